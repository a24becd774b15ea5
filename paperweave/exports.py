"""Files for machines: every paper as a line of ``papers.jsonl``, and the citations of all."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paperweave.citations import as_one_list, with_blank_lines
from paperweave.feeds import feeds
from paperweave.output import File, Joined
from paperweave.site_data import site_scripts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from paperweave.corpus import Corpus
    from paperweave.paper import Entry, Paper
    from paperweave.settings import Settings


# Signs that end a line for some readers (Python's ``str.splitlines`` among them), though not for JSON.
_LINE_ENDS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "\x85\u2028\u2029"}


def exports(corpus: Corpus, settings: Settings) -> Iterator[File | Joined]:
    """The files beside the pages."""
    yield File("papers.jsonl", lambda: "".join(_one_line(line(p, corpus)) for p in corpus.papers))
    citable = [f"papers/{paper.address}" for paper in corpus.papers if not paper.withdrawn]
    for ending, join in (("bib", with_blank_lines), ("ris", with_blank_lines), ("json", as_one_list)):
        yield Joined(f"papers.{ending}", [f"{place}.{ending}" for place in citable], join)
    yield from site_scripts(corpus, settings.sizes)
    yield from feeds(corpus, settings)


def _one_line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False).translate(_LINE_ENDS) + "\n"


def line(paper: Paper, corpus: Corpus) -> dict[str, Any]:
    """A paper as ``papers.jsonl`` has it: an absent value is null, an absent list is empty."""
    return {
        "address": paper.address,
        "title": paper.title,
        "abstract": paper.abstract,
        "authors": [a.name for a in paper.authors],
        "date": str(paper.date) if paper.date else None,
        "updated": str(paper.updated) if paper.updated else None,
        "year": paper.year,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "links": [{"kind": link.kind, "url": link.url} for link in paper.links],
        "keywords": list(paper.keywords),
        "related": [
            {"address": corpus.papers[r.index].address, "score": r.score, "shared": list(r.shared)}
            for r in paper.related
        ],
        "other_titles": list(paper.other_titles),
        "categories": list(paper.categories),
        "bibtex_key": paper.bibtex_key,
        "sources": [_source(e) for e in paper.entries],
    }


def _source(entry: Entry) -> dict[str, Any]:
    record = entry.record
    return {
        "file": record.file,
        "first_line": record.first_line,
        "last_line": record.last_line,
        "title": record.title,
        "source": record.source,
        "author_count": record.author_count,
        "organisation": record.organisation,
        "comments": record.comments,
        "comment": record.comment,
    }
