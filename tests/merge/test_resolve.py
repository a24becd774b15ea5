from __future__ import annotations

from itertools import permutations
from typing import Any

import pytest

from paperweave.model.record import Author, PartialDate, Publication
from tests.support.making import entry, together

NUMBER: dict[str, Any] = {"arxiv": "2402.17412"}
BIB = "bibliography.bib"


def test_the_bibliography_wins_over_listings_and_these_over_what_was_fetched() -> None:
    entries = (
        entry("Fetched", "fetched.bib", 1, venue="F", **NUMBER),
        entry("Listed", "list.txt", 1, venue="L", **NUMBER),
        entry("Mine", BIB, 1, **NUMBER),
    )
    for order in permutations(entries):
        (paper,) = together(*order)[0]
        assert (paper.title, paper.venue) == ("Mine", "L")
        assert paper.other_titles == ("Fetched", "Listed")


def test_each_fact_of_publication_comes_from_the_best_source_that_has_it() -> None:
    editors = (Author("E. D."),)
    entries = (
        entry("A", BIB, 1, publication=Publication("article", pages="1-9"), key="mine", **NUMBER),
        entry("A", "b.bib", 1, publication=Publication("book", "7", editors=editors), **NUMBER),
        entry("A", "c.bib", 1, key="theirs", **NUMBER),
        entry("A", "d.bib", 1, key="mine", **NUMBER),
    )
    for order in permutations(entries):
        (paper,) = together(*order)[0]
        assert paper.publication == Publication("article", "7", pages="1–9", editors=editors)
        assert paper.keys == ("mine", "theirs")


def test_places_and_languages_are_those_of_the_best_source_that_has_them() -> None:
    entries = (
        entry("A", BIB, 1, publication=Publication(language="ngerman"), **NUMBER),
        entry("A", "b.bib", 1, publication=Publication(event_place="Rome"), **NUMBER),
        entry(
            "A",
            "fetched.bib",
            1,
            publication=Publication(
                publisher_place="Porto", event_place="Fiji", language="English"
            ),
            **NUMBER,
        ),
    )
    for order in permutations(entries):
        (paper,) = together(*order)[0]
        assert paper.publication == Publication(
            publisher_place="Porto", event_place="Rome", language="de"
        )


def test_among_listings_the_value_of_most_then_the_longest_wins() -> None:
    three = (
        entry("A", **NUMBER),
        entry("A", line=2, **NUMBER),
        entry("A longer one", line=3, **NUMBER),
    )
    assert together(*three)[0][0].title == "A"
    assert together(*three[1:])[0][0].title == "A longer one"


def test_a_disagreement_says_what_each_has_where_it_stands_and_why_one_won() -> None:
    entries = (
        entry("Mine", BIB, 3, authors=["A. One"], **NUMBER),
        entry("Theirs", "l.txt", 9, author_count=2, **NUMBER),
    )
    (paper,) = together(*entries)[0]
    title, count = paper.disagreements
    assert (title.field, title.chosen, title.others) == ("title", "Mine", (("Theirs", "l.txt:9"),))
    assert title.why == "the bibliography is a person's own"
    assert (count.field, count.chosen, count.others) == (
        "number of authors",
        "1",
        (("2", "l.txt:9"),),
    )


def test_the_reason_is_that_of_the_value_that_won_and_not_of_another_fact() -> None:
    entries = entry(None, BIB, 1, **NUMBER), entry("A", **NUMBER), entry("Bcd", line=2, **NUMBER)
    (paper,) = together(*entries)[0]
    assert paper.title == "Bcd"
    assert paper.disagreements[0].why == "no listing outweighs another, and this says most"


def test_a_difference_in_case_and_punctuation_is_none() -> None:
    (paper,) = together(entry("A title", **NUMBER), entry("a Title.", line=2, **NUMBER))[0]
    assert not paper.disagreements
    assert not paper.other_titles


@pytest.mark.parametrize(
    ("entries", "date"),
    [
        ([("l.txt", (2024, 3, 1)), (BIB, (2024,))], "2024-03-01"),  # a more exact date stays
        ([("l.txt", (2023, 12, 30)), (BIB, (2024,))], "2024"),  # the bibliography wins
        ([("l.txt", (None, 4, 8)), (BIB, (2024,))], "2024-04-08"),
        ([("l.txt", (None, 4, 8))], "--04-08"),
        ([("l.txt", (None, 4, 8)), ("m.txt", (2023, 4, 8))], "2023-04-08"),
        ([("c.txt", (None, 4, 8))], "2025-04-08"),
        ([("c.txt", (None, 12, 8))], "2024-12-08"),  # after the day on which the page was taken
        ([("c.txt", (None, 12, 8)), (BIB, (2023,))], "2023-12-08"),
    ],
)
def test_a_date_is_as_exact_as_its_sources_agree_on(
    entries: list[tuple[str, tuple[int | None, ...]]], date: str
) -> None:
    made = [entry("T", file, 1, date=parts) for file, parts in entries]
    (paper,) = together(*made, captured={"c.txt": PartialDate(2025, 11, 3)})[0]
    assert str(paper.date) == date


@pytest.mark.parametrize(
    ("number", "listed", "date"),
    [
        ("2402.17412", (None, 2, 28), "2024-02-28"),
        ("2402.17412", (None, 3, 1), "2024-03-01"),
        ("2412.17412", (None, 1, 5), "2025-01-05"),
        ("2501.17412", (None, 12, 31), "2024-12-31"),
        ("2402.17412", (None, 8, 8), "2024-02"),
        ("2402.17412", (2025, 8, 8), "2025-08-08"),
    ],
)
def test_an_arxiv_number_gives_its_year_to_a_date_without_one(
    number: str, listed: tuple[int | None, ...], date: str
) -> None:
    (paper,) = together(entry("T", date=listed, arxiv=number))[0]
    assert str(paper.date) == date


def test_a_year_that_nothing_says_is_unknown_and_told() -> None:
    (paper,), problems = together(entry("T", "l.txt", 5, date=(None, 4, 8)))
    assert paper.year is None
    assert [(p.severity, p.file, p.line) for p in problems] == [("noted", "l.txt", 5)]
    assert "captured" in problems[0].message


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"arxiv": "2402.17412"}, "Untitled paper (arXiv:2402.17412)"),
        ({"doi": "10.1000/x"}, "Untitled paper (doi:10.1000/x)"),
        ({"abstract": "We show nothing."}, "Untitled paper (“We show nothing.…”)"),
    ],
)
def test_a_paper_without_a_title_says_so_plainly(fields: dict[str, Any], title: str) -> None:
    (paper,) = together(entry(**fields))[0]
    assert paper.title == title
    assert not paper.titled
