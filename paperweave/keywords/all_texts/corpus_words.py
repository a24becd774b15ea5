"""The words of all texts in arrays: each word as written once, and where it stands."""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.all_texts.texts import Texts
from paperweave.keywords.one_text.features import can_end
from paperweave.text.languages import ENGLISH, function_words
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    from paperweave.keywords.folding import Folding
    from paperweave.keywords.one_text.acronyms import Acronym
    from paperweave.keywords.one_text.phrases import Phrases


class SpeltOut:
    """Folded words, acronyms spelt out, each once; ``joined`` has them without spaces."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.joined: list[str] = []
        self._numbers: dict[str, int] = {}

    def number(self, word: str) -> int:
        """Return the number of a word, known or new."""
        number = self._numbers.setdefault(word, len(self.words))
        if number == len(self.words):
            self.words.append(word)
            self.joined.append(word.replace(" ", ""))
        return number


class CorpusWords:
    """The words of some texts, one text behind the other.

    ``at`` has where each text begins, and where the last one ends. ``ids`` tells which of
    ``written`` stands at each place, and ``spelt`` which of ``spelt_out``; there, a text's own
    acronyms go before the corpus's.
    """

    def __init__(self, phrases: Sequence[Phrases], folding: Folding) -> None:
        texts = Texts.of(phrases)
        self.folding = folding
        self.written = texts.words.each
        self.ids: NDArray[np.int32] = texts.words.numbers.data
        self.at = texts.words.numbers.starts
        self.content, folded = texts.words.telling, texts.words.folded
        self.spelt_out = SpeltOut()
        spelt = (folding.long_of.get(word) or word for word in folded)
        self.spelt_of_written = np.array(
            list(map(self.spelt_out.number, spelt)), np.int32
        )
        self.spelt = self.spelt_of_written[self.ids]
        self._titles = texts.bodies
        self._abroad = _by_language(texts.languages)
        self._spell_own_acronyms(texts.acronyms, folded)

    def _spell_own_acronyms(
        self, acronyms: Sequence[Sequence[Acronym]], folded: Sequence[str]
    ) -> None:
        own = [
            {acronym.short: acronym.long for acronym in of_text}
            for of_text in acronyms
        ]
        known = set(chain.from_iterable(own))
        short = np.array([word in known for word in folded], np.bool_)
        places = np.flatnonzero(short[self.ids])
        texts = self.texts_of(places).tolist()
        for place, text in zip(places.tolist(), texts, strict=True):
            long = own[text].get(folded[self.ids[place]])
            if long is not None:
                self.spelt[place] = self.spelt_out.number(long)

    def texts_of(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return which text each of some places is in."""
        return np.searchsorted(self.at, places, side="right") - 1

    def title_places(self) -> NDArray[np.int64]:
        """Return the places of all words of titles."""
        sizes = np.minimum(self._titles, np.diff(self.at))
        before = np.repeat(np.cumsum(sizes) - sizes, sizes)
        found: NDArray[np.int64] = np.arange(len(before)) - before
        found += np.repeat(self.at[:-1], sizes)
        return found

    def can_end(self, places: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Tell whether a phrase can end before the words at some places."""
        words, which = np.unique(self.ids[places], return_inverse=True)
        folded = (word_of(self.written[word]).folded for word in words)
        ends: NDArray[np.bool_]
        ends = np.fromiter(map(can_end, folded), np.bool_, len(words))[which]
        return ends

    def are_content(
        self, starts: NDArray[np.int64], ends: NDArray[np.int64]
    ) -> NDArray[np.bool_]:
        """Tell what neither begins nor ends with a word of its text's grammar."""
        first, last = self.ids[starts], self.ids[ends - 1]
        found = self.content[first] & self.content[last]
        texts = self.texts_of(starts) if self._abroad else starts
        for language, some in self._abroad.items():
            here = np.flatnonzero(found & np.isin(texts, some))
            both = np.stack((first[here], last[here]))
            found[here] = ~self._are_grammar(both, language).any(axis=0)
        return found

    def _are_grammar(
        self, ids: NDArray[np.int32], language: str
    ) -> NDArray[np.bool_]:
        """Tell which of some words are of a language's grammar.

        Looking at all words for each language took two fifths of the time of
        the ACL Anthology's keywords.
        """
        words, which = np.unique(ids, return_inverse=True)
        grammar = function_words(language)
        low = (word_of(self.written[word]).low for word in words)
        empty = (word in grammar for word in low)
        found: NDArray[np.bool_]
        found = np.fromiter(empty, np.bool_, len(words))[which]
        return found.reshape(ids.shape)

    def where(
        self,
        fits: Callable[[str], bool],
        inside: Callable[[str], Iterable[str]],
    ) -> tuple[NDArray[np.int64], list[str]]:
        """Return the places of words in which something is found, and what that is.

        Of a word as written that ``fits``, ``inside`` yields it.
        """
        found = {
            number: list(inside(word))
            for number, word in enumerate(self.written)
            if fits(word)
        }
        sizes = np.zeros(len(self.written), np.int64)
        for number, some in found.items():
            sizes[number] = len(some)
        places = np.flatnonzero(sizes[self.ids])
        ids = self.ids[places]
        each = chain.from_iterable(map(found.__getitem__, ids.tolist()))
        return np.repeat(places, sizes[ids]), list(each)


def _by_language(languages: Sequence[str]) -> dict[str, list[int]]:
    """The texts of each language but English."""
    found = defaultdict[str, list[int]](list)
    for i, language in enumerate(languages):
        if language != ENGLISH:
            found[language].append(i)
    return dict(found)
