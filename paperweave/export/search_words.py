"""What the search knows of each paper.

Its words with the fields that have them, and its identifiers.
"""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from paperweave.export.cite.issued import issued
from paperweave.export.search_tokens import compounds, plain, words
from paperweave.text.unicode_math import without_tex
from paperweave.text.venues import other_names, venue_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from paperweave.model.paper import Paper

# In which fields a paper has a word; the numbers add up with the level in its abstract (0 to 3),
# and stand in `search-rank.js` too.
TITLE, AUTHOR, KEYWORD, VENUE = 32, 16, 8, 4
FIELDS = 64
ABSTRACT_LEVELS = 4  # 0 being never
# Of how often the abstract has the word for its length: above is the next.
_LEVELS = (1.2, 2.5)
LENGTH_COUNTS = 0.5  # BM25's b
# What a reader asks for with `has:`, by the kinds of links.
HAS = {"code": "code", "project": "project", "data": "data", "demo": "demo"}


class Searchable(NamedTuple):
    """A paper and what else is searched of it."""

    paper: Paper
    subjects: tuple[str, ...] = ()  # those that no other paper shares
    topic: str | None = None


def text_of(found: Searchable) -> dict[int, tuple[str, ...]]:
    """A paper's texts by field; 0 is the abstract."""
    paper = found.paper
    topic = (found.topic,) if found.topic else ()
    return {
        TITLE: titles_of(paper),
        AUTHOR: tuple(author.name for author in paper.authors),
        KEYWORD: (*paper.keywords, *found.subjects, *topic),
        VENUE: (paper.venue,) if paper.venue else (),
        0: (paper.abstract,) if paper.abstract else (),
    }


def titles_of(paper: Paper) -> tuple[str, ...]:
    """A paper's titles, with formulas as they are written and as plain signs."""
    titles = (paper.title, *paper.other_titles)
    return tuple(dict.fromkeys((*titles, *map(without_tex, titles))))


def all_compounds(papers: Iterable[Searchable]) -> frozenset[str]:
    """The words that some title, keyword or abstract writes with a hyphen, closed up."""
    return frozenset(
        word
        for found in papers
        for texts in text_of(found).values()
        for text in texts
        for word in compounds(text)
    )


def spelled(text: str, known: AbstractSet[str]) -> list[str]:
    """A text's words, and behind them the closed forms of what it writes with a hyphen or apart."""
    found = words(text)
    return [*found, *_closed(text, found, known)]


def _closed(
    text: str, found: Sequence[str], known: AbstractSet[str]
) -> list[str]:
    """The closed forms of what a text with the words ``found`` writes with a hyphen or apart."""
    if not known:
        return []
    apart = [a + b for a, b in pairwise(found) if a + b in known]
    return list(dict.fromkeys([*apart, *compounds(text)]))


def words_of(
    found: Searchable, known: AbstractSet[str], usual_length: int
) -> dict[str, int]:
    """Each word of a paper with the fields that have it, as one number.

    ``known`` are the compounds of all papers, ``usual_length`` the mean length of an abstract.
    """
    fields: dict[str, int] = {}
    texts = text_of(found)
    abstract = texts.pop(0)
    for field, some in texts.items():
        for word in {word for text in some for word in spelled(text, known)}:
            fields[word] = fields.get(word, 0) | field
    for text in abstract:
        found_here = words(text)
        norm = (
            1 - LENGTH_COUNTS + LENGTH_COUNTS * len(found_here) / usual_length
        )
        counts = Counter([*found_here, *_closed(text, found_here, known)])
        # Most words stand there once or twice: one level for each count, not for each word, takes a
        # tenth off the search's data.
        levels = {count: _level(count / norm) for count in set(counts.values())}
        for word, count in counts.items():
            fields[word] = fields.get(word, 0) | levels[count]
    return (
        fields
        | dict.fromkeys(facets_of(found), 1)
        | dict.fromkeys(venue_of(found.paper), VENUE)
    )


def _level(often: float) -> int:
    return 1 + sum(often > least for least in _LEVELS)


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


def mean_length(papers: Sequence[Searchable]) -> int:
    """The mean number of words of the abstracts, at least 1."""
    lengths = [
        len(words(found.paper.abstract))
        for found in papers
        if found.paper.abstract
    ]
    return max(1, sum(lengths) // len(lengths)) if lengths else 1


def identifiers_of(paper: Paper) -> list[str]:
    """What names a paper: its arXiv number, its DOI, its citation keys, in lower case."""
    names = [paper.arxiv, paper.doi, paper.bibtex_key, *paper.keys]
    return list(dict.fromkeys(plain(name) for name in names if name))
