"""Several layouts one after another in a file: each stretch is found and read by its own format.

The file is parted into windows of some lines, each format says how confident it is of each, and
the cheapest way through them (Viterbi's, with a price for each change of format) gives the
stretches. Where one ends, the lines around are tried one by one: the best border is the one at
which both formats have least to complain about.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.arxiv.author_page import FORMAT as ARXIV_AUTHOR
from paperweave.read.formats.huggingface.cards import FORMAT as HF_BLOCKS
from paperweave.read.formats.huggingface.lines import FORMAT as HF_LINES
from paperweave.read.formats.plain_text.abstract_cues import abstract_cues
from paperweave.read.formats.plain_text.aitopics import FORMAT as AITOPICS
from paperweave.read.formats.plain_text.line_features import is_menu
from paperweave.read.formats.plain_text.untagged_lines import FORMAT as BY_SHAPE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Reading, Seed
    from paperweave.model.record import Part
    from paperweave.read.formats.registry import Format

_WINDOW = 24  # lines that are not blank: some five papers of any layout
_FEW_WINDOWS = 3  # in so short a file every line may be the border
_BESIDE = 6  # lines beside the two windows at a border that are tried as well
_CONFIDENT = 0.5  # a format's confidence in a window that counts
# Layouts of which only the whole shows whose they are.
_WITHOUT_MARKS = (AITOPICS, ARXIV_AUTHOR, HF_BLOCKS, HF_LINES, BY_SHAPE)
_NAMES = frozenset(one.name for one in _WITHOUT_MARKS)
_KNOWN = 0.3  # a format's confidence in a short stretch
_CHANGE = 0.6  # what a change of format costs, in confidence
_LARGEST = 1_000_000  # characters of a file that is looked at in windows
# A record this many times longer than most of its siblings may hold others.
_MANY_TIMES = 8
_LONG = 2_500  # characters; shorter ones are never too long
_LONGEST = 20_000  # characters of a record without siblings
_MANY_LINES = 16
_SHORT_TEXT = 100  # characters of a paragraph that is worth a second look
_FEW_GUESSES = 2  # in a file that is read by its own format
_SHORTEST_TEXT = 300  # characters of a paragraph that furniture should not hold
_WEIGHTS = {"lost": 3.0, "guessed": 1.0, "noted": 0.3}
_LINE_END = 0.3  # within an abstract
_STRAY = 0.25  # a line among the page's own that is no menu
_SWALLOWED = 5.0  # a record or furniture that may hold papers
_UNREAD = 100.0  # a file that no format reads


@dataclass(frozen=True, slots=True)
class Stretch:
    """Lines of a file, the first counted from 0 and the last not among them, with their format."""

    start: int
    end: int
    format: Format
    marked: bool = False  # its lines show by marks of their own whose they are


def can_be_parted(seed: Seed) -> bool:
    """Tell whether a file is small enough to be looked at in parts, and in memory."""
    return (
        isinstance(seed.lines, tuple) and sum(map(len, seed.lines)) <= _LARGEST
    )


def may_hold_others(reading: Reading) -> bool:
    """Tell whether a file may hold more than its format saw, from what was read of it."""
    if not can_be_parted(reading.seed):
        return False
    severities = [problem.severity for problem in reading.problems]
    doubtful = (
        "lost" in severities or severities.count("guessed") > _FEW_GUESSES
    )
    if doubtful or any(oversized(reading)) or _spans_many_lines(reading):
        return True
    if _is_short_and_doubtful(reading):
        return True
    return len(list(texts_in_furniture(reading, _SHORT_TEXT))) > 0


def _is_short_and_doubtful(reading: Reading) -> bool:
    """Tell whether a short file without marks may hold another: its few papers show less."""
    if reading.format not in _NAMES or len(_windows(reading.seed.lines)) > 1:
        return False
    guessed = any(problem.severity == "guessed" for problem in reading.problems)
    return guessed or any(
        "\n" in (record.abstract or "") for record in reading.records
    )


def _spans_many_lines(reading: Reading) -> bool:
    """Tell whether a record takes many times as many lines as its siblings."""
    spans = [
        record.last_line - record.first_line + 1 for record in reading.records
    ]
    if not spans:
        return False
    if len(spans) == 1 and reading.format not in _NAMES:
        return False  # marks show where a record ends
    usual = median(spans) if len(spans) > 1 else 0
    return max(spans) > max(_MANY_LINES, _MANY_TIMES * usual)


def complaints(reading: Reading) -> float:
    """How little of a file was understood: its problems, and what may have swallowed papers."""
    told = sum(_WEIGHTS[problem.severity] for problem in reading.problems)
    swallowed = len(list(oversized(reading))) + len(
        list(texts_in_furniture(reading, _SHORT_TEXT))
    )
    swallowed += _spans_many_lines(reading)
    return told + _SWALLOWED * swallowed + _UNREAD * (reading.format is None)


def _bounds(
    lengths: Sequence[int], heights: Sequence[int]
) -> tuple[float, float]:
    """The letters and the lines beyond which an abstract is oversized."""
    if len(lengths) == 1:
        return float(_LONGEST), float(_LONGEST)
    longest = max(_LONG, _MANY_TIMES * median(lengths or [0]))
    return longest, max(_MANY_LINES, _MANY_TIMES * median(heights or [0]))


def oversized(reading: Reading) -> Iterator[Record]:
    """The records whose abstracts are many times longer than those of their siblings."""
    told = [record for record in reading.records if record.abstract]
    lengths = [len(record.abstract or "") for record in told]
    heights = [(record.abstract or "").count("\n") + 1 for record in told]
    longest, highest = _bounds(lengths, heights)
    for record, length, height in zip(told, lengths, heights, strict=True):
        if length > longest or height > highest:
            yield record


def texts_in_furniture(
    reading: Reading, shortest: int = _SHORTEST_TEXT
) -> Iterator[tuple[Furniture, int]]:
    """The furniture that holds a text which speaks as abstracts do, and that text's line."""
    for part in reading.furniture:
        for number in range(part.first_line, part.last_line + 1):
            line = reading.seed.lines[number - 1]
            if len(line) >= shortest and abstract_cues(line) > 1:
                yield part, number
                break


def stretches(seed: Seed, formats: Sequence[Format]) -> list[Stretch]:
    """The stretches of a file and their formats; one or none where it has one layout."""
    windows = _windows(seed.lines)
    if len(windows) == 1:
        return _two_of_few(seed, formats)
    ways = _formats_by_window(seed, windows, formats)
    found = list(_joined(windows, ways))
    for index in range(len(found) - 1):
        border = _border(seed, found[index], found[index + 1])
        found[index] = replace(found[index], end=border)
        found[index + 1] = replace(found[index + 1], start=border)
    filled = [stretch for stretch in found if stretch.end > stretch.start]
    if len(filled) < 2 and len(windows) <= _FEW_WINDOWS:
        return _two_of_few(seed, formats)
    return filled


def _two_of_few(seed: Seed, formats: Sequence[Format]) -> list[Stretch]:
    """The two stretches of a short file at the border where both formats have least against them.

    One or none where no border is better than none.
    """
    whole = _surest(seed, 0, len(seed.lines), formats)
    if whole and whole[0].format not in _WITHOUT_MARKS:
        return whole
    least = sum(cost_of(seed, one) for one in whole) if whole else _UNREAD
    plain = [one for one in formats if one in _WITHOUT_MARKS]
    if least <= _CHANGE or not plain:
        return whole
    cost, two = min(
        _costs_of_two(seed, plain),
        key=lambda found: found[0],
        default=(least, whole),
    )
    return two if cost < least else whole


def _costs_of_two(
    seed: Seed, formats: Sequence[Format]
) -> Iterator[tuple[float, list[Stretch]]]:
    """What each pair of stretches costs that the file may be."""
    filled = [number for number, line in enumerate(seed.lines) if line.strip()]
    for border in filled[1:]:
        two = _two_at(seed, border, formats)
        if two:
            yield sum(cost_of(seed, one) for one in two) + _CHANGE, two


def _two_at(
    seed: Seed, border: int, formats: Sequence[Format]
) -> list[Stretch]:
    """The two stretches above and below a border, if both are known and unlike."""
    above = _surest(seed, 0, border, formats)
    below = _surest(seed, border, len(seed.lines), formats) if above else []
    unlike = below and above[0].format.split is not below[0].format.split
    return [*above, *below] if unlike else []


def _surest(
    seed: Seed, start: int, end: int, formats: Sequence[Format]
) -> list[Stretch]:
    part = replace(seed, lines=seed.lines[start:end])
    said = [
        (one.detect(part).confidence, -index)
        for index, one in enumerate(formats)
    ]
    confidence, index = max(said)
    return (
        [Stretch(start, end, formats[-index])] if confidence >= _KNOWN else []
    )


def _windows(lines: Sequence[str]) -> list[tuple[int, int]]:
    """Part a file into windows; what is left at the end belongs to the last of them."""
    starts = [0]
    filled = 0
    for number, line in enumerate(lines):
        if filled == _WINDOW:
            starts.append(number)
            filled = 0
        filled += bool(line.strip())
    if filled < _WINDOW // 2 and len(starts) > 1:
        starts.pop()
    return list(pairwise([*starts, len(lines)]))


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
            state: state if totals[state] >= totals[best] - _CHANGE else best
            for state in states
        }
        came_from.append(origins)
        totals = {
            state: totals[origin]
            - _CHANGE * (origin != state)
            + row.get(state, 0.0)
            for state, origin in origins.items()
        }
    last = max(states, key=lambda state: totals[state])
    return [formats[state] for state in _way_to(last, came_from)]


def _way_to(last: int, came_from: Sequence[dict[int, int]]) -> list[int]:
    """The states up to the last, by the state from which each was reached."""
    way = []
    for origins in reversed(came_from):
        way.append(last)
        last = origins[last]
    return way[::-1]


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


def cost_of(seed: Seed, stretch: Stretch) -> float:
    """How much the format of a stretch has to say against its lines."""
    return _complaints(seed, stretch.start, stretch.end, stretch.format)


def _border(seed: Seed, above: Stretch, below: Stretch) -> int:
    """The line at which one layout ends and the next begins."""
    low = _steps(seed.lines, above.end, -2 * _WINDOW, above.start)
    first = _steps(seed.lines, above.end, -_WINDOW - _BESIDE, above.start)
    last = _steps(seed.lines, above.end, _WINDOW + _BESIDE, below.end)
    high = _steps(seed.lines, above.end, 2 * _WINDOW, below.end)
    candidates = [n for n in range(first, last) if seed.lines[n].strip()]
    costs = {
        line: _complaints(seed, low, line, above.format)
        + _complaints(seed, line, high, below.format)
        for line in candidates
    }
    return min(
        costs, key=lambda line: (round(costs[line], 3), line), default=above.end
    )


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
        lines = range(piece.first_line, piece.last_line + 1)
        covered.update(lines)
        if isinstance(piece, Record):
            cost += _LINE_END * (piece.abstract or "").count("\n")
        else:
            cost += sum(
                _cost_as_furniture(part.lines[number - 1]) for number in lines
            )
    left = [
        n
        for n, line in enumerate(part.lines, 1)
        if line.strip() and n not in covered
    ]
    return cost + len(left)


def _cost_as_furniture(line: str) -> float:
    """What it costs that a line is the page's own: more for a text, nothing for a menu."""
    if is_menu(line):
        return 0.0
    return 1.0 if len(line) >= _SHORTEST_TEXT else _STRAY


def moved(part: Part, lines: int) -> Part:
    """A part whose stretch begins so many lines below the file's beginning."""
    if isinstance(part, Problem):
        line = part.line or 1
        return replace(part, line=line + lines)
    return replace(
        part,
        first_line=part.first_line + lines,
        last_line=part.last_line + lines,
    )
