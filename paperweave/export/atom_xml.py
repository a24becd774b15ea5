"""The XML of an Atom feed (RFC 4287), written with lxml.

feedgen, which wrote it before, comes as source only: ``uvx`` built it anew at most starts, which
took a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from lxml.etree import _Element

_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed; ``published`` is the first day that its date may be."""

    id: str
    title: str
    link: str
    updated: date
    published: date | None = None
    authors: Sequence[str] = ()
    summary: str | None = None
    categories: Sequence[str] = ()


def feed_text(  # noqa: PLR0913 - what a feed says
    site: str,
    path: str,
    name: str,
    title: str | None,
    entries: Sequence[Entry],
    *,
    indented: bool = True,
) -> str:
    """The text of the feed at a path of a site; ``title`` says what of the site it follows.

    ``name`` is the site's; ``entries`` stand in their order, at least one of them. ``indented``:
    each element has a line of its own.
    """
    from lxml import etree

    feed = etree.Element("feed", xmlns=_ATOM)
    _add(feed, "id", site + path)
    _add(feed, "title", f"{name}: {title}" if title else name)
    _add(feed, "updated", _moment(max(entry.updated for entry in entries)))
    _add_people(feed, [name])
    _add(
        feed, "link", href=site + path, rel="self", type="application/atom+xml"
    )
    _add(feed, "link", href=site, rel="alternate", type="text/html")
    for entry in entries:
        _add_entry(feed, entry)
    written: bytes = etree.tostring(
        feed, encoding="UTF-8", xml_declaration=True, pretty_print=indented
    )
    return written.decode()


def _add_entry(feed: _Element, entry: Entry) -> None:
    element = _add(feed, "entry")
    _add(element, "id", entry.id)
    _add(element, "title", entry.title)
    _add(element, "updated", _moment(entry.updated))
    _add_people(element, entry.authors)
    _add(element, "link", href=entry.link)
    if entry.summary:
        _add(element, "summary", entry.summary)
    for category in entry.categories:
        _add(element, "category", term=category)
    if entry.published:
        _add(element, "published", _moment(entry.published))


def _add_people(parent: _Element, names: Iterable[str]) -> None:
    for name in names:
        _add(_add(parent, "author"), "name", name)


def _add(
    parent: _Element, name: str, text: str | None = None, **attributes: str
) -> _Element:
    from lxml.etree import SubElement

    element = SubElement(parent, name, attributes)
    element.text = text
    return element


def _moment(day: date) -> str:
    return datetime.combine(day, time(), UTC).isoformat()
