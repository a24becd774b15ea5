"""Which topics rise and fall, and which papers first joined two, on made-up collections."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from paperweave.render.topic_trends import Trends, joints_of, trends_of
from tests.support.topical import corpus

if TYPE_CHECKING:
    from paperweave.model.corpus import Corpus


def names(trends: Trends | None) -> tuple[list[str], list[str]]:
    """The names of the topics that rise and of those that fall."""
    assert trends is not None
    return [one.topic.name for one in trends.rising], [one.topic.name for one in trends.falling]


def test_a_topic_with_a_larger_share_in_the_newest_years_rises_and_its_opposite_falls() -> None:
    old, new = ["2020"] * 10, ["2024"] * 10
    trends = trends_of(corpus({"up": [*new, "2020"], "down": [*old, "2024"]}))
    assert names(trends) == (["up"], ["down"])
    assert trends is not None
    assert trends.since == 2024
    assert (trends.rising[0].now, trends.rising[0].before) == (91, 9)


def test_a_difference_that_chance_makes_is_none() -> None:
    trends = trends_of(corpus({"a": ["2020"] * 5 + ["2024"] * 6, "b": ["2020"] * 6 + ["2024"] * 5}))
    assert names(trends) == ([], [])


@pytest.mark.parametrize(("papers", "rises"), [(3, False), (4, True)])
def test_a_topic_of_few_papers_has_no_trend(papers: int, *, rises: bool) -> None:
    others = ["2020"] * 60 + ["2024"] * 30
    trends = trends_of(corpus({"few": ["2024"] * papers, "others": others}))
    assert names(trends)[0] == (["few"] if rises else [])


def test_the_newest_years_have_a_third_of_the_papers() -> None:
    trends = trends_of(corpus({"a": ["2020"] * 6 + ["2023"] * 2 + ["2024"] * 2}))
    assert trends is not None
    assert trends.since == 2023


@pytest.mark.parametrize("dates", [[], ["", ""], ["2024", "2024"]])
def test_without_earlier_years_nothing_rises(dates: list[str]) -> None:
    assert trends_of(corpus({"a": dates})) is None


def joints(found: Corpus) -> list[tuple[int, str, str]]:
    return [(one.paper, one.one.name, one.other.name) for one in joints_of(found)]


def test_the_later_of_two_related_papers_joins_their_topics() -> None:
    assert joints(corpus({"a": ["2020"], "b": ["2021"]}, [(0, 1)])) == [(1, "a", "b")]
    assert joints(corpus({"a": ["2022"], "b": ["2021"]}, [(0, 1)])) == [(0, "a", "b")]


def test_the_first_link_counts() -> None:
    found = corpus({"a": ["2020", "2024"], "b": ["2023", "2021-05"]}, [(1, 2), (0, 3), (2, 0)])
    assert joints(found) == [(3, "a", "b")]


def test_links_within_a_topic_and_undated_papers_join_nothing() -> None:
    assert joints(corpus({"a": ["2020", "2021"], "b": ["", "2021"]}, [(0, 1), (0, 2)])) == []


def test_the_newest_joint_comes_first() -> None:
    found = corpus({"a": ["2020"], "b": ["2021"], "c": ["2022"]}, [(0, 1), (1, 2)])
    assert joints(found) == [(2, "b", "c"), (1, "a", "b")]


def test_topics_that_are_not_tied_are_not_shown() -> None:
    found = corpus({"a": ["2020"], "b": ["2021"]}, [(0, 1)])
    apart = tuple(replace(topic, beside=()) for topic in found.groups.topics)
    assert joints(replace(found, groups=replace(found.groups, topics=apart))) == []
