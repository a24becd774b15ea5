"""The listings in ``seeds/``, read as they stand.

The counts, every line, and the entries that are peculiar.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from paperweave.model.record import Furniture, PartialDate, Problem, Record
from paperweave.read.decode import read_seed
from paperweave.read.formats.registry import FORMATS

if TYPE_CHECKING:
    from paperweave.model.reading import Seed
    from paperweave.model.record import Part

SEEDS = Path(__file__).parents[3] / "seeds"
AITOPICS = "000_178d3bf345b1ba34.txt"
ARXIV = "001_44279cb8b6302d35.txt"
LINES = "002_b67065aa508de05f.txt"
BLOCKS = "003_02695432d37ea414.txt"
BIB = "bibliography.bib"


@cache
def seed(name: str) -> Seed:
    return read_seed(name, (SEEDS / name).read_bytes())


@cache
def parts(name: str) -> tuple[Part, ...]:
    chosen = max(FORMATS, key=lambda one: one.detect(seed(name)).confidence)
    return tuple(chosen.split(seed(name)))


def records(name: str) -> list[Record]:
    return [part for part in parts(name) if isinstance(part, Record)]


def by_title(name: str, title: str) -> Record:
    return next(record for record in records(name) if (record.title or "").startswith(title))


@pytest.mark.parametrize(
    ("name", "format_name", "count"),
    [
        (AITOPICS, "AITopics author page", 10),
        (ARXIV, "arXiv author list", 10),
        (LINES, "Hugging Face daily papers, in alternating lines", 116),
        (BLOCKS, "Hugging Face daily papers, in blocks", 99),
        (BIB, "BibTeX", 230),
    ],
)
def test_each_listing_is_claimed_by_its_format_and_has_its_entries(
    name: str, format_name: str, count: int
) -> None:
    claims = sorted(
        ((one.detect(seed(name)).confidence, one.name) for one in FORMATS), reverse=True
    )
    assert claims[0][1] == format_name
    assert claims[0][0] - claims[1][0] > 0.3
    assert len(records(name)) == count


@pytest.mark.parametrize("name", [AITOPICS, ARXIV, LINES, BLOCKS, BIB])
def test_every_line_belongs_to_exactly_one_record_or_to_the_page(name: str) -> None:
    owners = Counter(
        line
        for part in parts(name)
        if isinstance(part, Record | Furniture)
        for line in range(part.first_line, part.last_line + 1)
    )
    lines = seed(name).lines
    assert [n for n, line in enumerate(lines, 1) if line.strip() and owners[n] != 1] == []


@pytest.mark.parametrize("name", [AITOPICS, ARXIV, LINES, BLOCKS])
def test_titles_and_abstracts_are_whole_lines_of_the_file(name: str) -> None:
    lines = {line.strip().removeprefix("Subscribe") for line in seed(name).lines}
    texts = {
        text
        for record in records(name)
        for text in (record.title, record.abstract, record.comment)
        if text
    }
    assert texts <= lines


@pytest.mark.parametrize("name", [AITOPICS, ARXIV, LINES, BIB])
def test_nothing_had_to_be_guessed(name: str) -> None:
    assert [str(part) for part in parts(name) if isinstance(part, Problem)] == []


def test_the_button_glued_to_the_first_title_is_the_pages_own() -> None:
    first = records(LINES)[0]
    title = (
        "DiffuseKronA: A Parameter Efficient Fine-tuning Method for Personalized Diffusion Model"
    )
    assert (first.title, first.first_line, first.last_line) == (title, 3, 4)


def test_entries_without_a_footer_end_where_the_next_title_begins() -> None:
    guessed = [part.line for part in parts(BLOCKS) if isinstance(part, Problem)]
    lacking = [record for record in records(BLOCKS) if record.date is None]
    assert [(record.first_line, record.last_line) for record in lacking] == [(29, 31), (561, 563)]
    assert guessed == [29, 561]


def test_an_organisation_in_place_of_the_count_is_kept_as_it_stands() -> None:
    (record,) = (record for record in records(BLOCKS) if record.organisation)
    assert (record.organisation, record.author_count, record.last_line) == (
        "apple Apple",
        None,
        343,
    )
    assert (str(record.date), record.comments) == ("--03-11", 1)


def test_footers_have_their_counts_dates_and_comments() -> None:
    first, last = records(BLOCKS)[0], records(BLOCKS)[-1]
    assert (first.author_count, first.date, first.comments) == (5, PartialDate(2024, 3, 1), 1)
    assert (last.author_count, last.date, last.comments) == (13, PartialDate(None, 10, 16), 2)
    assert sum(record.author_count is not None for record in records(BLOCKS)) == 96
    assert sum(record.date is not None for record in records(BLOCKS)) == 97


def test_the_author_list_has_its_numbers_dates_and_comments() -> None:
    found = records(ARXIV)
    assert [record.arxiv for record in found][:3] == ["2311.09505", "2311.06720", "2310.18615"]
    first, second, third = (record.comment or "" for record in found[:3])
    assert (first, third) == ("Upload of a work done in 2022", "NeurIPS 2023")
    assert second.startswith(
        "In proceedings of NeurIPS 2023; Code and model available at https://github.com/"
    )
    assert sum(record.comment is not None for record in found) == 7
    assert [(str(record.date), str(record.updated)) for record in found if record.updated] == [
        ("2023-10-09", "2023-10-23")
    ]
    assert all(record.title is None and record.abstract for record in found)


def test_the_author_page_names_its_source() -> None:
    assert {record.source for record in records(AITOPICS)} == {"arXiv.org Artificial Intelligence"}
    assert all(record.title and record.abstract for record in records(AITOPICS))


def test_the_bibliography_has_its_facts() -> None:
    found = records(BIB)
    assert sum(bool(record.authors) for record in found) == 222
    assert all(record.arxiv and record.date for record in found)
    assert sum(bool(record.other_titles) for record in found) == 14
    assert sum(record.doi is not None for record in found) == 20
    assert sum(record.venue is not None for record in found) == 125
    assert by_title(BIB, "Fast & Slow Learning").title is not None
    assert by_title(BIB, "Defending Against").other_titles == (
        "Defending Against Poisoning Attacks in Federated Learning with Blockchain",
    )
