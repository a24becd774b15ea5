"""The seeds folder: which of its files are listings, and what they hold."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.config.names import CURATION_NAME, HISTORY_NAME, LEDGER_NAME

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperweave.config.project import Project


_NO_LISTINGS = frozenset({LEDGER_NAME, HISTORY_NAME, CURATION_NAME})
_LOCK = "~$"  # begins what Office keeps beside an open workbook


def listings_of(project: Project) -> dict[str, Path]:
    """The listings of a project, by name: of its folder, or of a section's own patterns."""
    if project.section is None:
        return listings(project.seeds)
    files = project.section.files(project.root)
    return dict(
        sorted((_name(path, project.seeds), path) for path in _no_notes(files))
    )


def _no_notes(files: Iterable[Path]) -> Iterator[Path]:
    return (
        path
        for path in files
        if path.name not in _NO_LISTINGS and not path.name.startswith(_LOCK)
    )


def listings(seeds: Path) -> dict[str, Path]:
    """The listings in the folder and in those inside it, by name.

    The ledger, the history, the curation file and hidden files are none. Folders that are links
    are followed, each folder once. What cannot be opened (a folder without permission, a link to
    nothing) is among them: reading it says so.
    """
    found: list[Path] = []
    seen = {os.path.realpath(seeds)}
    for folder, inside, names in os.walk(
        seeds,
        onerror=lambda error: found.append(Path(error.filename)),
        followlinks=True,
    ):
        shown = _shown(sorted(inside), hidden=".")
        inside[:] = [
            name for name in shown if _is_new(Path(folder, name), seen)
        ]
        found.extend(
            Path(folder, name) for name in _shown(names, hidden=(".", _LOCK))
        )
    ours = {seeds, *(seeds / name for name in _NO_LISTINGS)}
    return dict(
        sorted((_name(path, seeds), path) for path in found if path not in ours)
    )


def _shown(names: Iterable[str], *, hidden: str | tuple[str, ...]) -> list[str]:
    """The names that do not begin as those of hidden files do."""
    return [name for name in names if not name.startswith(hidden)]


def _is_new(folder: Path, seen: set[str]) -> bool:
    """Tell whether a folder was not walked yet, so that links that lead round in a ring end."""
    real = os.path.realpath(folder)
    if real in seen:
        return False
    seen.add(real)
    return True


def _name(path: Path, seeds: Path) -> str:
    return spelt_out(path.relative_to(seeds).as_posix())


def spelt_out(name: str) -> str:
    """The name of a file, with what no page and no terminal can show spelt out."""
    # UTF-8 whatever the locale says, or a name would change with it.
    plain = os.fsencode(name).decode("utf-8", "surrogateescape")
    return "".join(
        c if c.isprintable() else c.encode("unicode_escape").decode()
        for c in plain
    )


def find(file: str, seeds: Path) -> tuple[str, Path, str]:
    """The listing that a person names, by any path or by its name in the seeds folder.

    Comes back as the name and the path of the file on disk, and the listing's own name, which is
    longer where the file is an archive and one of its members is asked for (``a.zip/b.txt``).
    """
    path = next(
        (p for p in (Path(file), seeds / file) if _on_disk(p)), Path(file)
    )
    disk = _on_disk(path) or path
    # Also of a ring.
    real, own = Path(os.path.realpath(disk)), Path(os.path.realpath(seeds))
    name = (
        _name(real, own) if real.is_relative_to(own) else spelt_out(str(disk))
    )
    return name, disk, "/".join((name, *path.parts[len(disk.parts) :]))


def _on_disk(path: Path) -> Path | None:
    """The file that a path leads to, or the one that it leads into; None where there is neither."""
    # That of a name which is too long is none; Path.is_file() raises there.
    return next((p for p in (path, *path.parents) if os.path.isfile(p)), None)  # noqa: PTH113
