"""Which files in the folder of pages are ours, and what stands in their way."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperweave.engine.disk import stat_at
from paperweave.engine.fingerprint import hash_of_bytes
from paperweave.write.ownership import (
    ForeignFileError,
    Obstacle,
    Ownership,
    home_of_a_person,
    is_plain,
    named,
    refuse,
)
from paperweave.write.staging import FileStats, Outcome
from tests.support.rows import for_rows

OURS = frozenset({hash_of_bytes(b"ours")})


def put(docs: Path, name: str, text: str = "ours") -> Path:
    """A file in the folder."""
    path = docs / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def made(*names: str, staged: bool = True) -> dict[str, Outcome]:
    """What a build makes."""
    return {name: Outcome((1, 1), None, staged) for name in names}


def why(owned: Ownership, *names: str) -> dict[str, str]:
    """What stands in the way of files."""
    return {one.name: one.why for one in owned.obstacles(made(*names))}


@for_rows(
    ("name", "plain"),
    [
        *(("a.md", True), ("a/b.md", True), ("a..b", True), (".hidden", True)),
        *(("", False), (".", False), ("..", False), ("../a", False), ("a/../b", False)),
        *(("a/./b", False), ("a//b", False), ("/a", False), ("a/", False)),
        *(("a\\b", False), ("a\0b", False), ("C:a", False), (5, False), (None, False)),
    ],
)
def test_a_name_of_ours_leads_out_of_no_folder(name: object, *, plain: bool) -> None:
    assert is_plain(name) is plain


@for_rows(
    ("asked", "name", "given_up"),
    [
        (["papers/a.md"], "papers/a.md", True),
        (["papers"], "papers/a.md", True),
        (["papers/"], "papers/a.md", True),
        (["/x/docs/papers"], "papers/a.md", True),
        (["papers/a"], "papers/ab.md", False),
        (["paper"], "papers/a.md", False),
        (["papers/b.md", "papers/a.md"], "papers/a.md", True),
        (["papers/a.md"], "papers", False),
        ([], "papers/a.md", False),
    ],
)
def test_a_file_is_given_up_by_its_name_or_that_of_a_folder_around_it(
    asked: list[str], name: str, *, given_up: bool
) -> None:
    assert named(Path("/x/docs"), map(Path, asked), name) is given_up


def test_a_way_from_where_a_person_is_names_a_file_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert named(tmp_path / "docs", [Path("docs/papers")], "papers/a.md")
    assert not named(tmp_path / "docs", [Path("other/papers")], "papers/a.md")


@for_rows(
    ("count", "last"),
    [
        (1, "a0: not overwritten (a link)"),
        (20, "a19: not overwritten (a link)"),
        (21, "and 1 more"),
        (25, "and 5 more"),
    ],
)
def test_twenty_files_in_the_way_are_named(count: int, last: str) -> None:
    with pytest.raises(ForeignFileError) as told:
        refuse(Path("docs"), [Obstacle(f"a{n}", "a link") for n in range(count)])
    *_, line, advice = str(told.value).split("\n")
    assert line.removeprefix("docs/") == last
    assert advice.startswith("nothing was written: move each one elsewhere")
    refuse(Path("docs"), [])


@for_rows(
    ("obstacle", "readme", "is_theirs"),
    [("index.md", False, True), ("papers/index.md", False, False), (None, True, True)],
)
def test_a_home_page_is_a_person_s_where_it_is_in_the_way_or_has_another_name(
    tmp_path: Path, obstacle: str | None, *, readme: bool, is_theirs: bool
) -> None:
    (tmp_path / "README.md").unlink(missing_ok=True)
    if readme:
        put(tmp_path, "README.md")
    obstacles = [Obstacle(obstacle, "edited")] if obstacle else []
    assert home_of_a_person(tmp_path, obstacles) is is_theirs


def test_a_file_is_ours_by_its_stamp_or_its_bytes(tmp_path: Path) -> None:
    stamp = stat_at(str(put(tmp_path, "stamped.md", "anything")))
    put(tmp_path, "known.md")
    put(tmp_path, "edited.md", "edited")
    put(tmp_path, "foreign.md")
    assert stamp is not None
    stamps: FileStats = {
        "stamped.md": (*stamp, None),
        "known.md": (1, 1, None),  # touched, with the same bytes
        "edited.md": (1, 1, None),
        "gone.md": (1, 1, None),
    }
    owned = Ownership(tmp_path, {"known.md": OURS, "edited.md": OURS, "gone.md": OURS}, stamps)
    names = ["stamped.md", "known.md", "edited.md", "foreign.md", "gone.md"]
    assert [name for name in names if owned.is_ours(name)] == ["stamped.md", "known.md"]


@for_rows(
    ("name", "is_gone"),
    [
        *((f"{folder}/a.md", True) for folder in ("papers", "keywords", "authors", "years")),
        *((f"{folder}/a.md", True) for folder in ("sources", "venues", "topics", "data", "feeds")),
        (".paperweave.parts/papers-0.csv", True),
        ("papers/parts/deep/a.md", True),
        ("about/a.md", False),  # whatever a manifest says
        ("a.md", False),
        ("papers/../a.md", False),
    ],
)
def test_only_in_folders_of_ours_is_removed_what_a_manifest_names(
    tmp_path: Path, name: str, *, is_gone: bool
) -> None:
    put(tmp_path, name)
    owned = Ownership(tmp_path, {name: OURS}, {})
    assert owned.gone({}) == ([name] if is_gone else [])
    assert owned.gone(made(name)) == []


def test_what_we_stamped_is_removed_anywhere_and_no_link_is_followed(tmp_path: Path) -> None:
    put(tmp_path, "map.md")
    put(tmp_path, "elsewhere/a.md")
    (tmp_path / "papers").symlink_to(tmp_path / "elsewhere")
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "a.js").symlink_to(tmp_path / "map.md")
    (tmp_path / "feeds" / "a.atom").mkdir(parents=True)
    names = ["map.md", "papers/a.md", "data/a.js", "feeds/a.atom", "feeds/none.atom"]
    assert Ownership(tmp_path, {}, dict.fromkeys(names, (1, 1, None))).gone({}) == ["map.md"]


def test_what_stands_in_the_way_is_told_with_its_reason(tmp_path: Path) -> None:
    put(tmp_path, "papers/ours.md")
    put(tmp_path, "papers/edited.md", "edited")
    put(tmp_path, "papers/foreign.md", "foreign")
    put(tmp_path, "papers/Case.md")
    (tmp_path / "papers" / "link.md").symlink_to(tmp_path / "papers" / "ours.md")
    (tmp_path / "papers" / "folder.md").mkdir()
    put(tmp_path, "keywords", "a file")
    (tmp_path / "Years").mkdir()
    (tmp_path / "venues").symlink_to(tmp_path / "papers")
    put(tmp_path, "papers/beside.md", "a person's own")
    gone = ("data/edited.js", "data/left.js")  # not made any more
    known = dict.fromkeys(("papers/ours.md", "papers/edited.md", *gone), OURS)
    put(tmp_path, "data/edited.js", "edited")
    put(tmp_path, "data/left.js")
    owned = Ownership(tmp_path, known, {})
    papers = ("ours", "edited", "foreign", "case", "link", "folder")
    names = [f"papers/{name}.md" for name in papers]
    assert why(owned, *names, "keywords/a.md", "years/2024.md", "venues/a.md") == {
        "papers/edited.md": "edited since it was generated",
        "papers/foreign.md": "not generated by Paperweave",
        "papers/Case.md": "the same name as papers/case.md on many machines",
        "papers/link.md": "a link",
        "papers/folder.md": "a folder",
        "keywords": "a file, where a folder was expected",
        "Years": "the same name as years/ on many machines",
        "venues": "a link, where a folder was expected",
        "data/edited.js": "edited since it was generated",
    }
    assert [one.name for one in owned.obstacles(made(*names)) if not one.replaceable] == [
        "papers/folder.md"
    ]


def test_a_file_that_stays_as_it_is_is_in_nobody_s_way(tmp_path: Path) -> None:
    put(tmp_path, "papers/a.md", "edited")
    owned = Ownership(tmp_path, {}, {})
    assert [one.name for one in owned.obstacles(made("papers/a.md"))] == ["papers/a.md"]
    assert owned.obstacles(made("papers/a.md", staged=False)) == []
