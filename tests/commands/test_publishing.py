"""Publishing from the web editor: the workflows' own steps, run on a repository with a remote."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
import yaml

from paperweave import __version__
from paperweave.commands.new import HOSTS, new_site
from tests.fetch.test_pull import Answer, serving
from tests.support.called import run_script
from tests.support.making import abstract
from tests.support.other_sites import announce_plugin
from tests.support.site_of import ROOT, bibliography

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

STEP = "Commit the addresses of new papers"


def _step(workflow: Path, job: str, name: str) -> str:
    """The script of a named step."""
    steps = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"][job]["steps"]
    (script,) = [step["run"] for step in steps if step.get("name") == name]
    return str(script)


def _on_github(folder: Path) -> str:
    return _step(folder / ".github" / "workflows" / "publish.yml", "publish", STEP)


def _of_the_action(_: Path) -> str:
    steps = yaml.safe_load((ROOT / "action.yml").read_text())["runs"]["steps"]
    scripts = {step.get("id"): step.get("run") for step in steps}
    assert list(scripts).index("build") > list(scripts).index("addresses")
    return str(scripts["addresses"])


def _on_gitlab(folder: Path) -> str:
    job = yaml.safe_load((folder / ".gitlab-ci.yml").read_text(encoding="utf-8"))["pages"]
    assert job["script"][1].startswith("paperweave build ")
    return str(job["script"][0])


def _git(folder: Path, *arguments: str) -> str:
    who = ("-c", "user.name=a", "-c", "user.email=a@b.example")
    command = ["git", *who, *arguments]
    done = subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
    return done.stdout


@pytest.mark.parametrize(
    ("host", "script_of"),
    [
        ("github", _on_github),
        ("cloudflare", _on_github),
        ("gitlab", _on_gitlab),
        ("github", _of_the_action),
    ],
)
def test_new_addresses_are_committed_on_the_main_branch_before_the_site_is_built(
    host: str, script_of: Callable[[Path], str], tmp_path: Path
) -> None:
    folder, remote = _pushed_site(tmp_path, host)
    for _ in range(2):  # the second time there is nothing new
        _run_step(script_of(folder), folder, tmp_path)
    changed = _git(remote, "log", "--format=%s", "--name-only", "main", "-1").split("\n")
    assert [line for line in changed if line] == [
        "Add the addresses of new papers",
        "seeds/addresses.tsv",
        "seeds/history.tsv",
    ]
    assert _git(remote, "rev-list", "--count", "main").strip() == "2"
    assert "papers/one\t" in _git(remote, "show", "main:seeds/addresses.tsv")
    assert _git(folder, "status", "--porcelain") == ""


def _pushed_site(place: Path, host: str = "github") -> tuple[Path, Path]:
    """A new site of one paper in a git repository, and the bare one that it is pushed to."""
    folder, remote = place / "site", place / "remote.git"
    listing = place / "list.bib"
    listing.write_text(bibliography(one={"title": "One", "abstract": abstract("blue")}))
    new_site(folder, [listing], host)
    _git(place, "init", "-q", "--bare", "-b", "main", str(remote))
    _git(remote, "config", "receive.advertisePushOptions", "true")
    _git(folder, "init", "-q", "-b", "main")
    _git(folder, "remote", "add", "origin", str(remote))
    _git(folder, "add", ".")
    _git(folder, "commit", "-qm", "A listing, added in the browser")
    _git(folder, "push", "-q", "origin", "main")
    return folder, remote


def test_a_pull_request_is_told_what_would_change(tmp_path: Path) -> None:
    folder, _ = _pushed_site(tmp_path)
    _run_step(_on_github(folder), folder, tmp_path)
    more = bibliography(two={"title": "Two *stars* @somebody", "abstract": abstract("red")})
    (folder / "seeds" / "more.bib").write_text(more)
    (folder / "seeds" / "nobody.txt").write_text("shopping: milk\neggs\n\nand bread")
    workflow = folder / ".github" / "workflows" / "check.yml"
    script = _step(workflow, "check", "Tell what would change")
    assert _run_step(script, folder, tmp_path, status=1)
    told = (folder / "changes.md").read_text(encoding="utf-8")
    assert told.startswith("**2 papers, 1 of them new.**")
    assert "- Two \\*stars\\* @\u200bsomebody (`papers/two-stars-somebody`)" in told
    assert "### Left out" in told
    assert "nobody.txt" in told
    assert (tmp_path / "summary.md").read_text(encoding="utf-8") == told
    assert "one" in (folder / "seeds" / "addresses.tsv").read_text()
    assert "two" not in (folder / "seeds" / "addresses.tsv").read_text()
    (folder / "seeds" / "nobody.txt").unlink()
    _run_step(script, folder, tmp_path)


def test_listings_that_changed_are_pushed_to_a_branch_with_a_report(tmp_path: Path) -> None:
    folder, remote = _pushed_site(tmp_path)
    workflow = folder / ".github" / "workflows" / "pull.yml"
    script = _step(workflow, "pull", "Push the listings that changed")
    _run_step(script, folder, tmp_path)  # no address is named
    assert _git(remote, "branch", "--format=%(refname:short)").split() == ["main"]
    with serving() as server:
        listing = bibliography(two={"title": "Two", "abstract": abstract("red")})
        server.answers["/a"] = [Answer(listing.encode())]
        (folder / "paperweave.toml").write_text(f'[pull]\n"two.bib" = "{server.address}/a"\n')
        _run_step(script, folder, tmp_path)
    changed = _git(remote, "diff", "--name-only", "main", "paperweave-pull").split()
    assert changed == ["seeds/.pulled.json", "seeds/two.bib"]
    assert "- Two (`papers/two`)" in (tmp_path / "changes.md").read_text(encoding="utf-8")
    assert (tmp_path / "output").read_text() == "changed=yes\n"


# What stands in for GitHub's own command: it notes what it was asked, and answers with a state.
_GH = """#!/bin/sh
echo "$@" >> "$NOTES"
case "$*" in
  *--edit-last*) exit "$NO_COMMENT_YET" ;;
  *view*) echo "$STATE" ;;
esac
"""


def _asked_of_github(script: str, folder: Path, **said: str) -> list[str]:
    """What a step asks of GitHub's command, where that has these answers."""
    (folder / "gh").write_text(_GH)
    (folder / "gh").chmod(0o755)
    notes = folder / "notes"
    notes.unlink(missing_ok=True)
    known = {"NOTES": str(notes), "RUNNER_TEMP": "/t", "NUMBER": "7", **said}
    path = f"{folder}:{os.environ['PATH']}"
    command = ["bash", "-e", "-o", "pipefail", "-c", script]
    subprocess.run(command, check=True, env={**os.environ, "PATH": path, **known})
    return notes.read_text().splitlines()


@pytest.mark.parametrize(("no_comment", "asked"), [("0", 1), ("1", 2)])
def test_one_comment_on_a_pull_request_is_kept_up_to_date(
    no_comment: str, asked: int, tmp_path: Path
) -> None:
    new_site(tmp_path / "site", [])
    workflow = tmp_path / "site" / ".github" / "workflows" / "check.yml"
    script = _step(workflow, "check", "Comment what would change")
    found = _asked_of_github(script, tmp_path, NO_COMMENT_YET=no_comment)
    comment = "pr comment 7 --body-file changes.md"
    assert found == ["pr comment 7 --edit-last --body-file changes.md", comment][:asked]


@pytest.mark.parametrize(
    ("state", "command"), [("OPEN", "edit"), ("MERGED", "create"), ("", "create")]
)
def test_a_pull_request_is_opened_once_and_then_kept_up_to_date(
    state: str, command: str, tmp_path: Path
) -> None:
    new_site(tmp_path / "site", [])
    workflow = tmp_path / "site" / ".github" / "workflows" / "pull.yml"
    script = _step(workflow, "pull", "Open a pull request")
    last = _asked_of_github(script, tmp_path, STATE=state)[-1]
    assert last.startswith(f"pr {command} ")
    assert "paperweave-pull" in last
    assert last.endswith("--body-file /t/changes.md")


@pytest.mark.parametrize("host", HOSTS)
def test_every_workflow_is_sound_and_the_readme_says_what_it_needs(
    host: str, tmp_path: Path
) -> None:
    new_site(tmp_path, [], host, name="Mine")
    for place in HOSTS[host].values():
        text = (tmp_path / place).read_text(encoding="utf-8")
        assert yaml.safe_load(text)
        assert "$$" not in text
        assert f"paperweave=={__version__}" in text
    readme = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "To publish" in readme
    assert "Settings" in readme


def _run_step(script: str, folder: Path, programs: Path, status: int = 0) -> str:
    """Run a step as the workflow does, with this copy of the command; returns what it said."""
    program = programs / "bin" / "paperweave"
    program.parent.mkdir(exist_ok=True)
    announce_plugin(programs)
    environment = {
        **os.environ,
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "GITHUB_REF_NAME": "main",
        "GITHUB_STEP_SUMMARY": str(programs / "summary.md"),
        "GITHUB_OUTPUT": str(programs / "output"),
        "RUNNER_TEMP": str(programs),
        "CI_COMMIT_BRANCH": "main",
        "PUSH_TO": "origin",
    }
    step = ["bash", "-e", "-o", "pipefail", "-c", script]
    with patch.object(sys, "path", [*sys.path, str(programs)]):
        found, said = run_script(step, folder, program, environment)
    assert found == status, said
    return said
