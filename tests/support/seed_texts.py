"""The titles and abstracts of the block and the alternating listing.

They are read as plainly as a person would.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords

if TYPE_CHECKING:
    from paperweave.keywords.one_text.phrases import Phrases
    from paperweave.model.keyword import Vocabulary

_SEEDS = Path(__file__).parents[2] / "seeds"
_AN_ABSTRACT = 400  # characters; no title is as long


@cache
def seed_texts() -> tuple[tuple[str, str], ...]:
    """Return (title, abstract) of the papers of the two long listings."""
    texts = []
    for name in ("002_b67065aa508de05f.txt", "003_02695432d37ea414.txt"):
        lines = [
            line
            for line in (_SEEDS / name).read_text(encoding="utf-8").splitlines()
            if line.strip()
        ]
        texts += [
            (lines[i - 1].strip(), line) for i, line in enumerate(lines) if len(line) > _AN_ABSTRACT
        ]
    return tuple(texts)


@cache
def seed_phrases() -> tuple[Phrases, ...]:
    """The phrases of each of these texts."""
    return tuple(phrases_of(*text) for text in seed_texts())


@cache
def seed_vocabulary() -> Vocabulary:
    """The keywords that these texts share."""
    return shared_keywords(seed_phrases(), [()] * len(seed_texts()), Curation())
