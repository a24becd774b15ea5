"""The same project, built by the programs that may follow MkDocs.

Each in a virtual environment of its own.

`.ci/engines` makes the environments, in `.engines/`. Without them the tests are skipped; on a
machine that tests for everybody they fail.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from lxml import html

from paperweave.commands.markdown import write_markdown
from tests.support.html import dead_links, read_pages
from tests.support.other_sites import FOUR_LINES, READTHEDOCS, build_site_by, write_site
from tests.support.site_differences import differences, files_in

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.nightly

ROOT = Path(__file__).resolve().parents[2]
_PROJECT = ("build_pages.py", "mkdocs.yml", "paperweave", "templates", "seeds", "docs/about")
# What each program makes for itself: the theme's files, the index of a search that our pages do not
# use.
_OWN = re.compile(
    r"assets/(javascripts|stylesheets|images)/.*|search/.*|search\.json|sitemap\.xml\.gz|404\.html"
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project whose pages are made.

    Programs that run no hooks need them so.
    """
    place = tmp_path_factory.mktemp("engines")
    for name in _PROJECT:
        copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy2
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        copy(ROOT / name, place / name)
    _run(place, sys.executable, "build_pages.py")
    return place


@pytest.fixture(scope="module")
def by_mkdocs(project: Path) -> Path:
    """The site that MkDocs makes."""
    return (
        _run(project, sys.executable, "-m", "mkdocs", "build", "--strict", "-d", "by-mkdocs")
        / "by-mkdocs"
    )


@pytest.fixture(scope="module")
def by_properdocs(project: Path) -> Path:
    """The site that ProperDocs makes, hooks and all."""
    arguments = ("build", "--strict", "-f", "mkdocs.yml", "-d", "by-properdocs")
    return _run(project, *_engine("properdocs"), *arguments) / "by-properdocs"


@pytest.fixture(scope="module")
def by_zensical(project: Path) -> Path:
    """The site that Zensical makes of the pages that are there."""
    return _run(project, *_engine("zensical"), "build") / "site"


@pytest.fixture(scope="module")
def by_materialx(project: Path) -> Path:
    """The site that MkDocs makes with the theme MaterialX."""
    settings = (project / "mkdocs.yml").read_text(encoding="utf-8")
    assert "name: material\n" in settings
    (project / "materialx.yml").write_text(
        settings.replace("name: material\n", "name: materialx\n"), encoding="utf-8"
    )
    python, module, _ = _engine("mkdocs", "mkdocs-materialx")
    arguments = ("build", "--strict", "-f", "materialx.yml", "-d", "by-materialx")
    return _run(project, python, module, "mkdocs", *arguments) / "by-materialx"


def _engine(name: str, environment: str | None = None) -> tuple[str, str, str]:
    python = ROOT / ".engines" / (environment or name) / "bin" / "python"
    if not python.exists():
        how = f"no {python}: .ci/engines makes it"
        if os.environ.get("CI") == "true":
            pytest.fail(how)
        pytest.skip(how)
    return str(python), "-m", name


def _run(project: Path, *command: str) -> Path:
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    ended = subprocess.run(
        command,
        cwd=project,
        env={**environment, "NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return project


def test_properdocs_makes_the_site_that_mkdocs_makes(by_mkdocs: Path, by_properdocs: Path) -> None:
    assert list(differences(by_properdocs, by_mkdocs)) == []


def test_materialx_makes_the_same_pages(by_mkdocs: Path, by_materialx: Path) -> None:
    ours, theirs = (
        {name for name in files_in(site) if not _OWN.fullmatch(name)}
        for site in (by_mkdocs, by_materialx)
    )
    assert ours == theirs
    for name in sorted(name for name in ours if name.endswith(".html")):
        pages = [
            html.fromstring((site / name).read_text("utf-8")) for site in (by_mkdocs, by_materialx)
        ]
        for part in (_title, _abstract):
            assert part(pages[0]) == part(pages[1]), name


@pytest.mark.parametrize("engine", ["mkdocs", "properdocs"])
def test_a_section_of_papers_is_the_same_by_properdocs(engine: str, tmp_path: Path) -> None:
    site = write_site(tmp_path / engine, READTHEDOCS, FOUR_LINES)
    python = sys.executable if engine == "mkdocs" else _engine(engine)[0]
    build_site_by(engine, python, site, "--strict")
    page = site / "site/papers/papers/a-compiler/index.html"
    assert 'name=citation_title content="A Compiler"' in page.read_text(encoding="utf-8")


def test_zensical_shows_a_section_that_the_command_wrote(tmp_path: Path) -> None:
    site = write_site(tmp_path / "site", READTHEDOCS, FOUR_LINES)
    assert write_markdown(site, ()) == 0
    (site / "mkdocs.yml").write_text(
        "site_name: Group\nmarkdown_extensions: []\n", encoding="utf-8"
    )
    _run(site, *_engine("zensical"), "build")
    page = html.fromstring((site / "site/papers/papers/a-compiler/index.html").read_text("utf-8"))
    assert "A Compiler" in str(page.xpath("string(//h1)"))


def test_zensical_makes_the_same_addresses(by_mkdocs: Path, by_zensical: Path) -> None:
    ours, theirs = (
        {name for name in files_in(site) if not _OWN.fullmatch(name)}
        for site in (by_mkdocs, by_zensical)
    )
    assert ours == theirs


def test_zensical_lists_the_same_addresses_for_crawlers(by_mkdocs: Path, by_zensical: Path) -> None:
    assert _listed(by_mkdocs) == _listed(by_zensical)


def _listed(site: Path) -> set[str | None]:
    root = ET.fromstring((site / "sitemap.xml").read_bytes())  # noqa: S314 - our own file
    return {loc.text for loc in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}


def _title(page: html.HtmlElement) -> list[str]:
    return [_words(found) for found in page.xpath("//title | //h1")]


def _abstract(page: html.HtmlElement) -> list[str]:
    after = page.xpath("//h2[@id='abstract']/following-sibling::*")
    end = next((i for i, found in enumerate(after) if found.tag == "h2"), len(after))
    return [_words(found) for found in after[:end]]


def _head(page: html.HtmlElement) -> list[tuple[str | None, str | None]]:
    return [
        (found.get("name") or found.get("property"), found.get("content"))
        for found in page.xpath("//meta")
    ]


def _words(element: html.HtmlElement) -> str:
    return " ".join(str(element.text_content()).split())


@pytest.mark.parametrize("part", [_title, _abstract, _head])
def test_zensical_shows_of_each_page_the_same(
    by_mkdocs: Path, by_zensical: Path, part: Callable[[html.HtmlElement], list[object]]
) -> None:
    names = sorted(name for name in files_in(by_mkdocs) if name.endswith(".html"))
    papers = 0
    for name in names:
        ours, theirs = (
            part(html.fromstring((site / name).read_text("utf-8")))
            for site in (by_mkdocs, by_zensical)
        )
        assert ours == theirs, name
        papers += bool(ours) and name.startswith("papers/")
    assert papers >= 230


def test_zensical_makes_no_dead_link(by_zensical: Path) -> None:
    assert list(dead_links(by_zensical, read_pages(by_zensical))) == []
