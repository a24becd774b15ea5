"""Links between the files of ``docs/`` become links between pages; one that leads nowhere is told.

What MkDocs does for the pages that it renders (`structure/pages.py` there) is done here for those that are stamped.
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import dirname, join, normpath, splitext
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere, and what MkDocs says of it; ``kind`` is its name in ``validation.links``."""

    page: str
    link: str
    kind: str
    message: str


class SiteLinks:
    """All files that a link may lead to, with their addresses below the site's root."""

    def __init__(self, addresses: Mapping[str, str]) -> None:
        self._addresses = addresses
        self._ways: dict[tuple[str, str], tuple[str, str]] = {}  # by folder and link: the target's address, the way

    def of(self, page: str) -> PageLinks:
        """The links of one page (``papers/2402.17412.md``)."""
        return PageLinks(page, self._addresses[page], self)

    def known(self, folder: str, address: str, link: str) -> str | None:
        """The way that another page of the folder found; None where none did, or where this page's own differs."""
        target, way = self._ways.get((folder, link), ("", None))
        # Pages of one folder are equally deep, so that they share the way, except to what is below one of them.
        return None if target.startswith(address) else way

    def between(self, page: str, address: str, path: str) -> str | None:
        """The way from a page to the file that its link's path names; None where there is no such file."""
        found = self._addresses.get(self.target(page, path))
        if found is None:
            return None
        way: str = get_relative_url(found, address)
        if not found.startswith(address) and not page.endswith("index.md"):
            self._ways[dirname(page), path] = found, way
        return way

    @staticmethod
    def target(page: str, path: str) -> str:
        """The file that a path in a page names."""
        return normpath(join(dirname(page), unquote(path)))


class PageLinks:
    """The links of one page: each is turned into the site's, and the dead ones are kept."""

    def __init__(self, page: str, address: str, site: SiteLinks) -> None:
        self.page = page
        self.dead: list[DeadLink] = []
        self.to_anchors: list[tuple[str, str, str]] = []  # file, anchor, the link as it is written
        self._address = address
        # An index is less deep than the other pages of its folder.
        self._folder = dirname(page) if not page.endswith("index.md") else "?"
        self._site = site

    def __call__(self, link: str) -> str:
        """The link as the page has it; one to the web stays as it is."""
        if known := self._site.known(self._folder, self._address, link):
            return known
        scheme, host, path, query, anchor = urlsplit(link)
        if scheme or host or link.startswith("/"):
            return link
        if anchor:
            self.to_anchors.append((self._site.target(self.page, path) if path else self.page, anchor, link))
        if not path:
            return link
        way = self._site.between(self.page, self._address, path)
        if way is None:
            self._tell(link, path)
            return link
        return urlunsplit(("", "", way, query, anchor)) if query or anchor else way

    def _tell(self, link: str, path: str) -> None:
        about = f"Doc file '{self.page}' contains"
        if not splitext(path)[1]:
            said = f"{about} an unrecognized relative link '{link}', it was left as is."
            self.dead.append(DeadLink(self.page, link, "unrecognized_links", said))
            return
        target = self._site.target(self.page, path)
        named = f" '{target}'" if target != link else ""
        said = f"{about} a link '{link}', but the target{named} is not found among documentation files."
        self.dead.append(DeadLink(self.page, link, "not_found", said))
