"""Short vectors of what texts are about, from the corpus alone: latent semantic analysis.

A truncated singular value decomposition of the words and character n-grams of the texts (TF-IDF)
gives each term and each text a few numbers, in which terms that stand together are alike. So a
query finds texts that say the same in other words. Sums are made in 64 bits and then rounded
coarsely, so that machines whose sums differ in the last bits give the same numbers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
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
# Of a matrix, of which 12,288 columns are 100 kB for each row.
_ROWS_A_TURN, _COLUMNS_A_TURN = 100, 1024


class _Part(NamedTuple):
    """The words of texts, or their n-grams."""

    rows: Rows
    factors: NDArray[np.float32]  # of each row
    places: NDArray[np.int32]  # of each column among those that are kept, or -1

    def taken(self, wanted: NDArray[np.int64]) -> Rows:
        """Some of the rows, weighed, with the columns that are kept."""
        some = self.rows.taken(wanted)
        data = some.data * self.factors[wanted][some.of_row]
        places = self.places[some.indices]
        return replace(some, data=data, indices=places).kept(places >= 0)


class _Joined(NamedTuple):
    """Words and n-grams of texts side by side, and for each column what it stands for.

    They are joined for some texts at a time: at once, those of 10,000 texts took 200 MB.
    """

    of_words: _Part
    of_ngrams: _Part
    words: NDArray[np.int32]  # columns, in front of those of the n-grams
    ngrams: NDArray[np.int64]
    rarity: NDArray[np.float64]  # of each column

    def taken(self, wanted: NDArray[np.int64]) -> Rows:
        """The rows of some texts."""
        words, ngrams = (
            part.taken(wanted) for part in (self.of_words, self.of_ngrams)
        )
        return _side_by_side(words, ngrams, len(self.rarity))


def meaning_of(terms: Terms, cache: Cache) -> Meaning | None:
    """The vectors of a corpus; nothing where it has too few texts to learn from."""
    if len(terms.rows) < _FEWEST or not len(terms.ngrams.data):
        return None
    key = hash_of(*(mark.hex() for mark in terms.fingerprints))
    return cache.kept("meaning", key, lambda: _meaning(terms, cache))


def _meaning(terms: Terms, cache: Cache) -> Meaning:
    joined = _most_telling(terms)
    count = len(terms.rows)
    chosen = np.linspace(0, count - 1, min(count, _SAMPLE)).astype(np.int64)
    sample = joined.taken(chosen)
    directions = cache.kept(
        "directions", _mark(sample), lambda: _directions(sample)
    )
    papers = _of_texts(joined, count, directions, cache)
    cells = in_cells(papers)
    of_query = directions * joined.rarity[:, None]
    of_query[len(joined.words) :] *= _NGRAMS_OF_QUERY
    return Meaning(
        words=joined.words,
        ngrams=joined.ngrams,
        terms=stepped(of_query),
        weights=_weights_in_steps(of_query),
        papers=papers,
        cells=cells,
        centres=stepped(centres_of(papers, cells)),
    )


def _most_telling(terms: Terms) -> _Joined:
    """Words without pairs, and behind them the n-grams, each part weighed as a whole.

    Of both only the columns that have the most weight in all texts together.
    """
    words = terms.rows.kept(terms.rows.indices < terms.words)
    words = replace(words, shape=(len(words), terms.words))
    parts = _whole_part(words, 1.0), _whole_part(terms.ngrams, _NGRAMS)
    texts_with, weight = (
        np.concatenate(both)
        for both in zip(*map(_of_each_column, parts), strict=True)
    )
    used = np.flatnonzero(texts_with)
    most = min(max(len(words), _LEAST_TERMS), _MOST_TERMS)
    # Rounded, for sums that differ in their last bits must not change the order.
    order = np.argsort(-np.round(weight[used], 9), kind="stable")
    chosen = np.sort(used[order[:most]])
    places = np.full(len(weight), -1, np.int32)
    places[chosen] = np.arange(len(chosen))
    of_words, of_ngrams = np.split(places, [terms.words])
    is_word = chosen < terms.words
    return _Joined(
        parts[0]._replace(places=of_words),
        parts[1]._replace(places=of_ngrams),
        terms.columns[chosen[is_word]],
        chosen[~is_word] - terms.words,
        weights(len(words))[texts_with[chosen]],
    )


def _whole_part(rows: Rows, length: float) -> _Part:
    """All columns of some rows, each row to be of one length."""
    lengths = np.empty(len(rows))
    for some in _turns(len(rows)):
        taken = rows.taken(some)
        squares = taken.data * taken.data
        lengths[some] = np.bincount(taken.of_row, squares, len(some))
    lengths = np.sqrt(lengths)
    lengths[lengths == 0] = 1
    every = np.arange(rows.shape[1], dtype=np.int32)
    return _Part(rows, (length / lengths).astype(np.float32), every)


def _of_each_column(
    part: _Part,
) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """In how many texts it stands, and its weight in all of them together."""
    many = part.rows.shape[1]
    texts_with, weight = np.zeros(many, np.int64), np.zeros(many)
    for some in _turns(len(part.rows)):
        taken = part.taken(some)
        texts_with += np.bincount(taken.indices, minlength=many)
        weight += np.bincount(taken.indices, taken.data * taken.data, many)
    return texts_with, weight


def _turns(count: int) -> Iterator[NDArray[np.int64]]:
    """The numbers of so many rows, some at a time."""
    for start in range(0, count, _ROWS_A_TURN):
        yield np.arange(start, min(start + _ROWS_A_TURN, count))


def _side_by_side(words: Rows, ngrams: Rows, width: int) -> Rows:
    """The numbers of two as those of one, whose columns ascend from part to part."""
    starts = words.indptr + ngrams.indptr
    data = np.empty(starts[-1], np.float32)
    columns = np.empty(starts[-1], np.int32)
    own = np.arange(len(words.data)) + ngrams.indptr[words.of_row]
    behind = np.arange(len(ngrams.data)) + words.indptr[ngrams.of_row + 1]
    data[own], data[behind] = words.data, ngrams.data
    columns[own], columns[behind] = words.indices, ngrams.indices
    return Rows(data, columns, starts, (len(words), width))


def _mark(rows: Rows) -> str:
    """A hash of all that rows say."""
    parts = (rows.data, rows.indices, rows.indptr, np.array(rows.shape))
    return hash_of_bytes(b"".join([part.tobytes() for part in parts]))


def _directions(rows: Rows) -> NDArray[np.float64]:
    """For each column its part of the strongest directions of the texts, from a sample of these.

    They are the right singular vectors of the sample's matrix, found by way of the products of its
    texts with each other, which are far fewer than the columns; some columns at a time, for the
    whole matrix takes 100 MB.
    """
    starts = range(0, rows.shape[1], _COLUMNS_A_TURN)
    products = sum(part @ part.T for part in map(partial(_part, rows), starts))
    squares, of_texts = np.linalg.eigh(products)  # the least first
    many = min(NUMBERS, int(np.sum(squares > _NOTHING)))
    strongest_texts = of_texts[:, ::-1][:, :many]
    found = np.concatenate(
        [_part(rows, start).T @ strongest_texts for start in starts]
    )
    found /= np.sqrt(squares[::-1][:many])
    strongest = np.argmax(np.abs(np.round(found, 9)), axis=0)
    wide: NDArray[np.float64] = np.zeros((rows.shape[1], NUMBERS))
    wide[:, :many] = found * np.sign(found[strongest, np.arange(many)])
    return wide


def _part(rows: Rows, start: int) -> NDArray[np.float64]:
    """Some of the columns, with the numbers that are zero."""
    many = min(_COLUMNS_A_TURN, rows.shape[1] - start)
    some = rows.kept((rows.indices >= start) & (rows.indices < start + many))
    moved = replace(some, indices=some.indices - start, shape=(len(rows), many))
    return _whole(moved)


def _whole(rows: Rows) -> NDArray[np.float64]:
    whole = np.zeros(rows.shape)
    whole[rows.of_row, rows.indices] = rows.data
    return whole


def _of_texts(
    joined: _Joined, count: int, directions: NDArray[np.float64], cache: Cache
) -> NDArray[np.int8]:
    """The vector of each text: what its terms say together."""
    mark = hash_of_bytes(directions.tobytes()).encode()

    def keys() -> Iterator[str]:
        for some in map(joined.taken, _turns(count)):
            for here in map(some.row, range(len(some))):
                numbers = some.indices[here], some.data[here]
                parts = [mark, *(part.tobytes() for part in numbers)]
                yield hash_of_bytes(b"".join(parts))

    def make(places: Sequence[int]) -> Iterator[bytes]:
        wanted = np.array(places, np.int64)
        for some in _turns(len(wanted)):
            whole = _whole(joined.taken(wanted[some]))
            yield from map(bytes, stepped(whole @ directions))

    found = b"".join(cache.each("vectors", list(keys()), make))
    return np.frombuffer(found, np.int8).reshape(count, -1)


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
