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

    @cached_property
    def _of_row(self) -> NDArray[np.int64]:
        return np.repeat(np.arange(len(self)), np.diff(self.indptr))

    def without_zeros(self) -> Rows:
        """The same without numbers that are zero."""
        return self.kept(self.data != 0)

    def kept(self, wanted: NDArray[np.bool_]) -> Rows:
        """The same with some of the numbers only."""
        starts = np.concatenate(([0], np.cumsum(wanted)))[self.indptr]
        return Rows(self.data[wanted], self.indices[wanted], starts, self.shape)

    @cached_property
    def across(self) -> Across:
        """The same numbers by column."""
        used, place, many = np.unique(
            self.indices, return_inverse=True, return_counts=True
        )
        common = np.argsort(-many, kind="stable")[:_MOST_COMMON]
        common = np.sort(common[many[common] * _COMMON > len(self)])
        of_row = self._of_row.astype(np.int32)
        # A column that many rows share is held whole, for a product of matrices is faster there.
        whole = np.zeros((len(common), len(self)))
        among = np.full(len(used), -1)
        among[common] = np.arange(len(common))
        is_common = among[place] >= 0
        whole[among[place[is_common]], of_row[is_common]] = self.data[is_common]
        rare = np.flatnonzero(~is_common)
        order = rare[np.argsort(place[rare], kind="stable")]
        starts = np.concatenate(
            ([0], np.cumsum(np.bincount(place[rare], minlength=len(used))))
        )
        return Across(
            self.data[order], of_row[order], starts, used, among, whole
        )

    def products(self, wanted: NDArray[Any]) -> Iterator[NDArray[np.float64]]:
        """The products of each wanted row with every row."""
        some, across = self.taken(wanted), self.across
        columns = np.searchsorted(across.used, some.indices)
        of_common = across.of_common(some, columns)
        for i in range(len(some)):
            here = some.row(i)
            yield of_common[i] + across.of_rare(some.data[here], columns[here])


@dataclass(frozen=True)
class Across:
    """Numbers of sparse rows by column.

    ``used`` are the columns in their order. Of a rare one ``data`` and ``of_row`` have the numbers
    and their rows; ``among`` is the place of a common one in ``whole``, -1 for a rare one.
    """

    data: NDArray[Any]
    of_row: NDArray[Any]
    indptr: NDArray[Any]
    used: NDArray[Any]
    among: NDArray[Any]
    whole: NDArray[np.float64]

    def of_common(
        self, some: Rows, columns: NDArray[Any]
    ) -> NDArray[np.float64]:
        """The products of some rows with every row, in the common columns only."""
        of_row = np.repeat(np.arange(len(some)), np.diff(some.indptr))
        among = self.among[columns]
        square = np.zeros((len(some), len(self.whole)))
        square[of_row[among >= 0], among[among >= 0]] = some.data[among >= 0]
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
