"""Files beside their places: what is made, what stays, and what is an error of ours."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.engine.output_file import File, Joined
from paperweave.engine.workers import EndedError, in_processes
from paperweave.export.citations import Joining
from paperweave.write import staging as staging_module
from paperweave.write.staging import FileStats, Outcome, Staging
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


def file(path: str, text: str, key: str | None = None) -> File:
    """A file of a text, made of what a key tells."""
    return File(path, lambda: text, None if key is None else lambda: key)


def staging(place: Path, known: FileStats) -> Staging:
    (place / "docs").mkdir(exist_ok=True)
    (place / "new").mkdir(exist_ok=True)
    return Staging(place / "new", place / "docs", known)


def build(place: Path, *files: File | Joined, known: FileStats) -> dict[str, Outcome]:
    """What becomes of files, which are put in their places."""
    stage = staging(place, known)
    found = stage.make(files)
    stage.put_in_place()
    return found


@for_rows(
    ("text", "key", "staged", "has_sha"),
    [
        ("one", "1", False, False),  # of the same key: it is not even made
        ("two", "1", False, False),
        ("one", "2", False, True),  # another key, the same text
        ("two", "2", True, True),
        ("one", None, False, True),
        ("two", None, True, True),
        ("longer", None, True, True),
    ],
)
def test_a_file_is_made_again_where_it_may_be_another(
    tmp_path_factory: pytest.TempPathFactory,
    text: str,
    key: str | None,
    *,
    staged: bool,
    has_sha: bool,
) -> None:
    place = tmp_path_factory.mktemp("staging")
    first = build(place, file("a.md", "one", "1"), known={})["a.md"]
    assert first.staged
    known: FileStats = {"a.md": (*first.stamp, "1")}
    again = staging(place, known).make([file("a.md", text, key)])["a.md"]
    assert (again.staged, bool(again.sha)) == (staged, has_sha)
    assert again.key == key


def _unfolded(data: bytes) -> bytes:
    """A part as it stands in the whole: each sign twice."""
    return bytes(sign for own in data for sign in (own, own))


@for_rows(
    ("parts", "touched", "made"),
    [
        (["1", "2", "3"], None, ""),
        (["1", "two", "3"], None, "two"),
        (["1", "", "3"], None, ""),
        (["one", "2", "three"], None, "onethree"),
        (["1", "2"], None, "12"),  # of other parts nothing is known to stand where it stood
        (["1", "2", "3", "4"], None, "1234"),
        (["1", "two", "3"], "all.txt", "1two3"),  # what somebody changed tells nothing
        (["1", "2", "three"], "part-1.txt", "12three"),
    ],
)
def test_of_what_is_joined_only_the_pieces_of_changed_parts_are_made_again(
    tmp_path_factory: pytest.TempPathFactory, parts: list[str], touched: str | None, made: str
) -> None:
    place = tmp_path_factory.mktemp("joined")
    asked: list[bytes] = []

    def piece(data: bytes) -> bytes:
        asked.append(data)
        return _unfolded(data)

    def files(texts: list[str]) -> list[File | Joined]:
        names = [f"part-{number}.txt" for number in range(len(texts))]
        own = [file(name, text, text) for name, text in zip(names, texts, strict=True)]
        joined = Joining(b"[", b", ", b"]").joined
        return [*own, Joined("all.txt", names, joined, piece, lambda data: 2 * len(data))]

    before = build(place, *files(["1", "2", "3"]), known={})
    known = {name: (*one.stamp, one.key) for name, one in before.items()}
    if touched:
        (place / "docs" / touched).write_text("#", encoding="utf-8")
    asked.clear()
    build(place, *files(parts), known=known)
    whole = ", ".join(_unfolded(part.encode()).decode() for part in parts if part)
    assert (place / "docs" / "all.txt").read_text(encoding="utf-8") == f"[{whole}]"
    assert b"".join(asked).decode() == made


def test_nothing_is_written_any_more_once_what_is_to_come_has_failed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(staging_module, "_BATCH", 2)
    monkeypatch.setattr(staging_module, "_PIECE", 1)
    monkeypatch.setattr(staging_module, "_LEAST_FILES", 0)

    def slow() -> str:
        time.sleep(0.1)
        return "text"

    def files() -> Iterator[File]:
        yield from (File(f"{name}.md", slow) for name in "ab")
        raise EndedError

    stage = staging(tmp_path, {})
    with pytest.raises(EndedError):
        stage.make(files())
    written = sorted(path.name for path in (tmp_path / "new").iterdir())
    assert written == ["a.md", "b.md"]  # which nobody writes after they were removed


def test_a_file_that_somebody_touched_is_made_again(tmp_path: Path) -> None:
    first = build(tmp_path, file("a.md", "one", "1"), known={})["a.md"]
    (tmp_path / "docs" / "a.md").write_text("another", encoding="utf-8")
    known: FileStats = {"a.md": (*first.stamp, "1")}
    assert build(tmp_path, file("a.md", "one", "1"), known=known)["a.md"].staged
    assert (tmp_path / "docs" / "a.md").read_text(encoding="utf-8") == "one"


def test_what_is_joined_of_others_has_them_as_they_are_now(tmp_path: Path) -> None:
    both = Joined("all.txt", ["one.txt", "two.txt"], iter)
    parts = (file("one.txt", "1", "1"), file("two.txt", "2", "2"))
    made = build(tmp_path, *parts, both, known={})
    assert (tmp_path / "docs" / "all.txt").read_text(encoding="utf-8") == "12"
    known: FileStats = {name: (*one.stamp, one.key) for name, one in made.items()}
    again = build(tmp_path, parts[0], file("two.txt", "3", "3"), both, known=known)
    assert [name for name, one in again.items() if one.staged] == ["two.txt", "all.txt"]
    assert (tmp_path / "docs" / "all.txt").read_text(encoding="utf-8") == "13"


@for_rows(
    ("size", "parted"),
    [(1_250_000, True), (1_249_999, False)],  # four times as much is joined
)
def test_long_files_are_joined_by_several_processes(
    tmp_path_factory: pytest.TempPathFactory, size: int, *, parted: bool
) -> None:
    place, asked = tmp_path_factory.mktemp("staging"), list[bool]()

    def noted(
        work: Callable[[Any], Any], items: Sequence[Any], least: int, chunk: int
    ) -> Iterator[Any]:
        asked.append(len(items) >= least)
        return in_processes(work, items, least, chunk)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("paperweave.write.staging.in_processes", noted)
        both = Joined("both.txt", ["one.txt", "two.txt"], iter)
        parts = (file("one.txt", "1" * size), file("two.txt", "2" * size))
        made = build(place, *parts, both, replace(both, path="again.txt"), known={})
    assert asked == [False, parted]
    assert made["both.txt"].staged
    assert made["both.txt"].sha == made["again.txt"].sha
    assert (place / "docs" / "again.txt").read_text(encoding="utf-8") == "1" * size + "2" * size


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "papers/./a.md", "papers//a.md", ""])
def test_a_path_that_leads_out_of_the_folder_is_an_error_of_ours(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="leads out of the folder of pages"):
        staging(tmp_path, {}).make([file(path, "a")])
