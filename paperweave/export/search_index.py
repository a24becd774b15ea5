"""What the search box reads: for a small site all texts, of which the browser makes an index; for a large one an index.

The index is in parts small enough that an answer needs some dozens of kilobytes of it, however
large the site is:

- words, in their order, each with the papers that have it and where (``data/search/words-7.js``);
- the same words without papers, in their order and in that of their reversed letters: half of a
  word with one letter
  wrong is right, and leads to the others that begin or end so;
- titles in the order of their words, with the papers;
- the papers' texts, for showing what was found.

``data/search.js`` says which of the two it is, and where each part begins. All are scripts, so that
they also work from a disk.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from paperweave.engine.workers import in_processes
from paperweave.export.search_tokens import (
    ABSTRACT,
    PLACES,
    in_script_order,
    packed,
    title_key,
    words_of,
)
from paperweave.text.display import html

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from paperweave.model.paper import Paper

_PART = 12_000  # letters of a part, some 6 kB compressed
_TEXTS_A_PART = 8
_PAPERS_A_TURN = 500
_TURNS = (
    20  # of one set of processes, each of which takes over memory of the papers that it looks at
)
_SHORTEST_MISTYPED = 4
# A word that more of the papers have says nothing; it is found where it stands outside abstracts.
_TOO_COMMON = 2 / 3

Part = tuple[str, object]  # a name inside ``data/`` and what the script of that name hands over


def search_data(papers: Sequence[Paper], largest_whole: int) -> Iterator[Part]:
    """The data of the search box, for papers in the order of their addresses; up to ``largest_whole`` as texts."""
    if len(papers) <= largest_whole:
        yield "search", {"whole": True}
        yield "abstracts", [p.abstract or "" for p in papers]
        return
    postings = _postings(papers)
    common = int(len(papers) * _TOO_COMMON)
    known = sorted(postings, key=in_script_order)
    mistyped = [
        word for word in known if len(word) >= _SHORTEST_MISTYPED and not word.startswith(":")
    ]
    lines = {
        "words": ((word, f"{word} {_line(postings[word], common)}") for word in known),
        "starts": ((word, word) for word in mistyped),
        "ends": ((word, word) for word in sorted((w[::-1] for w in mistyped), key=in_script_order)),
        "titles": _titles(papers),
    }
    begins: dict[str, list[str]] = {}
    for kind, keyed in lines.items():
        begins[kind] = []
        for number, (first, text) in enumerate(_parts(keyed)):
            begins[kind].append(first)
            yield f"search/{kind}-{number}", text
    for start in range(0, len(papers), _TEXTS_A_PART):
        texts = [_text(paper) for paper in papers[start : start + _TEXTS_A_PART]]
        yield f"search/texts-{start // _TEXTS_A_PART}", texts
    yield (
        "search",
        {"whole": False, "papers": len(papers), "textsAPart": _TEXTS_A_PART, "begins": begins},
    )


def _postings(papers: Sequence[Paper]) -> Mapping[str, array[int]]:
    """For each word (and each year as ``:2024``) the papers that have it: number times ``PLACES``, plus the places."""
    postings: dict[str, array[int]] = defaultdict(partial(array, "I"))
    starts = range(0, len(papers), _PAPERS_A_TURN)
    for first in range(0, len(starts), _TURNS):
        turns = starts[first : first + _TURNS]
        for some in in_processes(partial(_postings_from, papers), turns, least=2, chunk=1):
            for word, numbers in some.items():
                postings[word].extend(numbers)
    return postings


def _postings_from(papers: Sequence[Paper], start: int) -> dict[str, array[int]]:
    """The same for some papers, from one on."""
    postings: dict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, paper in enumerate(papers[start : start + _PAPERS_A_TURN], start):
        for word, places in words_of(paper).items():
            postings[word].append(number * PLACES + places)
        if paper.year is not None:
            postings[f":{paper.year}"].append(number * PLACES + ABSTRACT)
    return postings


def _line(posting: array[int], common: int) -> str:
    """The papers of a word, each as its distance from the one before; after ``!`` those of a too common word."""
    if len(posting) <= common:
        return packed(_distances(posting))
    return "!" + packed(_distances(value for value in posting if value % PLACES != ABSTRACT))


def _distances(values: Iterable[int]) -> Iterator[int]:
    before = -1
    for value in values:
        number, places = divmod(value, PLACES)
        yield (number - before) * PLACES + places
        before = number


def _titles(papers: Sequence[Paper]) -> Iterator[tuple[str, str]]:
    """Every title that a paper has or had, as (its words, the part's line)."""
    keyed = [
        (key.replace("|", " "), f"{key}\t{number}")
        for number, paper in enumerate(papers)
        for key in dict.fromkeys(title_key(title) for title in (paper.title, *paper.other_titles))
        if key
    ]
    return iter(sorted(keyed, key=lambda pair: (in_script_order(pair[0]), pair[1])))


def _parts(keyed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Lines gathered to parts, each with the key of its first line."""
    first, lines, size = "", list[str](), 0
    for key, line in keyed:
        if size + len(line) > _PART and lines:
            yield first, "\n".join(lines)
            lines, size = [], 0
        first = first if lines else key
        lines.append(line)
        size += len(line) + 1
    if lines:
        yield first, "\n".join(lines)


def _text(paper: Paper) -> list[Any]:
    """Address, title, other titles, authors, date, venue, keywords, abstract, title's HTML where it has formulas."""
    return [
        *listed_facts(paper),
        list(paper.keywords),
        paper.abstract or "",
        *formulas_of_title(paper),
    ]


def listed_facts(paper: Paper) -> list[Any]:
    """What every script says first of a paper: address, title, other titles, authors, date, venue."""
    return [
        paper.address,
        paper.title,
        list(paper.other_titles),
        [a.name for a in paper.authors],
        str(paper.date) if paper.date and paper.date.year is not None else "",
        paper.venue or "",
    ]


def formulas_of_title(paper: Paper) -> list[str]:
    """The title's HTML, what every script says last, where it has formulas."""
    marked = html(paper.title)
    return [marked] if "<math" in marked else []
