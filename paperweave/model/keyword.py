"""A keyword that papers share."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Keyword:
    """A shared keyword: its folded form (its identity), how it is shown, and every spelling that it stands for."""

    folded: str
    shown: str
    variants: tuple[str, ...]
