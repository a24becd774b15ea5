from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from tests.support.waiting import at, copied, drawn, drawn_again, followed, true

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

pytestmark = pytest.mark.browser

PAPER = "papers/2402.17412/"
TITLE = "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"


def titles(page: Page) -> list[str]:
    drawn(page)
    return [text.strip() for text in page.locator(".pw-rows > li > a").all_text_contents()]


def is_short_of(copied: str, written: str) -> bool:
    """Tell whether a citation is the one in its file.

    The abstract and what else only the file has are left out.
    """
    lines = [line.rstrip(",") for line in copied.splitlines()]
    return lines[0].strip() != "" and set(lines) <= {
        line.rstrip(",") for line in written.splitlines()
    }


def first_keyword(page: Page) -> Locator:
    """The filter of the keyword that most papers have."""
    keywords = page.locator(".pw-facets section", has=page.get_by_text("Keyword", exact=True))
    return keywords.locator(".pw-choice").first


@pytest.mark.opens("papers/")
def test_filters_narrow_the_list_count_their_choices_and_stand_in_the_address(page: Page) -> None:
    assert len(titles(page)) == 100
    choice = page.locator(".pw-choice", has_text="NeurIPS 2024").first
    many = int(choice.locator(".pw-count").inner_text())
    drawn_again(page, choice.click)
    assert len(titles(page)) == many
    assert at(page).endswith("?venue=NeurIPS+2024")
    drawn_again(page, page.get_by_role("button", name="Remove filter Venue").click)
    drawn_again(page, lambda: page.get_by_label("From year").select_option("2018"))
    drawn_again(page, lambda: page.get_by_label("To year").select_option("2019"))
    assert len(titles(page)) == 9
    assert "year=2018-2019" in at(page)
    box = page.get_by_label("Search all papers")
    drawn_again(page, lambda: box.fill("learning"))
    shown = titles(page)
    assert 0 < len(shown) < 9
    assert "q=learning" in at(page)
    page.goto(at(page))
    assert titles(page) == shown


def test_rows_do_not_jump_when_their_abstracts_come(page: Page, site_address: str) -> None:
    height = "(row) => row.getBoundingClientRect().height"
    row = page.locator(".pw-rows > li").first
    page.route("**/data/search/texts-*", lambda route: route.abort())
    page.goto(f"{site_address}papers/?sort=title")
    drawn(page)
    without = row.evaluate(height)
    assert row.locator(".pw-abstract").count() == 0
    page.unroute_all()
    page.reload()
    expect(row.locator(".pw-abstract")).to_be_visible()
    assert abs(row.evaluate(height) - without) < 1


@pytest.mark.opens("papers/")
def test_the_list_stands_before_the_filters_and_the_listing_is_the_last_of_them(page: Page) -> None:
    titles(page)
    order = """() => {
        const [list, filters] = [".pw-rows", ".pw-facets"]
            .map((name) => document.querySelector(name));
        return Boolean(list.compareDocumentPosition(filters) & Node.DOCUMENT_POSITION_FOLLOWING);
    }"""
    assert page.evaluate(order)
    last = page.locator(".pw-facets > *").last
    assert last.locator("summary").inner_text() == "Source"
    assert last.get_attribute("open") is None


@pytest.mark.opens("papers/?q=low-rank+adaptation")
def test_results_are_the_box_s_own_and_are_ranked_sorted_and_told(page: Page) -> None:
    shown = titles(page)
    ranked = page.evaluate(
        "paperweave.find('low-rank adaptation', 100).then(({ results }) => "
        "results.map((one) => one.title))"
    )
    assert shown == ranked
    assert f"{len(shown)} of 230 papers" in page.locator(".pw-all [role=status]").inner_text()
    drawn_again(page, lambda: page.get_by_label("Order", exact=True).select_option("title"))
    assert titles(page) == sorted(shown, key=str.lower)
    assert page.locator(".pw-printed").text_content() == "Search: low-rank adaptation"


@pytest.mark.opens("papers/?q=eclipse")
def test_formulas_are_plain_signs_wherever_html_is_not_shown(page: Page, site_address: str) -> None:
    assert len(titles(page)) > 1
    labels = page.locator(".pw-save").evaluate_all(
        "buttons => buttons.map((button) => button.getAttribute('aria-label'))"
    )
    assert any("-ECLIPSE: Multi-Concept" in label for label in labels)
    assert "$" not in " ".join(labels)
    page.goto(f"{site_address}map/")
    dots = page.locator(".pw-map__frame a")
    said = dots.evaluate_all(
        "dots => dots.map((dot) => `${dot.dataset.title} ${dot.getAttribute('aria-label')}`)"
    )
    assert "$" not in " ".join(said)
    page.fill(".md-search__input", "resolution image generation")
    true(page, "() => paperweave.shown === 'resolution image generation'")
    assert "$" not in page.locator(".pw-found").inner_text()


@pytest.mark.opens("papers/?venue=NeurIPS+2024")
def test_a_row_leads_to_its_venue_s_page(page: Page, site_address: str) -> None:
    titles(page)
    venue = page.locator(".pw-row__facts").first.get_by_role("link", name="NeurIPS")
    followed(page, venue.click)
    expect(page).to_have_url(f"{site_address}venues/neurips/")


@pytest.mark.opens("topics/segmentation/")
def test_a_topic_s_list_begins_with_its_most_central_papers(page: Page, site_address: str) -> None:
    shown = titles(page)
    assert page.get_by_label("Order", exact=True).input_value() == "central"
    name = page.locator("h1").inner_text()
    topic = page.evaluate(
        "(name) => paperweave.data('papers').then((known) => known.topics.indexOf(name))", name
    )
    assert topic >= 0
    page.goto(f"{site_address}topics/")
    line = page.locator(".pw-all li", has_text=name).first
    assert line.locator("a").nth(1).inner_text() == shown[0]


@pytest.mark.opens("authors/")
def test_an_author_without_a_page_leads_to_the_filtered_list(page: Page) -> None:
    followed(page, page.get_by_role("link", name="Shyam Marjit", exact=True).click)
    assert titles(page) == [TITLE]
    assert page.locator(".pw-chip").inner_text().startswith("Author: Shyam Marjit")


@pytest.mark.opens("papers/?author=Nobody")
def test_a_filter_that_nothing_fits_says_so_and_offers_to_clear_it(page: Page) -> None:
    assert titles(page) == []
    assert "No papers match" in page.locator(".pw-all [role=status]").inner_text()
    drawn_again(page, page.get_by_role("button", name="Clear all filters").click)
    assert len(titles(page)) == 100


@pytest.mark.opens(None)
@pytest.mark.parametrize(
    "query",
    [
        "sort=constructor",
        "sort=__proto__",
        "year=abc",
        "q=%",
        "q=%E0%A4%A",
        "keyword=%00&has=toString",
    ],
)
def test_an_odd_address_of_a_list_breaks_nothing(page: Page, site_address: str, query: str) -> None:
    page.goto(f"{site_address}papers/?{query}")
    titles(page)
    assert page.get_by_label("Order", exact=True).is_visible()


def test_an_odd_address_of_no_page_breaks_nothing(page: Page, site_address: str) -> None:
    body = page.request.get(f"{site_address}404.html").text()
    page.route("**/papers/100%", lambda route: route.fulfill(body=body, content_type="text/html"))
    page.goto(f"{site_address}papers/100%")
    expect(page.locator("#pw-not-found")).not_to_be_empty()


@pytest.mark.opens("papers/?sort=title&year=2018")
def test_a_list_can_be_sorted_by_title(page: Page) -> None:
    shown = titles(page)
    assert shown == sorted(shown, key=str.lower)


@pytest.mark.opens("papers/")
def test_the_feed_below_a_list_is_that_of_what_is_shown(page: Page) -> None:
    titles(page)
    feed = page.locator(".pw-feed a")
    assert (feed.get_attribute("href") or "").endswith("feeds/all.atom")
    drawn_again(page, first_keyword(page).click)
    assert "feeds/keywords/" in (feed.get_attribute("href") or "")
    assert page.request.get(feed.evaluate("(link) => link.href")).ok
    drawn_again(page, page.locator(".pw-choice", has_text="NeurIPS").first.click)
    expect(feed).to_be_hidden()


@pytest.mark.opens(None)
@pytest.mark.parametrize(
    "path", ["keywords/diffusion-models/", "authors/eric-xing/", "papers/?q=lora"]
)
def test_every_list_has_rows_to_triage_from(page: Page, site_address: str, path: str) -> None:
    page.goto(site_address + path)
    titles(page)
    assert page.locator(".pw-all > h2:has(~ .pw-tools)").count() == 0  # no year above all of them
    first = page.locator(".pw-rows > li").first
    assert first.locator(".pw-row__facts a[href*='author=']").count()
    assert first.locator(".pw-keyword").count() <= 3
    assert first.get_by_role("link", name="PDF").count() == 1
    abstract = first.locator(".pw-abstract")
    abstract.wait_for()
    before = abstract.bounding_box()
    assert before
    first.get_by_role("button", name="More").click()
    first.get_by_role("button", name="Less").wait_for()
    after = abstract.bounding_box()
    assert after
    assert after["height"] > before["height"]
    page.get_by_role("button", name="Titles only").click()
    expect(page.locator(".pw-abstract")).to_have_count(0)
    page.reload()
    titles(page)
    assert page.get_by_role("button", name="With abstracts").is_visible()


@pytest.mark.opens("papers/?year=2018-2019&q=learning")
def test_a_printed_list_names_its_filter(page: Page) -> None:
    titles(page)
    page.emulate_media(media="print")
    assert (
        page.locator(".pw-all .pw-printed").first.inner_text()
        == "Search: learning; Year: 2018–2019"
    )


@pytest.mark.opens(None)
def test_a_paper_is_printed_on_two_pages_at_most(page: Page, site_address: str) -> None:
    for address in ("papers/2402.17412/", "papers/2404.14219/", "papers/1910.02054/"):
        page.goto(site_address + address)
        assert len(re.findall(rb"/Type\s*/Page[^s]", page.pdf(format="A4"))) <= 2, address


@pytest.mark.opens(None)
@pytest.mark.parametrize("width", [1000, 1440, 1920])
def test_nothing_beside_a_paper_covers_anything_while_it_is_scrolled(
    page: Page, site_address: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 700})
    page.goto(site_address + PAPER)
    overlaps = """() => {
        const boxes = [".pw-side", ".pw-main", ".pw-part-sources", ".pw-footer"]
            .map((name) => document.querySelector(name).getBoundingClientRect());
        const cross = (a, b) => a.left < b.right && b.left < a.right
            && a.top < b.bottom && b.top < a.bottom;
        return boxes.some((a, i) => boxes.slice(i + 1).some((b) => cross(a, b)));
    }"""
    for share in (0, 0.5, 1):
        page.evaluate("(share) => scrollTo(0, document.body.scrollHeight * share)", share)
        assert not page.evaluate(overlaps)


@pytest.mark.opens(None)
def test_filters_end_above_the_footer_with_few_results(page: Page, site_address: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(f"{site_address}papers/?q=federated")
    titles(page)
    ends = """() => [".pw-facets", ".pw-footer"]
        .map((name) => document.querySelector(name).getBoundingClientRect())
        .map((box) => [box.top, box.bottom])"""
    (_, filters_end), (footer, _) = page.evaluate(ends)
    assert 0 < filters_end <= footer


@pytest.mark.opens(None)
def test_where_nothing_is_left_to_filter_by_no_empty_column_is_drawn(
    page: Page, site_address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 700})
    page.goto(f"{site_address}papers/?q=federated+blockchain")
    expect(page.locator(".pw-rows > li")).to_have_count(1)
    expect(page.locator(".pw-facets")).to_be_hidden()


@pytest.mark.opens(None)
def test_on_a_phone_filters_open_over_the_page_and_facts_come_before_sources(
    page: Page, site_address: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto(f"{site_address}papers/")
    titles(page)
    expect(page.locator(".pw-facets")).to_be_hidden()
    page.get_by_role("button", name="Filters", exact=True).click()
    drawn_again(page, first_keyword(page).click)
    page.get_by_role("button", name="Show ").first.click()
    expect(page.locator(".pw-facets")).to_be_hidden()
    assert page.locator(".pw-chip").inner_text().startswith("Keyword: ")
    page.goto(site_address + PAPER)
    tops = page.evaluate(
        """["#abstract", ".pw-side", ".pw-part-sources"]
            .map((name) => document.querySelector(name).getBoundingClientRect().top)"""
    )
    assert tops == sorted(tops)
    assert page.locator(".pw-part-sources").get_attribute("open") is None


@pytest.mark.opens("papers/?q=diffusekrona")
@pytest.mark.parametrize(
    ("form", "name"), [("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"), ("csv", "CSV")]
)
def test_what_is_shown_can_be_exported(page: Page, built_site: Path, form: str, name: str) -> None:
    assert titles(page) == [TITLE]
    page.locator(".pw-export summary").click()
    with page.expect_download() as download:
        page.locator(".pw-export").get_by_role("button", name=name, exact=True).click()
    data = download.value.path().read_bytes()
    text = data.decode()
    assert download.value.suggested_filename == f"papers.{form}"
    if form == "csv":
        assert data.startswith(b"\xef\xbb\xbf")
        assert TITLE in text.splitlines()[1]
        (row,) = csv.DictReader(text.removeprefix("\ufeff").splitlines())
        assert row["id"] == "papers/2402.17412"
        assert row["arxiv"] == "arXiv:2402.17412"
        assert (row["year"], row["venue"]) == ("2024", "WACV 2025")
        assert row["abstract"].startswith("In the realm of subject-driven")
    elif form == "json":
        assert json.loads(text) == json.loads(
            (built_site / "papers/2402.17412.json").read_text(encoding="utf-8")
        )
    else:
        written = (built_site / f"papers/2402.17412.{form}").read_text(encoding="utf-8")
        assert is_short_of(text, written)


@pytest.mark.opens("papers/?year=2018")
def test_all_that_is_shown_is_saved_at_once_and_counted_in_the_menu(
    page: Page, site_address: str
) -> None:
    many = len(titles(page))
    page.get_by_role("button", name="Save all").click()
    expect(page.locator(".pw-nav .pw-count")).to_have_text(f"({many})")
    page.goto(site_address)
    expect(page.locator(".pw-nav .pw-count")).to_have_text(f"({many})")


@pytest.mark.opens(PAPER)
def test_a_paper_is_saved_on_any_page_and_removed_from_the_reading_list_and_comes_back(
    page: Page, site_address: str
) -> None:
    page.get_by_role("button", name="Save: Diffuse").click()
    page.goto(f"{site_address}years/2018/")
    page.locator(".pw-save").first.click()
    page.goto(f"{site_address}reading-list/")
    assert len(titles(page)) == 2
    assert TITLE in titles(page)
    drawn_again(page, page.get_by_role("button", name=f"Remove: {TITLE}").click)
    assert len(titles(page)) == 1
    drawn_again(page, page.get_by_role("button", name="Undo").click)
    assert len(titles(page)) == 2
    drawn_again(page, page.get_by_role("button", name="Remove these").click)
    assert titles(page) == []
    page.reload()
    assert titles(page) == []


def keep(page: Page, *entries: object) -> None:
    """Put something into the storage as the reading list."""
    page.evaluate("(value) => paperweave.set('saved', value)", list(entries))


def test_tags_notes_and_read_marks_are_kept_and_filtered_by(page: Page, site_address: str) -> None:
    keep(page, "2402.17412", "1910.02054", "2302.13971")
    page.goto(f"{site_address}reading-list/")
    assert len(titles(page)) == 3
    row = page.locator(".pw-rows > li", has_text="DiffuseKronA")
    row.get_by_label("Tags for").fill("thesis, to cite")
    drawn_again(page, lambda: row.get_by_label("Tags for").press("Tab"))
    row.get_by_label("Note on").fill("compare with LoRA")
    drawn_again(page, lambda: row.get_by_label("Note on").press("Tab"))
    drawn_again(page, row.get_by_role("checkbox").check)
    page.reload()
    assert len(titles(page)) == 3
    drawn_again(page, lambda: page.get_by_label("Tag", exact=True).select_option("thesis"))
    assert titles(page) == [TITLE]
    assert row.get_by_label("Note on").input_value() == "compare with LoRA"
    drawn_again(page, lambda: page.get_by_label("Tag", exact=True).select_option(""))
    drawn_again(page, lambda: page.get_by_label("Read or unread").select_option("unread"))
    assert len(titles(page)) == 2
    drawn_again(page, lambda: page.get_by_label("Read or unread").select_option(""))
    drawn_again(page, lambda: page.get_by_label("Search this list").fill("compare"))
    assert titles(page) == [TITLE]
    drawn_again(page, lambda: page.get_by_label("Search this list").fill(""))
    drawn_again(page, lambda: page.get_by_label("Order", exact=True).select_option("title"))
    assert titles(page) == sorted(titles(page), key=str.lower)


IMPORTS = {
    "BibTeX": (
        "@article{x, title = {A {Title} unknown here},\n eprint = {2402.17412}}\n"
        "@misc{y, title={None}}"
    ),
    "RIS": "TY  - JOUR\nTI  - Nothing\nUR  - https://arxiv.org/abs/2402.17412\nER  - \n",
    "a title of BibTeX": f"@misc{{z,\n title = {{{{{TITLE}}}}}\n}}",
    "numbers": "2402.17412 1910.02054",
    "an address": "https://arxiv.org/pdf/2402.17412v3\nhttps://doi.org/10.9999/none",
    "a key": "marjit2024diffusekrona",
}


@pytest.mark.opens("reading-list/")
@pytest.mark.parametrize("kind", IMPORTS)
def test_papers_are_imported(page: Page, kind: str) -> None:
    titles(page)
    page.get_by_text("Add papers").click()
    page.get_by_label("Papers to add").fill(IMPORTS[kind])
    drawn_again(page, page.get_by_role("button", name="Add", exact=True).click)
    assert TITLE in titles(page)
    answer = page.locator(".pw-import [role=status]")
    expect(answer).to_contain_text("added")
    assert ("Not on this site" in answer.inner_text()) == (kind in ("BibTeX", "an address"))


def test_a_list_goes_to_another_browser_as_a_link_and_as_a_file(
    page: Page, site_address: str, chromium: Browser
) -> None:
    keep(page, {"address": "2402.17412", "tags": ["thesis"], "note": "good"}, "1910.02054")
    page.goto(f"{site_address}reading-list/")
    assert len(titles(page)) == 2
    link = copied(page, page.get_by_role("button", name="Copy link").click)
    page.locator(".pw-export summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Reading list (JSON)").click()
    file = download.value.path().read_text(encoding="utf-8")
    other = chromium.new_context().new_page()
    other.goto(link)
    offer = other.locator(".pw-offer")
    expect(offer).to_contain_text("This link carries a reading list of 2 papers")
    assert other.evaluate("paperweave.saved()") == []
    drawn(other)
    drawn_again(other, other.get_by_role("button", name="Add all to my list").click)
    assert sorted(other.evaluate("paperweave.saved()")) == ["1910.02054", "2402.17412"]
    assert "#list" not in at(other)
    drawn_again(other, lambda: other.evaluate("paperweave.keep([])"))
    other.get_by_text("Add papers").click()
    other.get_by_label("Papers to add").fill(file)
    other.get_by_role("button", name="Add", exact=True).click()
    true(other, "() => paperweave.readingList().length == 2")
    kept = other.evaluate("paperweave.readingList()[0]")
    assert (kept["tags"], kept["note"]) == (["thesis"], "good")
    other.context.close()


@pytest.mark.opens("reading-list/#list=%,2402.17412,%E0%A4%A")
def test_a_damaged_link_offers_what_it_names_rightly(page: Page) -> None:
    expect(page.locator(".pw-offer li")).to_have_count(1)


@pytest.mark.parametrize(
    ("stored", "kept"),
    [
        ("{}", []),
        ("5", []),
        ("true", []),
        ("null", []),
        ('"text"', []),
        ("{not json", []),
        ('["2402.17412", 5, null, {"address": 7}, "2402.17412", " "]', ["2402.17412"]),
        ('{"papers": {"a": 1}}', []),
        (
            '{"papers": [{"address": "2402.17412", "tags": 5, "note": [], "read": "x"}]}',
            ["2402.17412"],
        ),
    ],
)
def test_a_damaged_storage_is_healed(
    page: Page, site_address: str, stored: str, kept: list[str]
) -> None:
    names = ["saved", "seen", "scheme", "view", "form"]
    page.evaluate(
        "([names, stored]) => names.forEach((name) => "
        "localStorage.setItem(paperweave.base.pathname + '.' + name, stored))",
        [names, stored],
    )
    page.goto(f"{site_address}reading-list/")
    assert len(titles(page)) == len(kept)
    assert page.evaluate("paperweave.saved()") == kept
    page.goto(site_address + PAPER)
    page.locator(".pw-buttons a[href='#cite']").click()
    page.locator(".pw-buttons .pw-save").wait_for(state="attached")
    page.evaluate("paperweave.save(['1910.02054'])")
    assert page.evaluate("paperweave.saved()") == [*kept, "1910.02054"]


@pytest.mark.opens("years/2018/")
def test_papers_added_after_the_last_visit_are_marked_until_the_visit_ends(page: Page) -> None:
    page.locator(".pw-save").first.wait_for()
    expect(page.locator(".pw-new")).to_have_count(0)
    page.evaluate("paperweave.set('seen', '2020-01-01'); sessionStorage.clear()")
    page.reload()
    expect(page.locator(".pw-new")).to_have_count(5)
    page.reload()
    page.wait_for_selector(".pw-new")
    page.evaluate("sessionStorage.clear()")
    page.reload()
    page.locator(".pw-save").first.wait_for()
    expect(page.locator(".pw-new")).to_have_count(0)


@pytest.mark.opens(PAPER)
@pytest.mark.parametrize(
    ("form", "name"),
    [("bib", "BibTeX"), ("ris", "RIS"), ("json", "CSL-JSON"), ("txt", "Plain text")],
)
def test_a_citation_is_copied_at_the_title(
    page: Page, built_site: Path, form: str, name: str
) -> None:
    page.locator(".pw-buttons a[href='#cite']").click()
    dialog = page.locator("dialog")
    dialog.get_by_role("button", name=name, exact=True).click()
    true(page, "(form) => paperweave.get('form') === form", form)
    text = copied(page, dialog.get_by_role("button", name="Copy").click)
    written = (built_site / f"papers/2402.17412.{form}").read_text(encoding="utf-8")
    assert is_short_of(text, written)
    link = dialog.get_by_role("link")
    assert link.evaluate("(link) => fetch(link.href).then((file) => file.text())") == written
    assert link.get_attribute("download") == f"2402.17412.{form}"
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


@pytest.mark.opens(PAPER)
@pytest.mark.parametrize(
    ("item", "reference"),
    [
        (
            {
                "title": "A title",
                "author": [
                    {"family": "Doe", "given": "Jane Ann"},
                    {"family": "Li", "given": "X-Y"},
                ],
                "issued": {"date-parts": [[2024, 2]]},
                "number": "arXiv:2402.00001",
                "URL": "https://arxiv.org/abs/2402.00001",
            },
            "Doe, J. A., & Li, X.-Y. (2024, February). A title (arXiv:2402.00001). arXiv. https://arxiv.org/abs/2402.00001\n",
        ),
        (
            {
                "title": "Is it?",
                "author": [{"literal": "The Consortium"}],
                "issued": {"date-parts": [[2020, 1, 5]]},
                "container-title": "Journal",
                "volume": "3",
                "issue": "2",
                "page": "1-9",
            },
            "The Consortium. (2020, January 5). Is it? Journal, 3(2), 1–9.\n",
        ),
        ({"title": "Alone"}, "Alone. (n.d.).\n"),
        (
            {
                "title": "Looms",
                "author": [
                    {"family": "Heide", "given": "Jo", "non-dropping-particle": "von der"},
                    {"family": "King", "given": "Ada", "suffix": "Jr."},
                ],
                "note": "Also titled: Loom\nVenue: Weaving 2020\nOwner's keys: loom, weft",
            },
            "von der Heide, J., & King, A., Jr. (n.d.). Looms. Weaving 2020.\n",
        ),
        ({"title": "Noted", "note": "Owner's keys: loom"}, "Noted. (n.d.).\n"),
    ],
)
def test_a_citation_as_apa_has_it(page: Page, item: dict[str, Any], reference: str) -> None:
    assert page.evaluate("(item) => paperweave.apa(item)", item) == reference


@pytest.mark.opens(PAPER)
def test_identifiers_are_links_and_copied_with_one_click(page: Page) -> None:
    arxiv = page.locator("[data-copy]", has_text="2402.17412")
    assert arxiv.get_by_role("link").get_attribute("href") == "https://arxiv.org/abs/2402.17412"
    assert copied(page, arxiv.get_by_role("button").click) == "2402.17412"


@pytest.mark.opens(PAPER)
def test_every_author_of_a_paper_is_a_link_to_their_papers(page: Page) -> None:
    names = page.locator(".pw-authors a")
    assert names.count() == 6
    assert page.locator(".pw-authors a[href*='/papers/?author=']").count() > 0
    assert page.locator(".pw-authors a:not([href])").count() == 0
    followed(page, names.first.click)
    if "/authors/" not in at(page):
        assert TITLE in titles(page)
    expect(page.get_by_text(TITLE)).not_to_have_count(0)


@pytest.mark.opens("keywords/")
def test_keywords_are_filtered_while_typing(page: Page) -> None:
    page.locator(".pw-filter input").fill("diffus")
    shown = [text for text in page.locator(".pw-page > ul > li:visible").all_inner_texts() if text]
    assert shown
    assert all("diffus" in text.lower() for text in shown)


@pytest.mark.opens("map/")
def test_the_map_is_walked_and_zoomed_by_keys_and_tells_the_title(page: Page) -> None:
    dots = page.locator(".pw-map__frame a")
    page.locator(".pw-map__frame a[tabindex='0']").focus()
    first = dots.first.get_attribute("data-title") or "?"
    expect(page.locator(".pw-map__title")).to_contain_text(first)
    page.keyboard.press("ArrowLeft")
    expect(page.locator(".pw-map__title")).not_to_contain_text(first)
    before = page.locator(".pw-map__frame svg").get_attribute("viewBox")
    page.keyboard.press("+")
    expect(page.locator(".pw-map__frame svg")).not_to_have_attribute("viewBox", before or "")
    followed(page, lambda: page.keyboard.press("Enter"))
    assert "/papers/" in at(page)


@pytest.mark.opens(None)
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
    expect(page.locator("#pw-not-found li").first).to_contain_text("DiffuseKronA")


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
    true(page, "() => paperweave.shown === 'diffusekrona'")
    followed(page, page.locator(".md-search-result__link").first.click)
    assert "/papers/2402.17412/index.html" in at(page)
    followed(page, page.locator("#keywords + ul a").first.click)
    assert re.search(r"/keywords/[^/]+/index\.html$", at(page))
    assert all(url.startswith("file:") for url in asked)
    context.close()


@pytest.mark.opens("papers/2402.17412/")
def test_related_papers_are_put_in_another_order(page: Page) -> None:
    rows = page.locator(".pw-main > ol > li")
    most_alike = rows.all_inner_texts()
    assert len(most_alike) == 8
    page.select_option(".pw-main > h2 select", "Newest first")
    years = [int(text.partition("(")[2][:4]) for text in rows.all_inner_texts()]
    assert years == sorted(years, reverse=True)
    page.select_option(".pw-main > h2 select", "By keyword")
    words = [text.partition("% · ")[2].partition(",")[0] for text in rows.all_inner_texts()]
    assert any(words)
    assert words == sorted(words, key=str.casefold)
    page.select_option(".pw-main > h2 select", "Most similar first")
    assert rows.all_inner_texts() == most_alike


@pytest.mark.opens("papers/2402.17412/")
def test_a_bar_shows_how_alike_a_related_paper_is(page: Page) -> None:
    shares = page.locator(".pw-strength").evaluate_all(
        "bars => bars.map(bar => +bar.style.getPropertyValue('--share'))"
    )
    assert len(shares) == 8
    assert shares == sorted(shares, reverse=True)
    assert 0 < shares[-1] < shares[0] <= 1


@pytest.mark.opens("keywords/machine-unlearning/")
def test_a_group_s_page_says_once_how_many_papers_it_has_and_offers_no_idle_filter(
    page: Page, built_site: Path
) -> None:
    lines = (built_site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    having = sum("machine unlearning (MU)" in json.loads(line)["keywords"] for line in lines)
    assert len(titles(page)) == having > 1
    assert page.locator(".pw-all").inner_text().count(f"{having} papers") == 1
    choices = page.locator(".pw-choice")
    assert choices.filter(has_text="privacy").count()
    assert choices.get_by_text("machine unlearning (MU)", exact=True).count() == 0
    drawn_again(page, choices.filter(has_text="privacy").first.click)
    assert f"of {having} papers" in page.locator(".pw-all [role=status]").inner_text()


def test_results_are_shown_with_an_index_that_the_browser_kept_from_before(
    page: Page, site_address: str, built_site: Path
) -> None:
    old = (built_site / "data" / "search.js").read_text(encoding="utf-8")
    assert ',"others":[]' in old
    old = old.replace(',"others":[]', "")
    page.route("**/data/search.js", lambda route: route.fulfill(body=old))
    page.goto(f"{site_address}papers/?q=quantization")
    assert len(titles(page)) > 1
    assert "of 230 papers" in page.locator(".pw-all [role=status]").inner_text()


@pytest.mark.opens(None)
def test_the_count_of_a_filter_with_a_long_name_stays_on_one_line(
    page: Page, site_address: str
) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    page.goto(f"{site_address}papers/")
    titles(page)
    lines = page.locator(".pw-choice").first.evaluate(
        """(choice) => {
            const [name, count] = choice.children;
            name.textContent = "very-long words that no line of the filters has the room for";
            count.textContent = "1202";
            return [name, count].map((element) => {
                const range = document.createRange();
                range.selectNodeContents(element);
                return range.getClientRects().length;
            });
        }"""
    )
    assert lines == [2, 1]
