"""The sitemap of a large site: compressed parts and an index (https://www.sitemaps.org/protocol.html).

It would be 21 MB of the whole ACL Anthology, and compressed it is one. Crawlers
read either, in files of as many addresses as the protocol has it.
"""

from __future__ import annotations

import gzip
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urljoin, urlsplit
from xml.sax.saxutils import escape

from mkdocs.utils import get_build_date

from paperweave.mkdocs.urls import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File

# What a file may hold at most.
MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
# What stays as it is: some 8,000 addresses.
PLAIN_BYTES = 1024 * 1024
NAME = "sitemap.xml"
_LEVEL = 4
_ENTRY = re.compile(r"<url>.*?</url>", re.DOTALL)
_DAY = re.compile(r"<lastmod>([^<]*)</lastmod>")
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD, _END = (
    f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SCHEMA}>\n',
    "</urlset>\n",
)


def split_sitemap(folder: Path, site_url: str) -> None:
    """Compress the sitemap of the site in a folder, where it is large, in the parts that it takes.

    An index stands at the address that the sitemap had, and names the parts by their whole
    addresses.
    """
    sitemap = folder / NAME
    text = sitemap.read_text(encoding="utf-8") if sitemap.is_file() else ""
    if len(text.encode()) <= PLAIN_BYTES:
        return
    listed = []
    for number, part in enumerate(_parts(text), start=1):
        name = f"sitemap-{number}.xml.gz"
        (folder / name).write_bytes(_packed(part))
        day = max(_DAY.findall(part), default="")
        modified = f"<lastmod>{day}</lastmod>" if day else ""
        listed.append(
            f"<sitemap><loc>{escape(urljoin(site_url, name))}</loc>{modified}</sitemap>\n"
        )
    index = (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f"<sitemapindex {_SCHEMA}>\n{''.join(listed)}</sitemapindex>\n"
    )
    sitemap.write_text(index, encoding="utf-8", newline="\n")
    (folder / f"{NAME}.gz").write_bytes(_packed(index))


def _packed(text: str) -> bytes:
    """A text compressed; the highest level takes three times as long for 4 percent."""
    return gzip.compress(text.encode(), _LEVEL, mtime=0)


def list_missing(folder: Path, pages: Iterable[str]) -> None:
    """Add pages, by their whole addresses, to the sitemap in a folder, where it names them not.

    A plugin for several languages writes the sitemap of those pages only that it knows.
    """
    sitemap = folder / NAME
    text = sitemap.read_text(encoding="utf-8") if sitemap.is_file() else ""
    start, end, rest = text.rpartition("</urlset>")
    found = [f"<loc>{escape(page)}</loc>" for page in pages]
    missing = [loc for loc in found if loc not in text]
    if not end or not missing:
        return
    day = f"<lastmod>{get_build_date()}</lastmod>"
    added = "".join(f"    <url>{loc}{day}</url>\n" for loc in missing)
    whole = f"{start}{added}{end}{rest}"
    sitemap.write_text(whole, encoding="utf-8", newline="\n")
    (folder / f"{NAME}.gz").write_bytes(_packed(whole))


def _parts(text: str) -> Iterator[str]:
    part: list[str] = []
    room = most = MOST_BYTES - len(_HEAD) - len(_END)
    for entry in _ENTRY.findall(text):
        needed = len(entry.encode()) + 1
        if part and (len(part) == MOST_ADDRESSES or needed > room):
            yield _HEAD + "".join(part) + _END
            part, room = [], most
        part.append(f"{entry}\n")
        room -= needed
    yield _HEAD + "".join(part) + _END


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """As much of a page as the template of the sitemap looks at."""

    canonical_url: str | None
    abs_url: str | None
    update_date: str
    is_link: bool = False
    # MaterialX asks it for a day.
    meta: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SitemapFile:
    """As much of a file as the template of the sitemap looks at."""

    src_uri: str
    page: SitemapPage


def sitemap_files(
    days: Mapping[str, str | None], config: MkDocsConfig
) -> Iterator[SitemapFile]:
    """Generated pages, as the sitemap lists them, by their names and the days of their changes."""
    site, day = config.site_url, get_build_date()
    root = urlsplit(site or "").path
    in_folders = config.use_directory_urls
    for name, changed in days.items():
        way = address(name, in_folders=in_folders).removeprefix("./")
        yield SitemapFile(
            name,
            SitemapPage(
                f"{site}{way}" if site else None,
                f"{root}{way}" if site else None,
                changed or day,
            ),
        )


def sitemap_order(file: File | SitemapFile) -> tuple[list[str], bool, str]:
    """MkDocs' own order of files: a folder's own before those inside it, its index first."""
    *folders, name = file.src_uri.split("/")
    return folders, name != "index.md", name
