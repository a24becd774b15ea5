"""Measure keywords and related papers alone, on one processor.

What of the work grows with the number of papers.

    python tests/bench/links.py N

Makes N papers and prints for each stage its seconds of processor time and the highest memory of the
process so far.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of_each, shared_keywords
from paperweave.related.explain import MOST_NEAR, candidates, related_papers
from paperweave.related.tfidf import terms_of
from tests.bench.made_papers import made_texts

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Result = TypeVar("Result")


ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Make, measure, print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("papers", type=int)
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    texts = made_texts(ROOT / "seeds", parser.parse_args().papers)
    print(
        f"{len(texts):,} papers, {sum(len(a) for _, a in texts) / len(texts):.0f} characters each",
        flush=True,
    )
    written, names = _keywords(texts)
    terms = measured("terms of each text", lambda: terms_of(texts))
    near = measured("candidates", lambda: candidates(texts, terms, MOST_NEAR))
    measured(
        "related papers with reasons",
        lambda: related_papers(texts, written, terms, names, near),
    )
    print(f"{'together':30}{time.process_time():8.1f} s")


def _keywords(texts: list[tuple[str, str]]) -> tuple[list[str], list[list[str]]]:
    phrases = measured("phrases of each text", lambda: list(phrases_of_each(texts)))
    vocabulary = measured(
        "shared keywords", lambda: shared_keywords(phrases, [()] * len(texts), Curation())
    )
    shown = [keyword.shown for keyword in vocabulary.keywords]
    return [text.written for text in phrases], [
        [shown[k] for k in of_text] for of_text in vocabulary.of_text
    ]


def measured(what: str, work: Callable[[], Result]) -> Result:
    """Do something, and print its processor time and the peak of the memory."""
    start = time.process_time()
    result = work()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
    print(f"{what:30}{time.process_time() - start:8.1f} s{peak:8.0f} MB", flush=True)
    return result


if __name__ == "__main__":
    main()
