"""Read Ovid's text export: records ``<1>``, labels on lines of their own, values set in below.

Ovid's other exports (RIS, and tags like MEDLINE's) are read by their own formats.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.records.named_fields import (
    Place,
    has_text,
    record_of,
)
from paperweave.read.formats.tagged.ovid_values import (
    of_source,
    title_alone,
    without_notes,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperweave.model.reading import Seed
    from paperweave.read.formats.records.field_names import Field, Values

_NUMBER = re.compile(r"\s*<(\d{1,6})>\s*$")
_LABEL = re.compile(r"[A-Z][\w&/().,' -]{1,60}\s*$")
_LINES_TO_TELL = 2_000
_FIELDS: dict[str, Field] = {
    "title": "title",
    "original title": "other_title",
    "chapter title": "title",
    "author": "authors",
    "authors": "authors",
    "editors": "editors",
    "abstract": "abstract",
    "doi": "doi",
    "doi number": "doi",
    "digital object identifier": "doi",
    "pmid": "pmid",
    "pubmed id": "pmid",
    "year of publication": "year",
    "publisher": "publisher",
    "issn": "issn",
    "isbn": "isbn",
    "country of publication": "publisher_place",
    "place of publication": "publisher_place",
    "language": "language",
    "publication type": "type",
    "document type": "type",
    "author keywords": "keywords",
    "keyword heading": "keywords",
    "keywords": "keywords",
    "mesh subject headings": "keywords",
}
_PEOPLE: frozenset[Field] = frozenset({"authors", "editors"})
_PARTS = re.compile(r";\s*|\s{2,}|\.\s*$")


def detect(seed: Seed) -> Detection:
    """Sure where numbers in angle brackets stand above labels with values set in."""
    found = [
        record.values for record in ovid_records(seed.lines[:_LINES_TO_TELL])
    ]
    papers = sum({"title", "source"} <= values.keys() for values in found)
    if papers and papers * 2 >= len(found):
        return Detection(
            0.95, f"{papers} records of Ovid, with Title and Source"
        )
    return Detection(0, "no numbers in angle brackets above labels")


def split(seed: Seed) -> Iterator[Part]:
    """Yield each record; what stands above the first is furniture."""
    first = True
    for found in ovid_records(seed.lines):
        begin = found.first_line
        if first and begin > 1:
            yield Furniture(1, begin - 1, "lines above the records")
        first = False
        place = Place(seed.name, begin, found.last_line)
        record = record_of(_values(found.values), place)
        if not has_text(record):
            message = "a record with a Title was expected here; add one, or remove the record"
            yield Problem("lost", seed.name, begin, message)
        else:
            yield record


@dataclass(slots=True)
class OvidRecord:
    """A record with its first and last line, and the lines below each of its labels."""

    first_line: int
    last_line: int
    values: dict[str, list[str]] = field(default_factory=dict)
    label: str | None = None  # a line that is one if a value stands below
    below: list[str] = field(default_factory=list)

    def takes(self, number: int, line: str) -> bool:
        """Add a line; False where it is neither a label nor set in below one."""
        if line[:1].isspace():
            if self.label is not None:
                self.below = self.values.setdefault(self.label, [])
                self.label = None
            self.below.append(line.strip())
            self.last_line = number
            return True
        if self.label is not None or not _LABEL.match(line):
            return False
        self.label = line.strip().lower()
        return True


def ovid_records(lines: Iterable[str]) -> Iterator[OvidRecord]:
    """The records of a file, from their numbers to the last value below them."""
    record: OvidRecord | None = None
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        begins = _NUMBER.match(line) is not None
        if record is not None and (begins or not record.takes(number, line)):
            yield record
            record = None
        if begins:
            record = OvidRecord(number, number)
    if record is not None:
        yield record


def _values(said: dict[str, list[str]]) -> Values:
    values: dict[Field, list[object]] = {}
    for label, lines in said.items():
        known, text = _FIELDS.get(label), " ".join(lines)
        if known is not None:
            values.setdefault(known, []).append(_value(known, text))
    for name, text in of_source(" ".join(said.get("source", []))).items():
        values.setdefault(name, []).append(text)
    return values


def _value(known: Field, text: str) -> object:
    """What stands below a label: names or keywords apart, others without what ends them."""
    if known == "keywords":
        return _parted(text)
    if known in _PEOPLE:
        parts = _parted(text)
        # A degree has no space in it.
        return [part for part in parts if " " in part] or parts
    if known == "title":
        return title_alone(text)
    return text.rstrip(".") if known == "type" else text


def _parted(text: str) -> list[str]:
    """Names or keywords between semicolons, without the numbers of institutions."""
    return [
        bare for part in _PARTS.split(text) if (bare := without_notes(part))
    ]


FORMAT = Format("Ovid (text)", detect, split)
