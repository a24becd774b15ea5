"""A site that was large from its first day has two files of all papers; browsers make others."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from playwright.sync_api import expect

from paperweave.commands.offline import offline_files
from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from tests.support.browsing import served
from tests.support.making import abstract
from tests.support.project import Project
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from tests.support.tab import Tab

pytestmark = pytest.mark.browser

PAPERS = 40  # whose data are three files
FORMS = ("bib", "ris", "json", "csv", "jsonl")
LEFT = ("ris", "json", "csv")


def _entries() -> str:
    entries = {
        f"loom{n}": {
            "title": f"Loom {n}: weaving $x^{n}$ of \\& {n} threads",
            "author": "Byron, Ada and van der Maas, Jo",
            "year": str(2000 + n % 20),
            "booktitle": "Weaving, and \\emph{more}",
            "keywords": "looms; =threads",
            "abstract": f'=We say "{n}", and é. {abstract(f"topic{n}")}',
        }
        for n in range(PAPERS)
    }
    entries["paged"] = {"title": "A loom on a page", "url": "https://loom.example/page"}
    entries["gone"] = {"title": "A loom that is gone", "eprint": "2301.00002", "withdrawn": "yes"}
    return bibliography(**entries)


def _large(text: str) -> object:
    return replace(read_settings(text), sizes=Sizes(small_site=5))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("forms") / "project")
    (project.seeds / "bibliography.bib").write_text(_entries(), encoding="utf-8")
    links = "".join(f"- [{form}](../papers.{form})\n" for form in FORMS)
    (project.docs / "about" / "data.md").write_text(f"# Data\n\n{links}", encoding="utf-8")
    with patch("paperweave.config.settings.read_settings", _large):
        status, said = project.make_site("--strict")
    assert status == 0, said
    for name, data in offline_files(project.site):
        (project.folder / "offline" / name).parent.mkdir(parents=True, exist_ok=True)
        (project.folder / "offline" / name).write_bytes(data)
    return project


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    with served(project.site) as found:
        yield found


@pytest.fixture
def page(shared_tab: Tab, address: str) -> Iterator[Page]:
    with shared_tab.lent(address, "about/data/") as page:
        yield page


def test_bibtex_and_full_records_are_files_and_docs_has_every_form(project: Project) -> None:
    files = {path.name for path in project.site.glob("papers.*")}
    assert files == {"papers.bib.gz", "papers.jsonl.gz", "papers.schema.json"}
    assert {path.name for path in project.docs.glob("papers.*")} == files | {
        f"papers.{form}" for form in FORMS
    }
    told = (project.site / "llms.txt").read_text(encoding="utf-8")
    named = re.findall(r"\[(papers\.[^]]*)\]", told)
    assert named == ["papers.jsonl.gz", "papers.schema.json", "papers.bib.gz"]


def _made(page: Page, project: Project, form: str) -> None:
    """Follow the link to a form, whose file comes from the list of all papers as docs has it."""
    with page.expect_download() as made:
        page.get_by_role("link", name=form, exact=True).click()
    written = (project.docs / f"papers.{form}").read_bytes()
    assert made.value.suggested_filename == f"papers.{form}"
    assert Path(made.value.path()).read_bytes() == written
    assert len(written) > PAPERS * 500
    told = page.locator(".pw-made")
    assert told.inner_text() == f"papers.{form} with all papers has been made in your browser."


@pytest.mark.parametrize("form", LEFT)
def test_a_link_to_another_form_leads_to_where_a_browser_makes_the_file(
    page: Page, project: Project, address: str, form: str
) -> None:
    _made(page, project, form)
    assert page.url == f"{address}papers/"


@pytest.mark.parametrize("form", LEFT)
def test_it_is_made_from_a_disk_too(chromium: Browser, project: Project, form: str) -> None:
    page = chromium.new_page()
    page.goto(f"file://{project.folder}/offline/about/data/index.html")
    _made(page, project, form)
    assert page.url.endswith("/offline/papers/index.html")
    page.close()


def test_a_page_that_made_a_file_does_not_make_it_again_when_it_is_reloaded(
    page: Page, project: Project
) -> None:
    _made(page, project, "ris")
    page.reload()
    page.locator(".pw-rows").wait_for()
    assert not page.locator(".pw-made").count()


def test_whoever_reads_without_what_lies_beside_is_told(page: Page, address: str) -> None:
    page.route("**/data/beside-1.js", lambda route: route.abort())
    page.goto(f"{address}papers/#papers.ris")
    told = page.locator(".pw-made", has_text="could not be made")
    told.wait_for()
    assert told.inner_text().startswith("papers.ris could not be made (cannot load ")
    page.unroute("**/data/beside-1.js")


def test_a_page_that_leads_to_the_paper_but_has_no_number_offers_a_search_by_script(
    page: Page, project: Project, address: str
) -> None:
    way = "papers/a-loom-on-a-page/"
    written = (project.site / way / "index.html").read_text(encoding="utf-8")
    assert "loom.example/page" in written
    assert "scholar" not in written
    page.goto(address + way)
    buttons = page.locator(".pw-main > .pw-buttons a")
    expect(page.locator(".pw-buttons a", has_text="Scholar")).to_have_attribute(
        "href", "https://scholar.google.com/scholar?q=A+loom+on+a+page"
    )
    assert buttons.all_inner_texts()[:3] == ["Page", "Search on Google Scholar", "Cite"]


def test_a_page_without_any_link_gets_that_search_too(
    page: Page, project: Project, address: str
) -> None:
    (loom,) = project.site.glob("papers/loom-3-*/index.html")
    assert "scholar.google.com" not in loom.read_text(encoding="utf-8")
    page.goto(f"{address}papers/{loom.parent.name}/")
    expect(page.locator(".pw-buttons a", has_text="Scholar")).to_have_attribute(
        "href", re.compile(r"https://scholar\.google\.com/scholar\?q=Loom")
    )
    gone = project.site / "papers" / "2301.00002" / "index.html"
    assert "scholar" not in gone.read_text(encoding="utf-8")


def test_reference_managers_find_in_the_head_what_the_page_shows_of_keywords_and_abstract(
    page: Page, project: Project, address: str
) -> None:
    (loom,) = project.site.glob("papers/loom-3-*/index.html")
    page.goto(f"{address}papers/{loom.parent.name}/")
    shown = page.locator(".pw-main > h2 + ul > li").all_inner_texts()
    tag = page.locator("head > [name=citation_keywords]")
    expect(tag).to_have_attribute("content", "; ".join(shown))
    assert shown
    # "No source includes an abstract" is none.
    page.goto(f"{address}papers/a-loom-on-a-page/")
    expect(page.locator(".pw-side dd")).not_to_have_count(0)
    assert page.locator("[name=citation_abstract]").count() == 0
    # A withdrawn paper is no reference.
    page.goto(f"{address}papers/2301.00002/")
    expect(page.locator(".pw-copy")).not_to_have_count(0)
    assert page.locator("[name^=citation_]").count() == 0


def test_a_page_knows_its_address_also_by_the_name_of_its_file(page: Page, address: str) -> None:
    for ending in ("", "index.html", "?x=1#cite"):
        page.goto(f"{address}papers/2301.00002/{ending}")
        assert page.evaluate("paperweave.addressOf(location)") == "2301.00002"
    page.goto(f"{address}papers/index.html")
    assert page.evaluate("paperweave.addressOf(location)") is None
