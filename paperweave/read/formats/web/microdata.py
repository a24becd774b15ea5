"""What a page marks as its papers by schema.org's microdata: ``itemprop`` on each piece of text.

Such are the pages of people and volumes at DBLP, and those of some journals and repositories.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Link, Publication, Record
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.read.formats.records.publication import bibtex_type
from paperweave.read.formats.web.html_lines import first_line, last_line
from paperweave.text.dates import date_of
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import one_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

    from paperweave.model.record import Author

    # The elements by the property that they tell.
    _Said = dict[str, list[HtmlElement]]

_ARTICLE = re.compile(
    r"https?://schema\.org/(?:MedicalScholarlyArticle|ScholarlyArticle|Thesis)/?"
)
# By which DBLP tells people of one name apart.
_NUMBER_OF_PERSON = re.compile(r"\s\d{4}$")
_DEEPEST = 200  # elements within one another


def marked_papers(page: HtmlElement, file: str) -> Iterator[Record]:
    """Yield the papers that a page marks, each with what is marked in it."""
    for element in page.iter():
        if isinstance(element.tag, str) and _ARTICLE.fullmatch(
            element.get("itemtype") or ""
        ):
            paper = _paper(element, file)
            if paper is not None:
                yield paper


def _paper(article: HtmlElement, file: str) -> Record | None:
    said: _Said = {}
    _gather(article, said, 0)
    title = _first(said, "name") or _first(said, "headline")
    if title is None:
        return None
    wholes = [_said_in(whole) for whole in said.get("isPartOf", [])]
    dates = _values(said, "datePublished")
    undated = beside_date(dates)
    addresses = [*_values(said, "url"), *_values(said, "sameAs")]
    return Record(
        file,
        first_line(article),
        last_line(article),
        title=title.removesuffix("."),
        abstract=_first(said, "abstract") or _first(said, "description"),
        authors=tuple(map(_person, said.get("author", []))),
        date=next(filter(None, map(date_of, dates)), None),
        comment=undated.state,
        arxiv=next(filter(None, map(arxiv_number, addresses)), None),
        doi=next(filter(None, map(doi, addresses)), None),
        venue=next(
            filter(None, (_first(whole, "name") for whole in wholes)), None
        ),
        links=_links(addresses),
        publication=_publication(article, [said, *wholes]),
        unread_date=undated.unread,
        raw=" ".join(article.text_content().split()),
    )


def _gather(element: HtmlElement, said: _Said, depth: int) -> None:
    """The elements below one by the properties that they tell of it, not of a thing within it."""
    for child in element:
        if not isinstance(child.tag, str) or depth > _DEEPEST:
            continue
        for name in (child.get("itemprop") or "").split():
            said.setdefault(name, []).append(child)
        if child.get("itemscope") is None:
            _gather(child, said, depth + 1)


def _said_in(thing: HtmlElement) -> _Said:
    said: _Said = {}
    _gather(thing, said, 0)
    return said


def _values(said: _Said, name: str) -> list[str]:
    return [text for element in said.get(name, []) if (text := _value(element))]


def _value(element: HtmlElement) -> str:
    """What an element says: its ``content``, the target of a link, else its text."""
    told = (
        element.get("content") or element.get("href") or element.get("datetime")
    )
    return " ".join((told or element.text_content()).split())


def _first(said: _Said, name: str) -> str | None:
    return next(iter(_values(said, name)), None)


def _person(element: HtmlElement) -> Author:
    said = _said_in(element) if element.get("itemscope") is not None else {}
    parts = filter(
        None, (_first(said, "givenName"), _first(said, "familyName"))
    )
    name = _first(said, "name") or " ".join(parts) or _value(element)
    return one_name(_NUMBER_OF_PERSON.sub("", name))


def _publication(article: HtmlElement, parts: list[_Said]) -> Publication:
    """Volume, issue and pages, each where the article or what it is part of says it."""

    def first(name: str) -> str | None:
        return next(filter(None, (_first(part, name) for part in parts)), None)

    pages = [text for name in ("pageStart", "pageEnd") if (text := first(name))]
    kinds = [_value(element) for element in parts[0].get("additionalType", [])]
    told = [kind.rpartition("#")[2] for kind in kinds] + (
        article.get("class") or ""
    ).split()
    return Publication(
        type=next(filter(None, map(bibtex_type, told)), None),
        volume=first("volumeNumber"),
        number=first("issueNumber"),
        pages="–".join(pages) or first("pagination"),
        publisher=first("publisher"),
        issn=first("issn"),
        language=first("inLanguage"),
    )


def _links(addresses: list[str]) -> tuple[Link, ...]:
    found = dict.fromkeys(
        one for one in addresses if one.startswith(("http://", "https://"))
    )
    return tuple(Link(link_kind(url), url) for url in found)
