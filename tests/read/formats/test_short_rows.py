"""A row that ends before its header does: whichever column it lacks, the rest of it is read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from paperweave.read.formats.tables.csv_tables import find_header
from tests.read.formats.test_cases import CASES, seed_of
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from pathlib import Path

TABLES = [path for path in CASES if path.parent.parent.name == "csv_tables"]


@for_rows("path", TABLES, ids=lambda path: path.name)
def test_a_row_may_lack_any_column(path: Path) -> None:
    lines = seed_of(path).lines
    found = find_header(list(lines))
    assert found is not None
    table = list(csv.reader(lines[found.line - 1 :], delimiter=found.delimiter))
    rows = [row for row in table[1:] if len(row) == len(table[0])]
    for last in range(len(table[0])):
        order = [*range(last), *range(last + 1, len(table[0])), last]
        text = io.StringIO()
        csv.writer(text).writerow([table[0][n] for n in order])
        csv.writer(text).writerows([row[n] for n in order[:-1]] for row in rows)
        reading = read_file(path.name, io.BytesIO(text.getvalue().encode()), FORMATS)
        assert reading.records or reading.problems, table[0][last]
