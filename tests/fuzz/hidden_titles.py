"""Listings changed as hands, copies and disks change them, and the titles that hide in them then.

A title whose line stands in a changed listing is a title there, or something of its stretch is
reported: lost or guessed, so that the report shows it and ``--strict`` fails on what is lost.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.fuzz.mutations import FAULTS, NAMES
from tests.read.formats.test_cases import CASES, seed_of
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from random import Random

    from paperweave.model.reading import Reading
    from paperweave.model.record import Furniture, Record

_SHARE_OF_REAL = 0.34  # of the mutants
_PAPERS = 12  # of a listing that are changed at once
_ODD = "\u00a0\u200b\ufeff\u2060\u3000\u2009"
_AROUND = " \t•*·–-" + _ODD  # what may come to stand around a title without hiding it
_BULLETS = ("• ", "- ", "* ", "  – ", "\u200b")
_NEAR = 10  # lines from a title to what is told of it


@dataclass(frozen=True, slots=True)
class Sound:
    """A listing as it was, and the lines on which its titles stand, each with its title."""

    name: str
    lines: tuple[str, ...]
    titles: dict[str, str]


_REAL: tuple[Path, ...] = tuple(REAL_SEEDS / name for name in NAMES)
SOURCES: tuple[Path, ...] = (*_REAL, *CASES)


@cache
def sound(path: Path) -> Sound:
    """One of the real listings, or a test case, with those of its titles that are lines."""
    lines = seed_of(path).lines
    return _sound(path.name, "\n".join(lines).encode())


def _sound(name: str, data: bytes) -> Sound:
    reading = read_file(name, BytesIO(data), FORMATS)
    lines = tuple(reading.seed.lines)
    titles = {}
    for record in reading.records:
        title = _plain(record.title or "")
        if len(title) < 12:  # too short to be told from other words
            continue
        within = lines[record.first_line - 1 : record.last_line]
        line = next((line for line in within if _plain(line).endswith(title)), None)
        if line is not None and record.raw is None:
            titles[_plain(line)] = title
    return Sound(name, lines, titles)


def _plain(line: str) -> str:
    return "".join(sign for sign in line if sign not in _ODD).strip(_AROUND)


def mutant(rng: Random) -> tuple[Sound, bytes]:
    """A part of one of the listings, changed at random places; a third are the real ones'."""
    chosen = sound(rng.choice(_REAL if rng.random() < _SHARE_OF_REAL else SOURCES))
    while not chosen.titles:
        chosen = sound(rng.choice(SOURCES))
    lines = _part(rng, chosen)
    for change in rng.sample(CHANGES, rng.choice((1, 1, 2, 3))):
        if lines:
            change(lines, rng)
    text = rng.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)
    return chosen, text.encode()


def _part(rng: Random, whole: Sound) -> list[str]:
    places = [n for n, line in enumerate(whole.lines) if _plain(line) in whole.titles]
    if len(places) <= _PAPERS:
        return list(whole.lines)
    first = rng.randrange(len(places) - _PAPERS)
    return list(whole.lines[places[first] : places[first + _PAPERS]])


def _some_faults(lines: list[str], rng: Random) -> None:
    for _ in range(rng.randrange(1, 5)):
        if lines:
            rng.choice(FAULTS)(lines, rng.randrange(len(lines)), rng)


def _without_some_blank_lines(lines: list[str], rng: Random) -> None:
    share = rng.choice((0.1, 0.33, 0.7, 1))
    lines[:] = [line for line in lines if line.strip() or rng.random() > share]


def _with_blank_lines(lines: list[str], rng: Random) -> None:
    share = rng.choice((0.1, 0.5, 1))
    lines[:] = [new for line in lines for new in ([line, ""] if rng.random() < share else [line])]


def _swapped(lines: list[str], rng: Random) -> None:
    for _ in range(rng.randrange(1, 4)):
        at, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[at], lines[other] = lines[other], lines[at]


def _doubled(lines: list[str], rng: Random) -> None:
    at = rng.randrange(len(lines))
    lines[at:at] = lines[at : at + rng.randrange(1, 6)]


def _glued(lines: list[str], rng: Random) -> None:
    other = seed_of(rng.choice(SOURCES)).lines
    piece = list(other[: rng.randrange(1, 60)])
    at = rng.choice((0, len(lines), rng.randrange(len(lines) + 1)))
    lines[at:at] = piece


def _odd_spaces(lines: list[str], rng: Random) -> None:
    odd = rng.choice(_ODD)
    lines[:] = [
        rng.choice((odd + line, line + odd, line)) if rng.random() < 0.5 else line for line in lines
    ]


def _encoded_twice(lines: list[str], rng: Random) -> None:
    share = rng.choice((0.2, 1))
    lines[:] = [_twice(line) if rng.random() < share else line for line in lines]


def _twice(line: str) -> str:
    try:
        return line.encode().decode("cp1252")
    except UnicodeDecodeError:
        return line


def _bulleted(lines: list[str], rng: Random) -> None:
    bullet = rng.choice(_BULLETS)
    every = rng.random() < 0.5
    lines[:] = [
        bullet + line if line.strip() and (every or rng.random() < 0.3) else line for line in lines
    ]


def _cut_off(lines: list[str], rng: Random) -> None:
    del lines[rng.randrange(len(lines)) + 1 :]
    lines[-1] = lines[-1][: rng.randrange(len(lines[-1]) + 1)]


CHANGES: tuple[Callable[[list[str], Random], None], ...] = (
    _some_faults, _without_some_blank_lines, _with_blank_lines, _swapped, _doubled, _glued,
    _odd_spaces, _encoded_twice, _bulleted, _cut_off,
)  # fmt: skip


def hidden(whole: Sound, data: bytes) -> tuple[Reading, list[tuple[int, str]]]:
    """What is read of a mutant, and the titles that it hides without a word, with their lines."""
    reading = read_file(whole.name, BytesIO(data), FORMATS)
    found = {_plain(record.title or "") for record in reading.records}
    told = [p.line for p in reading.problems if p.severity != "noted"]
    if None in told:
        return reading, []
    lines = {line for line in told if line is not None} | _left_over(reading)
    missing = []
    for number, line in enumerate(reading.seed.lines, 1):
        title = whole.titles.get(_plain(line))
        near = range(number - _NEAR, number + _NEAR + 1)
        if title and title not in found and not lines.intersection(near):
            missing.append((number, title))
    return reading, missing


def _left_over(reading: Reading) -> set[int]:
    """The lines of no part: each is in a run that is told at its beginning, with its end."""
    parts: list[Record | Furniture] = [*reading.records, *reading.furniture]
    covered = {n for part in parts for n in range(part.first_line, part.last_line + 1)}
    return set(range(1, len(reading.seed.lines) + 1)) - covered if reading.records else set()
