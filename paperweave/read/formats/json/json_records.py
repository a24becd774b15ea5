"""Objects of JSON become records: which are papers, what they say, and parts for every line.

A service wraps a paper in objects of its own; these are taken off before its fields are named.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.engine.waves import in_waves
from paperweave.model.record import Part, Problem, Record, Severity
from paperweave.read.formats.base import Detection
from paperweave.read.formats.furniture import (
    Stretch,
    with_furniture,
    without_strangers,
)
from paperweave.read.formats.json.json_objects import (
    Found,
    JsonObject,
    JsonTrouble,
    Wanted,
    json_objects,
)
from paperweave.read.formats.records.field_names import Values, values_by_field
from paperweave.read.formats.records.field_values import authors_of, text_of
from paperweave.read.formats.records.named_fields import Place, is_paper

if TYPE_CHECKING:
    from paperweave.model.reading import Seed
    from paperweave.read.formats.records.field_values import Fields

ToRecord = Callable[[JsonObject, Place], Record]
# Characters; the longest single object seen had 60,000 (3,000 authors)
_ENOUGH_TO_TELL = 400_000
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
# A line of JSON, or of what programs allow in it: comments, numbers that are none.
_JSON = re.compile(
    r"\s*(?:$|[\"{}\],:]|\[\s*(?:$|[\"{}\[\],\dtfn-])|//|/\*|#|(?:true|false|null|NaN|-?Infinity)\b"
    r"|-?\d[\d.eE+-]*\s*(?:$|[,\]}]))"
)
_NAMES_OF_WRAPPERS = frozenset(_WRAPPERS)
_IDENTIFIERS = (
    "externalIds",
    "external_ids",
    "ids",
    "identifier",
    "identifiers",
)
_TOLD_OTHERWISE = frozenset({*_IDENTIFIERS, "forum"})
_WITH_PEOPLE = frozenset({"authors", "creators"})
# What no person has beside a name.
_OF_A_WORK = frozenset({"abstract", "paper_url", "eventtype"})
_WRITTEN = {"author", "authors", "abstract"}
_WRITERS = {"authors", "paper_authors", "paperAuthors"}
_SUBMITTED = {
    *("aff", "affiliation", "affiliations", "institutions", "track", "session"),
    *("rating", "forum", "venueid", "decision"),
}
# DataCite's.
_HELD_IN = "IsPublishedIn"
_RELATIONS = {
    "References": "references",
    "Cites": "references",
    "IsReferencedBy": "citations",
    "IsCitedBy": "citations",
}
_OPENREVIEW = "https://openreview.net"


def detect_json(
    seed: Seed, wanted: Wanted, why: str, unless: Wanted = lambda _: False
) -> Detection:
    """Tell whether a seed begins as JSON with a wanted object, which no other format has first."""
    head = _head(seed)
    opening = next((line.lstrip()[0] for line in head if line.strip()), "")
    if not opening or opening not in "[{":
        return Detection(0, "no JSON")
    objects = (
        found.value
        for found in json_objects(head, wanted)
        if isinstance(found, JsonObject)
    )
    first = next(objects, None)
    if first is None:
        return Detection(0, "JSON without such objects")
    return (
        Detection(0, "JSON objects of a kind that has its own format")
        if unless(first)
        else Detection(1, why)
    )


def json_parts(
    seed: Seed, wanted: Wanted, to_record: ToRecord
) -> Iterator[Part]:
    """Yield a record for each wanted object, problems, and furniture for the lines between them."""
    found = json_objects(seed.lines, wanted)
    stretches = in_waves(partial(_stretch, seed, to_record), found)
    parts = with_furniture(stretches, seed.lines, "JSON around the papers")
    return without_strangers(
        parts, lambda number: _is_json(seed.lines[number - 1])
    )


def _is_json(line: str) -> bool:
    return _JSON.match(line) is not None


def _stretch(seed: Seed, to_record: ToRecord, found: Found) -> Stretch:
    return Stretch(
        found.first_line, found.last_line, (_part(seed, found, to_record),)
    )


def _part(seed: Seed, found: Found, to_record: ToRecord) -> Part:
    if isinstance(found, JsonTrouble):
        return _problem(seed, found)
    return to_record(
        found, Place(seed.name, found.first_line, found.last_line, found.raw)
    )


def _problem(seed: Seed, trouble: JsonTrouble) -> Problem:
    lines = f"lines {trouble.first_line} to {trouble.last_line}"
    where = "" if trouble.first_line == trouble.last_line else f" ({lines})"
    if trouble.lost:
        message = (
            f"an object with a title was expected{where}, but this is not one: {trouble.why};"
            " fix it and build again"
        )
    else:
        message = (
            f"{trouble.why}, so it may be cut off: all that is there was read;"
            " fetch it again if there was more"
        )
    severity: Severity = "lost" if trouble.lost else "noted"
    return Problem(severity, seed.name, trouble.first_line, message)


def _head(seed: Seed) -> list[str]:
    """The first lines, each whole: a part of one is no JSON line."""
    head: list[str] = []
    size = 0
    for line in islice(seed.lines, 20_000):
        head.append(line)
        size += len(line)
        if size > _ENOUGH_TO_TELL:
            break
    return head


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
    """Tell whether an object has the fields of a conference's list of submissions."""
    written = (
        isinstance(value.get("title"), str)
        and value["title"]
        and _WRITTEN & value.keys()
    )
    return bool(written and _SUBMITTED & value.keys())


def is_listed_paper(value: Fields) -> bool:
    """Tell whether an object in a list of papers is one too: it has a title and authors."""
    if is_json_paper(value):
        return True
    values = json_values(value) if _WRITERS & value.keys() else {}
    named = any(map(authors_of, values.get("authors", ())))
    return named and any(map(text_of, values.get("title", ())))


def _pairs(value: Fields) -> Iterator[tuple[str, object]]:
    for wrapped in _wrapped_in(value):
        yield from _pairs(wrapped)
    if "forum" in value:  # of OpenReview, whose numbers count submissions
        value = {name: item for name, item in value.items() if name != "number"}
    if not _WITH_PEOPLE.isdisjoint(value):
        yield from _otherwise_named(value)
    for name, item in value.items():
        if (
            isinstance(item, str)
            and name not in _TOLD_OTHERWISE
            and item[:1] != "/"
        ):
            yield name, item  # as most are
        else:
            yield from _nested(name, item)


def _wrapped_in(value: Fields) -> list[Fields]:
    """The objects that services put around the fields of a work."""
    if _NAMES_OF_WRAPPERS.isdisjoint(value):  # as most are
        return []
    found = map(value.get, _WRAPPERS)
    return [inner for inner in found if isinstance(inner, dict)]


def _otherwise_named(work: Fields) -> Iterator[tuple[str, object]]:
    """What a work with authors calls otherwise: a conference's ``name``, Zenodo's description."""
    if "title" not in work and not _OF_A_WORK.isdisjoint(work):
        yield "title", work.get("name")
    if "abstract" not in work:
        yield "abstract", work.get("description")


def _nested(name: str, item: object) -> Iterator[tuple[str, object]]:
    """What stands under one name, which may have names of its own for it."""
    if name in _IN_LISTS and isinstance(item, list) and item:
        item = next(filter(_holds_the_work, item), item[0])
    if name == "relatedIdentifiers" and isinstance(item, list):
        yield from _related(item)
        return
    read = _NESTED.get(name)
    yield from (
        read(item) if read and isinstance(item, dict) else _named(name, item)
    )


def _holds_the_work(item: object) -> bool:
    """Tell whether DataCite names a work as that in which another was published."""
    return isinstance(item, dict) and item.get("relationType") == _HELD_IN


def _related(items: list[object]) -> Iterator[tuple[str, object]]:
    """The works that a work of DataCite's cites, and those that cite it."""
    for item in items:
        if isinstance(item, dict):
            field = _RELATIONS.get(str(item.get("relationType")))
            yield field or "", item.get("relatedIdentifier")


def _named(name: str, item: object) -> Iterator[tuple[str, object]]:
    """What stands under one name, without the service's own wrapping."""
    if name in _IDENTIFIERS:
        yield from _identifiers(item)
    bare = _unwrapped(item)
    if name == "forum":
        yield "url", f"{_OPENREVIEW}/forum?id={bare}"
    elif isinstance(bare, str) and bare.startswith("/pdf/"):
        yield name, _OPENREVIEW + bare
    else:
        yield name, bare


def _of_location(location: Fields) -> Iterator[tuple[str, object]]:
    """Where OpenAlex says that a work is: the journal or conference, and two addresses."""
    source = location.get("source")
    if isinstance(source, dict):
        yield "venue", source.get("display_name")
        yield "issn", source.get("issn_l")
        yield "publisher", source.get("host_organization_name")
    yield "url", location.get("landing_page_url")
    yield "pdf", location.get("pdf_url")


def _of_event(event: Fields) -> Iterator[tuple[str, object]]:
    """Crossref's conference, or Zenodo's meeting, by where it was held."""
    yield "event place", event.get("location") or event.get("place")


def _of_imprint(imprint: Fields) -> Iterator[tuple[str, object]]:
    """Zenodo's publisher of a book, with its place and the book's number."""
    yield "publisher", imprint.get("publisher")
    yield "publisher place", imprint.get("place")
    yield "isbn", imprint.get("isbn")


def _of_journal(journal: Fields) -> Iterator[tuple[str, object]]:
    """Semantic Scholar's or Zenodo's journal, with volume, issue and pages in it."""
    yield "venue", journal.get("name") or dict(journal)
    for name in ("volume", "issue", "pages"):
        yield name, journal.get(name)


def _of_journal_info(info: Fields) -> Iterator[tuple[str, object]]:
    """Europe PMC's journal with its ISSN, volume and issue."""
    journal = info.get("journal")
    yield "venue", dict(info)
    yield "issn", journal.get("issn") if isinstance(journal, dict) else None
    yield "volume", info.get("volume")
    yield "issue", info.get("issue")


def _of_volume(volume: Fields) -> Iterator[tuple[str, object]]:
    """OpenAlex's volume, issue and pages."""
    return iter(volume.items())


def _of_publication(info: Fields) -> Iterator[tuple[str, object]]:
    """INSPIRE's journal with volume, issue and pages; an article's number where it has no pages."""
    yield "venue", info.get("journal_title") or dict(info)
    yield "volume", info.get("journal_volume")
    yield "issue", info.get("journal_issue")
    yield "year", info.get("year")
    yield "first page", info.get("page_start") or info.get("artid")
    yield "last page", info.get("page_end")


def _of_container(container: Fields) -> Iterator[tuple[str, object]]:
    """DataCite's journal or series, with volume, issue and pages in it."""
    yield "venue", container.get("title")
    for name in ("volume", "issue", "firstPage", "lastPage"):
        yield name, container.get(name)
    yield str(container.get("identifierType")), container.get("identifier")


def _of_related_items(items: Fields) -> Iterator[tuple[str, object]]:
    """DataCite's works around a work: that in which it was published, with volume and pages."""
    if not _holds_the_work(items):
        return
    titles = items.get("titles")
    named = titles[0] if isinstance(titles, list) and titles else None
    yield "venue", named.get("title") if isinstance(named, dict) else None
    for name in ("volume", "issue", "firstPage", "lastPage"):
        yield name, items.get(name)
    number = items.get("relatedItemIdentifier")
    if isinstance(number, dict):
        yield (
            str(number.get("relatedItemIdentifierType")),
            number.get("relatedItemIdentifier"),
        )


def _of_styles(styles: Fields) -> Iterator[tuple[str, object]]:
    """Semantic Scholar's citation of a work, in BibTeX."""
    yield "bibtex", styles.get("bibtex")


_IN_LISTS = frozenset(
    {"publication_info", "relatedItems"}
)  # of which the first counts
_NESTED: dict[str, Callable[[Fields], Iterator[tuple[str, object]]]] = {
    "primary_location": _of_location,
    "journal": _of_journal,
    "journalInfo": _of_journal_info,
    "container": _of_container,
    "relatedItems": _of_related_items,
    "biblio": _of_volume,
    "citationStyles": _of_styles,
    "publication_info": _of_publication,
    "event": _of_event,
    "meeting": _of_event,
    "imprint": _of_imprint,
}


def _unwrapped(item: object) -> object:
    """Version 2 of OpenReview's API has ``{"value": ...}`` around each field."""
    return (
        item["value"]
        if isinstance(item, dict) and "value" in item and len(item) <= 3
        else item
    )


def _identifiers(item: object) -> Iterator[tuple[str, object]]:
    """Identifiers by name, from an object or from a list of ``type`` and ``id`` (DataCite)."""
    if isinstance(item, dict):
        yield from item.items()
    elif isinstance(item, list):
        for entry in item:
            if isinstance(entry, dict):
                kind = entry.get("type", entry.get("identifierType"))
                yield str(kind), entry.get("id", entry.get("identifier"))
