"""Count how often authors chose a phrase as a keyword, or for a title, of the texts that have it.

Run from the project's root:

    python tests/bench/count_choices.py --keywords FILE.jsonl ... --titles FILE.jsonl ...

Each line of a file is {"title", "abstract", "keyphrases"}; the second kind needs no keyphrases.
Writes `paperweave/keywords/one_text/choices.tsv`, counts only. Use only texts whose licence allows
it, and name them in `docs/about/keywords.md`.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

sys.path.insert(0, ".")

from paperweave.keywords.one_text.choices import key_of
from paperweave.text.tokens import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

OUT = Path("paperweave/keywords/one_text/choices.tsv")
LONGEST = 4  # words
LEAST_CHOSEN = 2  # keyword lists
# What titles often have is known from fewer texts than what they seldom have.
LEAST_TEXTS = 100
LEAST_TITLE_SHARE = 0.15
LEAST_TEXTS_OF_ANY = 300
SELDOM = 2  # texts; what fewer have is forgotten on the way, for memory
FORGET_EVERY = 20_000


class Text(NamedTuple):
    """The keys of the phrases in a title, in title or abstract, and of the keywords."""

    title: set[str]
    anywhere: set[str]
    chosen: set[str]


def phrases_in(text: str) -> set[str]:
    """Return the keys of all runs of content words."""
    found = set()
    folded = [word.folded if word.content else "" for word in words_of(text)]
    for start, first in enumerate(folded):
        run = first
        for word in folded[start + 1 : start + LONGEST]:
            if not run:
                break
            found.add(key_of(run))
            run = f"{run} {word}" if word else ""
        if run:
            found.add(key_of(run))
    return found


def read(paths: Iterable[Path]) -> Iterator[Text]:
    """Yield the texts of some files."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                title = phrases_in(entry["title"])
                anywhere = title | phrases_in(entry["abstract"])
                names = entry.get("keyphrases", ())
                chosen = {key_of(" ".join(w.folded for w in words_of(name))) for name in names}
                yield Text(title, anywhere, chosen)


def count_keywords(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Return for each phrase in how many lists of keywords it is, of the texts that have it."""
    chosen: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for text in read(paths):
        chosen.update(text.chosen & text.anywhere)
        texts.update(text.anywhere)
    return {key: (n, texts[key]) for key, n in chosen.items() if n >= LEAST_CHOSEN}


def count_titles(paths: Iterable[Path]) -> dict[str, tuple[int, int]]:
    """Return for each phrase in how many titles it is, of the texts that have it."""
    titles: Counter[str] = Counter()
    texts: Counter[str] = Counter()
    for number, text in enumerate(read(paths), 1):
        titles.update(text.title)
        texts.update(text.anywhere)
        if number % FORGET_EVERY == 0:
            for key in [key for key, n in texts.items() if n < SELDOM]:
                del texts[key], titles[key]
    return {key: (titles[key], n) for key, n in texts.items() if _is_known(titles[key], n)}


def _is_known(titles: int, texts: int) -> bool:
    often = texts >= LEAST_TEXTS and titles >= LEAST_TITLE_SHARE * texts
    return often or texts >= LEAST_TEXTS_OF_ANY


def main() -> None:
    """Count and write the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--keywords", type=Path, nargs="+", default=[])
    parser.add_argument("--titles", type=Path, nargs="+", default=[])
    arguments = parser.parse_args()
    chosen = count_keywords(arguments.keywords)
    titles = count_titles(arguments.titles)
    lines = [
        "# Made by tests/bench/count_choices.py: phrase, [keyword lists, texts,] titles, texts.\n"
    ]
    for key in sorted(chosen.keys() | titles.keys()):
        counts = (*chosen.get(key, ()), *titles.get(key, (0, 0)))
        lines.append("\t".join((key, *map(str, counts))) + "\n")
    OUT.write_text("".join(lines), encoding="utf-8")
    print(f"{len(chosen)} phrases chosen, {len(titles)} in titles, {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
