"""In which order a paper's keywords stand."""

from __future__ import annotations

import pytest

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.folding import Folding
from paperweave.keywords.identities import Identities
from paperweave.keywords.order import in_order, is_common, names_a_field
from tests.support.rows import for_rows

Paper = tuple[str, str]

_FILLERS: list[Paper] = [(f"Nothing {n}", f"Nothing is said in number {n}.") for n in range(60)]


def keywords(papers: list[Paper]) -> list[tuple[str, ...]]:
    found = shared_keywords(
        [phrases_of(*paper) for paper in papers], [()] * len(papers), Curation()
    )
    return found.shown_of_each


def test_what_the_title_has_stands_before_what_is_likelier() -> None:
    text = "Glass looms are fast. We have glass looms, for glass looms last, and silk threads."
    papers = [("On silk threads", text), ("On silk threads", text), ("Glass looms", text)]
    assert keywords(papers) == [
        ("silk threads", "glass looms"),
        ("silk threads", "glass looms"),
        ("glass looms", "silk threads"),
    ]


def test_what_is_a_little_broad_stands_first_where_the_title_has_it_and_else_last() -> None:
    text = "We have silk threads and glass looms. There are silk threads and glass looms."
    titled, untitled = ("On silk threads", text), ("On it", text)
    others = [("Of silk threads", "Silk threads last.")] * 7
    found = keywords([titled, untitled, *others, *_FILLERS, *_FILLERS])
    assert found[:2] == [  # 9 of 129 papers have the threads
        ("silk threads", "glass looms"),
        ("glass looms", "silk threads"),
    ]


def test_the_name_of_a_whole_field_stands_behind_what_is_specific() -> None:
    text = "Artificial intelligence is for silk threads. There is artificial intelligence."
    found = keywords([("On it", text), ("Of it", text), *_FILLERS])
    assert found[0] == ("silk threads", "artificial intelligence")


@pytest.mark.parametrize(
    ("folded", "common", "field"),
    [
        ("artificial intelligence", True, True),
        ("fine tuning", True, True),
        ("reinforcement learning", True, False),  # titles have it often
        ("mixture of expert", False, False),
        ("silk thread", False, False),
    ],
)
def test_what_is_common_elsewhere_is_known_by_counting(
    folded: str, common: bool, field: bool
) -> None:
    assert is_common(folded) is common
    assert names_a_field(folded) is field


class Uses:
    """The uses of some texts: each use is its own place, and its number is given."""

    def __init__(
        self, numbers: list[int], titled: set[int], times: int = 1, listed: int = -1
    ) -> None:
        self.numbers = numbers
        self._titled = titled
        self._times = times
        self._listed = listed

    def in_title(self, use: int) -> bool:
        """Whether it was said to be there."""
        return use in self._titled

    def is_listed(self, use: int) -> bool:
        """Whether it is the one that a listing names."""
        return use == self._listed

    def times(self, _: int) -> int:
        """How often a text says each."""
        return self._times


def test_of_the_title_s_own_the_specific_ones_come_first_and_too_broad_ones_last() -> None:
    identities = Identities(Folding())
    broad, specific, too_broad = map(identities.number, ("silk thread", "glass loom", "cloth"))
    numbers = [too_broad, broad, specific]
    chosen = [[0, 1, 2], *[[1, 0]] * 9, *[[0]] * 20, *[[]] * 100]  # 10 of 130, and 30 of them
    ordered = in_order(identities, Uses(numbers, {0, 1, 2}), chosen, 1)  # type: ignore[arg-type]
    assert ordered[0] == [2, 1, 0]


@pytest.mark.parametrize(
    ("uses", "kept"),
    [
        ([0, 1, 2, 3], [1, 2, 0]),  # the likeliest stays, though too broad, and another does not
        ([1, 2, 0, 3], [1, 2]),
        ([1, 0, 3], [1, 0]),  # among the only two
        ([0, 3], [0, 3]),
    ],
)
def test_what_is_too_broad_stays_where_it_says_most(uses: list[int], kept: list[int]) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(name) for name in ("cloth", "glass loom", "silk", "wool")]
    chosen = [uses, *[[0, 3]] * 30, *[[]] * 70]
    ordered = in_order(identities, Uses(numbers, set()), chosen, 1)  # type: ignore[arg-type]
    assert ordered[0] == kept


@pytest.mark.parametrize(("name", "kept"), [("deep learning", [1, 2]), ("cloth", [1, 2, 0])])
def test_what_is_common_everywhere_is_left_out_even_where_it_is_likeliest(
    name: str, kept: list[int]
) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(one) for one in (name, "glass loom", "silk")]
    chosen = [[0, 1, 2], *[[0]] * 30, *[[]] * 70]
    ordered = in_order(identities, Uses(numbers, set()), chosen, 1)  # type: ignore[arg-type]
    assert ordered[0] == kept


def test_what_is_common_everywhere_stays_where_the_title_has_it() -> None:
    identities = Identities(Folding())
    numbers = [identities.number(one) for one in ("deep learning", "glass loom", "silk")]
    chosen = [[0, 1, 2], *[[0]] * 30, *[[]] * 70]
    ordered = in_order(identities, Uses(numbers, {0}), chosen, 1)  # type: ignore[arg-type]
    assert ordered[0] == [1, 2, 0]


def test_a_little_broad_one_of_the_title_stands_before_a_likelier_one_of_the_text() -> None:
    identities = Identities(Folding())
    numbers = [identities.number(one) for one in ("glass loom", "silk thread")]
    chosen = [[0, 1], *[[1]] * 9, *[[]] * 110]
    ordered = in_order(identities, Uses(numbers, {1}), chosen, 1)  # type: ignore[arg-type]
    assert ordered[0] == [1, 0]


@for_rows(
    ("name", "others", "times", "kept"),
    [
        ("cloth", 30, 2, [1, 2]),
        ("cloth", 30, 3, [1, 2, 0]),
        ("deep learning", 11, 4, [1, 2]),  # common in every such corpus
        ("deep learning", 11, 5, [1, 2, 0]),
        ("deep learning", 12, 9, [1, 2]),  # and in far too many texts here
    ],
)
def test_what_is_too_broad_stays_where_a_text_says_it_often(
    name: str, others: int, times: int, kept: list[int]
) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(one) for one in (name, "glass loom", "silk")]
    chosen = [[1, 2, 0], *[[0]] * others, *[[]] * (99 - others)]
    ordered = in_order(identities, Uses(numbers, set(), times), chosen, 1)  # type: ignore[arg-type]
    assert ordered[0] == kept


@for_rows(("titled", "shown"), [(set(), 12), ({13}, 12), (set(range(14)), 14)])
def test_twelve_keywords_are_shown_and_all_those_of_the_title(titled: set[int], shown: int) -> None:
    identities = Identities(Folding())
    numbers = [identities.number(f"silk {n}") for n in range(14)]
    chosen = [list(range(14)), *[[]] * 300]
    ordered = in_order(identities, Uses(numbers, titled), chosen, 1)  # type: ignore[arg-type]
    assert len(ordered[0]) == shown
    assert titled <= set(ordered[0])


def test_of_what_a_text_says_in_passing_it_shows_the_likeliest_if_it_has_little_else() -> None:
    identities = Identities(Folding())
    numbers = [identities.number(one) for one in ("loom", "silk thread", "wool thread")]
    chosen = [[0, 1, 2], [0, 1], [0, 1]]
    ordered = in_order(identities, Uses(numbers, set()), chosen, 1, {0})  # type: ignore[arg-type]
    assert ordered == [[1, 2], [0, 1], [0, 1]]


def test_a_keyword_that_too_few_texts_are_left_with_is_none() -> None:
    identities = Identities(Folding())
    numbers = [identities.number(one) for one in ("loom", "silk thread", "wool thread")]
    chosen = [[0, 1, 2], [0]]
    uses = Uses(numbers, set())
    assert in_order(identities, uses, chosen, 1, {0})[1] == [0]  # type: ignore[arg-type]
    assert in_order(identities, uses, chosen, 2, {0})[1] == []  # type: ignore[arg-type]
