"""The folder of the rendered site: made beside its place and put there when it is whole.

A site that is made anew takes the last one's place by a rename. Where most of the last one stays (a
large site after a small change), only the files that differ are made, and the last one is mended
with them: what is new comes first, then what is changed, and what is gone goes last, so that no
link is dead at any moment. What is to be done stands in a file before it begins: where the mending
is killed, the next build ends it.
"""

from __future__ import annotations

import json
import os
import shutil
from contextlib import suppress
from itertools import takewhile
from typing import TYPE_CHECKING

from paperweave.engine.atomic import OutputError, explained, replace_file
from paperweave.engine.lock import lock
from paperweave.engine.move_in import move_in

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from filelock import BaseFileLock

_BESIDE, _BEFORE = ".new", ".old"
# In the folder beside: the last site's files that do not stay as they are; the same once all is
# ready to be done.
_LEFT, _READY = ".paperweave-left.json", ".paperweave-ready.json"


def begin(site: Path, cache: Path) -> tuple[Path, BaseFileLock]:
    """The folder to make the site in, and the lock that keeps others from it until it is released.

    Raises:
        OutputError: another build is making the site, or the disk does not let us.
    """
    beside, before = _neighbour(site, _BESIDE), _neighbour(site, _BEFORE)
    with explained(site):
        held = lock(site, cache)
        if held is None:
            raise OutputError(
                f"{site}: another build is making the site; wait for its end, then build again"
            )
        if before.exists() and not site.exists():  # killed between the two renames
            before.rename(site)
        if (beside / _READY).exists() and site.is_dir():  # killed while it was mended
            _mend(site, beside)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
    return beside, held


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
            left = json.loads((beside / _LEFT).read_bytes())
            (beside / _LEFT).unlink()
            gone = [path for path in left if not os.path.lexists(f"{beside}/{path}")]
            replace_file(beside / _READY, json.dumps(gone).encode())
            _mend(site, beside)
        else:
            _replace(site, beside)
    return site


def _replace(site: Path, beside: Path) -> None:
    before = _neighbour(site, _BEFORE)
    shutil.rmtree(before, ignore_errors=True)
    with suppress(FileNotFoundError):
        site.rename(before)
    try:
        beside.rename(site)
    except OSError:
        before.rename(site)
        raise
    shutil.rmtree(before, ignore_errors=True)


def _mend(site: Path, beside: Path) -> None:
    gone = json.loads((beside / _READY).read_bytes())
    move_in(str(beside), str(site), but=_READY)
    for path in gone:
        with suppress(FileNotFoundError, NotADirectoryError):
            (site / path).unlink()
        with suppress(OSError):  # a folder that still holds something stays
            for folder in takewhile(lambda folder: folder != site, (site / path).parents):
                folder.rmdir()
    shutil.rmtree(beside, ignore_errors=True)


def place_of(beside: Path) -> Path:
    """Where the site that is made in ``beside`` will stand, and the last one stands until then."""
    return beside.with_name(beside.name.removesuffix(_BESIDE))


def _neighbour(site: Path, ending: str) -> Path:
    return site.with_name(site.name + ending)
