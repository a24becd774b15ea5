"""The rendered pages as the template of the sitemap wants them.

As much of MkDocs' files as it looks at.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.utils import get_build_date

from paperweave.mkdocs.urls import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File


@dataclass(frozen=True, slots=True)
class SitemapPage:
    """As much of a page as the template of the sitemap looks at."""

    canonical_url: str | None
    abs_url: str | None
    update_date: str
    is_link: bool = False
    meta: Mapping[str, Any] = field(default_factory=dict)  # MaterialX asks it for a day


@dataclass(frozen=True, slots=True)
class SitemapFile:
    """As much of a file as the template of the sitemap looks at."""

    src_uri: str
    page: SitemapPage


def sitemap_files(
    names: Iterable[str], config: MkDocsConfig, changed: Callable[[str], str | None]
) -> Iterator[SitemapFile]:
    """Generated pages, as the sitemap lists them; ``changed`` tells the day of each."""
    site, day = config.site_url, get_build_date()
    root = urlsplit(site or "").path
    for name in names:
        way = address(name, in_folders=config.use_directory_urls).removeprefix("./")
        yield SitemapFile(
            name,
            SitemapPage(
                f"{site}{way}" if site else None,
                f"{root}{way}" if site else None,
                changed(name) or day,
            ),
        )


def sitemap_order(file: File | SitemapFile) -> tuple[list[str], bool, str]:
    """MkDocs' own order of files: a folder's own before those inside it, its index first."""
    *folders, name = file.src_uri.split("/")
    return folders, name != "index.md", name
