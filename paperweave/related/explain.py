"""Related papers: ranked by the words of their texts, explained by the keywords and terms that both have."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.engine.fingerprint import hash_of
from paperweave.engine.workers import in_processes
from paperweave.keywords.stop_words import is_general, says_a_subject
from paperweave.model.record import Related
from paperweave.related.incremental import neighbours
from paperweave.related.nearest_neighbours import InOrder
from paperweave.related.tfidf import Terms, counted_terms, term, weighted_terms
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.engine.cache import Cache
    from paperweave.related.nearest_neighbours import Neighbours, Text
    from paperweave.text.tokens import Word

_MOST_SHARED = 5
_SPELT_OUT = 400  # texts of which a process holds all terms, some 100 kB each

Found = list[tuple[int, tuple[str, ...]]]  # places in a list of neighbours, with what both have


def nearest(texts: Sequence[Text], k: int) -> list[Neighbours]:
    """Return, for each (title, abstract), the up to ``k`` texts nearest to it and how near (0 to 1), best first.

    Texts that share no term are no neighbours.
    """
    if len(texts) < 2:
        return [[] for _ in texts]
    terms = weighted_terms([counted_terms(*text) for text in texts])
    return list(InOrder(neighbours(terms, k), texts, k))


def related_papers(  # noqa: PLR0913, PLR0917 - what neighbours and their reasons are made from
    texts: Sequence[Text],
    written: Sequence[str],
    terms: Terms,
    keywords_of: Sequence[Sequence[str]],
    k: int = 8,
    cache: Cache | None = None,
) -> list[tuple[Related, ...]]:
    """Return the up to ``k`` papers nearest to each, with what both have.

    That is their shared keywords (the shown forms in ``keywords_of``), else the rarest terms that
    stand in both, as the paper itself writes them. A text that is the same word for word is no
    neighbour, nor is one whose nearness no shared term explains. ``written`` are the words of each
    text, one a line, and ``terms`` those of all, weighed; ``cache`` keeps what the next build may
    use.
    """
    if len(texts) < 2:
        return [() for _ in texts]
    # Some of the nearest cannot be explained (1 in 14 among the seeds): the next ones take their
    # place.
    near = InOrder(neighbours(terms, 3 * k, cache), texts, 3 * k)
    reasons = _Reasons(texts, written, keywords_of, terms, near, k)
    everyone = range(len(texts))
    if cache is None:
        explained = list(in_processes(reasons.of, everyone))
    else:
        explained = cache.each(
            "reasons", reasons.keys(), lambda some: in_processes(reasons.of, some)
        )
    return [
        tuple(Related(*near[i][place], shared) for place, shared in found)
        for i, found in zip(everyone, explained, strict=True)
    ]


class _Reasons:
    """Finds why texts are neighbours."""

    def __init__(  # noqa: PLR0913, PLR0917 - as above
        self,
        texts: Sequence[Text],
        written: Sequence[str],
        keywords_of: Sequence[Sequence[str]],
        terms: Terms,
        near: Sequence[Neighbours],
        k: int,
    ) -> None:
        self._texts = texts
        self._keywords_of = keywords_of
        self._terms = terms
        self._near = near
        self._k = k
        self._spelt = lru_cache(_SPELT_OUT)(lambda i: _spellings(written[i]))

    def keys(self) -> list[str]:
        """For each text a hash of all that the reasons for its neighbours are made from."""
        marks = [
            hash_of(text, *keywords)
            for text, keywords in zip(self._texts, self._keywords_of, strict=True)
        ]
        return [
            hash_of(self._k, own, marks[i], [(marks[j], score) for j, score in self._near[i]])
            for i, own in enumerate(self._terms.marks)
        ]

    def of(self, i: int) -> Found:
        """The neighbours of a text that can be explained, as places in its list, each with the reason."""
        near = enumerate(j for j, _ in self._near[i])
        found = (
            (place, why)
            for place, j in near
            if self._texts[i] != self._texts[j] and (why := self._why(i, j))
        )
        return list(islice(found, self._k))

    def _why(self, i: int, j: int) -> tuple[str, ...]:
        shared = tuple(
            keyword for keyword in self._keywords_of[i] if keyword in self._keywords_of[j]
        )
        return shared or _shared_terms(self._spelt(i), self._spelt(j), self._terms)


def _spellings(written: str) -> dict[str, tuple[Word, ...]]:
    """Return each term of a text by its folded words, as it is first written there."""
    spellings: dict[str, tuple[Word, ...]] = {}
    before = None
    for word in map(word_of, written.split("\n")):
        if not word.content:
            before = None
            continue
        spellings.setdefault(word.folded, (word,))
        if before is not None:
            spellings.setdefault(f"{before.folded} {word.folded}", (before, word))
        before = word
    return spellings


def _shared_terms(
    own: dict[str, tuple[Word, ...]], other: dict[str, tuple[Word, ...]], terms: Terms
) -> tuple[str, ...]:
    """Return the rarest terms that both texts have and that name a subject, as the first writes them.

    None is a part of another. Terms that name none (``quickly``, ``novel``) explain nothing to a
    reader.
    """
    shared = own.keys() & other.keys()
    telling = filter(_tells, shared)
    chosen: list[str] = []
    for folded in sorted(
        telling, key=lambda folded: (terms.rarity(term(own[folded])), -len(folded), folded)
    ):
        if not any(set(folded.split()) <= set(longer.split()) for longer in chosen):
            chosen.append(folded)
    return tuple(
        " ".join([word.written for word in own[folded]]) for folded in chosen[:_MOST_SHARED]
    )


@lru_cache(60_000)
def _tells(folded: str) -> bool:
    words = folded.split()
    return says_a_subject(words) and not is_general(words)
