"""The vectors of what papers are about, as scripts: what a search by meaning loads when asked.

``data/meaning.js`` has the centres of the cells and the cell of each paper, ``data/meaning-3.js``
the papers of one cell, ``data/meaning-terms.js`` the terms that a query may be made of. A number is
one letter, so that a file is as small as its bytes and works from a disk. ``meaning.js`` among the
theme's scripts reads them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.export.search_tokens import CODES, packed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from paperweave.model.meaning import Meaning

_ZERO = len(CODES) // 2


def meaning_data(meaning: Meaning | None) -> Iterator[tuple[str, object]]:
    """What goes into ``data/``, each as its name and what the script of that name hands over."""
    if meaning is None:
        yield "meaning", None
        return
    yield (
        "meaning",
        {
            "numbers": meaning.papers.shape[1],
            "centres": _letters(meaning.centres + _ZERO),
            "cells": packed(_cell_of_each(meaning)),
        },
    )
    yield (
        "meaning-terms",
        {
            "words": _distances(meaning.words),
            "ngrams": _distances(meaning.ngrams),
            "terms": _letters(meaning.terms + _ZERO),
            "weights": _letters(meaning.weights),
        },
    )
    for number, cell in enumerate(meaning.cells):
        vectors = _letters(meaning.papers[cell] + _ZERO)
        yield (
            f"meaning-{number}",
            {"papers": _distances(cell), "vectors": vectors},
        )


def _cell_of_each(meaning: Meaning) -> NDArray[np.int64]:
    cell_of = np.zeros(len(meaning.papers), np.int64)
    for number, cell in enumerate(meaning.cells):
        cell_of[cell] = number
    return cell_of


def _distances(ascending: NDArray[np.integer]) -> str:
    """Numbers that grow, each as its distance from the one before."""
    return packed(np.diff(ascending, prepend=-1))


def _letters(numbers: NDArray[np.int8]) -> str:
    """Numbers from 0 to 88, each as one letter."""
    return CODES[numbers].tobytes().decode("ascii")
