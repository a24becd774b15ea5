"""References as lists of literature write them: APA, MLA, IEEE, ACM, or names, title and venue in sentences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paperweave.read.formats.plain_text.word_patterns import are_names, date_in, surely_names, words

if TYPE_CHECKING:
    from paperweave.model.record import PartialDate

_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{8,400})[\"”»]")
_YEAR_BETWEEN = re.compile(
    r"[.,]?\s*(?:\(((?:19|20)\d\d)[a-z]?[^()]{0,20}\)[.,:]?|(?<=[.,]) ((?:19|20)\d\d)[a-z]?\.)\s+"
)
_SENTENCE_END = re.compile(
    r"(?<=[\w)\]?!\"”][^\W\d_a-z])[.?!]\s+|(?<=[a-z0-9)\]])[.]\s+|(?<=[?!])\s+"
)
_FIRST_NAME = re.compile(
    r"(?:[^\W\d_]\.[-\s]?){1,3}\s?(?:[a-z]{2,4}\s){0,2}[^\W\d_a-z][\w'’-]+"
    r"|[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’-]+)?,\s?(?:[^\W\d_]\.[-\s]?){1,3}"
    r"|[^\W\d_a-z][\w'’-]+,\s[^\W\d_a-z][\w'’-]+[,.\s]"
    r"|[^\W\d_a-z][\w'’-]+(?:\s[^\W\d_a-z][\w'’.-]*){1,3},\s"
    r"|[^\W\d_a-z][\w'’-]+\set\sal"
)
_IDENTIFIER = re.compile(r"https?://\S+|\b10\.\d{4,9}/\S+")  # numbers in it are no dates
_LONGEST = 1_500  # characters of one reference
_SHORTEST_TITLE = 3  # words


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference taken apart; what stands behind the title is its venue, as it is written."""

    names: str
    title: str
    venue: str | None
    date: PartialDate | None


def read_citation(text: str) -> Citation | None:
    """Take a reference apart; None where it is none: without names in front, a year, or a title between them."""
    if len(text) > _LONGEST or not _FIRST_NAME.match(text):
        return None
    parts = _parts(text)
    date = date_in(_IDENTIFIER.sub(" ", text)) or date_in(text)
    if parts is None or date is None:
        return None
    names, title, rest = (part.strip(" .,;:") for part in parts)
    if len(words(title)) < _SHORTEST_TITLE or not names or are_names(title) or len(title) > 400:
        return None
    return Citation(names, title, _venue(rest), date)


def _parts(text: str) -> tuple[str, str, str] | None:
    """Names, title and the rest: by quotes, by a year between names and title, or by sentences."""
    if quoted := _QUOTED.search(text):
        return text[: quoted.start()], quoted[1], text[quoted.end() :]
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
    """The first sentence, whether it ends, and what follows; a full stop after an initial ends none."""
    match = _SENTENCE_END.search(text)
    return (text[: match.start() + 1], True, text[match.end() :]) if match else (text, False, "")


def _venue(rest: str) -> str | None:
    plain = re.sub(r"https?://\S+|\bdoi:\s?\S+|\barXiv:\d\S+", "", rest).strip(" .,;:[]()")
    plain = re.sub(r"^[Ii]n:?\s", "", plain)
    return plain if words(plain) and not plain.isdecimal() else None
