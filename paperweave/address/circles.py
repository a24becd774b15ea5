"""A person's papers in circles: those that a co-author, a keyword, a venue or an identifier ties.

Papers of one name that nothing else ties may be several people's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.people import Mention

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.address.people import People
    from paperweave.model.paper import Paper


class Signed(NamedTuple):
    """What may tie a paper to others: its persons, with the identifiers that it has for them."""

    persons: frozenset[int]
    ids: Mapping[int, frozenset[str]]
    others: frozenset[str]  # keywords and venue


def are_tied(one: Signed, other: Signed) -> bool:
    """Tell what ties two papers of a person: one more person, or what they are about."""
    return (
        not one.others.isdisjoint(other.others)
        or len(one.persons & other.persons) > 1
    )


class Circles:
    """Finds the circles of any person.

    Whether two papers are tied is found once for all their authors: where thousands sign together,
    to look through all of them for each took a time that grew with their square.
    """

    def __init__(self, people: People, papers: Sequence[Paper]) -> None:
        self._people = people
        self._papers = papers
        self._signed: dict[int, Signed] = {}
        self._tied: dict[tuple[int, int], bool] = {}

    def of(self, number: int) -> list[list[int]]:
        """A person's papers in circles, the largest first."""
        left = list(self._people.persons[number].papers)
        found = []
        while left:
            circle = [left.pop(0)]
            for paper in circle:  # which grows meanwhile
                near = [
                    other
                    for other in left
                    if self._are_tied(number, paper, other)
                ]
                circle += near
                left = [other for other in left if other not in near]
            found.append(sorted(circle))
        return sorted(found, key=lambda circle: (-len(circle), circle))

    def _are_tied(self, number: int, paper: int, other: int) -> bool:
        nobody = frozenset[str]()
        ids, others = (
            self._of(one).ids.get(number, nobody) for one in (paper, other)
        )
        if not ids.isdisjoint(others):
            return True
        pair = (paper, other) if paper < other else (other, paper)
        if pair not in self._tied:
            self._tied[pair] = are_tied(self._of(paper), self._of(other))
        return self._tied[pair]

    def _of(self, i: int) -> Signed:
        if i not in self._signed:
            self._signed[i] = self._read(i)
        return self._signed[i]

    def _read(self, i: int) -> Signed:
        paper = self._papers[i]
        ids: dict[int, set[str]] = {}
        for author in paper.authors:
            known = ids.setdefault(
                self._people.of[Mention(i, author.name)], set()
            )
            known |= {author.id} if author.id else set()
        about = {
            *paper.keywords,
            *([] if paper.venue is None else [paper.venue]),
        }
        return Signed(
            frozenset(ids),
            {person: frozenset(some) for person, some in ids.items() if some},
            frozenset(about),
        )
