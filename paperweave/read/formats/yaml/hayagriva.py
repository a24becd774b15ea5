"""Typst's bibliographies (Hayagriva): what their fields say, under the names that lists have.

A work stands under its citation key. What it is part of is nested in it (``parent``), and so are
its numbers (``serial-number``). A person is one text, family name first, or a mapping.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

Fields = dict[str, object]

# All types of Hayagriva.
_TYPES = frozenset((
    "anthology", "anthos", "article", "artwork", "audio", "blog", "book", "case", "chapter",
    "conference", "entry", "exhibition", "legislation", "manuscript", "misc", "newspaper",
    "original", "patent", "performance", "periodical", "post", "proceedings", "reference",
    "report", "repository", "scene", "thesis", "thread", "video", "web",
))  # fmt: skip
# Types by what a work is part of, where that says more than the work's own.
_WITHIN = {
    "proceedings": "inproceedings",
    "conference": "inproceedings",
    "repository": "misc",
}
_CALLED = {
    "anthos": "incollection",
    "entry": "incollection",
    "anthology": "book",
    "reference": "book",
    "manuscript": "unpublished",
}
# What a parent says, by the names that a work itself has for it.
_OF_PARENT = {
    "title": "venue",
    "volume": "volume",
    "issue": "issue",
    "publisher": "publisher",
    "editor": "editor",
    "date": "date",
    "location": "place",
    "language": "language",
    "edition": "edition",
}
_NUMBERS = ("doi", "isbn", "issn", "arxiv", "pmid", "pmcid")
_PEOPLE = ("author", "editor")


def is_of_typst(fields: Mapping[str, object]) -> bool:
    """Tell whether a work nests what belongs to it, and has a type of Hayagriva's, if any."""
    nests = _mappings(fields.get("parent"))
    numbered = isinstance(fields.get("serial-number"), dict)
    titled = "type" in fields and isinstance(fields.get("title"), dict)
    own = "type" not in fields or has_type_of_typst(fields)
    return own and bool(nests or numbered or titled)


def has_type_of_typst(fields: Mapping[str, object]) -> bool:
    """Tell whether a work says of itself that it has one of Hayagriva's types."""
    return str(fields.get("type", "")).lower() in _TYPES


def with_usual_names(fields: Fields) -> Fields:
    """The fields of a work of Typst under the names that lists have."""
    parents = _mappings(fields.get("parent"))
    parent = parents[0] if parents else {}
    if (
        "title" not in fields
    ):  # as chapters may be, which are cited by their book
        fields = {**parent, **fields}
        parent = {}
    told = {
        usual: parent[name]
        for name, usual in _OF_PARENT.items()
        if name in parent
    }
    found = {**told, **_numbers(parent), **fields, **_numbers(fields)}
    found |= _places(fields, found.get("publisher"))
    if isinstance(fields.get("title"), dict):
        found["translated title"] = _translation(fields["title"])
    for role in _PEOPLE:
        if role in found:
            found[role] = _people(found[role])
    if "type" in fields:
        kinds = (str(one.get("type", "")).lower() for one in (fields, parent))
        found["type"] = _kind(*kinds)
    return found


def _places(fields: Fields, publisher: object) -> Fields:
    """Where a work stands or was told, and where its publisher sits."""
    found: Fields = {}
    if "location" in fields:
        found["place"] = fields["location"]
    if isinstance(publisher, dict):
        found["publisher place"] = publisher.get("location")
    return found


def _mappings(value: object) -> list[Fields]:
    listed = value if isinstance(value, list) else [value]
    return [one for one in listed if isinstance(one, dict)]


def _numbers(fields: Fields) -> Fields:
    """What stands under ``serial-number``: a DOI and the like by their names, or one text."""
    numbers = fields.get("serial-number")
    if isinstance(numbers, dict):
        return {name: numbers[name] for name in _NUMBERS if name in numbers}
    return {"id": str(numbers)} if numbers is not None else {}


def _translation(title: object) -> object:
    return title.get("translation") if isinstance(title, dict) else None


def _people(value: object) -> list[object]:
    """Each person by itself: a text names one, however many words stand behind its comma."""
    listed = value if isinstance(value, list) else [value]
    return [
        {
            "family": one.get("name"),
            "given": one.get("given-name"),
            "non-dropping-particle": one.get("prefix"),
            "suffix": one.get("suffix"),
        }
        if isinstance(one, dict)
        else one
        for one in listed
    ]


def _kind(own: str, parents: str) -> str:
    if own == "article":
        return _WITHIN.get(parents, own)
    return _CALLED.get(own, own)
