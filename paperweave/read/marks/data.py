"""Data: JSON, tables with a header, YAML, BibTeX."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from paperweave.read.formats.bibtex.blocks import blocks
from paperweave.read.formats.tables.csv_rows import rows
from paperweave.read.formats.tables.csv_tables import find_header
from paperweave.read.marks.span import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_ENTRY = re.compile(r"@[A-Za-z]\w*\s*[{(]")
_MAY_BE_HEADER = re.compile(r"title|abstract", re.IGNORECASE)
# Tries at what is none, each of which may read to the end of the file.
_MOST_FAILURES = 20
_OWN_KEY = "address"  # with it the lines of our own papers.jsonl begin
_ITEM = re.compile(r"- +[\w\"'][^:]{0,60}:(?: |$)")
_NAMED = re.compile(r"[\"']?[\w.:-]{1,100}[\"']?:$")
_TITLE = re.compile(r" *(?:- +)?[\"']?title[\"']?: *\S", re.IGNORECASE)
_VERSION = re.compile(r"cff-version: *\S")
_KEY = re.compile(r"[\w-]{1,60}:(?: |$)")


def tables(lines: Sequence[str]) -> Iterator[Span]:
    """Tables from a header as far as rows have as many cells as it has."""
    end = failures = 0
    for number, line in enumerate(lines):
        may_be = (
            number >= end
            and _MAY_BE_HEADER.search(line)
            and failures < _MOST_FAILURES
        )
        header = find_header([line]) if may_be else None
        if header is None:
            continue
        end = number + 1
        for row in rows(lines[end:], header.delimiter, len(header.names)):
            if len(row.cells) != len(header.names):
                break
            end = number + 1 + row.last_line
        failures += end == number + 1
        if end > number + 1:
            yield Span("table", number, end, whole=True)


def json_values(lines: Sequence[str]) -> Iterator[Span]:
    """Whole values of JSON that begin a line."""
    text = "\n".join(lines)
    decoder = json.JSONDecoder()
    failures = end = at = 0
    for number, line in enumerate(lines):
        if (
            number >= end
            and line[:1] in {"[", "{"}
            and failures < _MOST_FAILURES
        ):
            try:
                value, place = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                failures += 1
                value, place = None, at
            if first := _first_object(value):
                end = number + text.count("\n", at, place) + 1
                kind = (
                    "our own json"
                    if next(iter(first), "") == _OWN_KEY
                    else "json"
                )
                yield Span(kind, number, end, whole=line[0] == "[")
        at += len(line) + 1


def _first_object(value: object) -> dict[str, object] | None:
    """The object that a value is, or that its list begins with; None for what holds no papers."""
    inner = value[0] if isinstance(value, list) and value else value
    return inner if isinstance(inner, dict) else None


def bibtex(lines: Sequence[str]) -> Iterator[Span]:
    """The entries of BibTeX that begin a line."""
    if any(map(_ENTRY.match, lines)):
        for block in blocks(lines):
            if block.kind is not None and _ENTRY.match(
                lines[block.first_line - 1]
            ):
                yield Span("bibtex", block.first_line - 1, block.last_line)


def yaml(lines: Sequence[str]) -> Iterator[Span]:
    """Lists of publications, and what tells how a program wants to be cited."""
    at = 0
    while at < len(lines):
        line = lines[at]
        program = _VERSION.match(line) is not None
        if program or _ITEM.match(line) or _NAMED.match(line):
            end = _end_of_yaml(lines, at, program=program)
            if program or any(map(_TITLE.match, lines[at:end])):
                yield Span(
                    "program" if program else "yaml", at, end, whole=program
                )
                at = end
                continue
        at += 1


def _end_of_yaml(lines: Sequence[str], start: int, *, program: bool) -> int:
    end, key = start + 1, ""  # the last line at the margin that is no item
    for number in range(start + 1, len(lines)):
        line = lines[number]
        if not line.strip():
            continue
        at_margin = line[0] not in " #"
        if at_margin and not _goes_on(line, key, program=program):
            break
        if at_margin and line[0] != "-":
            key = line
        elif not at_margin:
            key = key if program and key.endswith(": ") else key.rstrip(":")
        end = number + 1
    return end


def _goes_on(line: str, key: str, *, program: bool) -> bool:
    """Tell whether a line at the margin is still of the same YAML."""
    # In a program's file the items of a list stand below its empty key alone.
    if line[0] == "-":
        return not program or key.endswith(":")
    return (
        _VERSION.match(line) is None
        and (_KEY if program else _NAMED).match(line) is not None
    )
