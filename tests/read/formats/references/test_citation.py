"""One reference taken apart, in each style.

Each line of ``citations.txt`` has a reference and, behind ``->``, who wrote it (with family names
that are marked), its title, venue and date, and the rest; ``-`` where it is none.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.read.formats.references.citation import read_citation
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.record import Author
    from paperweave.read.formats.references.citation import Citation

TABLE = Path(__file__).with_name("citations.txt").read_text(encoding="utf-8")
CASES = [tuple(line.split("  ->  ")) for line in TABLE.splitlines()]


def _name(person: Author) -> str:
    return person.name + (f" ({person.family})" if person.family else "")


def _told(citation: Citation | None) -> str:
    if citation is None:
        return "-"
    facts = {name: fact for name, fact in citation.publication._asdict().items() if fact}
    if citation.publication.editors:
        facts["editors"] = " & ".join(person.name for person in citation.publication.editors)
    told = [
        " & ".join(map(_name, citation.people)) or "nobody",
        citation.title,
        citation.venue or "-",
        str(citation.date) if citation.date else "undated",
        *(f"{name} {fact}" for name, fact in facts.items()),
        *(() if citation.certain else ("perhaps",)),
    ]
    return "; ".join(told)


@for_rows(("text", "told"), CASES)
def test_each_reference_is_taken_apart(text: str, told: str) -> None:
    assert _told(read_citation(text)) == told


def test_a_reference_is_no_longer_than_a_paragraph_and_a_title_no_longer_than_a_sentence() -> None:
    title = "Looms in time " * 28 + "Looms in time"
    assert read_citation(f"Weaver, A. (2019). {title[:400]}. Loom Letters.")
    assert not read_citation(f"Weaver, A. (2019). {title[:402]}. Loom Letters.")
    assert read_citation("Weaver, A. (2019). Looms in time. Loom Letters." + " " * 1_453)
    assert not read_citation("Weaver, A. (2019). Looms in time. Loom Letters." + " " * 1_454)
