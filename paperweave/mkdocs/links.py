"""Links between the files of ``docs/`` become links between pages; one that leads nowhere is told.

What MkDocs does for the pages that it renders (`structure/pages.py` there) is done here for those
that are rendered.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from posixpath import join, normpath, split, splitext
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from mkdocs.utils import get_relative_url

from paperweave.export.addresses import published_as
from paperweave.mkdocs.urls import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


# A file beside the page or in the folder beside: most links are such, and have no parts to be told
# apart.
_NEAR = re.compile(r"(?:\.\./([\w-]+)/)?[\w-][\w.-]*", re.ASCII)
_INDEX = ("index.md", "README.md")


@dataclass(frozen=True, slots=True)
class DeadLink:
    """A link that leads nowhere, and what MkDocs says of it.

    ``kind`` is its name in ``validation.links``.
    """

    page: str
    link: str
    kind: str
    message: str


class SiteLinks:
    """All files that a link may lead to.

    ``written`` are people's own files with their addresses below the site's root, ``made`` the
    generated ones, and ``in_folders`` is MkDocs' ``use_directory_urls``.
    """

    def __init__(
        self,
        written: Mapping[str, str],
        made: Iterable[str],
        *,
        in_folders: bool,
    ) -> None:
        self._written = written
        self.made = frozenset(made)
        self.in_folders = in_folders
        self._ways: dict[str, dict[str, str]] = {}  # by folder and link

    def of(self, page: str) -> PageLinks:
        """The links of one page (``papers/2402.17412.md``)."""
        folder, name = split(page)
        # Pages of one folder are equally deep, so that they share the ways; an index is less deep
        # than the others.
        shared = {} if name in _INDEX else self._ways.setdefault(folder, {})
        return PageLinks(page, self, shared)

    def way(self, page: str, file: str) -> str:
        """The way from a page to a file named from the page's folder.

        The file is not below the page.
        """
        from_below = self.in_folders and page not in _INDEX
        return ("../" if from_below else "") + address(
            file, in_folders=self.in_folders
        )

    def address(self, file: str) -> str | None:
        """The address of a file; None where there is no such file.

        Of one that is published in another way it is that of what is.
        """
        published = published_as(file, self.made)
        if published is None:
            return self._written.get(file)
        name, place = published
        return address(name, in_folders=self.in_folders) + place


class PageLinks:
    """The links of one page: each is turned into the site's, and the dead ones are kept."""

    def __init__(
        self, page: str, site: SiteLinks, ways: dict[str, str]
    ) -> None:
        """``ways`` are those of the page's folder that are known; what is found out is added."""
        self.page = page
        self.dead: list[DeadLink] = []
        # File, anchor, the link as it is written.
        self.to_anchors: list[tuple[str, str, str]] = []
        self.address = site.address(page) or ""
        self._folder, self._name = split(page)
        self._site = site
        self._ways = ways

    def __call__(self, link: str) -> str:
        """A link as it stands in the page's HTML, as the site has it there.

        One to the web stays as it is.
        """
        # A page is reached from itself in another way than from its neighbours.
        known = self._ways.get(link)
        if known is not None and link != self._name:
            return known
        if link.startswith(("http:", "https:")):
            return link
        return (
            escape(self._way(unescape(link)))
            if "&" in link
            else self._near(link) or self._way(link)
        )

    def _near(self, link: str) -> str | None:
        """The way to a file in the page's folder or the one beside.

        None where it is not as simple as that.
        """
        found = _NEAR.fullmatch(link)
        if (
            not found
            or not self._folder
            or link == self._name
            or link in _INDEX
        ):
            return None
        above, _, own = self._folder.rpartition("/")
        target = (
            f"{above}{above and '/'}{link[3:]}"
            if found[1]
            else f"{self._folder}/{link}"
        )
        if found[1] == own or target not in self._site.made:
            return None
        way = self._site.way(self._name, link)
        if link.endswith(".md"):  # many link to a page, and one to another file
            self._ways[link] = way
        return way

    def _way(self, link: str) -> str:
        scheme, host, path, query, anchor = urlsplit(link)
        if scheme or host or link.startswith("/"):
            return link
        target = self._target(path) if path else self.page
        if anchor:
            self.to_anchors.append((target, anchor, link))
        if not path:
            return link
        found = self._site.address(target)
        if found is None:
            self._tell(link, path)
            return link
        way = get_relative_url(found, self.address)
        if query or anchor:
            return urlunsplit(("", "", way, query, anchor))
        self._remember(link, target, way)
        return way

    def _remember(self, link: str, target: str, way: str) -> None:
        # What is below a page is reached from it in a way of its own.
        if (
            self._folder
            and not target.startswith(f"{self._folder}/")
            and "&" not in link
        ):
            self._ways[link] = way

    def _target(self, path: str) -> str:
        """The file that a path in the page names."""
        return normpath(join(self._folder, unquote(path)))

    def _tell(self, link: str, path: str) -> None:
        about = f"Doc file '{self.page}' contains"
        if not splitext(path)[1]:
            said = f"{about} an unrecognized relative link '{link}', it was left as is."
            self.dead.append(
                DeadLink(self.page, link, "unrecognized_links", said)
            )
            return
        target = self._target(path)
        named = f" '{target}'" if target != link else ""
        said = (
            f"{about} a link '{link}', but the target{named} "
            "is not found among documentation files."
        )
        self.dead.append(DeadLink(self.page, link, "not_found", said))
