"""One reference, taken apart.

APA, Harvard, IEEE, ACM, Vancouver, Chicago, MLA, the Chinese standard, or names, title and venue in
sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.model.record import (
    UNPUBLISHED,
    Author,
    PartialDate,
    Publication,
)
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    surely_names,
    words,
)
from paperweave.read.formats.records.date_fields import beside_date
from paperweave.read.formats.references.behind_titles import MONTH, read_behind
from paperweave.read.formats.references.legal import legal_work
from paperweave.read.formats.references.name_lists import (
    NameList,
    name_lists,
    organisation,
)
from paperweave.text.dates import date_within, parse_date
from paperweave.text.names import author_list
from paperweave.text.venues.editions import edition_said

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.read.formats.references.behind_titles import Behind

_QUOTED = re.compile(
    r"\s*[.,:]?\s*(?:[\"“„«](?P<text>[^\"“”„«»]{4,400})[\"“”»]|[‘'](?P<single>.{4,400}?)[’'](?=[.,;\s]))"
)
# In MLA's style.
_UNSIGNED = re.compile(r"[\"“][^\"“”]{4,400}[.?!][\"”]\s[^\W\d_a-z]")
_UNDATED = (
    r"in press|forthcoming|n\.\s?d\.|s\.\s?f\.|o\.\s?J\.|to appear|en prensa|im Druck|submitted"
    r"|(?:under|in) (?:review|revision|preparation)|im Erscheinen|à paraître|accepted"
)
_YEAR_FIRST = re.compile(
    rf"[.,]?\s*[(（](?P<within>[^()]{{0,20}}(?:1[89]|20)\d\d[^()]{{0,20}}|{_UNDATED})[)）][.,:]?\s*"
    r"|[.,]?\s(?P<bare>(?:1[89]|20)\d\d)[a-z]?[.,:]\s+"
)
_NOT_YET = re.compile(rf"\b(?:{_UNDATED}|to be published)(?!\w)", re.IGNORECASE)
# "Knot, D. [@dknot]. (2019, June 1).".
_ACCOUNT = re.compile(r"^\s\[@[^\]]{1,40}\]\.?")
# [J], [C]//, [D], [EB/OL].
_MARK = re.compile(r"\s?\[(?P<kind>[A-Z]{1,2})(?:/[A-Z]{2})?\]")
_KINDS = {
    "J": "article",
    "C": "inproceedings",
    "D": "phdthesis",
    "M": "book",
    "R": "techreport",
}
_IN_BRACKETS = re.compile(r"\s*\[(?P<said>[^\[\]]{2,100})\]\s*$")
_THESIS_IN_BRACKETS = re.compile(
    r"\s*[\[(](?P<said>[^\[\]()]{0,60}(?:[Dd]isserta|[Tt]hesis|[Tt]hèse|[Tt]esis)[^\[\]()]{0,120})[\])]\s*$"
)
_EDITION_BEHIND = re.compile(
    r",?\s\(?\d{1,2}(?:st|nd|rd|th|e|\.)\s(?:ed(?:n|ition)?|Aufl(?:age)?)\b\.?\)?\s*$"
    r"|\s\([^()]{0,30}\b(?:ed|Ed|Vol|Aufl)\b[^()]{0,30}\)\s*$"
)
# APA's reports: "Looms at rest (Report No. 12)", "… (NBER Working Paper 2451)".
_REPORT_BEHIND = re.compile(
    r"\s\((?P<series>[^()\d]{0,60}?\b(?:Report|Paper|Publication|Bulletin|Memo(?:randum)?|Monograph))s?"
    r"(?:,?\s(?:[Nn]os?\.|[Nn]umber|#))?\s?(?P<number>[\w./-]{0,20}\d[\w./-]{0,20})\)$"
)
_A_REPORT = frozenset(
    {"report", "technical report", "research report", "tech report"}
)
# Nature's books: "Warps (Loom Press, 2001)."
_HOUSE_BEHIND = re.compile(
    r"\s\((?P<house>[^\W\d_a-z][^()\d]{2,60}),\s(?:1[89]|20)\d\d[a-z]?\)$"
)
# Elsevier: "A. Weaver, Looms in linear time, J. Looms 12 (3) (2019) 45–67", "…, J. Looms (2021)",
# and, in Elsevier's style, chapters ("…, in: T. Arendt (Ed.), …") and books ("…, second ed., …").
_IN_COMMAS = re.compile(
    r",\s(?P<title>[^\W\d_a-z].{4,300}?)(?:"
    r"(?=,\s[^,]{2,120}\s\d{1,4}(?:\s?\([\w./–-]{1,12}\))?\s\((?:19|20)\d\d\)(?:\s[A-Za-z]?\d|[.,]|$))"
    r"|(?=,\s[^,]{2,120}\s\((?:19|20)\d\d\)(?:[.,]|$))"
    # the American Physical Society: "…, Phys. Rev. Lett. 122, 045901 (2019)", "…, arXiv:1905.01234"
    r"|(?=,\s[^,]{2,80}\s[A-Z]?\d{1,4},\s[A-Z]?\d[\w.–-]{0,12}\s\((?:19|20)\d\d\)(?:[.,]|$))"
    r"|(?=,\sarXiv:[\w./-]{9,20}(?:\s\[[\w.-]{2,20}\])?(?:\s\((?:19|20)\d\d\))?\.?$)"
    r"|(?=,\sin:\s)"
    r"|(?=,\s[\w-]{2,12}\sed\.,\s[^,;:]{2,60},\s[^,;:]{2,40},\s(?:19|20)\d\d\b))"
)
# The Russian standard, between a title and its journal.
_SLASHES = re.compile(r"\s//\s")
_EDITION = re.compile(r",\s(?=\d{1,2}(?:st|nd|rd|th)\sed)")
_THESIS = re.compile(r"disserta|thesis|tesis|thèse", re.IGNORECASE)
_MASTERS = re.compile(r"master|\bM\.?\s?(?:A|Sc?)\b|máster", re.IGNORECASE)
_SENTENCE_END = re.compile(
    r"(?<=[\w)\]?!\"”][^\W\d_a-z])[.?!]\s+|(?<=[a-z0-9)\]])[.]\s+|(?<=[?!])\.?\s+"
    r"|(?<=[\u3400-\u9fff])[.。．]\s*"
)
_IDENTIFIER = re.compile(
    r"https?://\S+|\b10\.\d{4,9}/\S+|\barXiv:\S+|\[cited[^\]]*\]|\bAccessed:?\s[^.]{3,30}\.?",
    re.IGNORECASE,
)
_BY_MONTH = re.compile(
    rf"\b(?:\d{{1,2}}\s{MONTH}\.?\s(?:19|20)\d\d\b|(?:19|20)\d\d\s{MONTH}(?:\s\d{{1,2}})?(?=[;:.,])|{MONTH}\.?\s(?:\d{{1,2}},\s)?(?:19|20)\d\d\b)"
)
_A_YEAR = re.compile(r"(?<![\d/.:-])(?:1[89]|20)\d\d(?![\d/-])")
_TELLS_WHEN = re.compile(
    rf"(?:1[89]|20)\d\d|['’`]\d\d\b|{_UNDATED}|to be published|\barXiv:\S*\d{{4}}",
    re.IGNORECASE,
)
_LONGEST = 1_500  # characters of one reference
_LONGEST_TITLE = 400
# Springer's "LoomKit Homepage, https://loomkit.example. Accessed 25 Oct 2021": nobody wrote it.
_WEB_PAGE = re.compile(
    r"(?P<title>[^\W_][^,]{3,120}),\s(?:https?://|www\.)\S+?[.,]?\s(?:last\s)?[Aa]ccessed\b"
)
_ET_AL = re.compile(r"\set\sal\b\.?$")
_A_TITLE = 3  # words, where little else says that a text is a reference


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference taken apart; what stands behind the title is its venue, as it is written."""

    people: tuple[Author, ...]
    title: str
    venue: str | None
    date: PartialDate | None
    publication: Publication = UNPUBLISHED
    # A quoted title, a year in its place, or volume and pages say so.
    certain: bool = True
    state: str | None = None  # how far it is, where it has no date: "in press"


@dataclass(frozen=True, slots=True)
class _Cut:
    """Names, title and the rest, and how the cuts were found."""

    names: NameList
    title: str
    rest: str
    # What stands between names and title, where that is a date.
    year: str | None
    quoted: bool
    kind: str | None = None


def read_citation(text: str) -> Citation | None:
    """Take a reference apart.

    None where it is none: without names in front, a year, or a title between them.
    """
    if len(text) > _LONGEST or not _TELLS_WHEN.search(text):
        return None
    if work := legal_work(text):
        people, date = (
            author_list(_ET_AL.sub("", work.names)),
            PartialDate(work.year),
        )
        return Citation(people, work.title, work.venue, date, work.publication)
    found = next(
        filter(None, (_citation(cut, text) for cut in _cuts(text))), None
    )
    page = None if found else _WEB_PAGE.match(text)
    return (
        Citation((), page["title"], None, None, certain=False)
        if page
        else found
    )


def _cuts(text: str) -> Iterator[_Cut]:
    """The ways to part names, title and the rest, the surest first."""
    if _UNSIGNED.match(text):
        yield from filter(None, [_cut(NameList((), 0), text)])
    for names in name_lists(text):
        cut = _cut(names, text)
        if cut is not None:
            yield cut
    corporate = organisation(text)
    if corporate is not None:
        cut = _cut(corporate, text)
        if cut is not None and (
            cut.year or _is_published(read_behind(cut.rest))
        ):
            yield replace(cut, names=replace(corporate, certain=True))


def _is_published(behind: Behind) -> bool:
    """Tell whether what stands behind a title shows that it is a work: a volume, a publisher."""
    return bool(behind.publication.volume or behind.publication.publisher)


def _cut(names: NameList, text: str) -> _Cut | None:
    behind = _ACCOUNT.sub("", text[names.end :], count=1)
    said, behind = _year_in_front(behind)
    if quoted := _QUOTED.match(behind):
        title = quoted["text"] or quoted["single"]
        return _Cut(names, title, behind[quoted.end() :], said, quoted=True)
    if said is None and (commas := _IN_COMMAS.match(behind)):
        return _Cut(
            names,
            commas["title"],
            behind[commas.end("title") :],
            None,
            quoted=True,
        )
    behind = behind.lstrip(" .,;:．。")
    if (slashes := _SLASHES.search(behind)) and not _MARK.search(
        behind[: slashes.end()]
    ):
        return _Cut(
            names,
            behind[: slashes.start()],
            behind[slashes.end() :],
            said,
            quoted=True,
        )
    if marked := _MARK.search(behind[:_LONGEST_TITLE]):
        kind = _KINDS.get(marked["kind"])
        return _Cut(
            names,
            behind[: marked.start()],
            behind[marked.end() :],
            said,
            True,
            kind,
        )
    title, rest = _first_sentence(behind)
    return _Cut(names, title, rest, said, quoted=False) if title else None


def _year_in_front(text: str) -> tuple[str | None, str]:
    """What stands in the place of a year between names and title, and what follows it."""
    year = _YEAR_FIRST.match(text)
    return (
        (year["within"] or year["bare"], text[year.end() :])
        if year
        else (None, text)
    )


def _first_sentence(text: str) -> tuple[str, str]:
    """A title that no quotes hold, up to its end, and what follows.

    A full stop after an initial ends none.
    """
    ends = next(
        (end for end in _SENTENCE_END.finditer(text) if _is_closed(text, end)),
        None,
    )
    edition = _EDITION.search(text)
    if edition and not (ends and ends.start() < edition.start()):
        return text[: edition.start()], text[edition.end() :]
    return (
        (text[: ends.start() + 1], text[ends.end() :]) if ends else (text, "")
    )


def _is_closed(text: str, end: re.Match[str]) -> bool:
    """Tell whether a full stop stands outside of brackets."""
    before = text[: end.start()]
    return before.count("(") <= before.count(")")


def _citation(cut: _Cut, text: str) -> Citation | None:
    """The citation that a cut makes; None where its parts are not what they would have to be."""
    behind = read_behind(cut.rest)
    date = _date(cut, text)
    title, behind = _title(cut, behind)
    certain = _is_certain(cut, behind)
    if not (date or _may_be_undated(cut, text)) or not _is_title(
        title, cut, certain=certain
    ):
        return None
    people, publication = cut.names.people, behind.publication
    if cut.names.are_editors:
        people, publication = (), _edited(publication, people)
    if publication.type == "book" or publication.editors:
        edition = edition_said(text, title)
        publication = publication._replace(edition=edition)
    state = None if date else _state(cut)
    return Citation(
        people, title, behind.venue, date, publication, certain, state
    )


def _is_certain(cut: _Cut, behind: Behind) -> bool:
    """Tell whether its quotes, its year, or what stands behind its title show a reference."""
    if cut.quoted or cut.year or behind.says_much:
        return True
    return cut.names.certain and behind.is_published


def _may_be_undated(cut: _Cut, text: str) -> bool:
    """Tell whether a work says that it has no date yet, or stands on the web."""
    if _NOT_YET.search(text):
        return True
    return cut.quoted and ("://" in cut.rest or "arXiv:" in cut.rest)


def _state(cut: _Cut) -> str | None:
    """How far a work without a date is, said in the date's place or behind the title."""
    said = _NOT_YET.search(cut.rest)
    return beside_date([cut.year, said[0] if said else None]).state


def _edited(
    publication: Publication, editors: tuple[Author, ...]
) -> Publication:
    """The same publication with its editors; without authors it is a book."""
    return publication._replace(
        editors=editors, type=publication.type or "book"
    )


def _title(cut: _Cut, behind: Behind) -> tuple[str, Behind]:
    """The title without brackets behind it, which may say what kind of work it is."""
    title = cut.title.strip(" .,;:")
    kind = cut.kind
    if said := _brackets_behind(title):
        title = title[: said.start()]
        if thesis := _kind_of_thesis(said["said"]):
            kind, behind = thesis, _at_a_school(behind, said["said"])
    for pattern, usual, read in _BEHIND_TITLES:
        if found := pattern.search(title):
            title, kind = title[: found.start()], kind or usual
            behind = read(behind, found)
    if cut.kind == "phdthesis":
        behind = _at_a_school(behind)
    if kind and (cut.kind or not behind.publication.type):
        behind = replace(
            behind, publication=behind.publication._replace(type=kind)
        )
    return title.rstrip(" .,;:"), behind


def _brackets_behind(title: str) -> re.Match[str] | None:
    return _THESIS_IN_BRACKETS.search(title) or _IN_BRACKETS.search(title)


def _kind_of_thesis(said: str) -> str | None:
    if not _THESIS.search(said):
        return None
    return "mastersthesis" if _MASTERS.search(said) else "phdthesis"


def _of_report(behind: Behind, report: re.Match[str]) -> Behind:
    """A report with its number, and its series where that is more than what it is."""
    series = None if report["series"].lower() in _A_REPORT else report["series"]
    publication = behind.publication._replace(
        number=report["number"], series=series
    )
    return replace(behind, publication=publication)


def _of_named_house(behind: Behind, named: re.Match[str]) -> Behind:
    """A book whose publisher stands with the year behind its title."""
    publication = behind.publication._replace(publisher=named["house"])
    return replace(behind, publication=publication)


def _of_house(behind: Behind, _: re.Match[str]) -> Behind:
    """A book's publisher, where what stands behind its edition is a name and nothing more."""
    known = behind.publication
    if known.publisher or behind.says_much or not behind.venue:
        return behind
    return replace(
        behind, venue=None, publication=known._replace(publisher=behind.venue)
    )


# What may stand behind a title, in this order from its end: the kind of work that has it there,
# unless something else says the kind, and what it tells.
_BEHIND_TITLES = (
    (_REPORT_BEHIND, "techreport", _of_report),
    (_HOUSE_BEHIND, "book", _of_named_house),
    (_EDITION_BEHIND, "book", _of_house),
)


def _at_a_school(behind: Behind, said: str = "") -> Behind:
    """Where a thesis was written, which is the house that published it where one is named."""
    named = said.partition(",")[2].strip()
    # "[Doctoral dissertation, University of Porto]", perhaps with a database behind it.
    if named:
        behind = replace(behind, venue=named)
    school = behind.publication.publisher
    publication = behind.publication._replace(publisher=None, type=None)
    return replace(
        behind, venue=behind.venue or school, publication=publication
    )


def _is_title(title: str, cut: _Cut, *, certain: bool) -> bool:
    """Tell whether what stands behind the names is a title, and not more names."""
    found = len(words(title))
    if not found or len(title) > _LONGEST_TITLE:
        return False
    if certain:
        return cut.quoted or bool(cut.year) or not surely_names(title)
    if not cut.names.certain and len(cut.names.people) < 2:
        return False
    return found >= _A_TITLE and (cut.names.certain or not are_names(title))


def _date(cut: _Cut, text: str) -> PartialDate | None:
    """The date between names and title, or else one that is no part of an identifier."""
    if cut.year:
        return _exact(cut.year) or date_within(cut.year)
    rest = _IDENTIFIER.sub(" ", cut.rest)
    by_month = (
        parse_date(found[0].replace(".", ""))
        for found in _BY_MONTH.finditer(rest)
    )
    if exact := next(filter(None, by_month), None):
        return exact
    years = _A_YEAR.findall(rest)
    return (
        PartialDate(int(years[-1]))
        if years
        else date_within(_IDENTIFIER.sub(" ", text))
    )


def _exact(said: str) -> PartialDate | None:
    """A date as APA has it, the year first: ``2020, May 4``."""
    year, _, day = said.partition(", ")
    return (
        parse_date(f"{day}, {year}")
        or parse_date(f"{day} {year}")
        or parse_date(said)
    )
