"""``paperweave new DIR [FILES]``: a folder with all that a site of one's own needs."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

from paperweave.config.project import own_templates

if TYPE_CHECKING:
    from collections.abc import Iterable

_STARTER = Path(__file__).with_name("starter")
# Where each file of the starter goes; a dot at the beginning of a name would hide it from a wheel.
_PLACES = {
    "mkdocs.yml": "mkdocs.yml",
    "gitignore": ".gitignore",
    "gitattributes": ".gitattributes",
    "README.md": "README.md",
    "about-index.md": "docs/about/index.md",
    "about-rights.md": "docs/about/rights.md",
    "publish.yml": ".github/workflows/publish.yml",
}
_SETTINGS = {
    "name": "Papers",
    "description": "A site of papers, one page each",
    "url": "",
    "language": "en",
    "repository": None,
}


class NewError(Exception):
    """The folder cannot be made; the message says why and what to do."""


def new_site(folder: Path, listings: Iterable[Path], **settings: str | None) -> None:
    """Make the folder of a site with copies of these listings; ``settings`` go into mkdocs.yml.

    Raises:
        NewError: something of the same name is there already, or a listing is not.
    """
    from paperweave import __version__

    taken = [place for place in _PLACES.values() if (folder / place).exists()]
    if taken:
        raise NewError(f"{folder / taken[0]}: is there already; choose another folder")
    targets = list(_targets(listings, folder / "seeds"))
    values = _SETTINGS | {key: value for key, value in settings.items() if value}
    plain = {key: str(value) for key, value in values.items()}
    quoted = {key: json.dumps(value, ensure_ascii=False) for key, value in values.items()}
    for name, place in _PLACES.items():
        text = (_STARTER / name).read_text(encoding="utf-8")
        shown = quoted if name.endswith("mkdocs.yml") else plain
        (folder / place).parent.mkdir(parents=True, exist_ok=True)
        filled = (
            text
            if name.startswith("git")
            else Template(text).substitute(shown, version=__version__)
        )
        (folder / place).write_text(filled, encoding="utf-8")
    shutil.copyfile(own_templates() / "section" / "data.md", folder / "docs" / "about" / "data.md")
    (folder / "seeds").mkdir(exist_ok=True)
    for source, target in targets:
        shutil.copyfile(source, target)


def _targets(listings: Iterable[Path], seeds: Path) -> Iterable[tuple[Path, Path]]:
    """Where each listing is copied to; those in a folder keep their names."""
    taken: set[Path] = set()
    for listing in listings:
        if not listing.exists():
            raise NewError(f"{listing}: there is no such file")
        files = (
            sorted(p for p in listing.iterdir() if p.is_file()) if listing.is_dir() else [listing]
        )
        for file in files:
            target = seeds / file.name
            if target in taken or target.exists():
                raise NewError(f"{file}: a listing of that name is there already; rename one")
            taken.add(target)
            yield file, target
