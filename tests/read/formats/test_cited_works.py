"""The works that an entry names as cited or citing, as services and people write them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from paperweave.model.record import CitedWork
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.records.cited_works import cited_works
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.record import Record

VALUES: list[tuple[object, list[CitedWork]]] = [
    # Semantic Scholar, and what it wraps a work in
    (
        [{"paperId": "a1", "externalIds": {"DOI": "10.1234/ABC", "ArXiv": "2402.17412"}}],
        [CitedWork(("a1", "10.1234/abc", "2402.17412"))],
    ),
    ([{"citedPaper": {"title": "Kites", "year": 2020}}], [CitedWork((), "Kites", 2020)]),
    ([{"citingPaper": {"paperId": "b2"}}], [CitedWork(("b2",))]),
    ([{"title": "Kites", "year": "published 2020"}], [CitedWork((), "Kites", 2020)]),
    (["hex1", "hex2", "hex1"], [CitedWork(("hex1",)), CitedWork(("hex2",))]),
    # OpenAlex
    (["https://openalex.org/W12"], [CitedWork(("W12",))]),
    ("https://openalex.org/W12|https://openalex.org/W3", [CitedWork(("W12",)), CitedWork(("W3",))]),
    # numbers in a list are names, a number alone counts
    ([12, True, None, 3.5], [CitedWork(("12",))]),
    (12, []),
    ("12", []),
    ("1,204", []),
    ("", []),
    (None, []),
    # Crossref: its own key names nothing
    (
        [{"key": "ref1", "doi-asserted-by": "crossref", "DOI": "10.1234/ABC"}],
        [CitedWork(("10.1234/abc",))],
    ),
    ([{"key": "ref2", "article-title": "Kites"}], [CitedWork((), "Kites")]),
    ([{"key": "ref3", "volume-title": "Of kites"}], [CitedWork((), "Of kites")]),
    ([{"unstructured": "A. Bee. Kites.  2020."}], [CitedWork(text="A. Bee. Kites. 2020.")]),
    ([{"key": "ref4"}], []),
    # INSPIRE
    (
        [
            {
                "record": {"$ref": "https://inspirehep.net/api/literature/77"},
                "reference": {"dois": ["10.1234/abc"], "arxiv_eprint": "hep-th/9901001"},
            }
        ],
        [CitedWork(("77", "10.1234/abc", "hep-th/9901001"))],
    ),
    # keys, DOIs and numbers that people write
    ("lufti2024kites, 2402.17412", [CitedWork(("lufti2024kites",)), CitedWork(("2402.17412",))]),
    ("lufti2024 draak2020", [CitedWork(("lufti2024",)), CitedWork(("draak2020",))]),
    ("lufti; draak", [CitedWork(("lufti",)), CitedWork(("draak",))]),
    ("https://doi.org/10.1234/ABC", [CitedWork(("10.1234/abc",))]),
    ("arXiv:2402.17412v3", [CitedWork(("2402.17412",))]),
    # references as text
    (
        "Bee, A., Kites fly, (2020) J. Kites; Draak, B., Strings, 10.1234/abc",
        [
            CitedWork(text="Bee, A., Kites fly, (2020) J. Kites"),
            CitedWork(("10.1234/abc",), text="Draak, B., Strings, 10.1234/abc"),
        ],
    ),
    (
        ["BEE A, 2020, J KITES, V1, P2, DOI 10.1234/AB"],
        [CitedWork(("10.1234/ab",), text="BEE A, 2020, J KITES, V1, P2, DOI 10.1234/AB")],
    ),
    (
        ["Bee, 2020, DOI 10.1234/a. Draak, 2021, DOI 10.1234/b."],
        [CitedWork(("10.1234/a",)), CitedWork(("10.1234/b",))],
    ),
    (
        ["A. Bee. Kites. arXiv:2402.17412, 2024"],
        [CitedWork(("2402.17412",), text="A. Bee. Kites. arXiv:2402.17412, 2024")],
    ),
    # objects by key, and one alone
    ({"1": {"DOI": "10.1234/a"}, "2": {"DOI": "10.1234/b"}},
     [CitedWork(("10.1234/a",)), CitedWork(("10.1234/b",))]),
    ({"DOI": "10.1234/a"}, [CitedWork(("10.1234/a",))]),
    # what is none
    ([{"id": ["x", {"y": "z"}]}], [CitedWork(("x",))]),
    ([{"id": "x" * 201}], []),
    ([{"title": 7}], []),
]  # fmt: skip


@for_rows(("value", "works"), VALUES)
def test_a_value_names_these_works(value: object, works: list[CitedWork]) -> None:
    assert list(cited_works(value)) == works


def test_objects_in_objects_without_end_are_read_to_a_depth() -> None:
    deep: dict[str, object] = {"DOI": "10.1234/a"}
    for _ in range(50):
        deep = {"reference": deep}
    assert cited_works([deep]) == ()


def test_an_entry_names_ten_thousand_works_at_most() -> None:
    assert len(cited_works([f"w{n}" for n in range(10_100)])) == 10_000


def only_record(name: str, text: str) -> Record:
    """The record of a listing that has one."""
    (record,) = read_lines(read_seed(name, text.encode()), FORMATS).records
    return record


_SAID = {"title": "Kites that learn", "abstract": "We fly kites.", "authors": ["Ada Lufti"]}
FIELDS = [
    ("cites", "cites"),
    ("references", "cites"),
    ("referenced_works", "cites"),
    ("outCitations", "cites"),
    ("citations", "cited_by"),
    ("cited_by", "cited_by"),
    ("inCitations", "cited_by"),
]


@pytest.mark.parametrize(("name", "field"), FIELDS)
def test_a_list_of_papers_names_works_under_usual_names(name: str, field: str) -> None:
    record = only_record("a.json", json.dumps([{**_SAID, "id": "W9", name: ["W1", "W2"]}]))
    assert getattr(record, field) == (CitedWork(("W1",)), CitedWork(("W2",)))
    assert record.ids == ("W9",)


def test_crossref_and_csl_name_works_by_doi() -> None:
    item: dict[str, object] = {"type": "journal-article", "title": ["Kites"], "DOI": "10.1234/k"}
    item |= {"issued": {"date-parts": [[2020]]}, "reference": [{"key": "1", "DOI": "10.1234/S"}]}
    record = only_record("a.json", json.dumps({"message": {"items": [item]}}))
    assert record.cites == (CitedWork(("10.1234/s",)),)


@pytest.mark.parametrize("name", ["cites", "references", "Cited-References", "cited_references"])
def test_bibtex_names_works_by_key(name: str) -> None:
    record = only_record(
        "a.bib", f"@misc{{k,\n title = {{Kites}},\n {name} = {{a2020, b\\_1}}\n}}\n"
    )
    assert record.cites == (CitedWork(("a2020",)), CitedWork(("b_1",)))


@pytest.mark.parametrize("name", ["citedby", "cited-by", "cited_by"])
def test_bibtex_names_works_that_cite(name: str) -> None:
    record = only_record("a.bib", f"@misc{{k,\n title = {{Kites}},\n {name} = {{a2020}}\n}}\n")
    assert record.cited_by == (CitedWork(("a2020",)),)


def test_web_of_science_has_a_work_a_line() -> None:
    text = (
        "FN Clarivate\nVR 1.0\nPT J\nAU Lufti, A\nTI Kites that learn\nSO J KITES\n"
        "CR Bee A, 2020, J KITES, V1, P2, DOI 10.1234/a\n   Draak B, 2019, STRINGS\n"
        "UT WOS:000123\nER\n\nEF\n"
    )
    record = only_record("a.txt", text)
    assert [work.ids for work in record.cites] == [("10.1234/a",), ()]
    assert record.cites[1].text == "Draak B, 2019, STRINGS"
    assert record.ids == ("WOS:000123",)


def test_scopus_has_works_between_semicolons() -> None:
    text = (
        "Scopus\nEXPORT DATE:01 Jan 2024\n\nLufti A.\nKites that learn\n"
        "(2024) Journal of Kites, 7 (2), pp. 1-12. \nhttps://scopus.example/1\n\n"
        "ABSTRACT: We fly kites.\nREFERENCES: Bee, A., Kites fly, (2020); Draak, B., Strings (2019)"
        "\nDOCUMENT TYPE: Article\nPUBLICATION STAGE: Final\nSOURCE: Scopus\n"
    )
    record = only_record("a.txt", text)
    assert [work.text for work in record.cites] == [
        "Bee, A., Kites fly, (2020)",
        "Draak, B., Strings (2019)",
    ]


def test_pubmed_names_works_by_doi_and_by_its_own_numbers() -> None:
    text = (
        "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>12</PMID><Article>"
        "<ArticleTitle>Kites.</ArticleTitle></Article></MedlineCitation><PubmedData>"
        "<ReferenceList><Reference><Citation>Bee. Strings.</Citation><ArticleIdList>"
        '<ArticleId IdType="pubmed">34</ArticleId><ArticleId IdType="doi">10.1234/A</ArticleId>'
        "</ArticleIdList></Reference></ReferenceList></PubmedData></PubmedArticle>"
        "</PubmedArticleSet>\n"
    )
    record = only_record("a.xml", text)
    assert record.ids == ("pmid:12",)
    assert record.cites == (CitedWork(("10.1234/a", "pmid:34"), text="Bee. Strings."),)


def test_a_number_of_citations_is_no_work() -> None:
    text = "title,authors,year,Cites,Cited by\nKites that learn,Ada Lufti,2024,12,7\n"
    record = only_record("a.csv", text)
    assert (record.cites, record.cited_by) == ((), ())
