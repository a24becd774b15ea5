"""What records have from their surroundings: a heading's year, a journal said once for all.

Each fact that a record's own lines do not say is looked for in the lines
around it and at the beginning of its file.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from calendar import month_abbr, month_name
from dataclasses import replace
from functools import lru_cache, partial
from typing import TYPE_CHECKING

from paperweave.clean.origins import fact_of, pieces_in
from paperweave.clean.raw_text import RawText
from paperweave.engine.workers import in_processes
from paperweave.model.record import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.clean.origins import Fact
    from paperweave.clean.raw_text import Piece
    from paperweave.model.paper import Entry
    from paperweave.model.reading import Seed
    from paperweave.model.record import PartialDate, Record

# How far from a record its surroundings reach.
_LINES, _LONGEST_LINE = 400, 20_000


def with_surroundings(entries: Sequence[Entry], seed: Seed) -> Iterator[Entry]:
    """The entries of one listing, in their order, with what they have from elsewhere in it."""
    records = [entry.record for entry in entries]
    between = _between(records, len(seed.lines))
    found = in_processes(partial(_said_around, seed, between), records)
    for entry, said in zip(entries, found, strict=True):
        yield (
            entry if entry.elsewhere == said else replace(entry, elsewhere=said)
        )


def _between(records: Iterable[Record], lines: int) -> array[int]:
    """The lines of a listing that are no record's, by their places."""
    free = bytearray(b"\1") * lines
    for record in records:
        first = record.first_line - 1
        free[first : record.last_line] = bytes(record.last_line - first)
    return array("L", (place for place, is_free in enumerate(free) if is_free))


def _said_around(
    seed: Seed, between: Sequence[int], record: Record
) -> tuple[Elsewhere, ...]:
    raw = seed.raw_of(record)
    return said_elsewhere(record, raw, seed.lines, between)


def said_elsewhere(
    record: Record, raw: str, lines: Sequence[str], between: Sequence[int] = ()
) -> tuple[Elsewhere, ...]:
    """Find what a record has from its surroundings: a heading's year, a journal said once.

    ``lines`` are those of its file, ``between`` the places of those that are
    no record's: these say what several have, and other records only by chance.
    The nearest line above wins, then the nearest below.
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
            fact = fact_of(record, field)
            places = _around(record, len(lines), between)
            found += _in_lines(fact, field, probe, lines, places)
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
        or bool(pieces_in(fact_of(record, field), RawText(raw)))
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


def _around(
    record: Record, lines: int, between: Sequence[int]
) -> Iterator[int]:
    """The places of the lines to look through, in their order."""
    here = bisect_left(between, record.first_line - 1)
    yield from reversed(between[max(0, here - _LINES) : here])
    yield from between[here : here + _LINES]
    above, below = record.last_line - 1, record.last_line
    yield from range(above, max(-1, above - _LINES), -1)
    yield from range(below, min(below + _LINES, lines))
    yield from range(min(_LINES, lines))


def _in_lines(
    fact: Fact,
    field: str,
    probe: str,
    lines: Sequence[str],
    places: Iterable[int],
) -> list[Elsewhere]:
    for number in places:
        if probe not in lines[number] or len(lines[number]) > _LONGEST_LINE:
            continue
        # A date's month may stand on the line before its year or behind.
        before = max(0, number - 1)
        three = "\n".join(lines[before : number + 2])
        if not (pieces := _said_in(fact, three)):
            continue
        if alone := _said_in(fact, lines[number]):
            return [_known(Elsewhere(field, number + 1, lines[number], alone))]
        return [_known(Elsewhere(field, before + 1, three, pieces))]
    return []


# Records of a volume look through the same lines for the same year: a paper of
# the ACL Anthology, whose numbers have the year too, took 20 ms.
@lru_cache(10_000)
def _said_in(fact: Fact, line: str) -> tuple[Piece, ...]:
    return pieces_in(fact, RawText(line))


@lru_cache(1_000)
def _known(said: Elsewhere) -> Elsewhere:
    """The one object for all records of which a line says the same."""
    return said
