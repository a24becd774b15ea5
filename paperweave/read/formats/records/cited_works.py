"""The works that an entry names as cited or citing, however its listing writes them.

Semantic Scholar has objects with ``externalIds``, OpenAlex addresses of works, Crossref objects
with ``DOI`` or ``unstructured``, INSPIRE objects in objects, Web of Science and Scopus lines of
text, and people write keys and DOIs between commas.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.model.record import CitedWork
from paperweave.text.identifiers import arxiv_number, doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperweave.read.formats.records.field_values import Fields

# Letters of the names that say which work it is, in lower case.
_IDS = frozenset((
    "doi", "dois", "arxiv", "arxivid", "arxiveprint", "id", "paperid", "corpusid", "ref", "address",
    "openalex", "citationkey", "bibkey",
))  # fmt: skip
_TITLES = frozenset(("title", "articletitle", "volumetitle", "displayname"))
_TEXTS = frozenset(("unstructured", "text", "citation", "raw"))
# Objects inside of an object that say the same work.
_INSIDE = frozenset((
    "externalids", "ids", "citedpaper", "citingpaper", "reference", "record", "title", "titles",
))  # fmt: skip
_DEEPEST = 4
_LONGEST_ID = 200
_LONGEST_TEXT = 1_000
# Of one entry; a review has some hundreds, and the most cited paper of a field more.
_MOST = 10_000
_DOIS = re.compile(r"(?<![\d.])10\.\d{4,9}/\S+")
_BETWEEN = re.compile(r"[;|\n]")
_ONE_WORD_EACH = re.compile(
    r"\s*[^\s,;|]++(?:\s*[,;|\n]\s*[^\s,;|]++)*[\s,;|]*"
)
_BETWEEN_KEYS = re.compile(r"[,;|\s]+")
_KEY = re.compile(r"(?=\S*\d)(?=\S*[^\W\d_])\S+|\d{4}\.\d{4,5}(?:v\d+)?")
_COUNT = re.compile(r"[\d.,\s]*")  # "12": how many there are
_YEAR = re.compile(r"(?<!\d)(?:1[89]|20)\d\d(?!\d)")


def cited_works(value: object) -> tuple[CitedWork, ...]:
    """The works that a value names: a list, an object or a text. A number is how many there are."""
    if isinstance(value, str):
        return tuple(_in_text(value))
    if isinstance(value, dict):  # by key or number, or one work alone
        nested = [
            item for item in value.values() if isinstance(item, dict | list)
        ]
        alone = _of_object(value)
        return (alone,) if alone else _each(nested)
    return _each(value) if isinstance(value, list | tuple) else ()


def _each(items: Iterable[object]) -> tuple[CitedWork, ...]:
    found = (work for item in items for work in _of_item(item))
    return tuple(dict.fromkeys(found))[:_MOST]


def _of_item(item: object) -> Iterator[CitedWork]:
    if isinstance(item, CitedWork):
        yield item
    elif isinstance(item, dict):
        if work := _of_object(item):
            yield work
    elif isinstance(item, str):
        yield from _in_reference(item)
    elif isinstance(item, int) and not isinstance(item, bool):
        yield CitedWork((str(item),))


def _of_object(item: Fields) -> CitedWork | None:
    """What an object says of a work; None where it names none."""
    said = _Said()
    _gather(item, said, _DEEPEST)
    if not (said.ids or said.titles or said.texts):
        return None
    return CitedWork(
        tuple(dict.fromkeys(said.ids)),
        next(iter(said.titles), None),
        next(iter(said.years), None),
        next(iter(said.texts), None),
    )


@dataclass(slots=True)
class _Said:
    """What an object, and those in it, say of a work."""

    ids: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)


def _gather(item: Fields, said: _Said, deepest: int) -> None:
    for name, value in item.items():
        plain = _letters(name)
        if plain in _INSIDE and isinstance(value, dict) and deepest:
            _gather(value, said, deepest - 1)
        elif plain in _IDS:
            said.ids += _ids_in(value)
        elif plain in _TITLES:
            said.titles += _text_in(value)
        elif plain in _TEXTS:
            said.texts += _text_in(value)
        elif plain == "year":
            said.years += [int(year) for year in _YEAR.findall(str(value))[:1]]


@lru_cache(1_000)
def _letters(name: str) -> str:
    return "".join(filter(str.isalnum, name)).lower()


def _text_in(value: object) -> list[str]:
    text = (
        " ".join(value[:_LONGEST_TEXT].split())
        if isinstance(value, str)
        else ""
    )
    return [text] if text else []


def _ids_in(value: object) -> list[str]:
    """Identifiers of an object, or of a list of them."""
    if isinstance(value, list):
        return [name for item in value[:_MOST] for name in _ids_in(item)]
    if isinstance(value, int) and not isinstance(value, bool):
        return [str(value)]
    if (
        not isinstance(value, str)
        or not value.strip()
        or len(value) > _LONGEST_ID
    ):
        return []
    return [identifier(value)]


def identifier(text: str) -> str:
    """A name of a work as it is compared.

    That is a DOI in lower case, an arXiv number, the end of an address, or the text itself.
    """
    bare = text.strip()
    if name := doi(bare):
        return name.lower()
    number = arxiv_number(bare)
    if number:
        return number
    return bare.rstrip("/").rpartition("/")[2] if "://" in bare else bare


def _in_text(text: str) -> Iterator[CitedWork]:
    """Keys and numbers between commas or spaces, or references between semicolons."""
    if _COUNT.fullmatch(text):
        return
    words = [word for word in _BETWEEN_KEYS.split(text) if word]
    if _ONE_WORD_EACH.fullmatch(text) or all(map(_KEY.fullmatch, words)):
        for word in dict.fromkeys(words[:_MOST]):
            yield CitedWork((identifier(word),))
    else:
        for piece in _BETWEEN.split(text)[:_MOST]:
            yield from _in_reference(piece)


def _in_reference(text: str) -> Iterator[CitedWork]:
    """A reference, or a name alone; one with several DOIs stands for each of them."""
    bare = " ".join(text.split())
    if not bare:
        return
    if " " not in bare and len(bare) <= _LONGEST_ID:
        yield CitedWork((identifier(bare),))
        return
    names = [
        name.lower() for found in _DOIS.findall(bare) if (name := doi(found))
    ]
    if len(names) > 1:
        yield from (CitedWork((name,)) for name in dict.fromkeys(names))
        return
    number = arxiv_number(bare)
    ids = (*names, *((number,) if number else ()))
    yield CitedWork(ids, text=bare[:_LONGEST_TEXT])
