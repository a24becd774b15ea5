"""What a page tells machines of its paper: ``citation_*`` tags and schema.org's JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paperweave.model.record import Link, Publication, Record
from paperweave.read.formats.web.html_lines import first_line, last_line
from paperweave.text.dates import parse_date
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import one_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_ARTICLES = frozenset({"ScholarlyArticle", "MedicalScholarlyArticle", "Thesis"})
_DATES = ("citation_publication_date", "citation_date", "citation_online_date", "citation_year")
_VENUES = ("citation_journal_title", "citation_conference_title", "citation_inbook_title")


def told_papers(page: HtmlElement, file: str) -> list[Record]:
    """The paper of a page's ``citation_*`` tags, or the articles of its JSON-LD."""
    tagged = _tagged_paper(page, file)
    return [tagged] if tagged else list(_articles(page, file))


def _tagged_paper(page: HtmlElement, file: str) -> Record | None:
    tags = [tag for tag in page.iter("meta") if (tag.get("name") or "").startswith("citation_")]
    said: dict[str, list[str]] = {}
    for tag in tags:
        value = " ".join((tag.get("content") or "").split())
        if value:
            said.setdefault(tag.get("name") or "", []).append(value)
    if "citation_title" not in said:
        return None
    first = {name: values[0] for name, values in said.items()}
    pages = "–".join(first[n] for n in ("citation_firstpage", "citation_lastpage") if n in first)
    address = [*said.get("citation_pdf_url", []), *said.get("citation_abstract_html_url", [])]
    number = first.get("citation_arxiv_id") or " ".join(address)
    lines = [first_line(tag) for tag in tags]
    return Record(
        file,
        min(lines),
        max(lines),
        title=first["citation_title"],
        abstract=first.get("citation_abstract"),
        authors=tuple(one_name(name) for name in said.get("citation_author", [])),
        date=next((parse_date(_dashed(first[name])) for name in _DATES if name in first), None),
        arxiv=arxiv_number(number),
        doi=doi(first.get("citation_doi", "")),
        venue=next((first[name] for name in _VENUES if name in first), None),
        links=_links(address),
        keywords=tuple(dict.fromkeys(said.get("citation_keywords", []))),
        publication=Publication(
            volume=first.get("citation_volume"),
            number=first.get("citation_issue"),
            pages=pages or None,
            publisher=first.get("citation_publisher"),
            issn=first.get("citation_issn"),
        ),
    )


def _articles(page: HtmlElement, file: str) -> Iterator[Record]:
    for script in page.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            told = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for article in _objects(told, 0):
            if _text(article.get("headline")) or _text(article.get("name")):
                yield _article(article, file, first_line(script), last_line(script))


def _objects(value: Any, depth: int) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """The articles in a value, at any depth that a page would have."""
    if depth > 20:
        return
    if isinstance(value, dict):
        kinds = value.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(isinstance(kind, str) and kind in _ARTICLES for kind in kinds):
            yield value
            return
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _article(article: dict[str, Any], file: str, first: int, last: int) -> Record:
    people = article.get("author") or article.get("creator") or []
    people = people if isinstance(people, list) else [people]
    said = (_text(person) or _name(person) for person in people)
    addresses = [_text(article.get(key)) or "" for key in ("url", "sameAs", "@id")]
    identifiers = json.dumps(article.get("identifier") or "")
    venue = article.get("isPartOf") or article.get("publication")
    venue = venue[0] if isinstance(venue, list) and venue else venue
    date = _text(article.get("datePublished"))
    title = _text(article.get("headline")) or _text(article.get("name")) or ""
    return Record(
        file,
        first,
        last,
        title=" ".join(title.split()),
        abstract=_text(article.get("abstract")) or _text(article.get("description")),
        authors=tuple(one_name(name) for name in said if name),
        date=parse_date(_dashed(date)) if date else None,
        arxiv=arxiv_number(" ".join(addresses)),
        doi=doi(" ".join([*addresses, identifiers])),
        venue=_text(venue) or _name(venue),
        links=_links(addresses),
        raw=json.dumps(article, ensure_ascii=False),
    )


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _name(value: object) -> str | None:
    return _text(value.get("name")) if isinstance(value, dict) else None


def _dashed(date: str) -> str:
    """``2024/02/05`` and ``2024-02-05T10:00`` as ``2024-02-05``."""
    return date.strip().replace("/", "-").partition("T")[0]


def _links(addresses: list[str]) -> tuple[Link, ...]:
    found = dict.fromkeys(a for a in addresses if a.startswith(("http://", "https://")))
    return tuple(Link(link_kind(address), address) for address in found)
