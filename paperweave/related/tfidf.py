"""The terms of texts as sparse rows of weights.

TF-IDF of words and pairs, tuned for related papers.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from itertools import pairwise
from struct import pack
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from paperweave.keywords.stop_words import is_general, says_a_subject
from paperweave.related.counts import counts_of_each
from paperweave.related.ngrams import Grams, counted_ngrams, weighted_ngrams
from paperweave.related.rarity import steps, weights
from paperweave.related.sparse_rows import Rows
from paperweave.text.tokens import (
    CACHED_WORDS,
    in_language,
    language_of_words,
    words_of,
)

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
_STEM = 6
_PAIR_WEIGHT = 0.6
# The same terms weighed for their subject: common ones and those that name none count for less.
_SUBJECT_DAMPING = 1.4
_NO_SUBJECT = 0.4
_COLUMNS = 2**21
_BYTES = 4  # of a column's number


class Counted(NamedTuple):
    """One text's terms: the column of each, how often it stands there, whether it names a subject.

    Numbers of 32, 32 and 8 bits, as bytes; and the text's character n-grams.
    """

    columns: bytes
    counts: bytes
    subjects: bytes
    ngrams: Grams


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
        return int(np.searchsorted(self.columns, _COLUMNS))

    def texts_with_pair(self, word: Word, behind: Word) -> int:
        """Return in how many texts two words stand together; 0 where it is one at most."""
        column = _column_of_pair(word.folded, behind.folded)
        count = self.texts_with_pairs.item(column - _COLUMNS)
        return count if count > 1 else 0

    def step_of(self, texts: int) -> int:
        """Return the power of two below, by which such a count is kept from changing often."""
        return self._step_of_count.item(texts)

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


@lru_cache(CACHED_WORDS)
def names_a_subject(folded: str) -> bool:
    """Tell terms that name a subject from those that could stand in any text (``novel method``)."""
    words = folded.split()
    return says_a_subject(words) and not is_general(words)


class _Stem(NamedTuple):
    """The letters of a word in its terms, and the checksum of a pair that begins with it."""

    letters: bytes
    begun: int


@lru_cache(CACHED_WORDS)
def _stem(folded: str) -> _Stem:
    letters = folded[:_STEM].encode()
    return _Stem(letters, crc32(letters + b" "))


def _column_of_pair(folded: str, behind: str) -> int:
    checksum = crc32(_stem(behind).letters, _stem(folded).begun)
    return checksum % _COLUMNS + _COLUMNS


def _number(column: int, folded: str) -> bytes:
    """A term's column, and as the lowest bit whether it names a subject."""
    return pack("=I", column << 1 | names_a_subject(folded))


class _Words(dict[str, bytes]):
    """The number of each word by its folded form."""

    def __missing__(self, folded: str) -> bytes:
        if len(self) > CACHED_WORDS:
            self.clear()
        column = crc32(_stem(folded).letters) % _COLUMNS
        # What a hyphen parts is one word here, and may be a pair elsewhere.
        pair = _COLUMNS * (" " in folded[:_STEM])
        self[folded] = number = _number(column + pair, folded)
        return number


class _Pairs(dict[tuple[str, str], bytes]):
    """The number of each pair of words by the folded forms of both."""

    def __missing__(self, pair: tuple[str, str]) -> bytes:
        if len(self) > CACHED_WORDS:
            self.clear()
        number = _number(_column_of_pair(*pair), " ".join(pair))
        self[pair] = number
        return number


_WORDS, _PAIRS = _Words(), _Pairs()


def counted_terms(title: str, abstract: str) -> Counted:
    """Count the terms of one text; pure, so that the result may be kept."""
    return counted_terms_of_each([(title, abstract)])[0]


def counted_terms_of_each(texts: Sequence[Text]) -> list[Counted]:
    """Count the terms of each (title, abstract); those of the title count twice."""
    parts = [_parts(*text) for text in texts]
    numbers = [_numbers(head) * 2 + _numbers(body) for head, body in parts]
    return [
        Counted(
            (terms.numbers >> 1).tobytes(),
            terms.counts.astype(np.uint32).tobytes(),
            (terms.numbers & 1).astype(np.uint8).tobytes(),
            grams,
        )
        for terms, grams in zip(
            counts_of_each(numbers, flagged=True),
            counted_ngrams(parts),
            strict=True,
        )
    ]


def _parts(title: str, abstract: str) -> tuple[Sequence[Word], Sequence[Word]]:
    """The words of a title and of its abstract."""
    head, body = words_of(title), words_of(abstract)
    language = language_of_words((*head, *body))
    return in_language(head, language), in_language(body, language)


def _numbers(words: Sequence[Word]) -> bytes:
    """The numbers of each content word, and of each pair that stands together."""
    pairs = [
        _PAIRS[word.folded, behind.folded]
        for word, behind in pairwise(words)
        if word.content and behind.content
    ]
    return b"".join(
        [_WORDS[word.folded] for word in words if word.content] + pairs
    )


def weighted_terms(texts: Sequence[Counted]) -> Terms:
    """Weigh the terms of texts against each other: sublinear TF-IDF, rows of length one."""
    count = len(texts)
    columns = _joined([text.columns for text in texts], np.uint32)
    sizes = [len(text.columns) // _BYTES for text in texts]
    of_row = np.repeat(np.arange(count, dtype=np.int32), sizes)
    every = np.bincount(columns, minlength=2 * _COLUMNS).astype(np.int32)
    texts_with = every[columns]
    pair = columns >= _COLUMNS
    kept = (weights(count)[texts_with] != 0) & (~pair | (texts_with > 1))
    used, places = _numbered(columns[kept])
    ends = np.cumsum(np.bincount(of_row[kept], minlength=count))
    starts, shape = np.concatenate(([0], ends)), (count, len(used))
    often = 1 + np.log(
        _joined([text.counts for text in texts], np.uint32).astype(np.float32)
    )
    of_pairs = np.where(pair, _PAIR_WEIGHT, 1.0)
    data = often * weights(count)[texts_with] * of_pairs
    rows = _of_length_one(data, of_row, count)[kept]
    data = often * weights(count, _SUBJECT_DAMPING)[texts_with] * of_pairs
    naming = _joined([text.subjects for text in texts], np.uint8)
    data *= np.where(naming, 1.0, _NO_SUBJECT)
    subjects = _of_length_one(data, of_row, count)[kept]
    return Terms(
        Rows(rows, places, starts, shape),
        Rows(subjects, places, starts, shape),
        weighted_ngrams([text.ngrams for text in texts]),
        used,
        every[used],
        every[_COLUMNS:].copy(),
    )


def _joined(
    parts: Sequence[bytes], kind: type[np.unsignedinteger]
) -> NDArray[np.unsignedinteger]:
    return np.frombuffer(b"".join(parts), kind)


def _numbered(
    columns: NDArray[np.unsignedinteger],
) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """The columns in use, ascending, and the place of each among them."""
    place = np.zeros(2 * _COLUMNS, np.int32)
    place[columns] = 1
    used = np.flatnonzero(place).astype(np.int32)
    place[used] = np.arange(len(used))
    return used, place[columns]


def _of_length_one(
    data: NDArray[np.float64], of_row: NDArray[np.int32], count: int
) -> NDArray[np.float32]:
    lengths = np.sqrt(np.bincount(of_row, data * data, count))
    lengths[lengths == 0] = 1
    return (data / lengths[of_row]).astype(np.float32)
