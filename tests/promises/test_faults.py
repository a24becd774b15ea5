"""What goes wrong around a build: it is killed, the disk is full, another one runs.

The last good site stays.
"""

from __future__ import annotations

import random
import resource
import shutil
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
from tests.support.project import Project, files, run
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Callable

TEN = {
    f"k{n}": {"title": f"Paper {n}", "eprint": f"2402.0000{n}", "abstract": abstract(f"w{n}")}
    for n in range(10)
}
EPOCH = {"SOURCE_DATE_EPOCH": "1750000000"}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of ten papers, built to its end. Tests leave it as it is."""
    project = Project(tmp_path_factory.mktemp("built"))
    (project.seeds / "bibliography.bib").write_text(bibliography(**TEN))
    assert run(project.pages(environment=EPOCH))[0] == 0
    assert run(project.render(environment=EPOCH))[0] == 0
    return project


@pytest.fixture
def project(built: Project, tmp_path: Path) -> Project:
    """A copy of the built project, for a test to break."""
    copy = Project(tmp_path / "project")
    for name in ("seeds", "docs", "site"):
        shutil.copytree(built.folder / name, copy.folder / name, dirs_exist_ok=True)
    return copy


COMMANDS = ["pages", "render"]


@pytest.mark.parametrize("command", COMMANDS)
def test_a_build_that_is_killed_is_made_good_by_the_next(
    built: Project, tmp_path: Path, command: str
) -> None:
    _kill_at_random_moments(built, tmp_path, command, times=5)


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
    fewer = bibliography(**{key: TEN[key] for key in sorted(TEN)[:9]})
    start = getattr(project, command)
    shutil.copytree(built.seeds, project.seeds, dirs_exist_ok=True)
    if command == "render":
        shutil.copytree(built.site, project.site)
    lasts = _seconds_of(start)
    shutil.rmtree(project.docs / "papers")
    rng = random.Random(times)  # noqa: S311 - any moments do, but the same ones each time
    for number in range(times):
        (project.seeds / "bibliography.bib").write_text(
            fewer if number % 2 else bibliography(**TEN)
        )
        process = start(environment=EPOCH)
        time.sleep(rng.uniform(0.3, 1.1) * lasts)
        process.kill()
        process.communicate()
        assert command == "pages" or (project.site / "index.html").is_file()
        assert not (project.folder / "site.old").exists()
    (project.seeds / "bibliography.bib").write_text(bibliography(**TEN))
    assert run(project.pages(environment=EPOCH))[0] == 0
    assert run(project.render(environment=EPOCH))[0] == 0
    for one, other in zip(project.folders, built.folders, strict=True):
        assert files(one) == files(other)
    assert not list(project.folder.glob("site.*"))


def _seconds_of(start: Callable[..., subprocess.Popen[str]]) -> float:
    begun = time.monotonic()
    assert run(start(environment=EPOCH))[0] == 0
    return time.monotonic() - begun


def test_a_site_that_is_killed_while_it_is_made_is_the_last_one_or_the_new_one(
    project: Project,
) -> None:
    before = files(project.site)
    (project.docs / "about" / "new.md").write_text("# New")
    left = []
    for seconds in (0.2, 0.4, 0.6):
        process = project.render()
        time.sleep(seconds)
        process.kill()
        process.communicate()
        left.append(files(project.site))
    assert run(project.render())[0] == 0
    new = files(project.site)
    assert "about/new/index.html" in new
    assert left[0] == before
    assert all(site in (before, new) for site in left)
    assert not list(project.folder.glob("site.*"))


def test_a_site_that_cannot_be_made_leaves_the_last_one(project: Project) -> None:
    before = files(project.site)
    (project.seeds / "bibliography.bib").write_text("")
    status, said = run(project.render())
    assert status != 0
    assert "bibliography.bib: is empty" in said
    assert files(project.site) == before


def test_a_site_with_warnings_is_refused_under_strict_and_leaves_the_last_one(
    project: Project,
) -> None:
    before = files(project.site)
    (project.seeds / "broken.txt").write_text("")
    status, said = run(project.render("--strict"))
    assert status != 0
    assert "broken.txt: is empty" in said
    assert files(project.site) == before
    assert run(project.render())[0] == 0
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
    status, said = run(project.pages("--docs", str(closed), environment=EPOCH))
    assert status == 1
    assert f"{closed}: cannot be written" in said
    assert "build again" in said
    with pytest.raises(OutputError, match="cannot be written"):
        begin(closed / "site", tmp_path)


def test_a_folder_in_a_page_s_place_is_told(project: Project) -> None:
    page = project.docs / "papers" / "2402.00001.md"
    page.unlink()
    (page / "something").mkdir(parents=True)
    status, said = run(project.pages(environment=EPOCH))
    assert status == 1
    assert f"{page}: not overwritten (a folder)" in said


def test_two_builds_at_once_both_end_well_or_say_why(project: Project) -> None:
    shutil.rmtree(project.docs / "papers")
    results = [run(process) for process in [project.pages(environment=EPOCH) for _ in range(2)]]
    assert [status for status, _ in results] == [0, 0]
    results = [run(process) for process in [project.render() for _ in range(2)]]
    assert all(status == 0 or "another build" in said for status, said in results), results
    assert (project.site / "index.html").exists()
    assert not list(project.folder.glob("site.*"))


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
    assert run(project.pages(environment=EPOCH))[0] == 0
    fewer = {key: fields for key, fields in TEN.items() if key != "k0"}
    listing = bibliography(**fewer, k0=TEN["k0"] | {"withdrawn": "yes"})
    # k5 turns out to be k6.
    listing = (
        listing.replace("w1", "another1")
        .replace("Paper 2", "Renamed")
        .replace("2402.00005", "2402.00006")
    )
    (project.seeds / "bibliography.bib").write_text(listing)
    assert run(project.pages(environment=EPOCH))[0] == 0
    assert run(project.render())[0] == 0
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
