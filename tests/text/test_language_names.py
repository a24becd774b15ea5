"""What a work's language is called: codes, names in several languages, LaTeX's and Word's."""

from __future__ import annotations

from paperweave.text.abroad.language_names import babel_name, codes_of, is_in, language_code
from tests.support.rows import for_rows

CODES = {
    "en": ["en", "EN", "eng", "English", "english", "English.", "Englisch", "anglais", "inglés"],
    "de": ["ger", "deu", "ngerman", "germanb", "langgerman", "Deutsch", "tedesco", "und; ger"],
    "zh": ["chi", "zho", "中文", "中文;", "Chinesisch"],
    "en-US": ["en_US", "en-us", "american", "usenglish", "1033", "American English"],
    "pt-BR": ["pt-BR", "brazilian", "1046", "Brazilian Portuguese"],
    "zh-Hans": ["zh-hans", "Simplified Chinese"],
    "es-419": ["es-419"],
    "nb": ["nob", "norsk"],
    "no": ["no", "nor", "Norwegian"],
    "mul": ["mul"],
    "sgn": ["sgn"],
    "pt": ["portuges", "português"],
    "en, de": ["English; German", "eng;ger", "eng|ger", "en/de", "English & German", "en + de"],
    "en, fr": ["english and french", "eng; eng; fre", "English, French"],
    None: ["und", "UND", "Undetermined", "zxx", "n/a", "-", " ", "unknown; und"],
}


@for_rows(("said", "code"), [(said, code) for code, some in CODES.items() for said in some])
def test_a_language_has_one_code_however_it_is_called(said: str, code: str | None) -> None:
    assert language_code(said) == code


KEPT = [
    "Klingonish",
    "xx-yy",
    "lang",
    "English; Klingonish",
    "English, Middle (1100-1500)",
    "a language that is said in more than forty letters",
]


@for_rows("said", KEPT)
def test_what_is_not_known_stays_as_it_is_said(said: str) -> None:
    assert language_code(said) == said
    assert codes_of(said) == (said,)


@for_rows(
    ("code", "name"),
    [
        ("de", "german"),
        ("fa", "persian"),
        ("nb", "norsk"),
        ("cs", "czech"),
        ("en-GB", "british"),
        ("de-DE", "de-DE"),
        ("zh-Hans", "zh-Hans"),
        ("de, en-US", "german and american"),
        ("mul", "mul"),
        ("Klingonish", "Klingonish"),
        ("", ""),
    ],
)
def test_latex_calls_a_language_by_a_name_that_is_read_as_the_same_code(
    code: str, name: str
) -> None:
    assert babel_name(code) == name
    assert (language_code(name) or "") == code


@for_rows(
    ("language", "site", "same"),
    [
        ("en", "en", True),
        ("en-GB", "en", True),
        ("en", "en-US", True),
        ("de", "en", False),
        ("en, de", "en", False),
        ("English words", "en", False),
    ],
)
def test_a_work_is_in_the_language_of_a_site_or_in_another(
    language: str, site: str, *, same: bool
) -> None:
    assert is_in(language, site) is same
