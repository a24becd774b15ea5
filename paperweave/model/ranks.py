"""Whose word counts first where files differ about a paper."""

from __future__ import annotations

_RANKS = {"bibliography.bib": 0, "fetched.bib": 2}


LISTING_RANK = 1


def rank_of(file: str) -> int:
    """Whose word a file is, as ``Entry.rank`` says it."""
    return _RANKS.get(file.rsplit("/", 1)[-1], LISTING_RANK)
