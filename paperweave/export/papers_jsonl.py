"""``papers.jsonl``: every paper as one line of JSON, with all that is known of it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from paperweave.export.cite.kinds import cited
from paperweave.export.papers_schema import VERSION

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from paperweave.model.corpus import Corpus
    from paperweave.model.paper import Entry, Paper
    from paperweave.model.record import Author, Publication

# Signs that end a line for some readers (Python's ``str.splitlines`` among them), though not for
# JSON.
_LINE_ENDS = "\x85\u2028\u2029"
_json = json.JSONEncoder(ensure_ascii=False).encode


def lines(papers: Iterable[Paper], corpus: Corpus) -> str:
    """Some papers' lines of ``papers.jsonl``."""
    text = "".join([f"{_json(line(paper, corpus))}\n" for paper in papers])
    for sign in _LINE_ENDS:
        text = text.replace(sign, f"\\u{ord(sign):04x}")
    return text


def line(paper: Paper, corpus: Corpus) -> dict[str, Any]:
    """A paper as ``papers.jsonl`` has it: an absent value is null, an absent list is empty."""
    topic = corpus.topic_by_address.get(paper.address)
    return {
        "version": VERSION,
        "address": paper.address,
        "title": paper.title,
        "titled": paper.titled,
        "abstract": paper.abstract,
        "authors": [a.name for a in paper.authors],
        "author_details": _details(paper.authors),
        "date": str(paper.date) if paper.date else None,
        "updated": str(paper.updated) if paper.updated else None,
        "year": paper.year,
        "issued": str(issued) if (issued := cited(paper).date) else None,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "withdrawn": paper.withdrawn,
        "publication": _publication(paper.publication),
        "editor_details": _details(paper.publication.editors),
        "keys": list(paper.keys),
        "links": [{"kind": link.kind, "url": link.url} for link in paper.links],
        "keywords": list(paper.keywords),
        "given_keywords": list(paper.given_keywords),
        "subjects": list(paper.subjects),
        "topic": topic.name if topic else None,
        "related": [
            {
                "address": corpus.papers[r.index].address,
                "score": r.score,
                "shared": list(r.shared),
            }
            for r in paper.related
        ],
        "other_titles": list(paper.other_titles),
        "categories": list(paper.categories),
        "bibtex_key": paper.bibtex_key,
        "sources": [_source(e) for e in paper.entries],
        **_cites(paper, corpus),
    }


def _cites(paper: Paper, corpus: Corpus) -> dict[str, list[str]]:
    """The papers of the collection that it cites, where any is known."""
    cited = corpus.cited_of.get(paper.address)
    return {"cites": [corpus.papers[j].address for j in cited]} if cited else {}


def _details(people: Sequence[Author]) -> list[dict[str, str]]:
    """The family name and identifier of each; nothing where of none more than a name is known."""
    if not any(person.family or person.id for person in people):
        return []
    facts = (person._asdict() for person in people)
    return [{name: fact for name, fact in one.items() if fact} for one in facts]


def _publication(publication: Publication) -> dict[str, Any]:
    """What is known of how it was published, by the names of its fields."""
    facts = {name: fact for name, fact in publication._asdict().items() if fact}
    if publication.editors:
        facts["editors"] = [editor.name for editor in publication.editors]
    return facts


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
