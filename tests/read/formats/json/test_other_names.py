"""What services call a work's title and abstract otherwise."""

from __future__ import annotations

import json

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.json.json_list import FORMAT
from tests.support.rows import for_rows

NAMED: list[tuple[dict[str, object], str | None, str | None]] = [
    (
        {"name": "On Looms", "authors": ["Ada Weaver"], "abstract": "We weave."},
        "On Looms",
        "We weave.",
    ),
    (
        {"name": "On Looms", "creators": ["Ada Weaver"], "paper_url": "https://a.example"},
        "On Looms",
        None,
    ),
    ({"name": "On Looms", "authors": ["Ada Weaver"], "eventtype": "Poster"}, "On Looms", None),
    (
        {
            "title": "On Knots",
            "name": "On Looms",
            "authors": ["Ada Weaver"],
            "abstract": "We weave.",
        },
        "On Knots",
        "We weave.",
    ),
    (
        {"title": "On Knots", "authors": ["Ada Weaver"], "description": "We tie."},
        "On Knots",
        "We tie.",
    ),
    (
        {
            "title": "On Knots",
            "authors": ["Ada Weaver"],
            "abstract": "We weave.",
            "description": "We tie.",
        },
        "On Knots",
        "We weave.",
    ),
    ({"title": "On Knots", "description": "We tie.", "doi": "10.1000/a"}, "On Knots", None),
    ({"name": "Loom Kit", "authors": ["Ada Weaver"]}, None, None),
    ({"name": "Loom Kit", "abstract": "We weave."}, None, None),
]


@for_rows(("work", "title", "abstract"), NAMED)
def test_a_work_with_people_may_call_its_title_a_name(
    work: dict[str, object], title: str | None, abstract: str | None
) -> None:
    known = {"title": "Ropes", "abstract": "We pull.", "year": 2024}
    seed = Seed("a.json", tuple(json.dumps([known, work], indent=1).split("\n")))
    records = [part for part in FORMAT.split(seed) if isinstance(part, Record)]
    told = [(record.title, record.abstract) for record in records[1:] if record.title]
    assert told == ([(title, abstract)] if title else [])


JOURNALS = [({"title": "Loom Letters", "issn": "1234-5679"}, "1234-5679"), ("Loom Letters", None)]


@for_rows(("journal", "issn"), JOURNALS)
def test_europe_pmcs_journal_has_an_issn(journal: object, issn: str | None) -> None:
    info = {"journal": journal, "volume": "12", "issue": "3"}
    work = {"title": "On Looms", "abstractText": "We weave.", "journalInfo": info}
    seed = Seed("a.json", tuple(json.dumps([work], indent=1).split("\n")))
    (record,) = [part for part in FORMAT.split(seed) if isinstance(part, Record)]
    assert (record.publication.volume, record.publication.number) == ("12", "3")
    assert record.publication.issn == issn
