"""Sections of a file whose layouts show where they begin and end, whatever stands beside them.

BibTeX entries, RIS records, JSON values, tables with a header and Markdown lists are found by their
own marks, however few they are; what stands between is text. Each section is then read by the
format that is most confident of it.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from paperweave.read.formats.bibtex.blocks import blocks
from paperweave.read.formats.tables.csv_rows import rows
from paperweave.read.formats.tables.csv_tables import find_header
from paperweave.read.stretches import Stretch

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.read.formats.registry import Format

_ENTRY = re.compile(r"@[A-Za-z]\w*\s*[{(]")
_RIS_BEGINS, _RIS_ENDS = re.compile(r"TY {1,3}- "), re.compile(r"ER {1,3}-")
_MARKDOWN = re.compile(r"#{1,6} \S|[-*+] \[[^\]]{3,}\]\(|\|.*\|\s*$")
_FENCE = re.compile(r"\s*(?:```|~~~)")
_MAY_BE_HEADER = re.compile(r"title|abstract", re.IGNORECASE)
_CONFIDENT = 0.3
_MOST_FAILURES = 20  # tries at JSON that is none, each of which may read to the end of the file


def sections(seed: Seed, formats: Sequence[Format]) -> list[Stretch]:
    """The sections of a file with their formats; none where it has one kind of them."""
    kinds = _kinds(seed.lines)
    if len(set(filter(None, kinds))) < 2:
        return []
    found: list[Stretch] = []
    start = 0
    for begin, end in _runs(kinds):
        best = _most_confident(replace(seed, lines=seed.lines[begin:end]), formats)
        if best is not None:
            found.append(Stretch(start, end, best))
        elif "text" not in kinds[begin:end]:
            return []
        elif found:  # text that is no listing belongs to the section above it
            found[-1] = replace(found[-1], end=end)
        start = end if found else start
    return found


def _most_confident(seed: Seed, formats: Sequence[Format]) -> Format | None:
    said = [(one.detect(seed).confidence, -index) for index, one in enumerate(formats)]
    confidence, index = max(said)
    return formats[-index] if confidence >= _CONFIDENT else None


def _runs(kinds: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Runs of lines of one kind, the first counted from 0; blank lines go with those above."""
    settled: list[str] = []
    for kind in kinds:
        settled.append(kind or (settled[-1] if settled else ""))
    first = next((kind for kind in settled if kind), "")
    at = 0
    for _, run in groupby(kind or first for kind in settled):
        end = at + len(list(run))
        yield at, end
        at = end


def _kinds(lines: Sequence[str]) -> list[str]:
    """What each line belongs to; nothing for a blank line."""
    kinds = ["text" if line.strip() else "" for line in lines]
    for find in (_markdown, _tables, _json, _ris, _bibtex):
        for kind, start, end in list(find(lines)):
            kinds[start:end] = [kind] * (end - start)
    for start, end in _fenced(lines):  # what stands in a fence belongs to the page around it
        kinds[start:end] = ["markdown"] * (end - start)
    return kinds


def _markdown(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    for number, line in enumerate(lines):
        if _MARKDOWN.match(line):
            yield "markdown", number, number + 1


def _tables(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Tables from a header as far as rows have as many cells as it has."""
    end = 0
    for number, line in enumerate(lines):
        header = find_header([line]) if number >= end and _MAY_BE_HEADER.search(line) else None
        if header is None:
            continue
        end = number + 1
        for row in rows(lines[end:], header.delimiter, len(header.names)):
            if len(row.cells) != len(header.names):
                break
            end = number + 1 + row.last_line
        yield "table", number, end


def _json(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Whole values of JSON that begin a line."""
    text = "\n".join(lines)
    decoder = json.JSONDecoder()
    failures = end = at = 0
    for number, line in enumerate(lines):
        if number >= end and line[:1] in {"[", "{"} and failures < _MOST_FAILURES:
            try:
                _, place = decoder.raw_decode(text, at)
            except (ValueError, RecursionError):
                failures += 1
            else:
                end = number + text.count("\n", at, place) + 1
                yield "json", number, end
        at += len(line) + 1


def _ris(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    start: int | None = None
    for number, line in enumerate(lines):
        if _RIS_BEGINS.match(line):
            start = number
        elif start is not None and _RIS_ENDS.match(line):
            yield "ris", start, number + 1
            start = None


def _bibtex(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    if any(map(_ENTRY.match, lines)):
        for block in blocks(lines):
            if block.kind is not None and _ENTRY.match(lines[block.first_line - 1]):
                yield "bibtex", block.first_line - 1, block.last_line


def _fenced(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start: int | None = None
    for number, line in enumerate(lines):
        if not _FENCE.match(line):
            continue
        if start is None:
            start = number
        else:
            yield start, number + 1
            start = None
