"""Publications in blocks of lines: a title, the names below it, and where and when it appeared.

People write such lists by hand and copy them from home pages: a blank line between two works,
perhaps a number before each, and below them addresses.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Link, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.plain_text.paragraphs import (
    Paragraph,
    beginning_of,
    paragraphs,
)
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    is_called_venue,
    words,
)
from paperweave.read.formats.references.behind_titles import read_behind
from paperweave.text.dates import date_within
from paperweave.text.identifiers import arxiv_number, doi, link_kind
from paperweave.text.names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part

_NUMBER = re.compile(r"^(?:[-–*•]\s+)?(?:(?:\[\d{1,4}\]|\d{1,4}[.)])\s+)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,500}")
# Behind names; not that of an initial.
_FULL_STOP = re.compile(r"(?<=[a-z]{2})\.$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_MARKED_UP = re.compile(r"[*_#|<{\[@]")  # Markdown and tags
# One line alone: "DreamBooth: a title".
_LABELLED = re.compile(r"\w{2,12}\s{0,4}[-:=]\s")
_LINES = range(3, 7)  # of a block
_ENOUGH = 600  # lines that tell what a file is
_LONGEST_TITLE = 300
_LONGEST_VENUE = 250
_SHARE = 0.7  # of the blocks of several lines


def detect(seed: Seed) -> Detection:
    """Sure where most blocks of several lines are a title, names, and a venue with its year."""
    blocks = list(_blocks(beginning_of(seed, _ENOUGH)))
    long = [block for block in blocks if "\n" in block.text]
    found = sum(_read(block, seed.name) is not None for block in long)
    listed = (
        found > 1
        and found >= _SHARE * len(long)
        and len(long) * 2 >= len(blocks)
    )
    why = f"{found} of {len(long)} blocks are a title, names and a venue"
    return Detection(0.6 if listed else 0.0, why)


def split(seed: Seed) -> Iterator[Part]:
    """Yield each block as a record; single lines are headings."""
    for block in _blocks(seed):
        paper = _read(block, seed.name)
        if paper is not None:
            yield paper
        elif "\n" not in block.text and len(words(block.text)) < 12:
            yield Furniture(block.first_line, block.last_line, "heading")
        else:
            start = block.text[:60]
            message = (
                f"a title, names below it and a venue with its year were expected ({start!r}…): "
                "write the block so, or take it out"
            )
            yield Problem("lost", seed.name, block.first_line, message)


def _blocks(seed: Seed) -> Iterator[Paragraph]:
    """The blocks between blank lines; those that stand together are parted if all are works."""
    for block in paragraphs(seed):
        lines = block.text.count("\n") + 1
        works = _parted(block, seed.name) if lines >= 2 * _LINES.start else ()
        yield from works or (block,)


def _parted(block: Paragraph, file: str) -> list[Paragraph]:
    """The works of lines without blank ones between: three lines each, and addresses below."""
    lines = block.text.split("\n")
    found: list[Paragraph] = []
    start = 0
    while start < len(lines):
        end = start + _LINES.start
        while end < len(lines) and _ADDRESS.fullmatch(lines[end].strip()):
            end += 1
        first, text = block.first_line + start, "\n".join(lines[start:end])
        work = Paragraph(
            first, first + end - start - 1, text, 0 if found else block.gap
        )
        if _read(work, file) is None:
            return []
        found.append(work)
        start = end
    return found


def _read(block: Paragraph, file: str) -> Record | None:
    """The paper of a block; None where its lines are anything else."""
    lines = [line.strip() for line in block.text.split("\n")]
    title = _NUMBER.sub("", lines[0], count=1)
    said = [line for line in lines[2:] if not _ADDRESS.fullmatch(line)]
    if len(lines) not in _LINES or len(said) != 1 or not _is_title(title):
        return None
    if all(map(_LABELLED.match, lines[:2])):
        return None
    names, venue = (
        _FULL_STOP.sub("", lines[1]),
        _ADDRESS.sub("", said[0]).strip(),
    )
    if not _is_dated(venue) or not are_names(names, alone=" " in names):
        return None
    return _record(block, file, (title.rstrip(" ."), names, venue))


def _record(block: Paragraph, file: str, said: tuple[str, str, str]) -> Record:
    title, names, venue = said
    behind = read_behind(venue)
    links = (match[0].rstrip(".,;)") for match in _ADDRESS.finditer(block.text))
    return Record(
        file,
        block.first_line,
        block.last_line,
        title=title,
        authors=names_in(names),
        date=date_within(venue),
        arxiv=arxiv_number(block.text),
        doi=doi(block.text),
        venue=behind.venue,
        publication=behind.publication,
        links=tuple(Link(link_kind(url), url) for url in dict.fromkeys(links)),
    )


def names_and_source(above: str, below: str) -> bool:
    """Tell whether two lines are names and a source with its year, as they stand below a title."""
    return (
        _is_dated(below)
        and is_called_venue(below)
        and are_names(_FULL_STOP.sub("", above))
    )


def _is_dated(venue: str) -> bool:
    return len(venue) <= _LONGEST_VENUE and _YEAR.search(venue) is not None


def _is_title(text: str) -> bool:
    if (
        len(words(text)) < 2
        or len(text) > _LONGEST_TITLE
        or _MARKED_UP.match(text)
    ):
        return False
    return not text[0].islower() and not are_names(text) and "://" not in text


FORMAT = unless_xml(
    Format(
        "publications in blocks (title, names, venue)",
        detect,
        split,
        highest=0.6,
    )
)
