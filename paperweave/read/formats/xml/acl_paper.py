"""One ``<paper>`` of the ACL Anthology, and the ``<meta>`` of its volume."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.model.record import Author, Link, PartialDate, Record
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.read.formats.xml.xml_elements import (
    child_text,
    children_of,
    local_name,
)
from paperweave.text.dates import date_in
from paperweave.text.html_text import one_line
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.people_ids import orcid_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from paperweave.read.formats.records.named_fields import Place
    from paperweave.read.formats.xml.xml_elements import Children

_SITE = "https://aclanthology.org/"


@dataclass(frozen=True, slots=True)
class Volume:
    """What a volume says of all its papers."""

    booktitle: str | None = None
    date: PartialDate | None = None
    unread_date: str | None = None


def volume_of(meta: _Element) -> Volume:
    """Read a volume's ``<meta>``."""
    children = children_of(meta)
    title = next(iter(children["booktitle"]), None)
    year, month = (
        child_text(children, "year") or "",
        child_text(children, "month") or "",
    )
    date = date_in(
        f"{month.replace('–', '-').partition('-')[0].split(' ')[0]} {year}"
    ) or date_in(year)
    name = marked_up(title) if title is not None else None
    return Volume(name, date, beside_date([year]).unread)


def record_of_paper(paper: _Element, volume: Volume, place: Place) -> Record:
    """Read all that a ``<paper>`` says."""
    children = children_of(paper)
    texts = (next(iter(children[name]), None) for name in ("title", "abstract"))
    title, abstract = (
        marked_up(element) if element is not None else None for element in texts
    )
    return Record(
        file=place.file,
        first_line=place.first_line,
        last_line=place.last_line,
        raw=place.raw,
        title=title,
        abstract=abstract,
        authors=tuple(filter(None, map(_author, children["author"]))),
        date=volume.date,
        arxiv=arxiv_number(child_text(children, "url") or ""),
        doi=doi(child_text(children, "doi") or ""),
        venue=volume.booktitle,
        links=tuple(dict.fromkeys(_links(children))),
        withdrawn=bool(children["retracted"] or children["removed"]),
    )


def marked_up(element: _Element) -> str | None:
    """The text of a title or abstract: formulas between dollars, all other tags left out."""
    return one_line("".join(_pieces(element)))


def _pieces(element: _Element) -> Iterator[str]:
    formula = local_name(element) == "tex-math"
    yield "$" if formula else ""
    yield element.text or ""
    for child in element:
        yield from _pieces(child) if isinstance(child.tag, str) else ()
        yield child.tail or ""
    yield "$" if formula else ""


def _author(element: _Element) -> Author | None:
    parts = children_of(element)
    given, family = child_text(parts, "first"), child_text(parts, "last")
    name = " ".join(part for part in (given, family) if part) or one_line(
        element.text or ""
    )
    orcid = orcid_in(element.get("orcid") or "")
    known = orcid or (f"acl:{element.get('id')}" if element.get("id") else None)
    return Author(name, family, known) if name else None


def _links(children: Children) -> Iterator[Link]:
    """``<url>`` holds the identifier in the Anthology, or the address of a PDF elsewhere."""
    url = child_text(children, "url")
    if url and url.startswith("http"):
        yield Link("pdf" if link_kind(url) == "page" else link_kind(url), url)
    elif url:
        yield Link("page", f"{_SITE}{url}/")
        yield Link("pdf", f"{_SITE}{url}.pdf")
    for code in children["pwccode"]:
        if address := code.get("url"):
            yield Link("code", address)
