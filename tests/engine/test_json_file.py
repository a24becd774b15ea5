"""Files of JSON that are kept between builds are read or passed over, whatever is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.engine.json_file import read_json, read_object, read_paths

if TYPE_CHECKING:
    from pathlib import Path

DAMAGED = [b"", b"\xff", b"\0", b"{", b"[" * 5000, b"9" * 5000]


@pytest.mark.parametrize("data", DAMAGED, ids=lambda data: repr(data[:4]))
def test_a_damaged_file_counts_as_missing(tmp_path: Path, data: bytes) -> None:
    file = tmp_path / "kept.json"
    file.write_bytes(data)
    assert read_json(file) is None
    assert (read_object(file), read_paths(file)) == ({}, [])


def test_a_file_that_is_missing_or_a_folder_says_nothing(tmp_path: Path) -> None:
    assert read_json(tmp_path / "none.json") is None
    assert read_json(tmp_path) is None


@pytest.mark.parametrize(
    ("text", "found"), [('{"a": 1}', {"a": 1}), ("[1]", {}), ("5", {}), ("null", {})]
)
def test_an_object_is_read_and_nothing_else(tmp_path: Path, text: str, found: object) -> None:
    file = tmp_path / "kept.json"
    file.write_text(text)
    assert read_object(file) == found


@pytest.mark.parametrize(
    "path", ['"../../x"', '"/etc/x"', '"a/../../x"', '""', '"."', '"a\\u0000"', "5", "[]", "null"]
)
def test_a_path_that_leads_out_of_its_folder_is_passed_over(tmp_path: Path, path: str) -> None:
    file = tmp_path / "kept.json"
    file.write_text(f'["a/b.html", {path}]')
    assert read_paths(file) == ["a/b.html"]
