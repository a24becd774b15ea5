"""Write one file so that nobody ever sees half of it.

Where it cannot be written, an error says what is wrong.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FULL = (errno.ENOSPC, errno.EDQUOT)


class OutputError(Exception):
    """Something cannot be written; the message names the path and what to do."""


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """Turn what the system says of a failed write into an ``OutputError``.

    The error names the path.
    """
    try:
        yield
    except OSError as error:
        raise OutputError(why_not_written(place, error)) from error


def why_not_written(place: Path, error: OSError) -> str:
    """What the system says of a failed write, and what to do; ``place`` where it names none."""
    where = error.filename2 or error.filename or place
    if error.errno in _FULL:
        disk = _disk_of(Path(os.fsdecode(where)))
        advice = "free some space and build again"
        return (
            f"{where}: cannot be written: the disk at {disk} is full; {advice}"
        )
    return f"{where}: cannot be written ({error.strerror}); make it writable and build again"


def _disk_of(path: Path) -> Path:
    """Where the disk is mounted that a path, which need not be there, would be on."""
    here = path.absolute()
    while here != here.parent and not here.is_dir():
        here = here.parent
    while (
        here != here.parent and here.parent.stat().st_dev == here.stat().st_dev
    ):
        here = here.parent
    return here


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and rename it there, so that it is never seen half-written.

    Raises:
        OutputError: it cannot be written.
    """
    with explained(path):
        beside, number = _new_file_beside(path)
        try:
            with open(number, "wb") as file:  # noqa: PTH123 - it is open already
                file.write(data)
            os.replace(beside, path)  # noqa: PTH105 - Path.replace reads like a change of text
        # Once it is renamed, its first name may be that of another process's.
        except BaseException:
            beside.unlink(missing_ok=True)
            raise


def _new_file_beside(path: Path) -> tuple[Path, int]:
    """A file that was not there before, and the number under which it is open.

    What has such a name already may be a person's file, or a link to one: it stays.
    """
    for attempt in count(1):
        beside = path.with_name(f".{path.name}.{attempt}.new")
        with suppress(FileExistsError):
            return beside, os.open(
                beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666
            )
    raise AssertionError("numbers do not end")
