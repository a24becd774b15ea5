"""Builds that are killed at random moments: a program of its own, which forks.

Each build is a copy of this process, which has done its imports: so a moment falls into the work.
``python -m tests.support.killed_builds FOLDER pages|site TIMES`` ends with an error where a kill
leaves anything else than the last site or the new one. In ``FOLDER/listings`` are the two states of
the listings that take turns.
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

EPOCH = "1750000000"


def kill_builds(folder: Path, command: str, times: int) -> None:
    """Start a build so many times, of each state of the listings in turn, and kill each."""
    listings = sorted((folder / "listings").iterdir())
    sites, seconds = [], 0.0
    for listing in listings:  # to their end, the first of which also imports all that is needed
        shutil.copy(listing, folder / "seeds" / "bibliography.bib")
        begun = time.monotonic()
        _build(folder, command)
        seconds = time.monotonic() - begun
        sites.append(files(folder / "site"))
    rng = random.Random(times)  # noqa: S311 - any moments do, but the same ones each time
    for number in range(times):
        shutil.copy(listings[number % 2], folder / "seeds" / "bibliography.bib")
        build = multiprocessing.get_context("fork").Process(target=_build, args=(folder, command))
        build.start()
        time.sleep(rng.uniform(0.05, 1.1) * seconds)
        build.kill()
        build.join()
        assert files(folder / "site") in sites
        assert not (folder / "site.old").exists()


def _build(folder: Path, command: str) -> None:
    status, said = _COMMANDS[command](folder, SOURCE_DATE_EPOCH=EPOCH)
    assert status == 0, said


_COMMANDS = {"pages": make_pages, "site": render}

if __name__ == "__main__":
    kill_builds(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
