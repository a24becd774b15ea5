"""A file of many entries is worked on by several processes, which give what one gives."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from paperweave.clean.entry import entry_of
from paperweave.clean.read_listing import _cleaned, _with_texts_of
from paperweave.engine import waves, workers
from paperweave.model.record import Record
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperweave.model.reading import Reading

MANY = range(620)
WORDS = ("Looms", "Kites", "Rivers", "Bells", "Ropes", "Sails", "Mills")


def title(n: int) -> str:
    return f"{WORDS[n % 7]} of the {WORDS[n // 7 % 7].lower()} and how number {n} was woven"


def ris(n: int) -> str:
    lines = (f"TI  - {title(n)}", f"AU  - Weaver, Ada{n}", f"PY  - {1950 + n % 70}")
    return "\n".join(("TY  - JOUR", *lines, "ER  - " if n % 100 else "", ""))


def bib(n: int) -> str:
    if n == 150:
        return f"@string{{jl = {{Journal of Looms {n}}}}}\n"
    if n == 200:
        return "@proceedings{v, booktitle = {Loom Conference}, year = {2019}}\n"
    kind = "inproceedings" if 200 < n < 210 else "article"
    rest = "" if 200 < n < 210 else f", journal = jl, year = {1950 + n % 70}"
    return f"@{kind}{{k{n}, title = {{{title(n)}}}, author = {{Weaver, Ada{n}}}{rest}}}\n"


def json_line(n: int) -> str:
    names = [f"Ada{n} Weaver", "Bo Draak"]
    return json.dumps({"title": title(n), "abstract": f"We weave {n} looms.", "authors": names})


def csv_row(n: int) -> str:
    head = "Title,Authors,Year\n" if n == 0 else ""
    return f'{head}"{title(n)}","Weaver, Ada{n}; Draak, Bo",{1950 + n % 70}'


def yaml_item(n: int) -> str:
    return f"- title: {title(n)}\n  authors:\n    - Ada Weaver\n  year: {1950 + n % 70}\n"


def pubmed(n: int) -> str:
    head = "<PubmedArticleSet>\n" if n == 0 else ""
    names = "<AuthorList><Author><LastName>Weaver</LastName><ForeName>Ada</ForeName></Author>"
    article = f"<Article><ArticleTitle>{title(n)}</ArticleTitle>{names}</AuthorList></Article>"
    of_medline = f"<MedlineCitation><PMID>{3_000_000 + n}</PMID>{article}</MedlineCitation>"
    return f"{head}<PubmedArticle>{of_medline}</PubmedArticle>"


def item(n: int) -> str:
    return f"- [{title(n)}](https://arxiv.org/abs/2402.{n:05}) - Ada Weaver, Bo Draak, 2024."


def table_row(n: int) -> str:
    head = "|Date|Title|Authors|PDF|\n|---|---|---|---|\n" if n == 0 else ""
    link = f"[pdf](https://arxiv.org/abs/2402.{n:05})"
    return f"{head}|2024-02-{n % 28 + 1:02}|{title(n)}|Ada Weaver et al.|{link}|"


def reference(n: int) -> str:
    names = "———" if n % 50 == 1 else "Weaver, A., & Draak, B."
    return f"{names} ({1950 + n % 70}). {title(n)}. Journal of Looms, 7({n}), 1-9.\n"


KINDS: tuple[Callable[[int], str], ...] = (
    ris, bib, json_line, csv_row, yaml_item, pubmed, item, table_row, reference,
)  # fmt: skip


def read(text: str) -> Reading:
    return read_lines(read_seed("a.txt", text.encode()), FORMATS)


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere one process does all")
@pytest.mark.parametrize("kind", KINDS)
def test_many_entries_are_read_by_several_processes_as_by_one(
    kind: Callable[[int], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waves, "_WAVE", 410)
    text = "\n".join(map(kind, MANY))
    begun: list[int] = []

    def begin(*asked: object) -> object:
        begun.append(1)
        return begin_processes(*asked)  # type: ignore[arg-type]

    begin_processes = workers._begin  # noqa: SLF001 - to see whether it is called
    monkeypatch.setattr(workers, "_processors", lambda: 2)
    # Threads of pytest and of a browser are no reason here.
    monkeypatch.setattr(workers, "_may_fork", lambda: True)
    monkeypatch.setattr(workers, "_begin", begin)
    several = read(text)
    assert begun
    monkeypatch.setattr(workers, "_processors", lambda: 1)
    one = read(text)
    assert len(one.records) > 560
    assert several == one


@pytest.mark.parametrize(
    "facts",
    [
        {"title": "Looms", "abstract": "Clean."},
        {"title": "Lo\\'oms", "abstract": "Two  spaces.", "venue": "", "doi": "no identifier"},
        {"title": None, "links": ()},
    ],
)
def test_an_entry_is_whole_again_after_the_way_between_processes(facts: dict[str, object]) -> None:
    record = Record("a", 1, 1, **facts)  # type: ignore[arg-type]
    values, problems = _cleaned(record)
    entry, expected = entry_of(record)
    assert (_with_texts_of(record, values), problems) == (entry, expected)


def test_texts_that_cleaning_leaves_are_not_sent_between_processes() -> None:
    record = Record("a", 1, 1, title="Looms", abstract="Clean.")
    assert "Clean." not in str(_cleaned(record)[0])
