"""Read Microsoft Word's bibliography: ``<b:Source>``s of ``Sources.xml`` and of JabRef's MSBib.

Word keeps each person by names and role. JabRef adds fields that begin with ``BIBTEX_``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import elements_at, texts_at
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

_AUTHORS = ("Author", "Inventor", "Artist", "Director", "Composer")
_EDITORS = ("Editor",)
_KIND_OF_NUMBER = re.compile(r"^(?::[A-Z]+:)+")  # JabRef's ":ISSN:0937-6429"


def _read(source: _Element, _: object) -> Values:
    numbers = [
        _KIND_OF_NUMBER.sub("", text)
        for text in texts_at(source, "StandardNumber")
    ]
    places = texts_at(source, "DOI", "BIBTEX_DOI", "URL")
    return {
        "title": texts_at(source, "Title"),
        "abstract": texts_at(source, "BIBTEX_Abstract"),
        "authors": [_people(source, _AUTHORS)],
        "editors": [_people(source, _EDITORS)],
        "date": [_date(source)],
        "doi": places,
        "url": places,
        "venue": texts_at(
            source,
            "JournalName",
            "BookTitle",
            "ConferenceName",
            "PeriodicalTitle",
        ),
        "keywords": [texts_at(source, "BIBTEX_KeyWords")],
        "key": texts_at(source, "Tag"),
        "type": texts_at(source, "BIBTEX_Entry", "SourceType"),
        "volume": texts_at(source, "Volume"),
        "number": texts_at(source, "Issue", "PatentNumber"),
        "pages": texts_at(source, "Pages"),
        "publisher": texts_at(source, "Publisher", "Institution"),
        "place": texts_at(source, "City"),
        "language": texts_at(source, "LCID", "BIBTEX_Language"),
        "edition": texts_at(source, "Edition"),
        "series": texts_at(source, "BIBTEX_Series"),
        "isbn": numbers,
        "issn": numbers,
    }


def _people(source: _Element, roles: tuple[str, ...]) -> list[object]:
    """The persons and groups of the first of these roles that anybody has."""
    for role in roles:
        persons = elements_at(source, f"Author/{role}/NameList/Person")
        groups = texts_at(source, f"Author/{role}/Corporate")
        if persons or groups:
            return [*map(_person, persons), *_groups(groups)]
    return []


def _groups(texts: list[str]) -> list[object]:
    """A group by its name; several persons, whom some type into its field, by theirs."""
    found: list[object] = []
    for text in texts:
        found += text.split("; ") if "; " in text else [{"literal": text}]
    return found


def _person(person: _Element) -> dict[str, str]:
    return {
        "family": " ".join(texts_at(person, "Last")),
        "given": " ".join(texts_at(person, "First", "Middle")),
    }


def _date(source: _Element) -> dict[str, str] | None:
    """The year with month and day as they stand, in words or in figures."""
    parts = {
        name.lower(): texts[0]
        for name in ("Year", "Month", "Day")
        if (texts := texts_at(source, name))
    }
    return parts if "year" in parts else None


FORMAT = XmlKind(
    name="Word sources (XML)",
    elements=(("Source",),),
    signs=re.compile(r"openxmlformats\.org/officeDocument/2006/bibliography"),
    read=_read,
).format()
