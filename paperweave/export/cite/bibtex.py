"""A paper as an entry of BibTeX."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.address.citation_keys import keys_beside
from paperweave.export.cite.addresses import address_of
from paperweave.export.cite.beside import (
    abstract_of,
    comment_of,
    posted,
    updated,
)
from paperweave.export.cite.kinds import cited
from paperweave.export.cite.latex import latex
from paperweave.read.formats.bibtex.publication import is_place
from paperweave.text.abroad.language_names import babel_name
from paperweave.text.author_names import parts_of
from paperweave.text.venues.editions import ordinal
from paperweave.text.venues.seats import is_of_event

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.export.cite.kinds import Cited
    from paperweave.model.paper import Paper
    from paperweave.model.record import Author

_MONTHS = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_BARE = frozenset({"month"})  # a macro stands without braces
# BibTeX takes a word in lower case behind one with a capital for a particle.
_CAPITAL_THEN_SMALL = re.compile(r"(?:^|\s)[^\Wa-z_]\S*\s+(?:\S+\s+)*[a-z]")
_RANGE = re.compile(r"(?:–|—|-(?:\{\}-)?)+")  # of pages, as `latex` leaves it
_AND = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)


def bibtex_in_parts(paper: Paper) -> tuple[str, str]:
    """The paper as an entry of BibTeX, and what a file has in place of its end.

    The entry is what a reader copies; in the other is all that reads back but nobody cites.

    pybtex reads BibTeX for us but does not write it: its writer escapes addresses as if they were
    prose, and took 1.4 ms an entry, against 0.02 ms here.
    """
    publication = cited(paper)
    lines, more = (
        _lines(_facts(paper, publication)),
        _lines(_more(paper, publication)),
    )
    entry = f"@{publication.type}{{{paper.bibtex_key},\n" + ",\n".join(lines)
    return f"{entry}\n}}\n", "".join(f",\n{line}" for line in more) + "\n}\n"


def _lines(fields: Iterable[tuple[str, str | None]]) -> list[str]:
    """A line for each field that has a value."""
    return [
        f"  {name} = {value}" if name in _BARE else f"  {name} = {{{value}}}"
        for name, value in fields
        if value
    ]


def _facts(
    paper: Paper, publication: Cited
) -> Iterator[tuple[str, str | None]]:
    yield "title", "{" + latex(paper.title) + "}"
    yield "author", names(paper.authors)
    if not paper.authors:
        # What a style sorts by and makes its label of.
        yield "key", latex(paper.title)
    yield "editor", names(publication.editors)
    yield publication.holder, latex(publication.place or "")
    for name in ("series", "volume", "number"):
        yield name, latex(getattr(publication, name) or "")
    yield "pages", _RANGE.sub("--", latex(publication.pages or ""))
    yield "edition", latex(ordinal(publication.edition or ""))
    yield "publisher", latex(publication.publisher or "")
    yield from _where(publication)
    yield "language", latex(babel_name(publication.language or ""))
    yield from _when(publication)
    yield from _identifiers(paper, publication)


def _where(publication: Cited) -> Iterator[tuple[str, str | None]]:
    """The places of publisher and conference, as our own reader tells them apart.

    BibTeX's styles print ``address``, which is the conference's in a paper of one; with biblatex
    ``location`` is the publisher's and ``venue`` the conference's.
    """
    own, held = publication.publisher_place, publication.event_place
    apart = "venue" if is_place(held or "") else "eventplace"
    names = ("address", apart)
    if not own or not held:
        alone, kind = own or held or "", publication.type
        held_there = is_of_event(alone, kind, publication.publisher)
        names = ("location", "address") if held_there else names
    yield names[0], latex(own or "")
    yield names[1], latex(held or "")


def _when(publication: Cited) -> Iterator[tuple[str, str | None]]:
    date = publication.date
    if date is None or date.year is None:
        return
    yield "year", str(date.year)
    if date.month:
        yield "month", _MONTHS[date.month - 1]
    if date.day:
        yield "day", str(date.day)


def _identifiers(
    paper: Paper, publication: Cited
) -> Iterator[tuple[str, str | None]]:
    if paper.arxiv:
        # `archiveprefix` for BibTeX's styles, `eprinttype` for biblatex, Zotero and pandoc.
        yield "eprint", paper.arxiv
        yield "archiveprefix", "arXiv"
        yield "eprinttype", "arxiv"
        yield "primaryclass", next(iter(paper.categories), None)
    yield "doi", paper.doi
    yield "isbn", latex(publication.isbn or "")
    yield "issn", latex(publication.issn or "")
    yield "url", _in_braces(address_of(paper) or "")
    yield "ids", ", ".join(keys_beside(paper))


def _more(paper: Paper, publication: Cited) -> Iterator[tuple[str, str | None]]:
    yield (
        "addendum",
        "; ".join(
            f"also titled: {latex(title)}" for title in paper.other_titles
        ),
    )
    if paper.venue != publication.place or publication.holder == "note":
        yield "publishedin", latex(paper.venue or "")
    for kind in ("pdf", "code", "project", "data", "demo", "page"):
        urls = [
            _in_braces(link.url) for link in paper.links if link.kind == kind
        ]
        yield kind, " ".join(urls)
    yield "categories", " ".join(paper.categories)
    yield "keywords", _listed(paper.given_keywords)
    yield "authorcomment", latex(" ".join((comment_of(paper) or "").split()))
    yield "posted", posted(paper, publication)
    yield "updated", updated(paper)
    yield "pubstate", "withdrawn" if paper.withdrawn else None
    yield "abstract", latex(abstract_of(paper))


def _listed(words: Sequence[str]) -> str:
    """Keywords between commas; between semicolons where one has a comma itself."""
    if any("," in word for word in words):
        return "".join(
            f"{latex(word.replace(';', ','))}; " for word in words
        ).rstrip()
    return ", ".join(latex(word.replace(";", " ")) for word in words)


def _in_braces(url: str) -> str:
    """An address that ends no field: its own braces are spelt out."""
    return url.replace("{", "%7B").replace("}", "%7D")


@lru_cache(256)  # papers of a volume share its editors
def names(people: tuple[Author, ...]) -> str:
    """Authors or editors as BibTeX lists them."""
    return " and ".join(map(_person, people))


def _person(author: Author) -> str:
    """``van Family, Jr., Given``; braces keep together what BibTeX would cut."""
    parts = parts_of(author)
    family = latex(parts.family)
    if not parts.given and not parts.particle:
        return "{" + family + "}"
    if (
        "," in family
        or _AND.search(family)
        or _CAPITAL_THEN_SMALL.search(parts.family)
    ):
        family = "{" + family + "}"
    given = latex(parts.given.replace(",", " "))
    if _AND.search(given):
        given = "{" + given + "}"
    last = f"{parts.particle} {family}" if parts.particle else family
    return ", ".join(part for part in (last, parts.generation, given) if part)
