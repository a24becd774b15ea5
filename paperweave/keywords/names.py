"""The names that a corpus gives its keywords: how the texts that chose them write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, partial
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperweave.keywords.spelling import shown_form, spellings_in, writes_short
from paperweave.keywords.word_forms import is_learnt_so
from paperweave.model.keyword import Keyword, Vocabulary
from paperweave.text.languages import IDEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from paperweave.keywords.duplicates import Found
    from paperweave.keywords.identities import Identities
    from paperweave.keywords.one_text.phrases import Phrases
    from paperweave.keywords.select import Choice

# Of the texts with a keyword so many must use its acronym by itself: readers of "neural networks"
# do not look for "NN", which one text in eighty explains.
_USE_SHORT = 4
# Where fewer use what it stands for, it is the name: "BERT".
_USE_LONG = 4


class Written(NamedTuple):
    """The texts of a corpus with the uses that each chose, also those that it does without."""

    identities: Identities
    choice: Choice
    phrases: Sequence[Phrases]
    chosen: Sequence[Sequence[int]]
    # The number that each one is joined with, or its own.
    becomes: NDArray[np.int32]


class _Spelt(NamedTuple):
    """How texts write each keyword; how many use its acronym, and how many what that stands for."""

    spellings: defaultdict[int, Counter[str]]
    short_in: Counter[int]
    long_in: Counter[int]


def named_as_written(
    written: Written,
    names_of: Sequence[Mapping[int, Sequence[str]]],
    of_text: Sequence[Sequence[int]],
) -> Vocabulary:
    """Name the keywords of each text (``of_text``, by number) as the texts write them.

    ``names_of`` has for each text how its listing writes the keywords that it names.
    """
    spelt = _spelt(written)
    _add_names(spelt.spellings, names_of, of_text)
    order = sorted(
        set(chain.from_iterable(of_text)),
        key=lambda number: written.identities.folded[number],
    )
    place = {number: i for i, number in enumerate(order)}
    uses = chain.from_iterable(written.chosen)
    counts = Counter(map(written.choice.numbers.__getitem__, uses))
    keywords = (
        _keyword(written.identities, number, spelt, counts) for number in order
    )
    return Vocabulary(
        tuple(keywords),
        tuple(
            tuple(place[number] for number in numbers) for numbers in of_text
        ),
    )


def likely_names(
    identities: Identities, same: Found, named: Vocabulary
) -> tuple[tuple[str, str], ...]:
    """Return the shown forms of likely duplicates that are both keywords in the end."""
    shown = {keyword.folded: keyword.shown for keyword in named.keywords}
    pairs = []
    for one, other in same.likely:
        names = (
            shown.get(identities.folded[one]),
            shown.get(identities.folded[other]),
        )
        if names[0] is not None and names[1] is not None:
            pairs.append((names[0], names[1]))
    return tuple(pairs)


def _spelt(written: Written) -> _Spelt:
    """Count how each keyword is written in the texts that chose it."""
    choice = written.choice
    spelt = _Spelt(defaultdict(Counter), Counter(), Counter())
    short_of = cache(partial(_short_of, written.identities))
    for i, (text, uses) in enumerate(
        zip(written.phrases, written.chosen, strict=True)
    ):
        words = text.written.split("\n")
        for use, places in zip(uses, choice.places(i, uses), strict=True):
            number = choice.numbers[use]
            whole = [
                place
                for place in places
                if place[1] - place[0] > 1
                or _is_whole(written, number, words[place[0]])
            ]
            counts = spelt.spellings[number]
            for name in spellings_in(text.body, words, whole, text.language):
                counts[name] += 1
            short = short_of(number)
            if short is not None:
                spelt.short_in[number] += writes_short(short, words, places)
                folded = written.identities.folded[number]
                spelt.long_in[number] += any(
                    _is_long(folded, short, words, one) for one in whole
                )
    return spelt


def _is_long(
    folded: str, short: str, words: Sequence[str], place: tuple[int, int]
) -> bool:
    """Tell ``fine-tuning`` and ``risperidone``, one word too, from ``FTs`` and ``RIS``."""
    start, end = place
    word = words[start].lower()
    return (
        end - start > 1 or word == folded or not word.startswith(short.lower())
    )


def _is_whole(written: Written, number: int, word: str) -> bool:
    """Tell whether a keyword is all of the word there: ``LoRA`` only begins ``LoRA-based``."""
    if not ("-" in word or IDEOGRAPHIC.match(word)):
        return True
    folding = written.identities.folding
    found = written.identities.numbers.get(folding.key_of(word), -1)
    if 0 <= found < len(written.becomes) and number in {
        found,
        written.becomes[found],
    }:
        return True
    return is_learnt_so(word, written.identities.folded[number])


def _short_of(identities: Identities, number: int) -> str | None:
    return identities.folding.short_of.get(
        identities.folding.key(identities.folded[number])
    )


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


def _keyword(
    identities: Identities,
    number: int,
    spelt: _Spelt,
    counts: Mapping[int, int],
) -> Keyword:
    folded, spellings = identities.folded[number], spelt.spellings[number]
    key = identities.folding.key(folded)
    own = Counter(
        {
            name: n
            for name, n in spellings.items()
            if identities.folding.key_of(name) == key
        }
    )
    expected = _USE_SHORT * spelt.short_in[number] >= counts[number]
    spellings = spellings or Counter({folded: 1})
    short = _short_of(identities, number)
    if (
        short is not None
        and short in spellings
        and _USE_LONG * spelt.long_in[number] < counts[number]
    ):
        return Keyword(folded, short, tuple(sorted(spellings)))
    shown = shown_form(own or spellings, short, expected=expected)
    return Keyword(folded, shown, tuple(sorted(spellings)))
