"""Read PubMed's own format (MEDLINE, ``.nbib``): lines like ``TI - A title``, wrapped lines set in by six spaces.

Such files come from PubMed ("Send to: Citation manager", "Save: PubMed") and from its E-utilities
(``rettype=medline``). Full names (``FAU``) are taken where there are any. Keywords are the authors'
(``OT``) and the main topics of MeSH, which are marked with ``*``.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Part, Problem
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.records.named_fields import Place, Values, record_of
from paperweave.read.formats.tagged.tagged_lines import StrayLine, TaggedRecord, tagged_records

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rispy import RisParser

    from paperweave.read.decode import Seed
    from paperweave.read.formats.records.named_fields import Field

_TAG = re.compile(r"([A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)")
_GENERATION = re.compile(r" (Jr|Sr|II|III|IV)$")  # "Draak, Bo Jr"
_LINES_TO_TELL = 2_000
_AROUND = re.compile(r"\d{1,6}[.:]")
_NAMES = {
    "START": "start", "TI": "title", "BTI": "booktitle", "TT": "original_title", "AB": "abstract",
    "FAU": "full_authors", "AU": "authors", "CN": "corporate_authors", "DP": "date", "DEP": "electronic_date",
    "LID": "location", "AID": "article_id", "SO": "source", "PMID": "pmid", "PMC": "pmc", "JT": "journal",
    "TA": "journal_abbreviation", "OT": "keywords", "MH": "mesh", "PT": "types", "UK": "unknown", "END": "end",
}  # fmt: skip
_SEVERAL = ("FAU", "AU", "CN", "LID", "AID", "OT", "MH", "PT")
_RETRACTED = "Retracted Publication"


def _detect(seed: Seed) -> Detection:
    head = islice(seed.lines, _LINES_TO_TELL)
    tags = {match[1] for line in head if (match := _TAG.match(line))}
    if "PMID" in tags and {"TI", "BTI"} & tags:
        return Detection(1, "lines with the tags of MEDLINE, PMID and TI among them")
    return Detection(0, "no lines with PMID and TI")


def _split(seed: Seed) -> Iterator[Part]:
    for found in tagged_records(seed.lines, _TAG, "PMID", indent=" "):
        if isinstance(found, StrayLine):
            if _AROUND.match(found.text):
                yield Furniture(found.line, found.line, "number of the record")
            else:
                message = (
                    "a tag or a wrapped line (six spaces) was expected here; this line is left out"
                )
                yield Problem("lost", seed.name, found.line, message)
        else:
            yield from _parts(seed, found)


def _parts(seed: Seed, found: TaggedRecord) -> Iterator[Part]:
    named = _parsed(found)
    record = record_of(_values(named), Place(seed.name, found.first_line, found.last_line))
    if record.title is None and record.abstract is None:
        message = "a record with a title (TI) was expected here; add one, or take the record out"
        yield Problem("lost", seed.name, found.first_line, message)
    else:
        yield replace(record, withdrawn=_RETRACTED in _all(named, "types"))


def _values(named: dict[str, object]) -> Values:
    ids = [
        text
        for name in ("location", "article_id")
        for text in _all(named, name)
        if text.endswith("[doi]")
    ]
    topics = [
        term.replace("*", "").partition("/")[0] for term in _all(named, "mesh") if "*" in term
    ]
    names = _all(named, "full_authors") or _all(named, "authors")
    authors = [_GENERATION.sub(r", \1", name) for name in names]
    values: dict[Field, list[object]] = {
        "title": [named.get("title"), named.get("booktitle")],
        "other_title": [named.get("original_title")],
        "abstract": [named.get("abstract")],
        "authors": [authors + _all(named, "corporate_authors")],
        "date": [named.get("date"), named.get("electronic_date")],
        "doi": [*ids, named.get("source")],
        "pmid": [named.get("pmid")],
        "pmcid": [named.get("pmc")],
        "venue": [named.get("journal"), named.get("journal_abbreviation"), named.get("booktitle")],
        "keywords": [_all(named, "keywords") + topics],
    }
    return values


def _all(named: dict[str, object], name: str) -> list[str]:
    values = named.get(name)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []


def _parsed(found: TaggedRecord) -> dict[str, object]:
    lines = [
        "START\t",
        *(f"{tag}\t{' '.join(pieces)}" for tag, pieces in found.values if tag in _NAMES),
        "END\t",
    ]
    parsed: list[dict[str, object]] = _parser().parse_lines(iter(lines))
    return parsed[0]


@cache
def _parser() -> RisParser:
    """A reader of rispy with PubMed's tags, which have up to four letters."""
    import rispy  # 19 ms

    class _Medline(rispy.RisParser):  # type: ignore[misc]
        START_TAG, END_TAG, UNKNOWN_TAG = "START", "END", "UK"

        def parse_line(self, line: str) -> tuple[str, str]:
            tag, _, value = line.partition("\t")
            return tag, value

    return _Medline(
        mapping=_NAMES, list_tags=list(_SEVERAL), delimiter_tags_mapping={}, skip_unknown_tags=True
    )


FORMAT = Format("PubMed (MEDLINE, nbib)", _detect, _split)
