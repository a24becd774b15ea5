"""A file's bytes become a ``Seed``: numbered lines, with byte order marks, line ends and odd spaces settled."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING

from paperweave.read.large_file import FileLines

if TYPE_CHECKING:
    from collections.abc import Sequence

# Spaces that scraped pages carry in place of the plain one: no-break, figure, narrow no-break,
# ideographic.
_ODD_SPACES = "\u00a0\u2007\u202f\u3000"
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_IN_MEMORY = 32_000_000  # bytes; from here on a listing's lines stay on the disk


class UnreadableSeedError(Exception):
    """A seed file that is no text; the message says what was found and what to do, ``line`` where."""

    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.line = line


@dataclass(frozen=True, slots=True)
class Seed:
    """One listing: its name (its path inside the seeds folder) and its lines, ``lines[0]`` being line 1."""

    name: str
    lines: Sequence[str]

    def text(self, first_line: int, last_line: int) -> str:
        """The lines from ``first_line`` to ``last_line`` (1-based, both included), joined by newlines."""
        return "\n".join(self.lines[first_line - 1 : last_line])


def read_seed(name: str, data: bytes) -> Seed:
    """Decode a file as UTF-8 (or as its byte order mark says) and number its lines.

    Raises:
        UnreadableSeedError: the bytes are binary, or text in an encoding that nothing in the file
        names.
    """
    return Seed(
        name, tuple(_lines(_decode(data, "utf-16" if data[:2] in _UTF_16 else "utf-8-sig")))
    )


def open_seed(name: str, file: IO[bytes]) -> Seed:
    """The same of a file that can be sought in; a large one stays on its disk, and must stay open.

    Raises:
        UnreadableSeedError: as above.
    """
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    mark = file.read(len(_UTF_8_MARK))
    if size <= _IN_MEMORY or mark[:2] in _UTF_16:
        file.seek(0)
        with file:
            return read_seed(name, file.read())
    return Seed(name, FileLines(file, len(mark) if mark == _UTF_8_MARK else 0, _lines_of_block))


def _lines_of_block(data: bytes, before: int | None) -> list[str]:
    return _lines(
        data.decode("utf-8", "replace") if before is None else _decode(data, "utf-8", before)
    )


def _lines(text: str) -> list[str]:
    if not text.isascii():
        for odd in _ODD_SPACES:
            text = text.replace(odd, " ")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    lines = [line.rstrip() for line in text.split("\n")]
    return lines[:-1] if lines[-1] == "" else lines


def _decode(data: bytes, encoding: str, before: int = 0) -> str:
    """Decode bytes that ``before`` lines precede."""
    if encoding.startswith("utf-8") and b"\0" in data:
        raise UnreadableSeedError(
            None, "a binary file, where text was expected; take it out of the seeds folder"
        )
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = before + data.count(b"\n", 0, error.start) + 1
        raise UnreadableSeedError(
            line,
            f"not UTF-8 (byte 0x{data[error.start]:02x}); save the file as UTF-8 and build again",
        ) from error
