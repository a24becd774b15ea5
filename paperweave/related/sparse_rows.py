"""Sparse rows in plain numpy: as much of a library for sparse matrices as the neighbours need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


_COMMON = 32  # a column of more than one row in so many is a common one
_MOST_COMMON = 256
_AT_ONCE = 64  # rows, whose products with 100,000 others take 50 MB


@dataclass(frozen=True)
class Rows:
    """Rows of numbers, most of them zero: those that are not, with their columns, row by row.

    Row ``i`` has those from ``starts[i]`` to ``starts[i + 1]``. The names are those that libraries
    for sparse matrices use too.
    """

    data: NDArray[Any]
    indices: NDArray[Any]
    indptr: NDArray[Any]
    shape: tuple[int, int]

    def __len__(self) -> int:
        return self.shape[0]

    def row(self, i: int) -> slice:
        """Where the numbers of a row are."""
        return slice(int(self.indptr[i]), int(self.indptr[i + 1]))

    def taken(self, wanted: NDArray[Any]) -> Rows:
        """Some of the rows, in the order asked for."""
        places, starts = _joined(self.indptr, wanted)
        return Rows(
            self.data[places],
            self.indices[places],
            starts,
            (len(wanted), self.shape[1]),
        )

    @property
    def of_row(self) -> NDArray[np.int32]:
        """The row of each number."""
        rows = np.arange(len(self), dtype=np.int32)
        return np.repeat(rows, np.diff(self.indptr))

    def kept(self, wanted: NDArray[np.bool_]) -> Rows:
        """The same with some of the numbers only."""
        starts = np.concatenate(([0], np.cumsum(wanted)))[self.indptr]
        return Rows(self.data[wanted], self.indices[wanted], starts, self.shape)

    @cached_property
    def across(self) -> Across:
        """The same numbers by column."""
        many = np.bincount(self.indices, minlength=self.shape[1])
        common = np.argsort(-many, kind="stable")[:_MOST_COMMON]
        common = np.sort(common[many[common] * _COMMON > len(self)])
        # A column that many rows share is held whole, for a product of matrices is faster there.
        whole = np.zeros((len(common), len(self)))
        among = np.full(len(many), -1, np.int32)
        among[common] = np.arange(len(common))
        of_row = self.of_row
        place = among[self.indices]
        rare = np.flatnonzero(place < 0)
        is_common = np.flatnonzero(place >= 0)
        whole[place[is_common], of_row[is_common]] = self.data[is_common]
        order = rare[np.argsort(self.indices[rare], kind="stable")]
        many[common] = 0
        starts = np.concatenate(([0], np.cumsum(many)))
        return Across(self.data[order], of_row[order], starts, among, whole)

    def products(self, wanted: NDArray[Any]) -> Iterator[NDArray[np.float64]]:
        """The products of each wanted row with every row."""
        across = self.across
        for start in range(0, len(wanted), _AT_ONCE):
            some = self.taken(wanted[start : start + _AT_ONCE])
            of_common = across.of_common(some)
            for i in range(len(some)):
                here = some.row(i)
                rare = across.of_rare(some.data[here], some.indices[here])
                yield of_common[i] + rare


@dataclass(frozen=True)
class Across:
    """Numbers of sparse rows by column.

    Of a rare one ``data`` and ``of_row`` have the numbers and their rows; ``among`` is the place of
    a common one in ``whole``, -1 for a rare one.
    """

    data: NDArray[Any]
    of_row: NDArray[Any]
    indptr: NDArray[Any]
    among: NDArray[Any]
    whole: NDArray[np.float64]

    def of_common(self, some: Rows) -> NDArray[np.float64]:
        """The products of some rows with every row, in the common columns only."""
        among = self.among[some.indices]
        common = among >= 0
        square = np.zeros((len(some), len(self.whole)))
        square[some.of_row[common], among[common]] = some.data[common]
        return square @ self.whole

    def of_rare(
        self, data: NDArray[Any], columns: NDArray[Any]
    ) -> NDArray[np.float64]:
        """The products of one row with every row, in the rare columns only."""
        places, starts = _joined(self.indptr, columns)
        weights = self.data[places] * np.repeat(data, np.diff(starts))
        found = np.bincount(self.of_row[places], weights, self.whole.shape[1])
        return cast("NDArray[np.float64]", found)


def _joined(
    indptr: NDArray[Any], wanted: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The places of all numbers of some rows, one row after the other, and where each begins."""
    first = indptr[wanted]
    lengths = indptr[np.asarray(wanted) + 1] - first
    starts = np.concatenate(([0], np.cumsum(lengths)))
    places = np.arange(starts[-1]) + np.repeat(first - starts[:-1], lengths)
    return places, starts
