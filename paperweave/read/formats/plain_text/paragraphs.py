"""The paragraphs of a page.

Runs of lines between blank ones, with the size of the gap before each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.line_features import is_menu

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.model.reading import Seed


# The button above a list loses its line end in copying. Not "Subscriber", nor a title that begins
# with the word.
_GLUED = re.compile(r"Subscribe(?!rs?\b|d\b|[\s.,:;!?'’-])(?=.)")
_WIDEST = 5_000  # characters of a line that tells what a file is
_ENDS = frozenset('.?!:;。？！"”)')


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that stand together; ``gap`` is how many blank lines stand before them."""

    first_line: int
    last_line: int
    text: str  # without the white space at its ends; several lines stay several
    gap: int = 0


def beginning_of(seed: Seed, lines: int) -> Seed:
    """So many lines of a file, and of each as much as shows what it is."""
    return replace(
        seed, lines=tuple([line[:_WIDEST] for line in seed.lines[:lines]])
    )


def paragraphs(seed: Seed) -> Iterator[Paragraph]:
    """Yield the runs of lines that are not blank, in their order."""
    gap, run = 0, list[str]()
    for number, line in enumerate((*seed.lines, ""), start=1):
        if line and not line.isspace():
            run.append(line)
            continue
        if run:
            yield Paragraph(
                number - len(run), number - 1, "\n".join(run).strip(), gap
            )
            gap, run = 0, []
        gap += 1


def single_lines(seed: Seed) -> Iterator[Paragraph]:
    """Yield each line that is not blank as a paragraph of its own."""
    gap = 0
    for number, line in enumerate(seed.lines, start=1):
        text = line.strip()
        if text:
            yield Paragraph(number, number, text, gap)
        gap = 0 if text else gap + 1


def unglued(parts: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Take a button's word from a first title's line: only a page's head can have it."""
    in_head = True
    for part in parts:
        glued = in_head and _GLUED.match(part.text)
        yield (
            replace(part, text=_GLUED.sub("", part.text, count=1))
            if glued
            else part
        )
        in_head = is_menu(part.text)


def joined(parts: Sequence[Paragraph]) -> str | None:
    """The paragraphs of one text, a blank line between them; None where there are none."""
    return "\n\n".join(part.text for part in parts) or None


def wrapped_share(parts: Sequence[Paragraph]) -> float:
    """The share of lines that end the one right above.

    It breaks off, and this one starts in lower case.
    """
    pairs = [
        (above.text, below.text)
        for above, below in pairwise(parts)
        if below.gap == 0
    ]
    wrapped = sum(
        below[:1].islower() and above[-1:] not in _ENDS
        for above, below in pairs
    )
    return (
        wrapped / len(parts) if wrapped > 1 else 0.0
    )  # one title may begin so, below an abstract cut off
