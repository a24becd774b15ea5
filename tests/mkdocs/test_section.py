"""A section of papers in the site that somebody has: it comes beside, and nothing else changes."""

from __future__ import annotations

import gzip
import re
from collections import Counter
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

import pytest
from lxml import html
from playwright.sync_api import expect

from paperweave.commands.new import new_site
from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import Settings, read_settings, settings_from
from tests.support.browsing import served
from tests.support.handed_over import beside
from tests.support.html import dead_links, read_pages
from tests.support.other_sites import (
    FOUR_LINES,
    LANGUAGES,
    MATERIAL,
    READTHEDOCS,
    build_site,
    write_site,
)
from tests.support.project import files
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from playwright.sync_api import Browser

SITES = {"readthedocs": READTHEDOCS, "material": MATERIAL, "languages": LANGUAGES}
# What speaks of all pages of a site.
OF_ALL_PAGES = {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
PAPER = "papers/papers/notes-on-engines-c-and-stars/index.html"


def read(page: Path) -> Any:  # noqa: ANN401 - what lxml finds has many types
    """A page as a tree."""
    return html.fromstring(page.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", params=SITES)
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Path]:
    """The same site without the plugin and with it, built."""
    place = tmp_path_factory.mktemp(request.param)
    without = write_site(place / "without", SITES[request.param])
    with_papers = write_site(place / "with", SITES[request.param], FOUR_LINES)
    for folder in (without, with_papers):
        build_site(folder, "--strict")
    return without, with_papers


def test_every_other_page_has_the_same_bytes(sites: tuple[Path, Path]) -> None:
    without, with_papers = (files(folder / "site") for folder in sites)
    beside = {name: data for name, data in with_papers.items() if not name.startswith("papers/")}
    assert beside.keys() == without.keys()
    differing = {name for name in without if without[name] != beside[name]}
    assert differing <= OF_ALL_PAGES


def test_nothing_is_written_into_the_site_s_own_folders(sites: tuple[Path, Path]) -> None:
    without, with_papers = (files(folder / "docs") for folder in sites)
    assert with_papers == without
    listings = [sorted(path.name for path in (folder / "references").iterdir()) for folder in sites]
    assert listings[0] == listings[1]
    # Git is told to pass over what may be made again.
    assert (sites[1] / ".cache" / "paperweave" / ".gitignore").read_text().endswith("*\n")


def test_the_pages_stand_in_the_site_s_own_theme_and_carry_what_they_need(
    sites: tuple[Path, Path],
) -> None:
    site = sites[1] / "site"
    page, theirs = read(site / PAPER), read(site / "index.html")
    theme = "//*[contains(@class,'md-header') or contains(@class,'wy-nav-side')]"
    assert len(page.xpath(theme)) == len(theirs.xpath(theme)) > 0
    assert not page.xpath("//*[@class='pw-header' or @class='pw-footer']")
    assert page.xpath("//meta[@name='citation_title']/@content") == [
        "Notes on engines (c) and *stars*"
    ]
    assert len(page.xpath("//title")) == len(page.xpath("//link[@rel='canonical']")) == 1
    (style,) = page.xpath("//link[contains(@href,'section.css')]/@href")
    scripts = page.xpath("//script[contains(@src,'assets/paperweave')]/@src")
    assert len(scripts) == 4
    for link in [style, *scripts]:
        assert (site / PAPER).parent.joinpath(link).resolve().is_file()


def test_each_element_of_a_paper_s_page_is_ended_for_plugins_that_read_it(
    sites: tuple[Path, Path],
) -> None:
    source = (sites[1] / "site" / PAPER).read_text(encoding="utf-8")
    _, _, content = source.partition('<div class="pw-section">')
    content, _, _ = content.partition("</details>")
    for name in ("p", "li", "dt", "dd"):
        assert len(re.findall(rf"<{name}\b", content)) == content.count(f"</{name}>") > 0


def test_a_search_of_the_whole_site_passes_over_what_other_papers_pages_say(
    sites: tuple[Path, Path],
) -> None:
    page = read(sites[1] / "site" / PAPER)
    left_out = page.xpath("//h2[@data-search-exclude]")
    assert [heading.get("id") for heading in left_out] == ["related-papers", "how-to-cite"]
    assert page.xpath("//details[@data-search-exclude]//h2[@id='sources']")


def test_what_a_listing_says_passes_by_the_site_s_own_markdown(sites: tuple[Path, Path]) -> None:
    page = read(sites[1] / "site" / PAPER)
    (title,) = page.xpath("//h1[@id]")
    assert title.text_content() == "Notes on engines (c) and *stars*"
    text = page.xpath("string(//h2[@id='abstract']/following-sibling::p)")
    assert "[@byron1843] :smile: <kbd>x</kbd>" in text


def test_no_link_of_the_section_is_dead(sites: tuple[Path, Path]) -> None:
    site = sites[1] / "site"
    pages = {name: page for name, page in read_pages(site).items() if "papers/" in str(name)}
    assert len(pages) > 30
    assert list(dead_links(site, pages)) == []


def test_the_sitemap_lists_the_section_s_pages_once(sites: tuple[Path, Path]) -> None:
    root = re.findall(r"site_url: (.*)", (sites[1] / "mkdocs.yml").read_text(encoding="utf-8"))[0]
    text = (sites[1] / "site/sitemap.xml").read_text(encoding="utf-8")
    found = Counter(re.findall(r"<loc>(.*?)</loc>", text))
    pages = (sites[1] / "site/papers").rglob("index.html")
    folders = [page.parent.relative_to(sites[1] / "site").as_posix() for page in pages]
    assert len(folders) > 40
    assert {found[f"{root}{folder}/"] for folder in folders} == {1}
    packed = gzip.decompress((sites[1] / "site/sitemap.xml.gz").read_bytes())
    assert packed.decode() == text


def test_the_style_sheet_reaches_these_pages_only(sites: tuple[Path, Path]) -> None:
    css = (sites[1] / "site/papers/assets/paperweave/section.css").read_text(encoding="utf-8")
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    depth, selectors = 0, []
    for part in re.split(r"([{}])", css):
        if depth == 0 and part.strip() not in ("", "{", "}"):
            selectors.append(part.strip())
        depth += {"{": 1, "}": -1}.get(part, 0)
    assert depth == 0
    assert selectors
    assert [each for each in selectors if ".pw-section" not in each] == []
    inside = css.partition(".pw-section { --pw-rem")[0]
    assert "calc(1.35 * var(--pw-rem))" in inside
    assert not re.search(r"\drem", inside)
    assert "@media (min" not in inside


def test_a_page_that_a_person_has_at_the_same_place_stays(tmp_path: Path) -> None:
    files = {**READTHEDOCS, "docs/papers/index.md": "# Our own\n\nWords.\n"}
    site = write_site(tmp_path / "site", files, FOUR_LINES)
    build_site(site)
    assert "Our own" in (site / "site/papers/index.html").read_text()
    assert (site / "site" / PAPER).is_file()


CITING = """---
title: A review
---

Engines [@byron1843] and compilers [see @hopper, pp. 3-5; -@10.1234/a-b].

As code `[@byron1843]`, escaped \\[@byron1843], as a link [@hopper](index.md).

```
[@hopper]
```

Nobody [@nobody2020; @hopper] knows.
"""


def test_citations_become_links_and_references_and_unknown_keys_are_told(tmp_path: Path) -> None:
    files = {**READTHEDOCS, "docs/review.md": CITING}
    site = write_site(tmp_path / "site", files, FOUR_LINES)
    said = build_site(site)
    assert "review.md:13: no paper here has the key nobody2020" in said
    page = read(site / "site/review/index.html")
    first, second, *_ = page.xpath("//*[@role='main']//p")
    assert first.text_content() == (
        "Engines (Byron et al., 1843) and compilers (see Hopper, 1952, pp. 3-5; 1952)."
    )
    for link in first.xpath(".//a/@href"):
        assert (site / "site/review" / link / "index.html").is_file()
    assert "[@byron1843], as a link" in second.text_content()
    assert "[@nobody2020; @hopper]" in page.text_content()
    items = [item.text_content() for item in page.xpath("//h2[@id='references']/following::ol/li")]
    assert len(items) == 2
    assert "Notes on engines (c) and *stars*" in items[0]
    assert "A Compiler" in items[1]


def test_a_page_of_a_whole_site_of_papers_cites_them_too(tmp_path: Path) -> None:
    listing = tmp_path / "list.bib"
    hostile = "[@byron1843] is what an abstract may say, and it stays as it is. " * 3
    engine = {"title": "Engines", "author": "Byron, Ada", "year": "1843", "abstract": hostile}
    listing.write_text(bibliography(byron1843=engine), encoding="utf-8")
    site = tmp_path / "site"
    new_site(site, [listing], language="de")
    (site / "docs/about/review.md").write_text("# Review\n\nSee [@byron1843].\n")
    build_site(site)
    page = read(site / "site/about/review/index.html")
    (link,) = page.xpath("//article//p/a[@title='Engines']/@href")
    assert (site / "site/about/review" / link / "index.html").is_file()
    assert page.xpath("//h2[@id='literatur']/following::ol/li")
    paper = read(site / "site/papers/engines/index.html")
    assert "[@byron1843] is what an abstract may say" in paper.text_content()


@pytest.mark.parametrize("theme", ["name: material, language: de", "name: readthedocs, locale: de"])
def test_a_section_speaks_the_language_of_the_site(tmp_path: Path, theme: str) -> None:
    settings = READTHEDOCS["mkdocs.yml"].replace("theme: readthedocs", f"theme: {{{theme}}}")
    site = write_site(tmp_path / "site", {**READTHEDOCS, "mkdocs.yml": settings}, FOUR_LINES)
    build_site(site)
    paper = read(site / "site" / PAPER)
    assert paper.xpath("//h2[@id='verwandte-arbeiten']")
    home = read(site / "site/papers/index.html").text_content()
    assert "Daten und Downloads" in home
    assert "Alle Arbeiten" in home


def test_the_command_keeps_the_addresses_of_a_section(tmp_path: Path) -> None:
    from paperweave.commands.main import _pages

    site = write_site(tmp_path / "site", READTHEDOCS, FOUR_LINES)
    assert _pages(site, []) == 0
    assert "papers/hopper" not in (site / "references/addresses.tsv").read_text()
    assert "papers/a-compiler\t" in (site / "references/addresses.tsv").read_text()
    assert "New addresses" not in build_site(site)


@contextmanager
def large_from(papers: int) -> Iterator[None]:
    """What has more papers than these is large."""

    def settings(values: Mapping[str, Any]) -> Settings:
        return replace(settings_from(values), sizes=Sizes(small_site=papers))

    with (
        patch("paperweave.mkdocs.section_hooks.settings_from", settings),
        patch("paperweave.config.settings.settings_from", settings),
    ):
        read_settings.cache_clear()
        yield
    read_settings.cache_clear()


def test_a_large_section_tells_programs_of_files_that_are_there(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", READTHEDOCS, FOUR_LINES)
    with large_from(5):
        build_site(site, "--strict")
    place = site / "site/papers"
    assert all(paper["sources"] for paper in beside(place / "data"))
    told = (place / "llms.txt").read_text(encoding="utf-8")
    named = re.findall(r"\(https://group.example.org/docs/papers/([^)]*\.[^)]*)\)", told)
    assert {"papers.bib", "papers.jsonl"} <= set(named)
    assert [name for name in named if not (place / name).is_file()] == []
    assert list(place.glob("papers.*.gz")) == []


@pytest.mark.browser
@pytest.mark.parametrize("small_site", [5, 1_000])
def test_scripts_run_on_a_section_s_pages(
    chromium: Browser, tmp_path: Path, small_site: int
) -> None:
    site = write_site(tmp_path / "site", MATERIAL, FOUR_LINES)
    with large_from(small_site):
        build_site(site)
    context = chromium.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    with served(site / "site") as address:
        page.goto(f"{address}papers/papers/a-compiler/", wait_until="networkidle")
        page.locator(".pw-part-sources summary").click()
        expect(page.locator(".pw-part-sources pre")).to_contain_text("author = {Hopper, Grace}")
        page.goto(f"{address}papers/papers/", wait_until="networkidle")
    context.close()
    assert faults == []


def test_plain_markdown_of_a_large_section_has_what_listings_say(tmp_path: Path) -> None:
    from paperweave.commands.markdown import write_markdown

    site = write_site(tmp_path / "site", READTHEDOCS, FOUR_LINES)
    with large_from(5):
        assert write_markdown(site, ()) == 0
    assert list((site / "docs/papers").glob("papers.*.gz")) == []
    page = (site / "docs/papers/papers/a-compiler.md").read_text(encoding="utf-8")
    sources = page.partition("## Sources")[2]
    assert "- title: A Compiler\n" in sources
    assert "author = {Hopper, Grace}" in sources


def test_a_program_without_plugins_gets_the_pages_as_plain_markdown(tmp_path: Path) -> None:
    from paperweave.commands.markdown import write_markdown

    site = write_site(tmp_path / "site", READTHEDOCS, FOUR_LINES)
    (site / "docs/papers").mkdir()
    (site / "docs/papers/mine.md").write_text("# Mine\n")
    for _ in range(2):  # the second time all is there, and ours
        assert write_markdown(site, ()) == 0
    page = (site / "docs/papers/papers/a-compiler.md").read_text(encoding="utf-8")
    assert "# A Compiler\n" in page
    assert "template:" not in page
    assert (site / "docs/papers/papers/a-compiler.ris").is_file()
    assert not (site / "docs/papers/data").exists()
    assert (site / "docs/papers/mine.md").read_text() == "# Mine\n"
    (site / "docs/papers/papers/a-compiler.md").write_text("edited")
    assert write_markdown(site, ()) == 1
    assert (site / "docs/papers/papers/a-compiler.md").read_text() == "edited"
    settings = site / "mkdocs.yml"  # as such a program reads it
    settings.write_text(settings.read_text().replace(FOUR_LINES, "\n"))
    (site / "docs/papers/papers/a-compiler.md").write_text(page)
    build_site(site, "--strict")
