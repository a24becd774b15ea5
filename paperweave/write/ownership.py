"""Which files in ``docs`` are ours: only those are ever replaced or removed.

A file is ours where it has the size and time with which we left it (the cache knows them), or the
bytes that the manifest remembers. What a manifest says beyond that is not believed: it may be
lost, damaged or somebody's joke.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.ledger import SECTIONS, TOPICS, fold_name
from paperweave.engine.atomic import OutputError
from paperweave.engine.disk import stat_at
from paperweave.engine.output_file import PARTS
from paperweave.write.hashes import hash_of_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from paperweave.write.staging import FileStats, Outcome

# The folders in which all that we made and make no more is removed.
OUR_FOLDERS = frozenset({PARTS, *SECTIONS, TOPICS, "data", "feeds"})
HOME = "index.md"
_OTHER_HOME = "README.md"  # MkDocs shows it where there is no index.md
_SHOWN = 20


class ForeignFileError(OutputError):
    """Files that we did not make stand where pages are to go; the message names them."""


class Obstacle(NamedTuple):
    """Something in ``docs`` that is not ours and stands in the way of a file that is to be."""

    name: str
    why: str
    replaceable: bool = True


class Ownership:
    """What is known of the files that we made in ``docs``: hashes of their bytes, and stamps."""

    def __init__(self, docs: Path, hashes: Mapping[str, frozenset[str]], stamps: FileStats) -> None:
        self._docs = docs
        self._hashes = hashes
        self._stamps = stamps

    def is_ours(self, name: str) -> bool:
        """Whether the file of this name is as we left it."""
        path = f"{self._docs}/{name}"
        if name in self._stamps and self._stamps[name][:2] == stat_at(path):
            return True
        known = self._hashes.get(name, frozenset())
        return bool(known) and hash_of_file(path) in known

    def gone(self, made: Mapping[str, Outcome]) -> list[str]:
        """The files that were made before, are there, and are not made any more."""
        names = {*self._hashes, *self._stamps}.difference(made)
        return [name for name in sorted(names) if self._may_remove(name)]

    def _may_remove(self, name: str) -> bool:
        if not is_plain(name):
            return False
        if name.partition("/")[0] not in OUR_FOLDERS and name not in self._stamps:
            return False
        return self._is_plain_file(name)

    def _is_plain_file(self, name: str) -> bool:
        """Whether a file stands there, and no link on the way leads elsewhere."""
        path, *parents = _with_parents(name)
        if any(os.path.islink(f"{self._docs}/{parent}") for parent in parents):
            return False
        place = f"{self._docs}/{path}"
        return os.path.isfile(place) and not os.path.islink(place)

    def obstacles(self, made: Mapping[str, Outcome]) -> list[Obstacle]:
        """What stands in the way of the files that were made, and what a person edited."""
        files = {fold_name(name): name for name in made}
        folders = {fold_name(parent): parent for name in made for parent in _with_parents(name)[1:]}
        found = []
        for name, entry in _entries(str(self._docs)):
            folded = fold_name(name)
            if folded in files:
                why = self._why_not_file(name, files[folded], entry, made)
            elif folded in folders:
                why = _why_not_folder(name, folders[folded], entry)
            else:
                continue
            if why:
                found.append(Obstacle(name, why, not entry.is_dir()))
        edited = [name for name in self.gone(made) if not self.is_ours(name)]
        found += [Obstacle(name, "edited since it was made") for name in edited]
        return sorted(found)

    def _why_not_file(
        self, name: str, wanted: str, entry: os.DirEntry[str], made: Mapping[str, Outcome]
    ) -> str | None:
        if name != wanted:
            return f"the same name as {wanted} on many machines"
        if entry.is_symlink():
            return "a link"
        if entry.is_dir():
            return "a folder"
        if made[name].staged and not self.is_ours(name):
            return "edited since it was made" if name in self._hashes else "not made by us"
        return None


def _why_not_folder(name: str, wanted: str, entry: os.DirEntry[str]) -> str | None:
    if name != wanted:
        return f"the same name as {wanted}/ on many machines"
    if entry.is_symlink():
        return "a link, where a folder was expected"
    return None if entry.is_dir() else "a file, where a folder was expected"


def refuse(docs: Path, obstacles: Iterable[Obstacle]) -> None:
    """Stop where anything is in the way.

    Raises:
        ForeignFileError: it names each, and says what to do.
    """
    lines = [f"{docs / one.name}: not written over ({one.why})" for one in obstacles]
    if not lines:
        return
    more = [f"and {len(lines) - _SHOWN} more"] if len(lines) > _SHOWN else []
    advice = "move each elsewhere, or build with --replace FILE (or --replace FOLDER) to lose it"
    raise ForeignFileError("\n".join([*lines[:_SHOWN], *more, f"nothing was written: {advice}"]))


def home_of_a_person(docs: Path, obstacles: Iterable[Obstacle]) -> bool:
    """Whether a person wrote the home page: then it stays, and the rest is built around it."""
    in_the_way = {one.name for one in obstacles}
    return HOME in in_the_way or (docs / _OTHER_HOME).is_file()


def named(docs: Path, asked: Iterable[Path], name: str) -> bool:
    """Whether a person gave a file up, by its own name or that of a folder around it."""
    place = os.path.abspath(docs / name)
    for one in asked:
        wanted = os.path.abspath(one), os.path.abspath(docs / one)
        if any(place == path or place.startswith(path + os.sep) for path in wanted):
            return True
    return False


def is_plain(name: object) -> bool:
    """Whether a name is one that we could have given: a path without a way out of its folder."""
    if not isinstance(name, str) or "\\" in name or "\0" in name or ":" in name:
        return False
    return {"", ".", ".."}.isdisjoint(name.split("/"))


def _with_parents(name: str) -> list[str]:
    """A path and the folders around it, from the inside out."""
    parts = name.split("/")
    return ["/".join(parts[:end]) for end in range(len(parts), 0, -1)]


def _entries(docs: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """What stands in ``docs``, and in its folders that may be ours at any depth."""
    ours = {fold_name(folder) for folder in OUR_FOLDERS}
    with os.scandir(docs) as entries:
        for entry in entries:
            yield entry.name, entry
            if fold_name(entry.name) in ours:
                yield from _below(docs, entry.name, entry)


def _below(
    docs: str, inside: str, folder: os.DirEntry[str]
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    if not folder.is_dir(follow_symlinks=False):
        return
    with os.scandir(f"{docs}/{inside}") as entries:
        for entry in entries:
            yield f"{inside}/{entry.name}", entry
            yield from _below(docs, f"{inside}/{entry.name}", entry)
