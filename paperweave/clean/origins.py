"""Where in the lines of a record each of its facts was read: the pieces of its raw text.

A format need not say it: ``raw_text.py`` finds it again.
"""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from paperweave.clean.proceedings import proceedings_of
from paperweave.clean.raw_text import RawText

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.clean.raw_text import Piece
    from paperweave.model.record import PartialDate, Record

# How far from a record its surroundings reach.
_LINES, _LONGEST_LINE = 400, 20_000


class Origins(NamedTuple):
    """The pieces of a record's raw text that say each of its facts; none where none is found."""

    title: tuple[Piece, ...] = ()
    authors: tuple[tuple[Piece, ...], ...] = ()  # of each author
    date: tuple[Piece, ...] = ()
    venue: tuple[Piece, ...] = ()
    arxiv: tuple[Piece, ...] = ()
    doi: tuple[Piece, ...] = ()


def origins_of(record: Record, raw: str) -> Origins:
    """Find the facts of a record in its lines."""
    text = RawText(raw)
    return Origins(
        title=text.pieces_of(record.title, "title"),
        authors=tuple(text.pieces_of_name(author) for author in record.authors),
        date=_pieces_in(record, "date", text),
        venue=_pieces_in(record, "venue", text),
        arxiv=text.pieces_of_number(record.arxiv),
        doi=text.pieces_of(record.doi, "doi"),
    )


class Elsewhere(NamedTuple):
    """A line of a record's file, outside of the record, that says a fact of it."""

    field: str
    line: int  # counted from 1
    text: str
    pieces: tuple[Piece, ...]  # in the line


def said_elsewhere(
    record: Record, raw: str, lines: Sequence[str]
) -> tuple[Elsewhere, ...]:
    """Find what a record has from its surroundings: a heading's year, a journal said once.

    ``lines`` are those of its file. The nearest line above wins, then the nearest below.
    """
    found = []
    year = record.date.year if record.date else None
    probes = {
        "date": str(year) if year is not None else "",
        "venue": max((record.venue or "").split(), key=len, default=""),
        "doi": (record.doi or "").rpartition("/")[2],
    }
    for field, probe in probes.items():
        if probe and not _says_itself(record, raw, field, probe):
            found += _in_lines(record, field, probe, lines)
    return tuple(found)


def _says_itself(record: Record, raw: str, field: str, probe: str) -> bool:
    """Tell whether a record's own lines say a fact; what is quick to see decides first."""
    date = record.date
    whole: tuple[str, ...] = (probe,)
    if field == "date" and date and date.month:
        whole = _usual_forms(date)
    elif field == "venue":  # of which a title may have a word
        whole = (record.venue or "",)
    return (
        any(form in raw for form in whole)
        or _stands_apart(record, field, raw)
        or bool(_pieces_in(record, field, RawText(raw)))
    )


def _stands_apart(record: Record, field: str, raw: str) -> bool:
    """Tell at once that a venue stands with other signs between its words, or year and month apart.

    To fold the lines of an entry in JSON takes 2 ms, and most need it not.
    """
    if field == "venue":
        return _words_in_order(record.venue or "").search(raw) is not None
    date = record.date
    return (
        field == "date"
        and date is not None
        and date.month is not None
        and date.day is None
        and f"{date.year}" in raw
        and _named_month(date.month).search(raw) is not None
    )


@lru_cache(1_000)  # most entries of a listing share their venues
def _words_in_order(venue: str) -> re.Pattern[str]:
    words = map(re.escape, re.findall(r"[^\W_]+", venue))
    # Between two words a line may end, as BibTeX inside JSON says it.
    apart = r"(?:\\[nrt]|[\W_]){0,60}"
    return re.compile(apart.join(words) or r"(?!)", re.IGNORECASE)


@lru_cache(12)
def _named_month(month: int) -> re.Pattern[str]:
    names = f"{month_name[month]}|{month_abbr[month]}"
    return re.compile(rf"(?<![A-Za-z])(?:{names})(?![A-Za-z])", re.IGNORECASE)


@lru_cache(10_000)
def _usual_forms(date: PartialDate) -> tuple[str, ...]:
    """A date as most listings write it, which is seen ten times as soon as any other form."""
    iso = str(date)
    if date.month is None or date.day is None:
        return (iso,)
    names = month_abbr[date.month], month_name[date.month]
    american = (f"{name} {date.day}, {date.year}" for name in names)
    return (
        iso,
        *american,
        *(f" {date.day} {name} {date.year}" for name in names),
    )


def _in_lines(
    record: Record, field: str, probe: str, lines: Sequence[str]
) -> list[Elsewhere]:
    above = range(
        record.last_line - 1, max(-1, record.last_line - 1 - _LINES), -1
    )
    begin = range(min(_LINES, len(lines)))
    below = range(record.last_line, min(record.last_line + _LINES, len(lines)))
    for number in (*above, *below, *begin):
        if probe not in lines[number] or len(lines[number]) > _LONGEST_LINE:
            continue
        # A date's month may stand on the line before its year or behind.
        for first, last in ((number, number), (number - 1, number + 1)):
            line = "\n".join(lines[max(0, first) : last + 1])
            if pieces := _pieces_in(record, field, RawText(line)):
                return [Elsewhere(field, max(0, first) + 1, line, pieces)]
    return []


def marked(raw: str, pieces: Iterable[Piece]) -> str:
    """The text of pieces, in their order, with a space between them."""
    return " ".join(raw[start:end] for start, end in pieces)


def _pieces_in(record: Record, field: str, text: RawText) -> tuple[Piece, ...]:
    """Where a text says a fact, or else the link that tells it."""
    if field == "date":
        found = text.pieces_of_date(record.date) if record.date else ()
    else:
        found = text.pieces_of(getattr(record, field), field)
    if found or field not in ("date", "venue"):
        return found
    told = proceedings_of(record)
    tells = told and told.venue == record.venue
    return text.pieces_of(told.address, "venue") if told and tells else ()
