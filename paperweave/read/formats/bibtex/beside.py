"""BibTeX that stands beside an entry of another kind: it says what the entry itself does not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.bibtex.format import FORMAT as BIBTEX
from paperweave.read.formats.records.named_fields import bibtex_in

if TYPE_CHECKING:
    from paperweave.read.formats.records.field_names import Values

_TAKEN = (
    "title",
    "abstract",
    "authors",
    "date",
    "arxiv",
    "doi",
    "venue",
    "keywords",
)


def entry_in(text: str, file: str) -> Record | None:
    """The first entry of a text in BibTeX."""
    parts = BIBTEX.split(Seed(file, tuple(text.split("\n"))))
    return next((part for part in parts if isinstance(part, Record)), None)


def with_bibtex(record: Record, values: Values) -> Record:
    """A record, and for what it does not say itself what BibTeX among its values says."""
    for text in bibtex_in(values):
        bibtex = entry_in(text, record.file)
        if bibtex is not None:
            record = filled_from(record, bibtex)
    return record


def filled_from(record: Record, bibtex: Record) -> Record:
    """A record with what only the other says; the citation key is the other's."""
    absent = [name for name in _TAKEN if not getattr(record, name)]
    own = {
        name: fact
        for name, fact in record.publication._asdict().items()
        if fact
    }
    return replace(
        record,
        **{name: getattr(bibtex, name) for name in absent},
        links=tuple(dict.fromkeys(record.links + bibtex.links)),
        publication=bibtex.publication._replace(**own),
        key=bibtex.key or record.key,
    )
