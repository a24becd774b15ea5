"""Clusters are found for every graph, also where nothing ties its papers."""

from __future__ import annotations

import pytest

from paperweave.related.clusters import clusters_of


@pytest.mark.parametrize("papers", range(1, 6))
def test_papers_that_nothing_ties_still_become_as_many_clusters_as_wanted(papers: int) -> None:
    untied: list[dict[int, int]] = [{} for _ in range(papers)]
    assert clusters_of(untied, 1) == [0] * papers
