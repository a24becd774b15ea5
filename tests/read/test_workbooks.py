"""Workbooks of spreadsheet programs.

Each sheet is read as a table, and a row of it is a line.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.read import decompress, workbooks
from paperweave.read.detect import read_path
from paperweave.read.formats.registry import FORMATS
from paperweave.read.seeds_folder import listings
from tests.support.making import abstract
from tests.support.rows import for_rows
from tests.support.workbooks import archive, ods, xlsx

if TYPE_CHECKING:
    import pytest

    from paperweave.model.reading import Reading
    from tests.support.site_of import Site
    from tests.support.workbooks import Sheets

HEADER = ("Title", "Authors", "Year", "arXiv", "Abstract")
GOOD = ("A Good Paper", "Ada Weaver", 2024, 2402.1741, abstract("blue"))
OTHER = ("Another Paper", "Ben Thread", 2023, "2301.00010", abstract("red"))
OF_1900 = Path(__file__).parent / "workbooks" / "accepted.xls"


def read(folder: Path, data: bytes) -> list[Reading]:
    path = folder / "list.xlsx"
    path.write_bytes(data)
    return list(read_path(path.name, path, FORMATS))


def told(readings: list[Reading]) -> list[tuple[str, str]]:
    return [(problem.file, problem.message) for one in readings for problem in one.problems]


@for_rows(
    ("form", "data"),
    [
        ("xlsx", xlsx({"Papers": [HEADER, GOOD, OTHER]})),
        ("ods", ods({"Papers": [HEADER, GOOD, OTHER]})),
    ],
)
def test_a_sheet_is_read_as_a_table_whose_lines_are_its_rows(
    tmp_path: Path, form: str, data: bytes
) -> None:
    (reading,) = read(tmp_path, data)
    assert reading.seed.name == "list.xlsx", form
    assert [(one.title, one.first_line) for one in reading.records] == [
        ("A Good Paper", 2),
        ("Another Paper", 3),
    ]
    assert [str(one.date) for one in reading.records] == ["2024", "2023"]


def test_a_workbook_of_the_kind_before_2007_is_read(tmp_path: Path) -> None:
    (reading,) = read(tmp_path, OF_1900.read_bytes())
    assert [one.title for one in reading.records] == ["Weaving Paper by Hand", "Counting Knots"]
    assert [str(one.date) for one in reading.records] == ["2024", "2023"]


@for_rows(
    ("cell", "line"),
    [
        ("two\nlines", "two lines,x"),
        ("two\r\nlines\vof\x85text", "two lines of text,x"),
        ('a "quoted" word', '"a ""quoted"" word",x'),
        ("one, two", '"one, two",x'),
        ("  blanks around ", "blanks around,x"),
        (2024.0, "2024,x"),
        (0.5, "0.5,x"),
        (-45352, "2024-03-01,x"),  # Excel's number of a day
        (-45352.5, "2024-03-01 12:00:00,x"),
    ],
)
def test_a_cell_is_written_as_it_is_shown(tmp_path: Path, cell: str | float, line: str) -> None:
    (reading,) = read(tmp_path, xlsx({"Papers": [(cell, "x")]}))
    assert reading.seed.lines == (line,)


def test_blank_rows_count_so_that_lines_are_the_rows_that_the_program_shows(
    tmp_path: Path,
) -> None:
    rows = [("About this list", None), (), (), HEADER, GOOD, (None, None), OTHER]
    (reading,) = read(tmp_path, xlsx({"Papers": rows}))
    assert [one.first_line for one in reading.records] == [5, 7]


def test_a_header_below_many_blank_rows_is_found(tmp_path: Path) -> None:
    above = [("TOPIC: weaving", None), *[()] * 24, ("Results found", 2), ("h-index", 1), ()]
    (reading,) = read(tmp_path, xlsx({"savedrecs": [*above, HEADER, GOOD, OTHER]}))
    assert [one.first_line for one in reading.records] == [30, 31]


def test_a_sheet_of_one_column_is_text_and_no_table(tmp_path: Path) -> None:
    first = 'Weaver, A. (2024). A "good" paper, and more. Journal of Looms, 3(1), 1-9.'
    second = "Thread, B. (2023). Another paper on knots. Journal of Looms, 2(4), 10-19."
    (reading,) = read(tmp_path, xlsx({"References": [(None, first), (None, second)]}))
    assert reading.seed.lines == (first, second)
    assert len(reading.records) == 2


def test_each_sheet_is_a_listing_and_one_without_papers_is_no_error(tmp_path: Path) -> None:
    sheets: Sheets = {
        "2024": [HEADER, GOOD],
        "2023": [HEADER, OTHER],
        "Notes": [("ask Ada", "soon"), ("ask Ben", "never")],
        "Blank": [(None, "")],
    }
    readings = read(tmp_path, xlsx(sheets))
    assert [(one.seed.name, len(one.records), one.no_listing) for one in readings] == [
        ("list.xlsx/2024", 1, None),
        ("list.xlsx/2023", 1, None),
        ("list.xlsx/Notes", 0, "a sheet without papers"),
    ]
    assert told(readings) == []


def test_where_no_sheet_has_papers_each_says_what_was_expected(tmp_path: Path) -> None:
    notes = [("ask Ada", "soon"), ("ask Ben", "never")]
    readings = read(tmp_path, xlsx({"Notes": notes, "More": notes}))
    assert [message[:14] for _, message in told(readings)] == ["no format fits"] * 2


def test_names_of_sheets_become_plain_ones_and_the_same_name_twice_is_told(
    tmp_path: Path,
) -> None:
    sheets: Sheets = {"a/b": [HEADER, GOOD], "a-b": [HEADER, OTHER], "c\td": [HEADER, OTHER]}
    readings = read(tmp_path, ods(sheets))
    names = [one.seed.name.removeprefix("list.xlsx/") for one in readings]
    assert names == ["a-b", "a-b", "c-d"]
    assert [len(one.records) for one in readings] == [1, 0, 1]
    (problem,) = told(readings)
    assert "is the name of two sheets" in problem[1]


@for_rows(
    ("written", "meant"),
    [
        (2402.1741, "2402.17410"),
        (2402.1, "2402.10000"),
        (1501.00002, "1501.00002"),
        (1501.2, "1501.20000"),
        (1412.2, "1412.2000"),
        (704.0001, "0704.0001"),
        (703.0001, None),
        ("2402.17410v2", "2402.17410"),
    ],
)
def test_the_zeros_that_a_spreadsheet_dropped_from_a_number_of_arxiv_come_back(
    tmp_path: Path, written: str | float, meant: str | None
) -> None:
    row = ("A Good Paper", "Ada Weaver", 2024, written, abstract("blue"))
    (reading,) = read(tmp_path, xlsx({"Papers": [HEADER, row]}))
    assert reading.records[0].arxiv == meant


GOOD_BYTES = xlsx({"Papers": [HEADER, GOOD]})


@for_rows(
    ("data", "message"),
    [
        (xlsx({"Papers": [()]}), "is a workbook without a filled cell"),
        (archive({"xl/workbook.xml": "<x"}), "cannot be read as a workbook"),
        (OF_1900.read_bytes()[:1500], "cannot be read as a workbook"),
        (b"\xd0\xcf\x11\xe0" + bytes(600), "cannot be read as a workbook"),
        (GOOD_BYTES.replace(b"xl/styles", b"xl/stiles", 1), "is a damaged workbook"),
        (archive({"xl/workbook.xml": " " * 1_200_000}), "unpacks to more than 100 times"),
        (archive({"[Content_Types].xml": "<x/>", "word/document.xml": "<x/>"}), "is a document of"),
        (ods({"Papers": [HEADER, GOOD]}, kind="text"), "is a document of an office program"),
    ],
)
def test_what_is_no_workbook_or_a_damaged_one_says_what_to_do(
    tmp_path: Path, data: bytes, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decompress, "_ALWAYS_ALLOWED", 1_000_000)
    (problem,) = told(read(tmp_path, data))
    assert message in problem[1]


def test_a_workbook_that_does_not_end_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbooks, "_LONGEST", 0.001)
    (problem,) = told(read(tmp_path, GOOD_BYTES))
    assert "could not be read as a workbook in 0.001 seconds; save it as CSV" in problem[1]


def test_a_workbook_is_built_beside_other_listings_and_a_lock_file_is_none(site: Site) -> None:
    site.put("more/list.xlsx", xlsx({"2024": [HEADER, GOOD], "2023": [HEADER, OTHER]}))
    site.put("more/~$list.xlsx", b"\x04Ada")
    assert list(listings(site.seeds)) == ["more/list.xlsx"]
    assert site.build() == 0
    assert site.addresses() == {"A Good Paper": "2402.17410", "Another Paper": "2301.00010"}
    page = (site.docs / "papers" / "2402.17410.md").read_text()
    assert "more/list.xlsx/2024" in page
    assert "A Good Paper,Ada Weaver,2024," in page
