"""Read Citavi's projects: ``<Reference>``s, with persons, journals and publishers in lists apart.

Citavi's backups (``.ctv6bak``, ``.ctv5bak``) are such a file in a ZIP archive. Which persons wrote
a work stands in lists of names, the work's first: ``<OnetoN>work;person;person</OnetoN>``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import (
    elements_at,
    parse_element,
    texts_at,
    xml_spans,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

_NAMED = ("Person", "Periodical", "Publisher", "SeriesTitle", "Keyword")
_LISTS = (
    "ReferenceAuthors", "ReferenceEditors", "ReferenceOrganizations", "ReferencePublishers",
    "ReferenceKeywords", "ReferenceReferences",
)  # fmt: skip
# Of pages as Citavi keeps them, "<os>" is how they are written.
_ALL_PAGES = re.compile(r"<os>([^<]+)</os>")
_KINDS = {
    "BookEdited": "book",
    "Contribution": "incollection",
    "CollectedWorks": "book",
    "ConferenceProceedings": "proceedings",
    "NewspaperArticle": "article",
    "SpecialIssue": "article",
    "InternetDocument": "misc",
    "UnpublishedWork": "unpublished",
}


@dataclass(slots=True)
class _Project:
    """What a project keeps beside its references, by its names for them."""

    named: dict[str, _Element] = field(default_factory=dict)
    # Of each list, the names that belong to a reference.
    lists: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    references: dict[str, _Element] = field(default_factory=dict)

    def of(self, reference: _Element, name: str) -> list[_Element]:
        """The persons, publishers or keywords of a reference, in their order."""
        known = self.lists.get(name, {}).get(reference.get("id") or "", [])
        return [self.named[one] for one in known if one in self.named]

    def holder(self, reference: _Element) -> _Element | None:
        """The book that a contribution stands in."""
        own = reference.get("id")
        for book, parts in self.lists.get("ReferenceReferences", {}).items():
            if own in parts:
                return self.references.get(book)
        return None


def _project(text: str) -> _Project:
    project = _Project()
    for span in xml_spans(text, _NAMED):
        element = parse_element(span.source)
        if element is not None and element.get("id"):
            project.named[str(element.get("id"))] = element
    for span in xml_spans(text, _LISTS):
        element = parse_element(span.source)
        rows = texts_at(element, "OnetoN") if element is not None else []
        known = project.lists.setdefault(span.name, {})
        for row in rows:
            first, *others = row.split(";")
            known[first] = others
    books = project.lists.get("ReferenceReferences", {})
    for span in xml_spans(text, ("Reference",)) if books else ():
        element = parse_element(span.source)
        if element is not None and element.get("id") in books:
            project.references[str(element.get("id"))] = element
    return project


def _read(reference: _Element, context: _Project | None) -> Values | None:
    titles = texts_at(reference, "Title")
    if not titles:
        return None
    project = context or _Project()
    book = project.holder(reference)
    held = [reference] if book is None else [reference, book]
    periodical = project.named.get(
        "".join(texts_at(reference, "PeriodicalID")[:1])
    )
    kinds = texts_at(reference, "ReferenceType")
    return {
        "title": [": ".join([*titles[:1], *texts_at(reference, "Subtitle")])],
        "other_title": texts_at(reference, "ParallelTitle", "TranslatedTitle"),
        "abstract": texts_at(reference, "Abstract"),
        "authors": [_people(project, reference, "Authors")],
        "editors": [
            names for one in held if (names := _people(project, one, "Editors"))
        ],
        "year": [text for one in held for text in texts_at(one, "Year")],
        "date": texts_at(reference, "Date"),
        "doi": texts_at(reference, "DOI"),
        "pmid": texts_at(reference, "PubMedID"),
        "pmcid": texts_at(reference, "PMCID"),
        "url": texts_at(reference, "OnlineAddress"),
        "venue": [
            *(texts_at(periodical, "Name") if periodical is not None else []),
            *(_title(book) if book is not None else []),
        ],
        "keywords": [
            [
                text
                for one in project.of(reference, "ReferenceKeywords")
                for text in texts_at(one, "Name")
            ]
        ],
        "key": texts_at(reference, "CitationKey", "BibTeXKey"),
        "type": [_KINDS.get(kind, kind) for kind in kinds],
        "volume": texts_at(reference, "Volume"),
        "number": texts_at(reference, "Number"),
        "pages": _pages(reference),
        "publisher": [
            text
            for one in held
            for publisher in project.of(one, "ReferencePublishers")
            for text in texts_at(publisher, "Name")
        ],
        "series": [
            text
            for one in held
            for number in texts_at(one, "SeriesTitleID")
            if number in project.named
            for text in texts_at(project.named[number], "Name")
        ],
        "isbn": [text for one in held for text in texts_at(one, "ISBN")],
        "issn": texts_at(periodical, "ISSN") if periodical is not None else [],
    }


def _title(book: _Element) -> list[str]:
    return [": ".join([*texts_at(book, "Title"), *texts_at(book, "Subtitle")])]


def _people(
    project: _Project, reference: _Element, role: str
) -> list[dict[str, str]]:
    """Those who wrote or edited a work: persons, and groups that have a last name only."""
    found = project.of(reference, f"Reference{role}")
    if not found and role == "Authors":
        found = project.of(reference, "ReferenceOrganizations")
    return [
        {
            "family": " ".join(
                texts_at(person, "Prefix") + texts_at(person, "LastName")
            ),
            "given": " ".join(texts_at(person, "FirstName", "MiddleName")),
            "suffix": " ".join(texts_at(person, "Suffix")),
        }
        for person in found
    ]


def _pages(reference: _Element) -> list[str]:
    """The pages as they are written, which stand last of what is kept of them."""
    kept = "".join(
        element.text or "" for element in elements_at(reference, "PageRange")
    )
    return _ALL_PAGES.findall(kept)[-1:]


FORMAT = XmlKind(
    name="Citavi XML",
    elements=(("Reference",),),
    signs=re.compile(r"<CitaviExchangeData\b"),
    read=_read,
    context=_project,
    # Persons, journals and categories stand above, in thousands of lines.
    sure=True,
).format()
