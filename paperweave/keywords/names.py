"""The names that a corpus gives its keywords: how the texts that chose them write them."""

from __future__ import annotations

from collections import Counter, defaultdict
from functools import cache, partial
from itertools import chain, pairwise
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.packed import Packed
from paperweave.keywords.all_texts.known import (
    found_in_each,
    marks_of_names,
    sides,
    unpacked,
)
from paperweave.keywords.spelling import (
    settled,
    shown_form,
    spellings_in,
    writes_short,
)
from paperweave.keywords.word_forms import is_learnt_so
from paperweave.model.keyword import Keyword, Vocabulary
from paperweave.text.languages import IDEOGRAPHIC

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from paperweave.keywords.all_texts.known import Known
    from paperweave.keywords.all_texts.texts import Texts
    from paperweave.keywords.duplicates import Found
    from paperweave.keywords.identities import Identities
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
    texts: Texts
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
    known: Known | None = None,
) -> Vocabulary:
    """Name the keywords of each text (``of_text``, by number) as the texts write them.

    ``names_of`` has for each text how its listing writes the keywords that it names.
    """
    spelt = _spelt(written, known)
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


def _spelt(written: Written, known: Known | None) -> _Spelt:
    """Count how each keyword is written in the texts that chose it."""
    texts = _SpeltTexts(written)
    spelt = _Spelt(defaultdict(Counter), Counter(), Counter())
    lines = "\n".join(filter(None, texts.of_each(known)))
    each = lines.split("\n") if lines else ()
    counted = Counter(zip(texts.uses.data.tolist(), each, strict=True))
    for (number, line), count in counted.items():
        short, long, *names = line.split("\t")
        spelt.short_in[number] += count * int(short)
        spelt.long_in[number] += count * int(long)
        for name in names:
            spelt.spellings[number][name] += count
    for number, spellings in spelt.spellings.items():
        spelt.spellings[number] = settled(spellings)
    return spelt


class _SpeltTexts:
    """How each text writes the keywords that it chose, which are ``uses``, in their order.

    Of each there is a line: whether the text uses its acronym, whether it uses what that stands
    for, and how it writes the keyword at each place.
    """

    def __init__(self, written: Written) -> None:
        every, self._written = written.choice.numbers_of_each(), written
        chosen = np.zeros(len(every.data), np.bool_)
        chosen[list(chain.from_iterable(written.chosen))] = True
        self.uses = every.numbers_left(chosen)
        self._places = written.choice.places_of_each().kept(chosen)
        self._short_of = cache(partial(_short_of, written.identities))
        self._is_whole = cache(partial(_is_whole, written))

    def of_each(self, known: Known | None) -> list[str]:
        """Return the lines of each text."""
        count = len(self.uses)
        return found_in_each(
            known, "spelt-keywords", count, self._parts, self._of
        )

    def _parts(self, known: Known) -> list[Packed]:
        folded = self._written.identities.folded
        marks = marks_of_names(
            np.unique(self.uses.data).tolist(),
            lambda number: (folded[number], self._short_of(number)),
            len(folded),
        )
        sizes = self._places.sizes
        use = np.repeat(self.uses.places, sizes)
        starts = self._places.starts[self.uses.starts]
        return [
            known.of_texts,
            self.uses.with_data(marks[self.uses.data]),
            Packed(use << 32 | self._places.data, starts),
            Packed(self._are_whole(), starts),
        ]

    def _are_whole(self) -> NDArray[np.bool_]:
        """Tell of each place whether the keyword is all of its word there, or has several."""
        words, use = self._written.texts.words, self._places.of_row
        starts, ends = sides(self._places.data)
        at = words.numbers.starts[self.uses.of_row[use]] + starts
        numbers = self.uses.data[use].astype(np.int64)
        pairs = numbers << 32 | words.numbers.data[at]
        single = ends - starts == 1
        each, which = np.unique(pairs[single], return_inverse=True)
        whole = [
            self._is_whole(pair >> 32, words.each[pair & 0xFFFFFFFF])
            for pair in each.tolist()
        ]
        found = np.ones(len(pairs), np.bool_)
        found[single] = np.array(whole, np.bool_)[which]
        return found

    def _of(self, i: int) -> str:
        words = self._written.texts.words.row(i)
        uses = slice(*self.uses.starts[i : i + 2].tolist())
        numbers = self.uses.data[uses].tolist()
        # Of all at once: numpy's calls for each took a third of the time.
        ends = self._places.starts[uses.start : uses.stop + 1]
        places = unpacked(self._places.data[ends[0] : ends[-1]])
        bounds = pairwise((ends - ends[0]).tolist())
        return "\n".join(
            [
                self._line(i, number, places[start:stop], words)
                for number, (start, stop) in zip(numbers, bounds, strict=True)
            ]
        )

    def _line(
        self,
        i: int,
        number: int,
        places: Sequence[tuple[int, int]],
        words: Sequence[str],
    ) -> str:
        texts = self._written.texts
        whole = [
            place
            for place in places
            if place[1] - place[0] > 1
            or self._is_whole(number, words[place[0]])
        ]
        body, language = int(texts.bodies[i]), texts.languages[i]
        names = spellings_in(body, words, whole, language)
        short = self._short_of(number)
        if short is None:
            return "\t".join(("0", "0", *names))
        folded = self._written.identities.folded[number]
        long = any(_is_long(folded, short, words, one) for one in whole)
        alone = writes_short(short, words, places)
        return "\t".join((str(int(alone)), str(int(long)), *names))


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
