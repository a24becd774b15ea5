"""References as jurists write them, and what looks like one and is none."""

from __future__ import annotations

from paperweave.read.formats.references.citation import read_citation
from paperweave.read.formats.references.legal import legal_work
from tests.support.rows import for_rows


@for_rows("kind", ["Note", "Comment", "Essay", "Article", "Book Review"])
def test_what_kind_of_piece_it_is_stands_before_its_title(kind: str) -> None:
    found = legal_work(f"Fay Warp, {kind}, Who Owns the Pattern?, 98 Cornell L. Rev. 1201 (2013).")
    assert found is not None
    assert (found.names, found.title) == ("Fay Warp", "Who Owns the Pattern?")


@for_rows(
    ("house", "publisher"),
    [
        ("2nd edn, Shuttle 2014", "Shuttle"),
        ("1st edn, Shuttle 2014", "Shuttle"),
        ("3rd edn, Shuttle 2014", "Shuttle"),
        ("4th edn, Shuttle 2014", "Shuttle"),
        ("Shuttle Press 2014", "Shuttle Press"),
        ("Shuttle Publishers 2014", "Shuttle Publishers"),
        ("Shuttle Publisher 2014", "Shuttle Publisher"),
        ("Shuttle Publishing 2014", "Shuttle Publishing"),
        ("OUP 2014", "OUP"),
        ("CUP 1814", "CUP"),
        ("Shuttle 2014", None),
        ("Shuttle Press, 2014", None),
        ("Shuttle Press", None),
    ],
)
def test_a_book_has_its_publisher_and_year_in_brackets(house: str, publisher: str | None) -> None:
    found = legal_work(f"Fay Warp, The Pattern and the Public ({house})")
    assert (found.publication.publisher if found else None) == publisher
    assert found is None or (found.title, found.publication.type) == (
        "The Pattern and the Public",
        "book",
    )


@for_rows(
    "text",
    [
        "Weaver, A. (2019). The law of looms. Harv. L. Rev., 112, 345.",
        "The Law of Looms, 112 Harv. L. Rev. 345 (2019).",  # nobody signed it
        "Ada Weaver, The Law of Looms, Harv. L. Rev. 345 (2019).",
        "Ada Weaver, The Law of Looms, 112 Harv. L. Rev. (2019).",
        "Ada Weaver, The Law of Looms, 112 Harv. L. Rev. 345.",
        "Ada Weaver, ‘The Law of Looms’ 135 LQR 345",
        "Weaving the law of cloth at sea, The Pattern (Shuttle Press 2014)",
        "A. Weaver, Looms in linear time, J. Looms 12 (3) (2019) 45–67",
        "A. Weaver, B. Thread, Looms in linear time, Phys. Rev. Lett. 122, 045901 (2019).",
    ],
)
def test_other_styles_are_not_taken_for_it(text: str) -> None:
    assert legal_work(text) is None


def test_people_who_are_not_named_are_left_out() -> None:
    found = read_citation("Ida Weft et al., Fiber Art in the Courts, 7 J. Art & L. 22 (2020).")
    assert found is not None
    assert [person.name for person in found.people] == ["Ida Weft"]


@for_rows(
    ("text", "venue", "volume", "pages"),
    [
        ("Phys. Rev. Lett. 122, 045901 (2019).", "Phys. Rev. Lett", "122", "045901"),
        ("Rev. Mod. Phys. 92, 015001 (2020)", "Rev. Mod. Phys", "92", "015001"),
        ("Phys. Rev. B122, L045901 (2019).", "Phys. Rev", "B122", "L045901"),
        ("Nature 122, 4590-4599 (2019).", "Nature", "122", "4590-4599"),
    ],
)
def test_the_american_physical_society_puts_the_year_last(
    text: str, venue: str, volume: str, pages: str
) -> None:
    found = read_citation(f"A. Weaver and B. Thread, Vibrations of warped threads, {text}")
    assert found is not None
    told = found.publication
    assert (found.title, found.venue, told.volume, told.pages) == (
        "Vibrations of warped threads",
        venue,
        volume,
        pages,
    )


@for_rows(
    "text",
    [
        "arXiv:1905.01234.",
        "arXiv:1905.01234",
        "arXiv:2301.01234.",
        "arXiv:1905.01234 [cond-mat.soft]",
        "arXiv:1905.01234 (2019).",
        "arXiv:cond-mat/9901234.",
    ],
)
def test_a_preprint_there_has_its_number_alone(text: str) -> None:
    found = read_citation(f"A. Weaver and B. Thread, Looms at finite temperature, {text}")
    assert found is not None
    assert (found.title, found.venue) == ("Looms at finite temperature", None)


@for_rows(
    ("said", "number"),
    [
        ("12 (2019), Nr. 3", "3"),
        ("12 (2019), H. 3", "3"),
        ("12 (2019), Heft 3", "3"),
        ("12 (2019), no. 3", "3"),
        ("12 (2019)", None),
        ("12 (3)", "3"),
    ],
)
def test_german_lists_name_the_issue_behind_the_year(said: str, number: str | None) -> None:
    text = f"Weber, Anna; Faden, Karl: Die Spannung der Kette. In: Webkunde {said}, S. 45–67, 2019"
    found = read_citation(text)
    assert found is not None
    assert (found.venue, found.publication.volume, found.publication.number) == (
        "Webkunde",
        "12",
        number,
    )
