"""References as jurists write them, with the volume before the name of the journal.

The Bluebook: ``Ada Weaver, The Law of Looms, 112 Harv. L. Rev. 345 (2019)``. OSCOLA: ``Ada Weaver,
‘The Law of Looms’ (2019) 135 LQR 345``, and books: ``Fay Warp, The Pattern (2nd edn, Shuttle Press
2014)``.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from paperweave.model.record import Publication
from paperweave.read.formats.plain_text.word_patterns import are_names

_YEAR = r"(?:1[89]|20)\d\d"
_JOURNAL = r"[^\W\d_a-z][\w.&'’ ]{0,80}?"
_PAGE = r"\d{1,5}(?:[-–]\d{1,5})?"
_NAMES = r"(?P<names>[^\W\d_][^,‘“\"()\d]{2,200})"
# What a law review prints between a student's name and the title.
_KIND = r"(?:,\s(?:Note|Comment|Essay|Article|Book Review))?"
_TITLE = r"[^\W_a-z][^‘’“”\"]{2,300}?"
_ARTICLES = (
    re.compile(
        rf"{_NAMES}{_KIND},\s(?P<title>{_TITLE}),\s(?P<volume>\d{{1,4}})\s(?P<venue>{_JOURNAL})"
        rf"\s(?P<pages>{_PAGE})(?:,\s{_PAGE})?\s\((?P<year>{_YEAR})\)"
    ),
    re.compile(
        rf"{_NAMES},\s[‘'](?P<title>.{{3,300}}?)[’']\s[(\[](?P<year>{_YEAR})[)\]]\s"
        rf"(?:(?P<volume>\d{{1,4}})(?:\((?P<number>\d{{1,3}})\))?\s)?(?P<venue>{_JOURNAL})"
        rf"\s(?P<pages>{_PAGE})(?=[.,;\s]|$)"
    ),
)
_BOOK = re.compile(
    rf"{_NAMES},\s(?P<title>{_TITLE})\s\((?:\d{{1,2}}(?:st|nd|rd|th)\sedn,\s"
    rf"(?P<house>[^()\d]{{2,60}})|(?P<press>[^()\d]{{0,60}}(?:Press|Publish(?:ers?|ing)|OUP|CUP)))"
    rf"\s(?P<year>{_YEAR})\)"
)


class LegalWork(NamedTuple):
    """What a jurist's reference says."""

    names: str
    title: str
    venue: str | None
    year: int
    publication: Publication


def legal_work(text: str) -> LegalWork | None:
    """The work of a reference in a jurist's style; None of any other."""
    for pattern in _ARTICLES:
        if (found := pattern.match(text)) and _are_people(found["names"]):
            said = found.groupdict()
            told = Publication(
                volume=said["volume"],
                number=said.get("number"),
                pages=said["pages"],
            )
            return LegalWork(
                said["names"],
                said["title"],
                said["venue"],
                int(said["year"]),
                told,
            )
    book = _BOOK.match(text)
    if book is None or not _are_people(book["names"]):
        return None
    told = Publication(type="book", publisher=book["house"] or book["press"])
    return LegalWork(
        book["names"], book["title"], None, int(book["year"]), told
    )


def _are_people(names: str) -> bool:
    return are_names(names, alone=" " in names)
