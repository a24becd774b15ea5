"""The entries of one paper become one paper: whose word counts, and where the sources disagree."""

from __future__ import annotations

from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, Any, TypeVar

from paperweave.merge.resolve_date import settle_date
from paperweave.merge.view import CUT
from paperweave.model.paper import Disagreement, MergedPaper
from paperweave.model.record import UNPUBLISHED, Publication
from paperweave.text.identifiers import is_preprint_doi
from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from paperweave.merge.cluster import Cluster
    from paperweave.model.paper import Entry
    from paperweave.model.record import Author, Link, PartialDate, Problem

T = TypeVar("T")
_RANK = itemgetter(0)
_UNRANKED = 9  # above all ranks
_BY_RANK = {
    0: "the bibliography is a person's own",
    2: "nothing but fetched metadata has it",
}


def combine(
    cluster: Cluster, captured: Mapping[str, PartialDate]
) -> tuple[MergedPaper, list[Problem]]:
    """Make one paper of a cluster of entries.

    A person's bibliography wins over listings, and these over fetched metadata; among equals the
    value that most entries have, then the longest, then the first in the alphabet, so that the
    order of files decides nothing. ``captured`` is the day on which a listing's page was taken, by
    file: it gives the year to a date without one.
    """
    entries = cluster.entries
    title = _best(entries, lambda e: e.title)
    date, problems = settle_date(entries, captured)
    paper = MergedPaper(
        title=title or _made_up_title(entries),
        titled=title is not None,
        abstract=_best(_with_whole_abstracts(entries), lambda e: e.abstract),
        authors=_authors(entries),
        date=date,
        updated=_latest(e.record.updated for e in entries),
        arxiv=_best(entries, lambda e: e.record.arxiv),
        doi=_best(entries, _published_doi)
        or _best(entries, lambda e: e.record.doi),
        venue=_best(entries, lambda e: e.venue),
        publication=_publication(entries),
        keys=_keys(entries),
        links=_links(entries),
        other_titles=_other_titles(entries, title),
        given_keywords=_each_once(k for e in entries for k in e.keywords),
        categories=_each_once(c for e in entries for c in e.categories),
        withdrawn=any(e.record.withdrawn for e in entries),
        entries=entries,
        merged_because=cluster.because,
        disagreements=tuple(_disagreements(entries, date)),
    )
    return paper, problems


def _with_whole_abstracts(entries: Sequence[Entry]) -> Sequence[Entry]:
    """The entries without those whose abstract is cut off, where another has it whole."""
    whole = [
        e
        for e in entries
        if e.abstract and not e.abstract.rstrip().endswith(CUT)
    ]
    return whole or entries


def _published_doi(entry: Entry) -> str | None:
    """The DOI that a publisher gave; a preprint server's only stands in for it."""
    doi = entry.record.doi
    return None if doi and is_preprint_doi(doi) else doi


def _publication(entries: Sequence[Entry]) -> Publication:
    """Each fact of how it was published, from the source of the highest rank that has it."""
    saying = [entry for entry in entries if any(entry.publication)]
    facts: dict[str, Any] = {}
    if not saying:
        return UNPUBLISHED
    if len(saying) == 1:
        facts = saying[0].publication._asdict()
        return Publication(
            **{name: fact for name, fact in facts.items() if fact}
        )
    for name in Publication._fields:
        # called at once
        fact = _best(entries, lambda e: getattr(e.publication, name) or None)  # noqa: B023
        if fact:
            facts[name] = fact
    return Publication(**facts)


def _keys(entries: Sequence[Entry]) -> tuple[str, ...]:
    """The citation keys that its owners gave it, each once, in the order of rank, file and line."""
    by_rank = [e.record for e in sorted(entries, key=lambda e: e.rank)]
    keys = (
        key for record in by_rank for key in (record.key, *record.other_keys)
    )
    return tuple(dict.fromkeys(key for key in keys if key))


def _best(
    entries: Sequence[Entry], value: Callable[[Entry], T | None]
) -> T | None:
    """The value of the highest rank that has one; see ``combine`` for the choice among equals."""
    top, best = _UNRANKED, None
    for entry in entries:
        said = value(entry)
        if said is None or entry.rank > top:
            continue
        if entry.rank == top and said != best:
            return _choice(entries, value)[0]
        top, best = entry.rank, said
    return best


def _choice(
    entries: Sequence[Entry], value: Callable[[Entry], T | None]
) -> tuple[T | None, str]:
    """The value to follow, and why it is that one."""
    known = [(e.rank, v) for e in entries if (v := value(e)) is not None]
    if not known:
        return None, ""
    top, best = min(known, key=_RANK)
    among_equals = "most listings say so"
    said = [v for rank, v in known if rank == top] if len(known) > 1 else ()
    if any(
        v != best for v in said
    ):  # seldom, and counting takes three times what all else here does
        counts = Counter(said)
        best = max(counts, key=lambda v: (counts[v], _length(v), repr(v)))
        if list(counts.values()).count(counts[best]) > 1:
            among_equals = "no listing outweighs another, and this says most"
    return best, _BY_RANK.get(top, among_equals)


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | tuple) else 0


def _latest(dates: Iterable[PartialDate | None]) -> PartialDate | None:
    known = [d for d in dates if d is not None and d.year is not None]
    return max(known, key=str, default=None)


def _each_once(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(
        sorted({v.casefold(): v for v in sorted(values, reverse=True)}.values())
    )


def _ids_by_name(entries: Sequence[Entry]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for entry in entries:
        for author in entry.authors:
            if author.id:
                known.setdefault(fold(author.name), set()).add(author.id)
    return known


def _authors(entries: Sequence[Entry]) -> tuple[Author, ...]:
    """The best list of authors, with the identifiers that any list has for one of its names."""
    known = _ids_by_name(entries)
    if not known:
        return _best(entries, lambda e: e.authors or None) or ()
    best = _best(entries, _authors_without_ids) or ()
    times = Counter(fold(author.name) for author in best)
    alone = {name: ids for name, ids in known.items() if times[name] == 1}
    return tuple(
        _with_id(author, alone.get(fold(author.name))) for author in best
    )


def _authors_without_ids(entry: Entry) -> tuple[Author, ...] | None:
    return tuple(author._replace(id=None) for author in entry.authors) or None


def _with_id(author: Author, ids: set[str] | None) -> Author:
    return author._replace(id=min(ids, key=_id_order)) if ids else author


def _id_order(identifier: str) -> tuple[int, str]:
    """ORCID first, which people hold themselves."""
    return not identifier.startswith("orcid:"), identifier


def _links(entries: Sequence[Entry]) -> tuple[Link, ...]:
    having = [e for e in entries if e.links]
    links = {
        link.url.rstrip("/"): link
        for e in sorted(having, key=lambda e: -e.rank)
        for link in e.links
    }
    return tuple(sorted(links.values()))


def _made_up_title(entries: Sequence[Entry]) -> str:
    number, name = (
        _best(entries, lambda e: e.record.arxiv),
        _best(entries, lambda e: e.record.doi),
    )
    if number or name:
        return (
            f"Untitled paper (arXiv:{number})"
            if number
            else f"Untitled paper (doi:{name})"
        )
    words = (_best(entries, lambda e: e.abstract) or "").split()
    return (
        f"Untitled paper (“{' '.join(words[:8])}…”)"
        if words
        else "Untitled paper"
    )


def _other_titles(
    entries: Sequence[Entry], title: str | None
) -> tuple[str, ...]:
    """Titles that differ from the paper's in more than case and punctuation."""
    titles = {
        t
        for e in entries
        for t in (*e.other_titles, e.title)
        if t and t != title
    }
    by_fold = {fold(t): t for t in sorted(titles, reverse=True)}
    if by_fold:
        by_fold.pop(fold(title or ""), None)
    return tuple(sorted(by_fold.values()))


def _disagreements(
    entries: Sequence[Entry], date: PartialDate | None
) -> Iterable[Disagreement]:
    several = len(entries) > 1
    if several:
        yield from _differing(entries, "title", lambda e: e.title, fold, str)
    yield from _dates(entries, date)
    if several:
        yield from _differing(
            entries,
            "authors",
            lambda e: e.authors or None,
            lambda authors: tuple(fold(a.name) for a in authors),
            lambda authors: ", ".join(a.name for a in authors),
        )
    yield from _other_counts(entries)


def _other_counts(entries: Sequence[Entry]) -> Iterable[Disagreement]:
    """The entries that say another number of authors than the best list of them has."""
    counts = [
        (e, n) for e in entries if (n := e.record.author_count) is not None
    ]
    authors = _best(entries, lambda e: e.authors or None) if counts else None
    if authors and (
        others := [(str(n), _place(e)) for e, n in counts if n != len(authors)]
    ):
        why = "the names themselves are counted"
        yield Disagreement(
            "number of authors", str(len(authors)), tuple(others), why
        )


def _dates(
    entries: Sequence[Entry], date: PartialDate | None
) -> Iterable[Disagreement]:
    said = [(e, d) for e in entries if (d := e.record.date)]
    others = [
        (str(d), _place(e)) for e, d in said if date and not d.agrees_with(date)
    ]
    if others:
        _, why = _choice(entries, lambda e: e.record.date)
        yield Disagreement("date", str(date), tuple(others), why)


def _differing(
    entries: Sequence[Entry],
    field: str,
    value: Callable[[Entry], T | None],
    key: Callable[[T], object],
    shown: Callable[[T], str],
) -> Iterable[Disagreement]:
    """What the entries say otherwise than the value that is chosen.

    A value that differs only in what ``key`` leaves out says the same.
    """
    chosen, why = _choice(entries, value)
    otherwise = [
        (e, v) for e in entries if (v := value(e)) is not None and v != chosen
    ]
    if chosen is None or not otherwise:
        return
    own = key(chosen)
    if others := tuple(
        (shown(v), _place(e)) for e, v in otherwise if key(v) != own
    ):
        yield Disagreement(field, shown(chosen), others, why)


def _place(entry: Entry) -> str:
    return f"{entry.record.file}:{entry.record.first_line}"
