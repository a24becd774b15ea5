"""Each file of the seeds folder, read and cleaned.

One that did not change since is taken from the cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from operator import attrgetter
from typing import TYPE_CHECKING

from paperweave.clean.entry import entry_of
from paperweave.engine.fingerprint import digest, digest_of_each, hash_of
from paperweave.engine.progress import watched
from paperweave.engine.workers import in_processes
from paperweave.model.paper import Entry
from paperweave.read.decompress import is_packed
from paperweave.read.detect import read_path

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
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
_texts_of = attrgetter(*Entry.__slots__[2:-2])
# Stands for rank, repairs and fingerprint, which a record has not.
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
    keys = {name: own + asked for name, own in digest_of_each(found).items()}
    known = _known(keys, cache)
    new = [(name, path) for name, path in found.items() if name not in known]
    unwanted = partial(only.passes_over, published=published)
    for (name, path), gathered in zip(
        new,
        watched(_gather_all(new, unwanted), "reading listings", len(new)),
        strict=True,
    ):
        known[name] = gathered
        # A file that somebody saves while it is read belongs to no key.
        if _may_travel(gathered) and digest({name: path}) + asked == keys[name]:
            cache.save(_place(name), keys[name], gathered)
    return {name: known[name] for name in found}


def _known(keys: Mapping[str, str], cache: Cache) -> dict[str, Gathered]:
    """What the cache has of listings, each under the key of what it was made from."""
    kept: Iterator[tuple[str, Gathered | None]] = (
        (name, cache.load(_place(name), key)) for name, key in keys.items()
    )
    return {name: gathered for name, gathered in kept if gathered is not None}


def _place(name: str) -> str:
    return f"{_KIND}{hash_of(name)[:16]}"


def _gather_all(
    new: list[tuple[str, Path]], unwanted: Unwanted
) -> Iterator[Gathered]:
    """Read small files whole, each in one of several processes.

    The others are read here, and their records are cleaned there.
    """

    def in_a_process(one: tuple[str, Path]) -> Gathered | None:
        name, path = one
        if (
            not path.is_file()
            or is_packed(path)
            or path.stat().st_size > _SMALL
        ):
            return None
        gathered = _read(name, path, unwanted)
        return gathered if _may_travel(gathered) else None

    for (name, path), gathered in zip(
        new, in_processes(in_a_process, new, least=2, chunk=1), strict=True
    ):
        yield gathered or _read(name, path, unwanted)


def _read(name: str, path: Path, unwanted: Unwanted) -> Gathered:
    from paperweave.read.formats.registry import (
        # Takes 0.1 s, for which a build without changed listings has no use.
        FORMATS,
    )

    readings = tuple(read_path(name, path, FORMATS, unwanted))
    records = [record for reading in readings for record in reading.records]
    cleaned = zip(records, in_processes(_cleaned, records), strict=True)
    entries: list[Entry] = []
    unclear: list[Problem] = []
    for record, (values, problems) in cleaned:
        entries.append(_with_texts_of(record, values))
        unclear += problems
    return Gathered(readings, tuple(entries), tuple(unclear))


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
    return (record, _NONE, *_texts_of(record), _NONE, _NONE)


def _with_texts_of(record: Record, values: tuple[object, ...]) -> Entry:
    """The entry of such values."""
    pairs = zip(values, _own_of(record), strict=True)
    return Entry(*[own if value is ... else value for value, own in pairs])  # type: ignore[arg-type] # in the order of the fields


def _may_travel(gathered: Gathered) -> bool:
    return all(
        isinstance(reading.seed.lines, tuple) for reading in gathered.readings
    )
