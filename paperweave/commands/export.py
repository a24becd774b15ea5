"""``paperweave export``: the papers of listings on standard output, for another program."""

from __future__ import annotations

import sys
from codecs import BOM_UTF8
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.commands.new import NewError, new_site
from paperweave.config.files import project_in
from paperweave.config.project import Project
from paperweave.config.selection import OnlyError, read_only

if TYPE_CHECKING:
    from collections.abc import Sequence


def export(
    root: Path, files: Sequence[Path], form: str, only: Sequence[str]
) -> int:
    """Write the papers of these listings, or else of the project in ``root``; the exit status."""
    with TemporaryDirectory(prefix="paperweave-") as place:
        folder = Path(place)
        try:
            wanted = read_only(only) if only else None
            if files:
                new_site(folder, files)
                project = Project.at(folder)
            else:
                found = project_in(root)
                project = found.with_folders(found.seeds, folder / "docs")
            report = build(project, Asked(only=wanted))
        except (*NOTHING_BUILT, NewError, OnlyError) as error:
            sys.stderr.write(f"error: {error}\n")
            return 1
        sys.stdout.buffer.write(_plain(project.docs / f"papers.{form}"))
    for line in report.lines("lost"):
        sys.stderr.write(f"left out: {line}\n")
    return 3 if report.left_out else 0


def _plain(path: Path) -> bytes:
    """A file without the mark that only spreadsheets need."""
    return path.read_bytes().removeprefix(BOM_UTF8)
