"""The generated files on disk: only what changed is written, and what is no longer made is removed.

``docs/.paperweave.json`` remembers which files are ours and from what they were made; only those are ever removed.
Its word is taken only while every file still has the size and time that are noted in the cache.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from paperweave.lock import lock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

_MANIFEST = ".paperweave.json"
_STAGING = ".paperweave.new"
_GENERATED = ("papers", "keywords", "authors", "years", "sources", "data", "feeds")


class OutputError(Exception):
    """Something cannot be written; the message names the path and what to do."""


class Output:
    """The folder of generated pages; ``cache`` is a folder that may be lost at any time."""

    def __init__(self, docs: Path, cache: Path) -> None:
        self._docs = docs
        self._cache = cache
        name = hashlib.sha256(str(docs.resolve()).encode()).hexdigest()[:12]
        self._stamps_file = cache / f"stamps-{name}.json"
        self._manifest = self._read_manifest()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other builds away from the folder; wait for one that is at work.

        Raises:
            OutputError: the other build did not end, or the folder cannot be made.
        """
        with explained(self._docs):
            self._docs.mkdir(parents=True, exist_ok=True)
            held = lock(self._docs, self._cache)
        if held is None:
            raise OutputError(f"{self._docs}: another build is at work here; wait for its end, then build again")
        with held:
            self._manifest = self._read_manifest()
            yield

    def up_to_date(self, digest: str) -> dict[str, Any] | None:
        """What was noted with the last build, where it was made from ``digest`` and its files are untouched."""
        if self._manifest.get("inputs") != digest:
            return None
        stamps = _read_json(self._stamps_file)
        if any(stamps.get(name) != self._stamp(name) for name in self.names()):
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
        self, files: Iterable[tuple[str, str]], digest: str, note: Mapping[str, Any], ready: Callable[[], None]
    ) -> None:
        """Write all generated files and remove those that were made before and are not any more.

        Everything is written beside its place first, then ``ready`` is called, and only then the files are put in
        their places: where the disk is full, the last pages stay as they are.

        Raises:
            OutputError: the folder or a file in it cannot be written.
        """
        before = self.names()
        staging = self._docs / _STAGING
        try:
            with explained(self._docs):
                shutil.rmtree(staging, ignore_errors=True)
                staging.mkdir()
                made = {name: self._stage(staging / str(n), name, text) for n, (name, text) in enumerate(files)}
                ready()
                # First what may come to be: a build that is killed leaves no file that the next one does not know.
                self._save({"inputs": None, "note": {}, "files": sorted({*before, *made})})
                for name, staged in made.items():
                    if staged is not None:
                        (self._docs / name).parent.mkdir(parents=True, exist_ok=True)
                        os.replace(staged, self._docs / name)  # noqa: PTH105 - Path.replace reads like a change of text
                self._remove(name for name in before if name not in made)
                self._save({"inputs": digest, "note": note, "files": sorted(made)})
        finally:
            shutil.rmtree(staging, ignore_errors=True)
        self._save_stamps(made)

    def _stage(self, staged: Path, name: str, text: str) -> Path | None:
        """The file beside its place; None where the text in its place is this one already."""
        if any(part in ("", ".", "..") for part in name.split("/")):
            raise ValueError(f"{name!r} leads out of the folder of pages")
        data = text.encode()
        with suppress(FileNotFoundError, NotADirectoryError):
            if (self._docs / name).read_bytes() == data:
                return None
        staged.write_bytes(data)
        return staged

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

    def _save_stamps(self, names: Iterable[str]) -> None:
        with suppress(OSError, OutputError):  # without its cache the next build only takes longer
            self._stamps_file.parent.mkdir(parents=True, exist_ok=True)
            replace_file(self._stamps_file, json.dumps({name: self._stamp(name) for name in names}).encode())

    def _stamp(self, name: str) -> list[int] | None:
        try:
            found = (self._docs / name).stat()
        except OSError:
            return None
        return [found.st_size, found.st_mtime_ns]


def _read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file; empty where there is none, or where it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


@contextmanager
def explained(place: Path) -> Iterator[None]:
    """What the system says when something cannot be written becomes an ``OutputError`` that names the path."""
    try:
        yield
    except OSError as error:
        where = error.filename2 or error.filename or place
        advice = "free or unlock it and build again"
        raise OutputError(f"{where}: cannot be written ({error.strerror}); {advice}") from error


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and rename it there, so that it is never seen half-written.

    Raises:
        OutputError: it cannot be written.
    """
    beside = path.with_name(f".{path.name}.new")
    with explained(path):
        try:
            beside.write_bytes(data)
            os.replace(beside, path)  # noqa: PTH105 - as above
        finally:
            beside.unlink(missing_ok=True)
