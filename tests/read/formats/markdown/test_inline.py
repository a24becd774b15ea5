"""Markdown's marks within a text become runs of one style.

Each line of ``inline.txt`` has a text and, behind ``->``, its runs, with ``~`` between them:
``*bold*``, ``/italic/``, ``[linked](address)``, ``!an image's text!address``.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.inline import plain_text, read_runs, without_marks
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.read.formats.markdown.inline import Run

TABLE = Path(__file__).with_name("inline.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split("  ->  ")) for line in TABLE.splitlines()]


def _told(run: Run) -> str:
    text = run.text if run.image is None else f"!{run.text}!{run.image}"
    text = f"/{text}/" if run.italic else text
    text = f"*{text}*" if run.bold else text
    return f"[{text}]({run.target.url})" if run.target else text


@for_rows(("text", "runs"), CASES)
def test_marks_become_runs(text: str, runs: str) -> None:
    assert "~".join(map(_told, read_runs(text))) == runs


PLAIN = [
    ("A **loom** of [wool](https://a.example) ![image](a.png)", "A loom of wool"),
    ("  A loom  of\twool\n", "A loom of wool"),
    ("A\u00a0loom *of*", "A loom of"),
    (" A loom ", "A loom"),
    ("", ""),
]


@for_rows(("text", "plain"), PLAIN)
def test_a_text_without_its_marks_has_single_spaces(text: str, plain: str) -> None:
    assert without_marks(text) == plain_text(read_runs(text)) == plain


def test_brackets_in_brackets_are_read_to_a_depth() -> None:
    url = "(https://a.example)"
    assert plain_text(read_runs("[" * 20 + "a]" + url)).endswith("[a")
    assert plain_text(read_runs("[" * 21 + "a]" + url)).endswith("[[a")
    assert read_runs("`" + "a" * 999 + "`*b*")[0].text == "a" * 999
    assert read_runs("`" + "a" * 1_000 + "`*b*")[0].text == "`"
