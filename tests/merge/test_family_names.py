"""Family names of several words, learnt from the listings that mark them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paperweave.merge.family_names import FamilyNames
from paperweave.model.record import Author
from tests.support.making import entry


@pytest.mark.parametrize(
    ("name", "family"),
    [
        ("Kamal De Silva", "De Silva"),
        ("A. B. De Silva", "De Silva"),
        ("Hicham Janati El Idrissi", "Janati El Idrissi"),
        ("De Silva", None),
        ("Ana Silva", None),
        ("Mary Loom Team", None),
        ("Ann Weaver", None),
    ],
)
def test_a_name_ends_with_a_family_name_that_another_listing_marks(
    name: str, family: str | None
) -> None:
    marked = (
        Author("Nimal De Silva", "De Silva"),
        Author("H. Janati El Idrissi", "Janati El Idrissi"),
        Author("Loom Team", "Loom Team"),
        Author("Bo Weaver", "Weaver"),
    )
    known = FamilyNames([replace(entry("A"), authors=marked)])
    assert known.marked((Author(name),)) == (Author(name, family),)


def test_what_a_listing_marks_itself_stays() -> None:
    known = FamilyNames([replace(entry("A"), authors=(Author("N De Silva", "De Silva"),))])
    author = Author("Kamal De Silva", "Silva")
    assert known.marked((author,)) == (author,)
