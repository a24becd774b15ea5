"""Nobody's file is written over: what we did not make stays, whatever the manifest says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paperweave.write.hashes import hash_of_bytes
from tests.support.making import abstract
from tests.support.site_of import Site

if TYPE_CHECKING:
    from collections.abc import Callable

ONE = {"title": "A Good Paper", "abstract": abstract("blue"), "author": "Ada Byron", "year": "2024"}
TWO = {"title": "Another", "abstract": abstract("red"), "author": "Ada Byron", "year": "2023"}
MINE = "# Mine\n"
PAGE = "papers/a-good-paper.md"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """A site of two papers, built. Tests copy it."""
    site = Site(tmp_path_factory.mktemp("made"))
    site.bibliography(one=ONE, two=TWO)
    assert site.build() == 0
    return site


@pytest.fixture
def copy(made: Site, tmp_path: Path) -> Site:
    """A clone: the seeds and the ledger without the pages, the manifest and the cache."""
    site = Site(tmp_path)
    shutil.copytree(made.seeds, site.seeds, dirs_exist_ok=True)
    return site


@pytest.fixture
def built(copy: Site, made: Site) -> Site:
    """The built site without its cache, so that only the manifest tells what is ours."""
    shutil.copytree(made.docs, copy.docs)
    return copy


def change(site: Site) -> None:
    """Change what every kind of page shows."""
    site.bibliography(one=ONE | {"title": "A Good Paper", "note": "Nature"}, two=TWO)


# One of every kind of generated path.
KINDS = [
    PAGE,
    "papers/a-good-paper.bib",
    "papers/index.md",
    "keywords/index.md",
    "authors/index.md",
    "authors/ada-byron.md",
    "years/2024.md",
    "sources/index.md",
    "report.md",
    "report.txt",
    "map.md",
    "reading-list.md",
    "papers.bib",
    "papers.jsonl",
    "robots.txt",
]


@pytest.mark.parametrize("name", KINDS)
def test_a_file_that_stood_there_before_the_first_build_stays_and_is_named(
    copy: Site, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy.docs / name
    path.parent.mkdir(parents=True)
    path.write_text(MINE)
    ledger = (copy.seeds / "addresses.tsv").read_bytes()
    assert copy.build() == 1
    said = capsys.readouterr().err
    assert f"{path}: not written over (not made by us)" in said
    assert "--replace FILE" in said
    assert copy.pages() == {name: MINE.encode()}
    assert (copy.seeds / "addresses.tsv").read_bytes() == ledger
    assert copy.build("--replace", str(path)) == 0
    assert path.read_text() != MINE


@pytest.mark.parametrize("name", KINDS)
def test_a_page_that_a_person_edited_stays_until_it_is_given_up(
    built: Site, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = built.docs / name
    path.write_text(MINE)
    before = built.pages()
    assert built.build() == 1
    assert f"{path}: not written over (edited since it was made)" in capsys.readouterr().err
    assert built.pages() == before
    path.rename(built.docs / "moved.md")
    assert built.build() == 0
    assert (built.docs / "moved.md").read_text() == MINE


@pytest.mark.parametrize("name", ["index.md", "README.md"])
def test_a_home_page_of_a_person_stays_and_the_rest_is_built_around_it(
    copy: Site, name: str
) -> None:
    copy.docs.mkdir()
    (copy.docs / name).write_text(MINE)
    assert copy.build() == 0
    assert (copy.docs / name).read_text() == MINE
    assert (copy.docs / PAGE).is_file()
    assert name == "index.md" or not (copy.docs / "index.md").exists()
    change(copy)
    assert copy.build() == 0
    assert (copy.docs / name).read_text() == MINE
    assert copy.build("--replace", "index.md") == 0
    assert (name == "index.md") == ((copy.docs / name).read_text() != MINE)


def test_the_last_build_s_pages_are_known_without_the_cache(built: Site) -> None:
    change(built)
    assert built.build() == 0
    assert b"Nature" in built.pages()[PAGE]


def test_a_page_that_is_made_no_more_goes_unless_it_was_edited(built: Site) -> None:
    built.bibliography(one=ONE, two=TWO | {"withdrawn": "yes"})
    (built.docs / "papers" / "another.ris").write_text(MINE)
    before = built.pages()
    assert built.build() == 1
    assert built.pages() == before
    assert built.build("--replace", str(built.docs / "papers")) == 0
    assert not (built.docs / "papers" / "another.ris").exists()


@pytest.mark.parametrize("lose", [Path.unlink, lambda path: path.write_text('{"files": ["x"]}')])
def test_with_a_lost_manifest_pages_with_the_same_bytes_are_ours(
    built: Site, lose: Callable[[Path], object]
) -> None:
    pages = built.pages()
    lose(built.docs / ".paperweave.json")
    assert built.build() == 0
    assert built.pages() == pages
    (built.docs / ".paperweave.json").unlink()
    shutil.rmtree(built.cache)
    change(built)
    assert built.build() == 1  # what differs may be a person's


HOSTILE = [
    "../outside.md",
    "papers/../../outside.md",
    "{folder}/outside.md",
    "about/index.md",
    "mine.md",
    "papers/mine.md",
    "papers\\mine.md",
    "linked/mine.md",
    "",
    ".",
    "a\0b",
]


@pytest.mark.parametrize("known", ["right", "wrong", "none"])
def test_a_hostile_manifest_reaches_nothing_that_is_not_ours(
    built: Site, tmp_path: Path, known: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    places = [
        tmp_path / "outside.md",
        elsewhere / "mine.md",
        built.docs / "about" / "index.md",
        built.docs / "mine.md",
    ]
    # With the right hash a file in our folders is one that we made.
    places += [built.docs / "papers" / "mine.md"] if known == "none" else []
    for place in places:
        place.parent.mkdir(exist_ok=True)
        place.write_text(MINE)
    (built.docs / "linked").symlink_to(elsewhere)
    (built.docs / "feeds" / "linked").symlink_to(elsewhere)
    manifest = json.loads((built.docs / ".paperweave.json").read_text())
    sha = {"right": hash_of_bytes(MINE.encode()), "wrong": "0" * 32, "none": None}[known]
    names = [name.format(folder=tmp_path) for name in [*HOSTILE, "feeds/linked/mine.md"]]
    manifest["files"] |= dict.fromkeys(names, sha)
    (built.docs / ".paperweave.json").write_text(json.dumps(manifest))
    change(built)
    built.build("--replace", str(built.docs / "papers" / "mine.md"))
    assert [place.read_text() for place in places] == [MINE] * len(places)
    assert b"Nature" in built.pages()[PAGE]


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Papers/A-Good-Paper.md", "the same name as papers/ on many machines"),
        ("Report.md", "the same name as report.md on many machines"),
        ("years/2024.MD", "the same name as years/2024.md on many machines"),
        ("papers", "a file, where a folder was expected"),
    ],
)
def test_a_name_that_differs_in_case_and_a_file_for_a_folder_are_in_the_way(
    copy: Site, name: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = copy.docs / name
    path.parent.mkdir(parents=True)
    path.write_text(MINE)
    assert copy.build() == 1
    assert why in capsys.readouterr().err
    assert copy.pages() == {name: MINE.encode()}


@pytest.mark.parametrize(
    ("name", "folder"), [(PAGE, False), ("papers", True), ("feeds", True), ("robots.txt", False)]
)
def test_nothing_is_written_through_a_link(
    built: Site, tmp_path: Path, name: str, folder: bool, capsys: pytest.CaptureFixture[str]
) -> None:
    path, target = built.docs / name, tmp_path / "target"
    if path.is_dir():
        path.rename(target)
    else:
        target.write_text(MINE)
        path.unlink()
    path.symlink_to(target, target_is_directory=folder)
    before = built.pages()
    change(built)
    assert built.build() == 1
    assert f"{path}: not written over (a link" in capsys.readouterr().err
    assert built.pages() == before
    assert path.is_symlink()
    assert folder or built.build("--replace", str(path)) == 0
    assert folder or target.read_text() == MINE
