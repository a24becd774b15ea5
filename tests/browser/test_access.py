from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from playwright.sync_api import expect

from tests.support.waiting import settled, true

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page, ViewportSize

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
NARROW: ViewportSize = {"width": 320, "height": 640}
WIDE: ViewportSize = {"width": 1280, "height": 720}
AXE = Path(__file__).with_name("vendor") / "axe.min.js"
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


def violations(page: Page, scheme: str) -> list[str]:
    """What axe finds; in the dark only the colours are another matter than in the light."""
    if not page.evaluate("'axe' in window"):
        page.add_script_tag(path=str(AXE))
    rules = {"runOnly": ["color-contrast"]} if scheme == "dark" else {}
    found: list[dict[str, Any]] = page.evaluate(
        "async (rules) => "
        "(await axe.run({resultTypes: ['violations'], preload: false, ...rules})).violations",
        rules,
    )
    return [f"{v['id']}: {v['help']} ({v['nodes'][0]['html'][:120]})" for v in found]


def few_rows(page: Page) -> None:
    """Leave the first dozens of a long list: its other rows have the same colours."""
    page.evaluate(
        "document.querySelectorAll('main ul, main ol, main tbody').forEach((list) => "
        "[...list.children].slice(40).forEach((row) => row.remove()))"
    )


def opened(page: Page, address: str) -> None:
    page.goto(address)
    settled(page)


@pytest.fixture(scope="module", params=["light", "dark"])
def seen_in(request: pytest.FixtureRequest, chromium: Browser) -> Iterator[tuple[str, Page]]:
    """A scheme, and a page in it that goes from address to address.

    A new one each time took six times as long.
    """
    context = chromium.new_context(color_scheme=request.param, reduced_motion="reduce")
    yield request.param, context.new_page()
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_kind_of_page_has_a_barrier_that_axe_finds(kind: Page, scheme: Scheme) -> None:
    kind.set_viewport_size(WIDE)
    kind.emulate_media(color_scheme=scheme)
    kind.evaluate("paperweave.paint()")
    if scheme == "dark":
        few_rows(kind)
    assert violations(kind, scheme) == []


def test_a_reading_list_with_papers_has_no_barrier_that_axe_finds(
    seen_in: tuple[str, Page], site_address: str
) -> None:
    scheme, page = seen_in
    opened(page, f"{site_address}reading-list/")
    page.evaluate("paperweave.save(['2402.17412', '1910.02054'])")
    page.wait_for_selector(".pw-own")
    page.get_by_text("Add papers").click()
    assert violations(page, scheme) == []
    page.evaluate("paperweave.keep([])")


def test_an_open_citation_has_no_barrier_that_axe_finds(
    seen_in: tuple[str, Page], site_address: str
) -> None:
    scheme, page = seen_in
    opened(page, f"{site_address}papers/2402.17412/")
    page.locator(".pw-cite-link").click()
    page.wait_for_selector("dialog[open] code:not(:empty)")
    assert violations(page, scheme) == []


def test_the_open_search_has_no_barrier_that_axe_finds(
    seen_in: tuple[str, Page], site_address: str
) -> None:
    scheme, page = seen_in
    opened(page, f"{site_address}?q=quantization")
    true(page, "() => paperweave.shown === 'quantization'")
    assert violations(page, scheme) == []


def test_a_table_wider_than_the_screen_is_reached_by_the_keyboard(
    narrow: Page, site_address: str
) -> None:
    narrow.set_viewport_size(NARROW)
    narrow.emulate_media(color_scheme="light")
    opened(narrow, f"{site_address}about/search/")
    expect(narrow.locator("table[tabindex='0']")).not_to_have_count(0)
    assert violations(narrow, "light") == []
    narrow.set_viewport_size({"width": 1440, "height": 640})
    expect(narrow.locator("table[tabindex]")).to_have_count(0)


def test_a_compared_bibliography_has_no_barrier_that_axe_finds(
    seen_in: tuple[str, Page], site_address: str
) -> None:
    scheme, page = seen_in
    opened(page, f"{site_address}compare/")
    page.locator("textarea").fill("2402.17412\nA treatise on nothing at all, Nobody, 1901")
    page.get_by_role("button", name="Compare", exact=True).click()
    page.get_by_role("heading", name="1 missing").wait_for()
    assert violations(page, scheme) == []


def test_recommended_papers_have_no_barrier_that_axe_finds(
    seen_in: tuple[str, Page], site_address: str
) -> None:
    scheme, page = seen_in
    page.goto(site_address)
    page.evaluate("paperweave.save(['2402.17412', '1910.02054'])")
    opened(page, f"{site_address}reading-list/")
    page.locator("summary", has_text="More like these").click()
    page.get_by_role("button", name="Less of this").first.click()
    page.get_by_role("button", name="Start over").wait_for()
    assert violations(page, scheme) == []
    page.get_by_role("button", name="Start over").click()
    page.evaluate("paperweave.keep([])")


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
