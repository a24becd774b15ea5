"""The venue that stands around the title of an entry: in front, behind, in the label of a link."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.titles import ENDING
from paperweave.read.formats.plain_text.word_patterns import (
    are_names,
    has_words,
    is_called_venue,
    words,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.read.formats.markdown.entry import Entry
    from paperweave.read.formats.markdown.titles import Chunk

_VENUE_BEHIND = re.compile(  # "Names. **Title**. In Journal of Looms, 2020."
    r"[\s.,?!:\"”]{1,4}(?:[Ii]n:?\s)?([^\W\d_a-z][^.,;:()\[\]|\d]{2,100})(?:,\s\d[^.;]{0,30})?[.,;]?\s"
    r"\(?(?:19|20)\d\d\b"
)
# Behind a marked title: ", Journal of Looms (JL), 2020", or ". Ada Weaver et al. LoomConf 2021".
_VENUE_AND_YEAR = re.compile(
    r"[\s.,;:–-]{1,4}(?:[^.;:()\[\]|]{2,60}?\bet\.? ?al\.?[.,]?\s)?(?:[Ii]n:?\s)?"
    r"(?P<venue>[^\W\d_a-z][^.,;:()\[\]|\d]{2,100}?)\s?(?:\([^()\d]{1,30}\))?[.,;]?\s"
    r"\(?(?:19|20)\d\d(?![-/\d])"
)
# ", Future Loom Systems 2013", "(Big Wool Research 2021 from Ada Weaver)".
_WORDS_AND_YEAR = re.compile(
    r"\s?[.,(\[（【]\s?(?:[Ii]n\s)?(?P<venue>[A-Z][\w&'’/-]*"
    r"(?:\s(?:[A-Z][\w&'’/-]*|of|and|for|on|in|the|&|workshop)){0,8}?)"
    r",?\s['’]?(?:(?:19|20)\d\d|(?<=['’])\d\d)(?![-/.]?\d)"
)
_TWO_CAPITALS = re.compile(r"(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/-]{1,20}")
_PREPRINT = re.compile(r"(?:arxiv|corr|preprint)\b", re.IGNORECASE)
# "[LoomConf 2019] Title": a name with two capitals and a year, in brackets.
_VENUE_IN_FRONT = re.compile(
    r"\W*[\[(【]((?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/.-]{1,20}[ '’-]{1,2}(?:19|20)?\d\d"
    r"(?:,? [A-Z][a-z]{2,9})?)[\])】]\W*"
)
# "(Loom Reviews 2023) Title": words with capitals, which no firm or kind of work is called.
_CALLED_IN_FRONT = re.compile(
    r"\W*[\[(【](?P<venue>[A-Z][\w&-]+(?:,? (?:[A-Z][\w&-]+|of|and|for|on|in|the|&)){1,6}),?"
    r" (?:19|20)\d\d[\])】]\W*"
)
_NO_VENUE = re.compile(
    r"(?i:Google|Microsoft|Meta|Facebook|OpenAI|DeepMind|Amazon|Apple|NVIDIA|IBM|Intel|Baidu|Tencent"
    r"|Alibaba|Huawei|Under|Submitted|Accepted|Tech|Technical)\b"
    r"|.*\b(?i:Thesis|Report|Blog|Post|Code|Dataset|Lab|Labs|University|Institute)\b"
)
# "(LoomConf 2019)", "| LoomConf'19 |", "LoomConf 2019." on a line of its own: likewise.
_VENUE_ALONE = re.compile(
    r"(?:^|[\n.(\[（【|])\s*(?P<venue>(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/-]{1,20})"
    r"(?:[ -]{1,2}(?:19|20)\d\d|\s?['’]\d\d)"
    r"(?=,?\s?(?i:oral|spotlight|poster|highlight|short|long|best paper|demo)?"
    r"\s*(?:$|[.)\]）】|\n\[]))"
)
# "(Oral Presentation, 2020)", "(Best Paper 2021)": how a work was given, not where.
_KIND_OF_WORK = re.compile(
    r"(?:oral|poster|spotlight|talk|demo|keynote|tutorial|best|long|short|full|invited|survey|review"
    r"|position|vision|paper|presentation|award|track|preprint|and)s?",
    re.IGNORECASE,
)
_TWO_NAMES = re.compile(r"\w+ (?:and|&) \w+")
_VENUE_OF_LINK = re.compile(
    r"(?P<venue>(?=\S*[A-Z]\S*[A-Z])[A-Z][\w&/-]*?)[ '’-]{0,2}(?:19|20)\d\d"
    r"(?:,?\s\(?(?i:oral|spotlight|poster|highlight|short|long|best|full|demo)\b[^()]{0,20}\)?)?"
)
_NEAR = 200  # characters behind a title in which its venue of several words is looked for
_YEAR_IN_BRACKETS = re.compile(r"\((?:19|20)\d\d[a-z]?\)[.,:;]?\s*$")


def venues_around(
    entry: Entry, before: str, plain: str, end: int
) -> Iterator[str | None]:
    """What may be the venue around a title that ends at ``end``, the surest first."""
    if entry.authors or are_names(before, alone=True):
        behind = _VENUE_BEHIND.match(plain, end)
        named = behind[1].strip() if behind else ""
        # On the line above it may be who wrote it.
        named = named.removeprefix(f"{entry.authors}\n").strip()
        yield named if named and named not in (entry.authors or "") else None
    if entry.look in {"bold", "link"}:
        yield _venue_and_year(plain[end:])
    in_front = _VENUE_IN_FRONT.fullmatch(before)
    yield in_front[1].strip() if in_front else None
    called = _CALLED_IN_FRONT.fullmatch(before)
    yield (
        called["venue"]
        if called and not _NO_VENUE.match(called["venue"])
        else None
    )
    alone = _VENUE_ALONE.search(plain[end : end + 600])
    yield (
        alone["venue"]
        if alone and not _PREPRINT.match(alone["venue"])
        else None
    )
    yield _venue_in_words(plain[end : end + _NEAR])


def venue_of_label(label: str) -> str | None:
    """The venue that a link is called by, with its year: ``LoomConf 2024 (Oral)``; else None."""
    told = _VENUE_OF_LINK.fullmatch(label.strip())
    return told["venue"] if told else None


def venue_alone(text: str) -> str | None:
    """The venue of a text that says nothing else: ``(LoomConf'24)``; else None."""
    shown = _VENUE_ALONE.fullmatch(text.strip("[]() "))
    return shown["venue"] if shown else None


def _venue_and_year(behind: str) -> str | None:
    """A venue with its year right behind a marked title, or behind "et al."; else None.

    It is known by a word of venues' names, or by two capitals in its only word (``ICLoom``).
    """
    told = _VENUE_AND_YEAR.match(" ".join(behind[:300].split()))
    if told is None or _PREPRINT.match(told["venue"]):
        return None
    venue = told["venue"].strip()
    short = _TWO_CAPITALS.fullmatch(venue) is not None
    return (
        venue
        if short or (is_called_venue(venue) and len(words(venue)) > 1)
        else None
    )


def _venue_in_words(behind: str) -> str | None:
    """A venue right behind a title, with its year: ``, Big Wool Research 2021``; else None.

    One word needs two capitals, since it is as often a name (``(Weaver 2010)``), and so are two.
    """
    told = _WORDS_AND_YEAR.match(behind)
    if told is None:
        return None
    venue = told["venue"].strip()
    if _NO_VENUE.match(venue) or _PREPRINT.match(venue):
        return None
    if all(map(_KIND_OF_WORK.fullmatch, words(venue))):
        return None
    if not has_words(venue, 2):
        return venue if _TWO_CAPITALS.fullmatch(venue) else None
    names = are_names(venue, alone=True) or _TWO_NAMES.fullmatch(venue)
    return None if names else venue


def in_italics_behind_year(behind: list[Chunk]) -> str | None:
    """A venue in italics behind a year in brackets: ``Ada Weaver (2019), *Journal of Looms*``."""
    for above, chunk in pairwise(behind):
        if (
            chunk.italic
            and not chunk.url
            and _YEAR_IN_BRACKETS.search(above.text)
        ):
            return chunk.text.strip(f"{ENDING} ") or None
    return None


def is_short_venue(name: str) -> bool:
    """Tell a conference's name of one word with two capitals from an archive's or a firm's."""
    if not _TWO_CAPITALS.fullmatch(name):
        return False
    return not _PREPRINT.match(name) and not _NO_VENUE.match(name)
