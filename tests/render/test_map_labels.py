"""The names of topics on the map."""

from __future__ import annotations

import pytest

from paperweave.render.map_labels import map_labels

Place = tuple[float, float]
CROWD = [(20.0, 20.0), (21.0, 20.0), (22.0, 21.0)]


def _at(names: list[str], crowds: list[list[Place]]) -> dict[str, Place]:
    """Return the middle of each name, which is above the line on which it stands."""
    return {one.name: (one.x, round(one.y - 0.6, 1)) for one in map_labels(names, crowds)}


@pytest.mark.parametrize(
    ("papers", "place"),
    [
        pytest.param([(50.0, 30.0)], (50.0, 28.2), id="above one paper"),
        pytest.param(CROWD, (21.0, 18.2), id="above a crowd"),
        pytest.param([*CROWD, (90.0, 60.0), (80.0, 5.0)], (21.0, 18.2), id="and some far away"),
        pytest.param(
            [(10.0, 10.0), (90.0, 60.0), *CROWD[:2]], (20.5, 18.2), id="around any one of them"
        ),
        pytest.param([(10.0, 10.0), (18.0, 10.0)], (14.0, 10.0), id="eight units apart are near"),
        pytest.param([(10.0, 10.0), (18.1, 10.0)], (10.0, 8.2), id="more are not"),
        pytest.param([(10.0, 10.0), (15.0, 17.0)], (10.0, 8.2), id="nor across"),
    ],
)
def test_a_name_stands_where_most_of_its_papers_are(papers: list[Place], place: Place) -> None:
    assert _at(["looms"], [papers])["looms"] == place


@pytest.mark.parametrize(
    ("others", "height"),
    [
        pytest.param([], 28.2, id="above"),
        pytest.param([(50.0, 28.2)], 31.8, id="below where a dot is above"),
        pytest.param([(52.9, 28.2)], 31.8, id="also at its end"),
        pytest.param([(53.1, 28.2)], 28.2, id="not beside it"),
        pytest.param([(50.0, 26.5)], 31.8, id="just under its upper edge"),
        pytest.param([(50.0, 26.4)], 28.2, id="just above it"),
        pytest.param([(50.0, 28.2), (50.0, 32.0)], 25.5, id="further above"),
        pytest.param(
            [(50.0, 20.0 + 0.5 * n) for n in range(33)], 36.0, id="where it covers the fewest"
        ),
    ],
)
def test_a_name_covers_as_few_dots_as_it_can(others: list[Place], height: float) -> None:
    assert _at(["looms", "y"], [[(50.0, 30.0)], others or [(0.0, 0.0)]])["looms"] == (50.0, height)


@pytest.mark.parametrize(
    ("first", "second", "heights"),
    [
        pytest.param((50.0, 30.0), (50.0, 30.0), (28.2, 31.8), id="above and below"),
        pytest.param((50.0, 4.0), (50.0, 4.0), (2.2, 5.8), id="at the top"),
        pytest.param((50.0, 3.0), (90.0, 3.0), (4.8, 4.8), id="never above the map"),
        pytest.param((50.0, 69.0), (50.0, 69.0), (67.2, 63.0), id="never below it"),
        pytest.param((50.0, 30.0), (50.0, 27.1), (31.8, 25.3), id="away from each other's dots"),
        pytest.param((50.0, 30.0), (56.1, 30.0), (28.2, 28.2), id="beside each other"),
        pytest.param((50.0, 30.0), (55.9, 30.0), (28.2, 31.8), id="nearly beside each other"),
    ],
)
def test_names_make_room_for_each_other(
    first: Place, second: Place, heights: tuple[float, float]
) -> None:
    at = _at(["looms", "yarns"], [[first], [second]])
    assert (at["looms"][1], at["yarns"][1]) == heights


def test_where_no_line_is_free_a_name_stays_with_its_papers() -> None:
    at = _at(["aaaaa", "bbbbb", "ccccc", "ddddd", "eeeee"], [[(50.0, 30.0)]] * 5)
    assert [at[name][1] for name in sorted(at)] == [28.2, 31.8, 24.0, 36.0, 30.0]


def test_names_come_from_above_to_below_with_their_topics() -> None:
    found = map_labels(["low", "high"], [[(10.0, 60.0)], [(10.0, 5.0)]])
    assert [(one.name, one.key) for one in found] == [("high", 1), ("low", 0)]
