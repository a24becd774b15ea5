"""Hugging Face daily papers in blocks: title, abstract, and a footer of three lines.

The footer is the count of authors (``• 5 authors``) or the organisation they are from, or first the
one and then the other, then ``·``, then the date with perhaps the number of comments
(``Mar 1, 2024 1``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.plain_text.line_features import (
    is_item,
    is_menu,
    prose,
)
from paperweave.read.formats.plain_text.paragraphs import (
    Paragraph,
    beginning_of,
    joined,
    unglued,
)
from paperweave.read.formats.plain_text.viterbi import (
    Entry,
    Rhythm,
    Role,
    costs_of,
    doubts,
    entries,
)
from paperweave.text.dates import parse_date
from paperweave.text.translated_dates import parse_translated_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate

_T, _A, _P, _F, _M = Role
RHYTHM = Rhythm(
    steps={
        (_T, _A): 0, (_T, _T): 6, (_T, _F): 5, (_T, _M): 3,
        (_A, _T): 3, (_A, _P): 2, (_A, _F): 3, (_A, _M): 0, (_A, _A): 7,
        (_P, _T): 3, (_P, _P): 1, (_P, _F): 3, (_P, _M): 0,
        (_F, _F): 0, (_F, _T): 0, (_F, _A): 7, (_F, _M): 9,
        (_M, _T): 0, (_M, _F): 0.5, (_M, _A): 7, (_M, _M): 9,
    },
    begin={_T: 0, _F: 0, _A: 6, _M: 9},
    end={_A: 0, _P: 0, _F: 0, _T: 2, _M: 0},
)  # fmt: skip
# Browsers translate the page: "• 5 autores", "• 5 авторов", "• 5 位作者", "저자 5명".
_AUTHORS = (
    r"authors?|aut(?:or|eur)(?:e[ns]|s|i)?|авторо?в?а?|auteurs|autor(?:ów|ů)|yazar|"
    r"авторів|penulis|tác giả|författare|forfattere|लेखक|مؤلفين|"
    r"[位人名명]?\s?(?:の|의\s?)?(?:作者|著者|저자)|名の?著者"
)
_COUNT = re.compile(
    rf"(?:(?P<by>[^·•.]{{2,80}}[^·•.\s])\s[•·]|[•·*])?\s*"
    rf"(?:(?P<count>\d{{1,6}})\s*(?:{_AUTHORS})"
    rf"|(?:{_AUTHORS})\s?[:：]?\s?(?P<behind>\d{{1,6}})\s?[명名人位]?)"
    rf"\s*(?P<rest>[·•].*)?",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<date>[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{4}-\d\d-\d\d|\d{4}\s?[年년].{2,8}[日일]"
    r"|\d{1,2}\S{0,2} [^\d·•]{3,20} \d{4}(?: г\.?)?|[^\W\d_]{3,12}\.? \d{1,2}, \d{4})"
    r"(?:\s+(?P<comments>\d{1,6}))?"
)
_DOT = frozenset("·•")
# Before the date, in the words of the pages that browsers translate.
_PUBLISHED = re.compile(
    r"(?:Published on|Publicado el|Publicado em|Publié le|Veröffentlicht am|Pubblicato il"
    r"|Опубликовано|发布于|發布於|公開日)[\s:：]*",
    re.IGNORECASE,
)
# What newer pages have below a footer, and behind which of these stands a count.
_BUTTONS = frozenset({"·", "•", "upvote", "github", "arxiv page"})
_COUNTED = frozenset({"upvote", "github"})
_COMMENTS = re.compile(r"\d{1,3}")
_SHORT_COUNT = re.compile(r"\d{1,3}(?:[.,]\d{1,3})?k?|\d{4,6}")
# Dot and date on one line.
_DATED = re.compile(r"[·•]\s*(?P<date>[^\W_].{5,40})")
_ENDS = frozenset(".?!。")
_USER = re.compile(r"[\w.-]{1,40}")
_SUBMITTED_BY = frozenset((
    "submitted by", "enviado por", "presentado por", "soumis par", "eingereicht von",
    "inviato da", "отправлено", "прислал", "提交者", "提交人", "投稿者", "제출자",
))  # fmt: skip
_LONGEST_NAME = 40  # characters
_MOST_BUTTONS = 8  # lines
_LONGEST_FOOTER = 7  # lines: organisation, dot, count, dot, date, dot, comments
_SEVERAL = 2  # counts of authors that show what a page without dates is
# A title that reads like a sentence: how long it may be, how many times longer its neighbours are,
# and what it costs to take it for one.
_LONGEST_SENTENCE, _MANY_TIMES, _SHORT_BETWEEN_LONG = 120, 2.5, 1.0


@dataclass(frozen=True, slots=True)
class _Footer:
    """What stands below a paper; ``length`` is how many lines that are not blank it takes."""

    length: int
    author_count: int | None = None
    organisation: str | None = None
    date: PartialDate | None = None
    comments: int | None = None


def _may_be_footer(lines: Sequence[str]) -> bool:
    """Tell in little time that most lines begin no footer: no dot, no count of authors."""
    if lines[0][0] in _DOT or _has_dot_below(lines):
        return True
    return len(lines) == 1 or _COUNT.fullmatch(lines[0]) is not None


def _footer(lines: Sequence[str]) -> _Footer | None:
    """Read the footer that begins with the first of these lines, none of them blank."""
    if _has_dot_above(lines):
        below = _footer(lines[1:])
        return below and replace(below, length=below.length + 1)
    if alone := _footer_of_a_line(lines[0]):
        return alone
    if _has_dot_below(lines) and (
        below := _footer_below_organisation([lines[0], *lines[2:]])
    ):
        return replace(below, length=below.length + 1)
    count = _COUNT.fullmatch(lines[0])
    if lines[0] in _DOT:
        return _counted_footer(lines, count, 0)
    # Prose above a dot is an abstract whose footer lost its first line.
    if count is None and (not _has_dot_below(lines) or prose(lines[0]) > 0):
        return None
    return _counted_footer(lines, count, 1)


def _footer_of_a_line(line: str) -> _Footer | None:
    """Read a footer that has all on one line: count, dot and date, or dot and date."""
    count = _COUNT.fullmatch(line)
    if count and count["rest"]:
        date, comments = _date(count["rest"].strip("·• "))
        return _Footer(1, _number(count), count["by"], date, comments)
    dated = None if count else _DATED.fullmatch(line)
    date, comments = _date(dated["date"]) if dated else (None, None)
    return _Footer(1, None, None, date, comments) if date else None


def _number(count: re.Match[str]) -> int:
    return int(count["count"] or count["behind"])


def _has_dot_below(lines: Sequence[str]) -> bool:
    """Tell whether a dot stands alone below the first of these lines."""
    return len(lines) > 1 and lines[1] in _DOT


def _has_dot_above(lines: Sequence[str]) -> bool:
    """Tell whether a footer has a dot of its own above the count of authors."""
    return (
        len(lines) > 1
        and lines[0] in _DOT
        and _COUNT.fullmatch(lines[1]) is not None
    )


def _counted_footer(
    lines: Sequence[str], count: re.Match[str] | None, who: int
) -> _Footer:
    """Read the footer whose first ``who`` lines name a count of authors or an organisation."""
    dot = who + 1 if lines[who : who + 1] and lines[who] in _DOT else who
    date, comments = _date(lines[dot]) if lines[dot : dot + 1] else (None, None)
    length = dot if date is None else dot + 1
    if comments is None and (said := _comments_below(lines, dot, length)):
        comments, length = int(lines[said]), said + 1
    if count:
        return _Footer(length, _number(count), count["by"], date, comments)
    return _Footer(length, None, lines[0] if who else None, date, comments)


def _comments_below(lines: Sequence[str], dot: int, length: int) -> int | None:
    """Where a number of comments stands alone: below the dot, or below one under the date."""
    dated = length > dot
    below = length + 1 if dated and lines[length : length + 1] == ["·"] else dot
    is_count = 0 < below < len(lines) and lines[below - 1] in _DOT
    return below if is_count and _COMMENTS.fullmatch(lines[below]) else None


def _footer_below_organisation(lines: Sequence[str]) -> _Footer | None:
    """Read a footer with the organisation on its first line and the count of authors below."""
    counted = len(lines) > 1 and _COUNT.fullmatch(lines[1])
    if not counted or prose(lines[0]) > 0:
        return None
    footer = _footer(lines[1:])
    if footer is None:
        return None
    return replace(footer, length=footer.length + 1, organisation=lines[0])


def _stand_together(numbered: Sequence[tuple[int, str]], index: int) -> bool:
    """Tell whether the next line follows without a blank one between."""
    return (
        index + 1 < len(numbered)
        and numbered[index + 1][0] == numbered[index][0] + 1
    )


def _date(text: str) -> tuple[PartialDate | None, int | None]:
    found = _DATE.fullmatch(_PUBLISHED.sub("", text, count=1))
    date = (
        parse_date(found["date"]) or parse_translated_date(found["date"])
        if found
        else None
    )
    if found is None or date is None:
        return None, None
    return date, int(found["comments"]) if found["comments"] else None


def _pieces(seed: Seed) -> tuple[list[Paragraph], dict[int, _Footer]]:
    """The paragraphs, where a footer is one; and the footers by their first line."""
    numbered = [
        (number, line.strip())
        for number, line in enumerate(seed.lines, start=1)
        if line.strip()
    ]
    parts, footers = list[Paragraph](), dict[int, _Footer]()
    index = 0
    while index < len(numbered):
        number, text = numbered[index]
        footer = _footer_at(numbered, index)
        length = footer.length if footer else 1
        if footer:
            footers[number] = footer
            length += _is_damaged_date(
                numbered[index + length - 1 : index + length + 2], footer
            )
            length += _buttons_below(
                numbered[index + length : index + length + _MOST_BUTTONS]
            )
        last = numbered[index + length - 1][0]
        parts.append(Paragraph(number, last, text))
        index += length
    return list(unglued(parts)), footers


def _footer_at(
    numbered: Sequence[tuple[int, str]], index: int
) -> _Footer | None:
    """The footer that begins at a line, or at the one below if an organisation stands there."""
    lines = [line for _, line in numbered[index : index + _LONGEST_FOOTER]]
    footer = _footer(lines) if _may_be_footer(lines) else None
    if footer is None and _begins_block(numbered, index):
        return _footer_below_organisation(lines)
    return footer


def _begins_block(numbered: Sequence[tuple[int, str]], index: int) -> bool:
    """Tell whether a line has another right below it and none right above."""
    goes_on = index > 0 and _stand_together(numbered, index - 1)
    return not goes_on and _stand_together(numbered, index)


def _buttons_below(lines: Sequence[tuple[int, str]]) -> int:
    """How many lines below a footer are buttons of the page, or the count right below one."""
    above, before = "", 0
    for at, (number, line) in enumerate(lines):
        word = line.lower()
        is_count = (
            above in _COUNTED
            and number == before + 1
            and _SHORT_COUNT.fullmatch(word)
        )
        if word not in _BUTTONS and not is_count:
            # a dot that no button follows begins the next footer
            return at - 1 if above in _DOT else at
        above, before = word, number
    return len(lines)


def _is_damaged_date(lines: Sequence[tuple[int, str]], footer: _Footer) -> bool:
    """Tell whether a few characters stand alone below the dot, the first of these lines.

    They are what is left of the date.
    """
    # the dot and a line
    if footer.date is not None or len(lines) < 2 or lines[0][1] not in _DOT:
        return False
    numbers = [number for number, _ in lines]
    alone = len(lines) == 2 or numbers[2] > numbers[1] + 1
    return (
        alone
        and numbers[1] == numbers[0] + 1
        and len(lines[1][1]) < len("September 30, 2024  10000")
    )


def _labelled(
    seed: Seed,
) -> tuple[list[Paragraph], list[Role], dict[int, _Footer]]:
    parts, footers = _pieces(seed)
    marks = {i for i, part in enumerate(parts) if part.first_line in footers}
    costs = costs_of([part.text for part in parts], marks)
    for index in range(len(parts)):
        if index not in marks:
            _weigh_by_neighbours(costs, parts, marks, index)
    return parts, RHYTHM.cheapest(costs), footers


def _weigh_by_neighbours(
    costs: list[dict[Role, float]],
    parts: Sequence[Paragraph],
    marks: set[int],
    index: int,
) -> None:
    """Change the costs of a paragraph that only what stands around it explains."""
    text = parts[index].text
    if _is_submitter(parts, index):
        costs[index] = {_T: 7, _A: 9, _P: 9, _F: 0}
    elif (
        text.isdecimal()
        and index + 2 in marks
        and parts[index + 1].text[-1:] in _ENDS
    ):
        costs[index] = {_T: 0, _A: 9, _P: 9, _F: 4}
        costs[index + 1] = {_T: 9, _A: 0, _P: 0, _F: 9}
    elif 0 < index < len(parts) - 1 and not {index - 1, index + 1} & marks:
        around = (parts[index - 1].text, parts[index + 1].text)
        if _is_between_long_ones(text, around):
            costs[index][_T] = min(costs[index][_T], _SHORT_BETWEEN_LONG)
            costs[index][_P] += _SHORT_BETWEEN_LONG + 1


def _is_submitter(parts: Sequence[Paragraph], index: int) -> bool:
    """Tell whether a line is the name of who submitted the paper below."""
    above = parts[index - 1].text.lower().rstrip(":") if index else ""
    return above in _SUBMITTED_BY and len(parts[index].text) < _LONGEST_NAME


def _is_between_long_ones(text: str, around: tuple[str, str]) -> bool:
    """Tell whether a line that may be a title stands between two texts many times as long."""
    if (
        len(text) > _LONGEST_SENTENCE
        or text[-1:] in ":;,"
        or is_item(text)
        or is_menu(text)
    ):
        return False
    return all(
        len(other) > _MANY_TIMES * len(text) and prose(other) > 1
        for other in around
    )


def _split(seed: Seed) -> Iterator[Part]:
    parts, roles, footers = _labelled(seed)
    first_footer = min(footers, default=0)
    for found in entries(parts, roles):
        first, last = found.all[0].first_line, found.all[-1].last_line
        head = first < first_footer and _is_head(found)
        entry = Entry(None, (), None, tuple(found.all)) if head else found
        if entry.furniture:
            yield Furniture(first, last, "menu")
        elif entry.title or entry.abstract:
            yield _record(seed.name, entry, footers)
        else:
            yield Furniture(
                first, last, "the foot of a block that is not there"
            )
        yield from _doubts(seed.name, entry)


def _is_head(entry: Entry) -> bool:
    """Tell whether lines above the first paper with a footer are so short that they are no paper.

    They are the page's head.
    """
    text = joined(entry.abstract) or ""
    return entry.mark is None and len(text) < _LONGEST_NAME and prose(text) < 1


def _record(file: str, entry: Entry, footers: dict[int, _Footer]) -> Record:
    footer = footers[entry.mark.first_line] if entry.mark else _Footer(0)
    return Record(
        file,
        entry.all[0].first_line,
        entry.all[-1].last_line,
        title=entry.title.text if entry.title else None,
        abstract=joined(entry.abstract),
        author_count=footer.author_count,
        organisation=footer.organisation,
        date=footer.date,
        comments=footer.comments,
    )


def _doubts(file: str, entry: Entry) -> Iterator[Problem]:
    lacks = {
        "a block without a title: read as a paper without one": entry.title
        is None,
        "a block without an abstract: read as a paper without one": not entry.abstract,
        "this block has no footer: read as a paper without a count or a date": entry.mark
        is None,
    }
    return doubts(file, entry, "not part of a block", lacks, _is_the_pages_own)


def _is_the_pages_own(text: str) -> bool:
    """Tell whether a text is the page's own: its menu, or the name of who submitted a paper."""
    submitted = text.lower().rstrip(":") in _SUBMITTED_BY
    return submitted or is_menu(text) or _USER.fullmatch(text) is not None


def _detect(seed: Seed) -> Detection:
    _, footers = _pieces(beginning_of(seed, len(seed.lines)))
    whole = [
        footer
        for footer in footers.values()
        if footer.date and (footer.author_count or footer.organisation)
    ]
    counted = [f for f in footers.values() if f.author_count is not None]
    if not whole and len(counted) >= _SEVERAL:
        return Detection(0.95, f"{len(counted)} counts of authors")
    if not whole:
        return Detection(0, "no footer of authors, dot and date")
    return Detection(0.95, f"{len(whole)} footers of authors, dot and date")


FORMAT = unless_xml(
    Format("Hugging Face daily papers, in blocks", _detect, _split)
)
