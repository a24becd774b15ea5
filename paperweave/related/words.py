"""The words of each paper.

Phrases, terms, neighbours and places on the map, each kept by the hash of its text.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from paperweave.engine.fingerprint import hash_of
from paperweave.engine.workers import in_processes
from paperweave.model.corpus import (
    newest_first,
)
from paperweave.related.on_map.settle import (
    among,
    enough_known,
    placed_anew,
    placed_beside,
)
from paperweave.text.notices import without_notices

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperweave.engine.cache import Cache
    from paperweave.keywords import Phrases, Texts
    from paperweave.model.paper import MergedPaper
    from paperweave.model.place import Place
    from paperweave.model.record import Related
    from paperweave.related.nearest_neighbours import Neighbours, Text
    from paperweave.related.tfidf import Counted, Terms


_RUN = 20  # texts; their words are looked up and scored together
_LEAST_RUNS = 20  # for which processes are worth their start
_RUNS_A_CHUNK = 5


def words_of(
    texts: Sequence[Text], marks: Sequence[bytes], cache: Cache
) -> tuple[Texts, Terms]:
    """The phrases and the terms of each text; those of a known text are kept.

    ``marks`` are hashes of the texts.
    """
    from paperweave.keywords import phrases_of_each
    from paperweave.related.kept_texts import known_and_new
    from paperweave.related.tfidf import counted_terms_of_each, weighted_terms

    def found(places: Sequence[int]) -> list[tuple[Phrases, Counted]]:
        some = [texts[i] for i in places]
        phrases, terms = phrases_of_each(some), counted_terms_of_each(some)
        return list(zip(phrases, terms, strict=True))

    def make(places: Sequence[int]) -> Iterator[tuple[Phrases, Counted]]:
        runs = [
            places[start : start + _RUN]
            for start in range(0, len(places), _RUN)
        ]
        return chain.from_iterable(
            in_processes(found, runs, least=_LEAST_RUNS, chunk=_RUNS_A_CHUNK)
        )

    phrases, counted = known_and_new(marks, make, cache)
    return phrases, weighted_terms(counted)


def near_texts(
    texts: Sequence[Text], terms: Terms, cache: Cache
) -> Sequence[Neighbours]:
    """The nearest of each text, near enough or not, nearest first."""
    from paperweave.related.explain import MOST_NEAR, candidates

    return candidates(texts, terms, MOST_NEAR, cache)


def neighbours_of(  # noqa: PLR0913, PLR0917 - what neighbours and their reasons are made from
    texts: Sequence[Text],
    written: Sequence[str],
    terms: Terms,
    keywords: Sequence[tuple[str, ...]],
    near: Sequence[Neighbours],
    cache: Cache,
    *,
    variants: Mapping[str, Sequence[str]],
) -> list[tuple[Related, ...]]:
    """The neighbours of each text and the reason for each, out of the words and terms of each."""
    from paperweave.related.explain import related_papers

    return related_papers(
        texts, written, terms, keywords, near, cache, variants=variants
    )


def map_places(
    papers: Sequence[MergedPaper],
    before: Sequence[Place | None],
    near: Sequence[Neighbours],
    cache: Cache,
) -> dict[int, Place]:
    """Find where the newest papers stand on the map.

    ``before`` are the places of the last build, which are kept while most papers have one.
    """
    from paperweave.related.on_map.layout import MOST_DOTS

    drawn = newest_first(papers, range(len(papers)))[:MOST_DOTS]
    if enough_known(drawn, before):
        return placed_beside(drawn, before, near)
    return cache.kept(
        "map",
        hash_of(drawn, among(drawn, near)),
        lambda: placed_anew(drawn, near),
    )


def text_of(paper: MergedPaper) -> Text:
    """What is compared and searched for keywords: title and abstract.

    The title is "" where it is made up; copyright notices are left out.
    """
    return paper.title if paper.titled else "", without_notices(
        paper.abstract or ""
    )
