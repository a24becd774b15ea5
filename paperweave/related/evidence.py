"""Whether two papers are near enough to be shown as related.

A bound that was learnt from graded pairs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

_MANY = 4  # shared keywords; more tell nothing further


class Evidence(NamedTuple):
    """What speaks for two papers being related, each from 0 to 1.

    How alike they are by words and character n-grams, how alike by the words that name a subject,
    how many keywords they share, and whether one of these is a theme of the collection. Keywords
    that too many papers have tell nothing.
    """

    alike: float
    subject: float
    shared: float
    theme: float


# Fitted by tests/bench/fit_related.py.
WEIGHTS = Evidence(alike=4.31, subject=20.75, shared=3.33, theme=2.94)
BOUND = 3.54


class Breadth(NamedTuple):
    """From how many papers on a keyword is a theme, and how many may have one that tells."""

    most_specific: int
    most: int


def evidence_of(
    alike: float,
    subject: float,
    both: AbstractSet[str],
    papers_with: Mapping[str, int],
    breadth: Breadth,
) -> Evidence:
    """Weigh what two papers have in common; ``both`` are the keywords that they share."""
    if not both:
        return Evidence(alike, subject, 0.0, 0.0)
    counts = [(papers_with[name], " " in name) for name in both]
    specific = sum(count <= breadth.most_specific for count, _ in counts)
    themes = sum(
        breadth.most_specific < count <= breadth.most
        for count, phrase in counts
        if phrase
    )
    shared = min(specific + themes, _MANY) / _MANY
    return Evidence(alike, subject, shared, float(themes > 0))


def is_related(score: float) -> bool:
    """Tell whether two papers of such a score are near enough."""
    return score >= BOUND


def score_of(evidence: Evidence) -> float:
    """Weigh the evidence."""
    alike, subject, shared, theme = evidence
    return (
        WEIGHTS.alike * alike
        + WEIGHTS.subject * subject
        + WEIGHTS.shared * shared
        + WEIGHTS.theme * theme
    )
