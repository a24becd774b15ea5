"""Names of authors as lists of papers write them.

Either name first, and perhaps marks of footnotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.text.affiliations import without_places_of_work
from paperweave.text.names import author_list, family_first, one_name

if TYPE_CHECKING:
    from paperweave.model.record import Author

_FAMILY_FIRST = re.compile(
    r"([^\W\d_][^\W\d'’]?['’]?[^,;&.]{1,40}),\s?((?:[^\W\d_]\.[-\s]?){1,4}),?\s{0,2}(?:&|and\b)?\s{0,2}"
)
_AROUND_INITIALS = " .,;&"
# Vancouver's.
_INITIALS_LAST = re.compile(
    r"(?:[a-z]{2,4} ){0,2}[^\W\d_a-z][\w'’-]+ [A-Z]{1,3}"
)
_TURNED_NAME = re.compile(
    r"(?:[a-z]{2,4} ){0,2}[^\W\d_][\w'’-]*, [^\W\d_][^,;]{0,60}"
)
_NOTES = re.compile(r"[,\s]*\bet\.? ?al\b\.?|[*†‡§¶✉]|(?<=[a-z])\d(?:,\d)*\b")
_ET_AL = re.compile(r"\bet\.? ?al\b")
# With et al. behind them.
_TWO_FAMILIES = re.compile(r"[^\W\d_][\w'’-]+, [^\W\d_][\w'’-]+")
_TWO_NAMES = re.compile(
    r"[^\W\d_]\w+ [^\W\d_]\w+(?: \w+)?"
)  # a whole name, where initials would be


def listed_authors(names: str) -> tuple[Author, ...]:
    """The people in a list of names, with marks of footnotes and ``et.al.``."""
    if not names:  # as most that are asked for
        return ()
    people = without_places_of_work(names)
    plain = _NOTES.sub("", people).strip(" .,;")
    plain = plain.replace("，", ",").replace("、", ",")
    if (
        len(plain) < len(people)
        and _TWO_FAMILIES.fullmatch(plain)
        and _ET_AL.search(names)
    ):
        return tuple(map(one_name, plain.split(", ")))
    for way in (
        _between_semicolons,
        _with_initials,
        _in_vancouver_style,
        _turned,
        _first_turned,
    ):
        found = way(plain)
        if found:
            return found
    return author_list(plain)


def _between_semicolons(plain: str) -> tuple[Author, ...]:
    """Names in the style of ``Doe, Jane; Roe, Richard``, of which one may stand as it is spoken."""
    parts = [part.strip() for part in plain.split(";") if part.strip()]
    several = len(parts) > 1 and "," in plain
    if not several or not all(map(_is_one, parts)):
        return ()
    return tuple(map(one_name, parts))


def _is_one(part: str) -> bool:
    """Tell whether a part between semicolons is one name: turned, or without a comma."""
    return "," not in part or _TURNED_NAME.fullmatch(part) is not None


def _with_initials(plain: str) -> tuple[Author, ...]:
    """Names in the style of ``Doe, J., & Roe, A.``; none where anything else is between."""
    whole = f"{plain}."
    # As most lists, which is soon seen.
    if not _FAMILY_FIRST.match(whole.lstrip(_AROUND_INITIALS)):
        return ()
    turned = _FAMILY_FIRST.findall(whole)
    if _FAMILY_FIRST.sub("", whole).strip(_AROUND_INITIALS):
        return ()
    return tuple(
        family_first(f"{family}, {initials}") for family, initials in turned
    )


def _in_vancouver_style(plain: str) -> tuple[Author, ...]:
    """Names in the style of ``Doe J, Roe AB``."""
    parts = [part.strip() for part in plain.split(",")]
    return (
        tuple(map(one_name, parts))
        if all(map(_INITIALS_LAST.fullmatch, parts))
        else ()
    )


def _turned(plain: str) -> tuple[Author, ...]:
    """Names in the style of BibTeX: ``Doe, Jane and Roe, John``."""
    people = [name.strip(" ,") for name in plain.split(" and ")]
    people = [name for name in people if name != "others"]
    turned = len(people) > 1 and all(name.count(",") == 1 for name in people)
    return tuple(map(family_first, people)) if turned else ()


def _first_turned(plain: str) -> tuple[Author, ...]:
    """Names of which only the first is turned, in the style of MLA: ``Doe, Jane, and John Roe``."""
    family, *others = [part.strip() for part in plain.split(",", 2)]
    if not others or not plain[0].isascii() or " " in family:
        return ()
    given, *rest = others
    if (
        given.startswith("and ")
        or _TWO_NAMES.fullmatch(given)
        or not all(" " in n for n in rest)
    ):
        return ()
    behind = author_list(rest[0].removeprefix("and ")) if rest else ()
    return (family_first(f"{family}, {given}"), *behind)
