from __future__ import annotations

import gc
import random
import weakref
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np
import pytest

from paperweave.engine.cache import Cache
from paperweave.keywords import phrases_of, phrases_of_each
from paperweave.related.evidence import Breadth, Evidence, evidence_of, is_related, score_of
from paperweave.related.explain import (
    MOST_NEAR,
    Reasons,
    _one_beside_another,
    candidates,
    nearest,
    related_papers,
)
from paperweave.related.nearest_neighbours import found, found_of_all
from paperweave.related.pair_scores import _rescored
from paperweave.related.phrase_marks import marked, places_of_both
from paperweave.related.shared_subjects import (
    PhrasesOf,
    Shared,
    forms_of,
    long_forms,
    most_specific,
    named_like_keywords,
    names_of,
    outside_of,
    phrases_at,
    themes,
    without_measures,
)
from paperweave.related.tfidf import (
    CountedTexts,
    counted_terms_of_each,
    terms_of,
    weighted_terms,
)
from paperweave.related.word_rows import WORD, rows_of
from paperweave.text.tokens import words_of
from tests.support.seed_texts import seed_texts, seed_vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from paperweave.model.record import Related
    from paperweave.related.nearest_neighbours import Near
    from paperweave.related.pair_scores import Products
    from paperweave.related.sparse_rows import Rows
    from paperweave.related.tfidf import Counted, Terms
    from paperweave.text.tokens import Word

Paper = tuple[str, str]

CATS = ("Cats and their sleep", "Cats sleep by day. Sleeping cats dream of mice.")
MICE = ("Dreaming mice", "Mice dream of cats, and cats dream of mice.")
BRIDGES = ("Steel bridges", "Rust weakens the steel of old bridges.")


@cache
def _words_of_text(text: Paper) -> tuple[str, Counted]:
    """What is found in a text by itself, once for all tests."""
    (counted,) = counted_terms_of_each([text])
    return phrases_of(*text).written, counted


def _related(
    texts: list[Paper],
    keywords_of: Sequence[Sequence[str]],
    kept: Cache | None = None,
    variants: Mapping[str, Sequence[str]] | None = None,
) -> list[tuple[Related, ...]]:
    found = [_words_of_text(text) for text in texts]
    written, terms = (
        [one for one, _ in found],
        weighted_terms(CountedTexts.of([counted for _, counted in found])),
    )
    near = candidates(texts, terms, MOST_NEAR, kept)
    return related_papers(texts, written, terms, keywords_of, near, kept, variants=variants)


def test_what_is_about_the_same_is_near() -> None:
    near = nearest([CATS, MICE, BRIDGES], 2)
    assert [i for i, _ in near[0]] == [1]
    assert near[2] == []


def test_scores_are_between_nothing_and_the_same() -> None:
    near = nearest([CATS, MICE, ("Steel rust", "Rust of steel"), BRIDGES, CATS], 9)
    assert near[0][0][0] == 4
    assert near[0][0][1] == pytest.approx(1)
    assert all(0 < score <= 1.0001 for pairs in near for _, score in pairs)
    assert all(i != j for i, pairs in enumerate(near) for j, _ in pairs)


def test_the_same_text_twice_is_not_related_to_itself() -> None:
    related = _related([CATS, CATS, MICE, BRIDGES], [(), (), (), ()])
    assert [r.index for r in related[0]] == [2]


def test_shared_keywords_are_the_reason_where_there_are_any() -> None:
    keywords = [("sleep", "cats"), ("mice", "cats"), ()]
    related = _related([CATS, MICE, BRIDGES], keywords)
    assert related[0][0].shared == ("cats",)


def test_else_the_reason_is_the_phrases_that_both_have() -> None:
    related = _related([CATS, MICE, BRIDGES], [(), (), ()])
    assert related[0][0].shared == ("cats dream",)


@pytest.mark.parametrize(
    ("said", "reasons"),
    [
        ("Cats dream here. The waiting time is long.", {"Cats dream"}),
        ("The waiting time is long.", {"waiting time"}),
    ],
)
def test_what_is_measured_is_a_reason_only_where_nothing_else_is(
    said: str, reasons: set[str]
) -> None:
    texts = [("Felines", said), ("Felines at rest", f"{said} Felines rest."), BRIDGES]
    found = _related(texts, [(), (), ()])
    assert {name for one in found[0] for name in one.shared} == reasons


def test_one_word_that_both_have_is_no_reason() -> None:
    texts = [CATS, ("Cats", "Of cats and mice: cats sleep, mice dream."), BRIDGES]
    shared = [other.shared for other in _related(texts, [(), (), ()])[0]]
    assert all(" " in name for names in shared for name in names)


@pytest.mark.parametrize(
    ("evidence", "related"),
    [
        (Evidence(0.3, 0.12, 0, 0), True),
        (Evidence(0.2, 0.12, 0, 0), False),
        (Evidence(0.2, 0.05, 0, 0), False),
        (Evidence(0.2, 0.05, 0.25, 0), False),
        (Evidence(0.2, 0.05, 0.5, 1), True),
        (Evidence(0.2, 0.05, 0.75, 0), True),
        (Evidence(0.05, 0.17, 0, 0), True),
        (Evidence(0, 0, 0, 1), False),
        (Evidence(0, 0, 0.25, 1), True),
    ],
)
def test_papers_are_related_where_there_is_enough_to_say_so(
    evidence: Evidence, *, related: bool
) -> None:
    assert is_related(score_of(evidence)) is related


def test_of_many_papers_some_have_no_relation() -> None:
    shown = _related(list(seed_texts()), seed_vocabulary().shown_of_each)
    assert 5 < sum(not others for others in shown) < 70
    assert max(map(len, shown)) == 8


@pytest.mark.parametrize(
    ("names", "chosen"),
    [
        (["pruning", "network pruning"], ("network pruning",)),
        (["fine-tuning", "fine tuning"], ("fine tuning",)),
        (["low-rank adaptation", "LRA"], ("LRA",)),
        (["a b", "c d", "e f", "g h"], ("a b", "c d", "e f")),
        (["graph", "graph neural network", "graphs of roads"], ("graph",)),
        (
            ["a graph", "graph neural network", "neural network"],
            ("a graph", "graph neural network"),
        ),
        (["model merging", "task vectors"], ("model merging", "task vectors")),
    ],
)
def test_no_two_reasons_are_the_same_thing(names: list[str], chosen: tuple[str, ...]) -> None:
    assert most_specific([Shared(name, 3) for name in names], []) == chosen


def test_the_rarest_keyword_is_named_first_and_phrases_after_keywords() -> None:
    keywords = [Shared("quantization", 9), Shared("LoRA", 3)]
    assert most_specific(keywords, [Shared("rank update", 1)]) == (
        "LoRA",
        "quantization",
        "rank update",
    )


@pytest.mark.parametrize(
    ("other", "named"),
    [
        (" mixture of expert ", "mixture of experts"),
        (" mixtureof expert ", "mixture of experts"),
        (" mixture of specialist ", None),  # it is called otherwise
        (" a moe ", None),
        (" mixtures ", None),
    ],
)
def test_a_keyword_of_many_papers_is_named_where_it_stands_spelt_out(
    other: str, named: str | None
) -> None:
    both = [Shared("mixture-of-experts (MoE)", 5), Shared("mixtures", 5)]
    forms = {
        both[0].shown: ("mixture of expert", "moe", "mixtureof expert", "mixture of specialist"),
        "mixtures": (),
    }
    found = long_forms(both, (" a mixture of expert ", other), forms.__getitem__)
    assert found == ([Shared(named, 5)] if named else [])


def test_a_theme_is_named_where_the_texts_have_it_by_other_names() -> None:
    assert themes([Shared("mixture of experts (MoE)", 5), Shared("Transformers", 5)]) == [
        Shared("mixture of experts (MoE)", 5)
    ]


@pytest.mark.parametrize(
    "texts", [[], [CATS], [("", "")], [("", ""), ("", "")], [("the", "of"), ("的", "。")]]
)
def test_texts_without_terms_have_no_neighbours(texts: list[Paper]) -> None:
    assert nearest(texts, 8) == [[] for _ in texts]
    assert _related(texts, [()] * len(texts)) == [() for _ in texts]


def test_every_term_of_a_text_is_counted_once_for_it() -> None:
    texts = list(seed_texts())[:20]
    for title, abstract in texts:
        terms = terms_of([(title, abstract)])
        named = {
            " ".join([word.folded[:6] for word in words])
            for part in (title, abstract)
            for words in _words_and_pairs(part)
        }
        assert terms.texts_with.max() == terms.texts_with_pairs.max() == 1
        assert len(terms.columns) + terms.texts_with_pairs.sum() == len(named)


def test_what_one_text_alone_has_takes_a_column_only_where_it_is_a_word() -> None:
    papers = [("Spun silk", ""), ("Spun silk", ""), ("Silk looms", ""), ("", "")]
    terms = terms_of(papers)
    words = {crc32(word) % 2**21 for word in (b"spun", b"silk", b"loom")}
    pair = crc32(b"spun silk") % 2**21 + 2**21  # "silk loom" stands in one text
    assert terms.columns.tolist() == [*sorted(words), pair]
    assert terms.words == 3
    assert np.diff(terms.rows.indptr).tolist() == [3, 3, 2, 0]
    # The pair that nothing shares still counts for the length of its row.
    lengths = np.bincount(terms.rows.of_row, terms.rows.data**2)
    assert lengths[:2] == pytest.approx(1)
    assert lengths[2] < 0.9


def test_the_texts_of_a_pair_are_counted() -> None:
    papers = [("Spun silk", "A spun silk."), ("On spun silks", "Spun loom.")]
    terms = terms_of(papers)
    words = np.frombuffer(rows_of(["spun", "spun", "silk"]), WORD)
    behind = np.frombuffer(rows_of(["silk", "loom", "loom"]), WORD)
    assert terms.texts_with_both(words, behind).tolist() == [2, 1, 0]


def test_phrases_are_those_that_another_text_may_have() -> None:
    papers = [
        ("Spun silk looms", "A spun silk loom breaks."),
        ("On spun silk looms", "Spun silk looms last long."),
        ("Lasting", "It may last long."),
    ]
    terms = terms_of(papers)
    written = [text.written for text in phrases_of_each(papers)]
    assert [one.shown for one in _phrases_in(written[0], terms)] == [
        "silk looms", "Spun silk", "Spun silk looms",
    ]  # fmt: skip
    assert _phrases_in("Les\nbruits\nde\nla\nmer\net\ndes\nbois\nverts", terms) == []


def test_phrases_of_both_are_told_by_their_words_and_written_as_in_the_first() -> None:
    papers = [
        ("Spun silk looms", "Old oak-wood bridges, spun silk looms and the spun silk again."),
        ("Bridges", "Long oak wood bridges and spun silks."),
        ("Steel", "Steel rusts."),
        ("Oak-wood bridges", "They last."),
        ("Oak wood bridges", "They last."),
    ]
    terms = terms_of(papers)
    written = [text.written for text in phrases_of_each(papers)]
    marks = marked(written, terms).of_each()
    both = places_of_both(marks[0], marks[1])
    phrases = phrases_at(both, PhrasesOf(written[0]))
    assert [one.shown for one in phrases.values()] == [
        "oak-wood bridges", "Spun silk",
    ]  # fmt: skip
    assert places_of_both(marks[0], marks[2]) == places_of_both(marks[2], marks[0]) == []


def _phrases_in(written: str, terms: Terms) -> list[Shared]:
    """The phrases of a text that another may have."""
    (marks,) = marked([written], terms).of_each()
    return list(phrases_at(marks.places.tolist(), PhrasesOf(written)).values())


@pytest.mark.parametrize(
    ("both", "shared", "theme"),
    [
        (set(), 0, 0),
        ({"rare"}, 0.25, 0),
        ({"rare", "also rare"}, 0.5, 0),
        ({"rare", "also rare", "theme of many", "rare three", "rare four"}, 1, 1),  # no more
        ({"theme of many"}, 0.25, 1),
        ({"as many as tell"}, 0.25, 1),
        ({"plain"}, 0, 0),  # a single word of many says little …
        ({"of nearly all"}, 0, 0),  # … and so does a phrase of most
    ],
)
def test_keywords_that_not_too_many_have_speak_for_a_pair(
    both: set[str], shared: float, theme: float
) -> None:
    counts = {"theme of many": 8, "as many as tell": 12, "plain": 8, "of nearly all": 13}
    papers_with = dict.fromkeys(both, 6) | counts
    evidence = evidence_of(0.3, 0.2, both, papers_with, Breadth(6, 12))
    assert evidence == Evidence(0.3, 0.2, shared, theme)


def test_of_more_than_a_page_shows_those_stay_for_which_most_speaks() -> None:
    cats = [("Cats asleep", f"Cats sleep by day, at noon{i}.") for i in range(12)]
    others = [(f"Bridge{i}", f"Steel rusts{i}.") for i in range(20)]
    keywords = [("cats asleep", f"time {i % 2}", f"nap {i % 2}") for i in range(12)]
    related = _related([*cats, *others], [*keywords, *[()] * 20])
    assert len(related[0]) == 8
    assert {2, 4, 6, 8, 10} < {other.index for other in related[0]}
    scores = [other.score for other in related[0]]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize("last", ["based", "driven", "including", "using"])
def test_a_phrase_that_goes_on_is_no_reason(last: str) -> None:
    papers = [(f"Silk {last} on looms", "Silk."), (f"Silk {last} them", "Looms."), BRIDGES]
    terms = terms_of(papers)
    written = phrases_of(*papers[0]).written
    assert _phrases_in(written, terms) == []


def test_texts_are_taken_beside_their_neighbours() -> None:
    near = [[(2, 0.9)], [(3, 0.9)], [(0, 0.9)], [(1, 0.9)]]
    assert _one_beside_another([0, 1, 2, 3], near) == [0, 2, 1, 3]
    assert _one_beside_another([3, 0], near) == [3, 0]
    assert _one_beside_another([0, 1, 2, 3], [[(2, 0.9), (3, 0.9)], [], [], []]) == [0, 3, 2, 1]


def _words_and_pairs(text: str) -> Iterator[tuple[Word, ...]]:
    words = words_of(text)
    yield from ((word,) for word in words if word.content)
    yield from (pair for pair in pairwise(words) if all(word.content for word in pair))


def test_the_order_of_the_papers_changes_nothing() -> None:
    texts = list(seed_texts())
    shuffled = random.Random(3).sample(range(len(texts)), len(texts))  # noqa: S311
    straight, mixed = nearest(texts, 8), nearest([texts[i] for i in shuffled], 8)
    for place, i in enumerate(shuffled):
        assert [(shuffled[j], score) for j, score in mixed[place]] == straight[i]


def test_every_reason_stands_in_both_texts() -> None:
    texts, vocabulary = list(seed_texts()), seed_vocabulary()
    shown = [[vocabulary.keywords[i].shown for i in numbers] for numbers in vocabulary.of_text]
    variants = {keyword.shown: keyword.variants for keyword in vocabulary.keywords}
    folded = [_folded(" . ".join(text)).lower() for text in texts]
    for i, neighbours in enumerate(_related(texts, shown)):
        for other in neighbours:
            for name in other.shared:
                assert name in variants or " " in name
                for text in (folded[i], folded[other.index]):
                    assert any(
                        _folded(form).strip().lower() in text
                        for form in (*variants.get(name, ()), name)
                    ), name


@pytest.mark.parametrize(
    ("having", "reason"),
    [
        ([("spun silk (SS)",), (), ()], "spun silk (SS)"),  # one paper has the keyword
        ([(), ("spun silk (SS)",), ()], "spun silk (SS)"),  # the other one
        ([(), (), ()], "Spun Silk"),  # none has it
    ],
)
def test_a_phrase_that_is_a_keyword_is_spelt_like_it(
    having: list[tuple[str, ...]], reason: str
) -> None:
    texts = [
        ("Spun Silk of spiders", "Spiders spin webs of Spun Silk that shine."),
        ("The webs that spiders spin", "In webs shines spun silk of spiders that spin."),
        BRIDGES,
    ]
    variants = {"spun silk (SS)": ("Spun Silk", "spun silk")}
    found = _related(texts, having, variants=variants)
    silks = {name for one in found[0] for name in one.shared if "silk" in name.lower()}
    assert silks == {reason}


def test_no_keyword_of_many_papers_and_no_other_spelling_of_it_is_a_reason() -> None:
    phrases = {"spun silk": Shared("Spun Silks", 2), "steel bridge": Shared("steel bridges", 2)}
    variants = {"spun silk (SS)": ("silk that is spun", "Spun Silk"), "looms": ()}
    names = names_of(variants, lambda name: forms_of(name, variants[name]))
    assert names == {
        "spun silk": "spun silk (SS)",
        "silk that is spun": "spun silk (SS)",
        "loom": "looms",
    }
    allowed = {"spun silk (SS)": Shared("spun silk (SS)", 1)}
    bridges = phrases["steel bridge"]
    assert named_like_keywords(phrases, names, allowed) == [Shared("spun silk (SS)", 1), bridges]
    assert named_like_keywords(phrases, names, {}) == [bridges]


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [
        ("neural machine", False),
        ("machine translation", False),
        ("neural machine translation", True),
        ("machine translation system", True),
    ],
)
def test_a_part_of_a_keyword_of_both_is_no_reason(phrase: str, kept: bool) -> None:
    found = outside_of({phrase: Shared(phrase, 2)}, ["neural machine translation"])
    assert bool(found) is kept


@pytest.mark.parametrize(
    ("phrase", "kept"),
    [("memory requirement", False), ("trainable parameter", False), ("spun silk", True)],
)
def test_what_is_measured_of_anything_is_no_reason(phrase: str, kept: bool) -> None:
    assert bool(without_measures({phrase: Shared(phrase, 2)})) is kept


@pytest.mark.parametrize(("papers", "named"), [(40, True), (39, False), (15, False)])
def test_in_a_small_collection_more_may_share_what_is_specific(papers: int, named: bool) -> None:
    looms = [(f"Glass looms {n}", f"Glass looms weave the cloth {n}.") for n in range(8)]
    others = [(f"Of bird {n}", f"A bird sings song {n}.") for n in range(papers - 8)]
    found = _related([*looms, *others], [("glass looms",)] * 8 + [()] * (papers - 8))
    assert any("glass looms" in one.shared for some in found[:8] for one in some) is named


def _folded(text: str) -> str:
    return " " + " ".join(word.folded for word in words_of(text)) + " "


@pytest.mark.parametrize(
    ("seed", "most", "times"),
    [
        (0, 60, 4),
        (1, 60, 4),
        *(pytest.param(n, 500, 8, marks=pytest.mark.nightly) for n in range(6)),
    ],
)
def test_neighbours_of_a_corpus_that_changed_are_those_that_are_found_anew(
    tmp_path: Path, seed: int, most: int, times: int
) -> None:
    chance = random.Random(seed)  # noqa: S311
    kept = Cache(tmp_path, "")
    texts = list(seed_texts())[:most]
    for _ in range(times):
        texts = _edited(texts, chance)
        keywords = [chance.sample(("cats", "mice"), chance.randrange(2)) for _ in texts]
        assert _related(texts, keywords, kept) == _related(texts, keywords)


def _edited(texts: list[Paper], chance: random.Random) -> list[Paper]:
    """Texts of which some have changed.

    Some have another word, some are gone, some are there twice, and all have other places.
    """
    places = chance.sample(range(len(texts)), len(texts))
    for place in places[:4]:
        title, abstract = texts[place]
        texts[place] = title, f"{abstract} {chance.choice(texts)[1].split(' ')[0]} attention"
    gone, twice = places[4 : 4 + chance.randrange(6)], places[10 : 10 + chance.randrange(3)]
    return [texts[place] for place in (*places, *twice) if place not in gone]


def test_few_texts_are_compared_again_after_a_small_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counting(rows: Rows, wanted: NDArray[np.int32], k: int) -> Near:
        nonlocal compared
        compared += len(wanted)
        return found(rows, wanted, k)

    def counting_all(rows: Rows, k: int) -> Near:
        nonlocal compared
        compared += len(rows)
        return found_of_all(rows, k)

    monkeypatch.setattr("paperweave.related.nearest_neighbours.found", counting)
    monkeypatch.setattr("paperweave.related.incremental.found_of_all", counting_all)
    kept, texts = Cache(tmp_path, ""), list(seed_texts())
    for end, most in (("", 2 * len(texts)), (" indeed", 40)):
        compared = 0
        texts[7] = (texts[7][0], texts[7][1] + end)
        _related(texts, [()] * len(texts), kept)
        assert 0 < compared <= most


def test_only_texts_beside_a_change_are_scored_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scored: list[int] = []

    def counting(near: Near, products: Products, i: int, here: slice) -> NDArray[np.int32]:
        scored.append(i)
        return _rescored(near, products, i, here)

    monkeypatch.setattr("paperweave.related.pair_scores._rescored", counting)
    kept, texts = Cache(tmp_path, ""), list(seed_texts())
    keywords = [()] * len(texts)
    _related(texts, keywords, kept)
    assert scored == list(range(len(texts)))
    scored.clear()
    _related(texts, keywords, kept)
    assert scored == []
    texts[7] = (texts[7][0], texts[7][1] + " indeed")
    _related(texts, keywords, kept)
    assert 7 in scored
    assert len(scored) < len(texts)


def test_the_marks_and_terms_of_all_texts_are_given_back_with_the_reasons() -> None:
    texts = list(seed_texts())[:12]
    terms = terms_of(texts)
    written = [text.written for text in phrases_of_each(texts)]
    keywords = [("attention",)] * len(texts)
    near = candidates(texts, terms, MOST_NEAR)
    reasons = Reasons(texts, written, terms, keywords, near, {})
    gc.collect()
    gc.disable()  # a build looks for cycles seldom
    try:
        reasons.of_each(range(len(texts)))
        left = weakref.ref(reasons)
        del reasons
        assert left() is None
    finally:
        gc.enable()
