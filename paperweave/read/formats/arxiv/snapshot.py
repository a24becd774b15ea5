"""Read rows of arXiv's metadata snapshot.

Each line is a JSON object with authors, abstract, categories and versions.

Such files come from Kaggle ("arXiv Dataset", ``arxiv-metadata-oai-snapshot.json``, above 4 GB),
from its mirrors on Hugging Face, and from people who cut rows out of it. Titles and abstracts keep
the line breaks of arXiv's own records. Rows are read one at a time, so that a file of any size
needs no more memory than its papers.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.json.json_records import (
    detect_json,
    json_parts,
    json_values,
)
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.read.formats.records.field_values import Fields, text_of
from paperweave.read.formats.records.named_fields import Place, record_of
from paperweave.text.dates import date_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, Record
    from paperweave.read.formats.json.json_objects import JsonObject

_OWN_FIELDS = frozenset(
    {
        "authors_parsed",
        "update_date",
        "versions",
        "journal-ref",
        "report-no",
        "submitter",
    }
)
# People who cut rows out of the snapshot drop fields that they do not need.
_ENOUGH = 2


def is_snapshot_row(value: Fields) -> bool:
    """Tell whether an object has the fields that only the snapshot names so."""
    named = isinstance(value.get("id"), str) and isinstance(
        value.get("title"), str
    )
    return (
        named
        and isinstance(value.get("categories"), str)
        and len(_OWN_FIELDS & value.keys()) >= _ENOUGH
    )


def _detect(seed: Seed) -> Detection:
    return detect_json(
        seed,
        is_snapshot_row,
        "JSON objects with the snapshot's fields (authors_parsed, update_date)",
    )


def _split(seed: Seed) -> Iterator[Part]:
    return json_parts(seed, is_snapshot_row, _record)


def _record(found: JsonObject, place: Place) -> Record:
    row = found.value
    versions = row.get("versions")
    created = [
        version.get("created")
        for version in _versions(versions)
        if isinstance(version, dict)
    ]
    dates = list(map(date_of, created))
    record = record_of(json_values(row), place)
    comment = text_of(row.get("comments"))
    return replace(
        record,
        date=dates[0] if dates else None,
        updated=record.updated or (dates[-1] if len(dates) > 1 else None),
        comment=comment,
        withdrawn=_is_withdrawn(comment, record.abstract),
        unread_date=beside_date(created).unread or record.unread_date,
    )


def _versions(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _is_withdrawn(comment: str | None, abstract: str | None) -> bool:
    """ArXiv has no field for it; authors say so in the comment, or in place of the abstract."""
    said = (comment or "").lower()
    return "withdrawn" in said or (abstract or "").lower().startswith(
        "this paper has been withdrawn"
    )


FORMAT = unless_xml(Format("arXiv metadata snapshot", _detect, _split))
