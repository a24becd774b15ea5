"""Lines within a record, or among a page's own, that only another layout has: what is told of them.

Names and a source below each other, or what Google Scholar writes below a result, show that a paper
begins there, whatever the title above them looks like.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.mail.scholar_alert import FORMAT as ALERT
from paperweave.read.formats.plain_text.title_blocks import FORMAT as BLOCKS
from paperweave.read.formats.plain_text.title_blocks import names_and_source
from paperweave.read.formats.plain_text.word_patterns import AROUND, are_names
from paperweave.read.formats.references.scholar_results import FORMAT as SCHOLAR
from paperweave.read.formats.references.scholar_results import is_of_result
from paperweave.read.hidden_titles import (
    ORDINAL,
    PASSED_OVER,
    begins_paper,
    is_headline,
    line_numbers,
    names_authors,
    own_lines,
    stands_for_paper,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Reading
    from paperweave.model.record import Record

_OF_SCHOLAR = frozenset((SCHOLAR.name, ALERT.name))
_NO_END = "no end tag"
_TAG = re.compile(r"[A-Z][A-Z0-9] ")  # as Web of Science has them
_WORK = "names and a source stand below this line: check whether another paper begins here"
_OTHER_SOURCE = "a second source stands below these names: check whether they are another paper's"
_RESULT = "Google Scholar writes such lines below its results: check whether one begins here"
_NAMED = "this line may be a title, with names below it: read as part of another entry"


def of_another_layout(
    reading: Reading, formats: set[str]
) -> Iterator[tuple[int, str]]:
    """The lines at which a paper of another layout may begin, each with what shows it."""
    lines = reading.seed.lines
    scholar = bool(formats & _OF_SCHOLAR)
    cut_off = {
        problem.line
        for problem in reading.problems
        if _NO_END in problem.message
    }
    for record in reading.records:
        if record.first_line in cut_off:
            yield from _below_its_text(record, lines)
        if record.raw is None:
            yield from _in_record(record, lines, scholar=scholar)
    if BLOCKS.name not in formats:
        own = own_lines(reading)
        for number in sorted(own):
            if number + 1 in own and _is_work(lines, number):
                yield max(number - 1, 1), _WORK


def _in_record(
    record: Record, lines: Sequence[str], *, scholar: bool
) -> Iterator[tuple[int, str]]:
    for number, text in _filled_lines(record, lines):
        if names_authors(record, text):
            if _is_work(lines, number) and _is_elsewhere(record, lines[number]):
                yield number, _OTHER_SOURCE
        elif not scholar and is_of_result(text.strip(AROUND)):
            yield number, _RESULT
        elif _is_work(lines, number):
            yield max(number - 1, 1), _WORK
        elif number > record.first_line and _is_named(lines, number):
            yield number - 1, _NAMED


def _filled_lines(
    record: Record, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The lines of a record that are not blank, with their numbers."""
    for number in line_numbers(record):
        if text := lines[number - 1].strip():
            yield number, text


def _below_its_text(
    record: Record, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The lines without tags that may be titles, of an element that has no end."""
    for number in line_numbers(record):
        plain = "<" not in lines[number - 1]
        if plain and (
            is_headline(lines, number)
            or begins_paper(lines, number, record.last_line)
        ):
            yield number, PASSED_OVER


def _is_elsewhere(record: Record, source: str) -> bool:
    """Tell whether a source is not the one that a record has."""
    return record.venue is not None and record.venue not in source


def _is_work(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line and the one below it are names and a source."""
    below = lines[number].strip() if number < len(lines) else ""
    return bool(below) and names_and_source(lines[number - 1].strip(), below)


def _is_named(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a list of names and the one above it may be a title by itself."""
    above, text = lines[number - 2], lines[number - 1].strip()
    if "," not in text or (_TAG.match(above) and _TAG.match(text)):
        return False
    return stands_for_paper(ORDINAL.sub("", above)) and are_names(text)
