"""Lines that show by their own marks what they are."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Lines of one kind, the first counted from 0 and the last not among them.

    A ``whole`` one is a document of its own: what stands beside it never belongs to it.
    """

    kind: str
    start: int
    end: int
    whole: bool = False
