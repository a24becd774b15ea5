"""The venue that stands around a title in a list: in front, behind, below, or in brackets.

Each line of ``venues.txt`` has an entry, in which ``(#)`` is a link and ``¶`` begins a line, and
behind ``->`` its title, venue, date and people.
"""

from __future__ import annotations

from pathlib import Path

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.markdown.blocks import Item
from paperweave.read.formats.markdown.entries import read_slanted_venue
from paperweave.read.formats.markdown.entry import Entry
from paperweave.read.formats.markdown.list_format import FORMAT
from tests.support.rows import for_rows

LINK = "(https://arxiv.org/abs/2402.17412)"
TABLE = Path(__file__).with_name("venues.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split("  ->  ")) for line in TABLE.splitlines()]


@for_rows(("text", "told"), CASES)
def test_the_venue_of_an_entry_is_told(text: str, told: str) -> None:
    entry = f"- {text}".replace("(#)", LINK).replace("¶", "\n  ")
    seed = Seed("a.md", tuple(entry.split("\n")))
    (record,) = [part for part in FORMAT.split(seed) if isinstance(part, Record)]
    people = " & ".join(author.name for author in record.authors) or "nobody"
    date = str(record.date) if record.date else "undated"
    assert "; ".join([str(record.title), record.venue or "-", date, people]) == told


SLANTED: list[tuple[list[str], bool, str | None, str | None]] = [
    (["*Journal of Looms*, 12(3), 1–9, 2019 **(Oral)**"], True, "Journal of Looms", "12"),
    (["_Journal of Looms_, 2019"], True, "Journal of Looms", None),
    ([" *Journal of Looms* [[pdf](https://a.example/b)], 2019"], True, "Journal of Looms", None),
    (["*Journal of Looms* [pdf](https://a.example/b), 2019"], True, "Journal of Looms", None),
    (["Journal of Looms, 2019"], False, None, None),
    ([], False, None, None),
]


@for_rows(("below", "is_one", "venue", "volume"), SLANTED)
def test_a_line_in_italics_below_the_names_is_the_venue(
    below: list[str], *, is_one: bool, venue: str | None, volume: str | None
) -> None:
    entry = Entry(Item(1, 1, []))
    assert read_slanted_venue(entry, below) == is_one
    assert (entry.venue, entry.publication.volume) == (venue, volume)
    entry.venue = "LoomConf"
    assert read_slanted_venue(entry, below) == is_one
    assert entry.venue == "LoomConf"
