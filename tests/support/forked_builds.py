"""Builds that are killed, or run at once: a program of its own, which forks.

Each build is a copy of this process, which has done its imports: it begins at once, so that a
moment falls into the work. The two states of the listings, which take turns, are in
``FOLDER/listings``. An error ends ``python -m tests.support.forked_builds killed FOLDER`` where a
kill leaves anything else than the last site or the new one, and ``together FOLDER`` where a build
beside another fails without saying why.
"""

from __future__ import annotations

import multiprocessing
import random
import shutil
import sys
import time
from pathlib import Path

from tests.support.project import files
from tests.support.rendering import make_pages, render

_EPOCH = "1750000000"
_COMMANDS = {"pages": make_pages, "site": render}
_KILLED = 6  # builds of each command
_FORK = multiprocessing.get_context("fork")


def killed(folder: Path) -> None:
    """Start builds of each state of the listings in turn, and kill each; then make it good."""
    for command in _COMMANDS:
        seconds, sites = _to_their_end(folder, command)
        rng = random.Random(_KILLED)  # noqa: S311 - any moments do, but the same ones each time
        for number in range(_KILLED):
            _list(folder, number)
            build = _FORK.Process(target=_build, args=(folder, command))
            build.start()
            time.sleep(rng.uniform(0.05, 1.1) * seconds)
            build.kill()
            build.join()
            assert files(folder / "site") in sites
            assert not (folder / "site.old").exists()
        _is_made_good(folder)


def together(folder: Path) -> None:
    """Two builds of the pages at once, then two of the site: one at least of each ends well."""
    _to_their_end(folder, "pages")
    for build in _COMMANDS.values():
        shutil.rmtree(folder / "docs" / "papers")
        with _FORK.Pool(2) as pool:
            results = pool.starmap(build, [(folder,)] * 2, chunksize=1)
        assert all(status == 0 or "another build" in said for status, said in results), results
        assert 0 in [status for status, _ in results]
    assert (folder / "site" / "index.html").exists()
    assert not list(folder.glob("site.*"))


def _to_their_end(folder: Path, command: str) -> tuple[float, list[dict[str, bytes]]]:
    """How long a build takes whose imports are done, and the site of each state."""
    sites, seconds = [], 0.0
    for number in range(2):
        _list(folder, number)
        begun = time.monotonic()
        _build(folder, command)
        seconds = time.monotonic() - begun
        sites.append(files(folder / "site"))
    return seconds, sites


def _list(folder: Path, number: int) -> None:
    listings = sorted((folder / "listings").iterdir())
    shutil.copy(listings[number % len(listings)], folder / "seeds" / "bibliography.bib")


def _is_made_good(folder: Path) -> None:
    """The next builds, which are not killed, make of the same listings what others made."""
    _list(folder, 1)
    for command in _COMMANDS:
        _build(folder, command)
    for name in ("seeds", "docs", "site"):
        assert files(folder / name) == files(folder.parent / "good" / name), name
    assert not list(folder.glob("site.*"))


def _build(folder: Path, command: str) -> None:
    status, said = _COMMANDS[command](folder, SOURCE_DATE_EPOCH=_EPOCH)
    assert status == 0, said


if __name__ == "__main__":
    {"killed": killed, "together": together}[sys.argv[1]](Path(sys.argv[2]))
