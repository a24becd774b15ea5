"""Lists of several pages: what each is called and where it leads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.render.list_pages import _paged
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Sequence


def _label(items: Sequence[str]) -> str:
    return items[0]


def test_a_list_of_one_page_has_no_parts() -> None:
    (page,) = _paged("keywords/looms", "abc", 2, _label)
    assert (page.path, page.items, page.label, page.before, page.after, page.rest) == (
        *("keywords/looms", "abc", None, None, None),
        (),
    )
    assert page.title("Looms") == "Looms"


def test_the_pages_of_a_list_lead_to_each_other() -> None:
    own, first, last = _paged("keywords/looms", "aabbcc", 2, _label)
    parts = ["keywords/parts/looms-2", "keywords/parts/looms-1"]
    assert (own.label, own.before, own.after) == (None, None, parts[0])
    assert own.rest == (("b", parts[0]), ("c", parts[1]))
    assert (first.path, first.label, first.before, first.after, first.rest) == (
        *(parts[0], "b", "keywords/looms", parts[1]),
        (),
    )
    assert (last.path, last.before, last.after) == (parts[1], parts[0], None)
    assert first.title("Looms") == "Looms: b"
    assert last.own == "keywords/looms"


@for_rows(
    ("items", "labels"),
    [
        ("aabbbb", ["b", "b (2)"]),
        ("aabbbbbb", ["b", "b (2)", "b (3)"]),
        ("aabbccbb", ["b", "c", "b (2)"]),
    ],
)
def test_parts_of_one_name_are_numbered(items: str, labels: list[str]) -> None:
    own, *parts = _paged("keywords/looms", items, 2, _label)
    assert [part.label for part in parts] == labels
    assert [label for label, _ in own.rest] == labels
