"""What a page tells machines of its paper: ``citation_*`` tags and schema.org's JSON-LD."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paperweave.model.record import Link, Publication, Record
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.read.formats.web.html_lines import first_line, last_line
from paperweave.read.formats.web.microdata import marked_papers
from paperweave.text.dates import date_in, date_of
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import one_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_DEEPEST = 4  # article, issue, volume, journal
_ARTICLES = frozenset({"ScholarlyArticle", "MedicalScholarlyArticle", "Thesis"})
_PREFIX = "citation_"
_ABSTRACTS = (
    "citation_abstract",
    "dcterms.abstract",
    "dc.description.abstract",
    "dc.description",
)
_SCHOOLS = ("dissertation_institution", "technical_report_institution")
_DATES = ("publication_date", "date", "online_date", "year")
_VENUES = ("journal_title", "conference_title", "inbook_title")


def told_papers(page: HtmlElement, file: str) -> list[Record]:
    """The paper of a page's ``citation_*`` tags, or the articles of its JSON-LD or microdata."""
    tagged = _tagged_paper(page, file)
    if tagged:
        return [tagged]
    return list(_articles(page, file)) or list(marked_papers(page, file))


def _tagged_paper(page: HtmlElement, file: str) -> Record | None:
    tags = [
        tag
        for tag in page.iter("meta")
        if (tag.get("name") or "").startswith(_PREFIX)
    ]
    said = {**_said(tags), **_abstracts(page)}
    if "title" not in said:
        return None
    first = {name: values[0] for name, values in said.items()}
    address = [*said.get("pdf_url", []), *said.get("abstract_html_url", [])]
    dates = [first[name] for name in _DATES if name in first]
    undated = beside_date(dates)
    lines = [first_line(tag) for tag in tags]
    return Record(
        file,
        min(lines),
        max(lines),
        title=first["title"],
        abstract=first.get("abstract"),
        authors=tuple(map(one_name, said.get("author", []))),
        date=next(filter(None, map(date_in, dates)), None),
        comment=undated.state,
        unread_date=undated.unread,
        arxiv=arxiv_number(first.get("arxiv_id") or " ".join(address)),
        doi=doi(first.get("doi", "")),
        venue=_first_of(first, (*_VENUES, *_SCHOOLS)),
        links=_links(address),
        keywords=_keywords(said.get("keywords", [])),
        publication=_publication(first),
    )


def _abstracts(page: HtmlElement) -> dict[str, list[str]]:
    """The abstract, which has no tag of Google's: journals and repositories use these."""
    found = {
        (tag.get("name") or "").lower(): tag.get("content")
        for tag in page.iter("meta")
    }
    texts = (" ".join((found.get(name) or "").split()) for name in _ABSTRACTS)
    told = next(filter(None, texts), None)
    return {"abstract": [told]} if told else {}


def _said(tags: list[HtmlElement]) -> dict[str, list[str]]:
    """What the tags say, by their names without what all begin with."""
    said: dict[str, list[str]] = {}
    for tag in tags:
        value = " ".join((tag.get("content") or "").split())
        if value:
            said.setdefault(
                str(tag.get("name")).removeprefix(_PREFIX), []
            ).append(value)
    if "language" in said:
        said["language"] = ["; ".join(said["language"])]
    return said


def _keywords(values: list[str]) -> tuple[str, ...]:
    """Keywords that stand one in a tag, or several between semicolons or commas."""
    between = ";" if any(";" in value for value in values) else ","
    several = len(values) == 1 or between == ";"
    parts = [
        part
        for value in values
        for part in (value.split(between) if several else [value])
    ]
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _first_of(said: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((said[name] for name in names if name in said), None)


def _publication(said: dict[str, str]) -> Publication:
    pages = "–".join(
        said[name] for name in ("firstpage", "lastpage") if name in said
    )
    return Publication(
        type=_kind(said),
        volume=said.get("volume"),
        number=said.get("issue"),
        pages=pages or None,
        publisher=said.get("publisher"),
        issn=said.get("issn"),
        language=said.get("language"),
    )


def _kind(said: dict[str, str]) -> str | None:
    """The kind of work, where a name among its tags says it."""
    if "dissertation_institution" in said:
        master = "master" in said.get("dissertation_name", "").lower()
        return "mastersthesis" if master else "phdthesis"
    told = {"journal_title": "article", "conference_title": "inproceedings"}
    told |= {
        "inbook_title": "incollection",
        "technical_report_institution": "techreport",
    }
    return next((kind for name, kind in told.items() if name in said), None)


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
                yield _article(
                    article, file, first_line(script), last_line(script)
                )


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


def _article(
    article: dict[str, Any], file: str, first: int, last: int
) -> Record:
    people = _listed(article.get("author") or article.get("creator"))
    addresses = [
        _text(article.get(key)) or "" for key in ("url", "sameAs", "@id")
    ]
    identifiers = json.dumps(article.get("identifier") or "")
    parts = list(_wholes(article, 0))
    places = filter(None, (_text(part.get("name")) for part in reversed(parts)))
    date = article.get("datePublished")
    undated = beside_date([date])
    title = _text(article.get("headline")) or _text(article.get("name")) or ""
    return Record(
        file,
        first,
        last,
        title=" ".join(title.split()),
        abstract=_text(article.get("abstract"))
        or _text(article.get("description")),
        authors=tuple(map(one_name, filter(None, map(_named, people)))),
        date=date_of(date),
        comment=undated.state,
        unread_date=undated.unread,
        arxiv=arxiv_number(" ".join(addresses)),
        doi=doi(" ".join([*addresses, identifiers])),
        venue=next(places, None) or _text(article.get("isPartOf")),
        links=_links(addresses),
        keywords=_keywords(_texts(article.get("keywords"))),
        publication=_publication_of([article, *parts]),
        raw=json.dumps(article, ensure_ascii=False),
    )


def _wholes(article: dict[str, Any], depth: int) -> Iterator[dict[str, Any]]:
    """What an article is part of, and that again: issue, volume, journal."""
    for whole in _listed(article.get("isPartOf") or article.get("publication")):
        if isinstance(whole, dict) and depth < _DEEPEST:
            yield whole
            yield from _wholes(whole, depth + 1)


def _publication_of(parts: list[dict[str, Any]]) -> Publication:
    """Volume, issue, pages and publisher, each where an article or its wholes say it."""

    def first(name: str) -> str | None:
        found = (_plain(part.get(name)) for part in parts)
        return next(filter(None, found), None)

    pages = [text for name in ("pageStart", "pageEnd") if (text := first(name))]
    return Publication(
        volume=first("volumeNumber"),
        number=first("issueNumber"),
        pages="–".join(pages) or first("pagination"),
        publisher=next(
            filter(None, (_named(part.get("publisher")) for part in parts)),
            None,
        ),
        issn=first("issn"),
        publisher_place=next(filter(None, map(_seat, parts)), None),
        language=next(filter(None, map(_languages, parts)), None),
        edition=first("bookEdition"),
    )


def _seat(part: dict[str, Any]) -> str | None:
    """Where a publisher is, as a text or as an address in parts."""
    house = part.get("publisher")
    if not isinstance(house, dict):
        return None
    where = house.get("location") or house.get("address")
    if not isinstance(where, dict):
        return _text(where)
    return _text(where.get("addressLocality")) or _text(where.get("name"))


def _languages(part: dict[str, Any]) -> str | None:
    """The languages of a part: codes, or objects with a code or a name."""
    said = [
        _text(one.get("alternateName")) or _text(one.get("name"))
        if isinstance(one, dict)
        else _text(one)
        for one in _listed(part.get("inLanguage"))
    ]
    return "; ".join(filter(None, said)) or None


def _plain(value: object) -> str | None:
    """A text or a number; of several the first."""
    one = next(iter(_listed(value)), None)
    return _text(one) or (str(one) if isinstance(one, int) else None)


def _texts(value: object) -> list[str]:
    return [text for one in _listed(value) if (text := _text(one))]


def _text(value: object) -> str | None:
    return value if isinstance(value, str) and value.strip() else None


def _named(value: object) -> str | None:
    """A name that stands alone, or in an object that has it, whole or in parts."""
    if not isinstance(value, dict):
        return _text(value)
    parts = (_text(value.get("givenName")), _text(value.get("familyName")))
    return _text(value.get("name")) or " ".join(filter(None, parts)) or None


def _listed(value: object) -> list[object]:
    """A value that may be one or several, as a list."""
    if isinstance(value, list):
        return value
    return [value] if value else []


def _links(addresses: list[str]) -> tuple[Link, ...]:
    found = dict.fromkeys(
        a for a in addresses if a.startswith(("http://", "https://"))
    )
    return tuple(Link(link_kind(address), address) for address in found)
