"""A paper's own subjects are wherever its keywords are, and become links with a second paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.config.curation import Curation
from paperweave.export.search_words import KEYWORD, Searchable
from paperweave.keywords import phrases_of, shared_keywords
from tests.support.making import abstract, entry, published, together
from tests.support.searched import words_of_each
from tests.support.site_of import Site

if TYPE_CHECKING:
    from pathlib import Path

TICKETS = "The lottery ticket hypothesis is about network pruning."
SUBJECT = "lottery ticket hypothesis"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site on which one paper is about lottery tickets."""
    site = Site(tmp_path_factory.mktemp("own"))
    site.bibliography(
        one={"title": "The lottery ticket hypothesis", "year": "2019", "abstract": TICKETS},
        two={"title": "Old looms", "year": "2020", "abstract": "Old looms weave."},
    )
    assert site.build() == 0
    return site


def test_an_own_subject_is_in_feeds_and_exports_and_without_a_link(site: Site) -> None:
    subjects = {paper["title"]: paper["subjects"] for paper in site.papers}
    assert SUBJECT in subjects["The lottery ticket hypothesis"]
    files = {name: text.decode(errors="replace") for name, text in site.pages().items()}
    assert f"KW  - {SUBJECT}" in files["papers.ris"]
    assert f'term="{SUBJECT}"' in files["feeds/all.atom"]
    assert files["papers.csv"].count(SUBJECT) == 3  # title, keywords and abstract
    assert f"keywords/{SUBJECT.replace(' ', '-')}.md" not in files


def test_it_is_found_as_a_keyword_is() -> None:
    merged, _ = together(entry("A title", abstract=abstract("looms")))
    (paper,) = published(merged)
    (found,) = words_of_each([Searchable(paper, (SUBJECT,))])
    assert all(found[word] & KEYWORD for word in SUBJECT.split())


def test_it_becomes_a_keyword_with_a_page_as_soon_as_another_paper_has_it(tmp_path: Path) -> None:
    site = Site(tmp_path)
    site.bibliography(
        one={"title": "The lottery ticket hypothesis", "year": "2019", "abstract": TICKETS},
        two={
            "title": "On the lottery ticket hypothesis",
            "year": "2020",
            "abstract": "We doubt the lottery ticket hypothesis of the first paper.",
        },
    )
    assert site.build() == 0
    for paper in site.papers:
        assert SUBJECT in paper["keywords"]
        assert SUBJECT not in paper["subjects"]
    page = f"keywords/{SUBJECT.replace(' ', '-')}.md"
    files = site.pages()
    assert page in files
    pages = [text for name, text in files.items() if name.startswith("papers/") and b"itle" in text]
    assert sum(f"../{page}".encode() in text for text in pages) == 2


def test_what_only_wraps_a_shared_keyword_is_no_subject_of_its_own() -> None:
    papers = [
        ("Few-shot looms", "We study few-shot weaving of silk. Few-shot looms are few-shot."),
        ("Few-shot silk", "Few-shot silk is few-shot, and few-shot wool is, too."),
        (
            "On few-shot learning",
            "We study few-shot learning of looms, and few-shot learning pays.",
        ),
    ]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 3, Curation())
    assert all("few-shot" in names for names in found.shown_of_each)
    assert "few-shot learning" not in found.own[2]
