"""The reader of last resort.

It says that it guesses, yields to every known layout, and leaves other texts alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from paperweave.model.record import Problem
from paperweave.read.decode import read_seed
from paperweave.read.formats.plain_text.untagged_lines import FORMAT
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_cases import CASES, format_of, name_of, seed_of
from tests.support.rows import for_rows

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
NO_PAPERS = [
    *sorted((HERE / "plain_text" / "untagged_lines" / "no_papers").iterdir()),
    ROOT / "LICENSE",
    ROOT / "pyproject.toml",
    *sorted((ROOT / "paperweave").rglob("*.py"))[::4],
]


@for_rows("path", NO_PAPERS, ids=lambda path: path.name)
def test_a_file_without_papers_is_not_claimed(path: Path) -> None:
    assert FORMAT.detect(read_seed(path.name, path.read_bytes())).confidence == 0


@pytest.mark.nightly
@for_rows("path", sorted((ROOT / "paperweave").rglob("*.py")), ids=lambda path: path.name)
def test_no_program_of_ours_is_claimed(path: Path) -> None:
    assert FORMAT.detect(read_seed(path.name, path.read_bytes())).confidence == 0


@for_rows("case", [case for case in CASES if format_of(case) is not FORMAT], ids=name_of)
def test_it_yields_to_every_layout_that_is_known(case: Path) -> None:
    seed = seed_of(case)
    assert max(FORMATS, key=lambda one: one.detect(seed).confidence) is not FORMAT


@pytest.mark.parametrize("case", [case for case in CASES if format_of(case) is FORMAT], ids=name_of)
def test_it_says_first_that_it_guesses_and_of_how_many_lines(case: Path) -> None:
    first = next(FORMAT.split(seed_of(case)))
    assert isinstance(first, Problem)
    assert (first.severity, first.line) == ("guessed", None)
    assert "%" in first.message
