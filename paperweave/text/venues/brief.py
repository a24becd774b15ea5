"""A venue as researchers call it, for lists: the acronym of a series, the track of a volume."""

from __future__ import annotations

import re
from functools import lru_cache

from paperweave.text.venues.series import other_names, venue_in

# "Computational Linguistics, Volume 44, Issue 3 - September"
_ISSUE = re.compile(r",?\s+(?:Volume|Vol\.|Number|Issue|Num[eé]ro)\s+\d.*")
_BEFORE = re.compile(
    r"^Actes (?:de la|du|des) (?:\d+(?:e|[eè]me)\s+)?", re.IGNORECASE
)
_SPACE = re.compile(r"\s+(?=[,:.)])")
_FINDINGS = re.compile(
    r"Findings of the Association for Computational Linguistics:? ([\w-]+)"
    r"(?: (?:19|20)\d\d,.*)?"
)
# DBLP's names: "Computer Vision - ECCV 2020 - 16th European Conference,
# Glasgow", "Conference on Looms, CLK 2021, Paris, France, July 1-3, 2021",
# "KDD '22: The 28th Conference on Knots", "Interspeech 2020, 21st Conference".
_NAME_AND_ACRONYM = re.compile(
    r"(?P<name>.+?)(?:,| [-–]) (?P<acronym>[A-Z][\w/@&+-]*(?: Workshops)?)"
    r" (?:19|20)\d\d(?P<track> Workshops)?(?:$|,| [-–] ).*"
)
_ACRONYM_FIRST = re.compile(
    r"(?P<acronym>[A-Z][\w/@&+-]*)(?: (?:19|20)\d\d, \d| ?['’]\d\d: )"
    r"(?P<name>.+)"
)
_OTHER_PART = re.compile(
    r"\b(?:companion|extended abstracts|workshops?|findings|adjunct|demo\w*|"
    r"student|tutorials?|industry)\b",
    re.IGNORECASE,
)
# OpenReview's "ICLR.cc/2025/Conference".
_PATH = re.compile(r"\w/(?:19|20)\d\d/\w")
_VOLUME = re.compile(
    r"(?P<name>.+?)\s*\((?:Volume|Vol\.|Part)\s+\w+(?:: (?P<track>[^()]+))?\)"
)
_TRACK = re.compile(r"(?P<name>.+): (?P<track>[^:]+)")
# What is no track but the conference itself.
_MAIN = re.compile(
    r"(?:(?:long|short|full|main|regular|research|technical|papers?|conference|"
    r"proceedings|volume|track|and|human language technologies)\s*)*",
    re.IGNORECASE,
)
# Two conferences as one: "... and the 11th International Joint Conference on ..."
_JOINT = re.compile(r"\s+and\s+(?:the\s+)?(?=\d+(?:st|nd|rd|th)\s)")
# It has no name of its own in the table, under which its page would move.
_IJCNLP = re.compile(
    r"International Joint Conference on Natural Language Processing"
)
# "COLING, the 26th International Conference on Computational Linguistics"
_SAID_TWICE = re.compile(r"([\w-]+)[,:] (?:Proceedings of )?the (.+)")
# At the end: (W-NUT), (LREC’02), (CoNLL-2002)
_ACRONYM = re.compile(
    r"(.+?)\s+\(((?=[\w&-]*[A-Z][\w&-]*[A-Z])[\w&-]+?)[-’' ]*(?:\d\d)?\)"
)

_TWO_COMMAS = re.compile(r",\s*,")  # a year was between them

_SHORTEST = 3  # letters of an acronym: "(OK)" stands for a place


def brief_venue(written: str, year: int | None = None) -> str:
    """A venue as researchers call it, for lists: ``ACL``, ``EMNLP: Industry Track``.

    ``year`` is what stands beside it; the venue's own is named where it is another one.
    """
    venue = venue_in(written)
    if venue.kind == "thesis" or _PATH.search(written):
        return written
    name = _by_acronym(written) or _brief(venue.series)
    if f"{name}." == written:  # the last word is an abbreviation
        return written
    also = venue.year is not None and venue.year != year
    return f"{name} {venue.year}" if also else name


@lru_cache(4096)
def _by_acronym(written: str) -> str | None:
    """Of a name with acronym, year and place the name as lists say it, or the acronym."""
    found = _NAME_AND_ACRONYM.fullmatch(written) or _ACRONYM_FIRST.fullmatch(
        written
    )
    if not found:
        return None
    name, acronym = venue_in(found["name"]).series, found["acronym"]
    own = acronym.partition("@")[0]
    if _OTHER_PART.search(f"{acronym} {name}"):
        return _part(name, acronym, own)
    known = venue_in(own).series
    if other_names(known) or _stands_for(own, written.replace(acronym, " ")):
        short = _named(name) or known
        return short + (found.groupdict().get("track") or "")
    return None


def _part(name: str, acronym: str, own: str) -> str:
    """What is held beside a conference: a workshop may have an acronym of its own."""
    if _OTHER_PART.search(acronym):
        return acronym
    is_own = "orkshop" in name and not other_names(venue_in(own).series)
    return own if is_own and _stands_for(own, name) else _brief(name)


@lru_cache(4096)
def _brief(series: str) -> str:
    """A series without the volume that all readers mean, under its known name or acronym."""
    text = _SPACE.sub("", _BEFORE.sub("", _ISSUE.sub("", series)))
    if found := _FINDINGS.fullmatch(text):
        return f"Findings of {found[1]}"
    name, track = (text, None) if _short(text) else _without_track(text)
    name = (_named(name) or name).strip(" .,-–")
    if name.partition(" ")[0].islower():  # and not eLife
        name = name[:1].upper() + name[1:]
    name = _TWO_COMMAS.sub(",", name)
    return f"{name}: {track}" if track else name


def _without_track(text: str) -> tuple[str, str | None]:
    """The name of proceedings and that of a volume, unless it is what all mean."""
    for pattern in (_VOLUME, _TRACK):
        found = pattern.fullmatch(text)
        if found and (pattern is _VOLUME or _named(found["name"])):
            track = found["track"] or ""
            return found["name"], None if _MAIN.fullmatch(track) else track
    return text, None


def _named(name: str) -> str | None:
    """The short name of a series, or of two that are held together."""
    return _short(name) or _joint(name)


def _joint(name: str) -> str | None:
    """Of conferences that are held together the known names; half of them would not be true."""
    parts = list(map(_short, _JOINT.split(name)))
    return "-".join(filter(None, parts)) if all(parts) else None


def _short(name: str) -> str | None:
    """The known name of a series, or the acronym that it gives itself."""
    series = venue_in(name).series
    if other_names(series):
        return series
    if _IJCNLP.fullmatch(series):
        return "IJCNLP"
    if found := _SAID_TWICE.fullmatch(name):
        known = _short(found[2])
        return known if known == venue_in(found[1]).series else None
    found = _ACRONYM.fullmatch(name)
    return found[2] if found and _stands_for(found[2], found[1]) else None


def _stands_for(acronym: str, name: str) -> bool:
    """Tell whether an acronym is made of a name: its letters in order, the first of a word.

    ``(Online)`` and ``(Paris)`` are none.
    """
    letters = [sign for sign in acronym.casefold() if sign.isalpha()]
    if len(letters) < _SHORTEST:
        return False
    folded = name.casefold()
    begin = re.search(rf"\b{letters[0]}", folded)
    rest = iter(folded[begin.end() :] if begin else "")
    return begin is not None and all(sign in rest for sign in letters[1:])
