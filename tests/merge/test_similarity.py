"""What makes two entries one paper: each number and each word of the rules, by cases."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import Any

import pytest

from paperweave.merge.evidence import against, authors_agree, one_of_a_kind, other_venue
from paperweave.merge.generic_titles import is_generic
from paperweave.merge.similarity import (
    agree_in_title_or_authors,
    compare,
    differ_in_title_and_authors,
)
from paperweave.merge.view import View
from paperweave.model.record import Author, Link, Publication
from tests.support.making import abstract, entry, together
from tests.support.rows import for_rows
from tests.support.word_lists import word_lists

_ARTICLES = "a an the ein eine un une le les la el los las il o os".split()  # noqa: SIM905
_GENERIC = word_lists(Path(__file__).parent / "cases" / "generic_titles.txt")


def view(title: str | None = "A title", **fields: Any) -> View:  # noqa: ANN401
    """An entry as it is compared."""
    return View(entry(title, **fields))


def _almost(length: int, other: int, letter: str = "a") -> str:
    """A text of ``length`` letters of which the last ``other`` are not those of the same text."""
    return letter * (length - other) + "z" * other


@pytest.mark.parametrize("language", _GENERIC)
def test_a_title_that_names_a_kind_of_text_is_generic(language: str) -> None:
    assert [title for title in _GENERIC[language] if not is_generic(title)] == []


@for_rows(
    ("title", "generic"),
    [
        ("Editorial (2)", True),
        ("Book Reviews III", True),
        ("Introduction 2024", True),
        ("Introduction 20245", False),
        ("EDITORIAL.", True),
        ("Editorial bees", False),
        ("Editorial_2_", True),
        ("[Editorial] [2].", True),
        ("Editorial iv", True),
        ("Editorial X", True),
        ("Editorial v", True),
        ("Editorial iiii", True),
        ("Editorial iiiii", False),
        ("Editorial a", False),
        *((f"{word} introduction", True) for word in (*_ARTICLES, "An", "THE")),
        ("das Vorwort", False),
        ("A Survey", True),
        ("The editorial", True),
        ("Une introduction", True),
        ("Theeditorial", False),
        ("Deep learning", False),
        ("", False),
        (None, False),
    ],
)
def test_a_number_behind_it_makes_no_subject(title: str | None, generic: bool) -> None:
    assert is_generic(title) is generic


@for_rows(
    ("ones", "others", "agree"),
    [
        (["Jeff Dean"], ["Jeffrey Dean"], True),
        (["Jeffrey Dean"], ["Jeff Dean"], True),
        (["John Doe"], ["Jane Doe"], False),
        (["J. Doe"], ["Jane Doe"], True),
        (["Doe"], ["Jane Doe"], True),
        (["Wang Wei"], ["Wei Wang"], True),
        (["Ada van Weaver"], ["A. Weaver"], True),
        (["Ann Lee, Jr."], ["Ann Lee"], True),
        (["Ann Lee III"], ["Ann Lee"], True),
        (["Ann Lee II"], ["Ann Lee"], True),
        (["Ann Lee IV"], ["Ann Lee"], True),
        (["Ann Lee Sr."], ["Ann Lee"], True),
        (["Ann Lee"], ["Bo Kay"], False),
        (["Ann Lee", "Bo Kay"], ["Ann Lee", "Cy Orr"], True),
        (["Ann Lee", "Bo Kay", "Di Poe"], ["Ann Lee", "Cy Orr", "Ed Fox"], False),
        (["Ann Lee"], ["Cy Orr", "Ann Lee", "Ed Fox"], True),
        ([], ["Ann Lee"], None),
        (["Ann Lee"], [], None),
    ],
)
def test_authors_agree_where_half_of_the_shorter_list_is_in_the_other(
    ones: list[str], others: list[str], agree: bool | None
) -> None:
    assert authors_agree(view(authors=ones), view(authors=others)) is agree


ARTICLE, BOOK = Publication("article"), Publication("book")
ACL = "https://aclanthology.org/"
SAME_FACTS: dict[str, Any] = {"authors": ["Ann Lee"], "date": (2010,)}


def _days(year: int) -> dict[str, Any]:
    """Where and when a work of a series was published."""
    return {"venue": f"Bee Days {year}", "date": (year,)}


@for_rows(
    ("one", "other", "reason"),
    [
        ({"authors": ["Ann Lee"]}, {"authors": ["Bo Kay"]}, "they have no author in common"),
        (
            {"authors": ["Ann Lee", "Bo Kay", "Di Poe"]},
            {"authors": ["Ann Lee", "Cy Orr", "Ed Fox"]},
            "they have few authors in common",
        ),
        (
            {"publication": BOOK},
            {"publication": ARTICLE, "venue": "J. Bees"},
            "one is a book, the other an article",
        ),
        ({"publication": BOOK}, {"publication": ARTICLE}, None),
        ({"publication": BOOK}, {"publication": Publication("misc")}, None),
        (
            {"date": (2010,), "venue": "Bees"},
            {"date": (2014,), "venue": "Wasps"},
            "they were published 4 years apart and in other places",
        ),
        ({"date": (2010,), "venue": "Bees"}, {"date": (2013,), "venue": "Wasps"}, None),
        ({"date": (2010,), "venue": "Bees"}, {"date": (2014,), "venue": "Journal of Bees"}, None),
        ({"date": (2010,), "venue": "Journal of Bees"}, {"date": (2014,), "venue": "Bees"}, None),
        ({"date": (2010,), "venue": "Bees"}, {"date": (2014,)}, None),
        ({"date": (2010,), "venue": "Bees"}, {"date": (2014,), "venue": "arXiv"}, None),
        ({"venue": "Bees"}, {"date": (2014,), "venue": "Wasps"}, None),
        # of several reasons the first is said: authors, kinds, years, books, series, the Anthology
        (
            {"authors": ["Ann Lee"], "publication": Publication("thesis")},
            {"authors": ["Bo Kay"], "publication": BOOK},
            "they have no author in common",
        ),
        (
            {"publication": BOOK, "date": (2010,), "venue": "Bees"},
            {"publication": ARTICLE, "date": (2014,), "venue": "Wasps"},
            "one is a book, the other an article",
        ),
        (
            {"publication": BOOK, "date": (2010,), "venue": "Bees"},
            {"publication": BOOK, "date": (2014,), "venue": "Wasps"},
            "they were published 4 years apart and in other places",
        ),
        (
            {"publication": Publication("book", isbn="0-00-000001-9"), **_days(2010)},
            {"publication": Publication("book", isbn="0-00-000002-7"), **_days(2012)},
            "they are two editions of a book",
        ),
        (
            {"links": (Link("page", ACL + "P18-1001"),), **_days(2010)},
            {"links": (Link("page", ACL + "P18-1002"),), **_days(2012)},
            "they stand in two editions of one series",
        ),
        (
            {"venue": "Bee Days 2004", "date": (2004,)},
            {"venue": "Bee Days 2005", "date": (2005,)},
            "they stand in two editions of one series",
        ),
        ({"venue": "Bee Days 2004"}, {"venue": "Bee Days 2005", "date": (2005,)}, None),
        ({"venue": "Bee Days 2004"}, {"venue": "Bee Days 2005"}, None),
        (
            {"links": (Link("page", ACL + "P18-1001"),)},
            {"links": (Link("page", ACL + "P18-1002"),)},
            "the ACL Anthology has them under two numbers",
        ),
        (
            {"links": (Link("page", ACL + "P18-1001"),), "authors": ["Ann Lee"], "date": (2010,)},
            {"links": (Link("page", ACL + "P18-1002"),), "authors": ["Ann Lee"], "date": (2010,)},
            None,
        ),
        (
            {"links": (Link("page", ACL + "P18-1001"),), "authors": ["Ann Lee"], "date": (2010,)},
            {"links": (Link("page", ACL + "P18-1002"),), "authors": ["Ann Lee"], "date": (2011,)},
            "the ACL Anthology has them under two numbers",
        ),
        (
            {"links": (Link("page", ACL + "P18-1001"),)},
            {"links": (Link("page", ACL + "p18-1001/"),)},
            None,
        ),
        (
            {"links": (Link("page", ACL + "P18-1001.pdf"),)},
            {"links": (Link("page", ACL + "P18-1001"),)},
            None,
        ),
        (
            {"links": (Link("page", ACL + "P18-1001.bib"),)},
            {"links": (Link("page", ACL + "P18-1001"),)},
            None,
        ),
        ({"links": (Link("page", ACL + "P18-1001"),)}, {}, None),
        *(
            (
                {"links": (Link("page", ACL + "P18-1001"),)},
                {"links": (Link("page", f"{place}aclanthology.org/P18-1002"),)},
                "the ACL Anthology has them under two numbers",
            )
            for place in ("http://", "https://www.")
        ),
        (
            {"links": (Link("page", ACL + "P18-1001"),)},
            {"links": (Link("page", ACL + "x/P18-1002"),)},
            None,
        ),
        (
            {"links": (Link("page", ACL + "P18-1001"),)},
            {"links": (Link("page", "https://a.example/aclanthology.org/P18-1002"),)},
            None,
        ),
        # a preface is another one under another identifier, whoever wrote it
        (
            {"title": "Preface", "links": (Link("page", ACL + "P18-1001"),), **SAME_FACTS},
            {"title": "Preface", "links": (Link("page", ACL + "P18-1002"),), **SAME_FACTS},
            "the ACL Anthology has them under two numbers",
        ),
        (
            {"title": "Bees", "links": (Link("page", ACL + "P18-1001"),), **SAME_FACTS},
            {"title": "Wasps", "links": (Link("page", ACL + "P18-1002"),), **SAME_FACTS},
            "the ACL Anthology has them under two numbers",
        ),
        ({}, {}, None),
    ],
)
def test_what_speaks_against_one_work_is_said(
    one: dict[str, Any], other: dict[str, Any], reason: str | None
) -> None:
    assert against(view(**one), view(**other)) == reason
    words = reason.replace("one is a book, the other an article", "") if reason else None
    if words:
        assert against(view(**other), view(**one)) == reason


@for_rows("kind", ["book", "mvbook", "proceedings", "collection"])
@for_rows("other", ["phdthesis", "mastersthesis", "thesis", "bachelorsthesis"])
def test_a_book_is_no_thesis(kind: str, other: str) -> None:
    a, b = view(publication=Publication(kind)), view(publication=Publication(other))
    assert against(a, b) == "one is a book, the other a thesis"


@pytest.mark.parametrize(
    "kind", ["article", "inproceedings", "conference", "incollection", "inbook"]
)
def test_an_article_in_a_venue_is_no_book(kind: str) -> None:
    a, b = view(publication=Publication(kind), venue="Bees"), view(publication=BOOK)
    assert against(a, b) == "one is an article, the other a book"


@for_rows(
    "name",
    [
        "arXiv",
        "CoRR",
        "bioRxiv",
        "medRxiv",
        "ChemRxiv",
        "PsyArXiv",
        "SocArXiv",
        "EarthArXiv",
        "EngArXiv",
        "EdArXiv preprints",
        "TechRxiv",
        "MedXiv",
        "CORR abs/2402.17412",
        "Preprint",
        "preprints",
        "SSRN",
        "OpenReview",
        "HAL",
        "arXiv:2402.17412",
    ],
)
def test_a_preprint_server_is_no_venue(name: str) -> None:
    assert not other_venue(view(venue=name), view(venue="Bees"))


@pytest.mark.parametrize(
    "name", ["Wasps", "Correct Wasps", "Halls of Wasps", "Narxiv", "Preprinted"]
)
def test_what_is_no_preprint_server_is_a_venue(name: str) -> None:
    assert other_venue(view(venue=name), view(venue="Bees"))


SAME: dict[str, Any] = {
    "authors": ["Ann Lee"],
    "date": (2020,),
    "venue": "Bees",
    "publication": Publication("article", "7", "2", "10-12"),
}


@for_rows(
    ("change", "one"),
    [
        ({}, True),
        ({"authors": []}, False),
        ({"authors": ["Ann Lee", "Bo Kay"]}, False),
        ({"date": (2021,)}, False),
        ({"date": None}, False),
        ({"venue": "Wasps"}, False),
        ({"venue": None}, True),
        ({"publication": Publication("article", "8", "2", "10-12")}, False),
        ({"publication": Publication("article", "7", "3", "10-12")}, False),
        ({"publication": Publication("article", "7", "2", "11-12")}, False),
        ({"publication": Publication("article", "7", "2", "10")}, True),
        ({"publication": Publication("article")}, True),
    ],
)
def test_two_editorials_are_one_where_every_fact_is_the_same(
    change: dict[str, Any], one: bool
) -> None:
    fields = SAME | change
    if fields["date"] is None:
        del fields["date"]
    assert one_of_a_kind(view("Editorial", **SAME), view("Editorial", **fields)) is one
    verdict = compare(view("Editorial", **SAME), view("Editorial", **fields), "title")[0]
    assert verdict == ("same" if one else "close")


def test_two_editorials_without_a_year_or_author_are_not_one() -> None:
    bare = {k: v for k, v in SAME.items() if k != "date"}
    assert not one_of_a_kind(view("Editorial", **bare), view("Editorial", **bare))
    bare = {k: v for k, v in SAME.items() if k != "authors"}
    assert not one_of_a_kind(view("Editorial", **bare), view("Editorial", **bare))


BLUE, GREEN = abstract("blue"), abstract("green")


@for_rows(
    ("one", "other", "verdict"),
    [
        # titles: 88 % alike are close, less are apart; other figures make another paper
        ({"title": _almost(100, 12)}, {"title": _almost(100, 0)}, "close"),
        ({"title": _almost(100, 13)}, {"title": _almost(100, 0)}, "apart"),
        ({"title": _almost(100, 2) + "1"}, {"title": _almost(100, 0) + "2"}, "apart"),
        (
            {"title": _almost(100, 2), "authors": ["Ann Lee"]},
            {"title": _almost(100, 0), "authors": ["Bo Kay"]},
            "apart",
        ),
        (
            {"title": _almost(100, 2), "authors": ["Ann Lee"]},
            {"title": _almost(100, 0), "authors": ["Ann Lee"]},
            "close",
        ),
        # one title: abstracts 80 % alike are the same
        ({"abstract": _almost(200, 40)}, {"abstract": _almost(200, 0)}, "same"),
        ({"abstract": _almost(200, 41)}, {"abstract": _almost(200, 0)}, "close"),
        # other titles with abstracts 80 % alike are close
        (
            {"title": "One", "abstract": _almost(200, 40)},
            {"title": "Two", "abstract": _almost(200, 0)},
            "close",
        ),
        (
            {"title": "One", "abstract": _almost(200, 41)},
            {"title": "Two", "abstract": _almost(200, 0)},
            "apart",
        ),
        # one abstract: titles 88 % alike are the same
        (
            {"title": _almost(100, 12), "abstract": BLUE},
            {"title": _almost(100, 0), "abstract": BLUE},
            "same",
        ),
        (
            {"title": _almost(100, 13), "abstract": BLUE},
            {"title": _almost(100, 0), "abstract": BLUE},
            "close",
        ),
        (
            {"title": "Birds 1 " * 9, "abstract": BLUE},
            {"title": "Birds 2 " * 9, "abstract": BLUE},
            "close",
        ),
        # other authors weigh more than a short abstract, and less than a long one
        (
            {"abstract": "a" * 199, "authors": ["Ann Lee"]},
            {"abstract": "a" * 199, "authors": ["Bo Kay"]},
            "close",
        ),
        (
            {"abstract": "a" * 200, "authors": ["Ann Lee"]},
            {"abstract": "a" * 200, "authors": ["Bo Kay"]},
            "same",
        ),
        (
            {
                "abstract": "a" * 200,
                "authors": ["Ann Lee"],
                "links": (Link("page", ACL + "P18-1001"),),
            },
            {"abstract": "a" * 200, "authors": ["Bo Kay"]},
            "same",
        ),
        (
            {"abstract": "a" * 200, "links": (Link("page", ACL + "P18-1001"),)},
            {"abstract": "a" * 200, "links": (Link("page", ACL + "P18-1002"),)},
            "close",
        ),
        # of very long abstracts the first 4000 letters are compared
        ({"abstract": _almost(4000, 800) + "y"}, {"abstract": "a" * 4000 + "x"}, "same"),
        ({"abstract": _almost(4000, 801) + "y"}, {"abstract": "a" * 4000 + "x"}, "close"),
        (
            {"abstract": _almost(300, 1), "authors": ["Ann Lee"]},
            {"abstract": "a" * 300, "authors": ["Bo Kay"]},
            "close",
        ),
        # an abstract of fewer than 24 letters says nothing
        ({"abstract": "a" * 23}, {"abstract": "b" * 23}, "likely"),
        ({"abstract": "a" * 24}, {"abstract": "b" * 24}, "close"),
        # the same title and authors within a year
        (
            {"abstract": BLUE, "authors": ["Ann Lee"], "date": (2020,)},
            {"abstract": GREEN, "authors": ["Ann Lee"], "date": (2021,)},
            "same",
        ),
        (
            {"abstract": BLUE, "authors": ["Ann Lee"], "date": (2020,)},
            {"abstract": GREEN, "authors": ["Ann Lee"], "date": (2022,)},
            "close",
        ),
        (
            {"abstract": BLUE, "authors": ["Ann Lee"], "date": (2020,)},
            {"abstract": GREEN, "authors": ["Ann Lee"]},
            "close",
        ),
        (
            {"abstract": BLUE, "authors": ["Ann Lee", "Bo Kay"], "date": (2020,)},
            {"abstract": GREEN, "authors": ["Ann Lee"], "date": (2020,)},
            "close",
        ),
        (
            {"title": "Preface", "abstract": BLUE, "authors": ["Ann Lee"], "date": (2020,)},
            {"title": "Preface", "abstract": GREEN, "authors": ["Ann Lee"], "date": (2020,)},
            "close",
        ),
        (
            {"abstract": BLUE, "authors": ["Ann Lee"], "date": (2020,), "publication": BOOK},
            {
                "abstract": GREEN,
                "authors": ["Ann Lee"],
                "date": (2020,),
                "publication": ARTICLE,
                "venue": "B",
            },
            "close",
        ),
        # an abstract that a listing cut off is the beginning of the other's
        ({"abstract": BLUE[:150] + "…"}, {"abstract": BLUE}, "same"),
        ({"abstract": BLUE}, {"abstract": BLUE[:150] + "..."}, "same"),
        ({"abstract": BLUE[:150] + "…"}, {"abstract": GREEN}, "close"),
        ({"abstract": BLUE[:20] + "…"}, {"abstract": BLUE}, "likely"),
        # the title alone
        ({}, {}, "likely"),
        ({"authors": ["Ann Lee"]}, {"authors": ["Ann Lee"]}, "same"),
        ({"authors": ["Ann Lee"]}, {"authors": ["Bo Kay"]}, "close"),
        ({"date": (2010,)}, {"date": (2013,)}, "likely"),
        ({"date": (2010,)}, {"date": (2014,)}, "close"),
        ({"title": "Editorial"}, {"title": "Editorial"}, "close"),
        ({"title": "One"}, {"title": "Other"}, "apart"),
    ],
)
def test_two_entries_are_the_same_or_close_or_apart(
    one: dict[str, Any], other: dict[str, Any], verdict: str
) -> None:
    a, b = view(**one), view(**other)
    assert compare(a, b, "title")[0] == verdict
    assert compare(b, a, "title")[0] == verdict


@pytest.mark.parametrize(
    ("one", "other", "crowded", "verdict"),
    [
        ({"title": None, "abstract": BLUE}, {"abstract": BLUE}, False, "likely"),
        ({"title": None, "abstract": BLUE}, {"abstract": BLUE}, True, "close"),
        ({"title": None, "abstract": "No abstract"}, {"abstract": "No abstract"}, False, "close"),
        ({"title": None, "abstract": BLUE}, {"abstract": GREEN}, False, "apart"),
    ],
)
def test_abstracts_alone_decide_where_one_has_no_title(
    one: dict[str, Any], other: dict[str, Any], crowded: bool, verdict: str
) -> None:
    assert compare(view(**one), view(**other), "abstract", crowded=crowded)[0] == verdict


@for_rows(
    ("one", "other", "why"),
    [
        ({}, {}, "both have the same title, and not both have an abstract"),
        (
            {"title": None, "abstract": BLUE},
            {"abstract": BLUE},
            "both have the same abstract, and not both have a title",
        ),
        (
            {"authors": ["Ann Lee"]},
            {"authors": ["Bo Kay"]},
            "both have the same title, but they have no author in common",
        ),
        ({"title": "Preface"}, {"title": "Preface"}, "many works have this title"),
        (
            {"date": (2010,)},
            {"date": (2014,)},
            "both have the same title, and too little else is known of them",
        ),
        (
            {"title": _almost(50, 5)},
            {"title": _almost(50, 0)},
            "titles are 90 % alike, and there is no more to compare",
        ),
        (
            {"abstract": _almost(200, 20)},
            {"abstract": "a" * 200},
            "title (100 % alike) and abstract (90 % alike)",
        ),
        (
            {"abstract": _almost(200, 60)},
            {"abstract": "a" * 200},
            "titles are 100 % alike, abstracts 70 %",
        ),
        (
            {"abstract": "a" * 99, "authors": ["Ann Lee"]},
            {"abstract": "a" * 99, "authors": ["Bo Kay"]},
            "title and abstract are alike, but they have no author in common",
        ),
        (
            {"abstract": _almost(200, 60), "authors": ["Ann Lee"], "date": (2020,)},
            {"abstract": "a" * 200, "authors": ["Ann Lee"], "date": (2020,)},
            "title and authors are the same, abstracts 70 % alike",
        ),
    ],
)
def test_a_verdict_comes_with_its_reason(
    one: dict[str, Any], other: dict[str, Any], why: str
) -> None:
    what: Any = "abstract" if "title" in one and one["title"] is None else "title"
    assert compare(view(**one), view(**other), what)[1] == why


@for_rows(
    ("one", "other", "differ"),
    [
        ({"title": _almost(100, 30)}, {"title": _almost(100, 0)}, False),
        ({"title": _almost(100, 31)}, {"title": _almost(100, 0)}, False),  # nothing else is known
        (
            {"title": _almost(100, 30), "authors": ["Ann Lee"]},
            {"title": _almost(100, 0), "authors": ["Bo Kay"]},
            False,
        ),
        (
            {"title": _almost(100, 31), "authors": ["Ann Lee"]},
            {"title": _almost(100, 0), "authors": ["Bo Kay"]},
            True,
        ),
        (
            {"title": _almost(100, 31), "authors": ["Ann Lee"]},
            {"title": _almost(100, 0), "authors": ["Ann Lee"]},
            False,
        ),
        (
            {"title": "Bees", "authors": ["Ann Lee"]},
            {"title": "Bees and all that is known of them today", "authors": ["Bo Kay"]},
            False,
        ),
        (
            {"title": "Bees and all that is known of them today", "authors": ["Ann Lee"]},
            {"title": "Bees", "authors": ["Bo Kay"]},
            False,
        ),
        # a notice about a work is another one
        *(
            ({"title": f"{notice} Bees", "authors": ["Ann Lee"]}, {"title": "Bees"}, True)
            for notice in (
                *("Erratum:", "Errata -", "Corrigendum to", "Corrigenda:", "Addendum:"),
                *(
                    "Correction to:",
                    "Correction:",
                    "Publisher Correction:",
                    "Author's correction to",
                ),
                *("Retraction:", "Retraction of", "Retraction Note:", "Retraction notice to"),
                *("Expression of concern:", "Comment on", "Comments on", "Reply to", "Response to"),
            )
        ),
        ({"title": "Erratum: Bees"}, {"title": "Erratum: bees"}, False),
        ({"title": "Erratum Bees"}, {"title": "Corrigendum: bees"}, False),
        ({"title": "Correction of Bees"}, {"title": "Bees"}, False),
        ({"title": "Retracted: Bees"}, {"title": "Bees"}, False),
        ({"title": "Erratums of Bees"}, {"title": "Bees"}, False),
        ({"title": None, "authors": ["Ann Lee"]}, {"title": "Wasps", "authors": ["Bo Kay"]}, False),
        ({"title": "Wasps", "authors": ["Ann Lee"]}, {"title": None, "authors": ["Bo Kay"]}, False),
        (
            {"title": "Quite", "abstract": _almost(100, 40)},
            {"title": "Another", "abstract": "a" * 100},
            False,
        ),
        (
            {"title": "Quite", "abstract": _almost(100, 41)},
            {"title": "Another", "abstract": "a" * 100},
            True,
        ),
        (
            {"title": "Quite", "abstract": "b" * 23},
            {"title": "Another", "abstract": "a" * 99},
            False,
        ),
        (
            {"title": "Quite", "abstract": "b" * 99},
            {"title": "Another", "abstract": "a" * 23},
            False,
        ),
    ],
)
def test_entries_of_one_identifier_are_two_works_where_nothing_else_agrees(
    one: dict[str, Any], other: dict[str, Any], differ: bool
) -> None:
    assert differ_in_title_and_authors(view(**one), view(**other)) is differ


def test_of_three_entries_of_one_number_those_that_agree_are_one() -> None:
    number = {"arxiv": "2402.17412"}
    entries = (
        entry("On bees", line=1, authors=["Ann Lee"], **number),
        entry("On bees", line=2, **number),
        entry("Quite another thing", line=3, authors=["Bo Kay"], **number),
    )
    papers, problems = together(*entries)
    assert [paper.title for paper in papers] == ["On bees", "Quite another thing"]
    assert any("but differ in title and authors" in problem.message for problem in problems)


@pytest.mark.parametrize(("count", "papers"), [(40, 1), (41, 41)])
def test_a_title_of_more_than_forty_entries_says_nothing(count: int, papers: int) -> None:
    entries = [entry("On bees", line=n) for n in range(count)]
    assert len(together(*entries)[0]) == papers


@pytest.mark.parametrize(("shared", "told"), [(16, 1), (15, 0)])
def test_titles_are_compared_that_share_sixteen_letters_at_an_end(shared: int, told: int) -> None:
    middle = "".join(chr(ord("a") + n % 23) for n in range(70))
    one = "q" * shared + "x" + middle + "y"
    other = "q" * shared + "w" + middle + "v"
    assert len(together(entry(one), entry(other, line=2))[1]) == told
    turned = together(entry(one[::-1]), entry(other[::-1], line=2))[1]
    assert len(turned) == told


@pytest.mark.parametrize(
    ("authors", "person"),
    [
        (Author("Ada van Weaver", "van Weaver"), ("weaver", "ad")),
        (Author("Ada Weaver"), ("weaver", "ad")),
        (Author("A. Weaver"), ("weaver", "a")),
        (Author("Weaver"), ("weaver", "")),
        (Author("Ng, Andrew", "Ng"), ("ng", "")),
        (Author("OpenAI", "OpenAI"), ("openai", "")),
        (Author("J.~Doe"), ("doe", "j")),
    ],
)
def test_a_name_is_compared_by_its_family_and_two_letters(
    authors: Author, person: tuple[str, str]
) -> None:
    from paperweave.merge.view import person_of

    found = person_of(authors)
    assert (found.family, found.given) == person


def test_a_paper_of_an_arxiv_number_without_a_date_has_its_year() -> None:
    assert view(arxiv="2402.17412").year == 2024
    assert view(arxiv="2402.17412", date=(2021,)).year == 2021
    assert view(arxiv="2402.17412", date=(None, 3, 1)).year == 2024
    assert view().year is None


PREPRINT: dict[str, Any] = {"title": "Looms", "authors": ["Ann Lee"], "arxiv": "2402.17412"}
PRINTED: dict[str, Any] = {"title": "A way to weave", "authors": ["Ann Lee"], "venue": "Bees"}


@for_rows(
    ("preprint", "printed", "verdict"),
    [
        # abstracts that are 90 % alike, of 150 letters and more
        ({"abstract": _almost(200, 20)}, {"abstract": "a" * 200}, "same"),
        ({"abstract": _almost(200, 21)}, {"abstract": "a" * 200}, "close"),
        ({"abstract": "a" * 150}, {"abstract": "a" * 150}, "same"),
        ({"abstract": "a" * 149}, {"abstract": "a" * 150}, "close"),
        ({"abstract": "a" * 150}, {"abstract": "a" * 149}, "close"),
        # the same authors, at most three years between
        ({"authors": ["Bo Kay"]}, {}, "close"),
        ({"authors": ["Ann Lee", "Bo Kay"]}, {}, "close"),
        ({}, {"date": (2027,)}, "same"),
        ({}, {"date": (2028,)}, "close"),
        # one of both is a preprint
        ({}, {"venue": None}, "same"),
        ({}, {"venue": None, "arxiv": "2402.17413"}, "close"),
        ({"arxiv": None}, {}, "close"),
        ({"arxiv": None, "venue": "bioRxiv"}, {}, "same"),
        ({"arxiv": None, "doi": "10.1101/2020.04.10.000865"}, {}, "same"),
        ({"venue": "Wasps"}, {}, "close"),
        # titles that say something, with the same figures
        ({"title": "Preface"}, {}, "close"),
        ({}, {"title": "Preface"}, "close"),
        ({"title": "Looms 1"}, {"title": "A way to weave 2"}, "close"),
        ({"title": "Looms 2"}, {"title": "A way to weave 2"}, "same"),
    ],
)
def test_a_preprint_and_its_publication_under_another_title(
    preprint: dict[str, Any], printed: dict[str, Any], verdict: str
) -> None:
    one = {"abstract": "a" * 200, **PREPRINT, **preprint}
    other = {"abstract": "a" * 200, **PRINTED, **printed}
    assert compare(view(**one), view(**other), "abstract")[0] == verdict
    assert compare(view(**other), view(**one), "abstract")[0] == verdict


@pytest.mark.parametrize("title", ["Preface", "On bees"])
def test_an_abstract_under_a_title_of_many_works_needs_all_other_facts(title: str) -> None:
    facts: dict[str, Any] = {"abstract": BLUE, "authors": ["Ann Lee"]}
    one, other = view(None, **facts), view(title, **facts)
    verdict = "close" if title == "Preface" else "same"
    assert compare(one, other, "abstract")[0] == verdict
    assert compare(other, one, "abstract")[0] == verdict


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ({"title": _almost(100, 30)}, {"title": _almost(100, 0)}, True),
        ({"title": _almost(100, 31)}, {"title": _almost(100, 0)}, False),
        (
            {"title": "Quite", "authors": ["Ann Lee"]},
            {"title": "Other", "authors": ["Ann Lee"]},
            True,
        ),
        ({"title": "Bees", "authors": ["Ann Lee"]}, {"title": "Bees", "authors": ["Bo Kay"]}, True),
        ({"title": None, "authors": ["Ann Lee"]}, {"authors": ["Ann Lee"]}, True),
        ({"title": None}, {"title": None}, False),
        ({"title": None}, {}, False),
        ({}, {"title": None}, False),
    ],
)
def test_entries_of_one_identifier_agree_in_title_or_authors(
    one: dict[str, Any], other: dict[str, Any], agree: bool
) -> None:
    assert agree_in_title_or_authors(view(**one), view(**other)) is agree
    assert agree_in_title_or_authors(view(**other), view(**one)) is agree


def _letters(count: int, seed: int) -> str:
    """A text without spaces that is like no other."""
    rng = Random(seed)  # noqa: S311 - the same letters each time
    return "".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=count))


@pytest.mark.parametrize(("shared", "length", "told"), [(48, 150, 1), (47, 150, 0), (48, 149, 0)])
def test_abstracts_are_compared_that_share_forty_eight_letters_at_an_end(
    shared: int, length: int, told: int
) -> None:
    rest = _letters(length - shared - 2, 1)
    one, other = ("q" * shared + a + rest + b for a, b in ("xy", "wv"))
    for turn in (1, -1):
        pair = (
            entry("Looms", abstract=one[::turn]),
            entry("Silk", line=2, abstract=other[::turn]),
        )
        assert len(together(*pair)[1]) == told


@pytest.mark.parametrize(("others", "told"), [(38, 1), (39, 0)])
@pytest.mark.parametrize("what", ["title", "abstract"])
def test_what_more_than_forty_entries_begin_with_brings_none_together(
    what: str, others: int, told: int
) -> None:
    start = "q" * 60
    texts = [start + _letters(150, n) for n in range(others)]
    near = start + _letters(150, 99)
    texts += [near + "x" + _letters(20, 100), near + "y" + _letters(20, 101)]
    entries = [
        entry(text, line=n) if what == "title" else entry(_letters(30, n), line=n, abstract=text)
        for n, text in enumerate(texts)
    ]
    assert len(together(*entries)[1]) == told


_ARXIV: dict[str, Any] = {"authors": ["Ann Lee", "Bo Kay"], "date": (2020,), "arxiv": "2001.00001"}
_PRINTED: dict[str, Any] = {"authors": ["Ann Lee", "Bo Kay"], "date": (2021,), "venue": "Bees"}
_WHOLE = "Honey: How bees make wax"


@for_rows(
    ("title", "change", "verdict"),
    [
        ("Honey", {}, "likely"),
        ("Honey", {"authors": ["Bo Kay", "Ann Lee"]}, "likely"),
        ("Honey", {"authors": ["Ann Lee"]}, "apart"),
        ("Honey", {"authors": []}, "apart"),
        ("Honey", {"date": (2022,)}, "likely"),
        ("Honey", {"date": (2023,)}, "apart"),
        ("Honey", {"venue": "arXiv"}, "apart"),
        ("Honey", {"publication": Publication("book")}, "likely"),
        ("How bees make wax", {}, "apart"),
        ("Wasps", {}, "apart"),
        ("", {}, "apart"),
    ],
)
def test_a_subtitle_may_be_lacking_in_print(
    title: str, change: dict[str, Any], verdict: str
) -> None:
    one, other = view(_WHOLE, **_ARXIV), view(title, **(_PRINTED | change))
    assert compare(one, other, "title")[0] == compare(other, one, "title")[0] == verdict


@for_rows(
    "subtitle",
    [
        *("part two", "Volume 3", "Vol. 3", "Book 1", "Chapter 1", "episode one", "Version 2"),
        *("2", "v2", "II", "ii. More", "Editorial", "A reply", "Reply to Kay", "Response"),
        *("Comments", "A correction", "Corrections", "Supplement", "Supplementary material", ""),
    ],
)
def test_a_subtitle_that_counts_or_answers_makes_another_work(subtitle: str) -> None:
    one, other = view(f"Honey: {subtitle}", **_ARXIV), view("Honey", **_PRINTED)
    assert compare(one, other, "title")[0] in {"apart", "same"}
    assert one.main_title == ""


def test_one_author_needs_a_title_that_says_more() -> None:
    ann = {"authors": ["Ann Lee"]}
    for main, verdict in (("Honey", "apart"), ("How bees make honey", "likely")):
        one = view(f"{main}: A long winter", **(_ARXIV | ann))
        assert compare(one, view(main, **(_PRINTED | ann)), "title")[0] == verdict


def test_works_without_a_subtitle_are_brought_together() -> None:
    pair = [
        entry("Honey: How bees make wax", file="a", **_ARXIV),
        entry("Honey", file="b", **_PRINTED),
    ]
    assert len(together(*pair)[0]) == 1


@pytest.mark.parametrize(
    ("years", "venue", "verdict"),
    [(10, None, "same"), (11, None, "close"), (11, "Bees", "same")],
)
def test_a_title_long_after_is_another_work(years: int, venue: str | None, verdict: str) -> None:
    one = view(authors=["Ann Lee"], date=(2000,), venue="Bees")
    other = view(authors=["A. Lee"], date=(2000 + years,), venue=venue)
    assert compare(one, other, "title")[0] == verdict


_IN_A_JOURNAL: dict[str, Any] = {
    "authors": ["Ann Lee", "Bo Kim"],
    "date": (2003,),
    "venue": "Bees",
    "publication": Publication(type="article", volume="12", number="3", pages="45-67"),
}


@for_rows(
    ("one", "other", "verdict"),
    [
        # another program dropped the subtitle, and perhaps the journal
        ({}, {}, "likely"),
        ({}, {"venue": None}, "likely"),
        ({"venue": None}, {"venue": None}, "likely"),
        ({}, {"publication": Publication(type="article")}, "likely"),
        ({}, {"publication": Publication(type="article", pages="45")}, "likely"),
        # nothing speaks for one place, or something against it
        ({}, {"venue": None, "publication": Publication(type="article")}, "apart"),
        ({}, {"venue": "Wasps"}, "apart"),
        ({}, {"date": (2004,)}, "apart"),
        ({"date": (None, 4)}, {"date": (None, 4)}, "apart"),
        ({}, {"authors": ["Ann Lee"]}, "apart"),
        ({}, {"publication": Publication(type="article", volume="13")}, "apart"),
        ({}, {"publication": Publication(type="article", volume="12", pages="70")}, "apart"),
        # books
        (
            {"venue": None, "publication": Publication(type="book")},
            {"venue": None, "publication": Publication(type="book")},
            "likely",
        ),
        (
            {"venue": None, "publication": Publication(type="book")},
            {"venue": None, "publication": Publication(type="book"), "date": (2004,)},
            "apart",
        ),
    ],
)
def test_a_subtitle_may_be_lacking_in_an_entry_of_the_same_work(
    one: dict[str, Any], other: dict[str, Any], verdict: str
) -> None:
    a = view("How bees make honey: A long winter", **(_IN_A_JOURNAL | one))
    b = view("How bees make honey", **(_IN_A_JOURNAL | other))
    assert compare(a, b, "title")[0] == compare(b, a, "title")[0] == verdict


def test_a_notice_with_a_subtitle_is_no_copy_of_its_work() -> None:
    a = view("Erratum to how bees make honey: A long winter", **_IN_A_JOURNAL)
    b = view("Erratum to how bees make honey", **_IN_A_JOURNAL)
    assert compare(a, b, "title")[0] == "apart"
