"""The files that a person writes are read whole, or it is said why not."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paperweave.commands.main import main
from paperweave.config.files import BuildError, text_of
from paperweave.config.names import CURATION_NAME, LEDGER_NAME
from tests.support.making import abstract

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.support.site_of import Site

STATES: dict[str, tuple[Callable[[Path], object], str]] = {
    "a folder": (Path.mkdir, ": is not a file"),
    "a pipe": (os.mkfifo, ": is not a file"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), ": is not a file"),
    "a ring of links": (lambda path: path.symlink_to(path.name), ": cannot be read (Too many"),
    "Latin-1": (lambda path: path.write_bytes(b"# one\ncaf\xe9\n"), ":2: not UTF-8 (byte 0xe9)"),
    "UTF-16": (lambda path: path.write_bytes("# one\n".encode("utf-16")), ":1: not UTF-8"),
}


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("name", [LEDGER_NAME, CURATION_NAME])
def test_a_file_that_cannot_be_read_is_named_and_nothing_is_built(
    site: Site, name: str, state: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make, said = STATES[state]
    make(site.seeds / name)
    site.bibliography(one={"title": "A Good Paper", "abstract": abstract("blue")})
    assert site.build() == 1
    assert f"error: {site.seeds / name}{said}" in capsys.readouterr().err
    assert site.pages() == {}


@pytest.mark.parametrize("state", STATES)
def test_a_ledger_that_cannot_be_read_is_not_settled(
    tmp_path: Path, state: str, capsys: pytest.CaptureFixture[str]
) -> None:
    make, said = STATES[state]
    make(tmp_path / LEDGER_NAME)
    assert main(["merge-addresses", str(tmp_path / LEDGER_NAME)]) == 1
    assert f"error: {tmp_path / LEDGER_NAME}{said}" in capsys.readouterr().err


@pytest.mark.parametrize("data", [b"a\nb\n", b"\xef\xbb\xbfa\nb\n", b"a\r\nb\r\n", b"a\rb\r"])
def test_marks_and_line_ends_make_no_difference(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x"
    assert text_of(path) is None
    path.write_bytes(data)
    assert text_of(path) == "a\nb\n"


def test_a_part_of_the_way_that_is_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "x").write_text("")
    with pytest.raises(BuildError, match="cannot be read"):
        text_of(tmp_path / "x" / "y")
