"""Whether two papers are near enough to be shown as related.

A bound that was learnt from graded pairs.
"""

from __future__ import annotations

from typing import NamedTuple


class Evidence(NamedTuple):
    """What speaks for two papers being related, each from 0 to 1.

    How alike they are by words and character n-grams, how alike by the words that name a subject,
    how rare the rarest specific thing is that both are about, whether there is one, and whether
    anything can be named.
    """

    alike: float
    subject: float
    rarest: float
    specific: float
    named: float


# Fitted by tests/bench/fit_related.py.
WEIGHTS = Evidence(alike=8.67, subject=23.45, rarest=2.55, specific=-3.21, named=2.13)
BOUND = 4.04


def is_related(evidence: Evidence) -> bool:
    """Tell whether two papers are near enough."""
    return score_of(evidence) >= BOUND


def may_be_related(alike: float, subject: float) -> bool:
    """Tell whether two papers as alike as this may be near enough, whatever else is found."""
    best = max(
        score_of(Evidence(alike, subject, rarest, specific, 1.0))
        for rarest, specific in ((0.0, 0.0), (1.0, 1.0))
    )
    return best >= BOUND


def score_of(evidence: Evidence) -> float:
    """Weigh the evidence."""
    return sum(weight * value for weight, value in zip(WEIGHTS, evidence, strict=True))
