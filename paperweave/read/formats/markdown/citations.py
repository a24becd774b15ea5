"""Entries of lists that are citations in commas.

``Ada Weaver, Bo Thread, Looms That Learn, ICLR, 2015``.
"""

from __future__ import annotations

import re

from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    is_venue,
    words,
)

_BETWEEN_NAMES = re.compile(r"(?:,\s+|\s+)(?:and|&)\s+|,\s*")
_FAMILY = re.compile(r"(?:[a-z]{2,4} ){0,2}[A-Z][\w'’-]+")
_WITH_OTHERS = re.compile(
    r"(?P<names>[^:;\"]{2,80}?)\s+et\.?\s?al\.?\s?[,.:]?\s+(?=[\"“A-Z\d])"
)
# LoomConf 2020.
_PLACE_AND_YEAR = re.compile(r"(?:[A-Z][\w'’&-]*\s){1,4}(?:19|20)\d\d")
_YEAR = re.compile(r"(?:in )?(?:19|20)\d\d\.?")
_ARCHIVED = re.compile(r"\(?(?:arxiv|corr)\b", re.IGNORECASE)
_SHORTEST = 3  # words of a title
_LONGEST = 600  # characters of a citation


def title_in_citation(text: str) -> tuple[int, int] | None:
    """Find where the title stands behind names that commas part.

    None where the text is no such citation.
    """
    if len(text) > _LONGEST:
        return None
    start, names, last = _after_names(text)
    if names > 1 and _ARCHIVED.match(text[start:]):
        start = last  # a title of two or three capitals, taken for a name
    parts, dated = _without_venue(text[start:].rstrip(" .,;").split(", "))
    title = ", ".join(parts)
    if len(words(title)) < _SHORTEST or not (
        names > 1 or (names == 1 and dated)
    ):
        return None
    return start, start + len(title)


def _after_names(text: str) -> tuple[int, int, int]:
    """Where the names that a text begins with end, their number, where the last begins."""
    others = _WITH_OTHERS.match(text)
    if others and (
        _FAMILY.fullmatch(others["names"])
        or are_names(others["names"], alone=True)
    ):
        return others.end(), 2, others.end()
    start = names = last = 0
    for match in _BETWEEN_NAMES.finditer(text):
        part = text[start : match.start()]
        if (
            not are_names(part, alone=True)
            and part.strip(". ").lower() != "et al"
        ):
            break
        last, start, names = start, match.end(), names + 1
    return start, names, last


def _without_venue(parts: list[str]) -> tuple[list[str], bool]:
    """The parts of a title without the venue and date behind it, and whether there were any."""
    left = list(parts)
    while len(left) > 1 and (
        _YEAR.fullmatch(left[-1].strip()) or _ARCHIVED.match(left[-1].strip())
    ):
        left.pop()
    while len(left) > 1 and _is_place(left[-1].strip().removeprefix("in ")):
        left.pop()
    before_year = len(left) < len(parts) and _YEAR.fullmatch(
        parts[len(left)].strip()
    )
    if len(left) > 1 and before_year and _may_be_venue(left[-1]):
        left.pop()
    return left, len(left) < len(parts)


def _is_place(text: str) -> bool:
    return is_venue(text) or _PLACE_AND_YEAR.fullmatch(text) is not None


def _may_be_venue(text: str) -> bool:
    """Tell whether what stands before a year can be a place of publication.

    Each longer word has a capital.
    """
    # "of the"
    return all(not word[0].islower() for word in words(text) if len(word) > 3)
