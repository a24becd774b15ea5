"""Who wrote what: the names on papers become persons, by what is known for certain.

An identifier in a listing and a person's word in ``curation.toml`` decide. Without either, one
spelling is one page: what speaks for several people, or for one under two names, is told there and
nothing is merged.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations, pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from paperweave.merge.union_find import Edge, Joined
from paperweave.model.record import Kept
from paperweave.text.normalize import fingerprint, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperweave.config.curation import Curation
    from paperweave.model.paper import Paper

K = TypeVar("K")

# "Wei Zhang (2401.00001; 2402.00002)" in `different_author`: a name, and the papers that are meant.
_WITH_PAPERS = re.compile(r"(?P<name>[^()]+?)\s*\((?P<papers>[^()]+)\)")


class Mention(NamedTuple):
    """A name on a paper."""

    paper: int
    name: str


@dataclass(frozen=True, slots=True)
class Person(Kept):
    """One person as far as is known: the names and the papers, and what identifies them."""

    name: str  # the spelling of most papers
    papers: tuple[int, ...]
    spellings: tuple[str, ...]
    ids: tuple[str, ...] = ()
    # Of a name that is several people's: the persons it may mean, and papers that do not say which.
    namesakes: tuple[int, ...] = ()

    @property
    def is_question(self) -> bool:
        """Whether it is a name that asks which person is meant."""
        return bool(self.namesakes)


@dataclass(slots=True)
class People:
    """All persons, and whom each mention means."""

    persons: list[Person] = field(default_factory=list)
    of: dict[Mention, int] = field(default_factory=dict)


def people_of(papers: Sequence[Paper], curation: Curation) -> People:
    """Find the persons behind the names on papers; the order of the papers decides nothing."""
    mentions, ids = _mentions(papers)
    said = _said_ids(mentions, papers, curation)
    known = {
        mention: said.get(mention) or ids.get(mention) for mention in mentions
    }
    joined = Joined(len(mentions))
    places = {mention: place for place, mention in enumerate(mentions)}
    joined.join_unless(list(_edges(mentions, known, curation)), lambda _: set())
    groups = [[mentions[place] for place in group] for group in joined.groups()]
    return _named(groups, known, {m: joined.root(places[m]) for m in mentions})


def _mentions(
    papers: Sequence[Paper],
) -> tuple[list[Mention], dict[Mention, str]]:
    found: dict[Mention, str | None] = {}
    for i, paper in enumerate(papers):
        for author in paper.authors:
            found.setdefault(Mention(i, author.name), author.id)
    return list(found), {
        mention: known for mention, known in found.items() if known
    }


def _edges(
    mentions: Sequence[Mention],
    ids: Mapping[Mention, str | None],
    curation: Curation,
) -> Iterable[Edge]:
    """Which mentions are one person's: of one identifier, or of one name that has no two."""
    same = _one_name_for_all(curation.same_author)
    people = [
        same.get(one, one) if (one := ids[mention]) else None
        for mention in mentions
    ]
    for person, places in _places_by(people).items():
        if person is not None:
            yield from _chain(places)
    for places in _places_by(
        same.get(m.name, m.name) for m in mentions
    ).values():
        yield from _chain(_of_one(places, people))


def _of_one(
    places: Sequence[int], people: Sequence[str | None]
) -> Sequence[int]:
    """Where a name stands for one person: everywhere, or where two have it, without identifier."""
    several = len({people[place] for place in places} - {None}) > 1
    return (
        [place for place in places if people[place] is None]
        if several
        else places
    )


def _places_by(keys: Iterable[K]) -> dict[K, list[int]]:
    """The places at which each key stands."""
    found = defaultdict[K, list[int]](list)
    for place, key in enumerate(keys):
        found[key].append(place)
    return found


def _one_name_for_all(groups: Iterable[Sequence[str]]) -> dict[str, str]:
    """For each name in groups of names of one person, the first of all; groups may overlap."""
    same: dict[str, str] = {}
    for names in groups:
        known = {same[name] for name in names if name in same}
        together = {
            *names,
            *(name for name, first in same.items() if first in known),
        }
        same |= dict.fromkeys(together, min(together))
    return same


def _chain(places: Sequence[int]) -> Iterable[Edge]:
    return (Edge(a, b, "") for a, b in pairwise(places))


def _said_ids(
    mentions: Iterable[Mention], papers: Sequence[Paper], curation: Curation
) -> dict[Mention, str]:
    """What ``different_author`` says of names with papers, as identifiers of its own."""
    sayings = [
        (
            f"said:{side}-{fingerprint(text)}",
            found["name"],
            _cited(found["papers"]),
        )
        for names in curation.different_author
        for side, text in enumerate(names, 1)
        if (found := _WITH_PAPERS.fullmatch(text))
    ]
    if not sayings:
        return {}
    chosen: dict[Mention, str] = {}
    for mention in mentions:
        for said, name, meant in sayings:
            if mention.name == name and meant & answers(papers[mention.paper]):
                chosen[mention] = said
    return chosen


def _cited(text: str) -> set[str]:
    return {part.strip().casefold() for part in text.split(";") if part.strip()}


def answers(paper: Paper) -> set[str]:
    """The names that a paper answers to."""
    names = (
        paper.address,
        f"papers/{paper.address}",
        paper.arxiv,
        paper.doi,
        paper.title,
    )
    return {name.casefold() for name in names if name}


def _named(
    groups: Sequence[Sequence[Mention]],
    ids: Mapping[Mention, str | None],
    roots: Mapping[Mention, int],
) -> People:
    people = People()
    split = defaultdict[str, set[int]](set)
    for mention, root in roots.items():
        split[mention.name].add(root)
    by_root: dict[int, int] = {}
    for group in groups:
        known = sorted({known for m in group if (known := ids[m])})
        spellings = sorted(
            {m.name for m in group},
            key=lambda name: (-_times(group, name), name),
        )
        papers = tuple(sorted({m.paper for m in group}))
        person = Person(spellings[0], papers, tuple(spellings), tuple(known))
        by_root[roots[group[0]]] = len(people.persons)
        people.persons.append(person)
        people.of |= dict.fromkeys(group, len(people.persons) - 1)
    _ask(
        people,
        {name: found for name, found in split.items() if len(found) > 1},
        by_root,
    )
    return people


def _times(group: Sequence[Mention], name: str) -> int:
    return sum(mention.name == name for mention in group)


def _ask(
    people: People, split: Mapping[str, set[int]], by_root: Mapping[int, int]
) -> None:
    """Make of each name that several persons have one that asks which; unsure papers stay there."""
    for name in sorted(split):
        found = [by_root[root] for root in sorted(split[name])]
        persons = [number for number in found if people.persons[number].ids]
        unsure = [number for number in found if not people.persons[number].ids]
        namesakes = tuple(persons)
        if len(persons) < 2:
            continue
        if unsure:
            number = unsure[0]
            left = people.persons[number]
            people.persons[number] = Person(
                name, left.papers, left.spellings, (), namesakes
            )
        else:
            people.persons.append(Person(name, (), (name,), (), namesakes))


def tells_apart(identifier: str) -> str:
    """What of an identifier tells namesakes apart: ``0001`` of ``acl:wei-zhang-0001``."""
    kind, _, value = identifier.partition(":")
    if kind == "said":
        return value.partition("-")[0]
    if kind == "acl":
        return value.rpartition("-")[2] if value[-1:].isdigit() else value
    return value


# What may be one person
# --------------------------------------------------------------------------------------------------


class Alike(NamedTuple):
    """A name that may be the same person's, and the co-authors that speak for it."""

    person: int
    beside: tuple[str, ...]


def maybe_same(
    people: People, papers: Sequence[Paper], curation: Curation
) -> dict[int, list[Alike]]:
    """For each person those under another name who may be the same, with a co-author shared."""
    apart = {
        frozenset(pair)
        for names in curation.different_author
        for pair in combinations(names, 2)
    }
    beside = _Beside(people, papers)
    found = defaultdict[int, list[Alike]](list)
    for a, b in _alike_names(people):
        one, other = people.persons[a], people.persons[b]
        if {one.name, other.name} in apart or not _may_be_one(one, other):
            continue
        if shared := sorted(beside.of(a) & beside.of(b)):
            names = tuple(people.persons[number].name for number in shared[:5])
            found[a].append(Alike(b, names))
            found[b].append(Alike(a, names))
    return found


_MOST_OF_A_FAMILY = 300  # names to compare with each other


def _alike_names(people: People) -> Iterator[tuple[int, int]]:
    """The pairs of persons whose names may be one person's.

    Of a family, only names of one initial are compared, each folded once: to fold both of every
    pair took 13 of the 19 seconds for the names of the ACL Anthology.
    """
    for numbers in _families(people):
        by_initial = defaultdict[str, list[tuple[int, list[str]]]](list)
        for number in numbers[:_MOST_OF_A_FAMILY]:
            given = _given(people.persons[number].name)
            if given:
                by_initial[given[0][:1]].append((number, given))
        for some in by_initial.values():
            for (a, ones), (b, others) in combinations(some, 2):
                if _fit(ones, others):
                    yield a, b


def _families(people: People) -> Iterable[list[int]]:
    """The persons of each family name who may have another name."""
    by_family = defaultdict[str, list[int]](list)
    for number, person in enumerate(people.persons):
        if not person.is_question and len(person.ids) < 2:
            by_family[fold(person.name.rpartition(" ")[2])].append(number)
    return by_family.values()


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether no identifier, name or paper denies that two persons are one."""
    if one.name == other.name or (one.ids and other.ids):
        return False
    return set(one.papers).isdisjoint(other.papers)


class _Beside:
    """Who stands on the same papers as a person; asked of few, since a paper may have thousands."""

    def __init__(self, people: People, papers: Sequence[Paper]) -> None:
        self._numbers = [
            {people.of[Mention(i, author.name)] for author in paper.authors}
            for i, paper in enumerate(papers)
        ]
        self._papers = defaultdict[int, list[int]](list)
        for i, numbers in enumerate(self._numbers):
            for number in numbers:
                self._papers[number].append(i)
        self._known: dict[int, set[int]] = {}

    def of(self, number: int) -> set[int]:
        """The numbers of the others on a person's papers."""
        if number not in self._known:
            others = set().union(
                *(self._numbers[i] for i in self._papers[number])
            )
            self._known[number] = others - {number}
        return self._known[number]


def _fit(ones: Sequence[str], others: Sequence[str]) -> bool:
    """Whether two persons' given names may be one person's.

    ``A. Y.``, ``Andrew`` and ``Andrew Y.`` may.
    """
    if ones == others:
        return True
    if not _fits(ones[0], others[0]):
        return False
    return all(map(_fits, ones[1:], others[1:]))


def _given(name: str) -> list[str]:
    """The given names and initials of a person, folded."""
    parts = re.split(r"[\s.-]+", name.rpartition(" ")[0])
    return [fold(part) for part in parts if part]


def _fits(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) == 1 and a[:1] == b[:1])
