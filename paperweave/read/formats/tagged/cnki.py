"""Read CNKI's lines with labels: ``Title-题名: ...``, or ``{Title}: ...`` (NoteExpress)."""

from __future__ import annotations

import re

from paperweave.read.formats.tagged.dialect import Dialect
from paperweave.read.formats.tagged.tagged_lines import Layout

_TAG = re.compile(
    r"\{?(?P<tag>[A-Z][A-Za-z/ ]{1,30}?)"
    r"(?:(?<=[a-zA-Z])\}|-(?:DOI|[\u4e00-\u9fff()（）/、]{1,20}))[:：] ?"
)

DIALECT = Dialect(
    name="CNKI (labelled text)",
    layout=Layout(
        _TAG, first=("Reference_Type", "SrcDatabase"), blank_ends=True
    ),
    signs=("Title", "Author", "SrcDatabase Source Journal Year"),
    fields={
        "title": "Title",
        "other_title": "Translated_Title",
        "abstract": "Summary Abstract",
        "authors": "Author",
        "year": "Year",
        "date": "PubTime Date",
        "doi": "DOI",
        "venue": "Source Journal",
        "keywords": "Keyword Keywords",
        "url": "URL Link",
        "type": "Reference_Type",
        "volume": "Volume Roll",
        "number": "Period Issue",
        "pages": "Pages PageCount",
        "publisher": "Publisher",
        "isbn": "ISBN/ISSN ISBN",
        "issn": "ISBN/ISSN ISSN",
        "place": "Place_Published Place",
        "language": "Language",
        "edition": "Edition",
    },
)
FORMAT = DIALECT.format()
