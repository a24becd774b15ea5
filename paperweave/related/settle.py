"""The places on the map, kept from build to build.

Only new papers are placed while most are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.related.layout import framed
from paperweave.related.tsne import moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.model.place import Place
    from paperweave.related.nearest_neighbours import Neighbours

_LEAST_KNOWN = 0.75  # of the dots; where fewer have a place from before, all are placed anew
_AMID = 5  # neighbours, among which a new paper is put
_ASIDE = 0.6  # how far from a dot that stands in the same place


def enough_known(drawn: Sequence[int], before: Sequence[Place | None]) -> bool:
    """Tell whether the papers that are drawn can keep the places of the last build."""
    known = sum(before[i] is not None for i in drawn)
    return known >= max(1.0, _LEAST_KNOWN * len(drawn))


def placed_anew(start: Mapping[int, Place], near: Sequence[Neighbours]) -> dict[int, Place]:
    """Move papers from where they start to those that they resemble."""
    from threadpoolctl import threadpool_limits

    if not start:
        return {}
    drawn = list(start)
    place = {i: number for number, i in enumerate(drawn)}
    neighbours = [[(place[j], score) for j, score in near[i] if j in place] for i in drawn]
    with threadpool_limits(1):
        points = moved(np.array([start[i] for i in drawn]), neighbours)
    return dict(zip(drawn, framed(points), strict=True))


def placed_beside(
    drawn: Sequence[int], before: Sequence[Place | None], near: Sequence[Neighbours]
) -> dict[int, Place]:
    """Leave known papers where they are, and put each new one amid those that it resembles."""
    places = {i: found for i in drawn if (found := before[i]) is not None}
    taken = set(places.values())
    middle = _middle([(place, 1.0) for place in places.values()])
    new = {}
    for i in drawn:
        if i not in places:
            ties = [(places[j], score) for j, score in near[i] if j in places][:_AMID]
            x, y = _middle(ties) if ties else middle
            while (x, y) in taken:
                x = round(x + _ASIDE, 2)
            taken.add((x, y))
            new[i] = (x, y)
    return {i: places.get(i) or new[i] for i in drawn}


def _middle(ties: Sequence[tuple[Place, float]]) -> Place:
    total = sum(weight for _, weight in ties)
    x = sum(place[0] * weight for place, weight in ties) / total
    y = sum(place[1] * weight for place, weight in ties) / total
    return round(x, 2), round(y, 2)
