"""Uses of words that say little where a text only mentions them.

``privacy`` and ``few-shot``, unlike phrases and names.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.hardly_shared import is_scarcity
from paperweave.keywords.one_text.phrases import JOINT, PHRASE, SPELT_OUT
from paperweave.keywords.order import is_plain_word, names_a_field
from paperweave.keywords.own_subjects import LEAST_SCORE
from paperweave.keywords.stop_words import is_general
from paperweave.keywords.thresholds import MOSTLY_CAPITAL

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from paperweave.keywords.all_texts.occurrences import Totals
    from paperweave.keywords.identities import Identities
    from paperweave.keywords.one_text.phrases import Phrases
    from paperweave.keywords.select import Choice

# Of texts that share keywords. Of fewer, each link is worth having.
SOME_TEXTS = 100
# Of so many a word is said in passing where neither the title has it nor the text says it twice: of
# such uses authors' own keywords hold 2 %, of those of compounds that stand before nouns 3 %, of
# phrases 10 %. Of fewer texts one is not that has the word in its first sentences or says it in
# another form: authors' keywords hold or contain 17 % and 19 % of these, and 7 % of the others.
_MANY_TEXTS = 1000
_TWICE = 2
_FIRST_SENTENCES = 50  # words
_STEM, _SHORTEST_STEM = 6, 4  # letters: "compression", and a "compressed" model
_GERUND, _ENDING = "ing", 2  # letters: "pruning", and what is "pruned"
_LEARNING = " learning"
_BEFORE_NOUNS = 0.5  # of the places of a compound that ends no noun phrase


def slight_ones(
    identities: Identities, numbers: Iterable[int], known: Totals
) -> set[int]:
    """Return those of some keywords that say little where a text only mentions them.

    Plain words, names of whole fields, and compounds that stand before nouns (``few-shot``) or are
    of general words (``test-time``); no names, and not what there is too little of, which is only
    ever mentioned.
    """
    return {
        number
        for number in numbers
        if known.capital[number] < MOSTLY_CAPITAL
        and _is_slight(identities, number, float(known.closed[number]))
    }


def _is_slight(identities: Identities, number: int, closed: float) -> bool:
    folded = identities.folded[number]
    if is_plain_word(folded) or _is_field(folded):
        return True
    if number not in identities.compounds or is_scarcity(folded):
        return False
    return closed < _BEFORE_NOUNS or is_general(folded.split(" "))


def _is_field(folded: str) -> bool:
    """Tell ``artificial intelligence`` from what is common, but one word: ``privacy``."""
    return " " in folded and names_a_field(folded)


def _likeliest(text: Phrases) -> Iterator[str]:
    """Yield the phrases, folded, that could be subjects of a text alone."""
    scores = np.frombuffer(text.scored, PHRASE)["score"]
    likely = int(np.count_nonzero(scores >= LEAST_SCORE))
    for form in text.forms.split("\n", likely)[:likely]:
        yield form.replace(JOINT, " ").replace(SPELT_OUT, "")


class Passing:
    """Finds them, by how the texts write the keywords that they chose."""

    def __init__(
        self, identities: Identities, choice: Choice, phrases: Sequence[Phrases]
    ) -> None:
        self._folded = identities.folded
        self._choice = choice
        self._phrases = phrases

    def uses(
        self,
        chosen: Sequence[Sequence[int]],
        slight: AbstractSet[int],
        least: int,
    ) -> set[int]:
        """Return the ``chosen`` uses of ``slight`` keywords that say them in passing.

        Not those of keywords that some texts are about, but fewer than share one, except of many
        texts.
        """
        if len(chosen) < SOME_TEXTS:
            return set()
        passing = set(self._in_passing(chosen, slight))
        if len(chosen) >= _MANY_TEXTS:
            return passing
        numbers = self._choice.numbers
        about = Counter(
            numbers[use]
            for use in chain.from_iterable(chosen)
            if use not in passing
        )
        return {use for use in passing if not 0 < about[numbers[use]] < least}

    def _in_passing(
        self, chosen: Sequence[Sequence[int]], slight: AbstractSet[int]
    ) -> Iterator[int]:
        many = len(chosen) >= _MANY_TEXTS
        for i, uses in enumerate(chosen):
            some = [use for use in uses if self._choice.numbers[use] in slight]
            for use in filter(self._is_mention, some):
                if many or not self._tells_of_it(self._phrases[i], use):
                    yield use

    def _is_mention(self, use: int) -> bool:
        choice = self._choice
        known = choice.in_title(use) or choice.is_listed(use)
        return not known and choice.times(use) < _TWICE

    def _tells_of_it(self, text: Phrases, use: int) -> bool:
        """Tell whether a text begins with a word, or has it in another form.

        Or is likely about ``multi-task learning``, which would else be a subject of its own beside
        ``multi-task``.
        """
        folded = self._folded[self._choice.numbers[use]]
        if _is_field(folded):  # with which abstracts begin
            return False
        if self._choice.begins(use) < _FIRST_SENTENCES:
            return True
        if folded + _LEARNING in _likeliest(text):
            return True
        ending = len(_GERUND) if folded.endswith(_GERUND) else _ENDING
        length = min(_STEM, len(folded) - ending)
        stem = "\n" + folded[: max(_SHORTEST_STEM, length)]
        return f"\n{text.written.lower()}".count(stem) >= _TWICE
