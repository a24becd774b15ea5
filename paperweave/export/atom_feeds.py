"""Atom feeds (RFC 4287) of all papers and of groups, for a site that has an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import partial
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
# MB at 1,000 papers. Those of a large site are as short as they can be: 450
# feeds of 10,000 papers were 11 MB.
_NEWEST, _NEWEST_OF_KEYWORD, _NEWEST_IN_BRIEF = 100, 20, 10


def feeds(corpus: Corpus, settings: Settings) -> Iterator[File]:
    """All feeds."""
    if settings.url is None:
        return
    site = settings.url.rstrip("/") + "/"
    corpus.last_added  # noqa: B018 - made once, before the work is parted
    every = range(len(corpus.papers))
    feed = partial(_Feed, corpus, site, settings.name)
    yield feed(ALL_PAPERS, None, every, _NEWEST, _whole_abstract).file()
    brief = not settings.sizes.is_small(corpus.papers)
    most = _NEWEST_IN_BRIEF if brief else _NEWEST_OF_KEYWORD
    groups = corpus.groups
    for group in chain(
        groups.keywords.values(), groups.venues.values(), groups.topics
    ):
        if group.path not in corpus.fed:
            continue
        path, of = feed_path(group), group.papers
        yield feed(path, group.name, of, most, _beginning, brief=brief).file()


def _whole_abstract(paper: Paper) -> str | None:
    return paper.abstract and without_tex(paper.abstract)


def _beginning(paper: Paper) -> str | None:
    return description(without_tex(paper.abstract or ""))


@dataclass(frozen=True, slots=True)
class _Feed:
    """The ``most`` of ``papers`` that were added last, the newest of a day first.

    ``brief``: without their keywords, and without what only makes it readable.
    """

    corpus: Corpus
    site: str
    name: str
    path: str
    title: str | None
    papers: Sequence[int]
    most: int
    summary: Callable[[Paper], str | None]
    brief: bool = False

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
            self.brief,
            [self.corpus.fingerprints[i] for i in self._newest()],
        )

    def _text(self) -> str:
        entries = [
            self._entry(self.corpus.papers[i], self.corpus.added[i])
            for i in self._newest()
        ]
        return feed_text(
            self.site,
            self.path,
            self.name,
            self.title,
            entries,
            indented=not self.brief,
        )

    def _entry(self, paper: Paper, added: date) -> Entry:
        address = f"{self.site}papers/{paper.address}/"
        names = [] if self.brief else [*paper.keywords, *paper.subjects]
        return Entry(
            address,
            without_tex(paper.title),
            address,
            added,
            published=_first_day(paper.date),
            authors=[author.name for author in paper.authors],
            summary=self.summary(paper),
            categories=names,
        )


def _first_day(known: PartialDate | None) -> date | None:
    """The first day that a date may be."""
    if known is None or not known.year:
        return None
    return date(known.year, known.month or 1, known.day or 1)
