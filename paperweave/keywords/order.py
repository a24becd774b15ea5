"""In which order a text's keywords stand, and which of the broad ones it does without."""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from paperweave.keywords.one_text.choices import counts_of
from paperweave.model.keyword import is_broad

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

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
_VERY_OFTEN = 5  # of what is common in every such corpus
# Where so many texts share them, a plain word that is neither in the title nor said twice is said
# in passing: of such uses authors' own keywords hold 2 %, of the others 10 %.
_MANY_TEXTS = 1000
_TWICE = 2


class _Breadth(NamedTuple):
    broad: AbstractSet[int]
    too_broad: AbstractSet[int]
    common: AbstractSet[int]
    fields: AbstractSet[int]
    plain: AbstractSet[int]  # single words, where texts are many


def in_order(
    identities: Identities,
    choice: Choice,
    chosen: Sequence[Sequence[int]],
    least: int,
    names: AbstractSet[int] = frozenset(),
) -> list[list[int]]:
    """Order the uses of each text; a keyword that fewer than ``least`` texts are left with goes.

    ``names`` are those mostly written with a capital. The title's own come first unless far too
    many texts have them, then the other specific ones, names of whole fields, and broad ones.
    """
    counts = Counter(
        map(choice.numbers.__getitem__, chain.from_iterable(chosen))
    )
    breadth = _breadth(identities, counts, len(chosen), names)
    shown = [_ordered(choice, uses, breadth) for uses in chosen]
    left = Counter(map(choice.numbers.__getitem__, chain.from_iterable(shown)))
    thinned = breadth.too_broad | breadth.plain
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
    names: AbstractSet[int],
) -> _Breadth:
    broad = {
        number for number, count in counts.items() if is_broad(count, texts)
    }
    many = _TOO_BROAD * texts
    common = _called(identities, broad, is_common)
    too_broad = common | {n for n in broad if counts[n] > many}
    fields = _called(identities, counts, names_a_field)
    words = _called(identities, counts, is_plain_word) - names
    plain = words if texts >= _MANY_TEXTS else set[int]()
    return _Breadth(broad, too_broad, common, fields, plain)


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
    choice: Choice, uses: Sequence[int], breadth: _Breadth
) -> list[int]:
    """Put the uses of a text, best first, in their order.

    Those of too broad keywords are left out, except where they stand in the title, are among the
    only two, are said often or, unless they are common in every such corpus, rank high; plain words
    of many texts, except where they stand in the title, are among the only two, are said twice or
    named by the listing.
    """
    kept = [
        use for use in uses if _says_most(choice, use, uses[:_HIGH], breadth)
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
    if (
        number in breadth.plain
        and choice.times(use) < _TWICE
        and not choice.is_listed(use)
    ):
        return False
    if number not in breadth.too_broad:
        return True
    if number in breadth.common:
        return choice.times(use) >= _VERY_OFTEN
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
