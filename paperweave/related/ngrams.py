"""Character n-grams of a text's words: they match what is written in other forms of the same words.

Only every second is kept, hashed into 65,536 columns: 350 a text, in 1 kB of the cache and 2 kB of
memory. nDCG@10 on CSFCube is the same as with all of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

import numpy as np

from paperweave.related.counts import counts_of_each
from paperweave.related.rarity import weights
from paperweave.related.sparse_rows import Rows
from paperweave.text.tokens import CACHED_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.engine.packed import Packed
    from paperweave.text.tokens import Word

_SIZES = (4, 5)
_KEPT = 2  # one in so many
_COLUMNS = 2**16
_BYTES = 2  # of a column's number
_MOST = 2**8 - 1
_LEAST_TEXTS = 2


class Grams(NamedTuple):
    """The columns of a text's n-grams as 16 bits, and how often each stands there as 8."""

    columns: bytes
    counts: bytes


def counted_ngrams(
    parts: Sequence[Sequence[Word]], parts_a_text: int
) -> Iterator[Grams]:
    """Count the n-grams of each text's content words; so many parts are one text."""
    found = [
        b"".join([_OF_WORDS[word.low] for word in words if word.content])
        for words in parts
    ]
    numbers = np.frombuffer(b"".join(found), np.uint16)
    of_part = np.arange(len(parts)) // parts_a_text
    texts = np.repeat(of_part, [len(part) // _BYTES for part in found])
    count = len(parts) // parts_a_text
    for grams in counts_of_each(numbers.astype(np.uint32), texts, count):
        yield Grams(
            grams.numbers.astype(np.uint16).tobytes(),
            np.minimum(grams.counts, _MOST).astype(np.uint8).tobytes(),
        )


class _OfWords(dict[str, bytes]):
    """The columns of each word's n-grams, with a space before and behind the word."""

    def __missing__(self, low: str) -> bytes:
        if len(self) > CACHED_WORDS:
            self.clear()
        spaced = f" {low} "
        checksums = [
            crc32(spaced[start : start + size].encode())
            for size in _SIZES
            for start in range(len(spaced) - size + 1)
        ]
        columns = [
            checksum // _KEPT % _COLUMNS
            for checksum in checksums
            if checksum % _KEPT == 0
        ]
        self[low] = numbers = np.array(columns, np.uint16).tobytes()
        return numbers


_OF_WORDS = _OfWords()


def weighted_ngrams(columns: Packed, counts: NDArray[np.uint8]) -> Rows:
    """Weigh the n-grams of texts against each other: sublinear TF-IDF, rows of length one.

    What stands in one text only, or in most of them, is left out.
    """
    count = len(columns)
    texts_with = np.bincount(columns.data, minlength=_COLUMNS)
    rarity = weights(count).astype(np.float32)
    rarity[:_LEAST_TEXTS] = 0
    weight = rarity[texts_with]
    often = 1 + np.log(np.arange(_MOST + 1, dtype=np.float32).clip(1))
    data = np.empty(len(columns.data), np.float32)
    for turn in columns.turns():
        own = weight[columns.data[turn.numbers]]
        own *= often[counts[turn.numbers]]
        lengths = np.sqrt(np.bincount(turn.of_row, own * own))
        lengths[lengths == 0] = 1
        data[turn.numbers] = own / lengths.astype(np.float32)[turn.of_row]
    kept = data > 0
    left = columns.numbers_left(kept)
    return Rows(data[kept], left.data, left.starts, (count, _COLUMNS))
