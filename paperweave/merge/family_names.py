"""Family names of several words, learnt from the entries that mark them.

``De Silva, Nimal`` in one listing says where the family name of ``Kamal De Silva`` begins in
another that only has names as they are spoken.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.model.paper import Entry
    from paperweave.model.record import Author


class FamilyNames:
    """The family names of two words or more that any entry marks."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._known = {
            author.family
            for entry in entries
            for author in entry.authors
            if author.family
            and " " in author.family
            and author.family != author.name
        }

    def marked(self, authors: tuple[Author, ...]) -> tuple[Author, ...]:
        """The authors, with the family names of those of whom no listing marks it."""
        if not self._known:
            return authors
        return tuple([self._with_family(author) for author in authors])

    def _with_family(self, author: Author) -> Author:
        if author.family is not None:
            return author
        words = author.name.split(" ")
        for start in range(1, len(words) - 1):
            family = " ".join(words[start:])
            if family in self._known:
                return author._replace(family=family)
        return author
