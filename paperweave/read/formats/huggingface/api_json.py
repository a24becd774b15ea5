"""Read Hugging Face's daily papers in JSON.

Such files come from its API (``/api/daily_papers``, ``/api/papers``: objects with a ``paper``
inside, its ``id`` being the arXiv number), and from scripts that read its pages day by day
(``paper_url``, with the rest under ``details``).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.json.json_records import (
    detect_json,
    json_parts,
    json_values,
)
from paperweave.read.formats.records.named_fields import Place, record_of
from paperweave.text.identifiers import arxiv_number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, Record
    from paperweave.read.formats.json.json_objects import JsonObject
    from paperweave.read.formats.records.field_values import Fields

_PAGES = ("huggingface.co/papers/", "hf.co/papers/")
_PAGE_FIELDS = (
    "paper_url",
    "page_url",
    "url",
    "hf_url",
    "link",
    "huggingface_url",
    "paperUrl",
    "hf_link",
)
_OWN_FIELDS = frozenset(
    {
        "upvotes",
        "discussionId",
        "submittedOnDailyBy",
        "submittedOnDailyAt",
        "ai_summary",
        "numComments",
    }
)


def is_daily_paper(value: Fields) -> bool:
    """Tell whether an object is a paper of Hugging Face.

    Its page tells, or the fields that only its API has.
    """
    inner = value.get("paper")
    if isinstance(inner, dict):
        return is_daily_paper({**inner, "upvotes": None})
    if not isinstance(value.get("title"), str):
        return False
    pages = (value.get(field) for field in _PAGE_FIELDS)
    if any(
        isinstance(page, str) and any(host in page for host in _PAGES)
        for page in pages
    ):
        return True
    number = value.get("id")
    return (
        bool(_OWN_FIELDS & value.keys())
        and isinstance(number, str)
        and arxiv_number(number) is not None
    )


def _detect(seed: Seed) -> Detection:
    return detect_json(
        seed,
        is_daily_paper,
        "JSON objects of Hugging Face papers (paper_url, or paper with an arXiv id)",
    )


def _split(seed: Seed) -> Iterator[Part]:
    return json_parts(seed, is_daily_paper, _record)


def _record(found: JsonObject, place: Place) -> Record:
    return record_of(json_values(found.value), place)


FORMAT = unless_xml(Format("Hugging Face daily papers, JSON", _detect, _split))
