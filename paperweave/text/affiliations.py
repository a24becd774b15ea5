"""Where people work, among their names.

``Fay Warp, Loom University; Ed Tangle, Knot Inc.`` names two people, not four.
"""

from __future__ import annotations

import re

# Words that are nobody's family name.
_NEVER_A_NAME = (
    r"universi\w+|universität|institut[eo]?s?|laborator\w+|hospital|department|faculty"
    r"|polytechni\w+|politecnico|inc|ltd|llc|gmbh|corp(?:oration)?"
)
_SURE_PLACE = re.compile(rf"\b(?:{_NEVER_A_NAME})\b", re.IGNORECASE)
# With those that may be one, as in "Randolph Bank" or "Ann School".
_PLACE_OF_WORK = re.compile(
    rf"\b(?:{_NEVER_A_NAME}|college|school|academy|labs?|clinic|cent(?:er|re)|dept|research"
    r"|technolog(?:y|ies)|company|ministry|bank)\b",
    re.IGNORECASE,
)
_GENERATION = re.compile(r"(?:Jr|Sr|II|III|IV)\.?")
_BETWEEN = re.compile(r"\s*;\s*(?:and\s)?")


def without_places_of_work(names: str) -> str:
    """Names without the places of work that stand behind them, people parted by semicolons.

    That is so where half of the people or more have one that shows what it is; what another one
    has behind a whole name is one too. Of commas alone only one person with a place is so read, and
    only where a word shows the place that is no family name: of more names nobody is left out.
    """
    if "," not in names:
        return names
    if ";" not in names:
        return _without_sure_place(names)
    people = [person for person in _BETWEEN.split(names) if person.strip()]
    placed = [person for person in people if _has_place(person)]
    if not placed or len(placed) * 2 < len(people):
        return names
    return "; ".join(map(_without_place, people))


def _without_sure_place(names: str) -> str:
    """The name of a person behind whom a place stands that is no family name; else all names."""
    name, place, *more = names.split(",", 2)
    is_place = not more and _SURE_PLACE.search(place) is not None
    return name if is_place and _is_whole(name.strip()) else names


def _has_place(person: str) -> bool:
    """Tell whether a person has a place of work behind a whole name."""
    name, *behind = map(str.strip, person.split(","))
    return (
        bool(behind) and _is_whole(name) and any(map(is_place_of_work, behind))
    )


def _is_whole(name: str) -> bool:
    return " " in name and not is_place_of_work(name)


def is_place_of_work(text: str) -> bool:
    """Tell whether a text has a word for where people work, which may be a family name, too."""
    return _PLACE_OF_WORK.search(text) is not None


def _without_place(person: str) -> str:
    """The names up to the first place of work; of a whole name and one thing behind it, the name.

    Several people may share a place (``Ada Weaver, Ben Thread, Loom University``), and an address
    may stand behind it (``Loom University, Porto``).
    """
    parts = [part.strip() for part in person.split(",")]
    at = next(
        (at for at, part in enumerate(parts) if at and is_place_of_work(part)),
        None,
    )
    if at is None and len(parts) == 2 and not _GENERATION.fullmatch(parts[1]):
        at = 1 if _is_whole(parts[0]) else None
    return ", ".join(parts[:at])
