"""How likely each candidate is a keyword.

A small network over its measures, its words and authors' choices.

All numbers are made by ``tests/bench/fit_keywords.py``: what a word counts for in its place
(``weights.tsv``), and a hidden layer (``hidden_layer.tsv``). Its numbers and what goes in are
rounded to whole multiples of a power of two, so that a sum is the same in whatever order a machine
adds it up.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.one_text.candidates import LONGEST, MEASURES, measures
from paperweave.keywords.one_text.choices import EVIDENCE, evidence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from paperweave.keywords.one_text.candidates import Candidates
    from paperweave.keywords.one_text.features import Rows

_SUFFIXES = (3, 4)
# What a word can be in or beside a phrase, as the table of weights names it.
ROLES = ("alone", "first", "middle", "last", "before", "after")
# What goes into the network, in this order.
INPUTS = (*MEASURES, *ROLES, *EVIDENCE)
_INPUT_STEP = 2.0**-8
WEIGHT_STEP = 2.0**-10
# More rows are multiplied by several threads, which wait for one another where others work.
_ROWS_AT_ONCE = 200
_NO_WEIGHTS = (0.0,) * len(ROLES)


class Network(NamedTuple):
    """A hidden layer of rectified units, and what adds them up to log-odds."""

    # A row for each of ``INPUTS``, a column for each unit.
    inner: NDArray[np.float64]
    inner_bias: NDArray[np.float64]
    outer: NDArray[np.float64]
    outer_bias: float


def scores_of(found: Candidates, rows: Rows) -> NDArray[np.float64]:
    """Return each candidate's log-odds of being a keyword."""
    if not found.folded:
        return np.empty(0)
    columns = (
        measures(found, rows),
        word_weights(found, rows),
        evidence(found.folded),
    )
    return log_odds(np.concatenate(columns, axis=1), network())


def log_odds(
    inputs: NDArray[np.float64], fitted: Network
) -> NDArray[np.float64]:
    """Return what the network makes of some rows of ``INPUTS``."""
    exact = inputs / _INPUT_STEP
    np.rint(exact, out=exact)
    exact *= _INPUT_STEP
    scores = np.empty(len(inputs))
    for start in range(0, len(inputs), _ROWS_AT_ONCE):
        rows = slice(start, start + _ROWS_AT_ONCE)
        hidden = np.maximum(exact[rows] @ fitted.inner + fitted.inner_bias, 0.0)
        scores[rows] = hidden @ fitted.outer
    return (scores + fitted.outer_bias).round(4)


def word_weights(found: Candidates, rows: Rows) -> NDArray[np.float64]:
    """Return what each candidate's words, and those beside it, count for in their ``ROLES``."""
    alone, first, middle, last, before, after = rows.weights
    start, end = found.starts[found.at], found.ends[found.at]
    single = end - start == 1
    inside = np.zeros(len(start))
    for inner in range(1, LONGEST - 1):
        place = np.minimum(start + inner, end - 1)
        inside += np.where(start + inner < end - 1, middle[place], 0.0)
    columns = (
        np.where(single, alone[start], 0.0),
        np.where(single, 0.0, first[start]),
        inside,
        np.where(single, 0.0, last[end - 1]),
        np.add.reduceat(before[found.starts - 1], found.at) / found.counts,
        np.add.reduceat(after[found.ends], found.at) / found.counts,
    )
    return np.stack(columns, axis=1)


@cache
def network() -> Network:
    """Read the fitted network."""
    rows = dict(_lines("hidden_layer.tsv"))
    units = {
        name: np.array(cells, np.float64) * WEIGHT_STEP
        for name, cells in rows.items()
    }
    inner = np.stack([units[f"input: {name}"] for name in INPUTS])
    return Network(
        inner, units["bias"], units["output"], float(units["output, bias"][0])
    )


def _lines(name: str) -> list[tuple[str, list[str]]]:
    """Return each line of a table in this folder as its first cell and the others.

    Comments left out.
    """
    lines = (
        Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    )
    cells = [line.split("\t") for line in lines if not line.startswith("#")]
    return [(first, others) for first, *others in cells]


@cache
def _weights() -> Mapping[str, tuple[float, ...]]:
    """Return the weights of each word and ``-suffix`` in each of ``ROLES``."""
    known: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for role, (name, weight) in _lines("weights.tsv"):
        known[name][role] = float(weight)
    return {
        name: tuple(weights.get(role, 0.0) for role in ROLES)
        for name, weights in known.items()
    }


def names_of(role: str, folded: str) -> tuple[str, ...]:
    """Return the table's names for a word in a role.

    The word itself and, inside a phrase, its endings.
    """
    if role in ("before", "after"):
        return (folded,)
    return (folded, *(f"-{folded[-n:]}" for n in _SUFFIXES))


def weights_of(folded: str) -> tuple[float, ...]:
    """Return what a word counts for in each of ``ROLES``.

    The weights of its names in it, added up.
    """
    known = _weights()
    rows = [known[name] for name in names_of("alone", folded) if name in known]
    # Of endings, the table has no weights beside a phrase.
    return tuple(map(sum, zip(*rows, strict=True))) if rows else _NO_WEIGHTS
