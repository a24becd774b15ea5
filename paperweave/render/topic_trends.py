"""Which topics rise and fall over the years, and which papers first joined two of them."""

from __future__ import annotations

from collections import Counter
from math import sqrt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from paperweave.model.corpus import Corpus, TopicGroup

# Of the dated papers are in the newest years, which are compared with the others.
_RECENT = 1 / 3
# Standard errors: chance alone goes beyond this in one of twenty topics.
_SURE = 1.96
_FEWEST = 4  # papers of a topic
_TIES_SHOWN = 3  # of each topic, to those that it is tied to most
_JOINTS_SHOWN = 20

_Pair = tuple[str, str]  # the paths of two topics, in their order


class Trend(NamedTuple):
    """A topic whose share of the papers is another than it was; both in per cent."""

    topic: TopicGroup
    now: int
    before: int


class Trends(NamedTuple):
    """The topics that rise and those that fall, the most certain first, from a year on."""

    since: int
    rising: tuple[Trend, ...]
    falling: tuple[Trend, ...]


class Joint(NamedTuple):
    """The first paper that is related to one of another topic, or the later one of the two."""

    paper: int
    one: TopicGroup
    other: TopicGroup


def trends_of(corpus: Corpus) -> Trends | None:
    """Compare the shares of topics in the newest years with those before; None without years.

    The method is the test of two proportions.
    """
    years = Counter(_years_of(corpus, range(len(corpus.papers))))
    since = _first_recent(years)
    recent = sum(count for year, count in years.items() if year >= since)
    earlier = years.total() - recent
    if not recent or not earlier:
        return None
    found = [
        _trend(corpus, topic, since, recent, earlier)
        for topic in corpus.groups.topics
    ]
    known = [one for one in found if one is not None]
    rising, falling = list[Trend](), list[Trend]()
    for sureness, _, trend in sorted(
        known, key=lambda one: (-abs(one[0]), one[1])
    ):
        (rising if sureness > 0 else falling).append(trend)
    return Trends(since, tuple(rising), tuple(falling))


def _years_of(corpus: Corpus, papers: Iterable[int]) -> list[int]:
    """The years of some papers, of those that have one."""
    return [year for i in papers if (year := corpus.papers[i].year) is not None]


def _trend(
    corpus: Corpus, topic: TopicGroup, since: int, recent: int, earlier: int
) -> tuple[float, str, Trend] | None:
    """How sure it is that a topic rises (more than 0) or falls, its path and shares; None if not.

    ``recent`` and ``earlier`` are the numbers of all dated papers from a year on and before it.
    """
    known = _years_of(corpus, topic.papers)
    now = sum(year >= since for year in known) / recent
    before = sum(year < since for year in known) / earlier
    sureness = _sureness(len(known), now - before, recent, earlier)
    if len(known) < _FEWEST or abs(sureness) < _SURE:
        return None
    return (
        sureness,
        topic.path,
        Trend(topic, round(100 * now), round(100 * before)),
    )


def _first_recent(years: Counter[int]) -> int:
    """The year from which on the newest years have their share of all papers."""
    count = 0
    for year in sorted(years, reverse=True):
        count += years[year]
        if count >= _RECENT * years.total():
            return year
    return 0


def _sureness(
    having: int, difference: float, recent: int, earlier: int
) -> float:
    """By how many standard errors two shares differ."""
    share = having / (recent + earlier)
    error = sqrt(share * (1 - share) * (1 / recent + 1 / earlier))
    return difference / error if error else 0.0


def joints_of(corpus: Corpus) -> tuple[Joint, ...]:
    """For topics that are tied the paper that joined them first, the newest of these first."""
    topics = {topic.path: topic for topic in corpus.groups.topics}
    tied = {
        _pair(path, other)
        for path, topic in topics.items()
        for other in topic.beside[:_TIES_SHOWN]
    }
    first: dict[_Pair, tuple[str, str, int]] = {}
    for pair, found in _links(corpus, tied):
        first[pair] = min(first.get(pair, found), found)
    newest = sorted(
        ((found, pair) for pair, found in first.items()), reverse=True
    )
    return tuple(
        Joint(i, topics[one], topics[other])
        for (_, _, i), (one, other) in newest[:_JOINTS_SHOWN]
    )


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)


def _links(
    corpus: Corpus, tied: Container[_Pair]
) -> Iterator[tuple[_Pair, tuple[str, str, int]]]:
    """Each link between papers of two tied topics: these, and the later paper with its date."""
    topics, papers = corpus.topic_of, corpus.papers
    for i, paper in enumerate(papers):
        one = topics[i]
        if one is None or paper.year is None:
            continue
        for near in paper.related:
            other, two = papers[near.index], topics[near.index]
            if two is None or two is one or other.year is None:
                continue
            pair = _pair(one.path, two.path)
            if pair in tied:
                date, later = max(
                    (str(paper.date), i), (str(other.date), near.index)
                )
                yield pair, (date, papers[later].address, later)
