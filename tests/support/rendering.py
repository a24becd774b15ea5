"""The commands that build pages and a site, run within this process.

A process of its own spends more time on its imports than on a small site.
"""

from __future__ import annotations

import os
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import StringIO
from typing import TYPE_CHECKING
from unittest.mock import patch

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def make_pages(folder: Path, *options: str, **environment: str) -> tuple[int, str]:
    """Run ``python build_pages.py`` in a folder; the exit status, and all that it said."""
    from paperweave.commands.build import main
    from paperweave.config.project import Project

    said = StringIO()
    with _in(folder, environment), redirect_stdout(said), redirect_stderr(said):
        status = main(options, Project.at(folder))
    return status, said.getvalue()


def command(folder: Path, *words: str, **environment: str) -> tuple[int, str]:
    """Run ``paperweave`` with these words in a folder; the exit status, and all that it said."""
    from mkdocs.config.defaults import MkDocsConfig

    from paperweave.commands.main import main

    vars(MkDocsConfig)["plugins"].plugin_cache.clear()
    said = StringIO()
    with _in(folder, environment), redirect_stdout(said), redirect_stderr(said):
        status = main(words)
    return status, said.getvalue()


def render(folder: Path, *options: str, **environment: str) -> tuple[int, str]:
    """Run ``mkdocs build`` in a folder; the exit status, and all that MkDocs said."""
    from click.testing import CliRunner
    from mkdocs.__main__ import cli
    from mkdocs.config.defaults import MkDocsConfig

    # MkDocs keeps a plugin as long as its process lives, which is one site's elsewhere.
    vars(MkDocsConfig)["plugins"].plugin_cache.clear()
    with _in(folder, environment):
        done = CliRunner().invoke(cli, ["build", *options], catch_exceptions=False)
    return done.exit_code, done.output


@contextmanager
def _in(folder: Path, environment: dict[str, str]) -> Iterator[None]:
    # A build leaves its date in the environment, and takes one that it finds there.
    without_date = {name: v for name, v in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    shown = {**without_date, "NO_MKDOCS_2_WARNING": "1", **environment}
    with chdir(folder), patch.dict(os.environ, shown, clear=True):
        yield
