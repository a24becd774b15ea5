"""What BibTeX beside an entry of another kind adds to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from paperweave.model.record import Author, Link, PartialDate, Publication, Record
from paperweave.read.formats.bibtex.beside import entry_in, filled_from, with_bibtex
from paperweave.read.formats.records.field_names import values_by_field
from paperweave.read.formats.records.named_fields import is_paper
from tests.support.rows import for_rows

BARE = Record("a.yml", 1, 2)
FULL = Record(
    "a.bib",
    1,
    9,
    title="Looms",
    abstract="We weave.",
    authors=(Author("Ada Weaver"),),
    date=PartialDate(2024),
    arxiv="2402.17412",
    doi="10.1000/a",
    venue="Loom Letters",
    keywords=("cloth",),
    key="weaver2024",
    links=(Link("page", "https://b.example"),),
    publication=Publication(volume="1", pages="2-3"),
)
OTHER: dict[str, Any] = {
    "title": "Knots",
    "abstract": "We tie.",
    "authors": (Author("Dora Knot"),),
    "date": PartialDate(1999),
    "arxiv": "1999.00001",
    "doi": "10.1000/b",
    "venue": "Knot Letters",
    "keywords": ("rope",),
}


@for_rows("name", OTHER)
def test_bibtex_says_what_the_entry_does_not(name: str) -> None:
    assert getattr(filled_from(BARE, FULL), name) == getattr(FULL, name)
    own = replace(BARE, **{name: OTHER[name]})
    assert getattr(filled_from(own, FULL), name) == OTHER[name]


def test_links_of_both_stay_and_the_key_is_that_of_the_bibtex() -> None:
    own = replace(
        BARE,
        key="own",
        links=(Link("page", "https://a.example"), *FULL.links),
        publication=Publication(pages="9", number="4"),
    )
    both = filled_from(own, FULL)
    assert both.links == own.links
    assert both.key == "weaver2024"
    assert filled_from(own, replace(FULL, key=None)).key == "own"
    assert both.publication == Publication(volume="1", number="4", pages="9")


def test_text_without_bibtex_adds_nothing() -> None:
    assert entry_in("no entry", "a.yml") is None
    assert with_bibtex(BARE, {}) == BARE
    assert with_bibtex(BARE, {"bibtex": ["no entry", 5, "@misc{"]}) == BARE
    entry = "\n @misc{a,\n title = {Looms},\n}\n"
    assert with_bibtex(BARE, {"bibtex": ["no entry", entry]}).title == "Looms"


@for_rows(
    "name", ["bibtex", "_bibtex", "BibTeX entry", "bibtex_string", "bibentry", "bib", "Citation"]
)
def test_lists_have_names_for_an_entry_s_bibtex(name: str) -> None:
    values = values_by_field([(name, "@misc{a, title = {Looms}}")])
    assert is_paper(values)
    assert with_bibtex(BARE, values).title == "Looms"
