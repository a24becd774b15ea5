"""What is told of entries that are close to each other and stay apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from paperweave.model.record import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.merge.union_find import Edge
    from paperweave.merge.view import View
    from paperweave.model.paper import Entry

_FEW = 3  # entries of one title, of which each pair is told
_NAMED = 5  # places that a problem names
_SETTLE = "say same_paper or different_paper in curation.toml to decide"


def close_problems(
    entries: Sequence[Entry], views: Sequence[View], edges: Iterable[Edge]
) -> Iterable[Problem]:
    """A problem for each pair of entries that stay apart.

    Pairs of a title that many have share one problem.
    """
    of_title: dict[str, list[Edge]] = defaultdict(list)
    for edge in edges:
        same_title = views[edge.a].title == views[edge.b].title
        of_title[views[edge.a].title if same_title else ""].append(edge)
    for title, found in of_title.items():
        members = sorted({i for edge in found for i in (edge.a, edge.b)})
        if title and len(members) > _FEW:
            yield _many_of_one_title([entries[i] for i in members])
        else:
            yield from (_pair(entries, edge) for edge in found)


def _pair(entries: Sequence[Entry], edge: Edge) -> Problem:
    a, b = entries[edge.a], entries[edge.b]
    file, line = a.place
    name, there = (a.title or "an untitled paper")[:80], f"{b.place[0]}:{b.place[1]}"
    message = (
        f"{name!r} is close to the paper at {there} but was kept separate ({edge.why}); {_SETTLE}"
    )
    return Problem("noted", file, line, message)


def _many_of_one_title(entries: Sequence[Entry]) -> Problem:
    file, line = entries[0].place
    places = [f"{e.place[0]}:{e.place[1]}" for e in entries[1 : _NAMED + 1]]
    more = "" if len(entries) <= _NAMED + 1 else f" and {len(entries) - _NAMED - 1} more"
    message = (
        f"{(entries[0].title or '')[:80]!r} is the title of {len(entries)} entries that were kept "
        "separate, since nothing but the title suggests that they are one paper "
        f"({', '.join(places)}{more}); {_SETTLE}"
    )
    return Problem("noted", file, line, message)
