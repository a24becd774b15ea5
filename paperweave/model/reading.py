"""A listing as numbered lines, and what was read from it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.model.record import Furniture, Problem, Record


@dataclass(frozen=True, slots=True)
class Seed:
    """A listing: its path inside the seeds folder and its lines, ``lines[0]`` being line 1."""

    name: str
    lines: Sequence[str]
    problems: tuple[Problem, ...] = ()  # what was mended in decoding it

    def text(self, first_line: int, last_line: int) -> str:
        """The lines from the first to the last, both counted from 1, joined by newlines."""
        return "\n".join(self.lines[first_line - 1 : last_line])

    def raw_of(self, record: Record) -> str:
        """What the listing has of a record: its lines, or the part of them that it is."""
        return record.raw or self.text(record.first_line, record.last_line)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read from one file.

    ``format`` is None where none could read it, and the problems say why.
    """

    seed: Seed
    format: str | None
    records: tuple[Record, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    problems: tuple[Problem, ...] = ()
    passed_over: int = 0  # records that nobody asked for
    no_listing: str | None = None  # what the file is, where it is surely none

    @property
    def lost(self) -> int:
        """How many things in this file are left out."""
        return sum(p.severity == "lost" for p in self.problems)


def without_records(
    readings: Sequence[Reading], left_out: Iterable[Record]
) -> tuple[Reading, ...]:
    """The readings without the records that are left out on purpose, which are counted instead."""
    places = {_place(record) for record in left_out}
    if not places:
        return tuple(readings)
    shortened = []
    for reading in readings:
        kept = tuple(
            record for record in reading.records if _place(record) not in places
        )
        passed_over = reading.passed_over + len(reading.records) - len(kept)
        shortened.append(
            replace(reading, records=kept, passed_over=passed_over)
        )
    return tuple(shortened)


def _place(record: Record) -> tuple[object, ...]:
    """Where a record stands, and what tells it from others on its line.

    Not its identifiers: cleaning may have corrected them.
    """
    return record.file, record.first_line, record.title, record.abstract
