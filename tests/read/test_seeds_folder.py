"""Which files of the seeds folder are listings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.seeds_folder import listings

if TYPE_CHECKING:
    from pathlib import Path


def test_a_folder_that_is_a_link_is_read_once_and_a_ring_of_links_ends(tmp_path: Path) -> None:
    seeds, elsewhere = tmp_path / "seeds", tmp_path / "elsewhere"
    seeds.mkdir()
    elsewhere.mkdir()
    (elsewhere / "list.txt").write_text("A title")
    (seeds / "a").symlink_to(elsewhere)
    (seeds / "b").symlink_to(elsewhere)
    (elsewhere / "back").symlink_to(seeds)
    assert list(listings(seeds)) == ["a/list.txt"]
