"""One build at a time: a lock on a folder that lasts as long as the process holds it."""

from __future__ import annotations

import hashlib
import time
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from pathlib import Path

# seconds; a build of 230 papers takes 3, and `mkdocs serve` may be at work on the same save
_PATIENCE = 30.0


def lock(folder: Path, cache: Path, patience: float = _PATIENCE) -> TextIO | None:
    """Keep other processes from a folder until what comes back is closed; None where another one has it.

    Waits ``patience`` seconds for the other. The lock is a file in ``cache``, so that the folder
    itself may be renamed, or not be there yet.
    """
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    cache.mkdir(parents=True, exist_ok=True)
    file = (cache / f"{folder.name}-{name}.lock").open("w")
    end = time.monotonic() + patience
    while not _taken(file):
        if time.monotonic() > end:
            file.close()
            return None
        time.sleep(0.1)
    return file


def _taken(file: TextIO) -> bool:
    try:
        import fcntl
    except ImportError:  # on Windows only patience keeps two builds apart
        return True
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    return True
