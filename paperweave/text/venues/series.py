"""Where a paper was published: a venue as a listing writes it, taken apart.

``NeurIPS 2024`` and ``Advances in Neural Information Processing Systems 37 (2024)`` are one series.
Only names in ``venues.tsv`` meet; a name that is not there stays what it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal, NamedTuple

from paperweave.text.normalize import fold

VenueKind = Literal["journal", "conference", "thesis"]

_TABLE = Path(__file__).with_name("venues.tsv")
_YEAR = re.compile(r"(?<![\d(])\(?((?:19|20)\d\d)\)?(?![\d)-])")
_SHORT_YEAR = re.compile(r"\s*['’](\d\d)$")
# "69(2):429-457", "24(324)", "75", "vol. 37, no. 2, pp. 1-9" behind a journal's name.
_PAGES = re.compile(
    r"[:,]?\s*(?:pp?\.|pages)?\s*((?<=[:\s])\d+\s*(?:--?|–)\s*\d+)$",
    re.IGNORECASE,
)
_VOLUME = re.compile(
    r"[,:]?\s+(?:vol(?:ume|\.)?\s*)?(\d{1,4})"
    r"(?:\s*\(([\w/-]{1,9})\)|\s*,\s*(?:no|number|issue)\.?\s*([\w/-]{1,9}))?$",
    re.IGNORECASE,
)
_IN = r"(?:In:?|To appear in|(?:has been |is )?Accepted (?:at|to|by|in)|Published (?:in|at)|the)\s+"
_LEAD = rf"{_IN}|Proceedings of\s+|Proc\.? of\s+|Proc\.\s+"
_BEFORE = re.compile(rf"^(?:{_LEAD})+", re.IGNORECASE)
# Before the name of a conference its ordinal: "Second Language Research",
# "Annual Review of Looms" and "Health Psychology" are journals.
_ORDINAL = (
    r"\d{1,3}(?:st|nd|rd|th)|annual|"
    r"(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty[- ]?)?(?:first|second|"
    r"third|fourth|fifth|sixth|seventh|eighth|ninth)|tenth|eleventh|twelfth|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)ty|"
    r"(?:thir|four|fif|six|seven|eigh|nine)teenth|"
    r"(?:twen|thir|for|fif|six|seven|eigh|nine)tieth"
)
_BEFORE_CONFERENCE = re.compile(
    rf"^(?:{_LEAD}|(?:{_ORDINAL})\s+)+", re.IGNORECASE
)
# "Proceedings of the American Mathematical Society" are a journal, and their
# name without the beginning is a society's.
_OF_SOCIETY = re.compile(
    rf"(?:{_IN})*(?P<name>Proc(?:eedings|\.)? of (?:the )?"
    r"(?:ACM on |Machine Learning Research\b|"
    r"(?!.*\b(?:conference|meeting|symposi|workshop|congress))"
    r"[^,]*\b(?:Society|Academy|Institut\w+)\b).*|"
    # "Proc. Natl. Acad. Sci. USA"
    r"Proc\. (?!.*\b(?:conf|symp|work|meet|congr))[^,]*[a-z]{3}\. .*)",
    re.IGNORECASE,
)
_MEETING = re.compile(r"(?:[A-Z][\w/&-]*[A-Z]|.*\b(?i:meeting|convention)\b)")
# "(3)" and "(ICML)", but not "ACL (Findings)": that is another place.
_ACRONYM_BEHIND = re.compile(
    r"\s*\((?!(?:findings|workshops?|industry|demos?|demonstrations?|tutorials?|"
    r"student|doctoral|companion|adjunct|extended abstracts)\b)"
    r"(?:\d|[^()]{2,20})\)$",
    re.IGNORECASE,
)
_THESIS = re.compile(
    r"(?:Ph\.?\s?D\.?|Doctoral|Master'?s?|M\.?Sc\.?|Bachelor'?s?)\s*(?:thesis|dissertation)|"
    r"(?:thesis|dissertation)\b",
    re.IGNORECASE,
)
_MASTERS = re.compile(r"\bmaster|\bm\.?\s?sc\b|\bdiplom", re.IGNORECASE)
_OF_CONFERENCE = re.compile(
    r"\b(?:proceedings|conference|workshops?|symposium|congress|colloquium|findings of|"
    r"(?<=\w )findings|"
    r"annual meeting|summit|companion|extended abstracts)\b|\w\s*@\s*\w",
    re.IGNORECASE,
)
_OF_JOURNAL = re.compile(
    r"\b(?:journal|transactions|letters|annals|magazine|quarterly|bulletin|gazette|archives of|"
    r"acta|frontiers in|reviews?|revue|zeitschrift|rivista)\b|\bJ\. ",
    re.IGNORECASE,
)

# How OpenReview says what became of a paper: "ICLR 2024 poster".
_SHOWN = re.compile(
    r"\s+(?:conference\s+)?(?:poster|oral|spotlight|notable top \d+%)$",
    re.IGNORECASE,
)
# "CARDIS 2023": of acronyms with a year, those with a J or a T ahead are mostly journals'.
_ACRONYM = re.compile(r"(?!T)(?!.*J)[A-Z][\w-]*[A-Z][\w-]*")

# Where proceedings stand on the web, with the year in the address. The series
# stands there, too (`content_CVPR_2019`), or has the site for itself.
_YEAR_AT = r"(?P<year>(?:19|20)\d\d)"
_PROCEEDINGS = {
    r"(?:openaccess\.thecvf\.com|cv-foundation\.org/openaccess)/content[_/]"
    rf"(?P<name>[a-z]+?)(?P<beside>W)?_?{_YEAR_AT}(?P<behind>W|_workshops)?/": None,
    rf"ecva\.net/papers/(?P<name>eccv)_{_YEAR_AT}/": None,
    rf"(?:aclanthology\.org|aclweb\.org/anthology)/{_YEAR_AT}\."
    r"(?P<name>aacl|acl|coling|conll|eacl|emnlp|lrec|naacl)-": None,
    r"(?:papers|(?:datasets-benchmarks-)?proceedings)\.(?:nips|neurips)\.cc"
    rf"/paper(?:_files/paper)?/{_YEAR_AT}/": "NeurIPS",
    rf"proceedings\.iclr\.cc/paper_files/paper/{_YEAR_AT}/": "ICLR",
    rf"proceedings\.mlsys\.org/paper(?:_files/paper)?/{_YEAR_AT}/": "MLSys",
    r"ijcai\.org/proceedings/(?P<year>(?:20)?\d\d)/": "IJCAI",
    r"isca-(?:archive|speech)\.org/(?:archive/)?"
    rf"interspeech_{_YEAR_AT}/": "INTERSPEECH",
    r"usenix\.org/(?:system/files/)?conference"
    r"/(?P<name>atc|fast|nsdi|osdi|usenixsecurity)(?P<year>\d\d)/": None,
}
_AT_PROCEEDINGS = [
    (re.compile(rf"https?://(?:www\.)?{address}", re.IGNORECASE), series)
    for address, series in _PROCEEDINGS.items()
]
_NAMED_IN_ADDRESS = {
    "atc": "USENIX ATC",
    "conll": "CoNLL",
    "usenixsecurity": "USENIX Security",
}


class Venue(NamedTuple):
    """A venue in its parts; ``series`` is the name under which its papers meet."""

    series: str
    kind: VenueKind | None
    # As it is written, without volume, number, pages; a journal's also without year.
    name: str
    year: int | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None


@lru_cache(maxsize=8192)
def venue_in(text: str) -> Venue:
    """Take apart a venue as a listing writes it; linear in its length."""
    written = " ".join(text.split()).strip(" .,;")
    if _THESIS.search(written):
        return Venue(written, "thesis", written, _last_year(written))
    rest, year = _without_year(written)
    series, kind = _known(rest)
    kind = kind or _kind_by_words(rest) or _kind_by_acronym(rest, year)
    if kind == "conference":
        return Venue(series or _bare(rest), kind, written, year)
    if series is None:
        series, known = _known(_without_volume(rest)[0])
        kind = known or kind
    found = _in_volume(rest, series, kind, written, year)
    return found or Venue(_bare(rest) or written, None, written, year)


def _kind_by_acronym(rest: str, year: int | None) -> VenueKind | None:
    """An acronym with a year is a conference's, as no journal is written."""
    return "conference" if year and _ACRONYM.fullmatch(_bare(rest)) else None


def _in_volume(
    rest: str,
    series: str | None,
    kind: VenueKind | None,
    written: str,
    year: int | None,
) -> Venue | None:
    """A journal, or a conference that is known by its name without volume."""
    name, volume, number, pages = _without_volume(rest)
    if kind == "conference":
        return Venue(series or _bare(name), kind, written, year, volume)
    if kind == "journal":
        return Venue(
            series or _bare(name), kind, name, year, volume, number, pages
        )
    return None


def conference_at(address: str) -> tuple[str, int] | None:
    """The conference in whose proceedings an address on the web lies, and its year.

    None where the address does not say so.
    """
    for pattern, series in _AT_PROCEEDINGS:
        if found := pattern.match(address):
            parts = found.groupdict()
            name = str(parts.get("name")).lower()
            known = series or _NAMED_IN_ADDRESS.get(name, name.upper())
            beside = parts.get("beside") or parts.get("behind")
            year = int(f"20{parts['year']}"[-4:])
            return known + " Workshops" * bool(beside), year
    return None


def other_names(series: str) -> tuple[str, ...]:
    """The names of a series in the table beside its own, in the table's order; often none."""
    return _forms().get(series, ())


def is_masters(text: str) -> bool:
    """Tell whether a thesis is one for a master's degree or a like one."""
    return bool(_MASTERS.search(text))


def school_of(text: str) -> str | None:
    """Where a thesis was written, out of ``Ph.D. thesis, University of Copenhagen, 2020``."""
    rest = _YEAR.sub("", _THESIS.sub("", text, count=1))
    return re.sub(r"\s*,(?:\s*,)+\s*", ", ", rest).strip(" ,.;()") or None


def _last_year(text: str) -> int | None:
    years = _YEAR.findall(text)
    return int(years[-1]) if years else None


def _without_year(text: str) -> tuple[str, int | None]:
    """The text without its year, which stands at the end, in brackets or beside an acronym."""
    if short := _SHORT_YEAR.search(text):
        return text[: short.start()], 2000 + int(short[1])
    found = list(_YEAR.finditer(text))
    if not found:
        return text, None
    last = found[-1]
    # Of "(Venice, 1995)" the bracket stays.
    closes = ")" * (last[0][-1] == ")" and last[0][0] != "(")
    before = (
        text[: last.start()].rstrip(" .,;:-")
        if closes
        else text[: last.start()]
    )
    rest = f"{before}{closes} {text[last.end() :]}"
    return " ".join(rest.split()).strip(" .,;:-").replace(
        "()", ""
    ).strip(), int(last[1])


def _without_volume(
    text: str,
) -> tuple[str, str | None, str | None, str | None]:
    whole = _VOLUME.search(text)
    # "vol. 12, no. 3-4" ends with two issues, and not with pages
    pages = None if whole and whole[3] else _PAGES.search(text)
    rest = text[: pages.start()].rstrip(" ,:;") if pages else text
    found = _VOLUME.search(rest)
    if not found or not found.start():
        return text if not pages else rest, None, None, _pages(pages)
    return (
        rest[: found.start()].rstrip(" ,:;"),
        found[1],
        found[2] or found[3],
        _pages(pages),
    )


def _pages(found: re.Match[str] | None) -> str | None:
    return re.sub(r"\s*(?:--?|–)\s*", "-", found[1]) if found else None


def _kind_by_words(text: str) -> VenueKind | None:
    if _OF_SOCIETY.match(text):
        return "journal"
    if _OF_CONFERENCE.search(text):
        return "conference"
    return "journal" if _OF_JOURNAL.search(text) else None


def _known(text: str) -> tuple[str | None, VenueKind | None]:
    """The series of the table whose name this is, bare or with its acronym in brackets."""
    table = _table()
    for name in (text, _bare(text), _SHOWN.sub("", text)):
        if found := table.get(fold(name)):
            return found
        without = _ACRONYM_BEHIND.sub("", name)
        if without != name and (found := table.get(fold(without))):
            return found
        unnumbered = re.sub(r"[\s,]+\d{1,3}$", "", without)
        if unnumbered != without and (found := table.get(fold(unnumbered))):
            return found
    return None, None


def _bare(text: str) -> str:
    if of_society := _OF_SOCIETY.match(text):
        return of_society["name"]
    name = _BEFORE_CONFERENCE.sub("", text)
    if not (_OF_CONFERENCE.search(text) or _MEETING.match(name)):
        name = _BEFORE.sub("", text)
    return name.strip(" ,.;:")


@cache
def _lines() -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """The lines of the table: name, kind, other names."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    cells = (line.split("\t") for line in lines if not line.startswith("#"))
    return tuple(
        (name, kind, tuple(filter(None, forms.split("|"))))
        for name, kind, forms in cells
    )


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    return {name: forms for name, _, forms in _lines()}


@cache
def _table() -> dict[str, tuple[str, VenueKind]]:
    rows = {}
    for name, kind, forms in _lines():
        for form in (name, *forms):
            rows[fold(form)] = (name, kind)
    return rows  # type: ignore[return-value]  # the kinds of the table are these
