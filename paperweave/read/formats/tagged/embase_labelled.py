"""Read Embase's CSV with a field a row: ``"TITLE","..."``, or the label and its cells below.

A record begins with its ``TITLE``. Embase's other CSV, with a record a row, is a table like others.
"""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

from paperweave.read.formats.records.embase_source import embase_source
from paperweave.read.formats.tagged.dialect import Dialect, Tagged
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from paperweave.read.formats.records.field_names import Field
    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

# Labels begin with one of few words: a row of cells may be in capitals, too.
_TAG = re.compile(
    r"\"?(?P<tag>(?:TITLE|ORIGINAL|AUTHOR|CORRESPONDENCE|EDITORS|AIP|FULL|SOURCE|PUBLICATION|VOLUME"
    r"|ISSUE|FIRST|LAST|DATE|CONFERENCE|ISSN|ISBN|BOOK|ABSTRACT|EMTREE|EMBASE|ARTICLE|SUMMARY|MEDLINE"
    r"|PUI|DOI|OPEN|COPYRIGHT|CAS|TRADE|DRUG|DEVICE|CLINICAL|MOLECULAR|LANGUAGE|CODEN|COUNTRY)"
    r"(?: [A-Z/() -]{1,60})?)\"?(?:,|$)"
)
_SEVERAL: frozenset[Field] = frozenset({"authors", "editors", "keywords"})
_FIELDS: dict[Field, str] = {
    "title": "TITLE",
    "other_title": "ORIGINAL_TITLE",
    "abstract": "ABSTRACT",
    "authors": "AUTHOR_NAMES",
    "editors": "EDITORS",
    "year": "PUBLICATION_YEAR",
    "date": "DATE_OF_PUBLICATION",
    "doi": "DOI OPEN_URL_LINK",
    "pmid": "MEDLINE_PMID",
    "venue": "SOURCE_TITLE",
    "keywords": "AUTHOR_KEYWORDS",
    "url": "FULL_TEXT_LINK EMBASE_LINK",
    "type": "PUBLICATION_TYPE",
    "volume": "VOLUME",
    "number": "ISSUE",
    "first_page": "FIRST_PAGE",
    "last_page": "LAST_PAGE",
    "publisher": "BOOK_PUBLISHER",
    "isbn": "ISBN",
    "issn": "ISSN",
    "event_place": "CONFERENCE_LOCATION",
    "language": "LANGUAGE_OF_ARTICLE",
}


def _cells(found: TaggedRecord) -> dict[str, list[str]]:
    """The cells of each label that are not blank."""
    cells: dict[str, list[str]] = {}
    for tag, rows in found.values:
        parsed = [
            cell
            for row in csv.reader(rows, skipinitialspace=True)
            for cell in row
        ]
        cells.setdefault(tag, []).extend(
            cell for cell in parsed if cell.strip()
        )
    return cells


def _refine(found: TaggedRecord, values: Tagged) -> None:
    """Take the cells apart, which the reader of lines left together."""
    cells = _cells(found)
    for field, tags in _FIELDS.items():
        known = [cell for tag in tags.split() for cell in cells.get(tag, [])]
        values[field] = [known] if known and field in _SEVERAL else [*known]
    for source in cells.get("SOURCE", []):
        said = embase_source(source) or {"venue": [source]}
        for field, texts in said.items():
            values[field] = values.get(field) or texts


DIALECT = Dialect(
    name="Embase (CSV with a field a row)",
    layout=Layout(_TAG, first=("TITLE",), parted=True),
    signs=(
        "TITLE",
        "AUTHOR_NAMES SOURCE ABSTRACT",
        "SOURCE PUI EMBASE_LINK MEDLINE_PMID AUTHOR_NAMES",
    ),
    fields=_FIELDS,
    refine=_refine,
)
FORMAT = DIALECT.format()
