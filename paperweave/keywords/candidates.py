"""A text's candidates: the runs of up to five content words, each with the places where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.words import Word, word_of, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

LONGEST = 5
# An abstract is shorter than this; what follows in a longer text no longer says what it is about.
_MOST_WORDS = 20_000
_EARLY = 30
_FULL_STOP = word_of(".")


@dataclass(frozen=True, slots=True)
class Text:
    """A title and an abstract as one row of words; the abstract begins at ``body``.

    The last word is a full stop, so that the word before the first (``words[-1]``) is one too.
    """

    words: tuple[Word, ...]
    body: int


class Span(NamedTuple):
    """The words from ``start`` up to, and without, ``end``."""

    start: int
    end: int


def read_text(title: str, abstract: str) -> Text:
    """Split a paper into words, with a full stop between title and abstract."""
    head = words_of(title)
    words = (*head, _FULL_STOP, *words_of(abstract))[:_MOST_WORDS]
    return Text((*words, _FULL_STOP), len(head) + 1)


def candidates(text: Text) -> dict[str, list[Span]]:
    """Return the places of each candidate, by its folded words, in the order of first use."""
    found: dict[str, list[Span]] = {}
    words = text.words
    for start, word in enumerate(words):
        if not word.content:
            continue
        key, end = word.folded, start + 1
        found.setdefault(key, []).append(Span(start, end))
        while words[end].content and end - start < LONGEST:
            key = f"{key} {words[end].folded}"
            end += 1
            found.setdefault(key, []).append(Span(start, end))
    return found


# The names of the columns of `measures`, in its order.
MEASURES = (
    "bias", "two", "three", "four", "five",
    "frequency", "frequency of one word", "title", "title, one word", "title, two words",
    "first use", "first use, logarithm", "spread", "early", "late",
    "whole runs", "any whole run", "whole runs, share",
    "acronym", "capitals", "digit", "hyphen", "in brackets", "before a bracket",
)  # fmt: skip


class Places(NamedTuple):
    """All places of all candidates of a text, in arrays: those of one candidate stand together."""

    counts: NDArray[np.int64]  # for each candidate, in how many places it stands
    at: NDArray[np.int64]  # and where these begin in the two arrays that follow
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]


def places_of(candidates: Sequence[Sequence[Span]]) -> Places:
    """Return the places of one or more candidates."""
    counts = np.fromiter(map(len, candidates), np.int64, len(candidates))
    flat = chain.from_iterable(chain.from_iterable(candidates))
    spans = np.fromiter(flat, np.int64, 2 * int(counts.sum())).reshape(-1, 2)
    return Places(counts, np.cumsum(counts) - counts, spans[:, 0], spans[:, 1])


def measures(text: Text, places: Places) -> NDArray[np.float64]:
    """What is measured of each candidate besides its words: a row each, of frequency, place, length and shape.

    All candidates of a text at once: one by one they took two thirds of the time of finding keywords.
    """
    body, total = text.body, max(1, len(text.words) - 1 - text.body)
    content, capital, acronym, digit, hyphen, opens, closes = _flags(text)
    counts, at, starts, ends = places
    first_start, first_end = starts[at], ends[at]
    size, title = first_end - first_start, first_start < body
    inside = starts >= body
    inside_count = np.add.reduceat(inside, at, dtype=np.int64)
    first = np.minimum.reduceat(np.where(inside, starts - body, total), at)
    last = np.maximum.reduceat(np.where(inside, starts - body, -1), at)
    whole = np.add.reduceat(~(content[starts - 1] | content[ends]), at, dtype=np.int64)
    often = np.log(counts)
    shown = inside | np.repeat(inside_count == 0, counts)  # a title's many capitals say nothing
    all_capitals = _how_many(capital, starts, ends) == ends - starts
    rows = (
        np.ones(len(counts)), size == 2, size == 3, size == 4, size == 5,  # noqa: PLR2004
        often, often * (size == 1), title, title & (size == 1), title & (size == 2),  # noqa: PLR2004
        first / total, np.log1p(first), np.where(inside_count > 1, (last - first) / total, 0.0),
        first < _EARLY, last > total - _EARLY,
        np.log1p(whole), whole > 0, whole / counts,
        (size == 1) & np.logical_or.reduceat(shown & acronym[starts], at),
        np.logical_or.reduceat(shown & all_capitals, at),
        _how_many(digit, first_start, first_end) > 0, _how_many(hyphen, first_start, first_end) > 0,
        np.logical_or.reduceat(opens[starts - 1] & closes[ends], at), np.logical_or.reduceat(opens[ends], at),
    )  # fmt: skip
    return np.stack(rows, axis=1).astype(np.float64)


def _flags(text: Text) -> NDArray[np.bool_]:
    """Of each word, whether it is content, has a capital, is an acronym, has a digit, a hyphen, is ( or is )."""
    flags = (
        (w.content, w.capital, w.acronym, w.digit, w.hyphen, w.written == "(", w.written == ")") for w in text.words
    )
    return np.fromiter(chain.from_iterable(flags), np.bool_, 7 * len(text.words)).reshape(-1, 7).T


def _how_many(flags: NDArray[np.bool_], starts: NDArray[np.int64], ends: NDArray[np.int64]) -> NDArray[np.int64]:
    """How many words between each start and end have a flag."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    counts: NDArray[np.int64] = sums[ends] - sums[starts]
    return counts
