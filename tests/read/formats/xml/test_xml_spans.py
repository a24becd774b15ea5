"""Which elements of an XML file are cut out as entries."""

from __future__ import annotations

from paperweave.read.formats.xml.xml_elements import xml_spans
from tests.support.rows import for_rows

NAMES = ("book", "notebook")
SPANS = [
    ("<book>a</book>", ["book <book>a</book>"]),
    ("<notebook>a</notebook>", ["notebook <notebook>a</notebook>"]),
    ("<book/><book x='1'/>", ["book <book/>", "book <book x='1'/>"]),
    ("<b:book>a</b:book>", ["book <b:book>a</b:book>"]),
    (f"<{'b' * 31}:book/>", [f"book <{'b' * 31}:book/>"]),
    (f"<{'b' * 32}:book/>", []),
    (f"</{'b' * 31}:book>", []),
    (f"<book></{'b' * 31}:book>", [f"book <book></{'b' * 31}:book>"]),
    ("<books>book</books>", []),
    ("a book <book>book</book> book", ["book <book>book</book>"]),
    ("<!-- <book/> --><book/>", ["book <book/>"]),
    ("<![CDATA[ <book/> ]]><book/>", ["book <book/>"]),
    ("<!-- <book/><book>a</book>", ["book <book/>", "book <book>a</book>"]),
    ("<book>a<!-- </book> --></book>", ["book <book>a<!-- </book> --></book>"]),
    ("<book>a<book>b</book>", ["book <book>a", "book <book>b</book>"]),
]


@for_rows(("text", "spans"), SPANS)
def test_entries_are_found_by_their_tags(text: str, spans: list[str]) -> None:
    found = xml_spans(text, NAMES)
    assert [f"{span.name} {span.source}" for span in found] == spans
