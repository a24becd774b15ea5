"""Clusters are found for every graph, also where nothing ties its papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.related.clusters import centrality, clusters_of, graph_of, joined_to_neighbours
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.related.clusters import Graph
    from paperweave.related.nearest_neighbours import Neighbours


@pytest.mark.parametrize("papers", range(1, 6))
def test_papers_that_nothing_ties_still_become_as_many_clusters_as_wanted(papers: int) -> None:
    untied: list[dict[int, int]] = [{} for _ in range(papers)]
    assert clusters_of(untied, 1) == [0] * papers


CHAIN: Graph = [{1: 9}, {0: 9, 2: 1}, {1: 1, 3: 9}, {2: 9}]


@for_rows(
    ("near", "graph"),
    [
        ([[], []], [{}, {}]),
        ([[(1, 0.5)], []], [{1: 5_000}, {0: 5_000}]),
        ([[(1, 0.5)], [(0, 0.5)]], [{1: 10_000}, {0: 10_000}]),  # each is near to the other
    ],
)
def test_neighbours_are_tied_as_strongly_as_they_are_alike(
    near: list[Neighbours], graph: Graph
) -> None:
    assert graph_of(near) == graph


def test_ten_neighbours_are_tied_to_a_paper() -> None:
    eleven: list[Neighbours] = [[(j, 0.5) for j in range(1, 12)], *[[] for _ in range(11)]]
    assert sorted(graph_of(eleven)[0]) == list(range(1, 11))


@for_rows(
    ("labels", "found"),
    [
        ([0, None, None, None], [0, 0, 0, 0]),  # from one to the next
        ([0, None, 1, 1], [0, 0, 1, 1]),  # to the one that it is tied to most
        ([None] * 4, [None] * 4),
    ],
)
def test_a_paper_without_a_cluster_joins_its_neighbours(
    labels: list[int | None], found: list[int | None]
) -> None:
    assert joined_to_neighbours(CHAIN, labels) == found


@for_rows(
    ("graph", "wanted", "clusters"),
    [
        (CHAIN, 2, [0, 0, 1, 1]),
        (CHAIN, 1, [0, 0, 0, 0]),
        # of what is tied to nothing the smallest joins the largest
        ([{1: 9}, {0: 9}, {}], 1, [0, 0, 0]),
        ([{}, {2: 9}, {1: 9}, {}], 2, [0, 0, 0, 1]),
    ],
)
def test_small_clusters_are_joined_until_as_many_are_left_as_wanted(
    graph: Graph, wanted: int, clusters: list[int]
) -> None:
    assert clusters_of(graph, wanted) == clusters


def test_the_most_central_paper_is_tied_most_to_those_of_its_own_cluster() -> None:
    assert centrality(CHAIN, [0, 0, 1, 1]) == [9, 9, 9, 9]
    assert centrality(CHAIN, [0, 0, 0, 1]) == [9, 10, 1, 0]
