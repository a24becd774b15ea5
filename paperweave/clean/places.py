"""Where pieces stand in a long text, found without looking through it anew for each of them.

A record of thousands of authors has a long raw text, and each of its names is looked for: what
stands where is noted once, by four letters.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_KEY = 4  # letters by which places are noted
_LONG = 4_000  # signs of a text from which on noting them is quicker


class Places:
    """The places in a text, by what begins there."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._known: dict[str, tuple[int, ...]] = {}

    @cached_property
    def _by_key(self) -> dict[str, list[int]]:
        found = defaultdict[str, list[int]](list)
        for at in range(len(self._text) - _KEY + 1):
            found[self._text[at : at + _KEY]].append(at)
        return found

    def of(self, piece: str) -> tuple[int, ...]:
        """Where a piece begins, in order; what stands there may overlap."""
        known = self._known.get(piece)
        if known is None:
            known = self._known[piece] = tuple(self._found(piece))
        return known

    def _rarest(self, piece: str) -> tuple[Sequence[int], int]:
        """The places of those letters of a piece that are rarest, and where in it they stand."""
        keys = (piece[at : at + _KEY] for at in range(len(piece) - _KEY + 1))
        noted = [self._by_key.get(key, ()) for key in keys]
        inside = min(range(len(noted)), key=lambda at: len(noted[at]))
        return noted[inside], inside

    def _found(self, piece: str) -> Iterator[int]:
        if len(self._text) >= _LONG and len(piece) >= _KEY:
            noted, inside = self._rarest(piece)
            starts = (at - inside for at in noted if at >= inside)
            yield from (
                start for start in starts if self._text.startswith(piece, start)
            )
            return
        at = self._text.find(piece)
        while at >= 0:
            yield at
            at = self._text.find(piece, at + 1)
