from __future__ import annotations

import zipfile
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

import pytest

from paperweave.commands.offline import offline_files, offline_page, write_zip
from tests.support.html import read_page

if TYPE_CHECKING:
    from pathlib import Path


def test_every_link_of_the_copy_names_a_file_in_it(built_site: Path) -> None:
    files = dict(offline_files(built_site))
    assert len(files) > 500
    for name, data in files.items():
        if not name.endswith(".html"):
            continue
        for link in read_page(name, data.decode()).links:
            found = urlsplit(urljoin(f"file:///{name}", link))
            if found.scheme == "file":
                assert unquote(found.path).lstrip("/") in files, f"{name}: {link}"


def test_the_copy_is_the_same_twice(built_site: Path) -> None:
    first = write_zip(built_site).read_bytes()
    assert write_zip(built_site).read_bytes() == first
    with zipfile.ZipFile(built_site / "offline.zip") as archive:
        assert {PurePosixPath(name).parts[0] for name in archive.namelist()} == {"offline"}
    (built_site / "offline.zip").unlink()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="./#top">', '<a href="./index.html#top">'),
        ('<a href="papers.bib">', '<a href="papers.bib">'),
        ('<a href="#cite">', '<a href="#cite">'),
        ('<a href="https://arxiv.org/abs/">', '<a href="https://arxiv.org/abs/">'),
        ('a text with href="x/" in it', 'a text with href="x/" in it'),
    ],
)
def test_only_links_to_folders_change(before: str, after: str) -> None:
    assert offline_page(before) == after
