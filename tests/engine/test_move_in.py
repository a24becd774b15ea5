from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.move_in import move_in

if TYPE_CHECKING:
    from pathlib import Path


def write(folder: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def read(folder: Path) -> dict[str, str]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text() for path in found}


@pytest.mark.parametrize(
    ("before", "moved", "after"),
    [
        ({}, {"a": "1"}, {"a": "1"}),
        ({"a": "0"}, {"a": "1"}, {"a": "1"}),
        ({"a": "0"}, {"b/c": "1"}, {"a": "0", "b/c": "1"}),
        ({"b/a": "0"}, {"b/c": "1"}, {"b/a": "0", "b/c": "1"}),
        ({"b/a": "0"}, {"b": "1"}, {"b": "1"}),
        ({"b": "0"}, {"b/a": "1"}, {"b/a": "1"}),
        ({}, {"left": "1"}, {}),
    ],
)
def test_files_are_moved_to_their_places(
    tmp_path: Path, before: dict[str, str], moved: dict[str, str], after: dict[str, str]
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    for folder, files in ((source, moved), (target, before)):
        folder.mkdir()
        write(folder, files)
    move_in(str(source), str(target), but="left")
    assert read(target) == after


def test_what_is_new_comes_before_what_replaces_something(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    for folder in (source, target):
        folder.mkdir()
    write(source, {"a/changed": "1", "b/new": "1", "z": "1", "c": "1"})
    write(target, {"a/changed": "0", "b/old": "0", "c": "0"})
    order: list[str] = []
    for name in ("rename", "replace"):
        real = getattr(os, name)

        def noted(old: str, new: str, real: object = real) -> None:
            order.append(os.path.relpath(new, target))
            real(old, new)  # type: ignore[operator]

        monkeypatch.setattr(os, name, noted)
    move_in(str(source), str(target))
    assert set(order[:2]) == {"b/new", "z"}
    assert set(order[2:]) == {"a/changed", "c"}


def test_a_link_at_a_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    source, target, away = (tmp_path / name for name in ("source", "target", "away"))
    for folder in (source, target, away):
        folder.mkdir()
    write(away, {"kept": "a person's"})
    write(source, {"a": "1"})
    (target / "a").symlink_to(away)
    move_in(str(source), str(target))
    assert (target / "a").read_text() == "1"
    assert read(away) == {"kept": "a person's"}
