"""Dates that no format understood, each told with its line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.records.date_fields import problem_of_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem, Record

_SPACE = re.compile(r"\s+")


def unread_dates(reading: Reading) -> Iterator[Problem]:
    """A problem for each record whose date was not understood."""
    for record in reading.records:
        if record.unread_date is not None:
            line = _line(record, record.unread_date, reading.seed.lines)
            yield problem_of_date(
                record.file, line, record.unread_date, record.date
            )


def _line(record: Record, text: str, lines: Sequence[str]) -> int:
    """The line of a record on which a text stands by itself; else its first."""
    alone = re.compile(rf"(?<!\w){re.escape(text)}(?!\w)")
    numbers = range(record.first_line, min(record.last_line, len(lines)) + 1)
    found = (n for n in numbers if alone.search(_SPACE.sub(" ", lines[n - 1])))
    return next(found, record.first_line)
