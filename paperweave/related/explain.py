"""Related papers: as many as are near by their texts, with what both are about."""

from __future__ import annotations

from collections import Counter
from functools import cache, lru_cache
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.engine.fingerprint import hash_of_plain
from paperweave.engine.workers import in_processes
from paperweave.model.record import Related
from paperweave.related.evidence import (
    Breadth,
    evidence_of,
    is_related,
    score_of,
)
from paperweave.related.incremental import neighbours
from paperweave.related.nearest_neighbours import InOrder
from paperweave.related.pair_scores import Products, with_ngrams
from paperweave.related.phrase_marks import marked, places_of_both
from paperweave.related.shared_subjects import (
    MOST_PAPERS,
    MOST_PAPERS_OF_PHRASE,
    PhrasesOf,
    Shared,
    folded_words,
    forms_of,
    in_few,
    long_forms,
    most_specific,
    named_like_keywords,
    names_of,
    outside_of,
    phrases_at,
    shared_keywords,
    themes,
    without_measures,
)
from paperweave.related.tfidf import Terms, terms_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from paperweave.engine.cache import Cache
    from paperweave.related.evidence import Evidence
    from paperweave.related.nearest_neighbours import Neighbours, Text
    from paperweave.related.phrase_marks import Marked, PhraseMarks
    from paperweave.related.shared_subjects import Phrases

MOST_SHOWN = 8
MOST_NEAR = 24  # candidates
# Times as many are found by words, of which n-grams choose the nearest.
_BY_WORDS = 3
_RUN = 100  # texts whose phrases are found together
_LEAST_RUNS = 4  # for which processes are worth their start
_AT_HAND = 4_000  # texts of which a process holds the words and the names
# Texts that may have a specific thing, in however small a collection.
_LEAST_SPECIFIC = 2
# Texts that may have one in a small collection, but of these …
_FEW_SPECIFIC = 8
_FEW_SHARE = 5  # … not more than one in so many

# Places in a list of neighbours, with what both have.
Found = list[tuple[int, tuple[str, ...]]]


def nearest(texts: Sequence[Text], k: int) -> list[Neighbours]:
    """Return the ``k`` texts nearest to each (title, abstract) and how near (0 to 1), best first.

    Texts that share no term are no neighbours.
    """
    terms = terms_of(texts)
    return list(candidates(texts, terms, k))


def candidates(
    texts: Sequence[Text], terms: Terms, k: int, cache: Cache | None = None
) -> Sequence[Neighbours]:
    """Return the ``k`` nearest of each by words and n-grams, out of thrice as many by words."""
    if not texts:
        return []
    by_words = InOrder(
        neighbours(terms, _BY_WORDS * k, cache), texts, _BY_WORDS * k
    )
    return InOrder(with_ngrams(by_words.pairs(), terms, cache), texts, k)


def related_papers(  # noqa: PLR0913, PLR0917 - what neighbours and their reasons are made from
    texts: Sequence[Text],
    written: Sequence[str],
    terms: Terms,
    keywords_of: Sequence[Sequence[str]],
    near: Sequence[Neighbours],
    cache: Cache | None = None,
    *,
    variants: Mapping[str, Sequence[str]] | None = None,
) -> list[tuple[Related, ...]]:
    """Return up to eight of each paper's nearest that are near enough, with the reasons.

    ``written`` are the words of each text, one a line, ``terms`` those of all, weighed,
    ``keywords_of`` their keywords as shown, ``near`` the candidates, nearest first; ``cache`` keeps
    what the next build may use; ``variants`` are the spellings of each keyword. A text that is the
    same word for word is no neighbour.
    """
    reasons = Reasons(texts, written, terms, keywords_of, near, variants or {})
    everyone = range(len(texts))
    if cache is None:
        explained = reasons.of_each(everyone)
    else:
        explained = cache.each("reasons", reasons.keys(), reasons.of_each)
    return [
        tuple(Related(*others[place], shared) for place, shared in found)
        for others, found in zip(near, explained, strict=True)
    ]


class Reasons:
    """Finds which candidates are near enough, and what both texts are about."""

    def __init__(  # noqa: PLR0913, PLR0917 - as `related_papers`
        self,
        texts: Sequence[Text],
        written: Sequence[str],
        terms: Terms,
        keywords_of: Sequence[Sequence[str]],
        near: Sequence[Neighbours],
        variants: Mapping[str, Sequence[str]],
    ) -> None:
        self._texts = texts
        self._keywords_of = keywords_of
        self._papers_with = Counter(
            name for names in keywords_of for name in set(names)
        )
        self._terms = terms
        self._near = near
        least = max(
            _LEAST_SPECIFIC, min(_FEW_SPECIFIC, len(texts) // _FEW_SHARE)
        )
        self._most_of_phrase = max(
            least, int(MOST_PAPERS_OF_PHRASE * len(texts))
        )
        self._subjects = Products(terms.subjects)
        self._most = max(least, int(MOST_PAPERS * len(texts)))
        self._telling = {
            name: Shared(name, count)
            for name, count in self._papers_with.items()
            if count <= self._most
        }
        self._written = written
        self._phrases = lru_cache(1)(lambda i: PhrasesOf(written[i]))
        self._folded = lru_cache(_AT_HAND)(lambda i: folded_words(written[i]))
        self._marks: dict[int, PhraseMarks] = {}
        self._variants = variants
        forms = cache(lambda name: forms_of(name, variants.get(name, ())))
        self._forms = forms
        # What asked for ``self`` would keep all of this in memory after it is done with.
        self._names = lru_cache(_AT_HAND)(
            lambda i: names_of(keywords_of[i], forms)
        )

    def keys(self) -> list[str]:
        """For each text a hash of all that the reasons for its neighbours are made from."""
        known_of = cache(self._known_of)
        fingerprints = [
            hash_of_plain(mark, text, list(map(known_of, keywords)))
            for mark, text, keywords in zip(
                self._terms.fingerprints,
                self._texts,
                self._keywords_of,
                strict=True,
            )
        ]
        # What a phrase is compared with, whose count is a power of two.
        bounds = [
            self._most.bit_length(),
            self._most_of_phrase.bit_length(),
            self._terms.commonest_step,
        ]
        keys = []
        for own, near in zip(fingerprints, self._near, strict=True):
            others = [fingerprints[j] for j, _ in near]
            scores = [score for _, score in near]
            keys.append(hash_of_plain(bounds, own, others, scores))
        return keys

    def _known_of(self, name: str) -> str:
        count = self._papers_with[name]
        few = count <= self._most, count <= self._most_of_phrase
        variants = list(self._variants.get(name, ()))
        return hash_of_plain(name, count, few, variants)

    def of_each(self, some: Sequence[int]) -> list[Found]:
        """The same as `of` for some texts, near ones in turn, whose names are still at hand.

        For most of the texts, all phrases are looked for first, once each: where each process
        looked for those that it met, 10,000 texts were looked through 34,000 times.
        """
        everyone = range(len(self._texts))
        if len(some) > len(everyone) // 2:
            self._mark(everyone)
        found = dict(
            in_processes(
                lambda i: (i, self.of(i)), _one_beside_another(some, self._near)
            )
        )
        return [found[i] for i in some]

    def of(self, i: int) -> Found:
        """The candidates near enough, as places in the text's list, each with the reason.

        Of more than a page shows those for which most speaks.
        """
        near = self._near[i]
        enough = [
            (-score, place)
            for place, evidence in self.evidence(i)
            if is_related(score := score_of(evidence))
            and self._texts[i] != self._texts[near[place][0]]
        ]
        places = sorted(place for _, place in sorted(enough)[:MOST_SHOWN])
        return [(place, self._said_of(i, near[place][0])) for place in places]

    def evidence(self, i: int) -> Iterator[tuple[int, Evidence]]:
        """For each candidate its place, and what speaks for it."""
        near = self._near[i]
        others = [j for j, _ in near]
        own = set(self._keywords_of[i])
        breadth = Breadth(self._most, self._most_of_phrase)
        subjects = self._subjects.of(i, others).tolist()
        for place, ((j, alike), subject) in enumerate(
            zip(near, subjects, strict=True)
        ):
            both = own.intersection(self._keywords_of[j])
            yield (
                place,
                evidence_of(
                    alike, round(subject, 4), both, self._papers_with, breadth
                ),
            )

    def _said_of(self, i: int, j: int) -> tuple[str, ...]:
        """What both are about."""
        own, other = self._keywords_of[i], self._keywords_of[j]
        keywords = shared_keywords(own, other, self._papers_with, self._most)
        return self._named(i, j, keywords, self._phrases_of_both(i, j))

    def _phrases_of_both(self, i: int, j: int) -> Phrases:
        """The phrases of both, as the first text writes them."""
        places = places_of_both(self._marks_of(i), self._marks_of(j))
        return phrases_at(places, self._phrases(i))

    def _marks_of(self, i: int) -> PhraseMarks:
        if i not in self._marks:
            self._mark([i])
        return self._marks[i]

    def _mark(self, some: Sequence[int]) -> None:
        """Find the phrases of some texts."""

        def of_run(start: int) -> Marked:
            run = some[start : start + _RUN]
            return marked([self._written[i] for i in run], self._terms)

        runs = in_processes(
            of_run, range(0, len(some), _RUN), least=_LEAST_RUNS, chunk=1
        )
        each = chain.from_iterable(run.of_each() for run in runs)
        self._marks.update(zip(some, each, strict=True))

    def _named(
        self, i: int, j: int, keywords: Sequence[Shared], phrases: Phrases
    ) -> tuple[str, ...]:
        """What is said of a pair: its specific keywords and phrases, else broader ones."""
        own, other = self._names(i), self._names(j)
        names = {**other, **own}
        both = outside_of(phrases, own.keys() & other.keys())
        phrases = in_few(both, self._most)
        telling = named_like_keywords(
            without_measures(phrases), names, self._telling
        )
        specific = most_specific(keywords, telling)
        if not specific:
            specific = most_specific(
                (), named_like_keywords(phrases, names, self._telling)
            )
        return specific or self._broad(i, j, names, both)

    def _broad(
        self, i: int, j: int, names: Mapping[str, str], both: Phrases
    ) -> tuple[str, ...]:
        """The phrases of both that stand in more papers than what is specific does.

        Where there are none, the themes of the collection that both are about by other names.
        """
        most = self._most_of_phrase
        folded = self._folded(i), self._folded(j)
        own, other = self._keywords_of[i], self._keywords_of[j]
        keywords = shared_keywords(own, other, self._papers_with, most)
        phrases = without_measures(in_few(both, most))
        spelt_out = long_forms(keywords, folded, self._forms)
        found = most_specific(
            spelt_out, named_like_keywords(phrases, names, {})
        )
        return found or most_specific(themes(keywords), ())


def _one_beside_another(
    some: Sequence[int], near: Sequence[Neighbours]
) -> list[int]:
    """Put texts in an order in which most stand beside their neighbours."""
    left = dict.fromkeys(some)
    order = []
    for first in some:
        open_ones = [first]
        while open_ones:
            i = open_ones.pop()
            if i in left:
                del left[i]
                order.append(i)
                open_ones += [j for j, _ in near[i][:MOST_SHOWN] if j in left]
    return order
