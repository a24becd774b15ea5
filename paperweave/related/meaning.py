"""Short vectors of what texts are about, from the corpus alone: latent semantic analysis.

A truncated singular value decomposition of the words and character n-grams of the texts (TF-IDF)
gives each term and each text a few numbers, in which terms that stand together are alike. So a
query finds texts that say the same in other words. Sums are made in 64 bits and then rounded
coarsely, so that machines whose sums differ in the last bits give the same numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.fingerprint import hash_of, hash_of_bytes
from paperweave.model.meaning import Meaning
from paperweave.related.cells import centres_of, in_cells
from paperweave.related.rarity import weights
from paperweave.related.sparse_rows import Rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.engine.cache import Cache
    from paperweave.related.tfidf import Terms

# Of half of the descriptions in `tests/bench` 84 % find their paper among ten with 48 numbers, 85 %
# with 64 or 80, which weigh so much more.
NUMBERS = 48
STEPS = 44  # on either side of zero: as many as one letter can tell
_NGRAMS = 0.7  # what the n-grams of a text weigh beside its words
_NGRAMS_OF_QUERY = 0.5
# As many terms as there are papers, but no fewer and no more than these.
_LEAST_TERMS, _MOST_TERMS = 4096, 12_288
# Texts that the decomposition looks at: its time grows with their square.
_SAMPLE = 1000
_NOTHING = 1e-9  # a direction of no strength
_FEWEST = 4  # texts of which there is something to tell
# A weight's highest step, and how many steps it falls by a factor of e.
_TOP, _FALL = 88, 12.0
_ROWS_A_TURN = 250


class _Joined(NamedTuple):
    """Words and n-grams of texts side by side: the rows, and for each column what it stands for."""

    rows: Rows
    # Of words from 0 on, of n-grams from `first_ngram` on.
    columns: NDArray[np.int64]
    rarity: NDArray[np.float64]
    first_ngram: int


def meaning_of(terms: Terms, cache: Cache) -> Meaning | None:
    """The vectors of a corpus; nothing where it has too few texts to learn from."""
    if len(terms.rows) < _FEWEST or not len(terms.ngrams.data):
        return None
    key = hash_of(*(mark.hex() for mark in terms.fingerprints))
    return cache.kept("meaning", key, lambda: _meaning(terms, cache))


def _meaning(terms: Terms, cache: Cache) -> Meaning:
    joined = _most_telling(_joined(terms))
    sample = _sample(joined.rows)
    directions = cache.kept(
        "directions", _mark(sample), lambda: _directions(sample)
    )
    papers = _of_texts(joined.rows, directions, cache)
    cells = in_cells(papers)
    of_query = directions * joined.rarity[:, None]
    of_query[joined.columns >= joined.first_ngram] *= _NGRAMS_OF_QUERY
    is_word = joined.columns < joined.first_ngram
    return Meaning(
        words=joined.columns[is_word],
        ngrams=joined.columns[~is_word] - joined.first_ngram,
        terms=stepped(of_query),
        weights=_weights_in_steps(of_query),
        papers=papers,
        cells=cells,
        centres=stepped(centres_of(papers, cells)),
    )


def _joined(terms: Terms) -> _Joined:
    """Words without pairs, and behind them the n-grams, each part weighed as a whole."""
    half = terms.rows.shape[1] // 2  # pairs of words stand in the second half
    words = _of_length(terms.rows.kept(terms.rows.indices < half), 1.0)
    ngrams = _of_length(terms.ngrams, _NGRAMS)
    starts = words.indptr + ngrams.indptr
    data, columns = (
        np.empty(starts[-1], np.float32),
        np.empty(starts[-1], np.int32),
    )
    own = np.arange(len(words.data)) + ngrams.indptr[_row_numbers(words)]
    behind = (
        np.arange(len(ngrams.data)) + words.indptr[_row_numbers(ngrams) + 1]
    )
    data[own], data[behind] = words.data, ngrams.data
    columns[own], columns[behind] = words.indices, ngrams.indices + half
    texts_with = np.bincount(columns)
    used = np.flatnonzero(texts_with)
    place = np.zeros(len(texts_with), np.int32)
    place[used] = np.arange(len(used))
    rows = Rows(data, place[columns], starts, (len(words), len(used)))
    return _Joined(rows, used, weights(len(words))[texts_with[used]], half)


def _of_length(rows: Rows, length: float) -> Rows:
    of_row = _row_numbers(rows)
    lengths = np.sqrt(np.bincount(of_row, rows.data * rows.data, len(rows)))
    lengths[lengths == 0] = 1
    factors = (length / lengths).astype(np.float32)
    return Rows(
        rows.data * factors[of_row], rows.indices, rows.indptr, rows.shape
    )


def _row_numbers(rows: Rows) -> NDArray[np.int32]:
    return np.repeat(np.arange(len(rows), dtype=np.int32), np.diff(rows.indptr))


def _most_telling(joined: _Joined) -> _Joined:
    """The same with the columns only that have the most weight in all texts together."""
    rows = joined.rows
    weight = np.bincount(rows.indices, rows.data * rows.data, rows.shape[1])
    most = min(max(len(rows), _LEAST_TERMS), _MOST_TERMS)
    # Rounded, for sums that differ in their last bits must not change the order.
    chosen = np.sort(np.argsort(-np.round(weight, 9), kind="stable")[:most])
    place = np.full(rows.shape[1], -1, np.int32)
    place[chosen] = np.arange(len(chosen))
    some = rows.kept(place[rows.indices] >= 0)
    shape = (len(rows), len(chosen))
    taken = Rows(some.data, place[some.indices], some.indptr, shape)
    return joined._replace(
        rows=taken, columns=joined.columns[chosen], rarity=joined.rarity[chosen]
    )


def _sample(rows: Rows) -> Rows:
    count = min(len(rows), _SAMPLE)
    return rows.taken(np.linspace(0, len(rows) - 1, count).astype(np.int64))


def _mark(rows: Rows) -> str:
    """A hash of all that rows say."""
    parts = (rows.data, rows.indices, rows.indptr, np.array(rows.shape))
    return hash_of_bytes(b"".join([part.tobytes() for part in parts]))


def _directions(rows: Rows) -> NDArray[np.float64]:
    """For each column its part of the strongest directions of the texts, from a sample of these.

    They are the right singular vectors of the sample's matrix, found by way of the products of its
    texts with each other, which are far fewer than the columns.
    """
    sample = _whole(rows)
    squares, of_texts = np.linalg.eigh(sample @ sample.T)  # the least first
    many = min(NUMBERS, int(np.sum(squares > _NOTHING)))
    strengths = np.sqrt(squares[::-1][:many])
    found = sample.T @ of_texts[:, ::-1][:, :many] / strengths
    strongest = np.argmax(np.abs(np.round(found, 9)), axis=0)
    wide: NDArray[np.float64] = np.zeros((rows.shape[1], NUMBERS))
    wide[:, :many] = found * np.sign(found[strongest, np.arange(many)])
    return wide


def _whole(rows: Rows) -> NDArray[np.float64]:
    whole = np.zeros(rows.shape)
    whole[_row_numbers(rows), rows.indices] = rows.data
    return whole


def _of_texts(
    rows: Rows, directions: NDArray[np.float64], cache: Cache
) -> NDArray[np.int8]:
    """The vector of each text: what its terms say together."""

    def make(places: Sequence[int]) -> Iterator[bytes]:
        for start in range(0, len(places), _ROWS_A_TURN):
            some = rows.taken(np.array(places[start : start + _ROWS_A_TURN]))
            vectors = stepped(_whole(some) @ directions)
            yield from (vector.tobytes() for vector in vectors)

    mark = hash_of_bytes(directions.tobytes()).encode()
    keys = [
        hash_of_bytes(
            mark + rows.indices[here].tobytes() + rows.data[here].tobytes()
        )
        for here in map(rows.row, range(len(rows)))
    ]
    found = b"".join(cache.each("vectors", keys, make))
    return np.frombuffer(found, np.int8).reshape(len(rows), -1)


def stepped(vectors: NDArray[np.float64]) -> NDArray[np.int8]:
    """Each vector so long that its largest number is 44, in whole numbers."""
    largest = np.abs(vectors).max(axis=1, initial=0, keepdims=True)
    largest[largest == 0] = 1
    steps: NDArray[np.int8] = np.round(vectors / largest * STEPS).astype(
        np.int8
    )
    return steps


def _weights_in_steps(vectors: NDArray[np.float64]) -> NDArray[np.int8]:
    """How large the largest number of each vector is beside the largest of all."""
    largest = np.abs(vectors).max(axis=1, initial=0)
    share = largest / (largest.max(initial=0) or 1)
    fallen = np.log(np.maximum(share, np.exp(-_TOP / _FALL))) * _FALL
    steps: NDArray[np.int8] = np.round(_TOP + fallen).astype(np.int8)
    return steps
