"""Arguments that no command can use are told in one line, and nothing is written."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from paperweave.commands.main import main
from tests.support.project import ROOT
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

LONG = "a" * 300
FULL = "error: standard output: cannot be written (No space left on device)\n"
PAPER = "\n@misc{{b{0}, title={{Loom number {0}}}, eprint={{2402.{0:05}}}, abstract={{{1}}}}}"
ODD: dict[str, tuple[list[str], str]] = {
    "a folder to explain": (["explain", "."], "error: .: is a folder; name one of the listings"),
    "too long a name to explain": (["explain", LONG], f"error: {LONG}: File name too long"),
    "a ring of links to explain": (["explain", "ring"], "error: ring: "),
    "a file that is not there": (["explain", "none"], "error: none: there is no such file"),
    "a folder to compare": (["compare", "."], "error: .: is not a file"),
    "a device to compare": (["compare", "/dev/zero"], "error: /dev/zero: is not a file"),
    "nothing to compare": (["compare", "none"], "error: none: there is no such file"),
    "too long a name to compare": (
        ["compare", LONG],
        f"error: {LONG}: cannot be opened (File name",
    ),
    "a ring of links to compare": (["compare", "ring"], "error: ring: cannot be opened (Too many"),
    "a ledger that is not there": (["merge-addresses", "none"], "error: none: there is no such"),
    "a device as a listing": (["new", "a", "/dev/zero", "-y"], "error: /dev/zero: is not a file"),
    "a device to show": (["serve", "/dev/zero"], "error: /dev/zero: is not a file"),
    "a device to export": (["export", "/dev/zero"], "error: /dev/zero: is not a file"),
    "too long a name to export": (["export", LONG], f"error: {LONG}: cannot be opened (File name"),
    "a listing that cannot be read": (
        ["export", "/proc/self/mem"],
        "error: /proc/self/mem: cannot be read (Input/output error); make it readable",
    ),
    "the same for a new site": (
        ["new", "b", "/proc/self/mem", "-y"],
        "error: /proc/self/mem: cannot be read (Input/output error); make it readable",
    ),
    "the same to show": (["serve", "/proc/self/mem"], "error: /proc/self/mem: cannot be read ("),
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
    "settings in a summary's place": (
        ["check", "--summary", "mkdocs.yml"],
        "error: mkdocs.yml: is not a summary that Paperweave wrote, so it stays; name another file",
    ),
    "a listing in a summary's place": (
        ["check", "--summary", "seeds/a.bib"],
        "error: seeds/a.bib: is not a summary that Paperweave wrote, so it stays",
    ),
    "too long a name for a summary": (
        ["check", "--summary", LONG],
        f"error: {LONG}: cannot be opened (File name too long); name another file",
    ),
    "a pipe that nobody reads as a summary": (
        ["check", "--summary", "pipe"],
        "error: pipe: cannot be written (No such device or address)",
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
    (tmp_path / "ring").symlink_to("ring")
    os.mkfifo(tmp_path / "pipe")
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


EMPTY = (
    ["explain", ""], ["export", ""], ["compare", ""], ["serve", ""], ["merge-addresses", ""],
    ["new", "", "-y"], ["new", "a", "", "-y"], ["check", "--summary", ""],
    ["check", "--replace", ""], ["build", "--replace", ""], ["explain", "a\0b"],
    ["new", "a/" * 3_000, "-y"],
)  # fmt: skip


@for_rows("arguments", EMPTY, ids=shlex.join)
def test_an_empty_name_does_not_mean_the_whole_folder(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert "the name of a file or folder was expected" in capsys.readouterr().err


def test_a_summary_is_written_over_the_one_before(project: Path) -> None:
    for text in ("", "**12 papers, 1 of them new.**", "**1 paper, 0 of them new.**"):
        (project / "summary.md").write_text(text)
        assert main(["check", "--summary", "summary.md"]) == 1  # an address is new
        assert (project / "summary.md").read_text().startswith("**1 paper, 1 of them new.**")


def test_the_next_command_can_be_typed_as_it_is_shown(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert project
    assert main(["new", "my papers; x", "-y"]) == 0
    assert capsys.readouterr().out == "Next: cd 'my papers; x' && paperweave serve\n"


def test_a_listing_of_any_name_is_compared(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = os.fsdecode(b"b\xff.bib")
    (project / name).write_text((project / "seeds" / "a.bib").read_text())
    assert main(["compare", name]) == 0
    assert capsys.readouterr().out.startswith("here\tb\\udcff.bib:1\tOn Looms\t")


# How a command ends, by what its output is; "head" reads one line of it, of more than a pipe holds.
OUTPUTS = (
    ("explain short.bib | head -n 1", 0, ""),
    ("export long.bib | head -n 1", 0, ""),
    ("compare many.txt | head -n 1", 0, None),
    ("explain seeds/a.bib >/dev/full", 1, FULL),
    ("export seeds/a.bib >/dev/full", 1, FULL),
    ("compare seeds/a.bib >/dev/full", 1, None),
    ("merge-addresses none >/dev/full", 1, "error: none: there is no such file\n"),
    ("explain seeds/a.bib >&-", 0, ""),
    ("export seeds/a.bib >&-", 0, ""),
    ("compare seeds/a.bib >&- 2>&-", 0, ""),
    ("new n >&- -y", 0, ""),
    ("explain none 2>&-", 1, ""),
)


# Whether Python keeps a buffer makes the stream another one, where there is one, for each command
# the same.
RUNS = [(*run, "") for run in OUTPUTS] + [(*OUTPUTS[0], "1"), (*OUTPUTS[3], "1")]


@pytest.mark.parametrize(
    ("command", "status", "said", "unbuffered"), RUNS, ids=lambda one: str(one)[:40]
)
def test_a_lost_output_is_told_or_let_go(
    project: Path, command: str, status: int, said: str | None, unbuffered: str
) -> None:
    long = (PAPER.format(n, f"Weaving {n} " * 400) for n in range(25))
    short = (PAPER.format(n, "") for n in range(400))
    (project / "long.bib").write_text("".join(long))
    (project / "short.bib").write_text("".join(short))
    (project / "many.txt").write_text("2401.00001\n" * 2_000)
    run = f"set -o pipefail; {shlex.quote(sys.executable)} -m paperweave.commands.main {command}"
    done = subprocess.run(
        ["bash", "-c", run], cwd=project, capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": unbuffered},
    )  # fmt: skip
    assert "Traceback" not in done.stderr
    assert "Exception" not in done.stderr
    assert done.returncode == status
    assert said is None or done.stderr == said


def test_a_folder_that_is_gone_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    here = os.getcwd()  # noqa: PTH109
    gone = tmp_path / "gone"
    gone.mkdir()
    os.chdir(gone)
    gone.rmdir()
    try:
        assert main(["explain", "x"]) == 1
    finally:
        os.chdir(here)
    assert (
        capsys.readouterr().err
        == "error: the current folder no longer exists; change to another one\n"
    )


def test_a_theme_without_our_templates_is_told(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "docs").mkdir()
    assert main(["build"]) == 1
    assert "error: mkdocs.yml: its theme lacks a template, " in capsys.readouterr().err
