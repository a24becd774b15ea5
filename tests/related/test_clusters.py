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


def _ring(papers: int, reach: int, fade: int) -> Graph:
    """Papers in a ring, each tied to those within reach: the less, the farther."""
    graph: Graph = [{} for _ in range(papers)]
    for i in range(papers):
        for distance in range(1, reach + 1):
            j = (i + distance) % papers
            graph[i][j] = graph[j][i] = 100 - fade * distance
    return graph


# Each is found at one of the resolutions, whose next one finds other clusters.
@for_rows(
    ("papers", "reach", "fade", "wanted", "clusters"),
    [
        (8, 2, 0, 2, "aaaabbbb"),  # at 1.0
        (9, 2, 20, 2, "aabbbbaaa"),
        (12, 4, 10, 3, "abbbbccccaaa"),  # at 1.4
        (12, 3, 0, 3, "aaaabbbbcccc"),
        (17, 4, 10, 4, "aaaabbbbccccdddda"),  # at 2.0
        (17, 4, 5, 4, "aabbbbccccddddaaa"),
        (21, 3, 5, 5, "aaaabbbbccccddddeeeea"),  # at 2.8
        (23, 4, 5, 5, "aaaabbbbccccddddeeeeaaa"),
        (29, 3, 5, 7, "aaaabbbbccccddddeeeeffffgggga"),  # at 4.0
        (33, 4, 5, 7, "abbbbcccccdddddeeeeefffffgggggaaa"),
        (34, 4, 10, 7, "aaaabbbbbbbbccccddddeeeeffffggggaa"),
        (39, 3, 5, 9, "aaaabbbbccccddddeeeeffffgggghhhhiiiiaaa"),  # at 5.6
        (26, 2, 5, 6, "aaaabbbbccccddddeeeeffffaa"),  # at 8.0
        (34, 2, 10, 8, "aaabbbbbbccccccddddddeeefffggghhha"),
    ],
)
def test_each_resolution_finds_clusters_that_no_other_finds(
    papers: int, reach: int, fade: int, wanted: int, clusters: str
) -> None:
    found = clusters_of(_ring(papers, reach, fade), wanted)
    assert "".join("abcdefghi"[cluster] for cluster in found) == clusters
