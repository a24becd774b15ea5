"""Tries one change after another in a copy of the project: each in a fork that has all libraries.

A fork takes a tenth of the time that a new interpreter would, and the copy serves the processes
that tests start, too.
"""

from __future__ import annotations

import importlib
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

import pytest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from collections.abc import Set as AbstractSet

    from tests.mutation.changes import Change

Verdict = Literal["noticed", "survived", "too long", "no test"]

_LIBRARIES = (
    *("numpy", "scipy.sparse", "sklearn.manifold", "lxml.etree", "pybtex.database"),
    *("pylatexenc.latex2text", "latex2mathml.converter", "mkdocs.commands.build", "frontmatter"),
    *("hypothesis", "playwright.sync_api", "xdist", "pytest_cov", "rapidfuzz", "anyascii"),
    *("jsonschema", "snowballstemmer", "yaml", "rich.progress", "rich.table"),
)


class Newer(NamedTuple):
    """Files with tests, and the tests that the record knows."""

    files: Sequence[str]
    known: AbstractSet[str]


class Trials:
    """A copy of the project in which changes are tried."""

    def __init__(self, root: Path, copy: Path) -> None:
        listed = subprocess.run(
            ["git", "ls-files", "-co", "--exclude-standard", "-z"],
            cwd=root,
            check=True,
            capture_output=True,
        )
        for name in filter(None, listed.stdout.decode().split("\0")):
            if (root / name).exists() or (root / name).is_symlink():
                (copy / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(root / name, copy / name, follow_symlinks=False)
        self._copy = copy
        self._number = 0
        for name in _LIBRARIES:
            importlib.import_module(name)

    def verdict(
        self, change: Change, tests: Sequence[str], newer: Newer, seconds: float
    ) -> Verdict:
        """Whether the tests notice the change; a run of more than ``seconds`` counts as noticed.

        ``newer`` names the files whose tests run, too, where the record does not know them.
        """
        if not tests and not newer.files:
            return "no test"
        file = self._copy / change.file
        before, stat = file.read_bytes(), file.stat()
        self._number += 1
        try:
            file.write_text(change.render(), encoding="utf-8")
            # compiled modules are told apart by size and second
            os.utime(file, (stat.st_atime, int(stat.st_mtime) + self._number))
            return self._run(tests, newer, seconds)
        finally:
            file.write_bytes(before)
            os.utime(file, (stat.st_atime, stat.st_mtime))

    def _run(self, tests: Sequence[str], newer: Newer, seconds: float) -> Verdict:
        child = os.fork()
        if not child:
            self._in_child(tests, newer)
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            done, status = os.waitpid(child, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
                return "survived" if code in {0, 5} else "noticed"
            time.sleep(0.01)
        os.killpg(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return "too long"

    def _in_child(self, tests: Sequence[str], newer: Newer) -> None:
        code = 1
        try:
            os.setsid()
            os.chdir(self._copy)
            for name in [n for n in sys.modules if n.split(".")[0] in {"paperweave", "tests"}]:
                del sys.modules[name]
            sys.path[:] = [
                str(self._copy),
                *(p for p in sys.path if p not in {"", os.fspath(Path.cwd())}),
            ]
            nowhere = os.open(os.devnull, os.O_RDWR)
            for stream in (0, 1, 2):
                os.dup2(nowhere, stream)
            newest = [file for file in newer.files if Path(file).exists()]  # when it was copied
            files = dict.fromkeys([*newest, *(test.partition("::")[0] for test in tests)])
            how = ["-n0", "-x", "--no-header", "--tb=no", "-p", "no:cacheprovider"]
            code = int(pytest.main([*how, *files], plugins=[_Only(tests, newer.known)]))
        finally:
            os._exit(code)


class _Only:
    """Runs only some tests, in a given order, after those that are not known yet."""

    def __init__(self, tests: Sequence[str], known: AbstractSet[str]) -> None:
        self._places = {test: place for place, test in enumerate(tests)}
        self._known = known

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Take the tests that were asked for, in their order."""
        items[:] = sorted(
            (i for i in items if i.nodeid in self._places or i.nodeid not in self._known),
            key=lambda item: self._places.get(item.nodeid, -1),
        )
