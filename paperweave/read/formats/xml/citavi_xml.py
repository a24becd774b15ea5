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
_PARTS = "ReferenceReferences"  # the contributions of a book
_LISTS = (
    "ReferenceAuthors", "ReferenceEditors", "ReferenceOrganizations", "ReferencePublishers",
    "ReferenceKeywords", _PARTS,
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

    def names_of(self, references: list[_Element], name: str) -> list[str]:
        """The names of what a list has for some references."""
        found = [one for ref in references for one in self.of(ref, name)]
        return [text for one in found for text in texts_at(one, "Name")]

    def under(self, references: list[_Element], number: str) -> list[_Element]:
        """What references name themselves: a journal, a series."""
        numbers = [text for ref in references for text in texts_at(ref, number)]
        return [self.named[one] for one in numbers if one in self.named]

    def holder(self, reference: _Element) -> _Element | None:
        """The book that a contribution stands in."""
        own = reference.get("id")
        for book, parts in self.lists.get(_PARTS, {}).items():
            if own in parts:
                return self.references.get(book)
        return None


def _project(text: str) -> _Project:
    project = _Project(named=_by_id(text, _NAMED))
    for span in xml_spans(text, _LISTS):
        element = parse_element(span.source)
        rows = texts_at(element, "OnetoN") if element is not None else []
        parted = (row.split(";") for row in rows)
        project.lists[span.name] = {first: rest for first, *rest in parted}
    books = project.lists.get(_PARTS, {})
    if books:
        found = _by_id(text, ("Reference",))
        project.references = {
            one: element for one, element in found.items() if one in books
        }
    return project


def _by_id(text: str, names: tuple[str, ...]) -> dict[str, _Element]:
    """The elements with these names, by their own."""
    parsed = (parse_element(span.source) for span in xml_spans(text, names))
    found = (element for element in parsed if element is not None)
    return {str(element.get("id")): element for element in found}


def _read(reference: _Element, context: _Project | None) -> Values | None:
    titles = texts_at(reference, "Title")
    if not titles:
        return None
    project = context or _Project()
    book = project.holder(reference)
    held = [reference] if book is None else [reference, book]
    periodicals = project.under([reference], "PeriodicalID")
    kinds = texts_at(reference, "ReferenceType")
    return {
        "title": [": ".join([*titles[:1], *texts_at(reference, "Subtitle")])],
        "other_title": texts_at(reference, "ParallelTitle", "TranslatedTitle"),
        "abstract": texts_at(reference, "Abstract"),
        "authors": [_people(project, reference, "Authors")],
        "editors": [_people(project, one, "Editors") for one in held],
        "year": _texts(held, "Year"),
        "date": texts_at(reference, "Date"),
        "doi": texts_at(reference, "DOI"),
        "pmid": texts_at(reference, "PubMedID"),
        "pmcid": texts_at(reference, "PMCID"),
        "url": texts_at(reference, "OnlineAddress"),
        "venue": [*_texts(periodicals, "Name"), *_title(book)],
        "keywords": [project.names_of([reference], "ReferenceKeywords")],
        "key": texts_at(reference, "CitationKey", "BibTeXKey"),
        "type": [_KINDS.get(kind, kind) for kind in kinds],
        "volume": texts_at(reference, "Volume"),
        "number": texts_at(reference, "Number"),
        "pages": _pages(reference),
        "publisher": project.names_of(held, "ReferencePublishers"),
        "publisher_place": _texts(held, "PlaceOfPublication"),
        "language": texts_at(reference, "Language"),
        "edition": _texts(held, "Edition"),
        "series": _texts(project.under(held, "SeriesTitleID"), "Name"),
        "isbn": _texts(held, "ISBN"),
        "issn": _texts(periodicals, "ISSN"),
    }


def _texts(elements: list[_Element], name: str) -> list[str]:
    return [text for one in elements for text in texts_at(one, name)]


def _title(book: _Element | None) -> list[str]:
    if book is None:
        return []
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
