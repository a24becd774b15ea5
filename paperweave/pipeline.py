"""The stages between reading and writing, in their order.

Listings in, a corpus with its ledger out.

No stage here touches a file; what takes long and comes out the same for the same text is kept in
the cache.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain, repeat
from typing import TYPE_CHECKING

from paperweave.address.groups import address_groups, redirects_of
from paperweave.address.history import grown
from paperweave.address.list_parts import part_counts, parts_ledger
from paperweave.address.papers import address_papers
from paperweave.address.small_site import (
    SmallSite,
    few_forms,
    groups_with_feeds,
)
from paperweave.address.topic_groups import (
    address_topics,
    places_before,
    topics_before,
    with_places,
)
from paperweave.engine.fingerprint import hash_of_plain
from paperweave.engine.workers import aside
from paperweave.merge.citations import citations_of
from paperweave.merge.papers import distinct_papers
from paperweave.model.corpus import Corpus
from paperweave.model.paper import Paper
from paperweave.model.reading import without_records
from paperweave.related.meaning import meaning_of
from paperweave.related.topics import topics_of
from paperweave.related.words import (
    map_places,
    near_texts,
    neighbours_of,
    text_of,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from paperweave.address.ledger import Ledger
    from paperweave.clean.listings import Gathered
    from paperweave.config.curation import Curation
    from paperweave.config.settings import Settings
    from paperweave.engine.cache import Cache
    from paperweave.model.history import History
    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a build is made from beside its listings."""

    curation: Curation
    settings: Settings
    ledger: Ledger
    today: date
    history: History | None = None  # of a project that keeps one


@dataclass(frozen=True, slots=True)
class Woven:
    """What the stages made: the corpus, the ledger with what is new, and what went wrong."""

    corpus: Corpus
    ledger: Ledger
    homeless: tuple[str, ...]  # published addresses of which nothing is left
    problems: tuple[Problem, ...]


def _of_listings(listings: Sequence[Gathered]) -> list[Reading]:
    """What was read, without the files that are no listings."""
    every = (reading for one in listings for reading in one.readings)
    return [reading for reading in every if reading.no_listing is None]


def weave(listings: Sequence[Gathered], inputs: Inputs, cache: Cache) -> Woven:
    """Make of cleaned listings the corpus that is published, with an address for each page."""
    from paperweave.keywords import (
        Known,
        WrittenOf,
        likely_same_keywords,
        shared_keywords,
    )

    settings, ledger, today = inputs.settings, inputs.ledger, inputs.today
    found = distinct_papers(listings, inputs.curation, settings, cache)
    merged, places, addressed = address_papers(
        found.wanted, found.left_out, ledger, today
    )

    texts = list(map(text_of, merged))
    marks = [bytes.fromhex(hash_of_plain(*text)) for text in texts]
    phrases, terms = words_of(texts, marks, cache)
    terms.fingerprints  # noqa: B018 - made once, before the work is parted
    # One behind the other: at once, both took more memory than all else.
    near_later = aside(
        lambda: (
            meaning_of(terms, cache),
            near_texts(texts, terms, cache),
        ),
        len(merged),
    )
    vocabulary = shared_keywords(
        phrases,
        [paper.given_keywords for paper in merged],
        inputs.curation,
        Known(cache, marks),
    )
    keywords = vocabulary.shown_of_each
    written = WrittenOf(phrases)
    del phrases  # their places take as much memory as all papers
    meaning, near = near_later()
    before = places_before(places, ledger)
    titles = [paper.title for paper in merged]
    # Beside the reasons: each of these would keep one processor idle.
    groups_later = aside(
        lambda: address_groups(
            list(map(Paper.of, merged, places, keywords, repeat(()))),
            vocabulary,
            ledger,
            today,
            settings.sizes,
            inputs.curation,
            cache,
        ),
        len(merged),
    )
    drawn_later = aside(
        lambda: (
            map_places(merged, before, near, cache),
            topics_of(near, topics_before(places, ledger), keywords, titles),
        ),
        len(merged),
    )
    variants = {
        keyword.shown: keyword.variants for keyword in vocabulary.keywords
    }
    related = neighbours_of(
        texts, written, terms, keywords, near, cache, variants=variants
    )
    papers = tuple(
        map(Paper.of, merged, places, keywords, related, vocabulary.own)
    )

    groups, of_groups = groups_later()
    on_map, topics = drawn_later()
    of_topics = address_topics(
        topics, places, {**ledger, **addressed.ledger}, today
    )
    groups = replace(groups, topics=of_topics.groups)
    of_papers = with_places(
        {**addressed.ledger, **of_topics.ledger}, places, on_map
    )
    readings = _of_listings(listings)
    counts = part_counts(groups, len(readings), settings.sizes)
    lists, of_parts = parts_ledger(counts, ledger, today)
    added = tuple(place.published for place in places)
    known = {**of_papers, **of_groups.ledger, **lists}
    small = SmallSite.of(added, settings.sizes.small_site)
    fed, of_feeds = groups_with_feeds(groups, small, settings, known)
    few, of_files = few_forms(small, ledger, known)

    redirects = {
        **redirects_of(addressed, of_groups, of_parts),
        **of_topics.redirects,
    }
    corpus = Corpus(
        papers=papers,
        groups=groups,
        readings=without_records(readings, found.records_left_out),
        redirects=redirects,
        added=added,
        places=on_map,
        fed=fed,
        few_forms=few,
        moved=tuple(
            addressed.ledger[path].published for path in addressed.redirects
        ),
        meaning=meaning,
        cites=citations_of(merged, places),
        history=grown(inputs.history, papers, added, redirects, today),
    )
    unclear = chain.from_iterable(one.unclear for one in listings)
    return Woven(
        corpus=corpus,
        ledger={**known, **of_feeds, **of_files},
        homeless=addressed.homeless,
        problems=(*unclear, *found.problems, *likely_same_keywords(vocabulary)),
    )
