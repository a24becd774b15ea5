"""The JSON Schema of a line of ``papers.jsonl``, and the version that both name."""

from __future__ import annotations

import json
from typing import Any

# Grows when a field goes or changes its meaning; a new field is no new version.
VERSION = 1

_TEXT: dict[str, Any] = {"type": "string", "minLength": 1}
_MAYBE_TEXT: dict[str, Any] = {"type": ["string", "null"]}
_MAYBE_NUMBER: dict[str, Any] = {"type": ["integer", "null"]}
_DATE: dict[str, Any] = {
    "type": ["string", "null"],
    "pattern": r"^(\d{4}(-\d\d){0,2}|--\d\d-\d\d)$",
}


def _list_of(item: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": item}


def _object(**fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": list(fields), "properties": fields}


_PUBLICATION = {
    "type": "object",
    "properties": {
        **dict.fromkeys(("type", "volume", "number", "pages"), _TEXT),
        **dict.fromkeys(("publisher", "series", "isbn", "issn"), _TEXT),
        **dict.fromkeys(("publisher_place", "event_place"), _TEXT),
        **dict.fromkeys(("language", "edition"), _TEXT),
        "editors": _list_of(_TEXT),
    },
    "additionalProperties": False,
}
_SOURCE = _object(
    file=_TEXT,
    first_line={"type": "integer", "minimum": 1},
    last_line={"type": "integer", "minimum": 1},
    title=_MAYBE_TEXT,
    source=_MAYBE_TEXT,
    author_count=_MAYBE_NUMBER,
    organisation=_MAYBE_TEXT,
    comments=_MAYBE_NUMBER,
    comment=_MAYBE_TEXT,
)
_PEOPLE = _list_of(
    {
        "type": "object",
        "required": ["name"],
        "properties": dict.fromkeys(("name", "family", "id"), _TEXT),
    }
)
_PAPER = _object(
    version={"const": VERSION},
    address=_TEXT,
    title=_TEXT,
    titled={"type": "boolean"},
    abstract=_MAYBE_TEXT,
    authors=_list_of(_TEXT),
    author_details=_PEOPLE,
    date=_DATE,
    updated=_DATE,
    year=_MAYBE_NUMBER,
    issued=_DATE,
    arxiv=_MAYBE_TEXT,
    doi=_MAYBE_TEXT,
    venue=_MAYBE_TEXT,
    withdrawn={"type": "boolean"},
    publication=_PUBLICATION,
    editor_details=_PEOPLE,
    keys=_list_of(_TEXT),
    links=_list_of(_object(kind=_TEXT, url=_TEXT)),
    keywords=_list_of(_TEXT),
    given_keywords=_list_of(_TEXT),
    related=_list_of(
        _object(address=_TEXT, score={"type": "number"}, shared=_list_of(_TEXT))
    ),
    other_titles=_list_of(_TEXT),
    categories=_list_of(_TEXT),
    bibtex_key=_TEXT,
    sources=_list_of(_SOURCE) | {"minItems": 1},
)


def papers_schema() -> dict[str, Any]:
    """The schema, of the draft 2020-12."""
    properties = {**_PAPER["properties"], "cites": _list_of(_TEXT)}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A paper: one line of papers.jsonl",
        "description": "What is not known is null, or an empty list.",
        **_PAPER,
        "properties": properties,
    }


def schema_text() -> str:
    """The schema as a file."""
    return json.dumps(papers_schema(), indent=1) + "\n"
