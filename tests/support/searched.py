"""What the search knows of papers, paper by paper."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.export.search_postings import postings_of
from paperweave.export.search_words import FIELDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.export.search_words import Searchable


def words_of_each(papers: Sequence[Searchable]) -> list[dict[str, int]]:
    """For each paper its words, with the fields that have them."""
    found: list[dict[str, int]] = [{} for _ in papers]
    postings = postings_of(papers)
    for place, word in enumerate(postings.words):
        here = slice(postings.starts[place], postings.starts[place + 1])
        for value in postings.values[here].tolist():
            found[value // FIELDS][word] = value % FIELDS
    return found
