"""What is dear to make, kept in a folder that may be lost at any time.

Nothing in it is trusted: a file begins with a hash of what follows, of the key that it was kept
under, and of all that shaped it (our code, the libraries). Another key, another version or a
damage, and it is as if it were not there.
"""

from __future__ import annotations

import hashlib
import logging
import pickle
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from paperweave.engine.atomic import OutputError, explained, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")

_log = logging.getLogger("paperweave.cache")
_ENDING = ".kept"
# Of many small things: what changed makes one or two of them be written again.
_DRAWERS = 16
_DRAWER_OF = {
    f"{n:02x}": n % _DRAWERS for n in range(256)
}  # by a key's first signs


class Memory:
    """What a process that builds again and again has loaded or kept, by name.

    It is the very object that the last build had: nobody may change what
    comes from a cache or goes into it.
    """

    def __init__(self) -> None:
        self._version = ""
        self._held: dict[str, tuple[str, object]] = {}

    def of_version(self, version: str) -> dict[str, tuple[str, object]]:
        """What is held under each name, with its key; of one version only."""
        if version != self._version:
            # A build may still be at work with what it has of another one.
            self._version, self._held = version, {}
        return self._held


class Cache:
    """A folder of kept things.

    ``version`` is a hash of all that shapes them beside what their keys say.
    What is in the ``memory`` of a server need not be loaded again.
    """

    def __init__(
        self, folder: Path, version: str, memory: Memory | None = None
    ) -> None:
        self._folder = folder
        self._version = version
        self._used: set[str] = set()
        self._held = memory.of_version(version) if memory else None

    def load(self, name: str, key: str) -> Any:  # noqa: ANN401 - whatever was kept
        """What was kept under a name, where it was kept with this key.

        None where it was not, or is damaged.
        """
        self._used.add(name + _ENDING)
        if self._held is None:
            return self._from_disk(name, key)
        if name not in self._held or self._held[name][0] != key:
            self._held[name] = key, self._from_disk(name, key)
        return self._held[name][1]

    def _from_disk(self, name: str, key: str) -> Any:  # noqa: ANN401 - as above
        try:
            data = (self._folder / (name + _ENDING)).read_bytes()
        except OSError:
            return None
        checksum, kept = (
            data[: hashlib.sha256().digest_size],
            memoryview(data)[hashlib.sha256().digest_size :],
        )
        if checksum != self._checksum(key, kept):
            return None
        return pickle.loads(kept)  # noqa: S301 - the checksum says that it is what we wrote

    def save(self, name: str, key: str, value: object) -> None:
        """Keep a value under a name, in place of what was there.

        A full disk only makes the next build take longer, which is told.
        """
        if not self.saved(name, key, value):
            tell_once(self._folder)

    def saved(self, name: str, key: str, value: object) -> bool:
        """Keep a value, and return whether another process can load it, which may be untold."""
        self._used.add(name + _ENDING)
        if self._held is not None:
            self._held[name] = key, value
        data = pickle.dumps(value, protocol=5)
        try:
            with explained(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
            replace_file(
                self._folder / (name + _ENDING),
                self._checksum(key, data) + data,
            )
        except OutputError:
            return False
        return True

    def forget(self, name: str) -> None:
        """Look at the disk again for what another process may have kept under a name."""
        if self._held is not None:
            self._held.pop(name, None)

    def kept(self, name: str, key: str, make: Callable[[], T]) -> T:
        """What was kept, else what ``make`` gives, which is kept from now on."""
        found: T | None = self.load(name, key)
        if found is None:
            found = make()
            self.save(name, key, found)
        return found

    def each(
        self,
        name: str,
        keys: Sequence[str],
        make: Callable[[Sequence[int]], Iterable[T]],
    ) -> list[T]:
        """A thing for each key (``hash_of`` what it is made from).

        ``make`` gives those at the places it is told.

        What no key asks for is forgotten.
        """
        drawers: list[dict[str, T]] = self._drawers(name)
        own = [drawers[_DRAWER_OF[key[:2]]] for key in keys]
        missing = [i for i, key in enumerate(keys) if key not in own[i]]
        wanted = set(keys)
        grown = {_DRAWER_OF[keys[i][:2]] for i in missing}
        for i, thing in zip(missing, make(missing), strict=True):
            own[i][keys[i]] = thing
        for n, drawer in enumerate(drawers):
            if n in grown or not drawer.keys() <= wanted:
                self.save(f"{name}-{n:02}", "", _only(drawer, wanted))
        return [drawer[key] for drawer, key in zip(own, keys, strict=True)]

    def _drawers(self, name: str) -> list[dict[str, Any]]:
        return [self.load(f"{name}-{n:02}", "") or {} for n in range(_DRAWERS)]

    def tidy(self, beginning: str) -> None:
        """Remove what has a name that begins so and was not used.

        What was asked for or kept since this object was made stays.
        """
        with suppress(OSError):
            for path in self._folder.glob(f"{beginning}*{_ENDING}"):
                if path.name not in self._used:
                    path.unlink(missing_ok=True)
                    if self._held is not None:
                        self._held.pop(path.name.removesuffix(_ENDING), None)

    def _checksum(self, key: str, data: bytes | memoryview) -> bytes:
        checksum = hashlib.sha256(f"{self._version}\0{key}\0".encode())
        checksum.update(data)
        return checksum.digest()


@cache
def tell_once(folder: Path) -> None:
    """Say that a folder of kept things cannot be written; once in a process."""
    _log.warning(
        "%s: cannot be written, so nothing is cached; builds just take longer",
        folder,
    )


def _only(drawer: Mapping[str, T], wanted: Container[str]) -> dict[str, T]:
    return {key: thing for key, thing in drawer.items() if key in wanted}
