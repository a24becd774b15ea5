"""How likely each candidate is a keyword, by the fitted weights of its measures and its words."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.candidates import LONGEST, MEASURES, measures
from paperweave.keywords.weights import table

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from paperweave.keywords.candidates import Candidates
    from paperweave.keywords.features import Rows


def scores_of(found: Candidates, rows: Rows) -> NDArray[np.float64]:
    """Return each candidate's log-odds of being a keyword."""
    if not found.folded:
        return np.empty(0)
    _, first, middle, last, before, after = rows.weights
    beside = np.add.reduceat(before[found.starts - 1] + after[found.ends], found.at) / found.counts
    start, end = found.starts[found.at], found.ends[found.at]
    several = first[start] + last[end - 1]
    for inner in range(1, LONGEST - 1):
        several += np.where(
            start + inner < end - 1, middle[np.minimum(start + inner, end - 1)], 0.0
        )
    inside = np.where(end - start == 1, rows.weights[0][start], several)
    scores: NDArray[np.float64] = (
        (measures(found, rows) * _measure_weights()).sum(axis=1) + inside + beside
    )
    return scores.round(4)


@cache
def _measure_weights() -> NDArray[np.float64]:
    return np.array([table().get(("number", name), 0.0) for name in MEASURES])
