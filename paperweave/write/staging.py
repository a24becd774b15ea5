"""The generated files beside their places.

What is to change is made there, in several processes, and then moved into place.
"""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from functools import cache, partial
from itertools import groupby, islice
from typing import TYPE_CHECKING, NamedTuple

from paperweave.engine.disk import make_folder, read, stat_at, write_into
from paperweave.engine.fingerprint import hash_of, hash_of_bytes
from paperweave.engine.move_in import move_in
from paperweave.engine.output_file import File, Joined
from paperweave.engine.workers import in_processes

if TYPE_CHECKING:
    from collections.abc import (
        Container,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )
    from pathlib import Path

    from paperweave.engine.disk import FileStat

# Files that one set of processes makes: each takes over memory of the papers that it looks at, and
# ends with them.
_BATCH = 5_000
# Files that a process makes at a time; those of one group are never parted.
_PIECE = 64
_LEAST_FILES = 400  # for which processes of their own are worth it
_LEAST_BYTES = 5_000_000  # of parts, for which joining in processes is


FileStats = dict[
    str, tuple[int, int, str | None]
]  # by path: a file's size, its time in nanoseconds, and its key


class Outcome(NamedTuple):
    """What became of a file: its stamp and its key, and whether it stands beside its place."""

    stamp: FileStat
    key: str | None
    staged: bool
    sha: str = ""  # of its bytes; empty where it was not even made


class Staging:
    """The folder beside the places of the files, which are in ``docs``.

    ``known`` are the stamps of the last build.
    """

    def __init__(self, folder: Path, docs: Path, known: FileStats) -> None:
        self._folder = folder
        self._docs = docs
        self._known = known
        # Each is asked for and made once: there are five for 10,000 papers.
        self._has_folder = cache(lambda inside: (docs / inside).is_dir())
        self._make_folder = cache(
            lambda inside: make_folder(f"{folder}/{inside}")
        )

    def make(self, files: Iterable[File | Joined]) -> dict[str, Outcome]:
        """Make what is to change, and return what became of each file.

        What is joined of others is made after these.

        Raises:
            OSError: a file cannot be written.
        """
        joined: list[Joined] = []
        made: dict[str, Outcome] = {}
        pieces = _pieces(_without_joined(files, joined))
        batches = _batches(self._without_known(pieces, made))
        batch = next(batches, None)
        while batch:
            worth_it = sum(map(len, batch)) >= _LEAST_FILES
            done = in_processes(
                self._make_all,
                batch,
                0 if worth_it else len(batch) + 1,
                chunk=1,
            )
            try:
                # While these are made, it is found out what is next.
                following = next(batches, None)
            except BaseException:
                # Nothing may be written into a folder that is given up.
                deque(done, maxlen=0)
                raise
            for piece, outcomes in zip(batch, done, strict=True):
                if isinstance(outcomes, OSError):
                    raise outcomes
                made |= {
                    file.path: outcome
                    for file, outcome in zip(piece, outcomes, strict=True)
                }
            batch = following
        return made | self._join_all(joined, made)

    def put_in_place(self) -> None:
        """Move the files to their places."""
        move_in(str(self._folder), str(self._docs))

    def _without_known(
        self, pieces: Iterable[Sequence[File]], made: dict[str, Outcome]
    ) -> Iterator[Sequence[File]]:
        """The pieces without the files that stay as they are, which are noted in ``made``.

        They are told here and not in processes of their own: the hash of what a page is made from
        takes 0.2 ms, less than handing the page over and its outcome back.
        """
        for piece in pieces:
            left = list(
                filter(None, (self._to_make(file, made) for file in piece))
            )
            if left:
                yield left

    def _to_make(self, file: File, made: dict[str, Outcome]) -> File | None:
        """The file, with its hash where that is known by now; None where it stays as it is."""
        known = self._known.get(file.path)
        if known is None or file.key is None:
            return file
        size, time, before = known
        if stat_at(f"{self._docs}/{file.path}") != (size, time):
            return file
        key = file.key()
        if key != before:
            return replace(file, key=lambda: key)
        made[file.path] = Outcome((size, time), key, staged=False)
        return None

    def _make_all(self, files: Sequence[File]) -> list[Outcome] | OSError:
        try:
            return [self._make(file) for file in files]
        # It may have to travel from a process of its own, as a result.
        except OSError as error:
            return error

    def _make(self, file: File) -> Outcome:
        """Write a file beside its place, where the one in its place has other bytes."""
        key = file.key() if file.key else None
        inside = file.path.rpartition("/")[0]
        stamp = (
            stat_at(f"{self._docs}/{file.path}")
            if self._has_folder(inside)
            else None
        )
        return self._write(file.path, file.data(), key, stamp)

    def _join_all(
        self, joined: Sequence[Joined], made: Mapping[str, Outcome]
    ) -> dict[str, Outcome]:
        staged = {name for name, outcome in made.items() if outcome.staged}
        size = sum(made[part].stamp[0] for one in joined for part in one.parts)
        done = in_processes(
            partial(self._join, staged),
            joined,
            0 if size >= _LEAST_BYTES else len(joined) + 1,
            chunk=1,
        )
        return {
            one.path: outcome for one, outcome in zip(joined, done, strict=True)
        }

    def _join(self, staged: Container[str], file: Joined) -> Outcome:
        pieces = (
            before
            if before is not None and part not in staged
            else file.piece(self._bytes_of(part, staged))
            for part, before in zip(
                file.parts, self._pieces_before(file), strict=True
            )
        )
        # `bytes.join` would have all pieces in memory as well.
        data = bytearray()
        for piece in file.join(pieces):
            data += piece
        key = hash_of(*file.parts)
        return self._write(
            file.path, data, key, stat_at(f"{self._docs}/{file.path}")
        )

    def _bytes_of(self, part: str, staged: Container[str]) -> bytes:
        folder = self._folder if part in staged else self._docs
        return read(f"{folder}/{part}")[0]

    def _pieces_before(self, file: Joined) -> Sequence[memoryview | None]:
        """What each part became in the last build's file; None where that is not known.

        To unzip the parts again took half of the time of joining them.
        """
        whole_was = self._known.get(file.path, (0, 0, None))
        same_parts = whole_was[2] == hash_of(*file.parts)
        if not same_parts or not all(
            map(self._is_as_it_was, (file.path, *file.parts))
        ):
            return [None] * len(file.parts)
        whole = memoryview(self._bytes_of(file.path, ()))
        parts = (self._bytes_of(part, ()) for part in file.parts)
        return [whole[place] for place in file.places(parts)]

    def _is_as_it_was(self, path: str) -> bool:
        """Whether the last build left the file that stands in its place."""
        known = self._known.get(path)
        return (
            known is not None and stat_at(f"{self._docs}/{path}") == known[:2]
        )

    def _write(
        self,
        path: str,
        data: bytes | bytearray,
        key: str | None,
        stamp: FileStat | None,
    ) -> Outcome:
        """Write a file beside its place, unless the one in its place has the same bytes.

        The file in its place is known by its ``FileStat``.
        """
        sha = hash_of_bytes(data)
        if (
            stamp
            and stamp[0] == len(data)
            and read(f"{self._docs}/{path}")[0] == data
        ):
            return Outcome(stamp, key, staged=False, sha=sha)
        self._make_folder(path.rpartition("/")[0])
        stamp = write_into(f"{self._folder}/{path}", data)
        return Outcome(stamp, key, staged=True, sha=sha)


def _without_joined(
    files: Iterable[File | Joined], joined: list[Joined]
) -> Iterator[File]:
    """The files that have texts of their own; the others are gathered in ``joined``."""
    for file in files:
        if isinstance(file, Joined):
            joined.append(file)
        else:
            yield file


def _pieces(files: Iterable[File]) -> Iterator[Sequence[File]]:
    """The files as pieces of work; a path that leads out of the folder is an error of ours."""
    for group, some in groupby(files, key=lambda file: file.group):
        rest = iter(some)
        while piece := tuple(islice(rest, None if group else _PIECE)):
            for file in piece:
                if not {"", ".", ".."}.isdisjoint(file.path.split("/")):
                    raise ValueError(
                        f"{file.path!r} leads out of the folder of pages"
                    )
            yield piece


def _batches(
    pieces: Iterable[Sequence[File]],
) -> Iterator[Sequence[Sequence[File]]]:
    """The pieces, some at a time."""
    batch: list[Sequence[File]] = []
    files = 0
    for piece in pieces:
        batch.append(piece)
        files += len(piece)
        if files >= _BATCH:
            yield batch
            batch, files = [], 0
    if batch:
        yield batch
