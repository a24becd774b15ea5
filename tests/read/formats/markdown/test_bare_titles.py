"""Pages that list papers by their titles alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.markdown.bare_titles import (
    are_mostly,
    is_bare_title,
    is_written_as_title,
    leads_within,
    may_be_bare,
)
from paperweave.read.formats.markdown.blocks import Item
from paperweave.read.formats.markdown.entries import read_entry
from paperweave.read.formats.markdown.list_format import FORMAT
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.read.formats.markdown.entry import Entry


def _entry(text: str) -> Entry:
    return read_entry(Item(1, 1, [text], bullet=True))


@for_rows(
    ("text", "written"),
    [
        ("Looms That Never Sleep", True),
        ("Looms Never Sleep", False),  # three words
        ("Learning to weave from examples", False),
        ("Learning to Weave by Hand", True),  # words of two and three letters do not count
        ("Looms Rest with Moths Above", True),  # four of five longer words
        ("Looms Rest with Moths", True),  # three of four
        ("Looms with Moths Above all", True),
        ("Looms with quiet Moths", False),  # two of four
        (" ".join(["Looms"] * 30), True),
        (" ".join(["Looms"] * 31), False),
    ],
)
def test_a_title_is_told_by_its_length_and_its_capitals(text: str, written: bool) -> None:
    assert is_written_as_title(text) == written


@for_rows(
    ("text", "may", "bare"),
    [
        ("Looms That Never Sleep", True, True),
        ("Learning to weave from few examples", True, False),
        ("Looms Never Sleep", True, False),
        ("Never Sleep", False, False),
        ("**Looms That Never Sleep**", False, False),
        ("[Looms That Never Sleep](#sleep)", False, False),
        ("[Looms That Never Sleep](./sleep/README.md)", True, True),
        ("[Looms That Never Sleep](https://sleep.example)", False, False),
        ("Looms That Never Sleep [notes](./sleep/README.md)", False, False),
        ("2021 - Looms That Never Sleep", False, False),
        ("Looms That Never Sleep [code](https://github.com/a/b)", False, False),
    ],
)
def test_an_item_may_be_a_bare_title(text: str, may: bool, bare: bool) -> None:
    entry = _entry(text)
    assert (may_be_bare(entry), is_bare_title(entry)) == (may, bare)


def test_what_is_no_item_or_has_items_below_is_no_bare_title() -> None:
    text = "Looms That Never Sleep"
    assert not may_be_bare(read_entry(Item(1, 1, [text], bullet=False)))
    below = [Item(2, 2, ["Code"], bullet=True)]
    assert not may_be_bare(read_entry(Item(1, 2, [text], bullet=True, items=below)))


@for_rows(
    ("titles", "others", "mostly"),
    [(10, 0, True), (9, 0, False), (10, 4, True), (10, 5, False), (70, 30, True), (69, 31, False)],
)
def test_a_page_is_of_titles_where_seven_of_ten_are_and_ten_at_least(
    titles: int, others: int, mostly: bool
) -> None:
    assert are_mostly([True] * titles + [False] * others) == mostly


def test_contents_lead_into_their_own_page() -> None:
    assert leads_within(_entry("[Looms](#looms)"))
    assert not leads_within(_entry("[Looms](https://a.example/#looms)"))


def _titles(page: str) -> list[str | None]:
    parts = FORMAT.split(Seed("a.md", tuple(page.split("\n"))))
    return [part.title for part in parts if isinstance(part, Record)]


NAMES = [f"Sleepless Looms of Town {word}" for word in "One Two Three Four Five".split()]  # noqa: SIM905
NAMES += [f"Knots and Nets in Village {word}" for word in "Six Seven Eight Nine Ten".split()]  # noqa: SIM905


def test_features_of_a_program_are_no_titles() -> None:
    features = [f"- {name.lower()}" for name in NAMES]
    assert _titles("# Loom\n\n" + "\n".join(features)) == []


def test_titles_below_a_heading_of_talks_are_no_papers() -> None:
    listed = "\n".join(f"- {name}" for name in NAMES)
    assert _titles(f"# Looms\n\n{listed}") == NAMES
    assert _titles(f"# Looms\n\n## Talks\n\n{listed}") == []
    assert _titles(f"# Looms\n\n## License\n\n{listed}") == []
