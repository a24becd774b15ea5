"""The entries of an arXiv author list.

An entry has the paragraphs above each number, and one of them is the title.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.line_features import is_menu, prose
from paperweave.read.formats.plain_text.paragraphs import Paragraph
from paperweave.text.names import author_list

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed

NUMBER = re.compile(
    r"arxiv:\s*(?P<number>\S+)(?:\s+\[(?P<categories>[^\]]*)\])?", re.IGNORECASE
)
_DATES = re.compile(r"(?:(?:Created|Updated):\s*[^\s:]+\s*)+", re.IGNORECASE)
_NAME = re.compile(r"[^\W\d_][^\d:()]{1,60}")


@dataclass(frozen=True, slots=True)
class Group:
    """The paragraphs above one number, the line of the number, and the end.

    Where the number is missing, its line is that of the dates; where the page ends before both, it
    is None.
    """

    above: tuple[Paragraph, ...]
    number_line: int | None
    last_line: int


def groups(seed: Seed) -> Iterator[Group]:
    """Yield the paragraphs above each number with the number's line.

    What stands below the last number comes as one more.
    """
    above, lines = list[Paragraph](), list[str]()
    number = 0
    while number < len(seed.lines):
        line = seed.lines[number].strip()
        ends = NUMBER.fullmatch(line) or (
            (above or lines) and _DATES.fullmatch(line)
        )
        if ends or not line:
            above.extend(_block(number, lines))
            lines = []
        if ends:
            last = end_of_dates(seed.lines, number)
            yield Group(tuple(above), number + 1, last)
            above, number = [], last
            continue
        if line:
            lines.append(line)
        number += 1
    above.extend(_block(number, lines))
    if above:
        yield Group(tuple(above), None, above[-1].last_line)


def _block(last_line: int, lines: Sequence[str]) -> Iterator[Paragraph]:
    """The lines of one block.

    It is a paragraph, or, where authors stand below a title in it, one paragraph each.
    """
    first = last_line - len(lines) + 1
    if (
        len(lines) > 1
        and prose(lines[0]) < 0
        and lines[1][-1] != "."
        and is_names(lines[1])
    ):
        yield from (
            Paragraph(first + n, first + n, line)
            for n, line in enumerate(lines)
        )
    elif lines:
        yield Paragraph(first, last_line, "\n".join(lines))


def end_of_dates(lines: Sequence[str], index: int) -> int:
    """The last line of the dates below the number at this index of the lines, 1-based.

    Blank lines may part them.
    """
    last = index + 1
    for number in range(index + 1, min(index + 6, len(lines))):
        line = lines[number].strip()
        if (
            line
            and not _DATES.fullmatch(line)
            and not (last == number and _is_damaged(lines, number))
        ):
            break
        last = number + 1 if line else last
    return last


def _is_damaged(lines: Sequence[str], index: int) -> bool:
    """Tell whether this line, right below a number or a date, is what is left of a date.

    That is a few characters alone.
    """
    block = list(
        takewhile(bool, (line.strip() for line in lines[index : index + 4]))
    )
    # lines that two dates can have
    return len(block) <= 3 and all(map(_is_short, block))


def _is_short(line: str) -> bool:
    """Tell whether a line is no longer than one of dates.

    ``Created: 2023-11-15 Updated: 2023-11-16`` has 39 characters.
    """
    words, figures = len(line.split()), any(c.isdecimal() for c in line)
    return (
        (len(line) < 46 and words <= 6)
        if figures
        else (len(line) < 30 and words <= 3)
    )


def is_titled(groups: Sequence[Group]) -> bool:
    """Tell whether the page names its papers, by most of the groups that could show it."""
    shown = [
        title_at(group.above) is not None
        for group in groups
        if group.number_line and len(group.above) > 1
    ]
    return sum(shown) * 2 > len(shown)


def title_at(above: Sequence[Paragraph]) -> int | None:
    """Where the title stands.

    It is above the authors that have a text below them, or above the first text.
    """
    weights = [*(prose(part.text) for part in above), 0.0]
    names = [
        index
        for index in range(1, len(above))
        if weights[index - 1] < 0 and is_names(above[index].text)
    ]
    if names:
        return max(names, key=lambda index: weights[index + 1]) - 1
    text = next(
        (index for index, weight in enumerate(weights) if weight > 0), 0
    )
    return text - 1 if text and not is_menu(above[text - 1].text) else None


def is_names(text: str) -> bool:
    """Tell whether a text is a list of people's names, or one name."""
    names = (
        [author.name for author in author_list(text)] if prose(text) < 0 else []
    )
    return bool(names) and all(map(_is_name, names))


def _is_name(text: str) -> bool:
    """Tell two to six words that look like a person's name.

    The first and the last begin with a capital, or have none in their script (李伟).
    """
    words = text.removesuffix(".").split()
    # as said above
    known = _NAME.fullmatch(text) is not None and 1 < len(words) < 7
    return (
        known
        and not words[0][0].islower()
        and not words[-1].split(",")[0][:1].islower()
    )
