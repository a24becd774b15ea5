"""The index that the search reads, in parts: an answer needs some dozens of kilobytes.

- ``data/search/words-7.js``: words in their order, each with the papers that have it and where;
- ``starts`` and ``ends``: the same words without papers, in their order and in that of their
  reversed letters: half of a word with one letter wrong is right, and leads to the others that
  begin or end so;
- ``titles``: titles in the order of their words, with the papers;
- ``ids``: arXiv numbers, DOIs and citation keys, with the papers;
- ``texts``: the papers' texts, for showing what was found.

``data/search.js`` says where each part begins. All are scripts, so that they also work from a disk.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any

from paperweave.engine.workers import in_processes
from paperweave.export.search_tokens import in_script_order, packed, title_key
from paperweave.export.search_words import (
    ABSTRACT_LEVELS,
    FIELDS,
    all_compounds,
    identifiers_of,
    mean_length,
    titles_of,
    venue_names,
    words_of,
)
from paperweave.text.display import html
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from paperweave.export.search_words import Searchable
    from paperweave.model.paper import Paper

_PART = 20_000  # letters of a part, some 10 kB compressed
_TEXTS_A_PART = 16  # with 8 the site of 10,000 papers had 625 files more
_PAPERS_A_TURN = 500
# Of one set of processes, each of which takes over memory of the papers it looks at.
_TURNS = 20
_SHORTEST_MISTYPED = 4
# A word that more of the papers have says nothing; it is found where it stands outside abstracts.
_TOO_COMMON = 2 / 3

# A name inside ``data/`` and what the script of that name hands over.
Part = tuple[str, object]


def search_data(
    papers: Sequence[Searchable], others: Sequence[tuple[str, str]] = ()
) -> Iterator[Part]:
    """The data of the search, for papers in the order of their addresses.

    ``others`` are the names and addresses of sites whose papers are searched too.
    """
    postings = _postings(papers)
    common = int(len(papers) * _TOO_COMMON)
    begins: dict[str, list[str]] = {}
    for kind, keyed in _lines(papers, postings, common).items():
        begins[kind] = []
        for number, (first, text) in enumerate(_parts(keyed)):
            begins[kind].append(first)
            yield f"search/{kind}-{number}", text
    for start in range(0, len(papers), _TEXTS_A_PART):
        texts = [
            _text(found) for found in papers[start : start + _TEXTS_A_PART]
        ]
        yield f"search/texts-{start // _TEXTS_A_PART}", texts
    known: dict[str, object] = {
        "papers": len(papers),
        "textsAPart": _TEXTS_A_PART,
    }
    known |= {
        "begins": begins,
        "venues": venue_names(papers),
        "others": list(others),
    }
    yield "search", known


def _lines(
    papers: Sequence[Searchable],
    postings: Mapping[str, array[int]],
    common: int,
) -> dict[str, Iterable[tuple[str, str]]]:
    """For each kind its lines, in their order, each as (key, line)."""
    known = sorted(postings, key=in_script_order)
    mistyped = [
        word
        for word in known
        if len(word) >= _SHORTEST_MISTYPED and not word.startswith(":")
    ]
    backwards = sorted((word[::-1] for word in mistyped), key=in_script_order)
    return {
        "words": (
            (word, f"{word} {_line(word, postings[word], common)}")
            for word in known
        ),
        "starts": zip(mistyped, mistyped, strict=True),
        "ends": zip(backwards, backwards, strict=True),
        "titles": _keyed(map(_title_keys, papers)),
        "ids": _keyed(identifiers_of(found.paper) for found in papers),
    }


def _title_keys(found: Searchable) -> list[str]:
    return [title_key(title) for title in titles_of(found.paper)]


def _postings(papers: Sequence[Searchable]) -> Mapping[str, array[int]]:
    """For each word the papers that have it: number times ``FIELDS``, plus the fields."""
    postings: dict[str, array[int]] = defaultdict(partial(array, "I"))
    known, usual_length = all_compounds(papers), mean_length(papers)
    make = partial(_postings_from, papers, known, usual_length)
    starts = range(0, len(papers), _PAPERS_A_TURN)
    for first in range(0, len(starts), _TURNS):
        turns = starts[first : first + _TURNS]
        for some in in_processes(make, turns, least=2, chunk=1):
            for word, numbers in some.items():
                postings[word].extend(numbers)
    return postings


def _postings_from(
    papers: Sequence[Searchable],
    known: AbstractSet[str],
    usual_length: int,
    start: int,
) -> dict[str, array[int]]:
    """The same for some papers, from one on."""
    postings: dict[str, array[int]] = defaultdict(partial(array, "I"))
    for number, found in enumerate(
        papers[start : start + _PAPERS_A_TURN], start
    ):
        for word, fields in words_of(found, known, usual_length).items():
            postings[word].append(number * FIELDS + fields)
    return postings


def _line(word: str, posting: array[int], common: int) -> str:
    """The papers of a word, each as its distance from the one before.

    Of a too common word only the papers that have it outside the abstract, after ``!``. What a
    filter looks for (``:has:pdf``) is no word of a text, and has all of its papers.
    """
    if len(posting) <= common or word.startswith(":"):
        return packed(_distances(posting))
    return "!" + packed(
        _distances(
            value for value in posting if value % FIELDS >= ABSTRACT_LEVELS
        )
    )


def _distances(values: Iterable[int]) -> Iterator[int]:
    before = -1
    for value in values:
        number, fields = divmod(value, FIELDS)
        yield (number - before) * FIELDS + fields
        before = number


def _keyed(
    keys_of_papers: Iterable[Iterable[str]],
) -> Iterator[tuple[str, str]]:
    """Every key of every paper, as (the key in words, the part's line)."""
    keyed = [
        (key.replace("|", " "), f"{key}\t{number}")
        for number, keys in enumerate(keys_of_papers)
        for key in dict.fromkeys(keys)
        if key
    ]
    return iter(
        sorted(keyed, key=lambda pair: (in_script_order(pair[0]), pair[1]))
    )


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


def _text(found: Searchable) -> list[Any]:
    """What is shown of a paper that was found.

    Its facts, keywords, subjects, topic, abstract, title's HTML.
    """
    paper = found.paper
    return [
        *listed_facts(paper),
        list(paper.keywords),
        list(found.subjects),
        found.topic or "",
        without_tex(paper.abstract or ""),
        *formulas_of_title(paper),
    ]


def listed_facts(paper: Paper) -> list[Any]:
    """What every script says first of a paper.

    Address, title, other titles, authors, date, venue.
    """
    return [
        paper.address,
        without_tex(paper.title),
        [without_tex(title) for title in paper.other_titles],
        [a.name for a in paper.authors],
        str(paper.date) if paper.date and paper.date.year is not None else "",
        paper.venue or "",
    ]


def formulas_of_title(paper: Paper) -> list[str]:
    """The title's HTML, what every script says last, where it has formulas."""
    marked = html(paper.title)
    return [marked] if "<math" in marked else []
