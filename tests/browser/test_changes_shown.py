"""What a build changed is found from the home page, by keyboard, and leads to the papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.site.test_changes import AFTER, BEFORE, LEFT_RIGHT, ONE_TWO
from tests.support.browsing import served
from tests.support.project import Project
from tests.support.waiting import followed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.tab import Tab

pytestmark = pytest.mark.browser

A_DAY, A_LATER_DAY = "1790000000", "1790100000"  # 21 and 22 September 2026


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of two builds, a day apart, with ten edits between them."""
    project = Project(tmp_path_factory.mktemp("changes") / "project")
    states = ((A_DAY, BEFORE, LEFT_RIGHT), (A_LATER_DAY, AFTER, ONE_TWO))
    (project.seeds / "history.tsv").touch()
    for day, entries, curation in states:
        (project.seeds / "bibliography.bib").write_text("\n".join(entries), encoding="utf-8")
        (project.seeds / "curation.toml").write_text(curation, encoding="utf-8")
        assert project.make_pages(SOURCE_DATE_EPOCH=day)[0] == 0
    status, said = project.make_site("--strict")
    assert status == 0, said
    return project.site


@pytest.fixture(scope="module")
def address(built: Path) -> Iterator[str]:
    with served(built) as found:
        yield found


@pytest.fixture
def page(shared_tab: Tab, address: str) -> Iterator[Page]:
    with shared_tab.lent(address, None) as page:
        page.set_viewport_size({"width": 390, "height": 800})
        yield page


def test_the_page_is_found_from_home_and_leads_to_the_papers(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="What changed").focus()
    followed(page, lambda: page.keyboard.press("Enter"))
    expect(page).to_have_url(f"{address}changes/")
    expect(page.locator("h2")).to_have_text(["22 September 2026", "21 September 2026"])
    page.locator("main li a, article li a").first.focus()
    followed(page, lambda: page.keyboard.press("Enter"))
    expect(page).to_have_url(f"{address}papers/2402.00001/")
    expect(page.locator("h1")).to_have_text("A title without a slip in it")


def test_the_later_day_has_the_ten_edits(page: Page, address: str) -> None:
    page.goto(f"{address}changes/")
    later = page.locator("h2:first-of-type + ul > li").all_inner_texts()
    # Of the two that were one when the first build found them, one is new: nobody knew it.
    assert len(later) == 10
    assert sum(line.startswith("New paper:") for line in later) == 2
    box = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    assert box[0] <= box[1]


def test_a_corrected_paper_shows_how_it_was_cited(page: Page, address: str) -> None:
    page.goto(f"{address}papers/2402.00001/")
    page.locator(".pw-part-sources summary").focus()
    page.keyboard.press("Enter")
    past = page.locator(".pw-part-sources h3:text-is('Earlier citations') + ul > li")
    expect(past).to_have_count(1)
    expect(past).to_be_visible()
    assert re.match(r"Until 22 September 2026: .*A title with a slip in it", past.inner_text())
    page.goto(f"{address}papers/2402.00008/")
    assert page.locator("h3:text-is('Earlier citations')").count() == 0


def test_reading_programs_find_the_feed(page: Page, address: str) -> None:
    page.goto(f"{address}changes/")
    feed = page.locator("link[type='application/atom+xml']").get_attribute("href")
    assert feed is not None
    answer = page.request.get(f"{address}feeds/changes.atom")
    assert feed.endswith("feeds/changes.atom")
    assert answer.text().count("<entry>") == 10 + 10
