"""Lines that show by a marker that a page has a layout of its own."""

from __future__ import annotations

import pytest

from paperweave.model.reading import Seed
from paperweave.read.formats.plain_text.foreign_markers import marked_share
from tests.support.rows import for_rows

MARKED = [
    "# Looms",
    "###### Looms",
    "- [Looms](a)",
    "Join our [Looms](https://a.example).",
    "Join our [Looms](http://a.example).",
    "* [Looms](a)",
    "+ [Looms](a)",
    "| a | b |",
    "> Looms",
    "```",
    "---",
    "@misc{a,",
    "@misc (a,",
    "title = {Looms}",
    'series_of-looms="a"',
    "TY  - JOUR",
    "PMID- 1",
    "A1- Weaver",
    "T2 - Looms",
    "<b>Looms",
    "</b>",
    "<!-- a -->",
    "<?xml",
    "[",
    "{",
    "]",
    "}",
    "\\\\",
    "arXiv:1905.01234",
    "arXiv: 1905.01234 [cs.CL]",
    "Title: Looms",
    "Author: Ada",
    "Authors : Ada",
    "Abstract: We weave.",
    "Comment: 3 pages",
    "Comments: 3 pages",
    "Subject: cs.CL",
    "Subjects: cs.CL",
    "DOI: 10.1000/1",
    "Journal-ref: Looms",
    "Date: May",
    "Categories: cs.CL",
    "Cite as: 1",
    "Created: May",
    "Updated: May",
    "• 4 authors",
    "· 4 authors",
    "*4 authors",
    "1 author",
    "·",
    "•",
    "[1] A. Weaver",
]
PLAIN = [
    "Looms",
    "####### Looms",
    "#Looms",
    "- Looms",
    "Title of looms",
    "ABCDE - Looms",
    "A - Looms",
    "4 authors wrote",
    "• Looms",
    "arXiv:1905.01234 on looms",
    "title = Looms",
    "(1) Looms",
    "looms | knots",
]


def _share(*lines: str) -> float:
    return marked_share(Seed("a.txt", lines))


@for_rows("line", MARKED)
def test_a_line_with_a_marker_is_known(line: str) -> None:
    assert _share(line, f"  {line}", "", "Looms", "Knots") == 0.5


@for_rows("line", PLAIN)
def test_a_line_without_a_marker_is_known(line: str) -> None:
    assert _share(line, line, "Looms", "Knots") == 0


def test_a_few_lines_may_look_marked_by_chance() -> None:
    assert _share("# Looms", "Knots") == 0
    assert _share(*["# Looms"] * 2, *["Knots"] * 48) == 0
    assert _share(*["# Looms"] * 2, *["Knots"] * 47) == pytest.approx(2 / 49)
    assert _share() == 0
