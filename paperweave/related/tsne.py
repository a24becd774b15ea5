"""t-SNE in plain numpy: moves dots until each stands among those that its paper resembles.

It begins at given places, without chance, and rounds after every step, so that two machines that
differ in the last digits still draw the same map.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Points = NDArray[np.float64]

_STEPS = 250
_PERPLEXITY = 12.0
_START = 1.0  # the spread of the dots at the beginning
_SLOW, _FAST, _SLOW_STEPS = 0.5, 0.8, 60  # momentum
_DIGITS = 6
_BISECTIONS = 40


def moved(start: Points, near: list[list[tuple[int, float]]]) -> Points:
    """Move points from their start; ``near`` are the nearest of each, and how alike they are."""
    count = len(start)
    wanted = _attractions(near, count)
    spread = start.std() or 1.0
    points = np.round((start - start.mean(axis=0)) / spread * _START, _DIGITS)
    velocity = np.zeros_like(points)
    rate = max(10.0, count / 12)
    for step in range(_STEPS):
        momentum = _SLOW if step < _SLOW_STEPS else _FAST
        velocity = np.round(momentum * velocity - rate * _gradient(points, wanted), _DIGITS)
        points = np.round(points + velocity, _DIGITS)
    moved_points: Points = points
    return moved_points


def _gradient(points: Points, wanted: Points) -> Points:
    x, y = points[:, 0], points[:, 1]
    across, down = x[:, None] - x[None, :], y[:, None] - y[None, :]
    nearness = 1 / (1 + across * across + down * down)
    np.fill_diagonal(nearness, 0)
    pull = (wanted - nearness / nearness.sum()) * nearness
    gradient: Points = 4 * (pull.sum(axis=1)[:, None] * points - pull @ points)
    return gradient


def _attractions(near: list[list[tuple[int, float]]], count: int) -> Points:
    """How strongly each two are drawn to each other; all together 1."""
    found = np.zeros((count, count))
    for i, neighbours in enumerate(near):
        if neighbours:
            others = [j for j, _ in neighbours]
            found[i, others] = _shares(np.array([score for _, score in neighbours]))
    found += found.T
    attractions: Points = np.round(found / max(found.sum(), 1e-12), 9)
    return attractions


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
