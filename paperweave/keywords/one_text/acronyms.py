"""Acronyms and what they stand for, where a text says so in brackets."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from paperweave.keywords.one_text.features import Text

_SHORT = re.compile(r"[A-Za-z][A-Za-z0-9-]{1,9}\Z")
# Words of the long form that give no letter: "mixture of experts".
_LONGEST_GAP = 2


class Acronym(NamedTuple):
    """A short form and the long form that a text gives for it, both folded.

    And the short form as written.
    """

    short: str
    long: str
    written: str


def acronyms_in(text: Text) -> tuple[Acronym, ...]:
    """Find ``long form (SHORT)``; each is named once, in the order of the text."""
    words = text.words
    found: dict[str, Acronym] = {}
    for place in _behind_brackets(text):
        if words[place + 1].written not in (")", ",", ";"):
            continue
        short = words[place].written
        if not _SHORT.match(short) or sum(map(str.isupper, short)) < 2:
            continue
        start = _long_form(text, place - 1, short)
        if start is not None and words[place].folded not in found:
            long = " ".join(word.folded for word in words[start : place - 1])
            found[words[place].folded] = Acronym(
                words[place].folded, long, short.removesuffix("s")
            )
    return tuple(found.values())


def _behind_brackets(text: Text) -> list[int]:
    """Return the places behind brackets; the first word has nothing before it to be short for."""
    written = [word.written for word in text.words[:-2]]
    return [
        place + 1 for place, word in enumerate(written) if place and word == "("
    ]


def _long_form(text: Text, end: int, short: str) -> int | None:
    """Return where the long form before a bracket begins, or None where the letters do not fit.

    They are the initials of as many words, or else, after Schwartz and Hearst (2003), are looked
    for from the last to the first, each in its turn; the first must begin a word. By that alone,
    "PPI" would be a "pump inhibitor".
    """
    letters = [c for c in short.removesuffix("s").lower() if c.isalnum()]
    first = _first_of_words(
        text, max(0, end - len(letters) - _LONGEST_GAP), end
    )
    joined, starts = _joined(text, first, end)
    initials = sorted(starts)[-len(letters) :]
    if [joined[at] for at in initials] == letters:
        return starts[initials[0]]
    at = len(joined)
    for i, letter in reversed(list(enumerate(letters))):
        at = joined.rfind(letter, 0, at)
        while i == 0 and at > 0 and at not in starts:
            at = joined.rfind(letter, 0, at)
        if at < 0:
            return None
    return starts.get(at)


def _first_of_words(text: Text, start: int, end: int) -> int:
    """The first place from which on no mark stands before the end."""
    while start < end and any(
        not w.written[0].isalnum() for w in text.words[start:end]
    ):
        start += 1
    return start


def _joined(text: Text, start: int, end: int) -> tuple[str, dict[int, int]]:
    """Words in small letters, and the place of each by where it begins; hyphens part words."""
    joined, starts = "", {}
    for place in range(start, end):
        for part in text.words[place].low.split("-"):
            starts[len(joined)] = place
            joined += part + " "
    return joined, starts
