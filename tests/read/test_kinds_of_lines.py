"""Small listings between two lines of words, and the kinds of their lines.

Each line of ``kinds_of_lines.txt`` has a listing (``⏎`` ends a line, ``⇥`` is a tab) and, behind
``->``, its runs of lines of one kind, with the line above it and the two below.
"""

from __future__ import annotations

from pathlib import Path

from paperweave.read.marks.kinds import runs
from tests.support.rows import for_rows

TABLE = Path(__file__).with_name("kinds_of_lines.txt").read_text(encoding="utf-8")
ROWS = [(*line.partition("  ->  ")[::2],) for line in TABLE.splitlines()]


def _told(text: str) -> str:
    lines = ("Words of ours", *text.replace("⇥", "\t").split("⏎"), "", "Words below")
    found = runs(lines)
    return "; ".join(f"{run.start + 1}-{run.end} {run.kind}{'!' * run.whole}" for run in found)


@for_rows(("text", "kinds"), ROWS)
def test_lines_are_known_by_their_marks(text: str, kinds: str) -> None:
    assert _told(text) == kinds
