"""Which phrases are the same keyword: one number for each identity, in the order of first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.one_text.phrases import JOINT, SPELT_OUT
from paperweave.keywords.stop_words import says_a_subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from paperweave.keywords.folding import Folding

NO_KEYWORD = 0  # the number of whatever says nothing about a subject


class Identities:
    """Numbers the keys of a corpus; of each it keeps a folded form."""

    def __init__(self, folding: Folding) -> None:
        self.folding = folding
        self.numbers: dict[str, int] = {"": NO_KEYWORD}
        self.folded: list[str] = [""]
        # What some text writes as one word with hyphens.
        self.compounds: set[int] = set()

    def number(self, spelt_out: str) -> int:
        """Return the number of a phrase, known or new.

        Of its folded forms the most spread out is kept, if it is no other word for the same.
        """
        key = self.folding.key(spelt_out)
        number = self.numbers.setdefault(key, len(self.folded))
        if number == len(self.folded):
            self.folded.append(spelt_out)
        elif (
            spelt_out != self.folded[number]
            and spelt_out.replace(" ", "") == key
        ):
            self.folded[number] = max(
                self.folded[number],
                spelt_out,
                key=lambda form: (
                    form.replace(" ", "") == key,
                    form.count(" "),
                    form,
                ),
            )
        return number


def numbers_of_forms(
    identities: Identities, forms: Iterable[str]
) -> NDArray[np.int32]:
    """Return the number of each of some forms."""
    number_of = FormNumbers(identities)
    return np.array(list(map(number_of.__getitem__, forms)), np.int32)


class FormNumbers(dict[str, int]):
    """The number of each form of `Phrases`; a form that is new is numbered when it is asked for."""

    def __init__(self, identities: Identities) -> None:
        super().__init__()
        self._identities = identities
        self._acronyms = frozenset(
            short.replace(" ", JOINT) for short in identities.folding.long_of
        )

    def __missing__(self, form: str) -> int:
        words = form.split(" ")
        if self._acronyms.isdisjoint(words):
            spelt_out = _plain(form)
        else:
            spelt_out = " ".join([self._spelt_out(token) for token in words])
            words = spelt_out.split(" ")
        subject = says_a_subject(words) or self._identities.folding.is_quality(
            spelt_out
        )
        number = self._identities.number(spelt_out) if subject else NO_KEYWORD
        if JOINT in form and " " not in form and not form.startswith(SPELT_OUT):
            self._identities.compounds.add(number)
        self[form] = number
        return number

    def _spelt_out(self, token: str) -> str:
        plain = _plain(token)
        return (
            plain
            if token.startswith(SPELT_OUT)
            else self._identities.folding.long_of.get(plain, plain)
        )


def _plain(form: str) -> str:
    return form.replace(SPELT_OUT, "").replace(JOINT, " ")
