"""What single exporters do with their columns: names without separators, a citation in one cell."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Author, Published
from paperweave.read.formats.records.embase_source import embase_source
from paperweave.read.formats.records.labelled_notes import of_zotero

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.read.formats.records.field_names import Field, Values

_OF_SPRINGER = "Item Title"
_OF_EMBASE = "Source"
# Web of Science's columns, tab-delimited, are called as the tags of its text.
_OF_WEB_OF_SCIENCE = frozenset({"PT", "AU", "TI", "SO", "PY"})
_OF_ZOTERO = frozenset({"Item Type", "Extra", "Automatic Tags"})
_OURS = frozenset({"id", "authors", "arxiv", "bibtex_key"})
_FORMULA = "=+-@"
_TAKEN_FOR_A_NUMBER = re.compile(r"(\d{3,4})\.(\d{1,4})")
_FIRST_MONTH_OF_ARXIV, _FIRST_MONTH_OF_FIVE_FIGURES = "0704", "1501"
_TAGS_OF_WEB_OF_SCIENCE: dict[Field, str] = {
    "venue": "SO CT",
    "keywords": "DE ID",
    "number": "IS",
    "pages": "PS AR",
    "publisher": "PU",
    "series": "SE",
    "isbn": "BN",
    "issn": "SN EI",
    "publisher_place": "PI",
    "event_place": "CL",
    "language": "LA",
    "id": "UT",
    "pmid": "PM",
}


def without_apostrophe(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return (
        cell[1:]
        if cell[:1] == "'" and cell[1:2] in _FORMULA and len(cell) > 1
        else cell
    )


def with_lost_zeros(cell: str) -> str:
    """An arXiv number with the zeros that a spreadsheet dropped: ``2402.1741`` was ``2402.17410``.

    From January 2015 on such a number has five figures behind its point, before that four.
    """
    found = _TAKEN_FOR_A_NUMBER.fullmatch(cell)
    if found is None:
        return cell
    month, rest = found[1].zfill(4), found[2]
    if month < _FIRST_MONTH_OF_ARXIV:
        return cell
    return f"{month}.{rest.ljust(5 if month >= _FIRST_MONTH_OF_FIVE_FIGURES else 4, '0')}"


def values_of_exporter(
    names: Sequence[str], cells: Sequence[str], values: Values
) -> Values:
    """The values of a row as its exporter means them; those of any other table unchanged."""
    if _OURS.issubset(names):
        return _as_we_mean_them(values, _row(names, cells))
    if _OF_WEB_OF_SCIENCE.issubset(_plain(names)):
        return {**values, **_as_tagged(_row(_plain(names), cells))}
    if _OF_ZOTERO.issubset(names):
        return _with_extra(values, _row(names, cells)["Extra"])
    if _OF_SPRINGER in names:
        return {
            **values,
            "authors": [_parted(text) for text in _texts(values, "authors")],
        }
    if any(name.title() == _OF_EMBASE for name in names):
        for text in _texts(values, "venue"):
            said = embase_source(text)
            if said:
                return {**said, **values, "venue": said["venue"]}
    return values


def _row(names: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    """The cells of a row by their columns' names; a row that is too short has blank ones."""
    return {**dict.fromkeys(names, ""), **dict(zip(names, cells, strict=False))}


def _plain(names: Sequence[str]) -> list[str]:
    return [name.strip(" \ufeff") for name in names]


def _as_tagged(row: Mapping[str, str]) -> dict[Field, list[object]]:
    """What a row of Web of Science's tags says under names that mean nothing elsewhere."""
    told: dict[Field, list[object]] = {}
    for field, tags in _TAGS_OF_WEB_OF_SCIENCE.items():
        told[field] = list(filter(None, map(row.get, tags.split())))
    people = _first_cell(row, "AF AU BA")
    signed = [Author(group, group) for group in _parts(row.get("CA", ""))]
    told["authors"] = [[*_parts(people), *signed]]
    for field, text in (
        ("editors", _first_cell(row, "BE ED")),
        ("cites", row.get("CR")),
    ):
        told[field] = [_parts(text)] if text else []
    if row.get("PD"):
        told["date"] = [row["PD"]]
    return {field: found for field, found in told.items() if found}


def _first_cell(row: Mapping[str, str], columns: str) -> str:
    """What stands in the first of the columns in which anything stands."""
    return next(filter(None, map(row.get, columns.split())), "")


def _with_extra(values: Values, extra: str) -> Values:
    """A row of Zotero's with what people and programs add to its Extra, by labels."""
    said, _ = of_zotero(extra)
    return {
        **values,
        **{
            field: [*values.get(field, ()), *told]
            for field, told in said.items()
        },
    }


def _as_we_mean_them(values: Values, row: Mapping[str, str]) -> Values:
    """A row of our own ``papers.csv``, whose names and lists need no guessing."""
    told = {
        **values,
        "keywords": [
            _parts(row.get("listed_keywords", row.get("keywords", "")))
        ],
    }
    told["authors"] = [_as_they_stand(row.get("authors", ""))]
    told["editors"] = [_as_they_stand(row.get("editors", ""))]
    told["other_title"] = row.get("other_titles", "").split(" | ")
    told["keys"] = [row.get("owner_keys", "")]
    address, key = row["id"].removeprefix("papers/"), row.get("bibtex_key", "")
    told["key"] = [] if "owner_keys" in row else [key]
    told["published_as"] = [Published(address, key)]
    return told


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


def _texts(values: Values, field: Field) -> list[str]:
    return [value for value in values.get(field, ()) if isinstance(value, str)]


def _as_they_stand(text: str) -> list[Author]:
    """Names with given names first, however they look: ``Karthikeyan S``."""
    return [Author(name) for name in _parts(text)]


def _parted(text: str) -> str:
    """SpringerLink's ``Ada WeaverBen Thread`` with a semicolon between the two.

    A name ends where a small letter meets a capital, unless what would stand alone is one word:
    ``Ada McDonald`` is one name.
    """
    if ";" in text:
        return text
    names: list[str] = []
    begin = 0
    for place in range(1, len(text) + 1):
        ends = place == len(text) or (
            text[place - 1].islower() and text[place].isupper()
        )
        if not ends:
            continue
        name = text[begin:place]
        if names and " " not in name.strip():
            names[-1] += name
        else:
            names.append(name)
        begin = place
    return ";".join(names)
