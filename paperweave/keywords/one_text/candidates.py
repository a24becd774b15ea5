"""The runs of up to five content words of a text, with their places and measures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

    from paperweave.keywords.one_text.features import Rows, Text

LONGEST = 5
_EARLY = 30


class Span(NamedTuple):
    """The words from ``start`` up to, and without, ``end``."""

    start: int
    end: int


class Candidates(NamedTuple):
    """The candidates of some texts, text by text, in the order of first use.

    The places of one stand together.

    Places are counted through the words of all the texts, one text behind the other.
    """

    folded: list[str]
    texts: NDArray[np.int64]  # which text each is of
    counts: NDArray[np.int64]  # in how many places each stands
    at: NDArray[np.int64]  # and where these begin in the two arrays that follow
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]

    def places(self, candidate: int) -> list[Span]:
        """Where one stands."""
        at = slice(
            self.at[candidate], self.at[candidate] + self.counts[candidate]
        )
        return [
            Span(*place)
            for place in zip(
                self.starts[at].tolist(), self.ends[at].tolist(), strict=True
            )
        ]


def candidates(texts: Sequence[Text], content: NDArray[np.bool_]) -> Candidates:
    """Find the candidates of one or more texts; ``content`` tells it of each word."""
    folded: list[str] = []
    numbers: list[int] = []
    sizes = []
    for text in texts:
        runs = list(_runs(text))
        names = dict.fromkeys(runs)
        number_of = dict(
            zip(
                names, range(len(folded), len(folded) + len(names)), strict=True
            )
        )
        numbers += map(number_of.__getitem__, runs)
        folded += names
        sizes.append(len(names))
    order = np.argsort(numbers, kind="stable")
    counts = np.bincount(np.array(numbers, np.int64), minlength=len(folded))
    starts, ends = _places(content)
    of_text = np.repeat(np.arange(len(texts)), sizes)
    return Candidates(
        folded,
        of_text,
        counts,
        np.cumsum(counts) - counts,
        starts[order],
        ends[order],
    )


def _runs(text: Text) -> Iterator[str]:
    """Yield the folded words of each run, by its first word, then by its length."""
    folded = [word.folded if word.content else "" for word in text.words]
    for start, words in enumerate(folded):
        if words:
            yield words
            for word in folded[start + 1 : start + LONGEST]:
                if not word:
                    break
                words = f"{words} {word}"  # noqa: PLW2901 - it grows
                yield words


def _places(
    content: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return where each run starts and ends, in the order of ``_runs``."""
    starts = np.flatnonzero(content)
    stops = np.flatnonzero(~content)
    longest = np.minimum(
        stops[np.searchsorted(stops, starts)] - starts, LONGEST
    )
    before = np.cumsum(longest) - longest
    sizes = np.arange(int(longest.sum())) - np.repeat(before, longest) + 1
    firsts = np.repeat(starts, longest)
    return firsts, firsts + sizes


# The names of the columns of `measures`, in its order.
MEASURES = (
    "bias", "two", "three", "four", "five",
    "frequency", "frequency of one word", "title", "title, one word", "title, two words",
    "first use", "first use, logarithm", "spread", "early", "late",
    "whole runs", "any whole run", "whole runs, share",
    "acronym", "capitals", "digit", "hyphen", "in brackets", "before a bracket",
)  # fmt: skip


def measures(found: Candidates, rows: Rows) -> NDArray[np.float64]:
    """What is measured of each candidate besides its words.

    A row each, of frequency, place, length and shape.

    All candidates of several texts at once: one by one they took two thirds of the time of finding
    keywords.
    """
    content, capital, acronym, digit, hyphen, opens, closes, _ = rows.flags
    _, texts, counts, at, starts, ends = found
    total = np.maximum(1, rows.stops - rows.bodies)[texts]
    body, length = (
        np.repeat(rows.bodies[texts], counts),
        np.repeat(total, counts),
    )
    first_start, first_end = starts[at], ends[at]
    size, title = first_end - first_start, first_start < rows.bodies[texts]
    inside = starts >= body
    inside_count = np.add.reduceat(inside, at, dtype=np.int64)
    first = np.minimum.reduceat(np.where(inside, starts - body, length), at)
    last = np.maximum.reduceat(np.where(inside, starts - body, -1), at)
    whole = np.add.reduceat(
        ~(content[starts - 1] | content[ends]), at, dtype=np.int64
    )
    often = np.log(counts)
    # A title's many capitals say nothing.
    shown = inside | np.repeat(inside_count == 0, counts)
    all_capitals = _how_many(capital, starts, ends) == ends - starts
    columns = (
        np.ones(len(counts)), size == 2, size == 3, size == 4, size == 5,
        often, often * (size == 1), title, title & (size == 1), title & (size == 2),
        first / total, np.log1p(first), np.where(inside_count > 1, (last - first) / total, 0.0),
        first < _EARLY, last > total - _EARLY,
        np.log1p(whole), whole > 0, whole / counts,
        (size == 1) & np.logical_or.reduceat(shown & acronym[starts], at),
        np.logical_or.reduceat(shown & all_capitals, at),
        _how_many(digit, first_start, first_end) > 0, _how_many(hyphen, first_start, first_end) > 0,
        np.logical_or.reduceat(opens[starts - 1] & closes[ends], at),
        np.logical_or.reduceat(opens[ends], at),
    )  # fmt: skip
    return np.stack(columns, axis=1, dtype=np.float64)


def _how_many(
    flags: NDArray[np.bool_], starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> NDArray[np.int64]:
    """How many words between each start and end have a flag."""
    sums = np.concatenate(([0], np.cumsum(flags)))
    counts: NDArray[np.int64] = sums[ends] - sums[starts]
    return counts
