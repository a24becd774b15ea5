"""The stages between reading and writing, in their order: entries in, a corpus with its ledger out. No disk here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from paperweave.addresses import Addressed, Named, assign
from paperweave.cache import hash_of
from paperweave.citations import wanted_key
from paperweave.combine import combine
from paperweave.corpus import (
    Corpus,
    Group,
    Groups,
    KeywordGroup,
    authors_with_several,
    beside,
    keyword_slug,
    newest_first,
    papers_by,
    papers_of_files,
)
from paperweave.fold import fingerprint, fold, slug
from paperweave.ledger import SECTIONS, identities
from paperweave.merge import merge
from paperweave.parts import part_counts, parts_beside, parts_ledger
from paperweave.processes import aside, in_processes

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from paperweave.cache import Cache
    from paperweave.curation import Curation
    from paperweave.gathering import Gathered
    from paperweave.keywords import Keyword, Phrases, Vocabulary
    from paperweave.ledger import Ledger
    from paperweave.map import Place
    from paperweave.model import Problem, Record
    from paperweave.paper import Paper
    from paperweave.reading import Reading
    from paperweave.settings import Settings
    from paperweave.sizes import Sizes
    from paperweave.terms import Counted, Terms

_PAPERS = "papers/index"
_RUN = 20  # texts; their words are looked up and scored together
_LEAST_RUNS = 20  # for which processes are worth their start
_RUNS_A_CHUNK = 5
_WORTH_A_PROCESS = 100  # papers; the keywords of fewer are found before the map's libraries are loaded


@dataclass(frozen=True, slots=True)
class Woven:
    """What the stages made: the corpus, the ledger with what is new, addresses of which nothing is left, problems."""

    corpus: Corpus
    ledger: Ledger
    homeless: tuple[str, ...]
    problems: tuple[Problem, ...]


def weave(  # noqa: PLR0913 - what all stages together are made from
    gathered: Sequence[Gathered],
    curation: Curation,
    settings: Settings,
    ledger: Ledger,
    *,
    today: date,
    cache: Cache,
) -> Woven:
    """From what was read to what is published, of the papers that the settings want.

    ``cache`` keeps what takes long and is the same for the same text.
    """
    readings = [reading for one in gathered for reading in one.readings]
    clusters, close = merge([entry for one in gathered for entry in one.entries], curation)
    combined = [combine(cluster, settings.captured) for cluster in clusters]
    wanted = [paper for paper, _ in combined if settings.only.wants(paper)]
    left_out = [paper for paper, _ in combined if not settings.only.wants(paper)]
    papers, addressed = address_papers(wanted, left_out, ledger, today)
    place = partial(map_places, papers, cache)
    places = aside(place) if len(papers) >= _WORTH_A_PROCESS else place
    phrases, terms = words_of_all(papers, cache)
    papers, vocabulary = with_keywords(papers, phrases, curation)
    written = [text.written for text in phrases]
    del phrases  # as much memory as all papers
    papers = with_related(papers, written, terms, cache)
    groups, of_groups = address_groups(papers, vocabulary, ledger, today, settings.sizes)
    problems = chain(*(one.unclear for one in gathered), close, *(found for _, found in combined))
    added = tuple(addressed.ledger[f"papers/{p.address}"].published for p in papers)
    authors = {author.name for paper in papers for author in paper.authors}
    counts = part_counts(groups, len(authors), len(readings), settings.sizes)
    lists, of_parts = parts_ledger(counts, ledger, today)
    left = _selected(readings, left_out)
    redirects = _redirects(addressed, of_groups, of_parts)
    corpus = Corpus(tuple(papers), groups, left, redirects, added, places())
    return Woven(corpus, {**addressed.ledger, **of_groups.ledger, **lists}, addressed.homeless, tuple(problems))


def distinct_papers(gathered: Iterable[Gathered], curation: Curation, settings: Settings) -> list[Paper]:
    """The papers that the settings want, before anything is made of them."""
    clusters, _ = merge([entry for one in gathered for entry in one.entries], curation)
    papers = (combine(cluster, settings.captured)[0] for cluster in clusters)
    return [paper for paper in papers if settings.only.wants(paper)]


def _selected(readings: Iterable[Reading], left_out: Iterable[Paper]) -> tuple[Reading, ...]:
    """The readings without the records of papers that are left out on purpose, which are counted."""
    records = {_place(entry.record) for paper in left_out for entry in paper.entries}
    return tuple(_without(reading, records) for reading in readings) if records else tuple(readings)


def _place(record: Record) -> tuple[object, ...]:
    """Where a record stands, and what tells it from others on its line; its identifiers may have been corrected."""
    return record.file, record.first_line, record.title, record.abstract


def _without(reading: Reading, records: Container[tuple[object, ...]]) -> Reading:
    kept = tuple(r for r in reading.records if _place(r) not in records)
    return replace(reading, records=kept, passed_over=reading.passed_over + len(reading.records) - len(kept))


def address_papers(
    papers: Sequence[Paper], left_out: Sequence[Paper], ledger: Ledger, today: date
) -> tuple[list[Paper], Addressed]:
    """Papers with their addresses and BibTeX keys, sorted by address.

    A paper that was published, and is now left out on purpose, keeps its line, for the day on which it comes back;
    until then its address leads to the list of papers.
    """
    addressed = _assign(papers, left_out, _section(ledger, "papers"), today)
    result = dict(addressed.ledger)
    taken = {key for line in result.values() for key in line.values("bibtex")}
    keyed = []
    for path, i in sorted(zip(addressed.paths, range(len(papers)), strict=True)):
        key = next(iter(result[path].values("bibtex")), None) or _free_key(wanted_key(papers[i]), taken)
        taken.add(key)
        result[path] = result[path].with_identities([f"bibtex:{key}"])
        keyed.append(replace(papers[i], address=path.partition("/")[2], bibtex_key=key))
    return keyed, replace(addressed, ledger=result)


def _assign(papers: Sequence[Paper], left_out: Sequence[Paper], ledger: Ledger, today: date) -> Addressed:
    known = identities(ledger) if left_out else frozenset[str]()
    away = [paper for paper in left_out if known & _identities(paper)]
    things = [Named("papers", _identities(p), _wanted_address(p)) for p in (*papers, *away)]
    addressed = assign(things, ledger, today)
    paths, hidden = addressed.paths[: len(papers)], frozenset(addressed.paths[len(papers) :])
    redirects = {path: _PAPERS if target in hidden else target for path, target in addressed.redirects.items()}
    redirects |= dict.fromkeys(hidden & ledger.keys(), _PAPERS)
    kept = {path: line for path, line in addressed.ledger.items() if path in ledger or path not in hidden}
    return Addressed(paths, redirects, addressed.homeless, kept)


def _section(ledger: Ledger, *sections: str) -> Ledger:
    return {path: line for path, line in ledger.items() if path.partition("/")[0] in sections}


def _identities(paper: Paper) -> frozenset[str]:
    found = {f"title:{fingerprint(t)}" for t in {t for e in paper.entries for t in (e.title, *e.other_titles) if t}}
    found.update([f"abstract:{fingerprint(text)}" for text in {e.abstract for e in paper.entries if e.abstract}])
    for record in (entry.record for entry in paper.entries):
        found.update([f"arxiv:{record.arxiv}"] if record.arxiv else ())
        found.update([f"doi:{record.doi.lower()}"] if record.doi else ())
    return frozenset(found or {f"title:{fingerprint(paper.title)}"})


def _wanted_address(paper: Paper) -> str:
    return paper.arxiv or slug(paper.title) or f"paper-{fingerprint(paper.title)}"


def _free_key(wanted: str, taken: set[str]) -> str:
    """``chavan2023one``, then ``chavan2023onea``, ``…b`` and on: BibTeX styles number works of one year so."""
    key, number = wanted, 0
    while key in taken:
        key, number = wanted + _letters(number), number + 1
    return key


def _letters(number: int) -> str:
    letters = ""
    while number >= 0:
        letters, number = chr(ord("a") + number % 26) + letters, number // 26 - 1
    return letters


def words_of_all(papers: Sequence[Paper], cache: Cache) -> tuple[list[Phrases], Terms]:
    """The phrases and the terms of each paper, which are its own text's alone (those of a known text are kept)."""
    from paperweave.keywords import phrases_of_each
    from paperweave.terms import counted_terms, weighted_terms

    def found(places: Sequence[int]) -> list[tuple[Phrases, Counted]]:
        some = [texts[i] for i in places]
        return [(phrases, counted_terms(*text)) for phrases, text in zip(phrases_of_each(some), some, strict=True)]

    def make(places: Sequence[int]) -> Iterator[tuple[Phrases, Counted]]:
        runs = [places[start : start + _RUN] for start in range(0, len(places), _RUN)]
        return chain.from_iterable(in_processes(found, runs, least=_LEAST_RUNS, chunk=_RUNS_A_CHUNK))

    texts = [text_of(paper) for paper in papers]
    pairs = cache.each("words", [hash_of(text) for text in texts], make)
    return [phrases for phrases, _ in pairs], weighted_terms([counted for _, counted in pairs])


def with_keywords(
    papers: Sequence[Paper], phrases: Sequence[Phrases], curation: Curation
) -> tuple[list[Paper], Vocabulary]:
    """Papers with the keywords that they share, out of the phrases of each."""
    from paperweave.keywords import shared_keywords

    vocabulary = shared_keywords(phrases, [p.given_keywords for p in papers], curation)
    shown = [k.shown for k in vocabulary.keywords]
    chosen = [tuple(shown[k] for k in of_text) for of_text in vocabulary.of_text]
    return [replace(p, keywords=names) for p, names in zip(papers, chosen, strict=True)], vocabulary


def with_related(papers: Sequence[Paper], written: Sequence[str], terms: Terms, cache: Cache) -> list[Paper]:
    """Papers with their neighbours and the reason for each, out of the words and terms of each."""
    from paperweave.related import related_papers

    texts, keywords = [text_of(p) for p in papers], [p.keywords for p in papers]
    neighbours = related_papers(texts, written, terms, keywords, cache=cache)
    return [replace(p, related=found) for p, found in zip(papers, neighbours, strict=True)]


def map_places(papers: Sequence[Paper], cache: Cache) -> dict[int, Place]:
    """Where the newest papers stand on the map."""
    from paperweave.map import MOST_DOTS, map_texts, positions

    drawn = newest_first(papers, range(len(papers)))[:MOST_DOTS]
    shown = [papers[i] for i in drawn]
    places = cache.kept("map", hash_of(map_texts(shown)), lambda: positions(shown))
    return dict(zip(drawn, places, strict=False))


def text_of(paper: Paper) -> tuple[str, str]:
    """What is compared and searched for keywords: title ("" where it is made up) and abstract."""
    return paper.title if paper.titled else "", paper.abstract or ""


def address_groups(
    papers: Sequence[Paper], vocabulary: Vocabulary, ledger: Ledger, today: date, sizes: Sizes
) -> tuple[Groups, Addressed]:
    """An address for the page of each keyword, each author of several papers, each year and each listing."""
    known = {k.shown: k for k in vocabulary.keywords}
    newest = newest_first(papers, range(len(papers)))
    keywords = papers_by(papers, newest, lambda p: p.keywords)
    authors = authors_with_several(papers, newest)
    years = papers_by(papers, newest, lambda p: [str(p.year)] if p.year is not None else [])
    things = [Named("keywords", _keyword_identities(known[n]), keyword_slug(known[n])) for n in keywords]
    things += [Named("authors", frozenset({f"author:{fold(n)}"}), slug(n) or "author") for n in authors]
    things += [Named("years", frozenset({f"year:{n}"}), n) for n in years]
    files = papers_of_files(papers)
    things += [Named("sources", frozenset({f"file:{fold(n)}"}), slug(n) or "listing") for n in files]
    # Where the list of all papers holds the newest only, the pages of years have all, and one those without a year.
    parted = parts_beside(len(papers), sizes.papers_a_page) > 0
    undated = tuple(i for i in newest if papers[i].year is None) if parted else ()
    things += [Named("years", frozenset({"year:undated"}), "undated")] if undated else []
    addressed = assign(things, _section(ledger, *SECTIONS[1:]), today)
    paths = iter(addressed.paths)
    often = beside(keywords, papers)
    groups = Groups(
        keywords={n: KeywordGroup(next(paths), n, m, known[n].variants, often[n]) for n, m in keywords.items()},
        authors={n: Group(next(paths), n, m) for n, m in authors.items()},
        years={int(n): Group(next(paths), n, m) for n, m in years.items()},
        sources={n: Group(next(paths), n, m) for n, m in files.items()},
        undated=Group(next(paths), "Date unknown", undated) if undated else None,
    )
    return groups, addressed


def _redirects(papers: Addressed, groups: Addressed, parts: Mapping[str, str]) -> dict[str, str]:
    """What leads elsewhere; a keyword, author or year that is no more leads to the list of its kind."""
    gone = {path: f"{path.partition('/')[0]}/index" for path in groups.homeless}
    found = {**papers.redirects, **groups.redirects, **gone}
    return found | {path: found.get(target, target) for path, target in parts.items()}


def _keyword_identities(keyword: Keyword) -> frozenset[str]:
    return frozenset(f"keyword:{fold(v)}" for v in (keyword.shown.partition(" (")[0], *keyword.variants))
