"""What was ever known of each paper, and so what changed, and what was known on a day."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NEW, MERGED, WITHDRAWN = "new", "merged", "withdrawn"
YES = "yes"


class Known(NamedTuple):
    """A line of the history: a fact of a paper as it was from a day on.

    ``path`` is the paper's (``papers/2402.17412``), ``value`` "" where there is none any more.
    Of ``new`` the value names the facts that came with the paper, of ``merged`` it is the path of
    the paper that it became a part of. ``source`` is where a listing says it: ``file:line``.
    """

    path: str
    what: str
    value: str
    day: date
    source: str


class Change(NamedTuple):
    """What a build changed: a fact of a paper, what it was before ("" for nothing) and is now."""

    day: date
    path: str
    what: str
    before: str
    after: str
    source: str


@dataclass(frozen=True)
class History:
    """All lines, by path and fact, those of one fact in the order in which they came."""

    lines: tuple[Known, ...] = ()

    @cached_property
    def now(self) -> dict[str, dict[str, str]]:
        """By the path of a paper each fact as it was last."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for line in self.lines:
            found[line.path][line.what] = line.value
        return found

    @cached_property
    def changes(self) -> tuple[Change, ...]:
        """All changes, those of the newest day first; a new paper is one."""
        first = {
            line.path: line.value.split()
            for line in self.lines
            if line.what == NEW
        }
        before: dict[tuple[str, str], str] = {}
        found = []
        for line in self.lines:
            key = (line.path, line.what)
            came_with_it = key not in before and line.what in first.get(
                line.path, ()
            )
            if not came_with_it:
                old = before.get(key, "")
                found.append(
                    Change(
                        line.day,
                        line.path,
                        line.what,
                        old,
                        line.value,
                        line.source,
                    )
                )
            before[key] = line.value
        # Of a day, corrections before what is new.
        return tuple(
            sorted(
                found, key=lambda one: (-one.day.toordinal(), one.what == NEW)
            )
        )

    @cached_property
    def changes_of(self) -> dict[str, tuple[Change, ...]]:
        """By the path of a paper what changed since it was new, the newest first."""
        found: dict[str, list[Change]] = defaultdict(list)
        for change in self.changes:
            if change.what != NEW:
                found[change.path].append(change)
        return {path: tuple(changes) for path, changes in found.items()}


def before_the(changes: Iterable[Change], day: date) -> dict[str, str]:
    """What a paper's facts were before a day, of those that changed on it or later."""
    later = [change for change in changes if change.day >= day]
    # The oldest of them tells what was before all of them: they come newest day first, and those
    # of one day in their order.
    found: dict[str, str] = {}
    for change in sorted(later, key=lambda one: one.day):
        found.setdefault(change.what, change.before)
    return found
