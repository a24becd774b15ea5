"""Related papers: ranked by the words of their texts, explained by the keywords and terms that both have."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain, islice
from typing import TYPE_CHECKING, Any

from paperweave.keywords.subject import is_general, says_a_subject
from paperweave.keywords.words import words_of
from paperweave.model import Related
from paperweave.processes import in_processes
from paperweave.terms import Counted, Terms, counted_terms, term, terms_in, weighted_terms

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy as np
    from scipy.sparse import csr_matrix

    from paperweave.keywords.words import Word

Text = tuple[str, str]
Neighbours = list[tuple[int, float]]

_MOST_SHARED = 5
_DIGITS = 4  # of a score: further ones may differ between machines
_BLOCK = 256
_BLOCKS_FOR_SEVERAL = 4
# Up to here all terms are multiplied with all texts, which takes time with the square of their number. Above, the
# terms that stand in few texts find the candidates, and all terms rank these.
_ALL_TERMS = 20_000
_RARE = 1_000
_CANDIDATES = 60
_SPELT_OUT = 400  # texts of which a process holds all terms, some 100 kB each


def nearest(texts: Sequence[Text], k: int) -> list[Neighbours]:
    """Return, for each (title, abstract), the up to ``k`` texts nearest to it and how near (0 to 1), best first.

    Texts that share no term are no neighbours.
    """
    if len(texts) < 2:  # noqa: PLR2004
        return [[] for _ in texts]
    return list(_nearest(texts, weighted_terms([counted_terms(*text) for text in texts]), k))


def _nearest(texts: Sequence[Text], terms: Terms, k: int) -> Iterator[Neighbours]:
    import numpy as np

    rows = terms.rows
    every = len(texts) <= _ALL_TERMS or k > _CANDIDATES // 2
    finding = rows if every else _rare_terms(terms)
    across = finding.T.tocsr()
    order = np.empty(len(texts), dtype=np.int64)
    order[sorted(range(len(texts)), key=lambda i: texts[i])] = np.arange(len(texts))

    def of_block(start: int) -> list[Neighbours]:
        block = (finding[start : start + _BLOCK] @ across).tocsr()
        pairs = [_best(block, row, start + row, k if every else _CANDIDATES) for row in range(block.shape[0])]
        if not every:
            pairs = _ranked_by_all(rows, start, pairs)
        return [_sorted(order, others, scores, k) for others, scores in pairs]

    starts = range(0, len(texts), _BLOCK)
    return chain.from_iterable(in_processes(of_block, starts, least=_BLOCKS_FOR_SEVERAL, chunk=1))


Scores = tuple["np.ndarray[Any, Any]", "np.ndarray[Any, Any]"]


def _rare_terms(terms: Terms) -> csr_matrix[Any]:
    """Return the rows without the terms that stand in many texts, with which the product grows too long."""
    rare = terms.rows.copy()
    rare.data[terms.texts_with[rare.indices] > _RARE] = 0
    rare.eliminate_zeros()
    return rare


def _best(block: csr_matrix[Any], row: int, this: int, k: int) -> Scores:
    """Return the ``k`` nearest of a row with their scores, in no order, and whatever is as near as the last."""
    import numpy as np

    here = slice(block.indptr[row], block.indptr[row + 1])
    others, scores = block.indices[here], np.round(block.data[here].astype(np.float64), _DIGITS)
    wanted = (others != this) & (scores > 0)
    others, scores = others[wanted], scores[wanted]
    if k < len(scores):
        wanted = scores >= np.partition(scores, len(scores) - k)[len(scores) - k]
        others, scores = others[wanted], scores[wanted]
    return others, scores


def _ranked_by_all(rows: csr_matrix[Any], start: int, pairs: Sequence[Scores]) -> list[Scores]:
    """Score the candidates of a block of rows by all terms."""
    import numpy as np

    sizes = [len(others) for others, _ in pairs]
    own = np.repeat(np.arange(start, start + len(pairs)), sizes)
    others = np.concatenate([others for others, _ in pairs])
    products = rows[own].multiply(rows[others]).sum(axis=1)
    scores = np.round(np.asarray(products, dtype=np.float64).ravel(), _DIGITS)
    ends = np.cumsum(sizes)[:-1]
    return list(zip(np.split(others, ends), np.split(scores, ends), strict=True))


def _sorted(
    order: np.ndarray[Any, Any], others: np.ndarray[Any, Any], scores: np.ndarray[Any, Any], k: int
) -> Neighbours:
    """Put the nearest first; what is equally near is in the order of its text, whatever its place."""
    import numpy as np

    best = np.lexsort((order[others], -scores))[:k]
    return list(zip(others[best].tolist(), scores[best].tolist(), strict=True))


def related_papers(
    texts: Sequence[Text], counted: Sequence[Counted], keywords_of: Sequence[Sequence[str]], k: int = 8
) -> list[tuple[Related, ...]]:
    """Return the up to ``k`` papers nearest to each, with what both have.

    That is their shared keywords (the shown forms in ``keywords_of``), else the rarest terms that stand in both, as
    the paper itself writes them. A text that is the same word for word is no neighbour, nor is one whose nearness
    no shared term explains. ``counted`` is ``counted_terms`` of each text.
    """
    if len(texts) < 2:  # noqa: PLR2004
        return [() for _ in texts]
    terms = weighted_terms(counted)

    @lru_cache(_SPELT_OUT)
    def spellings(i: int) -> dict[str, tuple[Word, ...]]:
        return _spellings(texts[i])

    def reason(i: int, j: int) -> tuple[str, ...]:
        shared = tuple(keyword for keyword in keywords_of[i] if keyword in keywords_of[j])
        return shared or _shared_terms(spellings(i), spellings(j), terms)

    def explained(near: tuple[int, Neighbours]) -> tuple[Related, ...]:
        i, others = near
        found = (Related(j, score, why) for j, score in others if texts[i] != texts[j] and (why := reason(i, j)))
        return tuple(islice(found, k))

    # Some of the nearest cannot be explained (1 in 14 among the seeds): the next ones take their place.
    return list(in_processes(explained, list(enumerate(_nearest(texts, terms, 3 * k)))))


def _spellings(text: Text) -> dict[str, tuple[Word, ...]]:
    """Return each term of a text by its folded words, as it is first written there."""
    spellings: dict[str, tuple[Word, ...]] = {}
    for part in text:
        for words in terms_in(words_of(part)):
            spellings.setdefault(" ".join([word.folded for word in words]), words)
    return spellings


def _shared_terms(
    own: dict[str, tuple[Word, ...]], other: dict[str, tuple[Word, ...]], terms: Terms
) -> tuple[str, ...]:
    """Return the rarest terms that both texts have and that name a subject, as the first writes them.

    None is a part of another. Terms that name none (``quickly``, ``novel``) explain nothing to a reader.
    """
    shared = own.keys() & other.keys()
    telling = [folded for folded in shared if says_a_subject(folded.split()) and not is_general(folded.split())]
    chosen: list[str] = []
    for folded in sorted(telling, key=lambda folded: (terms.rarity(term(own[folded])), -len(folded), folded)):
        if not any(set(folded.split()) <= set(longer.split()) for longer in chosen):
            chosen.append(folded)
    return tuple(" ".join([word.written for word in own[folded]]) for folded in chosen[:_MOST_SHARED])
