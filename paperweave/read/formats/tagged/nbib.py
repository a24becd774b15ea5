"""Read PubMed's own format (MEDLINE, ``.nbib``): ``TI - A title``, wrapped lines set in by six.

Such files come from PubMed ("Send to: Citation manager", "Save: PubMed"), from its E-utilities
(``rettype=medline``), and from ERIC, whose records have no ``PMID``. Full names (``FAU``) are taken
where there are any. Keywords are the authors' (``OT``) and the main topics of MeSH, marked ``*``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.records.pubmed_titles import pubmed_title
from paperweave.read.formats.tagged.dialect import Dialect, Tagged
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from paperweave.read.formats.records.field_names import Field
    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9]{1,3}) {0,2}-(?: |$)")
_AROUND = re.compile(r"\d{1,6}[.:]")  # the number of the record
_GENERATION = re.compile(r" (Jr|Sr|II|III|IV)$")  # "Draak, Bo Jr"
_ARTICLE_NUMBER = re.compile(r"(e?\d{1,8}) \[pii\]$")
_DOI = "[doi]"
# A book may be all three.
_TITLES: tuple[Field, ...] = ("title", "other_title", "venue")


def _refine(found: TaggedRecord, values: Tagged) -> None:
    _take_places(found, values)
    names = [_GENERATION.sub(r", \1", name) for name in found.all("FAU", "AU")]
    values["authors"] = [names + found.all("CN")]
    values["keywords"] = [found.all("OT") + main_topics(found)]
    for name in _TITLES:
        values[name] = [
            pubmed_title(str(text)) for text in values.get(name, ())
        ]
    if "Retracted Publication" in found.all("PT"):
        values["status"] = ["retracted"]


def _take_places(found: TaggedRecord, values: Tagged) -> None:
    """Take what tells where an article is: DOIs, addresses, its number in place of pages."""
    places = found.all("LID") + found.all("AID")
    dois = [text for text in places if text.endswith(_DOI)]
    values["doi"] = [*dois, *found.all("SO")]
    values["url"] = [text for text in places if text.startswith("http")]
    # PubMed shows the number of an article in place of pages.
    if not found.first("PG"):
        values["pages"] = [
            match[1] for match in map(_ARTICLE_NUMBER.match, places) if match
        ]


def main_topics(found: TaggedRecord) -> list[str]:
    """The topics of MeSH that an article is mainly about, without what is asked about them."""
    topics = (
        text.replace("*", "").partition("/")[0]
        for text in found.all("MH")
        if "*" in text
    )
    return list(map(str.strip, topics))


DIALECT = Dialect(
    name="PubMed (MEDLINE, nbib)",
    layout=Layout(
        _TAG, first=("PMID", "OWN"), indent=" ", around=_AROUND, blank_ends=True
    ),
    signs=("PMID OWN", "TI BTI"),
    foreign=frozenset({"TY", "ER"}),
    fields={
        "title": "TI BTI",
        "other_title": "TT",
        "abstract": "AB",
        "date": "DP DEP",
        "pmid": "PMID",
        "pmcid": "PMC",
        "venue": "JT TA BTI",
        "type": "PT",
        "volume": "VI",
        "number": "IP",
        "pages": "PG",
        "publisher": "PB",
        "isbn": "ISBN",
        "issn": "IS ISSN",
        "publisher_place": "PL",
        "language": "LA",
        "edition": "EN",
        "editors": "FED ED",
    },
    refine=_refine,
)
FORMAT = DIALECT.format()
