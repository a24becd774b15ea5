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

TABLE = json.loads((Path(__file__).parent / "cases/references.json").read_text(encoding="utf-8"))


def reference(case: dict[str, Any]) -> Reference:
    titles = tuple(case.get("titles", ())) or ((case["title"],) if case.get("title") else ())
    authors, ids = tuple(case["authors"]), tuple(case.get("ids", ()))
    return Reference(titles, authors, case["year"], case.get("venue", ""), ids)


PAPERS = tuple(map(reference, TABLE["papers"]))


def shown(case: dict[str, Any]) -> str:
    parts = (case["title"], *case["authors"], case["year"], *case.get("ids", ()))
    return " ".join(str(part) for part in parts if part)


@pytest.mark.parametrize("case", TABLE["references"], ids=shown)
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
