"""Two listings in one file: what of each was read as it is read alone, and what was told."""

from __future__ import annotations

from collections import Counter
from io import BytesIO
from itertools import permutations
from typing import TYPE_CHECKING

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.read.formats.test_documentation import EXAMPLES

if TYPE_CHECKING:
    from paperweave.model.reading import Reading
    from paperweave.model.record import Record

# What is between the two: a blank line, a line end, nothing.
GAPS = {"blank line": "\n\n", "line end": "\n", "nothing": ""}
_BORDERS = ("another layout begins here", "two listings touch on this line")
# Another listing of the same layout: other words, other numbers.
_OTHERS = (
    ("eav", "raid"), ("oom", "iln"), ("hread", "tring"), ("not", "ead"), ("02.01234", "02.05678"),
    ("02.17412", "02.17999"), ("05.13741", "05.13999"), ("1909.01066", "1909.01999"),
    ("01.000", "01.777"), ("1706.000", "1706.777"), ("12345678", "87654321"),
)  # fmt: skip


def pairs() -> list[tuple[str, str]]:
    """All pairs of layouts by name, each also with another listing of its own."""
    return [*permutations(EXAMPLES, 2), *((name, name) for name in EXAMPLES)]


def read(text: str) -> Reading:
    """What is made of a text."""
    return read_file("glued.txt", BytesIO(text.encode()), FORMATS)


def swallowed(above: str, below: str, gap: str) -> list[str]:
    """The titles of two layouts' examples, glued, that are neither read as alone nor told."""
    first = EXAMPLES[above].rstrip("\n")
    second = EXAMPLES[below] if above != below else _other(EXAMPLES[below])
    glued = read(first + GAPS[gap] + second)
    cut = first.count("\n") + 1
    start = cut + GAPS[gap].count("\n")
    return [
        *_missing(read(first), glued, (1, cut), gap, at_edge=-1),
        *_missing(read(second), glued, (start, len(glued.seed.lines)), gap, at_edge=0),
    ]


def _other(text: str) -> str:
    for word, instead in _OTHERS:
        text = text.replace(word, instead)
    return text


def _missing(
    alone: Reading, glued: Reading, lines: tuple[int, int], gap: str, at_edge: int
) -> list[str]:
    """What one half lacks in the whole, unless a problem of its lines says that something is."""
    found = Counter(map(_facts, glued.records))
    missing = [record for record in alone.records if not found[_facts(record)]]
    if not missing or _tells(alone, glued, lines):
        return []
    # Nothing between: the records at the border share a line, and its being one is told.
    edge = glued.problems and any(_is_border(p.message) for p in glued.problems)
    if gap == "nothing" and edge and missing == [alone.records[at_edge]]:
        return []
    return [record.title or (record.abstract or "")[:60] for record in missing]


def _facts(record: Record) -> tuple[object, ...]:
    names = tuple(author.name for author in record.authors)
    known = (record.arxiv, record.doi, record.date, record.venue)
    return (record.title, record.abstract, names, *known)


def _is_border(message: str) -> bool:
    return any(words in message for words in _BORDERS)


def _tells(alone: Reading, glued: Reading, lines: tuple[int, int]) -> bool:
    """Tell whether a problem that the half alone has not stands at its lines or for the file."""
    known = {problem.message for problem in alone.problems}
    for problem in glued.problems:
        here = problem.line is None or lines[0] - 1 <= problem.line <= lines[1] + 1
        new = problem.message not in known and not _is_border(problem.message)
        if here and new and problem.severity != "noted":
            return True
    return False
