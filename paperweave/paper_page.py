"""What a paper's page says of it, beside its text: the front matter, and what each listing has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from paperweave.shown import shown_date, shown_names

if TYPE_CHECKING:
    from paperweave.corpus import Corpus
    from paperweave.paper import Entry, Paper


def paper_front_matter(paper: Paper, corpus: Corpus) -> dict[str, Any]:
    """A paper's facts, as its page's front matter and the theme's templates have them."""
    return {
        "title": paper.title,
        "template": "paper.html",
        "description": description(paper),
        "address": paper.address,
        "authors": [a.name for a in paper.authors],
        "author_pages": {
            a.name: corpus.groups.authors[a.name].path for a in paper.authors if a.name in corpus.groups.authors
        },
        "date": str(paper.date) if paper.date else None,
        "shown_date": shown_date(paper.date),
        "updated": str(paper.updated) if paper.updated else None,
        "year": paper.year,
        "year_page": corpus.groups.years[paper.year].path if paper.year is not None else None,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "links": [{"kind": link.kind, "url": link.url} for link in paper.links],
        "keywords": list(paper.keywords),
        "categories": list(paper.categories),
        "other_titles": list(paper.other_titles),
        "bibtex_key": paper.bibtex_key,
        "untitled": True if not paper.titled else None,
        "withdrawn": True if paper.withdrawn else None,
        "sources": [
            {
                "file": r.file,
                "first_line": r.first_line,
                "last_line": r.last_line,
                "page": corpus.groups.sources[r.file].path,
            }
            for r in (e.record for e in paper.entries)
        ],
    }


def description(paper: Paper, longest: int = 160) -> str | None:
    """The abstract's first words, for search engines and previews; cut at a word's end."""
    text = " ".join((paper.abstract or "").split())
    if len(text) <= longest:
        return text or None
    return text[: longest - 1].rpartition(" ")[0].rstrip(",;:") + "…"


def said_beside(paper: Paper) -> list[str]:
    """What stands below a paper's title in a list: some names, the date, the venue."""
    facts = (shown_names(paper.authors), shown_date(paper.date), paper.venue)
    return [fact for fact in facts if fact]


def listing_says(entry: Entry) -> list[tuple[str, str]]:
    """What an entry says beyond its abstract, as (name of the fact, the listing's own words)."""
    record = entry.record
    facts = {
        "title": record.title,
        "authors": ", ".join(a.name for a in record.authors) or None,
        "number of authors": record.author_count,
        "organisation": record.organisation,
        "date": record.date and _listed_date(str(record.date)),
        "updated": record.updated,
        "arXiv number": record.arxiv,
        "DOI": record.doi,
        "venue": record.venue,
        "source": record.source,
        "comment": record.comment,
        "comments on its page": record.comments,
        "keywords": ", ".join(record.keywords) or None,
        "categories": ", ".join(record.categories) or None,
    }
    return [(name, str(value)) for name, value in facts.items() if value is not None]


def _listed_date(date: str) -> str:
    return f"{date[2:]} (year not given)" if date.startswith("--") else date
