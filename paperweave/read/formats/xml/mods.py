"""Read MODS, the Library of Congress' records: ``<mods>`` with names, roles and a host item.

Such files come from library catalogues and repositories, Zotero, bibutils, and the ACL Anthology
("MODS XML"). The host (``<relatedItem type="host">``) is the journal or book of a part.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.read.formats.xml.xml_elements import (
    elements_at,
    markup_at,
    texts_at,
)
from paperweave.read.formats.xml.xml_format import XmlKind

if TYPE_CHECKING:
    from lxml.etree import _Element

    from paperweave.read.formats.records.field_names import Values

_AUTHORS = frozenset({"", "author", "aut", "creator", "cre", "dis"})
_EDITORS = frozenset({"editor", "edt"})
_DATES = ("dateIssued", "copyrightDate", "dateCreated")


def mods_values(mods: _Element, _: object) -> Values:
    """What a ``<mods>`` says of its work."""
    host = _related(mods, "host")
    series = _related(mods, "series")
    where = host if host is not None else mods
    title = _titles(mods)
    venue = _titles(host) if host is not None else []
    return {
        "title": title[:1],
        "other_title": title[1:],
        "abstract": markup_at(mods, "abstract"),
        "authors": [_names(mods, _AUTHORS)],
        "editors": [
            _names(mods, _EDITORS)
            + (_names(host, _EDITORS) if host is not None else [])
        ],
        "date": [
            *(text for name in _DATES for text in _origin(mods, name)),
            *texts_at(where, "part/date"),
            *(text for name in _DATES for text in _origin(where, name)),
        ],
        "doi": _identifiers(mods, "doi"),
        "url": [*texts_at(mods, "location/url"), *_identifiers(mods, "uri")],
        "venue": venue,
        "keywords": [texts_at(mods, "subject/topic")],
        "key": [mods.get("ID"), *_identifiers(mods, "citekey")],
        "type": [
            *texts_at(mods, "genre"),
            *texts_at(where, "genre"),
            "chapter" if venue else None,
        ],
        "volume": _details(mods, where, "volume"),
        "number": [
            *_details(mods, where, "issue"),
            *_details(mods, where, "number"),
        ],
        "first_page": [
            *texts_at(mods, "part/extent/start"),
            *texts_at(where, "part/extent/start"),
        ],
        "last_page": [
            *texts_at(mods, "part/extent/end"),
            *texts_at(where, "part/extent/end"),
        ],
        "publisher": [
            *_origin(mods, "publisher"),
            *_origin(where, "publisher"),
        ],
        "place": [*_places(mods), *_places(where)],
        "language": _languages(mods),
        "edition": [*_origin(mods, "edition"), *_origin(where, "edition")],
        "series": _titles(series) if series is not None else [],
        "isbn": [*_identifiers(mods, "isbn"), *_identifiers(where, "isbn")],
        "issn": [*_identifiers(mods, "issn"), *_identifiers(where, "issn")],
    }


def _related(mods: _Element, kind: str) -> _Element | None:
    items = elements_at(mods, "relatedItem")
    return next((item for item in items if item.get("type") == kind), None)


def _titles(element: _Element) -> list[object]:
    """The title with its article and subtitle; then abbreviated and translated ones."""
    found: list[object] = []
    for info in sorted(
        elements_at(element, "titleInfo"),
        key=lambda info: bool(info.get("type")),
    ):
        article = "".join(texts_at(info, "nonSort"))
        title = " ".join(filter(None, [article, *markup_at(info, "title")]))
        found.append(
            ": ".join(filter(None, [title, *markup_at(info, "subTitle")]))
        )
    return found


def _names(element: _Element, roles: frozenset[str]) -> list[object]:
    names: list[object] = []
    for name in elements_at(element, "name"):
        said = [text.lower() for text in texts_at(name, "role/roleTerm")] or [
            ""
        ]
        if roles.intersection(said):
            names.append(_name(name))
    return names


def _name(name: _Element) -> object:
    parts = elements_at(name, "namePart")
    by_type = {
        kind: _parts_of(parts, kind)
        for kind in ("family", "given", "termsOfAddress")
    }
    if by_type["family"]:
        return {
            "family": by_type["family"],
            "given": by_type["given"],
            "suffix": by_type["termsOfAddress"],
        }
    return {"literal": _parts_of(parts, None)}


def _parts_of(parts: list[_Element], kind: str | None) -> str:
    return " ".join(
        part.text.strip()
        for part in parts
        if part.get("type") == kind and part.text
    )


def _places(element: _Element) -> list[str]:
    """The places of publication in words; a code is that of a country."""
    terms = elements_at(element, "originInfo/place/placeTerm")
    return [one.text for one in terms if one.text and one.get("type") != "code"]


def _languages(mods: _Element) -> list[str]:
    """The languages, each once: what stands first of its code and its name."""
    return [
        term
        for language in elements_at(mods, "language")
        for term in [*texts_at(language, "languageTerm"), language.text or ""][
            :1
        ]
    ]


def _origin(element: _Element, name: str) -> list[str]:
    return texts_at(element, f"originInfo/{name}")


def _details(mods: _Element, where: _Element, kind: str) -> list[object]:
    found: list[object] = []
    for element in (mods, where):
        details = elements_at(element, "part/detail")
        chosen = [detail for detail in details if detail.get("type") == kind]
        found += [
            text for detail in chosen for text in texts_at(detail, "number")
        ]
    return found


def _identifiers(element: _Element, kind: str) -> list[str]:
    found = [
        child
        for child in elements_at(element, "identifier")
        if child.get("type") == kind
    ]
    return [child.text for child in found if child.text]


FORMAT = XmlKind(
    name="MODS XML",
    elements=(("mods",),),
    signs=re.compile(r"\A(?s:(?!.{0,2000}<OAI-PMH\b).*?)<(?:\w+:)?mods\b"),
    read=mods_values,
).format()
