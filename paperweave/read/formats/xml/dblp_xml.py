"""Read DBLP's XML: the dump and parts of it, a person's page, and answers of its search.

An entry's element is its kind (``<inproceedings>``), except in answers of the search (``<info>``).
Proceedings as such and people's homepages are no papers. DBLP ends each title with a full stop and
numbers people of one name (``Ben Thread 0002``): both are left out.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import (
    local_name,
    markup_at,
    texts_at,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

_NO_PAPERS = frozenset({"www", "proceedings"})
_SEARCH_KINDS = {
    "Conference and Workshop Papers": "inproceedings",
    "Journal Articles": "article",
    "Books and Theses": "book",
    "Parts in Books or Collections": "incollection",
    "Informal and Other Publications": "misc",
    "Editorship": "proceedings",
}
_NUMBER_OF_PERSON = re.compile(r" \d{4}$")


def _read(entry: _Element, _: object) -> Values | None:
    name = local_name(entry)
    kinds = [_SEARCH_KINDS.get(kind, kind) for kind in texts_at(entry, "type")]
    kind = next(iter(kinds), "") if name == "info" else name
    if kind in _NO_PAPERS:
        return None
    return {
        "title": [
            title.strip().removesuffix(".")
            for title in markup_at(entry, "title")
        ],
        "authors": [_people(entry, "author", "authors/author")],
        "editors": [_people(entry, "editor")],
        "year": texts_at(entry, "year"),
        "date": _month(entry),
        "doi": texts_at(entry, "doi", "ee"),
        "venue": texts_at(entry, "journal", "booktitle", "venue", "school"),
        "url": texts_at(entry, "ee"),
        "id": texts_at(entry, "volume"),  # CoRR: "abs/2402.17412"
        "type": [kind],
        "volume": texts_at(entry, "volume"),
        "number": texts_at(entry, "number"),
        "pages": texts_at(entry, "pages"),
        "publisher": texts_at(entry, "publisher"),
        "place": texts_at(entry, "address"),
        "series": texts_at(entry, "series"),
        "isbn": texts_at(entry, "isbn"),
    }


def _people(entry: _Element, *paths: str) -> list[str]:
    return [_NUMBER_OF_PERSON.sub("", name) for name in texts_at(entry, *paths)]


def _month(entry: _Element) -> list[object]:
    years, months = texts_at(entry, "year"), texts_at(entry, "month")
    return [f"{month} {year}" for month in months for year in years]


FORMAT = XmlKind(
    name="DBLP XML",
    elements=(
        ("info",),
        (
            *(
                "article",
                "inproceedings",
                "proceedings",
                "book",
                "incollection",
            ),
            *("phdthesis", "mastersthesis", "data", "www"),
        ),
    ),
    signs=re.compile(
        r"<dblp(?:person)?\b|dblp\.org/|\bkey=\"(?:journals|conf|books|phd|series|reference|tr)/"
    ),
    read=_read,
).format()
