from __future__ import annotations

import random
from collections import Counter
from pathlib import Path

import pytest

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, phrases_of_each, ranked_phrases, shared_keywords
from paperweave.keywords.folding import folded_words
from paperweave.model.keyword import Keyword, Vocabulary
from paperweave.text.tokens import fold_word, words_of
from tests.support.rows import for_rows
from tests.support.seed_texts import seed_phrases, seed_texts, seed_vocabulary

Paper = tuple[str, str]

PRUNING = (
    "Network pruning for vision transformers",
    "We study network pruning. Vision transformers are pruned.",
)
OTHER = (
    "Vision transformers at work",
    "Vision transformers need network pruning, and data augmentation helps.",
)


def vocabulary(
    papers: list[Paper], given: dict[int, tuple[str, ...]] | None = None, **curation: object
) -> Vocabulary:
    listed = [(given or {}).get(i, ()) for i in range(len(papers))]
    return shared_keywords([phrases_of(*paper) for paper in papers], listed, Curation(**curation))  # type: ignore[arg-type]


def shown(found: Vocabulary, text: int) -> list[str]:
    return [found.keywords[i].shown for i in found.of_text[text]]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("networks", "network"),
        ("analyses", "analysis"),
        ("Matrices", "matrix"),
        ("LLMs", "LLM"),
        ("quantisation", "quantization"),
        ("modelling", "modeling"),
        ("Shannon's", "Shannon"),
        ("CNN-based", "cnn-based"),
    ],
)
def test_spellings_of_one_word_fold_into_one(one: str, other: str) -> None:
    assert fold_word(one) == fold_word(other)


@pytest.mark.parametrize(
    "word", ["bias", "corpus", "physics", "series", "less", "gas", "lens", "analysis"]
)
def test_a_word_that_only_looks_like_a_plural_stays(word: str) -> None:
    assert fold_word(word) == word


def test_an_acronym_is_not_the_word_that_it_looks_like() -> None:
    assert fold_word("FACT") != fold_word("fact")


def test_papers_share_the_phrases_that_stand_in_both() -> None:
    found = vocabulary([PRUNING, OTHER])
    assert {"network pruning", "vision transformers"} <= set(shown(found, 0)) & set(shown(found, 1))
    assert "data augmentation" not in shown(found, 1)


def test_a_hyphen_or_a_space_makes_no_other_keyword() -> None:
    papers = [
        ("", f"This work is about {spelling}. We compare {spelling} with prompts.")
        for spelling in ("fine-tuning", "finetuning", "fine tuning", "fine-tuning")
    ]
    found = vocabulary(papers)
    keyword = found.keywords[found.of_text[0][0]]
    assert (keyword.folded, keyword.shown) == ("fine tuning", "fine-tuning")
    assert keyword.variants == ("fine tuning", "fine-tuning", "finetuning")
    assert len({numbers[0] for numbers in found.of_text}) == 1


def test_a_keyword_that_a_text_writes_in_two_ways_is_one_of_its_keywords() -> None:
    text = ("", "This work is about fine-tuning. We compare fine tuning with prompts.")
    found = vocabulary([text, text])
    assert [keyword.folded for keyword in found.keywords].count("fine tuning") == 1
    assert found.keywords[found.of_text[0][0]].variants == ("fine tuning", "fine-tuning")


def test_an_acronym_is_what_the_corpus_says_it_stands_for() -> None:
    explained = (
        "",
        "Knowledge graph embedding (KGE) is studied. A knowledge graph embedding is a map.",
    )
    found = vocabulary([explained, explained, ("KGE at scale", "We train KGE on many machines.")])
    assert shown(found, 2)[0] == "knowledge graph embedding (KGE)"


def test_a_text_that_explains_an_acronym_otherwise_is_believed() -> None:
    continual = ("", "Continual learning (CL) keeps what was learnt. We test continual learning.")
    contrastive = ("", "Contrastive learning (CL) compares pairs. CL needs large batches.")
    found = vocabulary([continual, continual, contrastive])
    assert not any("continual" in name for name in shown(found, 2))


def test_a_phrase_inside_a_longer_keyword_is_none() -> None:
    papers = [
        ("", "We prune vision transformers."),
        ("", "They train vision transformers."),
        ("", "A transformer."),
    ]
    found = vocabulary([*papers, ("", "Transformers everywhere: the transformer.")])
    assert not {"transformer", "transformers"} & set(shown(found, 0))


def test_mathematics_addresses_and_numbers_are_no_keywords() -> None:
    text = (
        "We bound $O(n log n)$ at https://a.example/data-set and www.b.example "
        "or me@c.example, by 32k and 5.1."
    )
    ranked = ranked_phrases([("", text)])[0]
    assert not any(
        word in " ".join(ranked) for word in ("log", "example", "data-set", "32k", "5.1", "$")
    )
    assert vocabulary([("", text), ("", text)]).keywords == ()


def test_general_words_are_no_keywords() -> None:
    text = (
        "This paper proposes a novel approach. "
        "Experiments show state-of-the-art results and better performance."
    )
    assert vocabulary([("", text), ("", text), ("A new method", text)]).keywords == ()


def test_keywords_of_the_listing_are_shared_as_they_are() -> None:
    papers = [("One", "Nothing is said."), ("Two", "Nothing here either."), ("Three", "Only here.")]
    found = vocabulary(
        papers, given={0: ("Sheep farming",), 1: ("sheep-farming", "Rams"), 2: ("Ewes",)}
    )
    assert [shown(found, i) for i in range(3)] == [["sheep-farming"], ["sheep-farming"], []]


def test_a_person_has_the_last_word() -> None:
    papers = [PRUNING, OTHER]
    assert "network pruning" not in shown(
        vocabulary(papers, never_keyword=("Network Prunings",)), 0
    )
    assert "need" in shown(vocabulary([OTHER, ("", "All you need")], always_keyword=("need",)), 1)
    one = vocabulary(papers, same_keyword=(("network pruning", "vision transformers"),))
    assert len(one.keywords) == 1
    assert set(one.keywords[0].variants) >= {"network pruning", "vision transformers"}


@pytest.mark.parametrize("wanted", ["in the wild", "In-The-Wild"])
def test_what_a_person_wants_is_found_across_words_that_end_a_phrase(wanted: str) -> None:
    papers = [
        ("", "Detectors work in the wild."),
        ("", "Which detectors work in-the-wild?"),
        PRUNING,
    ]
    found = vocabulary(papers, always_keyword=(wanted,))
    assert [
        len([name for name in shown(found, i) if " the" in name.replace("-", " ")])
        for i in range(3)
    ] == [1, 1, 0]


def test_what_a_text_says_does_not_depend_on_the_texts_beside_it() -> None:
    texts = [("", ""), *list(seed_texts())[:60], ("The of and", ""), PRUNING]
    assert list(phrases_of_each(texts)) == [phrases_of(*text) for text in texts]


def test_the_order_of_the_papers_changes_nothing() -> None:
    phrases, straight = seed_phrases(), seed_vocabulary()
    shuffled = random.Random(7).sample(range(len(phrases)), len(phrases))  # noqa: S311
    mixed = shared_keywords([phrases[i] for i in shuffled], [()] * len(phrases), Curation())
    assert straight.keywords == mixed.keywords
    assert [straight.of_text[i] for i in shuffled] == list(mixed.of_text)


@pytest.mark.parametrize(
    "paper",
    [
        ("", ""),
        ("The of and", ""),
        ("التعلم العميق", "ندرس نماذج اللغة الكبيرة وطرق تدريبها على نطاق واسع"),
        ("$$$", "((((((((((((((((((((((((((((( https:// @@@ ''' ---"),
    ],
)
def test_a_text_without_english_phrases_shares_nothing(paper: Paper) -> None:
    assert vocabulary([paper]).of_text == ((),)
    assert vocabulary([paper, paper]).keywords == ()
    assert ranked_phrases([paper]) == [[]]


def test_no_papers_share_nothing() -> None:
    assert vocabulary([]) == Vocabulary((), ())


def test_one_paper_shares_nothing() -> None:
    found = vocabulary([PRUNING])
    assert (found.keywords, found.of_text) == ((), ((),))


def test_ten_thousand_words_are_only_a_long_text() -> None:
    words = ("network pruning helps vision transformers " * 2_000, "vision transformers")
    found = vocabulary([("", words[0]), ("", "Network pruning. " + words[1])])
    assert "network pruning" in shown(found, 1)


def test_nearly_all_papers_of_the_seeds_share_two_keywords() -> None:
    found = seed_vocabulary()
    counts = [len(numbers) for numbers in found.of_text]
    assert sum(count >= 2 for count in counts) >= 0.9 * len(counts)
    assert counts.count(0) <= 6


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("We follow Weaver et al. (1912) on looms.", {"loom"}),
        ("We follow Weaver, et al. on looms.", {"loom"}),
        ("We follow Weaver and al. on looms.", {"weaver", "loom"}),
        ("We follow the Weaver et Spinner on looms.", {"weaver", "spinner", "loom"}),
        ("Et al. is not on looms.", {"loom"}),
        ("Looms (Weaver and Spinner, 1912) are.", {"loom"}),
        ("Looms (Weaver & Spinner, 2012a) are.", {"loom"}),
        ("We follow Weaver and Spinner (1912) on looms.", {"loom"}),
        ("We follow Weaver and Spinner (1812) on looms.", {"weaver", "spinner", "loom"}),
        ("We follow Weaver and Spinner on looms.", {"weaver", "spinner", "loom"}),
        ("We follow Weaver and Spinner 1912 on looms.", {"weaver", "spinner", "loom"}),
        ("The weaver and Spinner (1912) have looms.", {"weaver", "spinner", "loom"}),
        ("The Weaver and spinner (1912) have looms.", {"weaver", "spinner", "loom"}),
        ("Looms of WEAVER and Spinner (1912) are.", {"spinner", "loom"}),
        ("Looms of Weaver and Spinner2 (1912) are.", {"weaver", "loom"}),
        ("Les looms de Weaver et Spinner (1912).", set()),
        ("We follow Weaver and McSpinner (1912) on looms.", {"loom"}),
        ("and Spinner (1912) has looms.", {"spinner", "loom"}),
    ],
)
def test_the_name_of_who_is_cited_is_no_phrase(text: str, phrases: set[str]) -> None:
    found = set(phrases_of("", text).forms.split("\n"))
    assert found & {"weaver", "spinner", "McSpinner", "loom"} == phrases


def test_none_of_the_most_used_keywords_would_be_struck() -> None:
    found = seed_vocabulary()
    used = Counter(number for numbers in found.of_text for number in numbers)
    most = sorted(used, key=lambda number: (-used[number], found.keywords[number].folded))[:60]
    read = (
        (Path(__file__).parents[1] / "golden" / "good_keywords.txt")
        .read_text(encoding="utf-8")
        .splitlines()
    )
    assert {found.keywords[number].folded for number in most} <= set(read)


def test_every_keyword_is_shared_and_stands_where_it_is_said_to() -> None:
    texts, found = seed_texts(), seed_vocabulary()
    used = Counter(number for numbers in found.of_text for number in numbers)
    assert set(used) == set(range(len(found.keywords)))
    assert min(used.values()) >= 2
    for text, numbers in zip(texts, found.of_text, strict=True):
        row = " ".join(word.written for word in words_of(" . ".join(text))).lower()
        for number in numbers:
            assert any(form.lower() in row for form in found.keywords[number].variants), (
                found.keywords[number]
            )


def test_a_keyword_that_stands_in_a_title_is_on_that_paper() -> None:
    texts, found = seed_texts(), seed_vocabulary()
    names = [keyword.folded for keyword in found.keywords]
    lacking = []
    for (title, _), numbers in zip(texts, found.of_text, strict=True):
        words = [word.folded for word in words_of(title)]
        rows = [f"{' '.join(words[start:])} " for start in range(len(words))]
        own = {form for number in numbers for form in spellings_of(found.keywords[number])}
        standing = [name for name in names if any(row.startswith(f"{name} ") for row in rows)]
        lacking += [
            (title, name)
            for name in standing
            if not any(f" {name} " in f" {form} " for form in own)
        ]
    assert lacking == []


def spellings_of(keyword: Keyword) -> set[str]:
    spellings = {" ".join(folded_words(spelling)) for spelling in keyword.variants}
    return {keyword.folded, *spellings}


_STONES = [
    "amber",
    "basalt",
    "cobalt",
    "dolomite",
    "emerald",
    "feldspar",
    "garnet",
    "hematite",
    "indigo",
    "jasper",
    "kunzite",
    "lapis",
    "marble",
    "nephrite",
    "onyx",
]


@for_rows(
    ("before", "title", "kept"),
    [
        (14, "A study", True),
        (15, "A study", False),  # the sixteenth is none, and one text alone shares nothing
        (15, "A study of the quartz kiln", True),  # what stands in the title is there in any case
    ],
)
def test_fifteen_keywords_are_what_a_text_is_about(before: int, title: str, *, kept: bool) -> None:
    looms = tuple(f"{stone} loom" for stone in _STONES[:before])
    said = " ".join(f"We weave with the {loom}." for loom in looms)
    papers = [
        (title, f"{said} Then came the quartz kiln."),
        ("Another study", said),
        ("A third study", "The quartz kiln burns. We describe the quartz kiln."),
    ]
    given = {0: (*looms, "quartz kiln"), 1: looms, 2: ("quartz kiln",)}
    assert shown(vocabulary(papers, given), 2) == (["quartz kiln"] if kept else [])
