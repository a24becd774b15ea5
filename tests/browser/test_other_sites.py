"""Three sites side by side, by year: the page of results of one of them asks the others too."""

from __future__ import annotations

import json
import re
import shutil
import zlib
from base64 import b64encode
from typing import TYPE_CHECKING

import numpy as np
import pytest
from playwright.sync_api import expect

from paperweave.export.scripts import as_json, script
from paperweave.export.search_tokens import CODES, packed
from paperweave.export.search_words import FIELDS
from tests.support.browsing import served
from tests.support.handed_over import taken
from tests.support.project import Project
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from tests.support.tab import Tab


pytestmark = pytest.mark.browser

# By year, the titles of its papers: kites in two years, boats in the third.
TITLES = {
    "2021": ["Boats that sail alone", "Boats with two sails"],
    "2022": [
        f"Kites above the {place}" for place in ("sea", "town", "lake", "hills", "woods", "bay")
    ],
    "2023": ["Kites that learn to fly", "Kites by the moon"],
}
BESIDE = {"2021": "2021", "The year 2022": "2022", "2023": "2023", "Lost": "lost"}


def _entries(year: str) -> str:
    entries = {
        f"key{year}{number}": {
            "title": title,
            "author": "Lufti, Ada",
            "year": year,
            "abstract": f"We describe this at length. {title}, and what we saw of it.",
        }
        for number, title in enumerate(TITLES[year])
    }
    return bibliography(**entries)


def _site(folder: Path, year: str) -> Path:
    """A site of the papers of one year, which searches the others."""
    project = Project(folder / year)
    (project.seeds / "bibliography.bib").write_text(_entries(year), encoding="utf-8")
    settings = project.folder / "mkdocs.yml"
    ways = "".join(f"      {name}: ../{way}/\n" for name, way in BESIDE.items() if way != year)
    text = settings.read_text(encoding="utf-8")
    settings.write_text(
        text.replace("    also_search: {}\n", f"    also_search:\n{ways}", 1), "utf-8"
    )
    status, said = project.make_site("--strict")
    assert status == 0, said
    return project.site


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the three sites side by side, as a host has them."""
    place = tmp_path_factory.mktemp("series")
    for year in TITLES:
        shutil.copytree(_site(place / "projects", year), place / "hosted" / year)
    return place / "hosted"


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[str]:
    with served(folder) as found:
        yield found


@pytest.fixture
def page(shared_tab: Tab, address: str) -> Iterator[Page]:
    with shared_tab.lent(address, "2023/papers/?q=kites") as page:
        yield page


def _settled(page: Page) -> None:
    expect(page.locator(".pw-others h2")).to_have_text("In other collections")


def test_one_search_finds_the_papers_of_all_three_sites(page: Page) -> None:
    _settled(page)
    assert page.locator(".pw-rows > li").count() == 2
    line = page.locator(".pw-told + p")
    assert line.inner_text() == "In other collections: The year 2022 (6)"
    assert page.locator(".pw-others h3").all_inner_texts() == ["The year 2022 · 6 papers"]
    assert page.locator(".pw-others li").count() == 3
    told = page.locator(".pw-others p").all_inner_texts()
    assert told == ["Nothing found in 2021.", "Could not be searched: Lost."]


def test_a_paper_of_another_site_leads_to_its_page_there(page: Page, address: str) -> None:
    _settled(page)
    first = page.locator(".pw-others li a").first
    title = first.inner_text()
    first.click()
    page.wait_for_url(f"{address}2022/papers/*/")
    assert page.locator("h1").inner_text() == title
    assert title in TITLES["2022"]


def test_the_number_of_papers_leads_to_the_other_sites_results(page: Page, address: str) -> None:
    _settled(page)
    page.locator(".pw-others h3 a").click()
    page.wait_for_url(f"{address}2022/papers/?q=kites")
    expect(page.locator(".pw-rows > li")).to_have_count(6)
    _settled(page)
    assert page.locator(".pw-others h3").all_inner_texts() == ["2023 · 2 papers"]


def test_what_is_asked_next_replaces_the_answer_and_nothing_asks_nobody(
    page: Page, address: str
) -> None:
    page.goto(f"{address}2022/papers/?q=kites")
    _settled(page)
    box = page.locator(".pw-tools input")
    box.fill("boats")
    expect(page.locator(".pw-others h3")).to_have_text(["2021 · 2 papers"])
    box.fill("")
    expect(page.locator(".pw-others")).to_be_hidden()
    expect(page.locator(".pw-told + p")).to_be_hidden()


def test_a_description_in_other_words_is_asked_by_its_words_alone(page: Page, address: str) -> None:
    page.goto(f"{address}2023/papers/?q=boats with two sails at length")
    expect(page.locator(".pw-others h3").first).to_have_text("2021 · 1 paper")
    asked = page.evaluate("performance.getEntriesByType('resource').map((one) => one.name)")
    assert any("/2023/data/meaning" in one for one in asked)
    assert not [one for one in asked if "/2021/data/meaning" in one]


# What the index of another site may hold instead of its parts, and instead of its texts.
ODD_INDEX = [
    "null", "5", "true", '"x"', "[]", "{}", '{"papers": "x", "begins": 5}', "{begins: null}",
    '{"papers": 6, "textsAPart": 16, "begins": {"words": ["0"]}, "venues": [], "others": 5}',
    '{"__proto__": {"papers": 6}, "constructor": 5, "begins": {"words": "constructor"}}',
    '{"papers": 1e9, "textsAPart": 0, "begins": {"words": Array(1e5).fill("kites")}}',
]  # fmt: skip
ODD_TEXTS = [
    # A paper that is found, and whose facts cannot be shown.
    'Array(16).fill(["a", "Kites", [], ["Ada"], null, "", [], [], "t", "Kites.", ""])',
    'Array(16).fill(["a", "Kites", [], null, "2024", "", [], [], "t", "Kites.", ""])',
    "null", "5", "[]", "[[]]", "Array(16).fill(null)", "Array(16).fill([5, 5, 5, 5, 5, 5, 5])",
    'Array(16).fill(["javascript:pwn()", null, [], ["__proto__"], null, {}])',
]  # fmt: skip


_ODD_DATA = [
    *(("search", data) for data in ODD_INDEX),
    *(("search/texts-0", data) for data in ODD_TEXTS),
]
ODD = {f"odd-{number}": odd for number, odd in enumerate(_ODD_DATA)}  # a site for each


@pytest.fixture
def beside_odd_ones(folder: Path) -> str:
    """A copy of a site that searches one site for each of the odd data, which has nothing else."""
    for way, (name, data) in ODD.items():
        shutil.copytree(folder / "2022" / "data", folder / way / "data")
        text = f'paperweave.take("{name}",{data})'
        (folder / way / "data" / f"{name}.js").write_text(text, encoding="utf-8")
    shutil.copytree(folder / "2023", folder / "asking")
    index = folder / "asking" / "data" / "search.js"
    text = index.read_text(encoding="utf-8")
    others = json.dumps([[way, f"../{way}/"] for way in ODD])
    index.write_text(re.sub(r'"others":\[.*\]', f'"others":{others}', text), encoding="utf-8")
    return "asking"


def test_odd_data_of_another_site_is_no_answer_and_breaks_nothing(
    shared_tab: Tab, address: str, beside_odd_ones: str
) -> None:
    with shared_tab.lent(address, f"{beside_odd_ones}/papers/?q=kites") as page:
        _settled(page)
        told = page.locator(".pw-others p").all_inner_texts()
        assert told == [f"Could not be searched: {', '.join(ODD)}."]


def _as_older_versions_made_it(data: Path) -> None:
    """Data of the search with each paper's distance and fields as one number, texts in base64."""
    known = taken(data, "search")
    del known["fieldsBehind"]
    (data / "search.js").write_text(script("search", known), encoding="utf-8")
    for path in sorted((data / "search").iterdir()):
        name = f"search/{path.stem}"
        value = taken(data, name)
        if path.stem.startswith("texts-"):
            letters = b64encode(zlib.compress(as_json(value))).decode()
            path.write_text(f'paperweave.takePacked("{name}","{letters}")', encoding="utf-8")
            continue
        if path.stem.startswith("words-"):
            value = "\n".join(map(_mixed, value.split("\n")))
        path.write_text(script(name, value), encoding="utf-8")


def _mixed(line: str) -> str:
    word, letters = line.split(" ")
    mark = "!" if letters.startswith("!") else ""
    values = [CODES.tolist().index(ord(letter)) - 44 for letter in letters.removeprefix("!")]
    assert min(values, default=0) >= 0  # so few papers have a letter each
    half = len(values) // 2
    both = [d * FIELDS + f for d, f in zip(values[:half], values[half:], strict=True)]
    return f"{word} {mark}{packed(np.array(both, np.int64))}"


def test_sites_made_by_older_versions_are_searched_too(
    shared_tab: Tab, address: str, folder: Path
) -> None:
    shutil.copytree(folder / "2023", folder / "between" / "2023")
    shutil.copytree(folder / "2022" / "data", folder / "between" / "2022" / "data")
    _as_older_versions_made_it(folder / "between" / "2022" / "data")
    with shared_tab.lent(address, "between/2023/papers/?q=kites") as page:
        _settled(page)
        assert page.locator(".pw-others h3").all_inner_texts() == ["The year 2022 · 6 papers"]
        assert page.locator(".pw-others li").count() == 3


def test_it_works_from_a_disk(chromium: Browser, folder: Path) -> None:
    page = chromium.new_page()
    page.goto(f"file://{folder}/2021/papers/index.html?q=kites")
    expect(page.locator(".pw-others h3")).to_have_text(
        ["The year 2022 · 6 papers", "2023 · 2 papers"]
    )
    page.close()
