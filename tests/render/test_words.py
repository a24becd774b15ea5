"""The site's own words: every language has all of them, and every key is one that somebody says."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from string import Formatter
from types import SimpleNamespace

import pytest
from babel import Locale

from paperweave.model.record import Author, PartialDate
from paperweave.render.escape import Markup
from paperweave.render.own_words import read_words
from paperweave.render.pages import environment
from paperweave.render.reasons import in_words
from paperweave.render.words import Words, words_in
from tests.support.rows import for_rows

TEMPLATES = Path(__file__).parents[2] / "templates"
FILES = sorted((TEMPLATES / "theme" / "partials" / "words").glob("*.html"))
LANGUAGES = [path.stem for path in FILES]


def table(language: str) -> dict[str, str | dict[str, str]]:
    """The words of a language."""
    path = TEMPLATES / "theme" / "partials" / "words" / f"{language}.html"
    return read_words(path.read_text(encoding="utf-8"))


def fields(pattern: str | dict[str, str]) -> set[str]:
    """What a sentence leaves open; of one with plurals, of the most general form."""
    text = pattern if isinstance(pattern, str) else pattern["other"]
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@for_rows(
    ("language", "site", "said"),
    [
        (None, "en", None),
        ("en", "en", None),
        ("en-GB", "en", None),
        ("de", "en", "German"),
        ("de", "de", None),
        ("fr", "de", "Französisch"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("de-DE", "en", "German"),
        ("en, fr", "en", "English, French"),
        ("Klingonish", "en", "Klingonish"),
    ],
)
def test_a_language_is_named_where_it_is_not_the_sites(
    language: str | None, site: str, said: str | None
) -> None:
    assert words_in(TEMPLATES, site).of_language(language) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_in_order_with_the_same_gaps(language: str) -> None:
    english, other = table("en"), table(language)
    assert list(other) == list(english)
    for key, pattern in english.items():
        assert fields(other[key]) == fields(pattern), key


# Words that two languages have in common.
_SCIENCE = {"abstract", "code", "demo", "doi", "note", "source", "sources"}
SHARED = _SCIENCE | {"date", "format", "menu", "page", "site"}


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_every_word_is_translated(language: str) -> None:
    english = table("en")
    same = {key for key, said in table(language).items() if said == english[key]}
    words = {key: re.sub(r"\{\w+\}|\W", "", str(english[key])).lower() for key in same}
    assert {key: word for key, word in words.items() if word and word not in SHARED} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    for key, pattern in table(language).items():
        assert isinstance(pattern, str) or set(pattern) == forms, key


def test_the_theme_knows_every_language() -> None:
    text = (TEMPLATES / "theme" / "partials" / "words.html").read_text(encoding="utf-8")
    assert set(re.findall(r'"([a-z]{2})"', text)) == set(LANGUAGES)


def texts_of(folder: Path, *endings: str) -> dict[Path, str]:
    """The files of a folder with these endings, without the words themselves."""
    found = (path for ending in endings for path in sorted(folder.rglob(f"*{ending}")))
    return {path: path.read_text(encoding="utf-8") for path in found if "words" not in path.parts}


def test_every_word_is_used_and_every_word_that_is_used_is_there() -> None:
    code = Path(__file__).parents[2] / "paperweave"
    texts = [*texts_of(TEMPLATES, ".j2", ".html", ".js").values(), *texts_of(code, ".py").values()]
    told = "\n".join(texts)
    said = set(re.findall(r"""\b(?:say|t|plain)\(\s*["']([a-z.]+)["']""", told))
    named = set(re.findall(r"""["']((?:js|has|facet|link|fact|why|reason)\.[a-z.]+)["']""", told))
    literal = set(re.findall(r"""["']([a-z]+(?:[.-][a-z]+)*)["']""", told))
    known = set(table("en"))
    assert (said | named) - known - {"nav.", "link.", "js.review."} == set()  # beginnings
    # `nav.` is for the settings' own titles, `has.` and `link.` for the kinds of links.
    begun = ("nav.", "has.", "link.")
    assert {key for key in known - literal if not key.startswith(begun)} == set()


# Names of things that no language translates, and what a program reads.
_NAMES = re.compile(
    r"\.html|arXiv|DOI|PDF|CSL-JSON|BibTeX|RIS|APA|CSV|JSON|Google Scholar|COinS|OpenSearch|OR"
)
_OUR_TAGS = r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}"


def bare_words(text: str) -> list[str]:
    """What a template says beside its expressions and tags."""
    outside = re.sub(_OUR_TAGS, "", text, flags=re.DOTALL)
    outside = re.sub(r"<(script|style)\b.*?</\1>", "", outside, flags=re.DOTALL)
    outside = re.sub(r"<!--.*?-->", "", outside, flags=re.DOTALL)
    attributes = re.findall(r"""\b(?:aria-label|placeholder|title|alt)="([^"]*)\"""", outside)
    shown = [*re.sub(r"<[^>]*>", "\n", outside).split("\n"), *attributes]
    return [word for line in shown for word in re.findall(r"[A-Za-z]{2,}", _NAMES.sub("", line))]


@for_rows("path", sorted(texts_of(TEMPLATES, ".md.j2", ".html")), ids=lambda path: path.name)
def test_no_template_says_a_word_of_its_own(path: Path) -> None:
    assert bare_words(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "said",
    ["## Abstract", '<p title="A tooltip">', "<summary>Menu</summary>", "{{ n }} papers"],
)
def test_a_word_of_a_templates_own_is_noticed(said: str) -> None:
    assert bare_words(said)


def quoted(script: str) -> list[str]:
    """The texts in a script that begin with a capital and have a space: sentences and labels."""
    code = re.sub(r"/\*.*?\*/|(?<!:)//[^\n]*", "", script, flags=re.DOTALL)
    texts = re.findall(r"""["`]([A-Z][a-z]+ [^"`]*)["`]""", code)
    return [text for text in texts if not text.startswith("Arrow")]


@for_rows("path", sorted(texts_of(TEMPLATES, ".js")), ids=lambda path: path.name)
def test_no_script_says_a_sentence_of_its_own(path: Path) -> None:
    script = path.read_text(encoding="utf-8")
    assert quoted(script) == []
    assert re.findall(r"""\bt\("[^"]*[A-Z ][^"]*\"""", script) == []


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [
        ("en", PartialDate(2024, 3, 1), "1 March 2024"),
        ("de", PartialDate(2024, 3, 1), "1. März 2024"),
        ("fr", PartialDate(2024, 3, 1), "1er mars 2024"),
        ("fr", PartialDate(2024, 8, 20), "20 août 2024"),
        ("de", PartialDate(2024, 12), "Dezember 2024"),
        ("de", PartialDate(2024), "2024"),
        ("en", PartialDate(None, 4, 8), None),
        ("en", None, None),
    ],
)
def test_a_date_is_said_as_exactly_as_it_is_known(
    language: str, date: PartialDate | None, said: str | None
) -> None:
    assert words_in(TEMPLATES, language).date(date) == said


@pytest.mark.parametrize(
    ("many", "said"),
    [(0, None), (1, "A"), (2, "A and B"), (4, "A, B, C and D"), (5, "A, B, C and 2 others")],
)
def test_of_many_names_the_first_are_said(many: int, said: str | None) -> None:
    authors = [Author(name) for name in "ABCDE"[:many]]
    assert words_in(TEMPLATES, "en").names(authors) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_twelve_months(language: str) -> None:
    assert len(words_in(TEMPLATES, language).plain("date.months").split()) == 12


@for_rows(
    ("said", "in_german"),
    [
        ("both have the arXiv number 2402.17412", "beide haben arXiv-Nummer 2402.17412"),
        ("both have the DOI 10.1/a", "beide haben DOI 10.1/a"),
        (
            "both have the same title, and not both have an abstract",
            "beide haben denselben Titel, und mindestens einer fehlt das Abstract",
        ),
        (
            "both have the same abstract, and not both have a title",
            "beide haben dasselbe Abstract, und mindestens einer fehlt der Titel",
        ),
        (
            "title (93 % alike) and abstract (88 % alike)",
            "die Titel gleichen sich zu 93 %, die Abstracts zu 88 %",
        ),
        (
            "title and authors are the same, abstracts 80 % alike",
            "Titel und Personen sind gleich, die Abstracts zu 80 %",
        ),
        ("the curation file says that they are the same", "so steht es in der Kurationsdatei"),
        ("the bibliography is a person's own", "die eigene Bibliografie geht vor"),
        ("the names themselves are counted", "nach den Namen gezählt"),
        ("nothing but fetched metadata has it", "nur abgerufene Metadaten haben es"),
        (
            "no listing outweighs another, and this says most",
            "keine Liste überwiegt, und dies sagt am meisten",
        ),
        ("most listings say so", "die meisten Listen sagen es so"),
        ("title", "Titel"),
        ("authors", "Personen"),
        ("date", "Datum"),
        ("number of authors", "Zahl der Personen"),
        ("something new", "something new"),
    ],
)
def test_what_the_stages_say_is_said_in_the_sites_language(said: str, in_german: str) -> None:
    assert in_words(said, words_in(TEMPLATES, "de")) == in_german


@pytest.mark.parametrize(
    ("language", "n", "said"),
    [
        ("en", 1, "1 paper"),
        ("en", 1330, "1,330 papers"),
        ("de", 1330, "1.330 Arbeiten"),
        ("fr", 0, "0 article"),
        ("fr", 2, "2 articles"),
        ("zh", 2, "2 papers"),
    ],
)
def test_numbers_and_plurals_are_those_of_the_language(language: str, n: int, said: str) -> None:
    assert words_in(TEMPLATES, language).say("papers", n) == said


def test_a_seeds_text_in_a_sentence_is_escaped_and_our_markup_is_not() -> None:
    words = Words("en", {"x": "{a} and {b}"})
    assert words.say("x", a="*one*", b=Markup("*two*")) == r"\*one\* and *two*"
    assert words.plain("x", a="*one*", b="two") == "*one* and two"


@pytest.mark.parametrize(("language", "told"), [("en", "2,000"), ("de", "2.000")])
@pytest.mark.parametrize("page", ["map", "papers"])
def test_pages_of_many_papers_write_all_numbers_alike(page: str, language: str, told: str) -> None:
    many = range(2000)
    groups = SimpleNamespace(years={}, undated=None)
    corpus = SimpleNamespace(papers=range(10_000), cites=None, groups=groups)
    given = {"corpus": corpus, "groups": groups, "dots": [1], "drawn": many, "shown": many}
    template = environment((TEMPLATES,), language).get_template(f"{page}.md.j2")
    text = template.render(given, keys=[], to=str, line=str)
    assert told in unescape(text.split("\n\n")[1])


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pt-BR", "1.000 papers"),
        ("de-CH", "1’000 papers"),
        ("de-XX", "1.000 papers"),  # a country that has no way of its own
        ("en-GB-oxendict", "1,000 papers"),
        ("tlh", "1,000 papers"),  # which nobody described
        ("zz-ZZ", "1,000 papers"),
    ],
)
def test_numbers_are_written_in_any_language_that_a_person_may_set(
    language: str, said: str
) -> None:
    assert Words(language, table("en")).say("papers", 1000) == said
    assert Words(language, table("en")).say("papers", 1) == "1 paper"
