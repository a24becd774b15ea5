"""The files of each paper, its page and its citation in each form.

And the files that have these of several papers.

Papers that stand beside each other are made together, so that a citation that goes into three files
is made once. What has all papers is joined from the files of each, or of some.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property, lru_cache, partial
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeVar, cast

from paperweave.engine.fingerprint import hash_of, hash_of_plain
from paperweave.engine.gzip_members import (
    GZIP,
    gzipped,
    unzipped,
    unzipped_size,
)
from paperweave.engine.output_file import PARTS, File, Joined
from paperweave.export.addresses import compressed_forms, has_files
from paperweave.export.brief_rows import brief_row, said_often
from paperweave.export.browser_data import mark_of_texts, searchable
from paperweave.export.citations import (
    CITATIONS,
    FORMS,
    JOININGS,
    citation_file,
)
from paperweave.export.cite.forms import forms_of
from paperweave.export.cite.parts import citation_parts
from paperweave.export.papers_csv import (
    cells_beside,
    csv_header,
    csv_lines,
)
from paperweave.export.papers_jsonl import lines
from paperweave.export.scripts import (
    json_text,
    packed_script,
    script,
    script_behind,
)
from paperweave.export.search_index import TEXTS_A_PART, texts_of, usual_texts
from paperweave.render.changes import past_citations
from paperweave.render.escape import Markup, fence
from paperweave.render.pages import page
from paperweave.render.paper_page import (
    listing_says,
    marks_around,
    paper_front_matter,
    said_of,
    surroundings,
)
from paperweave.render.template_faults import template_faults
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from jinja2 import Environment

    from paperweave.config.settings import Settings
    from paperweave.model.corpus import Corpus
    from paperweave.model.record import Record
    from paperweave.render.paper_page import Surroundings
    from paperweave.render.words import Words

_T = TypeVar("_T")
# Papers whose files one process makes, and in a part of the files that have all papers.
_TOGETHER = 6 * TEXTS_A_PART
# Papers whose data beside their pages stand behind what the search shows of
# them. A deflated text repeats what stands within 32 kB before it; of four
# papers whose listings have 3 kB for each, all does.
_BESIDE = 4


def paper_files(
    corpus: Corpus, settings: Settings, env: Environment
) -> Iterator[File | Joined]:
    """All files of the papers."""
    maker = _Maker(corpus, settings, env)
    every = range(len(corpus.papers))
    header = maker.part("header.csv", csv_header)
    parts: dict[str, list[str]] = {"csv": [header.path]}
    yield header
    yield _beginnings(corpus, tabled=maker.tabled)
    yield maker.usual()
    for number, start in enumerate(every[::_TOGETHER]):
        for file in maker.files(number, every[start : start + _TOGETHER]):
            yield replace(file, group=f"papers {number}")
            folder, _, name = file.path.partition("/")
            if folder == PARTS:
                ending = name.removesuffix(GZIP).rpartition(".")[2]
                parts.setdefault(ending, []).append(file.path)
    for ending, paths in parts.items():
        packed = ending in maker.compressed
        yield from _of_all_papers(ending, paths, packed=packed)


def _beginnings(corpus: Corpus, *, tabled: bool) -> File:
    """Which paper each file of data beside the pages begins with, for finding that of one.

    And how the table begins whose lines lie there.
    """
    starts = [paper.address for paper in corpus.papers[::TEXTS_A_PART]]
    known = {"starts": starts, "together": _BESIDE}
    known |= {"csv": csv_header()} if tabled else {}
    return File("data/beside.js", partial(script, "beside", known))


def _batched(rows: Sequence[_T]) -> list[Sequence[_T]]:
    """As many at a time as stand together in what lies beside the pages."""
    return [rows[i : i + _BESIDE] for i in range(0, len(rows), _BESIDE)]


def _written(text: Callable[[], str], *, packed: bool) -> bytes:
    """What goes into a part of a file of all papers."""
    data = text().encode()
    return gzipped(data) if packed and data else data


def _of_all_papers(
    ending: str, parts: Sequence[str], *, packed: bool
) -> Iterator[Joined]:
    """The file of all papers in one form, and the same compressed.

    A compressed file is made of its parts as they are: a file of gzip may
    have several members.
    """
    name, joining = f"papers.{ending}", JOININGS[ending]
    if not packed:
        yield Joined(name, parts, joining.joined)
        return
    yield Joined(name, parts, joining.joined, unzipped, unzipped_size)
    yield Joined(
        f"{name}{GZIP}", parts, partial(joining.joined, written=gzipped)
    )


def paper_page(
    i: int, corpus: Corpus, settings: Settings, env: Environment
) -> str:
    """The text of a paper's page alone, by the paper's place."""
    return _Maker(corpus, settings, env).page(i)


def load_all(env: Environment) -> None:
    """Load templates and libraries once and here, not in each process that makes pages."""
    for name in env.list_templates(extensions=["j2"]):
        with template_faults():
            env.get_template(name)
    for library in ("latex2mathml.converter", "lxml.etree"):
        import_module(library)


class _Maker:
    def __init__(
        self, corpus: Corpus, settings: Settings, env: Environment
    ) -> None:
        self._corpus = corpus
        self._env = env
        self._words = cast("Words", env.globals["words"])
        self._seeds = {
            reading.seed.name: reading.seed for reading in corpus.readings
        }
        self._forms = lru_cache(_TOGETHER)(lambda i: forms_of(corpus.papers[i]))
        self._parts = lru_cache(_TOGETHER)(self._parts_of)
        self._texts = lru_cache(1)(self._texts_of)
        self._shown = lru_cache(1)(self._shown_of)
        self._around = lru_cache(_TOGETHER)(self._surroundings)
        self._key = lru_cache(_TOGETHER)(self._key_of_page)
        self._key_of_sources = lru_cache(_TOGETHER)(self._hash_of_sources)
        self._has_files = has_files(corpus, settings)
        self.compressed = compressed_forms(corpus, settings)
        # A table of all papers is made by browsers where it is no file.
        self.tabled = bool(self.compressed) and "csv" not in self.compressed
        self.brief = settings.leaves_to_scripts(corpus.papers)

    def usual(self) -> File:
        """The texts behind which those of the search stand."""
        name, mark = "search/usual", self._usual[1]
        text = partial(packed_script, name, self._usual[0])
        return File(f"data/{name}.js", text, lambda: mark)

    @cached_property
    def _usual(self) -> tuple[list[str], str]:
        """These texts, and a hash of them."""
        texts = usual_texts(self._corpus.papers)
        return texts, hash_of_plain(texts)

    def files(self, number: int, some: Sequence[int]) -> Iterator[File]:
        """The files of some papers, and what the files of all papers have of them."""
        for i in some:
            yield from self._of_paper(i)
        fingerprint = partial(hash_of, [self._mark(i) for i in some])
        lines = partial(self.lines, some)
        key_of_lines = partial(self.key_of_lines, some)
        place = f"papers-{number}"
        yield self.part(f"{place}.jsonl", lines, key_of_lines)
        yield self.part(f"{place}.csv", partial(self.rows, some), fingerprint)
        for ending in CITATIONS:
            cited = partial(self._cited, some, ending)
            yield self.part(f"{place}.{ending}", cited, fingerprint)
        for start in range(0, len(some), TEXTS_A_PART):
            yield from self._data(some[start : start + TEXTS_A_PART])

    def part(
        self,
        name: str,
        text: Callable[[], str],
        key: Callable[[], str] | None = None,
    ) -> File:
        """A part of a file of all papers, compressed where that is."""
        packed = name.rpartition(".")[2] in self.compressed
        path = f"{PARTS}/{name}{GZIP if packed else ''}"
        return File(path, partial(_written, text, packed=packed), key)

    def _data(self, some: Sequence[int]) -> Iterator[File]:
        """What the search shows of some papers, and what lies beside their pages."""
        number = some[0] // TEXTS_A_PART
        mark = partial(
            mark_of_texts, self._corpus, slice(some[0], some[-1] + 1)
        )
        name = f"search/texts-{number}"
        yield File(
            f"data/{name}.js",
            lambda: script_behind(
                name,
                [json_text(self._usual[0])],
                [f"[{','.join(part[1:-1] for part in self._shown(some))}]"],
            ),
            lambda: hash_of_plain(mark(), self._usual[1]),
        )
        beside = f"beside-{number}"
        yield File(
            f"data/{beside}.js",
            lambda: script_behind(
                beside,
                self._shown(some),
                ["\r".join(part) for part in _batched(self._rows(some))],
            ),
            lambda: hash_of(
                mark(),
                [self._key_of_sources(i) for i in some],
                self.brief,
                self.tabled,
            ),
        )

    def _rows(self, some: Sequence[int]) -> list[str]:
        """What lies beside the pages of some papers, a line for each."""
        return [
            brief_row(
                self._beside(i, text), text, said_often(self._corpus.papers[i])
            )
            for i, text in zip(some, self._texts(some), strict=True)
        ]

    def _shown_of(self, some: Sequence[int]) -> list[str]:
        """What the search shows of some papers, as many at a time as stand together."""
        return [json_text(part) for part in _batched(self._texts(some))]

    def _texts_of(self, some: Sequence[int]) -> list[list[Any]]:
        return texts_of(searchable(self._corpus, slice(some[0], some[-1] + 1)))

    def _beside(self, i: int, text: Sequence[Any]) -> dict[str, Any]:
        """What a browser makes a paper's citation of; ``text`` is what the search shows of it.

        On a large site what its sources are, too, and its line of the table.

        A withdrawn paper has no citation. Its abstract stands in it where the
        search has it otherwise.
        """
        abstract, parts = self._corpus.papers[i].abstract, self._parts(i)
        if parts and abstract and without_tex(abstract) != abstract:
            parts = parts | {"abstract": abstract}
        row: dict[str, Any] = {"cite": parts}
        if self.brief:
            row["sources"] = self._sources(i)
        if self.tabled:
            row["csv"] = cells_beside(self._corpus.papers[i], text)
        return row

    def _sources(self, i: int) -> list[Any]:
        """For each entry of a paper what it says.

        The facts with their names, the raw text, and the places in it of what
        the page shows.
        """
        paper, around = self._corpus.papers[i], self._around(i)
        facts = (listing_says(entry, self._words) for entry in paper.entries)
        said = said_of(paper, around)
        return list(zip(facts, around.raw, said, strict=True))

    def _of_paper(self, i: int) -> Iterator[File]:
        """The page of a paper, and its citations where it has files of them."""
        place = f"papers/{self._corpus.papers[i].address}"
        yield File(f"{place}.md", partial(self.page, i), partial(self._key, i))
        if self._cites(i):
            for ending, _ in FORMS:
                yield File(
                    place + ending,
                    partial(self._citation, i, ending),
                    partial(self._mark, i),
                )

    def _cites(self, i: int) -> bool:
        return self._has_files(i) and not self._corpus.papers[i].withdrawn

    def _cited(self, some: Sequence[int], ending: str) -> str:
        joining = JOININGS[ending]
        files = (
            joining.inner(citation_file(self._forms(i), ending).encode())
            for i in some
            if not self._corpus.papers[i].withdrawn
        )
        return joining.between.join(files).decode()

    def _parts_of(self, i: int) -> dict[str, Any] | None:
        """What a browser makes the citation of; a withdrawn paper has none."""
        paper = self._corpus.papers[i]
        return (
            None if paper.withdrawn else citation_parts(paper, self._forms(i))
        )

    def lines(self, some: Sequence[int]) -> str:
        """The lines of some papers in the file that has all of them."""
        return lines([self._corpus.papers[i] for i in some], self._corpus)

    def rows(self, some: Sequence[int]) -> str:
        """The lines of some papers in the table that has all of them."""
        return csv_lines([self._corpus.papers[i] for i in some])

    def key_of_lines(self, some: Sequence[int]) -> str:
        """A hash of what these are made from, which is no more than what the papers' pages are."""
        return hash_of([self._key(i) for i in some])

    def page(self, i: int) -> str:
        """The text of a paper's page."""
        paper = self._corpus.papers[i]
        around = self._around(i)
        entry = "" if paper.withdrawn else self._forms(i).short
        citation = fence(entry.rstrip(), "bibtex") if entry else Markup("")
        files = self._cites(i)
        said = partial(listing_says, words=self._words)
        names = {
            "paper": paper,
            "around": around,
            "citation": citation,
            "said": said,
        }
        names["past"] = list(past_citations(paper, around.changes, self._words))
        added, parts = self._corpus.added[i], self._parts(i)
        front = paper_front_matter(
            paper,
            around,
            added,
            self._words,
            parts,
            files=files,
            brief=self.brief,
        )
        return page(
            self._env,
            f"papers/{paper.address}.md",
            "paper.md.j2",
            front,
            files=files,
            beside=self.brief,
            **names,
        )

    def _key_of_page(self, i: int) -> str:
        """A hash of all that `page` looks at."""
        return hash_of_plain(
            self._key_of_sources(i),
            marks_around(i, self._corpus),
            self._has_files(i),
            self.brief,
        )

    def _hash_of_sources(self, i: int) -> str:
        """A hash of the paper and of what its listings say, around it too."""
        entries = self._corpus.papers[i].entries
        texts = [self._raw(entry.record) for entry in entries]
        elsewhere = [entry.elsewhere for entry in entries]
        found = repr(elsewhere) if any(elsewhere) else None
        return hash_of_plain(self._corpus.fingerprints[i], texts, found)

    def _surroundings(self, i: int) -> Surroundings:
        return surroundings(i, self._corpus, self._raw)

    def _mark(self, i: int) -> str:
        return self._corpus.fingerprints[i]

    def _citation(self, i: int, ending: str) -> str:
        return citation_file(self._forms(i), ending.removeprefix("."))

    def _raw(self, record: Record) -> str:
        return self._seeds[record.file].raw_of(record)
