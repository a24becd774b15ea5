"""What the manifest knows a generated file's bytes by."""

from __future__ import annotations

import hashlib

from paperweave.engine.disk import read


def hash_of_bytes(data: bytes | bytearray) -> str:
    """What the manifest knows a file's bytes by."""
    return hashlib.sha256(data).hexdigest()[:32]


def hash_of_file(path: str) -> str:
    """The same for a file; empty where it cannot be read."""
    try:
        return hash_of_bytes(read(path)[0])
    except OSError:
        return ""
