"""Lines that are written like titles, and lines that are not.

Each line of ``lines_like_titles.txt`` has a line and, behind ``->``, what it may be: a ``headline``
has large letters, a ``title`` may stand for a paper, a ``text`` reads like an abstract.
"""

from __future__ import annotations

from pathlib import Path

from paperweave.read.hidden_titles import (
    begins_paper,
    is_alone,
    is_headline,
    is_text,
    stands_for_paper,
)
from tests.support.rows import for_rows

TABLE = Path(__file__).with_name("lines_like_titles.txt").read_text(encoding="utf-8")
ROWS = [(*line.partition("  ->  ")[::2],) for line in TABLE.splitlines()]
TEXT = (
    "We propose looms of wool. We show that they weave as well as those of steel do, and that they"
    " rest in the north."
)
SHORT = TEXT[:80]


@for_rows(("line", "kinds"), ROWS)
def test_a_line_may_be_a_title(line: str, kinds: str) -> None:
    found = [
        *["headline"] * is_headline((line,), 1),
        *["title"] * stands_for_paper(line),
        *["text"] * is_text(line),
    ]
    assert (" ".join(found) or "-") == kinds


AROUND = [
    (("We weave.", "The Looms of the North"), True),
    (("We weave", "The Looms of the North"), False),
    (("We weave?", "The Looms of the North"), True),
    (("We weave!", "The Looms of the North"), True),
    (("We weave:", "The Looms of the North"), True),
    (("We weave;", "The Looms of the North"), True),
    (("We weave)", "The Looms of the North"), True),
    (("“We weave”", "The Looms of the North"), True),
    (("我们织。", "The Looms of the North"), True),
    (("# We weave", "The Looms of the North"), True),
    (("Home", "The Looms of the North"), True),
    (("", "The Looms of the North", "of wool"), False),
    (("", "The Looms of the North", "Of wool"), True),
    (("", "The Looms of the North", "http://a.example"), True),
    (("", "The Looms of the North", "• of wool"), False),
]


@for_rows(("lines", "headline"), AROUND)
def test_a_headline_neither_ends_a_sentence_nor_goes_on(
    lines: tuple[str, ...], *, headline: bool
) -> None:
    assert is_headline(lines, 2) is headline


BELOW = [
    (("Looms of the North", TEXT), True),
    (("Looms of the North", "", TEXT), True),
    (("Looms of the North", SHORT), False),
    (("Looms of the North", "Ada Weaver, Ben Thread", "Loom Letters", TEXT), True),
    (("Looms of the North", "Ada Weaver", "Loom Letters", "2019, Porto and more", TEXT), False),
    (
        (
            "Looms of the North",
            "Ada Weaver, Ben Thread, Cleo Knot, Dan Weft, Eve Warp, Fay Wool",
            TEXT,
        ),
        False,
    ),
    (("Looms of the North", "# a", TEXT), False),
    (("Looms of the North", f"# {TEXT}"), False),
    (("Looms of", TEXT), False),
    (("Looms of the North",), False),
]


@for_rows(("lines", "begins"), BELOW)
def test_a_paper_begins_where_a_text_is_below_a_title(
    lines: tuple[str, ...], *, begins: bool
) -> None:
    assert begins_paper(lines, 1, len(lines)) is begins


def test_a_line_is_alone_between_blank_ones() -> None:
    assert is_alone(("a",), 1)
    assert is_alone(("", "a", " • "), 2)
    assert not is_alone(("b", "a", ""), 2)
    assert not is_alone(("", "a", "b"), 2)
