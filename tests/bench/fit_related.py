"""Fit the bound from which on papers are related.

It is fitted to pairs that people or models have graded 0 to 2.

    python tests/bench/fit_related.py GRADES.tsv docs/papers.jsonl

The grades have a header and the columns query, candidate, grade, with addresses of papers. What is
printed of quality is of papers that the weights were not fitted to: ten folds by query, divided
twenty times. No weight may be negative: what two papers share never speaks against them.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize

from paperweave.keywords import phrases_of
from paperweave.related.evidence import Evidence
from paperweave.related.explain import MOST_NEAR, Reasons, candidates
from paperweave.related.tfidf import terms_of

FOLDS = 10
DIVISIONS = 20


def main(grades_path: Path, papers_path: Path) -> None:
    """Print the weights, and how they do on papers that they have not seen."""
    with papers_path.open(encoding="utf-8") as file:
        papers = [json.loads(line) for line in file]
    grades = grades_of(grades_path, papers)
    evidence = evidence_of(papers)
    pairs = [pair for pair in grades if pair in evidence]
    print(len(grades), "graded pairs, of which candidates:", len(pairs))
    values = np.array([evidence[pair] for pair in pairs])
    grade = np.array([grades[pair] for pair in pairs])
    queries = np.array([query for query, _ in pairs])
    twos = sum(value == 2 for value in grades.values())
    print("on unseen papers: mean and worst of", DIVISIONS)
    unseen = [on_unseen(values, grade, queries, seed) for seed in range(DIVISIONS)]
    say(unseen, grade, twos)
    weights, start = fitted(values, grade)
    print("fitted to all:", dict(zip(Evidence._fields, weights.round(2), strict=True)))
    print("add to each bound:", round(-start, 2))
    say([values @ weights + start], grade, twos)


def grades_of(path: Path, papers: list[dict[str, Any]]) -> dict[tuple[int, int], int]:
    """Return the grade of each pair of papers, by their numbers."""
    place = {paper["address"]: i for i, paper in enumerate(papers)}
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return {(place[query], place[candidate]): int(given) for query, candidate, given, *_ in rows}


def on_unseen(values: np.ndarray, grade: np.ndarray, queries: np.ndarray, seed: int) -> np.ndarray:
    """Score each pair with weights fitted to other papers' pairs."""
    names = np.random.default_rng(seed).permutation(sorted(set(queries.tolist())))
    scores = np.zeros(len(grade))
    for fold in range(FOLDS):
        held = np.isin(queries, names[fold::FOLDS])
        weights, start = fitted(values[~held], grade[~held])
        scores[held] = values[held] @ weights + start
    return scores


def evidence_of(papers: list[dict[str, Any]]) -> dict[tuple[int, int], Evidence]:
    texts = [(str(paper["title"]), str(paper["abstract"] or "")) for paper in papers]
    terms = terms_of(texts)
    near = candidates(texts, terms, MOST_NEAR)
    written = [phrases_of(*text).written for text in texts]
    reasons = Reasons(texts, written, terms, [paper["keywords"] for paper in papers], near, {})
    return {
        (i, near[i][place][0]): evidence
        for i in range(len(texts))
        for place, evidence in reasons.evidence(i)
    }


def fitted(values: np.ndarray, grade: np.ndarray) -> tuple[np.ndarray, float]:
    """Return weights, none negative, and a constant: logistic regression on standard values."""
    mean, spread = values.mean(axis=0), values.std(axis=0) + 1e-9
    scaled = np.column_stack([(values - mean) / spread, np.ones(len(values))])
    related = (grade > 0).astype(float)

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = scaled @ weights
        own = np.append(weights[:-1], 0.0)
        wrong = scaled.T @ (1 / (1 + np.exp(-scores)) - related)
        return float(np.logaddexp(0, scores).sum() - related @ scores + own @ own / 2), wrong + own

    count = values.shape[1]
    bounds = [(0, None)] * count + [(None, None)]
    found = minimize(loss, np.zeros(count + 1), jac=True, method="L-BFGS-B", bounds=bounds).x
    weights = found[:-1] / spread
    return weights, float(found[-1] - mean @ weights)


def say(scored: list[np.ndarray], grade: np.ndarray, twos: int) -> None:
    for bound in np.arange(0, 1.55, 0.1):
        good = [np.mean(grade[scores >= bound] > 0) for scores in scored]
        recall = [np.sum(grade[scores >= bound] == 2) / twos for scores in scored]
        print(
            f"bound {bound:4.1f}: grade 1 or 2 {np.mean(good):.1%} ({min(good):.1%})"
            f"  recall of the 2s {np.mean(recall):.1%} ({min(recall):.1%})"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
