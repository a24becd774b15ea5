"""Write one file so that nobody ever sees half of it.

Where it cannot be written, an error says what is wrong.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
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
    beside = path.with_name(f".{path.name}.new")
    with explained(path):
        try:
            beside.write_bytes(data)
            os.replace(beside, path)  # noqa: PTH105 - Path.replace reads like a change of text
        finally:
            beside.unlink(missing_ok=True)
