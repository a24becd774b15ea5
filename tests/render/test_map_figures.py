"""What the map's picture is drawn from."""

from __future__ import annotations

from dataclasses import replace

from paperweave.render.map_figures import map_front_matter, map_keys
from tests.support.topical import corpus

FOUND = replace(
    corpus(
        {"silk": ["2024", "2023"], "wool": ["2022"], "flax": ["2021"]}, [(0, 2), (2, 0), (1, 3)]
    ),
    places={0: (1.0, 2.0), 1: (3.0, 4.0), 2: (5.0, 6.0)},
    cites={0: (1, 3), 1: (3,)},
)


def test_only_topics_with_drawn_papers_colour_the_map() -> None:
    keys = map_keys(FOUND, [0, 1, 2])
    assert [(key.topic.name, key.papers) for key in keys] == [("silk", (0, 1)), ("wool", (2,))]


def test_a_dot_has_its_place_topic_year_and_ties_to_other_dots() -> None:
    drawn = map_front_matter(FOUND, FOUND.places, map_keys(FOUND, [0, 1, 2]))
    shown = [{name: dot.get(name) for name in ("x", "y", "key", "year", "links", "cites")}
             for dot in drawn["dots"]]  # fmt: skip
    assert shown == [
        {"x": 1.0, "y": 2.0, "key": 0, "year": 2024, "links": "2", "cites": "1"},
        {"x": 3.0, "y": 4.0, "key": 0, "year": 2023, "links": "", "cites": None},
        {"x": 5.0, "y": 6.0, "key": 1, "year": 2022, "links": "0", "cites": None},
    ]
    assert drawn["dots"][0]["address"] == "p000"
    assert drawn["dots"][0]["title"] == "A paper"


def test_topics_have_colours_far_from_each_other_and_names_without_acronyms() -> None:
    found = corpus({"spun silk (SS)": ["2024"], "wool": ["2022"], "flax": ["2021"], "hemp": [""]})
    places = {i: (10.0 * i, 10.0 * i) for i in range(4)}
    drawn = map_front_matter(found, places, map_keys(found, range(4)))
    assert [topic["hue"] for topic in drawn["topics"]] == [0, 138, 275, 52]
    assert [label["name"] for label in drawn["labels"]] == ["spun silk", "wool", "flax", "hemp"]
    assert drawn["topics"][0]["name"] == "spun silk (SS)"
    assert drawn["topics"][0]["page"] == "topics/spun silk (SS)"


def test_without_places_there_is_no_picture() -> None:
    assert map_front_matter(FOUND, {}, map_keys(FOUND, [0])) == {}
