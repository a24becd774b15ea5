"""The papers that a saved listing changes, each made anew of its own entries.

What a paper has from all papers together (address, keywords, related papers, its groups) stays as
the last build found it, until the next one finds it again.
"""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING, NamedTuple

from paperweave.merge.cluster import Cluster
from paperweave.merge.family_names import FamilyNames
from paperweave.merge.resolve import combine
from paperweave.mkdocs.serving.stretch import alike, fields_of
from paperweave.model.paper import MergedPaper

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.build import InMemory
    from paperweave.clean.listings import Gathered
    from paperweave.model.corpus import Corpus
    from paperweave.model.paper import Entry, Paper

# A record's fields without its place, and the lines that it was read of.
_Told = tuple[object, str]


class _Saved(NamedTuple):
    """The entries of saved listings, by the identity of what each was in the last build."""

    now: dict[int, Entry]
    changed: set[int]  # those that say something else now
    gone: set[int]


def with_saved(
    last: InMemory, saved: Mapping[str, Gathered]
) -> tuple[Corpus, tuple[int, ...]]:
    """The corpus of the last build with the papers that listings, just saved, change.

    ``saved`` is what the saved listings hold now, by name. Comes with the places of the papers that
    say something else now. A paper that lost an entry waits for the build, as one does whose year
    has no page yet.
    """
    entries = _saved(last.gathered, saved)
    papers = list(last.corpus.papers)
    changed = [
        i for i, paper in enumerate(papers) if _any_in(entries.changed, paper)
    ]
    every = (
        entry
        for one in ({**last.gathered, **saved}).values()
        for entry in one.entries
    )
    families = FamilyNames(every if changed else ())
    shown = []
    for i in changed:
        if _any_in(entries.gone, papers[i]):
            continue
        made = _combined(papers[i], entries, last, families)
        if made.year is None or made.year in last.corpus.groups.years:
            papers[i] = made
            shown.append(i)
    return _with_papers(last.corpus, tuple(papers), saved), tuple(shown)


def _any_in(some: set[int], paper: Paper) -> bool:
    return any(id(entry) in some for entry in paper.entries)


def _saved(
    before: Mapping[str, Gathered], saved: Mapping[str, Gathered]
) -> _Saved:
    found = _Saved({}, set(), set())
    for name, gathered in saved.items():
        old, new = before[name].entries, gathered.entries
        told, tells = _told(before[name]), _told(gathered)
        for i, j in _pairs(told, tells):
            found.now[id(old[i])] = new[j]
            if told[i] != tells[j]:
                found.changed.add(id(old[i]))
        found.gone.update(
            id(entry) for entry in old if id(entry) not in found.now
        )
    return found


def _told(gathered: Gathered) -> list[_Told]:
    """What each record of a file says, wherever it stands."""
    seeds = {reading.seed.name: reading.seed for reading in gathered.readings}
    return [
        (fields_of(record), seeds[record.file].raw_of(record))
        for record in (entry.record for entry in gathered.entries)
    ]


def _pairs(old: Sequence[_Told], new: Sequence[_Told]) -> list[tuple[int, int]]:
    """The places of the records that are still there, before and now.

    Between what is the same from the beginning and from the end, records are told by their order
    where as many stand there as before; else nobody knows which is which.
    """
    head = alike(old, new)
    tail = alike(old[head:][::-1], new[head:][::-1])
    shift = len(new) - len(old)
    middle = (
        [(i, i) for i in range(head, len(old) - tail)] if shift == 0 else []
    )
    same = [(i, i) for i in range(head)]
    return [
        *same,
        *middle,
        *((i, i + shift) for i in range(len(old) - tail, len(old))),
    ]


def _combined(
    paper: Paper, saved: _Saved, last: InMemory, families: FamilyNames
) -> Paper:
    """What its entries say now, with the rest as it was."""
    entries = tuple(saved.now.get(id(entry), entry) for entry in paper.entries)
    merged, _ = combine(
        Cluster(entries, paper.merged_because), last.settings.captured
    )
    merged = replace(merged, authors=families.marked(merged.authors))
    facts = {
        field.name: getattr(merged, field.name) for field in fields(MergedPaper)
    }
    return replace(paper, **facts)


def _with_papers(
    corpus: Corpus, papers: tuple[Paper, ...], saved: Mapping[str, Gathered]
) -> Corpus:
    readings = {
        one.seed.name: one
        for gathered in saved.values()
        for one in gathered.readings
    }
    venues = {
        i: path
        for i, path in corpus.groups.venue_pages.items()
        if papers[i].venue == corpus.papers[i].venue
    }
    return replace(
        corpus,
        papers=papers,
        groups=replace(corpus.groups, venue_pages=venues),
        readings=tuple(
            readings.get(one.seed.name, one) for one in corpus.readings
        ),
    )
