"""The seeds folder: which of its files are listings, and what they hold."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.ledger import LEDGER_NAME

if TYPE_CHECKING:
    from collections.abc import Mapping

CURATION_NAME = "curation.toml"


def listings(seeds: Path) -> dict[str, Path]:
    """The listings in the folder and in those inside it, by name; not the ledger, the curation file, or hidden files.

    What cannot be opened (a folder without permission, a link to nothing) is among them: reading it says so.
    """
    found: list[Path] = []
    for folder, inside, names in os.walk(seeds, onerror=lambda error: found.append(Path(error.filename))):
        inside[:] = [name for name in inside if not name.startswith(".")]
        found.extend(Path(folder, name) for name in names if not name.startswith("."))
    ours = {seeds, seeds / LEDGER_NAME, seeds / CURATION_NAME}
    return dict(sorted((_name(path, seeds), path) for path in found if path not in ours))


def _name(path: Path, seeds: Path) -> str:
    """Its path inside the folder, with what no page and no terminal can show spelt out."""
    # UTF-8 whatever the locale says, or a name would change with it.
    path_inside = os.fsencode(path.relative_to(seeds).as_posix()).decode("utf-8", "surrogateescape")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in path_inside)


def find(file: str, seeds: Path) -> tuple[str, Path, str]:
    """The listing that a person names, by any path or by its name in the seeds folder.

    Comes back as the name and the path of the file on disk, and the listing's own name, which is longer where the
    file is an archive and one of its members is asked for (``a.zip/b.txt``).
    """
    path = next((p for p in (Path(file), seeds / file) if _on_disk(p)), Path(file))
    disk = _on_disk(path) or path
    inside = disk.resolve().is_relative_to(seeds.resolve())
    name = _name(disk.resolve(), seeds.resolve()) if inside else str(disk)
    return name, disk, "/".join((name, *path.parts[len(disk.parts) :]))


def _on_disk(path: Path) -> Path | None:
    """The file that a path leads to, or the one that it leads into; None where there is neither."""
    return next((p for p in (path, *path.parents) if p.is_file()), None)


def digest(paths: Mapping[str, Path]) -> str:
    """A hash of files' names and bytes; one that cannot be read counts as such."""
    total = hashlib.sha256()
    for name, path in sorted(paths.items()):
        total.update(f"{name}\0".encode())
        try:
            total.update(_digest(path) if path.is_file() else b"")
        except OSError as error:
            total.update(type(error).__name__.encode())
    return total.hexdigest()


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:  # a piece at a time: a listing may be larger than the memory
        return hashlib.file_digest(file, "sha256").digest()
