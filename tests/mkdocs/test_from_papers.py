"""A list's links from the folder of the papers."""

from __future__ import annotations

from urllib.parse import urljoin

from paperweave.mkdocs.stamping.from_papers import from_papers
from tests.support.html import read_page
from tests.support.rows import for_rows

MANY = "<li><a href=../../papers/2402.17412/>A title</a>" * 9
SITE = "https://site.example/"


def _page(tag: str, many: str = MANY) -> str:
    return f"<html>\n<head>\n<title>A</title></head><body>{tag}{many}</body></html>"


def _links(html: str, address: str) -> list[str]:
    """What a browser makes of a page's links."""
    page = read_page(address, html)
    base = next((tag["href"] for tag in page.all("base")), "")
    tags = [(name, tag) for name, tag in page.tags if name != "base"]
    place = urljoin(SITE + address, base)
    return [
        urljoin(place, at[key]) for _, at in tags for key in ("href", "src", "action") if key in at
    ]


@for_rows(
    ("tag", "shorter"),
    [
        ("<a href=../../papers/10.1000:2/>", "<a href=./10.1000:2/>"),
        ("<a href=../../papers/astro-ph/0601001/>", "<a href=astro-ph/0601001/>"),
        ("<a href=../../papers/>", "<a href=./>"),
        ('<a href="../../papers/?venue=A%20B">', '<a href="?venue=A%20B">'),
        ("<a href=../../>", "<a href=../>"),
        ("<a href=../..>", "<a href=../>"),
        ("<a href=../../years/2024/#may>", "<a href=../years/2024/#may>"),
        ("<a href=../lora/>", "<a href=../keywords/lora/>"),
        ("<a href=#a>", "<a href=../keywords/gpu/#a>"),
        ("<a href=?a&amp;b>", "<a href=../keywords/gpu/?a&amp;b>"),
        (
            "<link rel=stylesheet href=../../assets/frame.css>",
            "<link rel=stylesheet href=../assets/frame.css>",
        ),
        ("<script src=../../a.js data-run=b></script>", "<script src=../a.js data-run=b></script>"),
        ('<form action="../../papers/">', '<form action="./">'),
        ("<a href=https://a.example/b>", "<a href=https://a.example/b>"),
        ("<a href=mailto:a@a.example>", "<a href=mailto:a@a.example>"),
        ("<a href=/other/>", "<a href=/other/>"),
        ("<p>a href=../../papers/ href=b</p>", "<p>a href=../../papers/ href=b</p>"),
    ],
)
def test_a_list_s_links_lead_to_the_same_from_the_papers(tag: str, shorter: str) -> None:
    address = "keywords/gpu/"
    page = from_papers(_page(tag), address)
    assert page == _page(shorter, MANY.replace("../../papers/", "")).replace(
        "<head>", "<head><base href=../../papers/>"
    )
    assert _links(page, address) == _links(_page(tag), address)


@for_rows(
    ("address", "way"),
    [("keywords/parts/gpu-1/", "../../../papers/"), ("keywords/gpu.html", "../papers/")],
)
def test_a_list_may_be_at_any_depth(address: str, way: str) -> None:
    page = from_papers(_page("", MANY.replace("../../papers/", way)), address)
    assert f"<base href={way}>" in page
    assert page.count("<a href=2402.17412/>") == 9


def test_a_page_stays_as_it_is_where_that_is_shorter() -> None:
    page = _page("<a href=../lora/>A</a>" * 9, MANY[: len(MANY) // 9])
    assert from_papers(page, "keywords/gpu/") == page
