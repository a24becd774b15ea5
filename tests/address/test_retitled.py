"""A paper that only its title tells keeps its address when the title is corrected."""

from __future__ import annotations

from datetime import date

from paperweave.address.assign import Addressed, Named, assign
from paperweave.address.ledger import Address
from paperweave.address.retitled import retitled
from tests.support.rows import for_rows

_DAY = date(2024, 5, 6)

# The address that is left over, the name that a new paper would like, and whether they are one.
PAIRS = [
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave", True),
    ("looms-that-laern-to-weave", "looms-that-learn-to-weave", True),
    ("loms-that-learn-to-weave", "looms-that-learn-to-weave", False),
    ("looms-that-learn-to-waeve", "looms-that-learn-to-weave", True),
    ("looms-that-learn-to-weave-loomconf-2024", "looms-that-learn-to-weave", True),
    ("looms-that-learn-to", "looms-that-learn-to-weave", True),
    ("looms-that-learn", "looms-that-learn-to-weave", False),
    ("looms-that-learn", "looms-that-laern", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-spell", False),
    ("looms-that-learn-to-weave", "looms-which-laern-to-weave", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-2", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-ii", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-part-two", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-parts-of-cloth", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-volume-one", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-vol-one", False),
    ("looms-that-learn-to-weave", "looms-that-learn-to-weave-chapter-one", False),
    ("looms-for-a-cat-and-wool", "looms-for-a-car-and-wool", False),
    ("looms-for-yarn1-and-wool", "looms-for-yarn2-and-wool", False),
    ("threads-that-hold-in-rain", "looms-that-learn-to-weave", False),
]


@for_rows(("before", "now", "one"), PAIRS)
def test_titles_that_are_all_but_the_same_are_one_papers(
    before: str, now: str, *, one: bool
) -> None:
    assert retitled([f"papers/{before}"], {3: now}) == ({f"papers/{before}": 3} if one else {})


def test_a_line_that_two_papers_are_near_is_neithers() -> None:
    papers = {0: "looms-that-learn-to-waeve", 1: "looms-that-laern-to-weave"}
    assert retitled(["papers/looms-that-learn-to-weave"], papers) == {}
    lines = [f"papers/{name}" for name in papers.values()]
    assert retitled(lines, {0: "looms-that-learn-to-weave"}) == {}


_BEFORE, _NOW = "papers/looms-that-laern-to-weave", "papers/looms-that-learn-to-weave"


def _named(*identities: str) -> Named:
    wanted = _NOW.partition("/")[2]
    return Named("papers", frozenset(identities), wanted, "Looms That Learn to Weave")


def _assigned(line: set[str], *things: Named) -> Addressed:
    return assign(things, {_BEFORE: Address(_BEFORE, frozenset(line), _DAY)}, _DAY)


def test_a_paper_with_a_corrected_title_keeps_its_address_and_is_known_by_both() -> None:
    addressed = _assigned({"title:1"}, _named("title:2"))
    assert addressed.paths == (_BEFORE,)
    assert addressed.ledger[_BEFORE].identities == {"title:1", "title:2"}
    assert not addressed.homeless


@for_rows("number", ["arxiv:2402.17412", "acl:2021.acl-long.1", "doi:10.1/a", "abstract:1"])
def test_what_more_than_a_title_tells_needs_more_than_a_title(number: str) -> None:
    addressed = _assigned({"title:1", number}, _named("title:2"))
    assert (addressed.paths, addressed.homeless) == ((_NOW,), (_BEFORE,))
    addressed = _assigned({"title:1"}, _named("title:2", number))
    assert (addressed.paths, addressed.redirects) == ((_NOW,), {_BEFORE: _NOW})


def test_a_paper_that_a_corrected_title_makes_one_with_another_leads_to_it() -> None:
    ledger = {
        _BEFORE: Address(_BEFORE, frozenset({"title:1"}), _DAY),
        _NOW: Address(_NOW, frozenset({"title:2"}), _DAY),
    }
    addressed = assign([_named("title:2")], ledger, _DAY)
    assert (addressed.paths, addressed.redirects) == ((_NOW,), {_BEFORE: _NOW})
    assert addressed.ledger[_BEFORE].values("redirect") == [_NOW]


def test_only_papers_have_titles_that_are_corrected() -> None:
    path = "keywords/looms-that-laern-to-weave"
    ledger = {path: Address(path, frozenset({"keyword:1"}), _DAY)}
    addressed = assign([_named("title:2")], ledger, _DAY)
    assert (addressed.paths, addressed.homeless) == ((_NOW,), (path,))


def test_a_line_that_leads_elsewhere_stays_as_it_is() -> None:
    addressed = _assigned({"title:1", "redirect:papers/knots"}, _named("title:2"))
    assert addressed.paths == (_NOW,)
    assert _BEFORE not in addressed.redirects
