"""What stands in Ovid's values, whether labels or tags name them: sources, people, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from paperweave.read.formats.records.field_names import Field

_DEGREE = r"(?:M\.?D|Ph\.?\s?D|MPH|RN|FAAN|DDS|DVM|M\.?Sc|B\.?Sc|MBBS)\b"
# Behind a name: a role in brackets, figures and signs for institutions, degrees.
_NOTE = re.compile(
    rf"\s*\[[^\[\]]{{1,200}}\]|,?\s{_DEGREE}.*"
    r"|\s(?:(?:\d{1,2}|[*+^#])(?:,\s?|\s|$))+$"
)
_ROLE = re.compile(r"\s*\[[^\[\]]{1,200}\],?")
_BETWEEN_NAMES = re.compile(rf";\s+(?!{_DEGREE})(?=[^\W\d_])")
_INITIAL = re.compile(r"\b[A-Z]\.$")
# "A title.[Article]".
_KIND_BEHIND = re.compile(r"\.?\s*\[[A-Z][A-Za-z ]{2,40}\]\.?$")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = r"[^.;,()]{0,20}?,?\s?(?:19|20)\d\d[^.;,()]{0,20}"
_VOLUME = r"(?P<volume>\d{1,4})(?:\s?\((?P<number>[^()]{1,30})\))?(?:\s?\(?[Pp]t \d+\)?)?"
_PAGES = r"[A-Za-z]{0,3}\d[\w-]{0,15}"
_SOURCES = (
    # So MEDLINE ("Journal of Looms. 12(3):1-9, 2024 Feb."), BIOSIS ("…, November 15, 2004") and
    # Embase ("Journal of Looms. 12(3) (pp 1-9), 2024.") have them.
    re.compile(
        rf"(?P<venue>.{{3,200}}?)\.\s+(?:Vol\.? ?)?{_VOLUME}"
        rf"(?::\s?(?P<pages>{_PAGES})|\s?\(pp?\.? (?P<in_brackets>{_PAGES})\))"
        rf"(?:,?\s(?P<date>{_DATE}))?[.;]?"
    ),
    # Part of a book in PsycINFO ("Knot, Dora [Ed]. (2012). Knots for all. (pp. 11-31). xvii, 254
    # pp. New York, NY: Loom Press.") and in BIOSIS ("Knot, Dora [Editor]. Knots.:11-31, 2004.").
    re.compile(
        r"(?P<editors>[^\[\]]{3,80}\[Ed.{0,400}?\])\.\s(?:\((?P<year>(?:19|20)\d\d)\)\.\s)?"
        rf"(?P<venue>.{{3,300}}?)\.(?::(?P<pages>{_PAGES})|\s\(pp?\. (?P<in_brackets>{_PAGES})\))"
        rf"(?:,?\s(?P<date>{_DATE}))?"
    ),
    # Another of PsycINFO's: "Journal of Looms. Vol.43(5), Sep 2015, pp. 623-634."
    re.compile(
        rf"(?P<venue>.{{3,200}}?)\.\s+Vol\.? ?{_VOLUME},\s(?P<date>{_DATE})"
        rf"(?:,\s(?:pp?\.|Article)\s?(?P<pages>{_PAGES}))?"
    ),
    # Journals@Ovid: "Journal of Looms June 2015;58(6):688-696"
    re.compile(
        r"(?P<venue>.{3,200}?)\.?\s(?P<date>(?:[A-Z][a-z]{2,8}(?:[/-][A-Z][a-z]{2,8})?\s)?"
        rf"(?:\d{{1,2}},\s)?(?:19|20)\d\d);\s?{_VOLUME}(?::\s?(?P<pages>{_PAGES}))?"
    ),
)


def of_source(text: str) -> dict[Field, str]:
    """Journal, volume, issue, pages and date; at least what stands before the first stop."""
    match = next(filter(None, (shape.match(text) for shape in _SOURCES)), None)
    if match is None:
        years = _YEAR.findall(text)
        venue = text.partition(". ")[0].strip(" .")
        return (
            {"venue": venue, "year": years[-1]} if years else {"venue": venue}
        )
    found = match.groupdict()
    said: dict[Field, str | None] = {
        "venue": found["venue"],
        "volume": found.get("volume"),
        "number": found.get("number"),
        "pages": found.get("pages") or found.get("in_brackets"),
        "date": found.get("date") or found.get("year"),
        "editors": found.get("editors"),
    }
    return {name: value.strip() for name, value in said.items() if value}


def people(text: str) -> list[str]:
    """The names in a text, between semicolons or behind roles in brackets."""
    parts = _BETWEEN_NAMES.split(_ROLE.sub(";", text))
    return [name for part in parts if (name := without_notes(part))]


def without_notes(name: str) -> str:
    """A name without role, degrees, and the figures of institutions."""
    bare = _NOTE.sub("", name).strip(" *;")
    return bare if _INITIAL.search(bare) else bare.rstrip(".")


def title_alone(text: str) -> str:
    """A title without its last full stop and the kind of work behind it."""
    return _KIND_BEHIND.sub("", text).rstrip(".")
