"""The folder of the rendered site: made beside its place and put there when it is whole.

A site that is made anew changes places with the last one in one step, where the system can do so.
Elsewhere, and where most of the last one stays (a large site after a small change), the last one is
mended: what is new comes first, then what is changed, and what is gone goes last, so that no link
is dead at any moment. What is to be done stands in a file before it begins: where the mending is
killed, the next build ends it. A site that is a disk of its own (a container's volume) is made
inside it, for nothing can be moved from one disk to another in one step.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.engine.atomic import OutputError, explained, replace_file
from paperweave.engine.disk import files_in
from paperweave.engine.exchange import exchange, is_mounted
from paperweave.engine.json_file import read_paths
from paperweave.engine.lock import lock
from paperweave.engine.move_in import move_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from filelock import BaseFileLock

_BESIDE = ".paperweave"  # behind the name of the site's folder
INSIDE = ".paperweave.new"
# In the folder beside: the last site's files that do not stay as they are; the same once all is
# ready to be done.
_LEFT, _READY = ".paperweave-left.json", ".paperweave-ready.json"


def begin(site: Path, cache: Path) -> tuple[Path, BaseFileLock]:
    """The folder to make the site in, and the lock that keeps others from it until it is released.

    Raises:
        OutputError: another build is making the site, or the disk does not let us.
    """
    with explained(site):
        held = lock(site, cache)
        if held is None:
            raise OutputError(
                f"{site}: another build is writing the site; wait until it has finished, "
                "then build again"
            )
        try:
            return _emptied(Path(os.path.realpath(site))), held
        except OSError:
            held.release()
            raise


def _emptied(site: Path) -> Path:
    """The folder to make a site in, after what a killed build left undone was done."""
    inside, beside = site / INSIDE, site.with_name(site.name + _BESIDE)
    for left in (inside, beside):
        # Killed while it was mended.
        if (left / _READY).exists() and site.is_dir():
            _mend(site, left)
        shutil.rmtree(left, ignore_errors=True)
    chosen = (
        inside if is_mounted(site) or not _may_write_beside(site) else beside
    )
    chosen.mkdir(parents=True)
    return chosen


def _may_write_beside(site: Path) -> bool:
    return not site.is_dir() or os.access(site.parent, os.W_OK)


def give_up(beside: Path) -> None:
    """Remove a site that was not finished; the last one stays."""
    if beside.name == INSIDE or beside.name.endswith(_BESIDE):
        shutil.rmtree(beside, ignore_errors=True)


def leave(beside: Path, left: Iterable[str]) -> None:
    """Say that all of the last site belongs to the one that is made in ``beside``.

    The files in ``left`` do not.
    """
    replace_file(beside / _LEFT, json.dumps(list(left)).encode())


def finish(beside: Path) -> Path:
    """Put the finished site in its place, and return that place.

    Raises:
        OutputError: the disk does not let us; the last site stays.
    """
    site = place_of(beside)
    with explained(site):
        if (beside / _LEFT).exists():
            left = read_paths(beside / _LEFT)
            (beside / _LEFT).unlink()
            _replace_files(site, beside, left)
        elif not site.exists():
            beside.rename(site)
        elif beside.name != INSIDE and exchange(str(beside), str(site)):
            shutil.rmtree(beside, ignore_errors=True)
        else:
            before = (path for path, _ in files_in(str(site)))
            _replace_files(
                site,
                beside,
                [p for p in before if not p.startswith(f"{INSIDE}/")],
            )
    return site


def _replace_files(site: Path, beside: Path, left: Iterable[str]) -> None:
    """Put in place what was made, and remove what was not made anew of the files in ``left``."""
    gone = [path for path in left if not os.path.lexists(f"{beside}/{path}")]
    replace_file(beside / _READY, json.dumps(gone).encode())
    _mend(site, beside)


def _mend(site: Path, beside: Path) -> None:
    gone = read_paths(beside / _READY)
    move_in(str(beside), str(site), but=_READY)
    for path in gone:
        with suppress(FileNotFoundError, NotADirectoryError):
            (site / path).unlink()
        with suppress(OSError):  # a folder that still holds something stays
            for folder in takewhile(
                lambda folder: folder != site, (site / path).parents
            ):
                folder.rmdir()
    shutil.rmtree(beside, ignore_errors=True)


def place_of(beside: Path) -> Path:
    """Where the site that is made in ``beside`` will stand, and the last one stands until then."""
    if beside.name == INSIDE:
        return beside.parent
    return beside.with_name(beside.name.removesuffix(_BESIDE))
