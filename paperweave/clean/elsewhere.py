"""What records have from their surroundings: a heading's year, a journal said once for all.

Each fact that a record's own lines do not say is looked for in the lines
around it and at the beginning of its file.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from calendar import month_abbr, month_name
from dataclasses import replace
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.clean.origins import fact_of, pieces_in
from paperweave.clean.raw_text import RawText
from paperweave.engine.workers import in_processes
from paperweave.model.record import Elsewhere

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.clean.origins import Fact
    from paperweave.model.paper import Entry
    from paperweave.model.reading import Seed
    from paperweave.model.record import Record

# How far from a record its surroundings reach.
_LINES, _LONGEST_LINE = 400, 20_000
_BLOCK = 100  # lines that are looked through at once


def with_surroundings(entries: Sequence[Entry], seed: Seed) -> Iterator[Entry]:
    """The entries of one listing, in their order, with what they have from elsewhere in it."""
    records = [entry.record for entry in entries]
    lines = Lines(seed.lines, _between(records, len(seed.lines)))
    found = in_processes(partial(_said_elsewhere, seed, lines), records)
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


def _said_elsewhere(
    seed: Seed, lines: Lines, record: Record
) -> tuple[Elsewhere, ...]:
    return said_elsewhere(record, seed.raw_of(record), lines)


class Lines:
    """The lines of a listing, and what was found in them.

    ``between`` are the places of those that are no record's: these say what several records have,
    and other records only by chance. Records of a volume look through the same lines for the same
    year: a paper of the ACL Anthology, whose numbers have the year too, took 20 ms.
    """

    def __init__(
        self, lines: Sequence[str], between: Sequence[int] = ()
    ) -> None:
        self._between = _Some(lines, between)
        self._every = _Some(lines, range(len(lines)))
        # What they remember does not hold the object itself: cycles are looked
        # for so seldom that all listings would stay in memory.
        self.said_in = lru_cache(10_000)(partial(_said_in, lines))

    def around(self, record: Record, probe: str) -> Iterator[int]:
        """The places of the lines around a record that have some letters.

        The nearest line above comes first, then the nearest below, at last those with which the
        file begins.
        """
        for some, place in (
            (self._between, record.first_line - 1),
            (self._every, record.last_line),
        ):
            here = bisect_left(some.places, place)
            above = some.having(probe, max(0, here - _LINES), here)
            yield from reversed(above)
            yield from some.having(probe, here, here + _LINES)
        yield from self._every.having(probe, 0, _LINES)


def _said_in(lines: Sequence[str], fact: Fact, place: int) -> Elsewhere | None:
    """What a line says of a fact, or that line and those around it."""
    # A date's month may stand on the line before its year or behind.
    before = max(0, place - 1)
    line = lines[place]
    three = "\n".join(lines[before : place + 2])
    if not (pieces := pieces_in(fact, RawText(three))):
        return None
    if alone := pieces_in(fact, RawText(line)):
        return Elsewhere(fact.field, place + 1, line, alone)
    return Elsewhere(fact.field, before + 1, three, pieces)


class _Some:
    """Some of the lines of a listing, looked through a block at a time."""

    def __init__(self, lines: Sequence[str], places: Sequence[int]) -> None:
        self.places = places
        self._in_block = lru_cache(10_000)(
            partial(_looked_through, lines, places)
        )

    def having(self, probe: str, start: int, end: int) -> list[int]:
        """The places of the lines from one to another of them that have some letters."""
        blocks = range(start // _BLOCK, (end - 1) // _BLOCK + 1)
        found = chain.from_iterable(self._in_block(probe, n) for n in blocks)
        return [place for number, place in found if start <= number < end]


def _looked_through(
    lines: Sequence[str], places: Sequence[int], probe: str, block: int
) -> list[tuple[int, int]]:
    """The lines of a block that have some letters: which of them each is, and its place."""
    first = block * _BLOCK
    return [
        (number, place)
        for number, place in enumerate(places[first : first + _BLOCK], first)
        if probe in (line := lines[place]) and len(line) <= _LONGEST_LINE
    ]


def said_elsewhere(
    record: Record, raw: str, lines: Lines
) -> tuple[Elsewhere, ...]:
    """Find what a record has from its surroundings: a heading's year, a journal said once.

    ``lines`` are those of its file.
    """
    facts = [
        (fact_of(record, field), probe)
        for field, probe in _probes(record).items()
        if probe
    ]
    found = (
        _said_around(fact, probe, record, lines)
        for fact, probe in facts
        if not _says_itself(fact, probe, raw)
    )
    return tuple(one for one in found if one)


def _probes(record: Record) -> dict[str, str]:
    """For each field that may be said elsewhere some letters without which no line says it."""
    year = record.date.year if record.date else None
    return {
        "date": str(year) if year is not None else "",
        "venue": max((record.venue or "").split(), key=len, default=""),
        "doi": (record.doi or "").rpartition("/")[2],
    }


def _said_around(
    fact: Fact, probe: str, record: Record, lines: Lines
) -> Elsewhere | None:
    found = (
        lines.said_in(fact, place) for place in lines.around(record, probe)
    )
    return next(filter(None, found), None)


def _says_itself(fact: Fact, probe: str, raw: str) -> bool:
    """Tell whether a record's own lines say a fact; what is quick to see decides first."""
    return any(form in raw for form in _usual_forms(fact, probe)) or bool(
        pieces_in(fact, RawText(raw))
    )


@lru_cache(10_000)
def _usual_forms(fact: Fact, probe: str) -> tuple[str, ...]:
    """A fact as most listings write it, which is seen ten times as soon as any other form."""
    if isinstance(fact.value, str):
        # A title may have a word of a venue.
        return (fact.value if fact.field == "venue" else probe,)
    date = fact.value
    if date is None or date.month is None:
        return (probe,)
    iso = str(date)
    if date.day is None:
        return (iso,)
    names = month_abbr[date.month], month_name[date.month]
    american = (f"{name} {date.day}, {date.year}" for name in names)
    return (
        iso,
        *american,
        *(f" {date.day} {name} {date.year}" for name in names),
    )
