"""Read the text of arXiv's listings of new and recent papers, copied and pasted.

They are pages such as ``arxiv.org/list/cs.CL/new``.

Each entry begins with ``[1] arXiv:2401.00001 [pdf, html, other]``, perhaps with ``(cross-list from
cs.LG)`` or ``(replaced)``; ``Title:``, the authors, ``Comments:`` and ``Subjects:`` stand below,
and on the pages of new papers the abstract, without a label. Headings with dates and counts of
entries are furniture.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from paperweave.model.record import Furniture
from paperweave.read.formats.arxiv.fields import LABEL, Entry, as_record
from paperweave.read.formats.base import Detection, Format, unless_xml
from paperweave.text.dates import parse_date
from paperweave.text.identifiers import arxiv_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.model.record import Part, PartialDate

_START = re.compile(
    r"\s*\[\d{1,5}\]\s{0,4}(?P<number>arXiv:\S{6,30})(?P<rest>[^:]{0,200})$",
    re.IGNORECASE,
)
_DAY = re.compile(
    r"(?:Showing new listings for )?[A-Z][a-z]{2,8}, (\d{1,2} [A-Z][a-z]{2,8} (?:20)?\d\d)\b.{0,60}"
)
_COUNT = re.compile(
    r"(?:total of \d+ entries|showing (?:\d|up to|first).{0,60}"
    r"|(?:new|cross|replacement) (?:submissions?|lists?).{0,60}"
    r"|(?:\[? ?\d+-\d+ ?\|?\]? ?)+|fewer \||more \||\d+ more|see today's|skip to"
    r"|authors and titles for.{0,80}"
    r"|view this author list.{0,40}|for .{0,20}, the following.{0,60}).{0,60}",
    re.IGNORECASE,
)
_REPLACED = "replaced"
_ENOUGH = 5_000  # lines


def detect(seed: Seed) -> Detection:
    """Sure where entries begin with a counter and an arXiv number.

    Their titles have a label below.
    """
    head = seed.lines[:_ENOUGH]
    starts = [at for at, line in enumerate(head) if _START.match(line)]
    titled = sum(
        any(line.lstrip().startswith("Title:") for line in head[at : at + 6])
        for at in starts
    )
    if titled:
        return Detection(
            0.96, f"{titled} times [1] arXiv:... with Title: below"
        )
    return Detection(0.0, "no [1] arXiv:... with Title: below")


def split(seed: Seed) -> Iterator[Part]:
    """Yield the entries, and the headings between them."""
    starts = [at for at, line in enumerate(seed.lines) if _START.match(line)]
    day: PartialDate | None = None
    at = 0
    for start, following in zip(
        [*starts, len(seed.lines)],
        [*starts[1:], len(seed.lines), 0],
        strict=False,
    ):
        for index in range(at, start):
            if seed.lines[index].strip():
                yield Furniture(
                    index + 1, index + 1, "heading or menu of the listing"
                )
                day = _day(seed.lines[index]) or day
        if start == len(seed.lines):
            return
        entry = _read(seed.lines, start, following)
        replaced = _REPLACED in seed.lines[start]
        entry.date, entry.updated = (None, day) if replaced else (day, None)
        yield as_record(entry, seed.name)
        at = entry.last_line


def _day(line: str) -> PartialDate | None:
    match = _DAY.match(line.strip())
    return (
        parse_date(re.sub(r" (\d\d)$", r" 20\1", match[1])) if match else None
    )


def _read(lines: Sequence[str], start: int, end: int) -> Entry:
    """Read the entry that begins at ``start``; headings before the next one do not belong to it."""
    entry, label = Entry(start + 1, start + 1), ""
    match = _START.match(lines[start])
    entry.number = arxiv_number(match["number"]) if match else None
    for at in range(start + 1, end):
        line = lines[at].strip()
        if _COUNT.fullmatch(line) or _DAY.fullmatch(line):
            break
        if line:
            label = _take(
                entry, line, label, after_blank=not lines[at - 1].strip()
            )
            entry.last_line = at + 1
    return entry


def _take(entry: Entry, line: str, label: str, *, after_blank: bool) -> str:
    """Add a line to what it belongs to; return the label of the next line where that has none."""
    match = LABEL.match(line)
    if match:
        entry.add(match[1], match[2])
        return "after the title" if match[1] == "Title" else match[1]
    if label == "after the title":
        label = "Authors"
    elif label == "Subjects" or (
        label in {"Comments", "Journal-ref", "Authors"} and after_blank
    ):
        label = "Abstract"
    entry.add(label or "Title", line)
    return label


FORMAT = unless_xml(
    Format("arXiv listings of new and recent papers, as text", detect, split)
)
