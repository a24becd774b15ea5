"""The disk, where 50,000 small files are each read, written, linked or looked at once.

Paths are plain strings here.
"""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

FileStat = tuple[int, int]  # a file's size, and its time in nanoseconds
_HEAD = 1024  # bytes
_PLAIN = getattr(os, "O_BINARY", 0)  # Windows would translate line ends


def stat_of(found: os.stat_result) -> FileStat:
    """What a file is known by."""
    return found.st_size, found.st_mtime_ns


def stat_at(path: str) -> FileStat | None:
    """What the file at a path is known by; None where there is no file."""
    try:
        return stat_of(os.stat(path))
    except OSError:
        return None


def files_in(
    folder: str, inside: str = ""
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Every file in a folder, at any depth, with its path there."""
    with os.scandir(f"{folder}/{inside}") as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from files_in(folder, f"{inside}{entry.name}/")
            else:
                yield inside + entry.name, entry


def same_file(one: os.DirEntry[str], other: str) -> bool:
    """Whether a file is another one under a second name, or a copy of it with its time."""
    try:
        found, wanted = one.stat(follow_symlinks=False), os.stat(other)
    except OSError:
        return False
    return os.path.samestat(found, wanted) or stat_of(found) == stat_of(wanted)


def read(path: str) -> tuple[bytes, FileStat]:
    """A file's bytes, and what it was known by when it was read."""
    file = os.open(path, os.O_RDONLY | _PLAIN)
    try:
        found = os.fstat(file)
        data = os.read(file, found.st_size + 1)
        while len(data) > found.st_size and (
            more := os.read(file, 1 << 20)
        ):  # it has grown meanwhile
            data += more
        return data, stat_of(found)
    finally:
        os.close(file)


def read_head(path: str) -> str:
    """The first whole lines of a file."""
    file = os.open(path, os.O_RDONLY | _PLAIN)
    try:
        return os.read(file, _HEAD).rpartition(b"\n")[0].decode()
    finally:
        os.close(file)


def write(path: str, data: bytes | bytearray) -> FileStat:
    """Write a file, in a folder that is made where it is missing.

    What the file is known by from now on.
    """
    make_folder(path[: path.rindex("/")])
    return write_into(path, data)


def write_into(path: str, data: bytes | bytearray) -> FileStat:
    """The same in a folder that is there."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _PLAIN, 0o666)
    try:
        written = os.write(file, data)
        while written < len(data):
            written += os.write(file, data[written:])
        return stat_of(os.fstat(file))
    finally:
        os.close(file)


def link_or_copy(source: str, target: str) -> None:
    """Give the same file another name, where the disk allows it.

    Elsewhere a copy with the file's time is made.
    """
    try:
        os.link(source, target)
    except OSError:
        make_folder(os.path.dirname(target))
        shutil.copy2(source, target)


def make_folder(folder: str) -> None:
    """Make a folder, with those that it is in, where it is missing."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        return
    except FileNotFoundError:
        os.makedirs(folder, exist_ok=True)
