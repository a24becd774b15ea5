"""How a keyword is shown: the corpus's most frequent spelling, and its acronym."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_SENTENCE_ENDS = frozenset(".!?:")


def spellings_in(body: int, written: Sequence[str], places: Sequence[tuple[int, int]]) -> list[str]:
    """Return how a keyword is written in the abstract, from ``body`` on.

    As in the title only if it is nowhere else.
    """
    in_body = [place for place in places if place[0] >= body]
    return [_spelling(body, written, *place) for place in in_body or places[:1]]


def _spelling(body: int, written: Sequence[str], start: int, end: int) -> str:
    spelling = " ".join(written[start:end])
    begins = start == body or written[start - 1] in _SENTENCE_ENDS
    return (
        spelling[0].lower() + spelling[1:] if begins and written[start][1:].islower() else spelling
    )


def shown_form(spellings: Counter[str], short: str | None) -> str:
    """Return the most frequent spelling that is not the acronym itself, with the acronym behind it.

    Of spellings apart only by capitals a small one wins, for names are capitals where an acronym is
    explained.
    """
    frequent: Counter[str] = Counter()
    for spelling, count in spellings.items():
        frequent[spelling.lower()] += count

    def rank(spelling: str) -> tuple[int, float, int, int, str]:
        small = 3 if spelling.islower() else 1
        return (
            -frequent[spelling.lower()],
            -small * spellings[spelling],
            sum(map(str.isupper, spelling)),
            -spelling.count(" "),
            spelling,
        )

    long = [spelling for spelling in spellings if short is None or short not in spelling]
    best = min(long or spellings, key=rank)
    return f"{best} ({short})" if short is not None and long else best
