"""What was read, as a page with the first lines of each kind, and as a file with all of them."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from paperweave.config.page_sizes import Sizes
    from paperweave.model.corpus import Corpus
    from paperweave.model.paper import Paper
    from paperweave.model.record import Problem, Repair
    from paperweave.render.list_pages import Planned
    from paperweave.render.words import Words

REPORT_FILE = "report.txt"


def report_page(
    corpus: Corpus, problems: Sequence[Problem], sizes: Sizes, words: Words
) -> Planned:
    """The page; of long lists it shows the beginning."""
    names = {
        "problems": problems,
        "repairs": _repairs(corpus),
        "merged": list(_merged(corpus, sizes.report_lines)),
        "untitled": sum(not paper.titled for paper in corpus.papers),
        "most": sizes.report_lines,
    }
    front = {"title": words.plain("report.title"), "template": "report.html"}
    return "report.md", "report.md.j2", front, names


def report_text(corpus: Corpus, problems: Sequence[Problem]) -> str:
    """All of it: a line each, beginning with its kind and a tab."""
    return "".join(
        f"{line}\n"
        for line in chain(_of_files(corpus), _of_entries(corpus, problems))
    )


def _of_files(corpus: Corpus) -> Iterator[str]:
    for reading in corpus.readings:
        figures = (
            f"{len(reading.records)} entries, "
            f"{len(reading.furniture)} lines of the page around them"
        )
        yield f"file\t{reading.seed.name}: {reading.format or 'not read'}, {figures}"


def _of_entries(corpus: Corpus, problems: Sequence[Problem]) -> Iterator[str]:
    for problem in problems:
        yield f"{problem.severity}\t{_one_line(str(problem))}"
    for r in _repairs(corpus):
        change = f"{_one_line(r.before)} became {_one_line(r.after)}"
        yield f"repair\t{r.file}:{r.line}, {r.field}: {change}"
    for paper in corpus.papers:
        if paper.merged_because:
            yield f"merge\tpapers/{paper.address}: {_one_line('; '.join(paper.merged_because))}"
        for differing in paper.disagreements:
            others = "; ".join(
                f"{place} has {value}" for value, place in differing.others
            )
            said = f"{differing.field}: {differing.chosen} ({differing.why}), {others}"
            yield f"differ\tpapers/{paper.address}: {_one_line(said)}"
    for path, target in corpus.redirects.items():
        yield f"redirect\t{path} leads to {target}"


def _merged(
    corpus: Corpus, most: int
) -> Iterator[tuple[tuple[str, ...], list[Paper]]]:
    """The first papers of several entries, those together for which the same reasons speak."""
    papers = (paper for paper in corpus.papers if paper.merged_because)
    by_reasons: dict[tuple[str, ...], list[Paper]] = {}
    for paper in islice(papers, most):
        by_reasons.setdefault(tuple(paper.merged_because), []).append(paper)
    yield from by_reasons.items()


def _repairs(corpus: Corpus) -> list[Repair]:
    """All repairs in the order of the listings, in which a person looks them up."""
    found = (
        repair
        for paper in corpus.papers
        for entry in paper.entries
        for repair in entry.repairs
    )
    return sorted(found, key=lambda repair: (repair.file, repair.line))


def _one_line(text: str) -> str:
    return " ".join(text.split())
