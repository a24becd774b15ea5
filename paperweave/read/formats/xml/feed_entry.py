"""One ``<entry>`` of Atom or ``<item>`` of RSS becomes a record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Author, Link, Record
from paperweave.read.formats.records.date_fields import beside_date, with_state
from paperweave.read.formats.records.named_fields import (
    Place,
    categories_of,
    keywords_of,
)
from paperweave.read.formats.xml.xml_elements import (
    child_text,
    children_of,
    full_text,
)
from paperweave.text.dates import date_in
from paperweave.text.html_text import without_markup
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import names_in, one_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element

    from paperweave.read.formats.xml.xml_elements import Children

# "A Title. (arXiv:2101.00001v2 [cs.CL] UPDATED)": RSS of arXiv until 2023
_NUMBER_AFTER_TITLE = re.compile(
    r"\.?\s\(arXiv:[^\s()]{9,30}(?:\s\[[\w.-]{2,30}\])?(?:\s[A-Z ]{2,20})?\)$"
)
# "arXiv:2401.12345v1 Announce Type: new Abstract: ...": since 2024
_ANNOUNCEMENT = re.compile(
    r"arXiv:\S{9,30} Announce Type: (?P<type>[\w-]{3,20}) (?:Abstract: )?"
)
_IDENTIFYING = (
    "id",
    "guid",
    "link",
    "identifier",
    "doi",
    "DOI",
    "title",
    "description",
    "origLink",
)
_PUBLISHED = (
    "published",
    "issued",
    "publicationDate",
    "date",
    "coverDate",
    "pubDate",
)
_CHANGED = ("updated", "modified")
_ERROR = "arxiv.org/api/errors"


def is_error(source: str) -> bool:
    """Tell whether an entry is arXiv's way of saying that a question was wrong."""
    return _ERROR in source


def record_of_entry(entry: _Element, place: Place) -> Record:
    """Read all that an entry says of a paper."""
    children = children_of(entry)
    announcement, abstract = _parted(_description(children) or "")
    said = [text for name in _PUBLISHED if (text := child_text(children, name))]
    published = next(filter(None, map(date_in, said)), None)
    changed = [
        text for name in _CHANGED if (text := child_text(children, name))
    ]
    undated = beside_date([*said, *changed])
    replaced = announcement.startswith("replace")
    identifying = list(_identifying(children))
    number = next(filter(None, map(arxiv_number, identifying)), None)
    terms = list(_terms(children))
    return Record(
        file=place.file,
        first_line=place.first_line,
        last_line=place.last_line,
        raw=place.raw,
        title=_title(children),
        abstract=abstract or None,
        authors=_authors(children),
        date=None if replaced else published,
        updated=published
        if replaced
        else next(filter(None, map(date_in, changed)), None),
        arxiv=number,
        doi=next(filter(None, map(doi, identifying)), None),
        venue=child_text(
            children, "journal_ref", "journal_reference", "publicationName"
        ),
        comment=with_state(child_text(children, "comment"), undated.state),
        links=tuple(dict.fromkeys(_links(children))),
        keywords=()
        if number
        # arXiv's other terms are numbers of MSC and ACM classes.
        else keywords_of(terms),
        categories=categories_of(terms),
        unread_date=undated.unread,
    )


def _parted(description: str) -> tuple[str, str]:
    """The kind of arXiv's announcement before an abstract, or nothing; and the abstract."""
    announced = _ANNOUNCEMENT.match(description)
    if announced is None:
        return "", description
    return announced["type"], description[announced.end() :]


def _terms(children: Children) -> Iterator[str]:
    """The categories that an entry has, the main one first."""
    for child in children["primary_category"]:
        yield child.get("term", "")
    for category in children["category"]:
        yield category.get("term") or full_text(category) or ""


def _title(children: Children) -> str | None:
    text = child_text(children, "title")
    return without_markup(_NUMBER_AFTER_TITLE.sub("", text)) if text else None


def _description(children: Children) -> str | None:
    """The longest text that the entry gives: journals put a teaser beside the abstract."""
    texts = (
        child_text(children, name)
        for name in ("summary", "description", "encoded", "content", "abstract")
    )
    plain = (without_markup(text) for text in texts if text)
    return max((text for text in plain if text), key=len, default=None)


def _identifying(children: Children) -> Iterator[str]:
    for name in _IDENTIFYING:
        for child in children[name]:
            yield child.get("href") or (full_text(child) or "")[:300]


def _authors(children: Children) -> tuple[Author, ...]:
    """Authors from an element each (Atom) or from one for all (RSS), without links around."""
    named = [_author_name(author) for author in children["author"]]
    named = named or [full_text(creator) for creator in children["creator"]]
    plain = (without_markup(name) for name in named if name and "@" not in name)
    texts = [text for text in plain if text]
    if len(texts) == 1:
        return names_in(texts[0])
    return tuple(map(one_name, texts))


def _author_name(author: _Element) -> str | None:
    return child_text(children_of(author), "name") or full_text(author)


def _links(children: Children) -> Iterator[Link]:
    for child in children["link"]:
        url = child.get("href") or full_text(child) or ""
        kind = (
            "pdf"
            if "pdf"
            in (child.get("title"), child.get("type", "").rpartition("/")[2])
            else link_kind(url)
        )
        if url.startswith("http") and kind not in {"arxiv", "doi"}:
            yield Link(kind, url)
