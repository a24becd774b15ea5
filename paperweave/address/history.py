"""The history of a collection: what was known of each paper, from which day on.

``seeds/history.tsv`` stands beside the ledger and is like it: one line a fact, five columns
between tabs (the paper's address, the fact, its value, the day, where a listing says it), and lines
are only ever added. ``git`` merges two by keeping the lines of both. A project has a history if it
has the file, which may be empty at first.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from paperweave.address.ledger import (
    CONFLICT,
    DamagedLedgerError,
    day_of,
    is_path,
)
from paperweave.config.names import HISTORY_NAME
from paperweave.model.history import MERGED, NEW, WITHDRAWN, YES, History, Known
from paperweave.text.normalize import fingerprint

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperweave.model.paper import Entry, Paper

_HEADER = "# address\tfact\tvalue\tsince\tsource"
_TAKE_BACK = "restore the line from the history of the file"
_COLUMNS = 5
_PAPERS = "papers/"
_ALL_PAPERS = "papers/index"  # where a paper leads that is left out on purpose


def read_history(text: str, name: str = HISTORY_NAME) -> History:
    """Read a history's text; ``name`` is what its errors call it. An empty one has no lines.

    Raises:
        DamagedLedgerError: a line that is none, or the marks of an unfinished merge.
    """
    if not text.strip():
        return History()
    lines = text.removeprefix("\ufeff").split("\n")
    if lines[0].rstrip("\r") != _HEADER:
        raise DamagedLedgerError(
            f"{name}:1: {lines[0][:60]!r} where {_HEADER!r} was expected"
        )
    if lines.pop() != "":
        raise DamagedLedgerError(
            f"{name}:{len(lines) + 1}: the last line is cut off; {_TAKE_BACK}"
        )
    numbered = enumerate(lines[1:], 2)
    return _in_order(
        _read_line(line.rstrip("\r"), f"{name}:{n}") for n, line in numbered
    )


def settled(text: str, name: str = HISTORY_NAME) -> str:
    """A history's text after ``git`` merged two branches: without markers, a fact once.

    Raises:
        DamagedLedgerError: a line is none.
    """
    numbered = enumerate(text.removeprefix("\ufeff").split("\n"), 1)
    marks = (*CONFLICT, _HEADER)
    kept = [
        (n, one.rstrip("\r"))
        for n, one in numbered
        if one.strip() and not one.startswith(marks)
    ]
    return write_history(
        _in_order(_read_line(line, f"{name}:{n}") for n, line in kept)
    )


def _read_line(line: str, place: str) -> Known:
    if line.startswith(CONFLICT):
        command = "`paperweave merge-addresses` resolves them"
        message = f"{place}: conflict markers of an unfinished merge; {command}"
        raise DamagedLedgerError(message)
    cells = line.split("\t")
    if len(cells) != _COLUMNS:
        message = f"{place}: {len(cells)} columns where five were expected; {_TAKE_BACK}"
        raise DamagedLedgerError(message)
    path, what, value, day, source = cells
    if not _is_paper(path):
        raise DamagedLedgerError(
            f"{place}: {path[:60]!r} is no paper's address; {_TAKE_BACK}"
        )
    if what not in _KINDS:
        kinds = ", ".join(sorted(_KINDS))
        message = f"{place}: {what[:60]!r} where one of {kinds} was expected; {_TAKE_BACK}"
        raise DamagedLedgerError(message)
    if what == MERGED and value and not _is_paper(value):
        raise DamagedLedgerError(
            f"{place}: {value[:60]!r} is no paper's address; {_TAKE_BACK}"
        )
    return Known(
        path, what, value, _known_day(day) or day_of(day, place), source
    )


@lru_cache(maxsize=16)  # the lines of a paper stand together
def _is_paper(path: str) -> bool:
    return path.startswith(_PAPERS) and is_path(path)


@lru_cache(maxsize=1_000)
def _known_day(text: str) -> date | None:
    """A day that is one; None where the line that has it must say so."""
    try:
        return day_of(text, "")
    except DamagedLedgerError:
        return None


def write_history(history: History) -> str:
    """The history as text."""
    lines = [
        f"{one.path}\t{one.what}\t{one.value}\t{one.day.isoformat()}\t{one.source}"
        for one in history.lines
    ]
    return "\n".join([_HEADER, *lines]) + "\n"


def _in_order(lines: Iterable[Known]) -> History:
    """By path and fact, then by day; what says once more what stands before it is left out.

    Where ``git`` kept the lines of two branches these may stand in any order.
    """
    kept: list[Known] = []
    for line in sorted(
        lines, key=lambda one: (one.path, one.what != NEW, one.what, one.day)
    ):
        last = kept[-1] if kept else None
        if last is None or (last.path, last.what, last.value) != (
            line.path,
            line.what,
            line.value,
        ):
            kept.append(line)
    return History(tuple(kept))


def grown(
    history: History | None,
    papers: Sequence[Paper],
    added: Sequence[date],
    redirects: Mapping[str, str],
    today: date,
) -> History | None:
    """The history with what is known now; a paper that it does not have is new. None stays None.

    ``added`` has the day on which each paper was first published, ``redirects`` what leads from one
    address to another.
    """
    if history is None:
        return None
    more: list[Known] = []
    for paper, day in zip(papers, added, strict=True):
        before = history.now.get(f"{_PAPERS}{paper.address}")
        more += (
            _first(paper, day)
            if before is None
            else _changed(paper, before, today)
        )
    more += _merged(history, papers, redirects, today)
    return _in_order((*history.lines, *more)) if more else history


def _first(paper: Paper, day: date) -> Iterator[Known]:
    path, facts = f"{_PAPERS}{paper.address}", facts_of(paper)
    known = {what: value for what, value in facts.items() if value}
    yield Known(path, NEW, " ".join(sorted(known)), day, _source(paper, NEW))
    for what, value in known.items():
        yield Known(path, what, value, day, _source(paper, what))


def _changed(
    paper: Paper, before: Mapping[str, str], today: date
) -> Iterator[Known]:
    path = f"{_PAPERS}{paper.address}"
    for what, value in {**facts_of(paper), MERGED: ""}.items():
        if value != before.get(what, ""):
            yield Known(path, what, value, today, _source(paper, what))


def _merged(
    history: History,
    papers: Sequence[Paper],
    redirects: Mapping[str, str],
    today: date,
) -> Iterator[Known]:
    """The papers that became a part of another one."""
    by_path = {f"{_PAPERS}{paper.address}": paper for paper in papers}
    for path, target in sorted(redirects.items()):
        before = history.now.get(path)
        if (
            before is not None
            and target in by_path
            and before.get(MERGED, "") != target
        ):
            yield Known(
                path, MERGED, target, today, _source(by_path[target], MERGED)
            )


def facts_of(paper: Paper) -> dict[str, str]:
    """The facts of which the history keeps the values; of an abstract its fingerprint."""
    return {
        what: " ".join(value(paper).split()) for what, value in _FACTS.items()
    }


def _names(paper: Paper) -> str:
    return "; ".join(author.name.replace(";", ",") for author in paper.authors)


_FACTS: dict[str, Callable[[Paper], str]] = {
    "title": lambda paper: paper.title if paper.titled else "",
    "authors": _names,
    "date": lambda paper: str(paper.date) if paper.date else "",
    "venue": lambda paper: paper.venue or "",
    "arxiv": lambda paper: paper.arxiv or "",
    "doi": lambda paper: paper.doi or "",
    "abstract": lambda paper: (
        fingerprint(paper.abstract) if paper.abstract else ""
    ),
    WITHDRAWN: lambda paper: YES if paper.withdrawn else "",
}
_KINDS = frozenset({NEW, MERGED, *_FACTS})


def _source(paper: Paper, what: str) -> str:
    """Where a listing says a fact as it is now: file and line of the source that counts most."""
    by_rank = sorted(paper.entries, key=lambda entry: entry.rank)
    found = next(
        (entry for entry in by_rank if _says(entry, paper, what)), by_rank[0]
    )
    return f"{' '.join(found.record.file.split())}:{found.record.first_line}"


def _says(entry: Entry, paper: Paper, what: str) -> bool:
    said = {
        "title": (entry.title, paper.title),
        "authors": (
            tuple(a.name for a in entry.authors),
            tuple(a.name for a in paper.authors),
        ),
        "date": (entry.record.date, paper.date),
        "venue": (entry.venue, paper.venue),
        "arxiv": (entry.record.arxiv, paper.arxiv),
        "doi": (entry.record.doi, paper.doi),
        "abstract": (entry.abstract, paper.abstract),
        WITHDRAWN: (entry.record.withdrawn, paper.withdrawn),
    }
    own, shown = said.get(what, (True, True))
    return own == shown


def told(before: History, now: History) -> list[str]:
    """The changes that a history has more than another: ``papers/2402.17412: title``."""
    known = set(before.changes)
    return [
        f"{one.path}: {one.what}" for one in now.changes if one not in known
    ]
