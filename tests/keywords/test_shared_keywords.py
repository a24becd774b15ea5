"""What a corpus shares.

Duplicates are one, broad keywords last, subjects of one's own, other languages.
"""

from __future__ import annotations

import numpy as np
import pytest

from paperweave.config.curation import Curation
from paperweave.keywords import likely_same_keywords, phrases_of, shared_keywords
from paperweave.keywords.duplicates import Use, duplicates, longer_of, unwrapped
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.one_text.choices import counts_of, evidence
from paperweave.keywords.stop_words import says_a_subject
from paperweave.keywords.vocabulary import least_texts
from paperweave.model.keyword import Vocabulary, is_broad
from paperweave.text.languages import ideographic_pieces, language_of
from paperweave.text.tokens import words_of
from tests.support.rows import for_rows

Paper = tuple[str, str]

FRENCH = [
    (
        "Apprentissage automatique pour le dialogue homme-machine",
        (
            "Dans cet article, nous présentons un système de dialogue homme-machine. "
            "L'apprentissage"
            " automatique est utilisé dans notre méthode, et les résultats montrent ses limites."
        ),
    ),
    (
        "Dialogue homme-machine et apprentissage automatique",
        (
            "Dans cet article, nous proposons une méthode d'apprentissage automatique pour le "
            "dialogue"
            " homme-machine. Les résultats montrent que notre méthode est meilleure."
        ),
    ),
]
GERMAN = [
    (
        "Maschinelle Übersetzung mit neuronalen Netzen",
        (
            "In diesem Artikel stellen wir ein System für die maschinelle Übersetzung vor. Die "
            "Daten"
            " werden mit Regeln bereinigt und zeigen gute Ergebnisse."
        ),
    ),
    (
        "Neue Wege für die maschinelle Übersetzung",
        (
            "Wir zeigen, dass die maschinelle Übersetzung besser ist als andere Verfahren. In "
            "diesem"
            " Artikel werden die Ergebnisse beschrieben."
        ),
    ),
]
RUSSIAN = [
    (
        "Машинный перевод",
        "В статье рассматривается машинный перевод, а также предложен новый метод.",
    ),
    (
        "Оценка: машинный перевод",
        "В данной работе мы показали, что машинный перевод может быть лучше.",
    ),
]
CHINESE = [
    ("大型语言模型的知识蒸馏", "我们研究大型语言模型的知识蒸馏方法。实验表明,该方法有效。"),
    ("基于知识蒸馏的预训练语言模型", "结果表明大型语言模型可以被压缩。本文提出知识蒸馏。"),
]
JAPANESE = [
    ("大規模言語モデルの知識蒸留", "本研究では、大規模言語モデルの知識蒸留を提案する。"),
    ("知識蒸留による機械翻訳", "我々は知識蒸留を用いて、大規模言語モデルを教師として利用する。"),
]


def vocabulary(papers: list[Paper], given: dict[int, tuple[str, ...]] | None = None) -> Vocabulary:
    listed = [(given or {}).get(i, ()) for i in range(len(papers))]
    return shared_keywords([phrases_of(*paper) for paper in papers], listed, Curation())


def names(papers: list[Paper]) -> set[str]:
    return {keyword.shown for keyword in vocabulary(papers).keywords}


@pytest.mark.parametrize(
    ("papers", "wanted"),
    [
        (FRENCH, {"apprentissage automatique", "dialogue homme-machine"}),
        (GERMAN, {"maschinelle Übersetzung"}),
        (RUSSIAN, {"машинный перевод"}),
        (CHINESE, {"大型语言模型", "知识蒸馏"}),
        (JAPANESE, {"大規模言語モデル", "知識蒸留"}),
    ],
)
def test_other_languages_give_their_subjects_and_nothing_glued(
    papers: list[Paper], wanted: set[str]
) -> None:
    assert names(papers) == wanted


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("we show that the method is better than what this paper has", ""),
        ("dans cet article nous présentons une méthode", "fr"),
        ("in diesem Artikel wird gezeigt dass die Methode nicht nur", "de"),
        ("este artículo presenta los resultados de una nueva muestra", "es"),
        ("este artigo apresenta os resultados da nossa proposta não", "pt"),
        ("questo articolo presenta i risultati della nostra ricerca", "it"),
        ("dit artikel beschrijven wij het onderzoek naar een nieuwe", "nl"),
        ("в данной работе мы показали что это не так", "ru"),
        ("short text", ""),
    ],
)
def test_a_text_s_language_is_that_of_its_function_words(text: str, language: str) -> None:
    assert language_of(text.lower().split()) == language


def test_a_french_article_is_no_part_of_the_word_behind_it() -> None:
    assert [word.written for word in words_of("l'apprentissage, Shannon's, o'clock")] == [
        "l'", "apprentissage", ",", "Shannon's", ",", "o'clock",
    ]  # fmt: skip


def test_runs_of_chinese_and_japanese_are_cut_between_their_nouns() -> None:
    assert ideographic_pieces("我们研究大型语言模型的训练") == [
        "我们",
        "研究",
        "大型语言模型",
        "的",
        "训练",
    ]
    assert ideographic_pieces("知識蒸留を用いて") == ["知識蒸留", "を", "用", "いて"]


@for_rows(
    ("wrapper", "inner"),
    [
        ("unlearning process", "unlearning"),
        ("pre trained language model", "language model"),
        ("machine learning model", "machine learning"),
        ("deep neural network", "neural network"),
        ("training neural network", "neural network"),
        ("BERT model", "BERT"),
        ("artificial neural network", "neural network"),
        ("parameterized neural network", "neural network"),
        ("real time customization", "customization"),
        ("transformer based language model", "language model"),
        ("mixture of expert language model", "mixture of expert"),
        ("mixture of expert large language model", "mixture of expert"),
        ("message passing neural network", "message passing"),
        ("transformer based model", "transformer"),
        ("offline loom based silk weaving", "loom based silk weaving"),
        ("transformer based", "transformer"),
        ("fine tuning large language model", "large language model"),
    ],
)
def test_a_wrapper_wraps_what_it_adds_nothing_to(wrapper: str, inner: str) -> None:
    assert inner in unwrapped(wrapper)


@pytest.mark.parametrize("done", ["fine tuning", "pre training"])
def test_what_is_done_to_models_is_no_kind_of_them(done: str) -> None:
    assert done not in unwrapped(f"{done} large language model")


def test_what_hardly_any_text_says_is_no_name_for_what_many_say() -> None:
    papers = [(f"Annotation {n}", f"Annotation of cloth {n}. Annotation helps.") for n in range(17)]
    papers += [("On data annotation", "Data annotation is slow. Annotation is slow.")] * 2
    assert "annotation" in names(papers)
    assert "data annotation" not in names(papers)


def test_an_agent_s_models_are_the_agent() -> None:
    papers = [(f"Looper models {n}", f"A looper model {n}. The looper runs.") for n in range(3)]
    papers += [(f"Loopers {n}", f"A looper {n} runs. The looper model runs.") for n in range(3)]
    assert names(papers) & {"looper", "loopers", "looper model", "looper models"} <= {
        "looper", "loopers",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("We train LOOM-Large on cloth.", True),
        ("We train LOOM-based nets on cloth.", True),
        ("We train LOOM-2 on cloth.", False),
        ("We train loom-large on cloth.", False),
    ],
)
def test_a_name_that_begins_a_word_with_hyphens_is_on_the_paper(text: str, has: bool) -> None:
    papers = [("LOOM for cloth", "LOOM weaves. We use LOOM."), ("On LOOM", "LOOM is fast.")]
    found = vocabulary([*papers, ("Nets", text)])
    assert ("LOOM" in found.shown_of_each[2]) is has


def test_both_parts_of_a_word_that_begins_with_a_name_count_in_a_title() -> None:
    papers = [("Looms for cloth", "Looms weave. We use looms."), ("On looms", "Looms are fast.")]
    found = vocabulary([*papers, ("A WRN-loom hybrid", "It runs."), ("A pre-loom hybrid", "Runs.")])
    assert ["looms" in shown for shown in found.shown_of_each] == [True, True, True, False]


def test_a_keyword_is_on_papers_that_only_mention_it() -> None:
    papers = [("Spun silk", "Spun silk lasts."), ("On spun silk", "We study spun silk.")]
    crowd = " ".join(f"Network pruning {n} helps vision transformers {n}." for n in range(40))
    found = vocabulary([*papers, ("Networks", f"{crowd} It was spun silk that broke.")])
    assert "spun silk" in found.shown_of_each[2]


def test_words_of_grammar_do_not_begin_what_is_only_mentioned() -> None:
    papers = [("In-loom silk", "In-loom silk is spun."), ("An in-loom study", "It is in-loom.")]
    found = vocabulary([*papers, ("Spiders", "Spiders live in loom and barn.")])
    assert "in-loom" in {keyword.shown for keyword in found.keywords}
    assert "in-loom" not in found.shown_of_each[2]


def test_a_plain_word_of_every_corpus_is_not_on_papers_that_only_mention_it() -> None:
    papers = [("Graph mining", "A graph. Graphs are mined. The graph.")] * 3
    filler = " ".join(
        f"Network pruning {n} helps vision transformers {n}, spun silk {n}." for n in range(60)
    )
    found = vocabulary([*papers, ("Networks", f"{filler} We draw a graph of it.")])
    assert "graph" in {keyword.shown for keyword in found.keywords}
    assert "graph" not in found.shown_of_each[3]


def test_two_names_of_one_subject_are_one_keyword() -> None:
    papers = [
        ("Learning with noisy labels", "Noisy labels harm. We study label noise in training sets."),
        (
            "Label noise at work",
            "Label noise is common. With noisy labels, training sets are large.",
        ),
        ("Model merging", "We study model merging. Merging is cheap, and merging helps."),
        ("On model merging", "Model merging joins weights. Merging is simple; merging works."),
    ]
    found = names(papers)
    assert len(found & {"noisy labels", "label noise"}) == 1
    assert "merging" not in found
    assert "model merging" in found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("text synthesis", "text generation"),
        ("robot training", "robot learning"),
        ("full-parameter fine-tuning", "full-parameter tuning"),
        ("self-supervision", "self-supervised learning"),
        ("quantized models", "quantization"),
        ("continued pre-training", "continual pre-training"),
        ("foundational models", "foundation models"),
        ("language model pre-training", "pre-training"),
        ("model pre-training", "pre-training"),
    ],
)
def test_what_is_said_in_other_words_is_one_keyword(one: str, other: str) -> None:
    papers = [
        (f"On {phrase} {place}", f"We study {phrase}. Then {phrase} is done {place}.")
        for phrase in (one, other)
        for place in ("at home", "at work", "at sea")
    ]
    found = vocabulary(papers)
    shared = set.intersection(*(set(numbers) for numbers in found.of_text))
    assert len(shared) == 1
    assert not {one, other} <= {keyword.shown for keyword in found.keywords}


def test_a_word_that_only_grades_is_the_keyword_that_it_begins() -> None:
    papers = [
        (f"Parameter-efficient fine-tuning {n}", "Parameter-efficient fine-tuning is cheap.")
        for n in ("at home", "at work", "at sea")
    ]
    papers.append(("Parameter-efficient looms", "A parameter-efficient loom, tuned."))
    found = vocabulary(papers)
    assert [found.keywords[number].shown for number in found.of_text[-1]] == [
        "parameter-efficient fine-tuning"
    ]


def test_a_keyword_that_begins_a_word_of_a_title_is_on_that_paper() -> None:
    papers = [
        ("Retrieval for looms", "Retrieval finds looms. We do retrieval."),
        ("On retrieval", "We study retrieval, and retrieval is slow."),
        ("Fast retrieval", "All retrieval was slow. Now retrieval is fast."),
        ("Retrieval-augmented weaving", "A loom weaves."),
        ("Weaving with pre-retrieval", "A loom weaves."),
    ]
    found = vocabulary(papers)
    having = [
        "retrieval" in {found.keywords[number].shown for number in numbers}
        for numbers in found.of_text
    ]
    assert having == [True, True, True, True, False]


def test_a_paper_with_little_else_keeps_a_keyword_that_most_papers_have() -> None:
    papers = [
        (f"Loom {n}", "A loom. It is made by machine learning and deep learning.")
        for n in ("at home", "at work", "at sea", "in ruins")
    ]
    papers += [("Machine learning", "By machine learning."), ("Deep learning", "Deep learning.")]
    found = vocabulary(papers * 3)
    assert all(len(numbers) >= 2 for numbers in found.of_text[:4])


def test_a_compound_that_titles_have_is_a_subject_though_a_noun_follows_it() -> None:
    papers = [
        ("Few-shot parsing", "We study few-shot parsers."),
        ("A few-shot tagger", "A few-shot tagger."),
    ]
    assert "few-shot" in names(papers)


def test_a_phrase_across_function_words_is_its_compound() -> None:
    papers = [
        ("Chain-of-thought prompts", "Chain-of-thought helps."),
        ("Prompts with chain-of-thought", "The chain-of-thought is long."),
        ("Tutors", "Tutors ask for a chain of thought."),
    ]
    found = vocabulary(papers)
    assert "chain of thought" in {found.keywords[number].shown for number in found.of_text[2]}


@pytest.mark.parametrize("idiom", ["thanks", "frontier", "state-of-the-art"])
def test_an_idiom_is_no_subject(idiom: str) -> None:
    text = ("On birds", f"We show a {idiom}, by the {idiom} of it. This {idiom} is there.")
    assert idiom not in names([text, text])


def test_what_texts_say_once_of_their_results_is_no_subject() -> None:
    text = ("On birds", "We show the viability of it.")
    assert "viability" not in names([text, text])


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        (["16", "bit"], False),
        (["32bit"], False),
        (["1,2", "dichloroethane"], True),
        (["earlier", "work"], False),
        (["16", "bit", "quantization"], True),
        (["4", "SAT"], True),
        (["loom", "silk"], True),
        (["weakly-supervised"], True),  # which half of the titles elsewhere have
        (["language-guided"], False),
        (["weaklysupervised"], False),  # no compound
        (["using", "silk", "looms"], False),  # as titles do
        (["re thinking"], False),  # folded, of "re-thinking"
        (["re evaluating"], False),
        (["re weaving"], True),
        (["training", "silk", "looms"], True),
        (["warning"], False),
        (["early", "warning"], False),
        (["storm", "warning"], True),
        *(([number], False) for number in ("eleven", "twelve", "twenty")),
        (["factors", "associated"], False),
        (["associated", "factors"], True),
        (["adolescents", "aged"], False),
    ],
)
def test_a_number_with_its_unit_and_a_participle_are_no_subjects(
    words: list[str], subject: bool
) -> None:
    assert says_a_subject(words) is subject


def test_a_broad_keyword_stands_last() -> None:
    papers = [
        (f"Machine learning for bird songs number {n}", "Machine learning finds bird songs.")
        for n in range(3)
    ]
    others = [("Machine learning", f"Machine learning by committee {n}.") for n in range(9)]
    found = vocabulary([*papers, *others])
    shown = [found.keywords[number].shown for number in found.of_text[0]]
    assert shown[-1] == "machine learning"
    assert "bird songs" in shown[:-1]


def test_what_is_broad_grows_with_the_corpus() -> None:
    assert [is_broad(9, 12), is_broad(8, 12), is_broad(14, 230), is_broad(13, 230)] == [
        True, False, True, False,
    ]  # fmt: skip


def test_a_large_corpus_wants_more_texts_for_a_keyword() -> None:
    assert [least_texts(n) for n in (0, 230, 9_000, 100_000)] == [2, 2, 3, 10]


def test_a_text_has_up_to_three_subjects_of_its_own_until_another_shares_them() -> None:
    lottery = (
        "The lottery ticket hypothesis",
        "The lottery ticket hypothesis is about network pruning.",
    )
    pruning = ("Network pruning", "Network pruning makes networks small.")
    found = vocabulary([lottery, pruning])
    assert "lottery ticket hypothesis" in found.own[0]
    assert not any("pruning" in subject for own in found.own for subject in own)
    shared = vocabulary([lottery, lottery])
    assert shared.own == ((), ())
    assert all(len(own) <= 3 for own in found.own)


def test_what_may_be_one_keyword_is_proposed_in_the_words_of_the_curation_file() -> None:
    found = Vocabulary((), (), (), (("scaling laws", "low-rank adaptation (LoRA)"),))
    (problem,) = likely_same_keywords(found)
    assert problem.file == "curation.toml"
    assert '["scaling laws", "low-rank adaptation"]' in problem.message


def test_the_table_of_choices_knows_what_authors_chose() -> None:
    listed, texts, _, _ = counts_of("recommender system")
    assert 2 <= listed <= texts
    assert counts_of("no such phrase anywhere") == (0, 0, 0, 0)
    assert evidence([]).shape == (0, 6)
    assert evidence(["no such phrase anywhere"]).tolist() == [[0.0] * 6]


@pytest.mark.parametrize(("before", "shared"), [(299, True), (300, False)])
def test_of_hundreds_of_keywords_on_one_paper_the_first_are_looked_at(
    before: int, shared: bool
) -> None:
    many = (*(f"oddword{i} thing" for i in range(before)), "glue stick")
    papers = [("One paper", ""), ("Another paper", ""), ("A third paper", "")]
    found = vocabulary(papers, {0: many, 1: ("glue stick",), 2: ("glue stick",)})
    assert ("glue stick" in found.shown_of_each[0]) is shared


def test_a_title_does_not_hold_a_keyword_that_begins_with_a_word_of_grammar() -> None:
    papers = [
        ("Silk for inpatients", "We weave silk for inpatients. All inpatients wear it."),
        ("Wool for inpatients", "We weave wool for inpatients. All inpatients wear it."),
        ("Flax in patients", "We weave flax. It is worn."),
    ]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 3, Curation())
    assert [names.count("inpatients") for names in found.shown_of_each] == [1, 1, 0]


@for_rows(
    ("folded", "same"),
    [
        (["sparse", "sparsity", "sparsification"], {"sparsification": "sparse"}),
        (["sparse", "sparsity", "sparse model"], {"sparse model": "sparse"}),
        (["sparse", "sparsity", "sparse loom"], {}),
        (["sparse", "sparsification"], {}),  # nothing is called sparsity
        (["sparse", "sparse model"], {}),
        (["class", "classification"], {}),
        (["class", "sparsity", "classification"], {}),
    ],
)
def test_what_is_made_sparse_is_one_with_the_quality(
    folded: list[str], same: dict[str, str]
) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(name) for name in folded]
    accepted = [n for n in numbers if not identities.folded[n].endswith("sity")]
    texts = {n: np.arange(2, dtype=np.int32) + 9 * place for place, n in enumerate(numbers)}
    closed = np.zeros(len(identities.folded))
    found = duplicates(
        identities, accepted, (), Use(closed, np.zeros(len(closed))), texts.__getitem__
    ).target
    names = identities.folded
    assert {names[number]: names[other] for number, other in found.items()} == same


@pytest.mark.parametrize(
    ("abstract", "said"),
    [
        ("We make parameter-efficient looms of silk.", False),
        ("We make parameter-efficient looms of silk. They are tuned.", True),
        ("We make parameter-efficient looms of silk, finetuned.", True),
        ("We make parameter-efficient looms of silk by fine-tuning.", True),
        ("We make parameter-efficient looms of silk. An opportunity.", False),
    ],
)
def test_what_only_begins_a_keyword_says_it_where_its_end_is_said_too(
    abstract: str, said: bool
) -> None:
    tuned = "We study parameter-efficient fine-tuning. Parameter-efficient fine-tuning is cheap."
    papers = [(f"Parameter-efficient fine-tuning of {name}", tuned) for name in ("silk", "wool")]
    papers += [("Parameter-efficient looms", abstract)]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 3, Curation())
    name = "parameter-efficient fine-tuning"
    assert [name in names for names in found.shown_of_each] == [True, True, said]


def test_what_only_begins_a_keyword_is_one_of_its_own_where_two_texts_say_no_more() -> None:
    papers = [
        (f"Parameter-efficient fine-tuning of {name}", "Parameter-efficient fine-tuning is cheap.")
        for name in ("silk", "wool", "flax")
    ]
    bare = "We make parameter-efficient"
    papers += [("Parameter-efficient looms", f"{bare} looms."), ("On yarn", f"{bare} wheels.")]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 5, Curation())
    shown = [[name for name in names if "efficient" in name] for names in found.shown_of_each]
    assert shown == [["parameter-efficient fine-tuning"]] * 3 + [["parameter-efficient"]] * 2


@pytest.mark.parametrize(
    ("becomes", "longer"),
    [
        ("knowledge distillation", False),  # another kind
        ("distillation knowledge", True),
        ("distillation", True),
    ],
)
def test_a_kind_is_no_longer_name_of_another_kind(becomes: str, longer: bool) -> None:
    identities = Identities(Folding())
    bare = identities.number("distillation")
    root = identities.number(becomes)
    own = identities.number("self distillation")
    target = {bare: root} if root != bare else {}
    found = longer_of(identities, {bare, root, own}, target)
    assert (own in found.get(root, ())) == longer


def test_a_head_of_two_words_is_not_cut_in_half() -> None:
    papers = [
        ("Open source software", "We study open source software, and software of looms."),
        ("On open source software", "Looms have open source software, and it lasts."),
        ("Free looms", "Open source software is free, as open source software should be."),
    ]
    assert {"open source software"} & names(papers)
    assert "source software" not in names(papers)


@for_rows(
    ("title", "times", "others", "names"),
    [
        ("Spun silk looms at work", 1, 3, {"spun silk looms"}),  # only inside of the longer one
        ("Spun silk, and spun silk looms at work", 1, 3, {"spun silk", "spun silk looms"}),
        ("At work", 2, 3, {"spun silk looms"}),
        ("At work", 3, 3, {"spun silk", "spun silk looms"}),
        ("At work", 3, 9, {"spun silk looms"}),  # broad, and said with each other one
    ],
)
def test_a_keyword_inside_a_longer_one_is_not_named_beside_it(
    title: str, times: int, others: int, names: set[str]
) -> None:
    papers = [(f"On spun silk {n}", "We study spun silk.") for n in range(others)]
    papers += [(f"Spun silk looms {n}", "Spun silk looms are slow.") for n in range(3)]
    papers.append((title, "Spun silk looms weave." + " We have spun silk." * times))
    found = vocabulary(papers)
    assert set(found.shown_of_each[-1]) == names
