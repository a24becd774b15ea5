"""The vocabulary that the papers of a corpus share, and the keywords of each paper."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.keywords.folding import Folding, folded_words, folding_of
from paperweave.keywords.spelling import shown_form, spellings_in
from paperweave.keywords.subject import is_general, is_measure, unwrapped
from paperweave.keywords.uses import Identities, Use

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from paperweave.curation import Curation
    from paperweave.keywords.phrases import Phrases

MOST_OF_A_TEXT = 8
LEAST_TEXTS = 2
# The mean over its texts of how likely a phrase is a keyword; what is below is said in passing.
_LEAST_QUALITY = 0.025
_LEAST_SINGLE = 0.038
_LEAST_VERBAL = 0.07  # of a single word in -ing: "unlearning", but not "scaling"
_LEAST_GENERAL = 0.14  # of phrases whose words are all general, which only together may name something
# In what share of its places a phrase ends where a noun phrase can end: "secure" and "evaluating" are mostly followed
# by a noun or an article.
_LEAST_CLOSED = 0.3
_LEAST_CLOSED_BEST = 0.15  # of phrases that are likely keywords: "machine learning" mostly stands before "models"


@dataclass(frozen=True, slots=True)
class Keyword:
    """A shared keyword: its folded form (its identity), how it is shown, and every spelling that it stands for."""

    folded: str
    shown: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The keywords that two or more texts share, by folded form; of each text its own, best first."""

    keywords: tuple[Keyword, ...]
    of_text: tuple[tuple[int, ...], ...]


def shared_keywords(phrases: Sequence[Phrases], given: Sequence[tuple[str, ...]], curation: Curation) -> Vocabulary:
    """Return the keywords that two or more texts share.

    ``given`` holds, for each text, the keywords that its listing has for it; they are taken as they are.
    """
    folding = folding_of(phrases, curation.same_keyword)
    always, never = (_keys(folding, names) for names in (curation.always_keyword, curation.never_keyword))
    identities = Identities(folding, always)
    listed = [_listed(identities, names) for names in given]
    numbered = [identities.numbers_in(text) for text in phrases]
    for text, numbers, own in zip(phrases, numbered, listed, strict=True):
        identities.count(_with_listed(identities.uses(text, numbers), own))
    trusted = {identities.numbers[key] for key in always & identities.numbers.keys()}.union(*listed)
    refused = {identities.numbers[key] for key in never & identities.numbers.keys()}
    accepted = {number for number in range(1, len(identities.folded)) if _is_good(identities, number, trusted)}
    accepted = (_without_wrapping(identities, accepted) | trusted) - refused
    of_text = _settle(identities, phrases, numbered, listed, accepted)
    return _named(identities, phrases, numbered, given, of_text)


def _keys(folding: Folding, names: Sequence[str]) -> set[str]:
    return {folding.key_of(name) for name in names} - {""}


def _listed(identities: Identities, names: Sequence[str]) -> tuple[int, ...]:
    """Return the numbers of the keywords that a listing has for a text, in its order."""
    folded = (" ".join(folded_words(name)) or name.strip().lower() for name in names)
    spelt_out = (identities.folding.spelt_out(name.split(" "), {}) for name in folded if name)
    return tuple(dict.fromkeys(identities.number(name) for name in spelt_out))


def _with_listed(uses: list[Use], listed: Sequence[int]) -> list[Use]:
    """Put a listing's keywords before those of the text, with the places where they stand there, if they do."""
    if not listed:
        return uses
    found = {use.number: use for use in uses}
    first = [Use(number, math.inf, found[number].spans if number in found else (), 1.0) for number in listed]
    return first + [use for use in uses if use.number not in listed]


def _is_good(identities: Identities, number: int, trusted: Collection[int]) -> bool:
    if number in trusted or identities.texts[number] < LEAST_TEXTS:
        return number in trusted
    words, quality = identities.folded[number].split(" "), identities.quality(number)
    least_closed = _LEAST_CLOSED_BEST if len(words) > 1 and quality >= _LEAST_GENERAL else _LEAST_CLOSED
    return quality >= _least_quality(words) and identities.closed(number) >= least_closed


def _least_quality(words: Sequence[str]) -> float:
    if is_general(words) or is_measure(words):
        return _LEAST_GENERAL
    if len(words) == 1:
        return _LEAST_VERBAL if words[0].endswith("ing") else _LEAST_SINGLE
    return _LEAST_QUALITY


def _without_wrapping(identities: Identities, accepted: set[int]) -> set[int]:
    """Leave out ``machine learning model`` and ``training neural networks`` where what they wrap is a keyword."""
    numbers, key = identities.numbers, identities.folding.key

    def wraps(number: int) -> bool:
        return any(numbers.get(key(inner)) in accepted for inner in unwrapped(identities.folded[number]))

    return {number for number in accepted if not wraps(number)}


def _settle(
    identities: Identities,
    phrases: Sequence[Phrases],
    numbered: Sequence[Sequence[int]],
    listed: Sequence[Sequence[int]],
    accepted: set[int],
) -> list[list[int]]:
    """Choose the keywords of each text until each of them is the choice of two texts or more.

    What only one text chooses is given up, which makes room in that text alone, so the later rounds are short.
    """
    chosen: list[list[int]] = [[] for _ in phrases]
    open_texts: Sequence[int] = range(len(phrases))
    texts_with: Counter[int] = Counter()
    while open_texts:
        for i in open_texts:
            texts_with.subtract(chosen[i])
            uses = _with_listed(identities.uses(phrases[i], numbered[i], accepted), listed[i])
            chosen[i] = best_of([use for use in uses if use.number in accepted])
            texts_with.update(chosen[i])
        lonely = {number for number, count in texts_with.items() if count < LEAST_TEXTS}
        accepted = accepted - lonely
        open_texts = [i for i, numbers in enumerate(chosen) if not lonely.isdisjoint(numbers)]
    return chosen


def best_of(uses: Sequence[Use]) -> list[int]:
    """Return up to eight keywords of one text, best first: none that stands only inside longer ones."""
    taken: set[int] = set()
    outside = []
    for use in sorted(uses, key=lambda use: -max((end - start for start, end in use.spans), default=0)):
        if not use.spans or any(not taken.issuperset(range(*span)) for span in use.spans):
            outside.append(use)
            for span in use.spans:
                taken.update(range(*span))
    ranked = sorted(outside, key=lambda use: (-use.score, use.spans))
    return [use.number for use in ranked[:MOST_OF_A_TEXT]]


def _named(
    identities: Identities,
    phrases: Sequence[Phrases],
    numbered: Sequence[Sequence[int]],
    given: Sequence[Sequence[str]],
    of_text: list[list[int]],
) -> Vocabulary:
    """Give the chosen numbers their names, in the order of the folded forms."""
    spellings: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for text, own, names, numbers in zip(phrases, numbered, given, of_text, strict=True):
        wanted = set(numbers)
        written = text.written.split("\n")
        for use in identities.uses(text, own, wanted):
            spellings[use.number].update(spellings_in(text, written, use.spans))
        for name, number in zip(names, _listed(identities, names), strict=False):
            if number in wanted:
                spellings[number][name] += 1
    order = sorted(spellings, key=lambda number: identities.folded[number])
    place = {number: i for i, number in enumerate(order)}
    keywords = (_keyword(identities, number, spellings[number]) for number in order)
    return Vocabulary(tuple(keywords), tuple(tuple(place[number] for number in numbers) for numbers in of_text))


def _keyword(identities: Identities, number: int, spellings: Counter[str]) -> Keyword:
    folded = identities.folded[number]
    shown = shown_form(spellings, identities.folding.short_of.get(identities.folding.key(folded)))
    return Keyword(folded, shown, tuple(sorted(spellings)))
