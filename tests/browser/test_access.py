from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from tests.support.axe import ALL_BUT_COLOURS, COLOURS, few_rows, has_long_lists, violations
from tests.support.waiting import settled, true

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1280, "height": 720}
Scheme = Literal["light", "dark"]
PAINTED = {"light": "default", "dark": "slate"}
KINDS = {
    "home": "",
    "paper": "papers/2402.17412/",
    "paper of many authors": "papers/2404.14219/",
    "all papers": "papers/",
    "keyword": "keywords/diffusion-models/",
    "keywords": "keywords/",
    "author": "authors/eric-xing/",
    "authors": "authors/",
    "year": "years/2024/",
    "years": "years/",
    "listing": "sources/001-44279cb8b6302d35-txt/",
    "listings": "sources/",
    "topics": "topics/",
    "topic": "topics/segmentation/",
    "venues": "venues/",
    "venue": "venues/neurips/",
    "results": "papers/?q=low-rank+adaptation&venue=ICLR+2025",
    "no results": "papers/?author=Nobody",
    "map": "map/",
    "reading list": "reading-list/",
    "review desk": "review/",
    "differences": "differences/",
    "report": "report/",
    "compare": "compare/",
    "wide tables": "about/search/",
    "text": "about/",
    "not found": "404.html",
}


def opened(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


def seen_in_light_and_dark(page: Page, first: dict[str, Any] | None = None) -> list[str]:
    """What axe finds on a page; in the dark only the colours are another matter."""
    found = []
    seen: tuple[tuple[Scheme, dict[str, Any] | None], ...] = (("light", first), ("dark", COLOURS))
    for scheme, rules in seen:
        page.emulate_media(color_scheme=scheme)
        page.evaluate("paperweave.paint()")
        assert page.evaluate("document.body.dataset.mdColorScheme") == PAINTED[scheme]
        found += [f"{scheme}: {what}" for what in violations(page, rules)]
    return found


@pytest.fixture(scope="module")
def wide(chromium: Browser) -> Iterator[Page]:
    """A page that goes from address to address. A new one each time took six times as long."""
    context = chromium.new_context(viewport=WIDE, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def narrow(chromium: Browser) -> Iterator[Page]:
    """A page as narrow as the narrowest phones."""
    context = chromium.new_context(viewport=NARROW, reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module", params=KINDS)
def kind(request: pytest.FixtureRequest, narrow: Page, site_address: str) -> Page:
    """A page of each kind, loaded once for all tests that look at it."""
    narrow.emulate_media(color_scheme="light")
    narrow.set_viewport_size(NARROW)
    opened(narrow, site_address + KINDS[request.param])
    return narrow


def test_nothing_scrolls_sideways_at_320_pixels(kind: Page) -> None:
    kind.set_viewport_size(NARROW)
    assert kind.evaluate("document.documentElement.scrollWidth") <= 320


def test_no_kind_of_page_has_a_barrier_that_axe_finds(kind: Page) -> None:
    kind.set_viewport_size(WIDE)
    if has_long_lists(kind):
        assert violations(kind, ALL_BUT_COLOURS) == []
        few_rows(kind)
        assert seen_in_light_and_dark(kind, COLOURS) == []
    else:  # one run of all rules takes less than two of some
        assert seen_in_light_and_dark(kind) == []


def test_a_reading_list_with_papers_has_no_barrier_that_axe_finds(
    wide: Page, site_address: str
) -> None:
    opened(wide, f"{site_address}reading-list/")
    wide.evaluate("paperweave.save(['2402.17412', '1910.02054'])")
    wide.wait_for_selector(".pw-own")
    wide.get_by_text("Add papers").click()
    assert seen_in_light_and_dark(wide) == []
    wide.evaluate("paperweave.keep([])")


def test_an_open_citation_has_no_barrier_that_axe_finds(wide: Page, site_address: str) -> None:
    opened(wide, f"{site_address}papers/2402.17412/")
    wide.locator(".pw-buttons a[href='#cite']").click()
    wide.wait_for_selector("dialog[open] code:not(:empty)")
    assert seen_in_light_and_dark(wide) == []


def test_the_open_search_has_no_barrier_that_axe_finds(wide: Page, site_address: str) -> None:
    opened(wide, f"{site_address}?q=quantization")
    true(wide, "() => paperweave.shown === 'quantization'")
    assert seen_in_light_and_dark(wide) == []


def test_a_table_wider_than_the_screen_is_reached_by_the_keyboard(
    narrow: Page, site_address: str
) -> None:
    narrow.set_viewport_size(NARROW)
    narrow.emulate_media(color_scheme="light")
    opened(narrow, f"{site_address}about/search/")
    expect(narrow.locator("table[tabindex='0']")).not_to_have_count(0)
    assert violations(narrow) == []
    narrow.set_viewport_size({"width": 1440, "height": 640})
    expect(narrow.locator("table[tabindex]")).to_have_count(0)


def test_a_compared_bibliography_has_no_barrier_that_axe_finds(
    wide: Page, site_address: str
) -> None:
    opened(wide, f"{site_address}compare/")
    wide.locator("textarea").fill("2402.17412\nA treatise on nothing at all, Nobody, 1901")
    wide.get_by_role("button", name="Compare", exact=True).click()
    wide.get_by_role("heading", name="1 missing").wait_for()
    assert seen_in_light_and_dark(wide) == []


def test_recommended_papers_have_no_barrier_that_axe_finds(wide: Page, site_address: str) -> None:
    wide.goto(site_address)
    wide.evaluate("paperweave.save(['2402.17412', '1910.02054'])")
    opened(wide, f"{site_address}reading-list/")
    wide.locator("summary", has_text="More like these").click()
    wide.get_by_role("button", name="Less of this").first.click()
    wide.get_by_role("button", name="Start over").wait_for()
    assert seen_in_light_and_dark(wide) == []
    wide.get_by_role("button", name="Start over").click()
    wide.evaluate("paperweave.keep([])")


def test_the_whole_header_is_reached_by_tab_and_shows_where_the_focus_is(page: Page) -> None:
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "document.activeElement.textContent.trim() || document.activeElement.name"
            )
        )
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none", (
            reached[-1]
        )
    assert {"Papers", "Keywords", "Map", "q"} <= set(reached)


@pytest.mark.opens(None)
@pytest.mark.parametrize("kind", ["paper", "all papers", "keywords", "map"])
def test_on_paper_there_is_nothing_to_press(page: Page, site_address: str, kind: str) -> None:
    opened(page, site_address + KINDS[kind])
    page.emulate_media(media="print")
    shown = page.locator("button, input, select, nav, .pw-buttons").evaluate_all(
        "elements => elements.filter((one) => one.getClientRects().length"
        " && one.checkVisibility({ visibilityProperty: true })).map((one) => one.outerHTML)"
    )
    assert shown == []
    assert page.locator("h1").is_visible()


def test_light_and_dark_are_remembered(page: Page) -> None:
    before = page.evaluate("document.body.dataset.mdColorScheme")
    page.click(".pw-scheme")
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") != before
