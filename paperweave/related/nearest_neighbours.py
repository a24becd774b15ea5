"""The nearest texts of each text, by the terms that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from paperweave.engine.workers import in_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from paperweave.related.sparse_rows import Rows

    Numbers = NDArray[np.int32]

Text = tuple[str, str]
Neighbours = list[tuple[int, float]]

# A score is counted in so many parts: further digits may differ between machines.
WHOLE = 10_000
_BLOCK = 256
_BLOCKS_FOR_SEVERAL = 4
# Of the score of the last that one text wants, a share that the next one's mostly reaches.
_LIKELY = 0.75
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


def found(rows: Rows, wanted: Numbers, k: int) -> Near:
    """The ``k`` nearest of the texts that are wanted, and whatever is as near as the last of these.

    All terms are multiplied with all texts, which takes time with the square of their number: for
    100,000 abstracts of conferences 2.8 ms each. Candidates by rare terms, ranked by all, took no
    less time for 25,000 and missed one in eight of the nearest eight.
    """
    rows.across  # noqa: B018 - made once, before the work is parted

    def of_block(start: int) -> Near:
        some = wanted[start : start + _BLOCK]
        return _best(rows.products(some), some, k)

    return _in_blocks(of_block, len(wanted))


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
        # One number for each pair: to sort by three took six times as long.
        pairs = near.of.astype(np.int64) << _OF_TEXT
        pairs |= (WHOLE - near.scores).astype(np.int64) << _OF_SCORE
        pairs |= order[near.others]
        pairs.sort()
        of = pairs >> _OF_TEXT
        starts = np.searchsorted(of, np.arange(count + 1))
        best = pairs[np.arange(len(pairs)) - starts[of] < k]
        self._others = in_order[best & _ORDER]
        self._scores = (WHOLE - (best >> _OF_SCORE & _SCORE)).astype(np.int32)
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


def with_every_text(
    rows: Rows, some: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Every text that is near some of them at all: whose neighbour, which of them, how near."""
    of, parts = [], []
    for products in rows.products(some):
        of.append(np.flatnonzero(products))
        parts.append(products[of[-1]])
    others = np.repeat(some, list(map(len, of)))
    scores = whole_scores(np.concatenate(parts))
    return np.concatenate(of).astype(np.int32), others, scores


def _best(
    products: Iterable[NDArray[np.float64]], some: Numbers, k: int
) -> Near:
    """The best ``k`` of each row, and whatever is as good as the last of these.

    ``some`` are the rows' own numbers.
    """
    rows = []
    likely = 1
    for found, this in zip(products, some.tolist(), strict=True):
        found[this] = 0
        rows.append(_best_of_row(found, k, likely))
        likely = max(1, int(rows[-1][2] * _LIKELY))
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
    products: NDArray[np.float64], k: int, likely: int
) -> tuple[NDArray[np.int64], Numbers, int]:
    """The best of one row, as above, and the score of the last of these.

    That is ``likely`` so much or more, so that few need to be looked at; where it is less, all are.
    """
    others = np.flatnonzero(products > (likely - 1) / WHOLE)
    scores = whole_scores(products[others])
    wanted = scores >= likely
    others, scores = others[wanted], scores[wanted]
    if k >= len(scores):
        if likely > 1:
            return _best_of_row(products, k, 1)
        return others, scores, 1
    least = int(np.partition(scores, len(scores) - k)[len(scores) - k])
    wanted = scores >= least
    return others[wanted], scores[wanted], least
