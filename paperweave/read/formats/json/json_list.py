"""Read lists of papers in JSON or JSON lines, under whatever usual names their fields have.

Such files come from crawlers of OpenReview (``author`` with semicolons, ``status``, ``site``), from
OpenReview's API in both its versions, Semantic Scholar, OpenAlex (abstracts as inverted indexes),
DBLP, INSPIRE, Europe PMC, DataCite, DOAJ, Papers with Code, and from scripts of people. The list
may be wrapped in objects, keyed by number, or grouped by day.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.read.formats.arxiv.snapshot import is_snapshot_row
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.bibtex.beside import with_bibtex
from paperweave.read.formats.huggingface.api_json import is_daily_paper
from paperweave.read.formats.json.csl_json import is_csl_item
from paperweave.read.formats.json.json_records import (
    detect_json,
    is_json_paper,
    is_listed_paper,
    json_parts,
    json_values,
)
from paperweave.read.formats.json.own_papers import is_own_paper
from paperweave.read.formats.json.said_once import with_what_stands_above
from paperweave.read.formats.records.named_fields import Place, record_of
from paperweave.text.identifiers import arxiv_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, Record
    from paperweave.read.formats.json.json_objects import JsonObject
    from paperweave.read.formats.records.field_values import Fields


def _detect(seed: Seed) -> Detection:
    signs = (
        "JSON objects with a title and an abstract, an identifier or authors"
    )
    return detect_json(seed, is_json_paper, signs, unless=_is_of_another_kind)


def _is_of_another_kind(value: Fields) -> bool:
    return (
        is_snapshot_row(value)
        or is_daily_paper(value)
        or is_csl_item(value)
        or is_own_paper(value)
    )


def _split(seed: Seed) -> Iterator[Part]:
    return json_parts(seed, is_listed_paper, _record)


def _record(found: JsonObject, place: Place) -> Record:
    """A list keyed by arXiv numbers says the number nowhere else."""
    values = json_values(found.value)
    record = with_bibtex(
        record_of(with_what_stands_above(values, found.above), place), values
    )
    number = (
        arxiv_number(found.key) if found.key and record.arxiv is None else None
    )
    return replace(record, arxiv=number) if number else record


FORMAT = unless_xml(Format("list of papers in JSON", _detect, _split))
