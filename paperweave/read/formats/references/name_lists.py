"""The names that a reference begins with, in the orders that styles of citation have."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING

from paperweave.model.record import Author
from paperweave.text.author_names import is_group
from paperweave.text.names import family_first

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_CAPITAL = r"[^\W\d_a-zß-öø-ÿ\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_WORD = rf"(?:[dDO]['’])?{_CAPITAL}[\w'’‐-]+"
_PARTICLE = (
    r"(?:van|von|de|der|den|del|della|di|da|do|dos|das|du|la|le"
    r"|ten|ter|al|el|zu|bin|ibn|af)"
)
_BEFORE = rf"(?:{_PARTICLE}\s){{0,3}}"
_FAMILY = rf"{_BEFORE}{_WORD}(?:\s{_BEFORE}{_WORD}){{0,2}}"
_INITIALS = rf"{_CAPITAL}\.(?:[\s-]?{_CAPITAL}\.){{0,4}}"
_GENERATION = r"(?:,?\s(?:Jr|Sr|II|III|IV)\b\.?)?"
_GIVEN = (
    rf"(?:{_WORD}|{_CAPITAL}\.)(?:[\s-](?:{_WORD}|{_CAPITAL}\.?(?!\w))){{0,3}}"
)

# Each is one name, by how its parts stand.
# Doe, J. A.
_TURNED_INITIALS = (
    rf"{_FAMILY},\s?{_INITIALS}(?:\s{_PARTICLE}\b){{0,2}}{_GENERATION}"
)
# J. A. Doe.
_INITIALS_FIRST = rf"{_INITIALS}\s?{_BEFORE}{_WORD}(?:[\s-](?!(?:Jr|Sr)\b){_WORD})?{_GENERATION}"
_INITIALS_LAST = (  # Doe JA, or Doe J.A. before a comma
    rf"{_BEFORE}{_WORD}(?:\s{_WORD})?\s(?:(?:[A-Z]\.-?){{1,3}}(?=,|$)|(?:[A-Z]-?){{1,3}})(?!\w)"
    r"(?:\s(?:Jr|Sr|2nd|3rd|II|III)(?=[,;.]|$))?"
)
# Doe J. A. or Doe J.A., by the standard GOST.
_RUSSIAN = rf"{_WORD}\s(?:{_CAPITAL}\.\s?){{1,2}}(?<=\.)"
# Doe, Jane.
_TURNED = rf"{_FAMILY},\s{_GIVEN}(?:\s{_PARTICLE}\b){{0,2}}{_GENERATION}"
_WHOLE = (
    rf"(?:{_WORD}|{_CAPITAL}\.)"
    rf"(?:[\s-](?:{_PARTICLE}\s){{0,3}}(?:{_WORD}|{_CAPITAL}\.)){{1,4}}"
)
_CHINESE = r"[\u3400-\u9fff·]{2,12}"
_ORGANISATION = rf"{_CAPITAL}[\w'’&-]+(?:\s[\w'’&-]+){{1,8}}"

_BETWEEN = (
    r"(?:[,;]?\s(?:and|&|y|und|et|e|og|och|en)\s|[,;]\s(?:(?:and|&)\s)?"
    r"|,?\s(?:…|\.\s?\.\s?\.),?\s)"
)
_ET_AL = r"(?:[,;]?\s(?:et\.?\sal\b\.?|and\s(?:others|colleagues)|等))?"
_EDITORS = re.compile(
    r",?\s\(?(?:eds?|editors?|hrsg|coords?|comps?|dirs?)\b\.?\)?[.,]?(?=\s)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"[,;]?\s(?:et\.?\sal\b\.?|and\s(?:others|colleagues)|等)$"
)


@dataclass(frozen=True, slots=True)
class NameList:
    """People, how many characters name them, and whether they are a book's editors."""

    people: tuple[Author, ...]
    end: int
    are_editors: bool = False
    certain: bool = True  # False where capitals alone say that these are names


def _list_of(first: str, *more: str) -> re.Pattern[str]:
    """The pattern of a list whose first name is of one form and whose others may be of several."""
    others = "|".join(more or (first,))
    return re.compile(rf"{first}(?:{_BETWEEN}(?:{others}))*{_ET_AL}")


def _turned(name: str) -> Author:
    return family_first(name)


def _initials_last(name: str) -> Author:
    generation = _BEHIND_INITIALS.search(name)
    bare = name[: generation.start()] if generation else name
    family, _, initials = bare.rpartition(" ")
    whole = f"{initials} {family}"
    return Author(f"{whole}, {generation[1]}" if generation else whole, family)


def _russian(name: str) -> Author:
    family, _, initials = name.strip().partition(" ")
    return Author(f"{initials} {family}", family)


def _plain(name: str) -> Author:
    return Author(name)


@dataclass(frozen=True, slots=True)
class _Form:
    """A form of lists of names: its pattern, the pattern of one name in it, and who that is."""

    pattern: re.Pattern[str]
    name: re.Pattern[str]
    person: Callable[[str], Author]
    certain: bool = True


def _first_turned(name: str) -> Author:
    return family_first(name) if "," in name else Author(name)


@cache  # not while a process begins: they take a tenth of a second
def _forms() -> tuple[_Form, ...]:
    return (
        _Form(
            _list_of(_TURNED_INITIALS), re.compile(_TURNED_INITIALS), _turned
        ),
        _Form(
            _list_of(_INITIALS_FIRST, _INITIALS_FIRST),
            re.compile(_INITIALS_FIRST),
            _plain,
        ),
        _Form(
            _list_of(_INITIALS_LAST), re.compile(_INITIALS_LAST), _initials_last
        ),
        _Form(
            re.compile(rf"{_WHOLE}(?:{_BETWEEN}{_WHOLE})+{_ET_AL}"),
            re.compile(_WHOLE),
            _plain,
        ),
        _Form(
            _list_of(_TURNED, _WHOLE, _TURNED),
            re.compile(rf"{_TURNED}|{_WHOLE}"),
            _first_turned,
        ),
        _Form(_list_of(_WHOLE), re.compile(_WHOLE), _plain, certain=False),
        _Form(
            re.compile(
                rf"{_CHINESE}(?:\s?[,，、;；]\s?{_CHINESE})*(?:\s?[,，、]?\s?等)?"
            ),
            re.compile(_CHINESE),
            _plain,
        ),
    )


_BEHIND_INITIALS = re.compile(r"\s(Jr|Sr|2nd|3rd|II|III)$")
_RUSSIAN_FORM = _Form(_list_of(_RUSSIAN), re.compile(_RUSSIAN), _russian)
_BY_GOST = re.compile(r"[\u0400-\u04ff]|.{0,400}\s//\s")
_GROUP_FIRST = re.compile(rf"(?P<group>{_ORGANISATION});\s")
_AN_ORGANISATION = re.compile(_ORGANISATION)
_A_LIST = 3  # names
_GIVEN_AND_INITIAL = re.compile(rf"{_WORD}\s[A-Z]\.\s{_WORD},\s")
# Who signed beside the authors, in Vancouver style: "Weft I, et al; Loom Study Group. Title".
_GROUP = re.compile(rf";\s(?P<group>{_ORGANISATION})(?=\.\s)")
_ENDS = re.compile(r"[.,:;]?(?:\s|$)|(?<=\.)|[.．]|\s?[(（]")


def name_lists(text: str) -> Iterator[NameList]:
    """Every way to read names at the start of a reference, the surest first."""
    if _BY_GOST.match(text) and (names := _read(_RUSSIAN_FORM, text)):
        yield names
    if (group := _GROUP_FIRST.match(text)) and is_group(Author(group["group"])):
        yield from (
            _behind_group(group, names)
            for names in name_lists(text[group.end() :])
        )
        return
    found = (
        names for form in _forms() if (names := _read(form, text)) is not None
    )
    yield from _lists_first(found, text)


def _lists_first(found: Iterator[NameList], text: str) -> Iterator[NameList]:
    """The same readings; lists come first where one name may be the beginning of several.

    "Ada L." of "Ada L. Weaver, Ben Thread, and Dora Knot" is no "Weaver L."
    """
    for first in islice(found, 1):
        if len(first.people) == 1 and _GIVEN_AND_INITIAL.match(text):
            yield from sorted(
                [first, *found], key=lambda names: len(names.people) < _A_LIST
            )
        else:
            yield first
            yield from found


def _behind_group(group: re.Match[str], names: NameList) -> NameList:
    """Names that stand behind a group's, as in ``Loom Study Group; Weft I, Warp F. Title``."""
    people = (Author(group["group"], group["group"]), *names.people)
    return replace(names, people=people, end=names.end + group.end())


def organisation(text: str) -> NameList | None:
    """An organisation's name at the start of a reference, up to its full stop."""
    found = _AN_ORGANISATION.match(text)
    if found is None or not text.startswith((".", " ("), found.end()):
        return None
    return NameList((Author(found[0], found[0]),), found.end(), certain=False)


def _read(form: _Form, text: str) -> NameList | None:
    found = form.pattern.match(text)
    if found is None or not _ENDS.match(text, found.end()):
        return None
    editors = _EDITORS.match(text, found.end())
    group = None if editors else _GROUP.match(text, found.end())
    named = _OTHERS.sub("", found[0])
    names = (match[0] for match in form.name.finditer(named))
    people = tuple(form.person(name) for name in names if name != "等")
    signed = (Author(group["group"], group["group"]),) if group else ()
    end = (editors or group or found).end()
    return NameList((*people, *signed), end, editors is not None, form.certain)
