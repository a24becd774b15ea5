"""Under ``mkdocs serve`` a saved paper is shown before the build that it causes is done."""

from __future__ import annotations

import os
import shutil
from contextlib import chdir
from dataclasses import replace
from pathlib import Path
from time import monotonic, sleep
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from unittest.mock import patch

import pytest
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from paperweave.build import Asked, InMemory, build
from paperweave.clean.listings import Gathering
from paperweave.config.page_sizes import Sizes
from paperweave.config.selection import Only
from paperweave.config.settings import Settings, read_settings
from paperweave.engine.cache import Cache
from paperweave.mkdocs.serving.preview import Preview
from paperweave.mkdocs.serving.saved_papers import with_saved
from paperweave.mkdocs.serving.stretch import from_stretch
from paperweave.read.detect import read_lines
from tests.support.making import abstract
from tests.support.project import Project, files
from tests.support.rendering import render
from tests.support.rows import for_rows
from tests.support.site_of import Site, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from mkdocs.config.defaults import MkDocsConfig

    from paperweave.mkdocs.stamping.render_context import SiteContext
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
    saved = Gathering(found, last.settings.only, last.published, cache).of_each()
    return with_saved(last, saved)


@pytest.fixture(scope="module")
def looms(tmp_path_factory: pytest.TempPathFactory) -> tuple[Site, InMemory]:
    site = Site(tmp_path_factory.mktemp("looms"))
    site.put("looms.bib", BIB)
    site.put("more.bib", bibliography(other={**PAPERS["key7"], "year": "2021"}))
    return site, held(site)


def in_entry(number: int, old: str, new: str) -> Callable[[str], str]:
    """An edit of one entry of a listing."""

    def edit(text: str) -> str:
        entry = text.split("\n\n")[number]
        return text.replace(entry, entry.replace(old, new))

    return edit


EDITS: dict[str, tuple[Callable[[str], str], list[int]]] = {
    "a word in an abstract": (in_entry(20, "study", "weave"), [20]),
    "two papers": (
        lambda text: in_entry(30, "study", "weave")(in_entry(3, "study", "weave")(text)),
        [3, 30],
    ),
    "a line more in one": (in_entry(5, "  year", "  doi = {10.1234/5},\n  year"), [5]),
    "a field that is not read": (in_entry(9, "  year", "  colour = {red},\n  year"), [9]),
    "one of two that are one paper": (in_entry(7, "study", "weave"), [7]),
    "the first": (lambda text: text.replace("pattern number 0", "pattern number zero"), [0]),
    "the last": (lambda text: text.replace("pattern number 44", "pattern number 44th"), [44]),
    "an empty line": (in_entry(9, "@misc", "\n@misc"), []),
    "a year without a page": (in_entry(4, "2021", "1921"), []),
    "an entry more": (lambda text: text + bibliography(new={"title": "A new one"}), []),
    "an entry less": (lambda text: text.replace(text.split("\n\n")[12], ""), []),
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


def test_of_two_saves_far_apart_the_second_is_read_alone(
    looms: tuple[Site, InMemory], tmp_path: Path
) -> None:
    site, last = looms
    path = site.seeds / "looms.bib"
    preview = Preview(site.project.with_folders(site.seeds, site.docs))
    preview.remember(last)
    preview.placed(cast("SiteContext", SimpleNamespace(output_path=str)), tmp_path)
    (tmp_path / "papers").mkdir()
    reading = "paperweave.mkdocs.serving.stretch.read_lines"
    text, lines = BIB, []
    try:
        with (
            patch(reading, side_effect=read_lines) as read,
            patch("paperweave.mkdocs.serving.preview.page_html", lambda *given: given[-1]),
        ):
            for number in (3, 40):
                text = in_entry(number, "study", "weave")(text)
                path.write_text(text, encoding="utf-8")
                preview.show()
                lines.append(len(read.call_args.args[0].lines))
    finally:
        path.write_text(BIB, encoding="utf-8")
    many = BIB.count("\n")
    assert all(count < 0.7 * many for count in lines)
    shown = {file.name: file.read_text("utf-8") for file in (tmp_path / "papers").iterdir()}
    assert shown.keys() == {"2402.10003.md", "2402.10040.md"}
    assert all("weave" in page for page in shown.values())


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
    cache = Cache(tmp_path / "cache", "")
    whole = Gathering(only, Only(), frozenset(), cache).of_each()[listing]
    text = path.read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    told = 0
    few = whole.entries[:: len(whole.entries) // 6]
    for entry in few:
        record = entry.record
        at = max(
            range(record.first_line - 1, record.last_line), key=lambda number: len(lines[number])
        )
        words = lines[at].split(" ")
        changed = [*words[:2], "zebra", *words[2:]]
        path.write_text("".join([*lines[:at], " ".join(changed), *lines[at + 1 :]]), "utf-8")
        stretch = from_stretch(whole, path, lambda *_, **__: False)
        read = Gathering(only, Only(), frozenset(), cache).of_each()[listing]
        if stretch:
            assert stretch.entries == read.entries
            told += 1
    assert told > len(few) * 0.8


class Served:
    """A project of looms under MkDocs' server, which does not run: a test calls its builder."""

    def __init__(self, folder: Path) -> None:
        project = Project(folder / "project")
        self.folder, self.site = project.folder, folder / "served"
        self.listing = project.seeds / "looms.bib"
        self.listing.write_text(BIB, encoding="utf-8")
        self.page = self.site / "papers" / "2402.10020" / "index.html"
        self.during: Callable[[], None] = lambda: None  # what happens in the next build
        config = self._configured()
        config.plugins.on_startup(command="serve", dirty=False)
        build_site(config)
        self.server = LiveReloadServer(self._build, "127.0.0.1", 0, str(self.site))
        self.server.watch(str(project.docs))
        self.server.watch(str(self.folder / "mkdocs.yml"))
        config.plugins.on_serve(self.server, config=config, builder=self._build)

    def _configured(self) -> MkDocsConfig:
        return load_config(str(self.folder / "mkdocs.yml"), site_dir=str(self.site))

    def _build(self) -> None:
        self.during()
        build_site(self._configured())

    @property
    def epochs(self) -> dict[str, Any]:
        """The server's own numbers: of the site that browsers see, and of the one they wait for."""
        return vars(self.server)

    @property
    def may_be_seen(self) -> bool:
        """Whether browsers get pages, or wait for a build."""
        return bool(self.epochs["_visible_epoch"] == self.epochs["_wanted_epoch"])

    def save(self, text: str) -> None:
        """Save the listing, as MkDocs notices it."""
        self.listing.write_text(text, encoding="utf-8")
        self.epochs["_want_rebuild"] = True

    def rebuild(self) -> int:
        """Do what MkDocs does with what was saved; the number that the server asked for."""
        self.epochs["_want_rebuild"] = False
        asked = self.epochs["_wanted_epoch"] = self.epochs["_visible_epoch"] + 1_000_000_000
        self.server.builder()
        return int(asked)

    def says(self, word: str) -> bool:
        """Whether the page of the paper that is saved has a word."""
        return f"{word} how" in self.page.read_text(encoding="utf-8")

    def sources(self, word: str) -> bool:
        """Whether the page says itself that a listing has a word."""
        _, _, sources = self.page.read_text(encoding="utf-8").partition("pw-part-sources")
        return f"{word} how" in sources


def said(word: str) -> str:
    """The listing, in which one abstract has another word."""
    return BIB.replace(ENTRY, ENTRY.replace("study", word))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with patch.dict(os.environ, {"NO_MKDOCS_2_WARNING": "1"}):
        made = Served(tmp_path_factory.mktemp("served"))
        with chdir(made.folder):
            yield made
        made.server.server_close()


def test_a_saved_paper_is_shown_before_its_build_which_makes_what_a_build_from_nothing_makes(
    served: Served, tmp_path: Path
) -> None:
    before, seen = served.page.read_bytes(), list[bool]()
    served.during = lambda: seen.append(served.says("weave") and served.may_be_seen)
    served.save(said("weave"))
    asked = served.rebuild()
    assert seen == [True]
    assert served.epochs["_wanted_epoch"] > asked, "browsers come again for what the build made"
    assert served.page.read_bytes() != before
    folder = Project(tmp_path / "anew").folder
    shutil.copytree(served.listing.parent, folder / "seeds", dirs_exist_ok=True)
    status, told = render(folder)
    assert status == 0, told
    assert files(served.site) == files(folder / "site")


def test_on_a_large_site_the_page_of_a_saved_paper_has_its_sources_until_the_build_is_done(
    tmp_path: Path,
) -> None:
    def large(text: str) -> Settings:
        return replace(read_settings(text), sizes=Sizes(small_site=10))

    seen: list[list[bool]] = []
    with (
        patch.dict(os.environ, {"NO_MKDOCS_2_WARNING": "1"}),
        patch("paperweave.config.settings.read_settings", large),
    ):
        made = Served(tmp_path)
        with chdir(made.folder):
            made.during = lambda: seen.append([made.sources("study"), made.sources("weave")])
            made.save(said("weave"))
            made.rebuild()
        made.server.server_close()
    seen.append([made.sources("study"), made.sources("weave")])
    assert seen == [[False, True], [False, False]]
    assert made.says("weave")


def test_a_paper_that_is_saved_as_it_was_has_its_page_again(served: Served) -> None:
    served.save(BIB)
    served.rebuild()
    before = served.page.read_bytes()
    served.save(said("weave"))
    served.during = lambda: served.save(BIB)
    served.rebuild()
    served.during = lambda: None
    served.rebuild()
    assert served.page.read_bytes() == before


def test_where_nothing_is_saved_browsers_wait_for_the_build(served: Served) -> None:
    seen: list[bool] = []
    served.during = lambda: seen.append(served.may_be_seen)
    served.rebuild()
    assert seen == [False]


def test_a_paper_that_is_saved_during_a_build_is_shown_in_its_midst(served: Served) -> None:
    seen: list[bool] = []

    def save_and_wait() -> None:
        served.save(said("knit"))
        patience = monotonic() + 30
        while monotonic() < patience and not (served.says("knit") and served.may_be_seen):
            sleep(0.02)
        seen.append(served.says("knit") and served.may_be_seen)

    served.during = save_and_wait
    served.rebuild()
    assert seen == [True]
