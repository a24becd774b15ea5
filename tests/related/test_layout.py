from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from paperweave.related.on_map.repulsion import _fast_length, pushes
from paperweave.related.on_map.settle import enough_known, placed_anew, placed_beside
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.place import Place
    from paperweave.related.nearest_neighbours import Neighbours

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


def test_the_map_of_a_collection_looks_as_it_did_in_the_version_before() -> None:
    places = placed_anew(range(14), TWINS)
    assert [places[i] for i in range(0, 14, 2)] == [
        (97.41, 18.02),
        (60.57, 0.0),
        (17.22, 8.68),
        (0.0, 37.52),
        (21.88, 64.81),
        (66.39, 70.0),
        (100.0, 49.18),
    ]


FIVE = [(10.0, 10.0 + n * n) for n in range(5)]


@for_rows(
    ("known", "near", "place"),
    [
        ([(10.0, 10.0), (20.0, 10.0)], [(0, 0.5), (1, 0.5)], (15.0, 10.0)),
        ([(10.0, 10.0), (20.0, 10.0)], [(0, 0.9), (1, 0.1)], (11.0, 10.0)),  # nearer the more alike
        ([*FIVE, (90.0, 60.0)], [(j, 0.5) for j in range(6)], (10.0, 16.0)),  # the sixth is none
        ([(10.0, 10.0), (20.0, 30.0)], [], (15.0, 20.0)),  # amid all where it is like none
        ([(10.0, 10.0)], [(0, 0.5)], (10.6, 10.0)),  # not on another dot
        ([(10.0, 10.0), (10.6, 10.0)], [(0, 0.5)], (11.2, 10.0)),
    ],
)
def test_a_new_paper_stands_amid_the_five_that_it_is_most_like(
    known: list[Place], near: Neighbours, place: Place
) -> None:
    drawn = range(len(known) + 1)
    places = placed_beside(drawn, [*known, None], [*[[] for _ in known], near])
    assert places[len(known)] == place


@for_rows(
    ("known", "drawn", "enough"),
    [(3, 4, True), (2, 3, False), (1, 1, True), (0, 0, False), (0, 1, False)],
)
def test_places_are_kept_while_three_of_four_papers_have_one(
    known: int, drawn: int, *, enough: bool
) -> None:
    before = [(1.0, 1.0)] * known + [None] * (drawn - known)
    assert enough_known(range(drawn), before) is enough


@pytest.mark.parametrize("least", [2, 3, 4, 5, 360, 384, 385, 400, 512, 513])
def test_a_length_that_transforms_fast_is_no_shorter_than_needed(least: int) -> None:
    length = _fast_length(least)
    assert least <= length < 2 * least
    assert length in {2**n for n in range(11)} | {3 * 2**n for n in range(11)}
