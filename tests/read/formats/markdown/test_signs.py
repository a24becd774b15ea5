"""The signs by which marks and labels are looked for in an entry: each has a case here."""

from __future__ import annotations

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.markdown.inline import plain_text, read_runs, without_marks
from paperweave.read.formats.markdown.list_format import FORMAT
from tests.support.rows import for_rows

MARKED = [
    (r"2 \* 3", "2 * 3"),
    ("a `*` here", "a * here"),
    ("$a*b$ and $c*d$", "$a*b$ and $c*d$"),
    ("<b>bold</b>", "bold"),
    ("![*logo*](logo.png) loom", "loom"),
    ("[Loom](loom.md)", "Loom"),
    ("*italic*", "italic"),
    ("_italic_", "italic"),
    ("~~gone~~", "gone"),
    ("Knots &amp; looms", "Knots & looms"),
    (":star: Loom", "Loom"),
    ("at 10:30 and 11:30", "at 10:30 and 11:30"),
    ("seen <!-- hidden -->", "seen"),
    ("wow! [no link", "wow! [no link"),
    ("a  b\nc", "a b c"),
]


@for_rows(("text", "plain"), MARKED)
def test_each_mark_is_found_in_a_text_without_addresses_and_with_one(text: str, plain: str) -> None:
    assert without_marks(text) == plain
    assert without_marks(f"{text} https://loom.example") == f"{plain} https://loom.example"


@for_rows(
    ("text", "target"),
    [
        ("see https://loom.example/a", "https://loom.example/a"),
        ("see http://loom.example/a.", "http://loom.example/a"),
        ("<https://loom.example/a>", "https://loom.example/a"),
        ("the http: of looms", None),
    ],
)
def test_an_address_is_a_link(text: str, target: str | None) -> None:
    targets = [run.target.url for run in read_runs(text) if run.target]
    assert targets == ([target] if target else [])


def test_the_words_of_an_image_are_no_text() -> None:
    assert plain_text(read_runs("![logo](a.png)")) == ""


@for_rows(
    "line",
    [
        "Keywords: looms, knots",
        "**Keywords**：looms, knots",
        "Keywords&#58; looms, knots",
        "Keywords&colon; looms, knots",
    ],
)
def test_a_label_is_read_whatever_its_colon(line: str) -> None:
    entry = f"- **Looms That Learn** [[pdf](https://arxiv.org/abs/2402.17412)]\n  {line}"
    (record,) = FORMAT.split(Seed("a.md", tuple(entry.split("\n"))))
    assert isinstance(record, Record)
    assert record.keywords == ("looms", "knots")


@for_rows(
    ("names", "people"),
    [
        ("Weaver, A., & Thread, B.", ["A. Weaver", "B. Thread"]),
        ("& Weaver, A., Thread, B.", ["A. Weaver", "B. Thread"]),
        ("; Weaver, A., Thread, B.", ["A. Weaver", "B. Thread"]),
        ("Ada Weaver, B. Thread", ["Ada Weaver", "B. Thread"]),
    ],
)
def test_names_with_initials_behind_are_turned(names: str, people: list[str]) -> None:
    entry = f"- **Looms That Learn** [[pdf](https://arxiv.org/abs/2402.17412)]\n  Authors: {names}"
    (record,) = FORMAT.split(Seed("a.md", tuple(entry.split("\n"))))
    assert isinstance(record, Record)
    assert [author.name for author in record.authors] == people
