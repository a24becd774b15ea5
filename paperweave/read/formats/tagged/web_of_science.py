"""Read Web of Science's tagged text: ``TI A title``, wrapped lines below, ``ER`` at the end.

Such files come from Web of Science ("Plain text file", "Other reference software", ``.ciw``) and
from what it holds beside its own index: Zoological Record, BIOSIS, SciELO, KCI. Full names
(``AF``) are taken where there are any; Keywords Plus only where the authors gave none.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Author
from paperweave.read.formats.tagged.dialect import Dialect, Tagged, lists_under
from paperweave.read.formats.tagged.tagged_lines import Layout

if TYPE_CHECKING:
    from collections.abc import Iterable

    from paperweave.read.formats.tagged.tagged_lines import TaggedRecord

# Not "PT  - Journal Article", as PubMed has it.
_TAG = re.compile(r"(?P<tag>[A-Z][A-Z0-9])(?: (?!\s{0,3}-(?: |$))|$)")
_AROUND = re.compile(r"(?:FN|VR|EF)(?: |$)")  # head and end of the file
_KINDS = {
    "J": "article",
    "B": "book",
    "S": "incollection",
    "C": "inproceedings",
}
# Zoological Record: "TINEIDAE: [New taxa]."; what is said of a subject is no part of it.
_SAID_OF_SUBJECT = re.compile(r":?\s*\[[^\[\]]{1,200}\]\.?$")
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_WORD = 4  # letters: what is shorter and unknown is an acronym
_SMALL = frozenset("OF IN AND THE FOR BY TO ON WITH AT A AN".split())  # noqa: SIM905
_ANONYMOUS = "[Anonymous]"
# A role, or an address for mail, behind a name.
_ROLE = re.compile(
    r"\s(?:\[(?:Author|Editor|Reprint author)\]|\([^\s()@]+@[^\s()]+\))$",
    re.IGNORECASE,
)


def _refine(found: TaggedRecord, values: Tagged) -> None:
    _undo_capitals(found, values)
    for place in ("publisher_place", "event_place"):
        values[place] = [_place(str(text)) for text in values[place]]
    values["type"] += [_KINDS.get(kind, kind) for kind in found.all("PT")]
    groups = found.lines("CA")
    values["authors"] = [
        _with_groups(people, groups)
        for people in lists_under("authors", values)
    ]
    if any("retracted publication" in kind.lower() for kind in found.all("DT")):
        values["status"] = ["retracted"]
    if references := found.lines("CR"):  # one a line
        values["cites"] = [references]


def _undo_capitals(found: TaggedRecord, values: Tagged) -> None:
    """Write keywords and journal as the record's own texts, and its short name, do."""
    listed = lists_under("keywords", values)
    said = _words_of(
        text
        for tag in ("TI", "AB", "DE")
        for text in found.lines(tag)
        if not text.isupper()
    )
    values["keywords"] = [
        [_in_small_letters(_subject(word), said) for word in words]
        for words in listed
    ]
    if short := _words_of(found.lines("JI")):
        values["venue"] = [
            _titled(str(name), short) for name in values["venue"]
        ]


def _words_of(texts: Iterable[str]) -> dict[str, str]:
    """How texts write each word; in small letters where some do: "health", not "Health"."""
    words = [word for text in texts for word in _WORD.findall(text)]
    return {word.upper(): word for word in sorted(words)}


def _in_small_letters(keyword: str, said: dict[str, str]) -> str:
    """A keyword that is all capitals (Keywords Plus) as the record's texts write its words."""
    if not keyword.isupper():
        return keyword

    def written(found: re.Match[str]) -> str:
        word = found[0]
        if word in said or len(word) < _SHORTEST_WORD:
            return said.get(word, word.lower() if word in _SMALL else word)
        return word.lower() if found.start() else word.capitalize()

    return _WORD.sub(written, keyword)


def _titled(name: str, short: dict[str, str]) -> str:
    """A journal's name in capitals as others write it; its acronyms are those of its short name."""
    if not name.isupper():
        return name

    def written(found: re.Match[str]) -> str:
        word = found[0]
        if word in _SMALL and found.start():
            return word.lower()
        return short.get(word, word.capitalize())

    return _WORD.sub(written, name)


def _place(name: str) -> str:
    """A place in small letters: "LONDON", "Porto, PORTUGAL"; but "Seattle, WA"."""
    if name.isupper():
        return name.title()
    shouted = (word for word in _WORD.findall(name) if word.isupper())
    for word in shouted:
        if len(word) >= _SHORTEST_WORD:
            name = name.replace(word, word.capitalize())
    return name


def _subject(word: str) -> str:
    """A keyword without what is said of it."""
    return _SAID_OF_SUBJECT.sub("", word)


def _with_groups(people: list[str], signed: list[str]) -> list[object]:
    """The authors without their roles, and the groups that signed beside them."""
    names = [_ROLE.sub("", name) for name in people]
    groups = [group.strip() for text in signed for group in text.split(";")]
    beside = [
        Author(group, group) for group in groups if group and group not in names
    ]
    return [*(name for name in names if name != _ANONYMOUS), *beside]


DIALECT = Dialect(
    name="Web of Science (tagged text)",
    layout=Layout(_TAG, first=("PT",), last="ER", around=_AROUND),
    signs=("PT", "TI", "ER UT"),
    fields={
        "title": "TI",
        "other_title": "FT X1",
        "abstract": "AB",
        "authors": "AF AU BA CA",
        "editors": "BE ED",
        "year": "PY",
        "date": "PD EA",
        "doi": "DI DL",
        "pmid": "PM",
        "venue": "SO CT",
        "keywords": "DE ID",
        "id": "UT",
        "type": "DT",
        "volume": "VL",
        "number": "IS",
        "first_page": "BP",
        "last_page": "EP",
        "pages": "PS AR",
        "publisher": "PU",
        "series": "SE",
        "isbn": "BN",
        "issn": "SN EI",
        "publisher_place": "PI",
        "event_place": "CL",
        "language": "LA",
    },
    by_line=frozenset({"AF", "AU", "BA", "BE", "ED", "CA"}),
    refine=_refine,
)
FORMAT = DIALECT.format()
