"""Which paper a reference means, by identifiers, titles, authors and years.

The cases are in ``cases/references.json``, which the test of the page that compares a bibliography
in the browser reads, too: both programs go by one set of rules. The papers are counted from 0.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from paperweave.merge.references import Match, Reference, References, differences
from tests.support.rows import for_rows

TABLE = json.loads((Path(__file__).parent / "cases/references.json").read_text(encoding="utf-8"))


def reference(case: dict[str, Any]) -> Reference:
    titles = tuple(case.get("titles", ())) or ((case["title"],) if case.get("title") else ())
    authors, ids = tuple(case["authors"]), tuple(case.get("ids", ()))
    return Reference(titles, authors, case["year"], case.get("venue", ""), ids)


PAPERS = tuple(map(reference, TABLE["papers"]))


def shown(case: dict[str, Any]) -> str:
    parts = (case["title"], *case["authors"], case["year"], *case.get("ids", ()))
    return " ".join(str(part) for part in parts if part)


@for_rows("case", TABLE["references"], ids=shown)
def test_a_reference_means_a_paper_may_mean_it_or_none(case: dict[str, Any]) -> None:
    found = References(PAPERS).match(reference(case))
    assert (found.state, list(found.papers)) == (case["state"], case["papers"])


def test_no_paper_means_nothing() -> None:
    case = TABLE["references"][0]
    assert References(()).match(reference(case)) == Match("missing")


@pytest.mark.parametrize("case", TABLE["differences"], ids=shown)
def test_what_a_reference_says_otherwise_is_told(case: dict[str, Any]) -> None:
    told = [list(one) for one in differences(PAPERS[0], reference(case))]
    assert told == case["told"]


# Twenty words of five letters: each slip takes a hundredth of what is alike.
TITLE = " ".join(a + b + "nop" for a in "abcde" for b in "fghi")


def slipped(slips: int, title: str = TITLE) -> str:
    """A title of whose last letters some are others."""
    kept = len(title)
    while slips:
        kept -= 1
        slips -= title[kept] != " "
    return title[:kept] + "".join(" " if sign == " " else "z" for sign in title[kept:])


@for_rows(
    ("slips", "authors", "year", "state"),
    [
        # nothing is said of authors
        (10, (), None, "here"),
        (11, (), None, "unsure"),
        (20, (), None, "unsure"),
        (21, (), None, "missing"),
        (10, (), 2021, "here"),
        (10, (), 2019, "here"),
        (10, (), 2022, "unsure"),
        (10, (), 2018, "unsure"),
        # an author is in common
        (20, ("Loom",), 2020, "here"),
        (20, ("Loom",), 2021, "here"),
        (20, ("Loom",), 2022, "unsure"),
        (20, ("Loom",), None, "here"),
        (21, ("Loom",), 2020, "unsure"),
        (25, ("Loom",), 2020, "unsure"),
        (26, ("Loom",), 2020, "missing"),
        (10, ("Loom",), 1999, "here"),
        (11, ("Loom",), 1999, "unsure"),
        (20, ("Else", "loom"), 2020, "here"),
        # none is
        (10, ("Else",), 2020, "unsure"),
        (11, ("Else",), 2020, "missing"),
    ],
)
def test_how_much_of_a_title_may_differ(
    slips: int, authors: tuple[str, ...], year: int | None, state: str
) -> None:
    paper = Reference((TITLE,), ("Loom", "Silk"), 2020)
    assert References([paper]).match(Reference((slipped(slips),), authors, year)).state == state


@for_rows(
    ("ours", "theirs", "authors", "state"),
    [
        # a title of fewer than 15 letters is sure only with an author
        ("weaving of silk", "weaving of silk", (), "unsure"),
        ("weaving of silks", "weaving of silks", (), "unsure"),
        ("weaving of threads", "weaving of threads", (), "here"),
        ("weaving on looms", "weaving on looms", (), "unsure"),
        ("weaving by looms x", "weaving by looms x", (), "here"),
        ("weaving of silk", "weaving of silk", ("Loom",), "here"),
        # a name before a colon has three letters
        ("WAV: " + TITLE, "WAV", ("Loom",), "here"),
        ("WV: " + TITLE, "WV", ("Loom",), "missing"),
        ("WAV? " + TITLE, "WAV", ("Loom",), "here"),
        ("WAV – " + TITLE, "WAV –", ("Loom",), "here"),
        ("WAV — " + TITLE, "WAV", ("Loom",), "here"),
        ("WAV-" + TITLE, "WAV", ("Loom",), "missing"),
        ("WAV: " + TITLE, "WAV", (), "missing"),
        # a title without its subtitle is worth five hundredths less
        (TITLE, f"{slipped(4)}: of old and new days and their many patterns", (), "here"),
        (TITLE, f"{slipped(5)}: of old and new days and their many patterns", (), "unsure"),
        (f"{slipped(4)}: of old and new days and their many patterns", TITLE, (), "here"),
        (f"{slipped(5)}: of old and new days and their many patterns", TITLE, (), "unsure"),
    ],
)
def test_short_titles_names_and_subtitles(
    ours: str, theirs: str, authors: tuple[str, ...], state: str
) -> None:
    found = References([Reference((ours,), ("Loom",), 2020)])
    assert found.match(Reference((theirs,), authors, 2020)).state == state


@pytest.mark.parametrize(("slips", "state"), [(50, "here"), (51, "unsure")])
def test_an_identifier_is_believed_unless_half_of_the_title_is_another(
    slips: int, state: str
) -> None:
    found = References([Reference((TITLE,), (), None, ids=("k",))])
    assert found.match(Reference((slipped(slips),), (), None, ids=("k",))).state == state


@pytest.mark.parametrize(("behind", "papers"), [(7, (0, 1)), (8, (0,))])
def test_a_title_two_hundredths_behind_is_as_near(behind: int, papers: tuple[int, ...]) -> None:
    other = slipped(behind, TITLE[::-1])[::-1]
    found = References([Reference((slipped(5),), ()), Reference((other,), ())])
    assert found.match(Reference((TITLE,), ())).papers == papers


@pytest.mark.parametrize(
    ("ours", "theirs", "state"),
    [(None, 2020, "here"), (2020, None, "here"), (None, None, "here"), (2018, 2020, "unsure")],
)
def test_a_year_that_nobody_says_contradicts_none(
    ours: int | None, theirs: int | None, state: str
) -> None:
    found = References([Reference((TITLE,), ("Loom",), ours)])
    assert found.match(Reference((slipped(20),), ("Loom",), theirs)).state == state


@pytest.mark.parametrize(("others", "state"), [(7, "here"), (8, "unsure")])
def test_the_eight_papers_with_most_of_the_words_are_compared(others: int, state: str) -> None:
    words = TITLE.split()
    turned = [Reference((" ".join(words[n:] + words[:n]),), ()) for n in range(6, 6 + others)]
    found = References([*turned, Reference((TITLE,), ())])
    assert found.match(Reference((TITLE,), ())).state == state


def test_papers_with_one_word_of_a_title_come_behind_those_with_all() -> None:
    others = [Reference((f"{TITLE.split()[0]} silk {n}",), ()) for n in range(9)]
    found = References([*others, Reference((TITLE,), ())])
    assert found.match(Reference((TITLE,), ())) == Match("here", (9,))


def test_an_identifier_without_letters_names_no_paper() -> None:
    found = References([Reference((TITLE,), (), ids=("",))])
    assert found.match(Reference((), (), ids=("",))) == Match("missing")
