"""Names in several spellings, and works that a series has each year under one title."""

from __future__ import annotations

from typing import Any

import pytest

from paperweave.merge.view import person_of
from paperweave.model.record import Author
from tests.support.making import entry, partition


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jürgen Müller", "Juergen Mueller", True),
        ("Søren Ørsted", "Soren Orsted", True),
        ("Søren Ørsted", "Soeren Oersted", True),
        ("Łukasz Kaiser", "Lukasz Kaiser", True),
        ("Фёдор Достоевский", "Fyodor Dostoevsky", True),
        ("Jan Meyer", "Jan Meier", True),
        ("Jane Doe", "Jane Do", False),
        ("Ann Bee", "Ann Bees", False),
        ("Ann Bauer", "Ann Baker", False),
    ],
)
def test_a_family_name_is_one_in_all_its_spellings(one: str, other: str, same: bool) -> None:
    assert (person_of(Author(one)).family == person_of(Author(other)).family) is same


@pytest.mark.parametrize(
    ("venues", "years", "papers"),
    [
        (("TREC 2004", "TREC 2005"), (2004, 2005), 2),
        (("Proceedings of the 5th TREC", "Proceedings of the 6th TREC"), (2004, 2005), 2),
        (("TREC 2004", "TREC 2004"), (2004, 2005), 1),
        (("TREC 2004", "TREC 04"), (2004, 2004), 1),
        (("TREC 2004", "Journal of Looms"), (2004, 2005), 1),
        (("arXiv", "TREC 2005"), (2004, 2005), 1),
        ((None, "TREC 2005"), (2004, 2005), 1),
    ],
)
def test_editions_of_a_series_have_works_of_their_own(
    venues: tuple[str | None, str | None], years: tuple[int, int], papers: int
) -> None:
    both = []
    for n, (venue, year) in enumerate(zip(venues, years, strict=True)):
        facts: dict[str, Any] = {"comment": str(n), "date": (year,), "venue": venue}
        both.append(entry("Looms at the task", f"{n}.bib", authors=["A Bee", "B Cat"], **facts))
    assert len(partition(both)) == papers
