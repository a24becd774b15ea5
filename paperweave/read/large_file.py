"""The lines of a large file, read from the disk as they are asked for.

So memory holds a few of them only.
"""

from __future__ import annotations

import os
import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from operator import not_
from typing import IO, TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    # The bytes of some whole lines, and how many lines precede them (None where they were decoded
    # once before).
    Decode = Callable[[bytes, int | None], list[str]]

# Bytes that are read for one line; a smaller block makes the index longer.
_BLOCK = 1 << 16
# At the end of what was read a newline may follow.
_LONE_RETURN = re.compile(rb"\r(?!\n|\Z)")


class FileLines(Sequence[str]):
    """The lines of a file, of which one pass has found where each block of lines begins.

    Where somebody writes the file meanwhile, lines come out wrong or empty, but nothing raises: the
    next build reads it anew.
    """

    def __init__(self, file: IO[bytes], start: int, decode: Decode) -> None:
        """Index the file from its byte ``start`` on.

        Raises what ``decode`` raises on seeing bytes for the first time.
        """
        self._file = file
        self._start = start
        self._decode = decode
        self._starts, self._firsts = array("Q"), array("Q")
        self._length = 0
        self._blank = bytearray()  # of each line, whether nothing stands on it
        for place, data in self._blocks():
            self._starts.append(place)
            self._firsts.append(self._length)
            lines = decode(data, self._length)
            self._length += len(lines)
            self._blank.extend(map(not_, lines))
        # The lines of one block, held in memory, and where they begin and end.
        self._lines = list[str]()
        self._first = self._behind = 0

    def is_blank(self, index: int) -> bool:
        """Tell whether nothing stands on a line, without reading it again."""
        return bool(self._blank[index])

    def __len__(self) -> int:
        return self._length

    def __iter__(self) -> Iterator[str]:
        for _, data in self._blocks():
            yield from self._decode(data, None)

    @overload
    def __getitem__(self, index: int) -> str: ...
    @overload
    def __getitem__(self, index: slice) -> list[str]: ...
    def __getitem__(self, index: int | slice) -> str | list[str]:
        # As most that are asked for: a line of the block that is held.
        if isinstance(index, int) and self._first <= index < self._behind:
            return self._lines[index - self._first]
        if isinstance(index, slice):
            return [self[i] for i in range(*index.indices(self._length))]
        place = index + self._length if index < 0 else index
        if not 0 <= place < self._length:
            raise IndexError(index)
        if not self._first <= place < self._behind:
            self._hold(bisect_right(self._firsts, place) - 1)
        within = place - self._first
        return self._lines[within] if within < len(self._lines) else ""

    def _hold(self, block: int) -> None:
        start = self._starts[block]
        end = self._starts[block + 1] if block + 1 < len(self._starts) else None
        data = (
            self._read(start, end - start)
            if end is not None
            else self._block_at(start)
        )
        self._lines = self._decode(data, None)
        self._first = self._firsts[block]
        self._behind = self._first + len(self._lines)

    def _blocks(self) -> Iterator[tuple[int, bytes]]:
        start = self._start
        while data := self._block_at(start):
            yield start, data
            start += len(data)

    def _block_at(self, start: int) -> bytes:
        """Whole lines from there on; what is read grows until a line ends in it."""
        size = _BLOCK
        while len(data := self._read(start, size)) == size:
            end = data.rfind(b"\n") + 1 or max(
                (m.end() for m in _LONE_RETURN.finditer(data)), default=0
            )
            if end:
                return data[:end]
            size *= 4
        return data

    def _read(self, start: int, size: int) -> bytes:
        if hasattr(
            os, "pread"
        ):  # processes that are forked share the place at which a file is read
            return os.pread(self._file.fileno(), size, start)
        self._file.seek(start)
        return self._file.read(size)


def is_blank(lines: Sequence[str], index: int) -> bool:
    """Tell whether nothing stands on a line; of a file on the disk that was noted."""
    if isinstance(lines, FileLines):
        return lines.is_blank(index)
    return not lines[index].strip()
