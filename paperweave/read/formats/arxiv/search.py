"""The text of arXiv's answers to a search (``arxiv.org/search``), copied and pasted.

Each result begins with ``arXiv:2401.00001 [pdf, other] cs.CL cs.AI``, perhaps with a counter before
it and a DOI after it; the title stands below without a label, then ``Authors:``, ``Abstract:``
(first a short form up to ``▽ More``, then the whole up to ``△ Less``), ``Submitted 1 January, 2024;
originally announced January 2024.``, and perhaps ``Comments:`` and ``Journal ref:``. What stands
above the first result and below the last is furniture.
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
from paperweave.text.identifiers import arxiv_number, doi

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate

_START = re.compile(
    r"\s*(?:\d{1,5}\.\s{0,4})?(?P<number>arXiv:[^\s\[]{6,30})\s{0,4}(?:\[[a-z, ]{2,40}\])?\s{0,4}"
    r"(?P<categories>(?:[a-z-]{2,9}(?:\.[A-Za-z-]{2,9})?\s{0,4}){0,12})(?:doi\s{0,4}(?P<doi>10\.\S{3,200}))?\s*"
)
_COUNTER = re.compile(r"\s*\d{1,5}\.\s*")
_SUBMITTED = re.compile(r"Submitted (\d{1,2} [A-Z][a-z]{2,8}, \d{4})(.{0,300})")
_FIRST_SUBMITTED = re.compile(r"v1 submitted (\d{1,2} [A-Z][a-z]{2,8}, \d{4})")
_END = re.compile(
    r"(?:previous\b.{0,20}|next|search v\d.{0,60}|about|help|contact.{0,40}|showing \d.{0,60}"
    r"|\d+ \d+ .{0,60}|…)",
    re.IGNORECASE,
)
_ENOUGH = 5_000  # lines


def detect(seed: Seed) -> Detection:
    """Sure where results begin with an arXiv number.

    They also say when they were submitted and announced.
    """
    head = in_english(seed.lines[:_ENOUGH])
    starts = sum(_START.fullmatch(line) is not None for line in head)
    submitted = sum(
        line.lstrip().startswith("Submitted ") and "announced" in line
        for line in head
    )
    if starts and submitted:
        return Detection(
            0.96,
            f"{starts} lines with an arXiv number, "
            f"{submitted} times Submitted ...; originally announced",
        )
    return Detection(
        0.0, "no arXiv numbers with Submitted ...; originally announced"
    )


def split(seed: Seed) -> Iterator[Part]:
    """Yield the results, and what stands around them."""
    lines = in_english(seed.lines)
    starts = [
        _with_counter(lines, at)
        for at, line in enumerate(lines)
        if _START.fullmatch(line)
    ]
    at = 0
    for begin, following in pairwise([*starts, len(lines)]):
        yield from _around(lines, at, begin)
        entry = _read(lines, begin, following)
        yield as_record(entry, seed.name)
        at = entry.last_line
    yield from _around(lines, at, len(lines))


def _with_counter(lines: Sequence[str], at: int) -> int:
    """Where a result begins whose counter may stand on the line above."""
    return at - 1 if at and _COUNTER.fullmatch(lines[at - 1]) else at


def _around(lines: Sequence[str], start: int, end: int) -> Iterator[Part]:
    filled = [at for at in range(start, end) if lines[at].strip()]
    if filled:
        yield Furniture(
            filled[0] + 1,
            filled[-1] + 1,
            "form, menu or foot of the search page",
        )


def _read(lines: Sequence[str], start: int, end: int) -> Entry:
    """Read the result that begins at ``start``, with its counter or without one."""
    entry, label = Entry(start + 1, start + 1), "Title"
    start += _COUNTER.fullmatch(lines[start]) is not None
    entry.last_line = start + 1
    match = _START.fullmatch(lines[start])
    if match:
        entry.number, entry.doi = arxiv_number(match["number"]), match["doi"]
        entry.categories = tuple(match["categories"].split())
    submitted = False
    for at in range(start + 1, end):
        line = lines[at].strip()
        if submitted and not line:
            continue
        if submitted and _is_behind_result(lines, at):
            break
        submitted |= _SUBMITTED.match(line) is not None
        label = _take(entry, line, label)
        if line:
            entry.last_line = at + 1
    _cut_short_form(entry)
    return entry


def _is_behind_result(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line is the page's foot, the next counter, or apart and without a label."""
    line = lines[at].strip()
    if _END.fullmatch(line) or _COUNTER.fullmatch(line):
        return True
    return not lines[at - 1].strip() and not _labelled(line)


def _labelled(line: str) -> re.Match[str] | None:
    """A line that begins with a label, with what stands behind it."""
    return _SEARCH_LABEL.match(line) or LABEL.match(line)


def _take(entry: Entry, line: str, label: str) -> str:
    """Add a line to what it belongs to; return the label of the next line where that has none."""
    match = _labelled(line)
    submitted = _SUBMITTED.match(line)
    if submitted:
        _dates(entry, submitted)
        return "Submitted"
    if match:
        entry.add(match[1], match[2])
        return match[1]
    if "Title" not in entry.texts and (
        line == "doi" or line.startswith(("doi 10.", "10."))
    ):
        entry.doi = doi(line)
    else:
        entry.add(label, line)
    return label


_SEARCH_LABEL = re.compile(
    r"(Journal ref|Report number|ACM Class|MSC Class)\s?:\s*(.*)"
)


def _dates(entry: Entry, submitted: re.Match[str]) -> None:
    """The day of the first version, and that of the last where there are several."""
    last = _day(submitted[1])
    first = _FIRST_SUBMITTED.search(submitted[2])
    entry.date, entry.updated = (
        (_day(first[1]), last) if first else (last, None)
    )


def _day(text: str) -> PartialDate | None:
    return parse_date(text.replace(",", ""))


def _cut_short_form(entry: Entry) -> None:
    """Keep the whole abstract where the page shows its beginning before it."""
    text = entry.text("Abstract")
    if text is not None:
        whole = text.split("▽ More", 1)[-1].split("△ Less", 1)[0]
        entry.texts["Abstract"] = (
            [whole.strip(" …")] if whole.strip() else [text]
        )


FORMAT = unless_xml(Format("arXiv search results, as text", detect, split))
