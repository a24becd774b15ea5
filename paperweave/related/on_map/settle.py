"""The places on the map, kept from build to build.

Only new papers are placed while most are known.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.related.on_map.layout import FEWEST_DOTS, framed
from paperweave.related.on_map.tsne import drawn_together, moved

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.place import Place
    from paperweave.related.nearest_neighbours import Neighbours

# Of the dots; where fewer have a place from before, all are placed anew.
_LEAST_KNOWN = 0.75
_AMID = 5  # neighbours, among which a new paper is put
_ASIDE = 0.6  # how far from a dot that stands in the same place


def enough_known(drawn: Sequence[int], before: Sequence[Place | None]) -> bool:
    """Tell whether the papers that are drawn can keep the places of the last build."""
    known = sum(before[i] is not None for i in drawn)
    return known >= max(1.0, _LEAST_KNOWN * len(drawn))


def placed_anew(
    drawn: Sequence[int], near: Sequence[Neighbours]
) -> dict[int, Place]:
    """Place papers among those that they resemble; none where they are few or resemble nothing."""
    from threadpoolctl import threadpool_limits

    neighbours = among(drawn, near)
    if len(drawn) < FEWEST_DOTS or not any(neighbours):
        return {}
    # Several threads wait for one another longer than they work.
    with threadpool_limits(1):
        points = moved(drawn_together(neighbours), neighbours)
    return dict(zip(drawn, framed(points), strict=True))


def among(
    drawn: Sequence[int], near: Sequence[Neighbours]
) -> list[list[tuple[int, float]]]:
    """Return the nearest of each paper that is drawn, by their places among these."""
    place = {i: number for number, i in enumerate(drawn)}
    return [
        [(place[j], score) for j, score in near[i] if j in place] for i in drawn
    ]


def placed_beside(
    drawn: Sequence[int],
    before: Sequence[Place | None],
    near: Sequence[Neighbours],
) -> dict[int, Place]:
    """Leave known papers where they are, and put each new one amid those that it resembles."""
    places = {i: found for i in drawn if (found := before[i]) is not None}
    taken = set(places.values())
    middle = _middle([(place, 1.0) for place in places.values()])
    new = {}
    for i in drawn:
        if i not in places:
            ties = [(places[j], score) for j, score in near[i] if j in places][
                :_AMID
            ]
            new[i] = _beside(taken, _middle(ties) if ties else middle)
            taken.add(new[i])
    placed = places | new
    return {i: placed[i] for i in drawn}


def _beside(taken: set[Place], place: Place) -> Place:
    """A place, or where others stand in it the first that is free beside it."""
    x, y = place
    while (x, y) in taken:
        x = round(x + _ASIDE, 2)
    return x, y


def _middle(ties: Sequence[tuple[Place, float]]) -> Place:
    total = sum(weight for _, weight in ties)
    x = sum(place[0] * weight for place, weight in ties) / total
    y = sum(place[1] * weight for place, weight in ties) / total
    return round(x, 2), round(y, 2)
