"""Where the names of the topics stand on the map: amid most papers of each, none on another."""

from __future__ import annotations

from functools import partial
from math import hypot
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.place import Place

# In hundredths of the map's width, which is 100 wide and 70 high.
_AROUND = 8.0  # papers so near to one another are one crowd
_LINE = 3.0  # from one line of names to the next
_LETTER = 1.2  # the width of a letter, with some room
_HALF = 1.75  # of a name's height, with that of a dot
# From its place up or down, the best first.
_MOVES = (0.0, -1.8, 1.8, -3.0, 3.0, -4.5, 4.5, -6.0, 6.0)
_HIGHEST, _LOWEST = 2.0, 69.0
_RISE = 0.6  # from the line on which letters stand to their middle


class Label(NamedTuple):
    """A topic's name, its number, the middle of the name and the line on which it stands."""

    name: str
    key: int
    x: float
    y: float


def map_labels(
    names: Sequence[str], crowds: Sequence[Sequence[Place]]
) -> list[Label]:
    """The topics' names with their places, from above to below.

    ``crowds`` are the places of each topic's papers, the largest topic first. A name stands where
    most of them are, not in their middle: papers of a scattered topic surround those of others, and
    all names would meet in the middle of the map. It moves up or down to where it covers the fewest
    dots and no larger topic's name; one that finds no room stays, and the map's script hides it
    until a reader zooms in.
    """
    dots = [place for crowd in crowds for place in crowd]
    placed: list[Label] = []
    for key, (name, crowd) in enumerate(zip(names, crowds, strict=True)):
        x, y = _densest(crowd)
        free = [
            one
            for one in _heights(y)
            if not any(_covers(name, x, one, o) for o in placed)
        ]
        height = min(free, key=partial(_dots_below, name, x, dots), default=y)
        placed.append(Label(name, key, x, height))
    placed = [label._replace(y=round(label.y + _RISE, 1)) for label in placed]
    return sorted(placed, key=lambda label: (label.y, label.x))


def _densest(crowd: Sequence[Place]) -> tuple[float, float]:
    """The middle of the papers around the one that has most others around it."""
    near = max((_around(place, crowd) for place in crowd), key=len)
    return round(median(x for x, _ in near), 1), round(
        median(y for _, y in near), 1
    )


def _around(place: Place, crowd: Sequence[Place]) -> list[Place]:
    x, y = place
    return [
        other for other in crowd if hypot(other[0] - x, other[1] - y) <= _AROUND
    ]


def _heights(y: float) -> Iterator[float]:
    for move in _MOVES:
        if _HIGHEST <= y + move <= _LOWEST:
            yield y + move


def _dots_below(name: str, x: float, dots: Sequence[Place], y: float) -> int:
    """How many dots a name would cover."""
    half = _LETTER * len(name) / 2
    return sum(
        abs(dot[0] - x) < half and abs(dot[1] - y) < _HALF for dot in dots
    )


def _covers(name: str, x: float, y: float, other: Label) -> bool:
    beside = abs(other.x - x) < _LETTER * (len(name) + len(other.name)) / 2
    return beside and abs(other.y - y) < _LINE
