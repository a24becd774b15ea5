"""Hostile listings through the whole way.

The site that MkDocs makes of them holds no markup of theirs.

A site of harmless listings is built beside it. Whatever element or attribute the hostile site has,
the harmless one must have too, for it can only come from our templates.
"""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from paperweave.text.unicode_math import without_tex
from tests.support.browsing import served
from tests.support.csl import csl_schema
from tests.support.hostile import PAYLOADS
from tests.support.html import read_pages
from tests.support.making import abstract
from tests.support.project import Project, files
from tests.support.waiting import settled

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser

    from tests.support.html import Page

HARMLESS = "plain words"


def _bibtex(payloads: list[str]) -> str:
    """Every field; the author and the keywords twice, so that they get pages."""
    blocks = []
    for n, payload in enumerate(payloads):
        value = payload.replace("{", "(").replace("}", ")").replace("\\", "/")
        fields = {
            "title": f"Bib {n} {value}",
            "author": f"Doe {value}, Jane and {{{value} Consortium}}",
            "abstract": f"{abstract(f'bib{n}')} {value}",
            "keywords": f"{value}, shared {value}",
            "note": f"venue {value}",
            "booktitle": value,
            "eprint": value,
            "doi": value,
            "url": f"https://a.b/{value}",
            "howpublished": f"{value} https://c.d/{value}",
            "addendum": f"Formerly titled: {value} before",
            "year": "2024",
            "primaryclass": value,
        }
        lines = "".join(f"  {name} = {{{text}}},\n" for name, text in fields.items())
        for copy in "ab":
            own = lines.replace("Bib ", f"Bib {copy}").replace("bib", f"bib{copy}")
            blocks.append(f"@misc{{k{n}{copy},\n{own}}}\n")
    return "\n".join(blocks)


def _heavy(payloads: list[str], signs: int = 200_000) -> str:
    """A line of very many signs, 10,000 signs of mathematics, and many braces.

    They are deeper than any parser's stack.
    """
    words = " ".join(payloads).replace("{", "(").replace("}", ")").replace("\\", "/") + " "
    long = words * (signs // len(words))
    deep = "{" * 5_000 + "deep" + "}" * 5_000
    abstracts = {
        "Long": long,
        "Dollars": "$" * 10_000,
        "Dollars apart": "$ x " * 10_000,
        "Braces": deep,
    }
    return "\n".join(
        f"@misc{{h{n},\n  title = {{Heavy {t}}},\n  abstract = {{{a}}}\n}}\n"
        for n, (t, a) in enumerate(abstracts.items())
    )


def _bibtex_unescaped(payloads: list[str]) -> str:
    return "\n".join(
        f"@misc{{u{n},\n  title = {{Raw {n} {p}}},\n  abstract = {{{p}}}\n}}\n"
        for n, p in enumerate(payloads)
    )


def _each(entry: Callable[[int, str], str]) -> Callable[[list[str]], str]:
    return lambda payloads: "\n".join(entry(n, payload) for n, payload in enumerate(payloads))


_arxiv = _each(
    lambda n, p: (
        f"{abstract(f'arx{n}')} {p}\n\ncomment {p}\n\narXiv:2401.{n:05}\nCreated: 2024-01-02\n"
    )
)
_blocks = _each(
    lambda n, p: (
        f"Block {n} of a Title {p}\n\n{abstract(f'blk{n}')} {p}\n\n{p}\n·\nMar 1, 2024 {n + 1}\n"
    )
)
_aitopics = _each(
    lambda n, p: f"Topic {n} of a Title {p}\n\narXiv.org {p}\n\n{abstract(f'top{n}')} {p}\n\n\n"
)
_lines = _each(lambda n, p: f"Line {n} of a Title {p}\n{abstract(f'lin{n}')} {p}")


def _csl(payloads: list[str]) -> str:
    items = [
        {
            "id": payload,
            "type": "article",
            "title": f"Item {n} {payload}",
            "abstract": f"{abstract(f'csl{n}')} {payload}",
            "author": [{"family": payload, "given": payload}, {"literal": payload}],
            "DOI": payload,
            "URL": f"javascript:{payload}",
            "container-title": payload,
            "note": payload,
            "keyword": payload,
            "issued": {"date-parts": [[payload]]},
        }
        for n, payload in enumerate(payloads)
    ]
    return json.dumps(items, ensure_ascii=False)


LISTINGS: dict[str, Callable[[list[str]], str]] = {
    "all <b>fields.bib": _bibtex,
    "raw.bib": _bibtex_unescaped,
    "heavy.bib": _heavy,
    "arxiv `x`.txt": _arxiv,
    "blocks [x](y).txt": _blocks,
    "aitopics.txt": _aitopics,
    "lines {{ x }}.txt": _lines,
    "csl.json": _csl,
}


def _built(folder: Path, payloads: tuple[str, ...], *left_out: str) -> Project:
    project = Project(folder)
    for name, write in LISTINGS.items():
        if name in left_out:
            continue
        # A file with a NUL is no text; JSON can spell it.
        spelt = payloads if name.endswith(".json") else tuple(p.replace("\0", "") for p in payloads)
        # One paper each where all fields are, by threes elsewhere: a page less is a build sooner.
        few = (
            spelt
            if write is _bibtex
            else tuple(" ".join(spelt[n : n + 3]) for n in range(0, len(spelt), 3))
        )
        # Sound entries around them: a listing has a layout only where several entries share it.
        around = [HARMLESS] * 3 if name.endswith(".txt") else []
        (project.seeds / name).write_text(write([*around, *few, *around]), encoding="utf-8")
    status, said = project.make_pages()
    assert status in (0, 3), said
    assert "not read" not in said, said
    status, said = project.make_site()
    assert status == 0, said
    return project


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built site of hostile listings."""
    return _built(tmp_path_factory.mktemp("hostile"), PAYLOADS)


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A built site of the same listings without anything hostile, but with a formula and a link."""
    payloads = (HARMLESS, f"{HARMLESS} $x^2$ https://a.b/c", "wörds")
    return _built(tmp_path_factory.mktemp("harmless"), payloads, "heavy.bib")


@pytest.fixture(scope="module")
def hostile_pages(hostile: Project) -> dict[str, Page]:
    """The pages of the hostile site, by their paths."""
    return read_pages(hostile.site)


@pytest.fixture(scope="module")
def harmless_pages(harmless: Project) -> dict[str, Page]:
    """The pages of the harmless site, by their paths."""
    return read_pages(harmless.site)


def _made(pages: dict[str, Page]) -> set[tuple[str, str]]:
    return {
        (tag, name)
        for page in pages.values()
        for tag, attributes in page.tags
        for name in (*attributes, "")
    }


MATHEMATICS = re.compile(r"m[a-z]+")


def test_no_element_and_no_attribute_comes_from_a_seed(
    hostile_pages: dict[str, Page], harmless_pages: dict[str, Page]
) -> None:
    others = _made(hostile_pages) - _made(harmless_pages)
    theirs = {made for made in others if not MATHEMATICS.fullmatch(made[0])}
    # What only some facts bring: a list of many, a link to code, marks of raw text.
    assert theirs <= {("span", "class"), ("details", ""), ("summary", "")}, theirs


def test_no_attribute_runs_or_restyles_anything(
    hostile_pages: dict[str, Page], harmless_pages: dict[str, Page]
) -> None:
    styles = {a["style"] for page in harmless_pages.values() for _, a in page.tags if "style" in a}
    for page in hostile_pages.values():
        for tag, attributes in page.tags:
            assert not [name for name in attributes if name.startswith("on")], (
                page.path,
                tag,
                attributes,
            )
            style = attributes.get("style", "")
            ours = style in {"", *styles} or re.fullmatch(r"--hue:\d{1,3}", style)
            assert ours, (page.path, tag, attributes)


def test_every_link_leads_to_the_web_or_into_the_site(hostile_pages: dict[str, Page]) -> None:
    for page in hostile_pages.values():
        for link in page.links:
            scheme = re.match(r"\s*([a-zA-Z][\w+.-]*):", link)
            assert scheme is None or scheme[1] in ("http", "https"), (page.path, link)
            if scheme is None and not link.startswith(("#", "?")):
                path = link.partition("?")[0]
                assert ".." not in f"{path}/".replace("../", ""), (page.path, link)


def test_scripts_are_the_templates_own(
    hostile_pages: dict[str, Page], harmless_pages: dict[str, Page]
) -> None:
    ours = {source for page in harmless_pages.values() for source in _scripts(page)}
    for page in hostile_pages.values():
        assert _scripts(page) <= ours
        for data in re.findall(r"<script[^>]*ld\+json[^>]*>(.*?)</script>", page.source, re.DOTALL):
            json.loads(data)


def _scripts(page: Page) -> set[str]:
    return {script.get("src", "").lstrip("./") for script in page.all("script")}


def test_titles_are_shown_as_they_were_written(hostile: Project) -> None:
    lines = (hostile.docs / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    papers = [json.loads(line) for line in lines]
    assert len(papers) >= len(PAYLOADS) * 2 + len(PAYLOADS) / 3 * (len(LISTINGS) - 2)
    for paper in papers:
        source = (hostile.site / "papers" / paper["address"] / "index.html").read_text(
            encoding="utf-8"
        )
        shown = re.search(r'<meta property="og:title" content="([^"]*)">', source)
        assert shown is not None
        # formulas are plain Unicode where HTML is not rendered
        assert html.unescape(shown[1]) == without_tex(paper["title"])


def test_nothing_is_written_outside_of_the_folders(hostile: Project) -> None:
    assert {path.name for path in hostile.folder.parent.iterdir()} >= {hostile.folder.name}
    names = {path.name for path in hostile.folder.iterdir()}
    assert names <= {
        "seeds",
        "docs",
        "site",
        "paperweave",
        "templates",
        "build_pages.py",
        "mkdocs.yml",
        ".cache",
        "__pycache__",  # Python's own, of build_pages.py
    }
    for name in files(hostile.docs) | files(hostile.site):
        assert ".." not in name
        assert not re.search(r"[<>\"'`{}\x00-\x1f\u202a-\u202e\u2066-\u2069]", name), name


def test_what_turns_or_hides_text_is_made_visible(hostile: Project) -> None:
    for path, data in files(hostile.site).items():
        if path.endswith(".html"):
            text = data.decode()
            assert not re.search(
                r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069]", text
            ), path


def test_files_for_machines_are_sound(hostile: Project) -> None:
    for path, data in files(hostile.site).items():
        if path.endswith((".json", ".jsonl")):
            for line in data.decode().splitlines() if path.endswith("jsonl") else [data]:
                json.loads(line)
        if path.endswith((".xml", ".atom")):
            ET.fromstring(data)  # noqa: S314 - our own file


def test_citations_of_hostile_entries_follow_the_schema(hostile: Project) -> None:
    items = json.loads((hostile.site / "papers.json").read_text(encoding="utf-8"))
    assert [
        f"{error.json_path}: {error.message}" for error in csl_schema().iter_errors(items)
    ] == []


@pytest.mark.nightly  # five seconds; a fifth of it is built above
def test_a_megabyte_on_one_line_is_built(tmp_path: Path) -> None:
    project = Project(tmp_path / "heavy")
    listing = _heavy([payload.replace("\0", "") for payload in PAYLOADS], 1_000_000)
    (project.seeds / "heavy.bib").write_text(listing, encoding="utf-8")
    assert project.make_pages()[0] == 0
    status, said = project.make_site()
    assert status == 0, said
    (page,) = project.site.glob("papers/*long/index.html")
    assert page.stat().st_size > 1_000_000


@pytest.mark.browser
def test_nothing_runs_and_nothing_is_fetched_in_a_browser(
    hostile: Project, chromium: Browser
) -> None:
    with served(hostile.site) as address, chromium.new_page() as page:
        asked: list[str] = []
        page.add_init_script("window.pwn = () => { window.pwned = true }")
        page.on("request", lambda request: asked.append(request.url))
        for path in _some(hostile.site):
            page.goto(address + path)
            if path.startswith("?q="):
                page.wait_for_selector(".md-search-result__link")
            settled(page)
            assert not page.evaluate("window.pwned"), path
        assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []


def _some(site: Path) -> Iterator[str]:
    """The pages of lists, and every tenth paper."""
    yield from (
        "",
        "papers/",
        "keywords/",
        "authors/",
        "years/",
        "report/",
        "?q=pwn",
        "papers/?q=script",
    )
    papers = sorted(path.parent.name for path in site.glob("papers/*/index.html"))
    yield from (f"papers/{name}/" for name in papers[::10])
