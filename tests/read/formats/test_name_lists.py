"""A list of names is told from other words beside a title."""

from __future__ import annotations

import pytest

from paperweave.read.formats.plain_text.word_patterns import are_names

SEVERAL = [
    "Ada Weaver, Bo Loomis",
    "Ada Weaver; Bo Loomis",
    "Ada Weaver，Bo Loomis",
    "Ada Weaver、Bo Loomis",
    "Ada Weaver·Bo Loomis",
    "Ada Weaver & Bo Loomis",
    "Ada Weaver and Bo Loomis",
    "Ada Weaver et al.",
    "Ada Weaver Et Al",
]


@pytest.mark.parametrize("text", SEVERAL)
def test_what_stands_between_names_makes_a_list_of_them(text: str) -> None:
    assert are_names(text)


@pytest.mark.parametrize("text", ["Ada Weaver", "Sandy Candy", "Weaver&Loomis", "Etalon Weaver"])
def test_one_name_is_a_list_only_where_one_is_expected(text: str) -> None:
    assert not are_names(text)


def test_one_name_alone_is_a_list_where_it_is_expected() -> None:
    assert are_names("Ada Weaver", alone=True)
