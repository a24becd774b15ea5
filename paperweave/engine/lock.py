"""One build at a time: a lock on a folder, also between processes."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from paperweave.engine.cache import tell_once

if TYPE_CHECKING:
    from filelock import BaseFileLock

# seconds; a build of 230 papers takes 3, and `mkdocs serve` may be at work on the same save
_PATIENCE = 30.0


def lock(
    folder: Path, cache: Path, patience: float = _PATIENCE
) -> BaseFileLock | None:
    """Keep other processes from a folder until ``release`` is called or this process ends.

    Waits ``patience`` seconds for another one that has it, then returns None. The lock is a file in
    ``cache``, so that the folder itself may be renamed, or not be there yet; where nothing can be
    written there, it is among the system's temporary files.

    Raises:
        OSError: nothing can be written there either.
    """
    name = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:12]
    try:
        cache.mkdir(parents=True, exist_ok=True)
        return _acquired(cache / f"{folder.name}-{name}.lock", patience)
    except OSError:
        tell_once(cache)
        return _acquired(
            Path(tempfile.gettempdir(), f"paperweave-{_user()}-{name}.lock"),
            patience,
        )


def _acquired(file: Path, patience: float) -> BaseFileLock | None:
    # What a folder without permission says, the library would take for another process at work.
    os.close(
        os.open(
            file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644
        )
    )
    # Not bound to a thread: a server may begin a build in one and end it in another.
    held = FileLock(file, timeout=patience, thread_local=False)
    try:
        held.acquire()
    except Timeout:
        return None
    return held


def _user() -> int:
    return os.getuid() if hasattr(os, "getuid") else 0
