"""Which papers are near each other, why, and where they stand on the map."""

from __future__ import annotations

from paperweave.related.explain import nearest

__all__ = ["nearest"]
