"""Products of sparse rows are those of the same rows written out."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from paperweave.related import nearest_neighbours
from paperweave.related.nearest_neighbours import WHOLE, found, found_of_all
from paperweave.related.pair_scores import Products
from paperweave.related.sparse_rows import Rows


def made(count: int, width: int, share: float) -> tuple[Rows, np.ndarray]:
    """Rows with numbers in some places, and the same written out."""
    chance = np.random.default_rng(count)
    whole = chance.random((count, width)).astype(np.float32)
    whole[chance.random((count, width)) > share] = 0
    whole[:, 0] = 1  # a column of every row
    whole[2] = 0  # a row of nothing
    of, columns = np.nonzero(whole)
    starts = np.concatenate(([0], np.cumsum(np.bincount(of, minlength=count))))
    return Rows(whole[of, columns], columns, starts, whole.shape), whole.astype(np.float64)


@pytest.mark.parametrize(
    ("count", "width", "share"), [(3, 4, 0.5), (50, 400, 0.02), (90, 9, 0.9), (300, 500, 0.06)]
)
def test_products_are_those_of_the_rows_written_out(count: int, width: int, share: float) -> None:
    rows, whole = made(count, width, share)
    wanted = np.array([1, 0, 2, 1])
    expected = whole @ whole.T
    some = np.arange(1, count, 2)
    for i, products in zip(wanted, rows.products(wanted), strict=True):
        assert np.allclose(products.rough, expected[i], atol=1e-5)
        assert np.allclose(products.exact(some), expected[i, some], atol=1e-12)
    for first in (1, 2, count - 1):
        for i, products in zip(wanted, rows.products(wanted, first), strict=True):
            assert np.allclose(products.rough, expected[i, first:], atol=1e-5)
            behind = np.arange(count - first)
            assert np.allclose(products.exact(behind), expected[i, first:], atol=1e-12)
    taken = rows.taken(wanted)
    assert [taken.data[taken.row(i)].sum() for i in range(4)] == pytest.approx(
        whole[wanted].sum(axis=1)
    )


def test_numbers_may_be_left_out() -> None:
    rows = Rows(np.array([1, 0, 2]), np.array([0, 1, 1]), np.array([0, 2, 2, 3]), (3, 2))
    left = rows.kept(rows.data != 0)
    assert left.data.tolist() == [1, 2]
    assert left.indptr.tolist() == [0, 1, 1, 2]


@pytest.mark.parametrize("k", [1, 5, 30])
def test_the_nearest_rows_are_those_of_the_largest_products(k: int) -> None:
    rows, whole = made(60, 200, 0.1)
    factors = np.where(np.arange(60) % 3, 1.0, 0.01)  # of every third row all products are small
    rows = replace(rows, data=rows.data * np.repeat(factors, np.diff(rows.indptr)) / 30)
    whole = whole * factors[:, None] / 30
    near = found(rows, np.arange(60, dtype=np.int32), k)
    for i, products in enumerate(whole @ whole.T):
        scores = np.rint(products * WHOLE).astype(int)
        scores[i] = 0
        least = max(1, np.sort(scores)[-k])
        wanted = np.flatnonzero(scores >= least)
        assert near.others[near.of == i].tolist() == wanted.tolist()
        assert near.scores[near.of == i].tolist() == scores[wanted].tolist()
        assert near.least[i] == least


@pytest.mark.parametrize(("count", "k"), [(3, 2), (60, 1), (60, 50), (700, 5), (2_000, 90)])
def test_all_rows_nearest_are_those_that_each_has(
    count: int, k: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(nearest_neighbours, "_BLOCK", 64)
    monkeypatch.setattr(nearest_neighbours, "_BLOCKS_A_TURN", 3)
    rows, _ = made(count, 100, 0.1)
    # Of the first rows all products are small, so that too much is guessed of some texts.
    factors = np.where(np.arange(count) < count // 3, 0.01, 0.2)
    rows = replace(rows, data=rows.data * np.repeat(factors, np.diff(rows.indptr)))
    each = found(rows, np.arange(count, dtype=np.int32), k)
    everyone = found_of_all(rows, k)
    assert everyone.least.tolist() == each.least.tolist()
    order = np.lexsort((everyone.others, everyone.of))
    for name in ("of", "others", "scores"):
        assert getattr(everyone, name)[order].tolist() == getattr(each, name).tolist()


def test_a_row_s_products_are_zero_with_rows_of_nothing() -> None:
    rows, whole = made(9, 20, 0.3)
    others = [2, 0, 8, 2]
    assert Products(rows).of(1, others) == pytest.approx((whole @ whole.T)[1, others])
    assert not len(Products(rows).of(1, []))
