"""Marks of footnotes in a list of names."""

from __future__ import annotations

from paperweave.read.formats.markdown.authors import listed_authors
from tests.support.rows import for_rows

MARKED = [
    *(f"Ada Weaver{mark}, Ben Thread" for mark in "*†‡§¶✉"),
    "Ada Weaver1, Ben Thread2",
    "Ada Weaver1,2, Ben Thread3",
    "Ada Weaver1,2,3, Ben Thread3",
    "Ada Weaver, Ben Thread et al.",
    "Ada Weaver, Ben Thread, et al",
    "Ada Weaver, Ben Thread et. al.",
    "Ada Weaver, Ben Thread et.al",
    "Ada Weaver，Ben Thread",
    "Ada Weaver、Ben Thread",
]


@for_rows("names", MARKED)
def test_names_are_read_without_marks(names: str) -> None:
    assert [author.name for author in listed_authors(names)] == ["Ada Weaver", "Ben Thread"]
