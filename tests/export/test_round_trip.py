"""What we write, we read back whole: each form as the only listing of a new project."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import read_settings
from paperweave.model.record import Author, Link, PartialDate, Publication, Record
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.support.making import abstract
from tests.support.round_trip import FORMS, facts, published, read_back, written
from tests.support.site_of import REAL_SEEDS, Site

if TYPE_CHECKING:
    from paperweave.model.paper import Paper


def work(title: str | None, line: int, **fields: object) -> Record:
    """A record with an abstract of its own."""
    said = {"abstract": abstract(f"weaving{line}"), **fields}
    return replace(Record("made.txt", line, line, title=title), **said)  # type: ignore[arg-type]


EVERYTHING = work(
    "Looms & knots: 50% of A_B (C#) -- a ``test'' of $O(n^2)$ for $5",
    1,
    abstract="First, $\\alpha$ ~ 3^2 and 'x' --- \"y\" <b. Then A\\B | C; see https://ex.org/a_b.",
    authors=(
        Author("Ada van den Weaver", "van den Weaver", "orcid:0000-0002-1825-0097"),
        Author("Martin Luther King, Jr.", "King"),
        Author("Luc Le Roux", "Le Roux"),
        Author("Zoë Łukasz-Ørsted"),
        Author("Karthikeyan S"),
        Author("王 小明"),
        Author("The Loom Collaboration"),
        Author("Barnes and Noble, Inc.", "Barnes and Noble, Inc."),
        Author("Plato"),
    ),
    date=PartialDate(2024, 2, 27),
    updated=PartialDate(2024, 10, 23),
    arxiv="2402.17412",
    doi="10.1234/abc_def(1)2",
    venue="Somewhere, with a comma; 2024",
    comment="12 pages, 3 figures & a table",
    organisation="Loom Labs",
    comments=3,
    author_count=9,
    source="A list",
    links=(
        Link("code", "https://github.com/loom/knots"),
        Link("project", "https://looms.example.org/knots_1"),
        Link("data", "https://data.example.org/knots"),
        Link("demo", "https://demo.example.org/"),
        Link("pdf", "https://ex.org/paper"),
        Link("page", "https://www.example.org/a,b"),
    ),
    keywords=("looms", "knots, and how", "x & y"),
    categories=("cs.CL", "cs.LG"),
    other_titles=("Knots: a first title", "Knots & looms, once more (v2)"),
    withdrawn=True,
    key="weaver:looms24",
    other_keys=("w24", "loom"),
)
FULL = Publication(
    "article", "12", "3/4", "e102–e109", "Loom & Sons", "Lecture Notes on Looms",
    "978-3-16-148410-0", "1234-5678", "Loom & Town, NY", "Rome, Italy", "de, en-GB",
    "22",
    (Author("Ed van Itor", "van Itor"), Author("Bo Li")),
)  # fmt: skip


def _of_type(kind: str, line: int) -> Record:
    facts_of = FULL._replace(type=kind)
    return work(
        f"On {kind}", line, venue="The House of Looms", publication=facts_of, key=f"k{line}"
    )


TYPES = (
    *("article", "inproceedings", "incollection", "inbook", "book", "booklet", "manual", "misc"),
    *("phdthesis", "mastersthesis", "techreport", "proceedings", "unpublished"),
)
VENUES = ("JMLR 24(253):1-9, 2023", "NeurIPS 2024", "Ph.D. thesis, ETH, 2022", "A Place", "CVPR'21")
# Publisher's place, conference's place, publisher and language, as few say all of them.
PLACES = (
    ("Loomtown", None, "Loom Press", "de"),
    (None, "Loomtown", "Loom Press", "pt-BR"),
    ("Cham", None, "Springer", "nb"),
    (None, "Cham", "Springer", "zh-Hans"),
    ("Cham", "Rome", "Springer", "en"),
    ("Rome", "Cham", "Springer", "Klingonish"),
    (None, "Online, 2021", None, "sl, de"),
)
CORPUS = (
    *(
        work(
            f"{kind.title()} no. {line}",
            line,
            venue="A House",
            publication=Publication(
                kind,
                publisher=house,
                publisher_place=own,
                event_place=held,
                language=language,
                edition=(None, "1", "2", "13", "2023", "Revised", "2nd rev.")[line % 10],
            ),
        )
        for number, kind in enumerate(
            ("inproceedings", "proceedings", "book", "misc", "article"), 6
        )
        for line, (own, held, house, language) in enumerate(PLACES, 10 * number)
    ),
    EVERYTHING,
    *(_of_type(kind, line) for line, kind in enumerate(TYPES, 10)),
    *(work(f"At {venue}", line, venue=venue) for line, venue in enumerate(VENUES, 40)),
    work("Editorial", 50, authors=(Author("A One"),), date=PartialDate(2001)),
    work("Editorial", 51, authors=(Author("B Two"),), date=PartialDate(2002)),
    work("基于扩散模型的方法综述", 52, authors=(Author("李雷"),), date=PartialDate(2020)),
    work("=1+1 is a title", 53, date=PartialDate(2020, 5)),
    work("“Quoted” – and dashed — title’s … ‘end’", 54),
    work("λ-nets on 256×256 → α ≥ β", 55, doi="10.5555/x"),
    work(
        "Sets {a}, b} and c{ of \\color{ddt}dyes",
        57,
        abstract="A set {x, {y}} of \\{z\\}, code at https://a.example/{b} and } alone: "
        + abstract("sets"),
    ),
    work("Untold", 56, abstract=None, authors=(Author("C Three"),), date=PartialDate(1999)),
)


@pytest.fixture(scope="module")
def papers() -> list[Paper]:
    """The made-up papers as a site publishes them."""
    return published(CORPUS)


@pytest.mark.parametrize("form", FORMS)
def test_each_form_reads_back_as_the_same_papers(papers: list[Paper], form: str) -> None:
    again, problems = read_back(papers, form)
    assert problems == []
    assert [paper.address for paper in again] == [paper.address for paper in papers]
    for paper, back in zip(papers, again, strict=True):
        expected, found = facts(paper), facts(back)
        added = {name for name, fact in expected.items() if fact in (None, "")}
        if "date" in added:  # a year that the venue names makes another key
            added.add("key")
        assert {n: f for n, f in found.items() if n not in added} == {
            n: f for n, f in expected.items() if n not in added
        }


def test_papers_jsonl_reads_back_without_any_loss(papers: list[Paper]) -> None:
    again, _ = read_back(papers, "papers.jsonl")
    for paper, back in zip(papers, again, strict=True):
        same = replace(back, entries=paper.entries, merged_because=paper.merged_because)
        assert same == paper
        assert _of_entries(back) == _of_entries(paper)


def _of_entries(paper: Paper) -> tuple[object, ...]:
    record = paper.entries[0].record
    return record.organisation, record.comments, record.author_count, record.source


MIXED = Path(__file__).parent / "mixed"
IN_MIXED = {  # by the file that only the format reads: how many papers
    "arxiv.xml": 1, "chapters.bib": 8, "daily.txt": 2, "export.ris": 3, "group.yaml": 2,
    "library.csv": 4, "list.md": 2, "pubmed.xml": 1, "savedrecs.txt": 1, "works.jsonl": 3,
}  # fmt: skip

TOLD = {"chapters.bib": (("lost", 17),)}  # a year before 1000


@cache  # once for all forms
def _mixed_papers() -> list[Paper]:
    """What listings of ten kinds become together; two of their entries are one paper."""
    records: list[Record] = []
    for name, papers in IN_MIXED.items():
        reading = read_lines(read_seed(name, (MIXED / name).read_bytes()), FORMATS)
        told = tuple((problem.severity, problem.line) for problem in reading.problems)
        assert (name, len(reading.records), told) == (name, papers, TOLD.get(name, ()))
        records += reading.records
    return published(records)


def test_listings_of_many_kinds_are_read_together() -> None:
    assert sorted(path.name for path in MIXED.iterdir()) == list(IN_MIXED)
    papers = {paper.address: paper for paper in _mixed_papers()}
    assert len(papers) == sum(IN_MIXED.values()) - 1
    both = papers["2106.00009"]
    assert (both.title, both.other_titles, both.withdrawn, both.categories) == (
        "Knots and other first titles",
        ("Knots: a first title",),
        True,
        ("cs.LG", "math.GT"),
    )
    chapter = papers["the-shed-and-the-shuttle"]
    assert (chapter.venue, str(chapter.date), chapter.publication.publisher) == (
        "Handbook of Weaving",
        "2015",
        "Loom Press",
    )
    assert papers["a-cure-of-knots"].withdrawn
    assert [paper.authors[0].name for paper in papers.values() if paper.title == "Editorial"] == [
        "Tom Arendt",
        "Lina Berg",
    ]


@pytest.mark.parametrize("form", FORMS)
def test_listings_of_many_kinds_read_back_from_each_form(form: str) -> None:
    papers = _mixed_papers()
    again, problems = read_back(papers, form)
    assert problems == []
    assert [paper.address for paper in again] == [paper.address for paper in papers]
    for paper, back in zip(papers, again, strict=True):
        expected, found = facts(paper), facts(back)
        if paper.publication.type is None and form != "papers.jsonl":
            del expected["type"], found["type"]  # a form says one in any case
        assert found == expected
        if form == "papers.jsonl":
            assert (back.authors, back.publication) == (paper.authors, paper.publication)


@cache  # once for all forms
def _real_papers() -> list[Paper]:
    records: list[Record] = []
    for path in sorted(REAL_SEEDS.iterdir()):
        if path.suffix in {".txt", ".bib"}:
            records += read_lines(read_seed(path.name, path.read_bytes()), FORMATS).records
    return published(records)


@pytest.mark.parametrize("form", FORMS)
def test_the_real_papers_read_back_as_the_same_230(form: str) -> None:
    ours = _real_papers()
    again, problems = read_back(ours, form)
    assert problems == []
    assert len(again) == 230
    for paper, back in zip(ours, again, strict=True):
        assert back.address == paper.address
        expected, found = facts(paper), facts(back)
        for name in ("type", "volume", "number", "pages"):  # our citation tells them by the venue
            del expected[name], found[name]
        assert found == expected


@pytest.mark.parametrize(
    ("given", "said"),
    [((), ["looms", "warps", "N1"]), (("knots",), ["knots"])],
)
def test_ris_says_which_keywords_no_listing_gave(given: tuple[str, ...], said: list[str]) -> None:
    (plain,) = published([work("On looms", 1, keywords=given)])
    paper = replace(plain, keywords=("looms",), subjects=("warps",))
    lines = written([paper], "papers.ris").decode().splitlines()
    assert [line[6:] for line in lines if line.startswith("KW")] == [w for w in said if w != "N1"]
    assert ("N1  - Keywords: found in the text" in lines) is ("N1" in said)
    ((back,), problems) = read_back([paper], "papers.ris")
    assert (back.given_keywords, problems) == (given, [])


def test_no_note_speaks_of_keywords_where_there_are_none() -> None:
    assert b"Keywords" not in written(published([work("On looms", 1)]), "papers.ris")


def test_who_cites_whom_is_read_back_from_papers_jsonl(tmp_path: Path) -> None:
    folders = [tmp_path / "one", tmp_path / "two"]
    for folder in folders:
        folder.mkdir()
    first, second = map(Site, folders)
    said = [
        {
            "title": "On looms",
            "abstract": abstract("looms"),
            "id": "W1",
            "references": ["W2", "W9"],
        },
        {"title": "On knots", "abstract": abstract("knots"), "id": "W2", "arxiv": "2402.17412"},
        {"title": "On warps", "abstract": abstract("warps"), "id": "W3", "citations": ["W1"]},
    ]
    first.put("list.json", json.dumps(said))
    first.build()
    assert [paper.get("cites") for paper in first.papers] == [
        None,
        ["2402.17412", "on-warps"],
        None,
    ]
    second.put("papers.jsonl", (first.docs / "papers.jsonl").read_bytes())
    second.build()
    cited = {paper["address"]: paper.get("cites") for paper in first.papers}
    assert {paper["address"]: paper.get("cites") for paper in second.papers} == cited


@pytest.mark.parametrize("form", FORMS)
def test_a_compressed_file_of_all_papers_is_read_as_the_same_without(
    form: str, tmp_path: Path
) -> None:
    sites = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        sites.append(Site(tmp_path / name))
    first, second = sites
    said = [{"title": f"On {name}", "abstract": abstract(name)} for name in ("looms", "knots")]
    first.put("list.json", json.dumps(said))
    sizes = Sizes(small_site=1)
    with patch(
        "paperweave.config.settings.read_settings",
        lambda text: replace(read_settings(text), sizes=sizes),
    ):
        first.build()
        assert not (first.docs / "papers.ris.gz").exists()
        # As if older code had published it.
        ledger = (first.seeds / "addresses.tsv").read_text(encoding="utf-8")
        assert ledger.count("files:few") == 1
        first.put("addresses.tsv", ledger.replace("files:few ", ""))
        first.build()
    second.put(f"{form}.gz", (first.docs / f"{form}.gz").read_bytes())
    second.build()
    assert [paper["address"] for paper in second.papers] == ["on-knots", "on-looms"]
    assert [paper["title"] for paper in second.papers] == ["On knots", "On looms"]
