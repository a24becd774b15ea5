"""Rows of numbers, one behind the other in one array: a thousand times fewer objects than lists."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


_ROWS_A_TURN = 200


class Turn(NamedTuple):
    """The numbers of some rows, and the row of each, counted from the first of these."""

    numbers: slice
    of_row: NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Packed:
    """Row ``i`` of ``data`` is what stands from ``starts[i]`` to ``starts[i + 1]``."""

    data: NDArray[Any]
    starts: NDArray[np.int64]

    @classmethod
    def of(cls, rows: Sequence[bytes], kind: Any) -> Packed:  # noqa: ANN401 - as numpy's own
        """Pack rows that are bytes of numbers of one kind."""
        data = np.frombuffer(b"".join(rows), kind)
        sizes = np.fromiter(map(len, rows), np.int64, len(rows))
        return cls(data, _starts(sizes // np.dtype(kind).itemsize))

    @classmethod
    def of_sizes(cls, data: NDArray[Any], sizes: NDArray[np.int64]) -> Packed:
        """Cut numbers into rows of some sizes."""
        return cls(data, _starts(sizes))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def with_data(self, data: NDArray[Any]) -> Packed:
        """Rows of the same sizes with other numbers."""
        return Packed(data, self.starts)

    def numbers_left(self, wanted: NDArray[np.bool_]) -> Packed:
        """All rows with some of their numbers only."""
        # Half as large as numpy's own choice: there are millions of numbers.
        before = np.zeros(len(wanted) + 1, np.int32)
        np.cumsum(wanted, out=before[1:])
        starts = before[self.starts].astype(np.int64)
        return Packed(self.data[wanted], starts)

    @property
    def sizes(self) -> NDArray[np.int64]:
        """How many numbers each row has."""
        return np.diff(self.starts)

    @property
    def of_row(self) -> NDArray[np.int32]:
        """The row of each number."""
        return np.repeat(np.arange(len(self), dtype=np.int32), self.sizes)

    @property
    def places(self) -> NDArray[np.int64]:
        """At which place of its row each number stands."""
        firsts = np.repeat(self.starts[:-1], self.sizes)
        return np.arange(len(self.data)) - firsts

    def turns(self) -> Iterator[Turn]:
        """Some rows at a time, of which what is made fits into a processor's own memory."""
        for row in range(0, len(self), _ROWS_A_TURN):
            starts = self.starts[row : row + _ROWS_A_TURN + 1]
            sizes = np.diff(starts)
            numbers = slice(int(starts[0]), int(starts[-1]))
            yield Turn(numbers, np.repeat(np.arange(len(sizes)), sizes))

    def row(self, i: int) -> NDArray[Any]:
        """The numbers of one row."""
        return self.data[self.starts[i] : self.starts[i + 1]]

    def each(self) -> Iterator[NDArray[Any]]:
        """The numbers of each row."""
        for start, stop in pairwise(self.starts.tolist()):
            yield self.data[start:stop]

    def taken(self, wanted: NDArray[np.int64]) -> Packed:
        """Some of the rows, in whatever order."""
        sizes = self.sizes[wanted]
        starts = _starts(sizes)
        moved = np.repeat(self.starts[wanted] - starts[:-1], sizes)
        return Packed(self.data[np.arange(len(moved)) + moved], starts)

    def with_rows(self, more: Packed, wanted: NDArray[np.int64]) -> Packed:
        """Some of the rows of both; those of ``more`` are numbered behind the own.

        Rows that follow each other are copied at once: mostly nearly all do.
        """
        own = len(self)
        apart = (np.diff(wanted) != 1) | (wanted[1:] == own)
        parts = [self.data[:0]]
        for some in np.split(wanted, np.flatnonzero(apart) + 1):
            if len(some):
                rows, first = (self, 0) if some[0] < own else (more, own)
                ends = rows.starts[[some[0] - first, some[-1] - first + 1]]
                parts.append(rows.data[slice(*ends.tolist())])
        sizes = np.concatenate((self.sizes, more.sizes))[wanted]
        return Packed(np.concatenate(parts), _starts(sizes))

    def kept(self, wanted: NDArray[np.bool_]) -> Packed:
        """Some of the rows, of which many are left out."""
        return Packed(
            self.data[np.repeat(wanted, self.sizes)],
            _starts(self.sizes[wanted]),
        )


def _starts(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
