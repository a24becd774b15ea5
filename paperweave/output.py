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
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from paperweave.cache import Cache
from paperweave.lock import lock
from paperweave.processes import in_processes
from paperweave.writing import OutputError, explained, replace_file

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

T = TypeVar("T")

_MANIFEST = ".paperweave.json"
_STAGING = ".paperweave.new"
PARTS = ".paperweave.parts"  # the folder of files that are only there to be joined
_GENERATED = (PARTS, "papers", "keywords", "authors", "years", "sources", "data", "feeds")
# Files that one set of processes makes: each takes over memory of the papers that it looks at, and ends with them.
_BATCH = 10_000
_CHUNK = 64


@dataclass(frozen=True, slots=True)
class File:
    """A file to be: its path inside ``docs/``, how it is made, and how to get a hash of all that its text is made from.

    Without a hash it is made every time, and written where its text is another one.
    """

    path: str
    text: Callable[[], str]
    key: Callable[[], str] | None = None


@dataclass(frozen=True, slots=True)
class Joined:
    """A file to be that is made of others, which are generated too; ``join`` gets these in their order."""

    path: str
    parts: Sequence[str]
    join: Callable[[Iterable[bytes]], Iterable[bytes]]


_Stamp = tuple[int, int]  # a file's size, and its time in nanoseconds
_Stamps = dict[str, tuple[int, int, str | None]]  # by path: its stamp, and the key


class _Outcome(NamedTuple):
    """What became of a file: its stamp and its key, and whether it stands beside its place."""

    stamp: _Stamp
    key: str | None
    staged: bool


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
        if any(name not in stamps or stamps[name][:2] != _stamp(self._docs, name) for name in self.names()):
            return None
        note: dict[str, Any] = self._manifest["note"]
        return note

    def published(self) -> list[str]:
        """The files that the last build made for the site."""
        return [name for name in self.names() if not name.startswith(PARTS)]

    def names(self) -> list[str]:
        """All files that the last build made."""
        if self._manifest or not (self._docs / _MANIFEST).exists():
            return list(self._manifest.get("files", ()))
        # A damaged manifest: what stands in these folders is ours all the same.
        found = (path for folder in _GENERATED for path in (self._docs / folder).rglob("*") if path.is_file())
        return sorted(path.relative_to(self._docs).as_posix() for path in found)

    def write(
        self,
        files: Iterable[File | Joined],
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
                made = self._stage_all(files, made_by)
                ready()
                # First what may come to be: a build that is killed leaves no file that the next one does not know.
                self._save({"inputs": None, "note": {}, "files": sorted({*before, *made})})
                self._put_in_place([name for name, outcome in made.items() if outcome.staged])
                self._remove(name for name in before if name not in made)
                self._save({"inputs": digest, "note": note, "files": sorted(made)})
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
        stamps = {name: (*outcome.stamp, outcome.key) for name, outcome in made.items()}
        self._cache.save(self._stamps_name, "", (made_by, stamps))

    def _stage_all(self, files: Iterable[File | Joined], made_by: str) -> dict[str, _Outcome]:
        """Make what is to change; what became of each file. What is joined of others is made after these."""
        known_by, stamps = self._known()
        known = stamps if known_by == made_by else {}
        joined: list[Joined] = []
        made: dict[str, _Outcome] = {}
        for batch in _batches(_without_joined(files, joined)):
            made.update(self._outcomes([file.path for file in batch], partial(self._stage, known), batch, _CHUNK))
        staged = {name for name, outcome in made.items() if outcome.staged}
        made.update(self._outcomes([one.path for one in joined], partial(self._join, staged), joined, 1))
        return made

    @staticmethod
    def _outcomes(
        paths: Sequence[str], stage: Callable[[T], _Outcome | OSError], files: Sequence[T], chunk: int
    ) -> Iterator[tuple[str, _Outcome]]:
        for path, outcome in zip(paths, in_processes(stage, files, chunk=chunk), strict=True):
            if isinstance(outcome, OSError):
                raise outcome
            yield path, outcome

    def _stage(self, known: _Stamps, file: File) -> _Outcome | OSError:
        """Write a file beside its place, where the one in its place is not as it should be."""
        key = file.key() if file.key else None
        try:
            stamp = _stamp(self._docs, file.path)
            if stamp and key and known.get(file.path) == (*stamp, key):
                return _Outcome(stamp, key, staged=False)
            return self._write(file.path, file.text().encode(), key, stamp)
        except OSError as error:  # it may have to travel from a process of its own, as a result
            return error

    def _join(self, staged: Container[str], file: Joined) -> _Outcome | OSError:
        places = (self._staging if part in staged else self._docs for part in file.parts)
        try:
            files = (_read(f"{place}/{part}") for place, part in zip(places, file.parts, strict=True))
            data = bytearray()  # `bytes.join` would have all pieces in memory as well
            for piece in file.join(files):
                data += piece
            return self._write(file.path, data, None, _stamp(self._docs, file.path))
        except OSError as error:
            return error

    def _write(self, path: str, data: bytes | bytearray, key: str | None, stamp: _Stamp | None) -> _Outcome:
        """Write a file beside its place, but not where the one in its place, with this stamp, has the same bytes."""
        if stamp and stamp[0] == len(data) and _read(f"{self._docs}/{path}") == data:
            return _Outcome(stamp, key, staged=False)
        return _Outcome(_written(f"{self._staging}/{path}", data), key, staged=True)

    def _put_in_place(self, names: Iterable[str]) -> None:
        """Move files to their places; a folder that is not there yet is moved in whole."""
        new = {path.name for path in self._staging.iterdir() if not (self._docs / path.name).exists()}
        for name in sorted(new):
            os.rename(self._staging / name, self._docs / name)  # noqa: PTH104 - Path.rename reads like a new name
        left = [name for name in names if name.partition("/")[0] not in new]
        for folder in sorted({name.rpartition("/")[0] for name in left}):
            (self._docs / folder).mkdir(parents=True, exist_ok=True)
        for name in left:
            os.replace(self._staging / name, self._docs / name)  # noqa: PTH105 - Path.replace reads like a change of text

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


def _stamp(docs: Path, name: str) -> _Stamp | None:
    try:
        found = os.stat(f"{docs}/{name}")  # noqa: PTH116 - a third of a path's time, for every file we made
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _read(path: str) -> bytes:
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - as above
        return file.readall()


def _written(path: str, data: bytes | bytearray) -> _Stamp:
    """Write a new file, in a folder that is made where it is missing; its stamp."""
    try:
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115 - as above; it is closed below
    except FileNotFoundError:
        os.makedirs(path.rpartition("/")[0], exist_ok=True)  # noqa: PTH103 - as above
        file = open(path, "xb", buffering=0)  # noqa: PTH123, SIM115
    with file:
        left = memoryview(data)
        while left := left[file.write(left) :]:
            pass
        found = os.fstat(file.fileno())
    return found.st_size, found.st_mtime_ns


def _without_joined(files: Iterable[File | Joined], joined: list[Joined]) -> Iterator[File]:
    """The files that have texts of their own; the others are gathered in ``joined``."""
    for file in files:
        if isinstance(file, Joined):
            joined.append(file)
        else:
            yield file


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
