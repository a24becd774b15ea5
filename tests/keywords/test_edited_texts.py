"""Whatever is edited, the keywords of known texts are those that all texts anew give."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

from paperweave.config.curation import Curation
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import hash_of_plain
from paperweave.keywords import Known, phrases_of, shared_keywords

if TYPE_CHECKING:
    from pathlib import Path

    Papers = list[tuple[tuple[str, str], tuple[str, ...]]]

_TEXTS, _EDITS = 24, 60
# What short texts are made of: parts of each other, acronyms and what begins with one, names,
# spellings of one thing, words that mostly stand before nouns.
_SAID = (
    "neural networks", "deep neural networks (DNN)", "DNN-based looms", "a DNN", "DNNs",
    "graph neural networks", "Graph Neural Networks", "graph-neural networks", "graphs",
    "knowledge distillation", "self-distillation", "distillation", "machine translation",
    "neural machine translation", "few-shot learning", "few-shot", "LoRA", "LoRA-based tuning",
    "low-rank adaptation (LoRA)", "fine-tuning", "finetuning", "Fine-Tuning", "privacy",
    "differential privacy", "language models", "large language models (LLM)", "LLM", "pruning",
    "quantization", "quantized models", "weft-yarn looms", "Weft yarn looms", "sparsity",
)  # fmt: skip
_GIVEN: tuple[tuple[str, ...], ...] = (
    (),
    (),
    (),
    ("neural networks",),
    ("Privacy", "LoRA"),
    ("weft-yarn looms",),
)


_phrases_of = cache(phrases_of)


def _text(chance: random.Random) -> tuple[str, str]:
    said = [chance.choice(_SAID) for _ in range(chance.randrange(3, 8))]
    title = f"{said[0].capitalize()} for {said[1]}" if chance.random() < 0.5 else "Some notes"
    return title, " ".join(f"We study {one} and find {one}." for one in said)


def _another_word(text: tuple[str, str], chance: random.Random) -> tuple[str, str]:
    """Say something else, or the same in other capitals."""
    title, abstract = text
    said = [one for one in _SAID if one in abstract] or ["We"]
    one, other = chance.choice(said), chance.choice(_SAID)
    if chance.random() < 0.5:
        other = one.title() if one.islower() else one.lower()
    return (other.title() if chance.random() < 0.2 else title), abstract.replace(one, other)


def test_keywords_of_edited_texts_are_those_of_all_texts_anew(tmp_path: Path) -> None:
    chance = random.Random(1)  # noqa: S311 - any edits do, but the same ones each time
    papers: Papers = [(_text(chance), chance.choice(_GIVEN)) for _ in range(_TEXTS)]
    kept = Cache(tmp_path, "")
    for _ in range(_EDITS):
        phrases = [_phrases_of(*text) for text, _ in papers]
        given = [names for _, names in papers]
        marks = [bytes.fromhex(hash_of_plain(*text)) for text, _ in papers]
        found = shared_keywords(phrases, given, Curation(), Known(kept, marks))
        assert found == shared_keywords(phrases, given, Curation())
        _edit(papers, chance)


def _edit(papers: Papers, chance: random.Random) -> None:
    for _ in range(chance.randrange(1, 4)):
        place, kind = chance.randrange(len(papers)), chance.random()
        text, given = papers[place]
        if kind < 0.6:
            papers[place] = _another_word(text, chance), given
        elif kind < 0.75:
            papers[place] = text, chance.choice(_GIVEN)
        elif kind < 0.9:
            papers.insert(place, (_text(chance), ()))
        else:
            del papers[place]
