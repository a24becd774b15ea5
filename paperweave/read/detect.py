"""Files become records.

Each is read by the format that is surest of it, and every line of it is accounted for.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import IO, TYPE_CHECKING, TypeVar

from paperweave.model.reading import Reading, Seed
from paperweave.model.record import Furniture, Part, Problem, Record
from paperweave.read.decode import UnreadableSeedError, open_seed
from paperweave.read.decompress import sources
from paperweave.read.hidden_titles import hidden_titles
from paperweave.read.large_file import is_blank
from paperweave.read.marks.seams import seams
from paperweave.read.no_listing import what_else
from paperweave.read.parted_lines import Parted
from paperweave.read.passed_over import passed_over
from paperweave.read.sections import sections
from paperweave.read.stretches import (
    can_be_parted,
    complaints,
    may_hold_others,
    moved,
    oversized,
    stretches,
    texts_in_furniture,
)
from paperweave.read.unread_dates import unread_dates

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from paperweave.read.decompress import Source
    from paperweave.read.formats.registry import Detection, Format
    from paperweave.read.stretches import Stretch

# Below the first a format does not know the file; two claims nearer than the second are a tie that
# we do not settle.
_SURE_ENOUGH = 0.3
_TIE = 0.02
_A_GUESS = 0.5  # a format that is never surer than this only guesses
# Characters, some 300 papers; some formats read all of them twice.
_ENOUGH_TO_CLAIM = 500_000

AND_THEN = "; then "  # between the formats of a file that several read
_BORDER = "another layout begins here"
_TOUCHING = (
    "read as if a line ended between them; end the first one with a line end"
)

Unwanted = Callable[[Record], bool]
T = TypeVar("T")


def _none(_: Record) -> bool:
    return False


def read_path(
    name: str, path: Path, formats: Sequence[Format], unwanted: Unwanted = _none
) -> Iterator[Reading]:
    """Read a file on disk, or each listing that it holds.

    What cannot be opened is a problem like any other.

    Records that are ``unwanted`` are counted, and not kept.
    """
    # A device or a pipe would be read for ever.
    if path.exists() and not path.is_file():
        yield _unread(
            Seed(name, ()),
            None,
            "is not a file, but a listing was expected; remove it",
        )
        return
    readings: list[tuple[Reading, bool]] = []
    try:
        readings.extend(
            (_read_source(source, formats, unwanted), source.is_sheet)
            for source in sources(name, path)
        )
    # Also in the middle of an archive, of which the beginning was read.
    except OSError as error:
        told = f"cannot be opened ({error.strerror}); make it readable or remove it"
        readings.append((_unread(Seed(name, ()), None, told), False))
    with_papers = any(reading.format for reading, _ in readings)
    for reading, is_sheet in readings:
        # Notes and figures stand on further sheets of many workbooks.
        if is_sheet and with_papers and reading.format is None:
            yield Reading(
                reading.seed, None, no_listing="a sheet without papers"
            )
        else:
            yield reading


def _read_source(
    source: Source, formats: Sequence[Format], unwanted: Unwanted
) -> Reading:
    trouble = (
        (Problem("lost", source.name, None, source.trouble),)
        if source.trouble
        else ()
    )
    if source.file is None:
        return Reading(Seed(source.name, ()), None, problems=trouble)
    reading = read_file(source.name, source.file, formats, unwanted)
    return replace(reading, problems=(*trouble, *reading.problems))


def read_file(
    name: str,
    file: IO[bytes],
    formats: Sequence[Format],
    unwanted: Unwanted = _none,
) -> Reading:
    """Read one file; whatever is wrong with it comes back as problems, never as an error."""
    try:
        seed = open_seed(name, file)
    except UnreadableSeedError as error:
        return _unread(Seed(name, ()), error.line, str(error))
    return read_lines(seed, formats, unwanted)


def read_lines(
    seed: Seed, formats: Sequence[Format], unwanted: Unwanted = _none
) -> Reading:
    """Read a file that is decoded, by the format that is surest of it."""
    if not any(line.strip() for line in seed.lines):
        return _unread(
            seed,
            None,
            "is empty, where a listing was expected; fill it or remove it from the seeds folder",
        )
    reading = _read_glued(
        seed, _read_whole(seed, formats, unwanted), formats, unwanted
    )
    if reading.format is None and (other := what_else(seed)):
        return Reading(seed, None, no_listing=other)
    if can_be_parted(seed):
        reading = replace(
            reading, problems=(*reading.problems, *hidden_titles(reading))
        )
        reading = replace(
            reading, problems=(*reading.problems, *passed_over(reading))
        )
    problems = (*seed.problems, *reading.problems, *unread_dates(reading))
    return replace(reading, problems=problems)


def _read_whole(
    seed: Seed, formats: Sequence[Format], unwanted: Unwanted
) -> Reading:
    """Read lines by the format that is surest of them, or by those of their sections."""
    chosen = _choose(seed, _detections_that_count(seed, formats))
    if isinstance(chosen, Reading):
        reading = chosen
    else:
        reading = _read_parts(seed, chosen.name, chosen.split(seed), unwanted)
    whole = reading
    reading = _read_by_sections(reading, formats, unwanted)
    if reading is whole and may_hold_others(reading):
        reading = _read_by_stretches(reading, formats, unwanted)
    return reading


def _read_glued(
    seed: Seed, reading: Reading, formats: Sequence[Format], unwanted: Unwanted
) -> Reading:
    """Read a file anew with line ends where listings touch, if that makes more papers of it."""
    places = seams(seed.lines) if can_be_parted(seed) else []
    if not places:
        return reading
    parted = Parted(seed, places)
    anew = _read_whole(parted.seed, formats, unwanted)
    gain = _worth(anew) - _worth(reading)
    if gain < 0 or (gain == 0 and not _says_more(anew, reading, parted)):
        return reading
    touching = tuple(
        Problem(
            "guessed",
            seed.name,
            number + 1,
            f"two listings touch on this line: {_TOUCHING}",
        )
        for number, _ in places
    )
    found = parted.as_it_stands(anew)
    return replace(found, problems=(*touching, *found.problems))


def _says_more(anew: Reading, reading: Reading, parted: Parted) -> bool:
    """Tell whether a reading with as many papers is better: at a place where a line was parted."""
    if parted.is_border(anew, _BORDER):
        return True
    unlike = list(map(_texts, anew.records)) != list(
        map(_texts, reading.records)
    )
    return unlike and parted.begins_record(anew)


def _texts(record: Record) -> tuple[str | None, str | None]:
    return record.title, record.abstract


def _read_by_sections(
    reading: Reading, formats: Sequence[Format], unwanted: Unwanted
) -> Reading:
    """Read sections that their own marks set apart, where that makes more of the file."""
    seed = reading.seed
    if not can_be_parted(seed):
        return reading
    found = _without_guesses_between(sections(seed, formats))
    if len(found) < 2:
        return reading
    names = AND_THEN.join(stretch.format.name for stretch in found)
    several = _read_parts(seed, names, _parts_of(seed, found), unwanted)
    if not _read_of(several) or _worth(several) < _worth_whole(reading, found):
        return reading
    return replace(several, problems=(*several.problems, *_doubts(several)))


def _without_guesses_between(found: Sequence[Stretch]) -> list[Stretch]:
    """Stretches without those that are only guessed and stand between two of one format."""
    kept: list[Stretch] = []
    goes_on = False  # behind such a guess
    for number, stretch in enumerate(found):
        below = (
            found[number + 1].format.name if number + 1 < len(found) else None
        )
        above = kept[-1].format.name if kept else None
        guessed = (
            above is not None
            and stretch.format.highest < _A_GUESS
            and above == below
        )
        # Two tables that touch stay two: each has a header of its own.
        same = above == stretch.format.name and not stretch.marked
        if guessed or goes_on or same:
            kept[-1] = replace(kept[-1], end=stretch.end)
        else:
            kept.append(stretch)
        goes_on = guessed
    return kept


def _worth_whole(reading: Reading, found: Sequence[Stretch]) -> float:
    """How good a reading by one format is: its papers, less what was not understood.

    What it makes of lines that show by their marks that another format has them are no papers.
    """
    foreign = [
        one for one in found if one.marked and one.format.name != reading.format
    ]
    starts = [record.first_line - 1 for record in reading.records]
    garbled = sum(
        any(one.start <= at < one.end for one in foreign) for at in starts
    )
    return _worth(reading) - garbled


def _worth(reading: Reading) -> float:
    """Its papers, less what was not understood; that another layout begins is no doubt."""
    borders = sum(_BORDER in problem.message for problem in reading.problems)
    return _read_of(reading) - complaints(reading) + borders


def _read_of(reading: Reading) -> int:
    """How many papers were read, those that are unwanted among them."""
    return len(reading.records) + reading.passed_over


def _read_by_stretches(
    reading: Reading, formats: Sequence[Format], unwanted: Unwanted
) -> Reading:
    """Read each stretch of a file by its own format, where that explains more of the file."""
    seed = reading.seed
    found = stretches(seed, formats)
    if len(found) > 1:
        names = AND_THEN.join(stretch.format.name for stretch in found)
        several = _read_parts(seed, names, _parts_of(seed, found), unwanted)
        if several.records and complaints(several) < complaints(reading):
            reading = several
    return replace(reading, problems=(*reading.problems, *_doubts(reading)))


def _parts_of(seed: Seed, found: Sequence[Stretch]) -> Iterator[Part]:
    """The parts of each stretch, and a word where one layout follows another."""
    for number, stretch in enumerate(found):
        if number:
            message = (
                f"{_BORDER}, which is read as {stretch.format.name}; "
                f"the lines above were read as {found[number - 1].format.name}"
            )
            yield Problem("guessed", seed.name, stretch.start + 1, message)
        lines = seed.lines[stretch.start : stretch.end]
        for part in stretch.format.split(replace(seed, lines=lines)):
            yield moved(part, stretch.start)


def _doubts(reading: Reading) -> Iterator[Problem]:
    """What may have swallowed papers: a record too long, a text among the page's own lines."""
    for record in oversized(reading):
        message = (
            f"an abstract of {len(record.abstract or '')} characters, many times longer than the "
            "others here: check whether it contains other papers"
        )
        yield Problem("guessed", reading.seed.name, record.first_line, message)
    for part, line in texts_in_furniture(reading):
        message = f"this reads like an abstract, but was treated as part of the page ({part.what})"
        yield Problem("guessed", reading.seed.name, line, message)


def detections_on(
    seed: Seed, formats: Sequence[Format]
) -> list[tuple[Detection, Format]]:
    """What each format says of a file, the surest first.

    Of a long file they are shown the beginning.
    """
    head = _head(seed)
    return _surest_first((f.detect(head), f) for f in formats)


def _detections_that_count(
    seed: Seed, formats: Sequence[Format]
) -> list[tuple[Detection, Format]]:
    """The same without formats that could neither win nor tie.

    A guess takes four times as long as all the others.
    """
    head = _head(seed)
    claims: list[tuple[Detection, Format]] = []
    best = 0.0
    for one in sorted(formats, key=lambda f: -f.highest):
        if best - one.highest < _TIE:
            claims.append((one.detect(head), one))
            best = max(best, claims[-1][0].confidence)
    return _surest_first(claims)


def _surest_first(
    claims: Iterable[tuple[Detection, Format]],
) -> list[tuple[Detection, Format]]:
    return sorted(claims, key=lambda c: (-c[0].confidence, c[1].name))


def _head(seed: Seed) -> Seed:
    return replace(seed, lines=tuple(_beginning(seed.lines)))


def _beginning(lines: Iterable[str]) -> Iterator[str]:
    size = 0
    for line in lines:
        yield line
        size += len(line) + 1
        if size > _ENOUGH_TO_CLAIM:
            return


def _unread(seed: Seed, line: int | None, message: str) -> Reading:
    return Reading(
        seed, None, problems=(Problem("lost", seed.name, line, message),)
    )


def _choose(
    seed: Seed, claims: Sequence[tuple[Detection, Format]]
) -> Reading | Format:
    sure = _sure(claims)
    if not sure:
        tried = "; ".join(f"{f.name}: {claim.why}" for claim, f in claims[:3])
        return _unread(
            seed,
            None,
            f"no format fits this listing ({len(claims)} were tried; the closest said: {tried}); "
            f"run paperweave explain {seed.name} to see why, "
            "or remove the file from the seeds folder",
        )
    if len(sure) > 1 and sure[0][0].confidence - sure[1][0].confidence < _TIE:
        names = " and ".join(f"{f.name} ({claim.why})" for claim, f in sure[:2])
        return _unread(
            seed,
            None,
            f"two formats claim this listing, {names}; "
            "put what belongs to each into a file of its own",
        )
    return sure[0][1]


def _sure(
    claims: Sequence[tuple[Detection, Format]],
) -> list[tuple[Detection, Format]]:
    """The claims that count; a guess does not where a layout is known."""
    sure = [
        (claim, f) for claim, f in claims if claim.confidence >= _SURE_ENOUGH
    ]
    known = [(claim, f) for claim, f in sure if f.highest >= _A_GUESS]
    return known or sure


def _of_type(kind: type[T], parts: Iterable[Part]) -> tuple[T, ...]:
    return tuple(part for part in parts if isinstance(part, kind))


def _read_parts(
    seed: Seed, name: str, parts: Iterable[Part], unwanted: Unwanted
) -> Reading:
    """Gather what a format makes of a file, and account for every line."""
    covered = bytearray(len(seed.lines) + 1)
    kept = list[Part]()
    passed_over = 0
    for part in parts:
        if not isinstance(part, Problem):
            end = min(part.last_line + 1, len(covered))
            covered[part.first_line : part.last_line + 1] = b"\1" * (
                end - part.first_line
            )
        if isinstance(part, Record) and unwanted(part):
            passed_over += 1
        else:
            kept.append(part)
    records = _of_type(Record, kept)
    problems = list(_of_type(Problem, kept))
    problems += _left_over(
        seed, covered, {p.line for p in problems if p.severity == "lost"}
    )
    if not records and not passed_over:
        problems.append(
            Problem(
                "lost",
                seed.name,
                None,
                f"read as {name}, but no paper was found in it; was it saved completely?",
            )
        )
    furniture = _of_type(Furniture, kept)
    return Reading(seed, name, records, furniture, tuple(problems), passed_over)


def _left_over(
    seed: Seed, covered: bytearray, told: set[int | None]
) -> list[Problem]:
    """A problem for each run of lines that belongs to no part.

    Lines that the format has named itself are left out.
    """
    runs: list[list[int]] = []
    number = covered.find(0, 1)
    while (
        number > 0
        # Only the lines in question are looked at: those of a large file would come from the disk.
    ):
        if not is_blank(seed.lines, number - 1):
            if runs and runs[-1][1] == number - 1 and number not in told:
                runs[-1][1] = number
            else:
                runs.append([number, number])
        number = covered.find(0, number + 1)
    return [
        _run(seed, first, last) for first, last in runs if first not in told
    ]


def _run(seed: Seed, first: int, last: int) -> Problem:
    lines = (
        f"lines {first} to {last} are" if last > first else f"line {first} is"
    )
    start = seed.lines[first - 1].strip()[:60]
    message = (
        f"{lines} left over ({start!r}…): no part of an entry was expected here; "
        "fix the entry around it"
    )
    return Problem("lost", seed.name, first, message)
