"""What is told of entries that stay apart, word for word."""

from __future__ import annotations

from typing import Any

import pytest

from paperweave.config.curation import Curation
from tests.support.making import abstract, entry, together

_SETTLE = "say same_paper or different_paper in curation.toml to decide"


def test_a_pair_is_told_with_its_places() -> None:
    _, (problem,) = together(
        entry("On bees", "a.txt", 3, date=(2010,)), entry("On bees", "b.txt", 7, date=(2014,))
    )
    assert (problem.severity, problem.file, problem.line) == ("noted", "a.txt", 3)
    assert problem.message == (
        "'On bees' is close to the paper at b.txt:7 but was kept separate (both have the same "
        f"title, and too little else is known of them); {_SETTLE}"
    )


def test_an_untitled_paper_is_told_as_such_and_a_long_title_is_cut() -> None:
    text = "No abstract"
    _, (untitled,) = together(entry(abstract=text), entry(abstract=text, line=2))
    assert untitled.message.startswith("'an untitled paper' is close to the paper at a.txt:2 ")
    long = "a" * 90
    _, (cut,) = together(entry(long, date=(2010,)), entry(long, line=2, date=(2014,)))
    assert cut.message.startswith(f"{'a' * 80!r} is close")


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (2, ["'Preface' is close to the paper at a.txt:2"]),
        (3, ["'Preface' is close to the paper at a.txt:2"] + ["'Preface' is close"] * 2),
        (4, ["'Preface' is the title of 4 entries", "(a.txt:2, a.txt:3, a.txt:4);"]),
        (6, ["6 entries", "(a.txt:2, a.txt:3, a.txt:4, a.txt:5, a.txt:6);"]),
        (7, ["7 entries", "(a.txt:2, a.txt:3, a.txt:4, a.txt:5, a.txt:6 and 1 more);"]),
        (9, ["9 entries", "a.txt:6 and 3 more);"]),
    ],
)
def test_many_of_one_title_share_a_problem(count: int, told: list[str]) -> None:
    entries = [entry("Preface", line=n) for n in range(1, count + 1)]
    _, problems = together(*entries)
    if count <= 3:
        assert len(problems) == len(told)
        assert all(told[-1][:18] in problem.message for problem in problems)
    else:
        (problem,) = problems
        assert all(part in problem.message for part in told)
        assert (problem.file, problem.line) == ("a.txt", 1)
        assert problem.message.endswith(_SETTLE)


def test_many_of_one_title_are_told_in_the_order_of_their_places() -> None:
    others = [entry(f"{letter * 9} of its own", line=n) for n, letter in enumerate("abcdefg", 1)]
    _, (problem,) = together(*others, *(entry("Preface", line=n) for n in range(8, 12)))
    assert (problem.file, problem.line) == ("a.txt", 8)
    assert "(a.txt:9, a.txt:10, a.txt:11);" in problem.message


def test_the_title_of_many_is_cut_where_it_is_long() -> None:
    long = "a" * 90
    entries = [entry(long, line=n, date=(2000 + 10 * n,)) for n in range(4)]
    _, (problem,) = together(*entries)
    assert problem.message.startswith(f"{'a' * 80!r} is the title of 4 entries")


@pytest.mark.parametrize(("names", "told"), [("ab", 1), ("abc", 3), ("abcd", 1), ("abcdefg", 1)])
def test_many_of_one_abstract_share_a_problem(names: str, told: int) -> None:
    blue = abstract("blue")
    entries = [entry(f"{name} thing", line=n, abstract=blue) for n, name in enumerate(names, 1)]
    _, problems = together(*entries)
    assert len(problems) == told
    if len(names) > 3:
        start = f"the abstract of 'a thing' is that of {len(names)} entries that were kept separate"
        assert problems[0].message.startswith(f"{start}, since nothing but the abstract suggests")


def test_pairs_that_have_nothing_alike_in_full_are_told_one_by_one() -> None:
    blue = abstract("blue")
    entries = [entry(f"{n} thing", line=n, abstract=f"{blue}{n}") for n in (10, 20, 30, 40)]
    _, problems = together(*entries)
    assert len(problems) == 6


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"arxiv": "2402.17412"}, "2402.17412"),
        ({"doi": "10.1000/AbC"}, "10.1000/aBc"),
        ({}, "on-bees"),
        ({}, "ON BEES!"),
        ({}, "onbees"),
    ],
)
def test_a_person_may_name_a_paper_in_several_ways(fields: dict[str, Any], name: str) -> None:
    curation = Curation(same_paper=((name, "Wasps"),))
    papers, problems = together(
        entry("On Bees", **fields), entry("Wasps", line=2), curation=curation
    )
    assert len(papers) == 1
    assert not problems
    assert papers[0].merged_because == ("the curation file says that they are the same",)


def test_what_is_named_but_not_there_is_told_once() -> None:
    curation = Curation(same_paper=(("Ants", "On bees"),), different_paper=(("Ants", "On bees"),))
    _, (problem,) = together(entry("On bees"), curation=curation)
    assert (problem.severity, problem.file, problem.line) == ("noted", "curation.toml", None)
    assert problem.message == (
        "no paper is called 'Ants'; name a paper by its arXiv number, DOI, address or title"
    )


def test_problems_come_in_the_order_of_files_and_lines() -> None:
    def pair(title: str, file: str, line: int) -> list[object]:
        return [entry(title, file, line, date=(2000,)), entry(title, file, line + 1, date=(2010,))]

    entries = [*pair("Cc", "b.txt", 1), *pair("Bb", "a.txt", 20), *pair("Aa", "a.txt", 3)]
    _, problems = together(*entries)  # type: ignore[arg-type]
    assert [(p.file, p.line) for p in problems] == [("a.txt", 3), ("a.txt", 20), ("b.txt", 1)]


def test_what_a_person_said_to_differ_is_not_told() -> None:
    curation = Curation(different_paper=(("2402.00001", "2402.00002"),))
    a, b = entry("T", arxiv="2402.00001"), entry("T", line=2, arxiv="2402.00002")
    assert together(a, b)[1]
    assert not together(a, b, curation=curation)[1]


def test_two_published_works_stay_apart_and_a_preprint_joins_its_publication() -> None:
    preprint, published = "10.1101/2020.04.10.000865", "10.1000/abc"
    a, b = entry("T", doi=preprint), entry("T", line=2, doi=published)
    assert len(together(a, b)[0]) == 1
    other = entry("T", line=2, doi="10.1000/def")
    assert len(together(entry("T", doi=published), other)[0]) == 2
    later = entry("T", line=2, doi="10.1101/2021.05.11.000865")
    assert len(together(entry("T", doi=preprint), later)[0]) == 2


def test_texts_do_not_join_what_they_hold_apart() -> None:
    # One abstract says that the second and third are two works; both have the first's title.
    blue, green = abstract("blue"), abstract("green")
    entries = (
        entry("On bees", line=1),
        entry("On bees", line=2, abstract=blue),
        entry("On bees", line=3, abstract=green),
    )
    papers, problems = together(*entries)
    assert len(papers) == 3
    assert problems
