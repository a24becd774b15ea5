"""What needs no template and so is done in a process of its own.

MkDocs renders the shells meanwhile.

The last site is looked through for what may stay. Where there is none, the generated files that are
no pages are put into the new site under a second name.
"""

from __future__ import annotations

from dataclasses import dataclass
from posixpath import basename
from typing import TYPE_CHECKING

from paperweave.engine.disk import (
    files_in,
    link_or_copy,
    read,
    same_file,
    stat_at,
    stat_of,
)
from paperweave.engine.site_folder import INSIDE
from paperweave.mkdocs.urls import output_path

if TYPE_CHECKING:
    import os
    from collections.abc import Sequence

    from paperweave.mkdocs.previous_site import Previous


@dataclass(frozen=True, slots=True)
class Generated:
    """The generated files: their folder, their paths inside it, and which of them are pages."""

    docs: str
    names: Sequence[str]
    pages: frozenset[str]
    in_folders: bool  # MkDocs' `use_directory_urls`

    def output_path(self, name: str) -> str:
        """Where a file goes to, inside the site."""
        return output_path(name, in_folders=self.in_folders)


@dataclass(frozen=True, slots=True)
class Differing:
    """What the last site does not have as it is now.

    Generated files by name, and the paths of all else in it.
    """

    names: frozenset[str]
    left: list[str]


def find_differing(
    generated: Generated, last: Previous, site: str
) -> Differing | None:
    """Look through the last site.

    Where there is none, put the files that are no pages into ``site``, and give None.
    """
    if last.made and last.site.is_dir():
        return _differing(generated, last)
    for name in generated.names:
        if name not in generated.pages:
            link_or_copy(f"{generated.docs}/{name}", f"{site}/{name}")
    return None


def _differing(generated: Generated, last: Previous) -> Differing:
    names = {generated.output_path(name): name for name in generated.names}
    gone = {basename(name) for name in last.made.keys() - generated.pages}
    left = []
    for path, entry in files_in(str(last.site)):
        if path.startswith(f"{INSIDE}/"):  # the site that is being made
            continue
        name = names.get(path)
        if (
            name is None
            or not _stays(generated, last, name, entry)
            or (gone and _names_any(generated, name, gone))
        ):
            left.append(path)
        else:
            del names[path]
    return Differing(frozenset(names.values()), left)


def _stays(
    generated: Generated, last: Previous, name: str, entry: os.DirEntry[str]
) -> bool:
    if name not in generated.pages:
        return same_file(entry, f"{generated.docs}/{name}")
    made = last.made.get(name)
    return (
        made is not None
        and stat_of(entry.stat(follow_symlinks=False)) == made.page
        and stat_at(f"{generated.docs}/{name}") == made.source
    )


def _names_any(generated: Generated, name: str, gone: set[str]) -> bool:
    """Whether a page may have a link to one that is no more."""
    if name not in generated.pages:
        return False
    text = read(f"{generated.docs}/{name}")[0]
    return any(name.encode() in text for name in gone)
