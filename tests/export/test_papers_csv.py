"""The table of papers: no cell is a formula to a spreadsheet, whatever a listing says."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from paperweave.export.papers_csv import csv_header, csv_lines
from tests.support.making import entry, published, together
from tests.support.rows import for_rows

CELLS = {
    "=1+1": " =1+1",
    "+1": " +1",
    "-1": " -1",
    "@SUM(1)": " @SUM(1)",
    "\t=1": " \t =1",
    "\r=1": " \r =1",
    "\n=1": " \n =1",
    "＝1": " ＝1",
    "＋1": " ＋1",
    "－1": " －1",
    "＠x": " ＠x",
    "a;=1": "a; =1",
    "a\t=1": "a\t =1",
    "a;b=1": "a;b=1",
    "a; -1": "a; -1",
    "a-b": "a-b",
    "": "",
}


@for_rows("text", CELLS)
def test_what_begins_like_a_formula_gets_a_space_first(text: str) -> None:
    papers = published(together(entry("A Paper on Wool", abstract="Wool."))[0])
    papers = [replace(paper, abstract=text) for paper in papers]
    (row,) = csv.DictReader(StringIO(csv_header()[1:] + csv_lines(papers), newline=""))
    assert row["abstract"] == CELLS[text]


def test_a_mark_tells_excel_that_the_file_is_utf_8() -> None:
    assert csv_header().startswith("\ufeffid,title,")
