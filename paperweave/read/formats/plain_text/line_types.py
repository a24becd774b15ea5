"""The shapes of lines in a text of unknown layout.

Title, names, abstract, reference, or signs of another kind.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.abstract_cues import abstract_cues
from paperweave.read.formats.plain_text.line_features import is_item
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    is_prose,
    is_venue,
    venue_in,
    words,
)
from paperweave.read.formats.references.citation import read_citation
from paperweave.text.dates import date_within

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.record import PartialDate


class Shape(Enum):
    """What a stretch of lines looks like."""

    TITLE = "a short line that is no sentence"
    NUMBERED_TITLE = "such a line with a number before it"
    NAMES = "a list of names"
    ABSTRACT = "a paragraph that speaks as abstracts do"
    PROSE = "another paragraph"
    REFERENCE = "names, a year and a title"
    DATED = "a venue or a date"
    OTHER = "anything else"
    FOREIGN = "a sign that the file is something else"


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of lines that belongs together, with its shape.

    A label that it begins with is taken off.
    """

    first_line: int
    last_line: int
    text: str
    shape: Shape
    label: str | None = None
    after_blank: bool = False
    date: PartialDate | None = None
    venue: str | None = None
    raw: str = ""  # the text with the addresses that it holds


_LABELS = {
    "title": r"title|titel|titre|título|titulo|titolo|标题|題目|题目|篇名|タイトル|題名|название"
    r"|заголовок|제목|tytuł|başlık",
    "abstract": r"abstract|summary|zusammenfassung|kurzfassung|résumé|resume|resumen|riassunto|"
    r"sommario|resumo"
    r"|摘要|要旨|概要|аннотация|초록|streszczenie|özet|samenvatting|sammanfattning",
    "authors": r"authors?(?:\(s\))?|autor(?:en|es|i)?|auteurs?|verfasser|作者|著者|авторы?|저자|"
    r"autorzy|yazarlar|by",
    "date": r"date|year|published|datum|jahr|année|año|anno|日期|年份|発行年|год|연도",
    "venue": r"venue|journal|conference|published in|zeitschrift|revue|revista|rivista|期刊|会议|"
    r"журнал",
    "other": r"keywords?|key words|doi|url|link|pdf|arxiv|schlüsselwörter|mots-clés|palabras "
    r"clave|关键词|comments?",
}
_NAMED = "|".join(f"(?P<{name}>{names})" for name, names in _LABELS.items())
_LABEL = re.compile(
    rf"[\W_]{{0,4}}(?:{_NAMED})[*_]{{0,2}}\s?[:：]\s*", re.IGNORECASE
)
_ADDRESS = re.compile(r"https?://\S+|\b(?:arxiv|doi):\s?\S+", re.IGNORECASE)
_NUMBER = re.compile(r"\s*(?:\d{1,6}[.)]|\[\d{1,6}\]|\(\d{1,3}\)|[-*•+–])\s+")
_FOREIGN = re.compile(
    r"#!/|<\?xml|<!doctype|<html|</?\w+[^<>]{0,200}>\s*$|import [\w.]+$|.{0,120}[;{}]$|```|"
    r"@\w+\{|%PDF"
    r"|(?:def|class|import|from|function|const|let|var|public|#include)\b[^.]{0,120}[:;{(]\s*$"
    r"|\s*(?:pip|npm|git|sudo|apt(?:-get)?|docker|cd|curl) \S"
    r"|(?:From|To|Subject|Message-ID|Received|Reply-To|In-Reply-To): .|On .{5,60} wrote:$"
    r"|(?:Dear|Hi|Hello)\b[^.]{0,40},$|(?:best|kind) regards|sincerely,?$"
    r"|(?:Metadata-Version|Home-page|Classifier|Requires-\w+|Provides-Extra|License-File|"
    r"Maintainer|Depends): ."
    # reStructuredText
    r"|\.\. [\w-]+::|.{0,120}:(?:mod|class|ref|func|meth|doc|term|pep|rfc|data|attr|exc):`"
    # Front matter, which its own format would have claimed if it were a paper's.
    r"|---$|\+\+\+$"
    r"|Permission is hereby granted|Copyright (?:\(c\)|©)|THE SOFTWARE IS PROVIDED|Licensed under"
    r"|Redistribution and use|.{0,80}WITHOUT WARRANT|.{0,60}\bhereby (?:grant|licen)"
    r"|(?:MIT|BSD|Apache|GNU) .{0,40}licen[sc]e"
    r"|[#\d.\s]{0,8}(?:installation|usage|getting started|quick ?start|requirements|licen[sc]e|"
    r"contributing"
    r"|introduction|related work|conclusions?|acknowledge?ments?|appendix)\s*$"
    r"|.{0,60}\b(?:tablespoons?|teaspoons?|preheat|tbsp|tsp|cups? of)\b",
    re.IGNORECASE,
)
_TWO_SENTENCES = re.compile(r"[a-z]{2}\. [^\W\d_a-z]")
_LEAD_IN = 200  # characters of a line that are looked at for foreign signs
_LONGEST_TITLE = 300  # characters
# Characters: a line or paragraph of sentences that is this long may be an abstract.
_LONG = 150


def shapes_of(lines: Sequence[str]) -> Iterator[Line]:
    """Tell the shape of each stretch of lines that belongs together; blank lines part them."""
    block: list[tuple[int, str]] = []
    for number, line in enumerate([*lines, ""], start=1):
        if line.strip():
            block.append((number, line))
        elif block:
            yield from _shapes_of_block(block)
            block = []


def is_foreign(line: str) -> bool:
    """Tell whether a line is of a program, a licence, a mail, a manual or a paper's body."""
    text = line.strip()[:_LEAD_IN]
    return _FOREIGN.match(text) is not None and not (
        is_item(text) and text[-1:] == ";"
    )


def without_number(text: str) -> str:
    """A line without the number or sign of a list before it."""
    number = _NUMBER.match(text)
    return text[number.end() :] if number else text


def _shapes_of_block(block: list[tuple[int, str]]) -> Iterator[Line]:
    """Lines of one block.

    Each numbered, labelled or short one stands alone, wrapped sentences go together.
    """
    stretch: list[tuple[int, str]] = []
    for number, line in block:
        if stretch and not _goes_on(stretch, line):
            yield _shape(stretch, after_blank=stretch[0][0] == block[0][0])
            stretch = []
        stretch.append((number, line))
    yield _shape(stretch, after_blank=stretch[0][0] == block[0][0])


def _goes_on(stretch: list[tuple[int, str]], line: str) -> bool:
    """Tell whether a line continues the sentences before it, as wrapped text does."""
    before, first = stretch[-1][1], stretch[0][1]
    if (
        _NUMBER.match(line)
        or _LABEL.match(line)
        or _FOREIGN.match(line[:_LEAD_IN])
        or read_citation(line.strip())
    ):
        return False
    if _NUMBER.match(first) or _LABEL.match(first):
        # a line that was wrapped
        return line.strip()[0].islower() or len(before) > 60
    return len(before) > 60 and (
        not before.rstrip().endswith((".", "?", "!")) or len(stretch) > 1
    )


def _shape(stretch: list[tuple[int, str]], *, after_blank: bool) -> Line:
    text = " ".join(" ".join(line.split()) for _, line in stretch)
    first, last = stretch[0][0], stretch[-1][0]
    if any(is_foreign(line) for _, line in stretch):
        return Line(first, last, text, Shape.FOREIGN)
    if label := _LABEL.match(text):
        value = text[label.end() :].strip()
        return Line(
            first,
            last,
            value,
            Shape.OTHER,
            label.lastgroup,
            after_blank,
            date_within(value),
            None,
            text,
        )
    number = _NUMBER.match(text)
    plain = text[number.end() :] if number else text
    bare = _ADDRESS.sub("", plain).strip(" ()[]<>|-–—:")
    plain = bare if len(words(bare)) > 1 else plain
    shape = _shape_of_text(plain, numbered=number is not None)
    venue = venue_in(plain) if shape is Shape.DATED else None
    date = date_within(plain) if shape is Shape.DATED else None
    return Line(first, last, plain, shape, None, after_blank, date, venue, text)


# A short file is looked at again for each line at which a layout may begin.
@lru_cache(500)
def _shape_of_text(text: str, *, numbered: bool) -> Shape:
    if read_citation(text) is not None:
        return Shape.REFERENCE
    if are_names(text, alone=len(words(text)) < 4):
        return Shape.NAMES
    if is_venue(text):
        return Shape.DATED
    if len(text) >= _LONG:
        return Shape.ABSTRACT if _speaks_as_abstract(text) else Shape.PROSE
    if _is_title(text):
        return Shape.NUMBERED_TITLE if numbered else Shape.TITLE
    return Shape.PROSE if text.endswith(".") else Shape.OTHER


def _speaks_as_abstract(text: str) -> bool:
    """Tell whether a paragraph of sentences has words that abstracts use."""
    return abstract_cues(text) >= 2 and (is_prose(text) or not text.isascii())


def _is_title(text: str) -> bool:
    """A short line with a capital or a figure first, no sentence's end, and no address."""
    # signs of Chinese
    long_enough = len(words(text)) >= 3 or (
        not text.isascii() and len(text) > 5
    )
    ends = text.endswith((".", ",", ";", ":", "!")) or _TWO_SENTENCES.search(
        text
    )
    return (
        long_enough
        and len(text) <= _LONGEST_TITLE
        and not ends
        and not text[0].islower()
        and "://" not in text
    )
