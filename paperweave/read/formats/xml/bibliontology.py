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
    rdf_attribute,
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
                rdf_attribute(element, "nodeID"),
                rdf_attribute(element, "about"),
            )
            found |= {name: element for name in names if name}
    return found


def _read(work: _Element, apart: Apart | None) -> Values | None:
    if not texts_at(work, "title"):
        return None
    known = apart or {}
    held = list(_holders(work, known, _DEEPEST))
    series = [one for one in held if local_name(one) == "Series"]
    within = [one for one in held if one not in series]
    everything = [work, *held]
    kind = local_name(work)
    return {
        "title": texts_at(work, "title"),
        "other_title": texts_at(work, "alternative"),
        "abstract": texts_at(work, "abstract"),
        "authors": [
            _people(work, "authorList", known)
            or _people(work, "creator", known),
        ],
        "editors": [_people(one, "editorList", known) for one in everything],
        "date": [
            *texts_at(work, "date", "issued", "created"),
            *_texts(held, "date", "issued"),
        ],
        "doi": texts_at(work, "doi", "uri"),
        "url": [*texts_at(work, "uri"), rdf_attribute(work, "about")],
        "venue": _texts(within, "title"),
        "series": _texts(series, "title"),
        "keywords": [texts_at(work, "subject", "subject/Concept/prefLabel")],
        "type": [_KINDS.get(kind, kind)],
        "volume": _texts(everything, "volume"),
        "number": _texts(everything, "issue", "number"),
        "pages": texts_at(work, "pages"),
        "first_page": texts_at(work, "pageStart"),
        "last_page": texts_at(work, "pageEnd"),
        "publisher": _publishers(everything, known),
        "place": _places(everything, known),
        "language": texts_at(work, "language"),
        "edition": _texts(everything, "edition"),
        "isbn": _texts(everything, "isbn", "isbn13", "isbn10"),
        "issn": _texts(everything, "issn"),
    }


def _publishers(elements: list[_Element], apart: Apart) -> list[str]:
    named = [_referred(one, "publisher", apart) for one in elements]
    return [text for names in named for text in _texts(names, "name")]


def _places(elements: list[_Element], apart: Apart) -> list[str]:
    named = [_referred(one, "publisher", apart) for one in elements]
    return [text for names in named for text in _texts(names, "localityName")]


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
        reference = rdf_attribute(element, "nodeID", "resource") or ""
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


def _texts(elements: list[_Element], *names: str) -> list[str]:
    return [text for one in elements for text in texts_at(one, *names)]


FORMAT = XmlKind(
    name="Bibliontology RDF (BIBO)",
    elements=(_WORKS,),
    signs=re.compile(r"<rdf:RDF[^>]*purl\.org/ontology/bibo"),
    read=_read,
    covers=_COVERS,
    context=_apart,
).format()
