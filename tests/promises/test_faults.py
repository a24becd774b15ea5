"""What goes wrong around a build: it is killed, the disk is full, another one runs.

The last good site stays.
"""

from __future__ import annotations

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paperweave.address.ledger import read_ledger
from paperweave.engine.atomic import OutputError
from paperweave.engine.lock import lock
from paperweave.engine.site_folder import begin
from tests.support.html import read_pages
from tests.support.making import abstract
from tests.support.project import ROOT, Project, files, run
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Callable

TEN = {
    f"k{n}": {"title": f"Paper {n}", "eprint": f"2402.0000{n}", "abstract": abstract(f"w{n}")}
    for n in range(10)
}
# What is new shows on pages and leaves the ledger as it is.
WITH_CODE = bibliography(**TEN | {"k9": TEN["k9"] | {"howpublished": "https://github.com/a/b"}})
EPOCH = {"SOURCE_DATE_EPOCH": "1750000000"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of ten papers, built to its end. Tests leave it as it is."""
    project = Project(tmp_path_factory.mktemp("built"))
    (project.seeds / "bibliography.bib").write_text(bibliography(**TEN))
    assert project.make_pages(**EPOCH)[0] == 0
    assert project.make_site(**EPOCH)[0] == 0
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of the built project, for a test to break."""
    copy = Project(tmp_path / "project")
    for name in ("seeds", "docs", "site"):
        shutil.copytree(built.folder / name, copy.folder / name, dirs_exist_ok=True)
    return copy


COMMANDS = ["pages", "render"]


def _forked(project: Project, happening: str) -> None:
    """Run builds of two states of the listings as `tests.support.forked_builds` does."""
    (project.folder / "listings").mkdir()
    for name, listing in (("a", WITH_CODE), ("b", bibliography(**TEN))):
        (project.folder / "listings" / name).write_text(listing)
    program = [sys.executable, "-m", "tests.support.forked_builds", happening]
    subprocess.run([*program, str(project.folder)], cwd=ROOT, check=True)


def test_a_build_that_is_killed_leaves_the_last_site_or_the_new_one_and_is_made_good_by_the_next(
    built: Project, project: Project
) -> None:
    (project.folder.parent / "good").symlink_to(built.folder)
    _forked(project, "killed")


def test_two_builds_at_once_both_end_well_or_say_why(project: Project) -> None:
    _forked(project, "together")


def test_what_a_killed_build_left_goes_also_where_nothing_is_to_be_built(project: Project) -> None:
    before = files(project.docs)
    half = project.docs / ".paperweave.new" / "papers" / "2402.00009.md"
    half.parent.mkdir(parents=True)
    half.write_text("half a page")
    assert project.make_pages(**EPOCH)[0] == 0
    assert files(project.docs) == before


@pytest.mark.nightly
@pytest.mark.parametrize("command", COMMANDS)
def test_a_hundred_builds_that_are_killed_are_made_good_by_the_next(
    built: Project, tmp_path: Path, command: str
) -> None:
    _kill_at_random_moments(built, tmp_path, command, times=100)


def _kill_at_random_moments(built: Project, folder: Path, command: str, times: int) -> None:
    """Each build begins in what the one before left when it was killed.

    Its seeds differ from that one's.
    """
    project = Project(folder / "killed")
    start = getattr(project, command)
    shutil.copytree(built.seeds, project.seeds, dirs_exist_ok=True)
    if command == "render":
        shutil.copytree(built.site, project.site)
    lasts = _seconds_of(start)
    shutil.rmtree(project.docs / "papers")
    rng = random.Random(times)  # noqa: S311 - any moments do, but the same ones each time
    for number in range(times):
        (project.seeds / "bibliography.bib").write_text(
            WITH_CODE if number % 2 else bibliography(**TEN)
        )
        process = start(environment=EPOCH)
        time.sleep(rng.uniform(0.3, 1.1) * lasts)
        process.kill()
        _, said = process.communicate()
        # A build that is refused would guard nothing.
        assert process.returncode in (0, -signal.SIGKILL), said
        assert command == "pages" or (project.site / "index.html").is_file()
        assert not (project.folder / "site.old").exists()
    _is_made_good(project, built)


def _is_made_good(project: Project, built: Project) -> None:
    """The next builds, which are not killed, make of the same listings what others made."""
    (project.seeds / "bibliography.bib").write_text(bibliography(**TEN))
    assert project.make_pages(**EPOCH)[0] == 0
    assert project.make_site(**EPOCH)[0] == 0
    for one, other in zip(project.folders, built.folders, strict=True):
        assert files(one) == files(other)
    assert not list(project.folder.glob("site.*"))


def _seconds_of(start: Callable[..., subprocess.Popen[str]]) -> float:
    begun = time.monotonic()
    assert run(start(environment=EPOCH))[0] == 0
    return time.monotonic() - begun


def test_a_site_that_cannot_be_made_leaves_the_last_one(project: Project) -> None:
    before = files(project.site)
    (project.seeds / "bibliography.bib").write_text("")
    status, said = project.make_site()
    assert status != 0
    assert "bibliography.bib: is empty" in said
    assert files(project.site) == before


def test_a_site_with_warnings_is_refused_under_strict_and_leaves_the_last_one(
    project: Project,
) -> None:
    before = files(project.site)
    (project.seeds / "broken.txt").write_text("")
    status, said = project.make_site("--strict")
    assert status != 0
    assert "broken.txt: is empty" in said
    assert files(project.site) == before
    assert project.make_site()[0] == 0
    assert files(project.site) != before


def test_a_full_disk_leaves_the_last_pages_and_the_ledger(project: Project) -> None:
    before = files(project.docs), files(project.seeds)["addresses.tsv"]
    longer = {key: fields | {"abstract": abstract("x" * 30) * 40} for key, fields in TEN.items()}
    (project.seeds / "bibliography.bib").write_text(bibliography(**longer))
    room = 20_000  # bytes a file: the pages of lists do not fit
    process = project.pages(
        environment=EPOCH,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room)),
    )
    status, said = run(process)
    assert status == 1
    assert "cannot be written (File too large)" in said
    assert "Traceback" not in said
    assert (files(project.docs), files(project.seeds)["addresses.tsv"]) == before


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="no folder here refuses everybody")
def test_a_folder_that_nobody_may_write_into_is_told(project: Project, tmp_path: Path) -> None:
    closed = Path("/proc/closed")  # refuses everybody, the superuser of a test machine too
    status, said = project.make_pages("--docs", str(closed), **EPOCH)
    assert status == 1
    assert f"{closed}: cannot be written" in said
    assert "build again" in said
    with pytest.raises(OutputError, match="cannot be written"):
        begin(closed / "site", tmp_path)


def test_a_folder_in_a_page_s_place_is_told(project: Project) -> None:
    page = project.docs / "papers" / "2402.00001.md"
    page.unlink()
    (page / "something").mkdir(parents=True)
    status, said = project.make_pages(**EPOCH)
    assert status == 1
    assert f"{page}: not overwritten (a folder)" in said


def test_a_lock_keeps_another_process_out_as_long_as_it_is_held(project: Project) -> None:
    held = lock(project.docs, project.folder / ".cache")
    assert held is not None
    process = project.pages(environment=EPOCH)
    time.sleep(1.5)
    assert process.poll() is None
    held.release()
    assert run(process)[0] == 0


def test_every_address_in_the_ledger_answers_on_the_built_site(project: Project) -> None:
    with_author = TEN | {key: TEN[key] | {"author": "Doe, Jane"} for key in ("k8", "k9")}
    (project.seeds / "bibliography.bib").write_text(bibliography(**with_author))
    assert project.make_pages(**EPOCH)[0] == 0
    fewer = {key: fields for key, fields in TEN.items() if key != "k0"}
    listing = bibliography(**fewer, k0=TEN["k0"] | {"withdrawn": "yes"})
    # k5 turns out to be k6.
    listing = (
        listing.replace("w1", "another1")
        .replace("Paper 2", "Renamed")
        .replace("2402.00005", "2402.00006")
    )
    (project.seeds / "bibliography.bib").write_text(listing)
    assert project.make_pages(**EPOCH)[0] == 0
    assert project.make_site()[0] == 0
    ledger = read_ledger((project.seeds / "addresses.tsv").read_text())
    assert {"papers/2402.00005", "authors/jane-doe"} <= ledger.keys()
    assert [path for path in ledger if not (project.site / path / "index.html").is_file()] == []
    assert _redirects(project.site) == {
        "papers/2402.00005": "papers/2402.00006",
        "authors/jane-doe": "authors",
    }


def _redirects(site: Path) -> dict[str, str]:
    """Which page of a site leads where, by its refresh.

    Its canonical link must name the same target.
    """
    found = {}
    for page in read_pages(site).values():
        for refresh in page.all("meta", **{"http-equiv": "refresh"}):
            folder = (site / page.path).parent
            target = (folder / refresh["content"].partition("url=")[2]).resolve()
            assert (target / "index.html").is_file(), refresh
            found[folder.relative_to(site).as_posix()] = way = target.relative_to(site).as_posix()
            assert (
                page.all("link", rel="canonical")[0]["href"]
                == f"https://paperweave.example.org/{way}/"
            )
    return found
