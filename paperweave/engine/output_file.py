"""A file to be: where it goes, how it is made, and from what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

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

    ``join`` gets these in their order.
    """

    path: str
    parts: Sequence[str]
    join: Callable[[Iterable[bytes]], Iterable[bytes]]
