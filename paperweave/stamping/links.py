"""Links between the files of ``docs/`` become links between pages; one that leads nowhere is told.

What MkDocs does for the pages that it renders (`structure/pages.py` there) is done here for those that are stamped.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from posixpath import dirname, join, normpath, splitext
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.utils import get_relative_url

if TYPE_CHECKING:
    from collections.abc import Mapping


# The name of a file beside the page: most links are such, and have no parts to be told apart.
_NAME = re.compile(r"[\w-][\w.-]*", re.ASCII)


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
        self._ways: dict[str, dict[str, tuple[str, str]]] = {}  # by folder and link: the target's address, the way

    def of(self, page: str) -> PageLinks:
        """The links of one page (``papers/2402.17412.md``)."""
        # Pages of one folder are equally deep, so that they share the ways; an index is less deep than the others.
        shared = {} if page.endswith("index.md") else self._ways.setdefault(dirname(page), {})
        return PageLinks(page, self._addresses[page], self, shared)

    def between(self, page: str, address: str, path: str) -> tuple[str, str] | None:
        """The address that a link's path in a page names, and the way to it; None where there is no such file."""
        found = self._addresses.get(f"{dirname(page)}/{path}") if _NAME.fullmatch(path) else None
        found = found or self._addresses.get(self.target(page, path))
        return None if found is None else (found, get_relative_url(found, address))

    @staticmethod
    def target(page: str, path: str) -> str:
        """The file that a path in a page names."""
        return normpath(join(dirname(page), unquote(path)))


class PageLinks:
    """The links of one page: each is turned into the site's, and the dead ones are kept."""

    def __init__(self, page: str, address: str, site: SiteLinks, ways: dict[str, tuple[str, str]]) -> None:
        self.page = page
        self.dead: list[DeadLink] = []
        self.to_anchors: list[tuple[str, str, str]] = []  # file, anchor, the link as it is written
        self._address = address
        self._site = site
        self._ways = ways

    def __call__(self, link: str) -> str:
        """The link as the page has it; one to the web stays as it is."""
        known = self._ways.get(link)
        # What is below a page is reached from it in another way than from its neighbours.
        if known is not None and not known[0].startswith(self._address):
            return known[1]
        scheme, host, path, query, anchor = ("", "", link, "", "") if _NAME.fullmatch(link) else urlsplit(link)
        if scheme or host or link.startswith("/"):
            return link
        if anchor:
            self.to_anchors.append((self._site.target(self.page, path) if path else self.page, anchor, link))
        if not path:
            return link
        found = self._site.between(self.page, self._address, path)
        if found is None:
            self._tell(link, path)
            return link
        if query or anchor:
            return urlunsplit(("", "", found[1], query, anchor))
        if not found[0].startswith(self._address):
            self._ways[link] = found
        return found[1]

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
