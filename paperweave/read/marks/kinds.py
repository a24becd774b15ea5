"""The kinds of all lines of a file, by the marks of every layout that has some."""

from __future__ import annotations

from itertools import chain, groupby
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
    from collections.abc import Iterator, Sequence

_Mark = tuple[str, int]  # a kind, and which document's it is; -1 for none's
TEXT = "text"  # lines without a mark
# The surer its marks, the later it comes: where two claim a line, the later one has it.
_FINDERS = (
    bodies,
    cut_off_documents,
    markdown,
    daily_papers,
    yaml,
    labelled,
    author_lists,
    tables,
    tagged,
    arxiv_lists,
    arxiv_answers,
    arxiv_mails,
    economics_mails,
    json_values,
    bibtex,
    fences,
    front_matter,
    documents,
    mails,
)


def runs(lines: Sequence[str]) -> list[Span]:
    """Part a file into runs of lines of one kind; blank lines go with those above."""
    kinds: list[_Mark | None] = [
        (TEXT, -1) if line.strip() else None for line in lines
    ]
    spans = chain.from_iterable(find(lines) for find in _FINDERS)
    for number, span in enumerate(spans):
        mark = (span.kind, number if span.whole else -1)
        kinds[span.start : span.end] = [mark] * (span.end - span.start)
    return list(_grouped(kinds))


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
