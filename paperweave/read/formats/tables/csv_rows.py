"""Rows of a table with delimiters, and their lines; a stray quote costs one row, not the rest."""

from __future__ import annotations

import csv
from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Kaggle's tables hold whole papers in a cell; the module's own limit of 131,072 characters makes an
# error of these.
_LONGEST_CELL = 20_000_000


@dataclass(frozen=True, slots=True)
class Row:
    """The cells of one row and the lines on which they stand."""

    first_line: int
    last_line: int
    cells: tuple[str, ...]
    mended: str | None = None  # what was done to read it


def rows(
    lines: Iterable[str], delimiter: str, width: int, first_line: int = 1
) -> Iterator[Row]:
    """Yield the rows that are not blank.

    A row may go over many lines, inside of quotes. Where it then has not ``width`` cells, and one
    of its lines alone has them, its quote was a stray one: its first line is a row by itself, and
    reading goes on with the second. Such second readings may cost as much as ten readings of the
    whole; after that each line is a row.
    """
    csv.field_size_limit(_LONGEST_CELL)
    source = _Lines(lines, first_line - 1)
    while (first := source.take()) is not None:
        number = source.number
        if not first:
            continue
        taken = [first]
        cells = _quick(first, delimiter, width)
        if cells is None:
            cells = _cells(source.more(taken), delimiter)
            if len(cells) != width and _has_row_below(taken, delimiter, width):
                source.give_back(taken)
                cells = _without_quotes(first, delimiter)
                yield Row(
                    number,
                    source.number,
                    tuple(cells),
                    "an unmatched quote was left out",
                )
                continue
        joined = (
            _joined_at_spaces(first, delimiter, width)
            if len(cells) > width
            else None
        )
        how = (
            "cells that begin with a space were joined to those before them"
            if joined
            else None
        )
        yield Row(number, source.number, tuple(joined or cells), how)


def _has_row_below(taken: list[str], delimiter: str, width: int) -> bool:
    """Tell whether one of the lines below the first has the cells of a row by itself."""
    return any(len(line.split(delimiter)) >= width for line in taken[1:])


def _without_quotes(line: str, delimiter: str) -> list[str]:
    """The cells of a line in which quotes part nothing."""
    return [
        cell.strip('"') for cell in _cells([line], delimiter, csv.QUOTE_NONE)
    ]


def _quick(line: str, delimiter: str, width: int) -> list[str] | None:
    """The cells of a line without quotes, or of one whose quotes are text between tabs."""
    if '"' not in line:
        return line.split(delimiter)
    cells = line.split("\t") if delimiter == "\t" else []
    if len(cells) != width or any(map(_opens_quote, cells)):
        return None
    return list(map(_unquoted, cells))


def _opens_quote(cell: str) -> bool:
    """Tell whether a quote begins in a cell and ends in another."""
    return cell.startswith('"') and cell.count('"') == 1


def _unquoted(cell: str) -> str:
    """A cell without the quotes around it."""
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell


def _joined_at_spaces(
    line: str, delimiter: str, width: int
) -> list[str] | None:
    joined: list[str] = []
    for cell in next(csv.reader([line], delimiter=delimiter), []):
        if joined and cell.startswith(" "):
            joined[-1] += delimiter + cell
        else:
            joined.append(cell)
    return joined if len(joined) == width else None


def split_line(line: str, delimiter: str) -> tuple[str, ...]:
    """The cells of one line."""
    return tuple(_cells([line], delimiter))


def _cells(
    lines: Iterable[str],
    delimiter: str,
    quoting: Literal[0, 3] = csv.QUOTE_MINIMAL,
) -> list[str]:
    try:
        return next(
            csv.reader(
                lines,
                delimiter=delimiter,
                quoting=quoting,
                skipinitialspace=True,
            ),
            [],
        )
    # A cell beyond any size: the row is ragged, and is named so.
    except csv.Error:
        return []


class _Lines:
    """Lines that can be given back, within a budget that keeps the reading linear."""

    def __init__(self, lines: Iterable[str], number: int) -> None:
        self._lines = iter(lines)
        self._again: deque[str] = deque()
        self._budget = 10_000
        self.number = number

    def take(self) -> str | None:
        if self._again:
            line: str | None = self._again.popleft()
        else:
            line = next(self._lines, None)
            self._budget += 10
        self.number += line is not None
        return line

    def more(self, taken: list[str]) -> Iterator[str]:
        """Yield the line that was taken, then those after it, noting each in ``taken``."""
        yield taken[0] + "\n"
        while self._budget > 0 and (line := self.take()) is not None:
            taken.append(line)
            yield line + "\n"

    def give_back(self, taken: list[str]) -> None:
        self._again.extendleft(reversed(taken[1:]))
        self._budget -= len(taken)
        self.number -= len(taken) - 1
