"""The index that the search reads, in parts: an answer needs some dozens of kilobytes.

- ``data/search/words-7.js``: words in their order, each with the papers that have it, and where;
- ``starts`` and ``ends``: the same words without papers, in their order and in that of their
  reversed letters: half of a word with one letter wrong is right, and leads to the others that
  begin or end so;
- ``titles``: titles in the order of their words, with the papers;
- ``ids``: arXiv numbers, DOIs and citation keys, with the papers;
- ``texts``: the papers' texts, for showing what was found, deflated behind those of ``usual.js``.

``data/search.js`` says where each part begins. All are scripts, so that they also work from a disk.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from paperweave.engine.fingerprint import hash_of_plain
from paperweave.export.search_postings import Postings, postings_of
from paperweave.export.search_tokens import (
    letters_of,
    packed_runs,
    script_order,
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
TEXTS_A_PART = 16  # with 8 the site of 10,000 papers had 625 files more
# Letters: deflating looks back for 32 kB.
_USUAL, _LONGEST_USUAL = 27_000, 3_000
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
    for kind, lines in _lines(papers, postings, common).items():
        begins[kind] = []
        for number, (first, text) in enumerate(_parts(lines)):
            begins[kind].append(first)
            yield f"search/{kind}-{number}", text
    known: dict[str, object] = {
        "papers": len(papers),
        "textsAPart": TEXTS_A_PART,
        # Which a site by an older version does not tell.
        "fieldsBehind": True,
    }
    known |= {
        "begins": begins,
        "venues": venue_names(papers),
        "others": list(others),
    }
    yield "search", known


def text_parts(papers: int) -> Iterator[tuple[str, slice]]:
    """The parts that have the texts: the name of each, and which of the papers it has."""
    for number, start in enumerate(range(0, papers, TEXTS_A_PART)):
        yield f"search/texts-{number}", slice(start, start + TEXTS_A_PART)


def texts_of(papers: Iterable[Searchable]) -> list[list[Any]]:
    """What is shown of papers that were found."""
    return list(map(_text, papers))


def usual_texts(papers: Iterable[Paper]) -> list[str]:
    """Abstracts of some papers, of which those of the others repeat much.

    With them before each part the texts of a part of the ACL Anthology take an
    eighth less. Hashes of their addresses choose them: they are others in few
    builds, after which all texts are deflated again.
    """
    by_hash = sorted(papers, key=lambda paper: hash_of_plain(paper.address))
    texts, size = list[str](), 0
    for paper in by_hash:
        text = without_tex(paper.abstract or "")[:_LONGEST_USUAL]
        if size >= _USUAL:
            break
        texts += [text] if text else []
        size += len(text)
    return texts


class _Line(NamedTuple):
    """A line of a part: what it is found by, its text, and how much of a part it takes."""

    key: str
    text: str
    size: int

    @classmethod
    def of(cls, key: str, text: str) -> _Line:
        """A line that takes its letters."""
        return cls(key, text, len(text))


def _lines(
    papers: Sequence[Searchable],
    postings: Postings,
    common: int,
) -> dict[str, Iterable[_Line]]:
    """For each kind its lines, in their order."""
    known = postings.words
    mistyped = [
        word
        for word in known
        if len(word) >= _SHORTEST_MISTYPED and not word.startswith(":")
    ]
    in_order = script_order(mistyped)
    backwards = sorted((word[::-1] for word in mistyped), key=in_order)
    return {
        "words": (
            _Line(word, f"{word} {of_word}", len(word) + 1 + size)
            for word, (of_word, size) in zip(
                known, _papers_of_each(postings, common), strict=True
            )
        ),
        "starts": map(_Line.of, mistyped, mistyped),
        "ends": map(_Line.of, backwards, backwards),
        "titles": _keyed(map(_title_keys, papers)),
        "ids": _keyed(identifiers_of(found.paper) for found in papers),
    }


def _title_keys(found: Searchable) -> list[str]:
    return [title_key(title) for title in titles_of(found.paper)]


def _papers_of_each(
    postings: Postings, common: int
) -> Iterator[tuple[str, int]]:
    """The papers of each word, and how many letters they would be as one number each.

    Each paper is its distance from the one before, and behind these stand
    their fields: mixed, both are a fifth larger when they are deflated. Parts
    hold as many words as if they were mixed, for of a beginning that very many
    words share some parts are looked through.

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


def _papers_of_some(
    postings: Postings, common: int
) -> Iterator[tuple[str, int]]:
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
    letters = letters_of((numbers - before) * FIELDS + fields)
    ends = np.concatenate(([0], np.cumsum(letters)))
    for papers, where, common_one, size in zip(
        packed_runs(numbers - before, starts),
        packed_runs(fields, starts),
        too_common.tolist(),
        np.diff(ends[starts]).tolist(),
        strict=True,
    ):
        mark = "!" if common_one else ""
        yield f"{mark}{papers}{where}", len(mark) + size


def _keyed(keys_of_papers: Iterable[Iterable[str]]) -> Iterator[_Line]:
    """Every key of every paper, found by the key in words."""
    keyed = [
        _Line.of(key.replace("|", " "), f"{key}\t{number}")
        for number, keys in enumerate(keys_of_papers)
        for key in dict.fromkeys(keys)
        if key
    ]
    in_order = script_order(one.key for one in keyed)
    keyed.sort(key=lambda one: (in_order(one.key), one.text))
    return iter(keyed)


def _parts(lines: Iterable[_Line]) -> Iterator[tuple[str, str]]:
    """Lines gathered to parts, each with the key of its first line."""
    first, texts, size = "", list[str](), 0
    for line in lines:
        if size + line.size > _PART and texts:
            yield first, "\n".join(texts)
            texts, size = [], 0
        first = first if texts else line.key
        texts.append(line.text)
        size += line.size + 1
    if texts:
        yield first, "\n".join(texts)


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
