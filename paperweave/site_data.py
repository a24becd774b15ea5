"""The data that the site's scripts read, as scripts themselves: a page opened from a disk may not fetch a file."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from paperweave.cache import hash_of
from paperweave.output import File
from paperweave.shown import html

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date

    from paperweave.corpus import Corpus
    from paperweave.paper import Paper

# A click on "copy" loads the citations of so many papers, some 70 kB compressed; `paperweave.js` has the number too.
CITATIONS_A_FILE = 50
RECENT = 300


def site_scripts(corpus: Corpus) -> Iterator[File]:
    """What search and the list of all papers need: the papers' facts, and their abstracts, in the same order."""
    yield File("data/papers.js", partial(_papers_script, corpus))
    yield File("data/recent.js", lambda: script("recent", _recent(corpus)))
    yield File("data/abstracts.js", lambda: script("abstracts", [p.abstract or "" for p in corpus.papers]))


def _papers_script(corpus: Corpus) -> str:
    names = [group.name for group in corpus.groups.keywords.values()]
    files = sorted({entry.record.file for paper in corpus.papers for entry in paper.entries})
    places, numbers = ({name: i for i, name in enumerate(some)} for some in (names, files))
    papers = [_row(p, day, places, numbers) for p, day in zip(corpus.papers, corpus.added, strict=True)]
    paths = [group.path for group in corpus.groups.keywords.values()]
    return script("papers", {"keywords": names, "paths": paths, "files": files, "papers": papers})


def _recent(corpus: Corpus) -> dict[str, list[str]]:
    """The addresses that were added last, by day: what a page needs to mark what is new since the last visit."""
    days: dict[str, list[str]] = {}
    order = sorted(range(len(corpus.papers)), key=lambda i: (corpus.added[i], i), reverse=True)
    for i in order[:RECENT]:
        days.setdefault(corpus.added[i].isoformat(), []).append(corpus.papers[i].address)
    return days


def _row(paper: Paper, added: date, keywords: Mapping[str, int], files: Mapping[str, int]) -> list[Any]:
    """Address, title, other titles, authors, date, venue, numbers of keywords and files, day added, title's HTML."""
    marked = html(paper.title)
    return [
        paper.address,
        paper.title,
        list(paper.other_titles),
        [a.name for a in paper.authors],
        str(paper.date) if paper.date and paper.date.year is not None else "",
        paper.venue or "",
        [keywords[name] for name in paper.keywords],
        sorted({files[entry.record.file] for entry in paper.entries}),
        added.isoformat(),
        *([marked] if "<math" in marked else []),
    ]


def citation_scripts(corpus: Corpus, citations: Callable[[Paper], Mapping[str, str]]) -> Iterator[File]:
    """Every paper's citation in every form, some papers a file: for copying, and for exporting a list."""
    for number, start in enumerate(range(0, len(corpus.papers), CITATIONS_A_FILE)):
        some = slice(start, start + CITATIONS_A_FILE)
        text = partial(_citations_script, number, corpus.papers[some], citations)
        yield File(f"data/citations-{number}.js", text, hash_of(corpus.marks[some]))


def _citations_script(number: int, papers: Sequence[Paper], citations: Callable[[Paper], Mapping[str, str]]) -> str:
    return script(f"citations-{number}", {p.address: citations(p) for p in papers if not p.withdrawn})


def script(name: str, value: object) -> str:
    """A script that hands ``value`` over under ``name``."""
    # U+2028 and U+2029 end a line in older scripts, and `</script>` a script that somebody inlines.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"paperweave.take({json.dumps(name)},{text})\n".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
