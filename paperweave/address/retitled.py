"""Papers whose title was corrected, and which nothing else tells: they keep their address.

A title is all that is known of many papers. Where a letter of it is mended, or a listing is read
better (``… LoomConf 2024`` no longer stands behind it), the ledger has a line of which nothing is
left, and there is a paper without one. Both are one where their names are all but the same, and no
other line or paper comes near.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from rapidfuzz.distance import Levenshtein

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_FEWEST_WORDS = 4  # by which a title is known
_MOST_LETTERS = 2  # that a correction changes
_FEWEST_LETTERS = 5  # of a word that is corrected: "cat" and "car" are two
# With these the title of another paper goes on: "Looms That Learn, Part 2", "… II".
_SEQUEL = re.compile(r"\d.*|[ivx]+|part|parts|volume|vol|chapter")


def retitled(lines: Iterable[str], papers: Mapping[int, str]) -> dict[str, int]:
    """The paper that each line is about, by their names; no line and no paper twice.

    ``lines`` are the addresses (``papers/looms-that-learn``) of which nothing is left, ``papers``
    has the names that the titles of papers would give them.
    """
    near = list(_near(lines, papers))
    of_papers = Counter(paper for paper, _ in near)
    of_lines = Counter(line for _, line in near)
    return {
        line: paper
        for paper, line in near
        if of_papers[paper] == of_lines[line] == 1
    }


def _near(
    lines: Iterable[str], papers: Mapping[int, str]
) -> Iterator[tuple[int, str]]:
    """Papers and lines whose names are all but the same, of those that begin alike or end alike."""
    beginning: defaultdict[str, list[int]] = defaultdict(list)
    for paper, name in papers.items():
        words = name.split("-")
        for end in {words[0], words[-1]}:
            beginning[end].append(paper)
    for line in lines:
        name = line.partition("/")[2]
        words = name.split("-")
        found = {*beginning[words[0]], *beginning[words[-1]]}
        for paper in sorted(found):
            if _is_corrected(words, papers[paper].split("-")):
                yield paper, line


def _is_corrected(before: list[str], now: list[str]) -> bool:
    """Tell whether one name goes on where the other ends, or one of its words is spelled anew."""
    short, long = sorted((before, now), key=len)
    if len(short) < _FEWEST_WORDS:
        return False
    if len(short) < len(long):
        goes_on = not _SEQUEL.fullmatch(long[len(short)])
        return short == long[: len(short)] and goes_on
    others = [
        pair for pair in zip(short, long, strict=True) if len(set(pair)) > 1
    ]
    return len(others) < 2 and all(_is_misspelled(*pair) for pair in others)


def _is_misspelled(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= _FEWEST_LETTERS
    return (
        long
        and (one + other).isalpha()
        and Levenshtein.distance(one, other) <= _MOST_LETTERS
    )
