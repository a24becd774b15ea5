"""Fit the bound from which on papers are related.

It is fitted to pairs that people or models have graded 0 to 2.

    python tests/bench/fit_related.py GRADES.tsv docs/papers.jsonl

The grades have a header and the columns query, candidate, grade, with addresses of papers. What is
printed of quality is of papers that the weights were not fitted to: ten folds by query.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from paperweave.keywords import phrases_of
from paperweave.related.evidence import Evidence
from paperweave.related.explain import MOST_NEAR, Reasons, candidates
from paperweave.related.tfidf import counted_terms, weighted_terms

FOLDS = 10


def main(grades_path: Path, papers_path: Path) -> None:
    """Print the weights, and how they do on papers that they have not seen."""
    with papers_path.open(encoding="utf-8") as file:
        papers = [json.loads(line) for line in file]
    place = {paper["address"]: i for i, paper in enumerate(papers)}
    lines = grades_path.read_text(encoding="utf-8").splitlines()[1:]
    grades = {}
    for line in lines:
        query, candidate, given = line.split("\t")[:3]
        grades[place[query], place[candidate]] = int(given)
    evidence = evidence_of(papers)
    pairs = [pair for pair in grades if pair in evidence]
    print(len(grades), "graded pairs, of which candidates:", len(pairs))
    values = np.array([evidence[pair] for pair in pairs])
    grade = np.array([grades[pair] for pair in pairs])
    queries = np.array([query for query, _ in pairs])
    twos = sum(value == 2 for value in grades.values())
    unseen = np.zeros(len(pairs))
    names = sorted(set(queries))
    for fold in range(FOLDS):
        held = np.isin(queries, names[fold::FOLDS])
        unseen[held] = values[held] @ fitted(values[~held], grade[~held])[0]
        unseen[held] += fitted(values[~held], grade[~held])[1]
    print("on unseen papers:")
    say(unseen, grade, twos)
    weights, start = fitted(values, grade)
    print("fitted to all:", dict(zip(Evidence._fields, weights.round(2), strict=True)))
    say(values @ weights + start, grade, twos, -start)


def evidence_of(papers: list[dict[str, Any]]) -> dict[tuple[int, int], Evidence]:
    texts = [(str(paper["title"]), str(paper["abstract"] or "")) for paper in papers]
    terms = weighted_terms([counted_terms(*text) for text in texts])
    near = candidates(texts, terms, MOST_NEAR)
    written = [phrases_of(*text).written for text in texts]
    reasons = Reasons(texts, written, terms, [paper["keywords"] for paper in papers], near, {})
    return {
        (i, near[i][place][0]): evidence
        for i in range(len(texts))
        for place, (evidence, _) in reasons.evidence(i)
    }


def fitted(values: np.ndarray, grade: np.ndarray) -> tuple[np.ndarray, float]:
    """Logistic regression on standardized values."""
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    model = LogisticRegression(C=1.0)
    model.fit((values - mean) / spread, grade > 0)
    weights = model.coef_[0] / spread
    return weights, float(model.intercept_[0] - mean @ weights)


def say(scores: np.ndarray, grade: np.ndarray, twos: int, shift: float = 0.0) -> None:
    for quantile in np.arange(0.5, 0.9, 0.025):
        bound = np.quantile(scores, quantile)
        shown = Counter(grade[scores >= bound].tolist())
        good = (shown[1] + shown[2]) / max(1, sum(shown.values()))
        print(
            f"bound {bound + shift:6.2f}: shown {sum(shown.values()):4}  grade 1 or 2 {good:.1%}"
            f"  recall of the 2s {shown[2] / twos:.1%}"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
