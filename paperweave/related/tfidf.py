"""The terms of texts as sparse rows of weights.

TF-IDF of words and pairs, tuned for related papers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.packed import Packed
from paperweave.related.counts import counts_of_each
from paperweave.related.ngrams import Grams, counted_ngrams, weighted_ngrams
from paperweave.related.rarity import steps, weights
from paperweave.related.sparse_rows import Rows
from paperweave.related.word_rows import (
    COLUMNS,
    WORD,
    columns_of_pairs,
    pairs_name_subjects,
    rows_of_words,
)
from paperweave.text.tokens import in_language, language_of_words, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from paperweave.text.tokens import Word

Text = tuple[str, str]

# nDCG@10 on CSFCube in brackets. Words are cut to their first six letters, a stemming that needs no
# library (seven letters 52.9, eight 52.4); the title counts twice; pairs weigh less than words (1:
# 53.0); the rarity is damped (not: 52.4) and goes in steps of a factor of two (exact: 54.0, in
# steps: 53.8), so that another paper changes the weights of few terms, and so the rows of few
# texts; a term in more than half of the texts tells nothing.
_PAIR_WEIGHT = 0.6
# The same terms weighed for their subject: common ones and those that name none count for less.
_SUBJECT_DAMPING = 1.4
_NO_SUBJECT = 0.4
_MOST = 2**16 - 1  # times that a term counts
_PARTS = 3  # of a text: the title twice, and the abstract


class Counted(NamedTuple):
    """One text's terms: the column of each, how often it stands there, whether it names a subject.

    Numbers of 32, 16 and 8 bits, as bytes; and the text's character n-grams.
    """

    columns: bytes
    counts: bytes
    subjects: bytes
    ngrams: Grams


class CountedTexts(NamedTuple):
    """The same of several texts, a row each."""

    columns: Packed
    counts: Packed
    subjects: Packed
    grams: Packed
    gram_counts: Packed

    @classmethod
    def of(cls, texts: Sequence[Counted]) -> CountedTexts:
        """Pack the terms of each text."""
        return cls(
            Packed.of([text.columns for text in texts], np.uint32),
            Packed.of([text.counts for text in texts], np.uint16),
            Packed.of([text.subjects for text in texts], np.uint8),
            Packed.of([text.ngrams.columns for text in texts], np.uint16),
            Packed.of([text.ngrams.counts for text in texts], np.uint8),
        )

    def with_texts(
        self, more: CountedTexts, wanted: NDArray[np.int64]
    ) -> CountedTexts:
        """Some of the texts of both; those of ``more`` are numbered behind the own."""
        pairs = zip(self, more, strict=True)
        return CountedTexts(
            *(own.with_rows(others, wanted) for own, others in pairs)
        )


@dataclass(frozen=True)
class Terms:
    """One row of length one for each text, and in how many texts each term stands.

    Terms are hashed into columns, single words before pairs: a vocabulary of 100,000 papers' pairs
    takes more memory than all else. Of the eight nearest of 2,000 made-up papers CRC-32 keeps 99.8
    % as they are without hashing; MurmurHash, with which more terms fall together, kept 92.8 %.
    The rows number the columns in use: ``columns`` are these, ascending, ``texts_with`` in how many
    texts each stands. Pairs of one text alone, which say nothing of two, are in none.
    ``subjects`` are the same terms weighed for what they say of the subject, ``ngrams`` the
    character n-grams; ``texts_with_pairs`` has the number of texts of every column of pairs.
    """

    rows: Rows
    subjects: Rows
    ngrams: Rows
    columns: NDArray[np.int32]
    texts_with: NDArray[np.int32]
    texts_with_pairs: np.ndarray[tuple[int], np.dtype[np.int32]]

    @property
    def words(self) -> int:
        """How many of the columns in use are of single words; those of pairs are behind them."""
        return int(np.searchsorted(self.columns, COLUMNS))

    def texts_with_both(
        self, words: NDArray[np.void], behind: NDArray[np.void]
    ) -> NDArray[np.int32]:
        """Return in how many texts words stand before others; both are rows of words."""
        pairs = columns_of_pairs(words, behind) - COLUMNS
        found: NDArray[np.int32] = self.texts_with_pairs[pairs]
        return found

    def steps_of(self, texts: NDArray[np.int32]) -> NDArray[np.int8]:
        """Return the powers of two below, by which such counts are kept from changing often."""
        return self._step_of_count[texts]

    @property
    def commonest_step(self) -> int:
        """The step of what stands in nearly all texts."""
        return int(self._step_of_count[-1])

    @cached_property
    def fingerprints(self) -> list[bytes]:
        """For each text a hash of its terms, of what they weigh and of how rare they are."""
        rarities = self._step_of_count[self.texts_with]
        fingerprints = []
        for i in range(len(self.rows)):
            here, grams = self.rows.row(i), self.ngrams.row(i)
            places = self.rows.indices[here]
            parts = (
                self.columns[places],
                rarities[places],
                self.rows.data[here],
                self.subjects.data[here],
                self.ngrams.indices[grams],
                self.ngrams.data[grams],
            )
            whole = sha256(b"".join([part.tobytes() for part in parts]))
            fingerprints.append(whole.digest()[:16])
        return fingerprints

    @cached_property
    def _step_of_count(self) -> NDArray[np.int8]:
        return steps(len(self.rows))


def terms_of(texts: Sequence[Text]) -> Terms:
    """Return the terms of each (title, abstract), weighed against each other."""
    return weighted_terms(CountedTexts.of(counted_terms_of_each(texts)))


def counted_terms_of_each(texts: Sequence[Text]) -> list[Counted]:
    """Count the terms of each (title, abstract); those of the title count twice.

    What is counted of a text does not depend on the others, so that it may be kept.
    """
    parts = list(chain.from_iterable(_parts(*text) for text in texts))
    sizes = list(map(len, parts))
    rows = np.frombuffer(b"".join(map(rows_of_words, parts)), WORD)
    begin = np.zeros(len(rows) + 1, np.bool_)
    begin[np.cumsum([0, *sizes])] = True
    of_text = np.repeat(np.arange(len(parts)) // _PARTS, sizes)
    numbers, of_terms = _terms(rows, begin[:-1], of_text)
    terms = counts_of_each(numbers, of_terms, len(texts), flagged=True)
    return [
        Counted(
            (own.numbers >> 1).tobytes(),
            np.minimum(own.counts, _MOST).astype(np.uint16).tobytes(),
            (own.numbers & 1).astype(np.uint8).tobytes(),
            grams,
        )
        for own, grams in zip(terms, counted_ngrams(parts, _PARTS), strict=True)
    ]


def _parts(title: str, abstract: str) -> tuple[Sequence[Word], ...]:
    """The words of a title, twice, and those of its abstract."""
    head, body = words_of(title), words_of(abstract)
    language = language_of_words((*head, *body))
    own = in_language(head, language)
    return own, own, in_language(body, language)


def _terms(
    rows: NDArray[np.void],
    begin: NDArray[np.bool_],
    of_text: NDArray[np.int64],
) -> tuple[NDArray[np.uint32], NDArray[np.int64]]:
    """The terms of each content word, and of each pair that stands together, with their texts.

    ``begin`` tells of each word whether it begins a part of a text.
    """
    content = rows["content"]
    words = np.flatnonzero(content)
    behind = words[~begin[words] & content[words - 1]]
    before, after = rows[behind - 1], rows[behind]
    pairs = columns_of_pairs(before, after) << np.uint32(1)
    pairs |= pairs_name_subjects(before, after)
    return (
        np.concatenate((rows["term"][words], pairs)),
        np.concatenate((of_text[words], of_text[behind])),
    )


def weighted_terms(texts: CountedTexts) -> Terms:
    """Weigh the terms of texts against each other: sublinear TF-IDF, rows of length one."""
    columns, count = texts.columns, len(texts.columns)
    every = np.bincount(columns.data, minlength=2 * COLUMNS).astype(np.int32)
    # A pair of one text says nothing of two.
    telling = weights(count)[every] != 0
    telling[COLUMNS:] &= every[COLUMNS:] > 1
    used, place = _numbered(telling & (every > 0))
    kept = telling[columns.data]
    rows, subjects = (data[kept] for data in _weighted(texts, every))
    left = columns.numbers_left(kept)
    places, shape = place[left.data], (count, len(used))
    return Terms(
        Rows(rows, places, left.starts, shape),
        Rows(subjects, places, left.starts, shape),
        weighted_ngrams(texts.grams, texts.gram_counts.data),
        used,
        every[used],
        every[COLUMNS:].copy(),
    )


def _weighted(
    texts: CountedTexts, every: NDArray[np.int32]
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return the weight of each term, and that for its subject.

    ``every`` tells in how many texts each column is.
    """
    every_column, count = texts.columns.data, len(texts.columns)
    weight, of_subject = weights(count), weights(count, _SUBJECT_DAMPING)
    rows, subjects = (np.empty(len(every_column), np.float32) for _ in range(2))
    for turn in texts.columns.turns():
        columns = every_column[turn.numbers]
        texts_with = every[columns]
        counts = texts.counts.data[turn.numbers].astype(np.float32)
        often = 1 + np.log(counts)
        of_pairs = np.where(columns >= COLUMNS, _PAIR_WEIGHT, 1.0)
        data = often * weight[texts_with] * of_pairs
        rows[turn.numbers] = _of_length_one(data, turn.of_row)
        data = often * of_subject[texts_with] * of_pairs
        naming = texts.subjects.data[turn.numbers]
        data *= np.where(naming, 1.0, _NO_SUBJECT)
        subjects[turn.numbers] = _of_length_one(data, turn.of_row)
    return rows, subjects


def _numbered(
    used: NDArray[np.bool_],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The columns in use, ascending, and the place of each among them."""
    columns = np.flatnonzero(used).astype(np.int32)
    place = np.zeros(len(used), np.int32)
    place[columns] = np.arange(len(columns))
    return columns, place


def _of_length_one(
    data: NDArray[np.float64], of_row: NDArray[np.int64]
) -> NDArray[np.float32]:
    lengths = np.sqrt(np.bincount(of_row, data * data))
    lengths[lengths == 0] = 1
    return (data / lengths[of_row]).astype(np.float32)
