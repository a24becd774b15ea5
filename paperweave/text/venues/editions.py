"""The edition of a book: its number where a listing says one, else what makes it another.

Listings say ``2``, ``2nd``, ``Second``, ``2nd ed.``, ``2. Aufl.``, ``2e éd.`` or ``Revised``.
"""

from __future__ import annotations

import re

_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth".split()  # noqa: SIM905
)
_AN_EDITION = (
    r"(?:ed(?:n|ition|ição|ición|izione|s)?|aufl(?:age)?|éd(?:ition)?|изд)"
)
_ORDINAL = r"(?:st|nd|rd|th|er|[èe]re|[èe]me|e|-е|\.?[ªºa]|\.)?"
_WHICH = rf"(?:(?P<number>\d{{1,3}}){_ORDINAL}|(?P<word>{'|'.join(_WORDS)}))"
_NUMBERED = re.compile(rf"{_WHICH}(?:\s{_AN_EDITION}\b)?\.?", re.IGNORECASE)
_CALLED = re.compile(rf"[\s,]+{_AN_EDITION}\.?$", re.IGNORECASE)
_ONLY_CALLED = re.compile(rf"{_AN_EDITION}\.?", re.IGNORECASE)
_SAID = re.compile(
    r"(?<![\w.])(?:\d{1,2}(?:st|nd|rd|th|er|[èe]me|e|-е|\.)"
    rf"|{'|'.join(_WORDS)}|revised|rev\.)(?:\srev(?:ised|\.))?\s{_AN_EDITION}\b",
    re.IGNORECASE,
)
_LONGEST_NUMBER = 3  # a longer one is a year
_TEENS = range(11, 14)
_ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def edition_of(said: str) -> str | None:
    """The number of an edition, or what else a text calls it; None where it says nothing."""
    bare = " ".join(said.split()).strip(" ,;()[]")
    if found := _NUMBERED.fullmatch(bare):
        word = (found["word"] or "").lower()
        return (
            str(_WORDS.index(word) + 1) if word else str(int(found["number"]))
        )
    if _ONLY_CALLED.fullmatch(bare):
        return None
    return _CALLED.sub("", bare) or None


def edition_said(text: str, title: str) -> str | None:
    """Which edition a reference speaks of outside of its title: ``2nd ed.``, ``2. Aufl.``."""
    said = (found[0] for found in _SAID.finditer(text))
    return next((one for one in said if one not in title), None)


def ordinal(edition: str) -> str:
    """An edition as BibTeX's styles print it before the word: ``2nd``, ``Revised``."""
    if not edition.isdecimal() or len(edition) > _LONGEST_NUMBER:
        return edition
    number = int(edition)
    ending = "th" if number % 100 in _TEENS else _ENDINGS.get(number % 10, "th")
    return f"{number}{ending}"
