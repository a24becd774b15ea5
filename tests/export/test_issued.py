"""The date of a citation: that of the proceedings or journal, not that of the preprint."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import parse_qs

from paperweave.export.cite.csl import csl
from paperweave.export.cite.forms import forms_of
from paperweave.export.cite.kinds import cited
from paperweave.export.cite.plain import plain
from paperweave.export.cite.ris import ris
from paperweave.export.coins import as_coins
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Publication
from paperweave.render.head_facts import head_facts
from tests.support.citing import bibtex
from tests.support.making import entry, together
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.paper import Entry


class Said(NamedTuple):
    """What one entry says."""

    date: tuple[int, ...] | None
    arxiv: str | None
    venue: str | None
    type: str | None = None
    rank: int = 1


def entry_that(said: Said) -> Entry:
    known: dict[str, Any] = {
        "date": said.date,
        "arxiv": said.arxiv,
        "venue": said.venue,
        "abstract": "Same.",
    }
    made = entry("A title", **{name: fact for name, fact in known.items() if fact})
    return replace(made, publication=Publication(type=said.type), rank=said.rank)


def paper_of(*said: Said) -> Paper:
    (merged,), _ = together(*map(entry_that, said))
    return Paper.of(merged, PaperAddress("title", "key", date(2026, 1, 2)), (), ())


N = "2402.17412"
CASES = {
    "a preprint": ([Said((2024, 2, 27), N, None)], "2024-02-27"),
    "proceedings of the next year": ([Said((2024, 2), N, "WACV 2025")], "2025"),
    "the same year: the month is the preprint's": (
        [Said((2024, 5, 23), N, "NeurIPS 2024")],
        "2024",
    ),
    "a preprint after the conference": ([Said((2020, 6), N, "VLSID 2019")], "2019"),
    "a journal's volume of another year": ([Said((2019, 1), N, "JMLR 24(324), 2023")], "2023"),
    "a thesis": ([Said((2021, 6, 15), N, "Ph.D. thesis, ETH, 2020")], "2020"),
    "a venue without a year": ([Said((2023, 11, 22), N, "TMLR")], "2023"),
    "no preprint": ([Said((2024, 6, 3), None, "ACL")], "2024-06-03"),
    "an entry of the proceedings beside the preprint's": (
        [Said((2024, 2, 5), N, None), Said((2024, 12), None, "NeurIPS 2024", "inproceedings")],
        "2024-12",
    ),
    "an entry of the proceedings with the preprint's number": (
        [Said((2024, 7), N, "ICML", "inproceedings")],
        "2024-07",
    ),
    "an entry of the proceedings with the preprint's month": (
        [Said((2024, 2, 27), N, "ICML 2024", "inproceedings")],
        "2024",
    ),
    "a number is given up to a month later": (
        [Said((2024, 1, 31), N, "ICML 2024", "inproceedings")],
        "2024",
    ),
    "a month before the preprint's is the proceedings'": (
        [Said((2023, 12), N, "ICML 2023", "inproceedings")],
        "2023-12",
    ),
    "a month after the preprint's is the proceedings'": (
        [Said((2024, 3), N, "ICML 2024", "inproceedings")],
        "2024-03",
    ),
    "a year before the conference is the preprint's": (
        [Said((2018,), None, "ICLR 2019", "inproceedings")],
        "2019",
    ),
    "proceedings that came out later": (
        [Said((2023,), None, "ECML 2022", "inproceedings")],
        "2023",
    ),
    "an owner's note on a preprint": ([Said((2018,), N, "ICLR 2019", "misc", 0)], "2019"),
    "an entry of another venue": (
        [Said((2018,), N, "ICLR 2019", "misc", 0), Said((2018, 12), None, "CVPR", "article")],
        "2019",
    ),
    "the owner's entry before a listing's": (
        [Said((2024, 1), None, "ACL", "article", 1), Said((2025,), None, "ACL", "article", 0)],
        "2025",
    ),
    "no date, but a venue's year": ([Said(None, N, "ICLR 2019")], "2019"),
    "no date, but an arXiv number": ([Said(None, N, "ICLR")], "2024"),
    "neither": ([Said(None, None, "ICLR")], None),
    "a place that makes no publication": ([Said((2019, 3), N, "Somewhere 2020")], "2019-03"),
}


@for_rows("case", CASES)
def test_a_citation_has_the_date_of_what_it_cites(case: str) -> None:
    said, expected = CASES[case]
    found = cited(paper_of(*said)).date
    assert (str(found) if found else None) == expected


def test_every_form_has_that_date_and_the_files_keep_the_preprints() -> None:
    paper = paper_of(Said((2024, 2, 27), N, "WACV 2025"))
    assert "year = {2025}" in bibtex(paper)
    assert "month" not in bibtex(paper)
    assert "posted = {2024-02-27}" in forms_of(paper).whole
    assert "PY  - 2025\nDA  - 2025///\n" in ris(paper)
    assert "N1  - Posted: 2024-02-27\n" in ris(paper)
    assert csl(paper)["issued"] == {"date-parts": [[2025]]}
    assert csl(paper)["note"] == "Posted: 2024-02-27"
    assert plain(paper).startswith("A title. (2025). In WACV 2025.")
    assert parse_qs(as_coins(paper))["rft.date"] == ["2025"]
    head = head_facts(paper)
    assert ("citation_publication_date", "2025") in head["tags"]
    assert head["data"]["datePublished"] == "2025"


def test_a_preprint_is_not_said_to_be_posted_on_another_day() -> None:
    paper = paper_of(Said((2024, 2, 27), N, None))
    assert "posted" not in forms_of(paper).whole
    assert "Posted" not in ris(paper)
