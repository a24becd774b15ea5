"""The vocabulary that the papers of a corpus share, and the keywords of each paper."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.keywords.always_keywords import Wanted
from paperweave.keywords.folding import Folding, folded_words, folding_of
from paperweave.keywords.identities import Identities
from paperweave.keywords.occurrences import totals, uses_of
from paperweave.keywords.select import Choice
from paperweave.keywords.spelling import shown_form, spellings_in
from paperweave.keywords.thresholds import LEAST_TEXTS, good_ones, without_wrapping
from paperweave.model.keyword import Keyword, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.config.curation import Curation
    from paperweave.keywords.phrases import Phrases


def shared_keywords(
    phrases: Sequence[Phrases], given: Sequence[tuple[str, ...]], curation: Curation
) -> Vocabulary:
    """Return the keywords that two or more texts share.

    ``given`` holds, for each text, the keywords that its listing has for it; they are taken as they
    are.
    """
    folding = folding_of(phrases, curation.same_keyword)
    always, never = (
        _keys(folding, names) for names in (curation.always_keyword, curation.never_keyword)
    )
    identities = Identities(folding)
    listed = _listed(identities, given)
    uses = uses_of(identities, phrases, listed, Wanted(folding, always))
    trusted = {identities.numbers[key] for key in always & identities.numbers.keys()}.union(*listed)
    refused = {identities.numbers[key] for key in never & identities.numbers.keys()}
    good = good_ones(identities, totals(uses, len(identities.folded))) | trusted
    accepted = (without_wrapping(identities, good) | trusted) - refused
    choice = Choice(uses, accepted, len(phrases))
    chosen = _settle(choice, len(phrases), accepted)
    of_text = [[choice.numbers[use] for use in uses] for uses in chosen]
    spellings = _spelled(choice, phrases, chosen)
    _add_names(spellings, given, listed, of_text)
    return _named(identities, spellings, of_text)


def _keys(folding: Folding, names: Sequence[str]) -> set[str]:
    return {folding.key_of(name) for name in names} - {""}


def _listed(identities: Identities, given: Sequence[tuple[str, ...]]) -> list[tuple[int, ...]]:
    """Return the numbers of the keywords that a listing has for each text, in its order."""

    @cache
    def number(name: str) -> int | None:
        folded = " ".join(folded_words(name)) or name.strip().lower()
        return (
            identities.number(identities.folding.spelt_out(folded.split(" "), {}))
            if folded
            else None
        )

    numbers = (dict.fromkeys(map(number, names)) for names in given)
    return [tuple(number for number in found if number is not None) for found in numbers]


def _settle(choice: Choice, count: int, accepted: set[int]) -> list[list[int]]:
    """Choose the uses of each of ``count`` texts until each keyword is the choice of two texts or more.

    What only one text chooses is given up, which makes room in that text alone, so the later rounds
    are short.
    """
    chosen: list[list[int]] = [[] for _ in range(count)]
    numbers = choice.numbers
    open_texts: Sequence[int] = range(count)
    while open_texts:
        for i in open_texts:
            chosen[i] = choice.best_of(i, accepted)
        texts_with = Counter(map(numbers.__getitem__, chain.from_iterable(chosen)))
        lonely = {number for number, texts in texts_with.items() if texts < LEAST_TEXTS}
        accepted = accepted - lonely
        open_texts = [
            i
            for i, uses in enumerate(chosen)
            if not lonely.isdisjoint(map(numbers.__getitem__, uses))
        ]
    return chosen


def _spelled(
    choice: Choice, phrases: Sequence[Phrases], chosen: Sequence[Sequence[int]]
) -> dict[int, Counter[str]]:
    """Count how each keyword is written in the texts that chose it."""
    spellings: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for i, (text, uses) in enumerate(zip(phrases, chosen, strict=True)):
        written = text.written.split("\n")
        for use, places in zip(uses, choice.places(i, uses), strict=True):
            counts = spellings[choice.numbers[use]]
            for spelling in spellings_in(text.body, written, places):
                counts[spelling] += 1
    return spellings


def _add_names(
    spellings: Mapping[int, Counter[str]],
    given: Sequence[Sequence[str]],
    listed: Sequence[Sequence[int]],
    of_text: Sequence[Sequence[int]],
) -> None:
    """Count how listings write the keywords that they name, in the texts that chose them."""
    for names, numbers, own in zip(given, listed, of_text, strict=True):
        for name, number in zip(names, numbers, strict=False):
            if number in own:
                spellings[number][name] += 1


def _named(
    identities: Identities, spellings: Mapping[int, Counter[str]], of_text: Sequence[Sequence[int]]
) -> Vocabulary:
    """Give the chosen numbers their names, in the order of the folded forms."""
    order = sorted(spellings, key=lambda number: identities.folded[number])
    place = {number: i for i, number in enumerate(order)}
    keywords = (_keyword(identities, number, spellings[number]) for number in order)
    return Vocabulary(
        tuple(keywords), tuple(tuple(place[number] for number in numbers) for numbers in of_text)
    )


def _keyword(identities: Identities, number: int, spellings: Counter[str]) -> Keyword:
    folded = identities.folded[number]
    shown = shown_form(spellings, identities.folding.short_of.get(identities.folding.key(folded)))
    return Keyword(folded, shown, tuple(sorted(spellings)))
