"""Read PubMed's XML: ``<PubmedArticle>``, and chapters of its books.

Such files come from PubMed's E-utilities (``retmode=xml``) and its yearly baseline. The parts of an
abstract keep their labels; of MeSH only the main topics are keywords.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import CitedWork
from paperweave.read.formats.records.cited_works import identifier
from paperweave.read.formats.records.pubmed_titles import pubmed_title
from paperweave.read.formats.xml.xml_elements import (
    elements_at,
    elements_in,
    full_text,
    markup_at,
    markup_of,
    texts_at,
    texts_in,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

# e42692: the number of an article without pages.
_ARTICLE = re.compile(r"e?\d{1,7}")
_NO_LABEL = "UNLABELLED"
_NO_TITLE = "[Not Available]."
_RETRACTED = "Retracted Publication"
_PARTS_OF_NAME = (
    "LastName",
    "ForeName",
    "Initials",
    "Suffix",
    "CollectiveName",
)


def _read(entry: _Element, _: object) -> Values:
    citation = next(iter(elements_at(entry, "MedlineCitation")), None)
    if citation is None:
        return _book(entry)
    article = next(iter(elements_at(citation, "Article")), citation)
    journal = elements_at(article, "Journal")
    issue = elements_in(journal, "JournalIssue")
    pagination = elements_at(article, "Pagination")
    places = elements_at(article, "ELocationID")
    ids = elements_at(entry, "PubmedData/ArticleIdList/ArticleId")
    numbers = texts_at(citation, "PMID")
    kinds = texts_at(article, "PublicationTypeList/PublicationType")
    others = list(map(pubmed_title, texts_at(article, "VernacularTitle")))
    return {
        "title": [*_titles(article), *others],
        "other_title": others,
        "abstract": [_abstract(article)],
        "authors": [_names(article, "AuthorList/Author")],
        "date": [
            *_dates(elements_in(issue, "PubDate")),
            *_dates(elements_at(article, "ArticleDate")),
        ],
        "doi": [
            *_identified(places, "EIdType", "doi"),
            *_identified(ids, "IdType", "doi"),
        ],
        "pmid": numbers,
        "id": [f"pmid:{number}" for number in numbers],
        "cites": [_references(entry)],
        "pmcid": _identified(ids, "IdType", "pmc"),
        "venue": [
            *texts_in(journal, "Title"),
            *texts_in(journal, "ISOAbbreviation"),
        ],
        "keywords": [
            texts_at(citation, "KeywordList/Keyword") + _topics(citation)
        ],
        "type": kinds,
        "status": ["retracted"] * (_RETRACTED in kinds),
        "volume": texts_in(issue, "Volume"),
        "number": texts_in(issue, "Issue"),
        "pages": texts_in(pagination, "MedlinePgn"),
        "first_page": [
            *texts_in(pagination, "StartPage"),
            *filter(_ARTICLE.fullmatch, _identified(places, "EIdType", "pii")),
        ],
        "last_page": texts_in(pagination, "EndPage"),
        "issn": texts_in(journal, "ISSN"),
        "publisher_place": texts_at(citation, "MedlineJournalInfo/Country"),
        "language": texts_at(article, "Language"),
    }


def _titles(article: _Element) -> list[str]:
    """The title; one in brackets is the authors' own in an article that is in English."""
    titles = [
        title
        for title in markup_at(article, "ArticleTitle")
        if title != _NO_TITLE
    ]
    if (
        texts_at(article, "Language")[:1] == ["eng"]
        and titles
        and titles[0].startswith("[")
    ):
        return titles
    return [pubmed_title(title) for title in titles]


def _book(entry: _Element) -> Values:
    document = next(iter(elements_at(entry, "BookDocument")), entry)
    book_element = next(iter(elements_at(document, "Book")), document)
    chapter = list(map(pubmed_title, texts_at(document, "ArticleTitle")))
    book = list(map(pubmed_title, texts_at(document, "Book/BookTitle")))
    return {
        "title": chapter or book,
        "abstract": [_abstract(document)],
        "authors": [
            _written_by(document),
            [] if chapter else _written_by(book_element),
        ],
        "editors": [_edited_by(document) or _edited_by(book_element)],
        "date": _dates(elements_at(document, "Book/PubDate")),
        "pmid": texts_at(document, "PMID"),
        "doi": _identified(
            elements_at(document, "ArticleIdList/ArticleId"), "IdType", "doi"
        ),
        "venue": book if chapter else [],
        "type": ["chapter" if chapter else "book"],
        "publisher": texts_at(document, "Book/Publisher/PublisherName"),
        "publisher_place": texts_at(
            document, "Book/Publisher/PublisherLocation"
        ),
        "language": texts_at(document, "Language"),
        "edition": texts_at(document, "Book/Edition"),
        "isbn": texts_at(document, "Book/Isbn"),
    }


def _written_by(element: _Element) -> list[object]:
    """The authors of a book or chapter, whose lists say whether they hold its editors."""
    lists = elements_at(element, "AuthorList")
    return [
        name
        for one in lists
        if one.get("Type") != "editors"
        for name in _names(one, "Author")
    ]


def _edited_by(element: _Element) -> list[object]:
    lists = elements_at(element, "AuthorList")
    return [
        name
        for one in lists
        if one.get("Type") == "editors"
        for name in _names(one, "Author")
    ]


def _abstract(article: _Element) -> str:
    parts = elements_at(article, "Abstract/AbstractText")
    labels = [element.get("Label") for element in parts]
    texts = list(map(markup_of, parts))
    pieces = zip(labels, texts, strict=False)
    return " ".join(
        f"{label}: {text}" if label and label != _NO_LABEL else text
        for label, text in pieces
    )


def _names(article: _Element, path: str) -> list[object]:
    names: list[object] = []
    for author in elements_at(article, path):
        # Not the places of work, which are most of what stands there.
        said = {
            part.tag: full_text(part)
            for part in author.iterchildren(*_PARTS_OF_NAME)
        }
        parts = {
            "family": said.get("LastName"),
            "given": said.get("ForeName") or said.get("Initials"),
            "suffix": said.get("Suffix"),
            "literal": said.get("CollectiveName"),
        }
        names.append({name: text for name, text in parts.items() if text})
    return names


def _dates(elements: Iterable[_Element]) -> list[object]:
    """``<Year>`` with month and day, or ``<MedlineDate>`` (``2019 Jan-Feb``)."""
    dates: list[object] = []
    for element in elements:
        parts = {
            name.lower(): texts_at(element, name)
            for name in ("Year", "Month", "Day")
        }
        known = {name: texts[0] for name, texts in parts.items() if texts}
        dates.append(
            known
            if "year" in known
            else " ".join(texts_at(element, "MedlineDate"))
        )
    return dates


def _identified(
    elements: Iterable[_Element], attribute: str, kind: str
) -> list[str]:
    found = [child for child in elements if child.get(attribute) == kind]
    return [
        text for child in found for text in [child.text or ""] if text.strip()
    ]


def _references(entry: _Element) -> list[CitedWork]:
    """The works that an article cites, by DOI and PubMed's number, or as they are written."""
    works = []
    for reference in elements_at(entry, "PubmedData/ReferenceList/Reference"):
        found = elements_at(reference, "ArticleIdList/ArticleId")
        dois = _identified(found, "IdType", "doi")
        numbers = _identified(found, "IdType", "pubmed")
        ids = (
            *map(identifier, dois),
            *(f"pmid:{number.strip()}" for number in numbers),
        )
        texts = texts_at(reference, "Citation")
        works.append(CitedWork(ids, text=texts[0] if texts else None))
    return works


def _topics(citation: _Element) -> list[str]:
    found = elements_at(citation, "MeshHeadingList/MeshHeading/DescriptorName")
    return [
        child.text or "" for child in found if child.get("MajorTopicYN") == "Y"
    ]


FORMAT = XmlKind(
    name="PubMed XML",
    elements=(("PubmedArticle", "PubmedBookArticle"),),
    signs=re.compile(r"<Pubmed(?:Book)?Article\b"),
    read=_read,
).format()
