"""Which of the accepted keywords that stand in a text are shown with it."""

from __future__ import annotations

from functools import cached_property
from itertools import chain, starmap
from typing import TYPE_CHECKING

import numpy as np

from paperweave.engine.marks import Marks
from paperweave.engine.packed import Packed
from paperweave.keywords.all_texts.known import packed
from paperweave.keywords.all_texts.occurrences import inverse

if TYPE_CHECKING:
    from collections.abc import (
        Collection,
        Container,
        Iterable,
        Mapping,
        Sequence,
    )
    from collections.abc import Set as AbstractSet

    from numpy.typing import NDArray

    from paperweave.keywords.all_texts.occurrences import Uses

# And what stands in its title; of these some are too broad to be shown.
MOST_OF_A_TEXT = 15
# Of such uses, authors' own keywords hold or contain half, of all others a third.
_OFTEN = 3


class Choice:
    """The uses of ``accepted`` keywords, numbered text by text, in each those of most words first.

    ``bodies`` tells where each text's abstract begins, ``longer`` beside which others a number
    says nothing more, and ``broad`` which say nothing more there however often.
    They stay packed, and those of one text at a time become lists: as objects, those of 100,000
    texts take 1 GB.
    """

    def __init__(
        self,
        uses: Uses,
        accepted: Collection[int],
        bodies: NDArray[np.int64],
        longer: Mapping[int, AbstractSet[int]],
        broad: AbstractSet[int] = frozenset(),
    ) -> None:
        self._bodies = bodies.tolist()
        self.longer, self.broad = longer, broad
        count = len(bodies)
        kept = np.isin(
            uses.numbers, np.fromiter(accepted, np.int32, len(accepted))
        )
        standing = kept[uses.place_uses]
        use = (np.cumsum(kept) - 1)[uses.place_uses[standing]]
        starts, ends = (
            uses.places[standing][side].astype(np.int64)
            for side in ("start", "end")
        )
        longest = np.zeros(int(kept.sum()), np.int64)
        np.maximum.at(longest, use, ends - starts)
        texts = uses.texts[kept]
        order = np.lexsort((-longest, texts))
        # One number for each place: they sort by use and place, and the same place is there only
        # once.
        places = np.sort(
            inverse(order)[use].astype(np.int64) << 32 | starts << 16 | ends
        )
        places = places[np.diff(places, prepend=-1) > 0]
        at = np.searchsorted(places >> 32, np.arange(len(order) + 1))
        first = np.where(
            at[:-1] < at[1:], np.append(places, 0)[at[:-1]] & 0xFFFFFFFF, -1
        )
        ranks = inverse(np.lexsort((first, -uses.scores[kept][order], texts)))
        titled = (first >= 0) & (first >> 16 < bodies[texts])
        self._of_text = np.searchsorted(texts, np.arange(count + 1)).tolist()
        # Python takes lists out of memory views in half the time of arrays.
        self.numbers, self._ranks, self._at = (
            uses.numbers[kept][order].data,
            ranks.data,
            at.data,
        )
        self._titled = titled.data
        self._begins = ((first >> 16) - bodies[texts]).data
        self._listed = np.isinf(uses.scores[kept][order]).data
        self._starts, self._ends = (
            (places >> 16 & 0xFFFF).data,
            (places & 0xFFFF).data,
        )

    @cached_property
    def hashes(self) -> Packed:
        """A hash of the uses of each text: all that is said of them but the names of their numbers.

        These are their ranks, where they stand, and what is said of them.
        """
        uses, places = self.numbers_of_each(), self.places_of_each()
        firsts = np.repeat(uses.starts[:-1], uses.sizes)
        ranks = np.asarray(self._ranks) - firsts
        said = np.asarray(self._titled) * 2 + np.asarray(self._listed)
        use = np.repeat(uses.places, places.sizes)
        bodies = np.array(self._bodies, np.int64)
        marks = Marks(len(bodies))
        marks.add(uses.with_data(ranks * 4 + said))
        marks.add(Packed(use << 32 | places.data, places.starts[uses.starts]))
        marks.add(Packed(bodies, np.arange(len(bodies) + 1)))
        return marks.rows()

    def numbers_of_each(self) -> Packed:
        """Return the numbers of the uses of each text."""
        return Packed(np.asarray(self.numbers), np.array(self._of_text))

    def places_of_each(self) -> Packed:
        """Return where each use stands, each place in one number."""
        starts, ends = np.asarray(self._starts), np.asarray(self._ends)
        return Packed(packed(starts, ends), np.asarray(self._at))

    def places_of_texts(self, uses: Sequence[Sequence[int]]) -> Packed:
        """Return where some uses of each text stand, as rows of the texts."""
        wanted = np.zeros(len(self.numbers), np.bool_)
        wanted[list(chain.from_iterable(uses))] = True
        places = self.places_of_each().kept(wanted)
        of_texts = self.numbers_of_each().numbers_left(wanted)
        return Packed(places.data, places.starts[of_texts.starts])

    def best_of(self, text: int, accepted: Container[int]) -> list[int]:
        """Return up to fifteen uses in one text, best first.

        None stands only inside longer ones. What stands in the title is there in any case.
        """
        outside = self._outside_longer(text, accepted)
        room = MOST_OF_A_TEXT - sum(self._titled[use] for use in outside)
        chosen = []
        for use in outside:
            if self._titled[use]:
                chosen.append(use)
            elif room > 0:
                chosen.append(use)
                room -= 1
        return chosen

    def _outside_longer(self, text: int, accepted: Container[int]) -> list[int]:
        """Return the uses in a text that do not only stand inside longer ones, best first.

        Nor does one count beside a longer one that begins or ends with it, unless the title has it
        or the text says it often by itself. What the title has counts, too, where it only stands
        inside what says the same as another, and what the text's own listing names, in any case.
        """
        first, stop = self._of_text[text], self._of_text[text + 1]
        at, places = self._places(text)
        masks = list(starmap(_mask, places))
        numbers, ranks = (
            self.numbers[first:stop].tolist(),
            self._ranks[first:stop].tolist(),
        )
        present = set(filter(accepted.__contains__, numbers))
        taken, title = 0, (1 << self._bodies[text]) - 1
        words_of: dict[int, int] = {}
        outside = []
        for use, number in enumerate(numbers):
            if number not in present:
                continue
            longer = self._longer_beside(first + use, present)
            titled = self._titled[first + use]
            standing = masks[at[use] : at[use + 1]]
            beside = _united([words_of.get(other, 0) for other in longer])
            if not titled and self._is_beside(number, longer, standing, beside):
                continue
            words_of[number] = words = _united(standing)
            telling = words & title if longer and titled else words
            if not words or telling & ~(beside if titled else taken):
                taken |= words
                outside.append((ranks[use], first + use))
        return [use for _, use in sorted(outside)]

    def _is_beside(
        self,
        number: int,
        longer: AbstractSet[int],
        standing: Sequence[int],
        beside: int,
    ) -> bool:
        """Tell what stands beside longer ones, and seldom outside of their words or is broad."""
        own = _united([words for words in standing if not words & beside])
        seldom = number in self.broad or _runs(own) < _OFTEN
        return bool(longer) and seldom

    def _longer_beside(
        self, use: int, present: AbstractSet[int]
    ) -> AbstractSet[int]:
        """Return those present beside which a use says nothing more; what a listing names does."""
        longer = self.longer.get(self.numbers[use], frozenset())
        return frozenset() if self._listed[use] else longer & present

    def in_title(self, use: int) -> bool:
        """Whether the text's title has a use."""
        return bool(self._titled[use])

    def is_listed(self, use: int) -> bool:
        """Whether the text's own listing names a use."""
        return bool(self._listed[use])

    def times(self, use: int) -> int:
        """Return at how many places a use stands in its text."""
        own = range(self._at[use], self._at[use + 1])
        places = ((self._starts[at], self._ends[at]) for at in own)
        return _runs(_united(starmap(_mask, places)))

    def begins(self, use: int) -> int:
        """Return how many words of the abstract stand before the first place of a use."""
        return int(self._begins[use])

    def places(
        self, text: int, uses: Iterable[int]
    ) -> list[list[tuple[int, int]]]:
        """Return where each of some uses in one text stands.

        Its first word and the one behind its last.
        """
        first = self._of_text[text]
        at, places = self._places(text)
        return [places[at[use - first] : at[use - first + 1]] for use in uses]

    def _places(self, text: int) -> tuple[list[int], list[tuple[int, int]]]:
        """Return where the places of each use begin, and after the last.

        And the places of all uses of a text.
        """
        at = self._at[
            self._of_text[text] : self._of_text[text + 1] + 1
        ].tolist()
        start, stop = at[0], at[-1]
        places = zip(
            self._starts[start:stop].tolist(),
            self._ends[start:stop].tolist(),
            strict=True,
        )
        return [place - start for place in at], list(places)


def _runs(words: int) -> int:
    """Count the places that are left where "merging" stands in "model merging", which is the same.

    Each is a run of bits.
    """
    return (words & ~(words << 1)).bit_count()


def _mask(start: int, end: int) -> int:
    """A bit for each word of a place."""
    return (1 << end) - (1 << start)


def _united(masks: Iterable[int]) -> int:
    words = 0
    for mask in masks:
        words |= mask
    return words
