"""Whatever stands in the fields of a listing, it is read or reported, and nothing is raised."""

from __future__ import annotations

from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

import pytest

from paperweave.clean.entry import entry_of
from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_cases import CASES, name_of
from tests.support.hostile_fields import with_hostile_fields
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

SCHOLAR = (
    '<html><body><table><tr class="gsc_a_tr"><td><a class="gsc_a_at">{}</a>'
    '<div class="gs_gray">A Weaver, B Thread</div><div class="gs_gray">Looms{} 12 (3), 1-9</div>'
    "</td></tr></table></body></html>"
)
TABLE = (
    "# Papers\n\n<table>\n<tr><th>Title</th><th>Code</th></tr>\n<tr><td>"
    '<a href="https://arxiv.org/abs/1901.00001">Looms in linear time</a>{}</td><td>-</td></tr>\n'
    "</table>\n"
)
# What once raised an error.
FOUND = {
    "escape.html": SCHOLAR.format("Looms in linear time", " \x1b[31m"),
    "escape_in_a_title.html": SCHOLAR.format("Looms \x1b in time", ""),
    "comment.md": TABLE.format("<!-- pwn"),
}


@pytest.mark.parametrize("name", FOUND)
def test_what_once_raised_an_error_is_read(name: str) -> None:
    _read(name, FOUND[name].encode())


@for_rows("case", CASES[::3], ids=name_of)
def test_a_listing_with_hostile_fields_is_read_or_reported(case: Path) -> None:
    _read(case.name, with_hostile_fields(case, Random(case.name)))  # noqa: S311


@pytest.mark.nightly
@pytest.mark.parametrize("case", CASES, ids=name_of)
def test_many_listings_with_hostile_fields_are_read_or_reported(case: Path) -> None:
    for number in range(20):
        _read(case.name, with_hostile_fields(case, Random(f"{number}{case.name}")))  # noqa: S311


def _read(name: str, data: bytes) -> None:
    reading = read_file(name, BytesIO(data), FORMATS)
    for record in reading.records:
        assert 1 <= record.first_line <= record.last_line <= len(reading.seed.lines)
        entry_of(record)
    assert reading.records or reading.problems or reading.no_listing
    for problem in reading.problems:
        str(problem).encode()
