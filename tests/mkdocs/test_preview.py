"""Under ``mkdocs serve`` a saved paper is shown before the build that it causes is done."""

from __future__ import annotations

import os
import shutil
from contextlib import chdir
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from paperweave.build import Asked, InMemory, build
from paperweave.clean.listings import gather_some
from paperweave.config.selection import Only
from paperweave.engine.cache import Cache
from paperweave.mkdocs.serving.saved_papers import with_saved
from paperweave.mkdocs.serving.stretch import from_stretch
from tests.support.making import abstract
from tests.support.project import Project
from tests.support.rendering import render
from tests.support.rows import for_rows
from tests.support.site_of import Site, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable

    from mkdocs.config.defaults import MkDocsConfig

    from paperweave.model.corpus import Corpus

ROOT = Path(__file__).resolve().parents[2]
PAPERS = {
    f"key{n}": {
        "title": f"Weaving of pattern number {n}",
        "author": "Jane Weaver and Ada Loom",
        "year": str(2020 + n % 3),
        "journal": "Journal of Looms",
        "eprint": f"2402.{10000 + n}",
        "abstract": abstract(f"thread{n}"),
    }
    for n in range(45)
}
BIB = bibliography(**PAPERS)
ENTRY = BIB.split("\n\n")[20]


def held(site: Site) -> InMemory:
    """What a build of a site has in memory."""
    kept: list[InMemory] = []
    build(site.project.with_folders(site.seeds, site.docs), Asked(keep=kept.append))
    return kept[0]


def after(last: InMemory, site: Site, listing: str) -> tuple[Corpus, tuple[int, ...]]:
    """The corpus with what a file holds that is read whole."""
    found = {listing: site.seeds / listing}
    cache = Cache(site.cache, "")
    saved = gather_some(found, last.settings.only, last.published, cache)
    return with_saved(last, saved)


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, InMemory]:
    site = Site(tmp_path_factory.mktemp("looms"))
    site.put("looms.bib", BIB)
    site.put("more.bib", bibliography(other={**PAPERS["key7"], "year": "2021"}))
    return site, held(site)


def number(text: str, n: int) -> str:
    """The entry of a number in a listing."""
    return text.split("\n\n")[n]


EDITS: dict[str, tuple[Callable[[str], str], list[int]]] = {
    "a word in an abstract": (
        lambda text: text.replace(number(text, 20), number(text, 20).replace("study", "weave")),
        [20],
    ),
    "two papers": (
        lambda text: text.replace(
            number(text, 3), number(text, 3).replace("study", "weave")
        ).replace(number(text, 30), number(text, 30).replace("study", "weave")),
        [3, 30],
    ),
    "a line more in one": (
        lambda text: text.replace(
            number(text, 5), number(text, 5).replace("  year", "  doi = {10.1234/5},\n  year")
        ),
        [5],
    ),
    "a field that is not read": (
        lambda text: text.replace(
            number(text, 9), number(text, 9).replace("  year", "  colour = {red},\n  year")
        ),
        [9],
    ),
    "one of two that are one paper": (
        lambda text: text.replace(number(text, 7), number(text, 7).replace("study", "weave")),
        [7],
    ),
    "the first": (lambda text: text.replace("pattern number 0", "pattern number zero"), [0]),
    "the last": (lambda text: text.replace("pattern number 44", "pattern number 44th"), [44]),
    "an empty line": (lambda text: text.replace(number(text, 9), "\n" + number(text, 9)), []),
    "a year without a page": (
        lambda text: text.replace(number(text, 4), number(text, 4).replace("2021", "1921")),
        [],
    ),
    "an entry more": (lambda text: text + bibliography(new={"title": "A new one"}), []),
    "an entry less": (lambda text: text.replace(number(text, 12), ""), []),
    "nothing": (lambda text: text, []),
}


@for_rows(("edit", "papers"), EDITS.values(), ids=EDITS)
def test_an_edit_changes_the_papers_that_say_something_else_now(
    looms: tuple[Site, InMemory], edit: Callable[[str], str], papers: list[int]
) -> None:
    site, last = looms
    path = site.seeds / "looms.bib"
    path.write_text(edit(BIB), encoding="utf-8")
    try:
        corpus, changed = after(last, site, path.name)
        found = [last.corpus.papers[i].address for i in changed]
        assert found == [PAPERS[f"key{n}"]["eprint"] for n in papers]
        for i, paper in enumerate(corpus.papers):
            assert (paper == last.corpus.papers[i]) == (i not in changed)
        stretch = from_stretch(last.gathered[path.name], path, lambda *_, **__: False)
        if stretch:
            again, by_stretch = with_saved(last, {path.name: stretch})
            assert by_stretch == changed
            assert again.papers == corpus.papers
    finally:
        path.write_text(BIB, encoding="utf-8")


def test_a_venue_that_changed_has_not_the_page_of_the_one_before(
    looms: tuple[Site, InMemory],
) -> None:
    site, last = looms
    path = site.seeds / "looms.bib"
    path.write_text(BIB.replace(ENTRY, ENTRY.replace("of Looms", "of Knots")), encoding="utf-8")
    try:
        corpus, (changed,) = after(last, site, path.name)
        assert last.corpus.groups.venue_pages[changed]
        assert changed not in corpus.groups.venue_pages
        assert corpus.groups.venue_pages[0] == last.corpus.groups.venue_pages[0]
    finally:
        path.write_text(BIB, encoding="utf-8")


REAL = ("002_b67065aa508de05f.txt", "003_02695432d37ea414.txt", "bibliography.bib")


@pytest.mark.parametrize("listing", REAL)
def test_a_stretch_tells_what_the_whole_listing_tells(listing: str, tmp_path: Path) -> None:
    path = tmp_path / listing
    shutil.copy2(ROOT / "seeds" / listing, path)
    only = {listing: path}
    whole = gather_some(only, Only(), frozenset(), Cache(tmp_path / "cache", ""))[listing]
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    told = 0
    for entry in whole.entries[::9]:
        record = entry.record
        at = max(
            range(record.first_line - 1, record.last_line), key=lambda number: len(lines[number])
        )
        words = lines[at].split(" ")
        changed = [*words[:2], "zebra", *words[2:]]
        path.write_text("".join([*lines[:at], " ".join(changed), *lines[at + 1 :]]), "utf-8")
        stretch = from_stretch(whole, path, lambda *_, **__: False)
        read = gather_some(only, Only(), frozenset(), Cache(tmp_path / "cache", ""))[listing]
        if stretch:
            assert stretch.entries == read.entries
            told += 1
    assert told > len(whole.entries[::9]) * 0.8


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The repository's project with the listing of looms."""
    made = Project(tmp_path / "project")
    (made.seeds / "looms.bib").write_text(BIB, encoding="utf-8")
    return made.folder


def test_a_saved_paper_is_shown_before_the_build_and_the_build_makes_what_it_makes_anew(
    project: Path, tmp_path: Path
) -> None:
    from mkdocs.commands.build import build as make_site
    from mkdocs.config import load_config
    from mkdocs.livereload import LiveReloadServer

    site = tmp_path / "served"
    listing = project / "seeds" / "looms.bib"
    page = site / "papers" / "2402.10020" / "index.html"
    seen: list[tuple[bool, bool]] = []  # whether the page has the word, and browsers may come

    def configured() -> MkDocsConfig:
        return load_config(str(project / "mkdocs.yml"), site_dir=str(site))

    def builder() -> None:
        seen.append(("weave how" in page.read_text(encoding="utf-8"), visible() == wanted()))
        make_site(configured())

    def visible() -> int:
        return int(vars(server)["_visible_epoch"])

    def wanted(later: int = 0) -> int:
        vars(server)["_wanted_epoch"] += later
        return int(vars(server)["_wanted_epoch"])

    with chdir(project), patch.dict(os.environ, {"NO_MKDOCS_2_WARNING": "1"}):
        config = configured()
        config.plugins.on_startup(command="serve", dirty=False)
        make_site(config)
        server = LiveReloadServer(builder, "127.0.0.1", 0, str(site))
        try:
            server.watch(str(project / "docs"))
            server.watch(str(project / "mkdocs.yml"))
            config.plugins.on_serve(server, config=config, builder=builder)
            before = page.read_bytes()
            listing.write_text(BIB.replace(ENTRY, ENTRY.replace("study", "weave")), "utf-8")
            asked = wanted(later=1_000_000_000)
            server.builder()
            assert seen == [(True, True)]
            assert wanted() > asked, "browsers come again for what the build made"
            assert page.read_bytes() != before
            status, said = render(project, "-d", str(tmp_path / "anew"))
            assert status == 0, said
            assert files_of(site) == files_of(tmp_path / "anew")
            # In this process both have the same hooks, which this build told not to serve.
            config.plugins.on_startup(command="serve", dirty=False)
            listing.write_text(BIB, "utf-8")  # as it was, and so is its page
            server.builder()
            assert seen[1:] == [(False, True)]
            assert page.read_bytes() == before
            wanted(later=1)
            server.builder()  # nothing was saved: nobody comes before the build
            assert seen[2:] == [(False, False)]
        finally:
            server.server_close()


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site, by its path there."""
    files = (path for path in site.rglob("*") if path.is_file())
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in files}
