"""Read Ex Libris Primo's normalized XML (PNX), of library catalogues: ``<record>`` in sections.

``<addata>`` has what a citation needs, ``<display>`` what the catalogue shows.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import texts_at
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

# "Weaver, Ada, 1893-1972, author.": the family name, given names, and what cataloguers add.
_ADDED = re.compile(r",?\s*\(?(?:\d{4}|ca\.)[^;]*$|,\s*[a-z][a-z ]+\.?$")
_WORD = re.compile(r"\w+")
# As in "New York : Loom Press".
_PLACE = re.compile(r"^(?P<place>[^:;]{2,60}?)\s?:\s")
_RESPONSIBLE = re.compile(r"\s/(?:\s.*)?$")  # "Looms / Ada Weaver"
_ONLY_DATED = re.compile(r"[\W\d]+")  # "[1970?]"


def _read(record: _Element, _: object) -> Values | None:
    titles = [
        _RESPONSIBLE.sub("", text).replace(" : ", ": ")
        for text in texts_at(record, "display/title", "addata/atitle")
    ]
    if not titles:
        return None
    parts = texts_at(record, "addata/atitle")
    journals = texts_at(record, "addata/jtitle")
    books = texts_at(record, "addata/btitle") if parts else []
    pages = texts_at(record, "addata/pages")
    return {
        "title": titles[:1],
        "abstract": texts_at(record, "addata/abstract", "display/description"),
        "authors": [
            _names(record, "addata/au", "display/creator", "addata/addau")
        ],
        "date": texts_at(record, "addata/date", "addata/risdate"),
        "year": texts_at(record, "display/creationdate"),
        "doi": texts_at(record, "addata/doi", "display/identifier"),
        "pmid": texts_at(record, "addata/pmid"),
        "venue": [*journals, *books],
        "keywords": [_subjects(record)],
        "type": _kinds(record, journals, books),
        "volume": texts_at(record, "addata/volume"),
        "number": texts_at(record, "addata/issue"),
        # Of a book, and of nothing that it is part of, they are how many it has.
        "pages": pages if journals or books else [],
        "first_page": [] if pages else texts_at(record, "addata/spage"),
        "last_page": texts_at(record, "addata/epage"),
        "publisher": texts_at(record, "addata/pub")
        or [
            _PLACE.sub("", text)
            for text in texts_at(record, "display/publisher")
            if not _ONLY_DATED.fullmatch(text)
        ],
        "place": [*texts_at(record, "addata/cop"), *_places(record)],
        "language": texts_at(record, "display/language", "facets/language"),
        "edition": texts_at(record, "addata/edition", "display/edition"),
        "series": texts_at(record, "addata/seriestitle"),
        "isbn": texts_at(record, "addata/isbn", "addata/eisbn"),
        "issn": texts_at(record, "addata/issn", "addata/eissn"),
    }


def _places(record: _Element) -> list[str]:
    """Where a publisher sits, which stands before its name."""
    shown = map(_PLACE.match, texts_at(record, "display/publisher"))
    return [found["place"].strip("[] ") for found in shown if found]


def _kinds(
    record: _Element, journals: list[str], books: list[str]
) -> list[object]:
    """What kind of work it is: a part where a journal or book has it, else as the record says."""
    held = ["article"] if journals else ["chapter"] if books else []
    told = texts_at(record, "addata/genre", "display/type", "addata/ristype")
    return [*(kind.replace("print_", "") for kind in told), *held]


def _names(record: _Element, *paths: str) -> list[str]:
    """The names at the first of the paths that has any, each once, in whatever order it stands.

    Years of life and roles are left out.
    """
    for path in paths:
        texts = texts_at(record, path)
        names = [name.strip() for text in texts for name in text.split(";")]
        found = {
            frozenset(_WORD.findall(bare.lower())): bare
            for name in reversed(names)
            if (bare := _ADDED.sub("", name))
        }
        if found:
            return list(found.values())[::-1]
    return []


def _subjects(record: _Element) -> list[str]:
    """Headings of catalogues, with dashes before what narrows them down."""
    shown = [
        text.strip()
        for subject in texts_at(record, "display/subject")
        for text in subject.split(" ; ")
    ]
    return shown or texts_at(record, "facets/topic")


FORMAT = XmlKind(
    name="Primo XML",
    elements=(("record",),),
    signs=re.compile(r"exlibrisgroup\.com/xsd/primo"),
    read=_read,
).format()
