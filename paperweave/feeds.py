"""Atom feeds of all papers and of each keyword, and ``robots.txt``; only for a site that has an address."""

from __future__ import annotations

from datetime import UTC, datetime, time
from heapq import nlargest
from typing import TYPE_CHECKING

from paperweave.paper_page import description

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
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


def feeds(corpus: Corpus, settings: Settings) -> Iterator[tuple[str, str]]:
    """All feeds and ``robots.txt``: (path inside ``docs/``, text)."""
    if settings.url is None:
        return
    site = settings.url.rstrip("/") + "/"
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {site}sitemap.xml\n"
    newest = _newest(corpus, range(len(corpus.papers)), _NEWEST)
    yield ALL_PAPERS, _feed(corpus, site, ALL_PAPERS, settings.name, newest, lambda paper: paper.abstract)
    for keyword in corpus.groups.keywords.values():
        path = feed_path(keyword)
        newest = _newest(corpus, keyword.papers, _NEWEST_OF_KEYWORD)
        yield path, _feed(corpus, site, path, f"{settings.name}: {keyword.name}", newest, description)


def _newest(corpus: Corpus, papers: Sequence[int], most: int) -> list[int]:
    """The papers that were added last, the newest of a day first."""
    return nlargest(most, papers, key=lambda i: (corpus.added[i], str(corpus.papers[i].date or ""), i))


def _feed(  # noqa: PLR0913, PLR0917 - what feeds differ in
    corpus: Corpus, site: str, path: str, title: str, papers: Sequence[int], summary: Callable[[Paper], str | None]
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
