"""Sparse rows in plain numpy: as much of a library for sparse matrices as the neighbours need."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, cast

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray


_COMMON = 16  # a column of more than one row in so many is a common one
_MOST_COMMON = 256
_AT_ONCE = 128  # rows, whose products with 100,000 others take 50 MB
# By whole columns a product takes so much less time than by those of a row.
_QUICKER = 200
_SUMS_AT_ONCE = 100_000  # more go beyond a processor's own memory


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
        among = np.full(len(many), -1, np.int32)
        among[common] = np.arange(len(common))
        of_row = self.of_row
        place = among[self.indices]
        is_common = np.flatnonzero(place >= 0)
        whole = np.zeros((len(self), len(common)), np.float32)
        whole[of_row[is_common], place[is_common]] = self.data[is_common]
        order = np.argsort(self.indices, kind="stable")
        starts = np.concatenate(([0], np.cumsum(many)))
        return Across(self.data[order], of_row[order], starts, among, whole)

    def products(
        self, wanted: NDArray[Any], first: int = 0
    ) -> Iterator[RowProducts]:
        """The products of each wanted row with every row from the ``first`` on."""
        for start in range(0, len(wanted), _AT_ONCE):
            some = self.taken(wanted[start : start + _AT_ONCE])
            yield from self.across.products(some, first)


class RowProducts(NamedTuple):
    """The products of one row with others, as quickly as they are found.

    ``by_column`` has those in the columns that were multiplied one by one. The others were
    multiplied at once and in 32 bits: ``whole`` has the others in these, ``own`` the one row.
    """

    rough: NDArray[np.float64]
    by_column: NDArray[np.float64]
    whole: NDArray[np.float32]
    own: NDArray[np.float64]

    def exact(self, rows: NDArray[Any]) -> NDArray[np.float64]:
        """Return the products with some of the rows, the same on each machine."""
        found: NDArray[np.float64] = self.whole[rows] @ self.own
        found += self.by_column[rows]
        return found


@dataclass(frozen=True)
class Across:
    """Numbers of sparse rows by column: ``data`` and ``of_row`` have the numbers and their rows.

    A column that many rows share is also held whole, for a product of matrices is quicker there:
    ``among`` is the place of such a one in each row of ``whole``, -1 for the others.
    """

    data: NDArray[Any]
    of_row: NDArray[Any]
    indptr: NDArray[Any]
    among: NDArray[Any]
    whole: NDArray[np.float32]

    def products(self, some: Rows, first: int = 0) -> Iterator[RowProducts]:
        """The products of each of some rows with every row from the ``first`` on."""
        at_once = self._worth_it_whole(some)
        square = np.zeros((len(some), self.whole.shape[1]), np.float32)
        of_row, columns = some.of_row[at_once], some.indices[at_once]
        square[of_row, self.among[columns]] = some.data[at_once]
        others = some.kept(~at_once)
        used = np.unique(of_row)
        whole = self.whole[first:]
        of_whole = iter(square[used] @ whole.T)
        wide = square.astype(np.float64)
        several = np.isin(np.arange(len(some)), used).tolist()
        by_column = self._by_column(others, first)
        for i, (is_used, found) in enumerate(
            zip(several, by_column, strict=True)
        ):
            if is_used:
                rough = found + next(of_whole)
                yield RowProducts(rough, found, whole, wide[i])
            else:
                yield RowProducts(found, found, whole[:, :0], wide[i, :0])

    def _from(self, first: int, columns: NDArray[Any]) -> NDArray[np.int64]:
        """Where in each of some columns the rows from the ``first`` on begin."""
        low: NDArray[np.int64] = self.indptr[columns]
        high = self.indptr[columns + 1]
        if not first:
            return low
        last = len(self.of_row) - 1
        while (open_ones := low < high).any():
            middle = (low + high) // 2
            before = self.of_row[np.minimum(middle, last)] < first
            low = np.where(open_ones & before, middle + 1, low)
            high = np.where(open_ones & ~before, middle, high)
        return low

    def _worth_it_whole(self, some: Rows) -> NDArray[np.bool_]:
        """Which numbers of some rows are in common columns.

        None of a row that has so few of these that they are quicker one by one.
        """
        common = self.among[some.indices] >= 0
        sizes = np.where(common, np.diff(self.indptr)[some.indices], 0)
        by_column = np.bincount(some.of_row, sizes, len(some)) * _QUICKER
        worth_it = by_column > self.whole.size
        found: NDArray[np.bool_] = common & worth_it[some.of_row]
        return found

    def _by_column(
        self, some: Rows, first: int
    ) -> Iterator[NDArray[np.float64]]:
        """The products of each row with the rows from the ``first`` on, column by column."""
        starts = self._from(first, some.indices)
        sizes = self.indptr[some.indices + 1] - starts
        width = len(self.whole) - first
        of_row, several = some.of_row, max(1, _SUMS_AT_ONCE // width)
        for row in range(0, len(some), several):
            last = min(row + several, len(some))
            here = slice(some.indptr[row], some.indptr[last])
            places, _ = _places(starts[here], sizes[here])
            # In 64 bits no product of two numbers loses a digit.
            weights = np.repeat(some.data[here].astype(np.float64), sizes[here])
            weights *= self.data.take(places)
            rows = self.of_row.take(places)
            rows += np.repeat((of_row[here] - row) * width - first, sizes[here])
            found = np.bincount(rows, weights, (last - row) * width)
            yield from cast("NDArray[np.float64]", found).reshape(-1, width)


def _joined(
    indptr: NDArray[Any], wanted: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The places of all numbers of some rows, one row after the other, and where each begins."""
    first = indptr[wanted]
    return _places(first, indptr[np.asarray(wanted) + 1] - first)


def _places(
    first: NDArray[Any], lengths: NDArray[Any]
) -> tuple[NDArray[Any], NDArray[Any]]:
    """The same of rows of which the first place and the length are known."""
    starts = np.concatenate(([0], np.cumsum(lengths)))
    places = np.repeat(first - starts[:-1], lengths)
    places += np.arange(starts[-1])
    return places, starts
