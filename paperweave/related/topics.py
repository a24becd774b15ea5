"""The topics of a collection.

Clusters of papers, kept from build to build, named by their keywords.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, combinations
from typing import TYPE_CHECKING

from paperweave.model.topic import Topic
from paperweave.related.clusters import (
    centrality,
    clusters_of,
    graph_of,
    joined_to_neighbours,
    numbered,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperweave.related.clusters import Graph
    from paperweave.related.nearest_neighbours import Neighbours

_FEWEST, _MOST = 8, 40
_LEAST_PAPERS = 4  # of a topic, in a small collection
_MOST_PAPERS_OF_NAME = 0.08  # a keyword of more says nothing of one topic
# Of the papers; where fewer had a topic before, all are found anew.
_LEAST_KNOWN = 0.75
_KEYWORDS = 12
_DOUBT = 5  # papers; what only few papers have is told from chance by so many
_BESIDE = 4
_PHRASE = 1.5
_NAME = 0.5  # "GPT"
# So many of a topic's papers have the keyword that names it, if there is such a one.
_SHARE_OF_TOPIC = 0.15
_FEW_OF_TOPIC, _FEW_OF_SMALL = 3, 2
_SMALL = 8  # papers


def topics_of(
    near: Sequence[Neighbours],
    before: Sequence[str | None],
    keywords_of: Sequence[Sequence[str]],
    titles: Sequence[str],
) -> list[Topic]:
    """Find the topics, the largest first; each paper is in one.

    ``near`` are the nearest of each paper, ``before`` is the topic that it had in the last build:
    where nearly all had one they stay there, and the new ones join their neighbours.
    """
    if not near:
        return []
    graph = graph_of(near)
    labels = _labels(graph, before)
    members = _members(graph, labels)
    old = _matched(members, before)
    names = _names(members, keywords_of, titles)
    tied = _tied(graph, labels, members)
    return [
        Topic(old[place], name, tuple(papers), keywords, tied[place])
        for place, (papers, (name, keywords)) in enumerate(
            zip(members, names, strict=True)
        )
    ]


def number_wanted(papers: int) -> int:
    """How many topics a collection has: from 8 to 40 by its size, fewer where it is small."""
    wanted = min(_MOST, max(_FEWEST, round(papers**0.5)))
    few = papers // _LEAST_PAPERS
    return max(1, min(int(wanted), few))


def _labels(graph: Graph, before: Sequence[str | None]) -> list[int]:
    known = sum(topic is not None for topic in before)
    if known < _LEAST_KNOWN * len(before):
        labels: list[int | None] = list(
            clusters_of(graph, number_wanted(len(graph)))
        )
    else:
        labels = joined_to_neighbours(graph, _numbered_topics(before))
    counts = Counter(label for label in labels if label is not None)
    largest = max(counts, key=lambda label: (counts[label], -label), default=0)
    return numbered([largest if label is None else label for label in labels])


def _numbered_topics(before: Sequence[str | None]) -> list[int | None]:
    """For each paper the number of its topic in their order; None where it had none."""
    order = {
        topic: i
        for i, topic in enumerate(sorted({t for t in before if t is not None}))
    }
    return [None if topic is None else order[topic] for topic in before]


def _members(graph: Graph, labels: Sequence[int]) -> list[list[int]]:
    """The papers of each cluster, most central first; the largest cluster first."""
    central = centrality(graph, labels)
    members: list[list[int]] = [[] for _ in range(max(labels) + 1)]
    for i in sorted(range(len(labels)), key=lambda i: (-central[i], i)):
        members[labels[i]].append(i)
    return sorted(members, key=lambda papers: (-len(papers), min(papers)))


def _matched(
    members: Sequence[Sequence[int]], before: Sequence[str | None]
) -> list[str | None]:
    """For each cluster the topic of the last build of which it has most; each goes to one."""
    overlaps = []
    for place, papers in enumerate(members):
        counts = Counter(
            topic for i in papers if (topic := before[i]) is not None
        )
        overlaps += [(-count, place, topic) for topic, count in counts.items()]
    found: dict[int, str] = {}
    for _, place, topic in sorted(overlaps):
        if place not in found and topic not in found.values():
            found[place] = topic
    return [found.get(place) for place in range(len(members))]


def _names(
    members: Sequence[Sequence[int]],
    keywords_of: Sequence[Sequence[str]],
    titles: Sequence[str],
) -> list[tuple[str, tuple[str, ...]]]:
    """Name each cluster by keywords that many of its papers and few others have."""
    everywhere = Counter(name for names in keywords_of for name in set(names))
    most = max(2.0, _MOST_PAPERS_OF_NAME * len(keywords_of))
    taken: set[str] = set()
    found = []
    for papers in members:
        here = Counter(name for i in papers for name in set(keywords_of[i]))
        telling = _telling(here, everywhere, most, papers)
        free = [name for name in telling if name.casefold() not in taken]
        named = _wanted_names(free, here, papers)
        wanted = chain(named, map(titles.__getitem__, papers))
        untaken = filter(lambda name: name.casefold() not in taken, wanted)
        name = next(untaken, titles[papers[0]])
        taken.add(name.casefold())
        found.append((name, tuple(telling[:_KEYWORDS])))
    return found


def _wanted_names(
    free: Sequence[str], here: Mapping[str, int], papers: Sequence[int]
) -> Iterator[str]:
    """The first keyword, or two where hardly one of the papers has it; best first."""
    # Of twelve papers on open models two are "Arabic-centric".
    if free and here[free[0]] < _fewest(papers):
        yield from map(" · ".join, combinations(free, 2))
    yield from free


def _telling(
    here: Mapping[str, int],
    everywhere: Mapping[str, int],
    most: float,
    papers: Sequence[int],
) -> list[str]:
    """The keywords of a topic of some papers that few papers outside it have.

    Those that hardly one of its papers has stand last. Phrases say more than single words, and
    names of models or data less.
    """

    def weight(name: str) -> float:
        return here[name] ** 2 / (everywhere[name] + _DOUBT) * _says(name)

    def best(names: Iterable[str]) -> list[str]:
        return sorted(names, key=lambda name: (-round(weight(name), 6), name))

    specific = {
        name
        for name, count in here.items()
        if count > 1 and everywhere[name] < most
    }
    many = {name for name in specific if here[name] >= _fewest(papers)}
    if many:
        return best(many) + best(specific - many)
    return sorted(best(specific), key=lambda name: -here[name])


def _fewest(papers: Sequence[int]) -> float:
    """How many papers of a topic must have a keyword that alone names it."""
    few = _FEW_OF_SMALL if len(papers) < _SMALL else _FEW_OF_TOPIC
    return max(few, _SHARE_OF_TOPIC * len(papers))


def _says(name: str) -> float:
    """Return how much a keyword says of what papers are about, by its form."""
    long_form = name.partition(" (")[0]
    if " " not in long_form and sum(map(str.isupper, long_form)) > 1:
        return _NAME
    return _PHRASE if " " in long_form or "-" in name else 1.0


def _tied(
    graph: Graph, labels: Sequence[int], members: Sequence[Sequence[int]]
) -> list[tuple[int, ...]]:
    """For each cluster those that its papers are tied to most."""
    place = {labels[papers[0]]: number for number, papers in enumerate(members)}
    tied = []
    for number, papers in enumerate(members):
        ties: Counter[int] = Counter()
        for i in papers:
            for j, weight in graph[i].items():
                ties[place[labels[j]]] += weight
        del ties[number]
        tied.append(
            tuple(
                sorted(ties, key=lambda other: (-ties[other], other))[:_BESIDE]
            )
        )
    return tied
