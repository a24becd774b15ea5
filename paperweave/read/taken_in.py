"""Records that may have taken in lines of other papers: where their titles or labels show it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.arxiv.abs_page import FORMAT as ABS_PAGE
from paperweave.read.formats.bibtex.format import FORMAT as BIBTEX
from paperweave.read.formats.plain_text.word_patterns import (
    AROUND,
    are_names,
    surely_names,
)
from paperweave.read.formats.references.reference_list import (
    FORMAT as REFERENCES,
)
from paperweave.read.formats.tagged import (
    cnki,
    cochrane,
    embase_labelled,
    endnote_enw,
    nbib,
    refworks,
    ris,
    scopus_text,
    web_of_science,
)
from paperweave.read.hidden_titles import (
    OF_A_MENU,
    OF_TEXT,
    PASSED_OVER,
    TITLE_IS_TEXT,
    begins_paper,
    is_alone,
    is_headline,
    is_text,
    line_numbers,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Reading
    from paperweave.model.record import Record

_DIALECTS = (
    cnki, cochrane, embase_labelled, endnote_enw, nbib, refworks, ris, scopus_text, web_of_science,
)  # fmt: skip
_TAGGED = frozenset(one.FORMAT.name for one in _DIALECTS)
_WITHOUT_PROSE = _TAGGED | {BIBTEX.name}  # beside their fields
# A long one has taken in a text.
_TITLES_ARE_SHORT = _TAGGED | {REFERENCES.name}
_ONCE = re.compile(
    r"\W{0,6}(title|abstract|authors?|作者|摘要|autores|resumen) ?[:：]",
    re.IGNORECASE,
)  # in each record
_SOURCE = re.compile(r"\W{0,4}\((?:19|20)\d\d\) \w")  # as Scopus writes it
# "Author: Weaver, Ada | University of Looms", a line for each.
_AT_WORK = re.compile(r"\W{0,6}author ?:[^|]{1,80}\|", re.IGNORECASE)
_PERSON = re.compile(r"\(\d{10,}\)")  # a number of Scopus' for a person
_SIGNED = re.compile(r"\b[A-Z]\.|\bet al\b")
_TAG = re.compile(
    r"\W{0,4}(?:Authors?: |[A-Z][A-Z0-9]{1,3} {0,2}[-:] |%[A-Z] |[A-Z][A-Z0-9] [A-Z\d])"
)
_BULLETS = ("- ", "+ ", "* ", "• ")  # of sub-items in Markdown
_TOO_SHORT = 30  # characters; programs wrap at 40 or more
_GOES_ON = ":-–—,&?!("  # behind these a title goes on with a capital
_SHORT = 50  # characters; a line that was wrapped has more
_FIELD = re.compile(
    r"\W{0,6}(?:\[pdf\b.{0,30}\]|(?:title|name|authors?|abstract|layout|tags|date|year|month|"
    r"journal|doi) ?:(?!//))",
    re.IGNORECASE,
)
_FIELDS_INSIDE = re.compile(
    r"(?: [\w-]+: \S+){2}$|\s\w{3,12} ?= ?[{\"]|\s\},?$"
)
_FIELD_IN_TITLE = "this title begins with the name of a field: check whether its line is read right"
_LIKE_A_SOURCE = re.compile(r", \d{1,5}[-–]\d{1,5}, (?:19|20)\d\d$")
_LONGEST_NAME = 150  # characters; those of groups of institutes have up to 120
_TEXT_IN_NAMES = "a name here is as long as a text: check where the names end"
_IN_NO_NAME = re.compile(r": | > ")
_WORDS_OF_NAME = 7
_WORDS_OF_TITLE = 5
_NAME_IS_TITLE = (
    "this line was read as a name, and may be a title: check what it is"
)
_NOT_ITS_TITLE = (
    "a source stands below this line, which is not its title: check what it is"
)
_CONTINUED = (
    "the title above goes on in this line: check whether it belongs to it"
)
_TWICE = "a second title, source, abstract or authors here: check whether another paper begins"
_MENU_IN_TITLE = "this title begins with a word of a menu: check whether its line is another's"
_TITLE_IS_SOURCE = (
    "this title reads like a source: check whether its line is another's"
)
_TITLE_IS_NAMES = (
    "this title reads like names: check whether a line is missing above it"
)


def taken_in(reading: Reading, formats: set[str]) -> Iterator[tuple[int, str]]:
    """The lines at which a record may hold another paper, each with what shows it."""
    lines = reading.seed.lines
    strict = bool(formats & _WITHOUT_PROSE)
    odd = bool(formats & _TITLES_ARE_SHORT)
    for record in reading.records:
        title = record.title or ""
        for message in _odd_in_title(record, title, formats):
            yield record.first_line, message
        if record.raw is not None:
            continue
        yield from _twice(record, lines)
        yield from _above_source(record, title, lines)
        yield from _in_names(record, lines)
        yield from _over_lines(record, title, lines, tagged=odd)
        if not formats <= OF_TEXT:
            yield from _unread(record, lines, strict=strict)


def _odd_in_title(
    record: Record, title: str, formats: set[str]
) -> Iterator[str]:
    """What shows that a title is something else; in an export of fields it is none by its look."""
    if OF_A_MENU.match(title):
        yield _MENU_IN_TITLE
    if _FIELD.match(title) or _FIELDS_INSIDE.search(title):
        yield _FIELD_IN_TITLE
    if record.raw is not None:
        return
    if _is_names(title) or _is_of_names(record, formats):
        yield _TITLE_IS_NAMES
    if _LIKE_A_SOURCE.search(title):
        yield _TITLE_IS_SOURCE


def _over_lines(
    record: Record, title: str, lines: Sequence[str], *, tagged: bool
) -> Iterator[tuple[int, str]]:
    """What is odd about a title that does not stand on one line."""
    if not title or _is_whole(record, title, lines):
        return
    yield from _continued(record, title, lines)
    if tagged and is_text(title):
        yield record.first_line, TITLE_IS_TEXT


def _is_names(title: str) -> bool:
    named = _SIGNED.search(title) is not None and surely_names(title)
    return named or _PERSON.search(title) is not None


def _is_of_names(record: Record, formats: set[str]) -> bool:
    """Tell whether a title is the paper's own names, or names where its authors should be."""
    title = record.title or ""
    own = all(author.name and author.name in title for author in record.authors)
    named = bool(record.authors) or ABS_PAGE.name in formats
    return own and named and are_names(title)


def _is_whole(record: Record, title: str, lines: Sequence[str]) -> bool:
    """Tell whether a title stands on one line."""
    return any(
        lines[number - 1].rstrip().endswith(title)
        for number in line_numbers(record)
    )


def _twice(record: Record, lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The first line of a record with a label that it has had before.

    Lines below each other may both be of authors: some lists have one for each.
    """
    labels: set[str] = set()
    above = None
    for number in line_numbers(record):
        line = lines[number - 1]
        label = _label_of(line)
        repeated = label == above and _AT_WORK.match(line)
        if label in labels and not repeated:
            yield number, _TWICE
            return
        labels |= {label} if label else set()
        above = label


def _label_of(line: str) -> str | None:
    """What a line says that a record has once."""
    if match := _ONCE.match(line):
        return match[1].lower()
    return "source" if _SOURCE.match(line) else None


def is_source(line: str) -> bool:
    """Tell whether a line is a source as Scopus writes it."""
    return _SOURCE.match(line) is not None


def _above_source(
    record: Record, title: str, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The line above a source that is not the record's title."""
    above = 0
    for number in line_numbers(record):
        line = lines[number - 1].strip(AROUND)
        if (
            _SOURCE.match(line)
            and above
            and lines[above - 1].strip(AROUND) not in title
        ):
            yield above, _NOT_ITS_TITLE
        above = number if line else above


def _in_names(
    record: Record, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """Where a name is as long as a text: the lines of its record that may be titles."""
    names = [author.name or "" for author in record.authors]
    if not any(map(_is_text, names)):
        yield from _title_as_name(names, record, lines)
        return
    yield record.first_line, _TEXT_IN_NAMES
    for number in line_numbers(record):
        own = lines[number - 1].strip() == record.title
        if not own and (
            is_headline(lines, number)
            or begins_paper(lines, number, len(lines))
        ):
            yield number, PASSED_OVER


def _is_text(name: str) -> bool:
    """Tell whether a name is as long as a text, or several words with signs that no name has."""
    odd = (
        _IN_NO_NAME.search(name) is not None
        and len(name.split()) > _WORDS_OF_NAME
    )
    return odd or len(name) > _LONGEST_NAME


def _title_as_name(
    names: Sequence[str], record: Record, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The lines that were taken for the name of one person, and may be titles."""
    long = {name for name in names if len(name.split()) >= _WORDS_OF_TITLE}
    for number in line_numbers(record) if long else ():
        if lines[number - 1].strip(AROUND) in long and is_headline(
            lines, number
        ):
            yield number, _NAME_IS_TITLE


def _continued(
    record: Record, title: str, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The line with which a title goes on although it neither is set in nor was wrapped."""
    above = ""
    for number in line_numbers(record):
        line = " ".join(lines[number - 1].split())
        start = title.find(f" {line}") if line else -1
        begun = title[:start].rstrip() if start > 0 else ""
        if begun and above.endswith(begun) and len(begun) < _SHORT:
            if not _is_set_in(lines, number) or _seems_anothers(begun, line):
                yield number, _CONTINUED
            return
        above = line or above


def _seems_anothers(begun: str, line: str) -> bool:
    """Tell whether a line begins or ends as none does with which a title goes on."""
    return (
        _begins_anew(begun, line)
        or _TAG.match(line) is not None
        or line.endswith(".")
    )


def _begins_anew(begun: str, line: str) -> bool:
    """Tell whether a line begins with a capital below one that is too short to be wrapped."""
    return (
        len(begun) < _TOO_SHORT
        and line[0].isupper()
        and begun[-1] not in _GOES_ON
    )


def _is_set_in(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is set in below one that is not blank."""
    return lines[number - 1][:1].isspace() and bool(lines[number - 2].strip())


def _unread(
    record: Record, lines: Sequence[str], *, strict: bool
) -> Iterator[tuple[int, str]]:
    """Lines within an entry that are of no field and may be titles."""
    for number in line_numbers(record):
        line = lines[number - 1].strip()
        if (
            "=" in line
            or line.startswith(_BULLETS)
            or _is_of_title(line, record.title)
        ):
            continue
        if _may_be_title(record, lines, number, strict=strict):
            yield number, PASSED_OVER


def _is_of_title(line: str, title: str | None) -> bool:
    """Tell whether a line is a part of a title or has it in it."""
    return (
        title is not None and title != "" and (line in title or title in line)
    )


def _may_be_title(
    record: Record, lines: Sequence[str], number: int, *, strict: bool
) -> bool:
    """Tell whether a line may be a title: a headline, or above a text that is not the abstract."""
    if lines[number - 1].strip() in (record.abstract or ""):
        return is_headline(lines, number)
    if begins_paper(lines, number, record.last_line):
        return True
    return strict and is_alone(lines, number) and is_headline(lines, number)
