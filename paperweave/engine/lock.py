"""One build at a time: a lock on a folder, also between processes."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

# seconds; a build of 230 papers takes 3, and `mkdocs serve` may be at work on the same save
_PATIENCE = 30.0


def lock(folder: Path, cache: Path, patience: float = _PATIENCE) -> BaseFileLock | None:
    """Keep other processes from a folder until ``release`` is called or this process ends.

    Waits ``patience`` seconds for another one that has it, then returns None. The lock is a file in
    ``cache``, so that the folder itself may be renamed, or not be there yet.
    """
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    cache.mkdir(parents=True, exist_ok=True)
    # Not bound to a thread: a server may begin a build in one and end it in another.
    held = FileLock(cache / f"{folder.name}-{name}.lock", timeout=patience, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        return None
    return held
