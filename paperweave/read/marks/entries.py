"""Entries of plain text that show by their labels where they begin and end."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.read.formats.arxiv.author_groups import NUMBER, end_of_dates
from paperweave.read.formats.arxiv.author_page import is_comment
from paperweave.read.marks.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Of lines with a capital: in small letters they are YAML's or front matter's.
_TITLE = re.compile(
    r"(?:Title|Titel|Titre|Título|Titolo|标题|題名|タイトル) ?[:：] *\S"
)
_ABSTRACT = re.compile(
    r"(?:Abstract|Summary|Zusammenfassung|Résumé|Resumen|Riassunto|摘要|要旨) ?[:：] *\S"
)
_LABEL = re.compile(r"[^\W\d_a-z][\w -]{0,20} ?[:：] ?\S")
_TEXT = 100  # characters that an abstract on one line has
_NEAR = 40  # lines from one arXiv number to the next of the same list
_DATED = re.compile(r"Created: ?\d|Updated: ?\d", re.IGNORECASE)


def labelled(lines: Sequence[str]) -> Iterator[Span]:
    """Papers whose title and abstract have labels, from the one to the end of the other.

    Only blank lines stand between two of the same listing.
    """
    above = 0
    for start, end in _labelled(lines):
        joined = above and not any(line.strip() for line in lines[above:start])
        yield Span("labelled", above if joined else start, end)
        above = end


def _labelled(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    told = False  # an abstract stands below the title
    for number, line in enumerate([*lines, ""]):
        begins = _TITLE.match(line) is not None
        if start is not None and (
            begins or _ends(lines[number - 1], line, told=told)
        ):
            if told:
                yield start, number
            start = None
        if begins:
            start, told = number, False
        told = told or _ABSTRACT.match(line) is not None


def _ends(above: str, line: str, *, told: bool) -> bool:
    """Tell whether a labelled paper ends between two lines."""
    if not line.strip():
        return True
    return told and above.endswith(".") and _LABEL.match(line) is None


def author_lists(lines: Sequence[str]) -> Iterator[Span]:
    """Entries of an arXiv author list from an abstract on one line to the dates below it.

    What stands between two of them that are near is of the same list.
    """
    found = [*_entries(lines)]
    for start, end in found:
        yield Span("arXiv author", start, end)
    for above, below in pairwise(found):
        if below[0] - above[1] < _NEAR:
            yield Span("arXiv author", above[0], below[1])


def _entries(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    end = 0
    for number, line in enumerate(lines):
        if line[:6].lower() == "arxiv:" and NUMBER.fullmatch(line.strip()):
            start, last = (
                _start(lines, number, end),
                end_of_dates(lines, number),
            )
            if any(map(_DATED.match, lines[number + 1 : last])):
                yield start, last
                end = last


def _start(lines: Sequence[str], number: int, least: int) -> int:
    """Where the entry of an arXiv number begins: at its comment, or at a text of one line."""
    start = number
    for commented in (True, False):
        above = _filled_above(lines, start, least)
        if above is None:
            break
        is_text = len(lines[above]) >= _TEXT
        if (
            commented
            and is_comment(lines[above])
            and not (is_text and lines[above][-1] == ".")
        ):
            start = above
        elif is_text:
            return above
    return start


def _filled_above(lines: Sequence[str], number: int, least: int) -> int | None:
    return next(
        (n for n in range(number - 1, least - 1, -1) if lines[n].strip()), None
    )
