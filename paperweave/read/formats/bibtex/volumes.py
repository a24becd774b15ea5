"""Volumes among the entries: which are works of their own, and which head a run of papers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.bibtex.parents import for_child

if TYPE_CHECKING:
    from paperweave.read.formats.bibtex.fields import Fields

VOLUMES = frozenset(
    {"proceedings", "mvproceedings", "periodical", "collection", "mvcollection"}
)
_IN_VOLUMES = frozenset({"inproceedings", "conference", "incollection"})
_EDITED_BOOKS = frozenset({"collection", "mvcollection"})
_VOLUME_TITLE = re.compile(
    r"\W*(?:the\s+)?proceedings\b|\bproceedings of\b", re.IGNORECASE
)
_PLACE = ("booktitle", "journal", "journaltitle", "crossref", "year", "date")


def is_work(kind: str, fields: Fields) -> bool:
    """Whether a volume is a work to be listed.

    It is a book that people edited, a talk by authors (Paperpile), or told of at length.
    Proceedings that only hold papers have editors, and no abstract.
    """
    if kind in _EDITED_BOOKS and fields.get("title") and fields.get("editor"):
        return True
    if fields.get("abstract") and fields.get("title"):
        return True
    title = fields.get("title") or ""
    talk = fields.get("author") and not fields.get("editor")
    return bool(talk) and not _VOLUME_TITLE.search(title)


class VolumeAbove:
    """The volume at the head of its papers, which PMLR joins by nothing but their order."""

    def __init__(self) -> None:
        self._volume: Fields | None = None

    def __bool__(self) -> bool:
        """Whether papers may stand below a volume here."""
        return self._volume is not None

    def take(self, volume: Fields) -> None:
        """Begin a run of papers below this volume, if it says where and when they were published.

        Talks have authors; a volume that others name by its key needs no order.
        """
        known = volume.get("booktitle", "title") and volume.get("year", "date")
        self._volume = volume if known else None

    def gives_to(self, fields: Fields, kind: str) -> bool:
        """Give what the volume says to a paper that says neither where nor when; or end the run."""
        if (
            self._volume is None
            or kind not in _IN_VOLUMES
            or fields.get(*_PLACE)
        ):
            self._volume = None
            return False
        fields.values = {**for_child(self._volume, kind), **fields.values}
        return True
