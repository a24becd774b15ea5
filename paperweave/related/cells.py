"""Papers gathered to cells of papers about like things: a reader loads those near a query only.

The cells are those of k-means that begins from evenly chosen papers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

_PAPERS_A_CELL = 250
_TURNS = 5


def in_cells(vectors: NDArray[np.int8]) -> list[NDArray[np.int64]]:
    """The places of the vectors by cell, each in order; fewer than twice 250 are one cell."""
    many = len(vectors) // _PAPERS_A_CELL
    if many < 2:
        return [np.arange(len(vectors))]
    unit = _of_length_one(vectors)
    centres = unit[np.linspace(0, len(unit) - 1, many).astype(np.int64)]
    nearest = _nearest(unit, centres)
    for _ in range(_TURNS):
        sums = np.zeros_like(centres)
        np.add.at(sums, nearest, unit)
        centres = _of_length_one(sums)
        nearest = _nearest(unit, centres)
    cells = [np.flatnonzero(nearest == cell) for cell in range(many)]
    return [cell for cell in cells if len(cell)]


def centres_of(
    vectors: NDArray[np.int8], cells: Sequence[NDArray[np.int64]]
) -> NDArray[np.float64]:
    """The mean direction of each cell's papers."""
    unit = _of_length_one(vectors)
    return np.array([unit[cell].mean(axis=0) for cell in cells])


def _of_length_one(vectors: NDArray[np.generic]) -> NDArray[np.float64]:
    wide = vectors.astype(np.float64)
    lengths = np.sqrt((wide * wide).sum(axis=1, keepdims=True))
    lengths[lengths == 0] = 1
    unit: NDArray[np.float64] = wide / lengths
    return unit


def _nearest(
    unit: NDArray[np.float64], centres: NDArray[np.float64]
) -> NDArray[np.int64]:
    """The nearest centre of each vector; the first of those that are the same but for rounding."""
    found: NDArray[np.int64] = np.argmax(np.round(unit @ centres.T, 9), axis=1)
    return found
