"""Pieces of the real listings with faults put in: what a hand, a copy or a disk does to a file."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.support.hostile import PAYLOADS
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from paperweave.model.record import Record

ENTRIES = 9  # in a piece: enough for a layout to show itself, few enough for thousands of cases
NAMES = tuple(sorted(path.name for path in REAL_SEEDS.iterdir() if path.suffix in (".txt", ".bib")))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some entries of a listing that stand together, with their lines."""

    name: str
    lines: tuple[str, ...]
    entries: tuple[tuple[int, int], ...]  # first and last line of each, from 0

    @property
    def text(self) -> str:
        """The lines as a file has them."""
        return "\n".join(self.lines) + "\n"


@cache
def _listing(name: str) -> tuple[tuple[str, ...], tuple[Record, ...]]:
    data = (REAL_SEEDS / name).read_bytes()
    return tuple(data.decode().split("\n")), read_file(name, BytesIO(data), FORMATS).records


def piece(rng: Random) -> Piece:
    """A run of entries from one of the listings."""
    name = rng.choice(NAMES)
    lines, records = _listing(name)
    start = rng.randrange(max(1, len(records) - ENTRIES))
    chosen = records[start : start + ENTRIES]
    first = chosen[0].first_line
    spans = tuple((r.first_line - first, r.last_line - first) for r in chosen)
    return Piece(name, lines[first - 1 : chosen[-1].last_line], spans)


Fault = tuple[str, "Callable[[list[str], int, Random], None]"]


def _delete(lines: list[str], at: int, _: Random) -> None:
    del lines[at]


def _repeat(lines: list[str], at: int, _: Random) -> None:
    lines.insert(at, lines[at])


def _cut(lines: list[str], at: int, rng: Random) -> None:
    lines[at] = lines[at][: rng.randrange(len(lines[at]) + 1)]


def _insert(lines: list[str], at: int, rng: Random) -> None:
    lines.insert(at, rng.choice(PAYLOADS).replace("\0", ""))


def _blank(lines: list[str], at: int, rng: Random) -> None:
    lines[at:at] = [""] * rng.randrange(1, 4)


def _break(lines: list[str], at: int, rng: Random) -> None:
    place = rng.randrange(len(lines[at]) + 1)
    lines[at : at + 1] = [lines[at][:place], lines[at][place:]]


def _change(lines: list[str], at: int, rng: Random) -> None:
    characters = list(lines[at])
    for _ in range(rng.randrange(1, 4)):
        characters.insert(
            rng.randrange(len(characters) + 1),
            rng.choice("{}@\"',=\\$%•·:\t\u00a0\u200b\u2028é<>-"),
        )
    lines[at] = "".join(characters)


def _indent(lines: list[str], at: int, _: Random) -> None:
    lines[at] = f"    {lines[at]}  "


FAULTS = (_delete, _repeat, _cut, _insert, _blank, _break, _change, _indent)


def single_fault(rng: Random, sound: Piece) -> tuple[str, int, str]:
    """The piece with one fault inside of one entry: its text, which entry, and the fault's name."""
    entry = rng.randrange(1, len(sound.entries) - 1)
    first, last = sound.entries[entry]
    at = rng.choice([n for n in range(first, last + 1) if sound.lines[n].strip()])
    fault = rng.choice(FAULTS)
    lines = list(sound.lines)
    fault(lines, at, rng)
    return "\n".join(lines) + "\n", entry, f"{fault.__name__} at line {at + 1}"


def many_faults(rng: Random, sound: Piece) -> bytes:
    """The piece with several faults anywhere, down to its bytes."""
    lines = list(sound.lines)
    for _ in range(rng.randrange(1, 8)):
        if not lines:
            break
        rng.choice(FAULTS)(lines, rng.randrange(len(lines)), rng)
    if lines and rng.random() < 0.3:
        a, b = (rng.randrange(len(lines)) for _ in range(2))
        lines[a], lines[b] = lines[b], lines[a]
    if rng.random() < 0.2:
        other = piece(rng).lines
        at = rng.randrange(len(lines) + 1)
        lines[at:at] = other[rng.randrange(len(other)) :]
    data = bytearray(rng.choice(("\n", "\r\n", "\r")).join(lines).encode())
    if data and rng.random() < 0.3:
        for _ in range(rng.randrange(1, 4)):
            data[rng.randrange(len(data))] = rng.randrange(256)
    if rng.random() < 0.2:
        del data[rng.randrange(len(data) + 1) :]
    return bytes(data)
