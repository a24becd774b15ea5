"""A file to be: where it goes, how it is made, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# The folder of files that are only there to be joined.
PARTS = ".paperweave.parts"


@dataclass(frozen=True, slots=True)
class File:
    """A file to be made.

    It has its path inside ``docs/``, how it is made, and how to get a hash of all that its text is
    made from.

    Without a hash it is made every time, and written where its text is another one. Files of one
    group, where they follow each other, are made by one process: they share what they are made of.
    """

    path: str
    text: Callable[[], str | bytes]
    key: Callable[[], str] | None = None
    group: str = ""

    def data(self) -> bytes:
        """What goes into the file."""
        made = self.text()
        return made.encode() if isinstance(made, str) else made


@dataclass(frozen=True, slots=True)
class Joined:
    """A file to be that is made of others, which are generated too.

    ``join`` gets the pieces that these become in it, in their order, and puts
    something between; it looks at nothing of a piece but whether it is empty.
    ``piece`` makes a piece of a part, and ``size`` tells how long it will be.
    """

    path: str
    parts: Sequence[str]
    join: Callable[[Iterable[Any]], Iterable[Any]]
    piece: Callable[[bytes], bytes] = bytes
    size: Callable[[bytes], int] = len

    def places(self, parts: Iterable[bytes]) -> Iterator[slice]:
        """Where in the file the piece of each part stands."""
        # What is as long, and takes no memory, stands for a piece.
        pieces = [range(self.size(part)) for part in parts]
        starts: dict[int, int] = {}
        end = 0
        for one in self.join(pieces):
            starts[id(one)] = end
            end += len(one)
        for one in pieces:
            start = starts.get(id(one), 0)
            yield slice(start, start + len(one))
