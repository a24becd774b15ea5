"""In which order a text's keywords stand, and which of the broad ones it does without."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from paperweave.engine.packed import Packed
from paperweave.keywords.all_texts.known import found_in_each
from paperweave.keywords.one_text.choices import counts_of
from paperweave.model.keyword import is_broad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from paperweave.keywords.all_texts.known import Known
    from paperweave.keywords.identities import Identities
    from paperweave.keywords.select import Choice

# What more of the texts say than this tells of few of them what they are about.
_TOO_BROAD = 0.12
_COMMON_TEXTS = 1100  # of the 74,712 behind the table of choices
# And so few of these have it in the title: "artificial intelligence".
_FIELDS_TITLES = 0.15
_FEWEST = 2  # of a text that has so many, broad ones or not
_MOST_SHOWN = 12  # and what stands in the title
# Among the best so many of a text a broad keyword says what it is about.
_HIGH = 1
# A text that says one so many times is about it. With 3 for all, a fifth of all keywords on the
# papers of this site would be broad ones.
_OFTEN = 3
# Of what is common in every such corpus. Of what far too many texts have besides, all of 9 uses
# that were read on papers of this site were broad.
_VERY_OFTEN = 5


class _Breadth(NamedTuple):
    broad: AbstractSet[int]
    too_broad: AbstractSet[int]
    common: AbstractSet[int]
    # Of these, what is not in far too many texts: "pre-training".
    at_times: AbstractSet[int]
    fields: AbstractSet[int]


def in_order(  # noqa: PLR0913, PLR0917 - what decides the order, and what is known of it
    identities: Identities,
    choice: Choice,
    chosen: Sequence[Sequence[int]],
    least: int,
    passing: AbstractSet[int] = frozenset(),
    known: Known | None = None,
) -> list[list[int]]:
    """Order the uses of each text; a keyword that fewer than ``least`` texts are left with goes.

    A text does without the uses that it has only in ``passing``. The title's own come first unless
    far too many texts have them, then the other specific ones, names of whole fields, and broad
    ones.
    """
    counts = Counter(
        map(choice.numbers.__getitem__, chain.from_iterable(chosen))
    )
    breadth = _breadth(identities, counts, len(chosen))

    def parts(_: Known) -> list[Packed]:
        uses = np.fromiter(chain.from_iterable(chosen), np.int64)
        said = np.zeros(len(identities.folded), np.int64)
        for place, numbers in enumerate(breadth):
            said[list(numbers)] |= 1 << place
        some = np.zeros(len(choice.numbers), np.int64)
        some[list(passing)] = 1 << len(breadth)
        said_of_uses = said[np.asarray(choice.numbers)[uses]] | some[uses]
        sizes = np.fromiter(map(len, chosen), np.int64, len(chosen))
        rows = Packed.of_sizes(said_of_uses, sizes)
        firsts = choice.numbers_of_each().starts[rows.of_row]
        return [choice.hashes, rows, rows.with_data(uses - firsts)]

    def ordered(text: int) -> list[int]:
        own = chosen[text]
        return list(map(own.index, _ordered(choice, own, breadth, passing)))

    places = found_in_each(known, "ordered", len(chosen), parts, ordered)
    shown = [
        [uses[place] for place in of_text]
        for uses, of_text in zip(chosen, places, strict=True)
    ]
    left = Counter(map(choice.numbers.__getitem__, chain.from_iterable(shown)))
    thinned = breadth.too_broad | {choice.numbers[use] for use in passing}
    few = {number for number in thinned if left[number] < least}
    return [
        [use for use in uses if choice.numbers[use] not in few]
        for uses in shown
    ]


def _called(
    identities: Identities, numbers: Iterable[int], fits: Callable[[str], bool]
) -> set[int]:
    """Those of some keywords that are called as is asked."""
    return {number for number in numbers if fits(identities.folded[number])}


def _breadth(
    identities: Identities,
    counts: Counter[int],
    texts: int,
) -> _Breadth:
    broad = {
        number for number, count in counts.items() if is_broad(count, texts)
    }
    many = _TOO_BROAD * texts
    common = _called(identities, broad, is_common)
    far_too = {n for n in broad if counts[n] > many}
    fields = _called(identities, counts, names_a_field)
    return _Breadth(broad, common | far_too, common, common - far_too, fields)


def is_plain_word(folded: str) -> bool:
    """Tell a single word from phrases, names, acronyms, and runs of Chinese and Japanese."""
    return folded.isalpha() and folded.islower()


def is_common(folded: str) -> bool:
    """Tell what many texts elsewhere have, too.

    ``deep learning``, but not ``mixture of experts``.
    """
    _, _, _, texts = counts_of(folded)
    return texts >= _COMMON_TEXTS


def names_a_field(folded: str) -> bool:
    """Tell what is common elsewhere, but mostly in passing: ``artificial intelligence``."""
    _, _, titles, texts = counts_of(folded)
    return texts >= _COMMON_TEXTS and titles < _FIELDS_TITLES * texts


def _ordered(
    choice: Choice,
    uses: Sequence[int],
    breadth: _Breadth,
    passing: AbstractSet[int],
) -> list[int]:
    """Put the uses of a text, best first, in their order.

    Those of too broad keywords are left out, except where they stand in the title, are among the
    only two or, unless they are common in every such corpus, rank high or are said often; those in
    ``passing``, except among the only two.
    """
    kept = [
        use
        for use in uses
        if use not in passing and _says_most(choice, use, uses[:_HIGH], breadth)
    ]
    others = [use for use in uses if use not in kept]
    kept += others[: max(0, _FEWEST - len(kept))]
    place = {use: i for i, use in enumerate(uses)}
    ordered = sorted(
        kept, key=lambda use: (_group(choice, use, breadth), place[use])
    )
    return [
        use
        for i, use in enumerate(ordered)
        if i < _MOST_SHOWN or choice.in_title(use)
    ]


def _says_most(
    choice: Choice, use: int, high: Sequence[int], breadth: _Breadth
) -> bool:
    number = choice.numbers[use]
    if choice.in_title(use):
        return True
    if number not in breadth.too_broad:
        return True
    if number in breadth.common:
        return number in breadth.at_times and choice.times(use) >= _VERY_OFTEN
    return use in high or choice.times(use) >= _OFTEN


def _group(choice: Choice, use: int, breadth: _Breadth) -> int:
    """Return the group that a use stands in; the lower, the sooner."""
    number = choice.numbers[use]
    if number in breadth.too_broad:
        return 4
    if choice.in_title(use):
        return 1 if number in breadth.broad else 0
    if number in breadth.broad:
        return 4
    return 3 if number in breadth.fields else 2
