"""Single words that nearly all texts have as a part of longer keywords.

``machine`` of machine translation, ``answering`` of question answering.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from numpy.typing import NDArray

    from paperweave.keywords.identities import Identities
    from paperweave.keywords.occurrences import Totals

# Of its texts so many have a longer keyword that begins or ends with it: for a word that mostly
# stands before a noun ("machine"), and for what is done ("answering").
_MOSTLY_BEFORE_NOUNS = 0.3
_SHARE_BEFORE_NOUNS = 0.7
_SHARE_OF_ACTION = 0.8
_NEVER = 2.0
_MOSTLY_CAPITAL = 0.75
_ACTIONS = ("ing", "tion")


def mere_parts(
    identities: Identities,
    accepted: Collection[int],
    known: Totals,
    texts_of: Callable[[int], NDArray[np.int32]],
) -> set[int]:
    """Return the accepted single words that say little beside the longer keywords with them.

    ``known`` tells how often each ends a noun phrase, ``texts_of`` which texts have it. Names are
    no parts: ``Agrobacterium``.
    """
    longer: defaultdict[str, list[int]] = defaultdict(list)
    for number in accepted:
        first, *middle = identities.folded[number].split(" ")
        if middle:
            longer[first].append(number)
            longer[middle[-1]].append(number)
    parts = set()
    for number in accepted:
        others = longer.get(identities.folded[number], ())
        if others and known.capital[number] < _MOSTLY_CAPITAL:
            having = np.unique(
                np.concatenate([texts_of(other) for other in others])
            )
            own = texts_of(number)
            share = len(np.intersect1d(own, having)) / len(own)
            if share >= _share_of_part(
                identities.folded[number], known.closed[number]
            ):
                parts.add(number)
    return parts


def _share_of_part(word: str, closed: float) -> float:
    """Return the share of its texts from which on a word is a mere part; above 1, it never is."""
    if closed < _MOSTLY_BEFORE_NOUNS:
        return _SHARE_BEFORE_NOUNS
    return _SHARE_OF_ACTION if word.endswith(_ACTIONS) else _NEVER
