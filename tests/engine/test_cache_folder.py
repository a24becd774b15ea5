"""A cache that cannot be written costs time, and nothing else."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.cache import Cache
from paperweave.engine.lock import lock
from tests.support.making import abstract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.site_of import Site

ONE = {"title": "A Good Paper", "abstract": abstract("blue")}
STATES: dict[str, Callable[[Path], object]] = {
    "a file": lambda cache: cache.write_text("mine"),
    "a link to nothing": lambda cache: cache.symlink_to("/nowhere/at/all"),
    "a ring of links": lambda cache: cache.symlink_to(cache.name),
    "a pipe": os.mkfifo,
    "a folder of the system": lambda cache: cache.symlink_to("/proc/self"),
}


@pytest.mark.parametrize("state", STATES)
def test_a_cache_that_cannot_be_written_is_told_once_and_the_build_goes_on(
    site: Site, state: str, caplog: pytest.LogCaptureFixture
) -> None:
    STATES[state](site.cache)
    site.bibliography(one=ONE)
    assert site.build() == 0
    pages = site.pages()
    site.bibliography(one=ONE | {"year": "2024"})
    assert site.build() == 0
    assert site.pages() != pages
    told = [one.getMessage() for one in caplog.records if one.name == "paperweave.cache"]
    assert told == [
        f"{site.cache}: cannot be written, so nothing is cached; builds just take longer"
    ]


def test_builds_keep_each_other_out_without_a_cache(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    cache.write_text("no folder")
    held = lock(tmp_path, cache, patience=0)
    assert held is not None
    assert lock(tmp_path, cache, patience=0) is None
    held.release()
    again = lock(tmp_path, cache, patience=0)
    assert again is not None
    again.release()


def test_what_cannot_be_kept_is_as_if_it_were_not_there(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("no folder")
    cache = Cache(tmp_path / "cache", "")
    cache.save("name", "key", 1)
    assert cache.load("name", "key") is None
    assert cache.kept("name", "key", lambda: 2) == 2
