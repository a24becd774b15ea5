"""How keywords are written, and with which acronym."""

from __future__ import annotations

from collections import Counter

import pytest

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.spelling import settled, shown_form, spellings_in, writes_short
from tests.support.rows import for_rows


@pytest.mark.parametrize(
    ("spellings", "shown"),
    [
        ({"chain-of-thought": 9, "chain of thought": 1}, "chain of thought"),
        ({"chain-of-thought": 9}, "chain-of-thought"),
        (
            {"yarn-efficient fine-weaving": 9, "yarn efficient fine weaving": 1},
            "yarn-efficient fine-weaving",
        ),
        ({"fine-tuning": 9, "fine tuning": 1}, "fine-tuning"),
        ({"Few-Shot": 3, "few-shot": 1, "few shot": 1}, "few-shot"),
        ({"Silk": 4, "silk": 1}, "Silk"),
        ({"Silk": 3, "silk": 1}, "silk"),
    ],
)
def test_a_keyword_is_written_as_most_texts_do(spellings: dict[str, int], shown: str) -> None:
    assert shown_form(Counter(spellings), None) == shown


@pytest.mark.parametrize(
    ("words", "places", "spellings"),
    [
        ("Silk lasts . We like Silk .", [0, 5], ["Silk", "Silk"]),  # a noun of German
        ("Silk lasts . We like silk .", [0, 5], ["silk", "silk"]),
        ("Silk lasts .", [0], ["silk"]),
        ("Here : Silk .", [2], ["silk"]),
        ("We like Silk .", [2], ["Silk"]),
        ("SILK lasts .", [0], ["SILK"]),
        ("H.pylori lasts .", [0], ["H. pylori"]),  # a species, with its space
        ("We like H.pylori-free silk .", [2], ["H. pylori-free"]),
        ("We like U.S.silk .", [2], ["U.S.silk"]),
        ("We like H.pyl .", [2], ["H.pyl"]),
        ("We like AH.pylori .", [2], ["AH.pylori"]),
    ],
)
def test_a_capital_counts_where_it_is_not_that_of_a_sentence(
    words: str, places: list[int], spellings: list[str]
) -> None:
    at = [(place, place + 1) for place in places]
    assert _settled(spellings_in(0, words.split(" "), at)) == spellings


def _settled(spellings: list[str]) -> list[str]:
    return [*settled(Counter(spellings)).elements()]


@pytest.mark.parametrize(
    ("spellings", "shown"),
    [
        ({"^Silk": 3, "Silk": 2, "silk": 1}, {"Silk": 2, "silk": 4}),
        ({"^Silk": 3, "Silk": 4, "silk": 1}, {"Silk": 7, "silk": 1}),
        ({"^Silk": 3, "Wool": 1}, {"silk": 3, "Wool": 1}),
        ({"^Silk": 3}, {"silk": 3}),
        ({"^Silk Looms": 1, "silk Looms": 1, "Silk looms": 2}, {"silk Looms": 1, "Silk looms": 3}),
    ],
)
def test_what_begins_sentences_is_written_as_within_them(
    spellings: dict[str, int], shown: dict[str, int]
) -> None:
    assert settled(Counter(spellings)) == shown


@for_rows(
    ("language", "words", "place", "shown"),
    [
        ("de", "Kirchenbücher sind alt .", (0, 1), "Kirchenbücher"),
        ("", "Kirchenbücher sind alt .", (0, 1), "kirchenbücher"),
        ("ru", "Книги там .", (0, 1), "книги"),
        ("de", "Analyse medizinischer Bilder .", (0, 3), "Analyse medizinischer Bilder"),
        ("de", "Tiefe neuronale Netze .", (0, 3), "tiefe neuronale Netze"),
        ("de", "Tiefem Netz .", (0, 2), "tiefem Netz"),
        ("de", "Tiefen Netzen .", (0, 2), "tiefen Netzen"),
        ("de", "Tiefer Netze .", (0, 2), "tiefer Netze"),
        ("de", "Tiefes Netz .", (0, 2), "tiefes Netz"),
        ("de", "Dependency Parsing .", (0, 2), "Dependency Parsing"),
        ("de", "Neue Rechner .", (0, 2), "neue Rechner"),
        ("en", "Direct Silk Weaving .", (0, 3), "Direct Silk Weaving"),  # a name
        ("en", "Direct Silk weaving .", (0, 3), "direct Silk weaving"),
        ("en", "Direct NLP Weaving .", (0, 3), "direct NLP Weaving"),
        ("en", "Variational Bayes .", (0, 2), "variational Bayes"),
    ],
)
def test_a_german_noun_and_a_name_keep_their_capital(
    language: str, words: str, place: tuple[int, int], shown: str
) -> None:
    assert set(_settled(spellings_in(0, words.split(" "), [place], language))) == {shown}


@for_rows(
    ("title", "abstract", "shown"),
    [
        ("On Silk Looms", "A loom of silk . Looms last .", "Silk Looms"),
        ("On Silk Looms", "The looms of silk .", "silk looms"),
        ("On Silk Looms", "The looms of silk . All Silk Looms .", "Silk Looms"),
        ("Silk Looms", "We like wool .", "Silk Looms"),
        ("Silk looms", "We like wool .", "silk looms"),  # as any first word
    ],
)
def test_what_is_a_name_in_the_title_alone_is_none_if_the_abstract_has_its_words(
    title: str, abstract: str, shown: str
) -> None:
    head, body = title.split(" "), abstract.split(" ")
    words = [*head, ".", *body]
    places = [
        (place, place + 2)
        for place in range(len(words) - 1)
        if " ".join(words[place : place + 2]).lower() == "silk looms"
    ]
    assert set(_settled(spellings_in(len(head) + 1, words, places))) == {shown}


@for_rows(
    ("language", "shown"),
    [
        ("ru", ["книга", "книга", "книга", "книге"]),
        ("de", ["Книга", "Книга", "Книга", "книге"]),
        ("fr", ["книге"]),
        ("", ["книге"]),
    ],
)
def test_what_begins_a_title_counts_three_times_where_there_are_cases(
    language: str, shown: list[str]
) -> None:
    words = ["Книга", ".", "О", "книге", "."]
    found = spellings_in(2, words, [(0, 1), (3, 4)], language)
    assert sorted(_settled(found)) == sorted(shown)


@pytest.mark.parametrize(
    ("spellings", "expected", "shown"),
    [
        ({"low-rank adaptation": 2, "LoRA": 5}, True, "low-rank adaptation (LoRA)"),
        ({"low-rank adaptation": 2, "LoRA": 5}, False, "low-rank adaptation"),
        ({"LoRA": 5}, True, "LoRA"),
        ({"LoRA": 5}, False, "LoRA"),
        ({"lora": 9, "LoRA": 5}, True, "LoRA"),
        ({"loras": 9, "LoRAs": 5, "low-rank adaptation": 1}, True, "low-rank adaptation (LoRA)"),
        ({"lorax": 9}, True, "lorax (LoRA)"),
    ],
)
def test_an_acronym_stands_behind_what_it_stands_for(
    spellings: dict[str, int], expected: bool, shown: str
) -> None:
    assert shown_form(Counter(spellings), "LoRA", expected=expected) == shown


@pytest.mark.parametrize(
    ("words", "place", "used"),
    [
        ("we use LoRA here", (2, 3), True),
        ("all LoRAs here", (1, 2), True),
        ("LoRA here", (0, 1), True),
        ("adaptation ( LoRA ) is", (2, 3), False),
        ("low-rank adaptation is", (0, 2), False),
        ("we use lora here", (2, 3), False),
    ],
)
def test_an_acronym_is_used_outside_of_brackets(
    words: str, place: tuple[int, int], used: bool
) -> None:
    assert writes_short("LoRA", words.split(), [place]) is used


@pytest.mark.parametrize(("users", "shown"), [(1, "silk threads"), (2, "silk threads (ST)")])
def test_an_acronym_that_hardly_any_text_uses_is_not_shown(users: int, shown: str) -> None:
    explained = ("On silk threads", "Silk threads (ST) are woven.")
    used = ("On silk threads", "Silk threads (ST) are woven. ST is strong, and ST lasts.")
    plain = ("On silk threads", "Silk threads are woven.")
    papers = [explained] * (3 - users) + [used] * users + [plain] * 4
    found = shared_keywords(
        [phrases_of(*paper) for paper in papers], [()] * len(papers), Curation()
    )
    assert shown in {keyword.shown for keyword in found.keywords}


@pytest.mark.parametrize(("explaining", "shown"), [(2, "LOOM"), (3, "layers of old metal (LOOM)")])
def test_an_acronym_is_the_name_where_hardly_any_text_says_what_it_stands_for(
    explaining: int, shown: str
) -> None:
    papers = [("LOOM", "There are layers of old metal (LOOM), and LOOM is old.")] * explaining
    papers += [("On LOOM", "There is LOOM, and LOOM is old.")] * (12 - explaining)
    found = shared_keywords(
        [phrases_of(*paper) for paper in papers], [()] * len(papers), Curation()
    )
    assert shown in {keyword.shown for keyword in found.keywords}


def test_a_single_word_that_begins_like_its_acronym_is_the_name_where_most_write_it() -> None:
    papers = [("Loomidone (LOO) for cloth", "Loomidone (LOO) weaves, and LOO is old.")]
    papers += [("On loomidone", "Threads of loomidone are woven, and loomidone is old.")] * 8
    found = shared_keywords(
        [phrases_of(*paper) for paper in papers], [()] * len(papers), Curation()
    )
    assert "loomidone" in {keyword.shown for keyword in found.keywords}


def test_what_a_keyword_only_begins_is_no_spelling_of_it() -> None:
    papers = [("LOOM for cloth", "LOOM weaves. We use LOOM."), ("On LOOM-Large", "It has LOOM.")]
    found = shared_keywords(
        [phrases_of(*paper) for paper in papers], [()] * len(papers), Curation()
    )
    assert [keyword.variants for keyword in found.keywords if keyword.shown == "LOOM"] == [
        ("LOOM",)
    ]


@for_rows(
    ("text", "long"),
    [
        ("We give proton pump inhibitors (PPIs).", "proton pump inhibitor"),  # not the last two
        ("We give proton-pump inhibitors (PPI).", "proton pump inhibitor"),
        ("We give potent inhibitors (PTI).", "potent inhibitor"),
        ("We mix a mixture of experts (MoE).", "mixture of expert"),
        ("Here pump inhibitors (PPI) are.", "pump inhibitor"),
    ],
)
def test_an_acronym_is_of_the_initials_before_it_if_they_fit(text: str, long: str) -> None:
    assert [acronym.long for acronym in phrases_of("", text).acronyms] == [long]
