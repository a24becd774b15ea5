"""A folder in memory for the files of the tests, which live some seconds."""

from __future__ import annotations

import os
import sys

_PLACE = "/dev/shm"  # noqa: S108 - Linux's; pytest makes a folder of its own in it
_ROOM = 4 << 30  # bytes; the sites of a whole suite take half a gigabyte


def folder_in_memory() -> str | None:
    """Where files are kept in memory, if there is room for a suite and programs may run."""
    if sys.platform != "linux" or not os.access(_PLACE, os.W_OK):
        return None
    there = os.statvfs(_PLACE)
    fits = there.f_bavail * there.f_frsize >= _ROOM and not there.f_flag & os.ST_NOEXEC
    return _PLACE if fits else None
