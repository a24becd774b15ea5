"""A file's bytes become a ``Seed``: numbered lines, with their characters settled.

Byte order marks, line ends, odd spaces and zero-width characters are settled here and nowhere
else, and so are bytes of Windows-1252 and text that was encoded as UTF-8 twice.
"""

from __future__ import annotations

import codecs
import os
import re
from typing import IO, TYPE_CHECKING

from paperweave.model.reading import Seed
from paperweave.model.record import Problem
from paperweave.read.double_encoding import TWICE, mend_double_encoding
from paperweave.read.encodings import is_windows_1252, named_encoding
from paperweave.read.large_file import FileLines

if TYPE_CHECKING:
    from collections.abc import Iterator

# Spaces that scraped pages carry in place of the plain one: every one that Unicode has.
_ODD_SPACES = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Characters without width, which hide at line starts and on blank lines. Not the joiners
# (U+200C, U+200D), which Persian and emoji need.
_WITHOUT_WIDTH = str.maketrans("", "", "\u200b\u2060\ufeff")
_AT_THE_START = re.compile("[\\s\u200b\u2060\ufeff]*")
_AT_THE_END = re.compile("[\\s\u200b\u2060\ufeff]+\\Z")
_ODD = re.compile(
    f"{TWICE}|[\u00a0\u1680\u2000-\u200b\u202f\u205f\u2060\u3000\ufeff]"
)
_ASCII = bytes(range(128))
_UTF_8_MARK = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
# Bytes; from here on a listing's lines stay on the disk.
_IN_MEMORY = 32_000_000
# Lines with bytes that are no UTF-8, as far as they may come from Windows-1252; a file with more
# of them was saved in an encoding that only its owner knows.
_FEW_LINES, _FEW_OF_A_SHORT_FILE, _FEW_OF_ALL = 3, 0.25, 0.01
_WINDOWS_BYTES = "paperweave-windows-1252"  # our name for the way to read them


class UnreadableSeedError(Exception):
    """A file that is no text: what was found and what to do, and in ``line`` where."""

    def __init__(self, line: int | None, message: str) -> None:
        super().__init__(message)
        self.line = line


def read_seed(name: str, data: bytes) -> Seed:
    """Decode a file as UTF-8, or as its byte order mark says, and number its lines.

    Raises:
        UnreadableSeedError: the bytes are binary, or text in an encoding that nothing in the file
        names.
    """
    decoder = _Decoder(name, whole=True)
    if data[:2] in _UTF_16:
        lines = decoder.lines(_as_utf_16(data))
    else:
        lines = decoder.lines(decoder.text(data.removeprefix(_UTF_8_MARK)))
    return Seed(name, tuple(lines), tuple(decoder.problems))


def open_seed(name: str, file: IO[bytes]) -> Seed:
    """Read a file that can be sought in; a large one stays on its disk, and must stay open.

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
    decoder = _Decoder(name)
    start = len(mark) if mark == _UTF_8_MARK else 0
    lines = FileLines(file, start, decoder.lines_of_block)
    return Seed(name, lines, tuple(decoder.problems))


class _Decoder:
    """Decodes a file's bytes and keeps what it mended as problems with their lines."""

    def __init__(self, name: str, *, whole: bool = False) -> None:
        self._name = name
        # Only a file that is seen whole may be in another encoding.
        self._whole = whole
        self._faulty_lines = 0
        self.problems: list[Problem] = []

    def lines_of_block(self, data: bytes, before: int | None) -> list[str]:
        """The lines of a block that ``before`` lines precede; None where it was read before."""
        if before is None:
            again = _Decoder(self._name)
            return again.lines(data.decode("utf-8", _WINDOWS_BYTES))
        return self.lines(self.text(data, before), before)

    def text(self, data: bytes, before: int = 0) -> str:
        """Decode UTF-8; a few bytes of Windows-1252 in it are read as such and told."""
        if b"\0" in data:
            message = "a binary file, where text was expected; remove it from the seeds folder"
            raise UnreadableSeedError(None, message)
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            faulty = list(_faulty_lines(data))
            self._faulty_lines += len(faulty)
            lines = before + data.count(b"\n") + 1
            if self._faulty_lines > _few(lines):
                other = self._other_encoding(data) if self._whole else None
                if other is not None:
                    return other
                byte = f"not UTF-8 (byte 0x{data[error.start]:02x})"
                message = f"{byte}; save the file as UTF-8 and build again"
                raise UnreadableSeedError(
                    before + faulty[0] + 1, message
                ) from error
        for number in faulty:
            message = "a byte here is not UTF-8: read as Windows-1252; save the file as UTF-8"
            self._tell(before + number + 1, message)
        return data.decode("utf-8", _WINDOWS_BYTES)

    def _other_encoding(self, data: bytes) -> str | None:
        """The text in the encoding that the file names, or in Windows-1252, which is told."""
        name = named_encoding(data)
        if name is not None:
            return data.decode(name)
        if not is_windows_1252(data):
            return None
        message = "not UTF-8: the whole file was read as Windows-1252; save it as UTF-8"
        self.problems.append(Problem("guessed", self._name, None, message))
        return data.decode("cp1252")

    def lines(self, text: str, before: int = 0) -> list[str]:
        """Part a text into lines, and mend those that were encoded twice."""
        if "\r" in text:
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        lines = [line.rstrip() for line in text.split("\n")]
        if not text.isascii():
            for number, line in enumerate(lines):
                if not line.isascii():
                    lines[number] = self._line(line, before + number + 1)
        return lines[:-1] if lines[-1] == "" else lines

    def _line(self, line: str, number: int) -> str:
        # What is looked for has no ASCII in it, and most signs of a line are ASCII: without them,
        # a line of 1,500 characters takes 3 microseconds, and with them 50.
        others = line.encode("utf-8", "surrogatepass").translate(None, _ASCII)
        if not _ODD.search(others.decode("utf-8", "surrogatepass")):
            return line
        mended = mend_double_encoding(line)
        if mended != line:
            self._tell(
                number,
                "encoded as UTF-8 twice: decoded once more; save the file again",
            )
        return _settled(mended)

    def _tell(self, line: int, message: str) -> None:
        self.problems.append(Problem("guessed", self._name, line, message))


def _few(lines: int) -> float:
    """How many of a file's lines may hold bytes of Windows-1252."""
    return max(
        min(_FEW_LINES, lines * _FEW_OF_A_SHORT_FILE), lines * _FEW_OF_ALL
    )


def _settled(line: str) -> str:
    """A line with plain spaces, and without zero-width characters at its ends."""
    line = _AT_THE_END.sub("", _ODD_SPACES.sub(" ", line))
    start = _AT_THE_START.match(line)
    if start is None:
        return line
    return start.group().translate(_WITHOUT_WIDTH) + line[start.end() :]


def _faulty_lines(data: bytes) -> Iterator[int]:
    """The lines, counted from 0, that are no UTF-8."""
    for number, line in enumerate(data.split(b"\n")):
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            yield number


def _as_windows_bytes(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that is no UTF-8 as Windows-1252; a character that is cut off cannot be read."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    found = error.object[error.start : error.end]
    text = found.decode("cp1252", "replace") if len(found) == 1 else "\ufffd"
    return text, error.end


codecs.register_error(_WINDOWS_BYTES, _as_windows_bytes)


def _as_utf_16(data: bytes) -> str:
    try:
        return data.decode("utf-16")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        byte = f"not UTF-16 (byte 0x{data[error.start]:02x})"
        message = f"{byte}; save the file as UTF-8 and build again"
        raise UnreadableSeedError(line, message) from error
