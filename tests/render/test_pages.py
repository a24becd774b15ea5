"""The pages of a small collection, of two listings that do not say the same."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from paperweave.render.front_matter import read_page
from tests.support.rows import for_rows
from tests.support.site_of import Site, bibliography

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SPUN = "Looms weave spun silk. We describe how they weave it, and why it breaks when it is wet."
GLASS = "Glass looms weave wool. The code is at https://github.com/a/b for all who weave."
OURS = bibliography(
    spun={
        "title": "Spun silk",
        "author": "Byron, Ada and Babbage, Charles",
        "year": "2024",
        "month": "mar",
        "booktitle": "LoomConf",
        "doi": "10.1234/spun",
        "eprint": "2403.00001",
        "keywords": "spun silk, looms",
        "abstract": SPUN,
    },
    glass={"title": "Glass looms", "author": "Byron, Ada", "keywords": "looms", "abstract": GLASS},
    gone={"title": "Wool that is gone", "eprint": "2301.00002", "withdrawn": "yes"},
    bare={"title": "Bare", "year": "2020"},
)
THEIRS = json.dumps(
    [
        {
            "title": "Spun silk",
            "authors": ["Ada Byron"],
            "arxiv": "2403.00001",
            "date": "2024-03-09",
            "abstract": SPUN,
        }
    ]
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    site = Site(tmp_path_factory.mktemp("pages"))
    site.put("history.tsv", "")
    site.put("ours.bib", OURS)
    site.put("theirs.json", THEIRS)
    site.put("empty.txt", "")
    assert site.build() == 3
    return site


def page(site: Site, name: str) -> tuple[dict[str, object], str]:
    return read_page((site.docs / f"{name}.md").read_text(encoding="utf-8"))


@for_rows(
    ("paper", "facts"),
    [
        (
            "2403.00001",
            {
                "title": "Spun silk",
                "template": "paper.html",
                "address": "2403.00001",
                "description": SPUN,
                "authors": ["Ada Byron", "Charles Babbage"],
                "author_pages": {"Ada Byron": "authors/ada-byron"},
                "shown_date": "9 March 2024",
                "year": 2024,
                "year_page": "years/2024",
                "arxiv": "2403.00001",
                "doi": "10.1234/spun",
                "venue": "LoomConf",
                "withdrawn": None,
                "untitled": None,
                "files": True,
                "citations": None,
            },
        ),
        ("glass-looms", {"year": None, "year_page": None, "shown_date": None, "date": None}),
        ("glass-looms", {"links": [{"kind": "code", "url": "https://github.com/a/b"}]}),
        ("2301.00002", {"withdrawn": True, "files": None, "cite": None}),
        ("bare", {"description": None, "authors": None, "keywords": None, "venue_page": None}),
    ],
)
def test_a_page_begins_with_the_facts_of_its_paper(
    site: Site, paper: str, facts: dict[str, object]
) -> None:
    found, _ = page(site, f"papers/{paper}")
    assert {name: found.get(name) for name in facts} == facts


FEED = "feeds/all.atom"


@for_rows(
    ("name", "title", "template", "feed"),
    [
        ("index", "Paperweave", "home.html", FEED),
        ("papers/index", "All papers", "papers.html", FEED),
        ("keywords/index", "Keywords", "keywords.html", None),
        ("authors/index", "Authors", "authors.html", None),
        ("venues/index", "Venues", "venues.html", None),
        ("topics/index", "Topics", "list.html", None),
        ("sources/index", "Sources", "sources.html", None),
        ("years/index", "Years", "years.html", None),
        ("map", "Map", "map.html", None),
        ("reading-list", "Reading list", "reading-list.html", None),
        ("compare", "Compare a bibliography", "compare.html", None),
        ("review", "Review desk", "review.html", None),
        ("report", "Build report", "report.html", None),
        ("differences", "Where sources disagree", "report.html", None),
        ("changes", "What changed", "changes.html", "feeds/changes.atom"),
        ("keywords/looms", "looms", "list.html", "feeds/keywords/looms.atom"),
        ("authors/ada-byron", "Ada Byron", "list.html", None),
        ("years/2024", "2024", "list.html", None),
        ("sources/ours-bib", "ours.bib", "list.html", None),
    ],
)
def test_each_page_has_its_title_its_template_and_its_feed(
    site: Site, name: str, title: str, template: str, feed: str | None
) -> None:
    facts, text = page(site, name)
    assert (facts["title"], facts["template"], facts.get("feed")) == (title, template, feed)
    assert facts["search"] == {"exclude": True}
    assert text.startswith(f"# {title}\n")


@for_rows(
    ("name", "facts"),
    [
        ("keywords/looms", {"description": "2 papers: looms", "deferred": None}),
        ("sources/ours-bib", {"description": "4 papers: ours.bib"}),
        ("papers/index", {"listed": None}),
    ],
)
def test_a_list_tells_how_many_papers_it_has(
    site: Site, name: str, facts: dict[str, object]
) -> None:
    found, _ = page(site, name)
    assert {key: found.get(key) for key in facts} == facts


@for_rows(
    ("name", "said"),
    [
        ("papers/2403.00001", "- [looms](../keywords/looms.md)"),
        ("papers/2403.00001", "- authors: Ada Byron, Charles Babbage"),
        ("papers/2403.00001", "- keywords: spun silk, looms"),
        ("papers/2403.00001", "- title: Spun silk"),
        ("papers/2403.00001", "- venue: LoomConf"),
        ("papers/2403.00001", "- DOI: 10&#46;1234/spun"),
        ("papers/2403.00001", "- arXiv number: 2403&#46;00001"),
        ("papers/2403.00001", "- date: 2024-03\n"),
        ("papers/2403.00001", "- date: 2024-03-09"),
        ("papers/2403.00001", "```bibtex\n@misc{spun,"),
        ("papers/2403.00001", "both have the arXiv number 2403.00001."),
        ("papers/2403.00001", "theirs.json:1 has “Ada Byron”."),
        ("papers/bare", "- title: Bare\n- date: 2020\n"),
        ("keywords/looms", "Ada Byron and Charles Babbage · 9 March 2024 · LoomConf  \n  Also ["),
        ("keywords/looms", "- [Glass looms](../papers/glass-looms.md)  \n  Ada Byron  \n  Also "),
        ("years/2020", "## 2020, month unknown\n\n- [Bare](../papers/bare.md)  \n  2020"),
        ("differences", "## [Spun silk](papers/2403.00001.md)\n\n- The sources disagree on"),
        ("report", "| empty.txt | not read | 0 | 0 | 1 |"),
        ("report", "| [ours.bib](sources/ours-bib.md) | BibTeX | 4 | 0 | 0 |"),
        ("report", "Both have the arXiv number 2403.00001:\n\n- [Spun silk](papers/2403.00001.md)"),
        ("report", "4 papers from 3 files. Each section shows at most 200 items"),
        ("changes", "- New paper: [Spun silk](papers/2403.00001.md) (ours.bib:1)."),
    ],
)
def test_a_page_says_what_the_listings_have(site: Site, name: str, said: str) -> None:
    _, text = page(site, name)
    assert said in text


@for_rows(
    "line",
    [
        "file\tours.bib: BibTeX, 4 entries, 0 lines of the page around them",
        "file\tempty.txt: not read, 0 entries, 0 lines of the page around them",
        "merge\tpapers/2403.00001: both have the arXiv number 2403.00001",
        (
            "differ\tpapers/2403.00001: authors: Ada Byron, Charles Babbage (no listing outweighs "
            "another, and this says most), theirs.json:1 has Ada Byron"
        ),
    ],
)
def test_the_report_has_a_line_for_each_thing(site: Site, line: str) -> None:
    lines = (site.docs / "report.txt").read_text(encoding="utf-8").splitlines()
    assert any(one.startswith(line) for one in lines), lines


def test_the_page_of_a_large_site_repeats_nothing_of_its_files(tmp_path: Path) -> None:
    small = replace(Sizes(), small_site=1)
    with patch(
        "paperweave.config.settings.read_settings",
        lambda text: replace(read_settings(text), sizes=small),
    ):
        site = Site(tmp_path)
        site.put("ours.bib", OURS)
        assert site.build() == 0
    found, text = page(site, "papers/2403.00001")
    assert {"cite", "files", "said"}.isdisjoint(found)
    assert found["head"]["data"] is None  # type: ignore[index]
    assert "@article" not in text  # the raw text of its listing
    assert "\n- [ours.bib](../sources/ours-bib.md), lines" in text
    _, text = page(site, "keywords/looms")
    assert "Ada Byron and Charles Babbage · March 2024 · LoomConf\n" in text
    assert "Also" not in text


def listed(years: Sequence[int]) -> dict[str, dict[str, str]]:
    """A paper of each year on looms, the first two on knots too, and the first on threads."""
    also = [", knots, threads", ", knots", *[""] * 9]
    return {
        f"p{n}": {
            "title": f"Paper {number}",
            "year": str(year),
            "booktitle": f"Proceedings of the {year} Conference on Looms and Knots (CLK)",
            "keywords": f"looms{also[n]}",
        }
        for n, (number, year) in enumerate(zip(NUMBERS, years, strict=False))
    } | {"thread": {"title": "Paper on threads alone", "keywords": "threads"}}


NUMBERS = ("one", "two", "three", "four", "five", "six")


@for_rows(
    ("years", "headings", "line"),
    [
        # Of a few papers each says its date.
        ([2020, 2021, 2022, 2023, 2024], [], "2020 · CLK"),
        ([2020, 2020, 2022, 2023, 2024, 2024], ["2024", "2023", "2022", "2020"], "CLK"),
    ],
)
def test_a_keyword_s_list_of_many_papers_has_years_as_headings(
    tmp_path_factory: pytest.TempPathFactory, years: list[int], headings: list[str], line: str
) -> None:
    site = Site(tmp_path_factory.mktemp("years"))
    site.put("papers.bib", bibliography(**listed(years)))
    site.build()
    _, text = page(site, "keywords/looms")
    found = re.findall(r"^## (.*)$", text, re.MULTILINE)
    assert found == [*headings, "Often seen together"]
    assert re.search(rf"\[Paper one\]\(.*\)  \n  {line} *(\n|$)", text)


def test_keywords_that_one_paper_has_together_are_not_often_seen_together(
    tmp_path: Path,
) -> None:
    site = Site(tmp_path)
    site.put("papers.bib", bibliography(**listed([2020, 2021])))
    site.build()
    for name, often in (("looms", ["knots"]), ("knots", ["looms"]), ("threads", [])):
        _, text = page(site, f"keywords/{name}")
        _, heading, beside = text.partition("## Often seen together")
        assert re.findall(r"\[(.*)\]", beside) == often
        assert bool(heading) == bool(often)


def test_a_page_of_a_venue_or_a_month_does_not_say_it_in_each_line(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.put(
        "papers.bib",
        bibliography(
            **{
                name: {
                    "title": f"Paper {name}",
                    "author": "Weaver, Ada",
                    "year": "2024",
                    "month": month,
                    "booktitle": "Proceedings of the 2024 Conference on Looms and Knots (CLK)",
                }
                for name, month in (("one", "mar"), ("two", "may"))
            }
        ),
    )
    site.build()
    (venue,) = (site.docs / "venues").glob("conference*.md")
    for name, line in (
        (f"venues/{venue.stem}", "Ada Weaver · May 2024"),
        ("years/2024", "Ada Weaver · CLK"),
    ):
        _, text = page(site, name)
        assert re.search(rf"\[Paper two\]\(.*\)  \n  {line} *(\n|$)", text)
