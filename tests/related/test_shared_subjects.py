"""What two papers share, as a reason that they are related: how many have it, and how it reads."""

from __future__ import annotations

from paperweave.related.shared_subjects import (
    Shared,
    forms_of,
    in_few,
    most_specific,
    named_like_keywords,
    outside_of,
    shared_keywords,
    without_measures,
)
from tests.support.rows import for_rows


@for_rows(("texts_with", "most", "stays"), [(2, 3, True), (3, 3, True), (4, 3, False)])
def test_what_more_texts_have_than_asked_for_is_no_reason(
    texts_with: int, most: int, *, stays: bool
) -> None:
    one = Shared("warp beam", texts_with)
    assert in_few({"warp beam": one}, most) == ({"warp beam": one} if stays else {})
    counts = {"looms": texts_with}
    assert shared_keywords(["looms"], {"looms"}, counts, most) == (
        [Shared("looms", texts_with)] if stays else []
    )
    assert shared_keywords(["looms"], {"warps"}, counts, most) == []


@for_rows(
    ("form", "left"),
    [
        ("warp beam loom", []),  # a part of it
        ("old warp beam", []),
        ("warp beam", ["warp beam"]),  # the whole of it
        ("warps beam loom", ["warp beam"]),
        ("warp beams", ["warp beam"]),
        ("looms", ["warp beam"]),
    ],
)
def test_a_part_of_a_keyword_is_no_phrase_of_its_own(form: str, left: list[str]) -> None:
    phrases = {"warp beam": Shared("warp beam", 2)}
    assert list(outside_of(phrases, [form])) == left


def test_a_keyword_is_known_by_its_long_form_and_its_spellings() -> None:
    assert forms_of("warp beams (WB)", ["Warp beams", "beam-warps"]) == tuple(
        dict.fromkeys([forms_of("warp beams", [])[0], forms_of("beam-warps", [])[0]])
    )


def test_what_is_measured_of_anything_is_left_out() -> None:
    phrases = {folded: Shared(folded, 2) for folded in ("waiting time", "warp beam")}
    assert list(without_measures(phrases)) == ["warp beam"]


@for_rows(
    ("allowed", "found"),
    [({"looms": Shared("Looms", 3)}, ["Looms"]), ({}, [])],
)
def test_a_phrase_that_is_a_keyword_is_named_like_it(
    allowed: dict[str, Shared], found: list[str]
) -> None:
    phrases = {"loom": Shared("loom", 4)}
    named = named_like_keywords(phrases, {"loom": "looms"}, allowed)
    assert [one.shown for one in named] == found


@for_rows(
    ("keywords", "phrases", "chosen"),
    [
        ([("looms", 3), ("warps", 2)], [], ("warps", "looms")),  # the rarest first
        ([("warps", 2), ("looms", 2)], [], ("looms", "warps")),  # then by the alphabet
        ([("looms", 9)], [("spun silk", 2)], ("looms", "spun silk")),  # keywords before phrases
        ([], [("silk", 2), ("spun wool", 2)], ("spun wool", "silk")),  # the longer first
        ([("a", 1), ("b", 2), ("c", 3), ("d", 4)], [("e f", 1)], ("a", "b", "c")),  # three
        # no two of the same thing: a part, a spelling, an acronym
        ([("silk looms", 1), ("silk", 2), ("looms of silk", 3)], [], ("silk looms",)),
        ([("silk", 1), ("silk looms", 2)], [], ("silk",)),
        ([("datasets", 1), ("data sets", 2)], [], ("datasets", "data sets")),
        ([("woven", 1), ("Woven", 2)], [], ("woven",)),
        ([("weaving", 1), ("weavings", 2)], [], ("weaving",)),
        ([("WBL", 1), ("warp-beam loom", 2)], [], ("WBL",)),
        ([("warp beam loom", 1), ("wbl", 2)], [], ("warp beam loom",)),
    ],
)
def test_up_to_three_reasons_are_shown_no_two_of_the_same_thing(
    keywords: list[tuple[str, int]], phrases: list[tuple[str, int]], chosen: tuple[str, ...]
) -> None:
    made = [[Shared(*one) for one in some] for some in (keywords, phrases)]
    assert most_specific(*made) == chosen
