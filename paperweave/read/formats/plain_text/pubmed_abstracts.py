"""PubMed's page to print ("Abstract (text)"): paragraphs without labels, and numbers at the end.

A record begins with its number and source (``1. Nature. 2015 May 28;521(7553):436-44.``), and ends
with the line ``PMID: 26017442``. Between them stand the title, the names, where these people work,
and the abstract; paragraphs with a heading of PubMed's own are none of these.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import takewhile
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.plain_text.paragraphs import (
    Paragraph,
    beginning_of,
    paragraphs,
)
from paperweave.read.formats.records.named_fields import Place, record_of
from paperweave.read.formats.records.pubmed_titles import pubmed_title

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part
    from paperweave.read.formats.records.field_names import Field, Values

_ENOUGH = 600  # lines that tell what a file is
_SOURCE = re.compile(
    r"\d{1,6}\.\s(?P<venue>[^\n;]{2,300}?)\.\s"
    r"(?P<date>(?:19|20)\d\d(?:\s[A-Z][a-z]{2}(?:-[A-Z][a-z]{2})?(?:\s\d{1,2}(?:-\d{1,2})?)?)?)"
    r"(?:;(?P<volume>[\w. -]{1,30}?)?(?:\((?P<number>[^()]{1,30})\))?"
    r"(?::(?P<pages>[\w. ,-]{1,40}?))?)?(?=\.(?:\s|$))"
)
_SPAN = re.compile(r"(?<=[A-Za-z\d])-\S+$")  # "2019 Mar-Apr" begins in March
# A book or a chapter: "In: Looms [Internet]. Treasure Island (FL): Loom Press; 2023 Jan-."
_BOOK = re.compile(
    r"\d{1,6}\.\s(?:In:\s)?(?P<venue>[^.\n]{2,300})\.\s(?P<place>[^.:;]{2,60}):\s"
    r"(?P<publisher>[^;]{2,100});\s(?P<date>(?:19|20)\d\d(?:\s[A-Z][a-z]{2})?)"
)
_IN_SOURCE: tuple[Field, ...] = (
    "venue",
    "date",
    "volume",
    "number",
    "pages",
    "publisher",
    "place",
)
_DOI = re.compile(r"\bdoi:\s?(10\.\d{4,9}/\S+?)\.?(?:\s|$)", re.IGNORECASE)
_IDS = re.compile(r"(?:DOI|PMCID|PMID|ISBN|ISSN|Bookshelf ID):\s")
_PMID = re.compile(r"^PMID:\s(\d{1,9})\b", re.MULTILINE)
_PMCID = re.compile(r"^PMCID:\s(PMC\d{1,9})\b", re.MULTILINE)
_DOI_BELOW = re.compile(r"^DOI:\s(10\.\S+)", re.MULTILINE)
_TO_NOTES = re.compile(r"\(\d{1,3}\)|#")
_NAME = re.compile(
    r"(?P<name>\S+(?: \S+){0,4}? [A-Z]{1,4})(?: (?P<generation>Jr|Sr|2nd|3rd|III?))?"
)
_IN_ROMAN = {"2nd": "II", "3rd": "III"}
_OF_PUBMED = re.compile(
    r"(?:Author information|Collaborators|Conflict of interest statement|Comments? (?:in|on)"
    r"|Errat(?:um|a) (?:in|for)|Corrected and republished (?:in|from)|Republished (?:in|from)"
    r"|Retract(?:ion|ed and republished) (?:in|of)|Expression of concern (?:in|for)"
    r"|Updates? (?:in|of)|Summary for patients in|Original report in|Plain language summary)\b"
    r"|©|Copyright\b|\(c\) ?(?:19|20)\d\d|Trial registration\b",
    re.IGNORECASE,
)
_RETRACTED = re.compile(r"Retraction in\b")
_LANGUAGE = re.compile(r"\[Article in [^\]]{2,200}\]")
_NOBODY = re.compile(r"\[No authors listed\]")


@dataclass(slots=True)
class _Entry:
    """The paragraphs of a record, from its source to its numbers."""

    all: list[Paragraph] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Tell whether it has a source, a title, and a number in PubMed."""
        return len(self.all) > 2 and any(
            _PMID.search(part.text) for part in self.all
        )

    @property
    def last_line(self) -> int:
        """Its last line: of the paragraph with its numbers the last that has one."""
        last = self.all[-1]
        lines = last.text.split("\n")
        numbered = [at for at, line in enumerate(lines) if _IDS.match(line)]
        return last.first_line + numbered[-1] if numbered else last.last_line

    def ends_before(self, part: Paragraph) -> bool:
        """Tell whether a paragraph is no more of it: below its numbers only PubMed's own are."""
        return self.is_whole and not _OF_PUBMED.match(part.text)


def detect(seed: Seed) -> Detection:
    """Sure where a record begins with a numbered source and ends with its number in PubMed."""
    entries = list(_entries(beginning_of(seed, _ENOUGH)))
    found = sum(entry.is_whole for entry in entries)
    if found and found * 3 >= len(entries):
        return Detection(
            0.96, f"{found} numbered sources, with a PMID below each abstract"
        )
    return Detection(0, "no numbered source with a line PMID: below it")


def split(seed: Seed) -> Iterator[Part]:
    """Yield each record; paragraphs above the first are furniture."""
    first = True
    for entry in _entries(seed):
        begin, end = entry.all[0].first_line, entry.last_line
        if first and begin > 1:
            yield Furniture(1, begin - 1, "lines above the records")
        first = False
        if len(entry.all) > 1 and not _IDS.match(entry.all[1].text):
            yield record_of(_values(entry.all), Place(seed.name, begin, end))
        else:
            message = "a title was expected below this source; add it, or take the record out"
            yield Problem("lost", seed.name, begin, message)
            continue
        if not entry.is_whole:
            message = "this record has no line PMID:, so it may be cut off: compare it with PubMed"
            yield Problem("guessed", seed.name, begin, message)


def _entries(seed: Seed) -> Iterator[_Entry]:
    """Put paragraphs together: each numbered source begins a record, and its PMID ends it."""
    entry = _Entry()
    for part in paragraphs(seed):
        begins = _source(part.text) is not None
        if entry.all and (begins or entry.ends_before(part)):
            yield entry
            entry = _Entry()
        if begins or entry.all:
            entry.all.append(part)
    if entry.all:
        yield entry


def _source(text: str) -> re.Match[str] | None:
    if not text[:1].isdigit():
        return None
    plain = _unwrapped(text)
    return _SOURCE.match(plain) or _BOOK.match(plain)


def _values(parts: list[Paragraph]) -> Values:
    """What the paragraphs of a record say, by field."""
    source, title, *below = [_unwrapped(part.text) for part in parts]
    said = _of_source(source)
    said["title"] = [pubmed_title(title)]
    names, texts = _people(below)
    said["authors"] = [names]
    ends = "\n".join(part.text for part in parts if _IDS.match(part.text))
    said["doi"] += _DOI_BELOW.findall(ends)
    said["pmid"], said["pmcid"] = (
        list(_PMID.findall(ends)),
        list(_PMCID.findall(ends)),
    )
    if any(map(_RETRACTED.match, texts)):
        said["status"] = ["retracted"]
    abstract = takewhile(
        lambda text: not _ends_abstract(text), _from_abstract(texts)
    )
    said["abstract"] = ["\n\n".join(abstract)]
    return said


def _of_source(text: str) -> dict[Field, list[object]]:
    found = _source(text)
    told = found.groupdict() if found else {}
    said: dict[Field, list[object]] = {"doi": list(_DOI.findall(text))}
    for name in _IN_SOURCE:
        said[name] = [value] if (value := told.get(name)) else []
    said["date"] = [_SPAN.sub("", date) for date in map(str, said["date"])]
    said["type"] = ["book"] if said["publisher"] else []
    return said


def _people(texts: list[str]) -> tuple[list[str], list[str]]:
    """The names, where the first paragraph below the title has some, and what stands below."""
    below = texts[1:] if texts and _LANGUAGE.match(texts[0]) else texts
    if not below or _NOBODY.match(below[0]):
        return [], below[1:]
    people, _, groups = (
        _TO_NOTES.sub("", below[0]).removesuffix(".").partition(";")
    )
    parts = people.split(", ")
    found = [match for match in map(_NAME.fullmatch, parts) if match]
    if len(found) * 2 <= len(parts):
        return [], below
    return [
        *map(_name, found),
        *filter(None, map(str.strip, groups.split(";"))),
    ], below[1:]


def _name(one: re.Match[str]) -> str:
    """A name as it stands, or turned with commas where a generation stands behind the initials."""
    if not one["generation"]:
        return one["name"]
    family, _, initials = one["name"].rpartition(" ")
    generation = _IN_ROMAN.get(one["generation"], one["generation"])
    return f"{family}, {initials}, {generation}"


def _from_abstract(texts: list[str]) -> Iterable[str]:
    """The paragraphs from the first on that is none of PubMed's own."""
    start = next(
        (at for at, text in enumerate(texts) if not _OF_PUBMED.match(text)),
        len(texts),
    )
    return texts[start:]


def _ends_abstract(text: str) -> bool:
    return _IDS.match(text) is not None or _OF_PUBMED.match(text) is not None


def _unwrapped(text: str) -> str:
    """Lines of a paragraph as one; PubMed also breaks them behind a hyphen."""
    return " ".join(re.sub(r"(?<=\w-)\n\s*(?=\w)", "", text).split())


FORMAT = unless_xml(
    Format("PubMed (abstracts as text)", detect, split, highest=0.96)
)
