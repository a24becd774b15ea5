"""What stands behind a reference's title: journal or book, volume, issue, pages, publisher.

Each line of ``behind_titles.txt`` has such a text and, behind ``->``, what it says.
"""

from __future__ import annotations

from pathlib import Path

from paperweave.model.record import Publication
from paperweave.read.formats.references.behind_titles import Behind, read_behind
from tests.support.rows import for_rows

TABLE = Path(__file__).with_name("behind_titles.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split("  ->  ")) for line in TABLE.splitlines()]


def _told(behind: Behind) -> str:
    """What was read, as a line of the table has it; ``-`` where there is no venue."""
    facts = {name: fact for name, fact in behind.publication._asdict().items() if fact}
    if behind.publication.editors:
        facts["editors"] = " & ".join(person.name for person in behind.publication.editors)
    return "; ".join([behind.venue or "-", *(f"{name} {fact}" for name, fact in facts.items())])


@for_rows(("text", "told"), CASES)
def test_each_style_is_taken_apart(text: str, told: str) -> None:
    assert _told(read_behind(text)) == told


PUBLISHED = [
    (Publication(volume="1"), True, False),
    (Publication(pages="1"), True, False),
    (Publication(publisher="Loom Press"), False, True),
    (Publication(type="phdthesis"), False, True),
    (Publication(type="book"), False, False),
    (Publication(), False, False),
]


@for_rows(("publication", "much", "published"), PUBLISHED)
def test_volume_and_pages_say_much_and_a_publisher_or_a_thesis_that_it_is_published(
    publication: Publication, *, much: bool, published: bool
) -> None:
    behind = Behind("Loom Letters", publication)
    assert (behind.says_much, behind.is_published) == (much, published)
