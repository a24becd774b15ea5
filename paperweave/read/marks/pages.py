"""Pages of text with marks: Markdown, front matter, what arXiv sends and shows."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.read.marks.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MARKDOWN = re.compile(
    r"#{1,6} \S|\|.*\|\s*$|\s*(?:\d{1,4}\.|[-*+]) (?:\*\*|.*\]\()|.*\]\((?:https?:/)?/"
)
_DAILY = re.compile(
    r"Submitted by$|.*/papers/\d{4}\.\d{4,5}#community\)"
    r"|#{1,6} \[.*\]\([^()]*/papers/\d{4}\.\d{4,5}\)|\[[\s·•]*\d+ authors?\]\([^()]*/papers/\d"
)
_FENCE = re.compile(r"\s*(?:```|~~~)")
_RULES = ("---", "+++")
_NEAR = 30  # lines from one of Hugging Face's lines to the next
_TEXT = 100  # characters that an abstract has
_HEAD = 200  # lines of front matter
_FIRST_REFERENCE = re.compile(r"\[1\] +\S")
_FIELD = re.compile(r"title\s*[:=]")
_NUMBER = re.compile(
    r"(?:arXiv|Paper)(?: \(\*cross-listing\*\))?: ?\S", re.IGNORECASE
)
_LISTED = re.compile(r"\[\d{1,5}\] {0,4}arXiv:\d", re.IGNORECASE)
_DAY = re.compile(
    r"(?:Showing new listings for )?[A-Z][a-z]{2,8}, \d{1,2} [A-Z][a-z]{2,8} (?:20)?\d\d"
)
_FOUND = re.compile(
    r"(?:\d{1,5}\. {0,4})?arXiv:\S{6,30} {0,4}\[(?:pdf|ps)", re.IGNORECASE
)
_SUBMITTED = re.compile(r"Submitted \d{1,2} [A-Z][a-z]+, \d{4}")
_SUBMITTED_ABOVE = re.compile(r"\[Submitted on \d{1,2} [A-Z][a-z]{2} \d{4}")
_CITE_AS = re.compile(r"(?:Cite as|.*\(or arXiv)\W*arXiv:\d|Cite as:")
_SUBJECTS = re.compile(r"Subjects ?:")
_LABELLED = re.compile(
    r"(?:Comments|Journal ref|Report number|ACM Class|MSC Class) ?:"
)
# A paper of RePEc's mails: its number, its labels, and where RePEc has it.
_NUMBERED = re.compile(r" {0,3}\d{1,4}\. +\S")
_OF_ECONOMICS = re.compile(r"(?:By|Date|URL|Keywords|JEL) ?:")
_HANDLE = re.compile(r"https?://\S+RePEc:")
_HEAD_OF_MAIL = re.compile(r"nep-\w+ +New Economics Papers|NEP: New Econ")


def markdown(lines: Sequence[str]) -> Iterator[Span]:
    """Lines that only Markdown has."""
    for number, line in enumerate(lines):
        if _MARKDOWN.match(line[:5_000]):
            yield Span("markdown", number, number + 1)


def daily_papers(lines: Sequence[str]) -> Iterator[Span]:
    """Lines of Markdown that only Hugging Face's pages have, and what stands among them."""
    at = [
        number
        for number, line in enumerate(lines)
        if _DAILY.match(line[:5_000])
    ]
    for above, below in pairwise(at):
        if below - above < _NEAR:
            yield Span("daily papers", above, below + 1)


def fences(lines: Sequence[str]) -> Iterator[Span]:
    """What stands in a fence or is folded up belongs to the page around it."""
    marks = [number for number, line in enumerate(lines) if _FENCE.match(line)]
    for start, end in zip(marks[::2], marks[1::2], strict=False):
        yield Span("markdown", start, end + 1)
    opened: int | None = None
    for number, line in enumerate(lines):
        if opened is None and "<details" in line:
            opened = number
        if opened is not None and "</details>" in line:
            yield Span("markdown", opened, number + 1)
            opened = None


def front_matter(lines: Sequence[str]) -> Iterator[Span]:
    """Front matter that has a title, between two rules."""
    rules = [number for number, line in enumerate(lines) if line in _RULES]
    end = 0
    for above, below in pairwise(rules):
        fields = lines[above + 1 : below]
        if (
            above >= end
            and below - above < _HEAD
            and any(map(_FIELD.match, fields))
        ):
            end = below + 1
            yield Span(f"front matter {above}", above, end)


def bodies(lines: Sequence[str]) -> Iterator[Span]:
    """The paragraph below front matter, as far as it has no marks of another layout."""
    for span in front_matter(lines):
        yield Span(span.kind, span.end, _end_of_body(lines, span.end))


def _end_of_body(lines: Sequence[str], start: int) -> int:
    """The end of the paragraph below front matter; a line that is a whole text stands alone."""
    first = start
    while first < len(lines) and not lines[first].strip():
        first += 1
    if first == len(lines) or (first > start and len(lines[first]) < _TEXT):
        return start
    end = first + 1
    if len(lines[first]) >= _TEXT and lines[first].endswith("."):
        return end
    while end < len(lines) and _goes_on(lines[end]):
        end += 1
    return end


def _goes_on(line: str) -> bool:
    """Tell whether a line goes on with a paragraph: neither blank nor a list's first reference."""
    return bool(line.strip()) and _FIRST_REFERENCE.match(line) is None


def arxiv_mails(lines: Sequence[str]) -> Iterator[Span]:
    """Entries between lines of two backslashes, and the rules between these."""
    start: int | None = None
    fences = 0
    for number, line in enumerate(lines):
        if line == "\\\\" and _NUMBER.match(
            "".join(lines[number + 1 : number + 2])
        ):
            start, fences = (number if start is None else start), 1
        elif start is not None and line.startswith("\\\\"):
            fences += 1
            if fences > 2 or line != "\\\\":
                yield Span("arXiv mail", start, number + 1)
                start = None


def arxiv_lists(lines: Sequence[str]) -> Iterator[Span]:
    """The entries of a list of new papers as far as they have labels, and its days."""
    for number, line in enumerate(lines):
        if _DAY.match(line):
            yield Span("arXiv list", number, number + 1)
    yield from _entries(lines, "arXiv list", _LISTED, _SUBJECTS)


def arxiv_answers(lines: Sequence[str]) -> Iterator[Span]:
    """The answers to a search, and the pages of single papers."""
    yield from _entries(lines, "arXiv answer", _FOUND, _SUBMITTED)
    yield from _entries(lines, "arXiv page", _SUBMITTED_ABOVE, _CITE_AS)


def _entries(
    lines: Sequence[str],
    kind: str,
    first: re.Pattern[str],
    last: re.Pattern[str],
) -> Iterator[Span]:
    """Entries from their first line to their last, and to what has a label below that."""
    start: int | None = None
    for number, line in enumerate(lines):
        if first.match(line):
            start = number
        elif start is not None and last.match(line):
            end = number + 1
            while end < len(lines) and _LABELLED.match(lines[end]):
                end += 1
            yield Span(kind, start, end)
            start = None


def economics_mails(lines: Sequence[str]) -> Iterator[Span]:
    """The papers of RePEc's mails, from the number to the last label, and the line above all."""
    starts = [
        number for number, line in enumerate(lines) if _NUMBERED.match(line)
    ]
    for start, behind in pairwise([*starts, len(lines)]):
        stretch = lines[start : min(behind, start + _NEAR + 1)]
        if any(map(_HANDLE.search, stretch)):
            labels = [
                n for n, line in enumerate(stretch) if _OF_ECONOMICS.match(line)
            ]
            yield Span(
                "economics mail", start, start + max(labels, default=0) + 1
            )
    for number, line in enumerate(lines):
        if _HEAD_OF_MAIL.match(line):
            yield Span("economics mail", number, number + 1)
