"""The data that the site's scripts read of all papers, as scripts themselves."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import chain
from typing import TYPE_CHECKING, Any

from paperweave.engine.fingerprint import hash_of, hash_of_plain
from paperweave.engine.output_file import File
from paperweave.engine.workers import aside
from paperweave.export.meaning_data import meaning_data
from paperweave.export.scripts import packed_script, script
from paperweave.export.search_index import (
    formulas_of_title,
    listed_facts,
    search_data,
)
from paperweave.export.search_postings import KeptParts, parts_of
from paperweave.export.search_words import Searchable
from paperweave.text.venues.brief import brief_venue

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date

    from paperweave.config.settings import Settings
    from paperweave.engine.cache import Cache
    from paperweave.model.corpus import Corpus, Group
    from paperweave.model.meaning import Meaning
    from paperweave.model.paper import Paper

RECENT = 300
# How a row of facts calls the links that a list shows.
_LINKS = {"code": "c", "project": "p", "data": "d", "demo": "m", "pdf": "f"}


def site_scripts(
    corpus: Corpus, settings: Settings, cache: Cache
) -> Iterator[File]:
    """What search, the lists and the reading list need.

    The papers' facts, in the order of addresses.

    The facts are in files of some papers each; ``data/papers.js`` has the first address of each,
    and the names that they give the numbers of. What search needs of a large site is made in a
    process of its own from now on, and waited for last: after a small change it takes as long as
    finding out which pages stay.
    """
    found = searchable(corpus)
    kept = KeptParts(
        cache, [mark_of_texts(corpus, some) for some in parts_of(len(found))]
    )
    search = aside(
        partial(_search_scripts, found, corpus.meaning, settings, kept),
        len(found),
    )
    return chain(
        _fact_scripts(corpus, settings),
        _ready_made(search),
    )


def mark_of_texts(corpus: Corpus, some: slice) -> str:
    """A hash of all that is searched of some papers."""
    topics = [topic.name if topic else None for topic in corpus.topic_of[some]]
    return hash_of(corpus.fingerprints[some], topics)


def _ready_made(
    search: Callable[[], list[tuple[str, object]]],
) -> Iterator[File]:
    for name, value in search():
        text = partial(_written, name, value)
        # To deflate it takes longer than to make it.
        yield File(f"data/{name}.js", text, partial(hash_of_plain, value))


def _search_scripts(
    found: Sequence[Searchable],
    meaning: Meaning | None,
    settings: Settings,
    kept: KeptParts,
) -> list[tuple[str, object]]:
    """What search needs beside the texts, as (name, what the script hands over)."""
    search = search_data(found, settings.also_search, kept)
    return list(chain(search, meaning_data(meaning)))


def _written(name: str, value: object) -> str | bytes:
    """The script of a part, which is deflated; what says where parts begin is soon at hand."""
    return (script if name == "search" else packed_script)(name, value)


def _fact_scripts(corpus: Corpus, settings: Settings) -> Iterator[File]:
    rows, size = _Rows(corpus), settings.sizes.papers_a_file
    starts = [paper.address for paper in corpus.papers[::size]]
    groups = corpus.groups
    # The keywords and topics that have a feed, by their places in the lists of names.
    fed = {
        "fedKeywords": _fed(corpus, groups.keywords.values()),
        "fedTopics": _fed(corpus, groups.topics),
    }
    known: dict[str, Any] = {
        **rows.names,
        **fed,
        "venues": _venue_pages(corpus),
        "briefVenues": _brief_venues(corpus),
    }
    known |= {"size": size, "starts": starts, "papers": len(corpus.papers)}
    yield File("data/papers.js", partial(packed_script, "papers", known))
    for number, start in enumerate(range(0, len(corpus.papers), size)):
        some = slice(start, start + size)
        text = partial(rows.script, f"papers-{number}", some)
        yield File(f"data/papers-{number}.js", text, partial(rows.mark, some))
    yield File("data/recent.js", lambda: script("recent", _recent(corpus)))


def _fed(corpus: Corpus, groups: Iterable[Group]) -> list[int]:
    return [
        place for place, group in enumerate(groups) if group.path in corpus.fed
    ]


def searchable(corpus: Corpus, some: slice = slice(None)) -> list[Searchable]:
    """All or some papers with what else is searched of them."""
    return [
        Searchable(paper, tuple(paper.subjects), topic.name if topic else None)
        for paper, topic in zip(
            corpus.papers[some], corpus.topic_of[some], strict=True
        )
    ]


def _venue_pages(corpus: Corpus) -> dict[str, str]:
    """The page of each venue that has one, by every name that papers here give it."""
    pages = corpus.groups.venue_pages
    named = {corpus.papers[i].venue: path for i, path in sorted(pages.items())}
    return {venue: path for venue, path in named.items() if venue}


def _brief_venues(corpus: Corpus) -> dict[str, str]:
    """What rows call each venue whose whole name is longer.

    The year stands beside it, unless it is another one for some paper.
    """
    years = defaultdict[str, set[int | None]](set)
    for paper in corpus.papers:
        if paper.venue:
            years[paper.venue].add(paper.year)
    brief = {
        venue: brief_venue(venue, *some)
        if len(some) == 1
        else brief_venue(venue)
        for venue, some in sorted(years.items())
    }
    return {venue: name for venue, name in brief.items() if name != venue}


@dataclass(frozen=True)
class _Rows:
    """The facts of papers as rows, with numbers in place of names that many papers share."""

    corpus: Corpus

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The names that have numbers: keywords with their pages, topics, listings."""
        files = {
            entry.record.file
            for paper in self.corpus.papers
            for entry in paper.entries
        }
        return {
            "keywords": [
                group.name for group in self.corpus.groups.keywords.values()
            ],
            "keywordPaths": [
                group.path for group in self.corpus.groups.keywords.values()
            ],
            "topics": [topic.name for topic in self.corpus.groups.topics],
            "topicPaths": [topic.path for topic in self.corpus.groups.topics],
            "files": sorted(files),
        }

    @cached_property
    def _numbers(self) -> dict[str, dict[str, int]]:
        return {kind: _numbered(names) for kind, names in self.names.items()}

    @cached_property
    def _mark_of_names(self) -> str:
        return hash_of_plain(self.names)

    def mark(self, part: slice) -> str:
        """A hash of all that the rows of some papers are made from."""
        topics = [
            topic.name if topic else None
            for topic in self.corpus.topic_of[part]
        ]
        marks = self.corpus.fingerprints[part]
        return hash_of_plain(self._mark_of_names, marks, topics)

    def script(self, name: str, part: slice) -> bytes:
        """A script with the rows of some papers, turned into columns.

        What is alike stands together: deflated, rows are a seventh larger.
        """
        places = range(*part.indices(len(self.corpus.papers)))
        rows = [self._row(i) for i in places]
        return packed_script(name, list(zip(*rows, strict=True)))

    def _row(self, i: int) -> list[Any]:
        """Listed facts, numbers of keywords, files and topic, day added, links, title's HTML."""
        paper: Paper = self.corpus.papers[i]
        added: date = self.corpus.added[i]
        topic = self.corpus.topic_of[i]
        return [
            *listed_facts(paper),
            [self._numbers["keywords"][name] for name in paper.keywords],
            sorted(
                {
                    self._numbers["files"][entry.record.file]
                    for entry in paper.entries
                }
            ),
            self._numbers["topics"][topic.name] if topic else -1,
            added.isoformat(),
            _links(paper),
            "".join(formulas_of_title(paper)),
        ]


def _numbered(names: Sequence[str]) -> dict[str, int]:
    return {name: number for number, name in enumerate(names)}


def _links(paper: Paper) -> dict[str, str]:
    """What a list links beside a paper: arXiv number, DOI, the first link of each kind."""
    links = {
        _LINKS[link.kind]: link.url
        for link in reversed(paper.links)
        if link.kind in _LINKS
    }
    facts = {"a": paper.arxiv, "i": paper.doi}
    return {name: value for name, value in facts.items() if value} | links


def _recent(corpus: Corpus) -> dict[str, list[str]]:
    """The addresses that were added last, by day.

    What a page needs to mark what is new since the last visit.
    """
    days: dict[str, list[str]] = {}
    order = sorted(
        range(len(corpus.papers)),
        key=lambda i: (corpus.added[i], i),
        reverse=True,
    )
    for i in order[:RECENT]:
        days.setdefault(corpus.added[i].isoformat(), []).append(
            corpus.papers[i].address
        )
    return days
