from __future__ import annotations

import os
import zipfile
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


def test_the_copy_is_the_same_twice(tmp_path: Path) -> None:
    for name in ("index.html", "papers/one/index.html", "data/papers-0.js"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("a copy", encoding="utf-8")
    first = write_zip(tmp_path).read_bytes()
    os.utime(tmp_path / "index.html", (0, 0))
    assert write_zip(tmp_path).read_bytes() == first
    with zipfile.ZipFile(tmp_path / "offline.zip") as archive:
        assert archive.namelist() == [
            "offline/data/papers-0.js",
            "offline/index.html",
            "offline/papers/one/index.html",
        ]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('<a href="../..">', '<a href="../../index.html">'),
        ('<a href="./#top">', '<a href="./index.html#top">'),
        ('<a href="\0">', '<a href="\0./index.html">'),
        ('<form action="\0papers/">', '<form action="\0papers/index.html">'),
        ('<a href="papers.bib">', '<a href="papers.bib">'),
        ('<a href="#cite">', '<a href="#cite">'),
        ("<a href=../../>", "<a href=../../index.html>"),
        ("<a href=../x/ rel=next>", "<a href=../x/index.html rel=next>"),
        ("<a href=#cite>", "<a href=#cite>"),
        ('<a href="https://arxiv.org/abs/">', '<a href="https://arxiv.org/abs/">'),
        ('a text with href="x/" in it', 'a text with href="x/" in it'),
    ],
)
def test_only_links_to_folders_change(before: str, after: str) -> None:
    assert offline_page(before) == after
