from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAPER = "papers/2402.17412/"
TITLE = "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"


def titles(page: Page) -> list[str]:
    page.wait_for_function("() => paperweave.listDrawn")
    return [text.strip() for text in page.locator(".pw-all > ul > li > a").all_inner_texts()]


def test_filters_narrow_the_list_count_their_choices_and_stand_in_the_address(
    page: Page, site_address: str
) -> None:
    page.goto(f"{site_address}papers/")
    assert len(titles(page)) == 100
    choice = page.locator(".pw-choice", has_text="2018")
    assert choice.locator(".pw-count").inner_text() == "5"
    choice.click()
    assert len(titles(page)) == 5
    assert page.url.endswith("?year=2018")
    page.locator(".pw-choice", has_text="2019").click()
    assert len(titles(page)) == 9
    page.locator("[aria-label='Words in the title']").fill("learning")
    page.wait_for_url("**words=learning**")
    shown = titles(page)
    page.goto(page.url)
    assert titles(page) == shown


def test_a_filter_that_nothing_fits_says_so_and_offers_to_clear_it(
    page: Page, site_address: str
) -> None:
    page.goto(f"{site_address}papers/?words=zzzz")
    assert titles(page) == []
    assert "No paper fits" in page.locator(".pw-all [role=status]").inner_text()
    page.get_by_role("button", name="Clear all filters").click()
    assert len(titles(page)) == 100


def test_a_list_can_be_sorted_by_title(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}papers/?sort=title&year=2018")
    shown = titles(page)
    assert shown == sorted(shown, key=str.lower)


@pytest.mark.parametrize(
    ("form", "name"), [("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"), ("csv", "CSV")]
)
def test_what_is_shown_can_be_exported(
    page: Page, site_address: str, built_site: Path, form: str, name: str
) -> None:
    page.goto(f"{site_address}papers/?words=diffusekrona")
    assert titles(page) == [TITLE]
    with page.expect_download() as download:
        page.locator(".pw-all").get_by_role("button", name=name, exact=True).click()
    text = download.value.path().read_text(encoding="utf-8")
    assert download.value.suggested_filename == f"papers.{form}"
    if form == "csv":
        assert TITLE in text.splitlines()[1]
    elif form == "json":
        assert json.loads(text) == json.loads(
            (built_site / "papers/2402.17412.json").read_text(encoding="utf-8")
        )
    else:
        assert text == (built_site / f"papers/2402.17412.{form}").read_text(encoding="utf-8")


def test_a_paper_is_saved_on_any_page_and_removed_from_the_reading_list(
    page: Page, site_address: str
) -> None:
    page.goto(site_address + PAPER)
    page.get_by_role("button", name="Save: Diffuse").click()
    page.goto(f"{site_address}years/2018/")
    page.locator(".pw-save").first.click()
    page.goto(f"{site_address}reading-list/")
    assert len(titles(page)) == 2
    assert TITLE in titles(page)
    page.locator("li", has_text="DiffuseKronA").get_by_role("button").click()
    assert len(titles(page)) == 1
    page.reload()
    assert len(titles(page)) == 1


def test_papers_added_after_the_last_visit_are_marked_until_the_visit_ends(
    page: Page, site_address: str
) -> None:
    page.goto(f"{site_address}years/2018/")
    page.wait_for_selector(".pw-save")
    assert page.locator(".pw-new").count() == 0
    page.evaluate("paperweave.set('seen', '2020-01-01'); sessionStorage.clear()")
    page.reload()
    page.wait_for_selector(".pw-new")
    assert page.locator(".pw-new").count() == 5
    page.reload()
    page.wait_for_selector(".pw-new")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.wait_for_selector(".pw-save")
    assert page.locator(".pw-new").count() == 0


@pytest.mark.parametrize(
    ("form", "name"), [("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"), ("txt", "text")]
)
def test_a_citation_is_copied_with_one_click(
    page: Page, site_address: str, built_site: Path, form: str, name: str
) -> None:
    page.goto(site_address + PAPER)
    page.locator(f".pw-copy[aria-label*='{name}']").click()
    page.wait_for_function(
        "() => document.querySelector('.pw-files').textContent.includes('Copied')"
    )
    copied = page.evaluate("navigator.clipboard.readText()")
    written = (built_site / f"papers/2402.17412.{form}").read_text(encoding="utf-8")
    assert (
        (json.loads(copied) == json.loads(written))
        if form == "json"
        else (copied.strip() == written.strip())
    )


def test_keywords_are_filtered_while_typing(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}keywords/")
    page.locator(".pw-filter input").fill("diffus")
    shown = [text for text in page.locator(".pw-page > ul > li:visible").all_inner_texts() if text]
    assert shown
    assert all("diffus" in text.lower() for text in shown)


def test_the_map_is_walked_and_zoomed_by_keys_and_tells_the_title(
    page: Page, site_address: str
) -> None:
    page.goto(f"{site_address}map/")
    dots = page.locator(".pw-map__frame a")
    page.locator(".pw-map__frame a[tabindex='0']").focus()
    assert page.locator(".pw-map__title").inner_text() == dots.first.get_attribute("aria-label")
    page.keyboard.press("ArrowLeft")
    title = page.locator(".pw-map__title").inner_text()
    assert title != dots.first.get_attribute("aria-label")
    before = page.locator(".pw-map__frame svg").get_attribute("viewBox")
    page.keyboard.press("+")
    assert page.locator(".pw-map__frame svg").get_attribute("viewBox") != before
    page.keyboard.press("Enter")
    page.wait_for_url("**/papers/**")


def test_a_page_that_is_not_there_searches_for_what_was_asked(
    page: Page, site_address: str
) -> None:
    page.route(
        "**/papers/diffusekrona/",
        lambda route: route.fulfill(
            path=None,
            body=page.request.get(f"{site_address}404.html").text(),
            content_type="text/html",
            status=404,
        ),
    )
    page.goto(f"{site_address}papers/diffusekrona/")
    assert "DiffuseKronA" in page.locator("#pw-not-found li").first.inner_text()


def test_the_offline_copy_searches_and_follows_links_from_a_disk(
    chromium: Browser, built_site: Path, tmp_path: Path
) -> None:
    from paperweave.commands.offline import offline_files

    for name, data in offline_files(built_site):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(data)
    context = chromium.new_context()
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto((tmp_path / "index.html").as_uri())
    page.fill(".md-search__input", "diffusekrona")
    page.locator(".md-search-result__link").first.click()
    page.wait_for_url("**/papers/2402.17412/index.html**")
    page.locator("#keywords + ul a").first.click()
    page.wait_for_url("**/keywords/**/index.html")
    assert all(url.startswith("file:") for url in asked)
    context.close()


def test_related_papers_are_put_in_another_order(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}papers/2402.17412/")
    rows = page.locator("#related-papers + ol > li")
    most_alike = rows.all_inner_texts()
    assert len(most_alike) == 8
    page.select_option("#related-papers select", "Newest first")
    years = [int(text.partition("(")[2][:4]) for text in rows.all_inner_texts()]
    assert years == sorted(years, reverse=True)
    page.select_option("#related-papers select", "By keyword")
    words = page.locator("#related-papers + ol > li em:first-of-type").all_inner_texts()
    assert words == sorted(words, key=str.casefold)
    page.select_option("#related-papers select", "Most alike first")
    assert rows.all_inner_texts() == most_alike


def test_a_bar_shows_how_alike_a_related_paper_is(page: Page, site_address: str) -> None:
    page.goto(f"{site_address}papers/2402.17412/")
    shares = page.locator(".pw-strength").evaluate_all(
        "bars => bars.map(bar => +bar.style.getPropertyValue('--share'))"
    )
    assert len(shares) == 8
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < shares[0] <= 1
