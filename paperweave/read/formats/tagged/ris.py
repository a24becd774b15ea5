"""Read RIS: lines like ``TI - A Title`` from ``TY`` to ``ER``.

Such files come from Zotero, EndNote, Mendeley, Scopus, ProQuest, Embase, EBSCO, Ovid, Cochrane,
Google Scholar ("RefMan") and publishers' pages. They differ in which tag holds what: the title
stands in ``TI`` or ``T1``, the abstract in ``AB`` or ``N2``, the DOI in ``DO``, ``DOI`` or ``M3``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.records.labelled_notes import (
    KEYWORDS_FOUND,
    labelled,
)
from paperweave.read.formats.tagged.dialect import Dialect, Tagged, lists_under
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

# A tag has two letters; Cochrane has "DOI  -", and a wrapped line may begin with "HIV - ".
_TAG = re.compile(
    r"(?:(?P<tag>[A-Z][A-Z0-9](?=(?: {1,3}|\t)-)|[A-Z]{3,4}(?= {2,3}-)))\s{1,3}-(?: |$)"
)
# What exports put above or between their records: "Provider: ...", "Content: text/plain", "1.",
# Embase's counts, Ovid's links.
_AROUND = re.compile(
    r"(?:Provider|Database|Content|Export Date|Source|Record|RECORD)\b ?[:#\d]|<?\d{1,6}[.>:]?$|%"
    r"|[A-Z][\w, ]{3,60}: ?https?://"
)
# ProQuest's subjects of dissertations.
_NUMBERED = re.compile(r"^\d{4,5}:\s?(?=[^\W\d])")
_OF_CONFERENCES = frozenset({"CONF", "CPAPER"})
_OF_PUBMED = frozenset({"pubmed", "medline"})


def _people(found: TaggedRecord) -> list[str]:
    """The authors, of whom some exports have the first in A1 and the others in AU."""
    first, others = found.all("AU"), found.all("A1")
    if (
        not first
        or not others
        or set(map(_family, first)) == set(map(_family, others))
    ):
        return first or others
    both = [
        " ".join(pieces) for tag, pieces in found.values if tag in {"AU", "A1"}
    ]
    return list(dict.fromkeys(filter(None, both)))


def _family(name: str) -> str:
    return name.partition(",")[0].casefold()


def _refine(found: TaggedRecord, values: Tagged) -> None:
    if found.first("TY") == "THES" and "ProQuest" in (found.first("DB") or ""):
        # There A2 is who advised the author.
        values["editors"] = [found.all("ED")]
    if found.first("TY") == "PAT":
        # Where others have the ISSN, a patent has its number.
        values["number"] += found.all("SN", "M1")
        values["isbn"] = values["issn"] = []
    _take_place(found, values)
    if (found.first("DB") or "").lower() in _OF_PUBMED:
        values["pmid"] += found.all("AN")
    # Else M3 is the kind of work, and L3 may be another's.
    if not found.first("DO", "DOI"):
        values["doi"] += found.all("M3") + found.all("L3")
    given = (
        []
        if KEYWORDS_FOUND in found.all("N1")
        else lists_under("keywords", values)
    )
    values["keywords"] = [*map(_keywords, given)]
    values["authors"] = [_people(found)]
    for name, texts in labelled(found.all("N1")).items():
        values[name] = [*texts, *values.get(name, ())]
    _settle_titles(found, values)


def _take_place(found: TaggedRecord, values: Tagged) -> None:
    """Take the place of a conference's publisher; of other works C1 is anything."""
    if found.first("TY") in _OF_CONFERENCES:
        values["publisher_place"] = [*found.all("C1")]


def _keywords(words: Sequence[str]) -> list[str]:
    """Keywords without the numbers of a list, and without the "*" of a main topic of MeSH."""
    return [_NUMBERED.sub("", word).strip(" *") for word in words]


def _settle_titles(found: TaggedRecord, values: Tagged) -> None:
    """Tell a work's title from its venue's, which some programs write under one tag."""
    # Scopus has some titles in T2 alone.
    if not values["title"] and len(found.all("T2")) == 1:
        values["title"] = [*found.all("T2")]
        values["venue"] = [*found.all("JF", "JO")]
    if values["venue"] and values["venue"][0] == found.first("BT"):
        values["venue"] = values["venue"][values["title"] == found.all("BT") :]


# M1 and N1 hold the references of a paper in exports of Ovid, with the DOIs of these.
DIALECT = Dialect(
    name="RIS",
    layout=Layout(_TAG, first=("TY",), last="ER", around=_AROUND),
    signs=("TY", "TI T1 BT CT T2"),
    fields={
        "title": "TI T1 CT BT",
        "other_title": "TT",
        "abstract": "AB N2",
        "authors": "AU A1",
        "editors": "ED A2",
        "date": "DA",
        "year": "PY Y1",
        "doi": "DO DOI",
        "pmid": "PMID",
        "venue": "JF JO T2 BT C3 JA J2 J1",
        "keywords": "KW",
        "source": "DB",
        "pdf": "L1",
        "url": "UR LK L2",
        "id": "AN ID M3",
        "key": "ID",
        "type": "TY",
        "volume": "VL",
        "number": "IS",
        "first_page": "SP",
        "last_page": "EP",
        "publisher": "PB",
        "series": "T3",
        "isbn": "SN BN",
        "issn": "SN",
        "place": "CY PP",
        "language": "LA",
        "edition": "ET",
    },
    by_line=frozenset({"KW"}),
    refine=_refine,
)
FORMAT = DIALECT.format()
