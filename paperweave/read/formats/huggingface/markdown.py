"""Read Hugging Face's pages of daily papers as Markdown with links.

A paper's arXiv number is in its link.

Programs that turn a web page into Markdown for reading or for language models write such files.
Every link to ``/papers/2401.00001`` names a paper: its title is the longest text that leads there,
and what stands between the first and the last line about it (an abstract, ``· 5 authors``, a date,
addresses of code) is its own. Menus, pictures, votes and who submitted it are furniture.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Link, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.markdown.entries import links_in
from paperweave.read.formats.markdown.inline import without_marks
from paperweave.read.formats.plain_text.word_patterns import is_prose, words
from paperweave.text.dates import date_within, parse_date
from paperweave.text.identifiers import arxiv_number, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate

_PAPER = re.compile(
    r"\((?:https?://(?:huggingface\.co|hf\.co))?/papers/(\d{4}\.\d{4,5})(#community)?\)"
)
_ADDRESS = re.compile(
    r"(?:https?://(?:huggingface\.co|hf\.co))?/papers/(\d{4}\.\d{4,5})(#community)?/?$"
)
_AUTHORS = re.compile(r"[\s·•*-]*(\d{1,4}) authors?\b.{0,80}", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"[\s·•*-]*(?:published|submitted) on (.{4,30})", re.IGNORECASE
)
_SIGNS = re.compile(
    r"submitted by|\d authors?\b|#community|upvote|daily papers|published on|trending papers",
    re.IGNORECASE,
)
_MONTHS_DAY = re.compile(r"[\s·•*-]*([A-Z][a-z]{2,8} \d{1,2}(?:, \d{4})?)\s*")
_ABOUT = ("https://github.com/", "https://arxiv.org/", "http://arxiv.org/")
_SHORTEST_TITLE = 2  # words
_ENOUGH = 3_000  # lines


@dataclass(slots=True)
class _Entry:
    """One paper while its lines are read."""

    number: str
    first_line: int
    last_line: int
    title: str | None = None
    abstract: str | None = None
    author_count: int | None = None
    comments: int | None = None
    date: PartialDate | None = None
    links: list[Link] = field(default_factory=list)


def detect(seed: Seed) -> Detection:
    """Sure where titles lead to ``/papers/...``.

    The page also has the words that stand around them.
    """
    head = [line[:4_000] for line in seed.lines[:_ENOUGH]]
    numbers = {match[1] for line in head for match in _PAPER.finditer(line)}
    titled = (
        sum(entry.title is not None for entry in _entries(head))
        if numbers
        else 0
    )
    signs = (
        sum(_SIGNS.search(line) is not None for line in head) if titled else 0
    )
    if titled and signs:
        return Detection(
            0.94,
            f"{titled} titles that lead to Hugging Face's /papers/, {signs} lines of its pages",
        )
    return Detection(
        0.0,
        f"{titled} titles that lead to Hugging Face's /papers/, no other line of its pages",
    )


def split(seed: Seed) -> Iterator[Part]:
    """Yield the papers, and the lines that are about none."""
    at = 0
    for entry in _entries(seed.lines):
        yield from _between(seed.lines, at, entry.first_line - 1)
        if entry.title is None and entry.abstract is None:
            yield Furniture(
                entry.first_line,
                entry.last_line,
                "link to a paper without its title",
            )
        else:
            yield _as_record(entry, seed.name)
        at = entry.last_line
    yield from _between(seed.lines, at, len(seed.lines))


def _between(lines: Sequence[str], start: int, end: int) -> Iterator[Furniture]:
    filled = [at for at in range(start, end) if lines[at].strip()]
    if filled:
        yield Furniture(
            filled[0] + 1, filled[-1] + 1, "menus, votes and submitters"
        )


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    """Read the page's papers: each from the first line that leads to it."""
    entry: _Entry | None = None
    for at, line in enumerate(lines, start=1):
        match = _PAPER.search(line)
        if match and (entry is None or match[1] != entry.number):
            if entry is not None:
                yield entry
            entry = _Entry(match[1], at, at)
        if entry is not None and line.strip() and _take(entry, line):
            entry.last_line = at
    if entry is not None:
        yield entry


def _take(entry: _Entry, line: str) -> bool:
    """Read a line as one about this paper; tell whether it is."""
    own = False
    for label, url in links_in(line):
        match = _ADDRESS.fullmatch(url)
        if match and match[1] == entry.number:
            own = True
            if match[2] is None:
                _take_link(entry, _bare(label))
            else:
                _take_link_to_comments(entry, _bare(label))
        elif url.startswith(_ABOUT):
            own = True
            entry.links.append(Link(link_kind(url), url))
    return _take_text(entry, line) or own


def _bare(label: str) -> str:
    return " ".join(label.split()).strip("#* ")


def _take_link_to_comments(entry: _Entry, text: str) -> None:
    """Read what leads to the comments on a paper: how many there are."""
    if text.isdecimal() and len(text) < 7:
        entry.comments = int(text)


def _take_link(entry: _Entry, text: str) -> None:
    """Read what leads to a paper: votes, the count of its authors, its title or its abstract."""
    if text.isdecimal():
        return
    if match := _AUTHORS.fullmatch(text):
        entry.author_count = int(match[1])
    elif _may_be_title(text) and len(text) > len(entry.title or ""):
        entry.title = text
    elif entry.abstract is None and is_prose(text):
        entry.abstract = text


def _may_be_title(text: str) -> bool:
    return len(words(text)) >= _SHORTEST_TITLE and not is_prose(text)


def _take_text(entry: _Entry, line: str) -> bool:
    """Read a line without links: authors' count, a date, or a paragraph of the abstract."""
    text = without_marks(line)
    if match := _AUTHORS.fullmatch(text):
        entry.author_count = int(match[1])
        return True
    if match := _PUBLISHED.fullmatch(text) or _MONTHS_DAY.fullmatch(text):
        entry.date = entry.date or _day(match[1])
        return True
    if is_prose(text) and not links_in(line):
        entry.abstract = f"{entry.abstract} {text}" if entry.abstract else text
        return True
    return False


def _day(text: str) -> PartialDate | None:
    return parse_date(text.strip().replace(",", "")) or date_within(text)


def _as_record(entry: _Entry, file: str) -> Record:
    page = Link("page", f"https://huggingface.co/papers/{entry.number}")
    return Record(
        file=file,
        first_line=entry.first_line,
        last_line=entry.last_line,
        title=entry.title,
        abstract=entry.abstract,
        author_count=entry.author_count,
        date=entry.date,
        arxiv=arxiv_number(entry.number),
        comments=entry.comments,
        links=tuple(dict.fromkeys((page, *entry.links))),
    )


FORMAT = unless_xml(
    Format("Hugging Face daily papers, as Markdown", detect, split)
)
