"""Read Ovid's tagged export: ``TI  - A title`` below a record's number, ``<1. >``.

Such files come from Ovid ("Export: Reprint/Medlars", ``.cgi``), from whichever of its bases:
MEDLINE, Embase, PsycINFO, BIOSIS, Zoological Record, journals and books.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.tagged.dialect import Dialect, Tagged
from paperweave.read.formats.tagged.nbib import main_topics
from paperweave.read.formats.tagged.ovid_values import (
    of_source,
    people,
    title_alone,
)
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

# The number of a record stands for a tag, with which it begins.
_TAG = re.compile(
    r" ?(?P<tag>(?:[A-Z][A-Z0-9]|SCORE)(?= {1,2}-(?: |$))|<(?=\d{1,6}\. ?>$))"
    r"(?: {1,2}-(?: |$)|\d{1,6}\. ?>$)"
)
_BETWEEN_WORDS = re.compile(r"[;,]\s+")


def _refine(found: TaggedRecord, values: Tagged) -> None:
    source = of_source(found.first("SO") or "")
    editors = found.all("ED") or [source.pop("editors", "")]
    values["authors"], values["editors"] = (
        [_people(found.all("AU"))],
        [_people(editors)],
    )
    for name, text in source.items():
        values.setdefault(name, []).append(text)
    values["title"] = [title_alone(text) for text in found.all("TI")]
    said = found.all("KW", "ID", "MC")
    words = [word for text in said for word in _BETWEEN_WORDS.split(text)]
    values["keywords"] = [words + main_topics(found)]
    values["publisher"] = [
        str(text).partition(";")[0] for text in values["publisher"]
    ]
    if "MEDLINE" in (found.first("DB") or ""):
        values["pmid"] += found.all("UI")


def _people(lines: list[str]) -> list[str]:
    return [name for line in lines for name in people(line)]


DIALECT = Dialect(
    name="Ovid (tagged text)",
    layout=Layout(_TAG, first=("<", "VN"), indent=" "),
    signs=("< VN", "TI", "DB SO AN UI"),
    foreign=frozenset({"TY", "ER"}),
    fields={
        "title": "TI",
        "other_title": "OT",
        "abstract": "AB",
        "authors": "AU",
        "editors": "ED",
        "date": "DP",
        "year": "YR",
        "doi": "DO DI",
        "pmid": "PM",
        "venue": "JN JT",
        "keywords": "KW",
        "type": "PT DT",
        "volume": "VO",
        "number": "IP",
        "pages": "PG",
        "publisher": "PU PB",
        "isbn": "IB",
        "issn": "IS",
        "publisher_place": "CP",
        "language": "LG",
    },
    refine=_refine,
)
FORMAT = DIALECT.format()
