"""Google Scholar's pages as a browser saves them: search results, or a person's profile."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from lxml.etree import iterwalk

from paperweave.model.record import Link, Record
from paperweave.read.formats.references.scholar_results import (
    facts_of,
    facts_of_profile,
    read_byline,
    title_of,
)
from paperweave.read.formats.web.html_lines import first_line, last_line
from paperweave.text.identifiers import link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_BOXES = ("div", "h3", "td", "tr")


def scholar_papers(page: HtmlElement, file: str) -> Iterator[Record]:
    """Yield the papers that Scholar's own classes mark; none on any other page."""
    for block in page.find_class("gs_ri"):
        title, byline = _text(block, "gs_rt"), read_byline(_text(block, "gs_a"))
        if title and byline:
            found = _at(block, file, title, _text(block, "gs_rs") or None)
            yield replace(found, links=_links(block), **facts_of(byline))
    for row in page.find_class("gsc_a_tr"):
        title, below = _text(row, "gsc_a_at"), _texts(row, "gs_gray")
        if title and below:
            facts = facts_of_profile(
                below[0], " ".join(below[1:2]), _text(row, "gsc_a_y")
            )
            yield replace(_at(row, file, title, None), **facts)


def _at(
    block: HtmlElement, file: str, title: str, abstract: str | None
) -> Record:
    lines = first_line(block), last_line(block)
    return Record(
        file, *lines, title=title_of(title), abstract=abstract, raw=_said(block)
    )


def _said(block: HtmlElement) -> str:
    """The text of a block; what stands in boxes of their own is parted by a space."""
    return " ".join("".join(_pieces(block)).split())


def _pieces(block: HtmlElement) -> Iterator[str]:
    """The texts of a block in their order, with a space before and behind each box."""
    for event, part in iterwalk(
        block, events=("start", "end", "comment", "pi")
    ):
        apart = " " if part.tag in _BOXES else ""
        if event == "start":
            yield f"{apart}{part.text or ''}"
        elif part is not block:
            yield f"{apart}{part.tail or ''}"


def _links(block: HtmlElement) -> tuple[Link, ...]:
    addresses = [
        a.get("href") or ""
        for title in block.find_class("gs_rt")
        for a in title.iter("a")
    ]
    return tuple(
        Link(link_kind(one), one) for one in addresses if one.startswith("http")
    )


def _text(block: HtmlElement, name: str) -> str:
    return next(iter(_texts(block, name)), "")


def _texts(block: HtmlElement, name: str) -> list[str]:
    """The texts of all elements of a class in a block, in their order."""
    return [
        " ".join(part.text_content().split()) for part in block.find_class(name)
    ]
