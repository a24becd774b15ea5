"""Other forms of a keyword's words: the noun of an adjective, a name with a version behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from paperweave.keywords.identities import Identities

_QUALITY = "ity"
_VERSION = re.compile(r"(?P<name>\D*[^\W\d_]\D*) \d[\w.]*(?: \d[\w.]*)*\Z")


def of_one_quality(
    identities: Identities, accepted: Collection[int], refused: Collection[int]
) -> dict[int, int]:
    """Return for other numbers the accepted one of the same quality: ``sparsity`` for ``sparse``.

    Likewise ``modular`` for ``modularity``.
    """
    found = {}
    for number in sorted(accepted):
        folded = identities.folded[number]
        for form in _forms_of_quality(folded) if " " not in folded else ():
            other = identities.numbers.get(identities.folding.key(form))
            if other is not None and other not in accepted and other not in refused:
                found[other] = number
    return found


def _forms_of_quality(word: str) -> Iterator[str]:
    stem = word.removesuffix(_QUALITY)
    if stem != word:
        yield from (stem, stem + "e")
    else:
        yield word.removesuffix("e") + _QUALITY


def versions(
    identities: Identities, ordered: Sequence[int], texts_of: Callable[[int], NDArray[np.int32]]
) -> Iterator[tuple[int, int]]:
    """Yield each name with a version (``ResNet-18``) and the name, where more texts have that."""
    known = set(ordered)
    for number in ordered:
        match = _VERSION.match(identities.folded[number])
        bare = match and identities.numbers.get(identities.folding.key(match["name"]))
        if bare in known and bare != number and len(texts_of(bare)) > len(texts_of(number)):
            yield number, bare
