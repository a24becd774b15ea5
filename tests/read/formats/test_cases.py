"""Every case is a listing in ``<family>/<format>/cases/``.

What it must be read as is in ``<case>.expected.yaml``.

The folders are named as the module in ``paperweave.read.formats``. The expected file lists the
entries with their fields (what a record does not have is left out), the furniture and the problems
by their lines, and the lines left over.
"""

from __future__ import annotations

import dataclasses
import difflib
import importlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from paperweave.model.reading import Seed
from paperweave.model.record import (
    UNPUBLISHED,
    Author,
    Furniture,
    Link,
    PartialDate,
    Problem,
    Publication,
    Record,
)
from paperweave.read.decode import read_seed
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part
    from paperweave.read.formats.registry import Format

HERE = Path(__file__).parent
CASES = sorted(
    path for path in HERE.glob("*/*/cases/*") if not path.name.endswith(".expected.yaml")
)


def format_of(case: Path) -> Format:
    found: Format = importlib.import_module(f"paperweave.read.formats.{_module(case)}").FORMAT
    return found


def seed_of(case: Path) -> Seed:
    return read_seed(case.name, case.read_bytes())


def name_of(case: Path) -> str:
    return f"{_module(case)}-{case.stem}"


def _module(case: Path) -> str:
    family, name = case.relative_to(HERE).parts[:2]
    return f"{family}.{name}"


def as_read(seed: Seed, parts: Sequence[Part]) -> str:
    """The parts as the expected file writes them."""
    claimed = {line for part in parts if not isinstance(part, Problem) for line in _lines(part)}
    left_over = [
        n for n, line in enumerate(seed.lines, start=1) if line.strip() and n not in claimed
    ]
    page: dict[str, Any] = {
        "entries": [_as_entry(part) for part in parts if isinstance(part, Record)],
        "furniture": [
            f"{_span(part)} {part.what}" for part in parts if isinstance(part, Furniture)
        ],
        "problems": [
            f"{part.severity} {part.line}: {part.message}"
            for part in parts
            if isinstance(part, Problem)
        ],
        "left_over": left_over,
    }
    kept = {name: value for name, value in page.items() if value}
    return yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=110)


def _lines(part: Record | Furniture) -> range:
    return range(part.first_line, part.last_line + 1)


def _span(part: Record | Furniture) -> str:
    return f"{part.first_line}-{part.last_line}"


def _as_entry(record: Record) -> dict[str, Any]:
    fields = {field.name: getattr(record, field.name) for field in dataclasses.fields(record)}
    for name in ("file", "first_line", "last_line"):
        del fields[name]
    shown = {
        name: _plain(value)
        for name, value in fields.items()
        if value not in (None, (), False, UNPUBLISHED)
    }
    return {"lines": _span(record), **shown}


def _plain(value: object) -> object:
    if isinstance(value, Author):
        return value.name if value.family is None else f"{value.name} (family name {value.family})"
    if isinstance(value, Link):
        return f"{value.kind} {value.url}"
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Publication):
        return {name: _plain(fact) for name, fact in value._asdict().items() if fact}
    return [_plain(item) for item in value] if isinstance(value, tuple) else value


@for_rows("case", CASES, ids=name_of)
def test_a_listing_is_read_as_its_expected_file_says(case: Path) -> None:
    seed = seed_of(case)
    expected = yaml.safe_load(case.with_suffix(".expected.yaml").read_text(encoding="utf-8"))
    read = as_read(seed, list(format_of(case).split(seed)))
    wanted = yaml.safe_dump(expected, allow_unicode=True, sort_keys=False, width=110)
    if yaml.safe_load(read) != expected:
        difference = difflib.unified_diff(
            wanted.splitlines(), read.splitlines(), "expected", "read", lineterm="", n=2
        )
        pytest.fail("\n".join(difference), pytrace=False)


def test_every_expected_file_has_its_listing() -> None:
    listings = {case.with_suffix("") for case in CASES}
    expected = {
        Path(str(path).removesuffix(".expected.yaml"))
        for path in HERE.glob("*/*/cases/*.expected.yaml")
    }
    assert expected == listings
