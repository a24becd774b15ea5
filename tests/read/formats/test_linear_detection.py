"""To ask all formats about a file costs work that grows with its length, and up to a bound."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.model.reading import Seed
from paperweave.read.detect import detections_on
from paperweave.read.formats.base import Detection, Format
from paperweave.read.formats.markdown import pages, titles
from paperweave.read.formats.plain_text.paragraphs import beginning_of
from paperweave.read.formats.plain_text.word_patterns import surely_names
from paperweave.read.formats.references.citation import read_citation
from paperweave.read.formats.registry import FORMATS
from paperweave.read.formats.tables.csv_tables import find_header
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REFERENCE = (
    'Weaver, A., Thread, B., ""Looms in linear time"", (2019) Journal of Looms, 12, pp. 1-9; '
)
HEADER = "Authors,Title,Year,Source title,Abstract,References,DOI"


def table(papers: int, references: int) -> Seed:
    """A table as Scopus exports it, with a list and hundreds of quotes in its cells."""
    rows = [HEADER]
    for number in range(papers):
        rows += [
            f'"Weaver, A.; Thread, B.",Looms {number},2021,Journal of Looms,"Texts are long.',
            f'1. ""Looms"" are [short](https://a.example/{number}) and {REFERENCE * references}",',
        ]
    return Seed("scopus.csv", tuple(rows))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called, ours and the interpreter's."""
    counted = Counter[str]()
    before = sys.getprofile()

    def count(_: object, event: str, __: Any) -> None:  # noqa: ANN401 - as the interpreter has it
        counted[event] += 1

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(before)
    return counted["call"] + counted["c_call"]


@for_rows("one", FORMATS, ids=lambda one: one.name)
def test_twice_the_references_in_a_cell_cost_no_more_than_twice_the_calls(one: Format) -> None:
    once = calls(lambda: one.detect(table(4, 100)))
    twice = calls(lambda: one.detect(table(4, 200)))
    assert twice <= 2.2 * once + 200


def test_twice_the_quotes_in_an_item_have_no_more_than_twice_as_many_characters_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read = Counter[int]()

    def counted(text: str) -> bool:
        read[size] += len(text)
        return surely_names(text)

    monkeypatch.setattr(titles, "surely_names", counted)
    markdown = next(one for one in FORMATS if one.name.startswith("Markdown list"))
    for size in (100, 200):
        pages._weigh.cache_clear()  # noqa: SLF001 - both begin alike, as far as a page is weighed
        markdown.detect(table(1, size))
    assert 0 < read[200] <= 2.2 * read[100]


def test_of_a_long_line_its_beginning_shows_what_a_file_is() -> None:
    seed = Seed("a.txt", ("a" * 9_000, "b", "c"))
    assert beginning_of(seed, 2).lines == ("a" * 5_000, "b")


@pytest.mark.parametrize(("length", "found"), [(50_000, True), (50_001, False)])
def test_a_line_that_is_longer_than_any_header_is_none(length: int, found: bool) -> None:
    header = "title,authors,year,doi" + "," * length
    assert (find_header([header[:length]]) is not None) is found


def test_a_text_that_tells_no_time_is_no_reference() -> None:
    names = "Weaver, A., & Thread, B. " * 40
    assert calls(lambda: read_citation(names)) < 10


def test_of_a_long_file_formats_are_shown_the_beginning_alone() -> None:
    shown: list[int] = []

    def detect(seed: Seed) -> Detection:
        shown.append(sum(map(len, seed.lines)))
        return Detection(0, "counted")

    def split(_: Seed) -> Iterator[Any]:
        return iter(())

    seed = table(20, 2_000)
    longest = max(map(len, seed.lines))
    assert sum(map(len, seed.lines)) > 3_400_000
    detections_on(seed, [Format("counting", detect, split)])
    assert shown[0] <= 500_000 + longest
