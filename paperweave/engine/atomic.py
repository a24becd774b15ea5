"""Write one file so that nobody ever sees half of it.

Where it cannot be written, an error says what is wrong.
"""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


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
        where = error.filename2 or error.filename or place
        advice = "free or unlock it and build again"
        raise OutputError(f"{where}: cannot be written ({error.strerror}); {advice}") from error


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
        finally:
            beside.unlink(missing_ok=True)


def _new_file_beside(path: Path) -> tuple[Path, int]:
    """A file that was not there before, and the number under which it is open.

    What has such a name already may be a person's file, or a link to one: it stays.
    """
    for attempt in count(1):
        beside = path.with_name(f".{path.name}.{attempt}.new")
        with suppress(FileExistsError):
            return beside, os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
    raise AssertionError("numbers do not end")
