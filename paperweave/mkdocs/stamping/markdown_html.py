"""A generated page's Markdown as the HTML that MkDocs makes of it.

The same headings' ids, the same addresses.

Python-Markdown took 3.1 ms a page; pulldown-cmark (through pyromark) takes 0.1 ms. The two differ
in places that our own Markdown does not go to; a test holds every page of the real site to it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from markdown.extensions.toc import slugify

from paperweave.mkdocs.urls import in_attributes

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_LINK = re.compile(r'<a href="([^"]*)"')
# An item ends where the next one begins, a paragraph where a block does: of a
# list of papers these are a fourteenth. No text is changed: its `<` is an entity.
_SHORTER = (
    ("<br />\n", "<br>"),
    ("</li>\n", ""),
    ("</p>\n<", "<"),
    ("l>\n", "l>"),  # a list begins or ends
    ("</h2>\n", "</h2>"),
)
_WHOLE = (("<br />", "<br>"),)
_TAG = re.compile(r"<[^>]*>")
_UNSAID = re.compile(r"[^\w\s-]")
_BETWEEN = re.compile(r"[-\s]+")


@dataclass(frozen=True, slots=True)
class Content:
    """A page's HTML with its headings.

    It has what the first heading says (with HTML's entities), and all ids of its headings, in
    order.
    """

    html: str
    title: str | None
    anchors: tuple[str, ...]
    # Level, id, text with HTML's entities.
    headings: tuple[tuple[int, str, str], ...] = ()


def content_of(
    markdown: str, address: Callable[[str], str], *, whole: bool = False
) -> Content:
    """Render one page's Markdown.

    ``address`` turns a link to a file, as it stands in HTML, into one to its page; ``whole``: each
    element that was begun is ended, too, for programs that do not know HTML well.
    """
    made = _render()(markdown)
    # Where a template puts something in place of a comment, what is before it ends.
    for long, short in _WHOLE if whole or "<!--" in markdown else _SHORTER:
        made = made.replace(long, short)
    pieces = _LINK.split(made)
    links = in_attributes([address(link) for link in pieces[1::2]])
    pieces[1::2] = [f"<a href={link}" for link in links]
    headings = _Headings()
    marked = _HEADING.sub(headings.mark, "".join(pieces))
    return Content(
        marked, headings.title, tuple(headings.ids), tuple(headings.found)
    )


class _Headings:
    """Gives each heading of a page its id, as Python-Markdown's ``toc`` does."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.ids: dict[str, None] = {}
        self.found: list[tuple[int, str, str]] = []

    def mark(self, found: re.Match[str]) -> str:
        level, inside = found.groups()
        text, wanted = _heading(inside)
        if level == "1" and self.title is None:
            self.title = text
        name, number = wanted, 0
        while not name or name in self.ids:
            number += 1
            name = f"{wanted}_{number}"
        self.ids[name] = None
        self.found.append((int(level), name, text))
        return f"<h{level} id={name}>{inside}</h{level}>"


@lru_cache(maxsize=1024)
def _heading(inside: str) -> tuple[str, str]:
    """What a heading says, and the id that it wants.

    Most headings of a page stand in all others too.
    """
    text = " ".join((_TAG.sub("", inside) if "<" in inside else inside).split())
    return text, _slug(html.unescape(text) if "&" in text else text)


def _slug(text: str) -> str:
    """What ``toc`` makes of a heading; of ASCII alone in half the time."""
    if not text.isascii():
        return slugify(text, "-")
    return _BETWEEN.sub("-", _UNSAID.sub("", text).strip().lower())


@cache
def _render() -> Callable[[str], str]:
    from pyromark import Markdown, Options

    return Markdown(options=Options.ENABLE_TABLES).html
