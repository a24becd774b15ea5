"""How often each number stands in each of several texts: of all of them in one pass."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

_BITS = 32


class Counts(NamedTuple):
    """The numbers of one text in their order, and how often each stands there."""

    numbers: NDArray[np.uint32]
    counts: NDArray[np.int64]


def counts_of_each(
    numbers: NDArray[np.uint32],
    texts: NDArray[np.int64],
    count: int,
    *,
    flagged: bool = False,
) -> Iterator[Counts]:
    """Count the numbers of each of so many texts; ``texts`` says of each which it is of.

    Where their lowest bit is a flag, numbers that differ in it alone are one, with the flag set.
    """
    found = texts << _BITS | numbers
    found.sort()
    last = np.flatnonzero(np.diff(found >> flagged, append=-1))
    found, counts = found[last], np.diff(last, prepend=-1)
    starts = np.searchsorted(found, np.arange(count + 1) << _BITS)
    kinds = found.astype(np.uint32)
    for start, stop in pairwise(starts.tolist()):
        yield Counts(kinds[start:stop], counts[start:stop])
