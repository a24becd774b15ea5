"""How rare a term is among the texts, in steps, and what it weighs for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

_DAMPING = 0.7
_COMMON = 0.5
_FEW = 10  # texts; among so few nothing is common


def steps(n: int) -> NDArray[np.int8]:
    """How rare a term is by the number of texts, up to ``n``, that have it.

    How often that doubles, from one on.

    What stands in too many of them to tell anything is the least rare of all.
    """
    exponents: NDArray[np.int32] = np.frexp(np.arange(n + 1) + 1.0)[1]
    found = (exponents - 1).astype(np.int8)
    found[_most(n) + 1 :] = found[n]
    return found


def weights(n: int, damping: float = _DAMPING) -> NDArray[np.float64]:
    """What a term weighs by the number of texts, up to ``n``, that have it."""
    rarer = steps(n).astype(np.int32)
    found: NDArray[np.float64] = ((rarer[n] - rarer) * np.log(2) + 1) ** damping
    found[_most(n) + 1 :] = 0
    return found


def _most(n: int) -> int:
    """In how many texts of ``n`` a term may stand that tells something."""
    return max(_FEW, int(_COMMON * n))
