"""Lines that may be titles although they were read as something else: what is told of them.

A listing with a fault (a line lost, doubled, put elsewhere) may still be read from end to end, with
a title as a line of its neighbour's abstract. Nothing is changed here; a person is told where to
look.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from paperweave.model.record import Problem
from paperweave.read.formats.arxiv.abs_page import FORMAT as ABS_PAGE
from paperweave.read.formats.arxiv.author_page import FORMAT as AUTHOR_PAGE
from paperweave.read.formats.arxiv.listing import FORMAT as LISTING
from paperweave.read.formats.arxiv.search import FORMAT as SEARCH
from paperweave.read.formats.huggingface.cards import FORMAT as BLOCKS
from paperweave.read.formats.huggingface.lines import FORMAT as LINES
from paperweave.read.formats.markdown.front_matter_format import (
    FORMAT as MATTER,
)
from paperweave.read.formats.plain_text.aitopics import FORMAT as AITOPICS
from paperweave.read.formats.plain_text.line_features import is_menu, prose
from paperweave.read.formats.plain_text.untagged_lines import FORMAT as SHAPE
from paperweave.read.formats.plain_text.viterbi import may_be_title
from paperweave.read.formats.plain_text.word_patterns import (
    AROUND,
    surely_names,
)
from paperweave.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.reading import Reading
    from paperweave.model.record import Author, Record

# Layouts in which a title is a line without a mark.
OF_TEXT = frozenset(
    one.name
    for one in (
        AITOPICS,
        AUTHOR_PAGE,
        ABS_PAGE,
        LISTING,
        SEARCH,
        BLOCKS,
        LINES,
        SHAPE,
        MATTER,
    )
)
_WITHOUT_TITLES = frozenset({AUTHOR_PAGE.name})
# A line that begins so is a field, a mark, or code, and shows by itself what it is.
_MARKED = re.compile(
    r"[#|<>{}\[\]@%\\&$]|(?:title|authors?|abstract|comments?|subjects?|cite as|date|doi|from|"
    r"journal[ -]ref|categories|submitted|created|updated|keywords?|note|venue)\b ?:|"
    r"arxiv ?: ?\S*\d|skip to |[-*] \{|"
    r"[A-Z][A-Z0-9]{1,3} {0,2}- |\S+$|\d+[.)]?\s",
    re.IGNORECASE,
)
# A word of the page's that stands before a title, without a space.
OF_A_MENU = re.compile(r"\W{0,6}Subscribe(?=[^\W\da-z_])")
ORDINAL = re.compile(r"^\s*[\[(]?\d{1,4}[\])]?[.:]?\s+")
_SHORTEST = 15  # characters of a title that is told from other short lines
_FEWEST_WORDS = 4
_LONG_SOURCE = 60  # characters; sources of papers are shorter
_BETWEEN = 2  # lines between a title and a text: names, a source
# What a page or an export says of itself: "EXPORT DATE: 12 May 2023", "Last updated: May 3, 2023".
_DATED = re.compile(r"[^\W\d_]+(?: [^\W\d_]+){0,3} ?:\s*(?P<date>\w.{5,30})")
_WORDS_OF_LABEL = 2
_WORDS_OF_TITLE = 5
_SHORT = 90  # characters of a paragraph that may be a title
_OF_VENUES = re.compile(
    r"Journal|Conference|Proceedings|Transactions|Symposium|Workshop|Letters|Review|arXiv|IEEE|ACM|"
    r"Association|International|University|Advances|Society"
)
_OF_FOOTER = re.compile(r"[·\t]|^\W*[\w-]+ ?:|\b(?:19|20)\d\d\b")
_ORNAMENTS = re.compile(r"^[^\w$(\[\"'“]+")
_FORMULA = re.compile(r"^\$[^$]{1,80}\$\W?")  # at the beginning of a title
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_WORDS_OF_NAME = 7
_OF_NO_NAME = re.compile(r" (?:for|on|with|in|from|to|by|Its|Their) ")
_LONG_WORD = 4  # letters; shorter ones are small in titles, too
_MOSTLY = 0.6  # of a title's words begin with a large letter
_WRAPPED = 50  # characters of a line that was wrapped at least
_TEXT = 100  # characters of a line that reads like an abstract
_LIKE_A_TEXT = 2.5  # the weight of a title that reads like one
_ENDS = tuple('.?!:;"”)。')
_NO_TITLE = (
    "a paper without a title: check whether its line is missing or is another's"
)
_AS_ABSTRACT = "this line may be a title: read as part of the abstract"
_OF_NO_FIELD = (
    "this line may be a title: it is part of an entry, but of no field"
)
PASSED_OVER = "this line may be a title, with an abstract below it: passed over"
_TWO_LINES = (
    "this title goes over several lines: check whether they are two papers'"
)
TITLE_IS_TEXT = (
    "this title reads like a text: check whether a line is missing above it"
)
_SOURCE = "this title is what other papers have as their source: check whether a line is missing"


def hidden_titles(reading: Reading) -> Iterator[Problem]:
    """What may be a title in a small file, and was read as something else; each line once."""
    names = set((reading.format or "").split("; then "))
    if not names & OF_TEXT or not isinstance(reading.seed.lines, tuple):
        return
    yield from told_once(reading, _found(reading))


def told_once(
    reading: Reading, found: Iterable[tuple[int, str]]
) -> Iterator[Problem]:
    """A guess for each line and what is odd about it; none for a line that is told of already."""
    told = {
        problem.line
        for problem in reading.problems
        if problem.severity != "noted"
    }
    for line, message in found:
        if line not in told:
            told.add(line)
            yield Problem("guessed", reading.seed.name, line, message)


def own_lines(reading: Reading, words: str = "") -> set[int]:
    """The lines of the page's own, or those of them that are said to be of some kind."""
    parts = [part for part in reading.furniture if words in part.what]
    return {
        number
        for part in parts
        for number in range(part.first_line, part.last_line + 1)
    }


def line_numbers(record: Record) -> range:
    """The numbers of a record's lines."""
    return range(record.first_line, record.last_line + 1)


def _found(reading: Reading) -> Iterator[tuple[int, str]]:
    lines = reading.seed.lines
    sources = Counter(
        record.source for record in reading.records if record.source
    )
    odd_sources = _odd_sources(sources, len(reading.records))
    counted = sum(record.author_count is not None for record in reading.records)
    usual_count = counted * 2 > len(reading.records)
    for record in reading.records:
        if record.raw is not None:
            continue
        message = _odd_title(
            record, sources, nameless=reading.format in _WITHOUT_TITLES
        )
        if not message and record.source in odd_sources:
            message = PASSED_OVER
        if message:
            yield record.first_line, message
        yield from _lines_of_title(record, lines)
        in_place = usual_count and record.author_count is None
        yield from _in_text(record, lines, in_place_of_count=in_place)
    yield from _in_furniture(reading)


def _in_furniture(reading: Reading) -> Iterator[tuple[int, str]]:
    for part in reading.furniture:
        if part.what == "contents":
            continue
        for line in range(part.first_line, part.last_line + 1):
            if begins_paper(reading.seed.lines, line, part.last_line):
                yield line, PASSED_OVER


def _odd_title(
    record: Record, sources: Counter[str], *, nameless: bool
) -> str | None:
    """What is odd about a record's title."""
    title = record.title or ""
    if not title:
        return None if nameless else _NO_TITLE
    if title in sources:
        return _SOURCE
    if _is_label_above_title(record, sources):
        return PASSED_OVER
    if "\n" in title or _is_said_twice(title):
        return _TWO_LINES
    return (
        TITLE_IS_TEXT
        if is_text(title) or _is_sentence_above_title(record)
        else None
    )


def _is_label_above_title(record: Record, sources: Counter[str]) -> bool:
    """Tell whether the source of a paper may be its title, and its title the name above it."""
    title, source = record.title or "", record.source or ""
    if len(title.split()) > _WORDS_OF_LABEL or sources[source] != 1:
        return False
    return stands_for_paper(source) and not _OF_VENUES.search(source)


def _is_said_twice(title: str) -> bool:
    """Tell whether a title is the same words twice, as a doubled line makes one."""
    half = title[: len(title) // 2].rstrip()
    return bool(half) and title == f"{half} {half}"


def _is_sentence_above_title(record: Record) -> bool:
    """Tell whether a title is a sentence, and the source may be the title that is below it."""
    title, source = record.title or "", record.source or ""
    if not source or not title.endswith(".") or _OF_VENUES.search(source):
        return False
    return prose(title) > 0 and stands_for_paper(source)


def is_text(title: str) -> bool:
    """Tell whether a title reads like an abstract."""
    return len(title) >= _TEXT and prose(title) > _LIKE_A_TEXT


def _odd_sources(sources: Counter[str], papers: int) -> set[str]:
    """The sources that may be titles, where most papers have one and the same."""
    if max(sources.values(), default=0) * 2 <= papers:
        return set()
    return {source for source in sources if _is_odd_source(source, sources)}


def _is_odd_source(source: str, sources: Counter[str]) -> bool:
    """Tell whether a source may be a title: no other paper has it, and it is long for one."""
    several = len(source.split()) >= _WORDS_OF_TITLE and not _OF_VENUES.search(
        source
    )
    is_long = len(source) > _LONG_SOURCE or ": " in source or several
    return sources[source] == 1 and is_long and may_be_title(source)


def _lines_of_title(
    record: Record, lines: Sequence[str]
) -> Iterator[tuple[int, str]]:
    """The lines of a title that goes over several, where the one above was hardly wrapped."""
    title = record.title or ""
    rows = [
        (number, lines[number - 1].strip(AROUND))
        for number in line_numbers(record)
    ]
    parts = [
        (number, text)
        for number, text in rows
        if len(text) >= _SHORTEST and text in title
    ]
    for (_, above), (number, below) in pairwise(parts):
        if above != title and len(above) < _WRAPPED and below[0].isupper():
            yield number, _TWO_LINES


def _in_text(
    record: Record, lines: Sequence[str], *, in_place_of_count: bool
) -> Iterator[tuple[int, str]]:
    """The lines of a record that may be another's title."""
    abstract = record.abstract or ""
    rows = set(map(str.strip, abstract.split("\n")))
    for number in line_numbers(record):
        line = lines[number - 1].strip()
        text = line.strip(AROUND)
        if _is_known(record, text) or _shows_what_it_is(line, text):
            continue
        if text in abstract:
            if _may_be_others(
                lines, number, record.last_line, alone=line in rows
            ):
                yield number, _AS_ABSTRACT
        elif not names_authors(record, text) and begins_paper(
            lines, number, record.last_line
        ):
            yield number, PASSED_OVER
        elif _may_be_title_here(
            record, lines, number, in_place_of_count=in_place_of_count
        ):
            yield number, _OF_NO_FIELD


def _may_be_title_here(
    record: Record,
    lines: Sequence[str],
    number: int,
    *,
    in_place_of_count: bool,
) -> bool:
    """Tell whether a line of no field may be a title, as it looks or as its entry lacks a count."""
    if in_place_of_count and _is_bare_title(lines[number - 1].strip()):
        return True
    return _is_headline_here(record, lines, number)


def _is_headline_here(
    record: Record, lines: Sequence[str], number: int
) -> bool:
    """Tell whether a line of no field is written like a title, and is of no author."""
    line = lines[number - 1]
    if names_authors(record, line) or _OF_FOOTER.search(line):
        return False
    # Of an organisation.
    in_footer = number < len(lines) and lines[number].strip() == "·"
    return (
        is_headline(lines, number)
        and not in_footer
        and line.lstrip(AROUND)[0].isupper()
    )


def _may_be_others(
    lines: Sequence[str], number: int, last: int, *, alone: bool
) -> bool:
    """Tell whether a line of an abstract may be another paper's title."""
    if begins_paper(lines, number, last):
        return True
    if alone and _is_short_above_text(lines, number, last):
        return True
    return may_be_title(lines[number - 1].strip()) and (
        alone or _stands_alone(lines, number)
    )


def _is_short_above_text(lines: Sequence[str], number: int, last: int) -> bool:
    """Tell whether a paragraph is as short as a title, be it sentences, and a text is below it."""
    text = lines[number - 1].strip(AROUND)
    is_short = len(text) < _SHORT and len(text.split()) >= _FEWEST_WORDS
    begins = is_short and text[0].isupper() and not text.endswith(":")
    return (
        begins
        and is_alone(lines, number)
        and _is_above_text(lines, number, last)
    )


def is_alone(lines: Sequence[str], number: int) -> bool:
    """Tell whether blank lines stand above and below a line."""
    above = lines[number - 2].strip(AROUND) if number > 1 else ""
    below = lines[number].strip(AROUND) if number < len(lines) else ""
    return not above and not below


def _is_known(record: Record, text: str) -> bool:
    """Tell whether a line is too short to say much, or what the record says of itself."""
    title = record.title or ""
    if len(text) < _SHORTEST or text in title or (title and title in text):
        return True
    return text in {record.source, record.venue, record.comment}


def names_authors(record: Record, text: str) -> bool:
    """Tell whether a line is about a record's authors."""
    return any(map(text.__contains__, _last_words(record.authors)))


# Each line of a record is asked, one record after the other.
@lru_cache(maxsize=8)
def _last_words(authors: tuple[Author, ...]) -> list[str]:
    """The last words of names, which are family names in most."""
    split = (
        (author.name, author.name.split()) for author in authors if author.name
    )
    return [
        words[-1] for name, words in split if words and not _is_no_name(name)
    ]


def _is_no_name(name: str) -> bool:
    """Tell whether an author's name has more words than one, or words that are in no name."""
    words = name.split()
    return len(words) > _WORDS_OF_NAME or (
        len(words) > 3 and _OF_NO_NAME.search(name) is not None
    )


def _stands_alone(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line neither ends the one above nor goes on in the one below."""
    above = lines[number - 2].rstrip() if number > 1 else ""
    below = lines[number].lstrip(AROUND) if number < len(lines) else ""
    begins = lines[number - 1].lstrip(AROUND)[:1].isupper()
    return (
        begins
        and (not above or above.endswith(_ENDS))
        and not below[:1].islower()
    )


def begins_paper(lines: Sequence[str], number: int, last: int) -> bool:
    """Tell whether a line may be a title and the next one that is not blank reads like a text."""
    return stands_for_paper(lines[number - 1]) and _is_above_text(
        lines, number, last
    )


def stands_for_paper(line: str) -> bool:
    """Tell whether a line by itself may be a title."""
    text = line.strip(AROUND)
    if len(text.split()) < _FEWEST_WORDS or _shows_what_it_is(
        line.strip(), text
    ):
        return False
    return len(text) >= _SHORTEST and may_be_title(text)


def is_headline(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line stands by itself and is written as titles are, with large letters."""
    text = _plain_title(lines[number - 1])
    if len(text) < _SHORTEST or not _stands_apart(lines, number):
        return False
    if (
        _OF_VENUES.search(text)
        or _shows_what_it_is(text, text)
        or not may_be_title(text)
    ):
        return False
    if (dated := _DATED.fullmatch(text)) and parse_date(dated["date"].strip()):
        return False
    return _has_large_letters(text) and not _is_of_names(text)


def _has_large_letters(text: str) -> bool:
    """Tell whether most of several long words begin with a large letter."""
    words = [word for word in _WORD.findall(text) if len(word) >= _LONG_WORD]
    large = sum(word[0].isupper() for word in words)
    return (
        len(text.split()) > 2
        and len(words) > 1
        and large >= _MOSTLY * len(words)
    )


def _plain_title(line: str) -> str:
    """A line without what stands around a title, and without a formula that it begins with."""
    return _FORMULA.sub(
        "", _ORNAMENTS.sub("", line).rstrip(" *_<br/>"), count=1
    )


def _is_of_names(text: str) -> bool:
    return "," in text and surely_names(text)


def _stands_apart(lines: Sequence[str], number: int) -> bool:
    """Tell whether a line neither ends a sentence above it nor goes on in the line below."""
    above = lines[number - 2].strip(AROUND) if number > 1 else ""
    below = lines[number].strip(AROUND) if number < len(lines) else ""
    ends = not above or above.endswith(_ENDS) or _shows_what_it_is(above, above)
    return ends and (not below[:1].islower() or below.startswith("http"))


def _is_bare_title(line: str) -> bool:
    """Tell whether a line may be a title, and is no footer, date or field."""
    return stands_for_paper(line) and not _OF_FOOTER.search(line)


def _shows_what_it_is(line: str, text: str) -> bool:
    return _MARKED.match(line) is not None or is_menu(text)


def _is_above_text(lines: Sequence[str], number: int, last: int) -> bool:
    """Tell whether the next line, or the one below a source, reads like an abstract."""
    filled = (
        lines[n].strip(AROUND)
        for n in range(number, last)
        if lines[n].strip(AROUND)
    )
    below = list(islice(filled, _BETWEEN + 1))
    while (
        len(below) > 1
        and len(below[0]) < _LONG_SOURCE
        and not _MARKED.match(below[0])
    ):
        del below[0]
    text = next(iter(below), "")
    return (
        len(text) >= _TEXT and prose(text) > 0 and _MARKED.match(text) is None
    )
