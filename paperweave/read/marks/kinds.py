"""The kinds of all lines of a file, by the marks of every layout that has some."""

from __future__ import annotations

from itertools import count, groupby
from typing import TYPE_CHECKING

from paperweave.read.marks.data import bibtex, json_values, tables, yaml
from paperweave.read.marks.entries import author_lists, labelled
from paperweave.read.marks.markup import cut_off_documents, documents, mails
from paperweave.read.marks.pages import (
    arxiv_answers,
    arxiv_lists,
    arxiv_mails,
    bodies,
    daily_papers,
    economics_mails,
    fences,
    front_matter,
    markdown,
)
from paperweave.read.marks.span import Span
from paperweave.read.marks.tagged import tagged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_Mark = tuple[str, int]  # a kind, and which document's it is; -1 for none's
TEXT = "text"  # lines without a mark
# The surer its marks, the sooner it comes: where two claim a line, the first one has it.
_FINDERS = (
    mails,
    documents,
    front_matter,
    fences,
    bibtex,
    json_values,
    economics_mails,
    arxiv_mails,
    arxiv_answers,
    arxiv_lists,
    tagged,
    tables,
    author_lists,
    labelled,
    yaml,
    daily_papers,
    markdown,
    cut_off_documents,
    bodies,
)


def runs(lines: Sequence[str]) -> list[Span]:
    """Part a file into runs of lines of one kind; blank lines go with those above."""
    kinds: list[_Mark | None] = [None] * len(lines)
    filled = [number for number, line in enumerate(lines) if line.strip()]
    numbers = count()
    for find in _FINDERS:
        # Nothing more is looked for in a document that is all of its file.
        if not any(kinds[number] is None for number in filled):
            break
        # Of one layout's own, the last one has a line.
        for span in reversed(list(find(lines))):
            mark = (span.kind, next(numbers) if span.whole else -1)
            _claim(range(span.start, span.end), mark, kinds)
    _claim(filled, (TEXT, -1), kinds)
    return list(_grouped(kinds))


def _claim(
    numbers: Iterable[int], mark: _Mark, kinds: list[_Mark | None]
) -> None:
    """Give a mark to those of some lines that have none."""
    for number in numbers:
        if kinds[number] is None:
            kinds[number] = mark


def _grouped(kinds: Sequence[_Mark | None]) -> Iterator[Span]:
    settled: list[_Mark] = []
    above = next(filter(None, kinds), (TEXT, -1))
    for mark in kinds:
        above = mark or above
        settled.append(above)
    at = 0
    for (kind, number), run in groupby(settled):
        end = at + len(list(run))
        yield Span(kind, at, end, whole=number >= 0)
        at = end
