"""The generated files on disk: only what changed is made and written, and what is no longer made is removed.

``docs/.paperweave.json`` remembers which files are ours and from what they were made; only those
are ever removed. The cache remembers what each file was made from, and its size and time: one that
nobody touched is not even read.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from paperweave.engine.atomic import OutputError, explained, replace_file
from paperweave.engine.cache import Cache
from paperweave.engine.disk import stamp_at
from paperweave.engine.lock import lock
from paperweave.engine.output_file import PARTS
from paperweave.write.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from pathlib import Path

    from paperweave.engine.output_file import File, Joined
    from paperweave.write.staging import Stamps

_MANIFEST = ".paperweave.json"
_STAGING = ".paperweave.new"
_GENERATED = (PARTS, "papers", "keywords", "authors", "venues", "years", "sources", "data", "feeds")


class Output:
    """The folder of generated pages; ``cache`` is a folder that may be lost at any time."""

    def __init__(self, docs: Path, cache: Path) -> None:
        self._docs = docs
        self._staging = docs / _STAGING
        self._locks = cache
        self._cache = Cache(cache, "")
        self._stamps_name = (
            f"stamps-{hashlib.sha256(str(docs.resolve()).encode()).hexdigest()[:12]}"
        )
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
            raise OutputError(
                f"{self._docs}: another build is at work here; wait for its end, then build again"
            )
        try:
            self._manifest = self._read_manifest()
            yield
        finally:
            held.release()

    def up_to_date(self, digest: str) -> dict[str, Any] | None:
        """What was noted with the last build, where it was made from ``digest`` and its files are untouched."""
        if self._manifest.get("inputs") != digest:
            return None
        stamps = self._known()[1]
        docs = str(self._docs)
        if any(
            name not in stamps or stamps[name][:2] != stamp_at(f"{docs}/{name}")
            for name in self.names()
        ):
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
        found = (
            path
            for folder in _GENERATED
            for path in (self._docs / folder).rglob("*")
            if path.is_file()
        )
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

        Everything is written beside its place first, then ``ready`` is called, and only then the
        files are put in their places: where the disk is full, the last pages stay as they are.
        ``made_by`` is a hash of what makes the files of their keys: our code, templates and
        libraries.

        Raises:
            OutputError: the folder or a file in it cannot be written.
        """
        before = self.names()
        known_by, stamps = self._known()
        staging = Staging(self._staging, self._docs, stamps if known_by == made_by else {})
        try:
            with explained(self._docs):
                shutil.rmtree(self._staging, ignore_errors=True)
                self._staging.mkdir()
                made = staging.make(files)
                ready()
                # First what may come to be: a build that is killed leaves no file that the next one
                # does not know.
                self._save({"inputs": None, "note": {}, "files": sorted({*before, *made})})
                staging.put_in_place(made)
                self._remove(name for name in before if name not in made)
                self._save({"inputs": digest, "note": note, "files": sorted(made)})
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
        stamps = {name: (*outcome.stamp, outcome.key) for name, outcome in made.items()}
        self._cache.save(self._stamps_name, "", (made_by, stamps))

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            path = self._docs / name
            path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that still holds something stays
                path.parent.rmdir()

    def _read_manifest(self) -> dict[str, Any]:
        found = _read_json(self._docs / _MANIFEST)
        sound = (
            isinstance(found.get("files"), list)
            and isinstance(found.get("note"), dict)
            and "inputs" in found
        )
        return found if sound else {}

    def _save(self, manifest: Mapping[str, Any]) -> None:
        replace_file(self._docs / _MANIFEST, json.dumps(manifest, ensure_ascii=False).encode())

    def _known(self) -> tuple[str, Stamps]:
        """What made the files of the last build, and their stamps."""
        known: tuple[str, Stamps] = self._cache.load(self._stamps_name, "") or ("", {})
        return known


def _read_json(path: Path) -> dict[str, Any]:
    """A JSON object from a file; empty where there is none, or where it is damaged."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
