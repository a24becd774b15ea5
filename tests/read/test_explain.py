"""What `--explain` tells about a file.

Every format's answer, every line, and why it came out as it did.
"""

from __future__ import annotations

import io
from pathlib import Path

from rich.console import Console

from paperweave.model.reading import Seed
from paperweave.read.decode import read_seed
from paperweave.read.detect import AND_THEN, read_lines
from paperweave.read.explain import Explanation, explain, print_explanation
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_cases import CASES, name_of, seed_of
from tests.support.rows import for_rows

DIGEST = (
    Path(__file__).parent
    / "formats"
    / "arxiv"
    / "mailing"
    / "cases"
    / "a_digest_cut_off_in_an_abstract.txt"
)


def of_digest() -> Explanation:
    return explain(read_seed(DIGEST.name, DIGEST.read_bytes()), FORMATS)


def printed(explanation: Explanation, width: int = 100, *, terminal: bool = False) -> str:
    out = io.StringIO()
    colours = Console(file=out, width=width, force_terminal=True, color_system="standard")
    print_explanation(explanation, colours if terminal else Console(file=out, width=width))
    return out.getvalue()


def test_every_format_is_asked_and_the_surest_comes_first() -> None:
    answers = of_digest().answers
    assert sorted(answer.format for answer in answers) == sorted(one.name for one in FORMATS)
    assert [answer.confidence for answer in answers] == sorted(
        (answer.confidence for answer in answers), reverse=True
    )
    assert [answer.chosen for answer in answers] == [True] + [False] * (len(answers) - 1)


def test_every_line_is_a_papers_furniture_blank_or_left_over() -> None:
    by_number = {line.number: line for line in of_digest().lines}
    assert by_number[1].label == "rule"
    assert by_number[2].label == "paper 1"
    assert by_number[13].label == "left over"
    assert by_number[22].label == "paper 2"
    assert len(by_number) == 22


# What is read differently is the format; each case took twice as long as reading all of them.
ONE_OF_EACH = {case.parent: case for case in CASES}


@for_rows("case", ONE_OF_EACH.values(), ids=name_of)
def test_it_tells_what_a_build_would_read(case: Path) -> None:
    seed = seed_of(case)
    explanation, reading = explain(seed, FORMATS), read_lines(seed, FORMATS)
    assert explanation.records == reading.records
    assert explanation.problems == reading.problems
    chosen = {answer.format for answer in explanation.answers if answer.chosen}
    assert chosen == set((reading.format or "").split(AND_THEN)) - {""}
    shown = {number for line in explanation.lines for number in line.papers}
    assert shown == set(range(1, len(reading.records) + 1))


def test_a_file_that_no_format_knows_is_explained_too() -> None:
    explanation = explain(Seed("shopping.txt", ("milk", "", "eggs")), FORMATS)
    assert not any(answer.chosen for answer in explanation.answers)
    assert [line.understood for line in explanation.lines] == ["left over", "blank", "left over"]
    assert "no format fits this listing" in printed(explanation, 2_000)


def test_lines_are_cut_to_the_width_and_plain_where_the_output_is_piped() -> None:
    text = printed(of_digest(), 60)
    assert max(len(line) for line in text.split("left out:")[0].splitlines()) <= 60
    assert "\x1b" not in text
    assert "\x1b[" in printed(of_digest(), 60, terminal=True)


def test_text_of_a_listing_cannot_steer_the_terminal_or_become_markup() -> None:
    explanation = explain(
        Seed("evil[red].txt", ("[bold]not bold[/bold] \x1b[2J cleared",)), FORMATS
    )
    text = printed(explanation)
    assert "[bold]not bold[/bold]" in text
    assert "evil[red].txt" in text
    assert "\x1b" not in text
