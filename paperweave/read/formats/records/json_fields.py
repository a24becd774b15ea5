"""An object of JSON as pairs of names and values, out of the wrappers that each service puts around a paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.records.named_fields import Values, is_paper, values_by_field

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.read.formats.records.field_values import Fields

# content: OpenReview; info: DBLP; paper, details: Hugging Face; metadata: INSPIRE; attributes:
# DataCite; bibjson: DOAJ; data: Zotero's API; _source: Elasticsearch.
_WRAPPERS = (
    "paper",
    "content",
    "info",
    "details",
    "metadata",
    "attributes",
    "bibjson",
    "data",
    "_source",
)
_IDENTIFIERS = ("externalIds", "external_ids", "ids", "identifier", "identifiers")
_WRITTEN = {"author", "authors", "abstract"}
_SUBMITTED = {"aff", "track", "rating", "forum", "venueid", "decision"}
_OPENREVIEW = "https://openreview.net"


def json_values(value: Fields) -> Values:
    """What an object says under usual names; what a wrapper inside it says comes first."""
    return values_by_field(_pairs(value))


def is_json_paper(value: Fields) -> bool:
    """Tell whether an object is a paper, whatever service it comes from."""
    if (
        isinstance(value.get("title"), str)
        and value["title"]
        and isinstance(value.get("abstract"), str)
        and value["abstract"]
    ):
        return True
    return _is_submission(value) or is_paper(json_values(value))


def _is_submission(value: Fields) -> bool:
    """Tell whether an object has the fields of a conference's list, whose authors and abstracts may not be known."""
    written = isinstance(value.get("title"), str) and value["title"] and _WRITTEN & value.keys()
    return bool(written and _SUBMITTED & value.keys())


def _pairs(value: Fields) -> Iterator[tuple[str, object]]:
    inner = [value[key] for key in _WRAPPERS if isinstance(value.get(key), dict)]
    for wrapped in inner:
        yield from _pairs(wrapped)  # type: ignore[arg-type]
    from_openreview = "forum" in value
    for name, item in value.items():
        if name in _IDENTIFIERS:
            yield from _identifiers(item)
        bare = _unwrapped(item)
        if from_openreview and name == "forum":
            yield "url", f"{_OPENREVIEW}/forum?id={bare}"
        elif isinstance(bare, str) and bare.startswith("/pdf/"):
            yield name, _OPENREVIEW + bare
        else:
            yield name, bare


def _unwrapped(item: object) -> object:
    """Version 2 of OpenReview's API has ``{"value": ...}`` around each field."""
    return item["value"] if isinstance(item, dict) and "value" in item and len(item) <= 3 else item


def _identifiers(item: object) -> Iterator[tuple[str, object]]:
    """Semantic Scholar and OpenAlex name them in an object, DOAJ and DataCite in a list of ``type`` and ``id``."""
    if isinstance(item, dict):
        yield from item.items()
    elif isinstance(item, list):
        for entry in item:
            if isinstance(entry, dict):
                kind = entry.get("type", entry.get("identifierType"))
                yield str(kind), entry.get("id", entry.get("identifier"))
