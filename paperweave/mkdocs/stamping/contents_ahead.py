"""Pages' HTML made of their Markdown ahead of their stamping.

MkDocs gathers the files and renders the shells on one processor; meanwhile
another one can do a third of the work for a page.
"""

from __future__ import annotations

import marshal
from contextlib import suppress
from functools import partial
from mmap import mmap
from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.engine.disk import read
from paperweave.engine.workers import EndedError, aside
from paperweave.mkdocs.stamping.markdown_html import Content, content_of
from paperweave.render.front_matter import read_page

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from paperweave.engine.disk import FileStat
    from paperweave.mkdocs.links import PageLinks, SiteLinks

# Bytes of memory that processes share; of 10,000 papers some 2,000 pages, 41
# MB, are read before MkDocs is ready.
_ROOM = 64 << 20


class ReadPage(NamedTuple):
    """A page's file as it was, what it says, and its HTML with links made."""

    source: FileStat
    facts: dict[str, Any]
    body: str
    content: Content
    links: PageLinks  # which know by now where they lead


def read_with_content(path: str, links: PageLinks) -> ReadPage:
    """Read the page at a path; ``links`` are those of the page."""
    data, source = read(path)
    return with_content(data.decode(), links, source)


def with_content(
    text: str, links: PageLinks, source: FileStat = (0, 0)
) -> ReadPage:
    """What a page of this text says, and its HTML."""
    facts, body = read_page(text)
    return ReadPage(source, facts, body, content_of(body, links), links)


class ContentsAhead:
    """Reads pages of ``docs`` in a process of its own, until it is stopped."""

    def __init__(
        self, docs: str, pages: Iterable[str], links: SiteLinks
    ) -> None:
        """``pages`` are read in this order, as far as there is time."""
        names = list(pages)
        # A first byte that tells to stop, then the pages.
        self._room = mmap(-1, _ROOM)
        self._places: Mapping[str, tuple[int, int]] = {}
        self._result = aside(
            partial(_fill, self._room, docs, names, links), len(names)
        )

    def stop(self) -> None:
        """Let the process end; what it read is there from now on."""
        self._room[0] = 1
        # Pages that a killed process had read are read again when stamped.
        with suppress(EndedError):
            self._places = self._result()

    def close(self) -> None:
        """Forget all pages."""
        self._places = {}
        self._room.close()

    def page(self, name: str, links: PageLinks) -> ReadPage | None:
        """A page, if it was read ahead; ``links`` are those of the page."""
        place = self._places.get(name)
        if place is None:
            return None
        source, facts, body, content, links.to_anchors = marshal.loads(  # noqa: S302 - what our own process wrote
            self._room[slice(*place)]
        )
        return ReadPage(source, facts, body, Content(*content), links)


def _fill(
    room: mmap, docs: str, names: Iterable[str], links: SiteLinks
) -> dict[str, tuple[int, int]]:
    """Put pages into the room until it is full or has a sign to stop."""
    places: dict[str, tuple[int, int]] = {}
    at = 1
    for name in names:
        if room[0]:
            break
        packed = _packed(f"{docs}/{name}", links.of(name))
        if at + len(packed) > len(room):
            break
        if packed:
            places[name] = at, at + len(packed)
            room[at : at + len(packed)] = packed
            at += len(packed)
    return places


def _packed(path: str, links: PageLinks) -> bytes:
    """A page in bytes; none of what is told where it is stamped: a dead link, a damaged file."""
    with suppress(Exception):
        page = read_with_content(path, links)
        content = page.content
        parts = content.html, content.title, content.anchors, content.headings
        if not links.dead:
            return marshal.dumps((*page[:3], parts, links.to_anchors))
    return b""
