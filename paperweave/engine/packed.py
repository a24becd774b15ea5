"""Rows of numbers, one behind the other in one array: a thousand times fewer objects than lists."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray


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

    def __len__(self) -> int:
        return len(self.starts) - 1

    def with_data(self, data: NDArray[Any]) -> Packed:
        """Rows of the same sizes with other numbers."""
        return Packed(data, self.starts)

    def numbers_left(self, wanted: NDArray[np.bool_]) -> Packed:
        """All rows with some of their numbers only."""
        before = _starts(wanted.astype(np.int64))
        return Packed(self.data[wanted], before[self.starts])

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

    def row(self, i: int) -> NDArray[Any]:
        """The numbers of one row."""
        return self.data[self.starts[i] : self.starts[i + 1]]

    def each(self) -> Iterator[NDArray[Any]]:
        """The numbers of each row."""
        for start, stop in pairwise(self.starts.tolist()):
            yield self.data[start:stop]

    def taken(self, wanted: NDArray[np.int64]) -> Packed:
        """Some of the rows, in the order asked for.

        Rows that follow each other are copied at once, for mostly nearly all of them do.
        """
        ends = np.flatnonzero(np.diff(wanted) != 1) + 1
        firsts = wanted[np.concatenate(([0], ends))] if len(wanted) else wanted
        lasts = (
            wanted[np.append(ends, len(wanted)) - 1] if len(wanted) else wanted
        )
        runs = zip(
            self.starts[firsts].tolist(),
            self.starts[lasts + 1].tolist(),
            strict=True,
        )
        parts = [self.data[start:stop] for start, stop in runs]
        data = np.concatenate(parts) if parts else self.data[:0]
        return Packed(data, _starts(self.sizes[wanted]))

    def kept(self, wanted: NDArray[np.bool_]) -> Packed:
        """Some of the rows, of which many are left out."""
        return Packed(
            self.data[np.repeat(wanted, self.sizes)],
            _starts(self.sizes[wanted]),
        )

    def with_rows(self, other: Packed) -> Packed:
        """The rows of both, one behind the other."""
        return Packed(
            np.concatenate((self.data, other.data)),
            np.concatenate((self.starts, self.starts[-1] + other.starts[1:])),
        )


def _starts(sizes: NDArray[np.int64]) -> NDArray[np.int64]:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
