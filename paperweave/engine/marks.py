"""Hashes of rows of numbers, of all rows in one pass: what tells that one is what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.engine.packed import Packed

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DIGITS = 32
# SplitMix64's constants, whose steps spread every bit over all; two lanes make 128 bits.
_STEPS = ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB))
_LAST_SHIFT = np.uint64(31)
_LANES = (
    (np.uint64(0x9E3779B97F4A7C15), np.uint64(0xC2B2AE3D27D4EB4F)),
    (np.uint64(0xD6E8FEB86659FD93), np.uint64(0xA0761D6478BD642F)),
)


class Marks:
    """A hash of each of some rows, of the numbers that were added to it in their order."""

    def __init__(self, count: int) -> None:
        self._lanes = np.zeros((count, len(_LANES)), np.uint64)

    def add(self, rows: Packed) -> None:
        """Add a row of numbers to each."""
        starts = rows.starts
        numbers = rows.data.astype(np.uint64)
        places = rows.places.astype(np.uint64)
        sizes = rows.sizes.astype(np.uint64)
        for lane, (of_number, of_place) in enumerate(_LANES):
            mixed = _mixed(numbers * of_number + (places + 1) * of_place)
            # Sums go round at 2^64, and so are right when they are subtracted.
            sums = np.zeros(len(mixed) + 1, np.uint64)
            np.cumsum(mixed, out=sums[1:])
            own = sums[starts[1:]] - sums[starts[:-1]]
            before = self._lanes[:, lane] * of_place
            self._lanes[:, lane] = _mixed(before + own + sizes * of_number)

    def rows(self) -> Packed:
        """The hash of each row as numbers."""
        count, lanes = self._lanes.shape
        return Packed(self._lanes.ravel(), np.arange(count + 1) * lanes)

    def each(self) -> list[str]:
        """The hash of each row."""
        whole = self._lanes.tobytes().hex()
        return [
            whole[start : start + _DIGITS]
            for start in range(0, len(whole), _DIGITS)
        ]


def _mixed(numbers: NDArray[np.uint64]) -> NDArray[np.uint64]:
    for shift, factor in _STEPS:
        numbers = (numbers ^ (numbers >> np.uint64(shift))) * np.uint64(factor)
    found: NDArray[np.uint64] = numbers ^ (numbers >> _LAST_SHIFT)
    return found
