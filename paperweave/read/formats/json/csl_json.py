"""Read CSL-JSON: items with ``type``, ``author`` as parts of names, ``issued`` as date parts.

Such files come from Zotero, Mendeley, Paperpile and Better BibTeX ("CSL JSON"), from pandoc and
Manubot, and from doi.org by content negotiation. Answers of Crossref's API (``message.items``) are
of the same kind: their titles stand in lists, their abstracts hold JATS.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.json.json_records import (
    detect_json,
    json_parts,
    json_values,
)
from paperweave.read.formats.records.field_values import text_of
from paperweave.read.formats.records.labelled_notes import labelled, of_zotero
from paperweave.read.formats.records.named_fields import Place, record_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, Record
    from paperweave.read.formats.json.json_objects import JsonObject
    from paperweave.read.formats.records.field_names import Field
    from paperweave.read.formats.records.field_values import Fields

# https://docs.citationstyles.org/en/stable/specification.html#appendix-iii-types and
# https://api.crossref.org/types
_TYPES = frozenset((
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
    "journal-article", "proceedings-article", "posted-content", "book-chapter", "monograph",
    "edited-book", "reference-entry", "dissertation", "peer-review", "preprint", "journal",
    "proceedings", "reference-book", "other", "book-section", "book-part",
))  # fmt: skip
_OF_BOOKS = frozenset(
    {"book-chapter", "book-section", "book-part", "proceedings-article"}
)
_SERIES_AND_BOOK = 2
_ALL_FIELDS = frozenset((
    "id", "type", "title", "author", "editor", "issued", "container-title", "publisher", "volume",
    "issue", "number", "page", "collection-title", "ISBN", "ISSN", "DOI", "URL", "abstract",
    "keyword", "note", "genre", "status", "archive", "archive_location", "language", "source",
    "citation-key", "accessed", "title-short", "edition", "publisher-place", "event-place", "PMID",
    "PMCID",
))  # fmt: skip
_OWN_FIELDS = frozenset(
    {"issued", "container-title", "DOI", "URL", "citation-key"}
)


def is_csl_item(value: Fields) -> bool:
    """Tell whether an object is an item of CSL, by its type and by how its fields are spelt."""
    if (
        not value.get("title")
        or str(value.get("type", "article")) not in _TYPES
    ):
        return False
    if value.keys() <= _ALL_FIELDS and value.keys() >= {"id", "type", "title"}:
        return True
    dated = isinstance(value.get("issued"), dict)
    return dated or (
        ("type" in value)
        and (bool(_OWN_FIELDS & value.keys()) or _has_names_in_parts(value))
    )


def _has_names_in_parts(value: Fields) -> bool:
    authors = value.get("author")
    first = authors[0] if isinstance(authors, list) and authors else None
    return isinstance(first, dict) and bool(
        {"family", "literal"} & first.keys()
    )


def _detect(seed: Seed) -> Detection:
    return detect_json(
        seed,
        is_csl_item,
        "JSON objects with a type of CSL, and issued, DOI or container-title",
    )


def _split(seed: Seed) -> Iterator[Part]:
    return json_parts(seed, is_csl_item, _record)


def _record(found: JsonObject, place: Place) -> Record:
    item = found.value
    values = dict(json_values(item))
    values |= _with_subtitle(item)
    values["key"] = [item.get("citation-key"), item.get("id")]
    if item.get("type") in _OF_BOOKS:
        values |= _in_series(item.get("container-title"))
    if item.get("type") == "article":  # CSL's word for a preprint
        values["type"] = ["preprint"]
    note = item.get("note")
    lines = note.split("\n") if isinstance(note, str) else []
    said = labelled(lines)
    if said:
        values.pop("comment", None)  # the note is ours, and no comment
    elif isinstance(note, str):
        said, others = of_zotero(note)
        values["comment"] = ["\n".join(others)]
    values |= {
        field: [*texts, *values.get(field, ())] for field, texts in said.items()
    }
    return record_of(values, place)


def _in_series(containers: object) -> dict[Field, list[object]]:
    """The book and its series, which Crossref has before it."""
    if not isinstance(containers, list) or len(containers) < _SERIES_AND_BOOK:
        return {}
    return {"venue": containers[-1:], "series": containers[:1]}


def _with_subtitle(item: Fields) -> dict[Field, list[object]]:
    """The title with what Crossref has as its subtitle, where it does not say it itself."""
    title, subtitle = text_of(item.get("title")), text_of(item.get("subtitle"))
    if not title or not subtitle or subtitle.lower() in title.lower():
        return {}
    return {"title": [f"{title}: {subtitle}"]}


FORMAT = unless_xml(Format("CSL-JSON", _detect, _split))
