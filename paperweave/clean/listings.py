"""Each file of the seeds folder, read and cleaned.

One that did not change since is taken from the cache.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from importlib import import_module
from multiprocessing import parent_process
from typing import TYPE_CHECKING, NamedTuple

from paperweave.engine.fingerprint import digest, digest_of_each, hash_of
from paperweave.engine.progress import watched
from paperweave.engine.workers import in_processes
from paperweave.read.decompress import is_packed

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from paperweave.config.selection import Only
    from paperweave.engine.cache import Cache
    from paperweave.model.paper import Entry
    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem

# bytes: a larger file's lines stay on the disk, and cannot go from one process to another
_SMALL = 32_000_000
_KIND = "listing-"
_DIGESTS = "listings"  # of the bytes of each as it was kept


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
    return list(Gathering(found, only, published, cache).of_all().values())


class Gathering:
    """Listings that are being read and cleaned, as far as they changed.

    What is known to have changed is read in processes of their own from now on, and handed over
    by the cache, where it has to go anyway: other work can be done here until it is asked for.
    ``digests`` are hashes of the files' bytes before they were read.
    """

    def __init__(
        self,
        found: Mapping[str, Path],
        only: Only,
        published: frozenset[str],
        cache: Cache,
    ) -> None:
        self._found, self._cache = found, cache
        self._unwanted = partial(only.passes_over, published=published)
        # What is passed over depends on more than the file.
        self._asked = hash_of(only.shown, sorted(published)) if only else ""
        self.digests = digest_of_each(found)
        self._noted: dict[str, str] = cache.load(_DIGESTS, self._asked) or {}
        self._new = [
            name
            for name, own in self.digests.items()
            if self._noted.get(name) != own
        ]
        known = any(name in self._noted for name in self._new)
        if self._new and not known:
            # Once and here, not in each process.
            import_module("paperweave.clean.read_listing")
        # The entries of a single file that is new are cleaned by several
        # processes where it is read here.
        self._read = in_processes(
            self._in_a_process, self._new, least=1 if known else 2, chunk=1
        )

    def of_all(self) -> dict[str, Gathered]:
        """What each listing holds, by name; others are forgotten."""
        gathered = self.of_each()
        self._cache.tidy(_KIND)
        return gathered

    def of_each(self) -> dict[str, Gathered]:
        """What each listing holds, by name."""
        known = {
            name: kept.gathered
            for name in self._found
            if name not in self._new and (kept := self._kept(name))
        }
        ready = watched(self._read, "reading listings", len(self._new))
        for name, gathered in zip(self._new, ready, strict=True):
            if gathered:
                self._keep(name, gathered)
                known[name] = gathered
            else:
                known[name] = self._handed_over(name)
        for name in self._found:
            if name not in known:
                known[name] = self._handed_over(name)
        if not self.digests.items() <= self._noted.items():
            noted = self._noted | self.digests
            self._cache.save(_DIGESTS, self._asked, noted)
        return {name: known[name] for name in self._found}

    def _in_a_process(self, name: str) -> Gathered | None:
        """What a file holds; None where the cache has it now, or where it is to be read here.

        Small files are read whole in a process. The others are read here, and
        their records are cleaned there.
        """
        path = self._found[name]
        if (
            not path.is_file()
            or is_packed(path)
            or path.stat().st_size > _SMALL
        ):
            return None
        gathered = self._gathered(name)
        if not _may_travel(gathered):
            return None
        handed_over = parent_process() and self._keep(name, gathered)
        return None if handed_over else gathered

    def _handed_over(self, name: str) -> Gathered:
        """What a process left in the cache, else what is read here."""
        self._cache.forget(_place(name))
        if kept := self._kept(name):
            return kept.gathered
        gathered = self._gathered(name)
        self._keep(name, gathered)
        return gathered

    def _gathered(self, name: str) -> Gathered:
        """What a file holds, read now."""
        before = self._before(name)
        from paperweave.clean.read_listing import read_listing

        return read_listing(
            name, self._found[name], before and before.gathered, self._unwanted
        )

    def _keep(self, name: str, gathered: Gathered) -> bool:
        """Put what a file holds into the cache; False where it is not there."""
        own = self.digests[name]
        # A file that somebody saves while it is read belongs to no key.
        return (
            _may_travel(gathered)
            and digest({name: self._found[name]}) == own
            and self._cache.saved(
                _place(name), self._asked, _Kept(own, gathered)
            )
        )

    def _kept(self, name: str) -> _Kept | None:
        """What the cache has of a file as it is."""
        kept = self._before(name)
        return kept if kept and kept.digest == self.digests[name] else None

    def _before(self, name: str) -> _Kept | None:
        """What the cache has of a file as it was when it was read last."""
        kept: _Kept | None = self._cache.load(_place(name), self._asked)
        return kept


class _Kept(NamedTuple):
    """What a file held, and a hash of the bytes that it had."""

    digest: str
    gathered: Gathered


def _place(name: str) -> str:
    return f"{_KIND}{hash_of(name)[:16]}"


def _may_travel(gathered: Gathered) -> bool:
    return all(
        isinstance(reading.seed.lines, tuple) for reading in gathered.readings
    )
