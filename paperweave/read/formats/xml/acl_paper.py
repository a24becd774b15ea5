"""One ``<paper>`` of the ACL Anthology, and the ``<meta>`` of its volume."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.model.record import (
    UNPUBLISHED,
    Author,
    Link,
    PartialDate,
    Publication,
    Record,
)
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.read.formats.records.publication import (
    citation_key,
    whose_place,
)
from paperweave.read.formats.xml.xml_elements import (
    child_text,
    children_of,
    local_name,
)
from paperweave.text.dates import date_in
from paperweave.text.html_text import one_line
from paperweave.text.identifiers import (
    anthology_number,
    arxiv_number,
    doi,
    link_kind,
)
from paperweave.text.people_ids import orcid_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from paperweave.read.formats.records.named_fields import Place
    from paperweave.read.formats.xml.xml_elements import Children

_SITE = "https://aclanthology.org/"
_TYPES = {"journal": "article", "proceedings": "inproceedings"}
# "Computational Linguistics. Formerly the American Journal of Computational
# Linguistics, Volume 9, Number 1, January-March 1983".
_BEHIND_JOURNAL = re.compile(r"[.,]?\s+(?:Formerly the|Volume \d).*")
# Of "September", "May–June", "August 26-30", "6--9 September" the month where a
# volume begins; not the end of "28th".
_FIRST_WORD = re.compile(r"[A-Za-z]{3,}")
# Workshops number their papers by two figures, and so do these:
# https://aclanthology.org/info/ids/ and the Anthology's own code.
_SHORT_NUMBERS = ("W", "C69")
_SHORT_FROM = ("D19", 5)  # workshops of EMNLP stand behind its four volumes


@dataclass(frozen=True, slots=True)
class Volume:
    """What a volume says of all its papers.

    ``collection`` and ``number`` are its place in the Anthology: ``2024.kites`` and ``1``.
    """

    collection: str = ""
    number: str = ""
    type: str | None = None
    venue: str | None = None
    date: PartialDate | None = None
    unread_date: str | None = None
    publication: Publication = UNPUBLISHED

    def number_of(self, paper: str) -> str | None:
        """The number that the Anthology gives to a paper: ``2024.kites-1.1``, ``P18-1001``."""
        if "." in self.collection:
            return anthology_number(f"{self.collection}-{self.number}.{paper}")
        if not self.collection:  # <volume id="W19"> with <paper id="1001">
            return anthology_number(f"{self.number}-{paper}")
        if not (self.number.isdecimal() and paper.isdecimal()):
            return None
        short = self.collection.startswith(_SHORT_NUMBERS) or (
            self.collection == _SHORT_FROM[0]
            and int(self.number) >= _SHORT_FROM[1]
        )
        width = 2 if short else 3
        number = f"{self.number.zfill(4 - width)}{paper.zfill(width)}"
        return anthology_number(f"{self.collection}-{number}")


def volume_of(meta: _Element, volume: Volume) -> Volume:
    """The volume with what its ``<meta>`` says."""
    children = children_of(meta)
    title = next(iter(children["booktitle"]), None)
    year = child_text(children, "year") or ""
    month = child_text(children, "month") or ""
    named = _FIRST_WORD.search(month)
    # Some have a figure: 6.
    first = f"{named[0]} {year}" if named else f"{year}-{month.zfill(2)}"
    date = date_in(first) or date_in(year)
    name = marked_up(title) if title is not None else None
    kind = _TYPES.get(volume.type or "")
    publisher = child_text(children, "publisher")
    publication = Publication(
        type=kind,
        volume=child_text(children, "journal-volume"),
        number=child_text(children, "journal-issue"),
        publisher=publisher,
        **whose_place(child_text(children, "address"), kind, publisher),
        isbn=child_text(children, "isbn"),
        editors=tuple(filter(None, map(_author, children["editor"]))),
    )
    if publication.type == "article":
        # Who edits an issue stands in no citation of its articles.
        publication = publication._replace(editors=())
        name = child_text(children, "journal-title") or (
            name and _BEHIND_JOURNAL.sub("", name)
        )
    return replace(
        volume,
        venue=name,
        date=date,
        unread_date=beside_date([year]).unread,
        publication=publication,
    )


def record_of_paper(paper: _Element, volume: Volume, place: Place) -> Record:
    """Read all that a ``<paper>`` says."""
    children = children_of(paper)
    number = volume.number_of(paper.get("id", ""))
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
        venue=child_text(children, "journal") or volume.venue,
        links=tuple(dict.fromkeys(_links(children, number))),
        publication=_publication(children, volume),
        key=citation_key([child_text(children, "bibkey")]),
        withdrawn=bool(children["retracted"] or children["removed"]),
    )


def _publication(children: Children, volume: Volume) -> Publication:
    """Of a volume's facts, and the paper's own."""
    whole = volume.publication
    editors = tuple(filter(None, map(_author, children["editor"])))
    return whole._replace(
        number=child_text(children, "issue") or whole.number,
        pages=child_text(children, "pages"),
        language=child_text(children, "language") or whole.language,
        editors=editors or whole.editors,
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


def _links(children: Children, number: str | None) -> Iterator[Link]:
    """``<url>`` has the paper's number in the Anthology, or the address of a PDF elsewhere."""
    url = child_text(children, "url") or ""
    elsewhere = url.startswith("http")
    if name := number if elsewhere else url or number:
        yield Link("page", f"{_SITE}{name}/")
    if elsewhere:
        yield Link("pdf" if link_kind(url) == "page" else link_kind(url), url)
    elif url:
        yield Link("pdf", f"{_SITE}{url}.pdf")
    for code in children["pwccode"]:
        if address := code.get("url"):
            yield Link("code", address)
