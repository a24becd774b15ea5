"""Read our own ``papers.jsonl``: every field of a paper as it was written there."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from paperweave.model.record import (
    Author,
    CitedWork,
    Link,
    LinkKind,
    Publication,
    Published,
    Record,
)
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.json.json_records import detect_json, json_parts
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.text.dates import date_in
from paperweave.text.identifiers import link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate
    from paperweave.read.formats.json.json_objects import JsonObject
    from paperweave.read.formats.records.field_values import Fields
    from paperweave.read.formats.records.named_fields import Place

_SIGNS = frozenset(
    {"address", "title", "authors", "related", "sources", "bibtex_key"}
)
_KINDS: frozenset[str] = frozenset(get_args(LinkKind))


def is_own_paper(value: Fields) -> bool:
    """Tell whether an object is a line of ``papers.jsonl``."""
    return (
        value.keys() >= _SIGNS
        and isinstance(value["title"], str)
        and bool(value["title"])
    )


def _detect(seed: Seed) -> Detection:
    return detect_json(
        seed, is_own_paper, "lines of Paperweave's own papers.jsonl"
    )


def _split(seed: Seed) -> Iterator[Part]:
    return json_parts(seed, is_own_paper, _record)


def _record(found: JsonObject, place: Place) -> Record:
    paper = found.value
    key, *others = _texts(paper.get("keys")) or (None,)
    address, used = _text(paper, "address"), _text(paper, "bibtex_key")
    given = paper.get("given_keywords", paper.get("keywords"))
    return Record(
        file=place.file,
        first_line=place.first_line,
        last_line=place.last_line,
        raw=place.raw,
        title=_text(paper, "title")
        if paper.get("titled") is not False
        else None,
        abstract=_text(paper, "abstract"),
        authors=_authors(paper.get("author_details") or paper.get("authors")),
        author_count=_count(paper, "author_count"),
        organisation=_of_sources(paper, "organisation"),
        date=_date(paper, "date"),
        updated=_date(paper, "updated"),
        arxiv=_text(paper, "arxiv"),
        doi=_text(paper, "doi"),
        venue=_text(paper, "venue"),
        source=_of_sources(paper, "source"),
        comments=_count(paper, "comments"),
        comment=_of_sources(paper, "comment"),
        links=tuple(_links(paper.get("links"))),
        keywords=_texts(given),
        categories=_texts(paper.get("categories")),
        other_titles=_texts(paper.get("other_titles")),
        publication=_publication(paper),
        key=key,
        other_keys=tuple(other for other in others if other),
        published=Published(address, used) if address and used else None,
        cites=tuple(
            CitedWork((cited,)) for cited in _texts(paper.get("cites"))
        ),
        withdrawn=paper.get("withdrawn") is True,
        unread_date=beside_date(
            [paper.get("date"), paper.get("updated")]
        ).unread,
    )


def _text(fields: Fields, name: str) -> str | None:
    value = fields.get(name)
    return value if isinstance(value, str) and value else None


def _texts(value: object) -> tuple[str, ...]:
    items = value if isinstance(value, list) else []
    return tuple(item for item in items if isinstance(item, str) and item)


def _authors(value: object) -> tuple[Author, ...]:
    """Names as they stand, or objects of a name and its family name."""
    items = value if isinstance(value, list) else []
    authors = list[Author]()
    for item in items:
        fields = item if isinstance(item, dict) else {"name": item}
        name = _text(fields, "name")
        if name:
            authors.append(
                Author(name, _text(fields, "family"), _text(fields, "id"))
            )
    return tuple(authors)


def _date(fields: Fields, name: str) -> PartialDate | None:
    return date_in(_text(fields, name) or "")


def _links(value: object) -> Iterator[Link]:
    for item in value if isinstance(value, list) else []:
        url = _text(item, "url") if isinstance(item, dict) else None
        if url:
            kind = item.get("kind")
            yield Link(kind if kind in _KINDS else link_kind(url), url)


def _publication(paper: Fields) -> Publication:
    value = paper.get("publication")
    fields = value if isinstance(value, dict) else {}
    said = {
        name: _text(fields, name)
        for name in Publication._fields
        if name != "editors"
    }
    return Publication(
        **said,
        editors=_authors(paper.get("editor_details") or fields.get("editors")),
    )


def _sources(paper: Fields) -> list[Fields]:
    value = paper.get("sources")
    return (
        [item for item in value if isinstance(item, dict)]
        if isinstance(value, list)
        else []
    )


def _of_sources(paper: Fields, name: str) -> str | None:
    return next(
        (text for source in _sources(paper) if (text := _text(source, name))),
        None,
    )


def _count(paper: Fields, name: str) -> int | None:
    counts = (source.get(name) for source in _sources(paper))
    return next((count for count in counts if isinstance(count, int)), None)


FORMAT = unless_xml(Format("Paperweave's own papers.jsonl", _detect, _split))
