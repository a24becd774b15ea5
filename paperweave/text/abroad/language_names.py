"""What a work's language is called: by a code, by LaTeX's babel, in the words of a site.

Codes are those of BCP 47: of two letters where there is one, with a region where the listing says
one (``pt-BR``). What is not known here stays as the listing has it.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

# How LaTeX's babel calls languages, where it is not by their English names; the first of several
# is the one that is written.
_OF_BABEL = {
    "de": "german ngerman germanb", "fr": "french francais frenchb", "hu": "hungarian magyar",
    "el": "greek polutonikogreek", "nb": "norsk", "nn": "nynorsk", "sl": "slovene",
    "fa": "persian farsi", "pt": "portuguese portuges", "id": "indonesian bahasa bahasai",
    "sr": "serbian serbianc", "fr-CA": "canadien acadian", "en-US": "american usenglish",
    "en-GB": "british ukenglish", "en-AU": "australian", "en-CA": "canadian",
    "en-NZ": "newzealand", "de-AT": "naustrian austrian", "de-CH": "nswissgerman swissgerman",
    "pt-BR": "brazilian brazil",
}  # fmt: skip
# The numbers that Word knows languages by.
_OF_WORD = {
    "1028": "zh-TW", "1031": "de-DE", "1033": "en-US", "1034": "es-ES", "1036": "fr-FR",
    "1040": "it-IT", "1041": "ja-JP", "1042": "ko-KR", "1043": "nl-NL", "1045": "pl-PL",
    "1046": "pt-BR", "1049": "ru-RU", "1053": "sv-SE", "1055": "tr-TR", "2052": "zh-CN",
    "2055": "de-CH", "2057": "en-GB", "2070": "pt-PT", "3079": "de-AT", "3082": "es-ES",
}  # fmt: skip
# Names of their own, and what Chinese and Japanese libraries say; others are in the tables of Babel
# for the languages below.
_NAMES = {
    "中文": "zh", "汉语": "zh", "漢語": "zh", "英文": "en", "英语": "en", "英語": "en",
    "日文": "ja", "日本語": "ja", "한국어": "ko", "русский": "ru", "українська": "uk",
    "العربية": "ar", "فارسی": "fa", "ελληνικά": "el", "nederlands": "nl", "polski": "pl",
    "svenska": "sv", "dansk": "da", "suomi": "fi", "čeština": "cs", "türkçe": "tr",
    "castellano": "es", "castilian": "es", "mandarin": "zh",
}  # fmt: skip
_NAMED_IN = ("en", "de", "fr", "es", "pt", "it")
_NOTHING = frozenset(
    """und undetermined zxx mis xx none null nan n/a na - unknown unspecified 0 default""".split()  # noqa: SIM905
)
_BETWEEN = re.compile(r"\s*(?:[;|/,&+]|\band\b)\s*")
_TAG = re.compile(
    r"(?P<language>[A-Za-z]{2,3})(?:[-_](?P<script>[A-Za-z]{4}))?"
    r"(?:[-_](?P<region>[A-Za-z]{2}|\d{3}))?"
)
# How biblatex calls its words for a language: "langgerman".
_OF_BIBLATEX = "lang"
# A longer text is no name of a language.
_LONGEST = 40


@lru_cache(10_000)  # most entries of a listing say the same
def language_code(said: str) -> str | None:
    """The codes of the languages that a text names, with commas between; None where it names none.

    The text itself comes back where one of its names is not known.
    """
    if said.strip(" .").lower() in _NOTHING:
        return None
    names = [name for name in _BETWEEN.split(said.strip(" .;,")) if name]
    codes = [_code(name) for name in names if name.lower() not in _NOTHING]
    if None in codes:
        return _code(said) or " ".join(said.split())
    return ", ".join(dict.fromkeys(filter(None, codes))) or None


def codes_of(language: str) -> tuple[str, ...]:
    """The single codes, or the one name, of what ``language_code`` gives."""
    parts = tuple(filter(None, language.split(", ")))
    return parts if all(map(_TAG.fullmatch, parts)) else (language,)


def is_in(language: str, site: str) -> bool:
    """Tell whether a work is in the language of a site and in no other."""
    own = site.partition("-")[0].lower()
    return all(code.partition("-")[0] == own for code in codes_of(language))


@lru_cache(1_000)
def babel_name(language: str) -> str:
    """What biblatex takes for a language: babel's names, with "and" between several."""
    return " and ".join(map(_in_babel, codes_of(language)))


def _in_babel(code: str) -> str:
    if code in _OF_BABEL:
        return _OF_BABEL[code].partition(" ")[0]
    name = _of_babel_library("en").get(code, "")
    # Another name would not be read as this code.
    plain = name.isascii() and name.isalpha() and "-" not in code
    return name.lower() if plain and _code(name) == code else code


@cache
def _own_names() -> dict[str, str]:
    babel = {
        name: code
        for code, names in _OF_BABEL.items()
        for name in names.split()
    }
    return {**_OF_WORD, **_NAMES, **babel}


@cache
def _of_babel_library(language: str) -> dict[str, str]:
    """The names of languages in one of them, by their codes."""
    from babel import Locale

    named = dict(Locale.parse(language).languages)
    return {str(code).replace("_", "-"): str(named[code]) for code in named}


def _code(name: str) -> str | None:
    """The code of one language; None where its name is not known."""
    bare = name.strip().casefold()
    if len(bare) > _LONGEST:
        return None
    if known := _own_names().get(bare) or _tag(name.strip()):
        return known
    if bare.startswith(_OF_BIBLATEX) and bare != _OF_BIBLATEX:
        return _code(bare.removeprefix(_OF_BIBLATEX))
    return _named(bare)


def _tag(text: str) -> str | None:
    """A code with script and region, each written as BCP 47 does."""
    from babel.core import get_global

    found = _TAG.fullmatch(text)
    if found is None:
        return None
    said = found["language"].lower()
    language = get_global("language_aliases").get(said, said)
    if language not in _of_babel_library("en") and language != "no":
        return None
    script, region = (found["script"] or "").title(), found["region"] or ""
    return "-".join(filter(None, (language, script, region.upper())))


def _named(name: str) -> str | None:
    return next(
        (
            code
            for language in _NAMED_IN
            if (code := _by_name(language).get(name)) is not None
        ),
        None,
    )


@cache
def _by_name(language: str) -> dict[str, str]:
    """The codes of languages by their names in one of them."""
    named = _of_babel_library(language)
    return {name.casefold(): code for code, name in reversed(named.items())}
