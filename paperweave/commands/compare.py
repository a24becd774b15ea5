"""``paperweave compare``: which papers of a bibliography are here, and which are missing."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.build import NOTHING_BUILT, Asked, build
from paperweave.clean.listings import gather
from paperweave.config.files import why_unreadable
from paperweave.config.project import Project
from paperweave.config.selection import Only
from paperweave.engine.cache import Cache
from paperweave.merge.references import Reference, References, differences
from paperweave.model.record import Author
from paperweave.read.seeds_folder import spelt_out
from paperweave.text.author_names import parts_of
from paperweave.text.identifiers import arxiv_number, doi

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.clean.listings import Gathered
    from paperweave.merge.references import Match
    from paperweave.model.paper import Entry
    from paperweave.model.reading import Reading
    from paperweave.model.record import Problem

_BARE_NUMBER = re.compile(r"\d{4}\.\d{4,5}(?:v\d+)?")
_KEY = re.compile(r"[^\s\d]+\d[^\s]*")  # lecun2015deep
_STATES = ("here", "unsure", "missing")


def compare(root: Path, files: Sequence[Path]) -> int:
    """Print, for each entry of these files, whether the project in ``root`` has it; exit status.

    A line has, between tabs: here, unsure or missing; file and line of the entry; its title; the
    pages of the papers that it is or may be; what it says otherwise than these.
    """
    for file in files:
        if said := why_unreadable(file) or (
            "is not a file" if file.is_dir() else None
        ):
            sys.stderr.write(f"error: {file}: {said}\n")
            return 1
    with TemporaryDirectory(prefix="paperweave-") as place:
        try:
            papers = _papers_of(root, Path(place) / "docs")
        except NOTHING_BUILT as error:
            sys.stderr.write(f"error: {error}\n")
            return 1
        found = {spelt_out(str(file)): file for file in files}
        gathered = gather(
            found, Only(), frozenset(), Cache(Path(place) / "cache", "")
        )
    return _tell_matches(gathered, papers)


def _tell_matches(
    gathered: Sequence[Gathered], papers: list[dict[str, Any]]
) -> int:
    """Print what each entry of the listings is here, and what was wrong in them; exit status."""
    asked = [one for listing in gathered for one in _asked_in(listing)]
    _print_matches(asked, papers)
    readings = [
        reading
        for one in gathered
        for reading in one.readings
        if not _of_lines(reading)
    ]
    return _tell(
        problem for reading in readings for problem in reading.problems
    )


class _Asked(NamedTuple):
    """A reference, and where it stands: ``file:line``."""

    place: str
    reference: Reference


def _asked_in(listing: Gathered) -> Iterator[_Asked]:
    """The entries of a listing; of a list of titles, numbers or addresses, its lines."""
    for reading in filter(_of_lines, listing.readings):
        for number, line in enumerate(reading.seed.lines, 1):
            if line.strip():
                yield _Asked(
                    f"{reading.seed.name}:{number}",
                    _line_reference(line.strip()),
                )
        return
    for entry in listing.entries:
        yield _Asked(
            f"{entry.record.file}:{entry.record.first_line}", _reference(entry)
        )


def _of_lines(reading: Reading) -> bool:
    """Whether each line is a reference: no format knows the file, or each line has a number."""
    lines = [line.strip() for line in reading.seed.lines if line.strip()]
    return reading.format is None or all(map(_ids_in, lines))


def _ids_in(text: str) -> tuple[str, ...]:
    """The arXiv number and the DOI in a line; of one word with a digit, the key that it may be."""
    bare = text if _BARE_NUMBER.fullmatch(text) is None else f"arXiv:{text}"
    found = tuple(one for one in (arxiv_number(bare), doi(text)) if one)
    return found or ((text,) if _KEY.fullmatch(text) else ())


def _line_reference(line: str) -> Reference:
    ids = _ids_in(line)
    return Reference(() if ids else (line,), (), ids=ids)


def _print_matches(
    asked: Sequence[_Asked], papers: Sequence[dict[str, Any]]
) -> None:
    known = References([_reference_to(paper) for paper in papers])
    counts = dict.fromkeys(_STATES, 0)
    for one in asked:
        match = known.match(one.reference)
        counts[match.state] += 1
        sys.stdout.write("\t".join(_columns(one, match, papers)) + "\n")
    told = ", ".join(f"{many} {state}" for state, many in counts.items())
    sys.stderr.write(f"{told}\n")


def _tell(problems: Iterable[Problem]) -> int:
    lost = [problem for problem in problems if problem.severity == "lost"]
    for problem in lost:
        sys.stderr.write(f"left out: {problem}\n")
    return 3 if lost else 0


def _papers_of(root: Path, docs: Path) -> list[dict[str, Any]]:
    """The project's papers, as ``papers.jsonl`` has them."""
    project = Project.at(root).with_folders(root / "seeds", docs)
    build(project, Asked())
    lines = (docs / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def _reference_to(paper: dict[str, Any]) -> Reference:
    """A paper of the project as references may call it."""
    names = (
        name if isinstance(name, str) else name["name"]
        for name in paper["authors"]
    )
    ids = (
        paper["arxiv"],
        paper["doi"],
        paper["bibtex_key"],
        *paper["keys"],
        paper["address"],
    )
    return Reference(
        titles=(paper["title"], *paper["other_titles"]),
        families=tuple(parts_of(Author(name)).family for name in names),
        year=paper["year"],
        venue=paper["venue"] or "",
        ids=tuple(one for one in ids if one),
    )


def _reference(entry: Entry) -> Reference:
    record = entry.record
    ids = (record.arxiv, record.doi, record.key)
    titles = (entry.title, *entry.other_titles)
    return Reference(
        titles=tuple(title for title in titles if title),
        families=tuple(parts_of(author).family for author in entry.authors),
        year=record.date.year if record.date else None,
        venue=entry.venue or "",
        ids=tuple(one for one in ids if one),
    )


def _columns(
    asked: _Asked, match: Match, papers: Sequence[dict[str, Any]]
) -> Iterator[str]:
    reference = asked.reference
    yield match.state
    yield asked.place
    yield next(iter(reference.titles or reference.ids), "")
    yield " ".join(f"papers/{papers[i]['address']}/" for i in match.papers)
    if match.state == "here":
        paper = _reference_to(papers[match.papers[0]])
        told = differences(paper, reference)
        yield "; ".join(
            f"{fact}: {there} in the file, {here} here"
            for fact, there, here in told
        )
