"""Names without the places where these people work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.authors import listed_authors
from paperweave.text.affiliations import without_places_of_work
from paperweave.text.names import names_in
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperweave.model.record import Author

PLACES = """
    Loom University; Universität Berlin; Universidad de Porto; Loom Institute; Institut Loom
    Loom College; Loom School of Knots; Loom Academy; Loom Laboratory; Knot Lab; Weft Labs
    Knot Hospital; Knot Clinic; Knot Center; Knot Centre; Department of Knots; Dept. of Knots
    Faculty of Looms; Loom Research; Loom Technology; Loom Technologies; Loom Polytechnic
    Politecnico di Loom; Knot Inc.; Knot Ltd; Knot LLC; Knot GmbH; Knot Corp.; Knot Corporation
    Knot Company; Ministry of Looms; Bank of Knots; Instituto de Nudos
"""
ALL = [place.strip() for line in PLACES.strip().split("\n") for place in line.split(";")]


@for_rows("place", ALL)
def test_a_place_of_work_is_known_by_a_word(place: str) -> None:
    assert without_places_of_work(f"Fay Warp, {place}; Ed Tangle, {place}") == "Fay Warp; Ed Tangle"


SURE = """
    Loom University; Universität Berlin; Loom Institute; Loom Laboratory; Knot Hospital
    Department of Knots; Faculty of Looms; Loom Polytechnic; Politecnico di Loom
    Knot Inc.; Knot Ltd; Knot LLC; Knot GmbH; Knot Corp.
"""


@for_rows(
    "place", [place.strip() for line in SURE.strip().split("\n") for place in line.split(";")]
)
def test_a_place_behind_one_name_is_known_by_a_word_that_is_no_name(place: str) -> None:
    assert without_places_of_work(f"Ida Weft, {place}") == "Ida Weft"


LISTS = [
    ("Fay Warp*, Loom University; Ed Tangle, Knot Inc.", "Fay Warp*; Ed Tangle"),
    ("Fay Warp, Loom University; and Ed Tangle, Knot Inc.", "Fay Warp; Ed Tangle"),
    ("Ida Weft, Weft University", "Ida Weft"),
    ("Ada Weaver, Ben Thread, Loom University; Ed Tangle, Knot Inc., Porto",
     "Ada Weaver, Ben Thread; Ed Tangle"),
    ("Fay Warp, Loom University; Ed Tangle, Porto", "Fay Warp; Ed Tangle"),
    ("Fay Warp, Loom University; Ed Tangle", "Fay Warp; Ed Tangle"),
    ("Fay Warp, Loom University; Warp, Knot Inc.", "Fay Warp; Warp"),
    # These stay as they are.
    ("Ada Weaver, Randolph Bank", "Ada Weaver, Randolph Bank"),
    ("Ada Weaver, Loom University, Ben Thread", "Ada Weaver, Loom University, Ben Thread"),
    ("Fay Warp, Jr.; Ed Tangle, Loom University", "Fay Warp, Jr.; Ed Tangle"),
    ("Warp, Fay; Tangle, Ed; Loom Research Group", "Warp, Fay; Tangle, Ed; Loom Research Group"),
    ("García Nudo, Gabriel; De Silva, Ana", "García Nudo, Gabriel; De Silva, Ana"),
    ("Fay Warp, Ida Weft, Loom Research", "Fay Warp, Ida Weft, Loom Research"),
    ("Loom University, Knot Institute", "Loom University, Knot Institute"),
    ("Tangle, Ed; Warp, Fay; Ida Weft, Weft Labs", "Tangle, Ed; Warp, Fay; Ida Weft, Weft Labs"),
    ("Weft, Ida; Weft Labs, Porto", "Weft, Ida; Weft Labs, Porto"),
    ("Tangle, Ed; Ida Weft, Weft Labs", "Tangle, Ed; Ida Weft"),
]  # fmt: skip


@for_rows(("names", "people"), LISTS)
def test_places_are_left_out_where_they_are_told_from_names(names: str, people: str) -> None:
    assert without_places_of_work(names) == people


@for_rows("read", [listed_authors, names_in], ids=["a page's", "a field's"])
def test_lists_of_names_are_read_without_places(read: Callable[[str], tuple[Author, ...]]) -> None:
    people = read("Fay Warp*, Loom University; Ed Tangle, Knot Inc.")
    assert [author.name.strip("*") for author in people] == ["Fay Warp", "Ed Tangle"]
