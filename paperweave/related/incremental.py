"""The neighbours of all texts, out of those of the last build where few texts have changed.

How near two texts are depends on their rows of weights alone. Weights go in steps (see
``terms.py``), so that a new paper changes few rows: those are compared with all, and the other
texts keep their lists, which lose what has changed and gain what is near enough now. The result is
the same as without the last build.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import numpy as np

from paperweave.related.nearest_neighbours import (
    Near,
    found_of_all,
    joined,
    replaced,
    with_every_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.engine.cache import Cache
    from paperweave.related.nearest_neighbours import Numbers
    from paperweave.related.tfidf import Terms

# Lists are kept longer than they are asked for, so that some of their texts may go and the rest is
# still enough. Twice as long, those of the ACL Anthology took 164 MB.
_SPARE = 1.25
_MOST_CHANGED = 0.2  # of the texts; where more have changed, all is found anew
_BLOCK = 256
_KEPT = "nearest"


def neighbours(terms: Terms, k: int, cache: Cache | None = None) -> Near:
    """Each text with at least its ``k`` nearest, if it has so many.

    ``cache`` has what the last build found.
    """
    if cache is None:
        return found_of_all(terms.rows, k)
    last: tuple[list[bytes], Near] | None = cache.load(_KEPT, str(k))
    near = _mended(terms, *last, k) if last else None
    near = near or found_of_all(terms.rows, int(_SPARE * k))
    cache.save(_KEPT, str(k), (terms.fingerprints, near))
    return near


def _mended(
    terms: Terms, before: Sequence[bytes], last: Near, k: int
) -> Near | None:
    """The last build's pairs as they are now; None where too much has changed."""
    count = len(terms.fingerprints)
    now = _places_now(
        before, terms.fingerprints
    )  # of each text of the last build, -1 for one that is gone
    stays = np.isin(np.arange(count, dtype=np.int32), now)
    changed = np.flatnonzero(~stays).astype(np.int32)
    if len(changed) > _MOST_CHANGED * count:
        return None
    least = np.ones(count, dtype=np.int32)
    least[now[now >= 0]] = last.least[now >= 0]
    both = (now[last.of] >= 0) & (now[last.others] >= 0)
    old = Near(
        now[last.of[both]], now[last.others[both]], last.scores[both], least
    )
    near = joined([old, *_with_changed(terms, changed, stays, least)], least)
    enough = (np.bincount(near.of, minlength=count) >= k) | (least == 1)
    again = np.flatnonzero(~(stays & enough))
    return replaced(near, again, terms.rows, int(_SPARE * k))


def _places_now(before: Sequence[bytes], now: Sequence[bytes]) -> Numbers:
    """Where each row of before is now; of equal ones the first is the first."""
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    for place in range(len(now) - 1, -1, -1):
        places[now[place]].append(place)
    return np.array(
        [places[own].pop() if places.get(own) else -1 for own in before],
        dtype=np.int32,
    )


def _with_changed(
    terms: Terms, changed: Numbers, stays: NDArray[np.bool_], least: Numbers
) -> Iterator[Near]:
    """The pairs of a text that stays and one that changed, where near enough for the list."""
    for start in range(0, len(changed), _BLOCK):
        some = changed[start : start + _BLOCK]
        of, others, scores = with_every_text(terms.rows, some)
        wanted = stays[of] & (scores >= least[of])
        yield Near(of[wanted], others[wanted], scores[wanted], least)
