"""A file is replaced whole, and what a person has beside it stays."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

import pytest

from paperweave.engine.atomic import OutputError, replace_file

if TYPE_CHECKING:
    from pathlib import Path


def _a_file(place: Path, _: Path) -> None:
    place.write_text("mine")


def _a_link_to_a_file(place: Path, elsewhere: Path) -> None:
    elsewhere.write_text("mine")
    place.symlink_to(elsewhere)


def _a_link_to_nothing(place: Path, elsewhere: Path) -> None:
    place.symlink_to(elsewhere)


@pytest.mark.parametrize("put", [_a_file, _a_link_to_a_file, _a_link_to_nothing])
def test_what_has_the_name_of_the_new_file_is_not_written_through(
    put: object, tmp_path: Path
) -> None:
    beside, elsewhere = tmp_path / ".ledger.tsv.1.new", tmp_path / "elsewhere"
    put(beside, elsewhere)  # type: ignore[operator]
    replace_file(tmp_path / "ledger.tsv", b"new")
    assert (tmp_path / "ledger.tsv").read_bytes() == b"new"
    assert os.path.lexists(beside)
    assert put is _a_link_to_nothing or beside.read_text() == "mine"
    assert put is not _a_link_to_nothing or not elsewhere.exists()
    left = {"ledger.tsv", ".ledger.tsv.1.new"} | ({"elsewhere"} if elsewhere.exists() else set())
    assert {path.name for path in tmp_path.iterdir()} == left


def test_a_link_in_the_file_s_own_place_is_replaced_and_not_followed(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").write_text("mine")
    (tmp_path / "ledger.tsv").symlink_to(tmp_path / "elsewhere")
    replace_file(tmp_path / "ledger.tsv", b"new")
    assert (tmp_path / "elsewhere").read_text() == "mine"
    assert (tmp_path / "ledger.tsv").read_bytes() == b"new"


def test_the_new_file_may_be_read_by_others_as_any_file(tmp_path: Path) -> None:
    (tmp_path / "plain").write_text("")
    replace_file(tmp_path / "ledger.tsv", b"new")
    modes = [stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("plain", "ledger.tsv")]
    assert modes[0] == modes[1]


def test_a_place_that_cannot_be_written_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder" / "inside").mkdir(parents=True)
    with pytest.raises(OutputError, match="cannot be written"):
        replace_file(tmp_path / "folder", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_what_another_process_writes_beside_a_file_that_was_renamed_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, rename = tmp_path / "kept", os.replace
    beside = tmp_path / ".kept.1.new"

    def renamed_while_another_begins(source: Path, target: Path) -> None:
        rename(source, target)
        beside.write_bytes(b"another's")

    monkeypatch.setattr(os, "replace", renamed_while_another_begins)
    replace_file(place, b"ours")
    assert (place.read_bytes(), beside.read_bytes()) == (b"ours", b"another's")
