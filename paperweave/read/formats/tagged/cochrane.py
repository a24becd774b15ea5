"""Read the Cochrane Library's plain text: ``TI: A title`` under a line ``Record #1 of 2``."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.read.formats.tagged.dialect import Dialect, Tagged, lists_under
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

_TAG = re.compile(
    r"(?P<tag>Record(?= #\d)|AB|AN|AU|CC|CN|DE|DOI|ID|IS|KY|LA|LO|NO|PB|PG|PM|PT|PY|SN|SO|ST|TI"
    r"|UR|US|VL|XR|YR)"
    r"(?::(?: |$)| #\d{1,7} of \d{1,7}$)"
)
_NOTE = re.compile(r"\s*\[[^\[\]]*\]")  # "Looms [therapy]", "Humans[checkword]"
# Weaver AB.
_ONE = re.compile(r"(?:[^\W\d][\w'’-]*\s){1,4}[A-Z]{1,4}|[A-Z]{2,8}-?[\d-]{4,}")
_TRIAL = re.compile(r"[A-Z]{2,8}-?[\d-]{4,},?")  # NCT00000001
_PUBMED = re.compile(r"(?i)(?:PUBMED|MEDLINE)\W*(\d{1,9})")


def _people(text: str) -> list[str]:
    """The people of one line: one, or several between commas; the number of a trial is none."""
    parts = [part.strip() for part in text.split(",")]
    parts = parts if all(map(_ONE.fullmatch, filter(None, parts))) else [text]
    return [part for part in parts if part and not _TRIAL.fullmatch(part)]


def _keyword(text: str) -> str:
    """A subject without the notes and the asterisk that the library adds."""
    return _NOTE.sub("", text).strip(" *")


def _refine(found: TaggedRecord, values: Tagged) -> None:
    listed = lists_under("keywords", values)
    values["keywords"] = [list(map(_keyword, words)) for words in listed]
    signed = lists_under("authors", values)
    values["authors"] = [
        list(chain.from_iterable(map(_people, lines))) for lines in signed
    ]
    number = _PUBMED.match(found.first("PM", "AN") or "")
    values["pmid"] = [number[1]] if number else []


DIALECT = Dialect(
    name="Cochrane Library (text)",
    layout=Layout(_TAG, first=("Record", "ID"), blank_ends=True),
    signs=("Record ID", "TI", "AU SO AB"),
    fields={
        "title": "TI",
        "abstract": "AB",
        "authors": "AU",
        "year": "YR PY",
        "doi": "DOI",
        "venue": "SO",
        "keywords": "KY DE",
        "url": "US UR",
        "id": "ID",
        "type": "PT",
        "volume": "VL",
        "number": "NO IS",
        "pages": "PG",
        "publisher": "PB",
        "isbn": "SN",
        "issn": "SN",
        "language": "LA",
    },
    refine=_refine,
)
FORMAT = DIALECT.format()
