"""An AITopics author page.

Title, source and abstract of each paper, and wider gaps between the papers.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture, Problem, Record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.read.formats.plain_text.abstract_cues import (
    OTHER_TEXT,
    abstract_cues,
)
from paperweave.read.formats.plain_text.foreign_markers import marked_share
from paperweave.read.formats.plain_text.line_features import is_menu
from paperweave.read.formats.plain_text.paragraphs import (
    Paragraph,
    beginning_of,
    joined,
    paragraphs,
)
from paperweave.read.formats.plain_text.viterbi import (
    NEVER,
    Entry,
    Rhythm,
    Role,
    costs_of,
    doubts,
    entries,
    sureness,
)
from paperweave.text.dates import parse_date

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate

_T, _A, _P, _F, _S = Role  # the mark of this layout is the source
RHYTHM = Rhythm(
    steps={
        (_T, _S): 0, (_T, _A): 4, (_T, _T): 8, (_T, _F): 8,
        (_S, _A): 0, (_S, _T): 4, (_S, _F): 4,
        (_A, _T): 0, (_A, _P): 2, (_A, _F): 1,
        (_P, _T): 0, (_P, _P): 1, (_P, _F): 1,
        (_F, _F): 0, (_F, _T): 0, (_F, _S): 7, (_F, _A): 9,
    },
    begin={_T: 0, _F: 0, _S: 7, _A: 9},
    end={_A: 0, _P: 0, _F: 0, _S: 2, _T: 3},
)  # fmt: skip
_PERSON = re.compile(
    r"[^\W\d_][^\d,.:;]{0,40}, [^\W\d_][^\d,:;]{0,40}"
)  # "Xing, Eric" above the list
# AAAI Mar-3-2024.
_SOURCE = re.compile(r"arXiv\.org [A-Z]|.{3,80} [A-Z][a-z]{2}-\d{1,2}-\d{4}$")
# May-14-2024.
_DAY = re.compile(r"([A-Z][a-z]{2})-(\d{1,2})-(\d{4})(?:, [\d:]{5,8} GMT)?")
_WRAPPED = 0.3  # of the paragraphs: on the site's own pages each is one line
_WRONG_GAP = 2.5
_DOUBTFUL_GAP = 0.8  # where blank lines were lost, so that gaps say little
_FEW_LOST = 0.05  # of the paragraphs
_SHORT = 60  # characters of a line that may be a title
_WIDEST_PAGE = 140  # characters of a line that was wrapped
_SAMPLE = 400  # lines that the claim looks at: some sixty papers


def _labelled(seed: Seed) -> tuple[list[Paragraph], list[Role]]:
    often = Counter(map(str.strip, seed.lines))
    parts = list(_single_texts(list(paragraphs(seed)), often))
    costs = costs_of([part.text for part in parts])
    often = Counter(part.text for part in parts)
    wrong_gap = _cost_of_wrong_gap(parts)
    for index, part in enumerate(parts):
        repeated = min(math.log2(often[part.text]), 3)
        costs[index][_S] = (
            NEVER if "\n" in part.text else costs[index][_T] + 1.5 - repeated
        )
        costs[index][_T] += repeated * 0.8
        if index:
            for role in _unlikely_below(part.gap):
                costs[index][role] += wrong_gap
        # the page's own name and what is above it
        if index < 3 and _PERSON.fullmatch(part.text):
            costs[index][_F] = 0
    return parts, RHYTHM.cheapest(costs)


def _cost_of_wrong_gap(parts: Sequence[Paragraph]) -> float:
    """What it costs to take a paragraph for something that seldom stands below its gap."""
    if not _has_wide_gaps(parts):
        return 0
    lost = sum(not part.gap for part in parts[1:])
    return _WRONG_GAP if lost < _FEW_LOST * len(parts) else _DOUBTFUL_GAP


def _unlikely_below(gap: int) -> tuple[Role, ...]:
    """What seldom stands below a gap of so many blank lines: papers are parted by more than one."""
    if gap == 0:
        return ()
    return (_T, _F) if gap == 1 else (_S, _A, _P)


def _single_texts(
    parts: Sequence[Paragraph], often: Counter[str]
) -> Iterator[Paragraph]:
    """Take paragraphs apart between whose lines blank ones were lost.

    One of the lines is a source then, which stands on the page more than once; or no paragraph of
    the page goes over several lines as texts do that were wrapped at some width.
    """
    unwrapped = _are_texts(
        [line for part in parts for line in part.text.split("\n")], often
    )
    for part in parts:
        lines = part.text.split("\n")
        repeated = any(often[line.strip()] > 1 for line in lines)
        if len(lines) == 1 or not (
            unwrapped or (repeated and _are_texts(lines, often))
        ):
            yield part
        else:
            yield from _line_by_line(part)


def _line_by_line(part: Paragraph) -> Iterator[Paragraph]:
    for index, line in enumerate(part.text.split("\n")):
        number = part.first_line + index
        gap = part.gap if index == 0 else 0
        yield Paragraph(number, number, line.strip(), gap)


def _are_texts(lines: Sequence[str], often: Counter[str]) -> bool:
    """Tell whether lines are whole texts rather than texts wrapped at some width.

    Wrapped lines have about one length; of title, source and abstract one is much longer. A source
    begins as it is written (``arXiv.org``), and no text goes on in it.
    """
    if max(map(len, lines), default=0) < _WIDEST_PAGE:
        return False
    return not any(
        below[:1].islower()
        and often[below.strip()] < 2
        and len(above) > _SHORT
        and above[-1:] not in ".?!"
        for above, below in pairwise(lines)
    )


def _split(seed: Seed) -> Iterator[Part]:
    parts, roles = _labelled(seed)
    for entry in entries(parts, roles):
        first, last = entry.all[0].first_line, entry.all[-1].last_line
        if entry.furniture or _is_of_the_page(entry):
            yield Furniture(first, last, "heading")
        else:
            day = _day_of(entry)
            yield Record(
                seed.name,
                first,
                last,
                title=entry.title.text if entry.title else None,
                abstract=joined(entry.abstract[1:] if day else entry.abstract),
                source=entry.mark.text if entry.mark else None,
                date=day,
            )
        yield from _doubts(seed.name, entry)


def _day_of(entry: Entry) -> PartialDate | None:
    """The day that the site puts on a line of its own between source and abstract."""
    written = _DAY.fullmatch(entry.abstract[0].text) if entry.abstract else None
    return parse_date(" ".join(written.groups())) if written else None


def _is_of_the_page(entry: Entry) -> bool:
    """Tell whether what has the shape of an entry is the page's head: a person and a menu."""
    named = (
        entry.title is not None
        and _PERSON.fullmatch(entry.title.text) is not None
    )
    return named and all(is_menu(part.text) for part in entry.abstract)


def _doubts(file: str, entry: Entry) -> Iterator[Problem]:
    lacks = {
        "no title above this source: read as a paper without one": entry.title
        is None,
        "no source below this title: read as a paper without one": entry.mark
        is None,
        "no abstract below this title: read as a paper without one": not entry.abstract,
    }
    return doubts(
        file,
        entry,
        "no title, source or abstract",
        lacks,
        lambda text: is_menu(text) or bool(_PERSON.fullmatch(text)),
    )


def _detect(seed: Seed) -> Detection:
    sample = beginning_of(seed, _SAMPLE)
    if marked := marked_share(sample):
        return Detection(
            0,
            f"{marked:.0%} of the lines have markers, which this layout has not",
        )
    parts, roles = _labelled(sample)
    papers = list(filter(_is_whole, entries(parts, roles)))
    if not papers:
        return Detection(0, "no title with a source and an abstract below it")
    sources = [entry.mark.text for entry in papers if entry.mark]
    often = Counter(sources).most_common(1)[0][1]
    # any three lines may look so, unless a source is written as the site writes it
    named = any(map(_SOURCE.match, sources))
    if often == 1 and len(papers) < 3 and not (named or _has_wide_gaps(parts)):
        return Detection(
            0.2, "lines like one paper's, but no wider gap, no repeated source"
        )
    shown = sum(not is_menu(part.text) for part in parts)
    share = min(1.0, len(papers) * 3 / max(1, shown))
    return Detection(
        0.9
        * share
        * _clearness(parts, roles) ** 2
        * _doubt(papers, parts, often),
        f"{len(papers)} times title, source and abstract, a source up to {often} times",
    )


def _is_whole(entry: Entry) -> bool:
    return bool(entry.title and entry.mark and entry.abstract)


def _clearness(parts: Sequence[Paragraph], roles: Sequence[Role]) -> float:
    """How sure titles and abstracts are by their own signs, on average."""
    told = [
        sureness(part.text, role)
        for part, role in zip(parts, roles, strict=True)
        if role in {_T, _A}
    ]
    return sum(told) / len(told)


def _doubt(
    papers: Sequence[Entry], parts: Sequence[Paragraph], often: int
) -> float:
    """What is left of the confidence where neither the abstracts speak so nor sources repeat."""
    abstracts = chain.from_iterable(entry.abstract for entry in papers)
    cues = sum(abstract_cues(paragraph.text) for paragraph in abstracts)
    several_lines = sum("\n" in part.text for part in parts) / len(parts)
    return (
        1
        if cues > 1 or (often > 1 and several_lines < _WRAPPED)
        else OTHER_TEXT
    )


def _has_wide_gaps(parts: Sequence[Paragraph]) -> bool:
    """Gaps tell the papers apart only where there are two widths of them."""
    return len({part.gap > 1 for part in parts[1:]}) > 1


FORMAT = unless_xml(Format("AITopics author page", _detect, _split))
