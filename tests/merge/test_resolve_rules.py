"""Whose word counts where entries of one paper differ: each rule by cases."""

from __future__ import annotations

from typing import Any

import pytest

from paperweave.model.record import Author, Link, PartialDate, Publication
from tests.support.making import entry, together
from tests.support.rows import for_rows

NUMBER: dict[str, Any] = {"arxiv": "2402.17412"}
NUMBER_OF_NONE: dict[str, Any] = {"doi": "10.1000/abc"}
BIB, FETCHED = "bibliography.bib", "fetched.bib"


def one(*fields: dict[str, Any]) -> Any:  # noqa: ANN401
    """The one paper of entries with an arXiv number; ``in`` names the file of each."""
    entries = [
        entry(f.pop("title", "T"), f.pop("in", "l.txt"), n, **NUMBER, **f)
        for n, f in enumerate(map(dict, fields), 1)
    ]
    (paper,) = together(*entries)[0]
    return paper


@pytest.mark.parametrize(
    ("values", "best"),
    [
        (["A", "A", "Bcd"], "A"),
        (["A", "Bcd"], "Bcd"),
        (["Bcd", "Abc"], "Bcd"),
        (["A"], "A"),
    ],
)
def test_most_then_longest_then_last_in_the_alphabet(values: list[str], best: str) -> None:
    for order in (values, values[::-1]):
        assert one(*({"venue": value} for value in order)).venue == best


def test_the_longer_list_of_authors_wins_among_listings() -> None:
    paper = one({"authors": ["Ann Lee"]}, {"authors": ["Ann Lee", "Bo Kay"]}, {})
    assert [author.name for author in paper.authors] == ["Ann Lee", "Bo Kay"]
    assert one({}).authors == ()


@pytest.mark.parametrize(
    ("abstracts", "best"),
    [
        (["We show that bees…", "We show."], "We show."),
        (["We show that bees...", "We show."], "We show."),
        (["We show that bees… ", "We show."], "We show."),
        (["We show that bees…", None], "We show that bees…"),
        (["We show that bees", "We show."], "We show that bees"),
    ],
)
def test_a_whole_abstract_wins_over_one_that_is_cut_off(
    abstracts: list[str | None], best: str
) -> None:
    assert one(*({"abstract": text} for text in abstracts)).abstract == best


def test_a_publishers_doi_wins_over_a_preprint_servers() -> None:
    preprint, published = "10.1101/2020.04.10.000865", "10.1000/abc"
    for order in ((preprint, published), (published, preprint)):
        assert one(*({"doi": name} for name in order)).doi == published
    assert one({"doi": preprint}).doi == preprint


@for_rows(
    ("fields", "date"),
    [
        # the bibliography, then a listing, then the arXiv number's month, then what was fetched
        ([{"in": FETCHED, "date": (2023, 11)}], "2024-02"),
        ([{"in": "l.txt", "date": (2023, 11)}], "2023-11"),
        ([{"in": BIB, "date": (2023,)}, {"date": (2024, 2, 5)}], "2023"),
        ([{"in": BIB, "date": (2024,)}, {"date": (2024, 2, 5)}], "2024-02-05"),
        ([{"date": (2024,)}, {"date": (2024, 2, 5)}], "2024-02-05"),
        ([{"date": (2024, 2)}, {"date": (2024, 2, 5)}, {"date": (2024, 2, 7)}], "2024-02-05"),
        ([{"date": (None, 2, 5)}], "2024-02-05"),
        ([{"date": (None, 3, 5)}], "2024-03-05"),
        ([{"date": (None, 4, 5)}], "2024-02"),
        ([{"date": (2024, 2, 3)}, {"date": (None, 2, 5)}], "2024-02-03"),
        ([{"in": BIB, "date": (2024,)}, {"date": (None, 2, 5)}], "2024-02-05"),
    ],
)
def test_a_date_is_that_of_the_source_that_counts_most(
    fields: list[dict[str, Any]], date: str
) -> None:
    assert str(one(*fields).date) == date


@pytest.mark.parametrize(
    ("listed", "taken", "date"),
    [
        ((None, 11, 3), (2025, 11, 3), "2025-11-03"),
        ((None, 11, 4), (2025, 11, 3), "2024-11-04"),
        ((None, 12, 1), (2025, 11, 3), "2024-12-01"),
        ((None, 10, 9), (2025, 11, 3), "2025-10-09"),
        ((None, 1, 1), (2025,), "2024-01-01"),
        ((None, 11, 1), (2025, 11), "2024-11-01"),
        ((None, 11), (2025, 11), "2025-11"),
    ],
)
def test_a_day_without_a_year_is_before_the_page_was_taken(
    listed: tuple[int | None, ...], taken: tuple[int, ...], date: str
) -> None:
    (paper,), problems = together(
        entry("T", "l.txt", date=listed), captured={"l.txt": PartialDate(*taken)}
    )
    assert str(paper.date) == date
    assert not problems


def test_the_first_page_of_which_the_day_is_known_gives_the_year() -> None:
    entries = [entry("T", f"{name}.txt", date=(None, 4, 8), **NUMBER_OF_NONE) for name in "abc"]
    captured = {"b.txt": PartialDate(2021, 11, 3), "c.txt": PartialDate(2023, 11, 3)}
    (paper,), problems = together(*entries, captured=captured)
    assert (str(paper.date), problems) == ("2021-04-08", [])


def test_a_capture_without_a_year_says_nothing() -> None:
    captured = {"l.txt": PartialDate(None, 11, 3)}
    (paper,), (problem,) = together(entry("T", "l.txt", 7, date=(None, 4, 8)), captured=captured)
    assert str(paper.date) == "--04-08"
    assert problem.message == (
        "the date 04-08 has no year, and no other source gives one; state the day on which the "
        "page was taken in mkdocs.yml (extra.paperweave.captured), or the year in bibliography.bib"
    )


@pytest.mark.parametrize(
    ("ids", "kept"),
    [
        ([None, "orcid:0000-0002-1825-0097"], "orcid:0000-0002-1825-0097"),
        (["acl:ann-lee", "orcid:0000-0002-1825-0097"], "orcid:0000-0002-1825-0097"),
        (["openalex:A5", "acl:ann-lee"], "acl:ann-lee"),
    ],
)
def test_an_author_has_the_identifier_that_any_list_has(ids: list[str | None], kept: str) -> None:
    entries = [entry("T", line=n, **NUMBER, authors=["Ann Lee"]) for n in range(len(ids))]
    from dataclasses import replace

    entries = [
        replace(e, authors=(Author("Ann Lee", None, known),))
        for e, known in zip(entries, ids, strict=True)
    ]
    (paper,) = together(*entries)[0]
    assert paper.authors == (Author("Ann Lee", None, kept),)


def test_a_name_that_stands_twice_gets_no_identifier() -> None:
    from dataclasses import replace

    twice = entry("T", line=1, **NUMBER, authors=["Ann Lee", "Ann Lee", "Bo Kay"])
    known = replace(entry("T", line=2, **NUMBER), authors=(Author("Ann Lee", None, "acl:a"),))
    (paper,) = together(twice, known)[0]
    assert [author.id for author in paper.authors] == [None, None, None]


def test_a_link_stands_once_as_the_best_source_writes_it() -> None:
    paper = one(
        {"in": BIB, "links": (Link("page", "https://a.example/x/"),)},
        {"links": (Link("page", "https://a.example/x"), Link("code", "https://github.com/a/b"))},
    )
    assert [link.url for link in paper.links] == [
        "https://github.com/a/b",
        "https://a.example/x/",
    ]


def test_keywords_and_categories_stand_once_in_the_order_of_the_alphabet() -> None:
    paper = one(
        {"keywords": ("Bees", "ants"), "categories": ("cs.LG",)},
        {"keywords": ("bees",), "categories": ("cs.CL",)},
    )
    assert paper.given_keywords == ("Bees", "ants")
    assert paper.categories == ("cs.CL", "cs.LG")


@pytest.mark.parametrize("withdrawn", [True, False])
def test_a_paper_is_withdrawn_where_any_entry_says_so(withdrawn: bool) -> None:
    assert one({}, {"withdrawn": withdrawn}, {}).withdrawn is withdrawn


@pytest.mark.parametrize(
    ("titles", "others"),
    [
        (["Bees", "Bees", "Wasps"], ("Wasps",)),
        (["Bees", "Bees", "bees!", "Wasps", "WASPS"], ("WASPS",)),
        (["Bees", "Bees"], ()),
    ],
)
def test_other_titles_are_those_that_say_something_else(
    titles: list[str], others: tuple[str, ...]
) -> None:
    paper = one(*({"title": title} for title in titles))
    assert paper.other_titles == others


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        (
            {"abstract": "One two three four five six seven eight nine ten"},
            "Untitled paper (“One two three four five six seven eight…”)",
        ),
        ({"arxiv": "2402.17412", "doi": "10.1000/x"}, "Untitled paper (arXiv:2402.17412)"),
        ({}, "Untitled paper"),
    ],
)
def test_a_made_up_title_says_what_is_known(fields: dict[str, Any], title: str) -> None:
    assert together(entry(**fields))[0][0].title == title


def said(paper: Any) -> list[tuple[str, str, tuple[tuple[str, str], ...], str]]:  # noqa: ANN401
    """The disagreements of a paper."""
    return [(d.field, d.chosen, d.others, d.why) for d in paper.disagreements]


MOST = "most listings say so"
LONGEST = "no listing outweighs another, and this says most"


@for_rows(
    ("fields", "told"),
    [
        (
            [{"title": "A"}, {"title": "A"}, {"title": "Bee"}],
            [("title", "A", (("Bee", "l.txt:3"),), MOST)],
        ),
        ([{"title": "A"}, {"title": "Bee"}], [("title", "Bee", (("A", "l.txt:1"),), LONGEST)]),
        (
            [{"in": BIB, "title": "A"}, {"title": "Bee"}],
            [("title", "A", (("Bee", "l.txt:2"),), "the bibliography is a person's own")],
        ),
        (
            [{"in": FETCHED, "title": "Bee"}, {"in": "b/fetched.bib", "title": "A"}],
            [("title", "Bee", (("A", "b/fetched.bib:2"),), "nothing but fetched metadata has it")],
        ),
        ([{"title": "A bee"}, {"title": "a Bee."}], []),
        (
            [{"authors": ["Ann Lee", "Bo Kay"]}, {"authors": ["Ann Lee"]}],
            [("authors", "Ann Lee, Bo Kay", (("Ann Lee", "l.txt:2"),), LONGEST)],
        ),
        ([{"authors": ["Ann Lee"]}, {"authors": ["ann lee"]}], []),
        ([{"authors": ["Ann Lee"]}, {"author_count": 1}], []),
        (
            [{"authors": ["Ann Lee"]}, {"author_count": 0}, {"author_count": 3}],
            [
                (
                    "number of authors",
                    "1",
                    (("0", "l.txt:2"), ("3", "l.txt:3")),
                    "the names themselves are counted",
                )
            ],
        ),
        ([{"author_count": 3}], []),
        (
            [{"in": BIB, "date": (2023,)}, {"date": (2024, 2, 5)}],
            [("date", "2023", (("2024-02-05", "l.txt:2"),), "the bibliography is a person's own")],
        ),
        ([{"date": (2024,)}, {"date": (2024, 2, 5)}], []),
    ],
)
def test_what_sources_say_otherwise_is_told_with_the_reason(
    fields: list[dict[str, Any]], told: list[Any]
) -> None:
    assert said(one(*fields)) == told


def test_facts_of_publication_are_none_where_no_entry_has_any() -> None:
    assert one({}, {}).publication == Publication()
    paper = one(
        {"publication": Publication("article", editors=())},
        {"publication": Publication(volume="7")},
    )
    assert paper.publication == Publication("article", "7")


def test_keys_stand_in_the_order_of_rank() -> None:
    paper = one({"in": FETCHED, "key": "c"}, {"key": "b"}, {"in": BIB, "key": "a"}, {"key": "b"})
    assert paper.keys == ("a", "b", "c")
