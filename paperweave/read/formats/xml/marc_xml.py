"""Read MARCXML, the records of library catalogues: ``<datafield tag="245">`` and the like.

The fields are those of MARC 21 (https://www.loc.gov/marc/bibliographic/).
"""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import filterfalse, islice
from typing import TYPE_CHECKING, NamedTuple

from paperweave.model.record import Author
from paperweave.read.formats.xml.xml_elements import children_of, full_text
from paperweave.read.formats.xml.xml_format import XmlKind
from paperweave.text.names import family_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Field, Values

Subfields = list[tuple[str, str]]


class Signed(NamedTuple):
    """Someone who had a part in a work: the field that says so, and its tag."""

    subfields: Subfields
    tag: str


_ENDING = " /:;,=."  # what catalogues put between the parts of a description
_YEAR = re.compile(r"(?:1[4-9]|20)\d\d")
_ROLES_OF_EDITORS = ("ed", "hrsg")
_PERSONS, _GROUPS = ("100", "700"), ("110", "710", "111")
_SUBJECTS = ("650", "651", "653")
# Field and subfield of what needs no more than to be taken; the first that is there counts.
_PLACES: dict[Field, str] = {
    "abstract": "520a",
    "year": "264c 260c",
    "publisher": "264b 260b",
    "publisher_place": "264a 260a",
    "language": "041a",
    "edition": "250a",
    "venue": "773t",
    "series": "490a 830a",
    "isbn": "020a",
    "issn": "022a 773x",
    "doi": "024a",
    "url": "856u",
}
_CODE = re.compile(r"[a-z]{3}")
_NOWHERE = re.compile(r"(?i)s\.\s?l\.?|place of publication not identified|")
_INITIAL_LAST = re.compile(r"\b[A-Z]\.$")
_PART = re.compile(
    r"(?:[Vv]ol\.?|[Bd]d?\.)\s?(?P<volume>\w{1,9})|(?:no|[Nn]r|[Hh]eft|issue)\.?\s?(?P<number>\w{1,9})"
    r"|(?:pp?|S)\.\s?(?P<pages>\d{1,6}(?:-\d{1,6})?)"
)
_NUMBERS: tuple[Field, ...] = ("volume", "number", "pages")
# The kind of work by the seventh and eighth sign of the leader.
_KINDS = {"am": "book", "aa": "incollection", "ab": "article", "as": "misc"}


def _read(record: _Element, _: object) -> Values | None:
    fields = _fields(record)
    title = _title(fields["245"])
    if title is None:
        return None
    signed = [
        Signed(field, tag)
        for tag in (*_PERSONS, *_GROUPS)
        for field in fields[tag]
    ]
    values: dict[Field, list[object]] = {
        "title": [title],
        "authors": [_people(filterfalse(_edits, signed))],
        "editors": [_people(filter(_edits, signed))],
        "keywords": [
            [text for tag in _SUBJECTS for text in _bare(fields[tag], "a")]
        ],
        "type": ["phdthesis" if fields["502"] else _kind(record)],
        **_places(fields),
    }
    values["publisher_place"] = _bracketless(values["publisher_place"])
    values["language"] = _languages(values["language"], record)
    numbers = _numbers(" ".join(_all(fields["773"], "g")))
    return {**values, **{name: [text] for name, text in numbers.items()}}


def _places(fields: dict[str, list[Subfields]]) -> dict[Field, list[object]]:
    values: dict[Field, list[object]] = {}
    for field, places in _PLACES.items():
        found = (_bare(fields[place[:3]], place[3]) for place in places.split())
        values[field] = [*next(filter(None, found), [])]
    values["year"] = _years(values["year"])
    return values


def _bracketless(places: list[object]) -> list[object]:
    """Places without what cataloguers put around what they only know, and say of no place."""
    bare = (str(place).strip("[]() ") for place in places)
    return [place for place in bare if not _NOWHERE.fullmatch(place)]


def _languages(said: list[object], record: _Element) -> list[object]:
    """The codes of field 041, which older records join, else that at its place in field 008."""
    codes = [code for text in said for code in _CODE.findall(str(text))]
    fixed = [
        field.text or ""
        for field in children_of(record)["controlfield"]
        if field.get("tag") == "008"
    ]
    return [*codes] or [text[35:38] for text in fixed if text[35:38].isalpha()]


def _years(texts: list[object]) -> list[object]:
    """The first year in what stands as the date: ``c1993.``, ``[2012]``; else the whole of it."""
    found = (
        match.group() for text in texts if (match := _YEAR.search(str(text)))
    )
    return [*islice(found, 1)] or texts


def _title(fields: list[Subfields]) -> str | None:
    """A title with the names of its parts, and what stands behind it after a colon."""
    parts = [(code, text.strip(_ENDING)) for code, text in _flat(fields)]
    whole = ". ".join(text for code, text in parts if code in "anp" and text)
    behind = [text for code, text in parts if code == "b"]
    return ": ".join([whole, *behind]) if whole else None


def _numbers(text: str) -> dict[Field, str]:
    """Volume, number and pages of the part of a host: ``Vol. 12, no. 3 (2020), p. 1-9``."""
    said: dict[Field, str] = {}
    for match in _PART.finditer(text):
        for field in _NUMBERS:
            if match[field]:
                said[field] = match[field]
    return said


def _fields(record: _Element) -> dict[str, list[Subfields]]:
    """The subfields of each field, by its tag."""
    fields: dict[str, list[Subfields]] = defaultdict(list)
    for field in children_of(record)["datafield"]:
        parts = [
            (part.get("code", ""), text)
            for part in children_of(field)["subfield"]
            if (text := full_text(part))
        ]
        fields[field.get("tag", "")].append(parts)
    return fields


def _flat(fields: list[Subfields]) -> Subfields:
    return [part for field in fields for part in field]


def _all(fields: list[Subfields], code: str) -> list[str]:
    return [text for found, text in _flat(fields) if found == code]


def _bare(fields: list[Subfields], code: str) -> list[str]:
    return [text.strip(_ENDING) for text in _all(fields, code)]


def _edits(signed: Signed) -> bool:
    """Tell whether who is named here edited the work."""
    roles = (text.lower() for code, text in signed.subfields if code in "e4")
    return any(role.startswith(_ROLES_OF_EDITORS) for role in roles)


def _people(signed: Iterable[Signed]) -> list[Author]:
    """Persons and groups, by their fields and the tags of these."""
    named = (
        (_name("".join(_all([one.subfields], "a")[:1])), one.tag)
        for one in signed
    )
    return [
        family_first(name) if tag in _PERSONS else Author(name, name)
        for name, tag in named
        if name
    ]


def _name(text: str) -> str:
    """A name without the full stop that ends a field, unless an initial has it."""
    bare = text.strip(" ,;:")
    return bare if _INITIAL_LAST.search(bare) else bare.rstrip(".")


def _kind(record: _Element) -> str | None:
    leader = next(iter(children_of(record)["leader"]), None)
    return _KINDS.get((leader.text or "")[6:8]) if leader is not None else None


FORMAT = XmlKind(
    name="MARCXML",
    elements=(("record",),),
    signs=re.compile(r"<(?:\w{1,10}:)?datafield\s"),
    read=_read,
).format()
