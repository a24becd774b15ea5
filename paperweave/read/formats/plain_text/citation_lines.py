"""References as lists of literature write them.

APA, MLA, IEEE, ACM, or names, title and venue in sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.model.record import UNPUBLISHED, Publication
from paperweave.read.formats.plain_text.word_patterns import are_names, date_in, surely_names, words

if TYPE_CHECKING:
    from paperweave.model.record import PartialDate

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{8,400})[\"”»]")
_YEAR_BETWEEN = re.compile(
    r"[.,]?\s*(?:\((?:(?:19|20)\d\d[a-z]?[^()]{0,20}|in press|forthcoming|n\.d\.)\)[.,:]?"
    r"|(?<=[.,]) (?:19|20)\d\d[a-z]?\.)\s+"
)
_INITIALS_LAST = re.compile(  # "Heddle G, Warp F, et al. "
    r"(?:(?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?\s[A-Z]{1,3}(?:,\s|(?=\.)))+"
    r"(?:et\sal)?\.\s"
)
_NO_YEAR = re.compile(r"\((?:in press|forthcoming|n\.d\.)\)")
_ORGANISATION = re.compile(r"[^\W\d_a-z][\w'’&-]+(?:\s[\w'’&-]+){1,8}\.\s\((?:19|20)\d\d\)\.\s")
_IN_BRACKETS = re.compile(r"\s*[\[(][^\[\]()]{2,100}[\])]\s*$")
_RANGE = r"[A-Za-z]?\d{1,6}(?:\s?[-–]{1,2}\s?[A-Za-z]?\d{1,6})?"
_APA = re.compile(  # ", 12(3), 45–67"
    rf",\s(?P<volume>(?!(?:19|20)\d\d\b)\d{{1,4}})(?:\s?\((?P<number>[\w./–-]{{1,12}})\))?"
    rf"(?:[,:]\s?(?P<pages>{_RANGE}))?(?=[.,;\s]|$)"
)
_IEEE = re.compile(  # ", vol. 12, no. 3, pp. 45–67"
    rf",\s[Vv]ol\.\s?(?P<volume>\d{{1,4}})(?:,\s[Nn]o\.\s?(?P<number>[\w/–-]{{1,12}}))?"
    rf"(?:,\spp?\.\s?(?P<pages>{_RANGE}))?"
)
_VANCOUVER = re.compile(  # ". 2021 Mar;12(3):45–67"
    rf"[.,]?\s(?:19|20)\d\d(?:\s\w{{3}}(?:\s\d{{1,2}})?)?;(?P<volume>\d{{1,4}})"
    rf"(?:\((?P<number>[\w./–-]{{1,12}})\))?(?::(?P<pages>{_RANGE}))?"
)
_CHICAGO = re.compile(  # " 12, no. 3 (2020): 45–67"
    rf",?\s(?P<volume>\d{{1,4}})(?:,\sno\.\s(?P<number>[\w/–-]{{1,12}}))?"
    rf"\s\([^()]{{0,20}}(?:19|20)\d\d\)(?::\s(?P<pages>{_RANGE}))?"
)
_AUTHOR_DATE = re.compile(  # Chicago's other style: " 3 (2): 1–9"
    rf"\s(?P<volume>\d{{1,4}})\s\((?P<number>[\w/–-]{{1,12}})\):\s(?P<pages>{_RANGE})"
)
_STYLES = (_VANCOUVER, _IEEE, _CHICAGO, _AUTHOR_DATE, _APA)
_YEAR_AT_END = re.compile(r"\.\s\(?(?:19|20)\d\d[a-z]?\)?\.\s*$")
_YEAR_BEHIND = re.compile(r",\s(?:19|20)\d\d\b.*", re.DOTALL)
_PAGES = re.compile(r"\bpp?\.\s?(\w{1,8}(?:\s?[-–]{1,2}\s?\w{1,8})?)")
_IN_EDITED = re.compile(r"^[Ii]n:?\s(?:[^()]{3,200}\(Eds?\.\),\s)?")
_SENTENCE_END = re.compile(
    r"(?<=[\w)\]?!\"”][^\W\d_a-z])[.?!]\s+|(?<=[a-z0-9)\]])[.]\s+|(?<=[?!])\s+"
)
_FIRST_NAME = re.compile(
    r"(?:(?:van|von|de|der|den|del|della|di|da|dos|du|la|le|ten|ter|al|el)\s){0,3}(?:"
    r"(?:[^\W\d_]\.[-\s]?){1,3}\s?(?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+"
    r"|[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?,\s?(?:[^\W\d_]\.[-\s]?){1,3}"
    r"|[^\W\d_a-z][\w'’-]+,\s[^\W\d_a-z][\w'’-]+[,.\s]"
    r"|[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’.-]*){1,3},\s"
    r"|[^\W\d_a-z][\w'’-]+\set\sal)"
)
_IDENTIFIER = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")  # numbers in it are no dates
_LONGEST = 1_500  # characters of one reference
_LONGEST_TITLE = 400
_SHORTEST_TITLE = 3  # words


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference taken apart; what stands behind the title is its venue, as it is written."""

    names: str
    title: str
    venue: str | None
    date: PartialDate | None
    publication: Publication = UNPUBLISHED


def read_citation(text: str) -> Citation | None:
    """Take a reference apart.

    None where it is none: without names in front, a year, or a title between them.
    """
    organisation = _ORGANISATION.match(text)
    if len(text) > _LONGEST or not (organisation or _begins_with_names(text)):
        return None
    parts = _parts(text)
    undated = _NO_YEAR.search(text)
    date = None if undated else _date(text)
    if parts is None or not (date or undated):
        return None
    names, title, rest = map(_bare, parts)
    if not names or not _is_title(title, names, text):
        return None
    venue = None if organisation else _venue(rest)
    return Citation(names, title, venue, date, _publication(rest))


def _begins_with_names(text: str) -> bool:
    return bool(_INITIALS_LAST.match(text) or _FIRST_NAME.match(text))


def _date(text: str) -> PartialDate | None:
    """The date behind the names, or one elsewhere that is no part of an identifier, or any."""
    dated = _YEAR_BETWEEN.search(text)
    between = date_in(dated.group()) if dated else None
    return between or date_in(_IDENTIFIER.sub(" ", text)) or date_in(text)


def _bare(part: str) -> str:
    return part.strip(" .,;:")


def _is_title(title: str, names: str, text: str) -> bool:
    """Tell whether what stands behind the names is a title, and not more names."""
    if len(title) > _LONGEST_TITLE:
        return False
    if are_names(title) and not (_YEAR_BETWEEN.search(text) or surely_names(names)):
        return False
    return len(words(_IN_BRACKETS.sub("", title))) >= _SHORTEST_TITLE


def _publication(rest: str) -> Publication:
    """Volume, issue and pages, as references write them behind a venue."""
    plain = _IDENTIFIER.sub(" ", rest)
    numbers = _numbers(plain)
    pages = _PAGES.search(plain)
    if numbers is not None:
        found = numbers["pages"] or (pages[1] if pages else None)
        return Publication(volume=numbers["volume"], number=numbers["number"], pages=found)
    return Publication(pages=pages[1]) if pages else UNPUBLISHED


def _parts(text: str) -> tuple[str, str, str] | None:
    """Names, title and the rest: by quotes, by a year between names and title, or by sentences."""
    if quoted := _QUOTED.search(text):
        names = _YEAR_AT_END.sub("", text[: quoted.start()])
        return names, quoted[1], text[quoted.end() :]
    if turned := _INITIALS_LAST.match(text):
        title, found, rest = _cut(text[turned.end() :])
        return (turned.group(), title, f". {rest}") if found else None
    year = _YEAR_BETWEEN.search(text)
    if year and year.end() < len(text) * 3 // 4:
        title, _, rest = _cut(text[year.end() :])
        return text[: year.start()], title, rest
    names, found, rest = _cut(text)
    if not found or not surely_names(names):
        return None
    title, found, rest = _cut(rest)
    return (names, title, rest) if found else None


def _cut(text: str) -> tuple[str, bool, str]:
    """The first sentence, whether it ends, and what follows.

    A full stop after an initial ends none.
    """
    match = _SENTENCE_END.search(text)
    return (text[: match.start() + 1], True, text[match.end() :]) if match else (text, False, "")


def _numbers(rest: str) -> re.Match[str] | None:
    """Volume, issue and pages behind a venue, in the first style that fits."""
    found = (style.search(rest) for style in _STYLES)
    return next((numbers for numbers in found if numbers), None)


def _venue(rest: str) -> str | None:
    numbers = _numbers(rest)
    rest = rest[: numbers.start()] if numbers else _YEAR_BEHIND.sub("", rest)
    plain = re.sub(r"https?://\S+|\bdoi:\s?\S+|\barXiv:\d\S+", "", rest).strip(" .,;:[]()")
    plain = _IN_EDITED.sub("", plain)
    return plain if words(plain) and not plain.isdecimal() else None
