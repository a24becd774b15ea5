"""Names of authors as lists of papers write them.

Either name first, and perhaps marks of footnotes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.text.names import author_list, family_first, one_name

if TYPE_CHECKING:
    from paperweave.model.record import Author

_FAMILY_FIRST = re.compile(
    r"([^\W\d_][^\W\d'’]?['’]?[^,;&.]{1,40}),\s?((?:[^\W\d_]\.[-\s]?){1,4}),?\s{0,2}(?:&|and\b)?\s{0,2}"
)
_INITIALS_LAST = re.compile(r"(?:[a-z]{2,4} ){0,2}[^\W\d_a-z][\w'’-]+ [A-Z]{1,3}")  # Vancouver's
_TWO_NAMES = re.compile(
    r"[^\W\d_]\w+ [^\W\d_]\w+(?: \w+)?"
)  # a whole name, where initials would be


def listed_authors(names: str) -> tuple[Author, ...]:
    """The people in a list of names as these pages write it, with marks of footnotes and ``et.al.``."""
    plain = re.sub(r"[,\s]*\bet\.? ?al\b\.?|[*†‡§¶✉]|(?<=[a-z])\d(?:,\d)*\b", "", names).strip(
        " .,;"
    )
    plain = plain.replace("，", ",").replace("、", ",")
    turned = _FAMILY_FIRST.findall(f"{plain}.")
    if turned and not _FAMILY_FIRST.sub("", f"{plain}.").strip(" .,;&"):
        return tuple(family_first(f"{family}, {initials}") for family, initials in turned)
    parts = [part.strip() for part in plain.split(",")]
    if all(_INITIALS_LAST.fullmatch(part) for part in parts):
        return tuple(one_name(part) for part in parts)
    people = [name.strip(" ,") for name in plain.split(" and ") if name.strip(" ,") != "others"]
    if len(people) > 1 and all(name.count(",") == 1 for name in people):
        return tuple(family_first(name) for name in people)
    parts = [part.strip() for part in plain.split(",", 2)]
    first_turned = (
        len(parts) > 1
        and plain[0].isascii()
        and " " not in parts[0]
        and not parts[1].startswith("and ")
    )
    if first_turned and (len(parts) == 2 or " " in parts[2]) and not _TWO_NAMES.fullmatch(parts[1]):
        rest = author_list(parts[2].removeprefix("and ")) if len(parts) > 2 else ()
        return (family_first(f"{parts[0]}, {parts[1]}"), *rest)
    return author_list(plain)
