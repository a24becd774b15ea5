"""Several layouts in one file: each stretch is read by its own format, or what is odd is told."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from paperweave.model.reading import Reading, Seed
from paperweave.model.record import Record
from paperweave.read.detect import read_lines
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_recovery import SHAPES
from tests.support.making import abstract
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.model.record import Part

SUBJECTS = (
    "graphs", "drafts", "gradients", "looms", "threads", "knots", "cloths", "needles", "wheels",
    "spindles", "shuttles", "patterns",
)  # fmt: skip
TEXT = (
    "The {subject} of others are slow. We propose {subject} that are faster, and experiments on "
    "three datasets show that nothing is lost."
)


def page(shape: str) -> str:
    entries = []
    for number, subject in enumerate(SUBJECTS):
        text = TEXT.format(subject=subject)
        title = f"Faster {subject.title()} at Half the Cost"
        entry = SHAPES[shape].format(title=title, text=text)
        entries.append(entry.replace("{key", f"{{{subject}").replace("00001", f"{number:05}"))
    return "".join(entries)


def reading_of(text: str) -> Reading:
    return read_lines(Seed("list.txt", tuple(text.splitlines())), FORMATS)


@for_rows(("first", "second"), list(permutations(SHAPES, 2)))
def test_two_layouts_one_after_another_are_read_each_by_its_own_format_or_told(
    first: str, second: str
) -> None:
    alone = [reading_of(page(shape)).records for shape in (first, second)]
    reading = reading_of(page(first) + "\n\n" + page(second))
    wanted = [(record.title, record.abstract) for records in alone for record in records]
    found = [(record.title, record.abstract) for record in reading.records]
    told = any("check whether it holds other papers" in p.message for p in reading.problems)
    assert found == wanted or told
    if not told:
        assert any("another layout begins here" in p.message for p in reading.problems)


def test_a_record_many_times_longer_than_its_siblings_is_told() -> None:
    essay = "A paragraph that goes on and on. " * 200
    text = page("huggingface.cards").replace("nothing is lost.", essay, 1)
    reading = reading_of(text)
    assert [p.line for p in reading.problems if "many times longer" in p.message] == [1]


def test_a_long_record_alone_is_no_wonder() -> None:
    essay = "We show that a paragraph goes on and on. " * 200
    reading = reading_of(f"@misc{{key, title = {{One}},\n  abstract = {{{essay}}}\n}}\n")
    assert reading.problems == ()


def test_an_abstract_among_the_pages_own_lines_is_read_or_told() -> None:
    abstract = TEXT.format(subject="looms") * 3
    reading = reading_of(page("bibtex.format") + f"\nA Title Below\n\n{abstract}\n")
    line = len(page("bibtex.format").splitlines()) + 4
    told = line in {problem.line for problem in reading.problems}
    read = any(record.first_line <= line <= record.last_line for record in reading.records)
    assert told or (read and reading.problems)


@pytest.mark.parametrize("each", [2, 6])
def test_two_formats_that_are_equally_sure_of_a_short_file_read_a_part_each(each: int) -> None:
    texts = [abstract(f"loom{about}") for about in range(2 * each)]
    of_author = [
        f"{text}\n\narXiv:2301.1000{n}\nCreated: 2023-01-0{n}\n"
        for n, text in enumerate(texts[:each], 1)
    ]
    cards = [
        f"A Loom Number {n}\n\n{text}\n\n  • 3 authors\n·\nMar {n}, 2023\n"
        for n, text in enumerate(texts[each:], 1)
    ]
    seed = Seed("glued.txt", tuple("\n".join([*of_author, *cards]).split("\n")))
    reading = read_lines(seed, FORMATS)
    assert reading.format == "arXiv author list; then Hugging Face daily papers, in blocks"
    numbers = [f"2301.1000{n}" for n in range(1, each + 1)]
    assert [record.arxiv for record in reading.records] == [*numbers, *[None] * each]
    assert reading.lost == 0


def test_a_guess_does_not_rival_a_format_that_knows_the_layout() -> None:
    def detect(_: Seed) -> Detection:
        return Detection(0.35, "perhaps")

    def split(seed: Seed) -> Iterator[Part]:
        yield Record(seed.name, 1, 1, title="A loom")

    formats = [Format("known", detect, split), Format("guess", detect, split, highest=0.35)]
    assert read_lines(Seed("a.txt", ("A loom",)), formats).format == "known"
