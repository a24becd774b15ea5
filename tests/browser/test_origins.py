"""Pointing at a fact of a paper shows the words of the listings that say it, in a browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

PAPER = "papers/2402.17412/"
TITLE = "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"
FACTS = [
    ("h1", TITLE),
    (".pw-authors a >> nth=4", "Chia-Mu Yu"),
    (".pw-when a >> nth=0", "2024"),
    (".pw-when a >> nth=1", "WACV 2025"),
    (".pw-side a[href*='abs/']", "2402.17412"),
]


def marks(page: Page, within: str) -> list[str]:
    return page.locator(f"{within} mark").all_inner_texts()


@pytest.mark.opens(PAPER)
@pytest.mark.parametrize(("selector", "said"), FACTS)
def test_focus_shows_the_words_that_say_a_fact_and_marks_them_below(
    page: Page, selector: str, said: str
) -> None:
    page.locator(selector).focus()
    page.wait_for_selector(".pw-origin:not([hidden])")
    assert said in marks(page, ".pw-origin")
    assert page.locator(selector).get_attribute("aria-describedby") == "pw-origin"
    assert "bibliography.bib, line 15" in page.locator(".pw-origin").inner_text()
    inside = page.locator(".pw-part-sources pre mark").all_text_contents()
    assert said in inside
    page.keyboard.press("Escape")
    expect(page.locator(".pw-origin")).to_be_hidden()
    expect(page.locator(".pw-part-sources pre mark")).to_have_count(0)


@pytest.mark.opens(PAPER)
def test_pointing_shows_every_source_that_says_it(page: Page) -> None:
    page.locator("h1").hover()
    page.wait_for_selector(".pw-origin:not([hidden])")
    assert marks(page, ".pw-origin") == [TITLE, TITLE]
    assert "002_b67065aa508de05f.txt, line 3" in page.locator(".pw-origin").inner_text()
    page.mouse.move(5, 600)
    page.wait_for_selector(".pw-origin", state="hidden")


@pytest.mark.opens(PAPER)
def test_the_raw_text_is_the_same_before_and_after(page: Page) -> None:
    before = page.locator(".pw-part-sources pre").all_text_contents()
    page.locator("h1").focus()
    page.wait_for_selector(".pw-origin:not([hidden])")
    assert page.locator(".pw-part-sources pre").all_text_contents() == before
    page.locator(".pw-authors a").first.focus()
    assert page.locator(".pw-part-sources pre").all_text_contents() == before


def test_a_page_loads_it_only_when_a_fact_is_pointed_at(page: Page, site_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{site_address}{PAPER}", wait_until="networkidle")
    assert not [url for url in asked if "origins" in url]


def test_it_works_from_a_disk_on_a_narrow_screen(chromium: Browser, built_site: Path) -> None:
    page = chromium.new_page(viewport={"width": 390, "height": 800})
    page.goto((built_site / PAPER / "index.html").as_uri())
    page.locator(".pw-when a").last.focus()
    page.wait_for_selector(".pw-origin:not([hidden])")
    box = page.locator(".pw-origin").bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    page.close()
