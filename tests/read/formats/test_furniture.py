"""Lines around the papers of a page or a feed, and those of something else among them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Record
from paperweave.read.formats.furniture import (
    Stretch,
    behind_the_end,
    with_furniture,
    without_strangers,
)
from paperweave.read.formats.json.json_records import _is_json
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.record import Part

BELOW: list[tuple[str, set[int]]] = [
    ("</html>|A loom", {2}),
    ("</feed>|A loom||Cloth", {2, 4}),
    ("</rss >|A loom", {2}),
    ("</rdf:RDF>|A loom", {2}),
    ("</HTML>|  A loom", {2}),
    ("</html>|A loom|</html>|Cloth", {4}),  # behind the last end
    ("</html>|<b>A loom</b>|", set()),
    ("</html>|<!--|Kept.|--> Cloth|A loom", {4, 5}),
    ("</html>|<script>|let a|</script>|A loom", {5}),
    ("</html>|<SCRIPT type='x'>|let a|</SCRIPT>|A loom", {5}),
    ("</html>|<scripts>|let a|</scripts>|A loom", {3, 5}),
    ("</html>|<scripts>|let a|</script>|A loom", {3, 5}),
    ("</html>|  |A loom|  <b>A knot</b>", {3}),
    ("</table>|A loom", set()),
    ("A loom", set()),
]


@for_rows(("page", "below"), BELOW)
def test_text_below_the_end_of_a_page_is_of_something_else(page: str, below: set[int]) -> None:
    assert behind_the_end(page.split("|")) == below


@for_rows(
    ("spans", "claimed"),
    [
        ([(1, 1), (1, 1)], [(1, 1)]),  # two elements on one line
        ([(1, 2), (2, 4)], [(1, 2), (3, 4)]),
        ([(1, 4), (2, 3)], [(1, 4)]),
        ([(1, 2), (3, 4)], [(1, 2), (3, 4)]),
    ],
)
def test_a_line_with_two_elements_that_are_no_papers_is_furniture_once(
    spans: list[tuple[int, int]], claimed: list[tuple[int, int]]
) -> None:
    stretches = [Stretch(*span, (Furniture(*span, "no paper"),)) for span in spans]
    parts = with_furniture(stretches, [""] * spans[-1][1], "around")
    own = [part for part in parts if isinstance(part, Furniture) and part.what == "no paper"]
    assert [(part.first_line, part.last_line) for part in own] == claimed


PIECES: list[tuple[set[int], list[tuple[int, int]]]] = [
    (set(), [(3, 8)]),
    ({5}, [(3, 4), (6, 8)]),
    ({4, 6}, [(3, 3), (7, 8)]),
    ({3}, [(4, 8)]),
    ({8}, [(3, 7)]),
    ({3, 8}, []),
]


@for_rows(("strange", "left"), PIECES)
def test_furniture_is_left_without_the_lines_of_another_language(
    strange: set[int], left: list[tuple[int, int]]
) -> None:
    record = Record("a.json", 1, 2, title="On Looms")
    parts: list[Part] = [record, Furniture(3, 8, "JSON"), Furniture(9, 9, "JSON")]
    first, *rest, last = without_strangers(parts, lambda number: number not in strange | {1})
    assert (first, last) == (record, Furniture(9, 9, "JSON"))
    pieces = [(one.first_line, one.last_line) for one in rest if isinstance(one, Furniture)]
    assert pieces == left


JSON = """
    { } ] , : "a" {"a":1} [ [1] ["a"] [[ [{ [] [true] [false] [null] [-1] [, // /* # true false
    null NaN Infinity -Infinity true, null] 12 -1.5e+3, 12] 3} 4E-2
"""
NO_JSON = """
    Looms [BOOK] (a) truest nullable NaNo Infinitys 12th 1a a" 'a' / <b> - . 99@threads [Looms] [a
"""


@for_rows("line", ["", "  ", *JSON.split()])
def test_a_line_of_json_is_told_by_its_beginning(line: str) -> None:
    assert _is_json(line)
    assert _is_json(f"  {line}")


@for_rows("line", NO_JSON.split())
def test_a_line_of_words_is_no_json(line: str) -> None:
    assert not _is_json(line.replace("@", " "))
