"""A keyword that papers share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

# A keyword on more than this share of the papers tells them hardly apart.
_BROAD = 0.06
# Papers; in a small collection a keyword of that many is no less specific.
_FEW = 8


def is_broad(having: int, papers: int) -> bool:
    """Tell whether a keyword is too broad to tell papers apart.

    Of all ``papers``, ``having`` have it.
    """
    return having > max(_FEW, _BROAD * papers)


@dataclass(frozen=True, slots=True)
class Keyword:
    """A shared keyword.

    Its folded form (its identity), how it is shown, and every spelling that it stands for.
    """

    folded: str
    shown: str
    variants: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The keywords that several texts share, by folded form, and which of them each text has.

    Of each text the specific ones come first, best first; broad ones last. ``own`` are up to three
    subjects of each text that no other shares; ``likely_same`` pairs of keywords that a person may
    want to make one.
    """

    keywords: tuple[Keyword, ...]
    of_text: tuple[tuple[int, ...], ...]
    own: tuple[tuple[str, ...], ...] = ()
    likely_same: tuple[tuple[str, str], ...] = ()

    @cached_property
    def shown_of_each(self) -> list[tuple[str, ...]]:
        """The keywords of each text as they are shown, in their order."""
        return [
            tuple(self.keywords[k].shown for k in numbers)
            for numbers in self.of_text
        ]
