"""What pages of groups are known by and would like to be called, and what papers bring along."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from paperweave.address.groups import address_groups
from paperweave.address.ledger import Address
from paperweave.address.papers import address_papers
from paperweave.config.curation import Curation
from paperweave.config.page_sizes import Sizes
from paperweave.model.corpus import KeywordGroup
from paperweave.model.keyword import Keyword, Vocabulary
from paperweave.model.record import PartialDate, Published
from tests.address.test_people import paper
from tests.support.making import entry, together

if TYPE_CHECKING:
    from paperweave.address.assign import Addressed
    from paperweave.address.ledger import Ledger
    from paperweave.model.corpus import Groups
    from paperweave.model.paper import Paper

DAY = date(2024, 5, 6)


def addressed(
    papers: list[Paper],
    *keywords: Keyword,
    ledger: Ledger | None = None,
    page: int = 200,
) -> tuple[Groups, Addressed]:
    """The groups of papers that have these keywords, with their addresses."""
    vocabulary, sizes = Vocabulary(keywords, ()), Sizes(papers_a_page=page)
    return address_groups(papers, vocabulary, ledger or {}, DAY, sizes, Curation())


@pytest.mark.parametrize(
    ("keyword", "identities"),
    [
        (Keyword("x", "low-rank adaptation (LoRA)", ()), {"keyword:lowrankadaptation"}),
        (
            Keyword("x", "low-rank adaptation (LoRA)", ("LoRA", "Low rank adaptation")),
            {"keyword:lowrankadaptation", "keyword:lora"},
        ),
        (Keyword("x", "looms", ("loom",)), {"keyword:looms", "keyword:loom"}),
    ],
)
def test_a_keyword_is_known_by_its_long_form_and_by_each_spelling(
    keyword: Keyword, identities: set[str]
) -> None:
    papers = [replace(paper(n), keywords=(keyword.shown,)) for n in (1, 2)]
    groups, found = addressed(papers, keyword)
    line = found.ledger[groups.keywords[keyword.shown].path]
    assert line.identities == identities


def test_years_and_listings_have_pages_by_their_names() -> None:
    papers = [replace(paper(n), date=PartialDate(2020 + n)) for n in (1, 2)]
    groups, found = addressed(papers)
    assert {year: group.path for year, group in groups.years.items()} == {
        2021: "years/2021",
        2022: "years/2022",
    }
    assert groups.sources["a.txt"].path == "sources/a-txt"
    assert found.ledger["years/2021"].identities == {"year:2021"}
    assert found.ledger["sources/a-txt"].identities == {"file:atxt"}


def test_a_listing_whose_name_has_no_letters_is_called_one() -> None:
    (merged,) = together(entry("On looms", "….…"))[0]
    made = replace(paper(1), entries=merged.entries)
    groups, _ = addressed([made])
    assert [group.path for group in groups.sources.values()] == ["sources/listing"]


@pytest.mark.parametrize(
    ("papers", "years", "undated"),
    [(3, (None,), None), (4, (None,), (0, 1, 2, 3)), (4, (2024,), None)],
)
def test_papers_without_a_year_have_a_page_only_beside_a_list_in_parts(
    papers: int, years: tuple[int | None], undated: tuple[int, ...] | None
) -> None:
    (year,) = years
    made = [replace(paper(n), date=PartialDate(year) if year else None) for n in range(papers)]
    groups, found = addressed(made, page=2)
    assert (groups.undated and tuple(sorted(groups.undated.papers))) == undated
    assert ("years/undated" in found.paths) is (undated is not None)


@pytest.mark.parametrize(
    ("path", "identity"),
    [
        ("keywords/old", "keyword:looms"),
        ("authors/old", "author:annbee"),
        ("venues/old", "venue:hivedays"),
        ("years/old", "year:2021"),
        ("sources/old", "file:atxt"),
    ],
)
def test_a_group_keeps_the_address_that_the_ledger_has_for_it(path: str, identity: str) -> None:
    papers = [
        replace(paper(n, "Ann Bee"), date=PartialDate(2021), keywords=("looms",), venue="Hive Days")
        for n in (1, 2)
    ]
    keyword = Keyword("looms", "looms", ())
    ledger = {path: Address(path, frozenset({identity}), DAY)}
    groups, found = addressed(papers, keyword, ledger=ledger)
    of_section = {
        "keywords": groups.keywords.values(),
        "authors": groups.authors.values(),
        "venues": groups.venues.values(),
        "years": groups.years.values(),
        "sources": groups.sources.values(),
    }
    for section, some in of_section.items():
        expected = path if path.startswith(section) else None
        assert [g.path == expected for g in some] == [expected is not None]
    assert path in found.ledger


@pytest.mark.parametrize(
    ("before", "address"),
    [
        ("2402.17412", "2402.17412"),
        ("astro-ph/0601001", "astro-ph/0601001"),
        ("looms-of-old", "looms-of-old"),
        ("Looms", "on-looms"),
        ("looms/of-old", "on-looms"),
        ("../looms", "on-looms"),
        ("", "on-looms"),
    ],
)
def test_a_paper_of_another_site_of_ours_keeps_its_address_there(before: str, address: str) -> None:
    (merged,) = together(entry("On looms", published=Published(before, "k")))[0]
    _, (place,), _ = address_papers([merged], [], {}, DAY)
    assert place.address == address


@pytest.mark.parametrize(
    ("name", "variants", "others"),
    [
        ("bees", ("Bees", "bees", "bee"), ("bee",)),
        ("bees", ("Bee", "bee", "hive bee"), ("bee", "hive bee")),
        ("chain of thought (CoT)", ("CoT", "Chain of Thought", "chain-of-thought"), (
            "chain-of-thought",)),
        ("bees", ("bees",), ()),
        ("bees", (), ()),
    ],
)  # fmt: skip
def test_a_keyword_s_other_spellings_differ_in_more_than_case(
    name: str, variants: tuple[str, ...], others: tuple[str, ...]
) -> None:
    assert KeywordGroup("keywords/bees", name, (), variants).other_spellings == others
