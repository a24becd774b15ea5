"""What a list of papers says once, above all of them: the conference and its year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.read.formats.json.json_objects import Above
    from paperweave.read.formats.records.field_names import Field, Values
    from paperweave.read.formats.records.field_values import Fields

# Only names that are surely the papers' own: "date" may be the day of the export.
_NAMES: dict[Field, str] = {
    "venue": "proceedingname proceedingsname proceedingtitle proceedingstitle proceedings booktitle"
    " conferencename conferencetitle conference venue journalname journaltitle journal",
    "year": "year publicationyear conferenceyear",
    "publisher": "publisher",
    "series": "series",
    "volume": "volume",
    "isbn": "isbn",
    "issn": "issn",
    "event_place": "conferencelocation conferenceplace eventlocation",
}
_TITLES = "eventname event name title"
_YEAR = re.compile(r"(?:19|20)\d\d")
# "LoomConf 2021", perhaps with the part of it: "LoomConf_2021_Findings", "LoomConf 2021 (Oral)".
_NAME_AND_YEAR = re.compile(
    r"[^\W\d_][\w .&'-]{0,80}?[ _'-]*((?:19|20)\d\d)(?:[ _-]\(?[^\W\d_][\w &-]{0,30}\)?)?"
)
_CONTAINERS = frozenset(
    (
        *(
            "papers",
            "results",
            "data",
            "items",
            "publications",
            "list",
            "years",
            "hits",
            "works",
        ),
        *(
            "articles",
            "records",
            "entries",
            "accepted",
            "references",
            "content",
            "by_year",
        ),
    )
)


def with_what_stands_above(values: Values, above: Iterable[Above]) -> Values:
    """A paper's values, and for what it does not say itself what the objects around it say."""
    said: dict[Field, list[object]] = {}
    names: list[str] = []
    for key, fields in above:
        names += [key] if key else []
        said |= _in_fields(fields)
    said |= _in_names(names)
    if "date" in values or "year" in values:
        said.pop("year", None)
    return {**said, **values}


def _in_fields(fields: Fields) -> dict[Field, list[object]]:
    """What an object around papers says of them; its own title is the venue where it has a year."""
    nested = fields.get("conference")
    whole = (
        {**fields, **_of_conference(nested)}
        if isinstance(nested, dict)
        else fields
    )
    plain = {_letters(name): value for name, value in whole.items()}
    said: dict[Field, list[object]] = {}
    for field, usual in _NAMES.items():
        names = (
            usual
            if field != "venue" or "year" not in plain
            else f"{usual} {_TITLES}"
        )
        found = [
            plain[name] for name in names.split() if _is_said(plain.get(name))
        ]
        if found:
            said[field] = found
    return said


def _of_conference(conference: dict[str, object]) -> dict[str, object]:
    """``{"conference": {"name": "LoomConf", "year": 2021}}`` as if it stood in one object."""
    name = conference.get("name") or conference.get("title")
    return {"year": conference.get("year"), "conference": name}


def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _is_said(value: object) -> bool:
    return (
        isinstance(value, str | int)
        and not isinstance(value, bool)
        and bool(value)
    )


def _in_names(names: list[str]) -> dict[Field, list[object]]:
    """The conference and year that are names of lists: ``{"LoomConf": {"2021": [...]}}``."""
    years = [name for name in names if _YEAR.fullmatch(name)]
    for name in names:
        together = _NAME_AND_YEAR.fullmatch(name)
        if together:
            return {"venue": [name.replace("_", " ")], "year": [together[1]]}
    if not years:
        return {}
    venues = [
        name
        for name in names
        if name not in years and name.lower() not in _CONTAINERS
    ]
    found: dict[Field, list[object]] = {"year": [*years[-1:]]}
    if venues:
        found["venue"] = [*venues[-1:]]
    return found
