"""A description in other words finds its paper, by vectors that are loaded when they are needed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.support.browsing import FIRST_TEN
from tests.support.rows import for_rows
from tests.support.timing import worked
from tests.support.waiting import true, until

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

BENCH = Path(__file__).parents[1] / "bench"
DESCRIPTION = "segmentation that works in fog, noise and blur"


def described() -> list[list[str]]:
    files = [BENCH / "descriptions.tsv", BENCH / "remembered.tsv"]
    lines = [line for file in files for line in file.read_text(encoding="utf-8").splitlines()]
    return [line.split("\t") for line in lines]


def hits(page: Page) -> int:
    answers = page.evaluate(FIRST_TEN, [text for _, text in described()])
    return sum(own in found for (own, _), found in zip(described(), answers, strict=True))


def vectors_of(asked: list[str]) -> list[str]:
    return [url.rpartition("/")[2] for url in asked if "/data/meaning" in url]


@pytest.fixture
def asked(page: Page) -> list[str]:
    """The addresses that the page asks for."""
    urls: list[str] = []
    page.on("request", lambda request: urls.append(request.url))
    return urls


def test_descriptions_find_their_papers_and_without_the_vectors_fewer_by_words_alone(
    page: Page,
) -> None:
    assert len(described()) == 229
    with_vectors = hits(page)
    assert with_vectors >= 0.82 * 229
    page.route("**/data/meaning*", lambda route: route.abort())
    page.reload()
    assert 0.75 * 229 <= hits(page) <= with_vectors - 8


@for_rows(
    "query",
    [
        "diffusekrona",
        "low-rank adaptation",
        "of the quantization",
        '"subject-driven text-to-image generation models"',
        "RealCustom: Narrowing Real Text Word",
        "year:2024 quantization",
        "2402.17412",
    ],
)
def test_what_is_no_description_loads_no_vectors(page: Page, asked: list[str], query: str) -> None:
    page.evaluate(FIRST_TEN, [query])
    assert vectors_of(asked) == []


def test_three_words_are_a_description_and_load_the_vectors_once(
    page: Page, asked: list[str]
) -> None:
    page.evaluate(FIRST_TEN, ["segmentation in fog and noise", DESCRIPTION])
    assert sorted(vectors_of(asked)) == [
        "meaning-0.js",
        "meaning-terms.js",
        "meaning.js",
    ]


def test_filters_and_unwanted_words_narrow_what_the_vectors_find(page: Page) -> None:
    everything, of_a_year, without = page.evaluate(
        FIRST_TEN, [DESCRIPTION, f"{DESCRIPTION} year:2023", f"{DESCRIPTION} -degraded"]
    )
    assert "2406.09627" in everything
    assert of_a_year
    assert all(address.startswith("23") for address in of_a_year)
    assert "2406.09627" not in without


def test_the_box_answers_by_words_before_the_vectors_are_there(page: Page) -> None:
    held: list[Any] = []
    page.route("**/data/meaning-terms.js*", lambda route: held.append(route))  # noqa: PLW0108
    with page.expect_request("**/data/meaning-terms.js*"):
        page.fill(".md-search__input", DESCRIPTION)
    true(page, "() => document.querySelector('.md-search-result__link')")
    assert page.evaluate("paperweave.shown") is None
    until(page, lambda: held)
    held[0].continue_()
    true(page, "(query) => paperweave.shown === query", DESCRIPTION)
    shown = page.locator(".md-search-result__link").all_inner_texts()
    assert any("RobustSAM" in text for text in shown)


def test_a_description_is_searched_for_from_a_disk_too(chromium: Browser, built_site: Path) -> None:
    page = chromium.new_page()
    page.goto((built_site / "index.html").as_uri())
    assert "2406.09627" in page.evaluate(FIRST_TEN, [DESCRIPTION])[0]
    page.close()


def test_an_answer_takes_less_than_60_ms(page: Page) -> None:
    queries = [text for _, text in described()[::4]]
    page.evaluate(FIRST_TEN, queries)
    took = min(worked(page, lambda: page.evaluate(FIRST_TEN, queries)) for _ in range(3))
    assert took / len(queries) < 60
