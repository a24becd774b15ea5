"""Several layouts one after another in a file: each stretch is found and read by its own format.

The file is parted into windows of some lines, each format says how confident it is of each, and
the cheapest way through them (Viterbi's, with a price for each change of format) gives the
stretches. Where one ends, the lines around are tried one by one: the best border is the one at
which both formats have least to complain about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from statistics import median
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.plain_text.abstract_cues import abstract_cues

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Reading, Seed
    from paperweave.model.record import Part
    from paperweave.read.formats.registry import Format

_WINDOW = 24  # lines that are not blank: some five papers of any layout
_CONFIDENT = 0.5  # a format's confidence in a window that counts
_CHANGE = 0.6  # what a change of format costs, in confidence
_LARGEST = 1_000_000  # characters of a file that is looked at in windows
_MANY_TIMES = 8  # a record this many times longer than most of its siblings may hold others
_LONGEST = 5_000  # characters; shorter ones are never too long
_FEW_GUESSES = 2  # in a file that is read by its own format
_SHORTEST_TEXT = 300  # characters of a paragraph that furniture should not hold
_WEIGHTS = {"lost": 3.0, "guessed": 1.0, "noted": 0.3}
_FURTHER_PARAGRAPH = 0.3
_SWALLOWED = 5.0  # a record or furniture that may hold papers
_UNREAD = 100.0  # a file that no format reads


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a file, the first counted from 0 and the last not among them, with their format."""

    start: int
    end: int
    format: Format


def may_hold_others(reading: Reading) -> bool:
    """Tell whether a file may hold more than its format saw, as far as that costs no second look."""
    seed = reading.seed
    if not isinstance(seed.lines, tuple) or sum(map(len, seed.lines)) > _LARGEST:
        return False
    severities = [problem.severity for problem in reading.problems]
    doubtful = "lost" in severities or severities.count("guessed") > _FEW_GUESSES
    return doubtful or any(oversized(reading)) or any(texts_in_furniture(reading))


def complaints(reading: Reading) -> float:
    """How little of a file was understood: its problems, and what may have swallowed papers."""
    told = sum(_WEIGHTS[problem.severity] for problem in reading.problems)
    swallowed = len(list(oversized(reading))) + len(list(texts_in_furniture(reading)))
    return told + _SWALLOWED * swallowed + _UNREAD * (reading.format is None)


def oversized(reading: Reading) -> Iterator[Record]:
    """The records that are many times longer than their siblings."""
    lengths = [len(record.abstract or "") for record in reading.records]
    told = [length for length in lengths if length]
    usual = median(told) if len(told) > 1 else 0
    limit = max(_LONGEST, _MANY_TIMES * usual)
    for record, length in zip(reading.records, lengths, strict=True):
        if length > limit:
            yield record


def texts_in_furniture(reading: Reading) -> Iterator[tuple[Furniture, int]]:
    """The furniture that holds a text which speaks as abstracts do, and that text's line."""
    for part in reading.furniture:
        for number in range(part.first_line, part.last_line + 1):
            line = reading.seed.lines[number - 1]
            if len(line) >= _SHORTEST_TEXT and abstract_cues(line) > 1:
                yield part, number
                break


def stretches(seed: Seed, formats: Sequence[Format]) -> list[Stretch]:
    """The stretches of a file and their formats; one or none where it has one layout."""
    windows = list(_windows(seed.lines))
    ways = _formats_by_window(seed, windows, formats)
    found = list(_joined(windows, ways))
    for index in range(len(found) - 1):
        border = _border(seed, found[index], found[index + 1])
        found[index] = replace(found[index], end=border)
        found[index + 1] = replace(found[index + 1], start=border)
    return [stretch for stretch in found if stretch.end > stretch.start]


def _windows(lines: Sequence[str]) -> Iterator[tuple[int, int]]:
    start = filled = 0
    for number, line in enumerate(lines):
        if filled == _WINDOW:
            yield start, number
            start, filled = number, 0
        filled += bool(line.strip())
    if start < len(lines):
        yield start, len(lines)


def _formats_by_window(
    seed: Seed, windows: Sequence[tuple[int, int]], formats: Sequence[Format]
) -> list[Format | None]:
    """The format of each window, as few changes as possible; None where none is confident."""
    rows = [_confidences(seed, window, formats) for window in windows]
    states = sorted({one for row in rows for one in row})
    if not states:
        return []
    totals = dict.fromkeys(states, 0.0)
    came_from: list[dict[int, int]] = []
    for row in rows:
        best = max(states, key=lambda state: totals[state])
        origins = {
            state: state if totals[state] >= totals[best] - _CHANGE else best for state in states
        }
        came_from.append(origins)
        totals = {
            state: totals[origin] - _CHANGE * (origin != state) + row.get(state, 0.0)
            for state, origin in origins.items()
        }
    state = max(states, key=lambda one: totals[one])
    way = []
    for origins in reversed(came_from):
        way.append(state)
        state = origins[state]
    return [formats[state] for state in reversed(way)]


def _confidences(
    seed: Seed, window: tuple[int, int], formats: Sequence[Format]
) -> dict[int, float]:
    part = replace(seed, lines=seed.lines[slice(*window)])
    found = {}
    for index, one in enumerate(formats):
        if one.highest >= _CONFIDENT:
            confidence = one.detect(part).confidence
            if confidence >= _CONFIDENT:
                found[index] = confidence
    return found


def _joined(
    windows: Sequence[tuple[int, int]], formats: Sequence[Format | None]
) -> Iterator[Stretch]:
    """Put neighbouring windows of one format together; two that split alike are one."""
    held: Stretch | None = None
    for (start, end), one in zip(windows, formats, strict=False):
        if one is None:
            continue
        if held is not None and held.format.split is one.split:
            held = replace(held, end=end)
            continue
        if held is not None:
            yield held
        held = Stretch(start, end, one)
    if held is not None:
        yield held


def _border(seed: Seed, above: Stretch, below: Stretch) -> int:
    """The line at which one layout ends and the next begins."""
    low = _steps(seed.lines, above.end, -2 * _WINDOW, above.start)
    first = _steps(seed.lines, above.end, -_WINDOW - 4, above.start)
    last = _steps(seed.lines, above.end, _WINDOW + 4, below.end)
    high = _steps(seed.lines, above.end, 2 * _WINDOW, below.end)
    candidates = [n for n in range(first, last) if seed.lines[n].strip()]
    costs = {
        line: _complaints(seed, low, line, above.format)
        + _complaints(seed, line, high, below.format)
        for line in candidates
    }
    return min(costs, key=lambda line: (round(costs[line], 3), line), default=above.end)


def _steps(lines: Sequence[str], start: int, filled: int, limit: int) -> int:
    """The line that is so many lines, blank ones not counted, from another; not past the limit."""
    step = 1 if filled > 0 else -1
    left = abs(filled)
    at = start
    while left and (at < limit if step > 0 else at > limit):
        at += step
        inside = 0 <= at < len(lines)
        left -= inside and bool(lines[at].strip())
    return at


def _complaints(seed: Seed, start: int, end: int, one: Format) -> float:
    """How much a format has to say against these lines, and how little it makes of them."""
    if start >= end:
        return 0.0
    part = replace(seed, lines=seed.lines[start:end])
    cost = 0.0
    covered = set[int]()
    for piece in one.split(part):
        if isinstance(piece, Problem):
            cost += _WEIGHTS[piece.severity]
            continue
        covered.update(range(piece.first_line, piece.last_line + 1))
        if isinstance(piece, Record):
            cost += _FURTHER_PARAGRAPH * (piece.abstract or "").count("\n\n")
    left = [n for n, line in enumerate(part.lines, 1) if line.strip() and n not in covered]
    texts = sum(len(line) >= _SHORTEST_TEXT for line in _furniture_lines(part, one))
    return cost + len(left) + texts


def _furniture_lines(seed: Seed, one: Format) -> Iterator[str]:
    for piece in one.split(seed):
        if isinstance(piece, Furniture):
            yield from seed.lines[piece.first_line - 1 : piece.last_line]


def moved(part: Part, lines: int) -> Part:
    """A part whose stretch begins so many lines below the file's beginning."""
    if isinstance(part, Problem):
        line = part.line or 1
        return replace(part, line=line + lines)
    return replace(part, first_line=part.first_line + lines, last_line=part.last_line + lines)
