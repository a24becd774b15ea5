"""How often merging is right.

It is measured by pairs of entries of which it is known whether they are one work.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from paperweave.clean.entry import entry_of
from paperweave.config.curation import Curation
from paperweave.merge.cluster import merge
from paperweave.model.record import Author, Record
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.bibtex.format import FORMAT
from paperweave.read.formats.registry import FORMATS
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from paperweave.model.paper import Entry

LIBRARY = Path(__file__).parent / "libraries" / "works.bib"
_WORTH = 0.98
GENERIC = {"Editorial", "Erratum", "Introduction", "Vorwort"}  # a copy that says less is none


class Score(NamedTuple):
    """Pairs of entries: joined rightly, joined wrongly, and left apart that are one work."""

    right: int
    false: int
    missed: int

    @property
    def recall(self) -> float:
        """The share of true pairs that are joined."""
        return self.right / (self.right + self.missed)


def score(entries: Sequence[Entry], work_of: Callable[[Entry], str]) -> Score:
    """Compare the clusters with the works."""
    clusters, _ = merge(entries, Curation())
    joined = [pair for cluster in clusters for pair in combinations(cluster.entries, 2)]
    right = sum(work_of(a) == work_of(b) for a, b in joined)
    sizes = Counter(map(work_of, entries))
    wanted = sum(n * (n - 1) // 2 for n in sizes.values())
    return Score(right, len(joined) - right, wanted - right)


def library() -> list[Record]:
    """The records of the library, each with its work as its key."""
    seed = read_seed(LIBRARY.name, LIBRARY.read_bytes())
    records = [part for part in FORMAT.split(seed) if isinstance(part, Record)]
    assert len(records) > 80
    return [replace(r, key=(r.key or "").partition(":")[0]) for r in records]


def work(entry: Entry) -> str:
    return str(entry.record.key)


def test_works_of_a_library_are_joined_rightly() -> None:
    entries = [entry_of(record)[0] for record in library()]
    found = score(entries, work)
    assert found.false == 0
    assert found.recall >= _WORTH


def initials(record: Record) -> Record:
    """Given names cut to their first letters."""
    return replace(record, authors=tuple(Author(_short(a.name)) for a in record.authors))


def _short(name: str) -> str:
    *given, family = name.split(" ")
    return " ".join([*(f"{word[0]}." for word in given), family])


def first_author(record: Record) -> Record:
    return replace(record, authors=record.authors[:1])


def lower_case(record: Record) -> Record:
    return replace(record, title=(record.title or "").lower())


def without_identifiers(record: Record) -> Record:
    return replace(record, arxiv=None, doi=None)


def without_venue(record: Record) -> Record:
    return replace(record, venue=None, links=())


VARIANTS = [initials, first_author, lower_case, without_identifiers, without_venue]


@pytest.mark.parametrize("vary", VARIANTS, ids=lambda vary: vary.__name__)
def test_a_copy_that_says_less_is_joined_to_its_work(vary: Callable[[Record], Record]) -> None:
    records = [r for r in library() if r.authors and r.title not in GENERIC]
    copies = [replace(vary(r), file="copies.bib") for r in records]
    found = score([entry_of(r)[0] for r in (*records, *copies)], work)
    assert found.false == 0
    assert found.recall >= _WORTH


def test_the_real_seeds_are_joined_rightly() -> None:
    records: list[Record] = []
    for path in sorted(REAL_SEEDS.iterdir()):
        if path.suffix in {".txt", ".bib"}:
            seed = read_seed(path.name, path.read_bytes())
            records += read_lines(seed, FORMATS).records
    entries = [entry_of(record)[0] for record in records]
    known = _works_of_seeds(entries)
    found = score(entries, lambda e: known[e.place])
    assert len(set(known.values())) == 230
    assert (found.false, found.missed) == (0, 0)


def _works_of_seeds(entries: Sequence[Entry]) -> dict[tuple[str, int], str]:
    """The bibliography names every paper.

    An entry's work is the one of its title, number or abstract.
    """
    of_fact: dict[str, str] = {}
    works: dict[tuple[str, int], str] = {}
    by_file = defaultdict(list)
    for entry in entries:
        by_file[entry.record.file].append(entry)
    for entry in by_file.pop("bibliography.bib"):
        name = str(entry.title)
        works[entry.place] = name
        of_fact |= dict.fromkeys(_facts(entry), name)
    for entry in (e for found in by_file.values() for e in found):
        name = next(of_fact[fact] for fact in _facts(entry) if fact in of_fact)
        works[entry.place] = name
        of_fact |= dict.fromkeys(_facts(entry), name)
    return works


def _facts(entry: Entry) -> list[str]:
    title = "".join(c for c in (entry.title or "").casefold() if c.isalnum())
    return [fact for fact in (entry.record.arxiv, title) if fact]
