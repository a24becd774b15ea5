"""t-SNE in numpy: moves dots until each stands among those that its paper resembles.

It begins at given places, without chance, and rounds after every step, so that two machines that
differ in the last digits still draw the same map.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.related.on_map.repulsion import pushes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Points = NDArray[np.float64]
    Near = Sequence[Sequence[tuple[int, float]]]

_STEPS = 250
_PERPLEXITY = 12.0
_START = 1.0  # the spread of the dots at the beginning
_SLOW, _FAST, _SLOW_STEPS = 0.5, 0.8, 60  # momentum
_DIGITS = 6
_BISECTIONS = 40
_ROUNDS = 40  # of drawing each dot towards its neighbours before the first step
# An angle by which any number of dots stand apart on a circle.
_GOLDEN = 2.399963229728653


class Ties(NamedTuple):
    """Which dot is drawn to which other, and how strongly."""

    of: NDArray[np.int64]
    to: NDArray[np.int64]
    share: NDArray[np.float64]


def moved(start: Points, near: Near) -> Points:
    """Move points from their start; ``near`` are the nearest of each, and how alike they are."""
    count = len(start)
    of, to, share = attractions(near)
    spread = start.std() or 1.0
    points = np.round((start - start.mean(axis=0)) / spread * _START, _DIGITS)
    velocity = np.zeros_like(points)
    rate = max(10.0, count / 12)
    for step in range(_STEPS):
        momentum = _SLOW if step < _SLOW_STEPS else _FAST
        apart = points[of] - points[to]
        pull = share / (1 + (apart * apart).sum(axis=1))
        pulled = _summed(of, pull[:, None] * apart, count)
        pushed, total = pushes(points)
        gradient = 4 * (pulled - pushed / total)
        velocity = np.round(momentum * velocity - rate * gradient, _DIGITS)
        points = np.round(points + velocity, _DIGITS)
    ended: Points = points
    return ended


def drawn_together(near: Near) -> Points:
    """Return places to start from: each among its neighbours, the whole as wide as high.

    Some rounds of drawing the dots of a circle towards their neighbours; after so few rounds the
    places do not hang on the last digits.
    """
    count = len(near)
    of, to, share = attractions(near)
    sums = np.bincount(of, share, count)
    share = share / sums[of]
    angles = np.arange(count) * _GOLDEN
    points = np.column_stack((np.cos(angles), np.sin(angles)))
    for _ in range(_ROUNDS):
        points = 0.5 * points + 0.5 * _summed(
            of, share[:, None] * points[to], count
        )
        points = points - points.mean(axis=0)
        first = points[:, 0] / (np.linalg.norm(points[:, 0]) or 1)
        second = points[:, 1] - first * (first @ points[:, 1])
        second = second / (np.linalg.norm(second) or 1)
        points = np.round(
            np.column_stack((first, second)) * np.sqrt(count), _DIGITS
        )
    return points


def attractions(near: Near) -> Ties:
    """How strongly each two are drawn to each other, each way; all together 1."""
    rows, columns, shares = [], [], []
    for i, neighbours in enumerate(near):
        if neighbours:
            rows += [i] * len(neighbours)
            columns += [j for j, _ in neighbours]
            shares += _shares(
                np.array([score for _, score in neighbours])
            ).tolist()
    of = np.array(rows + columns, np.int64)
    to = np.array(columns + rows, np.int64)
    share = np.array(shares + shares)
    return Ties(of, to, np.round(share / max(share.sum(), 1e-12), 9))


def _summed(of: NDArray[np.int64], pulls: Points, count: int) -> Points:
    """Add up the pulls at each dot."""
    return np.column_stack(
        [np.bincount(of, pulls[:, axis], count) for axis in (0, 1)]
    )


def _shares(scores: Points) -> Points:
    """Share one among neighbours, more to the nearer, as if to ``_PERPLEXITY`` of them alike."""
    wanted = np.log(min(_PERPLEXITY, len(scores) * 0.6 + 0.4))
    low, high = 0.0, 1000.0
    for _ in range(_BISECTIONS):
        middle = (low + high) / 2
        weights = np.exp(middle * (scores - scores.max()))
        shares = weights / weights.sum()
        if -(shares * np.log(np.maximum(shares, 1e-300))).sum() > wanted:
            low = middle
        else:
            high = middle
    rounded: Points = np.round(shares, 6)
    return rounded
