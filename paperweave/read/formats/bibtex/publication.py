"""How a BibTeX entry says that its work was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Publication
from paperweave.read.formats.bibtex.latex_values import plain_text
from paperweave.read.formats.bibtex.names import authors_of
from paperweave.read.formats.bibtex.volumes import VOLUMES
from paperweave.read.formats.records.publication import (
    bibtex_type,
    whose_place,
)
from paperweave.text.venues.series import venue_in

if TYPE_CHECKING:
    from paperweave.read.formats.bibtex.fields import Fields

# Types that programs write beside those of BibTeX and BibLaTeX.
_TYPES = {
    "book_section": "incollection",
    "collection": "book",
    "conference": "inproceedings",
    "conference_paper": "inproceedings",
    "conference_proceedings": "inproceedings",
    "electronic": "misc",
    "generic": "misc",
    "journal": "article",
    "journal_article": "article",
    "mvcollection": "book",
    "online": "misc",
    "report": "techreport",
    "web_page": "misc",
    "webpage": "misc",
    "www": "misc",
}
_THESES = {
    "phdthesis": "phdthesis",
    "mathesis": "mastersthesis",
    "bathesis": "mastersthesis",
}
_RANGE = re.compile(r"(?<=\w)\s*-{1,3}\s*(?=\w)")


def publication_of(kind: str, fields: Fields) -> Publication:
    """The facts that a citation needs beside authors, title, venue and date."""
    pages = _text(fields, "pages", "eid", "articleno", "article-number")
    named = _type(kind, fields)
    publisher = _text(fields, "publisher", "organization")
    return Publication(
        type=named,
        volume=_text(fields, "volume"),
        number=_text(fields, "number", "issue"),
        pages=_RANGE.sub("–", pages) if pages else None,
        publisher=publisher,
        **_places(fields, named, publisher),
        language=_text(fields, "language", "langid", "hyphenation"),
        series=_text(fields, "series"),
        isbn=_text(fields, "isbn"),
        issn=_text(fields, "issn"),
        edition=_text(fields, "edition"),
        editors=authors_of(fields.get("editor") or ""),
    )


def _places(fields: Fields, kind: str, publisher: str | None) -> dict[str, str]:
    """Where the publisher sits and where the conference was held.

    With biblatex ``location`` is the publisher's place and ``venue`` the conference's; the ACM
    writes the publisher's into ``address`` beside the conference's ``location``.
    """
    address, location = _text(fields, "address"), _text(fields, "location")
    venue = _text(fields, "venue")
    event = venue if venue and is_place(venue) else _text(fields, "eventplace")
    if address and location and address != location:
        return whose_place(None, kind, publisher, address, event or location)
    if location:
        return whose_place(None, kind, publisher, location, event)
    return whose_place(address, kind, publisher, None, event)


def is_place(venue: str) -> bool:
    """Tell whether biblatex's ``venue`` is a place, and no name of a conference or journal."""
    named = venue_in(venue)
    return named.kind is None and named.year is None


def _type(kind: str, fields: Fields) -> str:
    if kind == "thesis":
        return _THESES.get((fields.get("type") or "").lower(), "phdthesis")
    if kind in VOLUMES and fields.get("author") and not fields.get("editor"):
        return "inproceedings"
    return _TYPES.get(kind) or (
        _named_at_its_start(kind) if "_" in kind else kind
    )


def _named_at_its_start(kind: str) -> str:
    """A type with more behind it (``article_new``) as the type that it begins with."""
    known = bibtex_type(kind) or bibtex_type(kind.partition("_")[0])
    return known or kind


def _text(fields: Fields, *names: str) -> str | None:
    return plain_text(fields.get(*names) or "") or None
