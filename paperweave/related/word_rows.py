"""What is asked of the words of texts, in arrays: their terms, their pairs, and their phrases.

A table has a row for each word as it is met, so that the words of many texts are looked up
in one pass, and their pairs and phrases follow from neighbouring rows.
"""

from __future__ import annotations

from functools import cache, lru_cache
from struct import pack
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from paperweave.keywords.stop_words import (
    is_general,
    may_be_number,
    may_be_unit,
    may_begin,
    may_end,
    says_a_subject,
    says_something,
)
from paperweave.text.abroad.general_words import is_head, is_link
from paperweave.text.tokens import CACHED_WORDS, word_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from paperweave.text.tokens import Word

# Words are cut to their first six letters: see `tfidf`.
_STEM = 6
COLUMNS = 2**21  # of single words, and as many behind these of pairs
_LETTER_BYTES = _CHECKSUM_BYTES = 4
# The hash of a phrase is that of all but its last word times this, plus that of the last.
_FACTOR = 0x9E3779B97F4A7C15
_HASHES = 2**64
# A phrase goes on behind these: "results based" on them, "flares using" something.
_NEVER_LAST = frozenset(["based", "driven", "including", "using"])

WORD = np.dtype(
    [
        ("content", np.bool_),
        # Its own term: the column, and as the lowest bit whether it names a subject.
        ("term", np.uint32),
        # The checksum of a pair that it begins, that of its letters, and how many bytes these are.
        ("begun", np.uint32),
        ("letters", np.uint32),
        ("length", np.uint8),
        # Its hash, and by how much that of the words before it is multiplied.
        ("hash", np.uint64),
        ("factor", np.uint64),
        # What `name_subjects` asks.
        ("begins", np.bool_),
        ("ends", np.bool_),
        ("specific", np.bool_),
        ("head", np.bool_),
        ("link", np.bool_),
        ("number", np.bool_),
        ("unit", np.bool_),
        ("last", np.bool_),
    ]
)
_LAYOUT = "=?IIIBQQ8?"
_EMPTY = bytes(WORD.itemsize)


class _Rows(dict[str, bytes]):
    """The row of each word as written; one without content has an empty one."""

    def __missing__(self, written: str) -> bytes:
        if len(self) > CACHED_WORDS:
            self.clear()
        word = word_of(written)
        self[written] = row = _row(word.folded) if word.content else _EMPTY
        return row


_ROWS = _Rows()


def rows_of(written: Iterable[str]) -> bytes:
    """Return the rows of some words, of type `WORD`."""
    return b"".join(map(_ROWS.__getitem__, written))


def rows_of_words(words: Iterable[Word]) -> bytes:
    """Return the same of words of which some have lost their content."""
    return b"".join(
        [_ROWS[word.written] if word.content else _EMPTY for word in words]
    )


def _row(folded: str) -> bytes:
    """A word's row; what hyphens join counts as several words in a phrase."""
    parts = folded.split()
    total, factor = 0, 1
    for part in parts:
        total = (total * _FACTOR + hash(part)) % _HASHES
        factor = factor * _FACTOR % _HASHES
    letters = folded[:_STEM].encode()
    column = crc32(letters) % COLUMNS + COLUMNS * (b" " in letters)
    return pack(
        _LAYOUT,
        True,
        column << 1 | names_a_subject(folded),
        crc32(letters + b" "),
        crc32(letters),
        len(letters),
        total,
        factor,
        may_begin(parts[0]),
        may_end(parts[-1]),
        any(map(says_something, parts)),
        is_head(parts[0]),
        any(map(is_link, parts)),
        len(parts) == 1 and may_be_number(folded),
        len(parts) == 1 and may_be_unit(folded),
        folded not in _NEVER_LAST,
    )


@lru_cache(CACHED_WORDS)
def names_a_subject(folded: str) -> bool:
    """Tell terms that name a subject from those that could stand in any text (``novel method``)."""
    words = folded.split()
    return says_a_subject(words) and not is_general(words)


def name_subjects(
    first: NDArray[np.void],
    last: NDArray[np.void],
    specific: NDArray[np.bool_],
    links: NDArray[np.bool_],
) -> NDArray[np.bool_]:
    """Tell the same of phrases, by the rows of their first and their last words.

    ``specific`` and ``links`` tell whether any of their words is.
    """
    wraps = first["head"] & links
    found: NDArray[np.bool_] = (
        first["begins"] & last["ends"] & specific & ~wraps
    )
    return found


def pairs_name_subjects(
    words: NDArray[np.void], behind: NDArray[np.void]
) -> NDArray[np.bool_]:
    """Tell the same of pairs of words; a number with its unit names none."""
    specific = words["specific"] | behind["specific"]
    found = name_subjects(
        words, behind, specific, words["link"] | behind["link"]
    )
    found &= ~(words["number"] & behind["unit"])
    return found


def columns_of_pairs(
    words: NDArray[np.void], behind: NDArray[np.void]
) -> NDArray[np.uint32]:
    """Return the columns of words with those that stand behind them."""
    moved = _moved()
    begun, length = words["begun"], behind["length"]
    checksum = behind["letters"].copy()
    for byte in range(_CHECKSUM_BYTES):
        checksum ^= moved[length, byte, begun >> 8 * byte & 0xFF]
    columns: NDArray[np.uint32] = checksum % COLUMNS + COLUMNS
    return columns


@cache
def _moved() -> NDArray[np.uint32]:
    """What becomes of each byte of a checksum by so many bytes behind, beside the latter's own.

    CRC-32 is linear: the checksum of a pair is that of its second word, plus what its first word's
    becomes.
    """
    of_lengths = []
    for length in range(_LETTER_BYTES * _STEM + 1):
        zeros = bytes(length)
        own = crc32(zeros)
        of_lengths.append(
            [
                [crc32(zeros, byte << shift) ^ own for byte in range(256)]
                for shift in range(0, 8 * _CHECKSUM_BYTES, 8)
            ]
        )
    return np.array(of_lengths, np.uint32)
