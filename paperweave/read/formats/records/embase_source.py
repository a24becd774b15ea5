"""Embase's citation in one text: journal, year, volume, issue, pages and day, as fields."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.read.formats.records.field_names import Field

# As in "International Journal of Looms (2019) 54:3 (83-86). Date of Publication: 1 Jan 2019".
_SOURCE = re.compile(
    r"(?P<venue>[^()]{2,200}(?:\([^()]{2,80}\)[^()]{0,80})?) \((?P<year>(?:19|20)\d\d)\)"
    r"(?: (?P<volume>[^():.]{1,30}?))?(?::(?P<number>[^().]{1,30}?))?"
    r"(?: \((?P<pages>[^()]{1,40})\)| Article Number: (?P<article>\w{2,20}))?"
    r"(?=\.|,|$)(?:.{0,200}Date of Publication: (?P<date>[^.]{4,40}))?"
)


def embase_source(text: str) -> dict[Field, list[object]] | None:
    """What a citation says, by field; None where a text is none (a journal's name alone)."""
    match = _SOURCE.match(text[:1000])
    if match is None:
        return None
    said: dict[Field, str | None] = {
        "venue": match["venue"],
        "year": match["year"],
        "date": match["date"],
        "volume": match["volume"],
        "number": match["number"],
        "pages": match["pages"] or match["article"],
    }
    return {field: [value] for field, value in said.items() if value}
