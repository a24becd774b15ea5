"""Which phrases are the same keyword: one number for each identity, in the order of first use."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.one_text.phrases import JOINT, SPELT_OUT, plain
from paperweave.keywords.stop_words import says_a_subject

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from paperweave.keywords.all_texts.texts import Used
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


def numbers_of_forms(identities: Identities, forms: Used) -> NDArray[np.int32]:
    """Number the forms of some texts; what says nothing about a subject is `NO_KEYWORD`."""
    folding = identities.folding
    acronyms = frozenset(short.replace(" ", JOINT) for short in folding.long_of)
    numbers = np.zeros(len(forms.each), np.int32)
    each = zip(forms.each, forms.folded, forms.telling.tolist(), strict=True)
    for place, (form, folded, telling) in enumerate(each):
        spelt_out, subject = folded, telling
        words = form.split(" ")
        if not acronyms.isdisjoint(words):
            spelt_out = " ".join([_spelt_out(word, folding) for word in words])
            subject = says_a_subject(spelt_out.split(" "))
        if subject or folding.is_quality(spelt_out):
            numbers[place] = number = identities.number(spelt_out)
            if JOINT in form and len(words) == 1 and form[0] != SPELT_OUT:
                identities.compounds.add(number)
    return numbers


def _spelt_out(token: str, folding: Folding) -> str:
    folded = plain(token)
    if token.startswith(SPELT_OUT):
        return folded
    return folding.long_of.get(folded, folded)
