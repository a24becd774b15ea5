"""What was read from each file, for a person at a terminal and for machines."""

from __future__ import annotations

from collections import Counter
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from paperweave.config.files import BuildError
from paperweave.config.names import LEDGER_NAME
from paperweave.model.record import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from rich.console import Console

    from paperweave.config.selection import Only
    from paperweave.model.corpus import Corpus
    from paperweave.model.reading import Reading
    from paperweave.model.record import Repair

_PROBLEMS_SHOWN = 20
_NAMES_SHOWN = 5


@dataclass(frozen=True, slots=True)
class FileReport:
    """One seed file in figures; ``format`` is None where it could not be read."""

    file: str
    format: str | None
    entries: int
    papers: int
    repaired: int
    guessed: int
    left_out: int
    not_asked_for: int = 0  # entries that --only leaves out


@dataclass(frozen=True, slots=True)
class Report:
    """A build in figures, with every problem and repair, as ``--report`` writes it."""

    files: tuple[FileReport, ...]
    papers: int
    untitled: int
    problems: tuple[dict[str, Any], ...]
    repairs: tuple[dict[str, Any], ...]
    merges: tuple[dict[str, Any], ...]
    redirects: dict[str, str]
    new_addresses: tuple[str, ...]
    # What the history lacks: "papers/2402.17412: title".
    new_changes: tuple[str, ...] = ()

    @classmethod
    def from_dict(cls, values: dict[str, Any]) -> Report:
        """The report that ``dataclasses.asdict`` made ``values`` of."""
        files = tuple(FileReport(**f) for f in values["files"])
        new = {
            name: tuple(values[name])
            for name in ("new_addresses", "new_changes")
        }
        return cls(**{**values, "files": files, **new})

    def lines(self, severity: Severity) -> list[str]:
        """Its problems of one severity, as ``file:line: message``."""
        return [
            str(Problem(**p))
            for p in self.problems
            if p["severity"] == severity
        ]

    @property
    def left_out(self) -> int:
        """How many things were left out of the site."""
        return sum(problem["severity"] == "lost" for problem in self.problems)


def report_on(
    corpus: Corpus, problems: Sequence[Problem], new_addresses: Sequence[str]
) -> Report:
    """The report of a build; ``new_addresses`` are those that the ledger did not have."""
    repairs = [
        repair
        for paper in corpus.papers
        for entry in paper.entries
        for repair in entry.repairs
    ]
    merges = [
        {"address": p.address, "because": list(p.merged_because)}
        for p in corpus.papers
        if p.merged_because
    ]
    return Report(
        files=tuple(_files(corpus, problems, repairs)),
        papers=len(corpus.papers),
        untitled=sum(not p.titled for p in corpus.papers),
        problems=tuple(asdict(p) for p in problems),
        repairs=tuple(asdict(r) for r in repairs),
        merges=tuple(merges),
        redirects=dict(sorted(corpus.redirects.items())),
        new_addresses=tuple(new_addresses),
    )


def _files(
    corpus: Corpus, problems: Iterable[Problem], repairs: Iterable[Repair]
) -> Iterable[FileReport]:
    repaired = Counter(r.file for r in repairs)
    of_severity = Counter((p.file, p.severity) for p in problems)
    papers = Counter(
        file
        for paper in corpus.papers
        for file in {e.record.file for e in paper.entries}
    )
    for reading in corpus.readings:
        name = reading.seed.name
        guessed, lost = of_severity[name, "guessed"], of_severity[name, "lost"]
        yield FileReport(
            name,
            reading.format,
            len(reading.records),
            papers[name],
            repaired[name],
            guessed,
            lost,
            reading.passed_over,
        )


def print_report(report: Report, console: Console) -> None:
    """The table of files, and below it whatever is left out or was guessed."""
    from rich.table import Table

    table = Table()
    for heading in (
        "listing",
        "format",
        "entries",
        "papers",
        "repaired",
        "guessed",
        "left out",
    ):
        table.add_column(
            heading,
            justify="left" if heading in ("listing", "format") else "right",
            overflow="fold",
        )
    for f in report.files:
        figures = (f.entries, f.papers, f.repaired, f.guessed, f.left_out)
        table.add_row(f.file, f.format or "not read", *map(str, figures))
    console.print(table)
    if left := sum(f.not_asked_for for f in report.files):
        console.print(
            f"{left} more entries were passed over by --only", highlight=False
        )
    untitled = (
        f", {report.untitled} of them without a title"
        if report.untitled
        else ""
    )
    papers = "1 paper" if report.papers == 1 else f"{report.papers} papers"
    console.print(f"{papers}{untitled}", highlight=False)


def gather_problems(
    readings: Iterable[Reading], more: Iterable[Problem]
) -> list[Problem]:
    """All problems, by file and line; files that are no listings share one."""
    readings = list(readings)
    every = [
        *(p for reading in readings for p in reading.problems),
        *more,
        *_no_listings(readings),
    ]
    return sorted(
        dict.fromkeys(every),
        key=lambda p: (p.file, p.line or 0, p.severity, p.message),
    )


def _no_listings(readings: Iterable[Reading]) -> Iterator[Problem]:
    """One line for all files that are surely no listings: a schema, volumes without papers."""
    others = [(r.seed.name, r.no_listing) for r in readings if r.no_listing]
    if not others:
        return
    kinds = Counter(what for _, what in others)
    told = ", ".join(
        f"{what} ({count} of them)" if count > 1 else what
        for what, count in sorted(kinds.items())
    )
    names = ", ".join(name for name, _ in others[:_NAMES_SHOWN])
    more = (
        f" and {len(others) - _NAMES_SHOWN} more"
        if len(others) > _NAMES_SHOWN
        else ""
    )
    count = "1 file was" if len(others) == 1 else f"{len(others)} files were"
    message = f"{count} passed over for want of papers: {told}; {names}{more}"
    yield Problem("noted", others[0][0], None, message)


def _why_no_paper(report: Report, only: Only) -> str:
    if only and any(
        file.entries or file.not_asked_for for file in report.files
    ):
        return (
            f"no paper here fits {only.shown!r}, which --only (or extra.paperweave.only "
            "in mkdocs.yml) asks for; change what is asked for"
        )
    if not report.problems:
        return "there is no listing here; add one and build again"
    return "no listing here contains a paper; add one and build again"


def refuse_what_loses(
    report: Report,
    homeless: Sequence[str],
    seeds: Path,
    only: Only,
    *,
    strict: bool,
) -> None:
    """Stop before anything is written where the build must not go on.

    It stops where there is no paper, an address would die, or ``strict`` allows no loss.

    Raises:
        BuildError: as said.
    """
    problems = "".join(
        f"\n  {line}" for line in report.lines("lost")[:_PROBLEMS_SHOWN]
    )
    if not report.papers:
        notes = "".join(
            f"\n  {line}" for line in report.lines("noted")[:_PROBLEMS_SHOWN]
        )
        raise BuildError(
            f"{seeds}: {_why_no_paper(report, only)}{problems or notes}"
        )
    if homeless:
        raise BuildError(
            f"{seeds / LEDGER_NAME}: of {len(homeless)} published addresses nothing is left: "
            f"{', '.join(homeless[:10])}; restore their listing, or name them in "
            "bibliography.bib "
            "(withdrawn = {yes} withdraws a paper, addendum = {formerly titled …} gives an "
            "earlier title), "
            f"or add redirect:papers/… to their line{problems}"
        )
    if strict and report.left_out:
        raise BuildError(
            f"{report.left_out} left out, and --strict allows none{problems}"
        )
