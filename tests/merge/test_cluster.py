from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperweave.config.curation import Curation
from paperweave.model.record import Link
from tests.support.making import abstract, entry, partition, together

if TYPE_CHECKING:
    from paperweave.model.paper import Entry

NEAR_TWINS = [
    ("RealCustom: Narrowing Real Text Word", "RealCustom++: Narrowing Real Text Word"),
    ("ECLIPSE: A Resource-Efficient Prior", "λ-ECLIPSE: A Resource-Efficient Prior"),
    ("RepQ-ViT: Scale Reparameterization", "RepQuant: Scale Reparameterization"),
    ("BlenderBot 2", "BlenderBot 3"),
    ("C++ for beginners", "C# for beginners"),
    ("कि", "की"),
]


@pytest.mark.parametrize(("one", "other"), NEAR_TWINS)
def test_near_twins_stay_apart(one: str, other: str) -> None:
    assert len(together(entry(one), entry(other, line=2))[0]) == 2
    with_abstracts = (
        entry(one, abstract=abstract("blue")),
        entry(other, line=2, abstract=abstract("green")),
    )
    assert len(together(*with_abstracts)[0]) == 2


@pytest.mark.parametrize(
    "fields",
    [
        {"arxiv": "2402.17412"},
        {"doi": "10.1000/xyz"},
        {"links": (Link("page", "https://aclanthology.org/J84-3009/"),)},
    ],
)
def test_an_identifier_decides_whatever_the_titles_are(fields: dict[str, Any]) -> None:
    papers, problems = together(entry("One", **fields), entry("Quite another", line=2, **fields))
    assert len(papers) == 1
    assert "both have the " in papers[0].merged_because[0]
    assert not problems


def test_front_matter_of_one_number_in_the_anthology_is_one_work_whatever_says_the_number() -> None:
    one = entry("Program", links=(Link("page", "https://aclanthology.org/P79-1005/"),))
    pdf = (Link("pdf", "https://aclanthology.org/P79-1005.pdf"),)
    assert len(together(one, entry("Program", line=2, links=pdf))[0]) == 1
    assert len(together(one, entry("Program", line=2, doi="10.3115/v1/P79-1005"))[0]) == 1
    assert len(together(one, entry("Program", line=2, doi="10.3115/v1/P79-1006"))[0]) == 2


def test_a_doi_is_the_same_in_capitals() -> None:
    assert len(together(entry("One", doi="10.1000/XyZ"), entry("Other", doi="10.1000/xyz"))[0]) == 1


def test_a_title_alone_decides_where_not_both_have_an_abstract() -> None:
    papers, _ = together(
        entry("The same: title"), entry("the same title", line=2, abstract=abstract("blue"))
    )
    assert len(papers) == 1
    assert papers[0].merged_because == ("both have the same title, and not both have an abstract",)


def test_an_abstract_alone_decides_where_not_both_have_a_title() -> None:
    papers, _ = together(
        entry(abstract=abstract("blue")), entry("A title", line=2, abstract=abstract("blue"))
    )
    assert len(papers) == 1


def test_the_same_title_with_another_abstract_is_close_and_told() -> None:
    papers, problems = together(
        entry("Editorial", abstract=abstract("blue")),
        entry("Editorial", "b.txt", 7, abstract=abstract("green")),
    )
    assert len(papers) == 2
    (problem,) = problems
    assert (problem.severity, problem.file, problem.line) == ("noted", "a.txt", 1)
    assert "b.txt:7" in problem.message
    assert "curation.toml" in problem.message


def test_a_later_version_of_an_abstract_is_the_same_paper_under_the_same_title() -> None:
    later = abstract("blue").replace("nine public data sets", "twelve public data sets")
    assert (
        len(together(entry("T", abstract=abstract("blue")), entry("T", line=2, abstract=later))[0])
        == 1
    )


def test_titles_that_differ_by_a_typing_error_are_told_and_stay_apart() -> None:
    papers, problems = together(
        entry("Learning to rank documents by text"),
        entry("Learning to rank document by text", line=2),
    )
    assert len(papers) == 2
    assert "alike" in problems[0].message


def test_other_arxiv_numbers_keep_apart_what_the_texts_would_join() -> None:
    a, b = entry("T", arxiv="2402.00001"), entry("T", line=2, arxiv="2402.00002")
    without = entry("T", line=3)
    papers, problems = together(a, b, without)
    assert len(papers) == 3
    assert problems


def test_a_person_overrules_the_rules_in_both_directions() -> None:
    a, b = entry("One", arxiv="2402.00001"), entry("Two", line=2, arxiv="2402.00002")
    assert len(together(a, b, curation=Curation(same_paper=(("2402.00001", "Two"),)))[0]) == 1
    c, d = entry("Three", arxiv="2402.00003"), entry("Four", line=2, arxiv="2402.00003")
    assert len(together(c, d, curation=Curation(different_paper=(("Three", "Four"),)))[0]) == 2


def test_each_saying_of_a_person_counts() -> None:
    entries = [entry(title, line=n) for n, title in enumerate(("One", "Two", "Three", "Four"))]
    said = Curation(same_paper=(("One", "Two"), ("Three", "Four")))
    assert len(together(*entries, curation=said)[0]) == 2


def test_works_under_one_identifier_are_told_for_each_identifier() -> None:
    works = [("On bees", "Ann Lee"), ("Quite another thing", "Bo Kay")]
    entries = [
        entry(f"{title} {number}", line=line, authors=[name], doi=f"10.1000/{number}")
        for number in ("abc", "def")
        for line, (title, name) in enumerate(works, 10 * len(number) * ord(number[0]))
    ]
    papers, problems = together(*entries)
    assert len(papers) == 4
    told = [p.message for p in problems if "but differ in title and authors" in p.message]
    assert [any(number in text for text in told) for number in ("abc", "def")] == [True, True]


def test_what_is_said_to_differ_is_not_joined_through_a_third() -> None:
    number: dict[str, Any] = {"arxiv": "2402.00003"}
    entries = (
        entry("Three", **number),
        entry("Between", line=2, **number),
        entry("Four", line=3, **number),
    )
    papers, problems = together(*entries, curation=Curation(different_paper=(("Three", "Four"),)))
    assert len(papers) == 3
    assert problems


def test_two_listings_of_one_paper_stay_together_when_it_is_said_to_differ_from_another() -> None:
    entries = entry("One"), entry("One", line=2), entry("Other", line=3)
    assert len(together(*entries, curation=Curation(different_paper=(("One", "Other"),)))[0]) == 2


def test_a_name_in_the_curation_that_no_paper_answers_to_is_told() -> None:
    _, problems = together(entry("One"), curation=Curation(same_paper=(("One", "Onne"),)))
    assert [p.file for p in problems] == ["curation.toml"]
    assert "'Onne'" in problems[0].message


def test_many_entries_of_one_title_are_joined_by_their_abstracts_only() -> None:
    entries = [entry("Editorial", line=n, abstract=_random_abstract(n % 50)) for n in range(100)]
    assert len(together(*entries)[0]) == 50


def _random_abstract(seed: int) -> str:
    return " ".join(hashlib.sha256(f"{seed}/{n}".encode()).hexdigest()[:9] for n in range(60))


TITLES = [None, "Title", "title!", "Titel", "Other title", "Title++"]
ABSTRACTS = [None, abstract("blue"), abstract("blue").replace("nine", "ten"), abstract("green")]
NUMBERS = [None, None, "2402.00001", "2402.00002"]
FIELDS = st.tuples(st.sampled_from(TITLES), st.sampled_from(ABSTRACTS), st.sampled_from(NUMBERS))
CURATIONS = st.sampled_from([
    Curation(),
    Curation(same_paper=(("Other title", "2402.00001"),)),
    Curation(different_paper=(("Title", "2402.00002"),)),
])  # fmt: skip


@given(st.lists(FIELDS, max_size=7), CURATIONS, st.data())
def test_the_order_of_files_and_entries_changes_nothing(
    fields: list[tuple[str | None, str | None, str | None]], curation: Curation, data: st.DataObject
) -> None:
    entries = [
        entry(title, line=n, abstract=text, arxiv=number, comment=f"{n}")
        for n, (title, text, number) in enumerate(fields)
    ]
    places = data.draw(st.permutations([(name, line) for name in "abc" for line in (1, 2, 3)]))
    moved = [_at(e, *place) for e, place in zip(entries, places, strict=False)]
    shuffled = data.draw(st.permutations(moved))
    assert partition(shuffled, curation) == partition(entries, curation)


def _at(moved: Entry, file: str, line: int) -> Entry:
    return replace(moved, record=replace(moved.record, file=file, first_line=line))
