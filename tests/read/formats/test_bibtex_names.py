"""A name that is read without pybtex is read as pybtex would read it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperweave.model.record import Author
from paperweave.read.formats.bibtex import names as bibtex_text
from paperweave.read.formats.bibtex.names import authors_of

_PIECES = (
    "Ada",
    "King-Noel",
    "O'Neil",
    "J.",
    "J.-P.",
    "X",
    "III",
    "Jr.",
    "de",
    "van der",
    "A.-",
    "É",
    "-",
    "'",
    ",",
)


def without_the_short_way(names: str) -> tuple[Author, ...]:
    """What pybtex reads."""
    with pytest.MonkeyPatch.context() as patch:
        # what the short way stands for
        patch.setattr(bibtex_text, "_author", bibtex_text._by_pybtex)  # noqa: SLF001
        return authors_of(names)


@given(
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5),
    st.sampled_from([" ", "", "  ", "~"]),
)
def test_both_ways_read_the_same_name(words: list[str], between: str) -> None:
    name = between.join(words)
    assert authors_of(name) == without_the_short_way(name)


def test_a_name_of_capitals_is_shown_as_it_stands() -> None:
    assert authors_of("Ada M. King-Noel and J. O'Neil") == (
        Author("Ada M. King-Noel"),
        Author("J. O'Neil"),
    )
