"""Read EndNote's tags with a per cent sign (``.enw``, Refer): ``%T A title``.

Such files come from EndNote, Google Scholar, the ACL Anthology ("Endnote"), CNKI and publishers'
pages. A blank line ends a record, unless that began with its kind (``%0``).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.tagged.dialect import Dialect, Tagged
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

_TAG = re.compile(r"(?P<tag>%[0-9A-Z@\[\]~+!#$&()*^<>?=|'])(?: |$)")


def _refine(found: TaggedRecord, values: Tagged) -> None:
    if found.first("%0") == "Thesis":  # there %Y is who advised the author
        values["editors"] = [found.all("%E")]
    values["keywords"] = [_apart(words) for words in values["keywords"]]
    journal_or_book = found.first("%J", "%B")
    if not journal_or_book:  # the ACL Anthology has the proceedings as a series
        values["venue"] = values["series"]
        values["series"] = []


def _apart(words: object) -> object:
    """Keywords that stand on one line, between commas."""
    if (
        isinstance(words, list)
        and len(words) == 1
        and isinstance(words[0], str)
    ):
        return [part.strip() for part in words[0].split(",")]
    return words


DIALECT = Dialect(
    name="EndNote tags (enw, Refer)",
    layout=Layout(_TAG, first=("%0",), blank_ends=True),
    signs=("%T", "%0 %A"),
    fields={
        "title": "%T",
        "other_title": "%Q",
        "abstract": "%X",
        "authors": "%A",
        "editors": "%E %Y",
        "year": "%D",
        "date": "%8",
        "doi": "%R",
        "venue": "%J %B",
        "keywords": "%K",
        "url": "%U",
        "pdf": "%>",
        "id": "%M",
        "key": "%F",
        "type": "%0",
        "volume": "%V",
        "number": "%N",
        "pages": "%P %&",
        "publisher": "%I",
        "series": "%S",
        "isbn": "%@",
        "issn": "%@",
        "place": "%C",
        "language": "%G",
        "edition": "%7",
    },
    by_line=frozenset({"%K"}),
    refine=_refine,
)
FORMAT = DIALECT.format()
