"""One line more in a listing, and what is told of it.

Each line of ``lines_among_papers.txt`` has where the line stands, the line itself and, behind
``->``, what is told: ``text`` is a page of titles and abstracts, ``record`` a record of RIS,
``page`` one of Markdown. ``above`` is a line before a text, ``below`` one behind the last.
"""

from __future__ import annotations

from pathlib import Path

from paperweave.model.reading import Seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows

TABLE = Path(__file__).with_name("lines_among_papers.txt").read_text(encoding="utf-8")
ROWS = [(*line.partition(" | ")[::2],) for line in TABLE.splitlines()]
TEXT = (
    "We propose looms of {}. We show that they weave as well as those of steel do, that they rest,"
    " and that they are what we have always had in the north."
)
PAPERS = [
    (f"Looms of {one}: A Survey", TEXT.format(one)) for one in ("Wool", "Silk", "Flax", "Hemp")
]
PLACES = {
    "text above": ("", [line for paper in PAPERS[:2] for line in (*paper, "")], "", TEXT),
    "text below": ("", [line for paper in PAPERS[:3] for line in (*paper, "")], "", None),
    "record": ("TY  - JOUR", ["TI  - On looms of wool", "AU  - Weaver, Ada"], "ER  - ", None),
    "page": ("# Looms", ["- [On Looms](https://arxiv.org/abs/1905.01234)", ""], "", None),
}
_SHOWN = 32  # characters of a message


def _told(place: str, line: str) -> str:
    first, above, last, below = PLACES[place]
    behind = ["", below.format("jute")] if below else []
    lines = [first, *above, line.replace("⏎", "\n"), *behind, last]
    whole = tuple("\n".join(lines).strip("\n").split("\n"))
    reading = read_lines(Seed("a.txt", whole), FORMATS)
    found = [p for p in reading.problems if p.severity != "noted"]
    told = [f"{p.severity} {p.line}: {p.message[:_SHOWN]}" for p in found]
    return "; ".join([f"papers {len(reading.records)}", *told])


@for_rows(("place", "row"), ROWS)
def test_a_line_among_papers_is_told_or_known(place: str, row: str) -> None:
    line, _, wanted = row.partition("  ->  ")
    assert _told(place, line) == wanted
