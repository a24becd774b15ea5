"""What texts are about, as short vectors: those of papers and those of the terms of a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors of whole numbers from -44 to 44, one a row: the direction alone counts.

    ``words`` and ``ngrams`` are the columns of the terms, in their order, ``terms`` the vectors of
    the words and behind them those of the n-grams, ``weights`` what each weighs, from 0 to 88.
    ``cells`` are groups of papers of one kind, ``centres`` the vectors of these.
    """

    words: NDArray[np.int32]
    ngrams: NDArray[np.int64]
    terms: NDArray[np.int8]
    weights: NDArray[np.int8]
    papers: NDArray[np.int8]
    cells: Sequence[NDArray[np.int64]]
    centres: NDArray[np.int8]
