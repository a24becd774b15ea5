"""Which papers have each word, in which fields, for all papers at once.

The words of all texts are numbered and counted together in arrays: one paper at a time, with a
dictionary of its own, this took half of the time of the search's data.
"""

from __future__ import annotations

from array import array
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from paperweave.export.search_tokens import compounds, script_order, words
from paperweave.export.search_words import (
    ABSTRACT,
    FIELDS,
    VENUE,
    facets_of,
    text_of,
    venue_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.engine.cache import Cache
    from paperweave.export.search_words import Searchable

# Of how often the abstract has the word for its length: above is the next level.
_LEVELS = (1.2, 2.5)
_LENGTH_COUNTS = 0.5  # BM25's b
_IN_ABSTRACT = 1  # the lowest level, of what an abstract has at all
_BITS = 31  # of a paper's number and its fields
_PAPERS_A_TURN = 1_000  # whose words are counted together
_PAPERS_A_PART = 500  # whose words are kept together


class Postings(NamedTuple):
    """For each word, in the order of scripts, the papers that have it.

    Those of word ``n`` are ``values`` from ``starts[n]`` to ``starts[n + 1]``, ascending: each the
    paper's number times ``FIELDS``, plus the fields.
    """

    words: Sequence[str]
    starts: NDArray[np.int64]
    values: NDArray[np.int32]


def parts_of(papers: int) -> list[slice]:
    """The papers whose texts are spelt, and kept, together."""
    return [
        slice(first, first + _PAPERS_A_PART)
        for first in range(0, papers, _PAPERS_A_PART)
    ]


def postings_of(
    papers: Sequence[Searchable], kept: KeptParts | None = None
) -> Postings:
    """Find the words of papers, in the order of the papers.

    A word that some text writes with a hyphen is also known closed up, in every text that writes
    it with a hyphen or apart. Texts of a large site that are known are not spelt again.
    """
    spelt = _Spelt()
    parts = parts_of(len(papers))
    if kept is None or len(parts) < 2:
        spelt.take(papers)
    else:
        for part, found in zip(parts, kept.each(papers, parts), strict=True):
            spelt.add(found, part.start)
    pairs = _Pairs(spelt)
    usual = spelt.usual_length()
    turns = (
        range(first, first + _PAPERS_A_TURN)
        for first in range(0, len(papers), _PAPERS_A_TURN)
    )
    rows = (_rows(spelt, pairs, usual, some) for some in turns)
    return _by_word(list(spelt.numbers), chain([spelt.facets()], rows))


class KeptParts(NamedTuple):
    """The texts that were spelt in the last builds, and a hash of what each part is made from."""

    cache: Cache
    keys: Sequence[str]

    def each(
        self, papers: Sequence[Searchable], parts: Sequence[slice]
    ) -> list[_Spelt]:
        """The words of each part."""

        def spelt(places: Sequence[int]) -> Iterator[_Spelt]:
            for place in places:
                found = _Spelt()
                found.take(papers[parts[place]])
                yield found

        return self.cache.each("spelt", self.keys, spelt)


def mean_length(lengths: Sequence[int]) -> int:
    """The mean of some numbers of words, at least 1."""
    return max(1, sum(lengths) // max(1, len(lengths)))


class _Numbers(dict[str, int]):
    """The number of each word, in the order in which they are first met."""

    def __missing__(self, word: str) -> int:
        number = self[word] = len(self)
        return number


class _Spelt:
    """The words of all texts as numbers, one text behind the other.

    ``closed`` are those of the hyphenated ones, closed up. Text ``t`` of paper ``of_paper[t]``
    has the words from ``starts[t]`` to ``starts[t + 1]``, and its closed ones likewise.
    """

    def __init__(self) -> None:
        self.numbers = _Numbers()
        self.words, self.closed = array("I"), array("I")
        self.starts, self.closed_starts = array("Q", [0]), array("Q", [0])
        self.of_paper, self.fields = array("I"), array("B")
        self._facets = array("I"), array("Q")

    def take(self, papers: Iterable[Searchable]) -> None:
        """Take in the texts of papers, which are numbered from 0."""
        of_name = cache(self._of_text)  # names and keywords come again
        for number, found in enumerate(papers):
            for field, texts in text_of(found).items():
                spell = self._of_text if field == ABSTRACT else of_name
                for own, closed in map(spell, texts):
                    self.words.extend(own)
                    self.closed.extend(closed)
                    self.starts.append(len(self.words))
                    self.closed_starts.append(len(self.closed))
                    self.of_paper.append(number)
                    self.fields.append(field)
            for words_of_kind, bits in (
                (facets_of(found), _IN_ABSTRACT),
                (venue_of(found.paper), VENUE),
            ):
                for word in words_of_kind:
                    self._facets[0].append(self.numbers[word])
                    self._facets[1].append(number * FIELDS + bits)

    def add(self, other: _Spelt, first: int) -> None:
        """Take in what another has spelt, whose papers are numbered from ``first`` on here."""
        number = map(self.numbers.__getitem__, other.numbers)
        here = np.fromiter(number, np.uint32, len(other.numbers))
        for starts, more, behind in (
            (self.starts, other.starts, len(self.words)),
            (self.closed_starts, other.closed_starts, len(self.closed)),
        ):
            _extend(starts, np.asarray(more)[1:] + behind)
        _extend(self.words, here[np.asarray(other.words)])
        _extend(self.closed, here[np.asarray(other.closed)])
        _extend(self.of_paper, np.asarray(other.of_paper) + first)
        self.fields.extend(other.fields)
        words, values = self._facets
        _extend(words, here[np.asarray(other._facets[0])])
        _extend(values, np.asarray(other._facets[1]) + first * FIELDS)

    def _of_text(self, text: str) -> tuple[list[int], list[int]]:
        number = self.numbers.__getitem__
        return (
            list(map(number, words(text))),
            list(map(number, dict.fromkeys(compounds(text)))),
        )

    def usual_length(self) -> int:
        """How long an abstract usually is."""
        lengths = np.diff(np.asarray(self.starts))
        return mean_length(
            lengths[np.asarray(self.fields) == ABSTRACT].tolist()
        )

    def facets(self) -> _Rows:
        """What filters look for, of all papers."""
        return _Rows(
            np.array(self._facets[0], np.int32),
            np.array(self._facets[1], np.int64),
        )


def _extend(numbers: array[int], more: NDArray[Any]) -> None:
    """Put numbers of the same size behind others."""
    numbers.frombytes(more.tobytes())


class _Rows(NamedTuple):
    """Words, and for each a paper that has it: its number times ``FIELDS``, plus the fields."""

    words: NDArray[np.int32]
    values: NDArray[np.int64]


class _Pairs:
    """Which two words, one behind the other, are a known compound written apart."""

    def __init__(self, spelt: _Spelt) -> None:
        self._size = len(spelt.numbers)
        names = list(spelt.numbers)
        known = ((n, names[n]) for n in sorted(set(spelt.closed)))
        found = {
            spelt.numbers[name[:cut]] * self._size
            + spelt.numbers[name[cut:]]: n
            for n, name in known
            for cut in range(1, len(name))
            if name[:cut] in spelt.numbers and name[cut:] in spelt.numbers
        }
        # The last one is what none is found to be.
        self._pairs = np.array([*sorted(found), -1], np.int64)
        self._closed = np.array(
            [found.get(n, -1) for n in self._pairs.tolist()]
        )

    def closed(self, some: NDArray[np.int64]) -> NDArray[np.int64]:
        """What each word and the one behind it are closed up, -1 for most."""
        pairs = some[:-1] * self._size + some[1:]
        places = np.searchsorted(self._pairs[:-1], pairs)
        same = self._pairs[places] == pairs
        return np.where(same, self._closed[places], -1)


def _rows(spelt: _Spelt, pairs: _Pairs, usual: int, papers: range) -> _Rows:
    """The words of the texts of some papers."""
    first, last = np.searchsorted(
        np.asarray(spelt.of_paper), (papers.start, papers.stop)
    ).tolist()
    here = slice(first, last)
    own, of_text = _numbers_of(spelt.words, spelt.starts, here)
    closed, closed_of = _numbers_of(spelt.closed, spelt.closed_starts, here)
    apart = pairs.closed(own)
    apart[of_text[:-1] != of_text[1:]] = -1
    is_apart = apart >= 0
    size = len(spelt.numbers)
    also = np.unique(
        np.concatenate(
            (
                closed_of * size + closed,
                of_text[:-1][is_apart] * size + apart[is_apart],
            )
        )
    )
    keys, counts = np.unique(
        np.concatenate((of_text * size + own, also)), return_counts=True
    )
    texts = keys // size
    fields = np.asarray(spelt.fields)[here].astype(np.int64)
    in_abstract = fields[texts] == ABSTRACT
    lengths = np.bincount(of_text, minlength=last - first)
    norms = 1 - _LENGTH_COUNTS + _LENGTH_COUNTS * lengths / usual
    often = counts / norms[texts]
    levels = _IN_ABSTRACT + sum((often > least) for least in _LEVELS)
    of_paper = np.asarray(spelt.of_paper)[here].astype(np.int64)
    bits = np.where(in_abstract, levels, fields[texts])
    return _Rows(
        (keys % size).astype(np.int32), of_paper[texts] * FIELDS + bits
    )


def _numbers_of(
    numbers: array[int], starts: array[int], texts: slice
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers of some texts, and which of these texts each is of."""
    bounds = np.asarray(starts)[texts.start : texts.stop + 1].astype(np.int64)
    found = np.asarray(numbers)[bounds[0] : bounds[-1]].astype(np.int64)
    of_text = np.repeat(np.arange(len(bounds) - 1), np.diff(bounds))
    return found, of_text


def _by_word(names: Sequence[str], rows: Iterable[_Rows]) -> Postings:
    """The rows by word, those of one word and one paper as one."""
    ordered = sorted(names, key=script_order(names))
    places = {name: place for place, name in enumerate(ordered)}
    place_of = np.array([places[name] for name in names], np.int64)
    # As one number each, the word first: sorted in place they take a quarter of the memory.
    keyed = [(place_of[some.words] << _BITS) + some.values for some in rows]
    both = np.concatenate(keyed)
    del keyed
    both.sort()
    begins = np.flatnonzero(np.diff(both // FIELDS, prepend=-1))
    both = np.bitwise_or.reduceat(both, begins) if len(begins) else both
    starts = np.searchsorted(both, np.arange(len(ordered) + 1) << _BITS)
    values = (both & ((1 << _BITS) - 1)).astype(np.int32)
    return Postings(ordered, starts, values)
