"""Two folders change places in one step, where the system can do that."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are told from the working folder
_SWAP = 2  # RENAME_EXCHANGE
_MOUNTS = Path("/proc/self/mountinfo")
_PLACE = 4  # the column with the place of a mount


def exchange(one: str, other: str) -> bool:
    """Let two folders on one disk change places; False where system or disk cannot do it."""
    if sys.platform != "linux":
        return False
    # Glibc has it since 2018.
    swap = getattr(ctypes.CDLL(None), "renameat2", None)
    if swap is None:
        return False
    return bool(
        swap(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _SWAP) == 0
    )


def is_mounted(folder: Path) -> bool:
    """Whether a folder is a disk of its own, or another folder mounted there."""
    return folder.is_mount() or os.fsencode(folder) in _mounted()


def _mounted() -> set[bytes]:
    """The places of mounts; a folder of the same disk, mounted elsewhere, tells nothing itself."""
    try:
        lines = _MOUNTS.read_bytes().splitlines()
    except OSError:  # no Linux
        return set()
    return {_plain(line.split(b" ")[_PLACE]) for line in lines}


def _plain(place: bytes) -> bytes:
    """A place with the spaces, tabs, line ends and backslashes that the list spells as numbers."""
    for number in (b"040", b"011", b"012", b"134"):
        place = place.replace(b"\\" + number, bytes([int(number, 8)]))
    return place
