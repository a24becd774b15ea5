"""Move files into a folder in the order in which no link to them is dead at any moment."""

from __future__ import annotations

import os
import shutil


def move_in(source: str, target: str, but: str | None = None) -> None:
    """Move what stands in ``source`` to its place in ``target``, except the file named ``but``.

    What is new comes first, whole folders by one rename, and only then what replaces something: a
    changed page may link to a new one.

    Raises:
        OSError: the disk does not let us; what was moved stays moved.
    """
    _move(source, target, but, new_only=True)
    _move(source, target, but, new_only=False)


def _move(
    source: str, target: str, but: str | None = None, *, new_only: bool
) -> None:
    for entry in list(os.scandir(source)):
        if entry.name == but:
            continue
        place = f"{target}/{entry.name}"
        if not os.path.lexists(place):
            os.rename(entry.path, place)
        elif entry.is_dir() and os.path.isdir(place):
            _move(entry.path, place, new_only=new_only)
        elif not new_only:
            _make_way(place, folder=entry.is_dir())
            os.replace(entry.path, place)


def _make_way(place: str, *, folder: bool) -> None:
    """Remove what a rename would not replace.

    A folder where a file goes, or the other way round.
    """
    if os.path.isdir(place) and not os.path.islink(place):
        shutil.rmtree(place)
    elif folder:
        os.unlink(place)
