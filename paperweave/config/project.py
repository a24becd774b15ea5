"""Where a project's listings, pages, templates and caches are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.config.section import Section


def own_templates() -> Path:
    """The templates that travel with the package; a copy of the repository has them at its top."""
    package = Path(__file__).absolute().parents[1]
    inside, beside = package / "templates", package.parent / "templates"
    return inside if inside.is_dir() else beside


def in_language(page: Path, language: str) -> Path:
    """The file of a page in a language, which is named after it (``data.de.md``), else the page."""
    translated = page.with_suffix(f".{language.partition('-')[0]}{page.suffix}")
    return translated if translated.is_file() else page


@dataclass(frozen=True, slots=True)
class Project:
    """The folders of one site; ``root`` is the folder with its ``mkdocs.yml``."""

    root: Path
    seeds: Path
    docs: Path
    cache: Path  # may be lost at any time
    # A file in the first wins over one of its name in the next.
    templates: tuple[Path, ...]
    section: Section | None = None  # where it is part of somebody's site

    @classmethod
    def at(cls, root: Path) -> Project:
        """The project in a folder, with its parts under their usual names."""
        mine, ours = root / "templates", own_templates()
        different = mine.is_dir() and mine.resolve() != ours.resolve()
        templates = (mine, ours) if different else (ours,)
        return cls(
            root, root / "seeds", root / "docs", root / ".cache", templates
        )

    def as_section(self, section: Section | None) -> Project:
        """The same project as part of a site: its pages are not among those that people write."""
        if section is None:
            return self
        cache = self.root / ".cache" / "paperweave"
        docs = cache / "docs" / section.place
        return replace(
            self,
            seeds=self.root / section.folder,
            docs=docs,
            cache=cache,
            section=section,
        )

    def with_folders(self, seeds: Path, docs: Path) -> Project:
        """The same project with listings and pages elsewhere."""
        return replace(self, seeds=seeds, docs=docs)
