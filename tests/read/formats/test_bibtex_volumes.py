"""Volumes among BibTeX entries: which are works, and which say where those below were published."""

from __future__ import annotations

import pytest

from paperweave.model.reading import Seed
from paperweave.model.record import Problem, Record
from paperweave.read.formats.bibtex.format import FORMAT

HEAD = "@proceedings{v, booktitle={Proceedings of LoomConf}, year=2023, editor={Ed, I}, volume=7}"
PAPER = "@inproceedings{a, title={Looms}, author={Bee, Ann}}"


def read(*entries: str) -> tuple[list[Record], list[Problem]]:
    """The records of a file of these entries, one a line, and what was said of it."""
    parts = list(FORMAT.split(Seed("a.bib", entries)))
    records = [part for part in parts if isinstance(part, Record)]
    return records, [part for part in parts if isinstance(part, Problem)]


@pytest.mark.parametrize(
    ("entries", "venue", "year"),
    [
        ((HEAD, PAPER), "Proceedings of LoomConf", 2023),
        ((HEAD.replace("booktitle", "title"), PAPER), "Proceedings of LoomConf", 2023),
        ((HEAD, PAPER.replace("inproceedings", "incollection")), "Proceedings of LoomConf", 2023),
        ((HEAD, PAPER.replace("inproceedings", "article")), None, None),
        ((HEAD.replace("year=2023,", ""), PAPER), None, None),
        ((HEAD.replace("booktitle", "name"), PAPER), None, None),
        ((HEAD, PAPER.replace("title=", "year=2001, title=")), None, 2001),
        ((HEAD, "@misc{b, title={Other}, year=2020}", PAPER), None, None),
        ((PAPER, HEAD), None, None),
    ],
)
def test_papers_right_below_their_volume_are_of_its_place_and_year(
    entries: tuple[str, ...], venue: str | None, year: int | None
) -> None:
    records, problems = read(*entries)
    found = next(record for record in records if record.title == "Looms")
    assert (found.venue, found.date and found.date.year) == (venue, year)
    assert [p.severity for p in problems] == (["guessed"] if venue else [])


@pytest.mark.parametrize(
    ("entry", "is_work"),
    [
        ("@proceedings{a, title={Looms}, author={Bee, Ann}}", True),
        ("@proceedings{a, title={Looms}, author={Bee, Ann}, editor={Ed, I}}", False),
        ("@proceedings{a, title={The Proceedings of LoomConf}, author={Bee, Ann}}", False),
        ("@proceedings{a, title={Looms '20: Proceedings of it}, author={Bee, Ann}}", False),
        ("@proceedings{a, title={LoomConf}, editor={Ed, I}}", False),
        ("@proceedings{a, title={LoomConf}, editor={Ed, I}, abstract={All of it.}}", True),
        ("@collection{a, title={Looms}, author={Bee, Ann}}", True),
        ("@set{a, title={Looms}, author={Bee, Ann}}", False),
    ],
)
def test_a_volume_is_a_work_where_it_has_authors_and_no_editors_or_an_abstract(
    entry: str, is_work: bool
) -> None:
    records, _ = read(entry)
    assert bool(records) is is_work
    if is_work and "author" in entry:
        assert records[0].publication.type == (
            "inproceedings" if entry.startswith(("@proc", "@coll")) else None
        )


def test_a_volume_that_others_name_is_no_work() -> None:
    records, _ = read(
        "@inproceedings{b, title={Knots}, crossref={a}}",
        "@proceedings{a, title={Looms}, year=2001, author={Bee, Ann}}",
    )
    assert [(record.title, record.venue) for record in records] == [("Knots", "Looms")]
