"""How a BibTeX entry says that its work was published."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Publication
from paperweave.read.formats.bibtex.latex_values import plain_text
from paperweave.read.formats.bibtex.names import authors_of
from paperweave.read.formats.bibtex.volumes import VOLUMES
from paperweave.read.formats.records.publication import bibtex_type

if TYPE_CHECKING:
    from paperweave.read.formats.bibtex.fields import Fields

# Types that programs write beside those of BibTeX and BibLaTeX.
_TYPES = {
    "book_section": "incollection",
    "conference": "inproceedings",
    "conference_paper": "inproceedings",
    "conference_proceedings": "inproceedings",
    "electronic": "misc",
    "generic": "misc",
    "journal": "article",
    "journal_article": "article",
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
    return Publication(
        type=_type(kind, fields),
        volume=_text(fields, "volume"),
        number=_text(fields, "number", "issue"),
        pages=_RANGE.sub("–", pages) if pages else None,
        publisher=_text(fields, "publisher", "organization"),
        series=_text(fields, "series"),
        isbn=_text(fields, "isbn"),
        issn=_text(fields, "issn"),
        editors=authors_of(fields.get("editor") or ""),
    )


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
