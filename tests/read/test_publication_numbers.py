"""Numbers of publications: both ISSNs of a journal, and what APA says of a report in brackets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.records.publication import publication_of
from paperweave.read.formats.references.citation import read_citation
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Sequence


@for_rows(
    ("texts", "issn"),
    [
        (["1234-5678"], "1234-5678"),
        (["1234-5678", "2345-678X"], "1234-5678, 2345-678X"),
        (["1234-5678, 2345-678x"], "1234-5678, 2345-678x"),
        (["1234-5678", "12345678", "2345-678X", "2345-678x"], "1234-5678, 2345-678X"),
        (["ISSN 1234-5678; eISSN: 2345-678X"], "1234-5678, 2345-678X"),
        (["1234-5678 (print) 2345-678X (web)"], "1234-5678, 2345-678X"),
        (["978-3-16-148410-0", "1234-5678"], "1234-5678"),
        (["none"], None),
    ],
)
def test_a_journal_may_have_two_issns(texts: Sequence[str], issn: str | None) -> None:
    assert publication_of({"issn": texts}).issn == issn


def test_of_a_book_the_first_isbn_is_taken() -> None:
    numbers = ["978-3-16-148410-0", "978-3-16-148411-7"]
    assert publication_of({"isbn": numbers}).isbn == numbers[0]


@for_rows(
    ("said", "number", "series"),
    [
        ("Report No. 12", "12", None),
        ("Technical Report 12", "12", None),
        ("Research Report no. TR-2018/4", "TR-2018/4", None),
        ("Tech Report #12", "12", None),
        ("Working Paper No. 345", "345", "Working Paper"),
        ("Working Papers, Nos. 3", "3", "Working Paper"),
        ("DHHS Publication number 15-4579", "15-4579", "DHHS Publication"),
        ("Loom Bulletin 7", "7", "Loom Bulletin"),
        ("Memo 7", "7", "Memo"),
        ("Memorandum 7", "7", "Memorandum"),
        ("Loom Monograph No. 2a", "2a", "Loom Monograph"),
        ("Paper presented in Loom 7", None, None),
        ("Figure 12", None, None),
    ],
)
def test_a_report_says_its_number_in_brackets(
    said: str, number: str | None, series: str | None
) -> None:
    found = read_citation(f"Weaver, A. (2019). Looms that learn from cloth ({said}). Loom House.")
    assert found is not None
    told = found.publication
    assert (told.number, told.series) == (number, series)
    if number:
        assert (found.title, told.type) == ("Looms that learn from cloth", "techreport")
    else:
        assert found.title == f"Looms that learn from cloth ({said})"
