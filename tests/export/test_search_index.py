from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from paperweave.engine.cache import Cache
from paperweave.engine.fingerprint import hash_of
from paperweave.export import search_index, search_postings
from paperweave.export.search_index import search_data, text_parts, texts_of, usual_texts
from paperweave.export.search_postings import KeptParts, parts_of
from paperweave.export.search_tokens import (
    compounds,
    letters_of,
    packed,
    packed_runs,
    script_order,
    title_key,
    words,
)
from paperweave.export.search_words import (
    ABSTRACT_LEVELS,
    AUTHOR,
    FIELDS,
    KEYWORD,
    TITLE,
    VENUE,
    Searchable,
    facets_of,
    identifiers_of,
    text_of,
    venue_names,
    venue_of,
)
from paperweave.model.record import PartialDate
from tests.support.making import abstract, entry, published, together
from tests.support.rows import for_rows
from tests.support.searched import words_of_each

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.model.paper import Paper


@pytest.fixture(scope="module")
def searched() -> list[Searchable]:
    """Eighty papers, whose index has several parts of words."""
    merged, _ = together(
        *(
            entry(f"Name{n}: A title of paper {n}", line=n + 1, abstract=abstract(f"topic{n}"))
            for n in range(80)
        )
    )
    return [Searchable(paper) for paper in published(merged)]


@for_rows(
    "texts",
    [
        ["b", "a", "é", "z"],
        ["\uff21", "\ud800", "a"],  # half of a sign
        ["\uff21", "\U0001d400", "a"],  # of two units, the first of which comes before
    ],
)
def test_texts_stand_as_a_browser_compares_them(texts: list[str]) -> None:
    units = sorted(texts, key=lambda text: text.encode("utf-16-be", "surrogatepass"))
    assert sorted(texts, key=script_order(texts)) == units


def test_every_word_stands_in_one_part_of_the_index_and_parts_are_in_order(
    searched: list[Searchable],
) -> None:
    data = dict(search_data(searched))
    begins = data["search"]["begins"]["words"]  # type: ignore[index]
    assert len(begins) > 1
    parts = [
        [line.split(" ")[0] for line in str(data[f"search/words-{n}"]).split("\n")]
        for n in range(len(begins))
    ]
    assert [part[0] for part in parts] == begins
    every = [word for part in parts for word in part]
    assert every == sorted(set(every))
    texts = (f"{found.paper.title} {found.paper.abstract}" for found in searched)
    assert {word for text in texts for word in words(text)} <= set(every)


def test_every_text_stands_in_one_part_and_one_more_paper_changes_the_last(
    searched: list[Searchable],
) -> None:
    names, parts = zip(*text_parts(len(searched)), strict=True)
    assert [found for some in parts for found in searched[some]] == searched
    before = dict(text_parts(39))
    assert list(before) == list(names[: len(before)])
    same = [
        searched[:39][some] == searched[part]
        for some, part in zip(before.values(), parts, strict=False)
    ]
    assert same == [True] * (len(before) - 1) + [False]
    assert [text[1] for text in texts_of(searched[:2])] == [one.paper.title for one in searched[:2]]


def test_the_usual_texts_are_abstracts_of_papers_that_their_addresses_choose() -> None:
    abstracts = [None, "", *("x" * length for length in (9_000, *[2_000] * 40)), "$x^2$"]
    merged, _ = together(
        *(
            entry(f"Title {n} of looms", line=n + 1, abstract=text)
            for n, text in enumerate(abstracts)
        )
    )
    papers = published(merged)
    usual = usual_texts(papers)
    assert usual == usual_texts(papers[::-1])
    assert set(map(len, usual)) <= {2_000, 3_000, len("x²")}
    # No more than is looked back for, and no less than that without one text.
    assert 27_000 <= sum(map(len, usual)) < 30_000
    assert usual_texts(papers[:2]) == []
    (formula,) = usual_texts(papers[-1:])
    assert formula == "x²"
    few = {paper.address for paper in papers if usual_texts([paper])}
    without = [paper for paper in papers if paper.address in few]
    assert usual_texts(without) == usual


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Jürgen Schmidhuber", ["jurgen", "schmidhuber"]),
        ("C++ and C#, RealCustom++", ["c++", "and", "c#", "realcustom++"]),
        ("ﬁne-tuning λ-ECLIPSE under_score", ["fine", "tuning", "λ", "eclipse", "under", "score"]),
    ],
)
def test_words_have_no_case_no_accents_and_no_signs(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("numbers", "letters"),
    [
        ([], ""),
        ([0], "P"),
        ([43], "|"),
        ([44], "#Q"),
        ([45, 0], "$QP"),
        ([44 * 44 - 1, 44 * 44], "O|##Q"),
    ],
)
def test_numbers_have_as_few_letters_as_they_need(numbers: list[int], letters: str) -> None:
    some = np.array(numbers, np.int64)
    assert packed(some) == letters
    assert letters_of(some).sum() == len(letters)


def test_runs_of_numbers_are_told_apart_and_may_be_empty() -> None:
    runs = packed_runs(np.array([44, 1, 0], np.int64), [0, 1, 1, 3])
    assert runs == ["#Q", "", "QP"]


def test_a_title_keeps_where_its_name_ends() -> None:
    assert title_key("DiffuseKronA: A Method") == "diffusekrona|a method"
    assert title_key("A Method: ") == "a method"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("深度学习 for NLP", ["深度", "度学", "学习", "for", "nlp"]),
        ("GPT模型", ["gpt", "模型"]),
        ("ディープラーニング", ["ティ", "ィー", "ーフ", "フラ", "ラー", "ーニ", "ニン", "ンク"]),
        ("猫", ["猫"]),
    ],
)
def test_chinese_and_japanese_runs_are_cut_into_pairs(text: str, found: list[str]) -> None:
    assert words(text) == found


@pytest.mark.parametrize(
    ("text", "closed"),
    [
        ("Fine-tuning and zero\u2010shot", ["finetuning", "zeroshot"]),
        ("text-to-image", ["texttoimage"]),
        ("a - b, plain words", []),
        ("x" * 30 + "-" + "y" * 30, []),
    ],
)
def test_hyphenated_words_are_also_known_closed_up(text: str, closed: list[str]) -> None:
    assert compounds(text) == closed


def _paper(title: str, **facts: Any) -> Paper:  # noqa: ANN401 - any of a record's fields
    return published(together(entry(title, **facts))[0])[0]


def test_words_apart_are_a_compound_where_another_paper_hyphenates_them() -> None:
    hyphen, apart, across = (
        Searchable(_paper(title))
        for title in ("Fine-tuning models", "Notes on fine tuning", "Tuning: fine")
    )
    both = words_of_each([hyphen, apart, across])
    assert [found.get("finetuning") for found in both] == [TITLE, TITLE, None]
    assert "finetuning" not in words_of_each([apart])[0]


def test_words_of_two_texts_are_no_compound() -> None:
    hyphen, apart = Searchable(_paper("Fine-tuning models")), Searchable(_paper("On what is fine"))
    parts = apart._replace(subjects=("tuning",))
    assert "finetuning" not in words_of_each([hyphen, parts])[1]


def test_a_compound_counts_once_in_an_abstract_however_often_it_stands_there() -> None:
    text = "fine-tuning and fine tuning, fine-tuning"
    (found,) = words_of_each([Searchable(_paper("Pears", abstract=text))])
    assert (found["finetuning"], found["fine"]) == (1, 3)
    # Written closed up as well, it stands there twice.
    (found,) = words_of_each([Searchable(_paper("Pears", abstract=f"{text} finetuning"))])
    assert found["finetuning"] == 2


def test_no_papers_have_no_words() -> None:
    assert words_of_each([]) == []


def test_postings_of_several_turns_are_the_same(
    searched: list[Searchable], monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = dict(search_data(searched))
    for many in (1, 7, 1_000):
        monkeypatch.setattr(search_index, "_POSTINGS_A_TURN", many)
        assert dict(search_data(searched)) == whole


@pytest.mark.parametrize("size", [7, 40, 80])
def test_a_part_of_the_texts_that_is_known_is_not_spelt_again(
    searched: list[Searchable], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int
) -> None:
    spelt: list[Searchable] = []

    def noted(one: Searchable) -> dict[int, tuple[str, ...]]:
        spelt.append(one)
        return text_of(one)

    monkeypatch.setattr(search_postings, "_PAPERS_A_PART", size)
    monkeypatch.setattr(search_postings, "text_of", noted)

    def data(papers: list[Searchable]) -> dict[str, object]:
        spelt.clear()
        keys = [hash_of(papers[some]) for some in parts_of(len(papers))]
        return dict(search_data(papers, (), KeptParts(Cache(tmp_path, ""), keys)))

    changed = [
        *searched[:-1],
        Searchable(_paper("Of pear-tree fine-tuning", abstract="new pear tree words")),
    ]
    for papers, fewest in ((searched, 80), (searched, 0), (changed, 80 % size or size)):
        found = data(papers)
        assert len(spelt) == (fewest if size < len(papers) else 80)
        assert found == dict(search_data(papers))


def test_papers_of_another_turn_have_their_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [Searchable(_paper(f"Of pear-tree {n}", abstract="pear " * n)) for n in range(1, 6)]
    whole = words_of_each(papers)
    monkeypatch.setattr(search_postings, "_PAPERS_A_TURN", 2)
    assert words_of_each(papers) == whole


def test_a_word_knows_its_fields_and_how_often_the_abstract_has_it() -> None:
    paper = _paper("Apples", abstract="apples and apples and apples and apples, once a pear")
    (found,) = words_of_each([Searchable(paper, ("Pomology",), "Fruit growing")])
    assert found["apples"] == TITLE + 3
    assert found["pear"] == 1
    assert found["pomology"] == found["fruit"] == KEYWORD
    assert ":topic:growing" in found
    assert max(TITLE, AUTHOR, KEYWORD, VENUE) < FIELDS
    assert found["pear"] < ABSTRACT_LEVELS


def test_facets_name_year_links_and_topic() -> None:
    paper = _paper("A", abstract="Code at https://github.com/a/b and https://a.github.io/b")
    facets = facets_of(Searchable(paper, (), "Deep learning"))
    assert {":has:code", ":has:project", ":has:abstract", ":topic:deep", ":topic:learning"} <= set(
        facets
    )
    assert ":has:data" not in facets


@pytest.mark.parametrize(
    ("venue", "found"),
    [
        ("NeurIPS 2024", [":venue:neurips", ":venue:neurips:2024"]),
        (
            "Advances in Neural Information Processing Systems 37",
            [":venue:neurips", ":venue:neurips:2023"],
        ),
        ("A Place", [":venue:aplace", ":venue:aplace:2023"]),
        (None, []),
    ],
)
def test_a_venue_s_papers_are_found_by_its_series_and_year(
    venue: str | None, found: list[str]
) -> None:
    paper = _paper("A title", venue=venue, date=PartialDate(2023))
    assert venue_of(paper) == found
    (words,) = words_of_each([Searchable(paper)])
    filters = [word for word, fields in words.items() if fields == VENUE and word[0] == ":"]
    assert filters == found


def test_only_the_venues_of_papers_are_told_with_their_other_names() -> None:
    papers = [Searchable(_paper("A title", venue=venue)) for venue in ("TACL", "NIPS 2024", "Hive")]
    assert [names[:2] for names in venue_names(papers)] == [
        ["NeurIPS", "nips"],
        ["TACL", "transactionsoftheassociationforcomputationallinguistics"],
    ]


def test_what_a_filter_looks_for_has_all_of_its_papers_however_many(
    searched: list[Searchable],
) -> None:
    data = dict(search_data(searched))
    lines = str(data["search/words-0"]).split("\n")
    [all_of_them] = [line for line in lines if line.startswith(":has:abstract ")]
    assert not all_of_them.startswith(":has:abstract !")
    assert len(all_of_them.split(" ")[1]) >= len(searched)


def test_a_words_papers_stand_before_their_fields_and_parts_hold_as_many_words_as_if_mixed() -> (
    None
):
    paper = _paper("Pears", abstract="Apples, and what grows beside them.")
    papers = [paper, _paper("Apples"), paper, *[_paper("Figs")] * 4]
    data = dict(search_data(list(map(Searchable, papers))))
    known: dict[str, Any] = data["search"]  # type: ignore[assignment]
    assert known["fieldsBehind"] is True
    line = next(one for one in str(data["search/words-0"]).split("\n") if one.startswith("apples "))
    assert line == f"apples {packed(np.array([1, 1, 1]))}{packed(np.array([1, TITLE, 1]))}"


def test_a_paper_is_named_by_its_numbers_and_keys() -> None:
    paper = _paper("A title", arxiv="2402.17412", doi="10.1234/ABC")
    names = identifiers_of(paper)
    assert names[:2] == ["2402.17412", "10.1234/abc"]
    assert paper.bibtex_key in names
