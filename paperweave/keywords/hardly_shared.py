"""Phrases that one text is about and others only mention: they are counted wherever they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.folding import SCARCE
from paperweave.keywords.identities import NO_KEYWORD
from paperweave.keywords.one_text.choices import often_titled
from paperweave.keywords.stop_words import is_general

if TYPE_CHECKING:
    from paperweave.keywords.all_texts.occurrences import Totals
    from paperweave.keywords.identities import Identities

_LEAST_OF_FEW_TEXTS = 2
_LEAST_LIKELY = 0.008  # what is less likely becomes no keyword
_OFTEN_TITLED = 0.13  # of the texts elsewhere that have it in the title
_AT_TIMES_TITLED = 0.04
# How likely it is where a title here has it: "compressed experts".
_LIKELY_TITLED = 0.1


def worth_counting(
    identities: Identities, found: Totals, least: int
) -> set[int]:
    """Return phrases of several words that one text is likely about and titles have.

    Titles here, or often elsewhere; and what there is too little of. Where more than two texts
    must share a keyword, there are none: of so many texts enough are about it, and to look through
    all takes time.
    """
    if least > _LEAST_OF_FEW_TEXTS:
        return set()
    few = (found.texts == 1) & (found.quality >= _LEAST_LIKELY)
    few[NO_KEYWORD] = False
    about = {
        number
        for number in np.flatnonzero(few).tolist()
        if _is_a_subject(
            identities.folded[number],
            float(found.titled[number]),
            float(found.quality[number]),
        )
        or (found.told[number] and " " in identities.folded[number])
    }
    return about | {
        n for n, folded in enumerate(identities.folded) if is_scarcity(folded)
    }


def is_scarcity(folded: str) -> bool:
    """Tell what there is too little of, if titles elsewhere have it: ``resource-constrained``.

    Texts are as good as never about this alone, but many are made for it.
    """
    return folded.endswith(f" {SCARCE}") and often_titled(
        folded, _AT_TIMES_TITLED
    )


def _is_a_subject(folded: str, titled: float, quality: float) -> bool:
    if " " not in folded:
        return False
    titled_here = titled > 0 and quality >= _LIKELY_TITLED
    if not (titled_here or often_titled(folded, _OFTEN_TITLED)):
        return False
    return not is_general(folded.split(" "))
