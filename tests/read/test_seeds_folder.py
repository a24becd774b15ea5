"""Which files of the seeds folder are listings."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import pytest

from paperweave.read.seeds_folder import listings
from tests.support.making import abstract

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.support.site_of import Site


def test_a_folder_that_is_a_link_is_read_once_and_a_ring_of_links_ends(tmp_path: Path) -> None:
    seeds, elsewhere = tmp_path / "seeds", tmp_path / "elsewhere"
    seeds.mkdir()
    elsewhere.mkdir()
    (elsewhere / "list.txt").write_text("A title")
    (seeds / "a").symlink_to(elsewhere)
    (seeds / "b").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(seeds)
    assert list(listings(seeds)) == ["a/list.txt"]


def _socket(path: Path) -> None:
    here = os.getcwd()  # noqa: PTH109 - a socket's name may have 100 characters only
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(here)


SPECIAL: dict[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a socket": _socket,
    "an endless device": lambda path: path.symlink_to("/dev/zero"),
    "a terminal": lambda path: path.symlink_to("/dev/tty"),
    "a link to nothing": lambda path: path.symlink_to("/nowhere/at/all"),
    "a ring of links": lambda path: path.symlink_to(path.name),
}


@pytest.mark.parametrize("kind", SPECIAL)
@pytest.mark.parametrize("name", ["x.bib", "deep/x.bib"])
def test_what_is_no_file_is_never_opened_and_named(site: Site, kind: str, name: str) -> None:
    place = site.seeds / name
    place.parent.mkdir(exist_ok=True)
    SPECIAL[kind](place)
    site.bibliography(one={"title": "A Good Paper", "abstract": abstract("blue")})
    assert site.build() == 3
    assert list(site.addresses()) == ["A Good Paper"]
    (said,) = site.lost()
    assert said.startswith(f"{name}:None: ")
    assert site.run("--seeds", str(site.seeds), "--explain", name) in {1, 3}


def test_listings_in_folders_that_are_links_are_read(site: Site) -> None:
    elsewhere = site.seeds.parent / "elsewhere"
    elsewhere.mkdir()
    site.bibliography(one={"title": "A Good Paper", "abstract": abstract("blue")})
    (site.seeds / "bibliography.bib").rename(elsewhere / "list.bib")
    (site.seeds / "linked").symlink_to(elsewhere)
    assert site.build() == 0
    assert [f["file"] for f in site.report["files"]] == ["linked/list.bib"]
