"""A paper's page is made again where anything that it says of others has changed."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

from paperweave.model.corpus import Corpus, Group
from paperweave.render.paper_page import marks_around
from tests.support.rows import for_rows

_NEAR = SimpleNamespace(index=1, score=0.5, shared=("looms",))
_SHOWN = [("zero", "Zero", 2024, "2024"), ("one", "One", 2023, "2023")]


def _around(**other: Any) -> tuple[object, ...]:  # noqa: ANN401 - as much as is looked at
    """What is around paper 0 of two."""
    said: dict[str, Any] = {
        "authors": {"Bo": "authors/bo"},
        "venues": {0: "venues/looms"},
        "year": "years/2024",
        "source": "sources/a",
        "near": _NEAR,
        "shown": _SHOWN,
        "cites": {},
        "cited_by": {},
        "changes": {},
        **other,
    }
    record = SimpleNamespace(file="a.bib")
    paper = SimpleNamespace(
        address="zero", year=2024, entries=[SimpleNamespace(record=record)], related=[said["near"]]
    )
    groups = SimpleNamespace(
        author_pages=[said["authors"]],
        venue_pages=said["venues"],
        years={2024: Group(said["year"], "2024", (0,))},
        sources={"a.bib": Group(said["source"], "a.bib", (0,))},
    )
    corpus: Any = SimpleNamespace(
        groups=groups,
        papers=[paper],
        shown=said["shown"],
        cites=said["cites"],
        cited_by=said["cited_by"],
        history=SimpleNamespace(changes_of=said["changes"]),
    )
    return marks_around(0, corpus)


@for_rows(
    "other",
    [
        {"authors": {}},
        {"venues": {}},
        {"year": "years/a"},
        {"source": "sources/b"},
        {"near": SimpleNamespace(index=0, score=0.5, shared=("looms",))},
        {"near": SimpleNamespace(index=1, score=0.4, shared=("looms",))},
        {"near": SimpleNamespace(index=1, score=0.5, shared=())},
        {"shown": [_SHOWN[0], ("another", "One", 2023, "2023")]},
        {"shown": [_SHOWN[0], ("one", "Another", 2023, "2023")]},
        {"shown": [_SHOWN[0], ("one", "One", 2022, "2023")]},
        {"cites": {0: (1,)}},
        {"cited_by": {0: (1,)}},
        {"changes": {"papers/zero": ("a change",)}},
    ],
)
def test_what_is_around_a_paper_has_other_marks_where_it_is_something_else(
    other: dict[str, Any],
) -> None:
    assert _around(**other) != _around()


def test_marks_tell_which_of_two_near_papers_cites_the_other() -> None:
    both = {"cites": {1: (0,), 0: (1,)}, "cited_by": {}}
    assert _around(**both) != _around(cites={0: (1,)})


def test_marks_tell_the_day_by_which_cited_papers_are_put_in_order() -> None:
    later = [_SHOWN[0], ("one", "One", 2023, "2023-02")]
    cites: dict[str, Any] = {
        "cites": {0: (1,)},
        "near": SimpleNamespace(index=0, score=1, shared=()),
    }
    assert _around(**cites, shown=later) != _around(**cites)


def _mark(**other: Any) -> str:  # noqa: ANN401 - as above
    facts: dict[str, Any] = {
        "entries": [SimpleNamespace(fingerprint="a")],
        "authors": [SimpleNamespace(family="Bo")],
        "merged_because": (),
        "address": "zero",
        "bibtex_key": "bo2024",
        "keywords": ("looms",),
        "subjects": (),
        "added": date(2024, 1, 1),
        "page": "keywords/looms",
        **other,
    }
    pages = {name: Group(facts["page"], name, (0,)) for name in ("looms", "wheels")}
    corpus: Any = SimpleNamespace(
        papers=[SimpleNamespace(**facts)],
        added=[facts["added"]],
        groups=SimpleNamespace(keywords=pages),
    )
    marks: tuple[str, ...] = vars(Corpus)["fingerprints"].func(corpus)
    return marks[0]


@for_rows(
    "other",
    [
        {"entries": [SimpleNamespace(fingerprint="b")]},
        {"authors": [SimpleNamespace(family="Di Bo")]},
        {"merged_because": ("the same DOI",)},
        {"address": "one"},
        {"bibtex_key": "bo2024a"},
        {"keywords": ("wheels",)},
        {"page": "keywords/looms-2"},
        {"subjects": ("silk",)},
        {"added": date(2024, 1, 2)},
    ],
)
def test_a_paper_has_another_fingerprint_where_anything_is_another(other: dict[str, Any]) -> None:
    assert _mark(**other) != _mark()
