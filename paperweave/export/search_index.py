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

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np

from paperweave.export.search_postings import Postings, postings_of
from paperweave.export.search_tokens import (
    in_script_order,
    packed_runs,
    title_key,
)
from paperweave.export.search_words import (
    ABSTRACT_LEVELS,
    FIELDS,
    identifiers_of,
    titles_of,
    venue_names,
)
from paperweave.text.display import html
from paperweave.text.unicode_math import without_tex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from paperweave.export.search_postings import KeptParts
    from paperweave.export.search_words import Searchable
    from paperweave.model.paper import Paper

_PART = 20_000  # letters of a part, some 10 kB compressed
_TEXTS_A_PART = 16  # with 8 the site of 10,000 papers had 625 files more
_SHORTEST_MISTYPED = 4
_POSTINGS_A_TURN = 200_000
# A word that more of the papers have says nothing; it is found where it stands outside abstracts.
_TOO_COMMON = 2 / 3

# A name inside ``data/`` and what the script of that name hands over.
Part = tuple[str, object]


def search_data(
    papers: Sequence[Searchable],
    others: Sequence[tuple[str, str]] = (),
    kept: KeptParts | None = None,
) -> Iterator[Part]:
    """The data of the search but the texts, for papers in the order of their addresses.

    ``others`` are the names and addresses of sites whose papers are searched too.
    """
    postings = postings_of(papers, kept)
    common = int(len(papers) * _TOO_COMMON)
    begins: dict[str, list[str]] = {}
    for kind, keyed in _lines(papers, postings, common).items():
        begins[kind] = []
        for number, (first, text) in enumerate(_parts(keyed)):
            begins[kind].append(first)
            yield f"search/{kind}-{number}", text
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


def text_parts(papers: int) -> Iterator[tuple[str, slice]]:
    """The parts that have the texts: the name of each, and which of the papers it has."""
    for number, start in enumerate(range(0, papers, _TEXTS_A_PART)):
        yield f"search/texts-{number}", slice(start, start + _TEXTS_A_PART)


def texts_of(papers: Iterable[Searchable]) -> list[list[Any]]:
    """What is shown of papers that were found."""
    return list(map(_text, papers))


def _lines(
    papers: Sequence[Searchable],
    postings: Postings,
    common: int,
) -> dict[str, Iterable[tuple[str, str]]]:
    """For each kind its lines, in their order, each as (key, line)."""
    known = postings.words
    mistyped = [
        word
        for word in known
        if len(word) >= _SHORTEST_MISTYPED and not word.startswith(":")
    ]
    backwards = sorted((word[::-1] for word in mistyped), key=in_script_order)
    return {
        "words": (
            (word, f"{word} {of_word}")
            for word, of_word in zip(
                known, _papers_of_each(postings, common), strict=True
            )
        ),
        "starts": zip(mistyped, mistyped, strict=True),
        "ends": zip(backwards, backwards, strict=True),
        "titles": _keyed(map(_title_keys, papers)),
        "ids": _keyed(identifiers_of(found.paper) for found in papers),
    }


def _title_keys(found: Searchable) -> list[str]:
    return [title_key(title) for title in titles_of(found.paper)]


def _papers_of_each(postings: Postings, common: int) -> Iterator[str]:
    """The papers of each word, each as its distance from the one before.

    Of a too common word only the papers that have it outside the abstract, after ``!``. What a
    filter looks for (``:has:pdf``) is no word of a text, and has all of its papers.
    """
    # Some words at a time, so that what is on the way to their letters stays small.
    all_of_them = postings.starts[-1] + 1
    ends = np.arange(_POSTINGS_A_TURN, all_of_them, _POSTINGS_A_TURN)
    cuts = np.unique(np.searchsorted(postings.starts, ends)).tolist()
    for first, stop in pairwise([0, *cuts, len(postings.words)]):
        starts = postings.starts[first : stop + 1]
        some = Postings(
            postings.words[first:stop],
            starts - starts[0],
            postings.values[starts[0] : starts[-1]],
        )
        yield from _papers_of_some(some, common)


def _papers_of_some(postings: Postings, common: int) -> Iterator[str]:
    sizes = np.diff(postings.starts)
    of_word = np.repeat(np.arange(len(sizes)), sizes)
    is_text = np.array([word[:1] != ":" for word in postings.words], np.bool_)
    too_common = (sizes > common) & is_text
    numbers, fields = np.divmod(postings.values, FIELDS)
    kept = ~too_common[of_word] | (fields >= ABSTRACT_LEVELS)
    of_word, numbers, fields = of_word[kept], numbers[kept], fields[kept]
    before = np.concatenate(([-1], numbers))[:-1]
    starts = np.searchsorted(of_word, np.arange(len(sizes) + 1))
    before[starts[:-1][np.diff(starts) > 0]] = -1
    runs = packed_runs((numbers - before) * FIELDS + fields, starts)
    for papers, common_one in zip(runs, too_common.tolist(), strict=True):
        yield f"!{papers}" if common_one else papers


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
