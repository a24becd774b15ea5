"""`python build_pages.py --explain FILE`, run as a person runs it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from paperweave.commands.build import main as build
from paperweave.commands.main import main
from paperweave.config.project import Project
from tests.support.rendering import make_pages
from tests.support.site_of import REAL_SEEDS, ROOT

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from tests.support.site_of import Site


def test_a_listing_is_explained_by_its_name_in_the_seeds_folder() -> None:
    command = [sys.executable, "build_pages.py", "--explain", "000_178d3bf345b1ba34.txt"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert "AITopics author page" in done.stdout
    assert done.stdout.count("paper 10") >= 1


def test_a_file_anywhere_is_explained_by_its_path_and_nothing_is_built(
    site: Site, tmp_path: Path
) -> None:
    (tmp_path / "list.txt").write_text("milk\neggs\n")
    where = ("--seeds", str(site.seeds), "--docs", str(site.docs))
    status, said = make_pages(tmp_path, *where, "--explain", "list.txt")
    assert status == 3
    assert "no format fits this listing" in said
    assert not site.docs.exists()


def test_the_message_of_a_build_names_a_command_that_works(
    site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(site.seeds.parent)
    site.put("deep/list.txt", "milk\neggs\n")
    site.put("good.txt", (REAL_SEEDS / "000_178d3bf345b1ba34.txt").read_bytes())
    assert site.build() == 3
    command, name = site.lost()[0].partition("paperweave ")[2].split()[:2]
    capsys.readouterr()
    assert main([command, name]) == 3
    assert capsys.readouterr().out.startswith("deep/list.txt: which formats were asked")


def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert build(["--explain", "nowhere.txt"], Project.at(ROOT)) == 1
    assert capsys.readouterr() == ("", "error: nowhere.txt: there is no such file\n")
