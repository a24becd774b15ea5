"""What stamping does in its own way must be what MkDocs, Jinja and the disk do in theirs."""

from __future__ import annotations

from contextlib import suppress
from html import escape, unescape
from itertools import product
from posixpath import dirname, relpath
from typing import TYPE_CHECKING
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

from paperweave.engine.disk import read_head
from paperweave.engine.site_folder import begin, finish, leave
from paperweave.mkdocs.links import SiteLinks
from paperweave.mkdocs.plugin import told_at
from paperweave.mkdocs.stamping.page_factory import PageFactory
from paperweave.mkdocs.urls import address, output_path
from paperweave.render.front_matter import page_text, read_fact, read_page
from tests.support.project import files
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

NAMES = [
    "index.md",
    "papers/index.md",
    "papers/README.md",
    "map.md",
    "papers/2402.17412.md",
    "papers/cs/0001001.md",
    "papers/2402.17412.bib",
    "data/papers.js",
    "keywords/é & 100%.md",
    "robots.txt",
]


@for_rows("in_folders", [True, False])
@for_rows("name", NAMES)
def test_a_file_s_place_and_address_are_those_that_mkdocs_gives_it(
    name: str, in_folders: bool
) -> None:
    theirs = File(name, "docs", "site", in_folders)
    assert output_path(name, in_folders=in_folders) == theirs.dest_uri
    assert address(name, in_folders=in_folders) == theirs.url


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(),
    lambda inside: (
        st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3)
    ),
    max_leaves=6,
)


@for_rows(
    "settings", [{}, {"use_directory_urls": False}, {"site_url": ""}, {"repo_url": "https://a.b/c"}]
)
@for_rows(
    "name", ["a.md", "papers/2402.17412.md", "papers/é & 100%.md", "papers/index.md", "index.md"]
)
def test_a_stamped_page_is_to_templates_what_mkdocs_makes_of_it(
    name: str, settings: dict[str, object]
) -> None:
    config = MkDocsConfig()
    config.load_dict(
        {
            "site_name": "Site",
            "site_url": "https://example.org/here/",
            "edit_uri": "edit/",
            **settings,
        }
    )
    assert config.validate() == ([], [])
    in_folders = config.use_directory_urls
    ours = PageFactory(config).page(name, address(name, in_folders=in_folders))
    theirs = Page(None, File(name, config.docs_dir, config.site_dir, in_folders), config)
    for page in (ours, theirs):
        page.meta, page.markdown, page.content = {}, "", ""
    assert _facts_of(ours, "file") == _facts_of(theirs, "file")
    unread = ("page", "content_bytes", "content_string")
    assert _facts_of(ours.file, *unread) == _facts_of(theirs.file, *unread)
    assert ours.file.page is ours


def _facts_of(thing: object, *but: str) -> dict[str, object]:
    """All that a template may ask a page or a file for."""
    names = [name for name in dir(thing) if not name.startswith("_") and name not in but]
    return {name: getattr(thing, name) for name in names if not callable(getattr(thing, name))}


FROM = ["papers/2402.17412.md", "papers/index.md", "papers/cs/1.md", "map.md"]
TO = [
    "papers/2402.17412.md",
    "papers/2402.17412.bib",
    "papers/cs/1.md",
    "papers/index.md",
    "keywords/a.md",
    "keywords/2402.17412.md",
    "papers/2402.17412/rest.md",
    "index.md",
    "about/speed.md",
    "é & 100%.md",
]


@pytest.mark.parametrize("in_folders", [True, False])
def test_a_link_is_the_one_that_mkdocs_makes(in_folders: bool) -> None:
    written = {"about/speed.md": address("about/speed.md", in_folders=in_folders)}
    site = SiteLinks(written, {*FROM, *TO} - {*written}, in_folders=in_folders)
    for page, target in [*product(FROM, TO), *product(reversed(FROM), TO)]:
        link = relpath(target, dirname(page) or ".")
        here, there = (address(name, in_folders=in_folders) for name in (page, target))
        assert unescape(site.of(page)(escape(quote(link)))) == get_relative_url(there, here)


def test_a_link_that_leads_nowhere_is_told_each_time() -> None:
    site = SiteLinks({}, ["papers/a.md", "papers/b.md"], in_folders=True)
    for page in ("papers/a.md", "papers/b.md", "papers/a.md"):
        links = site.of(page)
        assert [links(link) for link in ("c.md", "../c/d.md", "https://c.d/e.md")] == [
            "c.md",
            "../c/d.md",
            "https://c.d/e.md",
        ]
        assert [dead.link for dead in links.dead] == ["c.md", "../c/d.md"]


def test_the_first_lines_of_a_file_are_whole(tmp_path: Path) -> None:
    (tmp_path / "page.md").write_text("ü\n" * 1000, encoding="utf-8")
    assert set(read_head(str(tmp_path / "page.md")).split("\n")) == {"ü"}


FACTS = {"template": "list.html", "changed": "2026-11-30"}


@for_rows(
    ("title", "facts", "told"),
    [
        ("short", FACTS, ("list.html", "2026-11-30")),
        ("l" * 975 + "ong", FACTS, ("list.html", "2026-11-30")),
        ("l" * 2000 + "ong", FACTS, ("list.html", "2026-11-30")),
        ("of a person", {}, (None, None)),
        ("undated", {"template": "map.html"}, ("map.html", None)),
    ],
)
def test_a_page_tells_its_template_and_day_however_long_its_title_is(
    tmp_path: Path, title: str, facts: dict[str, str], told: tuple[str | None, str | None]
) -> None:
    text = page_text("# Title", {"title": title, **facts})
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    assert told_at(str(tmp_path / "page.md")) == told


@given(
    st.dictionaries(
        st.from_regex(r"[a-z][a-z0-9_]*", fullmatch=True), VALUES, min_size=1, max_size=6
    )
)
def test_one_fact_is_read_as_it_is_read_with_all_others(facts: dict[str, object]) -> None:
    text = page_text("# Title\n\n---\n\ntext", facts)
    assert read_page(text) == (facts, "# Title\n\n---\n\ntext")
    assert {key: read_fact(text, key) for key in facts} == facts


LAST = {
    "a/index.html": b"a",
    "a/gone.html": b"g",
    "b.html": b"b",
    "c": b"a file",
    "d/index.html": b"d",
    "e/x/y": b"e",
}
NEXT = {
    "a/index.html": b"A",
    "b.html": b"b",
    "c/index.html": b"a folder",
    "d": b"a file",
    "new/index.html": b"n",
}


def _write(folder: Path, texts: dict[str, bytes]) -> None:
    for name, text in texts.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text)


def test_a_site_that_is_mended_is_the_new_one(tmp_path: Path) -> None:
    site = tmp_path / "site"
    _write(site, LAST)
    beside, held = begin(site, tmp_path / "cache")
    with held:
        _write(beside, {name: text for name, text in NEXT.items() if name != "b.html"})
        leave(beside, LAST.keys() - {"b.html"})
        assert finish(beside) == site
    assert files(site) == NEXT
    assert not beside.exists()
    assert not (site / "e").exists()


@pytest.mark.parametrize("moves", range(9))
def test_a_site_that_is_killed_while_it_is_mended_is_mended_by_the_next_build(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    site = tmp_path / "site"
    _write(site, LAST)
    beside, held = begin(site, tmp_path / "cache")
    _write(beside, {name: text for name, text in NEXT.items() if name != "b.html"})
    leave(beside, LAST.keys() - {"b.html"})
    with monkeypatch.context() as patch:
        _kill_after(patch, moves)
        with suppress(KeyboardInterrupt):
            finish(beside)
    held.release()
    begin(site, tmp_path / "cache")[1].release()
    assert files(site) in ([LAST, NEXT] if moves <= 1 else [NEXT])


def _kill_after(patch: pytest.MonkeyPatch, moves: int) -> None:
    import os

    left = iter(range(moves))
    for name in ("rename", "replace", "unlink"):
        patch.setattr(os, name, _counted(getattr(os, name), left))


def _counted(work: object, left: object) -> object:
    def counted(*arguments: object, **named: object) -> object:
        if next(left, None) is None:  # type: ignore[call-overload]
            raise KeyboardInterrupt
        return work(*arguments, **named)  # type: ignore[operator]

    return counted
