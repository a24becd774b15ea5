"""What shows that a record has taken in lines of another paper."""

from __future__ import annotations

from dataclasses import replace

from paperweave.model.reading import Reading, Seed
from paperweave.model.record import Author, Record
from paperweave.read.formats.bibtex.format import FORMAT as BIBTEX
from paperweave.read.formats.tagged import (
    cnki,
    cochrane,
    embase_labelled,
    endnote_enw,
    nbib,
    refworks,
    ris,
    scopus_text,
    web_of_science,
)
from paperweave.read.taken_in import is_source, taken_in
from tests.support.rows import for_rows

TITLES = {
    "On Looms": False,
    # names
    "A. Weaver, B. Thread, C. Knot": True,
    "Ada Weaver, Ben Thread et al": True,
    "Weaver, Ada (57000000001)": True,
    "Weaver, Ada (570000000)": False,
    # a source
    "Journal of Looms 12 (3), 1-9, 2019": True,
    "Journal of Looms 12 (3), 1–9, 1999": True,
    "Journal of Looms 12 (3), 1-9, 2019 again": False,
    "Looms of 1-9, 2019": False,
    # a field
    "title: On Looms": True,
    "Name : On Looms": True,
    "author: Ada": True,
    "Authors: Ada": True,
    "abstract: We weave": True,
    "layout: loom": True,
    "tags: looms": True,
    "date: May": True,
    "year: 2019": True,
    "month: 3": True,
    "journal: Looms": True,
    "doi: 10.1000/a": True,
    "[pdf of looms] On Looms": True,
    "[PDF] On Looms": True,
    "doi://a": False,
    "dates: when looms weave": False,
    "On Looms month: 3 start: 1": True,
    "On Looms month: 3": False,
    'On Looms year = "2019': True,
    "On Looms year={2019": True,
    "On Looms },": True,
    "On Looms }": True,
    "On Looms n = {2": False,
    # a menu
    "SubscribeOn Looms": True,
    "Subscribe On Looms": False,
    "Subscribers of Looms": False,
}


@for_rows(("title", "told"), TITLES.items())
def test_a_title_of_names_a_source_a_field_or_a_menu_is_told(title: str, *, told: bool) -> None:
    record = Record("a.ris", 1, 1, title=title, authors=(Author("Dora Rope"),))
    reading = Reading(Seed("a.ris", (f"TI  - {title}",)), ris.FORMAT.name, (record,))
    assert [line for line, _ in taken_in(reading, {ris.FORMAT.name})] == [1] * told


SOURCES = [
    ("(2019) Looms, 3.", True),
    (" *  (1999) Looms, 3.", True),
    ("(1819) Looms, 3.", False),
    ("(2019)Looms, 3.", False),
    ("In (2019) Looms, 3.", False),
]


@for_rows(("line", "is_one"), SOURCES)
def test_a_source_of_scopus_begins_with_its_year(line: str, *, is_one: bool) -> None:
    assert is_source(line) == is_one


LABELS = ["title", "Abstract", "author", "authors", "作者", "摘要", "autores", "resumen"]


@for_rows("label", LABELS)
def test_a_label_that_a_record_has_twice_is_told(label: str) -> None:
    lines = (f"{label}: Looms", f"* {label} ：Knots")
    record = Record("a.txt", 1, 2, title="On Ropes in Rain")
    reading = Reading(Seed("a.txt", lines), ris.FORMAT.name, (record,))
    assert 2 in [line for line, _ in taken_in(reading, {ris.FORMAT.name})]
    once = Reading(Seed("a.txt", (lines[0], "Words")), ris.FORMAT.name, (record,))
    assert [line for line, _ in taken_in(once, {ris.FORMAT.name})] == []


STRICT = [
    one.FORMAT.name
    for one in (
        *(cnki, cochrane, embase_labelled, endnote_enw, nbib),
        *(refworks, ris, scopus_text, web_of_science),
    )
]


@for_rows(("name", "told"), [*((name, True) for name in [*STRICT, BIBTEX.name]), ("JSON", False)])
def test_beside_fields_no_line_stands_that_is_written_like_a_title(
    name: str, *, told: bool
) -> None:
    lines = ("TI  - On Ropes", "", "A Loom for Each Thread", "", "Words")
    record = Record("a.ris", 1, 5, title="On Ropes")
    found = taken_in(Reading(Seed("a.ris", lines), name, (record,)), {name})
    assert [line for line, _ in found] == [3] * told


BULLETS = ["- ", "+ ", "* ", "• "]


@for_rows("bullet", BULLETS)
def test_an_item_of_a_list_within_an_entry_is_no_title(bullet: str) -> None:
    lines = ("TI  - On Ropes", "", f"{bullet}A Loom for Each Thread", "")
    record = Record("a.ris", 1, 4, title="On Ropes")
    assert not list(
        taken_in(Reading(Seed("a.ris", lines), ris.FORMAT.name, (record,)), set(STRICT))
    )


def test_a_record_that_was_read_of_other_text_has_no_lines_of_its_own() -> None:
    lines = ("title: On Ropes", "title: On Looms")
    bare = Record("a.ris", 1, 2, title="On Ropes")
    records = (replace(bare, raw="On Ropes"), bare)
    reading = Reading(Seed("a.ris", lines), ris.FORMAT.name, records)
    assert [line for line, _ in taken_in(reading, {ris.FORMAT.name})] == [2]
