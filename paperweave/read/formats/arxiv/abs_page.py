"""Read the text of papers' pages on arXiv (``arxiv.org/abs/...``), copied and pasted.

A file may hold several, one after another.

The page has no word before its title, which stands below ``[Submitted on 12 Jun 2017 (v1), ...]``
and above the authors; text taken by a program has ``Title:`` and ``Authors:`` there. ``Abstract:``,
``Comments:``, ``Subjects:`` and ``Cite as:`` follow; the site's menus, the submission history and
the tools below it are furniture.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture
from paperweave.read.formats.arxiv.fields import LABEL, Entry, as_record
from paperweave.read.formats.arxiv.translated import in_english
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.text.dates import parse_date
from paperweave.text.identifiers import arxiv_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part

_SUBMITTED = re.compile(
    r"\s*\[Submitted on (?P<first>\d{1,2} \w{3,9} \d{4})(?P<more>[^\]]{0,200})\]"
)
_REVISED = re.compile(r"last revised (\d{1,2} \w{3,9} \d{4})")
_CITE = re.compile(r"\s*(?:Cite as|arXiv identifier)\s?:\s*")
_LINKS = re.compile(
    r"(?:view|download) (?:a )?pdf|html \(experimental\)|tex source|other formats|view license"
    r"|access paper|view a pdf of the paper titled|full-text links",
    re.IGNORECASE,
)
_TOOLS = (
    "Submission history",
    "From:",
    "Full-text links:",
    "[v1]",
)  # what stands below the last field
_FIRST = "the line below [Submitted on ...]"
_ENOUGH = 20_000  # lines


def detect(seed: Seed) -> Detection:
    """Sure where ``[Submitted on ...]`` is followed by ``Abstract:``.

    The page also says how to cite it.
    """
    head = in_english(seed.lines[:_ENOUGH])
    submitted = sum(_SUBMITTED.match(line) is not None for line in head)
    abstracts = sum(line.lstrip().startswith("Abstract:") for line in head)
    cited = sum(_CITE.match(line) is not None for line in head)
    if submitted and abstracts and cited:
        return Detection(
            0.96,
            f"{submitted} times [Submitted on ...], {abstracts} times Abstract:, "
            f"{cited} times Cite as:",
        )
    return Detection(
        0.0, "not the three of [Submitted on ...], Abstract: and Cite as:"
    )


def split(seed: Seed) -> Iterator[Part]:
    """Yield each page's paper, and the rest of the page."""
    lines = in_english(seed.lines)
    starts = [at for at, line in enumerate(lines) if _SUBMITTED.match(line)]
    done = 0
    for start, following in pairwise([*starts, len(lines)]):
        entry = _read(lines, start, following)
        yield from _around(lines, done, start)
        yield as_record(entry, seed.name)
        done = entry.last_line
    yield from _around(lines, done, len(lines))


def _around(lines: Sequence[str], start: int, end: int) -> Iterator[Part]:
    """The lines between papers, without the blank ones at both ends."""
    filled = [at for at in range(start, end) if lines[at].strip()]
    if filled:
        yield Furniture(
            filled[0] + 1,
            filled[-1] + 1,
            "arXiv's menus, submission history and tools",
        )


def _read(lines: Sequence[str], start: int, end: int) -> Entry:
    """Read the paper whose ``[Submitted on ...]`` is at ``start``."""
    entry, label = Entry(start + 1, start + 1), _FIRST
    submitted = _SUBMITTED.match(lines[start])
    if submitted:
        revised = _REVISED.search(submitted["more"])
        entry.date = parse_date(submitted["first"])
        entry.updated = parse_date(revised[1]) if revised else None
    for at in range(start + 1, end):
        line = lines[at].strip()
        if line.startswith(_TOOLS):
            break
        if not line or line.startswith("Focus to learn more"):
            continue
        if _is_beyond(
            entry, line, label, after_blank=not lines[at - 1].strip()
        ):
            break
        label = _take(entry, line, label)
        if label:
            entry.last_line = at + 1
    _number(entry)
    return entry


def _is_beyond(
    entry: Entry, line: str, label: str, *, after_blank: bool
) -> bool:
    """Tell whether a line stands behind the paper.

    Nothing goes on after a blank line but the abstract.
    """
    unlabelled = (
        line
        and not LABEL.match(line)
        and not line.startswith(("(or arXiv:", "https://doi.org/10.48550"))
    )
    return (
        bool(unlabelled)
        and after_blank
        and label != "Abstract"
        and {"Abstract", label} <= entry.texts.keys()
    )


def _take(entry: Entry, line: str, label: str) -> str:
    """Add a line to what it belongs to; return the label that the next line may go on with."""
    match = LABEL.match(line)
    if match:
        entry.add(match[1], match[2])
        return match[1]
    if _LINKS.match(line):
        return (
            label
            if label == "Abstract" or "Abstract" not in entry.texts
            else ""
        )
    if label == _FIRST:
        entry.add("Title", line)
        return "Authors"
    entry.add(label or "Cite as", line)
    return label or "Cite as"


def _number(entry: Entry) -> None:
    cited = entry.text("Cite as") or ""
    entry.number = arxiv_number(cited.split("(or")[0])


FORMAT = unless_xml(Format("arXiv abs pages, as text", detect, split))
