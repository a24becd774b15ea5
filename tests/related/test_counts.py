"""The numbers of several texts are counted in one pass, each text by itself."""

from __future__ import annotations

import numpy as np

from paperweave.related.counts import counts_of_each
from tests.support.rows import for_rows


@for_rows(
    ("texts", "flagged", "counts"),
    [
        ([[7, 3, 7], [3]], False, [{3: 1, 7: 2}, {3: 1}]),
        ([[], [5], []], False, [{}, {5: 1}, {}]),
        ([], False, []),
        ([[4, 5, 4]], False, [{4: 2, 5: 1}]),
        ([[4, 5, 4], [8, 4]], True, [{5: 3}, {4: 1, 8: 1}]),  # 4 and 5 differ in the flag alone
        ([[2**32 - 1, 0]], False, [{0: 1, 2**32 - 1: 1}]),
    ],
)
def test_numbers_are_counted_text_by_text(
    texts: list[list[int]], counts: list[dict[int, int]], *, flagged: bool
) -> None:
    numbers = np.array([number for text in texts for number in text], np.uint32)
    of_text = np.repeat(np.arange(len(texts)), list(map(len, texts)))
    found = [
        dict(zip(one.numbers.tolist(), one.counts.tolist(), strict=True))
        for one in counts_of_each(numbers, of_text, len(texts), flagged=flagged)
    ]
    assert found == counts
    assert all(list(one) == sorted(one) for one in found)
