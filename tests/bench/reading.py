"""Measure how long listings of N entries take to be read and cleaned, one file in each format.

    python tests/bench/reading.py N [--only NAME ...] [--repeat TIMES] [--keep DIR]

An entry is a made-up paper with a title of some 60 characters, two to eight authors (each in three
entries on average), a year, a journal with volume and pages, a DOI, four keywords and an abstract
of some 1,250 characters, in the fields that programs write which export the format; a Markdown list
has no abstracts. Prints for each file its size, the seconds and the seconds of processor time that
the quickest of all repetitions took, and how many entries were read. It is no test: machines
differ, ratios last.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench.made_papers import made_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).resolve().parents[2]
_JOURNALS = tuple(
    f"Journal of {subject} {kind}"
    for subject in ("Looms", "Weaving", "Threads", "Textile", "Pattern", "Fabric", "Knot", "Dye")
    for kind in ("Research", "Letters", "Engineering", "Science", "Methods")
)
_KEYWORDS = tuple(
    f"{how} {what}"
    for how in ("sparse", "neural", "robust", "fast", "online", "causal", "deep", "latent")
    for what in ("attention", "retrieval", "alignment", "decoding", "pruning", "transfer", "search")
)

_NEW = 1 / 3  # of all authors: each name stands in three entries on average


class Row(NamedTuple):
    """An entry, as every format has it."""

    number: int
    title: str
    authors: list[tuple[str, str]]  # family name, given name
    year: int
    journal: str
    volume: int
    page: int
    keywords: list[str]
    abstract: str

    @property
    def doi(self) -> str:
        """A DOI that no publisher gives."""
        return f"10.5555/made.{self.number}"

    @property
    def pages(self) -> str:
        """The first and the last page."""
        return f"{self.page}-{self.page + 11}"

    @property
    def turned(self) -> list[str]:
        """The names with the family name first."""
        return [f"{family}, {given}" for family, given in self.authors]


def rows(count: int) -> Iterator[Row]:
    """So many entries, the same in every run."""
    chance = random.Random(20260102)  # noqa: S311 - the same entries in every run
    known: list[tuple[str, str]] = []
    for number, (title, abstract, names, year) in enumerate(made_facts(ROOT / "seeds", count)):
        new = [(family, given) for given, _, family in (name.partition(" ") for name in names)]
        authors = [chance.choice(known) if known and chance.random() > _NEW else one for one in new]
        authors = list(dict.fromkeys(authors))
        known += [one for one in new if one in authors]
        yield Row(
            number,
            title,
            authors,
            year,
            chance.choice(_JOURNALS),
            chance.randint(1, 90),
            chance.randint(1, 2000),
            chance.sample(_KEYWORDS, 4),
            abstract,
        )


# One entry in each format -----------------------------------------------------------------------


def _ris(row: Row) -> str:
    first, _, last = row.pages.partition("-")
    tagged = [
        ("TY", "JOUR"), ("TI", row.title), *(("AU", name) for name in row.turned),
        ("PY", row.year), ("JO", row.journal), ("VL", row.volume), ("SP", first), ("EP", last),
        ("DO", row.doi), ("UR", f"https://doi.org/{row.doi}"), ("AB", row.abstract),
        *(("KW", word) for word in row.keywords), ("ER", ""),
    ]  # fmt: skip
    return "".join(f"{tag}  - {value}\n" for tag, value in tagged) + "\n"


def _bibtex(row: Row) -> str:
    fields = {
        "title": f"{{{row.title}}}", "author": " and ".join(row.turned), "year": row.year,
        "journal": row.journal, "volume": row.volume, "pages": row.pages.replace("-", "--"),
        "doi": row.doi, "url": f"https://doi.org/{row.doi}", "abstract": row.abstract,
        "keywords": ", ".join(row.keywords),
    }  # fmt: skip
    inside = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items())
    return f"@article{{made{row.number},\n{inside}}}\n\n"


def _wrapped(tag: str, text: str) -> str:
    """A line of PubMed, wrapped as PubMed does."""
    lines, line = [], f"{tag:<4}-"
    for word in text.split(" "):
        if len(line) + len(word) > 86:
            lines.append(line)
            line = "     "
        line += f" {word}"
    return "\n".join([*lines, line]) + "\n"


def _nbib(row: Row) -> str:
    tagged = [
        ("PMID", str(30_000_000 + row.number)), ("OWN", "NLM"), ("STAT", "MEDLINE"),
        ("DP", f"{row.year} Mar"), ("TI", row.title), ("PG", row.pages),
        ("LID", f"{row.doi} [doi]"), ("AB", row.abstract),
        *(
            pair
            for (family, given), name in zip(row.authors, row.turned, strict=True)
            for pair in (("FAU", name), ("AU", f"{family} {given[0]}"))
        ),
        ("LA", "eng"), ("PT", "Journal Article"), ("JT", row.journal), ("VI", str(row.volume)),
        *(("OT", word) for word in row.keywords),
        ("SO", f"{row.journal}. {row.year} Mar;{row.volume}:{row.pages}. doi: {row.doi}."),
    ]  # fmt: skip
    return "".join(_wrapped(tag, value) for tag, value in tagged) + "\n"


def _pubmed_xml(row: Row) -> str:
    people = "".join(
        f"<Author><LastName>{family}</LastName><ForeName>{given}</ForeName></Author>"
        for family, given in row.authors
    )
    words = "".join(f"<Keyword>{word}</Keyword>" for word in row.keywords)
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{30_000_000 + row.number}</PMID><Article>\n"
        f"<Journal><JournalIssue><Volume>{row.volume}</Volume><PubDate><Year>{row.year}</Year>"
        f"<Month>Mar</Month></PubDate></JournalIssue><Title>{row.journal}</Title></Journal>\n"
        f"<ArticleTitle>{escape(row.title)}</ArticleTitle>\n"
        f"<Pagination><MedlinePgn>{row.pages}</MedlinePgn></Pagination>\n"
        f"<Abstract><AbstractText>{escape(row.abstract)}</AbstractText></Abstract>\n"
        f"<AuthorList>{people}</AuthorList></Article>\n"
        f"<KeywordList>{words}</KeywordList></MedlineCitation>\n"
        f'<PubmedData><ArticleIdList><ArticleId IdType="doi">{row.doi}</ArticleId>'
        "</ArticleIdList></PubmedData></PubmedArticle>\n"
    )


def _web_of_science(row: Row) -> str:
    first, _, last = row.pages.partition("-")
    authors = "\n   ".join(row.turned)
    return (
        f"PT J\nAU {authors}\nTI {row.title}\nSO {row.journal}\nDE {'; '.join(row.keywords)}\n"
        f"AB {row.abstract}\nPY {row.year}\nVL {row.volume}\nBP {first}\nEP {last}\nDI {row.doi}\n"
        f"UT WOS:{row.number:015}\nER\n\n"
    )


def _table(row: Row) -> str:
    cells = (
        row.year, f"[{row.title}](https://doi.org/{row.doi})",
        ", ".join(f"{given} {family}" for family, given in row.authors), row.journal,
        row.abstract.replace("|", "\\|"),
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |\n"


def _list(row: Row) -> str:
    names = ", ".join(f"{given} {family}" for family, given in row.authors)
    return f"- **{row.title}** ({row.journal} {row.year}), {names}. [[pdf]](https://doi.org/{row.doi})\n"


def _cells(row: Row) -> list[str]:
    return [
        row.title, "; ".join(row.turned), str(row.year), row.journal, str(row.volume), row.pages,
        row.doi, "; ".join(row.keywords), row.abstract,
    ]  # fmt: skip


def _csv(row: Row) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(_cells(row))
    return out.getvalue()


def _json_line(row: Row) -> str:
    names = [f"{given} {family}" for family, given in row.authors]
    return (
        json.dumps(
            {
                "title": row.title, "authors": names, "year": row.year, "venue": row.journal,
                "doi": row.doi, "keywords": row.keywords, "abstract": row.abstract,
            }
        )
        + "\n"
    )  # fmt: skip


def _csl(row: Row) -> str:
    item = {
        "id": f"made{row.number}", "type": "article-journal", "title": row.title,
        "author": [{"family": family, "given": given} for family, given in row.authors],
        "issued": {"date-parts": [[row.year]]}, "container-title": row.journal,
        "volume": str(row.volume), "page": row.pages, "DOI": row.doi,
        "keyword": ", ".join(row.keywords), "abstract": row.abstract,
    }  # fmt: skip
    return ("," if row.number else "") + json.dumps(item, indent=1) + "\n"


def _yaml(row: Row) -> str:
    names = "".join(f"  - {given} {family}\n" for family, given in row.authors)
    return (
        f"- title: {json.dumps(row.title)}\n  authors:\n{names}  year: {row.year}\n"
        f"  journal: {row.journal}\n  volume: {row.volume}\n  pages: {row.pages}\n"
        f"  doi: {row.doi}\n  keywords: [{', '.join(row.keywords)}]\n"
        f"  abstract: {json.dumps(row.abstract)}\n"
    )


class _Kind(NamedTuple):
    """A format by its file: what stands above the entries, an entry, what stands below."""

    file: str
    above: str
    entry: Callable[[Row], str]
    below: str = ""


_COLUMNS = "Title,Authors,Year,Source title,Volume,Pages,DOI,Author Keywords,Abstract\n"
_ARTICLES = '<?xml version="1.0"?>\n<PubmedArticleSet>\n'
_TABLE = "# Papers\n\n| Year | Title | Authors | Venue | Abstract |\n|---|---|---|---|---|\n"
_KINDS = {
    "JSON lines": _Kind("made.jsonl", "", _json_line),
    "CSV": _Kind("made.csv", _COLUMNS, _csv),
    "RIS": _Kind("made.ris", "", _ris),
    "BibTeX": _Kind("made.bib", "", _bibtex),
    "nbib": _Kind("made.nbib", "", _nbib),
    "Web of Science": _Kind("savedrecs.txt", "FN Made\nVR 1.0\n", _web_of_science, "EF\n"),
    "CSL-JSON": _Kind("made.json", "[\n", _csl, "]\n"),
    "YAML": _Kind("made.yml", "", _yaml),
    "PubMed XML": _Kind("made.xml", _ARTICLES, _pubmed_xml, "</PubmedArticleSet>\n"),
    "Markdown table": _Kind("table.md", _TABLE, _table),
    "Markdown list": _Kind("list.md", "# Papers\n\n", _list),
}  # fmt: skip


def write(folder: Path, count: int, names: list[str]) -> dict[str, Path]:
    """Write a file of each of these formats; by the format's name."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {name: (folder / _KINDS[name].file).open("w", encoding="utf-8") for name in names}
    for name, file in files.items():
        file.write(_KINDS[name].above)
    for row in rows(count):
        for name, file in files.items():
            file.write(_KINDS[name].entry(row))
    for name, file in files.items():
        file.write(_KINDS[name].below)
        file.close()
    return {name: folder / _KINDS[name].file for name in names}


# In a process of its own, so that nothing is known from the file before.
_READ = """
import gc
import sys
from pathlib import Path
from paperweave.clean.listings import gather
from paperweave.config.selection import Only
from paperweave.engine.cache import Cache
path = Path(sys.argv[1])
gc.set_threshold(50_000, 20, 100)  # as in a build
(found,) = gather({path.name: path}, Only(), frozenset(), Cache(Path(sys.argv[2]), "bench"))
print(len(found.entries), *(reading.format for reading in found.readings), sep="\\t")
"""


def main() -> None:
    """Write, read, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("rows", type=int)
    parser.add_argument("--only", nargs="+", default=list(_KINDS), choices=list(_KINDS))
    parser.add_argument("--repeat", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="write to this folder and leave it there")
    asked = parser.parse_args()
    folder = asked.keep or Path(tempfile.mkdtemp(prefix="paperweave-reading-"))
    files = write(folder, asked.rows, asked.only)
    print(f"{'':18}{'MB':>7}{'s':>8}{'cpu s':>8}{'entries':>10}", flush=True)
    for name, path in files.items():
        times = [_measured(path) for _ in range(asked.repeat)]
        seconds, processor, entries = (min(one[part] for one in times) for part in range(3))
        size = path.stat().st_size / 1e6
        print(f"{name:18}{size:7.1f}{seconds:8.2f}{processor:8.2f}{entries:10,.0f}", flush=True)
    if not asked.keep:
        shutil.rmtree(folder)


def _measured(path: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, and the entries that were read."""
    before, start = _processor_time(), time.perf_counter()
    with tempfile.TemporaryDirectory() as cache:
        told = subprocess.run(
            [sys.executable, "-c", _READ, str(path), cache],
            check=True,
            capture_output=True,
            text=True,
            env={**os.environ, "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT))},
        ).stdout
    seconds = time.perf_counter() - start
    return seconds, _processor_time() - before, float(told.split("\t")[0])


def _processor_time() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
