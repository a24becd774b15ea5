"""Which entries speak of the same paper.

What a person says in the curation file comes before all else. Then identifiers decide, unless the
entries differ in title and authors. Then texts do: title and abstract together where both sides
have both, else the one that both have; authors, years, venues and types must not speak against it.
First come pairs of which enough is known, then those of which only a title is.
Nothing here depends on the order of the entries: edges are found for all, and where edges would
join two papers known to be different, none of them joins.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.engine.workers import in_processes
from paperweave.merge.close_pairs import close_problems
from paperweave.merge.similarity import (
    agree_in_title_or_authors,
    candidates,
    compare,
    differ_in_title_and_authors,
    pairs_among,
)
from paperweave.merge.union_find import (
    Differing,
    Edge,
    Joined,
    numbers_apart,
    works_apart,
)
from paperweave.merge.view import View
from paperweave.model.record import Problem
from paperweave.text.normalize import fold, slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.config.curation import Curation
    from paperweave.engine.cache import Cache
    from paperweave.merge.similarity import Pair, Verdict
    from paperweave.model.paper import Entry

# A pair of long abstracts takes 20 µs: below these a process of its own is not worth its start.
_LEAST_PAIRS = 4_000
_PAIRS_A_CHUNK = 1_000


@dataclass(frozen=True, slots=True)
class Cluster:
    """The entries of one paper, by file and line, and for each joint the reason in words."""

    entries: tuple[Entry, ...]
    because: tuple[str, ...]


def merge(
    entries: Sequence[Entry], curation: Curation, cache: Cache | None = None
) -> tuple[list[Cluster], list[Problem]]:
    """Group entries by paper.

    Pairs that are close but not certain come back as problems and stay apart. ``cache`` keeps what
    was found of pairs.
    """
    ordered = _in_order(entries)
    views = [View(e) for e in ordered]
    asked = (*curation.same_paper, *curation.different_paper)
    answering = _answering(ordered, views) if asked else {}
    differing = Differing(
        [_sides(names, answering) for names in curation.different_paper]
    )
    joined = Joined(len(ordered))
    identified = _identified(views)
    sure = [*identified.same, *_said_to_be_same(curation, answering)]
    joined.join_unless(sure, differing.roots)
    found = _compared(ordered, views, cache)
    foes = [(edge.a, edge.b) for edge in found.close]
    for edges in (found.same, found.likely):
        allowed = [e for e in edges if not differing.between(e.a, e.b)]
        joined.join_unless(
            allowed, partial(_wrong, views, differing, foes, joined)
        )
    alike = (*sure, *found.same, *found.likely, *found.close, *identified.close)
    unsettled = list(_unsettled(alike, joined, differing))
    problems = {
        *close_problems(ordered, views, unsettled),
        *_names_of_none(asked, answering),
    }
    clusters = list(_clusters(ordered, joined))
    return clusters, sorted(
        problems, key=lambda p: (p.file, p.line or 0, p.message)
    )


def _clusters(entries: Sequence[Entry], joined: Joined) -> Iterator[Cluster]:
    for members in joined.groups():
        yield Cluster(
            tuple(entries[i] for i in members), joined.reasons(members)
        )


def _in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The entries by file and line; what stands at one place is ordered by what it says."""
    crowd = Counter(e.place for e in entries)
    return sorted(
        entries,
        key=lambda e: (e.place, repr(e.record) if crowd[e.place] > 1 else ""),
    )


def _unsettled(
    edges: Iterable[Edge], joined: Joined, differing: Differing
) -> Iterator[Edge]:
    """The edges between entries that stay apart although no person said that they should."""
    for edge in edges:
        together = joined.root(edge.a) == joined.root(edge.b)
        if not together and not differing.between(edge.a, edge.b):
            yield edge


def _wrong(
    views: Sequence[View],
    differing: Differing,
    foes: Sequence[tuple[int, int]],
    before: Joined,
    together: Joined,
) -> set[int]:
    """The groups of ``together`` that hold two papers.

    A person's word, numbers or texts say so.
    """
    return (
        differing.roots(together)
        | numbers_apart(views, before, together)
        | works_apart(foes, before, together)
    )


_Answering = dict[str, list[int]]  # by name, the entries that answer to it


def _answering(entries: Sequence[Entry], views: Sequence[View]) -> _Answering:
    by_name = defaultdict(list)
    for i, (entry, view) in enumerate(zip(entries, views, strict=True)):
        for name in {view.arxiv, view.doi, view.title, slug(entry.title or "")}:
            by_name[name or ""].append(i)
    by_name.pop("", None)
    return by_name


def _members(name: str, answering: _Answering) -> list[int]:
    return sorted(
        {
            i
            for key in {name, name.lower(), fold(name)}
            for i in answering.get(key, ())
        }
    )


def _sides(names: Iterable[str], answering: _Answering) -> dict[int, int]:
    """The entries that the names of one ``different_paper`` stand for.

    Each comes with the place of its name.
    """
    sides: dict[int, int] = {}
    for side, name in enumerate(names):
        for i in _members(name, answering):
            sides.setdefault(i, side)
    return sides


_IDENTIFIERS = {
    "arxiv": "arXiv number",
    "doi": "DOI",
    "anthology": "ACL Anthology number",
}


@dataclass(slots=True)
class _Found:
    """Edges by their verdict."""

    same: list[Edge] = field(default_factory=list)
    likely: list[Edge] = field(default_factory=list)
    close: list[Edge] = field(default_factory=list)


def _identified(views: Sequence[View]) -> _Found:
    """Edges between entries of one identifier; close are those that differ in title and authors."""
    found = _Found()
    for attribute, label in _IDENTIFIERS.items():
        groups = defaultdict(list)
        for i, view in enumerate(views):
            if value := getattr(view, attribute):
                groups[value].append(i)
        for value, members in groups.items():
            if len(members) > 1:
                _of_one_identifier(
                    views, members, f"both have the {label} {value}", found
                )
    return found


def _of_one_identifier(
    views: Sequence[View], members: Sequence[int], why: str, found: _Found
) -> None:
    """All are one paper where no two of them differ; else only those are that agree in more."""
    pairs = pairs_among(views, members)
    foes = {
        (a, b)
        for a, b in pairs
        if differ_in_title_and_authors(views[a], views[b])
    }
    if not foes:
        found.same += [Edge(a, b, why) for a, b in pairwise(members)]
        return
    agreeing = [
        (a, b)
        for a, b in pairs
        if (a, b) not in foes and agree_in_title_or_authors(views[a], views[b])
    ]
    found.same += [Edge(a, b, why) for a, b in agreeing]
    found.close += [
        Edge(a, b, f"{why}, but differ in title and authors")
        for a, b in pairwise(members)
    ]


def _said_to_be_same(curation: Curation, answering: _Answering) -> list[Edge]:
    edges = []
    for names in curation.same_paper:
        members = sorted(
            {i for name in names for i in _members(name, answering)}
        )
        edges += [
            Edge(a, b, "the curation file says that they are the same")
            for a, b in pairwise(members)
        ]
    return edges


def _compared(
    entries: Sequence[Entry], views: Sequence[View], cache: Cache | None
) -> _Found:
    """Edges that the texts give, by their verdict."""
    pairs = list(dict.fromkeys(candidates(views)))

    def verdict_on(place: int) -> tuple[Verdict, str]:
        a, b, what, crowded = pairs[place]
        return compare(views[a], views[b], what, crowded=crowded)

    def make(places: Sequence[int]) -> Iterator[tuple[Verdict, str]]:
        return in_processes(verdict_on, places, _LEAST_PAIRS, _PAIRS_A_CHUNK)

    if cache is None:
        verdicts = list(make(range(len(pairs))))
    else:
        verdicts = cache.each("pairs", _keys(pairs, entries), make)
    found = _Found()
    of_verdict = {
        "same": found.same,
        "likely": found.likely,
        "close": found.close,
    }
    for (a, b, _, _), (verdict, why) in zip(pairs, verdicts, strict=True):
        if verdict != "apart":
            of_verdict[verdict].append(Edge(a, b, why))
    return found


def _keys(pairs: Iterable[Pair], entries: Sequence[Entry]) -> list[str]:
    """For each pair all that its verdict is made from; an entry's fingerprint stands for it."""
    marks = [entry.fingerprint for entry in entries]
    return [
        f"{marks[a]}{marks[b]} {what} {crowded}"
        for a, b, what, crowded in pairs
    ]


def _names_of_none(
    groups: Iterable[Iterable[str]], answering: _Answering
) -> Iterable[Problem]:
    for name in {name for names in groups for name in names}:
        if not _members(name, answering):
            message = (
                f"no paper is called {name!r}; "
                "name a paper by its arXiv number, DOI, address or title"
            )
            yield Problem("noted", "curation.toml", None, message)
