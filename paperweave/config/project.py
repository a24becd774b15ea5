"""Where a project's listings, pages, templates and caches are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one site; ``root`` is the folder with its ``mkdocs.yml``."""

    root: Path
    seeds: Path
    docs: Path
    cache: Path  # may be lost at any time
    templates: Path

    @classmethod
    def at(cls, root: Path) -> Project:
        """The project in a folder, with its parts under their usual names."""
        return cls(root, root / "seeds", root / "docs", root / ".cache", root / "templates")

    def with_folders(self, seeds: Path, docs: Path) -> Project:
        """The same project with listings and pages elsewhere."""
        return replace(self, seeds=seeds, docs=docs)
