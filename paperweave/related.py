"""Related papers: ranked by the words of their texts, explained by the keywords and terms that both have."""

from __future__ import annotations

from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from paperweave.keywords.subject import is_general, says_a_subject
from paperweave.model import Related
from paperweave.terms import Terms, terms_in, weighted_terms

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from scipy.sparse import csr_matrix

Text = tuple[str, str]
Neighbours = list[tuple[int, float]]

_MOST_SHARED = 5
_DIGITS = 4  # of a score: further ones may differ between machines
_BLOCK = 256
# Up to here all terms are multiplied with all texts, which takes time with the square of their number. Above, the
# terms that stand in few texts find the candidates, and all terms rank these.
_ALL_TERMS = 20_000
_RARE = 1_000
_CANDIDATES = 60


def nearest(texts: Sequence[Text], k: int) -> list[Neighbours]:
    """Return, for each (title, abstract), the up to ``k`` texts nearest to it and how near (0 to 1), best first.

    Texts that share no term are no neighbours.
    """
    if len(texts) < 2:  # noqa: PLR2004
        return [[] for _ in texts]
    return _nearest(texts, weighted_terms(texts), k)


def _nearest(texts: Sequence[Text], terms: Terms, k: int) -> list[Neighbours]:
    import numpy as np

    rows = terms.rows
    every = len(texts) <= _ALL_TERMS or k > _CANDIDATES // 2
    finding = rows if every else _rare_terms(terms)
    across = finding.T.tocsr()
    order = np.empty(len(texts), dtype=np.int64)
    order[sorted(range(len(texts)), key=lambda i: texts[i])] = np.arange(len(texts))
    found: list[Neighbours] = []
    for start in range(0, len(texts), _BLOCK):
        block = (finding[start : start + _BLOCK] @ across).tocsr()
        pairs = [_best(block, row, start + row, k if every else _CANDIDATES) for row in range(block.shape[0])]
        if not every:
            pairs = _ranked_by_all(rows, start, pairs)
        found += [_sorted(order, others, scores, k) for others, scores in pairs]
    return found


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
    texts: Sequence[Text], keywords_of: Sequence[Sequence[str]], k: int = 8
) -> list[tuple[Related, ...]]:
    """Return the up to ``k`` papers nearest to each, with what both have.

    That is their shared keywords (the shown forms in ``keywords_of``), else the rarest terms that stand in both, as
    the paper itself writes them. A text that is the same word for word is no neighbour, nor is one whose nearness
    no shared term explains.
    """
    if len(texts) < 2:  # noqa: PLR2004
        return [() for _ in texts]
    terms = weighted_terms(texts)

    @lru_cache(4_096)
    def spellings(i: int) -> dict[str, tuple[int, str]]:
        return _spellings(texts[i], terms)

    def reason(i: int, j: int) -> tuple[str, ...]:
        shared = tuple(keyword for keyword in keywords_of[i] if keyword in keywords_of[j])
        return shared or _shared_terms(spellings(i), spellings(j))

    # Some of the nearest cannot be explained (1 in 14 among the seeds): the next ones take their place.
    near = _nearest(texts, terms, 3 * k)
    return [
        tuple(
            islice((Related(j, score, why) for j, score in others if texts[i] != texts[j] and (why := reason(i, j))), k)
        )
        for i, others in enumerate(near)
    ]


def _spellings(text: Text, terms: Terms) -> dict[str, tuple[int, str]]:
    """Return each term of a text by its folded words: in how many texts it stands, and how it is written here."""
    spellings: dict[str, tuple[int, str]] = {}
    for part in text:
        for words in terms_in(part):
            folded = " ".join([word.folded for word in words])
            if folded not in spellings:
                spellings[folded] = terms.rarity(words), " ".join([word.written for word in words])
    return spellings


def _shared_terms(own: dict[str, tuple[int, str]], other: dict[str, tuple[int, str]]) -> tuple[str, ...]:
    """Return the rarest terms that both texts have and that name a subject, as the first writes them.

    None is a part of another. Terms that name none (``quickly``, ``novel``) explain nothing to a reader.
    """
    shared = sorted(own.keys() & other.keys(), key=lambda folded: (own[folded][0], -len(folded), folded))
    telling = [folded for folded in shared if says_a_subject(folded.split()) and not is_general(folded.split())]
    chosen: list[str] = []
    for folded in telling:
        if not any(set(folded.split()) <= set(longer.split()) for longer in chosen):
            chosen.append(folded)
    return tuple(own[folded][1] for folded in chosen[:_MOST_SHARED])
