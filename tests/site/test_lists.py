from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs

import pytest
from lxml import html

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.html import Page

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(scope="module")
def papers(built_site: Path) -> list[dict[str, Any]]:
    return [
        json.loads(line)
        for line in (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    ]


def test_the_list_of_all_papers_is_complete_without_a_script(
    pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    linked = {link.rstrip("/") for link in pages["papers/index.html"].links}
    assert {paper["address"] for paper in papers} <= linked


def test_every_listing_has_a_page_with_its_papers(
    pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    page = pages["sources/001-44279cb8b6302d35-txt/index.html"]
    named = {
        p["address"] for p in papers if any(s["file"].startswith("001_") for s in p["sources"])
    }
    assert len(named) == 10
    assert all(
        any(link.endswith(f"/papers/{address}/") for link in page.links) for address in named
    )


def test_a_keyword_s_page_names_the_other_keywords_of_its_papers(
    pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    (paper,) = (p for p in papers if p["address"] == "2402.17412")
    others = [name for name in paper["keywords"] if name != "diffusion models"]
    assert others
    line = next(
        text
        for text in _items(pages["keywords/diffusion-models/index.html"])
        if "DiffuseKronA" in text
    )
    assert len(others) > 3
    assert line.endswith(f"Also {', '.join(others[:3])}")
    assert "Also" not in _items(pages["years/2024/index.html"])[0]


def _items(page: Page) -> list[str]:
    return [
        " ".join("".join(map(str, item.itertext())).split())
        for item in html.fromstring(page.source).iter("li")
    ]


def test_lists_carry_a_record_of_each_paper_for_reference_managers(pages: dict[str, Page]) -> None:
    records = [
        parse_qs(span["title"])
        for span in pages["years/2024/index.html"].all("span", **{"class": "Z3988"})
    ]
    assert len(records) == 71
    record = next(r for r in records if r["rft.title"][0].startswith("DiffuseKronA"))
    assert record["rft.type"] == ["conferencePaper"]
    assert record["rft.source"] == ["WACV 2025"]
    assert record["rft.creator"][:2] == ["Shyam Marjit", "Harshit Singh"]
    assert record["rft_id"] == ["info:doi/10.48550/arXiv.2402.17412"]
    assert max(len(record.get("rft.creator", [])) for record in records) > 30


def test_the_feed_of_all_papers_has_the_newest_first(built_site: Path) -> None:
    feed = ET.parse(built_site / "feeds/all.atom").getroot()  # noqa: S314 - our own file
    entries = feed.findall(f"{ATOM}entry")
    assert len(entries) == 100
    published = [entry.findtext(f"{ATOM}published") or "" for entry in entries]
    assert published == sorted(published, reverse=True)
    assert all(entry.findtext(f"{ATOM}summary") for entry in entries)


def test_every_keyword_has_a_feed_that_its_page_names(
    built_site: Path, pages: dict[str, Page]
) -> None:
    keywords = [
        path
        for path, page in pages.items()
        if path.startswith("keywords/")
        and path != "keywords/index.html"
        and 'http-equiv="refresh"' not in page.source
    ]
    assert keywords
    for path in keywords:
        (link,) = pages[path].all("link", rel="alternate")
        assert (built_site / path / ".." / link["href"]).resolve().is_file()


def test_crawlers_are_told_where_the_sitemap_is(built_site: Path) -> None:
    assert (
        "Sitemap: https://paperweave.example.org/sitemap.xml"
        in (built_site / "robots.txt").read_text()
    )
    assert (built_site / "sitemap.xml").is_file()


def test_every_bar_of_the_timeline_leads_to_its_month(
    pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    bars = [
        a
        for a in pages["index.html"].all("a")
        if a.get("href", "").startswith("years/") and "#" in a["href"]
    ]
    assert sum(int(bar["aria-label"].rpartition(" ")[2]) for bar in bars) == len(papers)
    for bar in bars:
        page, _, anchor = bar["href"].partition("#")
        assert anchor in pages[f"{page}index.html"].anchors


def test_the_map_has_a_dot_and_a_line_of_text_for_every_paper(
    pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    page = pages["map/index.html"]
    dots = [circle for circle in page.all("circle") if "pw-map__dot" in circle.get("class", "")]
    assert len(dots) == len(papers)
    for paper in papers:
        assert page.links.count(f"../papers/{paper['address']}/") == 2
