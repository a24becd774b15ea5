"""Arguments that no command can use are told in one line, and nothing is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.commands.main import main

if TYPE_CHECKING:
    from pathlib import Path

LONG = "a" * 300
ODD: dict[str, tuple[list[str], str]] = {
    "a folder to explain": (["explain", "."], "error: .: is a folder; name one of the listings"),
    "nothing to explain": (["explain", ""], "error: .: is a folder; name one of the listings"),
    "a file that is not there": (["explain", "none"], "error: none: there is no such file"),
    "a folder to compare": (["compare", "."], "error: .: is not a file"),
    "a device to compare": (["compare", "/dev/zero"], "error: /dev/zero: is not a file"),
    "nothing to compare": (["compare", "none"], "error: none: there is no such file"),
    "a ledger that is not there": (["merge-addresses", "none"], "error: none: there is no such"),
    "a device as a listing": (["new", "a", "/dev/zero", "-y"], "error: /dev/zero: is not a file"),
    "a device to show": (["serve", "/dev/zero"], "error: /dev/zero: is not a file"),
    "a device to export": (["export", "/dev/zero"], "error: /dev/zero: is not a file"),
    "a script as an address": (
        ["new", "a", "-y", "--url", "javascript:x"],
        "error: site_url is 'javascript:x'; an address like",
    ),
    "a text as a repository": (
        ["new", "a", "-y", "--repository", "x y"],
        "error: extra.repository is 'x y'; an address like",
    ),
    "no language": (
        ["new", "a", "-y", "--language", "English"],
        "error: extra.language is 'English'; a language like",
    ),
    "a name that cannot be shown": (
        ["new", "a", "-y", "--name", "a\x01b"],
        r"error: site_name is 'a\x01b'; printable text was expected",
    ),
    "a file in the folder's place": (
        ["new", "mkdocs.yml", "-y"],
        "error: mkdocs.yml: cannot be written (File exists); make it writable and try again",
    ),
    "too long a name": (["new", LONG, "-y"], f"error: {LONG}: cannot be written (File name too"),
    "a summary nowhere": (
        ["check", "--summary", "none/x.md"],
        "error: none/x.md: cannot be written (No such file or directory)",
    ),
    "a summary in a folder's place": (
        ["check", "--summary", "."],
        "error: .: cannot be written (Is a directory)",
    ),
    "a category that no paper has": (
        ["export", "--only", "cs.ZZ"],
        "no paper here fits 'cs.ZZ', which --only",
    ),
    "no category": (["export", "--only", "a b"], "error: 'a b' is neither a category"),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one listing of one paper."""
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.bib").write_text("@misc{a, title={On Looms}, eprint={2401.00001}}")
    (tmp_path / "mkdocs.yml").write_text("site_name: Looms\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("what", ODD)
def test_an_odd_argument_is_told_in_a_line(
    project: Path, what: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, said = ODD[what]
    (project / "docs").mkdir(exist_ok=True)
    assert main(arguments) == 1
    assert said in capsys.readouterr().err
    assert not (project / "a").exists()


@pytest.mark.parametrize("port", ["0", "-1", "65536", "x", "", "1.5"])
def test_a_port_that_cannot_be_is_told(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["serve", f"--port={port}"])
    assert ended.value.code == 2
    assert "a number from 1 to 65535 was expected" in capsys.readouterr().err
