"""The site as a zip to take along: the built pages with their links made to work from a disk.

``python -m paperweave.commands.offline site`` writes ``site/offline.zip``. A second build without
directory URLs (Material's offline plugin) would give the same pages: this takes 1.1 s, and cannot
differ from what is published.
"""

from __future__ import annotations

import re
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from paperweave.mkdocs.page_frame import FRAME_SCRIPT, HERE, reframed

if TYPE_CHECKING:
    from collections.abc import Iterator

NAME = "offline.zip"
# What only a server, a crawler or MkDocs' own search has a use for.
_LEFT_OUT = re.compile(
    r"404\.html|robots\.txt|sitemap(-\d+)?\.xml(\.gz)?|offline\.zip|search/.*|assets/javascripts/.*|.*\.map"
)
# Tags only: whatever a listing's text holds, its `<` is an entity in a page.
_TAG = re.compile(r"<(?:a|form|link|meta)\b[^>]*>")
_ADDRESS = re.compile(
    r'(?<=\s)((?:href|action)="\0?|content="\d+; url=)([^"]*)'
    r'|(?<=\s)(href=)([^\s">]+)'
)
# A copy does not offer a copy of itself.
_OFFER = re.compile(r' · <a href="[^"]*offline\.zip">[^<]*</a>')
_ENDING = ',ending:"/",'
_OF_FOLDER = re.compile(r"(^|/)(\.{1,2})?$")


def offline_files(site: Path) -> Iterator[tuple[str, bytes]]:
    """The files of the copy: (path inside it, bytes), in the order of their paths."""
    for path in sorted(p for p in site.rglob("*") if p.is_file()):
        name = path.relative_to(site).as_posix()
        if _LEFT_OUT.fullmatch(name):
            continue
        yield name, _changed(name, path.read_bytes())


def _changed(name: str, data: bytes) -> bytes:
    """A file of the site as the copy has it."""
    if name == FRAME_SCRIPT:
        return reframed(data.decode(), offline_page).encode()
    if name.endswith(".html"):
        return offline_page(data.decode()).encode()
    return data


def offline_page(page: str) -> str:
    """A page whose links name files, for a disk does not look for a folder's ``index.html``."""
    linked = _TAG.sub(lambda tag: _ADDRESS.sub(_to_file, tag.group()), page)
    return _OFFER.sub("", linked).replace(_ENDING, ',ending:"/index.html",', 1)


def _to_file(attribute: re.Match[str]) -> str:
    start = attribute[1] or attribute[3]
    address = attribute[2] or attribute[4] or ""
    if start.endswith(HERE):
        address = address or "./"
    parts = urlsplit(address)
    elsewhere = parts.scheme or parts.netloc or not parts.path
    if elsewhere or not _OF_FOLDER.search(parts.path):
        return attribute.group()
    path = f"{parts.path.removesuffix('/')}/index.html"
    return f"{start}{parts._replace(path=path).geturl()}"


def write_zip(site: Path) -> Path:
    """Write the copy into the site itself; the same site gives the same bytes."""
    target = site / NAME
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in offline_files(site):
            # Without a date of its own an entry has that of 1 January 1980.
            archive.writestr(
                zipfile.ZipInfo(f"offline/{name}"), data, zipfile.ZIP_DEFLATED
            )
    return target


if __name__ == "__main__":
    write_zip(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
