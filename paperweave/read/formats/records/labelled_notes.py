"""Notes with labels (``Venue: Somewhere 2020``), as our own citations have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.read.formats.records.field_names import Field

# Beside keywords that no listing gave.
KEYWORDS_FOUND = "Keywords: found in the text"
_LABELS: dict[str, Field] = {
    "Title": "title",
    "Also titled": "other_title",
    "Venue": "venue",
    "Type": "type",
    "Publisher": "publisher",
    "Number": "number",
    "ISSN": "issn",
    "Event place": "event_place",
    "Comment": "comment",
    "Posted": "posted",
    "Updated": "updated",
    "Status": "status",
    "Categories": "categories",
    "Pdf": "pdf",
    "Code": "code",
    "Project": "project",
    "Data": "data",
    "Demo": "demo",
    "Page": "url",
    "Owner's keys": "keys",
}
# Zotero's "Extra", by which people and programs add what it has no field for.
_OF_ZOTERO: dict[str, Field] = {
    "arxiv": "arxiv",
    "citation key": "key",
    "doi": "doi",
    "pmcid": "pmcid",
    "pmid": "pmid",
}


def of_zotero(note: str) -> tuple[dict[Field, list[object]], list[str]]:
    """What the lines of a Zotero note say by its labels, and the lines without one."""
    said: dict[Field, list[object]] = {}
    others = []
    for line in note.split("\n"):
        label, _, text = line.partition(":")
        field = _OF_ZOTERO.get(label.strip().lower())
        if field and text.strip():
            value = (
                f"arXiv:{text.strip()}" if field == "arxiv" else text.strip()
            )
            said.setdefault(field, []).append(value)
        elif line.strip():
            others.append(line.strip())
    return said, others


def labelled(notes: Iterable[str]) -> dict[Field, list[object]]:
    """What notes with labels say, by field; other notes say nothing."""
    said: dict[Field, list[object]] = {}
    for note in notes:
        label, colon, text = note.partition(": ")
        field = _LABELS.get(label.strip()) if colon else None
        if field and text.strip():
            said.setdefault(field, []).append(text.strip())
    return said
