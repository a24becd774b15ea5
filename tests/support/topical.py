"""Made-up collections of topics, told by the dates of their papers."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from paperweave.model.corpus import Corpus, Group, Groups, TopicGroup, newest_first
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import PartialDate, Related
from tests.support.making import entry, together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

(_ONE,), _ = together(entry("A paper", abstract="We weave."))
DAY = date(2026, 1, 1)


def corpus(topics: Mapping[str, Sequence[str]], related: Sequence[tuple[int, int]] = ()) -> Corpus:
    """A collection of topics, each told by the dates of its papers; "" is no date."""
    dates = [when for found in topics.values() for when in found]
    papers = []
    for number, when in enumerate(dates):
        paper = Paper.of(_ONE, PaperAddress(f"p{number:03}", "k", DAY), (), ())
        near = tuple(Related(j, 0.5) for i, j in related if i == number)
        parts = [int(part) for part in when.split("-")] if when else []
        papers.append(replace(paper, date=PartialDate(*parts) if parts else None, related=near))
    groups, start = [], 0
    for name, found in topics.items():
        beside = tuple(f"topics/{other}" for other in topics if other != name)
        members = tuple(range(start, start + len(found)))
        groups.append(TopicGroup(f"topics/{name}", name, members, beside=beside))
        start += len(found)
    years = {year: Group(f"years/{year}", f"{year}", some) for year, some in _by_year(papers)}
    all_groups = Groups({}, {}, years, {}, {}, (), (), {}, topics=tuple(groups))
    return Corpus(tuple(papers), all_groups, (), {}, (), {})


def _by_year(papers: Sequence[Paper]) -> list[tuple[int, tuple[int, ...]]]:
    """The papers of each year, newest first."""
    found = defaultdict[int, list[int]](list)
    for i in newest_first(papers, range(len(papers))):
        if (year := papers[i].year) is not None:
            found[year].append(i)
    return [(year, tuple(some)) for year, some in sorted(found.items())]
