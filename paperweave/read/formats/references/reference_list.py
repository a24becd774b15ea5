"""A list of references, as papers end with one and as word processors make them.

One reference a line, a numbered list, a hanging indent, or paragraphs between blank lines.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import filterfalse
from typing import TYPE_CHECKING

from paperweave.engine.waves import in_waves
from paperweave.model.record import Furniture, Link, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.references.citation import read_citation
from paperweave.text.identifiers import arxiv_number, doi, link_kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Author, Part
    from paperweave.read.formats.references.citation import Citation

_NUMBER = re.compile(
    r"\s{0,8}(?:\[\d{1,4}\]|\(\d{1,3}\)|\d{1,4}[.):])(?:\s+|(?=[^\W\d]))"
    # [KW18], as BibTeX's style alpha has it.
    r"|\s{0,8}\[[A-Z][\w+-]{0,12}\d\d[a-z]?\]\s+"
)
_MARKDOWN = re.compile(
    r"\s{0,8}(?:[-*+•]\s|#{1,6}\s|\||<)|.{0,400}(?:\]\(http|\*\*)"
)
_ADDRESS = re.compile(r"(?:https?://|(?<![\w/.@])www\.)[^\s<>\"]{4,500}")
_ENDS = re.compile(r"(?:[.)\]”\"]|https?://\S+|\b10\.\d{4,9}/\S+|\d)\s*$")
# In Chicago style and others: by the same people as the reference above.
_SAME_NAMES = re.compile(r"(?:[—―⸺⸻]{1,3}|–{2,3}|-{3,6}|_{3,8})(?=[.,:]|\s\()")
# Marks of a text that was pasted from Markdown: "*Journal of Looms*, *12*(3)".
_ITALICS = re.compile(r"(?<![*\w])\*(?=\S)([^*]{1,300})(?<=\S)\*(?![*\w])")
_ANYBODY = "Doe, Jane"
_ENOUGH = 400  # lines that are looked at to tell what a file is
_SHORT = 60  # characters of a heading or a page's number
_NOT_FILLED = 0.6  # of the longest line
_SHARE = 0.6  # of the entries must be references
_LONGEST = 20_000  # characters of an entry


@dataclass(frozen=True, slots=True)
class _Entry:
    """Lines that belong to one reference, joined."""

    first_line: int
    last_line: int
    text: str


def detect(seed: Seed) -> Detection:
    """Sure where most entries have names, a year and a title, as references do."""
    head = seed.lines[:_ENOUGH]
    if any(map(_MARKDOWN.match, head[:50])):
        return Detection(0.0, "marked up as a list or a page")
    every = list(_entries(head))
    entries = list(filterfalse(_is_heading, every))
    found = [
        citation for _, citation in _cited(entries) if citation is not None
    ]
    share = len(found) / max(len(entries), 1)
    why = f"{len(found)} of {len(entries)} entries are references"
    certain = sum(citation.certain for citation in found) * 2 >= len(found)
    # One alone has a heading above it.
    several = len(found) > 1 or len(every) > len(entries)
    listed = bool(found) and certain and several and share >= _SHARE
    return Detection(0.4 + 0.3 * share if listed else 0.0, why)


def split(seed: Seed) -> Iterator[Part]:
    """Yield each reference as a record; headings are furniture."""
    for entry, citation in _cited(_entries(seed.lines)):
        if citation is not None:
            yield _record(entry, citation, seed.name)
        elif _is_heading(entry):
            yield Furniture(
                entry.first_line, entry.last_line, "heading or page number"
            )
        else:
            message = (
                f"a reference was expected here ({entry.text[:60]!r}…): names, a title and a year; "
                "mend it, or take it out"
            )
            yield Problem("lost", seed.name, entry.first_line, message)


def _is_heading(entry: _Entry) -> bool:
    return (
        len(entry.text) <= _SHORT
        and not any(map(str.isdigit, entry.text[-8:]))
        and (entry.text[-1:] != ".")
    )


def _entries(lines: Sequence[str]) -> Iterator[_Entry]:
    """Put the lines of each reference together."""
    numbered = sum(1 for line in lines[:_ENOUGH] if _NUMBER.match(line)) >= 2
    hanging = _hangs(lines[:_ENOUGH])
    # of a line that is not filled; columns of a journal are narrow
    short = min(
        _SHORT, int(max(map(len, lines[:_ENOUGH]), default=0) * _NOT_FILLED)
    )
    run: list[str] = []
    first = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip() or (
            run
            and _begins(
                line, run[-1], short, numbered=numbered, hanging=hanging
            )
        ):
            yield from _joined(run, first)
            run = []
        if line.strip():
            first = first if run else number
            run.append(line)
    yield from _joined(run, first)


def _hangs(lines: Sequence[str]) -> bool:
    """Tell whether lines are set in, while the first of each reference is not."""
    shown = [line for line in lines if line.strip()]
    return any(line[0].isspace() for line in shown) and any(
        not line[0].isspace() for line in shown
    )


def _begins(
    line: str, before: str, short: int, *, numbered: bool, hanging: bool
) -> bool:
    """Tell whether a line begins the next reference."""
    if _NUMBER.match(line):
        return True
    if numbered and not hanging:
        return len(before) < short and not _NUMBER.match(before)
    if line[0].isspace():
        return False
    return hanging or (_ENDS.search(before) is not None or len(before) < _SHORT)


def _joined(run: list[str], first: int) -> Iterator[_Entry]:
    """The reference of a run of lines; a hyphen at a line's end is kept."""
    text = " ".join(" ".join(line.split()) for line in run)[:_LONGEST]
    number = _NUMBER.match(text)
    text = _ITALICS.sub(r"\1", text[number.end() :] if number else text)
    if text:
        yield _Entry(first, first + len(run) - 1, text)


def _cited(
    entries: Iterable[_Entry],
) -> Iterator[tuple[_Entry, Citation | None]]:
    """Each entry taken apart; a dash in the place of names stands for those above."""
    above: tuple[Author, ...] = ()
    for entry, alone in in_waves(_taken_apart, entries):
        dash = _SAME_NAMES.match(entry.text) if above else None
        citation = _below(above, entry.text[dash.end() :]) if dash else alone
        if citation is not None:
            above = citation.people or citation.publication.editors
        yield entry, citation


def _taken_apart(entry: _Entry) -> tuple[_Entry, Citation | None]:
    return entry, read_citation(entry.text)


def _below(people: tuple[Author, ...], text: str) -> Citation | None:
    """The citation of a text behind a dash, with the people for whom the dash stands."""
    citation = read_citation(f"{_ANYBODY}{text}")
    if citation is None:
        return None
    if citation.people:
        return replace(citation, people=people)
    return replace(
        citation, publication=citation.publication._replace(editors=people)
    )


def _record(entry: _Entry, citation: Citation, file: str) -> Record:
    bare = (
        match[0].rstrip(".,;:)]") for match in _ADDRESS.finditer(entry.text)
    )
    found = (
        f"https://{url}" if url.startswith("www.") else url for url in bare
    )
    return Record(
        file=file,
        first_line=entry.first_line,
        last_line=entry.last_line,
        title=citation.title,
        authors=citation.people,
        date=citation.date,
        arxiv=arxiv_number(entry.text),
        doi=doi(entry.text),
        venue=citation.venue,
        comment=citation.state,
        publication=citation.publication,
        links=tuple(Link(link_kind(url), url) for url in dict.fromkeys(found)),
    )


FORMAT = unless_xml(Format("list of references", detect, split, highest=0.7))
