"""Open listings as they lie on a disk.

They may be plain, compressed (``.gz``, ``.zst``), or several in an archive (``.zip``) or workbook.

What a file is, its first bytes say. Nothing is unpacked to a place that an archive names; what is
larger than memory should hold goes to a nameless temporary file (``TMPDIR`` says where), which ends
with its reader.
"""

from __future__ import annotations

import zipfile
import zlib
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING

from paperweave.read.workbooks import (
    OFFICE,
    OLD_OFFICE,
    OPEN_DOCUMENT,
    NoWorkbookError,
    is_workbook,
    sheets_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_GZIP, _ZSTANDARD, _ZIP = (
    b"\x1f\x8b",
    b"\x28\xb5\x2f\xfd",
    (b"PK\x03\x04", b"PK\x05\x06"),
)
_IN_MEMORY = 32_000_000
_CHUNK = 1 << 16
_GZIP_HEADER = 31  # zlib's number for it
_ZSTANDARD_CHUNK = 1 << 10  # a kilobyte can become 32 MB
# Listings shrink to a third or a tenth, lists that repeat themselves to a fortieth; a bomb to a
# thousandth and less. In proportion to the packed bytes, so that the time stays so too.
_MOST_TIMES, _ALWAYS_ALLOWED = 100, 100_000_000
_FORGIVEN_BOMBS = 8  # in one archive; more of them would cost minutes
_CUT_OFF = "its end is missing"
_MEDIA_TYPE = "mimetype"  # the member in which open documents say what they are
_NO_TEXT = "is a document of an office program, where text was expected; save it as CSV or text"
_DAMAGES = (
    OSError,
    EOFError,
    zlib.error,
    zipfile.BadZipFile,
    NotImplementedError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one listing, or as many as there are.

    ``trouble`` says what is wrong, and what to do. ``is_sheet`` tells whether it is one sheet of
    several.
    """

    name: str
    file: IO[bytes] | None
    trouble: str | None = None
    is_sheet: bool = False


class _TooLargeError(Exception):
    """More came out than any listing would give."""


class _Budget:
    """How much may still come out of one file on disk, all its members together."""

    def __init__(self, packed: int) -> None:
        self._left = max(packed * _MOST_TIMES, _ALWAYS_ALLOWED)
        self._bombs_left = _FORGIVEN_BOMBS

    def spend(self, size: int) -> None:
        if size > self._left:
            raise _TooLargeError
        self._left -= size

    def forgive(self, size: int) -> None:
        """Give back what a bomb took, so that the sound members after it are read."""
        if self._bombs_left:
            self._bombs_left -= 1
            self._left += size


def is_packed(path: Path) -> bool:
    """Whether a file is compressed or holds several; False where it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(4).startswith(
                (_GZIP, _ZSTANDARD, *_ZIP, OLD_OFFICE)
            )
    except OSError:
        return False


def sources(name: str, path: Path) -> Iterator[Source]:
    """The listings in a file: itself, or what it holds; each can be sought in.

    Raises:
        OSError: the file cannot be opened.
    """
    file = path.open("rb")
    start = file.read(4)
    file.seek(0)
    if start.startswith(_ZIP):
        with file:
            yield from _members(name, path, file, _Budget(path.stat().st_size))
    elif start.startswith(_GZIP):
        with file:
            yield _unpacked(name, _inflated(file), _Budget(path.stat().st_size))
    elif start.startswith(_ZSTANDARD):
        with file:
            yield _unpacked(
                name, _zstandard(file), _Budget(path.stat().st_size)
            )
    elif start.startswith(OLD_OFFICE):
        file.close()
        yield from _sheets(name, path)
    else:
        yield Source(name, file)


def _unpacked(name: str, chunks: Iterator[bytes], budget: _Budget) -> Source:
    """What comes out of a stream; of a damaged one what came before the damage."""
    # its reader needs it for longer
    file = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115
    trouble = None
    try:
        for chunk in chunks:
            budget.spend(len(chunk))
            file.write(chunk)
    except _TooLargeError:
        budget.forgive(file.tell())
        file.close()
        told = (
            f"unpacks to more than {_MOST_TIMES} times its size, which no listing should; "
            "if this one really does, unpack it yourself"
        )
        return Source(name, None, told)
    except _DAMAGES as error:
        trouble = (
            f"is damaged or cut off ({error or type(error).__name__}): "
            "what comes before that was read; fetch it again"
        )
    if trouble and not file.tell():
        file.close()
        return Source(name, None, trouble)
    file.seek(0)
    return Source(name, file, trouble)


def _inflated(file: IO[bytes]) -> Iterator[bytes]:
    """What gzip's streams hold, one after the other.

    The module ``gzip`` would keep back what precedes a damage.
    """
    stream, rest = zlib.decompressobj(_GZIP_HEADER), b""
    while packed := rest or file.read(_CHUNK):
        if stream.eof:
            stream = zlib.decompressobj(_GZIP_HEADER)
            # Tapes and mirrors fill up their blocks.
            packed = packed.lstrip(b"\0")
        yield stream.decompress(packed, _CHUNK)
        rest = stream.unconsumed_tail or stream.unused_data
    if not stream.eof:
        raise EOFError(_CUT_OFF)


def _zstandard(file: IO[bytes]) -> Iterator[bytes]:
    import zstandard

    frames = zstandard.ZstdDecompressor()
    try:
        frame, rest = frames.decompressobj(), b""
        while packed := rest or file.read(_ZSTANDARD_CHUNK):
            if frame.eof:
                frame = frames.decompressobj()
            yield frame.decompress(packed)
            rest = frame.unused_data
    except zstandard.ZstdError as error:
        raise ValueError(error) from error
    if not frame.eof:
        raise EOFError(_CUT_OFF)


def _members(
    name: str, path: Path, file: IO[bytes], budget: _Budget
) -> Iterator[Source]:
    try:
        archive = zipfile.ZipFile(file)
    except _DAMAGES as error:
        yield Source(
            name, None, f"is a damaged archive ({error}); fetch it again"
        )
        return
    with archive:
        names = archive.namelist()
        media_type = _media_type(archive)
        if is_workbook(names, media_type):
            yield from _sheets_of_archive(name, path, archive, budget)
            return
        if OFFICE in names or media_type.startswith(OPEN_DOCUMENT):
            yield Source(name, None, _NO_TEXT)
            return
        seen = set[str]()
        for info in archive.infolist():
            if not info.is_dir() and not _hidden(info.filename):
                yield _member(name, archive, info, seen, budget)
                seen.add(info.filename)
        if not seen:
            yield Source(
                name,
                None,
                "is an archive without a listing; fill it or remove it",
            )


def _media_type(archive: zipfile.ZipFile) -> str:
    """What an archive says that it is, as open documents do in their first member."""
    first = next(iter(archive.infolist()), None)
    if first is None or first.filename != _MEDIA_TYPE or first.flag_bits & 1:
        return ""
    try:
        with archive.open(first) as member:
            return member.read(100).decode("ascii", "replace")
    except _DAMAGES:
        return ""


def _sheets_of_archive(
    name: str, path: Path, archive: zipfile.ZipFile, budget: _Budget
) -> Iterator[Source]:
    """The sheets of a workbook, once it is sure that it does not unpack to more than a listing."""
    try:
        for info in archive.infolist():
            for chunk in _read(archive, info):
                budget.spend(len(chunk))
    except _TooLargeError:
        yield Source(
            name,
            None,
            f"unpacks to more than {_MOST_TIMES} times its size; save it as CSV",
        )
    except _DAMAGES as error:
        yield Source(
            name,
            None,
            f"is a damaged workbook ({error}); save it again, or as CSV",
        )
    else:
        yield from _sheets(name, path)


def _sheets(name: str, path: Path) -> Iterator[Source]:
    """Each sheet that is not blank, as a listing: by the file's name where there is only one."""
    try:
        sheets = sheets_of(path)
    except NoWorkbookError as error:
        yield Source(name, None, str(error))
        return
    if not sheets:
        yield Source(
            name,
            None,
            "is a workbook without a filled cell; fill it or remove it",
        )
    several, seen = len(sheets) > 1, set[str]()
    for sheet in sheets:
        own = f"{name}/{_plain(sheet.name)}" if several else name
        if own in seen:
            told = "is the name of two sheets, and this is the second; give it a name of its own"
            yield Source(own, None, told)
        else:
            seen.add(own)
            yield Source(own, sheet.table, is_sheet=several)


def _plain(name: str) -> str:
    """A sheet's name as a part of a listing's: nothing in it parts paths or hides."""
    return "".join(
        sign if sign.isprintable() and sign not in "/\\" else "-"
        for sign in name
    )


def _hidden(name: str) -> bool:
    """Tell what a system leaves in archives: ``.DS_Store``, ``__MACOSX/._list.txt``.

    What climbs out of the archive is not meant: that is told.
    """
    return any(
        part.startswith(".") and part != ".." for part in name.split("/")
    )


def _member(
    name: str,
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    seen: set[str],
    budget: _Budget,
) -> Source:
    own = info.filename
    if (
        not own.isprintable()
        or own.startswith("/")
        or "\\" in own
        or ".." in own.split("/")
    ):
        return Source(
            name,
            None,
            f"holds {own[:60]!r}, which is not a plain file name; pack it again",
        )
    inside = f"{name}/{own}"
    if own in seen:
        return Source(
            inside,
            None,
            "is in its archive twice, and this is the second copy; give it a name of its own",
        )
    if info.flag_bits & 1:
        return Source(
            inside,
            None,
            "is encrypted; unpack it, and put what it holds in the seeds folder",
        )
    source = _unpacked(inside, _read(archive, info), budget)
    if source.file and source.file.read(4).startswith(
        (_GZIP, _ZSTANDARD, *_ZIP)
    ):
        return Source(
            inside,
            None,
            "is an archive within an archive; unpack the outer one",
        )
    if source.file:
        source.file.seek(0)
    return source


def _read(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with archive.open(info) as stream:
        while chunk := stream.read(_CHUNK):
            yield chunk
