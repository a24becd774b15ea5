"""Lines on which one listing ends and the next begins, as a file without a last line end leaves."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.viterbi import may_be_title
from paperweave.read.formats.tables.csv_tables import find_header
from paperweave.read.marks.markup import ROOTS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_MOST = 8  # seams of a file
# How listings begin. Each pattern begins with plain characters, which are found in a fortieth of
# the time that one pattern of all of them takes.
_BEGINNINGS = (
    r"@[A-Za-z]{3,20}\{[^\s,{}]{0,100},?$",
    r"TY {1,3}- [A-Z]{3,6}$",
    r"PMID- *\d+$",
    r"PT [A-Z]$",
    r"RT [A-Z][a-z]+(?: [A-Z][a-z]+){0,3}$",
    r"FN (?:Clarivate|Thomson|ISI)\b",
    r"%0 [A-Z]",
    r"<\d{1,6}>$",
    r"Record #\d+ of \d+$",
    r"SrcDatabase-",
    r"\{Reference Type\}:",
    r"\"TITLE\",",
    r"cff-version: \d",
    r"From: \S",
    r"Return-Path: ",
    r"Received: from ",
    r"Scopus$",
    r"References$",
    r"Submitted by$",
    r"Showing new listings ",
    rf"<(?:\?xml\s|!DOCTYPE\s|(?:{ROOTS})[\s>])",
    r"---$",
    r"\+\+\+$",
    r"\\\\$",
    r"T(?:itle|itel|itre): \S",
    r"- [\w-]{2,30}: \S",
    r"[0-9]{1,3}\. {0,4}arXiv:\d",
    r"\[Submitted on \d",
    r"\[\d{1,3}\] {0,4}(?:arXiv:\d|[A-Z])",
    r"##{0,5} \w",
    r"\|[^|\n]+\|[^|\n]+\|.*\|$",
    r"\[\s{0,3}\{\s{0,3}\"[\w-]{1,40}\"\s?:",
    r"\{\s{0,3}\"[\w-]{1,40}\"\s?:",
)
_BEGINNING = tuple(re.compile(pattern, re.MULTILINE) for pattern in _BEGINNINGS)
_REPEATED = frozenset("#|+-\\")  # signs that stand several times in a row
_INSIDE_JSON = frozenset("[{:,")
_BROKEN_WORD = re.compile(r"- (?!title:)[a-zß-ÿ]")
_OPENS_VALUE = frozenset("{(=")
# How they end, where something stands behind it. Those that begin a line are looked for together:
# line by line takes as long as all patterns of the others.
_ENDINGS = (
    re.compile(
        r"^(?:\}+(?=[^\s,}\]@)])"
        r"|ER {2}- ?(?=\S)"
        r"|E[RF](?=[A-Z][a-z])"
        r"|\s*</[\w:.-]+>(?=[^\s<])"
        r"|(?:Created|Updated): ?\d{4}-\d\d-\d\d(?=[^\s\d])"
        r"|[A-Z][a-z]{2} \d{1,2}, \d{4}(?: \d{1,5})?(?=[A-Z][a-z])"
        # A row of a Markdown table.
        r"|\|.*\|(?=[^\s|][^|\n]*$))",
        re.MULTILINE,
    ),
    re.compile(r"\}\s*\](?=[\w#<@%-])"),
    re.compile(r", (?:19|20)\d\d(?=[A-Z][a-z]+ [a-z])"),  # the year of a venue
)
_SENTENCE = re.compile(r"[.?!](?<=[a-z]{3}.)(?=[A-Z][a-z]* )")
_FEWEST_WORDS = 4  # of a title
_LONGEST_TITLE = 260  # characters
_MAY_BE_HEADER = re.compile(
    r"[TtAa](?i:(?<=t)itle|(?<=a)bstract)[\w ]{0,20}\"?[,;\t|]"
)
_BETWEEN_COLUMNS = frozenset(' ,;\t|:"([{')
_COLUMN = re.compile(
    r"\"?(?:title|authors?|key|id|doi|year|abstract|publication|document|item|article|pmid|url|"
    r"journal|source|link|paper|name)(?: \w{1,20}){0,2}\"?[,;\t|]",
    re.IGNORECASE,
)


def seams(lines: Sequence[str]) -> list[tuple[int, int]]:
    """The lines, counted from 0, that may hold two listings, each with the column of the second."""
    text = "\n".join(lines)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    columns: dict[int, int] = {}
    for place in chain(
        _endings(text), _beginnings(text), _headers(text), _sentences(text)
    ):
        number = bisect_right(starts, place) - 1
        column = place - starts[number]
        if column and number < len(lines) and lines[number][column:].strip():
            columns.setdefault(number, column)
    return sorted(columns.items())[:_MOST]


def _endings(text: str) -> Iterator[int]:
    for pattern in _ENDINGS:
        yield from (match.end() for match in pattern.finditer(text))


def _beginnings(text: str) -> Iterator[int]:
    for pattern in _BEGINNING:
        for match in pattern.finditer(text):
            above = text[match.start() - 1 : match.start()]
            if above.strip() and not _goes_on(text, match, above):
                yield match.start()


def _goes_on(text: str, match: re.Match[str], above: str) -> bool:
    """Whether what begins goes on from the sign before it."""
    start, sign = match.start(), match[0][0]
    # A word that a program broke: "of empiri- cal: looms".
    if above.isalpha() and _BROKEN_WORD.match(match[0]):
        return True
    # In a line of a Markdown table its other cells begin like the first.
    if sign == "|" and text[text.rfind("\n", 0, start) + 1] == "|":
        return True
    # A value that begins so: "comment = {# Looms".
    inside = sign in "{[" and above in _INSIDE_JSON
    repeated = sign in _REPEATED and above == sign
    return repeated or inside or above in _OPENS_VALUE


def _sentences(text: str) -> Iterator[int]:
    """The places at which what may be a title touches the end of a text, up to its line's end."""
    for match in _SENTENCE.finditer(text):
        # Looked at no further than a title goes: a line may be a megabyte long.
        rest, ended, _ = text[
            match.end() : match.end() + _LONGEST_TITLE
        ].partition("\n")
        at_end = ended or match.end() + _LONGEST_TITLE >= len(text)
        if (
            at_end
            and len(rest.split()) >= _FEWEST_WORDS
            and may_be_title(rest.rstrip())
        ):
            yield match.end()


def _headers(text: str) -> Iterator[int]:
    """The places at which a table's header may begin within a line."""
    for match in _MAY_BE_HEADER.finditer(text):
        start = text.rfind("\n", 0, match.start()) + 1
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        # A row of a Markdown table, whose end is found as one.
        if line[:1] == "|":
            continue
        for column in islice(_COLUMN.finditer(line, 1), _MOST):
            touches = line[column.start() - 1] not in _BETWEEN_COLUMNS
            if touches and find_header([line[column.start() :]]):
                yield start + column.start()
                break
