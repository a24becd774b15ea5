"""Lines on which a listing ends and another begins.

Each line of ``touching_lines.txt`` has such a line (``⏎`` where lines end, ``⇥`` for a tab) and,
behind ``->``, what of it is the second listing's; ``-`` where it is one.
"""

from __future__ import annotations

from pathlib import Path

from paperweave.read.marks.seams import seams
from tests.support.rows import for_rows

TABLE = Path(__file__).with_name("touching_lines.txt").read_text(encoding="utf-8")
ROWS = [(*line.partition("  ->  ")[::2],) for line in TABLE.splitlines()]


@for_rows(("text", "below"), ROWS)
def test_a_line_is_parted_where_the_second_listing_begins(text: str, below: str) -> None:
    lines = text.replace("⇥", "\t").split("⏎")
    found = [lines[number][column:].replace("\t", "⇥") for number, column in seams(lines)]
    assert (" & ".join(found) or "-") == below


def test_no_more_than_some_seams_of_a_file_are_looked_at() -> None:
    assert len(seams(["xTY  - JOUR"] * 9)) == 8
