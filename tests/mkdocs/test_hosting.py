"""After a build a person is told how large the site is, and who takes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.mkdocs.hosting import SiteSize, size_of

if TYPE_CHECKING:
    from pathlib import Path

GIB, MIB = 1024**3, 1024**2


ALL = "fits GitHub Pages, GitLab Pages, Cloudflare Pages"
TWO = "fits GitHub Pages, GitLab Pages; too large for Cloudflare Pages"
NONE = (
    "too large for GitHub Pages (at most 1.1 GB), "
    "GitLab Pages (at most 200,000 files and 1.1 GB), Cloudflare Pages (at most 20,000 files)"
)


@pytest.mark.parametrize(
    ("size", "said"),
    [
        (SiteSize(1_234, 56_000_000, MIB), f"1,234 files, 56 MB: {ALL}"),
        (SiteSize(20_000, GIB, 25 * MIB), f"20,000 files, 1.1 GB: {ALL}"),
        (SiteSize(20_001, 5_000_000, MIB), f"20,001 files, 5 MB: {TWO} (at most 20,000 files)"),
        (SiteSize(9, 26 * MIB, 25 * MIB + 1), f"9 files, 27 MB: {TWO} (at most 26 MB a file)"),
        (SiteSize(200_001, GIB + 1, MIB), f"200,001 files, 1.1 GB: {NONE}"),
    ],
)
def test_a_size_says_which_hosts_take_it_and_what_is_too_much(size: SiteSize, said: str) -> None:
    assert size.said == f"The site has {said}"


def test_all_files_of_a_folder_are_counted(tmp_path: Path) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "one.html").write_text("12345")
    (tmp_path / "a" / "b" / "two.html").write_text("123")
    assert size_of(str(tmp_path)) == SiteSize(2, 8, 5)
