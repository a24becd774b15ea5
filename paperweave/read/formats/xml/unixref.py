"""Read Crossref's UNIXREF: what it answers when asked for DOIs in XML.

A ``<crossref>`` has one work, or several of one journal, volume of proceedings or book.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import (
    elements_at,
    markup_at,
    texts_at,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

# Where a work stands in each kind of answer, and its type; the first that is there counts.
_WORKS = (
    ("journal/journal_article", "article"),
    ("conference/conference_paper", "inproceedings"),
    ("book/content_item", "incollection"),
    ("book/book_metadata", "book"),
    ("book/book_series_metadata", "book"),
    ("book/book_set_metadata", "book"),
    ("posted_content", "misc"),
    ("dissertation", "phdthesis"),
    ("report-paper/report-paper_metadata", "techreport"),
    ("database/dataset", "misc"),
)
_VENUES = (
    "journal/journal_metadata/full_title",
    "conference/proceedings_metadata/proceedings_title",
    "book/book_metadata/titles/title",
    "book/book_series_metadata/titles/title",
)
_HOUSES = ("publisher/publisher_name", "institution/institution_name")
_HOUSES_ABOVE = (
    "conference/proceedings_metadata/publisher/publisher_name",
    "book/book_metadata/publisher/publisher_name",
)
_SEATS = ("publisher/publisher_place", "institution/institution_place")
_SEATS_ABOVE = tuple(
    path.replace("publisher_name", "publisher_place") for path in _HOUSES_ABOVE
)
_EDITIONS = (
    "book/book_metadata/edition_number",
    "book/book_series_metadata/edition_number",
)
_WHOLES = (
    "journal/journal_metadata",
    "conference/proceedings_metadata",
    "book/book_metadata",
    "book/book_series_metadata",
)
_ISSUES = ("journal/journal_issue", "conference/proceedings_metadata")


def _read(answer: _Element, _: object) -> Values | None:
    """The first work of an answer; None where it has none."""
    return next(
        (_values(answer, work, kind) for work, kind in _works(answer)), None
    )


def _each(answer: _Element) -> list[tuple[_Element, Values]]:
    return [
        (work, _values(answer, work, kind)) for work, kind in _works(answer)
    ]


def _works(answer: _Element) -> list[tuple[_Element, str]]:
    """The works of an answer, all of one kind, with that kind."""
    found = (
        [(work, kind) for work in elements_at(answer, path)]
        for path, kind in _WORKS
    )
    return next(filter(None, found), [])


def _values(answer: _Element, work: _Element, kind: str) -> Values:
    titles, subtitles = (
        markup_at(work, "titles/title"),
        markup_at(work, "titles/subtitle"),
    )
    printed = elements_at(work, "publication_date")
    return {
        "title": [": ".join([*titles[:1], *subtitles[:1]])],
        "abstract": markup_at(work, "abstract"),
        "authors": [_people(work, "author")],
        "editors": [_people(work, "editor") or _people_above(answer)],
        "date": _dates(
            [
                *printed,
                *elements_at(work, "posted_date"),
                *elements_at(work, "approval_date"),
            ]
        ),
        "doi": texts_at(work, "doi_data/doi"),
        "venue": [] if kind == "book" else texts_at(answer, *_VENUES),
        "first_page": texts_at(work, "pages/first_page"),
        "last_page": texts_at(work, "pages/last_page"),
        "pages": texts_at(work, "publisher_item/item_number"),
        "publisher": [
            *texts_at(work, *_HOUSES),
            *texts_at(answer, *_HOUSES_ABOVE),
        ],
        "publisher_place": [
            *texts_at(work, *_SEATS),
            *texts_at(answer, *_SEATS_ABOVE),
        ],
        "event_place": texts_at(
            answer, "conference/event_metadata/conference_location"
        ),
        "language": _languages(answer, work),
        "edition": texts_at(answer, *_EDITIONS),
        "issn": texts_at(answer, "journal/journal_metadata/issn"),
        "isbn": texts_at(
            answer,
            "book/book_metadata/isbn",
            "conference/proceedings_metadata/isbn",
        ),
        "url": texts_at(work, "doi_data/resource"),
        "type": [kind],
        **_of_issue(answer),
    }


def _of_issue(answer: _Element) -> Values:
    """What the issue or the proceedings say of all that is in them."""
    issue = next(
        (part for path in _ISSUES for part in elements_at(answer, path)), None
    )
    if issue is None:
        return {}
    return {
        "year": _dates(elements_at(issue, "publication_date")),
        "volume": texts_at(issue, "journal_volume/volume"),
        "number": texts_at(issue, "issue"),
    }


def _languages(answer: _Element, work: _Element) -> list[str]:
    """The language of a work, else that of its journal or book."""
    wholes = (one for path in _WHOLES for one in elements_at(answer, path))
    said = (one.get("language") for one in (work, *wholes))
    return [*filter(None, said)][:1]


def _people(work: _Element, role: str) -> list[dict[str, str]]:
    names = []
    contributors = elements_at(work, "contributors/person_name")
    for person in [*contributors, *elements_at(work, "person_name")]:
        if person.get("contributor_role", "author") == role:
            parts = {
                "family": texts_at(person, "surname"),
                "given": texts_at(person, "given_name"),
                "suffix": texts_at(person, "suffix"),
            }
            names.append(
                {name: texts[0] for name, texts in parts.items() if texts}
            )
    groups = elements_at(work, "contributors/organization")
    signed = [
        group.text or ""
        for group in groups
        if group.get("contributor_role") == role
    ]
    return [
        *names,
        *({"literal": name.strip()} for name in signed if name.strip()),
    ]


def _people_above(answer: _Element) -> list[dict[str, str]]:
    """The editors of the book that has the work."""
    books = elements_at(answer, "book/book_metadata")
    return [person for book in books for person in _people(book, "editor")]


def _dates(elements: list[_Element]) -> list[object]:
    """Dates in parts; the printed ones first, which a journal's volume has."""
    printed = sorted(
        elements, key=lambda date: date.get("media_type") != "print"
    )
    parts = [
        {
            name: texts[0]
            for name in ("year", "month", "day")
            if (texts := texts_at(date, name))
        }
        for date in printed
    ]
    return [date for date in parts if "year" in date]


FORMAT = XmlKind(
    name="Crossref XML (UNIXREF)",
    elements=(("crossref",),),
    signs=re.compile(r"<doi_record[\s>]"),
    read=_read,
    several=_each,
).format()
