"""A file with line ends put in where two listings touch on one line, and the way back."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from paperweave.model.record import Furniture, Problem, Record

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.reading import Reading, Seed

T = TypeVar("T", Record, Furniture)


class Parted:
    """A seed whose lines are parted at some places; what is read of it knows the file's own."""

    def __init__(self, seed: Seed, places: Sequence[tuple[int, int]]) -> None:
        """Part the lines, counted from 0, at the columns of ``places``."""
        columns = dict(places)
        lines: list[str] = []
        # Numbers, from 1, of the second halves among the new lines.
        self._added: list[int] = []
        for number, line in enumerate(seed.lines):
            at = columns.get(number)
            if at is None:
                lines.append(line)
            else:
                lines += [line[:at].rstrip(), line[at:]]
                self._added.append(len(lines))
        self._whole = seed
        self.seed = replace(seed, lines=tuple(lines))

    def is_border(self, reading: Reading, words: str) -> bool:
        """Tell whether a problem with these words names a place where a line was parted."""
        return any(
            words in p.message and p.line in self._added
            for p in reading.problems
        )

    def begins_record(self, reading: Reading) -> bool:
        """Tell whether a record begins where a line was parted."""
        return any(
            record.first_line in self._added for record in reading.records
        )

    def as_it_stands(self, reading: Reading) -> Reading:
        """What was read of the parted lines, with the lines of the file."""
        return replace(
            reading,
            seed=self._whole,
            records=tuple(self._with_raw(record) for record in reading.records),
            furniture=tuple(map(self._moved, reading.furniture)),
            problems=tuple(map(self._moved_problem, reading.problems)),
        )

    def _line(self, number: int) -> int:
        """The file's line that holds a line of the parted ones."""
        return number - bisect_left(self._added, number + 1)

    def _with_raw(self, record: Record) -> Record:
        """A record with its own text where it shares a line with another listing."""
        ends = {record.first_line, record.last_line + 1} & set(self._added)
        if ends and record.raw is None:
            record = replace(
                record, raw=self.seed.text(record.first_line, record.last_line)
            )
        return self._moved(record)

    def _moved(self, part: T) -> T:
        first, last = self._line(part.first_line), self._line(part.last_line)
        return replace(part, first_line=first, last_line=last)

    def _moved_problem(self, problem: Problem) -> Problem:
        line = None if problem.line is None else self._line(problem.line)
        return replace(problem, line=line)
