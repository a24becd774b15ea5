"""Short vectors of texts: what says the like in other words is near, and the same always."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from paperweave.engine.cache import Cache
from paperweave.export.meaning_data import meaning_data
from paperweave.export.search_tokens import CODES
from paperweave.related import cells, meaning
from paperweave.related.cells import in_cells
from paperweave.related.meaning import NUMBERS, _whole, meaning_of, stepped
from paperweave.related.tfidf import terms_of

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from paperweave.model.meaning import Meaning
    from paperweave.related.sparse_rows import Rows
    from paperweave.related.tfidf import Terms

VERSION = "1"
_PLANETS = ["orbit", "planet", "star", "telescope", "comet", "moon", "gravity", "asteroid"]
_KITCHEN = ["flour", "oven", "bread", "butter", "yeast", "recipe", "dough", "sugar"]


def _texts(count: int) -> list[str]:
    """Texts of five words each, in turn of planets and of the kitchen."""
    subjects = (_PLANETS, _KITCHEN)
    chosen = [[subjects[i % 2][(i // 2 + step) % 8] for step in range(5)] for i in range(count)]
    return [" and the ".join(words) for words in chosen]


def _terms(texts: list[str]) -> Terms:
    return terms_of([("", text) for text in texts])


def _made(texts: list[str], folder: Path) -> Meaning:
    made = meaning_of(_terms(texts), Cache(folder, VERSION))
    assert made is not None
    return made


def _cosines(vectors: NDArray[np.int8]) -> NDArray[np.float64]:
    wide = vectors.astype(float)
    unit = wide / np.maximum(np.linalg.norm(wide, axis=1, keepdims=True), 1e-9)
    products: NDArray[np.float64] = unit @ unit.T
    return products


def test_texts_without_a_word_in_common_are_near_where_others_tie_their_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "NUMBERS", 2)
    near = _cosines(_made([*_texts(40), "orbit planet", "moon gravity"], tmp_path).papers)
    assert near[40, 41] > 0.5
    assert near[40, 1] < 0.3  # the kitchen


def test_the_vectors_are_the_same_again_and_kept(tmp_path: Path) -> None:
    texts = _texts(40)
    first, again = _made(texts, tmp_path / "a"), _made(texts, tmp_path / "b")
    assert list(meaning_data(first)) == list(meaning_data(again))
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "a").iterdir()}
    assert tmp_path / "a" / "meaning.kept" in before
    assert list(meaning_data(_made(texts, tmp_path / "a"))) == list(meaning_data(first))
    assert {path: path.stat().st_mtime_ns for path in before} == before


@pytest.mark.parametrize(("changed", "made"), [(1, [1]), (4, [20, 20, 80])])
def test_of_a_text_that_changed_only_its_vector_is_made_again_unless_it_is_of_the_sample(
    changed: int, made: list[int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    counts: list[int] = []

    def counting(rows: Rows) -> NDArray[np.float64]:
        counts.append(len(rows))
        return _whole(rows)

    monkeypatch.setattr(meaning, "_SAMPLE", 20)
    texts = _texts(80)
    _made(texts, tmp_path / "kept")
    texts[changed] += f" {texts[changed].split()[0]}"
    monkeypatch.setattr(meaning, "_whole", counting)
    kept = _made(texts, tmp_path / "kept")
    assert counts == made
    assert list(meaning_data(kept)) == list(meaning_data(_made(texts, tmp_path / "fresh")))


@pytest.mark.parametrize("texts", [[], ["one text"], ["a b", "c d", "e f"], ["", "", "", "", ""]])
def test_where_there_is_nothing_to_learn_there_are_no_vectors(
    texts: list[str], tmp_path: Path
) -> None:
    assert meaning_of(_terms(texts), Cache(tmp_path, VERSION)) is None
    assert list(meaning_data(None)) == [("meaning", None)]


def test_a_text_without_words_has_a_vector_of_nothing(tmp_path: Path) -> None:
    made = _made([*_texts(20), ""], tmp_path)
    assert not made.papers[20].any()
    assert made.papers[:20].any(axis=1).all()


def test_the_decomposition_of_a_sample_is_still_one_of_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_SAMPLE", 20)
    near = _cosines(_made(_texts(80), tmp_path).papers)
    assert near[0, 2] > 0.5 > near[0, 1]


def test_no_more_terms_than_allowed_are_kept_and_these_tell_the_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meaning, "_LEAST_TERMS", 10)
    monkeypatch.setattr(meaning, "_MOST_TERMS", 12)
    made = _made(_texts(40), tmp_path)
    assert len(made.words) + len(made.ngrams) == len(made.terms) == len(made.weights) == 12
    assert len(made.words) == 12  # words weigh more than n-grams


def test_some_columns_at_a_time_give_the_vectors_that_all_give(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = _made(_texts(40), tmp_path / "a")
    monkeypatch.setattr(meaning, "_COLUMNS_A_TURN", 7)
    assert list(meaning_data(_made(_texts(40), tmp_path / "b"))) == list(meaning_data(whole))


@pytest.mark.parametrize(
    ("vector", "steps"),
    [([0.5, -1.0], [22, -44]), ([0.0, 0.0], [0, 0]), ([3.0, 0.01], [44, 0])],
)
def test_the_largest_number_of_a_vector_becomes_44(vector: list[float], steps: list[int]) -> None:
    assert stepped(np.array([vector])).tolist() == [steps]


def test_a_weight_falls_by_twelve_steps_with_each_factor_of_e() -> None:
    vectors = np.array([[1.0, -2.0], [2 / np.e, 0.0], [0.002, 0.0], [1e-9, 0.0], [0.0, 0.0]])
    assert meaning._weights_in_steps(vectors).tolist() == [88, 76, 5, 0, 0]  # noqa: SLF001


def test_a_cell_has_250_papers() -> None:
    vectors = np.array([[44, 3], [3, 44]] * 250, dtype=np.int8)
    assert [len(cell) for cell in in_cells(vectors)] == [250, 250]
    assert len(in_cells(vectors[:499])) == 1


def test_papers_of_one_kind_are_gathered_in_a_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_PAPERS_A_CELL", 10)
    vectors = np.array([[44, 3], [3, 44]] * 10, dtype=np.int8)
    assert [cell.tolist() for cell in in_cells(vectors)] == [
        list(range(0, 20, 2)),
        list(range(1, 20, 2)),
    ]


def test_fewer_papers_than_two_cells_are_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cells, "_PAPERS_A_CELL", 10)
    vectors = np.ones((19, 2), dtype=np.int8)
    assert [len(cell) for cell in in_cells(vectors)] == [19]
    assert [len(cell) for cell in in_cells(np.ones((20, 2), dtype=np.int8))] == [20]


def test_every_number_is_one_letter_and_every_paper_stands_in_one_cell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cells, "_PAPERS_A_CELL", 10)
    made = _made(_texts(40), tmp_path)
    data = dict(meaning_data(made))
    whole, terms = data["meaning"], data["meaning-terms"]
    assert isinstance(whole, dict)
    assert isinstance(terms, dict)
    assert whole["numbers"] == NUMBERS
    assert len(terms["terms"]) == NUMBERS * len(terms["weights"])
    read = [CODES.tolist().index(ord(letter)) - 44 for letter in terms["terms"][:NUMBERS]]
    assert read == made.terms[0].tolist()
    assert sorted(np.concatenate(made.cells).tolist()) == list(range(40))
    assert set(data) == {
        "meaning",
        "meaning-terms",
        *(f"meaning-{i}" for i in range(len(made.cells))),
    }
