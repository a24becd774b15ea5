"""Where a paper stands on the map."""

from __future__ import annotations

Place = tuple[float, float]
