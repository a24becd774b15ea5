"""Keywords that only the title of some text tells to be any: which other texts share them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.all_texts.occurrences import some_of, united
from paperweave.keywords.passing import SOME_TEXTS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from numpy.typing import NDArray

    from paperweave.keywords.all_texts.occurrences import Mentions, Uses

# Of what no title has and a text says four times or less, authors' keywords hold 1 to 3 %.
_OFTEN = 5


def where_told(
    mentions: Mentions,
    size: int,
    told: Collection[int],
    bodies: NDArray[np.int64],
    least: int,
) -> Mentions:
    """Return the mentions without those of some numbers in texts that are not about them.

    Numbers are below ``size``; ``bodies`` tells where each text's abstract begins. In a small
    collection each link is worth having.
    """
    if not told or len(bodies) < SOME_TEXTS:
        return mentions
    uses = united(mentions, size)
    seldom = list(_seldom_said(uses, told, bodies, least))
    dropped = uses.texts[seldom].astype(np.int64) * size + uses.numbers[seldom]
    own = mentions.texts.astype(np.int64) * size + mentions.numbers
    return some_of(mentions, ~np.isin(own, dropped))


def _seldom_said(
    uses: Uses, told: Collection[int], bodies: NDArray[np.int64], least: int
) -> Iterator[int]:
    """Yield the uses of the ``told`` that are neither in a title nor said often, nor listed.

    Where only one text is missing that shares a keyword, the one is left that says it most, or
    sooner.
    """
    some = np.isin(uses.numbers, np.fromiter(told, np.int32, len(told)))
    there = some[uses.place_uses]
    use = uses.place_uses[there].astype(np.int64)
    places = np.unique(use << 16 | uses.places["start"][there])
    standing, firsts, times = np.unique(
        places >> 16, return_index=True, return_counts=True
    )
    starts = places[firsts] & 0xFFFF
    about = (starts < bodies[uses.texts[standing]]) | (times >= _OFTEN)
    about |= np.isinf(uses.scores[standing])
    numbers = uses.numbers[standing]
    for number in told:
        own = np.flatnonzero(numbers == number)
        others = own[~about[own]]
        if len(own) - len(others) == least - 1:
            best_last = np.lexsort((-starts[others], times[others]))
            others = others[best_last[:-1]]
        yield from standing[others].tolist()
