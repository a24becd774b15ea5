"""How often authors chose a phrase, of the texts that have it.

As a keyword of theirs, or for the title.

``choices.tsv`` holds counts only, made by ``tests/bench/count_choices.py``;
``docs/about/keywords.md`` says from what.
"""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from struct import pack
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

Counts = tuple[int, int, int, int]
# The names of the columns of `evidence`, in its order.
EVIDENCE = (
    "chosen, known", "chosen, log-odds", "chosen, texts",
    "title, known", "title, log-odds", "title, texts",
)  # fmt: skip
_UNKNOWN: Counts = (0, 0, 0, 0)
# Added to the counts of those that chose and those that did not.
_PRIOR_CHOSEN = 0.5
_PRIOR_PASSED = 2.0


def key_of(folded: str) -> str:
    """Return what the table knows a folded phrase by.

    ``fine tuning`` and ``finetuning`` are one.
    """
    return folded.replace(" ", "").lower()


@cache
def table() -> Mapping[str, Counts]:
    """Return for each key: keyword lists with it, their texts, titles with it, and their texts."""
    lines = (
        Path(__file__)
        .with_name("choices.tsv")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    known = {}
    for line in lines:
        if not line.startswith("#"):
            key, *counts = line.split("\t")
            *listed, titles, abstracts = map(int, counts)
            chosen, texts = listed or (0, 0)
            known[key] = (chosen, texts, titles, abstracts)
    return known


def evidence(folded: Sequence[str]) -> NDArray[np.float64]:
    """Return what the table says of some folded phrases.

    A row each, a column for each of ``EVIDENCE``.
    """
    # This is asked of some hundred phrases a text, of which few are known.
    keys = "\n".join(folded).replace(" ", "").lower().split("\n")
    found = list(map(table().get, keys))
    known = [i for i, counts in enumerate(found) if counts]
    rows = np.zeros((len(folded), len(EVIDENCE)))
    rows[known] = evidence_of_counts(filter(None, found))
    return rows


def evidence_of_counts(counts: Iterable[Counts]) -> NDArray[np.float64]:
    """Return ``EVIDENCE`` for counts as the table has them; all 0 where there are none."""
    rows = b"".join(map(_row, counts))
    return np.frombuffer(rows, np.float64).reshape(-1, len(EVIDENCE))


@cache
def _row(counts: Counts) -> bytes:
    listed, texts, titles, abstracts = counts
    return pack("6d", *_log_odds(listed, texts), *_log_odds(titles, abstracts))


def _log_odds(chosen: int, texts: int) -> tuple[float, float, float]:
    if not texts:
        return (0.0, 0.0, 0.0)
    passed = max(0, texts - chosen)
    odds = (chosen + _PRIOR_CHOSEN) / (passed + _PRIOR_PASSED)
    return (1.0, math.log(odds), math.log(texts))


def often_titled(folded: str, least: float) -> bool:
    """Tell whether of the table's texts with a phrase this share or more has it in the title."""
    _, _, titles, texts = counts_of(folded)
    return titles >= least * texts > 0


def counts_of(folded: str) -> Counts:
    """Return what the table has of a folded phrase.

    As `table` tells, all 0 where it has nothing.
    """
    return table().get(key_of(folded), _UNKNOWN)
