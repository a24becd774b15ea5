"""How often each number stands in each of several texts: of all of them in one pass."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

_BITS = 32
_BYTES = _BITS // 8


class Counts(NamedTuple):
    """The numbers of one text in their order, and how often each stands there."""

    numbers: NDArray[np.uint32]
    counts: NDArray[np.int64]


def counts_of_each(
    texts: Sequence[bytes], *, flagged: bool = False
) -> Iterator[Counts]:
    """Count the numbers (32 bits each) of each text.

    Where their lowest bit is a flag, numbers that differ in it alone are one, with the flag set.
    """
    sizes = [len(numbers) // _BYTES for numbers in texts]
    found = np.frombuffer(b"".join(texts), np.uint32).astype(np.int64)
    found |= np.repeat(np.arange(len(texts)), sizes) << _BITS
    found.sort()
    last = np.flatnonzero(np.diff(found >> flagged, append=-1))
    found, counts = found[last], np.diff(last, prepend=-1)
    starts = np.searchsorted(found, np.arange(len(texts) + 1) << _BITS)
    numbers = found.astype(np.uint32)
    for start, stop in pairwise(starts.tolist()):
        yield Counts(numbers[start:stop], counts[start:stop])
