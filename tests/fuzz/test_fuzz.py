"""Mutated listings.

No error of ours, every line accounted for, and a fault costs no more than where it stands.

Each case is a number; what it stands for is made from the number alone. A number that once failed
stays in FOUND.
"""

from __future__ import annotations

from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pytest

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.fuzz.mutations import many_faults, piece, single_fault

if TYPE_CHECKING:
    from paperweave.model.reading import Reading
    from paperweave.model.record import Furniture, Record

FOUND_MANY: tuple[int, ...] = ()
FOUND_SINGLE = (
    535,
    1215,
    2391,
    3109,
    5019,
    5023,
    7553,
    13125,
    13489,
    14417,
    14451,
    15943,
    15975,
    19493,
)
# An item of a list in place of a blank line above the source: the title goes to the abstract above,
# and is not told from a paragraph of it by any mark.
COSTS_ITS_NEIGHBOUR = frozenset({13209})
IN_CI, IN_THE_NIGHT = range(40), range(40, 20_500)


def test_mutated_listings_are_read_without_an_error_and_every_line_is_accounted_for() -> None:
    _read_all((*FOUND_MANY, *IN_CI[::2]))


def test_a_single_fault_costs_at_most_the_entry_that_it_stands_in() -> None:
    _cost_all((*FOUND_SINGLE, *IN_CI[1::2]))


@pytest.mark.nightly
def test_twenty_thousand_mutated_listings() -> None:
    _read_all(IN_THE_NIGHT[::2])
    _cost_all(IN_THE_NIGHT[1::2])


def _read_all(cases: tuple[int, ...] | range) -> None:
    wrong = []
    for case in cases:
        rng = Random(case)  # noqa: S311
        sound = piece(rng)
        try:
            reading = read_file(sound.name, BytesIO(many_faults(rng, sound)), FORMATS)
        except Exception as error:  # noqa: BLE001 - all cases are to be told, not the first
            wrong.append(f"{case} ({sound.name}): {error!r}")
            continue
        wrong += [
            f"{case} ({sound.name}): line {line} is unaccounted for"
            for line in _unaccounted(reading)
        ]
    assert not wrong, "\n".join(wrong)


def _unaccounted(reading: Reading) -> list[int]:
    """Lines that are part of nothing and that no problem speaks of.

    A problem speaks of the whole file, or of the run of lines at its start.
    """
    told = {p.line for p in reading.problems if p.severity == "lost"}
    if reading.format is None:
        return [] if told or reading.no_listing else [0]
    parts: list[Record | Furniture] = [*reading.records, *reading.furniture]
    covered = {n for part in parts for n in range(part.first_line, part.last_line + 1)}
    found, run_is_told = [], False
    for number, line in enumerate(reading.seed.lines, 1):
        if not line.strip() or number in covered:
            run_is_told = False
        elif not (run_is_told := run_is_told or number in told):
            found.append(number)
    return found


def _cost_all(cases: tuple[int, ...] | range) -> None:
    wrong = []
    for case in cases:
        if case in COSTS_ITS_NEIGHBOUR:
            continue
        rng = Random(case)  # noqa: S311
        sound = piece(rng)
        text, entry, fault = single_fault(rng, sound)
        # The alternating layout has no marks: what stands beside a fault may go with it.
        reach = 1 if sound.name.startswith("002") else 0
        lost = _lost(sound.name, sound.text, text, set(range(entry - reach, entry + reach + 1)))
        wrong += [f"{case} ({sound.name}, {fault} in entry {entry}): {what}" for what in lost]
    assert not wrong, "\n".join(wrong)


def _lost(name: str, before: str, after: str, spared: set[int]) -> list[str]:
    sound, faulty = (
        read_file(name, BytesIO(text.encode()), FORMATS).records for text in (before, after)
    )
    kept = {(r.title, r.abstract, r.arxiv, r.date, r.author_count) for r in faulty}
    return [
        f"entry {n} ({(r.title or r.abstract or '')[:40]!r})"
        for n, r in enumerate(sound)
        if n not in spared and (r.title, r.abstract, r.arxiv, r.date, r.author_count) not in kept
    ]
