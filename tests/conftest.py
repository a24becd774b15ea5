"""Fixtures that several folders of tests share."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings

from paperweave.engine.lock import lock
from tests.support.browsing import CHROMIUM, browser, served
from tests.support.compiled import keep_compiled_templates
from tests.support.html import Page, read_pages
from tests.support.memory import folder_in_memory
from tests.support.site_of import Site

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

ROOT = Path(__file__).resolve().parents[1]

# Whoever runs this may keep Python from writing bytecode: collecting took twice as long, and each
# command in a process of its own half a second more.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# On a disk the files of small builds took as long as the builds themselves: they live some seconds.
if "TMPDIR" not in os.environ and (memory := folder_in_memory()):
    os.environ["TMPDIR"] = memory
    tempfile.tempdir = None  # asks again

keep_compiled_templates()

# Shared machines are slow at times; what is slow for good is measured by tests of its own.
settings.register_profile(
    "suite", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("nightly", parent=settings.get_profile("suite"), max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "suite"))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One process more than processors: those that wait for a browser work on something else."""
    return (os.cpu_count() or 1) + 1


# Folders of whole builds and of the browser. Where a file of half a minute began last, one of two
# processes was idle for that long.
_LONGEST = ("browser", "promises", "mkdocs", "site", "commands", "fuzz", "export", "related")
_SHARING = {
    "tests/browser/": "a browser",
    "tests/export/test_citations_in_a_browser.py": "a browser",
    "tests/site/": "the pages of the built site",
}


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:  # noqa: ANN401 - xdist's
    """Give each process whole files, and those that share much to one.

    Each further browser starts anew and compiles the same scripts: ten seconds of processor time.
    """
    from xdist.scheduler import LoadFileScheduling

    class Files(LoadFileScheduling):  # type: ignore[misc]  # comes without types
        def _split_scope(self, nodeid: str) -> str:
            file: str = super()._split_scope(nodeid)
            shared = (what for place, what in _SHARING.items() if file.startswith(place))
            return next(shared, file)

    return Files(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest; short files fill what is left in the end."""
    items.sort(key=_place)


def _place(item: pytest.Item) -> int:
    folder = item.nodeid.split("/")[1]
    return _LONGEST.index(folder) if folder in _LONGEST else len(_LONGEST)


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """An empty site of a test's own."""
    return Site(tmp_path)


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site, built once for all processes.

    It is away from the working copy's own docs/ and site/.
    """
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    base = tmp_path_factory.getbasetemp()
    place = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "the-site"
    held = lock(place, base.parent, patience=300)
    assert held is not None
    try:
        if not (place / "site").exists():
            shutil.copytree(ROOT / "docs", place / "docs")
            build(
                load_config(
                    str(ROOT / "mkdocs.yml"),
                    docs_dir=str(place / "docs"),
                    site_dir=str(place / "site"),
                )
            )
    finally:
        held.release()
    return place / "site"


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, Page]:
    """Every HTML page of the built site, by its path inside it."""
    return read_pages(built_site)


@pytest.fixture(scope="session")
def site_address(built_site: Path) -> Iterator[str]:
    """The built site on a local server."""
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running Chromium.

    Without one the test is skipped, and on a machine that tests for everybody it fails.
    """
    if not CHROMIUM.exists():
        how = f"no {CHROMIUM}: apt-get install chromium brings it"
        if os.environ.get("CI") == "true":
            pytest.fail(how)
        pytest.skip(how)
    with browser() as running:
        yield running
