"""Names as lists of papers write them.

Each line of ``authors.txt`` has names and, behind ``->``, the people, with family names that are
marked.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.authors import listed_authors
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.record import Author

TABLE = Path(__file__).with_name("authors.txt").read_text(encoding="utf-8")
ROWS = [(*line.partition("  ->  ")[::2],) for line in TABLE.splitlines()]


def _name(person: Author) -> str:
    return person.name + (f" ({person.family})" if person.family else "")


@for_rows(("names", "people"), ROWS)
def test_each_person_is_named(names: str, people: str) -> None:
    assert " & ".join(map(_name, listed_authors(names))) == people
