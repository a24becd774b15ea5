"""Long lists in parts: a page for each part, whose address never dies.

A list's own page holds its beginning, and lists of papers begin with the newest. The parts are
numbered from the list's end, so that a list that grows at its beginning leaves the parts that it
has as they are. When a list becomes shorter, the last numbers are no more: the ledger has a line
``lists/<path of the list>`` for each list that was ever in parts, with the most that it had, and
those that are no more lead to the list.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Generic, TypeVar

from paperweave.address.ledger import LISTS, Address

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.config.page_sizes import Sizes
    from paperweave.model.corpus import Groups

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Part(Generic[Item]):
    """A page of a list, ``keywords/lora`` or ``keywords/parts/lora-3``, and what it lists."""

    path: str
    items: Sequence[Item]


def split(path: str, items: Sequence[Item], size: int) -> list[Part[Item]]:
    """The pages of a list in its order.

    The first has fewer than twice ``size`` items, the parts after it have ``size`` each.
    """
    count = parts_beside(len(items), size)
    own = len(items) - count * size
    parts = [Part(path, items[:own])]
    for number in range(count, 0, -1):
        start = own + (count - number) * size
        parts.append(Part(part_path(path, number), items[start : start + size]))
    return parts


def parts_beside(items: int, size: int) -> int:
    """How many parts a list of so many items has beside its own page."""
    return max(items // size - 1, 0)


def part_path(path: str, number: int) -> str:
    """Where a part is: ``keywords/parts/lora-3``.

    One folder for all, since each folder needs page shells of its own.
    """
    section, _, name = path.partition("/")
    return f"{section}/parts/{name}-{number}"


def part_counts(groups: Groups, listings: int, sizes: Sizes) -> dict[str, int]:
    """For each list of the site, by its path, how many parts it has beside its own page."""
    undated = [groups.undated] if groups.undated else []
    of_papers = chain(
        *(
            kind.values()
            for kind in (
                groups.keywords,
                groups.authors,
                groups.venues,
                groups.years,
                groups.sources,
            )
        ),
        undated,
    )
    of_names = {
        "keywords/index": len(groups.keywords),
        "authors/index": len(groups.everyone),
        "venues/index": len(groups.venues),
        "sources/index": listings,
    }
    return {
        **{
            group.path: parts_beside(len(group.papers), sizes.papers_a_page)
            for group in of_papers
        },
        **{
            path: parts_beside(count, sizes.names_a_page)
            for path, count in of_names.items()
        },
    }


def parts_ledger(
    counts: Mapping[str, int], ledger: Ledger, today: date
) -> tuple[Ledger, dict[str, str]]:
    """The ledger's lines of parted lists, and from each part that is no more the way to its list.

    ``counts`` has, for each list by its path, how many parts it has beside its own page.
    """
    before = {
        path: line
        for path, line in ledger.items()
        if path.startswith(f"{LISTS}/")
    }
    lines = dict(before)
    for path, count in counts.items():
        name = f"{LISTS}/{path}"
        if count > _most(before.get(name)):
            published = before[name].published if name in before else today
            lines[name] = Address(
                name, frozenset({f"parts:{count}"}), published
            )
    redirects = {}
    for name, line in before.items():
        path = name.removeprefix(f"{LISTS}/")
        for number in range(counts.get(path, 0) + 1, _most(line) + 1):
            redirects[part_path(path, number)] = path
    return lines, redirects


def _most(line: Address | None) -> int:
    """How many parts a list ever had; a merged ledger's line may have two numbers."""
    return (
        max(
            (int(count) for count in line.values("parts") if count.isdecimal()),
            default=0,
        )
        if line
        else 0
    )
