"""Products of sparse rows are those of the same rows written out."""

from __future__ import annotations

import numpy as np
import pytest

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


@pytest.mark.parametrize(("count", "width", "share"), [(3, 4, 0.5), (50, 400, 0.02), (90, 9, 0.9)])
def test_products_are_those_of_the_rows_written_out(count: int, width: int, share: float) -> None:
    rows, whole = made(count, width, share)
    wanted = np.array([1, 0, 2, 1])
    expected = whole @ whole.T
    assert np.allclose(list(rows.products(wanted)), expected[wanted], atol=1e-6)
    taken = rows.taken(wanted)
    assert [taken.data[taken.row(i)].sum() for i in range(4)] == pytest.approx(
        whole[wanted].sum(axis=1)
    )


def test_numbers_may_be_left_out() -> None:
    rows = Rows(np.array([1, 0, 2]), np.array([0, 1, 1]), np.array([0, 2, 2, 3]), (3, 2))
    left = rows.without_zeros()
    assert left.data.tolist() == [1, 2]
    assert left.indptr.tolist() == [0, 1, 1, 2]
