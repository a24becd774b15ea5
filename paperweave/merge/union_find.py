"""Groups that grow by edges between entries, and what keeps two groups apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from paperweave.merge.view import View


class Edge(NamedTuple):
    """Two entries, by their places in the list, that something says are one paper.

    ``why`` names what says it.
    """

    a: int
    b: int
    why: str


class Joined:
    """Places in a list in groups (a union-find structure), with the reasons for each joint."""

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))
        self._why: dict[int, list[str]] = defaultdict(list)

    def root(self, i: int) -> int:
        """The one that stands for the group of ``i``: its smallest place."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join_unless(
        self, edges: Sequence[Edge], conflicts: Callable[[Joined], set[int]]
    ) -> None:
        """Join by all edges but those in groups that hold two papers.

        The function ``conflicts`` says which groups do.

        All edges are tried together, so that the order in which they come decides nothing.
        """
        together = Joined(0)
        together._parent = list(self._parent)
        for edge in edges:
            together._join(edge)
        wrong = conflicts(together)
        for edge in sorted(edges):
            if together.root(edge.a) not in wrong:
                self._join(edge)

    def _join(self, edge: Edge) -> None:
        a, b = sorted((self.root(edge.a), self.root(edge.b)))
        if a != b:
            self._parent[b] = a
            self._why[edge.a].append(edge.why)

    def groups(self) -> list[list[int]]:
        """All groups, each in the order of places."""
        by_root = defaultdict(list)
        for i in range(len(self._parent)):
            by_root[self.root(i)].append(i)
        return list(by_root.values())

    def reasons(self, members: Iterable[int]) -> tuple[str, ...]:
        """Why these are together, each reason once."""
        return tuple(
            dict.fromkeys(why for i in members for why in self._why.get(i, ()))
        )


class Differing:
    """What a person says is not the same paper.

    For each saying its entries, by which of its names they answer to.
    """

    def __init__(self, sayings: Sequence[Mapping[int, int]]) -> None:
        self._sayings = sayings

    def between(self, a: int, b: int) -> bool:
        """Whether these two are said to differ."""
        return any(
            a in sides and b in sides and sides[a] != sides[b]
            for sides in self._sayings
        )

    def roots(self, joined: Joined) -> set[int]:
        """The groups that hold two that are said to differ."""
        found = set()
        for sides in self._sayings:
            side_of: dict[int, int] = {}
            for i, side in sides.items():
                root = joined.root(i)
                if side_of.setdefault(root, side) != side:
                    found.add(root)
        return found


def works_apart(
    foes: Sequence[tuple[int, int]], before: Joined, together: Joined
) -> set[int]:
    """The groups of ``together`` that hold both of a pair known to be two works.

    A group of ``before`` that held them already does not count.
    """
    return {
        together.root(a)
        for a, b in foes
        if together.root(a) == together.root(b)
        and before.root(a) != before.root(b)
    }


def numbers_apart(
    views: Sequence[View], before: Joined, together: Joined
) -> set[int]:
    """The groups of ``together`` that hold groups of ``before`` with other numbers.

    The numbers are those of arXiv, or DOIs.
    """
    found = set()
    for attribute in ("arxiv", "published_doi", "preprint_doi"):
        of_group: dict[int, set[str]] = defaultdict(set)
        for i, view in enumerate(views):
            if value := getattr(view, attribute):
                of_group[before.root(i)].add(value)
        first: dict[int, set[str]] = {}
        for root, values in of_group.items():
            whole = together.root(root)
            if first.setdefault(whole, values) != values:
                found.add(whole)
    return found
