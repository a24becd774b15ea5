from __future__ import annotations

import numpy as np
import pytest

from paperweave.related.repulsion import pushes
from paperweave.related.settle import placed_anew

TWINS = [[(i ^ 1, 0.9), ((i + 2) % 14, 0.1)] for i in range(14)]


def test_near_twins_have_their_places_beside_each_other() -> None:
    places = placed_anew(range(14), TWINS)
    points = np.array([places[i] for i in range(14)])
    between = np.linalg.norm(points[:, None] - points[None], axis=-1)
    assert max(between[i, i ^ 1] for i in range(14)) < np.median(between)


@pytest.mark.parametrize(
    ("papers", "near"),
    [
        (11, TWINS[:11]),  # each page shows nearly all others anyway
        (14, [[]] * 14),  # texts that have nothing in common
    ],
)
def test_few_or_unlike_papers_make_no_map(papers: int, near: list[list[tuple[int, float]]]) -> None:
    assert placed_anew(range(papers), near) == {}


@pytest.mark.parametrize(("dots", "off"), [(300, 1e-9), (601, 0.1)])
def test_few_dots_push_exactly_and_many_nearly_so(dots: int, off: float) -> None:
    points = np.random.default_rng(0).normal(size=(dots, 2)) * 8
    apart = points[:, None] - points[None]
    nearness = 1 / (1 + (apart**2).sum(axis=-1))
    np.fill_diagonal(nearness, 0)
    exact = (nearness[..., None] ** 2 * apart).sum(axis=1)
    pushed, total = pushes(points)
    assert np.abs(pushed - exact).max() < off * np.abs(exact).max()
    assert abs(total - nearness.sum()) < off / 3 * nearness.sum()
