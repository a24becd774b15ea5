"""The files of each paper, its page and its citation in each form.

And the files that have these of several papers.

Papers that stand beside each other are made together, so that a citation that goes into three files
is made once. What has all papers is joined from the files of each, or of some.
"""

from __future__ import annotations

from functools import lru_cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, cast

from paperweave.engine.fingerprint import hash_of
from paperweave.engine.output_file import PARTS, File, Joined
from paperweave.export.browser_data import script
from paperweave.export.citations import FORMS, as_one_list, citations, to_copy, with_blank_lines
from paperweave.export.papers_csv import csv_header, csv_lines
from paperweave.export.papers_jsonl import lines
from paperweave.render.escape import Markup, fence
from paperweave.render.pages import page
from paperweave.render.paper_page import listing_says, paper_front_matter, surroundings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jinja2 import Environment

    from paperweave.model.corpus import Corpus
    from paperweave.model.record import Record
    from paperweave.render.paper_page import Surroundings
    from paperweave.render.words import Words

# A click on "copy" loads the citations of so many papers, some 70 kB compressed.
_TOGETHER = 50


def paper_files(corpus: Corpus, env: Environment) -> Iterator[File | Joined]:
    """All files of the papers."""
    _load_all(env)
    maker = _Maker(corpus, env)
    parts, rows = [], [f"{PARTS}/header.csv"]
    yield File(rows[0], csv_header)
    for number, start in enumerate(range(0, len(corpus.papers), _TOGETHER)):
        some = range(start, min(start + _TOGETHER, len(corpus.papers)))
        for i in some:
            yield from maker.files(i)
        marks = partial(hash_of, corpus.marks[some.start : some.stop])
        yield File(
            f"data/citations-{number}.js", partial(maker.citations_script, number, some), marks
        )
        parts.append(f"{PARTS}/papers-{number}.jsonl")
        yield File(parts[-1], partial(maker.lines, some), partial(maker.key_of_lines, some))
        rows.append(f"{PARTS}/papers-{number}.csv")
        yield File(rows[-1], partial(maker.rows, some), marks)
    starts = [paper.address for paper in corpus.papers[::_TOGETHER]]
    yield File("data/citations.js", partial(script, "citations", {"starts": starts}))
    yield Joined("papers.jsonl", parts, iter)
    yield Joined("papers.csv", rows, iter)
    citable = [f"papers/{paper.address}" for paper in corpus.papers if not paper.withdrawn]
    for ending, join in (
        ("bib", with_blank_lines),
        ("ris", with_blank_lines),
        ("json", as_one_list),
    ):
        yield Joined(f"papers.{ending}", [f"{place}.{ending}" for place in citable], join)


def _load_all(env: Environment) -> None:
    """Load templates and libraries once and here, not in each process that makes pages."""
    for name in env.list_templates(extensions=["j2"]):
        env.get_template(name)
    for library in ("latex2mathml.converter", "feedgen.feed", "rispy"):
        import_module(library)


class _Maker:
    def __init__(self, corpus: Corpus, env: Environment) -> None:
        self._corpus = corpus
        self._env = env
        self._words = cast("Words", env.globals["words"])
        self._lines = {reading.seed.name: reading.seed for reading in corpus.readings}
        self._citations = lru_cache(2 * _TOGETHER)(lambda i: citations(corpus.papers[i]))
        self._to_copy = lru_cache(2 * _TOGETHER)(lambda i: to_copy(corpus.papers[i]))
        self._key = lru_cache(2 * _TOGETHER)(self._key_of_page)

    def files(self, i: int) -> Iterator[File]:
        """The page of a paper, and its citations."""
        place = f"papers/{self._corpus.papers[i].address}"
        yield File(f"{place}.md", partial(self._page, i), partial(self._key, i))
        if not self._corpus.papers[i].withdrawn:
            for ending, _ in FORMS:
                yield File(
                    place + ending, partial(self._citation, i, ending), partial(self._mark, i)
                )

    def citations_script(self, number: int, some: Sequence[int]) -> str:
        """The citations of some papers, for copying and for exporting a list."""
        papers = ((i, self._corpus.papers[i]) for i in some)
        cited = {paper.address: self._to_copy(i) for i, paper in papers if not paper.withdrawn}
        return script(f"citations-{number}", cited)

    def lines(self, some: Sequence[int]) -> str:
        """The lines of some papers in the file that has all of them."""
        return lines([self._corpus.papers[i] for i in some], self._corpus)

    def rows(self, some: Sequence[int]) -> str:
        """The lines of some papers in the table that has all of them."""
        return csv_lines([self._corpus.papers[i] for i in some])

    def key_of_lines(self, some: Sequence[int]) -> str:
        """A hash of what these are made from, which is no more than what the papers' pages are."""
        return hash_of([self._key(i) for i in some])

    def _page(self, i: int) -> str:
        paper = self._corpus.papers[i]
        around = self._around(i)
        citation = (
            Markup("") if paper.withdrawn else fence(self._to_copy(i)["bib"].rstrip(), "bibtex")
        )
        said = partial(listing_says, words=self._words)
        names = {"paper": paper, "around": around, "citation": citation, "said": said}
        front = paper_front_matter(paper, around, self._corpus.added[i], self._words)
        return page(self._env, f"papers/{paper.address}.md", "paper.md.j2", front, **names)

    def _key_of_page(self, i: int) -> str:
        """A hash of all that `_page` looks at."""
        return hash_of(self._corpus.marks[i], self._around(i))

    def _around(self, i: int) -> Surroundings:
        return surroundings(i, self._corpus, self._raw)

    def _mark(self, i: int) -> str:
        return self._corpus.marks[i]

    def _citation(self, i: int, ending: str) -> str:
        return self._citations(i)[ending.removeprefix(".")]

    def _raw(self, record: Record) -> str:
        return record.raw or self._lines[record.file].text(record.first_line, record.last_line)
