"""Read harvests by OAI-PMH: ``<record>``s with Dublin Core, MODS or arXiv's own metadata in them.

Such files come from repositories and journals (OJS, DSpace, Zenodo, DOAJ, arXiv). Dublin Core
without records around it (``<oai_dc:dc>``) is read as well.
"""

from __future__ import annotations

import re
from html import unescape
from itertools import filterfalse
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.mods import mods_values
from paperweave.read.formats.xml.xml_elements import (
    elements_at,
    local_name,
    markup_at,
    texts_at,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Field, Values

# As OJS has it: "Journal of Looms; Vol. 12 No. 3 (2019); 1-9" is one text.
_SOURCE = re.compile(
    r"(?P<venue>[^;]{2,200})(?:;\s*(?:Vol(?:ume)?\.? ?(?P<volume>\w{1,9}))?,?"
    r"(?:\s?(?:Núm|No|Nr|N|Issue|Iss)\.? ?(?P<number>[\w-]{1,9}))?[^;]{0,60})?"
    r"(?:;\s*(?P<pages>\w{1,9} ?[-–] ?\w{1,9}))?(?:;.*)?",
    re.DOTALL,
)
_NUMBERS: tuple[Field, ...] = ("volume", "number", "pages")
_ESCAPED_TAG = re.compile(
    r"&lt;/?(?:p|em|i|b|strong|br|div|span|su[bp]|a|[uo]l|li|jats:\w+)\b"
)
_ISSN = re.compile(r"\d{4}-\d{3}[\dXx]")
_LABELLED_ISSN = re.compile(
    rf"(?:[EP]?ISSN:? ?)?{_ISSN.pattern}", re.IGNORECASE
)
# What HAL says beside the abstract.
_AUDIENCE = re.compile(r"(?i)(?:inter)?national audience")
# HAL names itself before a work's publisher.
_ARCHIVES = frozenset({"HAL CCSD", "CCSD"})


def _read(record: _Element, _: object) -> Values | None:
    header = next(iter(elements_at(record, "header")), None)
    if header is not None and header.get("status") == "deleted":
        return None
    for element in [record, *elements_at(record, "metadata")]:
        for payload in [element, *element]:
            reader = _PAYLOADS.get(local_name(payload))
            if reader:
                return reader(payload)
    return {} if header is not None else None


def _dublin_core(dc: _Element) -> Values:
    sources = texts_at(dc, "source")
    places = texts_at(dc, "identifier", "relation")
    titles = markup_at(dc, "title")
    described = map(_without_escapes, markup_at(dc, "abstract", "description"))
    texts = filterfalse(_AUDIENCE.fullmatch, described)
    houses = texts_at(dc, "publisher")
    published = sorted(
        texts_at(dc, "issued", "date", "created"), key=_has_a_time
    )
    return {
        "title": titles[:1],
        "other_title": [*titles[1:], *texts_at(dc, "alternative")],
        "abstract": [max(texts, key=len, default="")],
        "authors": [_people(texts_at(dc, "creator"))],
        "date": published,
        "doi": places,
        "url": places,
        **_place(sources, texts_at(dc, "isPartOf")),
        "keywords": [texts_at(dc, "subject")],
        "type": texts_at(dc, "type"),
        "language": texts_at(dc, "language"),
        "publisher": [house for house in houses if house not in _ARCHIVES]
        or houses,
        "issn": [
            text
            for source in sources + places
            for text in _ISSN.findall(source[:200])
        ],
    }


def _place(sources: list[str], wholes: list[str]) -> Values:
    """The journal of a work with volume, number and pages, and what it is a part of."""
    source = _SOURCE.fullmatch(next(filterfalse(_is_number, sources), ""))
    if source is None:
        return {}
    numbers: dict[Field, list[str]] = {
        name: [source[name]] for name in _NUMBERS
    }
    return {"venue": [source["venue"], *wholes], **numbers}


def _has_a_time(date: str) -> bool:
    """Tell a moment at which a repository took a work in from the day of its publication."""
    return "T" in date


def _people(creators: list[str]) -> list[str]:
    """The names without the institutions that OJS puts behind a semicolon.

    One creator alone may be a list of names, each with a comma.
    """
    if len(creators) == 1 and all(
        "," in name for name in creators[0].split(";")
    ):
        return creators[0].split(";")
    return [creator.partition(";")[0].strip() for creator in creators]


def _without_escapes(text: str) -> str:
    """A text whose HTML was escaped once more than XML asks for, as HTML."""
    return unescape(text) if _ESCAPED_TAG.search(text) else text


def _is_number(text: str) -> bool:
    return "://" in text or _LABELLED_ISSN.fullmatch(text) is not None


def _arxiv(metadata: _Element) -> Values:
    """ArXiv's two own forms: names in parts, or as one text."""
    names = [
        {
            "family": " ".join(texts_at(author, "keyname")),
            "given": " ".join(texts_at(author, "forenames")),
            "suffix": " ".join(texts_at(author, "suffix")),
        }
        for author in elements_at(metadata, "authors/author")
    ]
    days = texts_at(metadata, "version/date")
    return {
        "title": texts_at(metadata, "title"),
        "abstract": texts_at(metadata, "abstract"),
        "authors": [names] if names else texts_at(metadata, "authors"),
        "date": [*texts_at(metadata, "created"), *days[:1]],
        "updated": [*texts_at(metadata, "updated"), *days[1:][-1:]],
        "arxiv": texts_at(metadata, "id"),
        "doi": texts_at(metadata, "doi"),
        "journal_ref": texts_at(metadata, "journal-ref"),
        "comment": texts_at(metadata, "comments"),
        "categories": texts_at(metadata, "categories"),
    }


def _mods(mods: _Element) -> Values:
    return mods_values(mods, None)


_PAYLOADS: dict[str, Callable[[_Element], Values]] = {
    "dc": _dublin_core,
    "qualifieddc": _dublin_core,
    "arXiv": _arxiv,
    "arXivRaw": _arxiv,
    "mods": _mods,
}

FORMAT = XmlKind(
    name="OAI-PMH (Dublin Core)",
    elements=(("record",), ("dc", "qualifieddc")),
    signs=re.compile(
        r"<OAI-PMH\b|<(?:\w+:)?(?:qualified)?dc\b|openarchives\.org/OAI"
    ),
    read=_read,
).format()
