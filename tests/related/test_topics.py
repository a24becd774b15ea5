from __future__ import annotations

import random
from collections import Counter
from functools import cache
from math import comb
from typing import TYPE_CHECKING

import numpy as np
import pytest

from paperweave.related.explain import MOST_NEAR, candidates
from paperweave.related.on_map.settle import enough_known, placed_beside
from paperweave.related.on_map.tsne import moved
from paperweave.related.tfidf import terms_of
from paperweave.related.topics import _names, _telling, number_wanted, topics_of
from tests.support.rows import for_rows
from tests.support.seed_texts import seed_texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.topic import Topic
    from paperweave.related.nearest_neighbours import Neighbours


@cache
def _near(left_out: int | None = None) -> tuple[list[int], list[Neighbours]]:
    texts = list(seed_texts())
    kept = [i for i in range(len(texts)) if left_out is None or i % 20 != left_out]
    some = [texts[i] for i in kept]
    near = candidates(some, terms_of(some), MOST_NEAR)
    return kept, [near[i] for i in range(len(some))]


def _topics(near: Sequence[Neighbours], before: Sequence[str | None] | None = None) -> list[Topic]:
    count = len(near)
    names = [[f"word {i % 30}", "everywhere"] for i in range(count)]
    titles = [f"title {i}" for i in range(count)]
    return topics_of(near, before or [None] * count, names, titles)


def _labels(topics: Sequence[Topic], count: int) -> list[int]:
    labels = [-1] * count
    for number, topic in enumerate(topics):
        for i in topic.papers:
            labels[i] = number
    return labels


def test_every_paper_is_in_one_topic() -> None:
    _, near = _near()
    topics = _topics(near)
    papers = [i for topic in topics for i in topic.papers]
    assert sorted(papers) == list(range(len(near)))
    assert 8 <= len(topics) <= 40
    assert "everywhere" not in {topic.name for topic in topics}


def test_no_two_topics_have_one_name() -> None:
    names = [topic.name for topic in _topics(_near()[1])]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize(
    ("papers", "topics"),
    [(1, 1), (3, 1), (12, 3), (40, 8), (100, 10), (230, 15), (5_000, 40), (100_000, 40)],
)
def test_a_larger_collection_has_more_topics(papers: int, topics: int) -> None:
    assert number_wanted(papers) == topics


@pytest.mark.parametrize("near", [[], [[]], [[], []], [[(1, 1.0)], [(0, 1.0)]]])
def test_small_collections_have_a_topic_or_none(near: list[Neighbours]) -> None:
    assert len(_topics(near)) == min(1, len(near))


def test_papers_keep_their_topic_when_others_go() -> None:
    whole = _topics(_near()[1])
    before = [f"t{label}" for label in _labels(whole, 230)]
    kept, near = _near(7)
    after = _topics(near, [before[i] for i in kept])
    labels = _labels(after, len(near))
    assert [after[label].before for label in labels] == [before[i] for i in kept]


def test_found_anew_without_a_twentieth_of_the_papers_topics_are_alike() -> None:
    whole = _labels(_topics(_near()[1]), 230)
    kept, near = _near(7)
    assert _adjusted_rand([whole[i] for i in kept], _labels(_topics(near), len(near))) > 0.5


def _adjusted_rand(some: Sequence[int], others: Sequence[int]) -> float:
    def pairs(values: Sequence[object]) -> int:
        return sum(comb(count, 2) for count in Counter(values).values())

    both = pairs(list(zip(some, others, strict=True)))
    expected = pairs(some) * pairs(others) / comb(len(some), 2)
    return (both - expected) / ((pairs(some) + pairs(others)) / 2 - expected)


def test_a_new_paper_joins_the_topic_of_its_neighbours() -> None:
    near = [[(1, 0.5)], [(0, 0.5)], [(3, 0.5)], [(2, 0.5)], [(2, 0.9), (0, 0.1)]]
    topics = _topics(near, ["a", "a", "b", "b", None])
    assert {topic.before: set(topic.papers) for topic in topics} == {"a": {0, 1}, "b": {2, 3, 4}}


def test_the_map_brings_related_papers_beside_each_other() -> None:
    _, near = _near()
    chance = random.Random(1)  # noqa: S311 - the start of a test
    start = np.array([[chance.random(), chance.random()] for _ in near])
    points = moved(start, near)
    distances = ((points[:, None] - points[None]) ** 2).sum(-1)
    np.fill_diagonal(distances, np.inf)
    nearest = np.argsort(distances, axis=1)[:, :10].tolist()
    found = [len(set(row) & {j for j, _ in near[i][:10]}) for i, row in enumerate(nearest)]
    assert sum(found) / len(near) / 10 >= 0.35
    assert (moved(start * (1 + 1e-12), near) == points).all()


def test_known_papers_keep_their_place_and_a_new_one_stands_amid_its_neighbours() -> None:
    before = [(1.0, 1.0), (3.0, 1.0), (50.0, 50.0), None, None]
    near: list[Neighbours] = [[], [], [], [(0, 0.5), (1, 0.5)], [(2, 0.5)]]
    places = placed_beside(range(5), before, near)
    assert places == {
        0: (1.0, 1.0),
        1: (3.0, 1.0),
        2: (50.0, 50.0),
        3: (2.0, 1.0),
        4: (50.6, 50.0),
    }
    assert enough_known(range(4), before)
    assert not enough_known(range(5), before)


@pytest.mark.parametrize(
    ("having", "papers", "first"),
    [
        ({"glass looms": 4, "silk": 5}, 20, "glass looms"),  # a phrase
        ({"glass-like": 4, "silk": 5}, 20, "glass-like"),
        ({"looms": 4, "BERT": 5}, 20, "looms"),  # BERT is a name
        ({"BERT loom": 4, "looms": 4}, 20, "BERT loom"),
        ({"glass looms": 2, "silk": 3}, 20, "silk"),  # two papers of twenty
        ({"glass looms": 3, "silk": 4}, 24, "silk"),  # three of 24
        ({"glass looms": 3, "silk": 3}, 20, "glass looms"),
        ({"glass looms": 2, "silk": 2}, 7, "glass looms"),
        ({"glass looms": 2, "silk": 3}, 8, "silk"),
    ],
)
def test_a_topic_is_named_by_what_says_most_of_it(
    having: dict[str, int], papers: int, first: str
) -> None:
    assert _telling(having, having, 99, range(papers))[0] == first


@for_rows(
    ("here", "papers", "name"),
    [
        ({"silk": 2, "looms": 2, "wool": 2}, 12, "looms · silk"),
        ({"silk": 3, "glass looms": 2}, 40, "silk · glass looms"),  # silk is of most
        ({"silk": 3, "looms": 2}, 12, "silk"),  # of many
        ({"silk": 2, "looms": 1}, 12, "silk"),  # nothing else is of two papers
        ({"silk": 2, "looms": 2}, 7, "looms"),
        ({"broad": 9, "silk": 2, "looms": 2}, 12, "looms · silk"),  # never by what 8 % of all have
    ],
)
def test_a_topic_whose_papers_share_little_is_named_by_the_two_keywords_that_most_have(
    here: dict[str, int], papers: int, name: str
) -> None:
    keywords = [[word for word, count in here.items() if i < count] for i in range(papers)]
    others: list[list[str]] = [[]] * (100 - papers)
    titles = ["A title"] * 100
    ((found, _),) = _names([range(papers)], [*keywords, *others], titles)
    assert found == name


@for_rows(
    ("words", "titles", "names"),
    [
        (["silk", "looms", "wool"], "AB", ["looms · silk", "looms · wool"]),
        (["silk", "looms"], "AB", ["looms · silk", "looms"]),
        (["silk"], "AB", ["silk", "B"]),
        ([], "AB", ["A", "B"]),
        ([], "AA", ["A", "other A"]),  # two editorials, each the most central of its topic
    ],
)
def test_two_topics_of_the_same_keywords_or_titles_have_two_names(
    words: list[str], titles: str, names: list[str]
) -> None:
    keywords = [words if i % 12 < 2 else [] for i in range(24)]
    every = [titles[i // 12] if i % 12 == 0 else f"other {titles[i // 12]}" for i in range(24)]
    others: list[list[str]] = [[]] * 76
    found = _names([range(12), range(12, 24)], [*keywords, *others], every + ["x"] * 76)
    assert [name for name, _ in found] == names


@for_rows(
    ("here", "everywhere", "order"),
    [
        ({"a": 4, "b": 6}, {"a": 4, "b": 16}, ["a", "b"]),  # fewer papers elsewhere
        ({"a": 3, "b": 5}, {"a": 3, "b": 17}, ["b", "a"]),  # so few may have it by chance
        ({"a": 4, "b": 9}, {"a": 4, "b": 99}, ["a"]),  # b is of the whole collection
        ({"a": 4, "b": 9}, {"a": 4, "b": 98}, ["a", "b"]),
        ({"a": 4, "b": 1}, {"a": 4, "b": 1}, ["a"]),  # of one paper only
        ({"b": 3, "a": 3}, {"a": 3, "b": 3}, ["a", "b"]),
        ({"GPT": 4, "silk (GPT)": 4}, {"GPT": 4, "silk (GPT)": 4}, ["silk (GPT)", "GPT"]),
    ],
)
def test_a_topic_s_keywords_are_those_that_few_papers_outside_have(
    here: dict[str, int], everywhere: dict[str, int], order: list[str]
) -> None:
    assert _telling(here, everywhere, 99, range(20)) == order


def test_a_topic_has_twelve_keywords_and_four_topics_beside_it() -> None:
    near: list[Neighbours] = [[(i ^ 1, 0.9)] for i in range(28)]
    near[0] += [(2 * n, 0.01 * n) for n in range(1, 7)]
    before = [f"t{i // 2}" for i in range(28)]
    words = [[f"word {i // 2} {n:02}" for n in range(14)] for i in range(28)]
    first = topics_of(near, before, words, ["title"] * 28)[0]
    assert first.keywords == tuple(f"word 0 {n:02}" for n in range(12))
    assert first.beside == (6, 5, 4, 3)


@for_rows(
    ("topics", "found"),
    [
        (["a", "a", "b", None], ["a", "b"]),  # three of four papers had one: they stay
        (["a", "b", None, None], ["a"]),  # fewer: all are found anew, one for so few papers
    ],
)
def test_topics_are_found_anew_where_fewer_than_three_of_four_papers_had_one(
    topics: list[str | None], found: list[str]
) -> None:
    near: list[Neighbours] = [[(1, 0.9)], [(0, 0.9)], [(3, 0.9)], [(2, 0.9)]]
    assert [topic.before for topic in _topics(near, topics)] == found
