"""Lines that name a paper of which no record came: what is told of them, whatever the format.

A line lost or put elsewhere can leave a title among the lines of a page, or let a record take its
neighbour's lines. Nothing is changed here; a person is told where to look.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from paperweave.read.another_layout import of_another_layout
from paperweave.read.formats.bibtex.format import FORMAT as BIBTEX
from paperweave.read.formats.markdown.front_matter_format import (
    FORMAT as MATTER,
)
from paperweave.read.formats.markdown.list_format import FORMAT as LIST
from paperweave.read.formats.markdown.table_format import FORMAT as TABLE
from paperweave.read.formats.plain_text.untagged_lines import FORMAT as BY_SHAPE
from paperweave.read.formats.plain_text.viterbi import may_be_title
from paperweave.read.formats.plain_text.word_patterns import (
    AROUND,
    surely_names,
)
from paperweave.read.formats.references.scholar_results import FORMAT as SCHOLAR
from paperweave.read.formats.references.scholar_results import (
    odd_results,
    titles_among_menus,
    titles_in_texts,
)
from paperweave.read.formats.yaml.citation_cff import FORMAT as PROGRAM
from paperweave.read.hidden_titles import (
    OF_A_MENU,
    ORDINAL,
    PASSED_OVER,
    begins_paper,
    is_headline,
    own_lines,
    stands_for_paper,
    told_once,
)
from paperweave.read.taken_in import is_source, taken_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem, Record

_MARKDOWN = frozenset((LIST.name, TABLE.name, MATTER.name))
_LABELLED = re.compile(
    r"\W{0,12}(?:(?i:title|titel|titre)[*_]{0,3} ?[:：]|(?:标题|题名) ?[:：]|T[I1] {1,3}- |TI: |"
    r"T[I1] (?=[A-Z])|%T )[\s\"'*]*(?P<title>\S.{7,})"
)
# From here on a line and the title read from it may differ.
_MARKUP = re.compile(r"[\\&<{$\[\]\"]")
_SAME = 40  # letters by which a title is known again
_FEWEST_LETTERS = 8
_TIMES_AS_LONG = 4  # a title that holds another's words
_OF_A_PAPER = re.compile(
    r"\W{0,6}(?:(?:authors?|abstract|作者|摘要|论文)\W{0,4}[:：]|\d+ authors?$)",
    re.IGNORECASE,
)
_BOLD = re.compile(
    r"[^\w*#|]{0,12}\*\*(?P<title>[^*]{12,250})\*\*\W{0,3}(?:<br ?/?>)?\s*$"
)
_HEADING = re.compile(r"\W{0,3}(?P<level>#{2,6}) \W{0,3}(?P<title>.{12,250})$")
_MARKED_HEADING = re.compile(r"\s{0,3}(?:#{1,6}\s|<h[1-6]\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,4}\. |\[[\w.:/-]{1,20}\] ")
_FEWEST_WORDS = 4
_WORDS_ABOVE_NAMES = 3
_TITLE_ELEMENT = re.compile(
    r"<(?:\w+:)?title\b[^>]{0,80}>(?=\W*\w)", re.IGNORECASE
)
# What an element of another name holds is no title: a publisher above a place.
_OTHER_ELEMENT = re.compile(r"\s*<(?!(?:\w+:)?title\b)[A-Za-z]", re.IGNORECASE)
_LINKS = re.compile(
    r"\[\W*(?:paper|pdf|arxiv|project)\W*\]|arxiv\.org/(?:abs|pdf)/",
    re.IGNORECASE,
)
# "- [Looms That Learn](#looms-that-learn)".
_LINK_WITHIN = re.compile(
    r"\s*[-*+] \[[^\]]{0,250}\]\((?:\./)?#[^)\s]{0,250}\)\s*"
)
_BELOW = 4  # lines below a title in which names or an abstract are looked for
_ROW = re.compile(r"[\s*•–-]*\|[^|]*\w[^|]*\|[^|]*\w")
_UNREAD = "this line names a title of which no paper was read"
_LOOKS_ALIKE = "this line looks like the titles of other papers here, or has authors: passed over"
_HEADLINE = "this line is written like a title, and was passed over: check whether it is one"
_A_ROW = "this line looks like a row of a table, and was passed over: look for the table's header"
_ODD_RESULT = "this is no line of a result of Google Scholar: check whether it is out of place"
_OF_NO_PAPER = (
    "authors or an abstract of no paper: check whether its title is missing"
)


def passed_over(reading: Reading) -> Iterator[Problem]:
    """What a small file says of papers that were not read, or not alone; each line once."""
    if reading.format is None or not isinstance(reading.seed.lines, tuple):
        return
    yield from told_once(
        reading, sorted(_found(reading, set(reading.format.split("; then "))))
    )


def _found(reading: Reading, formats: set[str]) -> Iterator[tuple[int, str]]:
    if not reading.passed_over:  # else titles are missing that were read
        yield from _unread_titles(reading)
    if formats & _MARKDOWN:
        yield from _in_markdown(reading)
    yield from _in_furniture(reading, formats)
    if SCHOLAR.name in formats:
        yield from _on_scholars_page(reading)
    yield from taken_in(reading, formats)
    yield from of_another_layout(reading, formats)


def _unread_titles(reading: Reading) -> Iterator[tuple[int, str]]:
    """The lines that begin with a label and a title of which no record came."""
    texts = [
        _letters(text) for record in reading.records for text in _named(record)
    ]
    beginnings = {text[:_SAME] for text in texts}
    own = _lines_of_programs(reading)
    for number, line in enumerate(reading.seed.lines, 1):
        match = _LABELLED.match(line)
        if match is None or number in own:
            continue
        key = _letters(_MARKUP.split(match["title"], maxsplit=1)[0])[:_SAME]
        if (
            len(key) >= _FEWEST_LETTERS
            and key not in beginnings
            and not _is_within(key, texts)
        ):
            yield number, _UNREAD


def _named(record: Record) -> Iterator[str]:
    yield record.title or ""
    yield record.venue or ""
    yield from record.other_titles


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).lower()


def _is_within(key: str, texts: Sequence[str]) -> bool:
    """Tell whether some words make up much of a title: it may stand in brackets, or go on."""
    return any(
        key in text for text in texts if len(text) < _TIMES_AS_LONG * len(key)
    )


def _lines_of_programs(reading: Reading) -> set[int]:
    """The lines about a program whose titles are no papers'; none where the rest is unread."""
    own = own_lines(reading, PROGRAM.name)
    lost = [
        problem.line
        for problem in reading.problems
        if problem.severity == "lost"
    ]
    unread = any(
        line is not None and own & {line - 1, line + 1} for line in lost
    )
    return set() if unread else own


def _in_furniture(
    reading: Reading, formats: set[str]
) -> Iterator[tuple[int, str]]:
    lines = reading.seed.lines
    own = _that_may_tell_of_papers(reading, formats)
    each_may_be_one = (
        _has_papers(lines, own) or BY_SHAPE.name in formats or len(formats) > 1
    )
    heading = _first_filled(lines)
    subjects = _above_papers(reading) if formats & _MARKDOWN else set()
    subjects |= set(range(heading + 1))
    for number in own:
        if each_may_be_one and stands_for_paper(lines[number - 1]):
            yield number, PASSED_OVER
        elif message := _what_is_passed_over(
            lines, number, rows=bool(formats & _MARKDOWN)
        ):
            yield number, message
        elif number not in subjects and _is_headline(lines, number):
            yield number, _HEADLINE


def _that_may_tell_of_papers(reading: Reading, formats: set[str]) -> list[int]:
    """The lines of the page itself, without heads of tables, programs, contents and comments."""
    head = own_lines(reading, "head of a table") | own_lines(
        reading, "header of the table"
    )
    own = own_lines(reading) - head - own_lines(reading, PROGRAM.name)
    lines = reading.seed.lines
    return [
        number
        for number in sorted(own)
        if not _is_of_the_page(lines[number - 1], formats)
    ]


def _is_of_the_page(line: str, formats: set[str]) -> bool:
    """Tell a line of the contents, or a comment of BibTeX, which may ask about titles."""
    return _LINK_WITHIN.fullmatch(line) is not None or (
        BIBTEX.name in formats and line.startswith("%")
    )


def _is_headline(lines: Sequence[str], number: int) -> bool:
    element = _OTHER_ELEMENT.match(lines[number - 1])
    return element is None and is_headline(lines, number)


def _has_papers(lines: Sequence[str], own: Iterable[int]) -> bool:
    return any(begins_paper(lines, number, len(lines)) for number in own)


def _above_papers(reading: Reading) -> set[int]:
    """The headings of Markdown right above a paper, or above another such heading."""
    lines = reading.seed.lines
    below = {record.first_line for record in reading.records}
    between = own_lines(reading, "head of a table")
    found: set[int] = set()
    for number in range(len(lines), 0, -1):
        line = lines[number - 1]
        if number not in below and _MARKED_HEADING.match(line):
            following = number + 1
            while following <= len(lines) and (
                following in between or not lines[following - 1].strip()
            ):
                following += 1
            if following in below or following in found:
                found.add(number)
    return found


def _first_filled(lines: Sequence[str]) -> int:
    """The number of the first line that is not blank."""
    return next(
        (number for number, line in enumerate(lines, 1) if line.strip()), 0
    )


def _on_scholars_page(reading: Reading) -> Iterator[tuple[int, str]]:
    """What may be titles among Scholar's menus, and in the texts of its results."""
    own = sorted(own_lines(reading, "Scholar's page"))
    for number in titles_among_menus(reading.records, own, reading.seed.lines):
        yield number, _HEADLINE
    for number in odd_results(reading.records, reading.seed.lines):
        yield number, _ODD_RESULT
    for record in reading.records:
        for number in titles_in_texts(record, reading.seed.lines):
            yield number, _UNREAD


def _is_above_names(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line may be a title and the one below it surely is a list of names."""
    below = lines[number].strip() if number < len(lines) else ""
    text = lines[number - 1].strip(AROUND)
    is_list = "," in below and surely_names(below)
    few = len(text.split()) >= _WORDS_ABOVE_NAMES and not surely_names(text)
    return is_list and few and may_be_title(ORDINAL.sub("", text))


def _what_is_passed_over(
    lines: Sequence[str], number: int, *, rows: bool
) -> str | None:
    if rows and _is_row(lines, number):
        return _A_ROW
    if (
        number < len(lines)
        and is_source(lines[number])
        and stands_for_paper(lines[number - 1])
    ):
        return PASSED_OVER
    if _is_above_names(lines, number):
        return _HEADLINE
    if _OF_A_PAPER.match(lines[number - 1]):
        return _OF_NO_PAPER
    return (
        PASSED_OVER
        if _is_cut_off(lines, number) or OF_A_MENU.match(lines[number - 1])
        else None
    )


def _is_cut_off(lines: Sequence[str], number: int) -> bool:
    """Tell whether an element of XML with a title begins in a line and does not end."""
    match = _TITLE_ELEMENT.search(lines[number - 1])
    if match is None:
        return False
    rest = [lines[number - 1][match.end() :], *lines[number : number + _BELOW]]
    return not any("</" in line for line in rest)


def _is_row(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line is a row of a table, and not its header."""
    rule = number < len(lines) and set(lines[number].strip()) <= set("|-: ")
    return _ROW.match(lines[number - 1]) is not None and not rule


def _in_markdown(reading: Reading) -> Iterator[tuple[int, str]]:
    """Headings and bold lines that look like those of papers, or have authors below them."""
    lines = reading.seed.lines
    firsts = {record.first_line for record in reading.records}
    looks = Counter(_look(lines[number - 1]) for number in firsts)
    for number, line in enumerate(lines, 1):
        look = _look(line)
        if look and number not in firsts and _is_titled(line):
            below = lines[number : number + _BELOW]
            if looks[look] or _is_above_facts(line, below):
                yield number, _LOOKS_ALIKE


def _is_above_facts(line: str, below: Sequence[str]) -> bool:
    """Tell whether a paper's facts stand below a heading, or links to it below a bold headline."""
    if any(map(_OF_A_PAPER.match, below)):
        return True
    bold = _look(line) == "bold" and is_headline(["", line.replace("*", "")], 2)
    return bold and any(map(_LINKS.search, below))


def _look(line: str) -> str | None:
    """How a line that is a heading or bold looks; None of any other."""
    if heading := _HEADING.match(line):
        return heading["level"]
    return "bold" if _BOLD.match(line) else None


def _is_titled(line: str) -> bool:
    """Tell whether a heading or a bold line may be a title."""
    match = _HEADING.match(line) or _BOLD.match(line)
    title = _NUMBER.sub("", match["title"], count=1).strip() if match else ""
    return len(title.split()) >= _FEWEST_WORDS and may_be_title(title)
