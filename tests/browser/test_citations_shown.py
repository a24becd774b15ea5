"""Papers that cite each other lead to each other, on their pages and on the map."""

from __future__ import annotations

import gzip
import json
import re
import shutil
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.support.browsing import served
from tests.support.project import Project
from tests.support.site_of import REAL_SEEDS, ROOT
from tests.support.waiting import followed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.support.tab import Tab

pytestmark = pytest.mark.browser

CITING, CITED, UNRELATED = "2402.17412", "2402.04841", "2306.07967"
LISTING = json.dumps(
    [
        {
            "title": "A new paper about kites that learn to fly",
            "abstract": "We fly kites over the sea and learn where the wind is.",
            "authors": ["Ada Lufti"],
            "id": "W1",
            "references": [{"externalIds": {"ArXiv": CITED}}, {"DOI": "10.1234/not.here"}],
            "citations": [{"title": "Not here either"}, {"arxiv": UNRELATED}],
        }
    ]
)
NEW = "a-new-paper-about-kites-that-learn-to-fly"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Project:
    """The real seeds, of which one paper cites its neighbours, and a paper that two are tied to."""
    project = Project(tmp_path_factory.mktemp("citations") / "project")
    shutil.copytree(REAL_SEEDS, project.seeds, dirs_exist_ok=True)
    bibliography = project.seeds / "bibliography.bib"
    text = bibliography.read_text(encoding="utf-8")
    near = _nearest(built_site)
    named = f"  cites = {{{', '.join(near)}, nobody2020}},\n"
    head = re.search(r"@\w+\{[^,]+,\n(?=[^@]*eprint\s*=\s*\{" + re.escape(CITING) + r"\})", text)
    assert head
    bibliography.write_text(text[: head.end()] + named + text[head.end() :], encoding="utf-8")
    (project.seeds / "kites.json").write_text(LISTING, encoding="utf-8")
    # What the built site's build found in the same listings need not be found again.
    cache = project.folder / ".cache"
    cache.mkdir()
    for kept in (ROOT / ".cache").glob("*.kept"):
        shutil.copy(kept, cache)
    status, said = project.make_site()
    assert status == 0, said
    return project


def _nearest(site: Path) -> list[str]:
    """What the paper that is to cite is related to most."""
    lines = (site / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers = {paper["address"]: paper for paper in map(json.loads, lines)}
    return [related["address"] for related in papers[CITING]["related"][:2]]


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    with served(project.site) as found:
        yield found


@pytest.fixture
def page(shared_tab: Tab, address: str) -> Iterator[Page]:
    with shared_tab.lent(address, None) as page:
        yield page


def links(page: Page, heading: str) -> list[str]:
    """The addresses that a list below a heading leads to."""
    lists = page.locator(f".pw-part-citations h3:text-is('{heading}') + ul a")
    return [
        str(link.get_attribute("href")).strip("./").removeprefix("papers/") for link in lists.all()
    ]


def test_a_page_leads_to_what_it_cites_and_to_what_cites_it(page: Page, address: str) -> None:
    page.goto(f"{address}papers/{NEW}/")
    assert links(page, "Cites") == [CITED]
    assert links(page, "Cited by") == [UNRELATED]
    page.locator(".pw-part-citations a").first.focus()
    followed(page, lambda: page.keyboard.press("Enter"))
    expect(page).to_have_url(f"{address}papers/{CITED}/")
    assert links(page, "Cited by") == [NEW]
    assert links(page, "Cites") == []


def test_a_citation_is_a_further_reason_for_a_related_paper(page: Page, address: str) -> None:
    page.goto(f"{address}papers/{CITING}/")
    rows = page.locator(".pw-main > ol > li").all_inner_texts()
    assert [("cited by this paper" in row) for row in rows][:3] == [True, True, False]
    followed(page, page.locator(".pw-main > ol a").first.click)
    back = page.locator(".pw-main > ol > li", has_text="cites this paper")
    expect(back).to_have_count(1)
    expect(back).to_contain_text(re.compile(r"\d %.* · cites this paper"))


def test_the_map_has_an_arrow_for_each_citation_of_a_dot(page: Page, address: str) -> None:
    page.goto(f"{address}map/")
    assert "Arrows point from a paper to those it cites." in page.inner_text("main")
    page.locator(f".pw-map__frame a[href*='{NEW}']").focus()
    arrows = page.locator(".pw-map__links path")
    expect(arrows).to_have_count(2)
    dot = page.locator(f".pw-map__frame a[href*='{CITED}'] .pw-map__dot")
    x, y = (float(dot.get_attribute(name) or 0) for name in ("cx", "cy"))
    paths = [str(one.get_attribute("d")) for one in arrows.all()]
    ends = [tuple(map(float, re.findall(r"L(\S+) ([^M]+)M", path)[0])) for path in paths]
    assert min((ex - x) ** 2 + (ey - y) ** 2 for ex, ey in ends) < 1.1
    page.locator(f".pw-map__frame a[href*='{CITED}']").focus()
    expect(arrows).to_have_count(1)


def test_papers_jsonl_tells_it(project: Project) -> None:
    lines = (project.docs / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    told = {paper["address"]: paper.get("cites") for paper in map(json.loads, lines)}
    known = {address: cited for address, cited in told.items() if cited is not None}
    assert known[NEW] == [CITED]
    assert known[UNRELATED] == [NEW]
    assert len(known[CITING]) == 2
    assert len(known) == 3


def test_pages_without_citations_have_nothing_of_it(project: Project, built_site: Path) -> None:
    used = 0
    for ours in sorted((project.site / "papers").glob("2*/index.html")):
        before = (built_site / "papers" / ours.parent.name / "index.html").read_bytes()
        now = ours.read_bytes()
        used += b"pw-part-citations" in now
        if b"pw-part-citations" in now:
            assert len(gzip.compress(now)) - len(gzip.compress(before)) < 1_000
        elif b"this paper" not in now:
            assert abs(len(gzip.compress(now)) - len(gzip.compress(before))) < 400
    assert used == 5
