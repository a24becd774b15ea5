"""Atom feeds (RFC 4287) of all papers and of each keyword, and ``robots.txt``; only for a site that has an address."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, time
from functools import partial
from heapq import nlargest
from typing import TYPE_CHECKING

from paperweave.cache import hash_of
from paperweave.output import File
from paperweave.paper_page import description

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from feedgen.feed import FeedGenerator

    from paperweave.corpus import Corpus, Group
    from paperweave.model import PartialDate
    from paperweave.paper import Paper
    from paperweave.settings import Settings

ALL_PAPERS = "feeds/all.atom"
# What feed readers miss between two visits. A paper stands in the feeds of all its keywords, so that these have few
# entries, and of each abstract the beginning: with 50 whole ones they were 21 MB at 1,000 papers.
_NEWEST, _NEWEST_OF_KEYWORD = 100, 20


def feed_path(keyword: Group) -> str:
    """Where a keyword's feed is: ``feeds/keywords/lora.atom``."""
    return f"feeds/{keyword.path}.atom"


def feeds(corpus: Corpus, settings: Settings) -> Iterator[File]:
    """All feeds and ``robots.txt``."""
    if settings.url is None:
        return
    site = settings.url.rstrip("/") + "/"
    yield File("robots.txt", lambda: f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n")
    newest = _newest(corpus, range(len(corpus.papers)), _NEWEST)
    yield _file(corpus, site, ALL_PAPERS, settings.name, newest, _whole_abstract)
    for keyword in corpus.groups.keywords.values():
        newest = _newest(corpus, keyword.papers, _NEWEST_OF_KEYWORD)
        yield _file(corpus, site, feed_path(keyword), f"{settings.name}: {keyword.name}", newest, description)


def _whole_abstract(paper: Paper) -> str | None:
    return paper.abstract


def _newest(corpus: Corpus, papers: Sequence[int], most: int) -> list[int]:
    """The papers that were added last, the newest of a day first."""
    return nlargest(most, papers, key=lambda i: (corpus.added[i], str(corpus.papers[i].date or ""), i))


_Summary = Callable[["Paper"], str | None]


def _file(  # noqa: PLR0913, PLR0917 - what feeds differ in
    corpus: Corpus, site: str, path: str, title: str, papers: Sequence[int], summary: _Summary
) -> File:
    key = hash_of(site, path, title, [corpus.marks[i] for i in papers])
    return File(path, partial(_feed, corpus, site, path, title, papers, summary), key)


def _feed(  # noqa: PLR0913, PLR0917 - as above
    corpus: Corpus, site: str, path: str, title: str, papers: Sequence[int], summary: _Summary
) -> str:
    from feedgen.feed import FeedGenerator

    feed = FeedGenerator()
    feed.id(site + path)
    feed.title(title)
    feed.link(href=site + path, rel="self", type="application/atom+xml")
    feed.link(href=site, rel="alternate", type="text/html")
    feed.author(name=title.partition(":")[0])
    feed.updated(_moment(max(corpus.added[i] for i in papers)))
    for i in papers:
        _add_entry(feed, corpus, site, i, summary(corpus.papers[i]))
    text: str = feed.atom_str(pretty=True).decode()
    return text


def _add_entry(feed: FeedGenerator, corpus: Corpus, site: str, i: int, summary: str | None) -> None:
    paper = corpus.papers[i]
    entry = feed.add_entry(order="append")
    address = f"{site}papers/{paper.address}/"
    entry.id(address)
    entry.title(paper.title)
    entry.link(href=address)
    entry.updated(_moment(corpus.added[i]))
    if paper.date and paper.date.year:
        entry.published(_day(paper.date))
    for author in paper.authors:
        entry.author(name=author.name)
    if summary:
        entry.summary(summary)
    for keyword in paper.keywords:
        entry.category(term=keyword)


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)


def _day(date: PartialDate) -> datetime:
    """The first day that a date may be."""
    return datetime(date.year or 1, date.month or 1, date.day or 1, tzinfo=UTC)
