from __future__ import annotations

import gzip
import json
import re
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.html import Page


@pytest.fixture(scope="module")
def papers(built_site: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    ]


@pytest.fixture(scope="module")
def paper_pages(pages: dict[str, Page], papers: list[dict[str, Any]]) -> dict[str, Page]:
    return {p["address"]: pages[f"papers/{p['address']}/index.html"] for p in papers}


def test_every_paper_has_a_page(paper_pages: dict[str, Page]) -> None:
    assert len(paper_pages) == 230


def test_reference_managers_read_a_paper_with_one_tag_an_author(
    paper_pages: dict[str, Page],
) -> None:
    page = paper_pages["2402.17412"]
    assert page.meta("z:itemType") == ["conferencePaper"]
    assert page.meta("citation_conference_title") == ["WACV 2025"]
    assert page.meta("citation_title") == [
        "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"
    ]
    assert page.meta("citation_author")[:2] == ["Shyam Marjit", "Harshit Singh"]
    assert page.meta("citation_publication_date") == ["2025"]  # as WACV 2025 has it
    assert page.meta("citation_doi") == ["10.48550/arXiv.2402.17412"]
    assert page.meta("citation_pdf_url") == ["https://arxiv.org/pdf/2402.17412"]
    assert page.meta("citation_abstract")[0].startswith("In the realm of subject-driven")
    assert page.meta("og:type") == ["article"]
    assert page.all("link", rel="canonical")[0]["href"].endswith("/papers/2402.17412/")
    assert "Z3988" not in page.source


def test_a_preprint_says_where_it_lies_and_under_which_number(paper_pages: dict[str, Page]) -> None:
    page = paper_pages["2306.07967"]
    assert page.meta("z:itemType") == ["preprint"]
    assert page.meta("z:repository") == ["arXiv"]
    assert page.meta("z:archiveID") == ["arXiv:2306.07967"]


def test_a_journal_article_names_its_journal_and_volume(paper_pages: dict[str, Page]) -> None:
    page = paper_pages["2206.13140"]
    assert page.meta("z:itemType") == ["journalArticle"]
    assert page.meta("citation_journal_title")
    assert page.meta("citation_conference_title") == []


def _words(name: str) -> list[str]:
    """A name's words, whichever comes first: ``de las Casas, Diego`` where the listing tells."""
    return sorted(re.findall(r"\w+", name))


def test_the_head_of_every_page_says_what_its_record_says(
    paper_pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    for paper in papers:
        page = paper_pages[paper["address"]]
        assert page.meta("citation_title") == [without_tex(paper["title"])]
        assert page.meta("og:title") == [without_tex(paper["title"])]
        assert list(map(_words, page.meta("citation_author"))) == list(
            map(_words, paper["authors"])
        )
        assert page.meta("citation_doi") == [paper["doi"] or f"10.48550/arXiv.{paper['arxiv']}"]
        assert page.meta("citation_publication_date") == [paper["issued"].replace("-", "/")]


def test_linked_data_of_every_page_is_an_article_without_empty_values(
    paper_pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    for paper in papers:
        block = re.search(
            r'<script type="application/ld\+json">(.*?)</script>',
            paper_pages[paper["address"]].source,
        )
        assert block
        article = json.loads(block[1])
        assert article["@type"] in ("ScholarlyArticle", "Thesis")
        assert article["headline"] == without_tex(paper["title"])
        assert [a["name"] for a in article.get("author", [])] == paper["authors"]
        assert article.get("abstract") == paper["abstract"]
        assert None not in article.values()


def test_programs_find_citations_pdf_and_identity_by_links_in_the_head(
    paper_pages: dict[str, Page], built_site: Path
) -> None:
    page = paper_pages["2402.17412"]
    cited = page.all("link", rel="alternate describedby")
    assert [link["type"] for link in cited] == [
        "application/x-bibtex",
        "application/x-research-info-systems",
        "application/vnd.citationstyles.csl+json",
    ]
    for link in cited:
        assert (built_site / page.path).parent.joinpath(link["href"]).is_file()
    assert [link["href"] for link in page.all("link", rel="cite-as")] == [
        "https://doi.org/10.48550/arXiv.2402.17412"
    ]
    assert [link["href"] for link in page.all("link", rel="type")] == [
        "https://schema.org/ScholarlyArticle",
        "https://schema.org/AboutPage",
    ]
    assert page.all("link", rel="item", type="application/pdf")
    assert page.all("link", rel="search")


def test_a_page_stays_light(paper_pages: dict[str, Page]) -> None:
    plain = [len(page.source.encode()) for page in paper_pages.values()]
    packed = [len(gzip.compress(page.source.encode(), 9)) for page in paper_pages.values()]
    assert median(plain) <= 24_000
    assert median(packed) <= 6_000
    assert quantiles(packed, n=20)[-1] <= 9_000


def test_mathematics_is_in_the_page_and_needs_no_script(paper_pages: dict[str, Page]) -> None:
    page = paper_pages["2402.05195"]
    heading = page.source[page.source.index("<h1") : page.source.index("</h1>")]
    assert "<math" in heading
    assert "λ" in heading
    assert "$" not in heading
