"""The generated files on disk: only what changed is made and written, and what is no longer made is removed.

``docs/.paperweave.json`` remembers which files are ours and from what they were made; only those are ever removed.
The cache remembers what each file was made from, and its size and time: one that nobody touched is not even read.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from paperweave.cache import Cache
from paperweave.lock import lock
from paperweave.processes import in_processes
from paperweave.writing import OutputError, explained, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

_MANIFEST = ".paperweave.json"
_STAGING = ".paperweave.new"
_GENERATED = ("papers", "keywords", "authors", "years", "sources", "data", "feeds")
# Files that one set of processes makes: each takes over memory of the papers that it looks at, and ends with them.
_BATCH = 10_000
_CHUNK = 20


@dataclass(frozen=True, slots=True)
class File:
    """A file to be: its path inside ``docs/``, a hash of all that its text is made from, and how it is made.

    Without a hash it is made every time, and written where its text is another one.
    """

    path: str
    text: Callable[[], str]
    key: str | None = None


_Stamps = dict[str, tuple[int, int, str | None]]  # by path: size, time in nanoseconds, and the key


class Output:
    """The folder of generated pages; ``cache`` is a folder that may be lost at any time."""

    def __init__(self, docs: Path, cache: Path) -> None:
        self._docs = docs
        self._staging = docs / _STAGING
        self._locks = cache
        self._cache = Cache(cache, "")
        self._stamps_name = f"stamps-{hashlib.sha256(str(docs.resolve()).encode()).hexdigest()[:12]}"
        self._manifest = self._read_manifest()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other builds away from the folder; wait for one that is at work.

        Raises:
            OutputError: the other build did not end, or the folder cannot be made.
        """
        with explained(self._docs):
            self._docs.mkdir(parents=True, exist_ok=True)
            held = lock(self._docs, self._locks)
        if held is None:
            raise OutputError(f"{self._docs}: another build is at work here; wait for its end, then build again")
        with held:
            self._manifest = self._read_manifest()
            yield

    def up_to_date(self, digest: str) -> dict[str, Any] | None:
        """What was noted with the last build, where it was made from ``digest`` and its files are untouched."""
        if self._manifest.get("inputs") != digest:
            return None
        stamps = self._known()[1]
        if any(name not in stamps or stamps[name][:2] != self._stamp(name) for name in self.names()):
            return None
        note: dict[str, Any] = self._manifest["note"]
        return note

    def names(self) -> list[str]:
        """The files that the last build made."""
        if self._manifest or not (self._docs / _MANIFEST).exists():
            return list(self._manifest.get("files", ()))
        # A damaged manifest: what stands in these folders is ours all the same.
        found = (path for folder in _GENERATED for path in (self._docs / folder).rglob("*") if path.is_file())
        return sorted(path.relative_to(self._docs).as_posix() for path in found)

    def write(
        self,
        files: Iterable[File],
        made_by: str,
        digest: str,
        note: Mapping[str, Any],
        ready: Callable[[], None],
    ) -> None:
        """Write all generated files and remove those that were made before and are not any more.

        Everything is written beside its place first, then ``ready`` is called, and only then the files are put in
        their places: where the disk is full, the last pages stay as they are. ``made_by`` is a hash of what makes the
        files of their keys: our code, templates and libraries.

        Raises:
            OutputError: the folder or a file in it cannot be written.
        """
        before = self.names()
        try:
            with explained(self._docs):
                shutil.rmtree(self._staging, ignore_errors=True)
                self._staging.mkdir()
                made, staged = self._stage_all(files, made_by)
                ready()
                # First what may come to be: a build that is killed leaves no file that the next one does not know.
                self._save({"inputs": None, "note": {}, "files": sorted({*before, *made})})
                self._put_in_place(staged)
                self._remove(name for name in before if name not in made)
                self._save({"inputs": digest, "note": note, "files": sorted(made)})
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
        stamps = {name: (*stamp, key) for name, key in made.items() if (stamp := self._stamp(name))}
        self._cache.save(self._stamps_name, "", (made_by, stamps))

    def _stage_all(self, files: Iterable[File], made_by: str) -> tuple[dict[str, str | None], dict[str, Path]]:
        """The keys of all files, and where those that are to change stand by now."""
        known_by, known = self._known()
        made: dict[str, str | None] = {}
        staged: dict[str, Path] = {}
        for batch in _batches(files):
            start = len(made)
            made.update((file.path, file.key) for file in batch)
            todo = [
                (self._staging / str(start + n), file)
                for n, file in enumerate(batch)
                if known_by != made_by or not self._is_as_made(file, known)
            ]
            for (place, file), outcome in zip(todo, in_processes(self._stage, todo, chunk=_CHUNK), strict=True):
                if isinstance(outcome, OSError):
                    raise outcome
                if outcome:
                    staged[file.path] = place
        return made, staged

    def _is_as_made(self, file: File, known: _Stamps) -> bool:
        stamp = self._stamp(file.path)
        return file.key is not None and stamp is not None and known.get(file.path) == (*stamp, file.key)

    def _stage(self, one: tuple[Path, File]) -> bool | OSError:
        """Write a file beside its place; False where the text in its place is this one already."""
        staged, file = one
        data = file.text().encode()
        try:
            with suppress(FileNotFoundError, NotADirectoryError):
                if (self._docs / file.path).read_bytes() == data:
                    return False
            staged.write_bytes(data)
        except OSError as error:  # it may have to travel from a process of its own, as a result
            return error
        return True

    def _put_in_place(self, staged: Mapping[str, Path]) -> None:
        for folder in sorted({name.rpartition("/")[0] for name in staged}):
            (self._docs / folder).mkdir(parents=True, exist_ok=True)
        for name, place in staged.items():
            os.replace(place, self._docs / name)  # noqa: PTH105 - Path.replace reads like a change of text

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            path = self._docs / name
            path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that still holds something stays
                path.parent.rmdir()

    def _read_manifest(self) -> dict[str, Any]:
        found = _read_json(self._docs / _MANIFEST)
        sound = isinstance(found.get("files"), list) and isinstance(found.get("note"), dict) and "inputs" in found
        return found if sound else {}

    def _save(self, manifest: Mapping[str, Any]) -> None:
        replace_file(self._docs / _MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())

    def _known(self) -> tuple[str, _Stamps]:
        """What made the files of the last build, and their stamps."""
        known: tuple[str, _Stamps] = self._cache.load(self._stamps_name, "") or ("", {})
        return known

    def _stamp(self, name: str) -> tuple[int, int] | None:
        try:
            found = os.stat(f"{self._docs}/{name}")  # noqa: PTH116 - a third of a path's time, for every file we made
        except OSError:
            return None
        return found.st_size, found.st_mtime_ns


def _batches(files: Iterable[File]) -> Iterator[Sequence[File]]:
    """The files, some at a time; a path that leads out of the folder is an error of ours."""
    rest = iter(files)
    while batch := tuple(islice(rest, _BATCH)):
        for file in batch:
            if not {"", ".", ".."}.isdisjoint(file.path.split("/")):
                raise ValueError(f"{file.path!r} leads out of the folder of pages")
        yield batch


def _read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file; empty where there is none, or where it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
