"""The subjects of one text that no other text shares.

Its likeliest keywords besides the shared ones.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.all_texts.known import found_in_each, unpacked
from paperweave.keywords.identities import NO_KEYWORD
from paperweave.keywords.spelling import settled, shown_form, spellings_in
from paperweave.keywords.stop_words import CONTAINERS, is_general, is_measure
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from paperweave.engine.packed import Packed
    from paperweave.keywords.all_texts.known import Known
    from paperweave.keywords.all_texts.texts import Texts
    from paperweave.keywords.identities import Identities

_MOST = 3
_LOOKED_AT = 15  # of a text's phrases, likeliest first
LEAST_SCORE = -1.6  # log-odds; below, half of them said nothing
_LEAST_SINGLE = -0.6  # of a single word that is no name
# Behind a shared keyword these say no more: "multi-task" and "multi-task learning".
_WRAPPERS = CONTAINERS | {"learning"}
Place = tuple[int, int]


def _words_at(places: Iterable[Place]) -> set[int]:
    """The numbers of the words that stand at some places."""
    return set(chain.from_iterable(range(*place) for place in places))


class OwnSubjects:
    """Finds them.

    ``of_forms`` has the number of each form of the texts, ``texts_with`` how many of the texts each
    number has, and ``least`` texts share a keyword.
    """

    def __init__(
        self,
        identities: Identities,
        texts: Texts,
        of_forms: NDArray[np.int32],
        texts_with: NDArray[np.int64],
        least: int,
    ) -> None:
        self._texts = texts
        self._alone = _alone(identities, texts, of_forms, texts_with < least)

    def of_each(
        self, shared: Packed, known: Known | None
    ) -> tuple[tuple[str, ...], ...]:
        """Return up to three of each text as it writes them.

        ``shared`` are the places of its shared keywords, each in one number.
        """

        def parts(known: Known) -> list[Packed]:
            return [known.of_texts, self._alone, shared]

        def of(i: int) -> tuple[str, ...]:
            return self._of(i, unpacked(shared.row(i)))

        count = len(self._texts)
        return tuple(found_in_each(known, "own", count, parts, of))

    def _of(self, i: int, shared: Iterable[Place]) -> tuple[str, ...]:
        candidates = self._candidates(i)
        if not candidates:
            return ()
        text = self._texts[i]
        taken = _words_at(shared)
        written = text.written.split("\n")
        found: list[str] = []
        for places in candidates:
            words = _words_at(places)
            more = {word_of(written[word]).folded for word in words - taken}
            beside = bool(words & taken) and (bool(found) or more <= _WRAPPERS)
            if more and not beside:
                spellings = spellings_in(
                    text.body, written, places, text.language
                )
                found.append(shown_form(settled(Counter(spellings)), None))
                taken |= words
            if len(found) == _MOST:
                break
        return tuple(found)

    def _candidates(self, i: int) -> list[list[Place]]:
        """Return the places of each phrase that could be a subject of this text alone."""
        counts = self._texts.scored.row(i)["places"][:_LOOKED_AT]
        ends = np.cumsum(counts, dtype=np.int64).tolist()
        places = self._texts.places.row(i)
        return [
            places[ends[n] - int(counts[n]) : ends[n]].tolist()
            for n in self._alone.row(i).tolist()
        ]


def _alone(
    identities: Identities,
    texts: Texts,
    of_forms: NDArray[np.int32],
    few: NDArray[np.bool_],
) -> Packed:
    """Return which of each text's likeliest phrases are subjects that ``few`` texts have."""
    scored, forms = texts.scored, texts.forms.numbers.data
    rank = scored.places
    # The likeliest stand first.
    likely = (rank < _LOOKED_AT) & (scored.data["score"] >= LEAST_SCORE)
    subject, plain = (np.zeros(len(of_forms), np.bool_) for _ in range(2))
    for form in np.unique(forms[likely]).tolist():
        number = int(of_forms[form])
        if number != NO_KEYWORD and few[number]:
            words = identities.folded[number].split(" ")
            subject[form] = not (is_general(words) or is_measure(words))
            plain[form] = len(words) == 1 and words[0].islower()
    likely &= subject[forms]
    likely &= ~plain[forms] | (scored.data["score"] >= _LEAST_SINGLE)
    return scored.with_data(rank).numbers_left(likely)
