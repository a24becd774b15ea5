"""Which paper a reference means, by identifiers, titles, authors and years."""

from __future__ import annotations

import pytest

from paperweave.merge.references import Match, Reference, References, differences

CUTS = "Cutting paper: Folding and scissors for beginners"
PAPERS = (
    Reference((CUTS,), ("Marjit", "Singh"), 2024, "Journal of Paper", ("2402.17412", "10.1/Cut")),
    Reference(("Deep learning",), ("LeCun", "Bengio"), 2015, "Nature", ("lecun2015deep",)),
    Reference(("Deep learning",), ("Goodfellow",), 2016, "MIT Press", ("goodfellow2016",)),
    Reference(("On glue", "Über Klebstoff"), ("Šmíd",), 1999),
    Reference(("A long title about the weaving of baskets",), (), None),
    Reference(("Folding paper and scissors",), ("Marjit",), 2020),
)
BASKETS = PAPERS[4].titles[0]
HERE, UNSURE, MISSING = "here", "unsure", "missing"


def _ref(title: str, *families: str, year: int | None = None, ids: str = "") -> Reference:
    return Reference((title,) if title else (), families, year, "", tuple(ids.split()))


@pytest.mark.parametrize(
    ("reference", "state", "places"),
    [
        (_ref(CUTS), HERE, [0]),
        (_ref(CUTS.upper(), "singh"), HERE, [0]),
        (_ref("Cutting papr: Fodling and scissors for beginers", "Marjit"), HERE, [0]),
        # a subtitle left out, and one that only the reference has
        (_ref("Cutting paper", "Marjit"), HERE, [0]),
        (_ref("Cutting paper", "Else"), MISSING, []),
        (_ref("Cutting paper", "Marjit", year=1999), MISSING, []),
        (_ref("Folding paper and scissors: A new edition", "Marjit"), HERE, [5]),
        # a title's share of letters: 0.9 sure, 0.8 with an author and a year, 0.75 a person's look
        (_ref("A long titel about the wearing of baskts"), HERE, [4]),
        (_ref("A long title about the weaving of cats"), UNSURE, [4]),
        (_ref("A short tale about the leaving of baskets"), MISSING, []),
        (_ref("Cutting paper: Folding with scissors for beginner", "Marjit", year=2024), HERE, [0]),
        (_ref("Cutting paper: Folding with scissors for begi", "Marjit", year=1990), UNSURE, [0]),
        # authors
        (_ref(CUTS, "Else"), UNSURE, [0]),
        (_ref("Deep learning", "Goodfellow"), HERE, [2]),
        (_ref("Deep learning", "LeCun", year=2015), HERE, [1]),
        (_ref("Deep learning"), UNSURE, [1, 2]),
        (_ref("On glue", "Smid"), HERE, [3]),
        (_ref("Über Klebstoff", "Smid"), HERE, [3]),
        (_ref("On glue"), UNSURE, [3]),  # a short title alone says little
        # years
        (_ref(CUTS, year=2025), HERE, [0]),
        (_ref(CUTS, year=2026), UNSURE, [0]),
        (_ref(CUTS, "Marjit", year=1990), HERE, [0]),
        # identifiers
        (_ref("", ids="2402.17412"), HERE, [0]),
        (_ref("", ids="10.1/CUT"), HERE, [0]),
        (_ref("", ids="unknown 2402.17412"), HERE, [0]),
        (_ref("Quite another thing", ids="2402.17412"), UNSURE, [0]),
        (_ref("Quite another thing", "Singh", ids="2402.17412"), HERE, [0]),
        (_ref(BASKETS, ids="2402.17412"), UNSURE, [0, 4]),
        # nothing
        (_ref(""), MISSING, []),
        (_ref("", "Marjit", year=2024), MISSING, []),
        (_ref("Attention is all you need", "Vaswani", year=2017), MISSING, []),
    ],
)
def test_a_reference_means_a_paper_may_mean_it_or_none(
    reference: Reference, state: str, places: list[int]
) -> None:
    found = References(PAPERS).match(reference)
    assert (found.state, list(found.papers)) == (state, places)


def test_no_paper_means_nothing() -> None:
    assert References(()).match(_ref(CUTS, "Marjit", ids="2402.17412")) == Match("missing")


@pytest.mark.parametrize(
    ("reference", "told"),
    [
        (Reference((CUTS,), ("Singh",), 2024, "J. of Paper, Journal of Paper"), []),
        (Reference((CUTS.lower(),), (), None, "journal"), []),
        (_ref("Cutting paper"), [("title", "Cutting paper", CUTS)]),
        (_ref(CUTS, year=2023), [("year", "2023", "2024")]),
        (Reference((CUTS,), (), None, "Nature"), [("venue", "Nature", "Journal of Paper")]),
        (_ref(CUTS, "Marjit", "Else"), [("authors", "Else", "Marjit, Singh")]),
    ],
)
def test_what_a_reference_says_otherwise_is_told(
    reference: Reference, told: list[tuple[str, str, str]]
) -> None:
    assert list(differences(PAPERS[0], reference)) == told
