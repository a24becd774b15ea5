"""What only a small site makes of everything, and what of it stays when the site grows.

A large site would have a file for each citation and each keyword's feed: more files than hosts
take. Those that were published while it was small keep their addresses; the ledger knows the days.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from paperweave.address.ledger import Address, Ledger
    from paperweave.config.settings import Choice, Settings
    from paperweave.model.corpus import Group, Groups

# In the ledger: a group of a large site that once had papers enough.
_FEED = "feed:yes"
# In the ledger, at one paper: the site began when large ones already had few
# files of all papers.
_FEW_FORMS = "files:few"


@dataclass(frozen=True, slots=True)
class SmallSite:
    """Whether the site is small, and the last day on which it was; None if it never was."""

    now: bool
    last_day: date | None

    @classmethod
    def of(cls, added: Sequence[date], most: int) -> SmallSite:
        """A site with the papers that were first published on these days."""
        in_order = sorted(added)
        if len(in_order) <= most:
            return cls(now=True, last_day=None)
        before = [day for day in in_order[:most] if day < in_order[most]]
        return cls(now=False, last_day=before[-1] if before else None)

    @property
    def ever(self) -> bool:
        """Whether it is or was small: what it published then has an address."""
        return self.now or self.last_day is not None

    def had(self, choice: Choice, published: date) -> bool:
        """Whether what was published on a day has what small sites make of everything."""
        if choice != "auto":
            return choice == "always"
        return self.now or (
            self.last_day is not None and published <= self.last_day
        )


def groups_with_feeds(
    groups: Groups,
    site: SmallSite,
    settings: Settings,
    ledger: Mapping[str, Address],
) -> tuple[frozenset[str], Ledger]:
    """The paths of the groups that have a feed, and the ledger's lines that remember it."""
    if settings.url is None:
        return frozenset(), {}
    fed: set[str] = set()
    lines: Ledger = {}
    for group in _with_pages(groups):
        line = ledger[group.path]
        large = (
            len(group.papers) >= settings.sizes.papers_of_a_feed
            and settings.feeds == "auto"
        )
        if large and not site.now:
            lines[group.path] = line.with_identities([_FEED])
        kept = settings.feeds != "never" and _FEED in line.identities
        if large or kept or site.had(settings.feeds, line.published):
            fed.add(group.path)
    return frozenset(fed), lines


def few_forms(
    site: SmallSite, before: Mapping[str, Address], now: Mapping[str, Address]
) -> tuple[bool, Ledger]:
    """Whether a large site has few files of all papers, and the ledger's line that remembers it.

    ``before`` is the ledger that the build began with. A site that older code
    published has files in all forms, and no such line.
    """
    if before:
        return any(_FEW_FORMS in a.identities for a in before.values()), {}
    papers = sorted(path for path in now if path.startswith("papers/"))
    marked = [] if site.ever else papers[:1]
    return True, {
        path: now[path].with_identities([_FEW_FORMS]) for path in marked
    }


def _with_pages(groups: Groups) -> Iterable[Group]:
    return chain(
        groups.keywords.values(), groups.venues.values(), groups.topics
    )
