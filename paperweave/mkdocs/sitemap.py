"""A sitemap larger than crawlers read becomes several, with an index (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

import gzip
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin
from xml.sax.saxutils import escape

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# What a file may hold at most.
MOST_ADDRESSES = 50_000
MOST_BYTES = 50 * 1024 * 1024
NAME = "sitemap.xml"
_ENTRY = re.compile(r"<url>.*?</url>", re.DOTALL)
_DAY = re.compile(r"<lastmod>([^<]*)</lastmod>")
_SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_HEAD, _END = f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_SCHEMA}>\n', "</urlset>\n"


def split_sitemap(folder: Path, site_url: str) -> None:
    """Split the sitemap of the site in a folder, where it is too large for one file.

    The index stands at the address that the sitemap had, and names the parts by their whole
    addresses.
    """
    sitemap = folder / NAME
    text = sitemap.read_text(encoding="utf-8") if sitemap.is_file() else ""
    if text.count("<url>") <= MOST_ADDRESSES and len(text.encode()) <= MOST_BYTES:
        return
    listed = []
    for number, part in enumerate(_parts(text), start=1):
        name = f"sitemap-{number}.xml"
        (folder / name).write_text(part, encoding="utf-8", newline="\n")
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
    (folder / f"{NAME}.gz").write_bytes(gzip.compress(index.encode(), mtime=0))


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
