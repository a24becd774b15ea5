"""What is told of entries that are close to each other and stay apart."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from paperweave.model.record import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.merge.similarity import What
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

    Pairs of a title or an abstract that many have share one problem.
    """
    of_text: dict[tuple[What, str], list[Edge]] = defaultdict(list)
    for edge in edges:
        of_text[_in_common(views[edge.a], views[edge.b])].append(edge)
    for (what, text), found in of_text.items():
        members = sorted({i for edge in found for i in (edge.a, edge.b)})
        if text and len(members) > _FEW:
            yield _many_of_one_text([entries[i] for i in members], what)
        else:
            yield from (_pair(entries, edge) for edge in found)


def _in_common(a: View, b: View) -> tuple[What, str]:
    """The title that both have, or else the abstract; "" where they have neither in common."""
    if a.title == b.title:
        return "title", a.title
    return "abstract", a.abstract if a.abstract == b.abstract else ""


def _pair(entries: Sequence[Entry], edge: Edge) -> Problem:
    a, b = entries[edge.a], entries[edge.b]
    file, line = a.place
    name, there = (
        (a.title or "an untitled paper")[:80],
        f"{b.place[0]}:{b.place[1]}",
    )
    message = (
        f"{name!r} is close to the paper at {there} but was kept separate "
        f"({edge.why}); {_SETTLE}"
    )
    return Problem("noted", file, line, message)


def _many_of_one_text(entries: Sequence[Entry], what: What) -> Problem:
    file, line = entries[0].place
    places = [f"{e.place[0]}:{e.place[1]}" for e in entries[1 : _NAMED + 1]]
    more = (
        ""
        if len(entries) <= _NAMED + 1
        else f" and {len(entries) - _NAMED - 1} more"
    )
    said = f"{(entries[0].title or '')[:80]!r} is the title"
    if what == "abstract":
        said = f"the abstract of {(entries[0].title or 'an untitled paper')[:80]!r} is that"
    message = (
        f"{said} of {len(entries)} entries that were kept "
        f"separate, since nothing but the {what} suggests that they are one paper "
        f"({', '.join(places)}{more}); {_SETTLE}"
    )
    return Problem("noted", file, line, message)
