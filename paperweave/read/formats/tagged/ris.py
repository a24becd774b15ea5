"""Read RIS: lines like ``TI - A Title`` from ``TY`` to ``ER``.

Such files come from Zotero, EndNote, Mendeley, Scopus, ProQuest, Embase, Google Scholar ("RefMan")
and publishers' pages. They differ in which tag holds what: the title stands in ``TI`` or ``T1``,
the abstract in ``AB`` or ``N2``.
"""

from __future__ import annotations

import re
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

_TAG = re.compile(r"([A-Z][A-Z0-9])(?: {1,3}|\t)-(?: |$)")
_LINES_TO_TELL = 2_000
# What exports put above or between their records: "Provider: ...", "Content: text/plain", "1.",
# Embase's counts.
_AROUND = re.compile(
    r"(?:Provider|Database|Content|Export Date|Source|Record|RECORD)\b ?[:#\d]|<?\d{1,6}[.>:]?$|%"
)
_MORE_TAGS = {
    "BT": "booktitle",
    "CT": "caption_title",
    "LK": "link",
    "J1": "journal1",
    "L3": "related_records",
}
# M1 and N1 hold the references of a paper in exports of Ovid, with the DOIs of these.
_UNUSED = frozenset({"TY", "M1", "SP", "EP", "VL", "SN", "LA", "Y2", "N1", "AD", "CY", "PB"})
_SEVERAL = ("A1", "A2", "A3", "A4", "AU", "KW", "N1", "UR", "L1", "L2", "M1", "M3", "LK", "AN")
_FIELDS: dict[Field, tuple[str, ...]] = {
    "title": ("title", "primary_title", "caption_title", "booktitle"),
    "other_title": ("translated_title",),
    "abstract": ("abstract", "notes_abstract"),
    "authors": ("authors", "first_authors"),
    "date": ("date",),
    "year": ("year", "publication_year"),
    "doi": ("doi", "type_of_work", "related_records"),
    "venue": (
        "alternate_title3", "journal_name", "secondary_title", "booktitle", "custom3", "alternate_title2",
        "alternate_title1", "journal1",
    ),
    "keywords": ("keywords",),
    "source": ("name_of_database",),
    "pdf": ("file_attachments1",),
    "url": ("urls", "link", "file_attachments2"),
    "id": ("accession_number", "id", "number"),
}  # fmt: skip


def _detect(seed: Seed) -> Detection:
    head = islice(seed.lines, _LINES_TO_TELL)
    tags = [match[1] for line in head if (match := _TAG.match(line))]
    if "TY" in tags and {"TI", "T1", "BT", "CT", "T2"} & set(tags):
        return Detection(1, "lines with the tags of RIS, TY and a title among them")
    return Detection(0, "no lines with TY and a title")


def _split(seed: Seed) -> Iterator[Part]:
    for found in tagged_records(seed.lines, _TAG, "TY", "ER"):
        if isinstance(found, StrayLine):
            if _AROUND.match(found.text):
                yield Furniture(found.line, found.line, "line of the export around its records")
        else:
            yield from _parts(seed, found)


def _parts(seed: Seed, found: TaggedRecord) -> Iterator[Part]:
    record = record_of(_values(found), Place(seed.name, found.first_line, found.last_line))
    if record.title is None and not any(
        tag == "TY" for tag, _ in found.values[:1]
    ):  # Ovid writes NL and links after each ER
        yield Furniture(found.first_line, found.last_line, "lines that follow a record")
        return
    if record.title is None and record.abstract is None:
        message = (
            "a record with a title (TI or T1) was expected here; add one, or take the record out"
        )
        yield Problem("lost", seed.name, found.first_line, message)
        return
    if not found.ended:
        message = "this record has no ER line, so it may be cut off: what is there was read; compare it with its source"
        yield Problem("guessed", seed.name, found.first_line, message)
    yield record


def _values(found: TaggedRecord) -> Values:
    named = _parsed(found)
    if str(named.get("name_of_database", "")).lower() in {"pubmed", "medline"}:
        named["pmid"] = named.get("accession_number")
    values: dict[Field, list[object]] = {
        field: [named[name] for name in names if named.get(name)]
        for field, names in _FIELDS.items()
    }
    if keywords := named.get(
        "keywords"
    ):  # "*": a main topic of MeSH, in exports of what PubMed has
        values["keywords"] = [
            [word.strip(" *") for part in _list(keywords) for word in part.split(";")]
        ]
    if pmid := named.get("pmid"):
        values["pmid"] = [pmid]
    return values


def _list(value: object) -> list[str]:
    return [item for item in value if isinstance(item, str)] if isinstance(value, list) else []


def _parsed(found: TaggedRecord) -> dict[str, object]:
    """One record through rispy, which joins wrapped lines in quadratic time: they come to it joined."""
    lines = ["TY  - GEN"]
    for tag, pieces in found.values:
        if tag in _UNUSED:
            continue
        values = pieces if tag == "KW" else [" ".join(pieces)]
        lines += [f"{tag}  - {value}" for value in values if value]
    parsed: list[dict[str, object]] = _parser().parse_lines(iter([*lines, "ER  - "]))
    return parsed[0]


@cache
def _parser() -> RisParser:
    import rispy  # 19 ms

    mapping = rispy.config.TAG_KEY_MAPPING | _MORE_TAGS
    return rispy.RisParser(mapping=mapping, list_tags=list(_SEVERAL), delimiter_tags_mapping={})


FORMAT = Format("RIS", _detect, _split)
