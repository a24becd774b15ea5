"""Read Scopus' plain text: authors, title, source without labels, then ``ABSTRACT: ...``.

A record ends with its line ``SOURCE: Scopus``. Its title stands above the line that begins with the
year in brackets, whose commas part the journal, its volume and its pages.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.tagged.dialect import Dialect, Tagged
from paperweave.read.formats.tagged.tagged_lines import UNTAGGED, Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

_TAG = re.compile(
    r"(?P<tag>DOI|ISSN|ISBN|[A-Z][A-Z0-9/-]*(?: [A-Z0-9/-]+){0,4}):(?: |$)"
)
_AROUND = re.compile(r"Scopus$|EXPORT DATE ?:")
_NUMBERS = re.compile(r"[\d;, ]+|\[No author id available\]")
_NUMBERED = re.compile(r"\s\(\d{6,14}\)")  # of an author, behind a name in full
_NOBODY = "[No author name available]"
_SOURCE = re.compile(
    r"\((?P<year>\d{4})\) (?P<venue>.{2,500}?)"
    r"(?:, (?!pp?\.|art\.)(?P<volume>[^,()]{0,20}\d[^,()]{0,20}?)?"
    r"(?: \((?P<number>[^()]{1,30})\))?)?"
    r"(?:, art\. no\. (?P<article>[^,]{1,30}))?"
    r"(?:, pp?\. (?P<pages>[\w.]{1,20}?(?: ?[-–] ?[\w.]{1,20}?)?))?"
    r"[,. ]*(?:Cited \d+ times?\.)?\s*"
)


def _of_source(source: re.Match[str]) -> Tagged:
    """The fields that the line of the source says."""
    return {
        "year": [source["year"]],
        "venue": [source["venue"]],
        "volume": [source["volume"]],
        "number": [source["number"]],
        "pages": [source["pages"] or source["article"]],
    }


def _refine(found: TaggedRecord, values: Tagged) -> None:
    full_names = next(iter(found.by_tag().get("AUTHOR_FULL_NAMES", ())), [])
    # what has no label, and what stands between that label and the next
    head = found.lines(UNTAGGED) + full_names[1:]
    at, source = _source_in(head)
    if source:
        values.update(_of_source(source))
    above, title = _title_below_names(head[:at])
    names = [name for name in [*full_names[:1], *above] if name != _NOBODY]
    values["title"] = [*title]
    values["authors"] = [_people(text) for text in names[:1]]
    values["editors"] = [
        text.replace(".,", ".;") for text in found.all("EDITORS")[:1]
    ]
    values["url"] = [line for line in head[at + 1 :] if line.startswith("http")]


def _title_below_names(lines: Sequence[str]) -> tuple[list[str], list[str]]:
    """The lines above the title, and the title if there is one.

    The numbers of the authors stand between their names and the title.
    """
    said = [line for line in lines if not _NUMBERS.fullmatch(line)]
    if not said or _NUMBERS.fullmatch(lines[-1]):
        return said, []
    return said[:-1], said[-1:]


def _source_in(head: Sequence[str]) -> tuple[int, re.Match[str] | None]:
    """Where the line with the source stands, or where the head ends, and what it says."""
    for number, line in enumerate(head):
        match = _SOURCE.fullmatch(line[:1000])
        if match:
            return number, match
    return len(head), None


def _people(text: str) -> str | list[str]:
    """Names in full, each with the number of its author, or else a text of short ones."""
    plain = _NUMBERED.sub("", text)
    return plain if plain == text else plain.split(";")


DIALECT = Dialect(
    name="Scopus (text)",
    layout=Layout(
        _TAG,
        first=(UNTAGGED,),
        last="SOURCE",
        around=_AROUND,
        begins_untagged=True,
    ),
    signs=("SOURCE", "DOCUMENT_TYPE PUBLICATION_STAGE ABSTRACT"),
    fields={
        "title": UNTAGGED,
        "abstract": "ABSTRACT",
        "authors": UNTAGGED,
        "editors": "EDITORS",
        "doi": "DOI",
        "pmid": "PUBMED_ID",
        "keywords": "AUTHOR_KEYWORDS INDEX_KEYWORDS",
        "cites": "REFERENCES",
        "type": "DOCUMENT_TYPE",
        "publisher": "PUBLISHER",
        "isbn": "ISBN",
        "issn": "ISSN",
        "event_place": "CONFERENCE_LOCATION",
        "language": "LANGUAGE_OF_ORIGINAL_DOCUMENT",
    },
    refine=_refine,
)
FORMAT = DIALECT.format()
