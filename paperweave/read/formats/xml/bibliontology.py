"""Read RDF of the Bibliographic Ontology (BIBO), which Zotero exports as Bibliontology RDF.

Persons stand by themselves in the file, and works refer to them. A journal stands inside of what
it publishes, or by itself as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import (
    elements_at,
    local_name,
    parse_element,
    texts_at,
    xml_spans,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

_WORKS = (
    "AcademicArticle", "Article", "AudioDocument", "AudioVisualDocument", "Book", "BookSection",
    "Chapter", "Document", "EditedBook", "Letter", "Manual", "Manuscript", "Patent", "Proceedings",
    "ReferenceSource", "Report", "Slideshow", "Standard", "Thesis", "Webpage",
)  # fmt: skip
_APART = ("Person", "Organization", "Journal", "Series", "Conference")
_WHERE = "isPartOf"
_COVERS = (_WHERE, "presentedAt", "reproducedIn")
_DEEPEST = 4  # an issue in a journal in a series
_KINDS = {
    "AcademicArticle": "article",
    "EditedBook": "book",
    "ReferenceSource": "book",
    "Webpage": "misc",
}

Apart = dict[str, "_Element"]  # by the name that works refer to


def _apart(text: str) -> Apart:
    """Persons, journals and the like that stand by themselves."""
    found: Apart = {}
    for span in xml_spans(text, _APART):
        element = parse_element(span.source)
        if element is not None:
            names = (
                _attribute(element, "nodeID"),
                _attribute(element, "about"),
            )
            found |= {name: element for name in names if name}
    return found


def _read(work: _Element, apart: Apart | None) -> Values | None:
    if not texts_at(work, "title"):
        return None
    known = apart or {}
    held = list(_holders(work, known, _DEEPEST))
    numbers = texts_at(work, "isbn", "isbn13", "isbn10")
    serial = [text for one in (work, *held) for text in texts_at(one, "issn")]
    kind = local_name(work)
    return {
        "title": texts_at(work, "title"),
        "other_title": texts_at(work, "alternative"),
        "abstract": texts_at(work, "abstract"),
        "authors": [
            _people(work, "authorList", known)
            or _people(work, "creator", known),
        ],
        "editors": [
            name
            for one in (work, *held)
            if (name := _people(one, "editorList", known))
        ],
        "date": [
            *texts_at(work, "date", "issued", "created"),
            *(text for one in held for text in texts_at(one, "date", "issued")),
        ],
        "doi": texts_at(work, "doi", "uri"),
        "url": [*texts_at(work, "uri"), _attribute(work, "about")],
        "venue": [
            text
            for one in held
            if local_name(one) != "Series"
            for text in texts_at(one, "title")
        ],
        "series": [
            text
            for one in held
            if local_name(one) == "Series"
            for text in texts_at(one, "title")
        ],
        "keywords": [texts_at(work, "subject", "subject/Concept/prefLabel")],
        "type": [_KINDS.get(kind, kind)],
        "volume": _of(work, held, "volume"),
        "number": _of(work, held, "issue", "number"),
        "pages": texts_at(work, "pages"),
        "first_page": texts_at(work, "pageStart"),
        "last_page": texts_at(work, "pageEnd"),
        "publisher": [
            text
            for one in (work, *held)
            for name in _referred(one, "publisher", known)
            for text in texts_at(name, "name")
        ],
        "isbn": [*numbers, *_of(work, held, "isbn", "isbn13", "isbn10")],
        "issn": serial,
    }


def _holders(work: _Element, apart: Apart, deepest: int) -> Iterator[_Element]:
    """What a work is part of, and what that is part of: issue, journal, book, series, conference.

    What stands nearest comes first.
    """
    if not deepest:
        return
    for name in (_WHERE, "presentedAt"):
        for holder in _referred(work, name, apart):
            yield holder
            yield from _holders(holder, apart, deepest - 1)


def _referred(work: _Element, name: str, apart: Apart) -> list[_Element]:
    """The elements inside of those with a name, and those that they refer to."""
    found: list[_Element] = []
    for element in elements_at(work, name):
        found += list(element)
        reference = _attribute(element, "nodeID", "resource")
        if reference in apart:
            found.append(apart[reference])
    return found


def _people(work: _Element, role: str, apart: Apart) -> list[object]:
    """The persons of a list in their order, or of elements each by itself."""
    listed = [
        item
        for one in elements_at(work, f"{role}/Seq")
        for item in _referred(one, "li", apart)
    ]
    return list(map(_person, listed or _referred(work, role, apart)))


def _person(person: _Element) -> dict[str, str]:
    given = texts_at(person, "givenName", "givenname", "firstName")
    return {
        "family": "".join(texts_at(person, "surname", "familyName")[:1]),
        "given": "".join(given[:1]),
        "literal": "".join(texts_at(person, "name")[:1]),
    }


def _of(work: _Element, held: list[_Element], *names: str) -> list[object]:
    return [text for one in (work, *held) for text in texts_at(one, *names)]


def _attribute(element: _Element, *names: str) -> str:
    """An attribute of RDF, whose prefix is not declared where an item stands alone."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2].rpartition(":")[2] in names:
            return str(value)
    return ""


FORMAT = XmlKind(
    name="Bibliontology RDF (BIBO)",
    elements=(_WORKS,),
    signs=re.compile(r"<rdf:RDF[^>]*purl\.org/ontology/bibo"),
    read=_read,
    covers=_COVERS,
    context=_apart,
).format()
