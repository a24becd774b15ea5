"""Which phrases of which texts are the same keyword: one number for each identity, in the order of first use."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.keywords.phrases import likelihood
from paperweave.keywords.subject import is_verb, says_a_subject
from paperweave.keywords.words import DETERMINERS, word_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from paperweave.keywords.folding import Folding
    from paperweave.keywords.phrases import Phrases

NO_KEYWORD = 0  # the number of whatever says nothing about a subject
_LONGEST_CURATED = 8
_CACHED_WORDS = 60_000
_STEPS = 1_000_000


@dataclass(frozen=True, slots=True)
class Use:
    """A keyword in one text: its number, its log-odds, and where it stands (nowhere if only the listing has it)."""

    number: int
    score: float
    spans: tuple[tuple[int, int], ...]
    closed: float  # the share of the spans behind which a noun phrase can end


class Identities:
    """Numbers the keys of a corpus, and counts in how many texts each stands and how likely a keyword it is there."""

    def __init__(self, folding: Folding, wanted: Collection[str]) -> None:
        self.folding = folding
        self.wanted = frozenset(wanted)
        self.numbers: dict[str, int] = {"": NO_KEYWORD}
        self.folded: list[str] = [""]
        self.texts = array("L", [0])
        self._likelihood = array("Q", [0])
        self._closed = array("Q", [0])

    def number(self, spelt_out: str) -> int:
        """Return the number of a phrase, known or new; of its folded forms the most spread out is kept."""
        key = self.folding.key(spelt_out)
        number = self.numbers.setdefault(key, len(self.folded))
        if number == len(self.folded):
            self.folded.append(spelt_out)
            self.texts.append(0)
            self._likelihood.append(0)
            self._closed.append(0)
        elif spelt_out != self.folded[number] and spelt_out.replace(" ", "") == key:
            self.folded[number] = max(self.folded[number], spelt_out, key=lambda form: (form.count(" "), form))
        return number

    def count(self, uses: Sequence[Use]) -> None:
        """Take one text's uses into account."""
        for use in uses:
            self.texts[use.number] += 1
            # Whole numbers: their sum is the same in every order of the papers.
            self._likelihood[use.number] += round(_STEPS * likelihood(use.score))
            self._closed[use.number] += round(_STEPS * use.closed)

    def quality(self, number: int) -> float:
        """Return the mean likelihood, over its texts, that the phrase is a keyword."""
        return self._likelihood[number] / (_STEPS * max(1, self.texts[number]))

    def closed(self, number: int) -> float:
        """Return the mean share of a phrase's places behind which a noun phrase can end."""
        return self._closed[number] / (_STEPS * max(1, self.texts[number]))

    def numbers_in(self, text: Phrases) -> array[int]:
        """Return the number of each of a text's phrases: what costs most of `uses`, done once."""
        own = {acronym.short: acronym.long for acronym in text.acronyms}
        words = text.folded.split("\n")
        return array("L", [self._number_of(words[start:end], own) for (start, end), *_ in _phrases(text)])

    def uses(self, text: Phrases, numbers: Sequence[int], among: Collection[int] | None = None) -> list[Use]:
        """Return each keyword that stands in a text, in the order of the text's phrases; of some, only ``among``."""
        words = text.folded.split("\n")
        found: dict[int, tuple[float, list[tuple[int, int]]]] = {}
        for number, score, spans in zip(numbers, text.scores, _phrases(text), strict=True):
            if number != NO_KEYWORD and (among is None or number in among):
                found.setdefault(number, (score, []))[1].extend(spans)
        if self.wanted:
            own = {acronym.short: acronym.long for acronym in text.acronyms}
            wanted = self._wanted_in(words, own)
            for number, span in wanted if among is None else ((n, s) for n, s in wanted if n in among):
                found.setdefault(number, (0.0, []))[1].append(span)
        return [
            Use(number, score, tuple(sorted(set(spans))), sum([_can_end(words[e]) for _, e in spans]) / len(spans))
            for number, (score, spans) in found.items()
        ]

    def _number_of(self, words: list[str], own: dict[str, str]) -> int:
        spelt_out = self.folding.spelt_out(words, own)
        return self.number(spelt_out) if _names_a_subject(spelt_out) else NO_KEYWORD

    def _wanted_in(self, words: list[str], own: dict[str, str]) -> Iterator[tuple[int, tuple[int, int]]]:
        """Find what a person wants as a keyword wherever it stands, whatever its words are."""
        for start in range(len(words)):
            for end in range(start + 1, min(start + _LONGEST_CURATED, len(words)) + 1):
                spelt_out = self.folding.spelt_out(words[start:end], own)
                if self.folding.key(spelt_out) in self.wanted:
                    yield self.number(spelt_out), (start, end)


@lru_cache(_CACHED_WORDS)
def _names_a_subject(spelt_out: str) -> bool:
    return says_a_subject(spelt_out.split(" "))


@lru_cache(_CACHED_WORDS)
def _can_end(next_word: str) -> bool:
    return is_verb(next_word) or (next_word not in DETERMINERS and not word_of(next_word).content)


def _phrases(text: Phrases) -> list[list[tuple[int, int]]]:
    """Unpack the places of a text's phrases, in their ranking."""
    spans: list[list[tuple[int, int]]] = [[] for _ in text.scores]
    places = text.places.tolist()
    for phrase, start, end in zip(places[::3], places[1::3], places[2::3], strict=True):
        spans[phrase].append((start, end))
    return spans
