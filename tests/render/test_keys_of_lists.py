"""A list is made again where anything that it says has changed, and not where papers only moved."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from paperweave.model.corpus import (
    AlikeName,
    AuthorGroup,
    Group,
    KeywordGroup,
    ListedAuthor,
    Namesake,
    TopicGroup,
    VenueGroup,
)
from paperweave.render.list_pages import ListPage
from paperweave.render.pages import key_of_list
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Callable

_PART = ListPage("a/b", (0, 1), "a/b", None, None, None, ())
_TOPIC = TopicGroup("topics/loom", "Loom", (0, 1, 2), ("warp",), ("topics/wheel",))
_WHEEL = TopicGroup("topics/wheel", "Wheel", (2, 3))
_BO = Namesake("Bo (1)", "authors/bo-1", (2,))
_AUTHOR = AuthorGroup(
    "authors/bo",
    "Bo",
    (0, 1),
    circles=((0,), (1,)),
    namesakes=(_BO,),
)
_VENUE = VenueGroup("venues/looms", "Looms", (0, 1), variants=("Looms", "Proc. Looms"))
_WARP = KeywordGroup("keywords/warp", "warp", (0,), beside=("weft",))


def _corpus(**other: Any) -> Any:  # noqa: ANN401 - as much of one as a key looks at
    groups: dict[str, Any] = {
        "keywords": {"warp": KeywordGroup("keywords/warp", "warp", (0,))},
        "topics": (_TOPIC, _WHEEL),
        "years": {2024: Group("years/2024", "2024", (0,))},
        "everyone": (1, 2, 3),
        "papers_of_an_author": 2,
    }
    marks = other.pop("fingerprints", ("zero", "one", "two", "three"))
    shown = [(f"address {mark}", f"title {mark}", 2024, "2024") for mark in marks]
    shown = other.pop("shown", shown)
    groups.update(other)
    return SimpleNamespace(groups=SimpleNamespace(**groups), fingerprints=marks, shown=shown)


def _key(corpus: Any, group: Any, **other: Any) -> str:  # noqa: ANN401 - as above
    names = {"group": group, "part": _PART, "title": "T", "years": [(2024, 2)], **other}
    page: dict[str, Any] = {"path": "a/b.md", "template": "topic.md.j2", "front": {"title": "T"}}
    page |= {name: names.pop(name) for name in page.keys() & names.keys()}
    return _made(key_of_list(corpus, **page, names=names))


def _made(key: Callable[[], str] | None) -> str:
    assert key is not None
    return key()


@for_rows(
    ("group", "corpus", "other"),
    [
        (_TOPIC, {"fingerprints": ("zero", "another", "two", "three")}, {}),
        (_TOPIC, {"keywords": {"warp": KeywordGroup("keywords/w", "warp", (0,))}}, {}),
        (_TOPIC, {"topics": (_TOPIC, replace(_WHEEL, name="Wheels"))}, {}),
        (_TOPIC, {"topics": (_TOPIC, replace(_WHEEL, papers=(2,)))}, {}),
        (_TOPIC, {"topics": (_TOPIC,)}, {}),
        (_TOPIC, {"years": {2024: Group("years/a", "2024", (0,))}}, {}),
        (_TOPIC, {}, {"years": [(2024, 3)]}),
        (_TOPIC, {}, {"format": "BibTeX"}),
        (_TOPIC, {}, {"title": "Another"}),
        (_TOPIC, {}, {"part": replace(_PART, items=(1, 0))}),
        (_TOPIC, {}, {"others": True}),
        (_TOPIC, {}, {"path": "a/c.md"}),
        (_TOPIC, {}, {"template": "year.md.j2"}),
        (_TOPIC, {}, {"front": {"title": "T", "coins": ["a"]}}),
        (_TOPIC, {}, {"part": replace(_PART, own="a/c")}),
        (_TOPIC, {}, {"part": replace(_PART, label="1 to 2")}),
        (_TOPIC, {}, {"part": replace(_PART, before="a/c")}),
        (_TOPIC, {}, {"part": replace(_PART, after="a/c")}),
        (_TOPIC, {}, {"part": replace(_PART, rest=(("3 to 4", "a/c"),))}),
        (replace(_TOPIC, papers=(0, 1)), {}, {}),
        (replace(_TOPIC, name="Looms"), {}, {}),
        (replace(_TOPIC, keywords=()), {}, {}),
        (replace(_AUTHOR, circles=((0, 1),)), {}, {}),
        (replace(_AUTHOR, spellings=("B.",)), {}, {}),
        (replace(_AUTHOR, namesakes=(_BO._replace(name="Bo (2)"),)), {}, {}),
        (replace(_AUTHOR, namesakes=(_BO._replace(path=None),)), {}, {}),
        (replace(_AUTHOR, alike=(AlikeName("Boo", None, ("Li",)),)), {}, {}),
        (_AUTHOR, {"fingerprints": ("zero", "one", "another", "three")}, {}),
        (replace(_VENUE, variants=("Looms",)), {}, {}),
        (replace(_WARP, variants=("Warp",)), {}, {}),
        (replace(_WARP, beside=()), {}, {}),
        (_WARP, {"keywords": {"weft": KeywordGroup("keywords/w", "weft", (0,))}}, {}),
    ],
)
def test_a_list_has_another_key_where_what_it_says_is_another(
    group: Group, corpus: dict[str, Any], other: dict[str, Any]
) -> None:
    known: tuple[Group, ...] = (_TOPIC, _AUTHOR, _VENUE, _WARP)
    before = next(one for one in known if one.__class__ is group.__class__)
    assert _key(_corpus(**corpus), group, **other) != _key(_corpus(), before)


def test_a_list_has_the_same_key_where_its_papers_have_other_places_only() -> None:
    moved = _corpus(fingerprints=("new", "zero", "one", "two", "three"))
    part = replace(_PART, items=(1, 2))
    topic = replace(_TOPIC, papers=(1, 2, 3))
    assert _key(moved, topic, part=part) == _key(_corpus(), _TOPIC)
    author = replace(
        _AUTHOR,
        papers=(1, 2),
        circles=((1,), (2,)),
        namesakes=(Namesake("Bo (1)", "authors/bo-1", (3,)),),
    )
    assert _key(moved, author, part=part) == _key(_corpus(), _AUTHOR)


def test_what_a_template_is_given_beside_a_group_has_no_key_that_covers_it() -> None:
    names = {"group": _TOPIC, "part": _PART, "title": "T", "more": 1}
    assert key_of_list(_corpus(), "a.md", "topic.md.j2", {}, names) is None


@for_rows(
    ("author", "corpus"),
    [
        (ListedAuthor("B", "Bo", None, (1,)), {}),
        (ListedAuthor("B", "Bo", "authors/bo", (0,)), {}),
        (ListedAuthor("C", "Bo", None, (0,)), {}),
        (ListedAuthor("B", "Boo", None, (0,)), {}),
        (ListedAuthor("B", "Bo", None, (0,)), {"fingerprints": ("another", "one")}),
        (ListedAuthor("B", "Bo", None, (0,)), {"shown": [("address zero", "Another")]}),
        (ListedAuthor("B", "Bo", None, (0,)), {"everyone": (1, 2)}),
        (ListedAuthor("B", "Bo", None, (0,)), {"papers_of_an_author": 5}),
    ],
)
def test_a_list_of_authors_has_another_key_where_what_it_says_is_another(
    author: ListedAuthor, corpus: dict[str, Any]
) -> None:
    def key(of: Any, one: ListedAuthor) -> str:  # noqa: ANN401 - as above
        names = {"part": replace(_PART, items=(one,)), "title": "T"}
        return _made(key_of_list(of, "authors/index.md", "authors.md.j2", {}, names))

    assert key(_corpus(**corpus), author) != key(_corpus(), ListedAuthor("B", "Bo", None, (0,)))
    of_a_page = author._replace(path="authors/bo")
    more = of_a_page._replace(papers=(0, 1, 2))
    assert key(_corpus(), of_a_page) != key(_corpus(), more)
