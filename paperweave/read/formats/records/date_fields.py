"""What a date's field says where it is no date: none at all, not yet, or what nobody understands.

``n.d.`` says that there is no date, and nothing is lost by it. ``in press`` says how far a paper
is, which is kept as its comment. All else is told, so that no date is lost without a word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from paperweave.model.record import Problem
from paperweave.text.dates import date_in, date_of
from paperweave.text.identifiers import doi

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.model.record import PartialDate

_LONGEST = 80  # characters of what was not understood, in a report's line
_AROUND = " \t\n.,;:()[]{}<>'\"«»“”"
_NO_SIGNS = re.compile(r"[\W_]+")
# "No date" in the languages of catalogues and styles, without dots and spaces: s.d. (French,
# Italian, Portuguese, Romanian), s.f. (Spanish), s.a. (Latin), o.J. and o.D. (German), z.j. and
# z.d. (Dutch), u.å. (Swedish, Danish), b.r. (Polish), б.г. (Russian), t.y. (Turkish).
_NO_DATE = frozenset({
    "nd", "nodate", "noyear", "undated", "dateunknown", "yearunknown", "unknown", "unspecified",
    "notavailable", "tbd", "tba", "na", "nan", "nat", "none", "null", "nil", "xxxx", "uuuu",
    "sd", "sansdate", "senzadata", "semdata", "sf", "sinfecha", "sa", "oj", "ohnejahr", "od",
    "ohnedatum", "zj", "zd", "zonderjaar", "uå", "br", "бг", "безгода", "ty",
    "无日期", "不详", "年份不详", "出版年不明",
})  # fmt: skip
# How far a paper is, in the words of styles and of programs, in some languages.
_STATES = (
    "in press", "inpress", "forthcoming", "to appear", "to be published", "accepted", "submitted",
    "in preparation", "in prep", "under review", "in review", "under revision", "in revision",
    "in progress", "work in progress", "preprint", "unpublished", "online first", "early access",
    "advance online", "ahead of print", "epub ahead of print", "ongoing", "planned", "draft",
    "im druck", "im erscheinen", "erscheint", "in vorbereitung", "eingereicht", "angenommen",
    "à paraître", "sous presse", "soumis", "en prensa", "en preparación", "aceptado", "no prelo",
    "aceito", "in stampa", "in corso di stampa", "ter perse", "w druku", "i tryck", "baskıda",
    "в печати", "待出版", "即将出版", "印刷中", "録用",
)  # fmt: skip
_STATE = re.compile(
    rf"(?:{'|'.join(map(re.escape, _STATES))})(?![^\W\d_])[^\d]{{0,60}}",
    re.IGNORECASE,
)
_WHOLE_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")


class Undated(NamedTuple):
    """What the fields of a date say beside the date.

    ``state`` is how far the paper is (``in press``); ``unread`` is what was not understood.
    """

    state: str | None = None
    unread: str | None = None


def beside_date(values: Iterable[object]) -> Undated:
    """What the values of a paper's date say that is no date.

    Where another of them is its date, ``unread`` is told all the same, and a day that the calendar
    does not have.
    """
    state = unread = None
    for value in values:
        short = isinstance(value, str) and len(value) <= _LONGEST
        told = _told_by_short(value) if short else _told_by(value)
        state, unread = state or told.state, unread or told.unread
    return Undated(state, unread)


def _told_by(value: object) -> Undated:
    text = _shown(value)
    if not text:
        return Undated()
    if date_of(value) is not None:
        return Undated(unread=text if _is_no_day(text) else None)
    if _STATE.fullmatch(bare := text.strip(_AROUND)):
        return Undated(state=bare)
    told = says_no_date(text) or _leads_elsewhere(text)
    return Undated() if told else Undated(unread=text)


# The papers of a listing share their dates.
_told_by_short = lru_cache(maxsize=10_000)(_told_by)


def says_no_date(text: str) -> bool:
    """Tell whether a text says that there is no date: ``n.d.``, ``[s. d.]``, ``????``, ``0000``."""
    bare = _NO_SIGNS.sub("", text).lower()
    return not bare.strip("0") or bare in _NO_DATE


def with_state(comment: str | None, state: str | None) -> str | None:
    """A comment that also says how far the paper is."""
    if not state or (comment and state.lower() in comment.lower()):
        return comment
    return f"{comment}; {state}" if comment else state


def problem_of_date(
    file: str, line: int, unread: str, date: PartialDate | None
) -> Problem:
    """What is told of a date that was not understood, and what to do.

    Lost is what leaves a paper without a date; beside another date it is only worth a look.
    """
    shown = unread if len(unread) <= _LONGEST else f"{unread[:_LONGEST]}…"
    expected = "a date from 1000 to 2199 was expected, such as 2024, March 2024 or 2024-03-01"
    outcome = f"the paper is dated {date}" if date else "the paper has no date"
    message = f"the date {shown!r} was not understood ({expected}): {outcome}; correct it"
    return Problem("noted" if date else "lost", file, line, message)


def _leads_elsewhere(text: str) -> bool:
    """Tell an address or a DOI: bioRxiv has under ``published`` that of the printed article."""
    return "://" in text or doi(text) is not None


def _is_no_day(text: str) -> bool:
    """Tell a day in figures that no calendar has; 00 stands for a month or day unknown."""
    found = _WHOLE_DAY.match(text)
    if found is None or not int(found[3]) or not int(found[4]):
        return False
    read = date_in(found[0])
    return read is not None and read.day is None


def _shown(value: object) -> str:
    """What stands in a value, as a person reads it: its text, or its parts with dashes between."""
    if isinstance(value, str):
        return " ".join(value.split())
    if isinstance(value, Mapping):
        return next(filter(None, map(_shown, value.values())), "")
    if isinstance(value, list | tuple):
        return "-".join(filter(None, map(_shown, value)))
    return "" if value is None or isinstance(value, bool) else str(value)
