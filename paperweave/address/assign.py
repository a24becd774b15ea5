"""Permanent addresses.

Each paper, keyword, author and year keeps the one that the ledger has for it.

A thing is known by its identities (``arxiv:…``, ``doi:…``, ``title:…``, ``abstract:…``). Each line
of the ledger goes to the thing that has most in common with it, and each thing keeps one line; a
line that is left over leads to the thing that it speaks of, and a thing that is left over gets a
new address.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from paperweave.address.ledger import Address, fold_name
from paperweave.address.retitled import retitled
from paperweave.text.normalize import slug

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger

# How much an identity says: a number or a DOI is the paper itself; a title with its abstract more
# than either alone. That a group has a feed says nothing of what it is: of two keywords in the same
# letters (BERT and bert) each took the other's line from one build to the next.
_WEIGHTS = {
    "arxiv": 100,
    "acl": 90,
    "doi": 90,
    "title": 10,
    "abstract": 10,
    "author": 10,
    "feed": 0,
}
_NUMBERS = ("arxiv", "acl")  # of which a work has one
# An identity on more lines than this (the title "Editorial") leads to none of them by itself.
_MANY = 40
# `index` is a folder's own page for every web server; Windows keeps the others for devices, with
# any ending.
_RESERVED = re.compile(
    r"(?:index|con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE
)
_ONLY_WEIGHT = 1  # keywords, authors and years have one kind of identity each


@dataclass(frozen=True, slots=True)
class Named:
    """Something that needs an address.

    It has a section (``papers``), what it is known by, the name it would like, and of a paper its
    title.
    """

    section: str
    identities: frozenset[str]
    wanted: str
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Addressed:
    """What the address stage found, paths being ``section/name``."""

    paths: tuple[str, ...]  # one for each thing, in their order
    redirects: Mapping[
        str, str
        # An address that something else has taken over, and that something's address.
    ]
    homeless: tuple[str, ...]  # addresses of which nothing is left
    ledger: Ledger  # the ledger with all that is new


class _Claim(NamedTuple):
    """What a thing has in common with a line of the ledger."""

    thing: int
    path: str
    weight: int  # of what both have
    unexplained: int  # of what only the line has


def assign(things: Sequence[Named], ledger: Ledger, today: date) -> Addressed:
    """Give each thing its address.

    The order of the things decides nothing: new names go by identities.
    """
    claims = list(_claims(things, ledger))
    kept = _keep(things, ledger, claims)
    kept |= _with_corrected_titles(things, ledger, claims, kept)
    result = dict(ledger)
    _name_the_new(things, kept, result, today)
    for i, path in kept.items():
        result[path] = (
            result[path].leading_to(None).with_identities(things[i].identities)
        )
    redirects = _redirects(things, ledger, claims, kept)
    for path, target in redirects.items():
        result[path] = result[path].leading_to(target)
    shown = set(kept.values())
    gone = [
        path for path in ledger if path not in shown and path not in redirects
    ]
    return Addressed(
        tuple(kept[i] for i in range(len(things))),
        redirects,
        tuple(sorted(gone)),
        result,
    )


def _with_corrected_titles(
    things: Sequence[Named],
    ledger: Ledger,
    claims: Iterable[_Claim],
    kept: Mapping[int, str],
) -> dict[int, str]:
    """The lines of papers that share nothing with them but most of their titles."""
    claimed = {claim.path for claim in claims}
    left = _told_by_title(ledger, claimed)
    if not left:
        return {}
    new = {
        i: slug(thing.title)
        for i, thing in enumerate(things)
        if i not in kept and thing.title and not _numbered(thing.identities)
    }
    return {i: path for path, i in retitled(left, new).items()}


def _told_by_title(ledger: Ledger, without: Container[str]) -> list[str]:
    """The addresses of papers of which nothing is known but their title, year and authors."""
    return [
        path
        for path, line in ledger.items()
        if path.startswith("papers/")
        and path not in without
        and not line.values("redirect")
        and not _numbered(line.identities)
    ]


def _numbered(identities: Iterable[str]) -> bool:
    """Whether a number or an abstract tells a paper, whatever its title."""
    return any(
        identity.startswith(("arxiv:", "acl:", "doi:", "abstract:"))
        for identity in identities
    )


def _weight(identities: Iterable[str]) -> int:
    return sum(
        _WEIGHTS.get(i.partition(":")[0], _ONLY_WEIGHT) for i in identities
    )


def _claims(things: Sequence[Named], ledger: Ledger) -> Iterable[_Claim]:
    """Every thing with every line that it shares an identity with.

    Two papers of one title share none by their title: they are two papers.
    """
    lines_of: dict[str, dict[str, list[str]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for path, line in ledger.items():
        of_section = lines_of[path.partition("/")[0]]
        for identity in line.identities:
            of_section[identity].append(path)
    for i, thing in enumerate(things):
        of_section = lines_of[thing.section]
        found = [of_section.get(identity, []) for identity in thing.identities]
        telling = {
            path for paths in found if len(paths) <= _MANY for path in paths
        }
        for path in sorted(telling):
            theirs = ledger[path].leading_to(None).identities
            shared = thing.identities & theirs
            if not _another_paper(thing.identities, theirs, shared):
                yield _Claim(i, path, _weight(shared), _weight(theirs - shared))


def _of_kind(kind: str, identities: Iterable[str]) -> set[str]:
    beginning = f"{kind}:"
    return {i for i in identities if i.startswith(beginning)}


def _another_paper(
    mine: frozenset[str], theirs: frozenset[str], shared: frozenset[str]
) -> bool:
    """Tell two papers by their numbers in arXiv or the ACL Anthology.

    Title and abstract may say that the number was corrected: then they are one.
    """
    if {"title", "abstract"} <= {
        i.partition(":")[0] for i in shared
    } or _of_kind("doi", shared):
        return False
    return any(
        _of_kind(kind, mine)
        and _of_kind(kind, theirs)
        and not _of_kind(kind, shared)
        for kind in _NUMBERS
    )


def _keep(
    things: Sequence[Named], ledger: Ledger, claims: Sequence[_Claim]
) -> dict[int, str]:
    """The one line that each thing keeps.

    Lines that show something go first, then those that lead elsewhere by now.
    """
    led_away = {
        path for path, line in ledger.items() if line.values("redirect")
    }
    can_go_back = {claim.thing for claim in claims if claim.path in led_away}

    def order(claim: _Claim) -> tuple[object, ...]:
        return (
            claim.path in led_away,
            -claim.weight,
            claim.thing in can_go_back,
            claim.unexplained,
            ledger[claim.path].published,
            claim.path,
            sorted(things[claim.thing].identities),
            claim.thing,
        )

    kept = _alone(claims)
    taken: set[str] = set()
    left = [claim for claim in claims if claim.thing not in kept]
    for claim in sorted(left, key=order):
        if claim.thing not in kept and claim.path not in taken:
            kept[claim.thing] = claim.path
            taken.add(claim.path)
    return kept


def _alone(claims: Sequence[_Claim]) -> dict[int, str]:
    """The lines of things that have one, which no other has: of nearly all."""
    of_things = Counter(claim.thing for claim in claims)
    of_paths = Counter(claim.path for claim in claims)
    return {
        claim.thing: claim.path
        for claim in claims
        if of_things[claim.thing] == of_paths[claim.path] == 1
    }


def _redirects(
    things: Sequence[Named],
    ledger: Ledger,
    claims: Iterable[_Claim],
    kept: Mapping[int, str],
) -> dict[str, str]:
    """Where lines lead that no thing keeps.

    They lead to the thing that they speak of, else where they led before.
    """
    shown = set(kept.values())
    left = [claim for claim in claims if claim.path not in shown]
    best: dict[str, _Claim] = {}
    for claim in sorted(
        left, key=lambda c: (-c.weight, sorted(things[c.thing].identities))
    ):
        if _speaks_of(
            ledger[claim.path].identities, things[claim.thing].identities
        ):
            best.setdefault(claim.path, claim)
    found = {path: kept[claim.thing] for path, claim in best.items()}
    found |= _merged_by_corrected_titles(things, ledger, {*shown, *found}, kept)
    for path in ledger:
        if (
            path not in shown
            and path not in found
            and (end := _end(path, ledger, shown, found))
        ):
            found[path] = end
    return found


def _merged_by_corrected_titles(
    things: Sequence[Named],
    ledger: Ledger,
    known: Container[str],
    kept: Mapping[int, str],
) -> dict[str, str]:
    """Where the addresses lead of papers that are one with another since a title was corrected."""
    left = _told_by_title(ledger, known)
    if not left:
        return {}
    titles = {
        i: slug(thing.title) for i, thing in enumerate(things) if thing.title
    }
    return {path: kept[i] for path, i in retitled(left, titles).items()}


def _speaks_of(line: frozenset[str], thing: frozenset[str]) -> bool:
    """Whether a line is about a thing that has another one.

    The title alone is too little beside another abstract, and beside other authors.
    """
    if not all(i.startswith("title:") for i in line & thing):
        return True
    return not any(
        _of_kind(kind, line) and _of_kind(kind, thing)
        for kind in ("abstract", "facts")
    )


def _end(
    path: str, ledger: Ledger, shown: set[str], redirects: Mapping[str, str]
) -> str | None:
    """Where the chain of earlier redirects from this address ends; None where it ends nowhere."""
    seen = set[str]()
    while path not in shown and path not in seen:
        seen.add(path)
        before = ledger[path].values("redirect") if path in ledger else []
        onward = redirects.get(path) or next(iter(before), None)
        if onward is None:
            return None
        path = onward
    return path if path in shown else None


def _name_the_new(
    things: Sequence[Named], kept: dict[int, str], ledger: Ledger, today: date
) -> None:
    taken = {fold_name(path) for path in ledger}
    tried: defaultdict[str, int] = defaultdict(lambda: 1)
    new = [i for i in range(len(things)) if i not in kept]
    for i in sorted(
        new,
        key=lambda i: (
            things[i].section,
            things[i].wanted,
            sorted(things[i].identities),
        ),
    ):
        path = _free(f"{things[i].section}/{things[i].wanted}", taken, tried)
        taken.add(fold_name(path))
        kept[i] = path
        ledger[path] = Address(path, things[i].identities, today)


def _free(path: str, taken: set[str], tried: defaultdict[str, int]) -> str:
    """The path, or with the first number that makes it free; ``tried`` has the last one of each.

    Thousands of works called Editorial would otherwise count from 2 each.
    """
    if fold_name(path) not in taken and not _RESERVED.fullmatch(
        path.rpartition("/")[2]
    ):
        return path
    while True:
        tried[path] += 1
        name = f"{path}-{tried[path]}"
        if fold_name(name) not in taken:
            return name
