from __future__ import annotations

import gzip
import json
import re
from statistics import median, quantiles
from typing import TYPE_CHECKING, Any

import pytest

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


def test_reference_managers_read_a_preprint_with_one_tag_an_author(
    paper_pages: dict[str, Page],
) -> None:
    page = paper_pages["2402.17412"]
    assert page.meta("z:itemType") == ["preprint"]
    assert page.meta("citation_title") == [
        "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"
    ]
    assert page.meta("citation_author")[:2] == ["Shyam Marjit", "Harshit Singh"]
    assert page.meta("citation_publication_date") == ["2024/02"]
    assert page.meta("citation_doi") == ["10.48550/arXiv.2402.17412"]
    assert page.meta("citation_pdf_url") == ["https://arxiv.org/pdf/2402.17412"]
    assert page.meta("og:type") == ["article"]
    assert page.all("link", rel="canonical")[0]["href"].endswith("/papers/2402.17412/")
    assert "Z3988" not in page.source


def test_the_head_of_every_page_says_what_its_record_says(
    paper_pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    for paper in papers:
        page = paper_pages[paper["address"]]
        assert page.meta("citation_title") == [paper["title"]]
        assert page.meta("citation_author") == paper["authors"]
        assert page.meta("citation_doi") == [paper["doi"] or f"10.48550/arXiv.{paper['arxiv']}"]
        assert page.meta("citation_publication_date") == [paper["date"].replace("-", "/")]


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
        assert article["@type"] == "ScholarlyArticle"
        assert article["headline"] == paper["title"]
        assert [a["name"] for a in article.get("author", [])] == paper["authors"]
        assert None not in article.values()


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
