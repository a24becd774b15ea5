"""The phrases of texts in so few bytes as will tell which of them another text has."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.related.word_rows import (
    WORD,
    name_subjects,
    pairs_name_subjects,
    rows_of,
)
from paperweave.text.languages import ENGLISH, is_surely_english
from paperweave.text.tokens import language_of_words, word_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from paperweave.related.tfidf import Terms

_LONGEST = 4  # words of a phrase
# In a place: the first word, then how many follow, then the step of `Terms.steps_of`.
_STEP_BITS, _LENGTH_BITS = 5, 2


class PhraseMarks(NamedTuple):
    """The phrases of a text that name a subject.

    A hash of each phrase as it is folded, ascending, and where it first stands, as `place` reads
    it. The hashes hold within one build: Python's own differ from run to run.
    """

    hashes: NDArray[np.uint64]
    places: NDArray[np.uint32]


class Place(NamedTuple):
    """Where a phrase stands: its first word, and the one behind its last.

    And the power of two below the number of texts that have the rarest of its pairs.
    """

    start: int
    end: int
    step: int


def place(number: int) -> Place:
    """Read a place of `PhraseMarks`."""
    rest, step = divmod(number, 2**_STEP_BITS)
    start, more = divmod(rest, 2**_LENGTH_BITS)
    return Place(start, start + more + 1, step)


def places_of_both(own: PhraseMarks, other: PhraseMarks) -> list[int]:
    """Return where the first text has the phrases that stand in both."""
    if not len(other.hashes):
        return []
    near = np.minimum(
        np.searchsorted(other.hashes, own.hashes), len(other.hashes) - 1
    )
    both: list[int] = own.places[other.hashes[near] == own.hashes].tolist()
    return both


class Marked(NamedTuple):
    """The phrases of several texts, text by text: see `PhraseMarks`."""

    hashes: NDArray[np.uint64]
    places: NDArray[np.uint32]
    starts: list[int]

    def of_each(self) -> list[PhraseMarks]:
        """Return those of each text."""
        return [
            PhraseMarks(self.hashes[start:stop], self.places[start:stop])
            for start, stop in pairwise(self.starts)
        ]


def marked(texts: Sequence[str], terms: Terms) -> Marked:
    """Find the phrases of two to four words of some texts, which have one word a line.

    Only those that another text may have: each pair of their words stands in two. In another
    language than English what stands together may be a noun and the verb behind it, so that there
    are none.
    """
    words = [_english(text) for text in texts]
    sizes = list(map(len, words))
    firsts = np.cumsum([0, *sizes])
    rows = np.frombuffer(b"".join(map(rows_of, words)), WORD)
    of_text = np.repeat(np.arange(len(texts)), sizes)
    content = rows["content"]
    behind = np.flatnonzero(content[1:] & content[:-1]) + 1
    behind = behind[of_text[behind] == of_text[behind - 1]]
    texts_with = terms.texts_with_both(rows[behind - 1], rows[behind])
    behind, texts_with = behind[texts_with > 1], texts_with[texts_with > 1]
    hashes, ends, lengths, steps = _phrases(
        rows, behind, terms.steps_of(texts_with)
    )
    texts_of = of_text[ends]
    order = np.lexsort((lengths, ends, hashes, texts_of))
    hashes, texts_of = hashes[order], texts_of[order]
    new = np.ones(len(order), np.bool_)
    new[1:] = (np.diff(texts_of) > 0) | (hashes[1:] != hashes[:-1])
    kept = order[new]
    start = ends[kept] + 1 - lengths[kept] - firsts[texts_of[new]]
    places = (start << _LENGTH_BITS | lengths[kept] - 1) << _STEP_BITS
    starts = np.searchsorted(texts_of[new], np.arange(len(texts) + 1))
    return Marked(
        hashes[new], (places | steps[kept]).astype(np.uint32), starts.tolist()
    )


def _english(written: str) -> Sequence[str]:
    """The words of a text; none, where they are of another language."""
    words = written.split("\n")
    if is_surely_english(set(words)):
        return words
    return words if language_of_words(map(word_of, words)) == ENGLISH else ()


class _Found(NamedTuple):
    """Of each phrase its hash, its last word, how many words it has, and its step."""

    hashes: NDArray[np.uint64]
    ends: NDArray[np.int64]
    lengths: NDArray[np.int64]
    steps: NDArray[np.int8]


def _phrases(
    rows: NDArray[np.void], behind: NDArray[np.int64], steps: NDArray[np.int8]
) -> _Found:
    """The phrases in some rows that name a subject.

    ``behind`` are the words that form a pair with the one before, and ``steps`` those of the pairs.
    """
    step = np.full(len(rows), np.iinfo(np.int8).max, np.int8)
    step_of_pair = step.copy()
    step_of_pair[behind] = steps
    hashes = rows["hash"].copy()
    specific, links = rows["specific"].copy(), rows["link"].copy()
    standing = np.zeros(len(rows), np.bool_)
    found = []
    ends = behind
    for length in range(2, _LONGEST + 1):
        last, before = rows[ends], ends - 1
        hashes[ends], step[ends], specific[ends], links[ends] = (
            hashes[before] * last["factor"] + last["hash"],
            np.minimum(step[before], step_of_pair[ends]),
            specific[before] | last["specific"],
            links[before] | last["link"],
        )
        first = rows[ends + 1 - length]
        named = last["last"] & (
            pairs_name_subjects(first, last)
            if length == 2
            else name_subjects(first, last, specific[ends], links[ends])
        )
        some = ends[named]
        lengths = np.full(len(some), length)
        found.append(_Found(hashes[some], some, lengths, step[some]))
        standing[:] = False
        standing[ends] = True
        ends = behind[standing[behind - 1]]
    return _Found(*map(np.concatenate, zip(*found, strict=True)))
