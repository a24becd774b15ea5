"""Which keyword stands in which text, for all texts in arrays."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.keywords.identities import NO_KEYWORD
from paperweave.keywords.one_text.phrases import PHRASE, PLACE
from paperweave.keywords.word_forms import titled_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from paperweave.keywords.all_texts.corpus_words import CorpusWords
    from paperweave.keywords.all_texts.texts import Texts
    from paperweave.keywords.all_texts.wanted import Found
    from paperweave.keywords.identities import Identities
    from paperweave.keywords.one_text.phrases import Phrases

_STEPS = 1_000_000
# How often a text says what it is about, in its title, too, and how likely a keyword that is. Of
# 2,067 papers of COLM, CoRL and ICLR, which no other rule gave such a keyword, the authors of 27 %
# had chosen the word, of 34 % the phrase; of all keywords shown there, they had chosen 14 to 22 %.
_OFTEN, _LIKELY = 3, 0.1
_VERY_OFTEN, _HARDLY_LIKELY = 5, 0.05
IN_PASSING = -6.0  # log-odds of what is not among a text's likeliest phrases


class Mentions(NamedTuple):
    """Phrases with the numbers of their keywords, a row each."""

    texts: NDArray[np.int32]
    numbers: NDArray[np.int32]
    phrases: NDArray[np.void]  # of type `PHRASE`
    places: NDArray[np.void]  # of type `PLACE`, row by row


class Uses(NamedTuple):
    """Each keyword of each text once.

    Text by text, what a listing names first, then in the order of its phrases.
    """

    texts: NDArray[np.int32]
    numbers: NDArray[np.int32]
    scores: NDArray[np.float32]
    # The share of the places behind which a noun phrase can end.
    closed: NDArray[np.float64]
    capital: NDArray[np.float64]  # 1 where it mostly begins with a capital
    place_uses: NDArray[np.int32]  # of each place, whose it is
    places: NDArray[np.void]


class Totals(NamedTuple):
    """Of each number: how many texts have it, and means over these."""

    texts: NDArray[np.int64]
    quality: NDArray[np.float64]  # how likely it is a keyword
    # The share of its places behind which a noun phrase can end.
    closed: NDArray[np.float64]
    # The share of texts that write it with a capital.
    capital: NDArray[np.float64]
    titled: NDArray[np.float64]  # the share of texts that have it in the title
    repeating: NDArray[np.int64]  # how many texts say it more than once
    most: NDArray[np.int64]  # how often the one says it that says it most
    # Whether a text is about it: its title has it, and it says it often enough.
    told: NDArray[np.bool_]


class TextsOf:
    """The texts that have each of some numbers."""

    def __init__(self, uses: Uses, numbers: Collection[int]) -> None:
        wanted = np.fromiter(numbers, np.int32, len(numbers))
        kept = np.isin(uses.numbers, wanted)
        order = np.argsort(uses.numbers[kept], kind="stable")
        texts = uses.texts[kept][order]
        known, firsts = np.unique(uses.numbers[kept][order], return_index=True)
        parts: list[NDArray[np.int32]] = np.split(texts, firsts[1:])
        self._none: NDArray[np.int32] = texts[:0]
        self._of: dict[int, NDArray[np.int32]] = dict(
            zip(known.tolist(), parts, strict=False)
        )

    def __call__(self, number: int) -> NDArray[np.int32]:
        """Return the texts, in order."""
        return self._of.get(number, self._none)


def mentions_of(
    texts: Texts,
    of_forms: NDArray[np.int32],
    listed: Sequence[Sequence[int]],
) -> Mentions:
    """Find the phrases of all texts that say something about a subject.

    ``of_forms`` has the number of each form, and ``listed`` for each text the numbers of those that
    its listing names.
    """
    numbers = of_forms[texts.forms.numbers.data]
    every = Mentions(
        texts.scored.of_row, numbers, texts.scored.data, texts.places.data
    )
    return joined((_listed(listed), some_of(every, numbers != NO_KEYWORD)))


def only(
    mentions: Mentions,
    becomes: NDArray[np.int32],
    apart: Mapping[int, AbstractSet[int]],
) -> Mentions:
    """Return the mentions with what their numbers become; of those that become 0, none.

    What a text tells ``apart`` keeps its own number there.
    """
    numbers = becomes[mentions.numbers]
    for number, texts in apart.items():
        own = (mentions.numbers == number) & np.isin(
            mentions.texts, sorted(texts)
        )
        numbers[own] = number
    return some_of(mentions._replace(numbers=numbers), numbers != NO_KEYWORD)


def some_of(mentions: Mentions, kept: NDArray[np.bool_]) -> Mentions:
    """Return the rows that are kept, with their places."""
    places = mentions.places[np.repeat(kept, mentions.phrases["places"])]
    return Mentions(
        mentions.texts[kept],
        mentions.numbers[kept],
        mentions.phrases[kept],
        places,
    )


def where_listed(mentions: Mentions, numbers: Collection[int]) -> Mentions:
    """Return the mentions without those of some numbers in texts whose listings do not name them.

    That an author chose ``life`` or ``model`` for one paper makes it no subject of all others.
    """
    size = int(mentions.numbers.max(initial=0)) + 1
    use = mentions.texts.astype(np.int64) * size + mentions.numbers
    named = use[np.isinf(mentions.phrases["score"])]
    asked = np.isin(
        mentions.numbers, np.fromiter(numbers, np.int32, len(numbers))
    )
    return some_of(mentions, ~asked | np.isin(use, named))


def half_said(
    mentions: Mentions,
    halves: Mapping[int, str],
    becomes: NDArray[np.int32],
    written: Sequence[str],
) -> dict[int, set[int]]:
    """Return of each half the texts that lack the end of what it becomes, and its other forms.

    ``written`` are the words of each text; ``tuned`` tells tuning.
    """
    half: dict[int, set[int]] = {}
    for number, rest in halves.items():
        *before, last = rest.split(" ")
        end = re.compile(
            rf"(?:\b|{''.join(map(re.escape, before))}){re.escape(_bare(last))}"
        )
        target = int(becomes[number])
        others = (becomes[mentions.numbers] == target) & (
            mentions.numbers != number
        )
        whole = set(mentions.texts[others].tolist())
        texts = set(mentions.texts[mentions.numbers == number].tolist()) - whole
        half[number] = {
            text for text in texts if not end.search(written[text].lower())
        }
    return half


def totals(uses: Uses, size: int, bodies: NDArray[np.int64]) -> Totals:
    """Count over all texts, for ``size`` numbers.

    ``bodies`` tells where each text's abstract begins.

    All sums are of whole numbers, which are the same in every order of texts.
    """
    likelihood = 1 / (1 + np.exp(-uses.scores.astype(np.float64)))
    texts = np.bincount(uses.numbers, minlength=size)
    titled = np.zeros(len(uses.numbers), np.bool_)
    in_title = uses.places["start"] < bodies[uses.texts[uses.place_uses]]
    titled[uses.place_uses[in_title]] = True
    steps = _STEPS * np.maximum(1, texts)
    shares = (likelihood, uses.closed, uses.capital, titled)
    quality, closed, capital, in_titles = (
        np.bincount(uses.numbers, np.rint(_STEPS * share), size) / steps
        for share in shares
    )
    times = np.bincount(uses.place_uses, minlength=len(uses.numbers))
    repeating = np.bincount(uses.numbers[times > 1], minlength=size)
    most = np.zeros(size, np.int64)
    np.maximum.at(most, uses.numbers, times)
    told = np.zeros(size, np.bool_)
    told[uses.numbers[titled & _often_enough(times, likelihood)]] = True
    return Totals(
        texts, quality, closed, capital, in_titles, repeating, most, told
    )


def _often_enough(
    times: NDArray[np.int64], likelihood: NDArray[np.float64]
) -> NDArray[np.bool_]:
    """Tell what a text is about that says it so many times; the likelier, the fewer are enough."""
    often = (times >= _OFTEN) & (likelihood >= _LIKELY)
    very_often = (times >= _VERY_OFTEN) & (likelihood >= _HARDLY_LIKELY)
    return often | very_often


def _bare(word: str) -> str:
    return word.removesuffix("ing")


def _listed(listed: Sequence[Sequence[int]]) -> Mentions:
    sizes = np.fromiter(map(len, listed), np.int64, len(listed))
    numbers = np.fromiter(
        chain.from_iterable(listed), np.int32, int(sizes.sum())
    )
    phrases = np.full(len(numbers), np.array((np.inf, 0, 0, 0), PHRASE))
    return Mentions(
        np.repeat(np.arange(len(listed), dtype=np.int32), sizes),
        numbers,
        phrases,
        np.empty(0, PLACE),
    )


def form_mentions(
    identities: Identities, phrases: Sequence[Phrases], good: set[int]
) -> Mentions:
    """Find keywords that a title has in another form."""
    found = [
        (i, *place)
        for i, of_text in enumerate(titled_forms(identities, good, phrases))
        for place in of_text
    ]
    return Mentions(
        np.array([i for i, *_ in found], np.int32),
        np.array(
            [identities.number(spelt_out) for _, spelt_out, *_ in found],
            np.int32,
        ),
        np.array([(0.0, 1, ends, 0) for *_, ends in found], PHRASE),
        np.array([(start, end) for _, _, start, end, _ in found], PLACE),
    )


def mentions_at(
    identities: Identities,
    words: CorpusWords,
    found: Found,
    score: float = 0.0,
) -> Mentions:
    """Return what was found in the words of all texts, each place for itself."""
    texts = words.texts_of(found.starts)
    begins = words.at[texts]
    places = np.empty(len(texts), PLACE)
    places["start"], places["end"] = found.starts - begins, found.ends - begins
    phrases = np.zeros(len(texts), PHRASE)
    phrases["score"], phrases["places"] = score, 1
    phrases["closed"] = found.closed
    forms, firsts, which = np.unique(
        found.forms, return_index=True, return_inverse=True
    )
    numbers = np.empty(len(forms), np.int32)
    for at in np.argsort(firsts).tolist():  # new ones in the order of first use
        numbers[at] = identities.number(found.spelt_out[forms[at]])
    return Mentions(texts.astype(np.int32), numbers[which], phrases, places)


def joined(parts: Sequence[Mentions]) -> Mentions:
    """Put mentions behind one another."""
    return Mentions(
        np.concatenate([part.texts for part in parts]),
        np.concatenate([part.numbers for part in parts]),
        np.concatenate([part.phrases for part in parts]),
        np.concatenate([part.places for part in parts]),
    )


def united(mentions: Mentions, size: int) -> Uses:
    """Unite the mentions of one keyword in one text: the first says how likely it is.

    What a listing names is closed.
    """
    first, use = _uses_in(mentions, size)
    counts = np.bincount(use, mentions.phrases["places"], len(first))
    closed = np.bincount(
        use, mentions.phrases["closed"], len(first)
    ) / np.maximum(1, counts)
    capital = np.bincount(
        use, mentions.phrases["capital"], len(first)
    ) / np.maximum(1, counts)
    scores = mentions.phrases["score"][first]
    closed[np.isinf(scores)] = 1.0
    place_uses = np.repeat(use, mentions.phrases["places"])
    return Uses(
        mentions.texts[first],
        mentions.numbers[first],
        scores,
        closed,
        capital,
        place_uses,
        mentions.places,
    )


def _uses_in(
    mentions: Mentions, size: int
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return the first mention of each use, and the use that each mention is of."""
    key = mentions.texts.astype(np.int64) * size + mentions.numbers
    order = np.argsort(key, kind="stable")
    begins = np.diff(key[order], prepend=-1) > 0
    first = order[begins]
    use = np.empty(len(order), np.int32)
    use[order] = np.cumsum(begins, dtype=np.int32) - 1
    in_order = np.lexsort((first, mentions.texts[first]))
    return first[in_order], inverse(in_order)[use]


def inverse(order: NDArray[np.int64]) -> NDArray[np.int32]:
    """Return at which place of an order each thing stands."""
    places = np.empty(len(order), np.int32)
    places[order] = np.arange(len(order), dtype=np.int32)
    return places
