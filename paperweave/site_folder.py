"""The folder of the rendered site: made beside its place and renamed there, so that nobody is served half of it."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING, TextIO

from paperweave.lock import lock
from paperweave.writing import OutputError, explained

if TYPE_CHECKING:
    from pathlib import Path

_BESIDE, _BEFORE = ".new", ".old"


def begin(site: Path, cache: Path) -> tuple[Path, TextIO]:
    """The folder to make the site in, and the lock that keeps others from it until it is closed.

    Raises:
        OutputError: another build is making the site, or the disk does not let us.
    """
    beside, before = _neighbour(site, _BESIDE), _neighbour(site, _BEFORE)
    with explained(site):
        held = lock(site, cache)
        if held is None:
            raise OutputError(f"{site}: another build is making the site; wait for its end, then build again")
        if before.exists() and not site.exists():  # killed between the two renames
            before.rename(site)
        shutil.rmtree(beside, ignore_errors=True)
        beside.mkdir(parents=True)
    return beside, held


def finish(beside: Path) -> Path:
    """Put the finished site in its place, and return that place.

    Raises:
        OutputError: the disk does not let us; the last site stays.
    """
    site = place_of(beside)
    before = _neighbour(site, _BEFORE)
    with explained(site):
        shutil.rmtree(before, ignore_errors=True)
        with suppress(FileNotFoundError):
            site.rename(before)
        try:
            beside.rename(site)
        except OSError:
            before.rename(site)
            raise
        shutil.rmtree(before, ignore_errors=True)
    return site


def place_of(beside: Path) -> Path:
    """Where the site that is made in ``beside`` will stand, and the last one stands until then."""
    return beside.with_name(beside.name.removesuffix(_BESIDE))


def _neighbour(site: Path, ending: str) -> Path:
    return site.with_name(site.name + ending)
