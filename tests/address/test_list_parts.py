from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING
from unittest.mock import patch

import frontmatter
import pytest

from paperweave.address.ledger import Address
from paperweave.address.list_parts import part_counts, part_path, parts_ledger, split
from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from paperweave.model.corpus import AuthorGroup, Group, Groups, KeywordGroup, VenueGroup
from tests.support.making import abstract
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.support.site_of import Site

DAY = date(2026, 1, 2)


@pytest.fixture(autouse=True)
def small_pages() -> Iterator[None]:
    """Two papers a page."""
    sizes = Sizes(papers_a_page=2)
    with patch(
        "paperweave.config.settings.read_settings",
        lambda text: replace(read_settings(text), sizes=sizes),
    ):
        yield


@for_rows("length", range(30))
def test_a_list_in_parts_has_each_item_once_in_its_order(length: int) -> None:
    parts = split("keywords/lora", range(length), 5)
    assert [item for part in parts for item in part.items] == list(range(length))
    assert len(parts[0].items) < 10
    assert all(len(part.items) == 5 for part in parts[1:])


def test_what_comes_in_front_of_a_list_leaves_its_parts_as_they_are() -> None:
    before = {
        part.path: part.items for part in split("keywords/lora", list(range(100, 130)), 5)[1:]
    }
    after = {part.path: part.items for part in split("keywords/lora", list(range(83, 130)), 5)[1:]}
    assert before.items() <= after.items()


def test_the_ledger_keeps_the_most_parts_that_a_list_had() -> None:
    ledger, redirects = parts_ledger({"years/2024": 3, "years/2023": 0}, {}, DAY)
    assert redirects == {}
    assert {path: line.values("parts") for path, line in ledger.items()} == {
        "lists/years/2024": ["3"]
    }
    shrunk, redirects = parts_ledger({"years/2024": 1}, ledger, DAY)
    assert shrunk == ledger
    assert redirects == {part_path("years/2024", n): "years/2024" for n in (2, 3)}
    _, redirects = parts_ledger({}, ledger, DAY)
    assert len(redirects) == 3
    merged = {path: line.with_identities(["parts:12"]) for path, line in ledger.items()}
    _, redirects = parts_ledger({"years/2024": 3}, merged, DAY)
    assert len(redirects) == 9


def line(path: str, *identities: str, day: date = DAY) -> dict[str, Address]:
    """A ledger of one line."""
    return {path: Address(path, frozenset(identities), day)}


@pytest.mark.parametrize(
    ("known", "count", "parts"),
    [
        ({}, 0, None),
        ({}, 1, {"parts:1"}),
        (line("lists/years/1", "parts:2"), 1, {"parts:2"}),
        (line("lists/years/1", "parts:2"), 3, {"parts:3"}),
        (line("lists/years/1", "parts:2", "parts:12"), 12, {"parts:2", "parts:12"}),
        (line("lists/years/1", "parts:2", "parts:12"), 13, {"parts:13"}),
        (line("lists/years/1", "parts:many"), 1, {"parts:1"}),
    ],
)
def test_a_line_has_the_most_parts_and_is_written_anew_only_for_more(
    known: dict[str, Address], count: int, parts: set[str] | None
) -> None:
    lines, _ = parts_ledger({"years/1": count}, known, DAY)
    assert {path: set(of.identities) for path, of in lines.items()} == (
        {"lists/years/1": parts} if parts else {}
    )


def test_a_list_that_grows_keeps_the_day_of_its_first_part() -> None:
    known = line("lists/years/1", "parts:2", day=date(2020, 3, 4))
    lines, _ = parts_ledger({"years/1": 3, "years/2": 1}, known, DAY)
    assert lines["lists/years/1"].published == date(2020, 3, 4)
    assert lines["lists/years/2"].published == DAY


def test_lines_of_pages_are_none_of_lists() -> None:
    lines, redirects = parts_ledger({}, line("papers/a", "title:1"), DAY)
    assert (lines, redirects) == ({}, {})


def test_each_kind_of_list_is_in_parts_where_it_is_long() -> None:
    papers = tuple(range(5))
    groups = Groups(
        keywords={
            "k": KeywordGroup("keywords/k", "k", papers),
            "l": KeywordGroup("keywords/l", "l", ()),
        },
        authors={"a": AuthorGroup("authors/a", "a", papers, ("a",))},
        years={1: Group("years/1", "1", papers), 2: Group("years/2", "2", papers[:3])},
        sources={"s": Group("sources/s", "s", papers)},
        venues={name: VenueGroup(f"venues/{name}", name, papers, None, ()) for name in "uvwxyz"},
        everyone=(),
        author_pages=(),
        venue_pages={},
        undated=Group("years/undated", "Date unknown", papers[:4]),
    )
    counts = part_counts(groups, 9, Sizes(papers_a_page=2, names_a_page=3))
    assert {path: count for path, count in counts.items() if count} == {
        "keywords/k": 1,
        "authors/a": 1,
        "years/1": 1,
        "sources/s": 1,
        **{f"venues/{name}": 1 for name in "uvwxyz"},
        "years/undated": 1,
        "venues/index": 1,
        "sources/index": 2,
    }
    assert counts["keywords/index"] == counts["authors/index"] == 0


def write(site: Site, years: Mapping[str, int | None]) -> None:
    """Put a bibliography of papers, each of its year."""
    entries = {
        name: {"title": f"The {name} paper", "abstract": abstract(name)}
        | ({"year": str(year)} if year else {})
        for name, year in years.items()
    }
    site.bibliography(**entries)


def test_a_part_that_is_no_more_leads_to_its_list_and_one_that_comes_back_is_itself(
    site: Site,
) -> None:
    names = ("alpha", "beta", "gamma", "delta", "epsilon", "zeta")
    write(site, dict.fromkeys(names, 2024))
    site.build()
    part = site.docs / "years" / "parts" / "2024-2.md"
    assert site.ledger["lists/years/2024"].values("parts") == ["2"]
    before = part.read_text(encoding="utf-8")
    write(site, {name: 2023 if name in names[:3] else 2024 for name in names})
    site.build()
    assert frontmatter.load(str(part))["redirect"] == "years/2024"
    write(site, dict.fromkeys(names, 2024))
    site.build()
    assert part.read_text(encoding="utf-8") == before
    assert site.build("--check") == 0


def test_papers_without_a_year_have_a_page_where_the_list_of_all_papers_is_in_parts(
    site: Site,
) -> None:
    write(site, {"alpha": 2024, "beta": None, "gamma": 2023, "delta": None})
    site.build()
    text = (site.docs / "years" / "undated.md").read_text(encoding="utf-8")
    assert "The beta paper" in text
    assert "The delta paper" in text
    assert "years/undated.md" in (site.docs / "papers" / "index.md").read_text(encoding="utf-8")
    write(site, {"alpha": 2024, "beta": 2024, "gamma": 2023, "delta": 2023})
    site.build()
    assert frontmatter.load(str(site.docs / "years" / "undated.md"))["redirect"] == "years/index"
