"""The nearest texts of each text, by the terms that they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from paperweave.engine.workers import in_processes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from paperweave.related.sparse_rows import Rows

    Numbers = NDArray[np.int32]

Text = tuple[str, str]
Neighbours = list[tuple[int, float]]

# A score is counted in so many parts: further digits may differ between machines.
WHOLE = 10_000
_BLOCK = 256
_BLOCKS_FOR_SEVERAL = 4


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
        return _best(_products(rows, some), some, k)

    return _in_blocks(of_block, len(wanted))


class InOrder(Sequence[Neighbours]):
    """Up to ``k`` neighbours of each text, the nearest first.

    What is equally near is in the order of its text.

    In arrays: as lists of pairs, 24 neighbours of each of 100,000 texts took 250 MB.
    """

    def __init__(self, near: Near, texts: Sequence[Text], k: int) -> None:
        order = np.empty(len(texts), dtype=np.int32)
        order[sorted(range(len(texts)), key=lambda i: texts[i])] = np.arange(
            len(texts)
        )
        best = np.lexsort((order[near.others], -near.scores, near.of))
        starts = np.searchsorted(near.of[best], np.arange(len(texts) + 1))
        best = best[np.arange(len(best)) - starts[near.of[best]] < k]
        self._others, self._scores = near.others[best], near.scores[best]
        self._starts = np.searchsorted(
            near.of[best], np.arange(len(texts) + 1)
        ).tolist()

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


def whole_scores(products: NDArray[Any]) -> Numbers:
    """Products of rows as scores."""
    return np.rint(products.astype(np.float64) * WHOLE).astype(np.int32)


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
    found = list(_products(rows, some))
    of = [texts for texts, _ in found]
    others = np.repeat(some, [len(texts) for texts in of])
    scores = whole_scores(np.concatenate([products for _, products in found]))
    return np.concatenate(of).astype(np.int32), others, scores


def _products(
    rows: Rows, some: Numbers
) -> Iterator[tuple[NDArray[Any], NDArray[np.float64]]]:
    """For each of some rows all rows that share a column with it, and the products with them."""
    for products in rows.products(some):
        texts = np.flatnonzero(products)
        yield texts, products[texts]


def _best(
    products: Iterable[tuple[NDArray[Any], NDArray[Any]]], some: Numbers, k: int
) -> Near:
    """The best ``k`` of each row, and whatever is as good as the last of these.

    ``some`` are the rows' own numbers.
    """
    rows = [
        _best_of_row(others, found, int(this), k)
        for (others, found), this in zip(products, some, strict=True)
    ]
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
    others: NDArray[Any], products: NDArray[Any], this: int, k: int
) -> tuple[Numbers, Numbers, int]:
    scores = whole_scores(products)
    wanted = (others != this) & (scores > 0)
    others, scores = others[wanted], scores[wanted]
    if k >= len(scores):
        return others, scores, 1
    least = int(np.partition(scores, len(scores) - k)[len(scores) - k])
    wanted = scores >= least
    return others[wanted], scores[wanted], least
