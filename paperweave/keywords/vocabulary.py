"""The vocabulary that the papers of a corpus share, and the keywords of each paper."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from itertools import chain, filterfalse
from math import isqrt
from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords.all_texts.corpus_words import CorpusWords
from paperweave.keywords.all_texts.known import found_in_each, marks_of_names
from paperweave.keywords.all_texts.occurrences import (
    IN_PASSING,
    TextsOf,
    form_mentions,
    half_said,
    joined,
    mentions_at,
    mentions_of,
    only,
    totals,
    united,
    where_listed,
)
from paperweave.keywords.all_texts.texts import Texts, WrittenOf
from paperweave.keywords.all_texts.told_by_titles import where_told
from paperweave.keywords.all_texts.wanted import Wanted
from paperweave.keywords.check_tags import is_check_tag
from paperweave.keywords.duplicates import Use, duplicates, longer_of
from paperweave.keywords.folding import Folding, folded_words, folding_of
from paperweave.keywords.hardly_shared import worth_counting
from paperweave.keywords.identities import Identities, numbers_of_forms
from paperweave.keywords.mere_parts import mere_parts
from paperweave.keywords.names import Written, likely_names, named_as_written
from paperweave.keywords.order import in_order, is_common, is_plain_word
from paperweave.keywords.own_subjects import OwnSubjects
from paperweave.keywords.passing import Passing, slight_ones
from paperweave.keywords.select import Choice
from paperweave.keywords.thresholds import LEAST_TEXTS, good_ones, told_ones
from paperweave.keywords.word_forms import of_one_quality
from paperweave.model.keyword import is_broad
from paperweave.text.tokens import STOP_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from paperweave.config.curation import Curation
    from paperweave.engine.packed import Packed
    from paperweave.keywords.all_texts.known import Known
    from paperweave.keywords.all_texts.occurrences import Mentions
    from paperweave.keywords.duplicates import Found
    from paperweave.keywords.one_text.phrases import Phrases
    from paperweave.model.keyword import Vocabulary


# A listing's keyword that gives its short form too: "neural networks (NN)".
# Of more keywords than this on one paper the rest are a dump, and no choice of words.
_MOST_NAMES = 300
_SHORT_FORM = re.compile(r"(?<=\w)\s*\([A-Z][\w-]{0,9}s?\)$")


def _known(identities: Identities, keys: AbstractSet[str]) -> set[int]:
    """The numbers of those keys that any text has."""
    return {identities.numbers[key] for key in keys & identities.numbers.keys()}


def shared_keywords(
    phrases: Sequence[Phrases],
    given: Sequence[tuple[str, ...]],
    curation: Curation,
    kept: Known | None = None,
) -> Vocabulary:
    """Return the keywords that two or more texts share.

    ``given`` holds, for each text, the keywords that its listing has for it; they are taken as they
    are. ``kept`` has what the last build found in each text.
    """
    texts = Texts.of(phrases)
    folding = folding_of(texts, curation.same_keyword)
    always, never = (
        _keys(folding, names)
        for names in (curation.always_keyword, curation.never_keyword)
    )
    identities = Identities(folding)
    names_of = _listed(identities, given)
    listed = [tuple(names) for names in names_of]
    of_forms = numbers_of_forms(identities, texts.forms)
    words = CorpusWords(texts, folding)
    mentions = mentions_of(texts, of_forms, listed)
    if always:
        anywhere = Wanted(words, always).anywhere()
        mentions = joined((mentions, mentions_at(identities, words, anywhere)))
    size = len(identities.folded)
    least = least_texts(len(texts))
    wanted, refused = _known(identities, always), _known(identities, never)
    trusted = wanted.union(*listed)
    found = united(mentions, size)
    likely = totals(found, size, texts.bodies)
    rare = {
        folding.key(identities.folded[n])
        for n in worth_counting(identities, likely, least)
    }
    found = united(
        joined((mentions, _in_passing(identities, words, rare))), size
    )
    known = totals(found, size, texts.bodies)._replace(quality=likely.quality)
    good = good_ones(identities, known, least)
    told = told_ones(identities, known, least, len(texts)) - good
    telling = good | told
    good = (telling | trusted) - refused
    texts_of = TextsOf(found, good)
    same = duplicates(
        identities, good, trusted, Use(known.closed, known.capital), texts_of
    )
    parts = mere_parts(identities, good, known, texts_of) - same.target.keys()
    good -= parts - trusted
    unsure = good - (telling - parts) - wanted
    elsewhere = {
        number for number in unsure if is_plain_word(identities.folded[number])
    }
    mentions = joined(
        (mentions, *_further_mentions(identities, words, texts, good, same))
    )
    others = of_one_quality(identities, good, refused, known.texts)
    becomes = _numbers(good, {**same.target, **others}, size)
    halves = half_said(mentions, same.halves, becomes, WrittenOf(texts))
    mentions = where_listed(only(mentions, becomes, halves), elsewhere)
    joined_with = {
        n: other for n, other in same.target.items() if n not in halves
    }
    good |= halves.keys()
    longer = longer_of(identities, good, joined_with)
    broad = {n for n in longer if is_broad(int(known.texts[n]), len(texts))}
    mentions = where_told(mentions, size, told & good, texts.bodies, least)
    choice = Choice(united(mentions, size), good, texts.bodies, longer, broad)
    chosen = _settle(identities, choice, good, least, kept)
    slight = slight_ones(identities, good, known)
    passing = Passing(identities, choice, texts).uses(chosen, slight, least)
    shown = in_order(identities, choice, chosen, least, passing, kept)
    of_text = [[choice.numbers[use] for use in uses] for uses in shown]
    named = named_as_written(
        Written(identities, choice, texts, chosen, becomes),
        names_of,
        of_text,
        kept,
    )
    subjects = OwnSubjects(identities, texts, of_forms, likely.texts, least)
    return replace(
        named,
        own=subjects.of_each(choice.places_of_texts(shown), kept),
        likely_same=likely_names(identities, same, named),
    )


def least_texts(count: int) -> int:
    """Return how many of ``count`` texts must share a keyword, so that readers would browse by it.

    Two up to 9,000 texts, then the root of their thousands: 10 of 100,000. The number of keywords
    grows about as the root of the number of texts.
    """
    return max(LEAST_TEXTS, isqrt(count // 1000))


def _in_passing(
    identities: Identities, words: CorpusWords, keys: set[str]
) -> Mentions:
    """Find some keys wherever they stand, in texts of which they are hardly likely ones, too."""
    found = Wanted(words, keys).in_passing()
    return mentions_at(identities, words, found, IN_PASSING)


def _further_mentions(
    identities: Identities,
    words: CorpusWords,
    phrases: Sequence[Phrases],
    good: set[int],
    same: Found,
) -> tuple[Mentions, ...]:
    """Find the keywords in titles, also in other forms, and wherever else they stand.

    Also with function words inside, and names at the beginning of a word with hyphens.
    """
    folding = identities.folding
    everything = {folding.key(identities.folded[number]) for number in good}
    telling = {folding.key(form) for form in _said_in_passing(identities, good)}
    titles = Wanted(words, everything).in_titles()
    in_titles = mentions_at(identities, words, titles)
    in_forms = form_mentions(identities, phrases, good - same.target.keys())
    names = Wanted(words, telling).of_names()
    of_names = mentions_at(identities, words, names, IN_PASSING)
    in_passing = _in_passing(identities, words, telling)
    return in_titles, in_forms, in_passing, of_names


def _said_in_passing(identities: Identities, good: set[int]) -> Iterator[str]:
    """Yield the keywords that also tell something where they are only mentioned.

    A plain word that is common in every such corpus does not: ``graph``.
    """
    for number in good:
        folded = identities.folded[number]
        if not (is_plain_word(folded) and is_common(folded)):
            yield folded


def _numbers(
    good: set[int], target: Mapping[int, int], size: int
) -> NDArray[np.int32]:
    """Return for each number what it becomes: 0 for what is no keyword, another for a duplicate."""
    numbers = np.zeros(size, np.int32)
    for number in {*good, *target}:
        last = number
        while last in target:
            last = target[last]
        numbers[number] = last
    return numbers


def _keys(folding: Folding, names: Sequence[str]) -> set[str]:
    return {folding.key_of(name) for name in names} - {""}


def _listed(
    identities: Identities, given: Sequence[tuple[str, ...]]
) -> list[dict[int, list[str]]]:
    """Return the numbers of what a listing gives as keywords, text by text, with their names.

    They are in its order. It may name one twice, as ``long form (SHORT)`` and as ``long form``.
    """

    @cache
    def number(name: str) -> int | None:
        folded = " ".join(folded_words(name)) or name.strip().lower()
        return (
            identities.number(
                identities.folding.spelt_out(folded.split(" "), {})
            )
            if folded
            else None
        )

    listed: list[dict[int, list[str]]] = []
    for names in given:
        found: dict[int, list[str]] = {}
        subjects = filterfalse(is_check_tag, names[:_MOST_NAMES])
        for name in (_SHORT_FORM.sub("", written) for written in subjects):
            own = number(name)
            # A longer one that was cut.
            if own is not None and name not in STOP_WORDS:
                found.setdefault(own, []).append(name)
        listed.append(found)
    return listed


def _settle(
    identities: Identities,
    choice: Choice,
    accepted: set[int],
    least: int,
    known: Known | None,
) -> list[list[int]]:
    """Choose the uses of each text, so that ``least`` texts choose each keyword.

    What fewer texts choose is given up, which makes room in that text alone, so the later rounds
    are short.
    """
    chosen = _best_of_each(identities, choice, accepted, known)
    numbers = choice.numbers
    while True:
        texts_with = Counter(
            map(numbers.__getitem__, chain.from_iterable(chosen))
        )
        lonely = {
            number for number, texts in texts_with.items() if texts < least
        }
        if not lonely:
            return chosen
        accepted = accepted - lonely
        for i, uses in enumerate(chosen):
            if not lonely.isdisjoint(map(numbers.__getitem__, uses)):
                chosen[i] = choice.best_of(i, accepted)


def _best_of_each(
    identities: Identities,
    choice: Choice,
    accepted: set[int],
    known: Known | None,
) -> list[list[int]]:
    """Return for each text the uses that are best, whatever other texts choose."""
    uses, folded = choice.numbers_of_each(), identities.folded

    def said(number: int) -> tuple[str, bool, list[str]]:
        longer = sorted(folded[n] for n in choice.longer.get(number, ()))
        return folded[number], number in choice.broad, longer

    def parts(_: Known) -> list[Packed]:
        numbers = np.unique(uses.data).tolist()
        marks = marks_of_names(numbers, said, len(folded))
        return [uses.with_data(marks[uses.data]), choice.hashes]

    def best(text: int) -> list[int]:
        first = int(uses.starts[text])
        return [use - first for use in choice.best_of(text, accepted)]

    each = found_in_each(known, "chosen", len(uses), parts, best)
    firsts = uses.starts[:-1].tolist()
    return [
        [first + use for use in own]
        for first, own in zip(firsts, each, strict=True)
    ]
