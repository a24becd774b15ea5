"""Which entries speak of the same paper.

Decided by identifier; then by title and abstract together where both sides have both, else by the
one that both have, exactly folded. What a person says in the curation file comes before all of it.
Nothing here depends on the order of the entries: edges are found for all, and where edges would
join two papers known to be different, none of them joins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.merge.similarity import View, candidates, compare
from paperweave.merge.union_find import Differing, Edge, Joined, numbers_apart
from paperweave.model.record import Problem
from paperweave.text.normalize import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.config.curation import Curation
    from paperweave.model.paper import Entry


@dataclass(frozen=True, slots=True)
class Cluster:
    """The entries of one paper, by file and line, and for each joint the reason in words."""

    entries: tuple[Entry, ...]
    because: tuple[str, ...]


def merge(entries: Sequence[Entry], curation: Curation) -> tuple[list[Cluster], list[Problem]]:
    """Group entries by paper; pairs that are close but not certain come back as problems and stay apart."""
    crowd = Counter(e.place for e in entries)
    ordered = sorted(entries, key=lambda e: (e.place, repr(e.record) if crowd[e.place] > 1 else ""))
    views = [View(e) for e in ordered]
    asked = (*curation.same_paper, *curation.different_paper)
    answering = _answering(ordered, views) if asked else {}
    differing = Differing([_sides(names, answering) for names in curation.different_paper])
    joined = Joined(len(ordered))
    sure = _sure_edges(views, curation, answering)
    joined.join_unless(sure, differing.roots)
    same, close = _text_edges(views)
    same = [e for e in same if not differing.between(e.a, e.b)]
    joined.join_unless(
        same, lambda together: differing.roots(together) | numbers_apart(views, joined, together)
    )
    unsettled = [
        e
        for e in (*sure, *same, *close)
        if joined.root(e.a) != joined.root(e.b) and not differing.between(e.a, e.b)
    ]
    problems = {_close_pair(ordered, edge) for edge in unsettled}
    problems |= set(_names_of_none(asked, answering))
    clusters = [
        Cluster(tuple(ordered[i] for i in members), joined.reasons(members))
        for members in joined.groups()
    ]
    return clusters, sorted(problems, key=lambda p: (p.file, p.line or 0, p.message))


_Answering = dict[str, list[int]]  # by name, the entries that answer to it


def _answering(entries: Sequence[Entry], views: Sequence[View]) -> _Answering:
    by_name = defaultdict(list)
    for i, (entry, view) in enumerate(zip(entries, views, strict=True)):
        for name in {view.arxiv, view.doi, view.title, slug(entry.title or "")}:
            by_name[name or ""].append(i)
    by_name.pop("", None)
    return by_name


def _members(name: str, answering: _Answering) -> list[int]:
    return sorted({i for key in {name, name.lower(), fold(name)} for i in answering.get(key, ())})


def _sides(names: Iterable[str], answering: _Answering) -> dict[int, int]:
    """The entries that the names of one ``different_paper`` stand for, each with the place of its name."""
    sides: dict[int, int] = {}
    for side, name in enumerate(names):
        for i in _members(name, answering):
            sides.setdefault(i, side)
    return sides


def _sure_edges(views: Sequence[View], curation: Curation, answering: _Answering) -> list[Edge]:
    edges = []
    for attribute, label in (("arxiv", "arXiv number"), ("doi", "DOI")):
        groups = defaultdict(list)
        for i, view in enumerate(views):
            if value := getattr(view, attribute):
                groups[value].append(i)
        for value, members in groups.items():
            edges += [Edge(a, b, f"both have the {label} {value}") for a, b in pairwise(members)]
    for names in curation.same_paper:
        members = sorted({i for name in names for i in _members(name, answering)})
        edges += [
            Edge(a, b, "the curation file says that they are the same")
            for a, b in pairwise(members)
        ]
    return edges


def _text_edges(views: Sequence[View]) -> tuple[list[Edge], list[Edge]]:
    """Edges that the texts give, and pairs that are close but not certain."""
    same: list[Edge] = []
    close: list[Edge] = []
    for a, b, what in candidates(views):
        verdict, why = compare(views[a], views[b], what)
        if verdict != "apart":
            (same if verdict == "same" else close).append(Edge(a, b, why))
    return same, close


def _close_pair(entries: Sequence[Entry], edge: Edge) -> Problem:
    a, b = entries[edge.a], entries[edge.b]
    file, line = a.place
    name, there = (a.title or "an untitled paper")[:80], f"{b.place[0]}:{b.place[1]}"
    message = (
        f"{name!r} is close to the paper at {there} and stays apart ({edge.why}); "
        "say same_paper or different_paper in curation.toml to settle it"
    )
    return Problem("noted", file, line, message)


def _names_of_none(groups: Iterable[Iterable[str]], answering: _Answering) -> Iterable[Problem]:
    for name in {name for names in groups for name in names}:
        if not _members(name, answering):
            message = f"no paper answers to {name!r}; name a paper by its arXiv number, DOI, address or title"
            yield Problem("noted", "curation.toml", None, message)
