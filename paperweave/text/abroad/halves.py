"""Halves of compounds that say their end once: ``Geistes- und Kulturwissenschaften``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.text.tokens import Word

_LANGUAGES = frozenset({"de", "nl"})


def without_halves(words: Sequence[Word], language: str) -> Sequence[Word]:
    """Return German or Dutch words, without content what a hyphen ends, and adjectives before it.

    The second half of ``Textsammlung und -analyse`` is a word by itself.
    """
    if language not in _LANGUAGES:
        return words
    found = list(words)
    for hyphen, word in enumerate(words):
        place = hyphen - 1
        while word.written == "-" and place >= 0 and found[place].content:
            found[place] = replace(found[place], content=False)
            place -= 1
    return found
