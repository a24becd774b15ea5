"""A generated page's Markdown as the HTML that MkDocs makes of it: the same headings' ids, the same addresses.

Python-Markdown took 3.1 ms a page; pulldown-cmark (through pyromark) takes 0.1 ms. The two differ in places that our
own Markdown does not go to; a test holds every page of the real site to it.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_HEADING = re.compile(r"<h([1-6])>(.*?)</h\1>", re.DOTALL)
_HREF = re.compile(r'<a href="([^"]*)"')
_TAG = re.compile(r"<[^>]*>")


@dataclass(frozen=True, slots=True)
class Content:
    """A page's HTML, what its first heading says (with HTML's entities), and all ids of its headings, in order."""

    html: str
    title: str | None
    anchors: tuple[str, ...]


def content_of(markdown: str, address: Callable[[str], str]) -> Content:
    """Render one page's Markdown; ``address`` turns a link to a file into one to its page."""
    parts = _HREF.split(_render()(markdown))
    parts[1::2] = [f'<a href="{_led(link, address)}"' for link in parts[1::2]]
    headings = _Headings()
    marked = _HEADING.sub(headings.mark, "".join(parts))
    return Content(marked, headings.title, tuple(headings.ids))


def _led(link: str, address: Callable[[str], str]) -> str:
    if link.startswith(("http:", "https:")):
        return link
    return html.escape(address(html.unescape(link))) if "&" in link else address(link)


class _Headings:
    """Gives each heading of a page its id, as Python-Markdown's ``toc`` does."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.ids: dict[str, None] = {}

    def mark(self, found: re.Match[str]) -> str:
        level, inside = found.groups()
        text = _text(inside)
        if level == "1" and self.title is None:
            self.title = text
        wanted = _slug(html.unescape(text) if "&" in text else text)
        name, number = wanted, 0
        while not name or name in self.ids:
            number += 1
            name = f"{wanted}_{number}"
        self.ids[name] = None
        return f'<h{level} id="{name}">{inside}</h{level}>'


def _text(inside: str) -> str:
    return " ".join((_TAG.sub("", inside) if "<" in inside else inside).split())


@lru_cache(maxsize=1024)
def _slug(text: str) -> str:
    from markdown.extensions.toc import slugify

    return slugify(text, "-")


@cache
def _render() -> Callable[[str], str]:
    from pyromark import Markdown, Options

    return Markdown(options=Options.ENABLE_TABLES).html
