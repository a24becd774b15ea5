"""What a page shows beside a paper's own text: what its listing says, and the month of a list."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from paperweave.config.project import own_templates
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import PartialDate
from paperweave.render.list_pages import _month
from paperweave.render.paper_page import listing_says
from paperweave.render.words import words_in
from tests.support.making import entry, together
from tests.support.rows import for_rows

ENGLISH = words_in(own_templates(), "en")


@for_rows(
    ("fields", "said"),
    [
        ({}, []),
        ({"authors": ["Ada Weaver", "Bo Thread"]}, [("authors", "Ada Weaver, Bo Thread")]),
        ({"author_count": 9}, [("number of authors", "9")]),
        ({"organisation": "Loom Labs"}, [("organization", "Loom Labs")]),
        ({"date": (2024, 3)}, [("date", "2024-03")]),
        ({"updated": (2024, 4, 1)}, [("Updated", "2024-04-01")]),
        ({"arxiv": "2402.17412"}, [("arXiv number", "2402.17412")]),
        ({"doi": "10.1234/x"}, [("DOI", "10.1234/x")]),
        ({"venue": "CVPR 2024"}, [("venue", "CVPR 2024")]),
        ({"source": "A list"}, [("source", "A list")]),
        ({"comment": "12 pages"}, [("comment", "12 pages")]),
        ({"comments": 3}, [("comments on its page", "3")]),
        ({"keywords": ("looms", "silk")}, [("keywords", "looms, silk")]),
        ({"categories": ("cs.CL", "cs.LG")}, [("Categories", "cs.CL, cs.LG")]),
    ],
)
def test_each_fact_of_a_listing_is_shown(
    fields: dict[str, Any], said: list[tuple[str, str]]
) -> None:
    assert listing_says(entry("On looms", **fields), ENGLISH) == [("title", "On looms"), *said]


@for_rows(
    ("when", "said"),
    [
        (PartialDate(2024, 3, 5), "March 2024"),
        (PartialDate(2024), "2024"),
        (PartialDate(None, 3, 5), "undated"),
        (None, "undated"),
    ],
)
def test_a_part_of_a_list_is_called_by_the_month_of_its_first_paper(
    when: PartialDate | None, said: str
) -> None:
    (merged,), _ = together(entry("On looms"))
    paper = Paper.of(merged, PaperAddress("on-looms", "key", date(2026, 1, 2)), (), ())
    assert _month(replace(paper, date=when), ENGLISH) == said
