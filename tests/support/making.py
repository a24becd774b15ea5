"""Short ways to make the records that tests are about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from paperweave.clean.entry import entry_of
from paperweave.config.curation import Curation
from paperweave.merge.cluster import merge
from paperweave.merge.resolve import combine
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Author, PartialDate, Record

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.model.paper import Entry, MergedPaper
    from paperweave.model.record import Problem

LONG = (
    "We study how {} behaves when its inputs grow, and we show by experiments on nine public data "
    "sets that the "
    "usual explanation of {} does not hold; a simpler one does, and it predicts the failures that "
    "others saw."
)


def abstract(about: str) -> str:
    """An abstract of a usual length about something.

    Two of them are much less alike than two versions of one.
    """
    return LONG.format(about, about[::-1]) + " " + " ".join(f"{about}{n}" for n in range(30))


# any of a record's fields
def record(title: str | None = None, file: str = "a.txt", line: int = 1, **fields: Any) -> Record:  # noqa: ANN401
    """A record of one line; authors may be given as names and dates as figures."""
    if "authors" in fields:
        fields["authors"] = tuple(Author(name) for name in fields["authors"])
    for name in ("date", "updated"):
        if name in fields:
            fields[name] = PartialDate(*fields[name])
    return Record(file, line, line, title=title, **fields)


def entry(title: str | None = None, file: str = "a.txt", line: int = 1, **fields: Any) -> Entry:  # noqa: ANN401
    """The entry of a record."""
    return entry_of(record(title, file, line, **fields))[0]


def together(
    *entries: Entry,
    captured: Mapping[str, PartialDate] | None = None,
    curation: Curation | None = None,
) -> tuple[list[MergedPaper], list[Problem]]:
    """The papers that entries become, and all that there was to say."""
    clusters, problems = merge(entries, curation or Curation())
    pairs = [combine(cluster, captured or {}) for cluster in clusters]
    return [paper for paper, _ in pairs], [*problems, *(p for _, found in pairs for p in found)]


def published(papers: Sequence[MergedPaper]) -> list[Paper]:
    """The papers as they are published, numbered, without keywords and neighbours."""
    day = date(2026, 1, 1)
    return [
        Paper.of(paper, PaperAddress(f"paper-{n}", f"key{n}", day), (), ())
        for n, paper in enumerate(papers)
    ]


def partition(entries: Sequence[Entry], curation: Curation | None = None) -> set[frozenset[str]]:
    """Which entries are one paper, each entry told by its comment."""
    clusters, _ = merge(entries, curation or Curation())
    return {frozenset(str(e.record.comment) for e in cluster.entries) for cluster in clusters}
