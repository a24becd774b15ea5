"""Notes with labels (``Venue: Somewhere 2020``), as our own citations have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.read.formats.records.field_names import Field

_LABELS: dict[str, Field] = {
    "Title": "title",
    "Also titled": "other_title",
    "Venue": "venue",
    "Type": "type",
    "Publisher": "publisher",
    "Number": "number",
    "ISSN": "issn",
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


def labelled(notes: Iterable[str]) -> dict[Field, list[object]]:
    """What notes with labels say, by field; other notes say nothing."""
    said: dict[Field, list[object]] = {}
    for note in notes:
        label, colon, text = note.partition(": ")
        field = _LABELS.get(label.strip()) if colon else None
        if field and text.strip():
            said.setdefault(field, []).append(text.strip())
    return said
