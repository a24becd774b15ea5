"""Atom feeds (RFC 4287) of all papers and of groups, for a site that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.engine.fingerprint import hash_of
from paperweave.engine.output_file import File
from paperweave.export.addresses import ALL_PAPERS, feed_path
from paperweave.export.atom_xml import Entry, feed_text
from paperweave.text.display import description
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus
    from paperweave.model.paper import Paper
    from paperweave.model.record import PartialDate

# What feed readers miss between two visits. A paper stands in the feeds of all its keywords, so
# that these have few entries, and of each abstract the beginning: with 50 whole ones they were 21
# MB at 1,000 papers.
_NEWEST, _NEWEST_OF_KEYWORD = 100, 20


def feeds(corpus: Corpus, settings: Settings) -> Iterator[File]:
    """All feeds."""
    if settings.url is None:
        return
    site = settings.url.rstrip("/") + "/"
    corpus.last_added  # noqa: B018 - made once, before the work is parted
    every = range(len(corpus.papers))
    name = settings.name
    yield _Feed(
        corpus, site, ALL_PAPERS, name, None, every, _NEWEST, _whole_abstract
    ).file()
    groups = corpus.groups
    for group in chain(
        groups.keywords.values(), groups.venues.values(), groups.topics
    ):
        if group.path not in corpus.fed:
            continue
        path, of, most = feed_path(group), group.papers, _NEWEST_OF_KEYWORD
        yield _Feed(
            corpus, site, path, name, group.name, of, most, _beginning
        ).file()


def _whole_abstract(paper: Paper) -> str | None:
    return paper.abstract and without_tex(paper.abstract)


def _beginning(paper: Paper) -> str | None:
    return description(without_tex(paper.abstract or ""))


@dataclass(frozen=True, slots=True)
class _Feed:
    """The ``most`` of ``papers`` that were added last, the newest of a day first."""

    corpus: Corpus
    site: str
    path: str
    name: str
    title: str | None
    papers: Sequence[int]
    most: int
    summary: Callable[[Paper], str | None]

    def file(self) -> File:
        return File(self.path, self._text, self._key)

    def _newest(self) -> list[int]:
        return nlargest(
            self.most, self.papers, key=self.corpus.last_added.__getitem__
        )

    def _key(self) -> str:
        return hash_of(
            self.site,
            self.path,
            self.name,
            self.title,
            [self.corpus.fingerprints[i] for i in self._newest()],
        )

    def _text(self) -> str:
        entries = [
            _entry(self.corpus, self.site, i, self.summary)
            for i in self._newest()
        ]
        return feed_text(self.site, self.path, self.name, self.title, entries)


def _entry(
    corpus: Corpus, site: str, i: int, summary: Callable[[Paper], str | None]
) -> Entry:
    paper = corpus.papers[i]
    address = f"{site}papers/{paper.address}/"
    return Entry(
        address,
        without_tex(paper.title),
        address,
        corpus.added[i],
        published=_first_day(paper.date),
        authors=[author.name for author in paper.authors],
        summary=summary(paper),
        categories=[*paper.keywords, *paper.subjects],
    )


def _first_day(known: PartialDate | None) -> date | None:
    """The first day that a date may be."""
    if known is None or not known.year:
        return None
    return date(known.year, known.month or 1, known.day or 1)
