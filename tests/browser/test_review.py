"""The review desk, in a real browser: judging, two reviewers, counts, files."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from paperweave.model.reading import Seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows
from tests.support.waiting import at, drawn, true
from tests.support.waiting import drawn_again as counted_again

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

SAVED = ["2304.04934", "2308.07707", "2408.06621", "2402.17412"]
KAPPA = json.loads((Path(__file__).parent / "cases/kappa.json").read_text(encoding="utf-8"))


def entry(address: str, abstract: str = "", text: str = "", why: str = "") -> dict[str, Any]:
    """A paper of a review's file; `why` is the reason of its last decision."""
    found: dict[str, Any] = {"address": address}
    if abstract:
        found["abstract"] = {"is": abstract, "why": "" if text else why}
    if text:
        found["text"] = {"is": text, "why": why}
    return found


def review(reviewer: str, *papers: dict[str, Any]) -> dict[str, Any]:
    return {"version": 1, "reviewer": reviewer, "searches": [], "papers": list(papers)}


def desk(page: Page, site_address: str, kept: dict[str, Any] | None = None) -> None:
    """The desk, with a review in the browser's storage."""
    if kept is not None:
        page.evaluate("(kept) => paperweave.set('review', kept)", kept)
    page.goto(f"{site_address}review/")
    drawn(page, "reviewDrawn")


def drawn_again(page: Page, act: Callable[[], object]) -> None:
    counted_again(page, act, "reviewDrawn")


def add(page: Page, source: str, words: str = "") -> None:
    page.get_by_label("Papers to add").select_option(label=source)
    if words:
        page.get_by_label("Search words").fill(words)
    drawn_again(page, page.get_by_role("button", name="Add", exact=True).click)


def rows(page: Page) -> Locator:
    return page.locator(".pw-review-desk li[data-address]")


def addresses(page: Page) -> list[str]:
    found = rows(page).evaluate_all("(rows) => rows.map((row) => row.dataset.address)")
    return [str(address) for address in found]


def show(page: Page, what: str) -> None:
    drawn_again(page, lambda: page.get_by_label("Show", exact=True).select_option(value=what))


def figures(page: Page, caption: str) -> dict[str, str]:
    table = page.locator("table", has=page.locator("caption", has_text=caption))
    lines = [line.split("\t") for line in table.inner_text().splitlines()[1:]]
    return {name: value for name, value in lines if value}


def opened(page: Page, kept: dict[str, Any]) -> str:
    """Open a review's file on the desk, and return what the page says of it."""
    summary = page.locator("summary", has_text="Open a review file")
    if not page.get_by_label("Open a review file").is_visible():
        summary.click()
    data = {"name": "r.json", "mimeType": "application/json", "buffer": json.dumps(kept).encode()}
    status = page.locator(".pw-import [role=status]")
    status.evaluate("(status) => status.replaceChildren()")  # what it said of the file before
    before = page.evaluate("paperweave.reviewDrawn")
    page.get_by_label("Open a review file").set_input_files(data)  # type: ignore[arg-type]
    expect(status).not_to_be_empty()
    if "reviewer" in kept:  # else it is no review, and nothing is drawn
        true(page, "(before) => paperweave.reviewDrawn > before", before)
    return status.inner_text()


def downloaded(page: Page, name: str) -> str:
    page.locator("summary", has_text="Export").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=name, exact=True).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


@for_rows("case", KAPPA["cases"], ids=lambda case: case["case"])
def test_cohens_kappa_is_that_of_scikit_learn(
    page: Page, site_address: str, case: dict[str, Any]
) -> None:
    if not at(page).endswith("/review/"):
        desk(page, site_address)
    found = page.evaluate("(pairs) => paperweave.review.kappa(pairs)", case["pairs"])
    assert (None if found != found else pytest.approx(found)) == case["kappa"]  # noqa: PLR0124 - NaN


def test_papers_come_from_searches_topics_and_the_reading_list_each_once(
    page: Page, site_address: str
) -> None:
    page.evaluate("(addresses) => paperweave.save(addresses)", SAVED)
    desk(page, site_address)
    add(page, "Reading list")
    assert sorted(addresses(page)) == sorted(SAVED)
    add(page, "Search results", "machine unlearning")
    found = addresses(page)
    assert len(found) == len(set(found)) > len(SAVED)
    before = figures(page, "PRISMA counts")
    assert int(before["Duplicates removed"]) == 3
    assert int(before["Records identified"]) == len(found) + 3
    add(page, "Search results", "machine unlearning")  # again: it identifies nothing new
    assert figures(page, "PRISMA counts") == before
    page.get_by_role("button", name="Start over").click()
    expect(page.locator(".pw-told")).to_contain_text("The desk was cleared")
    drawn_again(page, page.get_by_role("button", name="Undo").click)
    assert addresses(page) == found


def test_papers_are_judged_by_the_keyboard_alone(page: Page, site_address: str) -> None:
    desk(page, site_address, review("Ada", *map(entry, SAVED)))
    rows(page).first.focus()
    for key in "iue":
        drawn_again(page, lambda key=key: page.keyboard.press(key))  # type: ignore[misc]
    assert addresses(page) == SAVED[3:]
    assert "Exclude" in page.locator(".pw-told").inner_text()
    drawn_again(page, page.get_by_role("button", name="Undo").click)
    assert addresses(page) == SAVED[2:]
    rows(page).first.focus()
    page.keyboard.press("n")
    focused = "document.activeElement.dataset.address"
    assert page.evaluate(focused) == SAVED[3]
    page.keyboard.press("p")
    assert page.evaluate(focused) == SAVED[2]
    box = rows(page).first.get_by_label("Note on")
    box.fill("include this")  # a letter in a note decides nothing
    drawn_again(page, lambda: box.press("Tab"))
    assert addresses(page) == SAVED[2:]


def test_a_paper_goes_through_both_stages_to_the_counts(page: Page, site_address: str) -> None:
    desk(page, site_address, review("Ada", *map(entry, SAVED)))
    for decision in ("Include", "Unsure", "Exclude"):
        button = rows(page).first.get_by_role("button", name=decision, exact=True)
        drawn_again(page, button.click)
    show(page, "text")
    assert addresses(page) == SAVED[:2]
    full = rows(page).first.get_by_role("group", name="Full text")
    drawn_again(page, full.get_by_role("button", name="Include").click)
    full = rows(page).first.get_by_role("group", name="Full text")
    drawn_again(page, full.get_by_role("button", name="Exclude").click)
    show(page, "excluded")
    assert addresses(page) == SAVED[1:3]
    reason = rows(page).first.get_by_label("Reason for excluding")
    reason.fill("no baseline")
    drawn_again(page, lambda: reason.press("Tab"))
    assert figures(page, "PRISMA counts") == {
        "Records identified": "4",
        "Duplicates removed": "0",
        "Records screened": "3",
        "Records still to screen": "1",
        "Records excluded": "1",
        "Reports sought": "2",
        "Reports not retrieved": "0",
        "Reports assessed": "2",
        "Reports excluded": "1",
        "no baseline": "1",
        "Studies included": "1",
    }
    page.reload()
    drawn(page, "reviewDrawn")
    assert figures(page, "PRISMA counts")["no baseline"] == "1"


def test_another_reviewers_file_shows_agreement_and_conflicts_that_are_settled(
    page: Page, site_address: str
) -> None:
    mine = ["include", "include", "exclude", "exclude"]
    theirs = ["include", "exclude", "exclude", "exclude"]
    ours = review("Ada", *map(entry, SAVED, mine))
    other = review("Bo", *map(entry, SAVED, theirs))
    other["papers"][1]["abstract"]["why"] = "off topic"
    desk(page, site_address, ours)
    assert opened(page, other) == "Bo judged 4 papers."
    agreement = {"Judged by both": "4", "Same decision": "3 (75 %)", "Cohen’s kappa": "0.50"}
    assert figures(page, "Agreement: Ada, Bo") == agreement
    show(page, "conflict")
    assert addresses(page) == SAVED[1:2]
    assert "Bo: Title and abstract: Exclude (off topic)" in rows(page).first.inner_text()
    assert figures(page, "PRISMA counts")["Records screened"] == "3"
    settle = rows(page).first.locator(".pw-settle")
    drawn_again(page, settle.get_by_role("button", name="Exclude").click)
    assert addresses(page) == []
    assert figures(page, "PRISMA counts")["Records excluded"] == "3"
    assert figures(page, "Agreement: Ada, Bo") == agreement  # of what each decided alone
    assert opened(page, other | {"papers": other["papers"][:1]}) == "Bo judged 1 paper."
    assert figures(page, "Agreement: Ada, Bo")["Judged by both"] == "1"


def test_ones_own_file_opens_the_review_again(page: Page, site_address: str) -> None:
    kept = review("Ada", entry(SAVED[0], "include", "exclude", "too short"))
    kept["papers"][0] |= {"tags": ["peft"], "note": "read twice"}
    desk(page, site_address, kept)
    text = downloaded(page, "My review (JSON)")
    page.evaluate("paperweave.set('review', null)")
    desk(page, site_address)
    assert opened(page, json.loads(text)) == "Your review of 1 paper is open again."
    assert page.get_by_label("Your name").input_value() == "Ada"
    assert downloaded(page, "My review (JSON)") == text
    assert opened(page, {"papers": [{"address": "x"}]}) == "This file is not a review."


def test_what_is_included_goes_back_into_a_collection_as_bibtex(
    page: Page, site_address: str
) -> None:
    papers = [entry(address, "include", "include") for address in SAVED[:3]]
    desk(page, site_address, review("Ada", *papers, entry(SAVED[3], "exclude")))
    show(page, "included")
    text = downloaded(page, "BibTeX")
    reading = read_lines(Seed("included.bib", tuple(text.split("\n"))), FORMATS)
    assert [record.arxiv for record in reading.records] == SAVED[:3]


def test_the_table_has_what_each_said_and_what_holds(page: Page, site_address: str) -> None:
    kept = review("Ada", entry(SAVED[0], "include"), entry(SAVED[1], "exclude", why="=1+1"))
    kept["others"] = [review("Bo", entry(SAVED[0], "exclude"), entry(SAVED[1], "exclude"))]
    desk(page, site_address, kept)
    table = list(csv.DictReader(io.StringIO(downloaded(page, "Decisions (CSV)").lstrip("\ufeff"))))
    assert [line["abstract"] for line in table] == ["conflict", "exclude"]
    assert [line["Ada: abstract"] for line in table] == ["include", "exclude"]
    assert [line["Bo: abstract"] for line in table] == ["exclude", "exclude"]
    assert table[1]["Ada: abstract_reason"] == " =1+1"  # no formula of a spreadsheet


def test_the_desk_works_from_a_disk(chromium: Browser, built_site: Path) -> None:
    page = chromium.new_page()
    page.goto((built_site / "review" / "index.html").as_uri())
    drawn(page, "reviewDrawn")
    add(page, "All papers")
    assert rows(page).count() == 50
    assert "230 papers to screen" in page.locator(".pw-told").inner_text()
    # By keyboard: abstracts still come above the button, and a click on what moves may miss it.
    drawn_again(page, lambda: page.get_by_role("button", name="Show 50 more").press("Enter"))
    assert rows(page).count() == 100
    page.close()
