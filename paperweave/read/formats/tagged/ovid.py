"""Read Ovid's text export: records ``<1>``, labels on lines of their own, values set in below.

Ovid's other exports (RIS, and tags like MEDLINE's) are read by their own formats.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.records.named_fields import Place, record_of

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
    "publication type": "type",
    "document type": "type",
    "author keywords": "keywords",
    "keyword heading": "keywords",
    "keywords": "keywords",
    "mesh subject headings": "keywords",
}
_PEOPLE: frozenset[Field] = frozenset({"authors", "editors"})
_PARTS = re.compile(r";\s*|\s{2,}|\.\s*$")
_NOTE = re.compile(r"\s*(?:\[[^\]]{1,40}\]|\s\d{1,2}(?:,\d{1,2})*$|,?\s(?:MD|PhD|RN|FAAN)\b.*)")
_KIND_BEHIND = re.compile(r"\.?\s?\[[A-Z][A-Za-z ]{2,40}\]\.?$")  # "A title.[Article]"
# A journal, its volume, issue and pages, and the date: with the month before or behind the year.
_SOURCE = re.compile(
    r"(?P<venue>.{3,200}?)\.\s+(?:Vol\.? )?(?P<volume>\d{1,4})(?:\s?\((?P<number>[^()]{1,20})\))?"
    r"(?:\s?\(?[Pp]t \d+\)?)?:\s?(?P<pages>[A-Za-z]?\d[\w-]{0,15})"
    r"(?:,\s?(?P<date>[^.;]{4,30}?(?:19|20)\d\d|(?:19|20)\d\d[^.;]{0,20}))?[.;]?"
)
_YEAR = re.compile(r"(?:19|20)\d\d")


def detect(seed: Seed) -> Detection:
    """Sure where numbers in angle brackets stand above labels with values set in."""
    found = [values for _, _, values in _records(seed.lines[:_LINES_TO_TELL])]
    papers = sum({"title", "source"} <= values.keys() for values in found)
    if papers and papers * 2 >= len(found):
        return Detection(0.95, f"{papers} records of Ovid, with Title and Source")
    return Detection(0, "no numbers in angle brackets above labels")


def split(seed: Seed) -> Iterator[Part]:
    """Yield each record; what stands above the first is furniture."""
    first = True
    for begin, end, values in _records(seed.lines):
        if first and begin > 1:
            yield Furniture(1, begin - 1, "lines above the records")
        first = False
        record = record_of(_values(values), Place(seed.name, begin, end))
        if record.title is None and record.abstract is None:
            message = "a record with a Title was expected here; add one, or remove the record"
            yield Problem("lost", seed.name, begin, message)
        else:
            yield record


def _records(lines: Iterable[str]) -> Iterator[tuple[int, int, dict[str, list[str]]]]:
    """The records with their first and last line, and the lines below each label."""
    begin, end, values, below = 0, 0, dict[str, list[str]](), list[str]()
    for number, line in enumerate(lines, 1):
        if _NUMBER.match(line):
            if begin:
                yield begin, end, values
            begin, values, below = number, {}, []
        elif begin and not line[:1].isspace() and _LABEL.match(line):
            below = values.setdefault(line.strip().lower(), [])
        elif begin and line.strip():
            below.append(line.strip())
        end = number if line.strip() else end
    if begin:
        yield begin, end, values


def _values(said: dict[str, list[str]]) -> Values:
    values: dict[Field, list[object]] = {}
    for label, lines in said.items():
        field, text = _FIELDS.get(label), " ".join(lines)
        if field is not None:
            values.setdefault(field, []).append(_value(field, text))
    for name, text in _of_source(" ".join(said.get("source", []))).items():
        values.setdefault(name, []).append(text)
    return values


def _value(field: Field, text: str) -> object:
    """What stands below a label: names or keywords apart, others without what ends them."""
    if field == "keywords":
        return _parted(text)
    if field in _PEOPLE:
        parts = _parted(text)
        return [part for part in parts if " " in part] or parts  # a degree has no space in it
    if field == "title":
        return _KIND_BEHIND.sub("", text).rstrip(".")
    return text.rstrip(".") if field == "type" else text


def _parted(text: str) -> list[str]:
    """Names or keywords between semicolons, without the numbers of institutions."""
    return [bare for part in _PARTS.split(text) if (bare := _NOTE.sub("", part).strip(" .*"))]


def _of_source(text: str) -> dict[Field, str]:
    match = _SOURCE.match(text)
    if match is None:
        year = _YEAR.findall(text)
        said: dict[Field, str | None] = {"venue": text.partition(". ")[0].strip(" .")}
        said["year"] = year[-1] if year else None
    else:
        said = {
            "venue": match["venue"],
            "volume": match["volume"],
            "number": match["number"],
            "pages": match["pages"],
            "date": match["date"],
        }
    return {field: value for field, value in said.items() if value}


FORMAT = Format("Ovid (text)", detect, split)
