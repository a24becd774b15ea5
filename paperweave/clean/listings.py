"""Each file of the seeds folder, read and cleaned.

One that did not change since is taken from the cache.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from paperweave.clean.elsewhere import with_surroundings
from paperweave.clean.entry import entry_of
from paperweave.engine.fingerprint import digest, digest_of_each, hash_of
from paperweave.engine.progress import watched
from paperweave.engine.workers import in_processes
from paperweave.model.paper import Entry
from paperweave.read.decompress import is_packed
from paperweave.read.detect import read_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from paperweave.config.selection import Only
    from paperweave.engine.cache import Cache
    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem, Record
    from paperweave.read.detect import Unwanted

# bytes: a larger file's lines stay on the disk, and cannot go from one process to another
_SMALL = 32_000_000
_KIND = "listing-"
_values_of = attrgetter(*Entry.__slots__)
# What a record has too, as it was written.
_texts_of = attrgetter(*Entry.__slots__[2:-3])
# Stands for rank, repairs and what follows them, which a record has not.
_NONE = object()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a file on disk held.

    This is what was read of each listing in it, every record's entry, and what cleaning had to say.
    """

    readings: tuple[Reading, ...]
    entries: tuple[Entry, ...]
    unclear: tuple[Problem, ...]


def gather(
    found: Mapping[str, Path],
    only: Only,
    published: frozenset[str],
    cache: Cache,
) -> list[Gathered]:
    """Read and clean all listings, by name, as far as they changed; forget those that are no more.

    Whatever is wrong with them is told in their readings.
    """
    known = gather_some(found, only, published, cache)
    cache.tidy(_KIND)
    return list(known.values())


def gather_some(
    found: Mapping[str, Path],
    only: Only,
    published: frozenset[str],
    cache: Cache,
) -> dict[str, Gathered]:
    """Read and clean these listings only, as far as they changed; by name."""
    # What is passed over depends on more than the file.
    asked = hash_of(only.shown, sorted(published)) if only else ""
    digests = digest_of_each(found)
    before = _kept_of(found, asked, cache)
    known = {
        name: one.gathered
        for name, one in before.items()
        if one.digest == digests[name]
    }
    new = [
        _New(name, path, before[name].gathered if name in before else None)
        for name, path in found.items()
        if name not in known
    ]
    unwanted = partial(only.passes_over, published=published)
    for one, gathered in zip(
        new,
        watched(_gather_all(new, unwanted), "reading listings", len(new)),
        strict=True,
    ):
        name, path, _ = one
        known[name] = gathered
        # A file that somebody saves while it is read belongs to no key.
        if _may_travel(gathered) and digest({name: path}) == digests[name]:
            cache.save(_place(name), asked, _Kept(digests[name], gathered))
    return {name: known[name] for name in found}


class _Kept(NamedTuple):
    """What a file held, and a hash of the bytes that it had."""

    digest: str
    gathered: Gathered


class _New(NamedTuple):
    """A file to be read, and what it held before somebody changed it, if that is known."""

    name: str
    path: Path
    before: Gathered | None


def _kept_of(
    found: Iterable[str], asked: str, cache: Cache
) -> dict[str, _Kept]:
    """What listings held when they were read last, by name."""
    kept = {name: cache.load(_place(name), asked) for name in found}
    return {name: one for name, one in kept.items() if one}


def _place(name: str) -> str:
    return f"{_KIND}{hash_of(name)[:16]}"


def _gather_all(new: list[_New], unwanted: Unwanted) -> Iterator[Gathered]:
    """Read small files whole, each in one of several processes.

    The others are read here, and their records are cleaned there.
    """

    def in_a_process(one: _New) -> Gathered | None:
        path = one.path
        if (
            not path.is_file()
            or is_packed(path)
            or path.stat().st_size > _SMALL
        ):
            return None
        gathered = _read(one, unwanted)
        return gathered if _may_travel(gathered) else None

    for one, gathered in zip(
        new, in_processes(in_a_process, new, least=2, chunk=1), strict=True
    ):
        yield gathered or _read(one, unwanted)


def _read(new: _New, unwanted: Unwanted) -> Gathered:
    from paperweave.read.formats.registry import (
        # Takes 0.1 s, for which a build without changed listings has no use.
        FORMATS,
    )

    known = _clean_before(new.before)
    readings = tuple(
        _with_known(reading, known)
        for reading in read_path(new.name, new.path, FORMATS, unwanted)
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


def _may_travel(gathered: Gathered) -> bool:
    return all(
        isinstance(reading.seed.lines, tuple) for reading in gathered.readings
    )
