"""What lies beside a page is read as it was, whatever signs a listing has."""

from __future__ import annotations

from typing import Any

from paperweave.export.brief_rows import brief_row, said_often
from paperweave.export.scripts import json_text
from tests.support.handed_over import row_of
from tests.support.making import entry, published, together
from tests.support.rows import for_rows

TEXT: list[Any] = [
    "looms-that-mix",
    'Looms "That" Mix',
    [],
    ["Ada M. Weaver", "Knot"],
    "2024",
    "LoomConf 2024",
    ["wool", "title"],
    [],
    "",
    "We mix\nwool.",
]


@for_rows(
    ("said", "line"),
    [
        ("We mix\nwool.", "\ue001"),  # behind what is said often
        ('In Looms "That" Mix', "In \ue002"),
        ("LoomConf 2024", "\ue003"),
        ("papers/looms-that-mix", "papers/\ue004"),
        ("Ada M. Weaver and Weaver, Ada M.", "\ue005 and \ue006"),
        ("Prof. Weaver, called Ada M. by Knot", "Prof. \ue007, called \ue008 by \ue009"),
        ("title of wool", "\ue00e of \ue00d"),
        ("10.1/x", "\ue000"),
        ("Kn", "Kn"),  # too short to be worth a sign
    ],
)
def test_signs_stand_for_what_the_text_says_the_longest_first(said: str, line: str) -> None:
    also, _, row = brief_row({"a": said}, TEXT, ["10.1/x"]).partition("\t")
    assert (also, row) == ('["10.1/x"]', f'{{"a":"{line}"}}')


@for_rows(
    "row",
    [
        {"cite": None},
        {"title": ["title", "wool"], "wool": "Knot"},  # names of fields too
        {"a": "back\\nwool \\wool\\", "b": "\ttab\rline\nend\x00\x1f\x7f\u2028"},
        {"a": 'said "We mix\\nwool." twice', "b": '{"title": "Looms \\"That\\" Mix"}'},
        {"a": "\ue000 is a sign of its own", "b": "wool"},
        {"a": "\ue0ff"},
        {"a": "\ue100 is none of ours", "b": "wool"},
    ],
)
def test_a_row_is_read_as_it_was(row: dict[str, Any]) -> None:
    text = [*TEXT[:6], [*TEXT[6], "nwool", "\ue000 of wool", "null"], *TEXT[7:]]
    line = brief_row(row, text, ["10.1/x", "10.1/x", "\ue001"])
    assert not set(line) & set("\r\n")
    assert row_of(line, text) == row


def test_of_very_many_names_the_first_have_signs() -> None:
    names = [f"Ada{n:03} Weaver{n:03}" for n in range(400)]
    text = [*TEXT[:3], names, *TEXT[4:]]
    line = brief_row({"a": names}, text, [])
    assert row_of(line, text) == {"a": names}
    assert max(line) == "\ue0fc"  # the last whole name that has one
    assert "Weaver399" in line


def test_what_a_citation_says_often_stands_before_its_row() -> None:
    made = entry("Looms", doi="10.1234/x", comment="Code: https://a.b/looms", key="weaver24")
    (paper,) = published(together(made)[0])
    assert said_often(paper) == [
        "10.1234/x",
        "key0",
        *paper.keys,
        *(link.url for link in paper.links),
    ]
    assert "weaver24" in paper.keys
    assert json_text(said_often(paper)) in brief_row({}, TEXT, said_often(paper))
