from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.related.layout import _distances, _scaled, positions
from tests.support.making import LONG, abstract, entry, together

if TYPE_CHECKING:
    from numpy.typing import NDArray


def test_near_twins_have_their_places_beside_each_other() -> None:
    twins = [
        entry(f"A study of twin {n}", abstract=LONG.format("the same", "the same") * 9 + f" {n}")
        for n in "xy"
    ]
    others = [entry(f"Something else {n}", abstract=abstract(f"other{n}")) for n in range(12)]
    papers, _ = together(*twins, *others)
    places = dict(zip((paper.title for paper in papers), positions(papers), strict=True))
    first, second = places["A study of twin x"], places["A study of twin y"]
    between = max(abs(first[0] - second[0]), abs(first[1] - second[1]))
    assert between < 5
    assert len(set(places.values())) > 12


def test_eleven_papers_make_no_map() -> None:
    papers, _ = together(*(entry(f"Paper {n}", abstract=abstract(f"w{n}")) for n in range(11)))
    assert positions(papers) == []


def test_texts_that_do_not_differ_make_no_map() -> None:
    papers, _ = together(
        *(entry(letter, arxiv=f"2401.000{n:02}") for n, letter in enumerate("abcdefghijklmno"))
    )
    assert positions(papers) == []


def test_dots_are_scaled_as_well_as_by_a_library() -> None:
    from sklearn.manifold import smacof

    topics = np.random.default_rng(0).normal(size=(40, 5))
    distances = _distances(topics, topics)
    np.fill_diagonal(distances, 0)
    distances = (distances + distances.T) / 2
    start = topics[:, :2]
    options = {"n_components": 2, "init": start, "n_init": 1, "eps": 1e-6}
    theirs, _ = smacof(distances, **options, normalized_stress=False)
    assert _stress(_scaled(distances, start), distances) < 1.001 * _stress(theirs, distances)


def _stress(points: NDArray[np.float64], distances: NDArray[np.float64]) -> float:
    apart = np.sqrt(((points[:, None] - points[None, :]) ** 2).sum(axis=2))
    return float(((apart - distances) ** 2).sum())


def test_dots_of_one_place_are_scaled_apart() -> None:
    distances = np.array([[0, 1, 1], [1, 0, 1], [1, 1, 0.0]])
    points = _scaled(distances, np.array([[0, 0], [0, 0], [1, 0.5]]))
    assert np.isfinite(points).all()
