"""Sections of a file that holds several listings, each with the format that reads it.

Most layouts show by their own marks where they begin and end, however few entries they have; what
has no marks is text. Text that no format knows belongs to the section above or below it, by what
both formats have to say against it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from paperweave.read.formats.markdown.front_matter_format import (
    FORMAT as FRONT_MATTER,
)
from paperweave.read.formats.tables.csv_tables import FORMAT as TABLE
from paperweave.read.formats.web.saved_page import FORMAT as SAVED_PAGE
from paperweave.read.formats.xml.bibliontology import FORMAT as BIBLIONTOLOGY
from paperweave.read.formats.xml.citavi_xml import FORMAT as CITAVI_XML
from paperweave.read.formats.yaml.citation_cff import FORMAT as PROGRAM
from paperweave.read.marks.kinds import TEXT, runs
from paperweave.read.stretches import Stretch, cost_of, stretches

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.model.reading import Seed
    from paperweave.read.formats.registry import Format
    from paperweave.read.marks.span import Span

_ONE_A_FILE = (
    TABLE, FRONT_MATTER, PROGRAM, SAVED_PAGE, BIBLIONTOLOGY, CITAVI_XML,
)  # fmt: skip
_CONFIDENT = 0.3
_MOST_RUNS = 400  # of a page whose kinds change with every line


def sections(seed: Seed, formats: Sequence[Format]) -> list[Stretch]:
    """The sections of a file with their formats; none where it has one kind of lines.

    Nor where no format confirms any marks: a line that looks like another layout's parts no text.
    """
    found = runs(seed.lines)
    if len(found) < 2 or len(found) > _MOST_RUNS:
        return []
    marked = {
        run: _most_confident(_part(seed, run), formats)
        for run in found
        if run.kind != TEXT
    }
    if not any(marked.values()):
        return []
    pieces: list[Stretch | _Unread] = []
    for run in found:
        if run.kind == TEXT:
            pieces += _of_text(seed, run, formats)
        else:
            pieces.append(_piece(run, marked[run], marked=True))
    return _joined(seed, _attached(seed, pieces))


def _part(seed: Seed, run: Span) -> Seed:
    return replace(seed, lines=seed.lines[run.start : run.end])


@dataclass(frozen=True, slots=True)
class _Unread:
    """Lines that no format knows."""

    start: int
    end: int


def _of_text(
    seed: Seed, run: Span, formats: Sequence[Format]
) -> Iterator[Stretch | _Unread]:
    """A run of text with its format, or with several: text may hold more than one layout."""
    part = _part(seed, run)
    several = stretches(part, formats)
    if len(several) > 1:
        for one in several:
            yield Stretch(
                run.start + one.start, run.start + one.end, one.format
            )
        return
    best = _most_confident(part, formats)
    # A table is found by its own marks, also above lines that do not fit it.
    yield _piece(run, None if best is TABLE else best, marked=False)


def _piece(
    run: Span, best: Format | None, *, marked: bool
) -> Stretch | _Unread:
    if best is None:
        return _Unread(run.start, run.end)
    return Stretch(run.start, run.end, best, marked=marked)


def _most_confident(seed: Seed, formats: Sequence[Format]) -> Format | None:
    """The format that is most confident of some lines; a guess is asked for last."""
    best, confidence = None, 0.0
    for one in sorted(formats, key=lambda known: -known.highest):
        if confidence >= one.highest:
            break
        said = one.detect(seed).confidence
        if said > confidence:
            best, confidence = one, said
    return best if confidence >= _CONFIDENT else None


def _attached(seed: Seed, pieces: Sequence[Stretch | _Unread]) -> list[Stretch]:
    """Sections, each with the lines beside it that no format knows."""
    found: list[Stretch] = []
    waiting: int | None = None  # where lines begin that no format knows
    for piece in pieces:
        if isinstance(piece, _Unread):
            waiting = piece.start if waiting is None else waiting
            continue
        if waiting is not None:
            above = found.pop() if found else None
            found += _shared_out(seed, above, waiting, piece)
        else:
            found.append(piece)
        waiting = None
    if found and waiting is not None:
        found[-1] = replace(found[-1], end=len(seed.lines))
    return found


def _shared_out(
    seed: Seed, above: Stretch | None, start: int, below: Stretch
) -> list[Stretch]:
    """Give lines between two sections to the one they touch, or that has less against them."""
    wider = replace(below, start=start)
    if above is None:
        return [wider]
    longer = replace(above, end=below.start)
    touches_above = _is_filled(seed, start - 1)
    if touches_above != _is_filled(seed, below.start - 1):
        return [longer, below] if touches_above else [above, wider]
    if above.format is TABLE:  # its reader tells of each row that does not fit
        return [longer, below]
    with_above = cost_of(seed, longer) + cost_of(seed, below)
    with_below = cost_of(seed, above) + cost_of(seed, wider)
    return [longer, below] if with_above <= with_below else [above, wider]


def _is_filled(seed: Seed, index: int) -> bool:
    return bool(seed.lines[index].strip())


def _goes_on(seed: Seed, above: Stretch, below: Stretch) -> bool:
    """Tell whether two sections are one; some formats read one document of a file."""
    if above.format.split is not below.format.split:
        return False
    if below.format not in _ONE_A_FILE or not below.marked:
        return True
    return (
        below.format is TABLE
        and seed.lines[above.start] == seed.lines[below.start]
    )


def _joined(seed: Seed, found: Sequence[Stretch]) -> list[Stretch]:
    """Neighbours of one format as one section; a table below another has a header of its own."""
    joined: list[Stretch] = []
    for one in found:
        if joined and _goes_on(seed, joined[-1], one):
            joined[-1] = replace(joined[-1], end=one.end)
        else:
            joined.append(one)
    return joined
