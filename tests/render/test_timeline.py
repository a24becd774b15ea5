"""The picture of how many papers each month has."""

from __future__ import annotations

from typing import Any

from paperweave.config.page_sizes import Sizes
from paperweave.config.project import own_templates
from paperweave.render.timeline import month_name, months_of, timeline
from paperweave.render.words import words_in
from tests.support.rows import for_rows
from tests.support.topical import corpus

WORDS = words_in(own_templates(), "en")
MARCH = "2024-03"


@for_rows(
    ("dates", "bars"),
    [
        ([], None),
        (["", ""], None),
        ([MARCH, "2024-03-09", "2023-12"], {"December 2023": (11, 1), "March 2024": (14, 2)}),
        (["2024", "2024-01"], {"2024, month unknown": (6, 1), "January 2024": (0, 1)}),
        (["2022", "2024-12"], {"2022, month unknown": (6, 1), "December 2024": (35, 1)}),
    ],
)
def test_each_month_has_a_bar_and_what_has_none_stands_amid_its_year(
    dates: list[str], bars: dict[str, tuple[int, int]] | None
) -> None:
    picture = timeline(months_of(corpus({"looms": dates}), Sizes(), WORDS))
    if bars is None:
        assert picture is None
    else:
        assert picture is not None
        assert {bar["name"]: (bar["slot"], bar["papers"]) for bar in picture["bars"]} == bars
        assert picture["most"] == max(papers for _, papers in bars.values())


@for_rows(
    ("dates", "slots", "years"),
    [
        ([MARCH], 12, {"2024": 0}),
        (["2022", MARCH], 36, {"2022": 0, "2023": 12, "2024": 24}),
    ],
)
def test_the_picture_has_twelve_slots_a_year(
    dates: list[str], slots: int, years: dict[str, int]
) -> None:
    picture: dict[str, Any] | None = timeline(months_of(corpus({"looms": dates}), Sizes(), WORDS))
    assert picture is not None
    assert picture["slots"] == slots
    assert {year["name"]: year["slot"] for year in picture["years"]} == years


def test_a_bar_leads_to_the_page_that_has_the_newest_of_its_month() -> None:
    found = corpus({"looms": ["2024-01"] * 2 + ["2024-02"] * 3 + [MARCH]})
    months = months_of(found, Sizes(papers_a_page=2), WORDS)
    assert {month.name: (month.page, month.anchor) for month in months} == {
        "January 2024": ("years/parts/2024-1", "january-2024"),
        "February 2024": ("years/2024", "february-2024"),
        "March 2024": ("years/2024", "march-2024"),
    }


@for_rows(
    ("date", "heading"),
    [
        ("", "Date unknown"),
        ("2024", "2024, month unknown"),
        ("2024-03", "March 2024"),
        ("2024-03-09", "March 2024"),
    ],
)
def test_a_paper_stands_below_its_month(date: str, heading: str) -> None:
    assert month_name(corpus({"looms": [date]}).papers[0].date, WORDS) == heading
