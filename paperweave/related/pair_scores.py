"""How near two texts are, by all that is measured of them.

For pairs that are already candidates.
"""

from __future__ import annotations

from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from paperweave.engine.fingerprint import hash_of_bytes
from paperweave.engine.workers import in_processes
from paperweave.related.nearest_neighbours import WHOLE, Near

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.engine.cache import Cache
    from paperweave.related.nearest_neighbours import Numbers
    from paperweave.related.sparse_rows import Rows
    from paperweave.related.tfidf import Terms

# nDCG@10 on CSFCube: words alone 53.8, with n-grams at a half 54.7; a quarter, one: no better.
_NGRAM_WEIGHT = 0.5
_BLOCK = 512
_BLOCKS_FOR_SEVERAL = 4


class Products:
    """The products of a row with some others of the same matrix."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._spread = np.zeros(rows.shape[1])
        self._starts = rows.indptr.tolist()

    def of(self, i: int, others: Sequence[int]) -> NDArray[np.float64]:
        """Return how alike row ``i`` is to each of the others, from 0 to 1."""
        if not others:
            return np.empty(0)
        rows = self._rows
        here = rows.row(i)
        self._spread[rows.indices[here]] = rows.data[here]
        found = self._sums(
            [slice(self._starts[j], self._starts[j + 1]) for j in others]
        )
        self._spread[rows.indices[here]] = 0
        return found

    def _sums(self, others: Sequence[slice]) -> NDArray[np.float64]:
        """Return what each of some rows shares with the spread one."""
        # Joined as they stand: to gather their numbers one by one took as long as all else.
        columns = np.concatenate([self._rows.indices[here] for here in others])
        data = np.concatenate([self._rows.data[here] for here in others])
        sizes = np.array([here.stop - here.start for here in others])
        starts = np.cumsum(sizes) - sizes
        filled = sizes > 0
        found = np.zeros(len(others))
        if filled.any():  # `reduceat` knows no sum of nothing
            values = self._spread[columns] * data
            found[filled] = np.add.reduceat(values, starts[filled])
        return found


def with_ngrams(near: Near, terms: Terms, cache: Cache | None = None) -> Near:
    """Score pairs anew, by their words and their character n-grams.

    ``cache`` has the scores of the texts that are what they were, among others that are.
    """
    count = terms.rows.shape[0]
    starts = np.searchsorted(near.of, np.arange(count + 1)).tolist()
    pairs_of = [slice(*ends) for ends in pairwise(starts)]

    def of_some(places: Sequence[int]) -> list[bytes]:
        products = Products(terms.ngrams)
        return [
            _rescored(near, products, i, pairs_of[i]).tobytes() for i in places
        ]

    def of_each(places: Sequence[int]) -> Iterator[bytes]:
        blocks = [
            places[start : start + _BLOCK]
            for start in range(0, len(places), _BLOCK)
        ]
        return chain.from_iterable(
            in_processes(of_some, blocks, least=_BLOCKS_FOR_SEVERAL, chunk=1)
        )

    if cache is None:
        found = list(of_each(range(count)))
    else:
        keys = _keys(near, terms, pairs_of)
        found = cache.each("scores", keys, of_each)
    scores = np.frombuffer(b"".join(found), np.int32)
    return Near(near.of, near.others, scores, near.least)


def _keys(near: Near, terms: Terms, pairs_of: Sequence[slice]) -> list[str]:
    """For each text a hash of all that its scores are made from."""
    marks = terms.fingerprints
    whole = np.frombuffer(b"".join(marks), np.uint8).reshape(len(marks), -1)
    return [
        hash_of_bytes(
            mark
            + whole[near.others[here]].tobytes()
            + near.scores[here].tobytes()
        )
        for mark, here in zip(marks, pairs_of, strict=True)
    ]


def _rescored(near: Near, products: Products, i: int, here: slice) -> Numbers:
    alike = products.of(i, near.others[here].tolist())
    scores = (near.scores[here] + WHOLE * _NGRAM_WEIGHT * alike) / (
        1 + _NGRAM_WEIGHT
    )
    return np.rint(scores).astype(np.int32)
