"""The same listings give the same bytes, wherever and whenever they are built."""

from __future__ import annotations

import shutil
import time
from typing import TYPE_CHECKING

import pytest

from tests.support.hostile import PAYLOADS
from tests.support.making import abstract
from tests.support.project import Project, files, run
from tests.support.site_of import REAL_SEEDS, bibliography

if TYPE_CHECKING:
    from pathlib import Path

PLACES = (
    {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "PYTHONUTF8": "0"},
    {
        "LC_ALL": "tr_TR.UTF-8",
        "LANG": "tr_TR.UTF-8",
        "TZ": "America/Los_Angeles",
        "PYTHONHASHSEED": "2",
    },
)


# Builds pages and site as if the papers were so many that parts of the work are worth a process of
# their own.
_IN_PROCESSES = """
from paperweave.engine import workers
begun = []
begin = workers._begin
workers._begin = lambda *given: begun.append(given) or begin(*given)
workers._LEAST_PAPERS = 1
from pathlib import Path
from mkdocs.__main__ import cli
from paperweave.commands.build import main
from paperweave.config.project import Project
assert main((), Project.at(Path.cwd())) in (0, 3)
assert len(begun) >= 3, begun
cli(["build"])
"""


def _built(folder: Path, environment: dict[str, str], *, in_processes: bool) -> Project:
    project = Project(folder)
    shutil.copy(REAL_SEEDS / "000_178d3bf345b1ba34.txt", project.seeds)
    shutil.copy(REAL_SEEDS / "001_44279cb8b6302d35.txt", project.seeds)
    entries = {
        f"k{n}": {"title": f"İstanbul {n} {PAYLOADS[n]}", "abstract": abstract(f"ß{n}")}
        for n in range(5)
    }
    (project.seeds / "mehr Übersicht.bib").write_text(bibliography(**entries), encoding="utf-8")
    dated = environment | {"SOURCE_DATE_EPOCH": "1750000000"}
    if in_processes:
        status, said = run(project.script(_IN_PROCESSES, environment=dated))
    else:
        status, said = run(project.pages(environment=dated))
        assert status in (0, 3), said
        status, said = run(project.render(environment=environment))
    assert status == 0, said
    return project


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> list[Project]:
    """The same site in two folders, built some seconds apart.

    Locales, time zones and hash seeds differ, and whether parts of the work are done aside.
    """
    first = _built(tmp_path_factory.mktemp("one"), PLACES[0], in_processes=False)
    time.sleep(1.1)  # an archive's time has seconds
    deeper = tmp_path_factory.mktemp("a longer name") / "deeper"
    return [first, _built(deeper, PLACES[1], in_processes=True)]


@pytest.mark.parametrize("folder", ["docs", "site", "seeds"])
def test_two_builds_have_the_same_bytes(two: list[Project], folder: str) -> None:
    one, other = (files(project.folder / folder) for project in two)
    assert one.keys() == other.keys()
    assert [name for name in one if one[name] != other[name]] == []


def test_the_site_is_dated_by_its_ledger_and_not_by_the_clock(two: list[Project]) -> None:
    assert b"<lastmod>2025-06-15</lastmod>" in files(two[0].site)["sitemap.xml"]
