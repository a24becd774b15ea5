"""The generated files on disk: only what changed is written, and what is made no more is removed.

``docs/.paperweave.json`` remembers which files are ours, by their names and a hash of their bytes,
and from what they were made; only those are ever replaced or removed. The cache remembers what
each file was made from, and its size and time: one that nobody touched is not even read.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from paperweave.engine.atomic import OutputError, explained, replace_file
from paperweave.engine.cache import Cache
from paperweave.engine.disk import stat_at
from paperweave.engine.json_file import read_object
from paperweave.engine.lock import lock
from paperweave.engine.output_file import PARTS
from paperweave.write.hashes import hash_of_file
from paperweave.write.ownership import (
    HOME,
    Ownership,
    home_of_a_person,
    is_plain,
    named,
    refuse,
)
from paperweave.write.staging import Staging

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from paperweave.engine.output_file import File, Joined
    from paperweave.write.staging import FileStats, Outcome

_MANIFEST = ".paperweave.json"
_STAGING = ".paperweave.new"


class Output:
    """The folder of generated pages; ``cache`` is a folder that may be lost at any time."""

    def __init__(self, docs: Path, cache: Path) -> None:
        self._docs = docs
        self._staging = docs / _STAGING
        self._locks = cache
        self._cache = Cache(cache, "")
        folder = hashlib.sha256(str(docs.resolve()).encode()).hexdigest()
        self._stamps_name = f"stamps-{folder[:12]}"
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
                f"{self._docs}: another build is running here; wait until it has finished, "
                "then build again"
            )
        try:
            self._manifest = self._read_manifest()
            # Of a build that was killed.
            shutil.rmtree(self._staging, ignore_errors=True)
            yield
        finally:
            held.release()

    def up_to_date(self, digest: str) -> dict[str, Any] | None:
        """What was noted with the last build, if it was made from ``digest`` and is untouched."""
        if self._manifest.get("inputs") != digest:
            return None
        stamps = self._known()[1]
        docs = str(self._docs)
        if any(
            name not in stamps or stamps[name][:2] != stat_at(f"{docs}/{name}")
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
        return [
            name for name in self._manifest.get("files", ()) if is_plain(name)
        ]

    def write(  # noqa: PLR0913, PLR0917 - what is written, and what is noted of it
        self,
        files: Iterable[File | Joined],
        made_by: str,
        digest: str,
        note: Mapping[str, Any],
        ready: Callable[[], None],
        replace: Iterable[Path] = (),
    ) -> None:
        """Write all generated files and remove those that were made before and are not any more.

        Everything is written beside its place first, then ``ready`` is called, and only then the
        files are put in their places: where the disk is full, the last pages stay as they are.
        ``made_by`` is a hash of what makes the files of their keys: our code, templates and
        libraries. ``replace`` names files and folders that may be written over although they are
        not ours.

        Raises:
            ForeignFileError: what is not ours is in the way; nothing was written.
            OutputError: the folder or a file in it cannot be written.
        """
        known_by, stamps = self._known()
        hashes = self._hashes()
        owned = Ownership(self._docs, hashes, stamps)
        staging = Staging(
            self._staging, self._docs, stamps if known_by == made_by else {}
        )
        try:
            with explained(self._docs):
                self._staging.mkdir()
                made = staging.make(files)
                overridden = self._settle(owned, made, tuple(replace))
                # A home page that a person wrote over ours is not made, and not ours to remove.
                gone = [
                    name for name in owned.gone(made) if owned.is_ours(name)
                ]
                ready()
                # First what may come to be: a build that is killed leaves no file that the next one
                # does not know.
                now = {name: self._sha(name, one) for name, one in made.items()}
                before = {name: sorted(known) for name, known in hashes.items()}
                self._save(
                    {
                        "inputs": None,
                        "note": {},
                        "files": before | now,
                        "before": before,
                    }
                )
                self._remove(overridden)
                staging.put_in_place()
                self._remove(gone)
                self._save(
                    {
                        "inputs": digest,
                        "note": note,
                        "files": dict(sorted(now.items())),
                    }
                )
        finally:
            shutil.rmtree(self._staging, ignore_errors=True)
        stamps = {
            name: (*outcome.stamp, outcome.key)
            for name, outcome in made.items()
        }
        self._cache.save(self._stamps_name, "", (made_by, stamps))

    def _settle(
        self,
        owned: Ownership,
        made: dict[str, Outcome],
        replace: Sequence[Path],
    ) -> list[str]:
        """Stop where what is not ours is in the way; a person's home page takes the place of ours.

        Returns what a person gave up and no file of ours replaces.
        """
        obstacles = [
            one
            for one in owned.obstacles(made)
            if not (one.replaceable and named(self._docs, replace, one.name))
        ]
        if home_of_a_person(self._docs, obstacles):
            made.pop(HOME, None)
            (self._staging / HOME).unlink(missing_ok=True)
            obstacles = [one for one in obstacles if one.name != HOME]
        refuse(self._docs, obstacles)
        given_up = owned.obstacles(made) if replace else []
        return [one.name for one in given_up if one.name not in made]

    def _sha(self, name: str, outcome: Outcome) -> str:
        """The hash of a file's bytes; one that was not made again is as the last build left it.

        What a build that was killed before its end meant to leave there is not known to be there.
        """
        if outcome.sha:
            return outcome.sha
        ended = "before" not in self._manifest
        known = self._manifest.get("files", {}).get(name) if ended else None
        return (
            known
            if isinstance(known, str) and known
            else hash_of_file(f"{self._docs}/{name}")
        )

    def _hashes(self) -> dict[str, frozenset[str]]:
        """What the manifest remembers of each file's bytes: two hashes where a build was killed."""
        found: dict[str, frozenset[str]] = {}
        for part in ("files", "before"):
            for name, known in self._manifest.get(part, {}).items():
                values = known if isinstance(known, list) else [known]
                texts = [value for value in values if isinstance(value, str)]
                if texts and is_plain(name):
                    found[name] = found.get(name, frozenset()).union(texts)
        return found

    def _remove(self, names: Iterable[str]) -> None:
        for name in names:
            path = self._docs / name
            path.unlink(missing_ok=True)
            with suppress(OSError):  # a folder that still holds something stays
                path.parent.rmdir()

    def _read_manifest(self) -> dict[str, Any]:
        found = read_object(self._docs / _MANIFEST)
        sound = (
            isinstance(found.get("files"), dict)
            and isinstance(found.get("before", {}), dict)
            and isinstance(found.get("note"), dict)
            and "inputs" in found
        )
        return found if sound else {}

    def _save(self, manifest: Mapping[str, Any]) -> None:
        replace_file(
            self._docs / _MANIFEST,
            json.dumps(manifest, ensure_ascii=False).encode(),
        )

    def _known(self) -> tuple[str, FileStats]:
        """What made the files of the last build, and their stamps."""
        known: tuple[str, FileStats] = self._cache.load(
            self._stamps_name, ""
        ) or ("", {})
        return known
