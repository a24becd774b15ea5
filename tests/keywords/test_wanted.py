"""Keys that are looked for in the words of all texts: where each stands, and where none does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from paperweave.keywords import phrases_of
from paperweave.keywords.all_texts import wanted
from paperweave.keywords.all_texts.corpus_words import CorpusWords
from paperweave.keywords.all_texts.wanted import Wanted
from paperweave.keywords.folding import Folding
from paperweave.keywords.one_text.acronyms import Acronym
from tests.support.rows import for_rows

if TYPE_CHECKING:
    import pytest

    from paperweave.keywords.all_texts.wanted import Found

NEURAL = Folding({"NN": "neural network"}, {"neuralnetwork": "NN"})
LONGEST = " ".join(f"w{n}x" for n in range(8))
RUN = "深度学习"


def _words(*texts: tuple[str, str], folding: Folding = NEURAL) -> CorpusWords:
    return CorpusWords([phrases_of(*text) for text in texts], folding)


def _shown(words: CorpusWords, found: Found) -> list[tuple[int, str, str]]:
    """Of each place the number of its text, what stands there, and as what it was found."""
    written = [words.written[number] for number in words.ids]
    return [
        (text, " ".join(written[start:end]), found.spelt_out[form])
        for text, start, end, form in zip(
            words.texts_of(found.starts).tolist(),
            found.starts.tolist(),
            found.ends.tolist(),
            found.forms.tolist(),
            strict=True,
        )
    ]


@for_rows(
    ("key", "body", "places"),
    [
        ("finetuning", "A fine tuning and finetuning.", ["fine tuning", "finetuning"]),
        ("neuralnetwork", "Some NNs, and neural networks.", ["NNs", "neural networks"]),
        ("neuralnetwork", "A neural. Network of some kind.", []),
        ("neural", "Neural Neural neural", ["Neural", "Neural", "neural"]),
        ("neuralneural", "Neural Neural neural", ["Neural Neural", "Neural neural"]),
        ("intext", "Words in text, and in-text ones.", ["in text", "in-text"]),
        (LONGEST.replace(" ", ""), LONGEST, [LONGEST]),
        ((LONGEST + " w8x").replace(" ", ""), LONGEST + " w8x", []),
        ("学习", RUN, [RUN]),
        ("学习", "On 学 习.", ["学 习"]),
        ("nowhere", "Nothing is wanted here.", []),
    ],
)  # fmt: skip
def test_a_key_is_found_wherever_its_words_stand(key: str, body: str, places: list[str]) -> None:
    words = _words(("", body), ("", "Of nothing else."))
    found = _shown(words, Wanted(words, {key}).anywhere())
    assert found == [(0, place, _) for place, (*_ignored, _) in zip(places, found, strict=True)]


def test_places_are_in_the_order_of_the_texts_and_those_inside_of_words_come_last() -> None:
    words = _words(("", f"{RUN} and 学习"), ("", "深度 学习"), ("", "A mixup."))
    found = _shown(words, Wanted(words, {"学习", "深度学习", "mixup"}).anywhere())
    assert [(text, form) for text, _, form in found] == [
        (0, "深度学习"), (0, "学习"),  # words by themselves
        (0, "深度学习"), (0, "学习"), (0, "学习"),  # and inside of words
        (1, "深度 学习"), (1, "学习"), (1, "学习"),
        (2, "mixup"),
    ]  # fmt: skip


def test_a_key_does_not_reach_from_one_text_into_the_next() -> None:
    words = _words(("", "graph"), (". net", ""))
    assert not len(Wanted(words, {"graph..net", "graph...net"}).anywhere().starts)


def test_many_texts_are_looked_at_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    words = _words(*[("", f"A graph of {word}.") for word in ("one", "two", "three")])
    whole = Wanted(words, {"graph"}).anywhere()
    monkeypatch.setattr(wanted, "_TEXTS_AT_ONCE", 2)
    parts = Wanted(words, {"graph"}).anywhere()
    assert np.array_equal(whole.starts, parts.starts)
    assert words.texts_of(parts.starts).tolist() == [0, 1, 2]


def test_what_begins_or_ends_with_grammar_is_not_said_in_passing() -> None:
    words = _words(
        ("", "Words in text, and in-text ones."), ("", "Les modèles dans des textes avec les mots.")
    )
    keys = {"intext", "lesmodèle", "modèle"}
    found = _shown(words, Wanted(words, keys).in_passing())
    assert [place for _, place, _ in found] == ["in-text", "modèles"]


def test_a_text_spells_out_its_own_acronym() -> None:
    own = phrases_of("", "The NN of it.")._replace(
        acronyms=(Acronym("NN", "nearest neighbor", "NN"),)
    )
    words = CorpusWords([own, phrases_of("", "The NN of it.")], NEURAL)
    found = _shown(words, Wanted(words, {"nearestneighbor", "neuralnetwork"}).anywhere())
    assert found == [(0, "NN", "nearest neighbor"), (1, "NN", "neural network")]


@for_rows(
    ("key", "title", "found"),
    [
        ("vision", "Vision-Language Models", ["vision"]),
        ("language", "Vision-Language Models", []),
        ("visionlanguage", "Vision-Language Models", ["vision language"]),
        ("transformer", "RNN-Transformer", ["transformer"]),
        ("neuralnetwork", "NN-Transformer", ["neural network"]),
        ("neuralnetwork", "Of NNs", ["neural network"]),
        ("languagemodel", "Vision Language-Model", ["language model"]),
        ("visionlanguagemodel", "Vision-Language Models", ["vision language model"]),
        ("inpatient", "In patients", []),
        ("graph", "A title", []),
    ],
)
def test_a_title_has_what_its_words_begin_with(key: str, title: str, found: list[str]) -> None:
    words = _words((title, "A graph is no title."), ("", "graph"))
    places = _shown(words, Wanted(words, {key}).in_titles())
    assert [form for _, _, form in places] == found


@for_rows(
    ("word", "found"),
    [
        ("BERT-Large", ["BERT"]),
        ("BERT-based", ["BERT"]),
        ("GPT-4", []),
        ("GPT-3.5", []),
        ("Bert-based", []),
        ("BERT", []),
        ("BERT-", []),
        ("GPT-Neo-X", ["GPT", "GPT neo"]),
    ],
)
def test_a_name_begins_a_word_with_hyphens(word: str, found: list[str]) -> None:
    words = _words(("", f"We use {word} twice, {word}."))
    places = _shown(words, Wanted(words, {"BERT", "GPT", "GPTneo", "4"}).of_names())
    assert [form for _, _, form in places] == found * 2
