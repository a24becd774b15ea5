"""Fit the weights of the keyword ranking to key phrases that people chose.

Run from the project's root:

    python tests/bench/fit_keywords.py FILE.jsonl[*WEIGHT] ...

Each line of a file is {"title", "abstract", "keyphrases"}. Writes
`paperweave/keywords/weights.tsv`: one logistic regression over all candidates of all texts (is it
one of the chosen phrases, after Porter stemming?), whose features are a candidate's measures and
its words in their roles. Needs `snowballstemmer`.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import snowballstemmer
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

sys.path.insert(0, ".")

from paperweave.keywords.candidates import MEASURES, Span, candidates, measures
from paperweave.keywords.features import Text, read_text, rows_of
from paperweave.keywords.weights import ROLES, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Name = tuple[str, str]
OUT = Path("paperweave/keywords/weights.tsv")
# In how many texts a word must stand in a role to have a weight there; more words ranked other
# texts no better.
LEAST_TEXTS = 15
# liblinear's C, with an L1 penalty: the table has a fifth of the weights, and ranks as well
STRENGTH = 0.3
LEAST_WEIGHT = 0.02
stem = snowballstemmer.stemmer("porter").stemWord


def stemmed(phrase: str) -> str:
    """Fold a phrase as the benchmarks of the field do."""
    return " ".join(stem(word) for word in re.findall(r"[^\W_]+", phrase.lower().replace("'s", "")))


def features(
    text: Text, spans: list[Span], measured: Iterable[float]
) -> Iterator[tuple[Name, float]]:
    """Yield what the score of a candidate adds up: see `paperweave.keywords.scores.scores_of`."""
    for name, value in zip(MEASURES, measured, strict=True):
        yield ("number", name), float(value)
    words = [word.folded for word in text.words[spans[0].start : spans[0].end]]
    roles = ["alone"] if len(words) == 1 else ["first", *["middle"] * (len(words) - 2), "last"]
    for role, word in zip(roles, words, strict=True):
        yield from (((role, name), 1.0) for name in names_of(role, word))
    for start, end in spans:
        for role, place in (("before", start - 1), ("after", end)):
            yield from (
                ((role, name), 1 / len(spans)) for name in names_of(role, text.words[place].folded)
            )


def examples(path: Path) -> Iterator[list[tuple[bool, list[tuple[Name, float]]]]]:
    """Yield, for each text of a file, its candidates: chosen or not, and the features."""
    for line in path.read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        text = read_text(entry["title"], entry["abstract"])
        rows = rows_of([text])
        found = candidates([text], rows.flags.content)
        places = [found.places(i) for i in range(len(found.folded))]
        gold = {stemmed(phrase) for phrase in entry["keyphrases"]}
        yield [
            (stemmed(" ".join(w.written for w in text.words[spans[0].start : spans[0].end])) in gold,
             list(features(text, spans, measured)))
            for spans, measured in zip(places, measures(found, rows) if places else (), strict=True)
        ]  # fmt: skip


def main(arguments: list[str]) -> None:
    """Fit and write the table."""
    texts, weights = [], []
    for argument in arguments:
        path, _, weight = argument.partition("*")
        for text in examples(Path(path)):
            texts.append(text)
            weights += [float(weight or 1)] * len(text)
    seen = Counter(name for text in texts for name in {name for _, row in text for name, _ in row})
    columns = {name: i for i, name in enumerate(sorted(n for n in seen if seen[n] >= LEAST_TEXTS))}
    rows = [row for text in texts for _, row in text]
    cells = [
        (i, columns[name], value)
        for i, row in enumerate(rows)
        for name, value in row
        if name in columns
    ]
    where, which, values = zip(*cells, strict=True)
    matrix = csr_matrix((values, (where, which)), shape=(len(rows), len(columns)))
    chosen = np.array([is_chosen for text in texts for is_chosen, _ in text])
    model = LogisticRegression(
        C=STRENGTH, solver="liblinear", l1_ratio=1, fit_intercept=False, random_state=0
    )
    model.fit(matrix, chosen, sample_weight=weights)
    fitted = {name: round(float(model.coef_[0][i]), 2) for name, i in columns.items()}
    kept = sorted(
        (ROLES.index(n[0]) if n[0] in ROLES else -1, n, w)
        for n, w in fitted.items()
        if abs(w) >= LEAST_WEIGHT
    )
    head = "# Made by tests/bench/fit_keywords.py: role, word or -ending or measure, weight.\n"
    OUT.write_text(
        head + "".join(f"{role}\t{name}\t{w:g}\n" for _, (role, name), w in kept), encoding="utf-8"
    )
    print(f"{len(texts)} texts, {len(rows)} candidates, {len(columns)} features, {len(kept)} kept")


if __name__ == "__main__":
    main(sys.argv[1:])
