"""What a format is made of: its claim on a seed, and its name with its two functions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paperweave.model.record import Part
    from paperweave.read.decode import Seed


@dataclass(frozen=True, slots=True)
class Claim:
    """How sure a format is of a seed (0: not mine, 1: certain), and by which signs; the signs are for the reader."""

    sure: float
    why: str


@dataclass(frozen=True, slots=True)
class Format:
    """A layout: its name as a person would say it, its two functions, and how sure it is of any seed at most."""

    name: str
    claim: Callable[[Seed], Claim]
    split: Callable[[Seed], Iterator[Part]]
    surest: float = 1.0
