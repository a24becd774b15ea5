"""The venues of two papers or more: names that are certain to mean one venue meet."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

from paperweave.text.normalize import fold, slug
from paperweave.text.venues.series import venue_in

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.paper import Paper

_LONGEST = 60  # letters of a venue's name in its address


class VenuePapers(NamedTuple):
    """A venue before it has an address."""

    name: str
    kind: str | None
    variants: tuple[str, ...]
    papers: tuple[int, ...]

    @property
    def identity(self) -> str:
        """What the ledger knows it by."""
        return f"venue:{fold(self.name)}"

    @property
    def wanted(self) -> str:
        """The last part of the address that it would like."""
        return slug(self.name, _LONGEST) or "venue"


def venues_of(
    papers: Sequence[Paper], newest: Sequence[int]
) -> list[VenuePapers]:
    """The venues of two papers or more, in the order of their names; theses have none."""
    members = defaultdict[str, list[int]](list)
    names = defaultdict[str, Counter[str]](Counter)
    kinds: dict[str, str | None] = {}
    for i in newest:
        written = papers[i].venue
        if not written:
            continue
        venue = venue_in(written)
        if venue.kind == "thesis":
            continue
        key = fold(venue.series)
        members[key].append(i)
        names[key][venue.series] += 1
        kinds[key] = kinds.get(key) or venue.kind
    found = [
        VenuePapers(
            _most(names[key]),
            kinds[key],
            tuple(sorted({str(papers[i].venue) for i in some})),
            tuple(some),
        )
        for key, some in members.items()
        if len(some) > 1
    ]
    return sorted(found, key=lambda venue: (venue.name.casefold(), venue.name))


def _most(names: Counter[str]) -> str:
    """The name that stands most often, of equals the first by its letters."""
    return min(names, key=lambda name: (-names[name], name))
