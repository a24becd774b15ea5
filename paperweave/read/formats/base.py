"""What a format is made of: its confidence in a seed, and its name with its two functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part


@dataclass(frozen=True, slots=True)
class Detection:
    """A format's confidence that a seed is its own (0: not mine, 1: certain), with its reason."""

    confidence: float
    why: str  # for the person who reads --explain


@dataclass(frozen=True, slots=True)
class Format:
    """A layout by its name, the functions that detect and split it, and its highest confidence."""

    name: str
    detect: Callable[[Seed], Detection]
    split: Callable[[Seed], Iterator[Part]]
    highest: float = 1.0
