"""How many citations between the papers of a listing are found, and how many of these are right.

``python tests/bench/citations.py`` writes the papers of ``seeds/`` as lists of other services, in
which each cites some of them, and some that were taken away. With a file of Web of Science as its
argument (``savedrecs.txt``), the truth is what authors, year, volume and first page say.
"""

from __future__ import annotations

import json
import re
import sys
import time
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.address.papers import address_papers
from paperweave.clean.entry import entry_of
from paperweave.config.curation import Curation
from paperweave.merge.citations import citations_of
from paperweave.merge.cluster import merge
from paperweave.merge.resolve import combine
from paperweave.model.record import Author, Record
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.support.round_trip import published
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from paperweave.model.paper import MergedPaper, Paper

_STEPS = (3, 6, 11, 18, 29, 40, 59, 82)
_FROM = "2020-01-01"


def records_of(name: str, text: str) -> list[Record]:
    """What is read of a listing."""
    return list(read_lines(read_seed(name, text.encode()), FORMATS).records)


def found_in(records: list[Record]) -> tuple[list[MergedPaper], set[tuple[int, int]], float]:
    """The papers that records are, which cites which, and the seconds that this took."""
    from datetime import date

    clusters, _ = merge([entry_of(record)[0] for record in records], Curation())
    merged = [combine(cluster, {})[0] for cluster in clusters]
    papers, places, _ = address_papers(merged, [], {}, date.fromisoformat(_FROM))
    before = time.perf_counter()
    cites = citations_of(papers, places)
    took = time.perf_counter() - before
    return papers, {(i, j) for i, others in cites.items() for j in others}, took


def tell(what: str, found: set[tuple[str, str]], true: set[tuple[str, str]], took: float) -> None:
    """Print precision and recall."""
    right = len(found & true)
    precision = right / len(found) if found else 1.0
    recall = right / len(true) if true else 1.0
    print(
        f"{what:24} {len(true):5} true, {len(found):5} found, precision {precision:6.1%},"
        f" recall {recall:6.1%}, {took * 1000:.0f} ms"
    )


def _short(paper: Paper) -> str:
    names = ", ".join(author.name for author in paper.authors[:3])
    return f"{names}. {paper.title}. {paper.venue or 'arXiv preprint'}, {paper.year}."


def _quoted(paper: Paper) -> str:
    name = paper.authors[0].name if paper.authors else "Anonymous"
    return f"{name} et al., “{paper.title},” in Proc. {paper.year or 2024}, pp. 1-9"


def _with_year_first(paper: Paper) -> str:
    name = paper.authors[0].name if paper.authors else "Anonymous"
    return f"{name} ({paper.year}) {paper.title}; {paper.venue or 'arXiv'}"


def _as_object(paper: Paper) -> object:
    return {"title": paper.title.upper(), "year": paper.year, "paperId": None}


STYLES: dict[str, Callable[[Paper], object]] = {
    "Semantic Scholar": lambda p: {"externalIds": {"ArXiv": p.arxiv, "DOI": p.doi}},
    "OpenAlex": lambda p: f"https://openalex.org/W{9000000000 + hash_of(p)}",
    "title and year": _as_object,
    "reference, names first": lambda p: {"unstructured": _short(p)},
    "reference, quoted title": lambda p: {"unstructured": _quoted(p)},
    "reference, year first": lambda p: {"unstructured": _with_year_first(p)},
}


def hash_of(paper: Paper) -> int:
    """A number for a paper, the same in each run."""
    return int.from_bytes(paper.address.encode()[-4:], "big") * 7 + len(paper.title)


def _line(paper: Paper, cited: list[Paper], style: str) -> str:
    said = {
        "id": f"https://openalex.org/W{9000000000 + hash_of(paper)}",
        "title": paper.title,
        "abstract": paper.abstract or "None.",
        "authors": [author.name for author in paper.authors],
        "year": paper.year,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "references": [STYLES[style](other) for other in cited],
    }
    return json.dumps(said)


def made(papers: list[Paper], style: str) -> None:
    """Write every second paper in a list in which each cites others, in one style, and read it."""
    here = papers[::2]
    known = {paper.title for paper in here}
    lines: list[str] = []
    true = set[tuple[str, str]]()
    for place, paper in enumerate(here):
        cited = [papers[(2 * place + step) % len(papers)] for step in _STEPS]
        lines.append(_line(paper, cited, style))
        true |= {(paper.title, other.title) for other in cited if other.title in known}
    found, pairs_found, took = found_in(records_of("made.jsonl", "\n".join(lines) + "\n"))
    titles = {(found[i].title, found[j].title) for i, j in pairs_found}
    tell(style, titles, true, took)


def _own_place(paper: MergedPaper) -> tuple[str, ...]:
    """First author, year, volume and page, as Web of Science writes them."""
    page = re.match(r"\w+", paper.publication.pages or "")
    author = paper.authors[0] if paper.authors else Author("?")
    family = (author.family or author.name.split()[-1]).split()[-1]
    return family.upper(), str(paper.year), f"V{paper.publication.volume}", f"P{page and page[0]}"


def _named_place(reference: str) -> tuple[str, ...]:
    """The same of a reference: ``BEE A, 2020, J KITES, V1, P2``."""
    parts = [*map(str.strip, reference.split(",")), *5 * "?"]
    family, year, _, volume, page = parts[:5]
    return family.partition(" ")[0].upper(), year, volume.upper(), page.upper()


def _gold(papers: list[MergedPaper]) -> Iterator[tuple[int, int]]:
    """Which cites which by first author, year, volume and page."""
    known = {_own_place(paper): i for i, paper in enumerate(papers)}
    for i, paper in enumerate(papers):
        for entry in paper.entries:
            places = [known.get(_named_place(work.text or "")) for work in entry.record.cites]
            yield from ((i, j) for j in places if j is not None and j != i)


def of_web_of_science(path: Path) -> None:
    """Compare with what stands in the lines themselves."""
    records = records_of(path.name, path.read_text(encoding="utf-8", errors="replace"))
    papers, found, took = found_in(records)
    true = set(_gold(papers))
    named = sum(len(record.cites) for record in records)
    print(f"{path.name}: {len(papers)} papers name {named} works")
    shown = {(str(i), str(j)) for i, j in found}
    tell("Web of Science", shown, {(str(i), str(j)) for i, j in true}, took)
    for i, j in islice(sorted(found - true), 12):
        print("  found only:", papers[i].title[:50], "→", papers[j].title[:50], papers[j].year)
    for i, j in islice(sorted(true - found), 12):
        print("  missed:", papers[i].title[:50], "→", papers[j].title[:50], papers[j].doi)


def main() -> None:
    """Measure what the command line names, or the lists made of the seeds."""
    if len(sys.argv) > 1:
        of_web_of_science(Path(sys.argv[1]))
        return
    records: list[Record] = []
    for path in sorted(REAL_SEEDS.iterdir()):
        if path.suffix in {".txt", ".bib"}:
            records += read_lines(read_seed(path.name, path.read_bytes()), FORMATS).records
    papers = published(records)
    for style in STYLES:
        made(papers, style)


if __name__ == "__main__":
    main()
