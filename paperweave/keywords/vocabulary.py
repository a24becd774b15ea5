"""The vocabulary that the papers of a corpus share, and the keywords of each paper."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from itertools import chain
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.always_keywords import Wanted
from paperweave.keywords.choices import counts_of
from paperweave.keywords.duplicates import Found, duplicates, longer_of
from paperweave.keywords.folding import Folding, folded_words, folding_of
from paperweave.keywords.identities import Identities
from paperweave.keywords.occurrences import (
    TextsOf,
    joined,
    mentions_of,
    only,
    title_mentions,
    totals,
    united,
    wanted_mentions,
)
from paperweave.keywords.own_subjects import OwnSubjects
from paperweave.keywords.select import Choice
from paperweave.keywords.spelling import shown_form, spellings_in
from paperweave.keywords.thresholds import LEAST_TEXTS, good_ones
from paperweave.keywords.word_forms import of_one_quality
from paperweave.model.keyword import Keyword, Vocabulary, is_broad
from paperweave.text.tokens import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from paperweave.config.curation import Curation
    from paperweave.keywords.phrases import Phrases


# A listing's keyword that gives its short form too: "neural networks (NN)".
# Of more keywords than this on one paper the rest are a dump, and no choice of words.
_MOST_NAMES = 300
_SHORT_FORM = re.compile(r"(?<=\w)\s*\([A-Z][\w-]{0,9}s?\)$")
# What more of the texts say than this tells of few of them what they are about.
_TOO_BROAD = 0.12
_COMMON_TEXTS = 1100  # of the 74,712 behind the table of choices


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
    names_of = _listed(identities, given)
    listed = [tuple(names) for names in names_of]
    mentions = mentions_of(identities, phrases, listed, Wanted(folding, always))
    size = len(identities.folded)
    least = least_texts(len(phrases))
    trusted = {identities.numbers[key] for key in always & identities.numbers.keys()}.union(*listed)
    refused = {identities.numbers[key] for key in never & identities.numbers.keys()}
    bodies = np.fromiter((text.body for text in phrases), np.int64, len(phrases))
    found = united(mentions, size)
    known = totals(found, size, bodies)
    good = (good_ones(identities, known, least) | trusted) - refused
    same = duplicates(identities, good, trusted, known.closed, TextsOf(found, good))
    spread = Wanted(folding, _spread_out(identities, good))
    all_good = Wanted(folding, {folding.key(identities.folded[number]) for number in good})
    mentions = joined(
        (
            mentions,
            wanted_mentions(identities, phrases, spread),
            title_mentions(identities, phrases, all_good),
        )
    )
    others = of_one_quality(identities, good, refused)
    mentions = only(mentions, _numbers(good, {**same.target, **others}, size))
    longer = longer_of(identities, good, same.target, trusted)
    choice = Choice(united(mentions, size), good, bodies, longer)
    chosen = _settle(choice, len(phrases), good, least)
    chosen = _specific_first(identities, choice, chosen, least)
    of_text = [[choice.numbers[use] for use in uses] for uses in chosen]
    spellings = _spelled(choice, phrases, chosen)
    _add_names(spellings, names_of, of_text)
    named = _named(identities, spellings, of_text)
    subjects = OwnSubjects(identities, known.texts, least)
    own = [
        subjects.of(text, chain.from_iterable(choice.places(i, chosen[i])))
        for i, text in enumerate(phrases)
    ]
    return replace(named, own=tuple(own), likely_same=_likely(identities, same, named))


def least_texts(count: int) -> int:
    """Return how many of ``count`` texts must share a keyword, so that readers would browse by it.

    Two up to 9,000 texts, then the root of their thousands: 10 of 100,000. The number of keywords
    grows about as the root of the number of texts.
    """
    return max(LEAST_TEXTS, isqrt(count // 1000))


def _spread_out(identities: Identities, good: set[int]) -> set[str]:
    """Return the keys of keywords with function words inside, such as ``chain-of-thought``.

    With hyphens they are a word; without, they have yet to be found.
    """
    found = set()
    for number in good & identities.compounds:
        words = identities.folded[number].split(" ")
        if not STOP_WORDS.isdisjoint(words[1:-1]):
            found.add(identities.folding.key(identities.folded[number]))
    return found


def _numbers(good: set[int], target: Mapping[int, int], size: int) -> NDArray[np.int32]:
    """Return for each number what it becomes: 0 for what is no keyword, another for a duplicate."""
    numbers = np.zeros(size, np.int32)
    for number in {*good, *target}:
        last = number
        while last in target:
            last = target[last]
        numbers[number] = last
    return numbers


def _specific_first(
    identities: Identities, choice: Choice, chosen: Sequence[Sequence[int]], least: int
) -> list[list[int]]:
    """Order the uses of each text; a keyword that too few texts would be left with has none."""
    counts = Counter(map(choice.numbers.__getitem__, chain.from_iterable(chosen)))
    broad = {number for number, count in counts.items() if is_broad(count, len(chosen))}
    many = _TOO_BROAD * len(chosen)
    too_broad = {n for n in broad if counts[n] > many or _is_common(identities.folded[n])}
    shown = [choice.specific_first(uses, broad, too_broad) for uses in chosen]
    left = Counter(map(choice.numbers.__getitem__, chain.from_iterable(shown)))
    few = {number for number in too_broad if left[number] < least}
    return [[use for use in uses if choice.numbers[use] not in few] for uses in shown]


def _is_common(folded: str) -> bool:
    """Tell what many texts elsewhere have, too.

    ``deep learning``, but not ``mixture of experts``.
    """
    _, _, _, texts = counts_of(folded)
    return texts >= _COMMON_TEXTS


def _keys(folding: Folding, names: Sequence[str]) -> set[str]:
    return {folding.key_of(name) for name in names} - {""}


def _listed(identities: Identities, given: Sequence[tuple[str, ...]]) -> list[dict[int, list[str]]]:
    """Return the numbers of what a listing gives as keywords, text by text, with their names.

    They are in its order. It may name one twice, as ``long form (SHORT)`` and as ``long form``.
    """

    @cache
    def number(name: str) -> int | None:
        folded = " ".join(folded_words(name)) or name.strip().lower()
        return (
            identities.number(identities.folding.spelt_out(folded.split(" "), {}))
            if folded
            else None
        )

    listed: list[dict[int, list[str]]] = []
    for names in given:
        found: dict[int, list[str]] = {}
        for name in (_SHORT_FORM.sub("", written) for written in names[:_MOST_NAMES]):
            own = number(name)
            if own is not None:
                found.setdefault(own, []).append(name)
        listed.append(found)
    return listed


def _settle(choice: Choice, count: int, accepted: set[int], least: int) -> list[list[int]]:
    """Choose the uses of ``count`` texts, so that ``least`` texts choose each keyword.

    What fewer texts choose is given up, which makes room in that text alone, so the later rounds
    are short.
    """
    chosen: list[list[int]] = [[] for _ in range(count)]
    numbers = choice.numbers
    open_texts: Sequence[int] = range(count)
    while open_texts:
        for i in open_texts:
            chosen[i] = choice.best_of(i, accepted)
        texts_with = Counter(map(numbers.__getitem__, chain.from_iterable(chosen)))
        lonely = {number for number, texts in texts_with.items() if texts < least}
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
    names_of: Sequence[Mapping[int, Sequence[str]]],
    of_text: Sequence[Sequence[int]],
) -> None:
    """Count how listings write the keywords that they name, in the texts that chose them."""
    for of_numbers, own in zip(names_of, of_text, strict=True):
        for number, names in of_numbers.items():
            if number in own:
                spellings[number].update(names)


def _likely(identities: Identities, same: Found, named: Vocabulary) -> tuple[tuple[str, str], ...]:
    """Return the shown forms of likely duplicates that are both keywords in the end."""
    shown = {keyword.folded: keyword.shown for keyword in named.keywords}
    pairs = []
    for one, other in same.likely:
        names = (shown.get(identities.folded[one]), shown.get(identities.folded[other]))
        if names[0] is not None and names[1] is not None:
            pairs.append((names[0], names[1]))
    return tuple(pairs)


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
    key = identities.folding.key(folded)
    own = Counter(
        {name: n for name, n in spellings.items() if identities.folding.key_of(name) == key}
    )
    shown = shown_form(own or spellings, identities.folding.short_of.get(key))
    return Keyword(folded, shown, tuple(sorted(spellings)))
