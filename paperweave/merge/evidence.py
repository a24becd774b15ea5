"""What speaks for and against that two entries are one work, beside title and abstract."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.merge.view import Person, View

_FIGURES = re.compile(r"\d+")
# A work may be published some years after its preprint, and once more in a journal; beyond these
# years the same title in another venue is another work.
_YEARS_APART = 3
# Of the shorter list of authors. Lists of one work are cut or grow; LeCun's article and
# Goodfellow's book "Deep learning" have one author of three in common.
_SHARE_IN_COMMON = 0.5


def common_authors(a: View, b: View) -> int | None:
    """How many authors both have; None where one has none, so that nothing can be said."""
    if not a.persons or not b.persons:
        return None
    return sum(
        any(_same_person(one, other) for other in b.persons)
        for one in a.persons
    )


def _same_person(a: Person, b: Person) -> bool:
    if a.family == b.family:
        return a.given.startswith(b.given) or b.given.startswith(a.given)
    # In the other order: Wang Wei, Wei Wang.
    return len(a.words) > 1 and a.words == b.words


def authors_agree(a: View, b: View) -> bool | None:
    """Whether half or more of the shorter list are in the other; None where one has no authors."""
    common = common_authors(a, b)
    if common is None:
        return None
    return common >= _SHARE_IN_COMMON * min(len(a.persons), len(b.persons))


def same_authors(a: View, b: View) -> bool:
    """Whether both have the same authors, all of them."""
    return len(a.persons) == len(b.persons) and common_authors(a, b) == len(
        a.persons
    )


def years_between(a: View, b: View) -> int:
    """How many years lie between both; 0 where one is unknown."""
    return abs(a.year - b.year) if a.year and b.year else 0


def far_apart(a: View, b: View) -> bool:
    """Whether more years lie between both than between the versions of one work."""
    return years_between(a, b) > _YEARS_APART


def other_venue(a: View, b: View) -> bool:
    """Whether both were published, and not in the same place."""
    return (
        bool(a.venue and b.venue)
        and a.venue not in b.venue
        and b.venue not in a.venue
    )


def against(a: View, b: View) -> str | None:
    """Why two entries of one title are two works, in words; None where nothing says so."""
    if authors_agree(a, b) is False:
        few = "few authors" if common_authors(a, b) else "no author"
        return f"they have {few} in common"
    if a.kind and b.kind and a.kind != b.kind:
        return f"one is {a.kind}, the other {b.kind}"
    if far_apart(a, b) and other_venue(a, b):
        return f"they were published {years_between(a, b)} years apart and in other places"
    return next((why for are_two, why in _TWO_WORKS if are_two(a, b)), None)


def _two_editions_of_a_book(a: View, b: View) -> bool:
    """Whether both are books, and of other years: long after one another, or under other ISBNs."""
    if a.kind != "a book" or b.kind != "a book":
        return False
    other_number = bool(a.isbn and b.isbn) and a.isbn != b.isbn
    return far_apart(a, b) or (other_number and years_between(a, b) > 1)


def two_editions(a: View, b: View) -> bool:
    """Whether a series has both, in other years: ``TREC 2004``, ``TREC 2005``.

    Overviews of a shared task have one title and one list of authors each year.
    """
    if not years_between(a, b) or not other_venue(a, b):
        return False
    return _FIGURES.sub("", a.venue) == _FIGURES.sub("", b.venue)


def _two_volumes_of_a_journal(a: View, b: View) -> bool:
    """Whether one place published both, in other volumes and years: "Reply to Knot et al."."""
    volumes = a.pages[0], b.pages[0]
    if not (a.venue and b.venue and all(volumes)) or volumes[0] == volumes[1]:
        return False
    return not other_venue(a, b) and years_between(a, b) > 1


def _two_in_the_anthology(a: View, b: View) -> bool:
    """Whether the ACL Anthology has two works, and not one work under two numbers."""
    if not a.anthology or not b.anthology or a.anthology == b.anthology:
        return False
    agree = a.title == b.title and same_authors(a, b) and a.year == b.year
    return a.generic or not agree


# What else parts entries of one title, and how it is said.
_TWO_WORKS = (
    (_two_editions_of_a_book, "they are two editions of a book"),
    (_two_volumes_of_a_journal, "they stand in two volumes of one journal"),
    (two_editions, "they stand in two editions of one series"),
    (_two_in_the_anthology, "the ACL Anthology has them under two numbers"),
)


def one_of_a_kind(a: View, b: View) -> bool:
    """Whether two entries of a generic title are one work: nothing less than all facts will do."""
    if (
        not a.persons
        or a.persons != b.persons
        or not a.year
        or a.year != b.year
        or other_venue(a, b)
    ):
        return False
    return all(
        one is None or other is None or one == other
        for one, other in zip(a.pages, b.pages, strict=True)
    )
