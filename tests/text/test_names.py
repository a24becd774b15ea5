from __future__ import annotations

import pytest

from paperweave.model.record import Author
from paperweave.text.names import author_list, family_first, names_in


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ann Author, Bob C. Bauthor and Li Wei", ["Ann Author", "Bob C. Bauthor", "Li Wei"]),
        ("Ann Author; Bob Bauthor", ["Ann Author", "Bob Bauthor"]),
        ("Ann Author (1), Bob Bauthor (1 and 2) ((1) MIT, (2) CMU)", ["Ann Author", "Bob Bauthor"]),
        ("John Doe, Jr., and Ann Author, et al.", ["John Doe, Jr.", "Ann Author"]),
        ("Alexander Anders & Sandy Andrews", ["Alexander Anders", "Sandy Andrews"]),
        ("", []),
    ],
)
def test_a_list_of_authors_becomes_its_names(text: str, names: list[str]) -> None:
    assert [author.name for author in author_list(text)] == names


@pytest.mark.parametrize(
    ("text", "author"),
    [
        ("de Campos, Cassio", Author("Cassio de Campos", "de Campos")),
        ("King, Martin Luther, Jr.", Author("Martin Luther King, Jr.", "King")),
        ("King, Jr., Martin Luther", Author("Martin Luther King, Jr.", "King")),
        ("OpenAI", Author("OpenAI")),
    ],
)
def test_a_name_with_its_family_name_first_is_turned(text: str, author: Author) -> None:
    assert family_first(text) == author


@pytest.mark.parametrize("last", ["and C", "& C", "und C", "et C", "y C", "e C", "C"])
def test_a_word_before_the_last_of_turned_names_is_no_part_of_it(last: str) -> None:
    names = names_in(f"Weaver, A., Thread, B., {last}ord, D.")
    assert [author.name for author in names] == ["A. Weaver", "B. Thread", "D. Cord"]
