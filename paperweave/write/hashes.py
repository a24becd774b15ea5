"""What the manifest knows a generated file's bytes by."""

from __future__ import annotations

from paperweave.engine.disk import read
from paperweave.engine.fingerprint import hash_of_bytes


def hash_of_file(path: str) -> str:
    """A hash of a file's bytes; empty where it cannot be read."""
    try:
        return hash_of_bytes(read(path)[0])
    except OSError:
        return ""
