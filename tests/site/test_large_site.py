"""The real listings as a large site has them.

Long lists in parts, the search in parts, data loaded when asked for.
"""

from __future__ import annotations

import gzip
import json
import re
import shutil
from collections import Counter
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from playwright.sync_api import expect

from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from tests.support.axe import ALL_BUT_COLOURS, COLOURS, few_rows, violations
from tests.support.browsing import served
from tests.support.html import HOST, Page, read_page, read_pages
from tests.support.tab import Tab
from tests.support.waiting import at, copied, drawn, drawn_again, followed, settled, true

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser
    from playwright.sync_api import Page as BrowserPage

ROOT = Path(__file__).resolve().parents[2]
SMALL = Sizes(papers_a_page=10, names_a_page=100, report_lines=5, papers_a_file=50, small_site=50)
TITLE = "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"


@pytest.fixture(scope="module")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site; its build fails on a dead link."""
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    place = tmp_path_factory.mktemp("large")
    shutil.copytree(ROOT / "docs" / "about", place / "docs" / "about")
    config = load_config(
        str(ROOT / "mkdocs.yml"),
        docs_dir=str(place / "docs"),
        site_dir=str(place / "site"),
        strict=True,
        extra={"repository": None, "paperweave": {"stamp": "always"}},
    )
    with patch(
        "paperweave.config.settings.read_settings",
        lambda text: replace(read_settings(text), sizes=SMALL),
    ):
        build(config)
    return place / "site"


def unpacked(site: Path, name: str) -> str:
    """A file of all papers, which a large site has compressed."""
    return gzip.decompress((site / f"{name}.gz").read_bytes()).decode()


@pytest.fixture(scope="module")
def large_pages(large_site: Path) -> dict[str, Page]:
    return read_pages(large_site)


@pytest.fixture(scope="module")
def papers(large_site: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in unpacked(large_site, "papers.jsonl").splitlines()]


@pytest.fixture(scope="module")
def large_address(large_site: Path) -> Iterator[str]:
    with served(large_site) as address:
        yield address


def led_to(page: Page) -> list[str]:
    """The pages that a page's content leads to, as addresses below the site's root."""
    inner = read_page(page.path, content_of(page))
    links = [urljoin(page.place, a["href"]) for a in inner.all("a") if "href" in a]
    return [unquote(link.removeprefix(HOST)).strip("/") for link in links]


def content_of(page: Page) -> str:
    """The part of a page that is its own, as HTML."""
    return page.source.partition("<main")[2].partition("</main>")[0]


def listed(page: Page) -> list[str]:
    """The addresses of the papers that a page lists."""
    return [way.removeprefix("papers/") for way in led_to(page) if way.startswith("papers/")]


def pages_of(pages: dict[str, Page], path: str) -> list[Page]:
    """The pages of a list, found as a reader does.

    From its own page, by the link to what comes after.
    """
    section, _, name = path.partition("/")
    found = [pages[f"{path}/index.html"]]
    while after := [way for way in led_to(found[-1]) if way.startswith(f"{section}/parts/{name}-")]:
        onward = [way for way in after if pages[f"{way}/index.html"] not in found]
        if not onward:
            break
        found.append(pages[f"{onward[0]}/index.html"])
    return found


def test_every_list_has_each_of_its_papers_once_over_its_pages(
    large_pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    lists: dict[str, list[str]] = {}
    for paper in papers:
        front = large_pages[f"papers/{paper['address']}/index.html"]
        for way in set(led_to(front)):
            if way.startswith(("keywords/", "authors/", "years/", "sources/")):
                lists.setdefault(way, []).append(paper["address"])
    assert sum(len(members) >= 2 * SMALL.papers_a_page for members in lists.values()) > 5
    for path, members in lists.items():
        pages = pages_of(large_pages, path)
        assert sorted(address for page in pages for address in listed(page)) == sorted(members), (
            path
        )
        assert all(len(listed(page)) == SMALL.papers_a_page for page in pages[1:]), path
        assert len(listed(pages[0])) < 2 * SMALL.papers_a_page, path


def test_all_papers_stand_once_on_the_pages_of_their_years_which_the_list_of_all_papers_leads_to(
    large_pages: dict[str, Page], papers: list[dict[str, Any]]
) -> None:
    everything = large_pages["papers/index.html"]
    assert len(listed(everything)) == SMALL.papers_a_page
    years = [way for way in led_to(everything) if way.startswith("years/")]
    found = [
        address
        for year in years
        for page in pages_of(large_pages, year)
        for address in listed(page)
    ]
    assert sorted(found) == sorted(paper["address"] for paper in papers)


@pytest.mark.parametrize("section", ["keywords", "authors"])
def test_every_name_stands_once_over_the_pages_of_a_long_list_of_names(
    large_pages: dict[str, Page], papers: list[dict[str, Any]], section: str
) -> None:
    pages = [large_pages[f"{section}/index.html"]]
    pages += [
        page for path, page in large_pages.items() if path.startswith(f"{section}/parts/index-")
    ]
    counts = Counter(
        way
        for page in pages
        for way in led_to(page)
        if way.startswith(f"{section}/") and "/parts/" not in way
    )
    counts.pop(section, None)
    groups = {
        path.removesuffix("/index.html")
        for path, page in large_pages.items()
        if path.startswith(f"{section}/") and 'http-equiv="refresh"' not in page.source
    } - {section}
    assert {way for way in groups if "/parts/" not in way} == counts.keys()
    assert set(counts.values()) == {1}
    if section == "authors":
        names = {name for paper in papers for name in paper["authors"]}
        lines = sum(content_of(page).count("<li>") for page in pages)
        assert lines == len(names) + len(pages) - 1


def test_a_bar_of_the_timeline_leads_to_the_part_that_has_its_month(
    large_pages: dict[str, Page],
) -> None:
    bars = [
        a
        for a in large_pages["index.html"].all("a")
        if "#" in a.get("href", "") and a["href"].startswith("years/")
    ]
    assert any("/parts/" in bar["href"] for bar in bars)
    for bar in bars:
        page, _, anchor = bar["href"].partition("#")
        assert anchor in large_pages[f"{page}index.html"].anchors


def test_every_page_is_four_clicks_from_home_at_most(large_pages: dict[str, Page]) -> None:
    reached = latest = {"index.html"}
    for _ in range(4):
        ways = {way for path in latest if path in large_pages for way in led_to(large_pages[path])}
        ways |= {
            "papers",
            "keywords",
            "authors",
            "years",
            "map",
            "reading-list",
            "about",
        }  # the navigation
        latest = {f"{way}/index.html" for way in ways} - reached
        reached = reached | latest
    redirects = {
        path for path, page in large_pages.items() if page.all("meta", **{"http-equiv": "refresh"})
    }
    written = {path for path in large_pages if path.startswith("about/")}
    assert large_pages.keys() - reached - redirects - written - {"404.html"} == set()


def test_the_report_shows_some_lines_and_its_file_has_all(
    large_site: Path, large_pages: dict[str, Page]
) -> None:
    text = (large_site / "report.txt").read_text(encoding="utf-8")
    assert text.count("\nrepair\t") > SMALL.report_lines
    assert large_pages["report/index.html"].source.count("became “") == SMALL.report_lines
    assert "report.txt" in " ".join(led_to(large_pages["report/index.html"]))


# In a browser
# ------------


@pytest.fixture(scope="module")
def tab(chromium: Browser) -> Iterator[Tab]:
    """The tab that the tests use in turn."""
    with Tab.opened(chromium) as tab:
        yield tab


@pytest.fixture
def page(tab: Tab, large_address: str) -> Iterator[BrowserPage]:
    """A page at the large site's home, which fails its test when a script fails."""
    with tab.lent(large_address) as page:
        yield page


def found(page: BrowserPage, query: str) -> list[str]:
    """The titles that the box shows for a query."""
    page.fill(".md-search__input", query)
    true(page, "(query) => paperweave.shown === query", query.strip())
    return page.locator(".md-search-result__title").all_inner_texts()


@pytest.mark.browser
@pytest.mark.parametrize(
    "query",
    [
        TITLE,
        "diffusekrona",
        "difusekrona",
        "diffuseKorna:",
        "diffusekro",
        "A Parameter Efficient Fine-tuning Method for Personalized Diffusion",
        "kronecker personalised diffusion",
    ],
)
def test_the_search_in_parts_finds_by_title_name_beginning_and_with_a_letter_wrong(
    page: BrowserPage, query: str
) -> None:
    assert found(page, query)[0] == TITLE


@pytest.mark.browser
def test_the_search_in_parts_finds_every_paper_first_by_its_title(
    page: BrowserPage, papers: list[dict[str, Any]]
) -> None:
    page.focus(".md-search__input")
    true(page, "() => paperweave.engine().then(() => true)")
    first = page.evaluate(
        "(titles) => Promise.all(titles.map(async (t) => "
        "(await paperweave.find(t, 1)).results[0]?.address))",
        [paper["title"] for paper in papers],
    )
    assert [p["title"] for p, got in zip(papers, first, strict=True) if got != p["address"]] == []


@pytest.mark.browser
@pytest.mark.parametrize("query", ["Jürgen Schmidhuber", "jurgen schmidhuber", "schmidhub"])
def test_the_search_in_parts_knows_authors_without_accents_and_by_a_beginning(
    page: BrowserPage, query: str
) -> None:
    found(page, query)
    assert "Schmidhuber" in page.locator(".md-search-result__link").first.inner_text()


@pytest.mark.browser
def test_the_search_in_parts_takes_a_phrase_as_it_is_and_marks_its_words(page: BrowserPage) -> None:
    assert found(page, '"subject-driven text-to-image"')
    assert "text-to-image" in page.locator(".md-search-result__link").first.inner_text().lower()
    assert page.locator(".md-search-result__item mark").count() > 0
    assert found(page, '"model language large"') == []


@pytest.mark.browser
@pytest.mark.parametrize(
    ("query", "fits"),
    [
        ("quantization year:2024", lambda paper: paper["year"] == 2024),
        ('author:"eric xing"', lambda paper: "Eric Xing" in paper["authors"]),
        (
            "keyword:diffusion year:2023",
            lambda paper: paper["year"] == 2023 and "iffusion" in str(paper["keywords"]),
        ),
    ],
)
def test_filters_in_the_query_narrow_what_the_search_in_parts_finds(
    page: BrowserPage,
    papers: list[dict[str, Any]],
    query: str,
    fits: Callable[[dict[str, Any]], bool],
) -> None:
    by_title = {paper["title"]: paper for paper in papers}
    titles = found(page, query)
    assert titles
    assert all(fits(by_title[title]) for title in titles if title in by_title)


@pytest.mark.browser
def test_all_results_stand_on_the_page_of_results(page: BrowserPage) -> None:
    assert len(found(page, "quantization")) == 8
    followed(page, page.locator(".pw-more").click)
    drawn(page)
    assert at(page).endswith("/papers/?q=quantization")
    assert page.locator(".pw-rows > li").count() > 8


@pytest.fixture(scope="module")
def copy(large_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as it is taken along, in a folder whose name means something in HTML and scripts."""
    from paperweave.commands.offline import offline_files

    folder = tmp_path_factory.mktemp("disk") / "R&copy" / "$& it"
    for name, data in offline_files(large_site):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.browser
def test_a_search_in_parts_works_from_a_disk(chromium: Browser, copy: Path) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((copy / "index.html").as_uri())
    assert found(page, "difusekrona") == [TITLE]
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("path", ["index.html", "papers/2402.17412/index.html"])
def test_what_scripts_set_into_a_page_leads_to_files_on_a_disk(
    chromium: Browser, copy: Path, path: str
) -> None:
    context = chromium.new_context()
    page = context.new_page()
    page.goto((copy / path).as_uri())
    ways = page.eval_on_selector_all(
        ".pw-header a, .pw-header form, .pw-footer a", "(all) => all.map((a) => a.href || a.action)"
    )
    assert len(ways) > 10
    assert [way for way in ways if not Path(unquote(urlsplit(way).path)).is_file()] == []
    assert page.evaluate("paperweave.url('papers/2402.17412')").endswith("/index.html")
    context.close()


@pytest.mark.browser
def test_the_list_of_all_papers_loads_them_when_somebody_filters(
    page: BrowserPage, large_address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{large_address}papers/", wait_until="networkidle")
    assert not any("data/papers" in url for url in asked)
    page.get_by_role("button", name="Sort and filter all 230 papers").click()
    drawn(page)
    assert page.locator(".pw-rows > li").count() == 100
    drawn_again(page, lambda: page.get_by_label("To year").select_option("2018"))
    drawn_again(page, lambda: page.get_by_label("From year").select_option("2018"))
    assert page.locator(".pw-rows > li").count() == 5
    page.goto(f"{large_address}papers/?year=2018")
    drawn(page)
    assert page.locator(".pw-rows > li").count() == 5


@pytest.mark.parametrize("ending", ["bib", "ris", "json", "csv", "jsonl"])
def test_the_files_of_all_papers_are_compressed_and_hold_what_docs_has(
    large_site: Path, ending: str
) -> None:
    name = f"papers.{ending}"
    assert not (large_site / name).exists()
    written = (large_site.parent / "docs" / name).read_bytes().decode()
    assert unpacked(large_site, name) == written


def test_whoever_asks_for_such_a_file_is_led_to_the_compressed_one(
    large_site: Path, large_pages: dict[str, Page]
) -> None:
    links = {a["href"] for a in large_pages["about/data/index.html"].all("a")}
    assert {
        f"../../papers.{ending}.gz" for ending in ("bib", "ris", "json", "csv", "jsonl")
    } <= links
    assert "/papers.csv.gz): the same" in (large_site / "llms.txt").read_text(encoding="utf-8")


@pytest.mark.browser
def test_the_reading_list_and_a_copied_citation_load_no_more_than_they_need(
    page: BrowserPage, large_site: Path, large_address: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{large_address}papers/2402.17412/")
    page.get_by_role("button", name="Save: Diffuse").click()
    page.locator(".pw-buttons a[href='#cite']").click()
    dialog = page.locator("dialog")
    dialog.get_by_role("button", name="RIS", exact=True).click()
    expect(dialog.locator("code")).to_contain_text("TY  - ")
    text = copied(page, dialog.get_by_role("button", name="Copy").click)
    written = unpacked(large_site, "papers.ris").split("\n\n")
    (own,) = [entry for entry in written if "AN  - arXiv:2402.17412" in entry]
    assert text.strip() == own.strip()
    page.goto(f"{large_address}reading-list/")
    drawn(page)
    assert page.locator(".pw-rows > li > a").all_inner_texts() == [TITLE]
    assert len({url for url in asked if "/data/papers-" in url}) == 1
    # What lies beside which pages, what beside this paper's, and what the search shows of these.
    assert len({url for url in asked if "/data/beside" in url}) == 2
    assert len({url for url in asked if "/data/search/texts-" in url}) == 1


@pytest.mark.browser
def test_the_form_chosen_last_is_shown_though_the_first_comes_later(
    page: BrowserPage, large_address: str
) -> None:
    page.goto(f"{large_address}papers/2402.17412/")
    page.evaluate(
        """() => {
            const beside = paperweave.beside;
            let asked = 0;
            paperweave.late = new Promise((come) => {
                paperweave.beside = async (address) => {
                    const first = !asked++;
                    const row = await beside(address);
                    if (first) await new Promise((resolve) => setTimeout(resolve, 500));
                    if (first) setTimeout(come);
                    return row;
                };
            });
        }"""
    )
    page.locator(".pw-buttons a[href='#cite']").click()
    dialog = page.locator("dialog")
    dialog.get_by_role("button", name="RIS", exact=True).click()
    page.evaluate("paperweave.late")
    assert dialog.locator("code").inner_text().startswith("TY  - ")
    assert (dialog.locator("a[download]").get_attribute("download") or "").endswith(".ris")


@pytest.mark.browser
@pytest.mark.parametrize("paper", ["2402.17412", "2305.03742"])
def test_a_paper_s_page_gets_from_beside_it_what_that_of_a_small_site_has(
    page: BrowserPage, large_address: str, built_site: Path, paper: str
) -> None:
    whole = (built_site / "papers" / paper / "index.html").read_text(encoding="utf-8")
    page.goto(f"{large_address}papers/{paper}/")
    # The paper's own abstract, in the tag that reference managers read.
    (tag,) = re.findall(r'<meta name=citation_abstract content="([^"]*)">', whole)
    assert page.locator("[name=citation_abstract]").get_attribute("content") == unescape(tag)
    _, _, aside = whole.partition("<aside class=pw-side")
    facts = re.findall(r"<dd[^>]*>(?:<a[^>]*>)?(.*?)<", aside.partition("</aside>")[0])
    shown = page.locator(".pw-side dd").evaluate_all(
        "all => all.map((a) => a.firstChild.textContent)"
    )
    assert sorted(shown) == sorted(facts)
    assert len(facts) > 1
    sources = page.locator(".pw-part-sources")
    assert sources.locator("pre").count() == 0
    sources.locator("summary").click()
    expect(sources.locator("pre").first).to_be_visible()
    _, _, behind = whole.partition("<details class=pw-part-sources")
    behind, _, _ = behind.partition("</details>")
    for pattern, found in (
        (r"<pre><code[^>]*>(.*?)</code>", sources.locator("pre")),
        (r"<li>(.*?)(?=<li>|</ul>)", sources.locator("li")),
        (r"<h3[^>]*>(.*?)</h3>", sources.locator("h3")),
    ):
        texts = re.findall(pattern, behind, re.DOTALL)
        assert texts
        plain = [unescape(re.sub("<[^>]+>", "", text)) for text in texts]
        assert found.all_text_contents() == plain


@pytest.mark.browser
def test_a_script_names_the_archive_of_a_preprint_to_reference_managers(
    page: BrowserPage, large_address: str, large_pages: dict[str, Page]
) -> None:
    assert not large_pages["papers/2306.07967/index.html"].meta("z:archiveID")
    page.goto(f"{large_address}papers/2306.07967/")
    tags = "all => all.map((one) => `${one.name} ${one.content}`)"
    assert page.locator("[name^='z:']").evaluate_all(tags) == [
        "z:itemType preprint",
        "z:repository arXiv",
        "z:archiveID arXiv:2306.07967",
    ]
    # One in proceedings is in no archive.
    page.goto(f"{large_address}papers/2402.17412/")
    expect(page.locator("[name=citation_abstract]")).to_have_count(1)
    assert page.locator("[name='z:archiveID']").count() == 0


@pytest.mark.browser
def test_a_link_to_a_part_of_a_page_leads_there_though_a_script_names_it(
    page: BrowserPage, large_address: str, large_pages: dict[str, Page]
) -> None:
    path = "papers/2402.17412/"
    assert "<h2 id=" not in large_pages[f"{path}index.html"].source.partition("<details")[0]
    page.set_viewport_size({"width": 390, "height": 500})
    page.goto(f"{large_address}{path}#related-papers")
    heading = page.locator("h2#related-papers")
    expect(heading).to_be_in_viewport()
    assert page.evaluate("scrollY") > 200


FRAME = """() => [...document.querySelectorAll(":is(.pw-header, .pw-footer) :is(a, form)")].map(
    (one) => [one.textContent.trim(), one.href || one.action])"""


@pytest.mark.browser
@pytest.mark.parametrize("path", ["papers/2402.17412/", "years/2024/"])
def test_a_page_has_the_header_and_footer_that_the_home_page_has(
    page: BrowserPage, large_address: str, path: str
) -> None:
    page.goto(large_address)
    home = page.evaluate(FRAME)
    assert len(home) > 10
    page.goto(large_address + path)
    assert page.evaluate(FRAME) == home
    page.locator(".pw-scheme").click()
    assert page.locator("body").get_attribute("data-md-color-scheme") == "slate"


def test_without_scripts_a_page_still_leads_to_the_home_page(large_pages: dict[str, Page]) -> None:
    source = large_pages["papers/2402.17412/index.html"].source
    assert "</script><a href=../../>Paperweave</a></header>" in source
    assert "pw-nav" not in source


@pytest.mark.browser
def test_that_link_looks_as_the_name_does_with_scripts(
    chromium: Browser, large_address: str
) -> None:
    def seen(name: str, begins_with: str, *, scripts: bool) -> str:
        page = chromium.new_page(java_script_enabled=scripts)
        page.goto(f"{large_address}papers/2402.17412/")
        box = page.locator(begins_with).bounding_box()
        look = page.locator(name).evaluate(
            "(link) => { const { fontSize, fontWeight } = getComputedStyle(link);"
            " return `${fontSize} ${fontWeight}`; }"
        )
        page.close()
        assert box is not None
        return f"{look} at {box['x']}"

    alone = seen("header a", "header a", scripts=False)
    assert alone == seen(".pw-name", ".pw-header__inner", scripts=True)


def test_a_page_says_what_its_head_or_title_says_once(large_pages: dict[str, Page]) -> None:
    paper = large_pages["papers/2402.17412/index.html"]
    told = {tag.get("name") for tag in paper.all("meta")}
    assert {"citation_title", "citation_author", "citation_doi", "citation_pdf_url"} <= told
    assert not {"citation_keywords", "citation_abstract", "twitter:card"} & told
    assert not paper.all("link", rel="type")
    assert not paper.meta("description")
    assert paper.all("link", rel="cite-as")
    assert not paper.all("link", rel="item")
    years = large_pages["years/2024/index.html"]
    assert paper.all("link", rel="canonical")
    assert years.all("link", rel="canonical")
    for page in (paper, years):
        assert not any(tag.get("property") for tag in page.all("meta"))
        assert page.all("h1") == [{}]


def test_what_only_material_s_scripts_load_is_left_out(large_site: Path, built_site: Path) -> None:
    in_both = "assets/javascripts", "search", "assets/stylesheets"
    assert all((built_site / folder).is_dir() for folder in in_both)
    assert [(large_site / folder).is_dir() for folder in in_both] == [False, False, True]
    assert not list(large_site.rglob("*.map"))


@pytest.mark.browser
def test_the_first_link_of_a_page_leads_past_its_header(
    page: BrowserPage, large_address: str
) -> None:
    for path in ("papers/2402.17412/", "papers/"):
        page.goto(large_address + path)
        page.keyboard.press("Tab")
        link = page.locator(":focus")
        assert link.inner_text() == "Skip to content"
        target = (link.get_attribute("href") or "").removeprefix("#")
        assert page.locator(f"main[id='{target}'], main [id='{target}']").count() == 1


@pytest.mark.browser
def test_that_link_stays_on_a_page_whose_links_lead_from_elsewhere(
    page: BrowserPage, large_address: str, large_pages: dict[str, Page]
) -> None:
    path = "years/2024/"
    assert large_pages[f"{path}index.html"].all("base") == [{"href": "../../papers/"}]
    page.goto(f"{large_address}{path}?q=loom")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.url == f"{large_address}{path}?q=loom#__skip"
    assert page.evaluate("performance.getEntriesByType('navigation').length") == 1


@pytest.mark.browser
def test_without_scripts_a_page_says_where_its_citation_is_and_with_them_what_it_is(
    page: BrowserPage, large_address: str, large_site: Path, large_pages: dict[str, Page]
) -> None:
    path = "papers/2402.17412/"
    source = large_pages[f"{path}index.html"].source
    (key,) = re.findall(r"<p id=cite>BibTeX: <code>(.*?)</code> in ", source)
    assert "@" not in source.partition("<main")[2]
    assert "<a href=../../papers.bib.gz>" in source
    entry = re.search(rf"@\w+{{{key},.*?\n}}\n", unpacked(large_site, "papers.bib"), re.DOTALL)
    assert entry is not None
    page.goto(large_address + path)
    assert any(key in text for text in page.locator(".pw-side dd").all_text_contents())
    page.locator(".pw-buttons a[href='#cite']").click()
    dialog = page.locator("dialog")
    expect(dialog.locator("code")).to_contain_text(f"{{{key},")
    shown = dialog.locator("code").inner_text()
    assert all(line.rstrip(",") in entry[0] for line in shown.splitlines())
    page.keyboard.press("Escape")
    page.emulate_media(media="print")
    assert page.locator("pre#cite").inner_text().strip() == shown.strip()
    page.emulate_media(media="screen")


@pytest.mark.browser
def test_whoever_points_at_a_fact_sees_it_in_a_raw_text_that_was_beside_the_page(
    page: BrowserPage, large_address: str
) -> None:
    page.goto(f"{large_address}papers/2402.17412/")
    page.locator("h1").focus()
    page.wait_for_selector(".pw-origin:not([hidden])")
    assert page.locator(".pw-origin mark").all_inner_texts() == [TITLE, TITLE]
    assert page.locator(".pw-part-sources pre mark").all_text_contents() == [TITLE, TITLE]
    assert page.locator(".pw-part-sources pre").count() == 2


@pytest.mark.browser
def test_a_page_says_that_its_sources_could_not_be_loaded_and_tries_again(
    page: BrowserPage, large_address: str
) -> None:
    page.goto(f"{large_address}papers/2402.17412/")
    page.route("**/data/beside-*", lambda route: route.abort())
    summary = page.locator(".pw-part-sources summary")
    summary.click()
    expect(page.locator(".pw-part-sources .pw-told")).to_contain_text("sources could not be loaded")
    page.unroute("**/data/beside-*")
    summary.click()
    summary.click()
    expect(page.locator(".pw-part-sources pre").first).to_be_visible()


@pytest.mark.browser
@pytest.mark.parametrize(
    "path",
    ["papers/", "keywords/diffusion-models/", "years/parts/2024-1/", "authors/parts/index-2/"],
)
def test_pages_of_long_lists_have_no_barrier_that_axe_finds_and_do_not_scroll_sideways(
    page: BrowserPage, large_address: str, path: str
) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(large_address + path)
    settled(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page, ALL_BUT_COLOURS) == []
    few_rows(page)
    assert violations(page, COLOURS) == []
