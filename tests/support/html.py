"""A built page, as far as tests look at it.

Its tags with their attributes, its anchors, its text.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

HOST = "https://site.test/"


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML file."""

    path: str
    source: str
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def all(self, name: str, **attributes: str) -> list[dict[str, str]]:
        """The attributes of all tags of a name that have these attributes."""
        wanted = attributes.items()
        return [found for tag, found in self.tags if tag == name and wanted <= found.items()]

    def meta(self, name: str) -> list[str]:
        """The contents of its meta tags of a name or property."""
        return [
            m["content"] for m in self.all("meta") if name in (m.get("name"), m.get("property"))
        ]

    @property
    def place(self) -> str:
        """The address from which its links lead."""
        base = next((found["href"] for found in self.all("base")), "")
        return urljoin(HOST + self.path, base)

    @property
    def anchors(self) -> set[str]:
        """What a link's fragment may name."""
        return {found["id"] for _, found in self.tags if "id" in found}

    @property
    def links(self) -> list[str]:
        """Where it leads and what it loads."""
        return [found[name] for _, found in self.tags for name in ("href", "src") if name in found]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))


def read_page(path: str, source: str) -> Page:
    """Read one page's HTML."""
    reader = _Reader()
    reader.feed(source)
    return Page(path, source, reader.tags)


def read_pages(site: Path) -> dict[str, Page]:
    """Read all pages of a site, by their path inside it."""
    files = ((p.relative_to(site).as_posix(), p) for p in sorted(site.rglob("*.html")))
    return {path: read_page(path, file.read_text(encoding="utf-8")) for path, file in files}


def target(page: Page, link: str) -> tuple[str, str] | None:
    """The file inside the site that a link leads to, and the anchor in it.

    None where it leaves the site.
    """
    found = urlsplit(urljoin(page.place, link))
    if not found.geturl().startswith(HOST):
        return None
    path = unquote(found.path).lstrip("/")
    return (path + "index.html" if path.endswith("/") or not path else path), unquote(
        found.fragment
    )


def dead_links(site: Path, pages: Mapping[str, Page]) -> Iterator[str]:
    """The links of a site that lead to no file or no anchor in it, as ``page: link``."""
    for page in pages.values():
        for link in page.links:
            found = target(page, link)
            if found is None or page.path == "404.html":
                continue
            path, anchor = found
            if not (site / path).is_file() or (
                anchor and path in pages and anchor not in pages[path].anchors
            ):
                yield f"{page.path}: {link}"
