from __future__ import annotations

from paperweave.related.layout import positions
from tests.support.making import LONG, abstract, entry, together


def test_near_twins_have_their_places_beside_each_other() -> None:
    twins = [
        entry(f"A study of twin {n}", abstract=LONG.format("the same", "the same") * 9 + f" {n}")
        for n in "xy"
    ]
    others = [entry(f"Something else {n}", abstract=abstract(f"other{n}")) for n in range(12)]
    papers, _ = together(*twins, *others)
    places = dict(zip((paper.title for paper in papers), positions(papers), strict=True))
    first, second = places["A study of twin x"], places["A study of twin y"]
    between = max(abs(first[0] - second[0]), abs(first[1] - second[1]))
    assert between < 5
    assert len(set(places.values())) > 12


def test_eleven_papers_make_no_map() -> None:
    papers, _ = together(*(entry(f"Paper {n}", abstract=abstract(f"w{n}")) for n in range(11)))
    assert positions(papers) == []


def test_texts_that_do_not_differ_make_no_map() -> None:
    papers, _ = together(
        *(entry(letter, arxiv=f"2401.000{n:02}") for n, letter in enumerate("abcdefghijklmno"))
    )
    assert positions(papers) == []
