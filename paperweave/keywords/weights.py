"""The fitted weights: plain numbers in ``weights.tsv``, made by ``tests/bench/fit_keywords.py``."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_SUFFIXES = (3, 4)
# What a word can be in or beside a phrase, as the table names it.
ROLES = ("alone", "first", "middle", "last", "before", "after")


@cache
def table() -> Mapping[tuple[str, str], float]:
    """Return the weight of each (role, word), (role, ``-suffix``) and (``number``, feature)."""
    lines = Path(__file__).with_name("weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {(role, name): float(weight) for role, name, weight in rows}


def names_of(role: str, folded: str) -> tuple[str, ...]:
    """Return the table's names for a word in a role: the word itself and, inside a phrase, its endings."""
    if role in ("before", "after"):
        return (folded,)
    return (folded, *(f"-{folded[-n:]}" for n in _SUFFIXES))


def weights_of(folded: str) -> tuple[float, ...]:
    """What a word adds to a phrase's score in each of ``ROLES``: the weights of its names in it, added up."""
    known = table()
    return tuple(
        sum(known.get((role, name), 0.0) for name in names_of(role, folded)) for role in ROLES
    )
