"""A topic as it is found, before it has an address."""

from __future__ import annotations

from typing import NamedTuple


class Topic(NamedTuple):
    """Papers that are about the same, the most central first.

    Its keywords, the most telling first.
    """

    before: str | None  # what the last build called its address
    name: str
    papers: tuple[int, ...]
    keywords: tuple[str, ...]
    # The topics that it is tied to most, by their place in the list.
    beside: tuple[int, ...]
