"""Which lines may be titles by themselves."""

from __future__ import annotations

from paperweave.model.record import Author, Record
from paperweave.read.hidden_titles import (
    OF_A_MENU,
    ORDINAL,
    is_alone,
    is_headline,
    is_text,
    names_authors,
    stands_for_paper,
)
from tests.support.rows import for_rows

ALONE = [
    ("", "", True),
    ("- ", "* ", True),
    ("**", "", True),
    ("Words", "", False),
    ("", "Words", False),
]


@for_rows(("above", "below", "alone"), ALONE)
def test_a_line_is_alone_between_blank_ones(above: str, below: str, *, alone: bool) -> None:
    assert is_alone((above, "A Loom", below), 2) == alone


def test_the_first_and_the_last_line_have_nothing_around_them() -> None:
    assert is_alone(("A Loom",), 1)
    assert not is_alone(("A Loom", "Words"), 1)
    assert not is_alone(("Words", "A Loom"), 2)


HEADLINES = [
    ("A Loom for Each Thread", True),
    ("**A Loom for Each Thread**", True),
    ("$n$ Looms for Each Thread", True),
    ("A loom for each thread", False),
    ("Loom Thread", False),  # two words
    ("A Loom of it", False),  # too short
    ("A loom for each Thread of Cloth", False),  # two of four
    ("A Loom for threads of Cloth", True),  # three of four
    ("Journal of Looms and Their Threads", False),
    ("Conference on Looms and Threads", False),
    ("Proceedings of Looms and Threads", False),
    ("Transactions on Looms and Threads", False),
    ("Symposium on Looms and Threads", False),
    ("Workshop on Looms and Threads", False),
    ("Letters on Looms and Threads", False),
    ("Review of Looms and Threads", False),
    ("IEEE Looms and Their Threads", False),
    ("ACM Looms and Their Threads", False),
    ("Association of Looms and Threads", False),
    ("International Looms and Threads", False),
    ("University of Looms and Threads", False),
    ("Advances in Looms and Threads", False),
    ("Society of Looms and Threads", False),
    ("Last Updated: May 3, 2023", False),
    ("Export Date: 12 May 2023 ", False),
    ("This List Was Updated:  May 3, 2023", False),
    ("Looms of the North: May They Stay", True),
    ("title: A Loom for Each Thread", False),
    ("1. A Loom for Each Thread", False),
]


@for_rows(("line", "is_one"), HEADLINES)
def test_a_headline_has_large_letters_and_is_no_venue(line: str, *, is_one: bool) -> None:
    assert is_headline(("", line, ""), 2) == is_one


FIELDS = """
    title author authors abstract comment comments subject subjects cite@as date doi from
    journal@ref journal-ref categories submitted created updated keyword keywords note venue
"""


@for_rows("field", FIELDS.split())
def test_a_line_with_a_field_is_no_title(field: str) -> None:
    name = field.replace("@", " ")
    assert stands_for_paper(f"{name} looms for each thread of cloth")
    assert not stands_for_paper(f"{name}: looms for each thread of cloth")
    assert not stands_for_paper(f"{name.upper()} : looms for each thread of cloth")


@for_rows("sign", list("#|<>{}[]@%\\&$"))
def test_a_line_that_begins_with_a_mark_is_no_title(sign: str) -> None:
    assert not stands_for_paper(f"{sign} A loom for each thread of cloth")


MARKED = [
    ("A loom for each thread", True),
    ("A loom for threads", True),
    ("Three words only", False),
    ("arXiv: 2402 looms for each thread", False),
    ("arxiv :looms4 for each thread", False),
    ("Skip to the looms of each thread", False),
    ("- {looms for each thread of cloth", False),
    ("TI  - A loom for each thread", False),
    ("T1 - A loom for each thread", False),
    ("12) A loom for each thread", False),
    ("12 A loom for each thread", False),
]


@for_rows(("line", "stands"), MARKED)
def test_a_line_of_some_words_without_a_mark_may_be_a_title(line: str, *, stands: bool) -> None:
    assert stands_for_paper(line) == stands


def test_a_text_is_long_and_has_sentences() -> None:
    sentence = "We propose looms that learn from their cloth alone, and show that they weave. "
    assert is_text((sentence * 2).strip())
    assert not is_text(sentence.strip())
    assert not is_text("Looms, Threads, Knots, Ropes, Cloth, Wool, Silk, and All the Weavers " * 2)


NUMBERED = {
    "1. A Loom": "A Loom",
    "[1] A Loom": "A Loom",
    " (12)  A Loom": "A Loom",
    "12: A Loom": "A Loom",
    "1234 A Loom": "A Loom",
    "12345 A Loom": "12345 A Loom",
    "1.A Loom": "1.A Loom",
    "A 1. Loom": "A 1. Loom",
}


@for_rows(("line", "bare"), NUMBERED.items())
def test_a_number_may_stand_before_a_title(line: str, bare: str) -> None:
    assert ORDINAL.sub("", line) == bare


MENUS = {
    "SubscribeOn Looms": True,
    "- SubscribeOn Looms": True,
    "SubscribeО ткачах": True,
    "Subscribe On Looms": False,
    "Subscribers of Looms": False,
    "Subscribe2 Looms": False,
    "Subscribe_On Looms": False,
    "Subscribe": False,
    "We SubscribeOn Looms": False,
}


@for_rows(("line", "is_glued"), MENUS.items())
def test_a_word_of_a_menu_is_glued_to_a_capital(line: str, *, is_glued: bool) -> None:
    assert (OF_A_MENU.match(line) is not None) == is_glued


PEOPLE = [
    ("Ada Weaver", True),
    ("Ada Van Der Weaver", True),
    ("Ada Bea Cy Dee Eve Fay Weaver", True),  # seven words
    ("Ada Bea Cy Dee Eve Fay Gil Weaver", False),
    ("Looms for Weaver", True),  # three words
    *((f"Looms of Thread {word} Weaver", False) for word in ("for", "on", "with", "in")),
    *((f"Looms of Thread {word} Weaver", False) for word in ("from", "to", "by")),
    ("Looms and Their Weaver", False),
    ("Looms and Its Weaver", False),
]


@for_rows(("name", "known"), PEOPLE)
def test_a_line_with_a_family_name_is_about_an_author(name: str, *, known: bool) -> None:
    record = Record("a.txt", 1, 1, title="On Knots", authors=(Author(name), Author("")))
    assert names_authors(record, "by Weaver and others") == known
    assert not names_authors(record, "by others")
