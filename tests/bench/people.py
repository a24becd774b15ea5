"""How well persons are told apart and joined, on the identifiers of the ACL Anthology.

Python tests/bench/people.py FOLDER [NAMES].

FOLDER has the Anthology's XML, NAMES its ``name_variants.yaml`` (default: beside it, in ``yaml``).
Who a name is, is told by the ``id`` of the XML, else by the list of names with their variants, else
by the name. Pairs of names on papers are counted: those that are one person's here and there. A
merge is wrong where two identifiers become one person, and silent where the page does not say that
it may be several people; a name without identifier is nobody else's for certain.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from paperweave.address.circles import Circles
from paperweave.address.people import Mention, people_of
from paperweave.clean.entry import entry_of
from paperweave.config.curation import Curation
from paperweave.merge.cluster import Cluster
from paperweave.merge.resolve import combine
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Record
from paperweave.read.decode import read_seed
from paperweave.read.formats.xml.acl_xml import FORMAT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperweave.address.people import People

_DAY = date(2026, 1, 1)


def main(arguments: Sequence[str]) -> None:
    """Print precision, recall and F1 of pairs, with the identifiers and without them."""
    folder = Path(arguments[0])
    names = Path(arguments[1]) if len(arguments) > 1 else folder.parent / "yaml/name_variants.yaml"
    variants = _variants(names)
    records = [record for path in sorted(folder.glob("*.xml")) for record in _records(path)]
    papers = [_paper(number, record) for number, record in enumerate(records)]
    print(f"{len(papers):,} papers, {sum(len(p.authors) for p in papers):,} names on them")
    who = dict(_known(papers, variants))
    _measure("with the identifiers of the XML", papers, who)
    bare = [replace(p, authors=tuple(a._replace(id=None) for a in p.authors)) for p in papers]
    _measure("names alone", bare, who)


def _records(path: Path) -> Iterator[Record]:
    parts = FORMAT.split(read_seed(path.name, path.read_bytes()))
    return (part for part in parts if isinstance(part, Record))


def _paper(number: int, record: Record) -> Paper:
    merged, _ = combine(Cluster((entry_of(record)[0],), ()), {})
    return Paper.of(merged, PaperAddress(f"paper-{number}", f"key{number}", _DAY), (), ())


def _variants(path: Path) -> dict[str, str]:
    """Each name of the list, with the identifier of its person."""
    found: dict[str, set[str]] = defaultdict(set)
    for person in yaml.safe_load(path.read_text(encoding="utf-8")):
        own = _name(person["canonical"])
        known = person.get("id") or own
        for variant in (person["canonical"], *person.get("variants", ())):
            found[_name(variant)].add(f"acl:{known}" if "id" in person else known)
    return {name: min(ids) for name, ids in found.items() if len(ids) == 1}


def _name(parts: Mapping[str, str]) -> str:
    return f"{parts.get('first') or ''} {parts['last']}".strip()


def _known(papers: Iterable[Paper], variants: Mapping[str, str]) -> Iterator[tuple[Mention, str]]:
    for i, paper in enumerate(papers):
        for author in paper.authors:
            yield Mention(i, author.name), author.id or variants.get(author.name, author.name)


def _measure(label: str, papers: Sequence[Paper], who: Mapping[Mention, str]) -> None:
    people = people_of(papers, Curation())
    both = _pairs((people.of[mention], person) for mention, person in who.items())
    ours, theirs = _pairs(people.of[mention] for mention in who), _pairs(who.values())
    precision, recall = both / ours, both / theirs
    f1 = 2 * precision * recall / (precision + recall)
    print(f"{label}: precision {precision:.2%}, recall {recall:.2%}, F1 {f1:.2%}")
    silent, told = _mixed(people, papers, who)
    print(f"    wrong merges: {silent} silent, {told} told ({len(people.persons):,} persons)")


def _pairs(groups: Iterable[object]) -> int:
    return sum(many * (many - 1) // 2 for many in Counter(groups).values())


def _mixed(people: People, papers: Sequence[Paper], who: Mapping[Mention, str]) -> tuple[int, int]:
    """How many persons here are several there: without a word, and where the page says so."""
    meant: dict[int, set[str]] = defaultdict(set)
    for mention, person in who.items():
        if person.startswith("acl:"):
            meant[people.of[mention]].add(person)
    mixed = [number for number, persons in meant.items() if len(persons) > 1]
    circles = Circles(people, papers)
    told = sum(
        people.persons[number].is_question or len(circles.of(number)) > 1 for number in mixed
    )
    return len(mixed) - told, told


if __name__ == "__main__":
    main(sys.argv[1:])
