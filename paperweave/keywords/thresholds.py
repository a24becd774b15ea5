"""Which phrases are good enough to be keywords of a corpus."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.identities import NO_KEYWORD
from paperweave.keywords.stop_words import is_general, is_measure, unwrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.keywords.identities import Identities
    from paperweave.keywords.occurrences import Totals

LEAST_TEXTS = 2
# The mean over its texts of how likely a phrase is a keyword; what is below is said in passing.
_LEAST_QUALITY = 0.025
_LEAST_SINGLE = 0.038
_LEAST_VERBAL = 0.07  # of a single word in -ing: "unlearning", but not "scaling"
_LEAST_GENERAL = (
    0.14  # of phrases whose words are all general, which only together may name something
)
# In what share of its places a phrase ends where a noun phrase can end: "secure" and "evaluating"
# are mostly followed by a noun or an article.
_LEAST_CLOSED = 0.3
_LEAST_CLOSED_BEST = (
    0.15  # of phrases that are likely keywords: "machine learning" mostly stands before "models"
)


def good_ones(identities: Identities, found: Totals) -> set[int]:
    """Return the numbers of what is likely enough a keyword wherever it stands."""
    hopeful = (
        (found.texts >= LEAST_TEXTS)
        & (found.quality >= _LEAST_QUALITY)
        & (found.closed >= _LEAST_CLOSED_BEST)
    )
    hopeful[NO_KEYWORD] = False
    return {
        number
        for number in np.flatnonzero(hopeful).tolist()
        if _is_good(
            identities.folded[number].split(" "), found.quality[number], found.closed[number]
        )
    }


def _is_good(words: Sequence[str], quality: float, closed: float) -> bool:
    least_closed = (
        _LEAST_CLOSED_BEST if len(words) > 1 and quality >= _LEAST_GENERAL else _LEAST_CLOSED
    )
    return quality >= _least_quality(words) and closed >= least_closed


def _least_quality(words: Sequence[str]) -> float:
    if is_general(words) or is_measure(words):
        return _LEAST_GENERAL
    if len(words) == 1:
        return _LEAST_VERBAL if words[0].endswith("ing") else _LEAST_SINGLE
    return _LEAST_QUALITY


def without_wrapping(identities: Identities, accepted: set[int]) -> set[int]:
    """Leave out ``machine learning model`` and ``training neural networks`` where what they wrap is a keyword."""
    numbers, key = identities.numbers, identities.folding.key

    def wraps(number: int) -> bool:
        return any(
            numbers.get(key(inner)) in accepted for inner in unwrapped(identities.folded[number])
        )

    return {number for number in accepted if not wraps(number)}
