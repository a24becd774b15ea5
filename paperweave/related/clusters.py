"""Clusters of papers on the graph of their nearest neighbours: Louvain's method, in whole numbers.

Papers are moved in their order to the cluster where modularity gains most, then clusters are joined
in the same way, until nothing gains. All weights are whole numbers, so that every machine finds the
same clusters.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.related.nearest_neighbours import Neighbours

# For each paper its neighbours, and how near they are.
Graph = list[dict[int, int]]

_NEIGHBOURS = 10
_WHOLE = 10_000
# In tenths; the greater, the more clusters.
_RESOLUTIONS = (10, 14, 20, 28, 40, 56, 80)
_MOST_ROUNDS = 50


def graph_of(near: Sequence[Neighbours]) -> Graph:
    """Join each paper with its ten nearest, as strongly as they are alike."""
    graph: Graph = [{} for _ in near]
    for i, neighbours in enumerate(near):
        for j, score in neighbours[:_NEIGHBOURS]:
            weight = round(score * _WHOLE)
            graph[i][j] = graph[i].get(j, 0) + weight
            graph[j][i] = graph[j].get(i, 0) + weight
    return graph


def clusters_of(graph: Graph, wanted: int) -> list[int]:
    """Return the cluster of each paper, about ``wanted`` of them, numbered by their first paper."""
    labels = list(range(len(graph)))
    for resolution in _RESOLUTIONS:
        labels = _louvain(graph, resolution)
        if _of_some_size(labels) >= wanted:
            break
    return numbered(_joined(graph, labels, wanted))


def joined_to_neighbours(
    graph: Graph, labels: Sequence[int | None]
) -> list[int | None]:
    """Give papers without a cluster that of the neighbours to which they are tied most."""
    found = list(labels)
    while True:
        new = {}
        for i, label in enumerate(found):
            ties = _ties(graph[i], found) if label is None else {}
            if ties:
                new[i] = _strongest(ties)
        if not new:
            return found
        for i, label in new.items():
            found[i] = label


def numbered(labels: Sequence[int]) -> list[int]:
    """Number clusters from 0 on, in the order of their first papers."""
    numbers: dict[int, int] = {}
    return [numbers.setdefault(label, len(numbers)) for label in labels]


def centrality(graph: Graph, labels: Sequence[int]) -> list[int]:
    """Return how strongly each paper is tied to the others of its cluster."""
    return [
        sum(weight for j, weight in ties.items() if labels[j] == labels[i])
        for i, ties in enumerate(graph)
    ]


def _of_some_size(labels: Sequence[int], least: int = 4) -> int:
    return sum(size >= least for size in Counter(labels).values())


def _louvain(graph: Graph, resolution: int) -> list[int]:
    labels = list(range(len(graph)))
    level = graph
    while True:
        moved = numbered(_moved(level, resolution))
        labels = [moved[label] for label in labels]
        if len(set(moved)) == len(level):
            return labels
        level = _aggregated(level, moved)


def _moved(graph: Graph, resolution: int) -> list[int]:
    """Move nodes one by one to the cluster where modularity gains most, until none gains."""
    degrees = [sum(ties.values()) for ties in graph]
    others = [
        [(j, weight) for j, weight in ties.items() if j != i]
        for i, ties in enumerate(graph)
    ]
    labels: list[int] = list(range(len(graph)))
    sizes = list(degrees)
    for _ in range(_MOST_ROUNDS):
        if not _moved_once(others, degrees, resolution, labels, sizes):
            break
    return labels


def _moved_once(
    others: Sequence[Sequence[tuple[int, int]]],
    degrees: Sequence[int],
    resolution: int,
    labels: list[int],
    sizes: list[int],
) -> bool:
    """Move each node once, and return whether any was; ``labels`` and ``sizes`` follow."""
    moved = False
    ten_times = 10 * sum(degrees)
    for i, degree in enumerate(degrees):
        own = labels[i]
        sizes[own] -= degree
        ties: dict[int, int] = {}
        for j, weight in others[i]:
            label = labels[j]
            ties[label] = ties.get(label, 0) + weight
        times_size = resolution * degree
        # A call for each node, and dictionaries of gains, took 1.6 times as
        # long. The own cluster wins among equals, then the first.
        best = own
        most = ten_times * ties.get(own, 0) - times_size * sizes[own]
        for label, weight in ties.items():
            gain = ten_times * weight - times_size * sizes[label]
            if gain > most or (gain == most and own != best > label):
                best, most = label, gain
        sizes[best] += degree
        labels[i] = best
        moved = moved or best != own
    return moved


def _aggregated(graph: Graph, labels: Sequence[int]) -> Graph:
    """Make one node of each cluster; what ties its papers among themselves becomes a loop."""
    level: Graph = [{} for _ in range(max(labels) + 1)]
    for i, ties in enumerate(graph):
        node = level[labels[i]]
        for j, weight in ties.items():
            node[labels[j]] = node.get(labels[j], 0) + weight
    return level


def _joined(graph: Graph, labels: Sequence[int], wanted: int) -> list[int]:
    """Join the smallest cluster with that to which it is tied most, until ``wanted`` are left.

    What is tied to nothing joins the largest. Sizes are kept in heaps, whose entries of former
    sizes are passed over: thousands of papers that resemble nothing are joined in no time.
    """
    found = list(labels)
    members: defaultdict[int, list[int]] = defaultdict(list)
    for i, label in enumerate(found):
        members[label].append(i)
    smallest_first = [(len(some), label) for label, some in members.items()]
    largest_first = [(-len(some), label) for label, some in members.items()]
    heapify(smallest_first)
    heapify(largest_first)
    while len(members) > max(wanted, 1):
        size, smallest = heappop(smallest_first)
        if len(members.get(smallest, ())) != size:
            continue
        some = members.pop(smallest)
        ties: Counter[int] = Counter()
        for i in some:
            ties.update(_ties(graph[i], found))
        del ties[smallest]
        if ties:
            target = _strongest(
                {t: w / len(members[t]) for t, w in ties.items()}
            )
        else:
            target = _largest(largest_first, members)
        for i in some:
            found[i] = target
        members[target] += some
        heappush(smallest_first, (len(members[target]), target))
        heappush(largest_first, (-len(members[target]), target))
    return found


def _largest(
    largest_first: list[tuple[int, int]], members: Mapping[int, Sequence[int]]
) -> int:
    """The largest cluster of a heap, from which entries of former sizes are taken."""
    while len(members.get(largest_first[0][1], ())) != -largest_first[0][0]:
        heappop(largest_first)
    return largest_first[0][1]


def _ties(
    neighbours: Mapping[int, int], labels: Sequence[int | None]
) -> dict[int, int]:
    ties: dict[int, int] = {}
    for j, weight in neighbours.items():
        label = labels[j]
        if label is not None:
            ties[label] = ties.get(label, 0) + weight
    return ties


def _strongest(ties: Mapping[int, float]) -> int:
    return max(ties, key=lambda label: (ties[label], -label))
