"""A file of the seeds folder, read and cleaned now.

It takes 0.4 seconds to import all formats, so this is only done where a file
has to be read.
"""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from paperweave.clean.elsewhere import with_surroundings
from paperweave.clean.entry import entry_of
from paperweave.clean.listings import Gathered
from paperweave.engine.workers import in_processes
from paperweave.model.paper import Entry
from paperweave.read.detect import read_path
from paperweave.read.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem, Record
    from paperweave.read.detect import Unwanted

_values_of = attrgetter(*Entry.__slots__)
# What a record has too, as it was written.
_texts_of = attrgetter(*Entry.__slots__[2:-3])
# Stands for rank, repairs and what follows them, which a record has not.
_NONE = object()


def read_listing(
    name: str, path: Path, before: Gathered | None, unwanted: Unwanted
) -> Gathered:
    """What a file on disk holds; ``before`` is what it held until somebody changed it, if known."""
    known = _clean_before(before)
    readings = tuple(
        _with_known(reading, known)
        for reading in read_path(name, path, FORMATS, unwanted)
    )
    records = [record for reading in readings for record in reading.records]
    unknown = [record for record in records if record not in known]
    cleaned = iter(in_processes(_cleaned, unknown))
    entries: list[Entry] = []
    unclear: list[Problem] = []
    for record in records:
        if record in known:
            entries.append(known[record].entry)
            continue
        values, problems = next(cleaned)
        entries.append(_with_texts_of(record, values))
        unclear += problems
    return Gathered(readings, tuple(_around(entries, readings)), tuple(unclear))


def _around(
    entries: Sequence[Entry], readings: Iterable[Reading]
) -> Iterator[Entry]:
    """The entries with what they have from other lines of their listings."""
    start = 0
    for reading in readings:
        end = start + len(reading.records)
        yield from with_surroundings(entries[start:end], reading.seed)
        start = end


class _Clean(NamedTuple):
    """A record that cleaning had nothing to say of, and its entry."""

    record: Record
    entry: Entry


def _clean_before(before: Gathered | None) -> dict[Record, _Clean]:
    """What need not be cleaned again in a listing where somebody changed other records."""
    if before is None:
        return {}
    records = (r for reading in before.readings for r in reading.records)
    unclear = {(problem.file, problem.line) for problem in before.unclear}
    return {
        record: _Clean(record, entry)
        for record, entry in zip(records, before.entries, strict=True)
        if entry.place not in unclear
    }


def _with_known(reading: Reading, known: Mapping[Record, _Clean]) -> Reading:
    """The reading with the very records that are known: their entries share their texts."""
    if not known:
        return reading
    records = [
        known[record].record if record in known else record
        for record in reading.records
    ]
    return replace(reading, records=tuple(records))


def _cleaned(record: Record) -> tuple[tuple[object, ...], list[Problem]]:
    """The values of a record's entry, without those that are the record's own, and problems.

    Cleaning leaves most texts as they are: these need not go from one process to another, and are
    kept once.
    """
    entry, problems = entry_of(record)
    pairs = zip(_values_of(entry), _own_of(record), strict=True)
    return tuple([... if a is b else a for a, b in pairs]), problems


def _own_of(record: Record) -> tuple[object, ...]:
    """What a record itself has for each field of its entry, as far as it has such a field."""
    return (record, _NONE, *_texts_of(record), _NONE, _NONE, _NONE)


def _with_texts_of(record: Record, values: tuple[object, ...]) -> Entry:
    """The entry of such values."""
    pairs = zip(values, _own_of(record), strict=True)
    return Entry(*[own if value is ... else value for value, own in pairs])  # type: ignore[arg-type] # in the order of the fields
