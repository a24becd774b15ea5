from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser


def search(page: Page, query: str) -> Locator:
    """Type a query, wait for its answer, and return the first result's link."""
    page.fill(".md-search__input", query)
    page.wait_for_function("(q) => paperweave.shown === q", arg=query.strip())
    return page.locator(".md-search-result__link").first


@pytest.mark.parametrize(
    ("query", "address"),
    [
        (
            "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model",
            "2402.17412",
        ),
        ("diffusekrona", "2402.17412"),
        ("difusekrona", "2402.17412"),
        ("RealCustom++", "2408.09744"),
    ],
)
def test_a_title_typed_leads_to_its_page(page: Page, query: str, address: str) -> None:
    search(page, query)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/papers/{address}/**")
    assert page.locator(".pw-side").get_attribute("data-address") == address


@pytest.mark.parametrize("query", ["Jürgen Schmidhuber", "jurgen schmidhuber", "schmidhub"])
def test_an_author_is_found_with_and_without_accents_and_by_a_prefix(
    page: Page, query: str
) -> None:
    assert "Schmidhuber" in (search(page, query).inner_text())


def test_a_phrase_in_quotes_finds_only_what_has_it(page: Page) -> None:
    search(page, '"subject-driven text-to-image"')
    for text in page.locator(".md-search-result__link").all_text_contents():
        assert "text-to-image" in text.lower()
    search(page, '"model language large"')
    assert "No paper" in page.locator(".md-search-result__meta").inner_text()


@pytest.mark.parametrize(
    "query",
    ["quantization year:2024", 'author:"jurgen schmidhuber"', "keyword:diffusion year:2023"],
)
def test_filters_in_the_query_narrow_what_is_found(page: Page, query: str) -> None:
    search(page, query)
    facts = page.locator(".pw-found__facts").all_inner_texts()
    assert facts
    year = query.partition("year:")[2]
    assert all(year in text for text in facts)
    assert "author:" not in query or all("Schmidhuber" in text for text in facts)


def test_results_show_names_year_and_passage_with_the_words_marked(page: Page) -> None:
    link = search(page, "kronecker product")
    assert "2024" in link.locator(".pw-found__facts").inner_text()
    assert "Marjit" in link.locator(".pw-found__facts").inner_text()
    assert "kronecker" in link.locator(".pw-found__passage mark").first.inner_text().lower()


def test_the_query_is_in_the_address_and_opens_there_again(page: Page, site_address: str) -> None:
    search(page, "kronecker")
    assert page.url.endswith("?q=kronecker")
    page.goto(f"{site_address}keywords/?q=kronecker")
    assert "DiffuseKronA" in page.locator(".md-search-result__link").first.inner_text()


@pytest.mark.parametrize("key", ["/", "s", "f"])
def test_a_key_opens_the_box_and_arrows_walk_the_results(page: Page, key: str) -> None:
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.name") == "q"
    search(page, "quantization")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    second = page.locator(".md-search-result__link").nth(1)
    assert second.evaluate("(link) => link === document.activeElement")
    page.keyboard.press("Escape")
    assert page.locator(".pw-found").is_hidden()


def test_a_keyword_and_a_related_paper_can_be_followed(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}papers/2402.17412/")
    name = page.locator("#keywords + ul a").first.inner_text()
    page.locator("#keywords + ul a").first.click()
    assert page.locator("h1").inner_text().strip() == name
    page.goto(f"{site_address}papers/2402.17412/")
    title = page.locator("#related-papers + ol a").first.inner_text()
    page.locator("#related-papers + ol a").first.click()
    assert page.locator("h1").inner_text().strip() == title
