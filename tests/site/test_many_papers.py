"""A site of more papers than give each author of two a page of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from tests.support.site_of import Site, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WROTE = {
    "Ann Bee": ("Looms", "Silk", "Wool"),
    "Cee Dee": ("Looms", "Silk"),
    "Eve Fay": ("Wool",),
}


def _library(*titles: str) -> str:
    def entry(title: str) -> dict[str, str]:
        authors = [name for name, wrote in WROTE.items() if title in wrote]
        return {"title": title, "author": " and ".join(authors), "year": "2020"}

    return bibliography(**{title: entry(title) for title in titles})


@pytest.mark.parametrize(
    ("papers", "least"),
    [(0, 2), (5_000, 2), (5_001, 5), (83_999, 5), (84_000, 6), (100_000, 7), (1_000_000, 71)],
)
def test_a_page_of_an_author_needs_more_papers_on_larger_sites(papers: int, least: int) -> None:
    assert Sizes().least_of_an_author(range(papers)) == least


@pytest.fixture
def built(tmp_path: Path) -> Callable[..., Site]:
    """Builds a site of these papers, where more than two are many."""
    site = Site(tmp_path)
    sizes = Sizes(all_authors=2, papers_of_an_author=3)

    def build(*titles: str) -> Site:
        site.put("bibliography.bib", _library(*titles))
        with patch(
            "paperweave.config.settings.read_settings",
            lambda text: replace(read_settings(text), sizes=sizes),
        ):
            assert site.build() == 0
        return site

    return build


def _authors(site: Site) -> set[str]:
    return {path.stem for path in (site.docs / "authors").glob("*.md")} - {"index"}


def _listed(site: Site) -> str:
    return (site.docs / "authors" / "index.md").read_text(encoding="utf-8")


def test_authors_of_few_papers_are_listed_with_these(built: Callable[..., Site]) -> None:
    site = built("Looms", "Silk", "Wool")
    assert _authors(site) == {"ann-bee"}
    listed = _listed(site)
    assert "People with 3 papers or more have a page" in listed
    of_cee = listed.partition("- Cee Dee")[2].partition("## ")[0]
    assert [title in of_cee for title in ("Looms", "Silk", "Wool")] == [True, True, False]


def test_pages_from_before_a_site_grew_stay(built: Callable[..., Site]) -> None:
    site = built("Looms", "Silk")
    assert _authors(site) == {"ann-bee", "cee-dee"}
    assert "or more have a page" not in _listed(site)
    assert _authors(built("Looms", "Silk", "Wool")) == {"ann-bee", "cee-dee"}
