"""A copy of the project with listings of a test's own, which the real commands build."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.support.rendering import make_pages, render

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parents[2]


class Project:
    """A folder like the repository's.

    Code and templates are the repository's own, ``seeds/`` is empty.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.seeds, self.docs, self.site = (folder / name for name in ("seeds", "docs", "site"))
        self.seeds.mkdir(parents=True)
        for name in ("paperweave", "templates"):
            (folder / name).symlink_to(ROOT / name)
        for name in ("build_pages.py", "mkdocs.yml"):
            shutil.copy(ROOT / name, folder / name)
        write_about(self.docs)

    @property
    def folders(self) -> tuple[Path, Path, Path]:
        """What a build changes: listings, pages, site."""
        return self.seeds, self.docs, self.site

    def make_pages(self, *options: str, **environment: str) -> tuple[int, str]:
        """Run ``python build_pages.py`` in this process; its status, and all that it said."""
        return make_pages(self.folder, *options, **environment)

    def make_site(self, *options: str, **environment: str) -> tuple[int, str]:
        """Run ``mkdocs build`` in this process; its status, and all that it said."""
        return render(self.folder, *options, **environment)

    # Popen's own
    def pages(self, *options: str, **popen: Any) -> subprocess.Popen[str]:  # noqa: ANN401
        """Start ``python build_pages.py`` in a process of its own."""
        return self._start(["build_pages.py", *options], **popen)

    def render(self, *options: str, **popen: Any) -> subprocess.Popen[str]:  # noqa: ANN401
        """Start ``mkdocs build`` in a process of its own."""
        return self._start(["-m", "mkdocs", "build", *options], **popen)

    def script(self, text: str, **popen: Any) -> subprocess.Popen[str]:  # noqa: ANN401
        """Start a script, given as its text, in a process of its own."""
        return self._start(["-c", text], **popen)

    def _start(
        self,
        arguments: list[str],
        environment: Mapping[str, str] | None = None,
        preexec_fn: Any = None,  # noqa: ANN401
    ) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *arguments],
            cwd=self.folder,
            # A build inside this process leaves its date there.
            env={**_without_date(), **(environment or {})},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            preexec_fn=preexec_fn,  # noqa: PLW1509 - sets a limit, in a process without threads
        )


def write_about(docs: Path) -> None:
    """Short pages in the place of those about this site: those that our pages link to."""
    (docs / "about").mkdir(parents=True)
    for name in ("index.md", "data.md"):
        (docs / "about" / name).write_text("# About\n", encoding="utf-8")


def run(process: subprocess.Popen[str]) -> tuple[int, str]:
    """Wait for a command; its exit status and all that it said."""
    try:
        out, err = process.communicate(timeout=600)
    except subprocess.TimeoutExpired:
        process.kill()
        raise
    return process.returncode, out + err


def files(folder: Path) -> dict[str, bytes]:
    """Every file in a folder, by its path there."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _without_date() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
