"""Fit the keyword ranking to key phrases that people chose.

Run from the project's root, after `count_choices.py`:

    python tests/bench/fit_keywords.py FILE.jsonl[*WEIGHT] ...

Each line of a file is {"title", "abstract", "keyphrases"}. First a logistic regression over all
candidates of all texts (is it one of the chosen phrases, after Porter stemming?) says what a word
counts for in its place: `weights.tsv`. Then a network with one hidden layer learns from that, from
a candidate's measures and from how often authors chose it: `hidden_layer.tsv`. For each text the
network sees what was fitted, and counted, without that text. Needs `snowballstemmer`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import snowballstemmer
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from sklearn.neural_network import MLPClassifier

sys.path.insert(0, ".")

from paperweave.keywords.one_text.candidates import MEASURES, Span, candidates, measures
from paperweave.keywords.one_text.choices import evidence_of_counts, key_of, table
from paperweave.keywords.one_text.features import Text, read_text, rows_of
from paperweave.keywords.one_text.scores import INPUTS, ROLES, WEIGHT_STEP, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from numpy.typing import NDArray

Name = tuple[str, str]  # role and word, -ending or measure
FOLDER = Path("paperweave/keywords")
# In how many texts a word must stand in a role to have a weight there; more words ranked other
# texts no better.
LEAST_TEXTS = 15
# liblinear's C, with an L1 penalty: the table has a fifth of the weights, and ranks as well
STRENGTH = 0.3
LEAST_WEIGHT = 0.02
PARTS = 3  # the texts are cut into these; what the network sees of one is fitted to the others
UNITS = 32
ROUNDS = 8  # over all candidates
DECAY = 0.001
stem = snowballstemmer.stemmer("porter").stemWord


class Example(NamedTuple):
    """A candidate: its phrase, its measures, its words in their roles, whether people chose it."""

    text: int
    key: str
    measured: NDArray[np.float64]
    words: list[tuple[Name, float]]
    chosen: bool
    weight: float


def stemmed(phrase: str) -> str:
    """Fold a phrase as the benchmarks of the field do."""
    return " ".join(stem(word) for word in re.findall(r"[^\W_]+", phrase.lower().replace("'s", "")))


def words_in_roles(text: Text, spans: list[Span]) -> Iterator[tuple[Name, float]]:
    """Yield the names of a candidate's words, and how often each counts."""
    words = [word.folded for word in text.words[spans[0].start : spans[0].end]]
    roles = ["alone"] if len(words) == 1 else ["first", *["middle"] * (len(words) - 2), "last"]
    for role, word in zip(roles, words, strict=True):
        for name in names_of(role, word):
            yield (role, name), 1.0
    for start, end in spans:
        for role, place in (("before", start - 1), ("after", end)):
            for name in names_of(role, text.words[place].folded):
                yield (role, name), 1 / len(spans)


def examples(arguments: Iterable[str]) -> Iterator[Example]:
    """Yield the candidates of all texts of all files."""
    number = 0
    for argument in arguments:
        path, _, weight = argument.partition("*")
        for line in Path(path).read_text(encoding="utf-8").splitlines():
            yield from examples_of(json.loads(line), number, float(weight or 1))
            number += 1


def examples_of(entry: dict[str, str], number: int, weight: float) -> Iterator[Example]:
    """Yield the candidates of one text."""
    text = read_text(entry["title"], entry["abstract"])
    rows = rows_of([text])
    found = candidates([text], rows.flags.content)
    if not found.folded:
        return
    gold = {stemmed(phrase) for phrase in entry["keyphrases"]}
    measured = measures(found, rows)
    for place, folded in enumerate(found.folded):
        spans = found.places(place)
        written = " ".join(word.written for word in text.words[spans[0].start : spans[0].end])
        words = list(words_in_roles(text, spans))
        chosen = stemmed(written) in gold
        yield Example(number, key_of(folded), measured[place], words, chosen, weight)


class Design:
    """All examples in arrays, for both fits."""

    def __init__(self, found: Sequence[Example]) -> None:
        self.texts = np.array([example.text for example in found])
        self.keys = [example.key for example in found]
        self.measured = np.stack([example.measured for example in found])
        self.chosen = np.array([example.chosen for example in found])
        self.weights = np.array([example.weight for example in found])
        self.names = _often_used(found)
        column = {name: i for i, name in enumerate(self.names)}
        cells = [
            (row, column[name], value)
            for row, example in enumerate(found)
            for name, value in example.words
            if name in column
        ]
        rows, columns, values = zip(*cells, strict=True)
        self.words = csr_matrix((values, (rows, columns)), shape=(len(found), len(self.names)))

    def word_weights(self, rows: NDArray[np.bool_]) -> NDArray[np.float64]:
        """Fit the weights of the words to some of the examples."""
        matrix = hstack([csr_matrix(self.measured), self.words]).tocsr()
        model = LogisticRegression(
            C=STRENGTH,
            solver="liblinear",
            l1_ratio=1,
            fit_intercept=False,
            random_state=0,
            tol=1e-3,
        )
        model.fit(matrix[rows], self.chosen[rows], sample_weight=self.weights[rows])
        fitted = model.coef_[0][len(MEASURES) :].round(2)
        return np.where(np.abs(fitted) >= LEAST_WEIGHT, fitted, 0.0)

    def in_roles(self, fitted: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return what the words of each example count for, a column for each of ``ROLES``."""
        columns = []
        for role in ROLES:
            of_role = np.array([name[0] == role for name in self.names])
            columns.append(self.words @ np.where(of_role, fitted, 0.0))
        return np.stack(columns, axis=1)

    def evidence(self) -> NDArray[np.float64]:
        """Return what the table of choices says of each example, its own text not counted."""
        known = table()
        least = min(listed for listed, *_ in known.values() if listed)
        counts = []
        for key, chosen in zip(self.keys, self.chosen.tolist(), strict=True):
            listed, texts, titles, abstracts = known.get(key, (0, 0, 0, 0))
            if texts:
                listed, texts = listed - chosen, texts - 1
            if listed < least:
                listed, texts = 0, 0
            counts.append((listed, texts, titles, abstracts))
        return evidence_of_counts(counts)


def _often_used(found: Sequence[Example]) -> list[Name]:
    texts: Counter[Name] = Counter()
    for _, name in {(example.text, name) for example in found for name, _ in example.words}:
        texts[name] += 1
    return sorted(name for name, count in texts.items() if count >= LEAST_TEXTS)


def fit_network(
    inputs: NDArray[np.float64], chosen: NDArray[np.bool_], weights: NDArray[np.float64]
) -> MLPClassifier:
    """Fit the hidden layer to standardized inputs."""
    model = MLPClassifier(
        hidden_layer_sizes=(UNITS,), alpha=DECAY, batch_size=1000, learning_rate_init=0.002,
        max_iter=ROUNDS, n_iter_no_change=ROUNDS, random_state=0,
    )  # fmt: skip
    model.fit(inputs.astype(np.float32), chosen, sample_weight=weights)
    return model


def standardized(
    inputs: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Return inputs of mean 0 and variance 1, the means, and what they were divided by."""
    mean, spread = inputs.mean(axis=0), inputs.std(axis=0)
    spread = np.where(spread > 0, spread, 1.0)
    return (inputs - mean) / spread, mean, spread


def write_network(
    model: MLPClassifier, mean: NDArray[np.float64], spread: NDArray[np.float64]
) -> None:
    """Write the network for inputs as they are, in whole steps."""
    inner, outer = model.coefs_[0] / spread[:, None], model.coefs_[1][:, 0]
    inner_bias, outer_bias = model.intercepts_[0] - mean @ inner, model.intercepts_[1]
    rows = [(f"input: {name}", row) for name, row in zip(INPUTS, inner, strict=True)]
    rows += [("bias", inner_bias), ("output", outer), ("output, bias", outer_bias)]
    lines = [f"# Made by tests/bench/fit_keywords.py, in steps of {WEIGHT_STEP}.\n"]
    for name, row in rows:
        steps = np.rint(row / WEIGHT_STEP).astype(int)
        lines.append("\t".join([name, *map(str, steps.tolist())]) + "\n")
    (FOLDER / "hidden_layer.tsv").write_text("".join(lines), encoding="utf-8")


def write_weights(names: Sequence[Name], fitted: NDArray[np.float64]) -> None:
    """Write the words' weights that are not 0."""
    kept = [(ROLES.index(name[0]), name, w) for name, w in zip(names, fitted, strict=True) if w]
    lines = ["# Made by tests/bench/fit_keywords.py: role, word or -ending, weight.\n"]
    lines += [f"{role}\t{name}\t{weight:g}\n" for _, (role, name), weight in sorted(kept)]
    (FOLDER / "weights.tsv").write_text("".join(lines), encoding="utf-8")


def main(arguments: list[str]) -> None:
    """Fit and write both tables."""
    design = Design(list(examples(arguments)))
    part = design.texts % PARTS
    everything = np.ones(len(part), np.bool_)
    sets = [everything, *(part != number for number in range(PARTS))]
    whole, *others = map(design.word_weights, sets)
    in_roles = np.empty((len(part), len(ROLES)))
    for number, fitted in enumerate(others):
        rows = part == number
        in_roles[rows] = design.in_roles(fitted)[rows]
    inputs = np.concatenate((design.measured, in_roles, design.evidence()), axis=1)
    write_weights(design.names, whole)
    even, mean, spread = standardized(inputs)
    model = fit_network(even, design.chosen, design.weights)
    write_network(model, mean, spread)
    print(
        f"{design.texts[-1] + 1} texts, {len(part)} candidates, {len(design.names)} words in roles"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
