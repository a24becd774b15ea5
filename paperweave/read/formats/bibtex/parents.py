"""What an entry inherits from those that its ``crossref`` and ``xdata`` name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.bibtex.blocks import NO_ENTRIES, blocks
from paperweave.read.formats.bibtex.fields import Fields, Macros, key_of, read_fields, read_macro

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAMES_PARENT = re.compile(r"\b(?:crossref|xdata)\s*=", re.IGNORECASE)
_DEEPEST = 5  # a parent may have a parent; beyond this they go round in a circle
# A parent's own fields, which are not its children's.
_OWN = frozenset(
    """title subtitle titleaddon shorttitle author abstract doi url eprint eprinttype archiveprefix
    note annotation keywords pages pagetotal crossref xdata key sortkey file label ids""".split()  # noqa: SIM905
)
_WITH_JOURNAL = frozenset({"article", "suppperiodical"})


class Parents:
    """The entries of a file that others inherit from, by their keys."""

    def __init__(self, entries: Mapping[str, Fields]) -> None:
        self._entries = entries

    def have(self, key: str | None) -> bool:
        """Whether an entry of this key is one that others inherit from."""
        return (key or "").lower() in self._entries

    def inherited(self, fields: Fields, kind: str, depth: int = 0) -> Fields:
        """The fields with those that its parents have and it lacks.

        Where there are none, the same object comes back.
        """
        if not self._entries or depth > _DEEPEST:
            return fields
        for key in (fields.get("xdata") or "").split(","):
            if known := self._entries.get(key.strip().lower()):
                parent = self.inherited(known, kind, depth + 1)
                fields.values = {**parent.values, **fields.values}
        if known := self._entries.get((fields.get("crossref") or "").strip().lower()):
            parent = self.inherited(known, "", depth + 1)
            fields.values = {**for_child(parent, kind), **fields.values}
        return fields


def for_child(parent: Fields, kind: str) -> dict[str, str]:
    """A parent's fields as its child has them.

    Its title is the title of the book, or of the journal.
    """
    given = {name: value for name, value in parent.values.items() if name not in _OWN}
    title = parent.get("title")
    if title and kind in _WITH_JOURNAL:
        given.setdefault("journaltitle", title)
    elif title and kind:
        given.setdefault("booktitle", title)
    return given


def parents_in(lines: Sequence[str]) -> Parents:
    """The entries of a file that others name.

    They are read ahead, since BibTeX has them behind their children.
    """
    if not any(_NAMES_PARENT.search(line) for line in lines):
        return Parents({})
    macros = Macros()
    named = set[str]()
    found: dict[str, Fields] = {}
    for block in blocks(lines):
        if block.kind == "string":
            read_macro(block.text, macros)
        if block.kind is None or block.kind in NO_ENTRIES:
            continue
        key = (key_of(block.text) or "").lower()
        fields = read_fields(block.text, macros)
        found.setdefault(key, fields)
        named.add((fields.get("crossref") or "").strip().lower())
        named.update(key.strip().lower() for key in (fields.get("xdata") or "").split(","))
    named.discard("")
    return Parents({key: fields for key, fields in found.items() if key and key in named})
