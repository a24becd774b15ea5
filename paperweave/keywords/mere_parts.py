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

    from paperweave.keywords.all_texts.occurrences import Totals
    from paperweave.keywords.identities import Identities

# Of its texts so many have a longer keyword that begins or ends with it: for a word that mostly
# stands before a noun ("machine"), and for what is done ("answering"); of other words, one that
# ends with it ("disorder", "tomography"), for most of what begins with a noun is about that.
_MOSTLY_BEFORE_NOUNS = 0.3
_SHARE_BEFORE_NOUNS = 0.7
_SHARE_OF_ACTION = 0.8
_SHARE_OF_HEAD = 0.8
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
    beginning: defaultdict[str, list[int]] = defaultdict(list)
    ending: defaultdict[str, list[int]] = defaultdict(list)
    for number in accepted:
        first, *middle = identities.folded[number].split(" ")
        if middle:
            beginning[first].append(number)
            ending[middle[-1]].append(number)
    parts = set()
    for number in accepted:
        word = identities.folded[number]
        least, may_begin = _share_of_part(word, known.closed[number])
        others = [*ending[word], *(beginning[word] if may_begin else ())]
        if others and known.capital[number] < _MOSTLY_CAPITAL:
            having = np.unique(
                np.concatenate([texts_of(other) for other in others])
            )
            own = texts_of(number)
            if len(np.intersect1d(own, having)) >= least * len(own):
                parts.add(number)
    return parts


def _share_of_part(word: str, closed: float) -> tuple[float, bool]:
    """Return the share of its texts from which on a word is a mere part.

    And whether those count that have a longer keyword that only begins with it.
    """
    if closed < _MOSTLY_BEFORE_NOUNS:
        return _SHARE_BEFORE_NOUNS, True
    if word.endswith(_ACTIONS):
        return _SHARE_OF_ACTION, True
    return _SHARE_OF_HEAD, False
