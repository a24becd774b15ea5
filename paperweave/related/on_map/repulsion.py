"""How strongly all dots push each other apart, in time that grows with their number.

Few dots are taken pair by pair. The charges of many are spread over a grid, the grid is convolved
with the kernel by the fast Fourier transform, and what comes out is read at the dots (Linderman and
others, 2019).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.fft import irfft2, rfft2

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NODES = 3  # in each interval, through which a parabola goes
_FEWEST, _MOST = 30, 120  # intervals along each side
_LONGEST = 0.7  # the length of an interval where there are not too many
_FEW = 600  # dots; 250 times all pairs of 230 take 0.2 s, the grid 2 s


def pushes(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return where each dot is pushed, and the sum of all nearness by which that is divided."""
    return _by_pairs(points) if len(points) <= _FEW else _by_grid(points)


def _by_pairs(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The same, exactly: each dot's push is the sum over all others."""
    squares = (points * points).sum(axis=1)
    distances = squares[:, None] + squares[None, :] - 2 * points @ points.T
    nearness = 1 / (1 + np.maximum(distances, 0))
    total = float(nearness.sum()) - len(points)
    nearness *= nearness
    pushed = points * nearness.sum(axis=1)[:, None] - nearness @ points
    return pushed, max(total, 1e-12)


def _by_grid(points: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    low = points.min(axis=0)
    side = float((points.max(axis=0) - low).max()) * (1 + 1e-9) or 1.0
    intervals = int(np.clip(np.ceil(side / _LONGEST), _FEWEST, _MOST))
    places, shares = _on_grid((points - low) / side, intervals)
    size = intervals * _NODES
    charges = np.column_stack((np.ones(len(points)), points))
    far, near = _kernels(size, side / size)
    grids = np.stack(
        [_spread(places, shares, charge, size) for charge in charges.T]
    )
    shape = (_fast_length(2 * size),) * 2
    waves = rfft2(grids, shape)
    squared = irfft2(waves * rfft2(near, shape), shape)[:, :size, :size]
    once = irfft2(waves[0] * rfft2(far, shape), shape)[:size, :size]
    ones, x, y = (_read(places, shares, grid) for grid in squared)
    total = float(_read(places, shares, once).sum()) - len(points)
    pushed = points * ones[:, None] - np.column_stack((x, y))
    return pushed, max(total, 1e-12)


def _fast_length(least: int) -> int:
    """Return a length that transforms fast: two or three by a power of two, ``least`` or more."""
    power = 1 << (least - 1).bit_length()
    return power * 3 // 4 if power * 3 // 4 >= least else power


def _on_grid(
    shares: NDArray[np.float64], intervals: int
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Return for each dot the nine nodes around it, and what share each has of it."""
    size = intervals * _NODES
    scaled = shares * intervals
    box = np.minimum(scaled.astype(np.int64), intervals - 1)
    within = scaled - box
    nodes = (np.arange(_NODES) + 0.5) / _NODES
    weights = np.ones((*within.shape, _NODES))
    for one in range(_NODES):
        for other in range(_NODES):
            if one != other:
                weights[..., one] *= (within - nodes[other]) / (
                    nodes[one] - nodes[other]
                )
    first = box * _NODES
    columns = first[:, 0, None] + np.arange(_NODES)
    rows = first[:, 1, None] + np.arange(_NODES)
    places = (rows[:, :, None] * size + columns[:, None, :]).reshape(
        len(shares), -1
    )
    of_place = weights[:, 1, :, None] * weights[:, 0, None, :]
    return places, of_place.reshape(len(shares), -1)


def _kernels(
    size: int, step: float
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the nearness of nodes and its square, laid out for a circular convolution."""
    length = _fast_length(2 * size)
    offsets = np.minimum(np.arange(length), length - np.arange(length)) * step
    nearness = 1 / (1 + offsets[:, None] ** 2 + offsets[None, :] ** 2)
    return nearness, nearness * nearness


def _spread(
    places: NDArray[np.int64],
    shares: NDArray[np.float64],
    charge: NDArray[np.float64],
    size: int,
) -> NDArray[np.float64]:
    weighed = (shares * charge[:, None]).ravel()
    return (
        np.bincount(places.ravel(), weighed, size * size)
        .astype(np.float64)
        .reshape(size, size)
    )


def _read(
    places: NDArray[np.int64],
    shares: NDArray[np.float64],
    grid: NDArray[np.float64],
) -> NDArray[np.float64]:
    found: NDArray[np.float64] = (grid.ravel()[places] * shares).sum(axis=1)
    return found
