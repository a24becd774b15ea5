"""The table of papers: no cell is a formula to a spreadsheet, whatever a listing says."""

from __future__ import annotations

import csv
from dataclasses import replace
from io import StringIO

from paperweave.export.papers_csv import COLUMNS, cells_beside, csv_header, csv_lines
from paperweave.export.search_index import texts_of
from paperweave.export.search_words import Searchable
from paperweave.model.record import Author, Link, LinkKind, Publication
from tests.support.making import entry, published, together
from tests.support.rows import for_rows

KINDS: tuple[LinkKind, ...] = ("pdf", "code", "project", "data", "demo", "page")
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
    "a\r=1": "a\r =1",
    "a\n=1": "a\n =1",
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


FULL = replace(
    published(
        together(
            entry(
                "Spun silk", authors=["Ada Byron", "Bo; Cox"], date=(2024, 3), venue="Looms",
                arxiv="2403.00001", doi="10.1234/a", keywords=("looms", "silk"),
                categories=("cs.CL", "cs.LG"), abstract="We spin.", updated=(2024, 5),
                comment="Nine pages", other_titles=("One", "Two"),
                links=(
                    *(Link(kind, f"https://a.b/{kind}") for kind in KINDS),
                    Link("code", "https://c.d/"),
                ),
            )
        )[0]
    )[0],
    publication=Publication(
        "article", "3", "2", "5–9", "Loom Press", "Series", "978-1", "1234-5678",
        "Porto", "Rome, Italy", "de", "2", (Author("Ed Itor"), Author("An Other")),
    ),
    keywords=("spun silk",),
    subjects=("silk (S)",),
    keys=("byron24", "b;c"),
)  # fmt: skip


@for_rows(
    ("column", "cell"),
    [
        ("id", "papers/paper-0"),
        ("title", "Spun silk"),
        ("authors", "Ada Byron; Bo, Cox"),
        ("year", "2024"),
        ("date", "2024-03"),
        ("venue", "Looms"),
        ("type", "article"),
        ("volume", "3"),
        ("number", "2"),
        ("pages", "5–9"),
        ("publisher", "Loom Press"),
        ("arxiv", "arXiv:2403.00001"),
        ("doi", "10.1234/a"),
        ("url", "https://doi.org/10.1234/a"),
        ("keywords", "spun silk; silk (S)"),
        ("bibtex_key", "key0"),
        ("abstract", "We spin."),
        ("other_titles", "One | Two"),
        ("editors", "Ed Itor; An Other"),
        ("series", "Series"),
        ("isbn", "978-1"),
        ("issn", "1234-5678"),
        ("listed_keywords", "looms; silk"),
        ("categories", "cs.CL cs.LG"),
        ("pdf", "https://a.b/pdf"),
        ("code", "https://a.b/code https://c.d/"),
        ("project", "https://a.b/project"),
        ("data", "https://a.b/data"),
        ("demo", "https://a.b/demo"),
        ("links", "https://a.b/page"),
        ("updated", "2024-05"),
        ("comment", "Nine pages"),
        ("status", ""),
        ("owner_keys", "byron24; b,c"),
    ],
)
def test_each_fact_has_its_column(column: str, cell: str) -> None:
    (row,) = csv.DictReader(StringIO(csv_header()[1:] + csv_lines([FULL]), newline=""))
    assert row[column] == cell


def test_what_is_not_known_is_an_empty_cell() -> None:
    bare = published(together(entry("A", withdrawn=True))[0])
    (row,) = csv.DictReader(StringIO(csv_header()[1:] + csv_lines(bare), newline=""))
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "papers/paper-0",
        "title": "A",
        "type": "misc",
        "bibtex_key": "key0",
        "status": "withdrawn",
    }


def test_a_cell_that_the_search_has_is_its_place_there_and_any_other_stands_whole() -> None:
    (text,) = texts_of([Searchable(FULL, ("weft",))])
    cells = dict(zip(COLUMNS, cells_beside(FULL, text), strict=True))
    places = {name: place for name, place in cells.items() if isinstance(place, int)}
    # A name with a semicolon, and what the search does not know, stand whole.
    assert places == {"id": 0, "title": 1, "year": 4, "date": 3, "venue": 5, "abstract": 7}
    assert (cells["authors"], cells["doi"]) == ("Ada Byron; Bo, Cox", "10.1234/a")
    assert cells["pdf"] == "https://a.b/pdf"
