"""Names in several spellings, and works that a series has each year under one title."""

from __future__ import annotations

from typing import Any

import pytest

from paperweave.merge.view import View, person_of
from paperweave.model.record import Author, Publication
from tests.support.making import abstract, entry, partition
from tests.support.rows import for_rows


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Jürgen Müller", "Juergen Mueller", True),
        ("Søren Ørsted", "Soren Orsted", True),
        ("Søren Ørsted", "Soeren Oersted", True),
        ("Łukasz Kaiser", "Lukasz Kaiser", True),
        ("Фёдор Достоевский", "Fyodor Dostoevsky", True),
        ("Jan Meyer", "Jan Meier", True),
        ("Ann Baer", "Ann Bär", True),
        ("Jan Goethe", "Jan Göthe", True),
        *((f"Jan Boe{vowel}n", f"Jan Bo{vowel}n", False) for vowel in "aeiou"),  # two vowels
        ("Jane Doe", "Jane Do", False),
        ("Ann Bee", "Ann Bees", False),
        ("Ann Bauer", "Ann Baker", False),
    ],
)
def test_a_family_name_is_one_in_all_its_spellings(one: str, other: str, same: bool) -> None:
    assert (person_of(Author(one)).family == person_of(Author(other)).family) is same


@pytest.mark.parametrize(
    ("venues", "years", "papers"),
    [
        (("TREC 2004", "TREC 2005"), (2004, 2005), 2),
        (("Proceedings of the 5th TREC", "Proceedings of the 6th TREC"), (2004, 2005), 2),
        (("TREC 2004", "TREC 2004"), (2004, 2005), 1),
        (("TREC 2004", "TREC 04"), (2004, 2004), 1),
        (("TREC 2004", "Journal of Looms"), (2004, 2005), 1),
        (("arXiv", "TREC 2005"), (2004, 2005), 1),
        ((None, "TREC 2005"), (2004, 2005), 1),
    ],
)
def test_editions_of_a_series_have_works_of_their_own(
    venues: tuple[str | None, str | None], years: tuple[int, int], papers: int
) -> None:
    both = []
    for n, (venue, year) in enumerate(zip(venues, years, strict=True)):
        facts: dict[str, Any] = {"comment": str(n), "date": (year,), "venue": venue}
        both.append(entry("Looms at the task", f"{n}.bib", authors=["A Bee", "B Cat"], **facts))
    assert len(partition(both)) == papers


@pytest.mark.parametrize(
    ("venues", "volumes", "years", "papers"),
    [
        (("Journal of Looms", "Journal of Looms"), ("4", "8"), (2012, 2016), 2),
        (("J. of Looms", "J. of Looms, Porto"), ("4", "6"), (2012, 2014), 2),
        (("Journal of Looms", "Journal of Looms"), ("4", "5"), (2012, 2013), 1),  # ahead of print
        (("Journal of Looms", "Journal of Looms"), ("4", "4"), (2012, 2016), 1),
        (("Journal of Looms", "Journal of Looms"), ("4", None), (2012, 2016), 1),
        (("Journal of Looms", "LoomConf"), ("4", "8"), (2012, 2014), 1),
        (("Journal of Looms", None), ("4", "8"), (2012, 2014), 1),
    ],
)
def test_volumes_of_a_journal_have_works_of_their_own(
    venues: tuple[str, str | None],
    volumes: tuple[str, str | None],
    years: tuple[int, int],
    papers: int,
) -> None:
    both = []
    for n, (venue, volume, year) in enumerate(zip(venues, volumes, years, strict=True)):
        facts: dict[str, Any] = {"comment": str(n), "date": (year,), "venue": venue}
        facts["publication"] = Publication(volume=volume)
        both.append(entry("Reply to Knot et al.", f"{n}.bib", authors=["Fay Warp"], **facts))
    assert len(partition(both)) == papers


BOOK: dict[str, Any] = {"authors": ["Hal Warp"], "venue": None}


@pytest.mark.parametrize(
    ("numbers", "years", "kind", "papers"),
    [
        (("978-0-00-000001-9", "978-0-00-000002-6"), (1995, 1997), "book", 2),
        (("0-00-000001-9", "978-0-00-000001-6"), (1995, 1997), "book", 1),  # ten figures, thirteen
        (("978-0-00-000001-9", "978-0-00-000002-6"), (1995, 1996), "book", 1),  # in two bindings
        (("978-0-00-000001-9", None), (1995, 1997), "book", 1),
        (("12345", "67890"), (1995, 1997), "book", 1),  # no ISBN
        ((None, None), (1995, 1999), "book", 2),
        ((None, None), (1995, 1998), "book", 1),
        ((None, None), (1995, 1999), "article", 1),
    ],
)
def test_editions_of_a_book_are_two(
    numbers: tuple[str | None, str | None], years: tuple[int, int], kind: str, papers: int
) -> None:
    both = []
    for n, (number, year) in enumerate(zip(numbers, years, strict=True)):
        publication = Publication(type=kind, isbn=number)
        facts: dict[str, Any] = {"date": (year,), "publication": publication, "comment": str(n)}
        both.append(entry("The handbook of thread", f"{n}.bib", **BOOK, **facts))
    assert len(partition(both)) == papers


ABSTRACT = abstract("loom")
PREPRINT: dict[str, Any] = {"authors": ["A Bee", "B Cat"], "arxiv": "1905.00001", "date": (2019,)}
PREPRINT |= {"comment": "preprint"}
PUBLISHED: dict[str, Any] = {"authors": ["A Bee", "B Cat"], "venue": "LoomConf", "date": (2020,)}


@for_rows(
    ("facts", "papers"),
    [
        ({}, 1),
        ({"abstract": "In this paper, " + ABSTRACT}, 1),  # it begins otherwise
        ({"abstract": ABSTRACT + " All is open."}, 1),  # it ends otherwise
        ({"abstract": ABSTRACT[:250] + abstract("knot")[:120]}, 2),  # too much is new
        ({"abstract": None}, 2),
        ({"authors": ["A Bee", "B Cat", "C Dog"]}, 2),
        ({"authors": ["A Bee", "C Dog"]}, 2),
        ({"date": (2022,)}, 1),
        ({"date": (2023,)}, 2),
        ({"venue": None}, 1),
        ({"title": "Weaving with Looms, Part 2"}, 2),
        ({"title": "Editorial"}, 2),
        ({"venue": "arXiv"}, 2),
    ],
)
def test_a_preprint_is_joined_to_its_publication_under_another_title(
    facts: dict[str, Any], papers: int
) -> None:
    preprint = entry("LoomNet: linear looms", "a.bib", abstract=ABSTRACT, **PREPRINT)
    changed = {"title": "Weaving long texts", "abstract": ABSTRACT, **PUBLISHED, **facts}
    title = str(changed.pop("title"))
    assert len(partition([preprint, entry(title, "b.bib", **changed)])) == papers


@pytest.mark.parametrize(
    ("server", "papers"), [("bioRxiv", 1), ("arXiv preprint", 1), ("Journal of Cells", 2)]
)
def test_a_preprint_server_makes_a_preprint(server: str, papers: int) -> None:
    facts = PREPRINT | {"arxiv": None, "venue": server}
    one = entry("LoomNet: linear looms", "a.bib", abstract=ABSTRACT, **facts)
    other = entry("Weaving long texts", "b.bib", abstract=ABSTRACT, **PUBLISHED)
    assert len(partition([one, other])) == papers


@for_rows(
    ("name", "person"),
    [
        # the family's last word, and two letters of the first word
        ("Ada van Weaver", ("weaver", "ad")),
        ("Weaver", ("weaver", "")),
        ("A.B. Weaver", ("weaver", "a")),
        ("Ada~Weaver", ("weaver", "ad")),
        ("Weaver,Ada", ("ada", "we")),
        ("Wei Wei", ("wei", "")),
        # without what tells generations apart
        ("Ada Weaver, Jr.", ("weaver", "ad")),
        ("Ada Weaver sr", ("weaver", "ad")),
        ("Ada Weaver II", ("weaver", "ad")),
        ("Ada Weaver iii", ("weaver", "ad")),
        ("Ada Weaver IV.", ("weaver", "ad")),
        ("Ada Weaver V", ("v", "ad")),
        ("Ada Weaverjr", ("weaverir", "ad")),
        # umlauts, and i, j and y behind the first letter, are one
        ("Ada Maehr", ("mahr", "ad")),
        ("Ada Moehr", ("mohr", "ad")),
        ("Ada Muehr", ("muhr", "ad")),
        ("Ada Mueauer", ("mueaur", "ad")),
        ("Ada Yeats", ("yeats", "ad")),
        ("Ada Ijssel", ("iissel", "ad")),
        ("Ada Mejyr", ("meir", "ad")),
        ("Ada Meiir", ("meir", "ad")),
        ("", ("", "")),
    ],
)
def test_a_name_is_compared_in_one_spelling(name: str, person: tuple[str, str]) -> None:
    found = person_of(Author(name))
    assert (found.family, found.given) == person


@pytest.mark.parametrize(
    ("isbn", "figures"),
    [
        ("978-0-00-000001-9", "000000001"),
        ("0-00-000001-9", "000000001"),
        ("0-00-000001-X", "000000001"),
        ("0-00-000001-x", "000000001"),
        ("979-0-00-000001-9", "979000000001"),
        ("ISBN 0 00 000001 9", "000000001"),
        ("0-00-00001-9", None),
        ("978-0-00-000001-99", None),
        (None, None),
    ],
)
def test_an_isbn_is_compared_by_the_figures_that_name_the_book(
    isbn: str | None, figures: str | None
) -> None:
    assert View(entry("A", publication=Publication("book", isbn=isbn))).isbn == figures


@pytest.mark.parametrize(
    ("pages", "first"), [("10-12", "10"), ("e12", "e12"), ("(7)", "7"), ("", None), (None, None)]
)
def test_pages_are_compared_by_their_first(pages: str | None, first: str | None) -> None:
    publication = Publication("article", "7", "2", pages)
    assert View(entry("A", publication=publication)).pages == ("7", "2", first)


@pytest.mark.parametrize(
    ("abstract", "beginning"),
    [
        ("We show that bees…", "weshowthat"),
        ("We show that be...", "weshowthat"),
        ("We show that be....… ", "weshowthat"),
        ("We show that bees..", None),
        ("We show that bees", None),
        (None, None),
    ],
)
def test_of_an_abstract_that_is_cut_off_the_whole_words_are_compared(
    abstract: str | None, beginning: str | None
) -> None:
    assert View(entry("A", abstract=abstract)).beginning == beginning
