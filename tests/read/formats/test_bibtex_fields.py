"""An entry that is read without pybtex is read as pybtex would read it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperweave.read.formats.bibtex import fields as bibtex_fields
from paperweave.read.formats.bibtex.blocks import blocks
from paperweave.read.formats.bibtex.fields import Fields, Macros, read_fields
from tests.support.rows import for_rows
from tests.support.site_of import REAL_SEEDS

CASES = sorted((Path(__file__).parent / "bibtex" / "format" / "cases").glob("*.bib"))
_PIECES = (
    *(
        "{",
        "}",
        "{}",
        "{{A}}",
        "\\{",
        '\\"',
        '"',
        "a",
        "B c",
        " ",
        "\n",
        "\t",
        ",",
        "=",
        "%",
        "#",
        "@",
        "é",
    ),
    *(
        "title = {x}",
        "year = 2024",
        "month = jan",
        "\u2028",
        "\x1c",
        "1",
        "'",
        "(",
        ")",
        "title={y},",
        "a:b = {c}",
    ),
)


def without_the_short_way(text: str) -> Fields:
    """What pybtex reads."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bibtex_fields, "_SIMPLE_START", re.compile(r"(?!)"))
        return read_fields(text, Macros())


@given(
    st.lists(st.sampled_from(_PIECES), max_size=12).map("".join),
    st.sampled_from(["", "}", ",}", "}}", "} x"]),
)
@example("title = {x}, title = {y}, Title = {z}", "}")
@example("}\u2028", "")
@example("title = {{{{deep}}}}, year = 1999 ", "\n}\n")
@example("title = {a} # {b}", "}")
def test_both_ways_read_the_same(body: str, end: str) -> None:
    text = "@misc{key,\n" + body + end
    assert read_fields(text, Macros()) == without_the_short_way(text)


@pytest.mark.parametrize(
    "head",
    ["@misc{key,", "@misc{,", "@misc{a b,", "@misc(key,", "@misc {k\n,", "@misc{k{,", "@misc{"],
)
def test_both_ways_read_the_same_under_any_head(head: str) -> None:
    text = head + " title = {A {B} c},\n year = 2024 }"
    assert read_fields(text, Macros()) == without_the_short_way(text)


@for_rows("path", [REAL_SEEDS / "bibliography.bib", *CASES], ids=lambda path: str(path.stem))
def test_both_ways_read_the_same_of_every_entry_that_we_have(path: Path) -> None:
    for block in blocks(path.read_text(encoding="utf-8").splitlines()):
        if block.kind not in (None, "string", "comment", "preamble"):
            assert read_fields(block.text, Macros()) == without_the_short_way(block.text)
