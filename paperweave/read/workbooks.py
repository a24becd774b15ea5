"""Workbooks of spreadsheet programs (``.xlsx``, ``.xls``, ``.ods``): each sheet as a CSV table.

A row of a sheet is a line of the table, so that the lines in messages and on pages are the numbers
that the spreadsheet shows. Links, comments and formats of cells are not read.

A process of its own reads a workbook: of 200 files with a few bytes changed, three never ended, and
three made the library, which is written in Rust, give up, which can end the whole process.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import datetime, time
from io import StringIO
from itertools import chain
from pathlib import Path
from tempfile import SpooledTemporaryFile, TemporaryFile
from typing import IO, TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

# The first bytes of what Office programs wrote before 2007; a workbook is one kind of it.
OLD_OFFICE = b"\xd0\xcf\x11\xe0"
OFFICE = "[Content_Types].xml"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin")
_LONGEST = 120  # seconds; 100,000 rows take three
# Bytes: a text that a million cells share is small in its file.
_MOST_MEMORY = 4 << 30
_IN_MEMORY = 32_000_000
_CHUNK = 1 << 16
_TOLD = 3  # how the process ends when it has said what is wrong
_LOCKED = "is locked with a password; save it without one"


class NoWorkbookError(Exception):
    """Bytes that are no workbook, or one that is damaged or locked; says what to do."""


class Sheet(NamedTuple):
    """A sheet that is not blank: its name, and its rows as lines of CSV in UTF-8."""

    name: str
    table: IO[bytes]


def is_workbook(names: Iterable[str], media_type: str) -> bool:
    """Tell by an archive's names, and its member ``mimetype`` if it has one."""
    return media_type == f"{OPEN_DOCUMENT}spreadsheet" or any(
        name in _WORKBOOKS for name in names
    )


def sheets_of(path: Path) -> list[Sheet]:
    """Read the sheets of a workbook; blank ones are left out.

    Raises:
        NoWorkbookError: nothing in the file can be read as sheets.
    """
    with TemporaryFile() as out:
        command = [sys.executable, "-m", __name__, str(path)]
        try:
            ended = subprocess.run(  # noqa: S603 - our own module
                command,
                stdout=out,
                stderr=subprocess.PIPE,
                timeout=_LONGEST,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            told = f"could not be read as a workbook in {_LONGEST} seconds; save it as CSV"
            raise NoWorkbookError(told) from error
        if ended.returncode:
            raise NoWorkbookError(
                _told(ended.returncode, ended.stderr.decode(errors="replace"))
            )
        out.seek(0)
        return [_taken(line, out) for line in iter(out.readline, b"")]


def _told(code: int, said: str) -> str:
    """What is wrong with a workbook, where its process said it before it ended."""
    if code != _TOLD:
        return "is a damaged workbook; save it again, or as CSV"
    last = said.strip().rpartition("\n")[2]
    return (
        last
        if last == _LOCKED
        else f"cannot be read as a workbook ({last}); save it as CSV"
    )


def _taken(head: bytes, out: IO[bytes]) -> Sheet:
    """A sheet as its process wrote it: its name and length in one line, and its table behind."""
    name, left = json.loads(head)
    table = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - its reader needs it longer
    while left:
        chunk = out.read(min(left, _CHUNK))
        table.write(chunk)
        left -= len(chunk)
    table.seek(0)
    return Sheet(name, table)


def _write_sheets(file: IO[bytes], out: IO[bytes]) -> None:
    """What the process does: write each sheet that is not blank, as `_taken` reads it."""
    import python_calamine

    workbook = python_calamine.CalamineWorkbook.from_filelike(file)
    for sheet in workbook.sheets_metadata:
        if sheet.typ == python_calamine.SheetTypeEnum.WorkSheet:
            cells = workbook.get_sheet_by_name(sheet.name).to_python(
                skip_empty_area=False
            )
            rows = [list(map(_text, row)) for row in cells]
            if any(map(any, rows)):
                table = b"".join(_lines(rows))
                out.write(json.dumps([sheet.name, len(table)]).encode() + b"\n")
                out.write(table)


def _text(cell: object) -> str:
    """What a cell shows, in one line: ``2024`` for the number 2024.0, ``2024-03-01`` for a day."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    return " ".join(str(cell).replace("\0", " ").splitlines()).strip()


def _lines(rows: Sequence[Sequence[str]]) -> Iterator[bytes]:
    """A line for each row; where only one column holds anything, that is a text and no table."""
    filled = set(chain.from_iterable(_filled(row) for row in rows))
    for row in rows:
        if not any(row):
            yield b"\n"
        elif len(filled) == 1:
            yield f"{''.join(row)}\n".encode()
        else:
            line = StringIO()
            csv.writer(line, lineterminator="\n").writerow(row)
            yield line.getvalue().encode()


def _filled(row: Sequence[str]) -> Iterator[int]:
    return (place for place, cell in enumerate(row) if cell)


def _main() -> None:
    """Write the sheets of a workbook, or say on standard error why it is none."""
    import python_calamine

    # macOS does not keep to the limit, Windows has none.
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))
    try:
        with Path(sys.argv[1]).open("rb") as file:
            _write_sheets(file, sys.stdout.buffer)
    except python_calamine.PasswordError:
        _end(_LOCKED)
    except python_calamine.CalamineError as error:
        _end(str(error))


def _end(told: str) -> None:
    sys.stderr.write(f"{told}\n")
    sys.exit(_TOLD)


if __name__ == "__main__":
    _main()
