"""The real listings, end to end through the command."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.support.site_of import REAL_SEEDS, Site

if TYPE_CHECKING:
    from pathlib import Path

BLOCKS = "003_02695432d37ea414.txt"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of all the real seeds."""
    return _site(tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="module")
def without_bibliography(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of the listings alone, as on the first day."""
    return _site(tmp_path_factory.mktemp("listings"), "bibliography.bib", "addresses.tsv")


def _site(folder: Path, *left_out: str) -> Site:
    site = Site(folder)
    shutil.copytree(
        REAL_SEEDS, site.seeds, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*left_out)
    )
    assert site.build() == 0
    return site


def test_every_listing_has_the_entries_that_were_counted_by_hand(whole: Site) -> None:
    assert {f["file"][:3]: f["entries"] for f in whole.report["files"]} == {
        "000": 10,
        "001": 10,
        "002": 116,
        "003": 99,
        "bib": 230,
    }


def test_no_line_is_left_out(whole: Site, without_bibliography: Site) -> None:
    assert whole.lost() == []
    assert without_bibliography.lost() == []


def test_there_are_230_papers_with_a_page_each(whole: Site) -> None:
    assert len(whole.papers) == whole.report["papers"] == 230
    pages = [name for name in whole.pages() if name.startswith("papers/") and name.endswith(".md")]
    assert len(pages) == 231  # and the list of all


def test_the_bibliography_brings_authors_and_numbers(whole: Site) -> None:
    assert sum(bool(paper["authors"]) for paper in whole.papers) == 222
    assert all(paper["arxiv"] for paper in whole.papers)


def test_every_date_of_the_blocks_has_its_year(whole: Site) -> None:
    dates = [p["date"] for p in whole.papers if any(s["file"] == BLOCKS for s in p["sources"])]
    assert len(dates) == 99
    assert all(date and date[:2] == "20" for date in dates)


def test_without_the_bibliography_there_are_230_papers_too_and_five_say_that_they_have_no_title(
    without_bibliography: Site,
) -> None:
    papers = without_bibliography.papers
    assert len(papers) == 230
    untitled = [
        paper["title"] for paper in papers if paper["title"].startswith("Untitled paper (arXiv:")
    ]
    assert len(untitled) == without_bibliography.report["untitled"] == 5


def test_four_papers_stand_in_the_first_two_listings_and_one_in_the_second_and_third(
    whole: Site,
) -> None:
    beside = [
        frozenset(s["file"][:3] for s in paper["sources"]) - {"bib"} for paper in whole.papers
    ]
    assert beside.count(frozenset({"000", "001"})) == 4
    assert beside.count(frozenset({"001", "002"})) == 1
    assert sum(len(files) for files in beside) == 235


@pytest.mark.parametrize(
    ("one", "other"),
    [("RealCustom", "RealCustom++"), ("ECLIPSE", "$λ$-ECLIPSE"), ("RepQ-ViT", "RepQuant")],
)
def test_near_twins_are_two_papers(whole: Site, one: str, other: str) -> None:
    titles = [paper["title"].partition(":")[0] for paper in whole.papers]
    assert titles.count(one) == titles.count(other) == 1


def test_a_second_build_changes_no_file(whole: Site) -> None:
    times = {path: path.stat().st_mtime_ns for path in whole.docs.rglob("*")}
    assert whole.build() == 0
    assert {path: path.stat().st_mtime_ns for path in whole.docs.rglob("*")} == times
