"""What was found in a text once, and comes out the same while all that it is made of does."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import numpy as np

from paperweave.engine.marks import Marks
from paperweave.engine.packed import Packed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from paperweave.engine.cache import Cache

T = TypeVar("T")

_BITS, _MASK = 16, 0xFFFF  # of a place in a text


class Known(NamedTuple):
    """What the last build kept; ``texts`` has a hash of each text, of 128 bits."""

    cache: Cache
    texts: Sequence[bytes]

    @property
    def of_texts(self) -> Packed:
        """The hashes of the texts as rows of numbers."""
        return Packed.of(self.texts, np.uint64)


def found_in_each(
    known: Known | None,
    name: str,
    count: int,
    parts: Callable[[Known], Iterable[Packed]],
    make: Callable[[int], T],
) -> list[T]:
    """Return what ``make`` finds in each of so many texts, or what it found in the last build.

    It is made of ``parts``, which have a row for each text, and of nothing else.
    """
    if known is None:
        return list(map(make, range(count)))
    marks = Marks(count)
    for part in parts(known):
        marks.add(part)
    return known.cache.each(name, marks.each(), lambda some: map(make, some))


def packed(
    starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.int64]:
    """Return places in one number each: the first word, and the one behind the last."""
    both: NDArray[np.int64] = starts.astype(np.int64) << _BITS | ends
    return both


def sides(
    places: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where such places start, and where they end."""
    return places >> _BITS, places & _MASK


def unpacked(places: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Return such places in two numbers each."""
    starts, ends = sides(places)
    return list(zip(starts.tolist(), ends.tolist(), strict=True))


def marks_of_names(
    numbers: Iterable[int], said: Callable[[int], object], size: int
) -> NDArray[np.uint64]:
    """Return a hash of what is said of each of some numbers, which differ from build to build."""
    found = np.zeros(size, np.uint64)
    for number in numbers:
        whole = repr(said(number)).encode("utf-8", "surrogatepass")
        found[number] = int.from_bytes(sha256(whole).digest()[:8], "little")
    return found
