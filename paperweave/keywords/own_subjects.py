"""The subjects of one text that no other text shares.

Its likeliest keywords besides the shared ones.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.identities import NO_KEYWORD, FormNumbers
from paperweave.keywords.one_text.phrases import PHRASE, PLACE
from paperweave.keywords.spelling import shown_form, spellings_in
from paperweave.keywords.stop_words import CONTAINERS, is_general, is_measure
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from paperweave.keywords.identities import Identities
    from paperweave.keywords.one_text.phrases import Phrases

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
    """Finds them; ``texts_with`` counts each number's texts, and ``least`` share a keyword."""

    def __init__(
        self, identities: Identities, texts_with: NDArray[np.int64], least: int
    ) -> None:
        self._number_of = FormNumbers(identities)
        self._folded = identities.folded
        self._texts_with = texts_with
        self._least = least

    def of(self, text: Phrases, shared: Iterable[Place]) -> tuple[str, ...]:
        """Return up to three as the text writes them.

        ``shared`` are the places of its shared keywords.
        """
        taken = _words_at(shared)
        written = text.written.split("\n")
        found: list[str] = []
        for places in self._candidates(text):
            words = _words_at(places)
            more = {word_of(written[word]).folded for word in words - taken}
            beside = bool(words & taken) and (bool(found) or more <= _WRAPPERS)
            if more and not beside:
                spellings = spellings_in(
                    text.body, written, places, text.language
                )
                found.append(shown_form(Counter(spellings), None))
                taken |= words
            if len(found) == _MOST:
                break
        return tuple(found)

    def _candidates(self, text: Phrases) -> Iterator[list[Place]]:
        """Yield the places of each phrase that could be a subject of this text alone."""
        scored = np.frombuffer(
            text.scored,
            PHRASE,
            min(_LOOKED_AT, len(text.scored) // PHRASE.itemsize),
        )
        if not len(scored):
            return
        places = np.frombuffer(
            text.places, PLACE, int(scored["places"].sum())
        ).tolist()
        forms = text.forms.split("\n", _LOOKED_AT)
        at = 0
        for form, (score, count, *_) in zip(
            forms, scored.tolist(), strict=False
        ):
            if score < LEAST_SCORE:  # and so are all that follow
                return
            if self._is_subject(form, score):
                yield places[at : at + count]
            at += count

    def _is_subject(self, form: str, score: float) -> bool:
        number = self._number_of[form]
        if number == NO_KEYWORD:
            return False
        words = self._folded[number].split(" ")
        plain = len(words) == 1 and words[0].islower() and score < _LEAST_SINGLE
        alone = (
            number >= len(self._texts_with)
            or self._texts_with[number] < self._least
        )
        return bool(alone) and not (
            plain or is_general(words) or is_measure(words)
        )
