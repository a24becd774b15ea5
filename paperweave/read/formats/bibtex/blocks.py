"""Split a BibTeX file into its blocks by lines and braces.

So each block knows where it stands and fails alone.

What a block says is pybtex's to read. This splitter follows BibTeX's own rule (whatever stands
outside of ``@…{…}`` is a comment) with one addition: a line that begins an entry begins one, even
where the entry above lacks a brace.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_START = re.compile(r"\s*@\s*(?P<kind>[A-Za-z][\w-]*)\s*(?P<open>[{(]|$)")
_FIELD = re.compile(
    r"[\s},]*[A-Za-z][\w:.+/-]*(?: [\w:.+/-]+){0,2}\s*=\s*(?:[{\"#\d]|[A-Za-z]\w*\s*,?\s*$)"
)
_CLOSING = re.compile(r"[\s{}(),]*")
_IN_BRACES = re.compile(r"[{}]")
_IN_PARENTHESES = re.compile(r"[{}\")]")
# What is no entry: its braces hold words.
NO_ENTRIES = frozenset({"comment", "preamble", "string"})


@dataclass(frozen=True, slots=True)
class Block:
    """An entry, or text between entries, with the lines it stands on.

    An entry has its ``kind`` in lower case; text between entries has None.
    """

    kind: str | None
    first_line: int
    last_line: int
    text: str
    alone: bool = True  # False where it shares a line with another block


def blocks(lines: Sequence[str]) -> Iterator[Block]:
    """Yield the blocks of a file in their order; blank lines between them belong to none."""
    index, column = 0, 0
    while index < len(lines):
        start = _START.match(lines[index], column)
        if start is None:
            last = _end_of_comment(lines, index)
            if last >= index:
                yield Block(
                    None,
                    index + 1,
                    last + 1,
                    _text(lines, index, 0, last, len(lines[last])),
                )
            index, column = last + 1 if last >= index else index + 1, 0
            continue
        last, end = _end(lines, index, start.end(), start["open"])
        kind = start["kind"].lower()
        if kind not in NO_ENTRIES and _only_closes(lines[last], end):
            last, end = _with_stray_fields(lines, last, end)
        shares = column > 0 or _START.match(lines[last], end) is not None
        yield Block(
            kind,
            index + 1,
            last + 1,
            _text(lines, index, column, last, end),
            not shares,
        )
        index, column = (
            (last, end) if _START.match(lines[last], end) else (last + 1, 0)
        )


def _end_of_comment(lines: Sequence[str], index: int) -> int:
    """The last of the lines from here that stand outside of entries.

    It is before ``index`` where this one is inside of one.

    Blank lines are none, nor are lines that look like an entry's fields or its braces: they would
    be lost in silence.
    """
    while (
        index < len(lines)
        and lines[index].strip()
        and not _START.match(lines[index])
        and not _is_stray(lines[index])
    ):
        index += 1
    return index - 1


def _is_stray(line: str) -> bool:
    return _FIELD.match(line) is not None or _is_closing(line)


def _text(
    lines: Sequence[str], index: int, column: int, last: int, end: int
) -> str:
    if index == last:
        return lines[index][column:end].strip()
    return "\n".join(
        (lines[index][column:], *lines[index + 1 : last], lines[last][:end])
    ).strip()


def _end(
    lines: Sequence[str], index: int, column: int, opening: str
) -> tuple[int, int]:
    """The line, and the column in it, at which the entry's body ends that begins here.

    Without a closing brace the entry ends before the next line that begins one, or with the file.
    """
    if opening == "(":
        return _end_in_parentheses(lines, index, column)
    depth = 1
    for number in range(index, len(lines)):
        line = lines[number]
        if number > index and line.lstrip()[:1] == "@" and _START.match(line):
            return _before(lines, index, number)
        closing = line.count("}", column)
        if closing < depth:  # it cannot end on this line
            depth += line.count("{", column) - closing
            column = 0
            continue
        for match in _IN_BRACES.finditer(line, column):
            sign = match.group()
            depth += (sign == "{") - (sign == "}")
            if depth == 0:
                return number, match.end()
        column = 0
    return _before(lines, index, len(lines))


def _end_in_parentheses(
    lines: Sequence[str], index: int, column: int
) -> tuple[int, int]:
    """The same for an entry in parentheses: braces and quotation marks hide a closing one."""
    depth = 0
    quoted = False
    for number in range(index, len(lines)):
        line = lines[number]
        if number > index and line.lstrip()[:1] == "@" and _START.match(line):
            return _before(lines, index, number)
        for match in _IN_PARENTHESES.finditer(line, column):
            sign = match.group()
            depth += (sign == "{") - (sign == "}")
            quoted ^= sign == '"' and depth == 0
            if sign == ")" and depth <= 0 and not quoted:
                return number, match.end()
        column = 0
    return _before(lines, index, len(lines))


def _before(lines: Sequence[str], index: int, number: int) -> tuple[int, int]:
    """The end of the last line above ``number`` that holds something of the entry.

    Blank lines and comments hold nothing.
    """
    last = number - 1
    while last > index and (
        not lines[last].strip() or lines[last].startswith("%")
    ):
        last -= 1
    return last, len(lines[last])


def _only_closes(line: str, end: int) -> bool:
    return (
        _CLOSING.fullmatch(line, end) is not None
        or _FIELD.match(line, end) is not None
    )


def _with_stray_fields(
    lines: Sequence[str], last: int, end: int
) -> tuple[int, int]:
    """A brace too many ends an entry early: the fields right below it are still its own."""
    end = (
        len(lines[last])
        if _FIELD.match(lines[last], end) or lines[last][end:].strip()
        else end
    )
    while last + 1 < len(lines) and _is_stray(lines[last + 1]):
        last += 1
        end = len(lines[last])
    return last, end


def _is_closing(line: str) -> bool:
    return bool(line.strip()) and _CLOSING.fullmatch(line) is not None
