"""Verbs of other languages than English, by where they stand: they have no content."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.text.languages import GERMAN, RUSSIAN

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.text.tokens import Word

_GENITIVE = "er"
# How infinitives end, and the articles behind them: "améliorer la qualité".
_INFINITIVES = {
    "fr": (
        ("er", "ir", "re"),
        frozenset(["le", "la", "les", "l", "un", "une"]),
    ),
    "es": (
        ("ar", "er", "ir"),
        frozenset(["el", "la", "los", "las", "un", "una"]),
    ),
    "pt": (("ar", "er", "ir"), frozenset(["o", "a", "os", "as", "um", "uma"])),
    "it": (
        ("are", "ere", "ire"),
        frozenset(
            ["il", "lo", "la", "i", "gli", "le", "l", "un", "uno", "una"]
        ),
    ),
}
# A verb agrees with the plural noun before it: "les références aident", "referencias ayudan".
# There, no adjective in the singular can end so; in Italian, "ambiente urbano" is no plural.
_PLURAL_SUBJECTS = {
    "fr": re.compile(r"\w+[sx] \w+ent"),
    "es": re.compile(r"\w+s \w+(?:[ae]n|[ae]ron)"),
    "pt": re.compile(r"\w+s \w+[ae]m"),
    "it": re.compile(r"\w+i \w+[ao]no|\w+e \w+ono"),
    # "gesproken talen": behind a participle stands its noun
    "nl": re.compile(r"(?!(?:ge|ver|be|ont)\w+(?<!ing)en )\w+(?:en|s) \w+en"),
}
# Russian verbs by their endings alone; `_RUSSIAN_NOUNS` end like infinitives.
_RUSSIAN_VERB = re.compile(
    r"\w{3,}(?:[аяиеуы]ть|ться|тся|[аяеую]ет|[аяеу]ют|лся|лась|лось|лись)"
)
_RUSSIAN_NOUNS = ("печать", "кровать", "память", "рукоять", "мечеть", "сеть")


def without_verbs(words: Sequence[Word], language: str) -> Sequence[Word]:
    """Return the words of a text with its verbs without content, as far as their places tell."""
    if language == GERMAN:
        return _without_german_verbs(words)
    if language == RUSSIAN:
        return [
            _without_content(word) if _is_russian_verb(word) else word
            for word in words
        ]
    found = words
    if language in _INFINITIVES:
        found = _without_infinitives(words, *_INFINITIVES[language])
    if language in _PLURAL_SUBJECTS:
        found = _without_plurals(found, _PLURAL_SUBJECTS[language])
    return found


def _without_content(word: Word) -> Word:
    return replace(word, content=False)


def _is_russian_verb(word: Word) -> bool:
    """Tell ``помогают`` and ``назначать``, but not ``память``."""
    return (
        word.content
        and _RUSSIAN_VERB.fullmatch(word.low) is not None
        and not word.low.endswith(_RUSSIAN_NOUNS)
    )


def _without_plurals(
    words: Sequence[Word], agrees: re.Pattern[str]
) -> Sequence[Word]:
    found = list(words)
    for place in range(1, len(words)):
        before, word = found[place - 1], words[place]
        both = before.content and word.content and word.written.islower()
        if both and agrees.fullmatch(f"{before.low} {word.low}"):
            found[place] = _without_content(word)
    return found


def _without_infinitives(
    words: Sequence[Word], endings: tuple[str, ...], articles: frozenset[str]
) -> Sequence[Word]:
    found = list(words)
    for place, word in enumerate(words[:-1]):
        if (
            word.content
            and word.low.endswith(endings)
            and words[place + 1].low in articles
        ):
            found[place] = _without_content(word)
    return found


def _without_german_verbs(words: Sequence[Word]) -> Sequence[Word]:
    """Return German words without the content of verbs and of adjectives without their noun.

    A German noun has a capital: words in small letters are part of a phrase before one. Behind one
    they are verbs, unless they end in ``er`` (``Analyse medizinischer Bilder``).
    """
    found = list(words)
    noun = False
    for place in range(len(words) - 1, -1, -1):
        word = words[place]
        noun = word.content and (noun or not _is_small(word))
        before = words[place - 1] if place else word
        if (
            word.content
            and _is_small(word)
            and (not noun or _is_verb(word, before))
        ):
            found[place] = _without_content(word)
            noun = False
    return found


def _is_small(word: Word) -> bool:
    """Tell a word of small letters only: ``trainieren``, but not ``k-Means`` or ``3d``."""
    return word.written.islower() and not word.digit


def _is_verb(word: Word, before: Word) -> bool:
    """Tell a verb behind its noun from an adjective before its own."""
    behind_noun = before.content and not _is_small(before)
    return behind_noun and not word.low.endswith(_GENITIVE)
