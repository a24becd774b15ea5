from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from unittest.mock import patch
from xml.etree import ElementTree as ET

import pytest

from paperweave.mkdocs import sitemap
from paperweave.mkdocs.sitemap import split_sitemap

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SITE = "https://site.test/papers/"


def write(folder: Path, addresses: list[str]) -> None:
    """A sitemap as MkDocs writes it."""
    entries = "".join(
        f"\n    <url>\n         <loc>{a}</loc>\n         <lastmod>2025-06-15</lastmod>\n    </url>"
        for a in addresses
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    (folder / "sitemap.xml").write_text(f"{head}{entries}\n</urlset>", encoding="utf-8")


def told(folder: Path, name: str, tag: str = "url") -> list[str]:
    """The addresses in a sitemap or an index."""
    root = ET.fromstring((folder / name).read_bytes())  # noqa: S314 - our own file
    return [str(entry.findtext(f"{SCHEMA}loc")) for entry in root.iter(f"{SCHEMA}{tag}")]


def told_in(folder: Path, part: str) -> list[str]:
    """The addresses in a part that an index names."""
    packed = folder / part.removeprefix(SITE)
    (folder / "part.xml").write_bytes(gzip.decompress(packed.read_bytes()))
    return told(folder, "part.xml")


def test_a_small_sitemap_stays_as_it_is(tmp_path: Path) -> None:
    write(tmp_path, [f"{SITE}{n}/" for n in range(10)])
    before = (tmp_path / "sitemap.xml").read_bytes()
    with patch.object(sitemap, "PLAIN_BYTES", len(before)):
        split_sitemap(tmp_path, SITE)
    assert (tmp_path / "sitemap.xml").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["sitemap.xml"]


def test_a_large_one_is_compressed_behind_an_index(tmp_path: Path) -> None:
    addresses = [f"{SITE}{n}/" for n in range(10)]
    write(tmp_path, addresses)
    size = len((tmp_path / "sitemap.xml").read_bytes())
    with patch.object(sitemap, "PLAIN_BYTES", size - 1):
        split_sitemap(tmp_path, SITE)
    (part,) = told(tmp_path, "sitemap.xml", "sitemap")
    assert part == f"{SITE}sitemap-1.xml.gz"
    assert told_in(tmp_path, part) == addresses


def test_sites_of_a_few_thousand_pages_have_a_plain_sitemap() -> None:
    assert sitemap.PLAIN_BYTES == 1024 * 1024


def test_a_larger_one_becomes_several_and_names_the_same_addresses(tmp_path: Path) -> None:
    addresses = [f"{SITE}{n}/?a=1&amp;b=2" for n in range(100_001)]
    write(tmp_path, addresses)
    split_sitemap(tmp_path, SITE)
    parts = told(tmp_path, "sitemap.xml", "sitemap")
    assert parts == [f"{SITE}sitemap-{n}.xml.gz" for n in (1, 2, 3)]
    found = [told_in(tmp_path, part) for part in parts]
    assert [len(part) for part in found] == [50_000, 50_000, 1]
    assert [a.replace("&", "&amp;") for part in found for a in part] == addresses
    index = (tmp_path / "sitemap.xml").read_bytes()
    assert b"<lastmod>2025-06-15</lastmod>" in index
    assert gzip.decompress((tmp_path / "sitemap.xml.gz").read_bytes()) == index


def test_no_part_has_more_bytes_than_a_crawler_reads(tmp_path: Path) -> None:
    write(tmp_path, [f"{SITE}{'é' * 500}{n}/" for n in range(40)])
    with patch.object(sitemap, "MOST_BYTES", 10_000), patch.object(sitemap, "PLAIN_BYTES", 0):
        split_sitemap(tmp_path, SITE)
    parts = sorted(tmp_path.glob("sitemap-*.xml.gz"))
    assert sum(len(told_in(tmp_path, part.name)) for part in parts) == 40
    assert all(len(gzip.decompress(part.read_bytes())) <= 10_000 for part in parts)


@pytest.mark.parametrize("text", [None, ""])
def test_a_site_without_a_sitemap_gets_none(tmp_path: Path, text: str | None) -> None:
    if text is not None:
        (tmp_path / "sitemap.xml").write_text(text, encoding="utf-8")
    split_sitemap(tmp_path, "")
    assert not list(tmp_path.glob("sitemap-*"))
