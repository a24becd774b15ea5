"""Atom feeds (RFC 4287) of all papers and of groups, for a site that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time
from heapq import nlargest
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperweave.engine.fingerprint import hash_of
from paperweave.engine.output_file import File
from paperweave.export.addresses import ALL_PAPERS, feed_path
from paperweave.text.display import description
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from feedgen.feed import FeedGenerator

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
    yield _Feed(corpus, site, ALL_PAPERS, settings.name, every, _NEWEST, _whole_abstract).file()
    groups = corpus.groups
    for group in chain(groups.keywords.values(), groups.venues.values(), groups.topics):
        if group.path not in corpus.fed:
            continue
        path, title = feed_path(group), f"{settings.name}: {group.name}"
        yield _Feed(corpus, site, path, title, group.papers, _NEWEST_OF_KEYWORD, _beginning).file()


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
    title: str
    papers: Sequence[int]
    most: int
    summary: Callable[[Paper], str | None]

    def file(self) -> File:
        return File(self.path, self._text, self._key)

    def _newest(self) -> list[int]:
        return nlargest(self.most, self.papers, key=self.corpus.last_added.__getitem__)

    def _key(self) -> str:
        return hash_of(
            self.site, self.path, self.title, [self.corpus.fingerprints[i] for i in self._newest()]
        )

    def _text(self) -> str:
        from feedgen.feed import FeedGenerator

        newest, feed = self._newest(), FeedGenerator()
        feed.id(self.site + self.path)
        feed.title(self.title)
        feed.link(href=self.site + self.path, rel="self", type="application/atom+xml")
        feed.link(href=self.site, rel="alternate", type="text/html")
        feed.author(name=self.title.partition(":")[0])
        feed.updated(_moment(max(self.corpus.added[i] for i in newest)))
        for i in newest:
            _add_entry(feed, self.corpus, self.site, i, self.summary(self.corpus.papers[i]))
        text: str = feed.atom_str(pretty=True).decode()
        return text


def _add_entry(feed: FeedGenerator, corpus: Corpus, site: str, i: int, summary: str | None) -> None:
    paper = corpus.papers[i]
    entry = feed.add_entry(order="append")
    address = f"{site}papers/{paper.address}/"
    entry.id(address)
    entry.title(without_tex(paper.title))
    entry.link(href=address)
    entry.updated(_moment(corpus.added[i]))
    if paper.date and paper.date.year:
        entry.published(_day(paper.date))
    # All at once: each call goes through the names of those before it.
    entry.author([{"name": author.name} for author in paper.authors])
    if summary:
        entry.summary(summary)
    for keyword in (*paper.keywords, *paper.subjects):
        entry.category(term=keyword)


class FeedEntry(NamedTuple):
    """An entry of a feed that is not about papers alone."""

    id: str
    title: str
    link: str
    day: date


def feed_text(site: str, path: str, title: str, entries: Sequence[FeedEntry]) -> str:
    """A feed at a path of the site, of entries whose newest come first."""
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(site + path)
    feed.title(title)
    feed.link(href=site + path, rel="self", type="application/atom+xml")
    feed.link(href=site, rel="alternate", type="text/html")
    feed.author(name=title.partition(":")[0])
    feed.updated(_moment(max(one.day for one in entries)))
    for one in entries:
        entry = feed.add_entry(order="append")
        entry.id(one.id)
        entry.title(one.title)
        entry.link(href=one.link)
        entry.updated(_moment(one.day))
    text: str = feed.atom_str(pretty=True).decode()
    return text


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _day(date: PartialDate) -> datetime:
    """The first day that a date may be."""
    return datetime(date.year or 1, date.month or 1, date.day or 1, tzinfo=UTC)
