"""Papers written in each of our forms, and read from it as the only listing of a new project."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from paperweave.address.papers import address_papers
from paperweave.clean.entry import entry_of
from paperweave.config.curation import Curation
from paperweave.export.citations import JOININGS
from paperweave.export.cite.kinds import cited
from paperweave.export.papers_csv import csv_header, csv_lines
from paperweave.export.papers_jsonl import lines
from paperweave.merge.cluster import merge
from paperweave.merge.resolve import combine
from paperweave.model.corpus import Corpus, Groups
from paperweave.model.paper import Paper
from paperweave.read.decode import read_seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from tests.support.citing import citations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.model.record import Problem, Record

FORMS = ("papers.bib", "papers.ris", "papers.json", "papers.csv", "papers.jsonl")
_NONE = Groups({}, {}, {}, {}, {}, (), (), {})


def published(records: Sequence[Record]) -> list[Paper]:
    """The papers that records become in a project without a ledger, in the order of addresses."""
    entries = [entry_of(record)[0] for record in records]
    clusters, _ = merge(entries, Curation())
    merged = [combine(cluster, {})[0] for cluster in clusters]
    ordered, places, _ = address_papers(merged, [], {}, date(2026, 1, 1))
    return [Paper.of(paper, place, (), ()) for paper, place in zip(ordered, places, strict=True)]


def written(papers: Sequence[Paper], form: str) -> bytes:
    """All papers in one of our forms."""
    if form == "papers.csv":
        return (csv_header() + csv_lines(papers)).encode()
    if form == "papers.jsonl":
        return lines(papers, Corpus(tuple(papers), _NONE, (), {}, (), {})).encode()
    ending = form.rpartition(".")[2]
    joining = JOININGS[ending]
    files = (joining.inner(citations(paper)[ending].encode()) for paper in papers)
    return b"".join(joining.joined(files))


def read_back(papers: Sequence[Paper], form: str) -> tuple[list[Paper], list[Problem]]:
    """The papers of a project whose only listing is what was written of these papers."""
    reading = read_lines(read_seed(form, written(papers, form)), FORMATS)
    return published(reading.records), list(reading.problems)


def facts(paper: Paper) -> dict[str, Any]:
    """What a paper says, whatever file it comes from."""
    publication = paper.publication._asdict()
    editors = [editor.name for editor in publication.pop("editors")]
    return {
        "title": paper.title,
        "abstract": paper.abstract,
        "authors": [author.name for author in paper.authors],
        "date": paper.date,
        "issued": cited(paper).date,
        "updated": paper.updated,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "editors": editors,
        "links": set(paper.links),
        "other titles": paper.other_titles,
        "keywords": paper.given_keywords,
        "categories": paper.categories,
        "withdrawn": paper.withdrawn,
        "key": paper.bibtex_key,
        "comment": next((e.comment for e in paper.entries if e.comment), None),
        **publication,
    }
