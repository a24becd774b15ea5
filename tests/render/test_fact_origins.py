"""Which characters of its listings a page has its facts from."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.model.record import Elsewhere
from paperweave.render.fact_origins import FactOrigins, fact_origins, in_front_matter
from tests.support.making import entry, published, together
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.paper import Entry

FULL = entry(
    "Spun silk", authors=["Ada Byron"], date=(2024,), venue="LoomConf", arxiv="2403.00001",
    doi="10.1234/spun",
)  # fmt: skip
RAW = "Spun silk, Ada Byron, 2024, LoomConf, arXiv:2403.00001, doi:10.1234/spun"
LONGER = entry(
    "Spun silk of looms", "b.txt", authors=["Ada Byron", "Bo Cox"], date=(2024, 3),
    arxiv="2403.00001",
)  # fmt: skip
RAW_OF_LONGER = "Spun silk of looms, Ada Byron, Bo Cox, March 2024, 2403.00001"


def said(*pairs: tuple[Entry, str], elsewhere: Elsewhere | None = None) -> list[FactOrigins]:
    """The origins of a paper of these entries, with their raw texts."""
    said = (elsewhere,) if elsewhere else ()
    (merged,), _ = together(*(replace(one, elsewhere=said) for one, _ in pairs))
    (paper,) = published([merged])
    return fact_origins(paper, [raw for _, raw in pairs])


def marked(origins: FactOrigins, raw: str) -> dict[str, list[str]]:
    """The texts of the pieces."""
    return {
        name: [raw[a:b] for a, b in pieces]
        for name, pieces in origins.pieces.items()
    }  # fmt: skip


def test_each_fact_that_the_page_shows_is_marked() -> None:
    assert marked(said((FULL, RAW))[0], RAW) == {
        "title": ["Spun silk"],
        "author-0": ["Ada Byron"],
        "date": ["2024", "2403.00001"],  # the month is that of the arXiv number
        "venue": ["LoomConf"],
        "arxiv": ["2403.00001"],
        "doi": ["10.1234/spun"],
    }


def test_what_a_source_says_otherwise_is_not_marked() -> None:
    short, longer = said((FULL, RAW), (LONGER, RAW_OF_LONGER))
    found = marked(short, RAW)
    assert "title" not in found
    assert found["date"] == ["2024"]  # another source says the month
    assert found["author-0"] == ["Ada Byron"]
    assert marked(longer, RAW_OF_LONGER) == {
        "title": ["Spun silk of looms"],
        "author-0": ["Ada Byron"],
        "author-1": ["Bo Cox"],
        "date": ["March 2024"],
        "arxiv": ["2403.00001"],
    }


def test_the_names_that_a_page_shows_at_first_are_marked() -> None:
    names = [f"Ada B{'abcdefghijklmnopqrstuvwxyz'[n]}ron" for n in range(26)]
    made = entry("Spun silk", authors=names)
    found = marked(said((made, f"Spun silk, {', '.join(names)}"))[0], "")
    assert [name for name in found if name.startswith("author")] == [
        f"author-{n}" for n in range(24)
    ]


@for_rows("field", ["title", "date", "venue", "arxiv", "doi"])
def test_a_line_elsewhere_that_says_a_shown_fact_is_told(field: str) -> None:
    line = Elsewhere(field, 3, "2024", ((0, 4),))
    assert said((FULL, RAW), elsewhere=line)[0].elsewhere == (line,)


def test_a_line_elsewhere_that_says_another_fact_is_not() -> None:
    line = Elsewhere("title", 3, "Spun silk", ((0, 9),))
    short, longer = said((FULL, RAW), (LONGER, RAW_OF_LONGER), elsewhere=line)
    assert (short.elsewhere, longer.elsewhere) == ((), (line,))


@for_rows(
    ("raw", "piece", "place"),
    [
        ("abcd", (1, 3), [1, 3]),
        ("a😀bc", (2, 4), [3, 5]),  # a browser counts it twice
        ("\x00abc", (2, 4), [2, 4]),
        ("\u202eabc", (1, 4), [8, 11]),  # shown as [U+202E]
        ("ä\nbc", (2, 4), [2, 4]),
    ],
)
def test_places_are_those_in_the_text_as_it_is_shown(
    raw: str, piece: tuple[int, int], place: list[int]
) -> None:
    told = in_front_matter(FactOrigins({"title": (piece,)}), raw, 7)
    assert told == {"line": 7, "title": [place]}


def test_of_another_line_80_letters_on_either_side_are_shown() -> None:
    line = Elsewhere("date", 3, "x" * 100 + "2024" + "y" * 100, ((100, 104),))
    assert in_front_matter(FactOrigins({}, (line,)), "", 7)["elsewhere"] == [
        {"fact": "date", "line": 3, "text": "x" * 80 + "2024" + "y" * 80, "pieces": [[80, 84]]}
    ]
    near = Elsewhere("date", 3, "in 2024", ((3, 7),))
    assert in_front_matter(FactOrigins({}, (near,)), "", 7)["elsewhere"] == [
        {"fact": "date", "line": 3, "text": "in 2024", "pieces": [[3, 7]]}
    ]
