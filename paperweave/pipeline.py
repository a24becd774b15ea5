"""The stages between reading and writing, in their order: entries in, a corpus with its ledger out. No disk here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.address.groups import _redirects, address_groups
from paperweave.address.list_parts import part_counts, parts_ledger
from paperweave.address.papers import address_papers
from paperweave.engine.workers import aside
from paperweave.merge.cluster import merge
from paperweave.merge.resolve import combine
from paperweave.model.corpus import (
    Corpus,
)
from paperweave.related.words import map_places, with_related, words_of_all

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.clean.listings import Gathered
    from paperweave.config.curation import Curation
    from paperweave.config.settings import Settings
    from paperweave.engine.cache import Cache
    from paperweave.keywords import Phrases, Vocabulary
    from paperweave.model.paper import Paper
    from paperweave.model.record import Problem, Record
    from paperweave.read.detect import Reading

_WORTH_A_PROCESS = (
    100  # papers; the keywords of fewer are found before the map's libraries are loaded
)


@dataclass(frozen=True, slots=True)
class Woven:
    """What the stages made: the corpus, the ledger with what is new, addresses of which nothing is left, problems."""

    corpus: Corpus
    ledger: Ledger
    homeless: tuple[str, ...]
    problems: tuple[Problem, ...]


def weave(  # noqa: PLR0913 - what all stages together are made from
    gathered: Sequence[Gathered],
    curation: Curation,
    settings: Settings,
    ledger: Ledger,
    *,
    today: date,
    cache: Cache,
) -> Woven:
    """From what was read to what is published, of the papers that the settings want.

    ``cache`` keeps what takes long and is the same for the same text.
    """
    readings = [reading for one in gathered for reading in one.readings]
    clusters, close = merge([entry for one in gathered for entry in one.entries], curation)
    combined = [combine(cluster, settings.captured) for cluster in clusters]
    wanted = [paper for paper, _ in combined if settings.only.wants(paper)]
    left_out = [paper for paper, _ in combined if not settings.only.wants(paper)]
    papers, addressed = address_papers(wanted, left_out, ledger, today)
    place = partial(map_places, papers, cache)
    places = aside(place) if len(papers) >= _WORTH_A_PROCESS else place
    phrases, terms = words_of_all(papers, cache)
    papers, vocabulary = with_keywords(papers, phrases, curation)
    written = [text.written for text in phrases]
    del phrases  # as much memory as all papers
    papers = with_related(papers, written, terms, cache)
    groups, of_groups = address_groups(papers, vocabulary, ledger, today, settings.sizes)
    problems = chain(*(one.unclear for one in gathered), close, *(found for _, found in combined))
    added = tuple(addressed.ledger[f"papers/{p.address}"].published for p in papers)
    authors = {author.name for paper in papers for author in paper.authors}
    counts = part_counts(groups, len(authors), len(readings), settings.sizes)
    lists, of_parts = parts_ledger(counts, ledger, today)
    left = _selected(readings, left_out)
    redirects = _redirects(addressed, of_groups, of_parts)
    corpus = Corpus(tuple(papers), groups, left, redirects, added, places())
    return Woven(
        corpus,
        {**addressed.ledger, **of_groups.ledger, **lists},
        addressed.homeless,
        tuple(problems),
    )


def distinct_papers(
    gathered: Iterable[Gathered], curation: Curation, settings: Settings
) -> list[Paper]:
    """The papers that the settings want, before anything is made of them."""
    clusters, _ = merge([entry for one in gathered for entry in one.entries], curation)
    papers = (combine(cluster, settings.captured)[0] for cluster in clusters)
    return [paper for paper in papers if settings.only.wants(paper)]


def _selected(readings: Iterable[Reading], left_out: Iterable[Paper]) -> tuple[Reading, ...]:
    """The readings without the records of papers that are left out on purpose, which are counted."""
    records = {_place(entry.record) for paper in left_out for entry in paper.entries}
    return tuple(_without(reading, records) for reading in readings) if records else tuple(readings)


def _place(record: Record) -> tuple[object, ...]:
    """Where a record stands, and what tells it from others on its line; its identifiers may have been corrected."""
    return record.file, record.first_line, record.title, record.abstract


def _without(reading: Reading, records: Container[tuple[object, ...]]) -> Reading:
    kept = tuple(r for r in reading.records if _place(r) not in records)
    return replace(
        reading, records=kept, passed_over=reading.passed_over + len(reading.records) - len(kept)
    )


def with_keywords(
    papers: Sequence[Paper], phrases: Sequence[Phrases], curation: Curation
) -> tuple[list[Paper], Vocabulary]:
    """Papers with the keywords that they share, out of the phrases of each."""
    from paperweave.keywords import shared_keywords

    vocabulary = shared_keywords(phrases, [p.given_keywords for p in papers], curation)
    shown = [k.shown for k in vocabulary.keywords]
    chosen = [tuple(shown[k] for k in of_text) for of_text in vocabulary.of_text]
    return [replace(p, keywords=names) for p, names in zip(papers, chosen, strict=True)], vocabulary
