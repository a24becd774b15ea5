"""The data that the site's scripts read, as scripts themselves: a page opened from a disk may not fetch a file."""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any

from paperweave.engine.output_file import File
from paperweave.export.search_index import formulas_of_title, listed_facts, search_data

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from paperweave.config.page_sizes import Sizes
    from paperweave.model.corpus import Corpus
    from paperweave.model.paper import Paper

RECENT = 300


def site_scripts(corpus: Corpus, sizes: Sizes) -> Iterator[File]:
    """What search, the list of all papers and the reading list need: the papers' facts, in the order of addresses.

    The facts are in files of some papers each; ``data/papers.js`` has the first address of each,
    and the names that they give the numbers of.
    """
    names = [group.name for group in corpus.groups.keywords.values()]
    files = sorted({entry.record.file for paper in corpus.papers for entry in paper.entries})
    places = {name: i for i, name in enumerate(names)}
    size = sizes.papers_a_file
    starts = [paper.address for paper in corpus.papers[::size]]
    known = {"keywords": names, "files": files, "size": size, "starts": starts}
    yield File("data/papers.js", partial(script, "papers", known))
    numbers = {name: i for i, name in enumerate(files)}
    for number, start in enumerate(range(0, len(corpus.papers), size)):
        some = partial(_rows, corpus, slice(start, start + size), places, numbers)
        yield File(f"data/papers-{number}.js", partial(_rows_script, f"papers-{number}", some))
    yield File("data/recent.js", lambda: script("recent", _recent(corpus)))
    for name, value in search_data(corpus.papers, sizes.whole_search):
        yield File(f"data/{name}.js", partial(script, name, value))


def _rows_script(name: str, rows: Callable[[], list[list[Any]]]) -> str:
    return script(name, rows())


def _rows(
    corpus: Corpus, part: slice, keywords: Mapping[str, int], files: Mapping[str, int]
) -> list[list[Any]]:
    facts = zip(corpus.papers[part], corpus.added[part], strict=True)
    return [_row(paper, day, keywords, files) for paper, day in facts]


def _recent(corpus: Corpus) -> dict[str, list[str]]:
    """The addresses that were added last, by day: what a page needs to mark what is new since the last visit."""
    days: dict[str, list[str]] = {}
    order = sorted(range(len(corpus.papers)), key=lambda i: (corpus.added[i], i), reverse=True)
    for i in order[:RECENT]:
        days.setdefault(corpus.added[i].isoformat(), []).append(corpus.papers[i].address)
    return days


def _row(
    paper: Paper, added: date, keywords: Mapping[str, int], files: Mapping[str, int]
) -> list[Any]:
    """Address, title, other titles, authors, date, venue, numbers of keywords and files, day added, title's HTML."""
    return [
        *listed_facts(paper),
        [keywords[name] for name in paper.keywords],
        sorted({files[entry.record.file] for entry in paper.entries}),
        added.isoformat(),
        *formulas_of_title(paper),
    ]


def script(name: str, value: object) -> str:
    """A script that hands ``value`` over under ``name``."""
    # U+2028 and U+2029 end a line in older scripts, and `</script>` a script that somebody inlines.
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    return f"paperweave.take({json.dumps(name)},{text})\n".replace("\u2028", "\\u2028").replace(
        "\u2029", "\\u2029"
    )
