"""The nearest texts of each text, by the terms that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from paperweave.engine.workers import in_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from paperweave.related.sparse_rows import RowProducts, Rows

    Numbers = NDArray[np.int32]

Text = tuple[str, str]
Neighbours = list[tuple[int, float]]

# A score is counted in so many parts: further digits may differ between machines.
WHOLE = 10_000
_BLOCK = 256
_BLOCKS_FOR_SEVERAL = 4
# How near the last is that a text wants is guessed from one text in so many …
_SAMPLED = 16
# … as what so many times as many would reach, so that few guesses miss.
_SURELY = 1.5
# Products that differ by less may have the same score.
_SLACK = 2 / WHOLE
# All are multiplied with one in so many before. Of the nearest, so many more are asked for than
# stand among these, that of few texts too much is asked.
_GUESSED_FROM, _EXCEEDED, _MORE = 32, 1.5, 3
_BLOCKS_A_TURN = 8  # of more, the numbers of their pairs take much memory
_FEW = 8
_UNKNOWN = 0  # no score
# Of the number of a pair: which text it is of, how far it is from the nearest score, and where the
# other text stands in their order.
_OF_TEXT, _OF_SCORE = 44, 30
_SCORE, _ORDER = 2**14 - 1, 2**30 - 1


@dataclass(frozen=True, slots=True)
class Near:
    """Pairs of texts by their numbers.

    Whose neighbour, which one, and how near in whole ten-thousandths.

    ``least`` says, for each of the texts that were asked for, from which nearness on all its pairs
    are here.
    """

    of: Numbers
    others: Numbers
    scores: Numbers
    least: Numbers


class Pairs(NamedTuple):
    """Pairs of texts, each once, and how near they are."""

    ones: Numbers
    others: Numbers
    scores: NDArray[np.int16]

    @classmethod
    def of(cls, parts: Iterable[Pairs]) -> Pairs:
        """The pairs of several as one."""
        none = cls(
            np.empty(0, np.int32), np.empty(0, np.int32), np.empty(0, np.int16)
        )
        ones, others, scores = zip(none, *parts, strict=True)
        return cls(
            np.concatenate(ones),
            np.concatenate(others),
            np.concatenate(scores),
        )

    def behind(self, text: int) -> Pairs:
        """Those whose other text is not before some text."""
        left = self.others >= text
        return Pairs(self.ones[left], self.others[left], self.scores[left])


def found(rows: Rows, wanted: Numbers, k: int) -> Near:
    """The ``k`` nearest of the texts that are wanted, and whatever is as near as the last of these.

    All terms are multiplied with all texts, which takes time with the square of their number: for
    the ACL Anthology's 95,000 papers 0.9 ms each, and 0.6 where each pair is looked at once.
    Candidates by rare terms, ranked by all, took no less time for 25,000 and missed one in eight of
    the nearest eight.
    """
    rows.across  # noqa: B018 - made once, before the work is parted

    def of_block(start: int) -> Near:
        some = wanted[start : start + _BLOCK]
        return _best(rows.products(some), some, k)

    return _in_blocks(of_block, len(wanted))


def found_of_all(rows: Rows, k: int) -> Near:
    """The same of all texts: each pair is looked at once, for both of its texts.

    How near others must be to be among a text's nearest is guessed before; the few texts of which
    too much was asked are looked at again.
    """
    guesses = _guesses(rows, k)
    rows.across  # noqa: B018 - as above

    def of_block(start: int) -> Pairs:
        return _pairs_from(rows, start, guesses)

    blocks = in_processes(
        of_block,
        range(0, len(rows), _BLOCK),
        least=_BLOCKS_FOR_SEVERAL,
        chunk=1,
    )
    parts, waiting = list[Near](), Pairs.of(())
    for start in range(0, len(rows), _BLOCK * _BLOCKS_A_TURN):
        waiting = Pairs.of((waiting, *islice(blocks, _BLOCKS_A_TURN)))
        stop = min(start + _BLOCK * _BLOCKS_A_TURN, len(rows))
        parts.append(_best_of_pairs(waiting, guesses, range(start, stop), k))
        waiting = waiting.behind(stop)
    near = joined(parts, np.concatenate([part.least for part in parts]))
    return replaced(near, np.flatnonzero(near.least == _UNKNOWN), rows, k)


def replaced(near: Near, again: NDArray[np.int64], rows: Rows, k: int) -> Near:
    """The same pairs, with the ``k`` nearest of some texts found again."""
    if not len(again):
        return near
    anew = found(rows, again.astype(np.int32), k)
    least = near.least.copy()
    least[again] = anew.least
    kept = ~np.isin(near.of, again)
    stay = Near(near.of[kept], near.others[kept], near.scores[kept], least)
    return joined([stay, anew], least)


class InOrder(Sequence[Neighbours]):
    """Up to ``k`` neighbours of each text, the nearest first.

    What is equally near is in the order of its text.

    In arrays: as lists of pairs, 24 neighbours of each of 100,000 texts took 250 MB.
    """

    def __init__(self, near: Near, texts: Sequence[Text], k: int) -> None:
        count = len(texts)
        in_order = np.array(
            sorted(range(count), key=texts.__getitem__), np.int32
        )
        order = np.empty(count, np.int64)
        order[in_order] = np.arange(count)
        pairs = _numbers(near.of, near.scores, order[near.others])
        pairs.sort()
        of, scores, others = _parts(pairs)
        starts = np.searchsorted(of, np.arange(count + 1))
        best = np.arange(len(pairs)) - starts[of] < k
        self._others, self._scores = in_order[others[best]], scores[best]
        sizes = np.minimum(np.diff(starts), k)
        self._starts = [0, *np.cumsum(sizes).tolist()]

    def __len__(self) -> int:
        return len(self._starts) - 1

    def pairs(self) -> Near:
        """All of them as pairs, text by text."""
        of = np.repeat(
            np.arange(len(self), dtype=np.int32), np.diff(self._starts)
        )
        return Near(
            of, self._others, self._scores, np.ones(len(self), dtype=np.int32)
        )

    def __getitem__(self, i: int) -> Neighbours:  # type: ignore[override]  # there are no slices of it
        here = slice(self._starts[i], self._starts[i + 1])
        return list(
            zip(
                self._others[here].tolist(),
                (self._scores[here] / WHOLE).tolist(),
                strict=True,
            )
        )


def whole_scores(products: NDArray[np.float64]) -> Numbers:
    """Products of rows as scores."""
    return np.rint(products * WHOLE).astype(np.int32)


def joined(parts: Sequence[Near], least: Numbers) -> Near:
    """The pairs of several as one."""
    of = np.concatenate([part.of for part in parts])
    others = np.concatenate([part.others for part in parts])
    return Near(
        of, others, np.concatenate([part.scores for part in parts]), least
    )


def _in_blocks(work: Callable[[int], Near], count: int) -> Near:
    blocks = list(
        in_processes(
            work, range(0, count, _BLOCK), least=_BLOCKS_FOR_SEVERAL, chunk=1
        )
    )
    return joined(blocks, np.concatenate([block.least for block in blocks]))


def _guesses(rows: Rows, k: int) -> Numbers:
    """For each text a score that at least ``k`` others probably reach, 1 where fewer do."""
    sample = rows.taken(np.arange(0, len(rows), _GUESSED_FROM))
    likely = int(k / _GUESSED_FROM * _EXCEEDED) + _MORE
    if likely > len(sample):
        return np.ones(len(rows), np.int32)
    sample.across  # noqa: B018 - as above

    def of_block(start: int) -> NDArray[np.float64]:
        some = rows.taken(np.arange(start, min(start + _BLOCK, len(rows))))
        found = sample.across.products(some)
        return np.array([_last(_largest(one.rough), likely) for one in found])

    blocks = in_processes(
        of_block,
        range(0, len(rows), _BLOCK),
        least=_BLOCKS_FOR_SEVERAL,
        chunk=1,
    )
    return np.maximum(whole_scores(np.concatenate(list(blocks))), 1)


def _largest(numbers: NDArray[np.float64]) -> NDArray[np.float64]:
    """The largest of each few numbers: to part all took two thirds of the time for guessing."""
    whole = len(numbers) // _FEW * _FEW
    if len(numbers) < _FEW * _FEW * _FEW:
        return numbers
    found: NDArray[np.float64]
    found = numbers[:whole].reshape(_FEW, -1).max(axis=0)
    return found


def _pairs_from(rows: Rows, start: int, guesses: Numbers) -> Pairs:
    """The pairs of some texts with those behind them that may be among either's nearest."""
    some = np.arange(start, min(start + _BLOCK, len(rows)))
    # One less: what is found quickly may be a little too small.
    low = (guesses[start:] - 1) / WHOLE
    found = list[Pairs]()
    for i, products in enumerate(rows.products(some, start)):
        rough, behind = products.rough[i + 1 :], low[i + 1 :]
        others = np.flatnonzero((rough > low[i]) | (rough > behind)) + i + 1
        scores = whole_scores(products.exact(others))
        others += start
        wanted = scores >= np.minimum(guesses[start + i], guesses[others])
        others, scores = others[wanted].astype(np.int32), scores[wanted]
        ones = np.full(len(others), start + i, np.int32)
        found.append(Pairs(ones, others, scores.astype(np.int16)))
    return Pairs.of(found)


def _best_of_pairs(
    pairs: Pairs, guesses: Numbers, texts: range, k: int
) -> Near:
    """The best ``k`` of some texts, and whatever is as good as the last of these.

    ``least`` is unknown of a text that has fewer.
    """
    sides = []
    for of, others in (pairs[:2], pairs[1::-1]):
        here = np.flatnonzero((of >= texts.start) & (of < texts.stop))
        here = here[pairs.scores[here] >= guesses[of[here]]]
        sides.append((of[here], others[here], pairs.scores[here]))
    of, others, scores = map(np.concatenate, zip(*sides, strict=True))
    numbers = _numbers(of, scores, others)
    numbers.sort()
    of, scores, others = _parts(numbers)
    starts = np.searchsorted(of, np.arange(texts.start, texts.stop + 1))
    enough = np.diff(starts) >= k
    least = np.where(guesses[texts.start : texts.stop] > 1, _UNKNOWN, 1)
    least[enough] = scores[starts[:-1][enough] + k - 1]
    wanted = scores >= least[of - texts.start]
    least = least.astype(np.int32)
    return Near(of[wanted], others[wanted], scores[wanted], least)


def _numbers(
    of: Numbers, scores: Numbers, others: NDArray[Any]
) -> NDArray[np.int64]:
    """One number for each pair, which goes before those of others less near.

    To sort by three took six times as long.
    """
    numbers: NDArray[np.int64] = of.astype(np.int64) << _OF_TEXT
    numbers |= (WHOLE - scores).astype(np.int64) << _OF_SCORE
    numbers |= others
    return numbers


def _parts(numbers: NDArray[np.int64]) -> tuple[Numbers, Numbers, Numbers]:
    """What such numbers are made of."""
    of = (numbers >> _OF_TEXT).astype(np.int32)
    scores = WHOLE - (numbers >> _OF_SCORE & _SCORE).astype(np.int32)
    return of, scores, (numbers & _ORDER).astype(np.int32)


def with_every_text(
    rows: Rows, some: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Every text that is near some of them at all: whose neighbour, which of them, how near."""
    of, parts = [], []
    for products in rows.products(some):
        of.append(np.flatnonzero(products.rough))
        parts.append(products.exact(of[-1]))
    others = np.repeat(some, list(map(len, of)))
    scores = whole_scores(np.concatenate(parts))
    return np.concatenate(of).astype(np.int32), others, scores


def _best(products: Iterable[RowProducts], some: Numbers, k: int) -> Near:
    """The best ``k`` of each row, and whatever is as good as the last of these.

    ``some`` are the rows' own numbers.
    """
    rows = []
    for found, this in zip(products, some.tolist(), strict=True):
        found.rough[this] = 0
        rows.append(_best_of_row(found, k))
    sizes = [len(others) for others, _, _ in rows]
    least = np.array([least for _, _, least in rows], dtype=np.int32)
    others = np.concatenate([others for others, _, _ in rows]).astype(np.int32)
    return Near(
        np.repeat(some, sizes),
        others,
        np.concatenate([scores for _, scores, _ in rows]),
        least,
    )


def _best_of_row(
    products: RowProducts, k: int
) -> tuple[NDArray[np.int64], Numbers, int]:
    """The best of one row, as above, and the score of the last of these."""
    others = _candidates(products.rough, k)
    scores = whole_scores(products.exact(others))
    wanted = scores >= 1
    others, scores = others[wanted], scores[wanted]
    if k > len(scores):
        return others, scores, 1
    least = _last(scores, k)
    wanted = scores >= least
    return others[wanted], scores[wanted], int(least)


def _candidates(rough: NDArray[np.float64], k: int) -> NDArray[np.int64]:
    """The rows whose products may be among the best ``k``, and few others."""
    sample = rough[::_SAMPLED]
    likely = int(k / _SAMPLED * _SURELY) + 2
    guess = _last(sample, likely) if likely < len(sample) else 0.0
    others = np.flatnonzero(rough > max(guess - _SLACK, 0.0))
    some = rough[others]
    if np.count_nonzero(some > guess) < k:
        others = np.flatnonzero(rough)
        some = rough[others]
    if k > len(others):
        return others
    near: NDArray[np.int64] = others[some > _last(some, k) - _SLACK]
    return near


def _last(numbers: NDArray[Any], k: int) -> Any:  # noqa: ANN401 - as the numbers are
    """The last of the ``k`` largest."""
    place = len(numbers) - k
    return np.partition(numbers, place)[place]
