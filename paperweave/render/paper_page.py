"""What a paper's page says of it, beside its text: the front matter, and what each listing has."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from paperweave.model.corpus import newest_first
from paperweave.render.fact_origins import (
    fact_origins,
    in_front_matter,
)
from paperweave.render.head_facts import head_facts
from paperweave.text.display import description
from paperweave.text.unicode_math import without_tex
from paperweave.text.venues.brief import brief_venue

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from paperweave.model.corpus import Corpus
    from paperweave.model.history import Change
    from paperweave.model.paper import Entry, Paper
    from paperweave.model.record import PartialDate, Record
    from paperweave.render.words import Words


class Neighbour(NamedTuple):
    """What a paper's page says of a related one; ``score`` is how near it is, 0 to 1."""

    address: str
    title: str
    year: int | None
    score: float
    shared: tuple[str, ...]
    # That it cites the paper or the paper it, as keys of the words.
    ties: tuple[str, ...] = ()


class Cited(NamedTuple):
    """What a paper's page says of a paper that it cites or that cites it."""

    address: str
    title: str
    year: int | None


class Surroundings(NamedTuple):
    """All that a paper's page says and the paper itself does not.

    Where it leads, and its lines in the listings.
    """

    author_pages: dict[str, str]  # of those who have one
    venue_page: str | None
    year_page: str | None
    keyword_pages: dict[str, str]
    source_pages: dict[str, str]
    related: tuple[Neighbour, ...]
    raw: tuple[str, ...]  # for each entry
    cites: tuple[Cited, ...] = ()  # papers of the collection, newest first
    cited_by: tuple[Cited, ...] = ()
    changes: tuple[Change, ...] = ()  # since it was new


def surroundings(
    i: int,
    corpus: Corpus,
    raw: Callable[[Record], str],
) -> Surroundings:
    """What is around a paper in the corpus, by its place.

    ``raw`` gives the lines of a record as a text.
    """
    groups, paper = corpus.groups, corpus.papers[i]
    texts = tuple(raw(e.record) for e in paper.entries)
    near = ((corpus.papers[r.index], r) for r in paper.related)
    return Surroundings(
        dict(groups.author_pages[i]),
        groups.venue_pages.get(i),
        groups.years[paper.year].path if paper.year is not None else None,
        {name: groups.keywords[name].path for name in paper.keywords},
        {
            e.record.file: groups.sources[e.record.file].path
            for e in paper.entries
        },
        tuple(
            Neighbour(
                other.address,
                other.title,
                other.year,
                r.score,
                r.shared,
                _ties(i, r.index, corpus),
            )
            for other, r in near
        ),
        texts,
        _cited(corpus.cites.get(i, ()), corpus),
        _cited(corpus.cited_by.get(i, ()), corpus),
        corpus.history.changes_of.get(f"papers/{paper.address}", ())
        if corpus.history
        else (),
    )


def marks_around(i: int, corpus: Corpus) -> tuple[object, ...]:
    """What `surroundings` has of other pages, in plain values, for a hash of it.

    A page of ten thousand is made again, and to have the surroundings of the
    others would take five times as long. The pages of its keywords are not
    among them: the paper's own fingerprint stands for these.
    """
    groups, paper, shown = corpus.groups, corpus.papers[i], corpus.shown
    cited = corpus.cites.get(i), corpus.cited_by.get(i)
    changes = (
        corpus.history.changes_of.get(f"papers/{paper.address}")
        if corpus.history
        else None
    )
    return (
        groups.author_pages[i],
        groups.venue_pages.get(i),
        groups.years[paper.year].path if paper.year is not None else None,
        [groups.sources[entry.record.file].path for entry in paper.entries],
        [
            (shown[r.index], r.score, r.shared, _ties(i, r.index, corpus))
            for r in paper.related
        ],
        [[shown[j] for j in places or ()] for places in cited],
        repr(changes) if changes else None,
    )


def _ties(i: int, other: int, corpus: Corpus) -> tuple[str, ...]:
    if not corpus.cites:
        return ()
    cites = "related.cites" if i in corpus.cites.get(other, ()) else ""
    cited = "related.cited" if other in corpus.cites.get(i, ()) else ""
    return tuple(filter(None, (cites, cited)))


def _cited(places: Sequence[int], corpus: Corpus) -> tuple[Cited, ...]:
    papers = [corpus.papers[j] for j in newest_first(corpus.papers, places)]
    return tuple(
        Cited(paper.address, paper.title, paper.year) for paper in papers
    )


def _written(day: PartialDate | None) -> str | None:
    return str(day) if day else None


def _links(paper: Paper) -> list[dict[str, str]]:
    return [{"kind": link.kind, "url": link.url} for link in paper.links]


def _source(record: Record, around: Surroundings) -> dict[str, Any]:
    """Where an entry of a paper stands in its listing."""
    return {
        "file": record.file,
        "first_line": record.first_line,
        "last_line": record.last_line,
        "page": around.source_pages[record.file],
    }


def paper_front_matter(  # noqa: PLR0913 - what a page says beside its paper
    paper: Paper,
    around: Surroundings,
    added: date,
    words: Words,
    parts: Mapping[str, Any] | None,
    *,
    files: bool,
    brief: bool,
) -> dict[str, Any]:
    """A paper's facts, as its page's front matter and the theme's templates have them.

    ``parts`` are what a browser makes its citation of, ``files`` tells whether its citations are
    files too, ``brief`` whether what a page of a large site would repeat is left out.
    """
    return {
        "title": paper.title,
        "template": "paper.html",
        "changed": added.isoformat(),
        "description": description(without_tex(paper.abstract or "")),
        "address": paper.address,
        "authors": [a.name for a in paper.authors],
        "author_pages": around.author_pages,
        "date": _written(paper.date),
        "shown_date": words.date(paper.date),
        "updated": _written(paper.updated),
        "year": paper.year,
        "year_page": around.year_page,
        "arxiv": paper.arxiv,
        "doi": paper.doi,
        "venue": paper.venue,
        "venue_page": around.venue_page,
        "language": words.of_language(paper.publication.language),
        "links": _links(paper),
        "keywords": list(paper.keywords),
        "subjects": list(paper.subjects),
        "categories": list(paper.categories),
        "other_titles": list(paper.other_titles),
        "bibtex_key": paper.bibtex_key,
        "untitled": True if not paper.titled else None,
        "withdrawn": True if paper.withdrawn else None,
        "sources": [_source(entry.record, around) for entry in paper.entries],
        "said": None if brief else said_of(paper, around),
        "head": head_facts(paper, language=words.language, brief=brief),
        "cite": None if brief else parts,
        "files": files or None,
        "citations": bool(around.cites + around.cited_by) or None,
    }


def said_of(paper: Paper, around: Surroundings) -> list[dict[str, Any]]:
    """For each source the places in its text of what the page shows."""
    found = fact_origins(paper, around.raw)
    return [
        in_front_matter(one, raw, entry.record.first_line)
        for one, raw, entry in zip(
            found, around.raw, paper.entries, strict=True
        )
    ]


def said_beside(
    paper: Paper, above: str | None = None, *, words: Words
) -> list[str]:
    """What stands below a paper's title in a list: some names, the date, the venue in short.

    What a heading ``above`` it says is not said again.
    """
    venue = paper.venue and brief_venue(paper.venue, paper.year)
    facts = (words.names(paper.authors), words.date(paper.date), venue)
    return [fact for fact in facts if fact and fact != above]


def listing_says(entry: Entry, words: Words) -> list[tuple[str, str]]:
    """What an entry says beyond its abstract, as (name of the fact, the listing's own words)."""
    record = entry.record
    facts = {
        "fact.title": record.title,
        "fact.authors": ", ".join(a.name for a in record.authors) or None,
        "fact.count": record.author_count,
        "fact.organisation": record.organisation,
        "fact.date": record.date and _listed_date(str(record.date), words),
        "fact.updated": record.updated,
        "fact.arxiv": record.arxiv,
        "fact.doi": record.doi,
        "fact.venue": record.venue,
        "fact.source": record.source,
        "fact.comment": record.comment,
        "fact.comments": record.comments,
        "fact.keywords": ", ".join(record.keywords) or None,
        "fact.categories": ", ".join(record.categories) or None,
    }
    return [
        (words.plain(key), str(value))
        for key, value in facts.items()
        if value is not None
    ]


def _listed_date(date: str, words: Words) -> str:
    return (
        words.plain("date.noyear", date=date[2:])
        if date.startswith("--")
        else date
    )
