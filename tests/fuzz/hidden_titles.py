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
    from random import Random

    from paperweave.model.reading import Reading

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


@cache
def sources() -> tuple[Sound, ...]:
    """The real listings, and every test case whose papers have titles on lines of their own."""
    real = [(name, (REAL_SEEDS / name).read_bytes()) for name in NAMES]
    cases = [(case.name, "\n".join(seed_of(case).lines).encode()) for case in CASES]
    found = [_sound(name, data) for name, data in (*real, *cases)]
    return tuple(sound for sound in found if sound.titles)


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
    real, others = sources()[: len(NAMES)], sources()
    sound = rng.choice(real if rng.random() < 0.34 else others)
    lines = _part(rng, sound)
    for change in rng.sample(CHANGES, rng.choice((1, 1, 2, 3))):
        if lines:
            change(lines, rng)
    text = rng.choice(("\n", "\n", "\n", "\r\n", "\r")).join(lines)
    return sound, text.encode()


def _part(rng: Random, sound: Sound) -> list[str]:
    places = [n for n, line in enumerate(sound.lines) if _plain(line) in sound.titles]
    if len(places) <= _PAPERS:
        return list(sound.lines)
    first = rng.randrange(len(places) - _PAPERS)
    return list(sound.lines[places[first] : places[first + _PAPERS]])


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
    other = rng.choice(sources()).lines
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


def hidden(sound: Sound, data: bytes) -> tuple[Reading, list[tuple[int, str]]]:
    """What is read of a mutant, and the titles that it hides without a word, with their lines."""
    reading = read_file(sound.name, BytesIO(data), FORMATS)
    found = {_plain(record.title or "") for record in reading.records}
    told = [p.line for p in reading.problems if p.severity != "noted"]
    if None in told:
        return reading, []
    lines = {line for line in told if line is not None}
    missing = []
    for number, line in enumerate(reading.seed.lines, 1):
        title = sound.titles.get(_plain(line))
        near = range(number - _NEAR, number + _NEAR + 1)
        if title and title not in found and not lines.intersection(near):
            missing.append((number, title))
    return reading, missing
