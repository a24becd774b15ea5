"""Papers like those of the reading list, with reasons, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.timing import worked
from tests.support.waiting import drawn, drawn_again

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

UNLEARNING = ["2304.04934", "2308.07707", "2408.06621"]
QUANTIZATION = ["2309.05210", "2310.07147", "2402.05628"]
SUMMARY = "More like these"


def save(page: Page, addresses: Sequence[str]) -> None:
    """Put papers into the reading list, as a reader's browser keeps them."""
    page.evaluate("(addresses) => paperweave.save(addresses)", list(addresses))


def opened(page: Page, site_address: str, addresses: Sequence[str]) -> None:
    """The reading list with these papers, and what is like them shown."""
    save(page, addresses)
    page.goto(f"{site_address}reading-list/")
    page.locator("summary", has_text=SUMMARY).focus()
    page.keyboard.press("Enter")
    drawn(page, "recommended")


def found_again(page: Page, act: Callable[[], object]) -> None:
    drawn_again(page, act, "recommended")


def addresses(page: Page) -> list[str]:
    links = page.locator(".pw-like__found li > a").evaluate_all(
        "(links) => links.map((link) => paperweave.addressOf(link))"
    )
    return [str(address) for address in links]


def rows(page: Page) -> list[str]:
    return page.locator(".pw-like__found li").all_inner_texts()


def test_papers_like_the_list_are_shown_and_none_that_is_on_it(
    page: Page, site_address: str
) -> None:
    opened(page, site_address, UNLEARNING)
    assert len(addresses(page)) == 8
    assert not set(addresses(page)) & set(UNLEARNING)
    assert sum("nlearn" in text for text in rows(page)) >= 6


def test_each_names_saved_papers_that_it_is_near_and_what_both_are_about(
    page: Page, site_address: str
) -> None:
    opened(page, site_address, UNLEARNING)
    saved = page.locator(".pw-rows > li > a").all_inner_texts()
    for text in rows(page):
        why = next(line for line in text.splitlines() if " · close to “" in line)
        assert any(f"“{title}”" in why for title in saved)
        assert why.startswith(("Shared: ", "Similar wording · "))
    assert any("Shared: machine unlearning" in text for text in rows(page))


def test_two_interests_both_count(page: Page, site_address: str) -> None:
    opened(page, site_address, [*UNLEARNING, *QUANTIZATION])
    found = rows(page)
    assert any("nlearn" in text for text in found)
    assert any("uanti" in text.splitlines()[0] for text in found)


def test_less_of_this_takes_a_paper_away_with_what_is_like_it_until_one_starts_over(
    page: Page, site_address: str
) -> None:
    opened(page, site_address, [*UNLEARNING, *QUANTIZATION])
    before = addresses(page)
    place = next(i for i, text in enumerate(rows(page)) if "nlearn" in text.splitlines()[0])
    less = page.get_by_role("button", name="Less of this").nth(place)
    less.focus()
    found_again(page, lambda: page.keyboard.press("Enter"))
    assert before[place] not in addresses(page)
    assert sum("nlearn" in text for text in rows(page)) < 4
    assert page.evaluate("document.activeElement.getAttribute('role')") == "status"
    page.reload()
    page.locator("summary", has_text=SUMMARY).click()
    drawn(page, "recommended")
    assert "1 paper is hidden" in page.locator(".pw-like__found").inner_text()
    assert before[place] not in addresses(page)
    found_again(page, page.get_by_role("button", name="Start over").click)
    assert addresses(page) == before


def test_a_paper_that_is_saved_from_there_leads_to_others(page: Page, site_address: str) -> None:
    opened(page, site_address, UNLEARNING)
    first = addresses(page)[0]
    found_again(page, page.locator(".pw-like__found .pw-save").first.click)
    assert first not in addresses(page)
    assert first in page.evaluate("paperweave.saved()")


def test_nothing_is_loaded_before_it_is_asked_for(page: Page, site_address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    save(page, UNLEARNING)
    page.goto(f"{site_address}reading-list/")
    drawn(page)
    assert not [url for url in asked if "meaning" in url or "recommend" in url]


@pytest.mark.opens("reading-list/")
def test_an_empty_list_offers_nothing(page: Page) -> None:
    drawn(page)
    assert page.locator("summary", has_text=SUMMARY).is_hidden()


def test_it_works_from_a_disk_and_takes_less_than_a_tenth_of_a_second(
    chromium: Browser, built_site: Path
) -> None:
    page = chromium.new_page()
    page.goto((built_site / "index.html").as_uri())
    nearest = """async ([wanted, unwanted]) => {
        await paperweave.script("recommend");
        const found = await paperweave.recommend.nearest(wanted, unwanted);
        return found.map(({ paper }) => paper);
    }"""
    lists = [list(range(50)), [60, 61]]
    found: list[int] = page.evaluate(nearest, lists)
    assert len(found) == 8
    assert not set(found) & {*range(50), 60, 61}
    assert min(worked(page, lambda: page.evaluate(nearest, lists)) for _ in range(3)) < 100
    page.close()
