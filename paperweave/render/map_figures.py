"""What the theme draws of the map: its dots and their colours."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from paperweave.model.corpus import Corpus, KeywordGroup
    from paperweave.model.paper import Paper
    from paperweave.model.place import Place

MOST_KEYS = 8  # the theme has so many colours, and one more for what is left
# A keyword of more than this share of the papers tells nothing of where they stand.
_TOO_COMMON = 0.25
_REGION = 25.0  # a quarter of the map's width: farther dots are no region with those in the middle


@dataclass(frozen=True, slots=True)
class Key:
    """A keyword that colours the map, and the papers that take their colour from it."""

    keyword: KeywordGroup | None  # None for the papers of none of these keywords
    papers: tuple[int, ...]


def map_keys(corpus: Corpus, drawn: Sequence[int], places: Mapping[int, Place]) -> list[Key]:
    """Up to eight keywords that colour the map, and last what is left.

    Each is the keyword of which most papers that have no colour yet stand together; a paper takes
    the first's colour.
    """
    left = set(drawn)
    most = max(2, _TOO_COMMON * len(left))
    candidates = [group for group in corpus.most_shared if len(group.papers) <= most]
    keys = []
    for _ in range(min(MOST_KEYS, len(candidates))):
        best = max(
            candidates,
            key=lambda group: (_together(left.intersection(group.papers), places), group.name),
        )
        members = tuple(i for i in best.papers if i in left)
        if len(members) < 2:
            break
        keys.append(Key(best, members))
        left.difference_update(members)
    return [*keys, Key(None, tuple(i for i in drawn if i in left))]


def _together(papers: set[int], places: Mapping[int, Place]) -> float:
    """How many papers stand near their middle, each counting less the farther it is; all where there is no map."""
    if not places or not papers:
        return len(papers)
    x, y = (median(places[i][axis] for i in papers) for axis in (0, 1))
    return round(sum(max(0.0, 1 - math.dist(places[i], (x, y)) / _REGION) for i in papers), 6)


def map_front_matter(
    corpus: Corpus, places: Mapping[int, Place], keys: Sequence[Key]
) -> dict[str, Any]:
    """The picture: dots with their colour's number, and the keywords where the middle of their papers is."""
    if not places:
        return {}
    dots = [
        {
            "x": places[i][0],
            "y": places[i][1],
            "key": number if key.keyword else MOST_KEYS,
            **_named(corpus.papers[i]),
        }
        for number, key in enumerate(keys)
        for i in key.papers
    ]
    labels = [
        {
            "name": key.keyword.name,
            "key": number,
            "x": round(median(places[i][0] for i in key.papers), 1),
            "y": round(median(places[i][1] for i in key.papers), 1),
        }
        for number, key in enumerate(keys)
        if key.keyword
    ]
    return {"dots": dots, "labels": _apart(labels)}


def _apart(labels: list[dict[str, Any]], line: float = 3.0) -> list[dict[str, Any]]:
    """Labels from above to below, each at least a line below the one that it would cover."""
    placed: list[dict[str, Any]] = []
    for label in sorted(labels, key=lambda found: (found["y"], found["x"])):
        y = label["y"]
        for other in placed:
            near = abs(other["x"] - label["x"]) < len(other["name"]) + len(label["name"])
            if near and other["y"] - line < y < other["y"] + line:
                y = other["y"] + line
        placed.append(label | {"y": round(y, 1)})
    return placed


def _named(paper: Paper) -> dict[str, str]:
    return {"address": paper.address, "title": paper.title}
