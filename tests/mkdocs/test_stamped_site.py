from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.project import write_about
from tests.support.rendering import render
from tests.support.site_differences import differences, tree

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).resolve().parents[2]
_PROJECT = ("build_pages.py", "mkdocs.yml", "templates", "seeds", "docs/about")
_BLOCKS = "003_02695432d37ea414.txt"
_A_FEW = 160  # lines of the blocks, which are some twenty papers


def _project(place: Path, *left_out: str) -> Path:
    """A copy of the project whose pages are rendered, with the real listings but for some."""
    for name in _PROJECT:
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns(*left_out))
        else:
            shutil.copy2(ROOT / name, place / name)
    (place / "paperweave").symlink_to(ROOT / "paperweave")
    settings = (place / "mkdocs.yml").read_text(encoding="utf-8")
    assert "stamp: auto" in settings
    (place / "mkdocs.yml").write_text(
        settings.replace("stamp: auto", "stamp: always"), encoding="utf-8"
    )
    return place


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of some thirty papers."""
    left_out = ("001*", "002*", "bibliography.bib", "addresses.tsv")
    project = _project(tmp_path_factory.mktemp("stamped"), *left_out)
    shutil.rmtree(project / "docs")
    write_about(project / "docs")
    blocks = project / "seeds" / _BLOCKS
    lines = blocks.read_text(encoding="utf-8").splitlines(keepends=True)
    blocks.write_text("".join(lines[:_A_FEW]), encoding="utf-8")
    return project


def mkdocs(project: Path, *arguments: str, **environment: str) -> str:
    """Build the site; returns all that MkDocs said."""
    status, said = render(project, *arguments, **environment)
    assert status in (0, 1), said
    return said


@pytest.fixture(scope="module")
def stamped(project: Path) -> Path:
    """The rendered site."""
    mkdocs(project)
    return project / "site"


def _plainly(project: Path, out: Path, **environment: str) -> Path:
    plain = project / "plain.yml"
    text = (
        (project / "mkdocs.yml")
        .read_text(encoding="utf-8")
        .replace("stamp: always", "stamp: never")
    )
    plain.write_text(text, encoding="utf-8")
    mkdocs(project, "-f", "plain.yml", "-d", str(out), **environment)
    return out


@pytest.fixture(scope="module")
def plain(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same site without stamping."""
    return _plainly(project, tmp_path_factory.mktemp("plain") / "site")


@pytest.mark.nightly  # 22 seconds; thirty of the papers are compared below
def test_a_stamped_site_of_all_listings_is_the_site_that_mkdocs_renders(tmp_path: Path) -> None:
    every = _project(tmp_path / "every")
    mkdocs(every)
    assert list(differences(every / "site", _plainly(every, tmp_path / "plain"))) == []


@pytest.mark.nightly
def test_a_stamped_offline_copy_is_the_one_that_mkdocs_renders(
    project: Path, tmp_path: Path
) -> None:
    mkdocs(project, "-d", str(tmp_path / "stamped"), OFFLINE="true")
    plain = _plainly(project, tmp_path / "plain", OFFLINE="true")
    assert list(differences(tmp_path / "stamped", plain)) == []


def _damage_pages(project: Path) -> None:
    page = next((project / "site" / "papers").glob("*/index.html"))
    page.unlink()
    page.write_text("something else", encoding="utf-8")
    (project / "site" / "papers" / "left.html").write_text("left behind", encoding="utf-8")


def _damage_the_note(project: Path) -> None:
    for note in (project / ".cache").glob("site-*.json"):
        note.write_text(
            note.read_text(encoding="utf-8").replace("papers", "payers"), encoding="utf-8"
        )


@pytest.mark.parametrize("happening", [_damage_pages, _damage_the_note])
def test_a_site_made_from_the_last_one_is_the_site_made_anew(
    project: Path, stamped: Path, plain: Path, happening: Callable[[Path], None]
) -> None:
    happening(project)
    mkdocs(project)
    assert list(differences(stamped, plain)) == []


def test_an_unchanged_page_is_kept_and_not_made_again(project: Path, stamped: Path) -> None:
    page = next((stamped / "papers").glob("*/index.html"))
    before = page.stat().st_mtime_ns
    mkdocs(project)
    assert page.stat().st_mtime_ns == before


def test_a_change_in_one_listing_makes_few_pages_again(
    project: Path, stamped: Path, tmp_path: Path
) -> None:
    listing = next((project / "seeds").glob("003*.txt"))
    text = listing.read_text(encoding="utf-8")
    before = {page: page.stat().st_mtime_ns for page in stamped.rglob("*/index.html")}
    listing.write_text(text.replace(". ", ". Indeed, ", 1), encoding="utf-8")
    try:
        mkdocs(project)
        kept = [page for page, time in before.items() if page.stat().st_mtime_ns == time]
        assert len(before) * 0.5 < len(kept) < len(before)
        assert list(differences(stamped, _plainly(project, tmp_path / "plain"))) == []
    finally:
        listing.write_text(text, encoding="utf-8")


def test_a_change_of_the_theme_reaches_every_page(project: Path, stamped: Path) -> None:
    footer = project / "templates" / "theme" / "partials" / "footer.html"
    text = footer.read_text(encoding="utf-8")
    footer.write_text(text + "<p>Another footer</p>", encoding="utf-8")
    mkdocs(project)
    footer.write_text(text, encoding="utf-8")
    assert all(
        "Another footer" in page.read_text(encoding="utf-8") for page in stamped.rglob("*.html")
    )


def test_a_file_of_the_theme_leaves_ours_as_it_is(project: Path, tmp_path: Path) -> None:
    theirs, ours = project / "templates" / "theme" / "robots.txt", project / "docs" / "robots.txt"
    mkdocs(project, "-d", str(tmp_path / "site"))
    text = ours.read_bytes()
    theirs.write_text("theirs", encoding="utf-8")
    try:
        mkdocs(project, "-d", str(tmp_path / "another"))
    finally:
        theirs.unlink()
    assert (tmp_path / "another" / "robots.txt").read_bytes() == text == ours.read_bytes()


def test_a_dead_link_in_a_generated_page_is_told_each_time_and_fails_a_strict_build(
    project: Path, tmp_path: Path
) -> None:
    template = project / "templates" / "paper.md.j2"
    text = template.read_text(encoding="utf-8")
    template.write_text(
        f"{text}\n[nowhere](nowhere.md), [no such place](#no-such-place)\n", encoding="utf-8"
    )
    out = tmp_path / "site"
    try:
        first, again = (mkdocs(project, *how, "-d", str(out)) for how in ((), ("--strict",)))
    finally:
        template.write_text(text, encoding="utf-8")
    dead = "contains a link 'nowhere.md', but the target 'papers/nowhere.md' is not found"
    assert dead in first
    assert dead in again
    assert "Aborted with" in again


def test_what_differs_between_two_pages_is_seen() -> None:
    assert tree("<p>a <b>c</b></p>") == tree("<p>\n a  <b>c</b>\n</p>\n")
    assert tree("<p>a <b>c</b></p>") != tree("<p>a<b>c</b></p>")
    assert tree("<p id=a>a</p>") != tree("<p id=b>a</p>")


def test_a_page_that_a_person_wrote_beside_ours_is_shown(project: Path, stamped: Path) -> None:
    page = project / "docs" / "papers" / "notes" / "mine.md"
    page.parent.mkdir()
    page.write_text("# Mine\n\n[All papers](../index.md)\n", encoding="utf-8")
    try:
        mkdocs(project, "--strict")
        shown = (stamped / "papers" / "notes" / "mine" / "index.html").read_text(encoding="utf-8")
        assert 'href="../../"' in shown
        assert "Mine" in shown
    finally:
        page.unlink()
        page.parent.rmdir()
