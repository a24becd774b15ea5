"""Publishing from the web editor: the workflows' own steps, run on a repository with a remote."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from paperweave.commands.new import new_site
from tests.support.making import abstract
from tests.support.site_of import ROOT, bibliography

if TYPE_CHECKING:
    from pathlib import Path

STEP = "Commit the addresses of new papers"


def _steps_of_the_starter(folder: Path) -> list[dict[str, Any]]:
    workflow = yaml.safe_load((folder / ".github" / "workflows" / "publish.yml").read_text())
    found: list[dict[str, Any]] = workflow["jobs"]["publish"]["steps"]
    return found


def _steps_of_the_action(_: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    return found


def _git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    command = ["git", *who, *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize("steps_of", [_steps_of_the_starter, _steps_of_the_action])
def test_new_addresses_are_committed_on_the_main_branch_before_the_site_is_built(
    steps_of: Any,  # noqa: ANN401 - one of the two functions above
    tmp_path: Path,
) -> None:
    folder, remote = tmp_path / "site", tmp_path / "remote.git"
    listing = tmp_path / "list.bib"
    listing.write_text(bibliography(one={"title": "One", "abstract": abstract("blue")}))
    new_site(folder, [listing])
    _git(tmp_path, "init", "-q", "--bare", "-b", "main", str(remote))
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "remote", "add", "origin", str(remote))
    _git(folder, "add", ".")
    _git(folder, "commit", "-qm", "A listing, added in the browser")
    _git(folder, "push", "-q", "origin", "main")

    names = [step.get("name", step.get("id")) for step in steps_of(folder)]
    scripts = {name: step.get("run") for name, step in zip(names, steps_of(folder), strict=True)}
    script = scripts.get(STEP) or scripts["addresses"]
    last = "Build the site" if STEP in scripts else "build"
    assert names.index(last) > [*names].index(STEP if STEP in scripts else "addresses")
    for _ in range(2):  # the second time there is nothing new
        _run_step(script, folder, tmp_path)
    changed = _git(remote, "log", "--format=%s", "--name-only", "main", "-1").split("\n")
    assert [line for line in changed if line] == [
        "Add the addresses of new papers",
        "seeds/addresses.tsv",
    ]
    assert _git(remote, "rev-list", "--count", "main").strip() == "2"
    assert "papers/one\t" in _git(remote, "show", "main:seeds/addresses.tsv")
    assert _git(folder, "status", "--porcelain") == ""


def _run_step(script: str, folder: Path, programs: Path) -> None:
    """Run a step as the workflow does, with this copy of the command."""
    program = programs / "bin" / "paperweave"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m paperweave.commands.main "$@"\n')
    program.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT),
        "GITHUB_REF_NAME": "main",
    }
    done = subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", script],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
