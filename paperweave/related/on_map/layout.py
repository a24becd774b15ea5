"""How many papers the map has, and the frame that their places are brought into."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from paperweave.model.place import Place

# A dot costs the page 90 to 100 bytes, compressed; a larger corpus shows its newest.
MOST_DOTS = 2000
FEWEST_DOTS = 12  # of fewer, each page shows nearly all others anyway
_WIDTH, _HEIGHT = 100.0, 70.0


def framed(points: NDArray[np.float64]) -> list[Place]:
    """Return the points moved and stretched into the frame, to one hundredth of a unit."""
    low, high = points.min(axis=0), points.max(axis=0)
    spread = np.where(high > low, high - low, 1)
    framed = (points - low) / spread * [_WIDTH, _HEIGHT]
    return [(round(float(x), 2), round(float(y), 2)) for x, y in framed]
