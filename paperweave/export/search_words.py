"""What the search knows of each paper.

Its words with the fields that have them, and its identifiers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paperweave.export.cite.issued import issued
from paperweave.export.search_tokens import plain, words
from paperweave.text.identifiers import anthology_number_of
from paperweave.text.unicode_math import without_tex
from paperweave.text.venues.series import other_names, venue_in

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.model.paper import Paper

# In which fields a paper has a word; the numbers add up with the level in its abstract (0 to 3),
# and stand in `search-rank.js` too.
TITLE, AUTHOR, KEYWORD, VENUE, ABSTRACT = 32, 16, 8, 4, 0
FIELDS = 64
ABSTRACT_LEVELS = 4  # 0 being never
# What a reader asks for with `has:`, by the kinds of links.
HAS = {"code": "code", "project": "project", "data": "data", "demo": "demo"}


class Searchable(NamedTuple):
    """A paper and what else is searched of it."""

    paper: Paper
    subjects: tuple[str, ...] = ()  # those that no other paper shares
    topic: str | None = None


def text_of(found: Searchable) -> dict[int, tuple[str, ...]]:
    """A paper's texts by field."""
    paper = found.paper
    topic = (found.topic,) if found.topic else ()
    return {
        TITLE: titles_of(paper),
        AUTHOR: tuple(author.name for author in paper.authors),
        KEYWORD: (*paper.keywords, *found.subjects, *topic),
        VENUE: (paper.venue,) if paper.venue else (),
        ABSTRACT: (paper.abstract,) if paper.abstract else (),
    }


def titles_of(paper: Paper) -> tuple[str, ...]:
    """A paper's titles, with formulas as they are written and as plain signs."""
    titles = (paper.title, *paper.other_titles)
    return tuple(dict.fromkeys((*titles, *map(without_tex, titles))))


def facets_of(found: Searchable) -> list[str]:
    """What ``year:``, ``has:`` and ``topic:`` look for, as words that no text has.

    ``:2024``, ``:has:code``.
    """
    paper = found.paper
    year = [f":{paper.year}"] if paper.year is not None else []
    kinds = {link.kind for link in paper.links}
    has = [f":has:{name}" for name, kind in HAS.items() if kind in kinds]
    pdf = [":has:pdf"] if paper.arxiv or "pdf" in kinds else []
    abstract = [":has:abstract"] if paper.abstract else []
    topic = [
        f":topic:{word}" for word in dict.fromkeys(words(found.topic or ""))
    ]
    return [*year, *has, *pdf, *abstract, *topic]


def venue_of(paper: Paper) -> list[str]:
    """What a venue's papers are found by under any of its names, as words that no text has.

    ``:venue:neurips`` and ``:venue:neurips:2024``; the year is that of the publication.
    """
    if not paper.venue:
        return []
    series = closed_name(venue_in(paper.venue).series)
    date = issued(paper)
    year = (
        [f":venue:{series}:{date.year}"]
        if date and date.year is not None
        else []
    )
    return [f":venue:{series}", *year]


def venue_names(papers: Iterable[Searchable]) -> list[list[str]]:
    """The venues of papers that have several names, in their order.

    Of each its name, and behind it the others, closed up.
    """
    written = {found.paper.venue for found in papers if found.paper.venue}
    series = sorted({venue_in(venue).series for venue in written})
    named = (
        (name, dict.fromkeys(map(closed_name, other_names(name))))
        for name in series
    )
    return [[name, *others] for name, others in named if others]


def closed_name(name: str) -> str:
    """The words of a venue's name as one word."""
    return "".join(words(name))


def identifiers_of(paper: Paper) -> list[str]:
    """What names a paper: its numbers, its DOI, its citation keys, in lower case."""
    anthology = [anthology_number_of(entry.record) for entry in paper.entries]
    names = [paper.arxiv, paper.doi, *anthology, paper.bibtex_key, *paper.keys]
    return list(dict.fromkeys(plain(name) for name in names if name))
