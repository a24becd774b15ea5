"""Read Zotero RDF: items named after their kind (``<bib:Article>``), attachments beside them.

A journal may stand inside of its article, or once in the file, with articles referring to it.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.records.labelled_notes import of_zotero
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
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

_BESIDE = frozenset({"Attachment", "Memo", "Collection"})
_COVERS = ("isPartOf", "presentedAt")
_WHERE = "isPartOf"
_PLACE = "publisher/Organization/adr/Address/locality"

Hosts = dict[str, "_Element"]


def _hosts(text: str) -> Hosts:
    """The journals and books that stand by themselves, by the name that items refer to."""
    hosts: Hosts = {}
    for span in xml_spans(text, ("Journal", "Series"), covers=_COVERS):
        element = parse_element(span.source)
        name = rdf_attribute(element, "about") if element is not None else None
        if element is not None and name:
            hosts[name] = element
    return hosts


def _read(item: _Element, hosts: Hosts | None) -> Values | None:
    if local_name(item) in _BESIDE or not texts_at(item, "title"):
        return None
    where = _where(item, hosts or {})
    places = texts_at(item, "identifier", "identifier/URI/value")
    return {
        **_extra(texts_at(item, "description")),
        "title": texts_at(item, "title"),
        "abstract": texts_at(item, "abstract"),
        "authors": [_people(item, "authors")],
        "editors": [_people(item, "editors")],
        "date": texts_at(item, "date", "issued"),
        "doi": [
            *places,
            *_of(item, where, "identifier", "DOI"),
            *_of(item, [], "description", "DOI"),
        ],
        "url": [*places, rdf_attribute(item, "about")],
        "venue": [
            *_titles(where, series=False),
            *texts_at(item, "presentedAt/Conference/title"),
        ],
        "keywords": [_subjects(item)],
        "type": [*texts_at(item, "itemType"), local_name(item)],
        "volume": _of(item, where, "volume"),
        "number": _of(item, where, "number"),
        "pages": texts_at(item, "pages"),
        "publisher": texts_at(item, "publisher/Organization/name"),
        "place": texts_at(item, _PLACE),
        "language": texts_at(item, "language"),
        "edition": texts_at(item, "edition"),
        "series": _titles(where, series=True),
        "isbn": _of(item, where, "identifier", "ISBN"),
        "issn": _of(item, where, "identifier", "ISSN"),
    }


def _extra(notes: list[str]) -> Values:
    """What Zotero's field for all else says by labels, such as the citation key."""
    return of_zotero("\n".join(notes))[0]


def _where(item: _Element, hosts: Hosts) -> list[_Element]:
    """The journal, book and series that an item is part of, inside of it or referred to."""
    parts = elements_at(item, _WHERE)
    inner = [child for part in parts for child in part]
    named = [rdf_attribute(part, "resource") for part in parts]
    referred = [hosts[name] for name in named if name in hosts]
    series = [
        child
        for host in inner
        for child in elements_at(host, f"{_WHERE}/Series")
    ]
    return inner + referred + series


def _titles(where: list[_Element], *, series: bool) -> list[str]:
    chosen = [
        host for host in where if (local_name(host) == "Series") == series
    ]
    return [text for host in chosen for text in texts_at(host, "title")]


def _of(
    item: _Element, where: list[_Element], name: str, label: str = ""
) -> list[object]:
    """Values of an item and of what it is part of; of identifiers those with a label."""
    found = [
        text for element in (item, *where) for text in texts_at(element, name)
    ]
    return [text for text in found if text.startswith(label)]


def _people(item: _Element, role: str) -> list[object]:
    people = elements_at(item, f"{role}/Seq/li/Person")
    return [
        {
            "family": " ".join(texts_at(person, "surname")[:1]),
            "given": " ".join(texts_at(person, "givenName", "givenname")[:1]),
        }
        for person in people
    ]


def _subjects(item: _Element) -> list[str]:
    tags = texts_at(item, "subject/AutomaticTag/value")
    plain = [child.text for child in elements_at(item, "subject") if child.text]
    return [text for text in [*plain, *tags] if text.strip()]


FORMAT = XmlKind(
    name="Zotero RDF",
    elements=(
        (
            *(
                "Article",
                "Book",
                "BookSection",
                "Description",
                "Thesis",
                "Report",
                "Manuscript",
            ),
            *(
                "Document",
                "Patent",
                "Letter",
                "Data",
                "Attachment",
                "Memo",
                "Collection",
            ),
        ),
    ),
    signs=re.compile(
        r"<rdf:RDF(?![^>]*purl\.org/ontology/bibo)[^>]*(?:purl\.org/net/biblio|zotero\.org/namespaces)"
    ),
    read=_read,
    covers=_COVERS,
    context=_hosts,
).format()
