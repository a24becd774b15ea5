"""What one field of a table, of JSON or of YAML holds: text, names, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from paperweave.model.record import Author, PartialDate
from paperweave.text.dates import date_in
from paperweave.text.html_text import one_line, without_markup
from paperweave.text.names import EAST_ASIAN, names_in, one_name
from paperweave.text.people_ids import person_id

Fields = Mapping[str, object]

_TEXT_KEYS = (
    "value",
    "text",
    "#text",
    "_",
    "fullname",
    "name",
    "display_name",
    "title",
    "tag",
    "term",
    "subject",
    "description",
)
_FAMILY_KEYS = (
    "family",
    "last",
    "lastName",
    "last_name",
    "familyName",
    "family_name",
    "surname",
    "family-names",
)
_GIVEN_KEYS = (
    "given",
    "first",
    "firstName",
    "first_name",
    "givenName",
    "given_name",
    "forename",
    "foreName",
    "given-names",
)
_NAME_KEYS = (
    "literal",
    "name",
    "full_name",
    "fullName",
    "fullname",
    "display_name",
    "text",
    "#text",
    "value",
)
_ID_KEYS = ("orcid", "ORCID", "ORCiD", "id", "author_id", "authorId")
_NESTED_NAME_KEYS = ("author", "user", "person", "authors", "creator")
_HOMONYM = re.compile(r"\s\d{4}$")  # DBLP tells people of one name apart
_WITHOUT_DOTS = re.compile(r"[^\W\d_] [A-Z]{1,4}[,;] ")  # initials in a list
# Ada Weaver (Loom University)
_PLACE = re.compile(r"(?<=[^\W\d_] )\([^()]{0,200}[^\W\d_]{4}[^()]{0,200}\)$")
# Who did as much as whom, whose name is bold.
_NO_MARKS = str.maketrans("", "", "*†‡§¶")
# A comma or semicolon ends an address only where a space or another address follows.
_URL = re.compile(
    r"https?://(?:[^\s<>\"'|;,\])}]++|[;,](?=[^\s<>\"'|;,\])}])(?!https?://))+"
)
# Scopus: "[No author name available]".
_NOBODY = re.compile(r"\[No (?:author|editor)[^\]]*\]")
_SEPARATORS = re.compile(r"\s*[;|\n]\s*")
_COMMA = re.compile(r"\s*,\s*")
_QUOTED_LIST = re.compile(r"""["']([^"']*+)["']""")
# A part of the year that is no month: "Winter", "SPR-SUM", "4th Quarter".
_SEASON = re.compile(
    r"(?:(?:spr|sum|aut|fal|win)[a-z]{0,4}(?:[-/ ](?:spr|sum|aut|fal|win)[a-z]{0,4})?"
    r"|(?:1st|2nd|3rd|4th|first|second|third|fourth) quarter)",
    re.IGNORECASE,
)


def text_of(value: object) -> str | None:
    """The text of a value, HTML and line wraps undone; of a list, its first text."""
    if isinstance(value, str):
        return without_markup(value)
    if isinstance(value, dict):
        return _text_of_mapping(value)
    if isinstance(value, list | tuple):
        return next(_texts(value), None)
    return (
        str(value)
        if isinstance(value, int | float) and not isinstance(value, bool)
        else None
    )


def texts_of(value: object) -> tuple[str, ...]:
    """All texts of a value, each once: items, or what stands between ``;``, ``|`` or commas."""
    if isinstance(value, str):
        return tuple(dict.fromkeys(_separated(value)))
    if isinstance(value, list | tuple):
        return tuple(dict.fromkeys(_texts(value)))
    if isinstance(value, dict):
        lists = [item for item in value.values() if isinstance(item, list)]
        return (
            texts_of(lists[0])
            if lists
            else tuple(filter(None, (text_of(value),)))
        )
    return ()


def authors_of(value: object) -> tuple[Author, ...]:
    """The names in a value: a text with separators, a list of names or of their parts."""
    if isinstance(value, str):
        return _authors_in_text(value)
    if isinstance(value, dict):
        if author := _author(value):
            return (author,)
        nested = map(authors_of, _nested_names(value))
        return tuple(chain.from_iterable(nested))
    if isinstance(value, list | tuple):
        return tuple(chain.from_iterable(map(_authors_of_item, value)))
    return ()


def _authors_in_text(text: str) -> tuple[Author, ...]:
    """The names between the separators of a text."""
    if text.endswith(".") and _WITHOUT_DOTS.search(text):
        text = text[:-1]  # PubMed's full stop behind "Weaver AM, Thread B."
    if text.startswith("[No ") and _NOBODY.fullmatch(text):
        return ()
    return names_in(
        without_markup(text.replace("\n", ";").translate(_NO_MARKS)) or ""
    )


def dates_of(year: str, day: str) -> list[PartialDate | str]:
    """The date of a year and a day that stand apart (``2019`` with ``FEB 3``, ``12 May``).

    A day that is not understood comes back as it stands.
    """
    with_year = year in day  # "JAN 2013" beside "2013" is no 2nd of January
    spellings = () if with_year else (f"{day} {year}", f"{year} {day}")
    joined = [date for spelt in spellings if (date := date_in(spelt))]
    whole = [date for date in joined if date.month or _SEASON.fullmatch(day)]
    found = [date for date in (date_in(day), *whole) if date]
    return [*sorted(found, key=lambda date: -date.exactness)[:1]] or [day]


def urls_of(value: object) -> Iterator[str]:
    """Yield the addresses on the web that stand anywhere in a value."""
    if isinstance(value, str):
        if "http" not in value:
            return
        yield from (match.group().rstrip(".") for match in _URL.finditer(value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(urls_of, value.values()))
    elif isinstance(value, list | tuple):
        yield from chain.from_iterable(map(urls_of, value))


def _texts(values: list[object] | tuple[object, ...]) -> Iterator[str]:
    return (text for value in values if (text := text_of(value)) is not None)


def _separated(text: str) -> Iterator[str]:
    """Commas separate only where nothing else does, since a keyword may hold one."""
    bare = text.strip()
    if bare.startswith("[") and bare.endswith("]"):
        parts = _QUOTED_LIST.findall(bare) or _COMMA.split(bare[1:-1])
    else:
        parts = _SEPARATORS.split(bare)
        parts = _COMMA.split(bare) if len(parts) == 1 else parts
    return (clean for part in parts if (clean := without_markup(part)))


def _text_of_mapping(value: Fields) -> str | None:
    if value and all(isinstance(places, list) for places in value.values()):
        return _from_inverted_index(value)
    return next(
        (text for key in _TEXT_KEYS if (text := text_of(value.get(key)))), None
    )


def _from_inverted_index(index: Fields) -> str | None:
    """OpenAlex gives an abstract as its words with the places at which each stands."""
    places = (
        (place, word)
        for word, at in index.items()
        if isinstance(at, list)
        for place in at
    )
    words = sorted(
        (place, word) for place, word in places if isinstance(place, int)
    )
    return without_markup(" ".join(word for _, word in words))


def _first_text(value: Fields, keys: tuple[str, ...]) -> str | None:
    for key in keys:
        found = value.get(key)
        if isinstance(found, str) and (text := without_markup(found)):
            return text
    return None


def _author(value: Fields) -> Author | None:
    if len(value) == len(("family", "given")):
        last, first = value.get("family"), value.get("given")
        in_two = isinstance(last, str) and isinstance(first, str)
        if in_two and (person := _person_of(last, first)):
            return person  # as most are
    family, given = (
        _first_text(value, _FAMILY_KEYS),
        _first_text(value, _GIVEN_KEYS),
    )
    known = person_id(_first_text(value, _ID_KEYS) or "")
    if family is None:
        name = _whole_name(value, given)
        return one_name(name)._replace(id=known) if name else None
    return _of_parts(value, family, given)._replace(id=known)


@lru_cache(maxsize=100_000)  # a name stands in three entries on average
def _person_of(family: str, given: str) -> Author | None:
    """The author of a family name and given names, unless these come last."""
    last, first = without_markup(family), without_markup(given)
    if not last or not first or EAST_ASIAN.match(first):
        return None
    return Author(f"{first} {last}", last)


def _whole_name(value: Fields, given: str | None) -> str | None:
    """A name that is not in parts; dblp numbers namesakes."""
    name = _first_text(value, _NAME_KEYS) or given
    return _HOMONYM.sub("", name) if name and "@pid" in value else name


def _of_parts(value: Fields, family: str, given: str | None) -> Author:
    particles = (
        _first_text(value, ("dropping-particle",)),
        _first_text(value, ("non-dropping-particle", "name-particle")),
    )
    family = " ".join(part for part in (particles[1], family) if part)
    name = " ".join(part for part in (given, particles[0], family) if part)
    if given and EAST_ASIAN.match(given) and EAST_ASIAN.match(family):
        name = f"{family} {given}"
    suffix = _first_text(value, ("suffix", "name-suffix"))
    return Author(f"{name}, {suffix}" if suffix else name, family)


def _nested_names(value: Fields) -> Iterator[object]:
    return (value[key] for key in _NESTED_NAME_KEYS if key in value)


@lru_cache(maxsize=100_000)  # a name stands in three entries on average
def _author_named(item: str) -> tuple[Author, ...]:
    if "&" in item or "<" in item:
        item = without_markup(item) or ""
    plain = item.isascii() and "*" not in item  # as most are
    bare = one_line(item if plain else item.translate(_NO_MARKS))
    if bare and bare.endswith(")") and bare.count(" ") > 1:
        bare = _PLACE.sub("", bare).rstrip()
    return (one_name(bare),) if bare else ()


def _authors_of_item(item: object) -> tuple[Author, ...]:
    if isinstance(item, Author):
        return (item,)
    if isinstance(item, str):
        return _author_named(item)
    if isinstance(item, dict) and item.get("creatorType", "author") == "author":
        return authors_of(item)
    return _author_in_parts(item) if isinstance(item, list | tuple) else ()


def _author_in_parts(parts: Sequence[object]) -> tuple[Author, ...]:
    """The author whom the arXiv snapshot writes as ``["Family", "Given", "Jr."]``."""
    said = [one_line(part) if isinstance(part, str) else None for part in parts]
    family, given, suffix = [*said, None, None, None][:3]
    if not family:
        return ()
    name = f"{given} {family}" if given else family
    return (Author(f"{name}, {suffix}" if suffix else name, family),)
