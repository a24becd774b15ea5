"""How one file was understood, line by line.

It is for the moment when a listing does not come out as hoped.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from errno import ENOENT
from typing import TYPE_CHECKING, Literal

from paperweave.model.record import Record
from paperweave.read.detect import (
    AND_THEN,
    detections_on,
    read_lines,
    read_path,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from paperweave.model.reading import Reading, Seed
    from paperweave.model.record import Problem
    from paperweave.read.formats.registry import Format

Understood = Literal["paper", "furniture", "left over", "blank"]

# Where a record stands is shown beside its lines; these say nothing about what was taken from them.
_PLACE = frozenset({"file", "first_line", "last_line", "title", "raw"})
_PAPERS = ("cyan", "green")  # by turns, so that one sees where the next begins
_STYLES = {"furniture": "dim", "left over": "bold red", "blank": "dim"}
_SAID = {"lost": "left out", "guessed": "guessed", "noted": "worth a look"}
_SEVERITIES = {"lost": "bold red", "guessed": "yellow", "noted": "dim"}
_LONGEST = 1_000  # characters of a line that any terminal could show


@dataclass(frozen=True, slots=True)
class Answer:
    """What one format said when it was asked about the file."""

    format: str
    confidence: float
    why: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class LineReading:
    """One line of the file and how it was understood.

    ``papers`` count from 1, ``what`` names the furniture.
    """

    number: int
    text: str
    understood: Understood
    papers: tuple[int, ...] = ()
    what: str | None = None

    @property
    def label(self) -> str:
        """How it was understood, in a few words: ``paper 3``, ``heading``, ``left over``."""
        if not self.papers:
            return self.what or (
                "" if self.understood == "blank" else self.understood
            )
        first, last = self.papers[0], self.papers[-1]
        return f"paper {first}" if first == last else f"papers {first}-{last}"


@dataclass(frozen=True, slots=True)
class Explanation:
    """Which formats were asked about a file, what each answered, and what became of every line."""

    file: str
    answers: tuple[Answer, ...]
    records: tuple[Record, ...]
    lines: tuple[LineReading, ...]
    problems: tuple[Problem, ...]


def explain(seed: Seed, formats: Sequence[Format]) -> Explanation:
    """Ask all formats about a file and read it as a build would; the most confident comes first."""
    return _explained(read_lines(seed, formats), formats)


def explain_file(
    name: str, path: Path, listing: str, formats: Sequence[Format]
) -> Iterator[Explanation]:
    """Explain the listing of that name in a file on disk.

    Where the file itself is named, everything that it holds is explained.

    Raises:
        FileNotFoundError: there is no such file, or no such listing in it.
    """
    if not path.exists():
        raise FileNotFoundError(ENOENT, "there is no such file")
    found = False
    for reading in read_path(name, path, formats):
        if listing in (name, reading.seed.name):
            found = True
            yield _explained(reading, formats)
    if not found:
        raise FileNotFoundError(ENOENT, f"{path} holds no such listing")


def _explained(reading: Reading, formats: Sequence[Format]) -> Explanation:
    seed = reading.seed
    detections = detections_on(seed, formats)
    chosen = (reading.format or "").split(AND_THEN)
    answers = tuple(
        Answer(one.name, found.confidence, found.why, one.name in chosen)
        for found, one in detections
    )
    return Explanation(
        seed.name,
        answers,
        reading.records,
        tuple(_lines(seed, reading)),
        reading.problems,
    )


def _lines(seed: Seed, reading: Reading) -> Iterator[LineReading]:
    papers: dict[int, list[int]] = {}
    for number, record in enumerate(reading.records, start=1):
        for line in range(record.first_line, record.last_line + 1):
            papers.setdefault(line, []).append(number)
    furniture = {
        line: part.what
        for part in reading.furniture
        for line in range(part.first_line, part.last_line + 1)
    }
    for number, text in enumerate(seed.lines, start=1):
        if number in papers:
            yield LineReading(number, text, "paper", tuple(papers[number]))
        elif not text.strip():
            yield LineReading(number, text, "blank")
        elif number in furniture:
            yield LineReading(number, text, "furniture", what=furniture[number])
        else:
            yield LineReading(number, text, "left over")


def print_explanation(explanation: Explanation, console: Console) -> None:
    """Write an explanation to a console: in colour where it is a terminal.

    Lines are cut to its width.
    """
    console.print(_answers(explanation))
    if explanation.records:
        console.print(_papers(explanation))
    console.print(_page(explanation))
    for problem in explanation.problems:
        console.print(
            _text(f"{_SAID[problem.severity]}: {problem}"),
            style=_SEVERITIES[problem.severity],
            soft_wrap=True,
        )


def _table(title: str) -> Table:
    from rich.table import Table

    return Table(
        title=_text(title),
        title_justify="left",
        title_style="bold",
        box=None,
        pad_edge=False,
        expand=True,
    )


def _answers(explanation: Explanation) -> Table:
    """The formats that were asked; a star marks the one that read the file."""
    table = _table(
        f"{explanation.file}: which formats were asked, and what each answered"
    )
    table.add_column("", width=1)
    table.add_column("confidence", justify="right", width=10)
    table.add_column("format", no_wrap=True, ratio=2)
    table.add_column("because", no_wrap=True, overflow="ellipsis", ratio=3)
    for answer in explanation.answers:
        cells = (
            "*" if answer.chosen else "",
            f"{answer.confidence:.0%}",
            answer.format,
            answer.why,
        )
        style = (
            "bold green"
            if answer.chosen
            else None
            if answer.confidence
            else "dim"
        )
        table.add_row(*(_text(cell) for cell in cells), style=style)
    return table


def _papers(explanation: Explanation) -> Table:
    """The papers that were found, with the names of the fields that each has beside its title."""
    table = _table("the papers that it holds")
    table.add_column("paper", justify="right", width=7)
    table.add_column("lines", justify="right", width=13)
    table.add_column("title", no_wrap=True, overflow="ellipsis", ratio=3)
    table.add_column("and", no_wrap=True, overflow="ellipsis", ratio=2)
    for number, record in enumerate(explanation.records, start=1):
        told = [
            f.name
            for f in fields(Record)
            if f.name not in _PLACE and getattr(record, f.name)
        ]
        cells = (
            f"{number}",
            f"{record.first_line}-{record.last_line}",
            record.title or "(none)",
            ", ".join(told),
        )
        table.add_row(
            *(_text(cell) for cell in cells), style=_PAPERS[number % 2]
        )
    return table


def _page(explanation: Explanation) -> Table:
    """Every line of the file with what it was taken for."""
    table = _table("how each line was understood")
    table.add_column(
        "line", justify="right", width=max(4, len(str(len(explanation.lines))))
    )
    table.add_column(
        "taken for", no_wrap=True, overflow="ellipsis", ratio=1, max_width=30
    )
    table.add_column("text", no_wrap=True, overflow="ellipsis", ratio=4)
    for line in explanation.lines:
        style = (
            _PAPERS[line.papers[0] % 2]
            if line.papers
            else _STYLES[line.understood]
        )
        table.add_row(
            *(
                _text(cell)
                for cell in (f"{line.number}", line.label, line.text)
            ),
            style=style,
        )
    return table


def _text(text: str) -> Text:
    """A cell that shows characters as they are: nothing in it is markup."""
    from rich.text import Text

    return Text(_shown(text))


def _shown(text: str) -> str:
    """A text for a terminal: a seed's control characters must not steer it."""
    return "".join(
        c if c.isprintable() else " " if c.isspace() else "\ufffd"
        for c in text[:_LONGEST]
    )
