"""Whatever is edited, the keywords of known texts are those that all texts anew give."""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

from paperweave.config.curation import Curation
from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import hash_of_plain
from paperweave.keywords import Known, phrases_of, shared_keywords
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import pytest

    Texts = Sequence[tuple[str, str]]
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


_DNN, _LLM = "deep neural networks (DNN)", "large language models (LLM)"
_GRAPHS = "graph neural networks"
_AS_THEY_ARE = Curation()
_NO_GRAPHS = Curation(never_keyword=(_GRAPHS,))
# Papers, what one more says, and the curation before and after: of the papers, which stay what they
# are, something is said that only the one thing tells after which a row is called.
_ROWS: dict[str, tuple[Texts, Texts, Curation, Curation]] = {
    "longer ones": (
        [
            (
                "Llm agents for parameter-efficient",
                "We have LLM agents, for LLM agents lasts, and LLM agents is there.",
            ),
            ("Llm agents for quantized models", "We study parameter-efficient."),
            ("Quantized models for LLM-based agents", "For LLM agents we look."),
            ("Some notes", "For LLM-based agents we look."),
        ],
        [("Llm for LLM agents", "We study LLM.")],
        _AS_THEY_ARE,
        _AS_THEY_ARE,
    ),
    "what is broad": (
        [
            ("Some notes", "There is graph neural networks."),
            *[("Some notes", "For neural networks we look.")] * 2,
            ("Some notes", "For Graph Neural Networks we look."),
            ("Graph neural networks for warp (WP)", "There is glass looms."),
            ("Some notes", "We study neural networks."),
            ("Some notes", f"{_DNN} is used."),
            (
                "Some notes",
                f"We have {_DNN}, for {_DNN} lasts, and {_DNN} is there. For {_GRAPHS} we look.",
            ),
        ],
        [("Some notes", "We study Graph Neural Networks.")],
        _AS_THEY_ARE,
        _AS_THEY_ARE,
    ),
    "what is all of its word": (
        [
            ("Bert model for Transformer-based", "BERT model is used."),
            ("Some notes", "There is BERT model. We study BERT-model."),
        ],
        [],
        _AS_THEY_ARE,
        Curation(never_keyword=("BERT-models",), always_keyword=(_DNN,)),
    ),
    "acronyms": (
        [
            *[("Warp yarn networks", "Warp yarn networks are fast.")] * 9,
            ("Some notes", "We study warp yarn networks (WYN)."),
        ],
        [("Some notes", "We study warp yarn networks (WYN).")],
        _AS_THEY_ARE,
        _AS_THEY_ARE,
    ),
    "which of a text's uses are put in order": (
        [
            ("Vision-language models for quantization", "There is LLM-Agents."),
            ("Some notes", f"There is {_LLM}. For LLM-Agents we look. We study vision-language."),
            ("Some notes", f"There is {_LLM}."),
        ],
        [("LLM-agents for LLM-based", "few-shot-learning is used.")],
        _AS_THEY_ARE,
        _AS_THEY_ARE,
    ),
    "what a text says alone": (
        [
            ("Some notes", "For neural networks we look."),
            ("Some notes", "There is graph neural networks."),
        ],
        [("Graph Neural Networks", "We have glass threads.")],
        _NO_GRAPHS,
        _NO_GRAPHS,
    ),
}  # fmt: skip

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
        _assert_as_anew(papers, _AS_THEY_ARE, kept)
        _edit(papers, chance)


@for_rows(
    ("papers", "more", "before", "after"), _ROWS.values(), ids=[f"[{name}]" for name in _ROWS]
)
def test_keywords_of_a_text_are_found_again_where_others_or_a_person_say_something_else(
    papers: Texts,
    more: Texts,
    before: Curation,
    after: Curation,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    kept = Cache(tmp_path_factory.mktemp("kept"), "")
    _assert_as_anew([(text, ()) for text in papers], before, kept)
    _assert_as_anew([(text, ()) for text in (*papers, *more)], after, kept)


def _assert_as_anew(papers: Papers, curation: Curation, kept: Cache) -> None:
    """Find the keywords with what was kept, and with nothing."""
    phrases = [_phrases_of(*text) for text, _ in papers]
    given = [names for _, names in papers]
    marks = [bytes.fromhex(hash_of_plain(*text)) for text, _ in papers]
    found = shared_keywords(phrases, given, curation, Known(kept, marks))
    assert found == shared_keywords(phrases, given, curation)


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
