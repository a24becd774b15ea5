"""Read EndNote's XML: ``<record>``s whose texts stand in ``<style>``, often all on one line."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import elements_at, texts_at
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values


def _read(record: _Element, _: object) -> Values:
    kinds = [element.get("name") for element in elements_at(record, "ref-type")]
    return {
        "title": texts_at(record, "titles/title"),
        "other_title": texts_at(record, "titles/translated-title"),
        "abstract": texts_at(record, "abstract"),
        "authors": [texts_at(record, "contributors/authors/author")],
        "editors": [texts_at(record, "contributors/secondary-authors/author")],
        "year": texts_at(record, "dates/year"),
        "date": texts_at(record, "dates/pub-dates/date"),
        "doi": texts_at(record, "electronic-resource-num"),
        "venue": [
            *texts_at(
                record, "titles/secondary-title", "periodical/full-title"
            ),
            *texts_at(record, "titles/alt-title", "periodical/abbr-1"),
        ],
        "keywords": [texts_at(record, "keywords/keyword")],
        "url": texts_at(record, "urls/related-urls/url", "urls/web-urls/url"),
        "pdf": texts_at(record, "urls/pdf-urls/url"),
        "id": texts_at(record, "accession-num"),
        "type": [kind for kind in kinds if kind],
        "volume": texts_at(record, "volume"),
        "number": texts_at(record, "number"),
        "pages": texts_at(record, "pages"),
        "publisher": texts_at(record, "publisher"),
        "place": texts_at(record, "pub-location"),
        "language": texts_at(record, "language"),
        "edition": texts_at(record, "edition"),
        "series": texts_at(record, "titles/tertiary-title"),
        "isbn": texts_at(record, "isbn"),
        "issn": texts_at(record, "isbn"),
    }


FORMAT = XmlKind(
    name="EndNote XML",
    elements=(("record",),),
    signs=re.compile(r"<(?:ref-type|source-app)\b"),
    read=_read,
).format()
