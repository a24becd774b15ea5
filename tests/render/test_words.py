"""The site's own words: every language has all of them, and every key is one that somebody says."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest
from babel import Locale

from paperweave.render.escape import Markup
from paperweave.render.words import Words, read_words, words_in

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_all_words_in_order_with_the_same_gaps(language: str) -> None:
    english, other = table("en"), table(language)
    assert list(other) == list(english)
    for key, pattern in english.items():
        assert fields(other[key]) == fields(pattern), key


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_plural_has_the_forms_of_its_language(language: str) -> None:
    forms = {*Locale.parse(language).plural_form.tags, "other"}
    for key, pattern in table(language).items():
        assert isinstance(pattern, str) or set(pattern) == forms, key


def test_the_theme_knows_every_language() -> None:
    text = (TEMPLATES / "theme" / "partials" / "words.html").read_text(encoding="utf-8")
    assert set(re.findall(r'"([a-z]{2})"', text)) == set(LANGUAGES)


def test_every_word_is_used_and_every_word_that_is_used_is_there() -> None:
    texts = [
        path.read_text(encoding="utf-8")
        for folder, endings in ((TEMPLATES, ("*.j2", "*.html")), (Path("paperweave"), ("*.py",)))
        for ending in endings
        for path in sorted((Path(__file__).parents[2] / folder).rglob(ending))
        if "words" not in path.parts
    ]
    used = set(re.findall(r"""\b(?:say|t|plain)\(\s*["']([a-z.]+)["']""", "\n".join(texts)))
    assert used - set(table("en")) == set()
    assert set(table("en")) - used == set()


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
