"""The page about formats is true.

It has every format, its examples are read by theirs, and so is its new one.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from paperweave.model.reading import Seed
from paperweave.model.record import Furniture, Record
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS, Format
from tests.support.rows import for_rows

PAGE = (Path(__file__).parents[3] / "docs" / "about" / "formats.md").read_text(encoding="utf-8")
SECTION = re.compile(
    r"^### ([^\n]+)\n\n\*\*Source:\*\* [^\n]+(?:\n[^\n]+)*\n\n```text\n(.*?)```\n\n\*\*Read:\*\* ",
    re.MULTILINE | re.DOTALL,
)
EXAMPLES = dict(SECTION.findall(PAGE))
WITHOUT_EXAMPLES = re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)


def test_every_format_has_a_section_and_every_section_a_format() -> None:
    assert re.findall(r"^### (.+)$", WITHOUT_EXAMPLES, re.MULTILINE) == list(EXAMPLES)
    assert sorted(EXAMPLES) == sorted(one.name for one in FORMATS)


@for_rows("one", FORMATS, ids=lambda one: one.name)
def test_the_example_of_a_format_is_read_by_it_to_the_last_line(one: Format) -> None:
    reading = read_lines(Seed("example", tuple(EXAMPLES[one.name].splitlines())), FORMATS)
    assert reading.format == one.name
    assert reading.records
    assert all(record.title or record.abstract for record in reading.records)
    assert [str(problem) for problem in reading.problems if problem.severity == "lost"] == []


def test_the_format_that_the_page_adds_works() -> None:
    module: dict[str, Any] = {}
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    assert code is not None
    exec(compile(code[1], "formats.md", "exec"), module)  # noqa: S102 - our own page
    added: Format = module["FORMAT"]
    lines = (
        "# May",
        "2402.01234 | Weaving Paper | Ada Weaver, Ben Thread",
        "1706.00001 | Untying a Knot | Dora Knot",
    )
    seed = Seed("group.txt", lines)
    heading, first, second = added.split(seed)
    assert isinstance(heading, Furniture)
    assert isinstance(first, Record)
    assert isinstance(second, Record)
    assert (first.title, first.arxiv, [author.name for author in first.authors]) == (
        "Weaving Paper",
        "2402.01234",
        ["Ada Weaver", "Ben Thread"],
    )
    assert read_lines(seed, [*FORMATS, added]).format == added.name
