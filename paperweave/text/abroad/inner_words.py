"""Words inside the long runs of Chinese and Japanese nouns, by what a text itself repeats.

``阅读理解`` is a word of a text that has ``阅读理解数据`` and ``生成式阅读理解``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from paperweave.text.languages import HAN
from paperweave.text.tokens import word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperweave.text.tokens import Word

# A foreign name in Katakana begins like others by chance.
_RUN = re.compile(f"[{HAN}]+")
_SHORTEST, _LONGEST = 4, 6
_LEAST_RUNS = 2


def with_inner_words(
    words: Sequence[Word], inner: re.Pattern[str] | None
) -> tuple[Word, ...]:
    """Return the words, those runs cut that hold some of the inner ones."""
    if inner is None:
        return tuple(words)
    return tuple([part for word in words for part in _parts(word, inner)])


def _parts(word: Word, inner: re.Pattern[str]) -> Iterable[Word]:
    if not word.content or not _RUN.fullmatch(word.written):
        return (word,)
    return [word_of(part) for part in inner.split(word.written) if part]


def inner_words(words: Iterable[Word]) -> re.Pattern[str] | None:
    """Find the words inside the runs of a text, or none.

    In two runs or more each stands at an edge of a run or beside other signs, on both its sides.
    """
    runs = dict.fromkeys(word.written for word in words if word.content)
    beside: dict[str, set[tuple[str, str]]] = defaultdict(set)
    within: dict[str, set[str]] = defaultdict(set)
    for run in filter(_RUN.fullmatch, runs):
        for start, end in _inside(len(run)):
            inner = run[start:end]
            beside[inner].add((run[start - 1 : start], run[end : end + 1]))
            within[inner].add(run)
    free = [
        one
        for one, runs in within.items()
        if len(runs) >= _LEAST_RUNS and _free(beside[one])
    ]
    return _longest_of_most(free, within)


def _inside(length: int) -> Iterator[tuple[int, int]]:
    """Yield the places in a run that leave nothing or enough on both sides."""
    for start in range(length - _SHORTEST + 1):
        for end in range(start + _SHORTEST, min(start + _LONGEST, length) + 1):
            if start != 1 and length - end != 1:
                yield start, end


def _free(beside: set[tuple[str, str]]) -> bool:
    """Tell what an edge or two different signs stand beside, on the left and on the right."""
    return all(
        "" in signs or len(signs) > 1
        for signs in map(set, zip(*beside, strict=True))
    )


def _longest_of_most(
    free: Sequence[str], within: Mapping[str, set[str]]
) -> re.Pattern[str] | None:
    ordered = sorted(free, key=lambda one: (-len(within[one]), -len(one), one))
    return re.compile(f"({'|'.join(ordered)})") if ordered else None
