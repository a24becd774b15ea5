"""Which papers of a collection cite which, by the names and titles that listings give."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.merge.citations import citations_of
from paperweave.model.paper import PaperAddress
from paperweave.model.record import CitedWork, Published
from tests.support.making import entry, together
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.paper import Entry

LONG = "Kites that learn to fly in the wind"  # 28 letters
KITES = "Kites that learn"  # 14 letters: too short
DAY = date(2026, 1, 1)


def cites(*entries: Entry) -> set[tuple[str, str]]:
    """Which of the papers of entries cite which, by their titles."""
    papers, _ = together(*entries)
    places = [PaperAddress(f"address-{n}", f"ourkey{n}", DAY) for n in range(len(papers))]
    found = citations_of(papers, places)
    return {(papers[i].title, papers[j].title) for i, others in found.items() for j in others}


def citing(work: CitedWork, file: str = "a.txt") -> Entry:
    """An entry that cites a work."""
    return entry("A citing paper of ours", file, 1, cites=(work,), authors=("Zoe Wu",))


def cited(title: str = "Another work of theirs", file: str = "a.txt", **fields: Any) -> Entry:  # noqa: ANN401
    """An entry that may be cited."""
    return entry(title, file, 2, authors=("Ann Bee",), **fields)


NAMES: list[tuple[CitedWork, dict[str, Any], bool]] = [
    (CitedWork(("10.1234/a",)), {"doi": "10.1234/A"}, True),
    (CitedWork(("10.1234/a",)), {"doi": "10.1234/b"}, False),
    (CitedWork(("2402.17412",)), {"arxiv": "2402.17412"}, True),
    (CitedWork(("W12",)), {"ids": ("W12",)}, True),
    (CitedWork(("12",)), {"ids": ("12",)}, True),
    (CitedWork(("bee2020",)), {"key": "bee2020"}, True),
    (CitedWork(("b20",)), {"key": "x", "other_keys": ("b20",)}, True),
    (CitedWork(("old-name",)), {"published": Published("old-name", "k")}, True),
    # the first name that is known counts
    (CitedWork(("unknown", "bee2020")), {"key": "bee2020"}, True),
    # titles
    (CitedWork((), LONG.upper()), {"title": LONG}, True),
    (CitedWork(("10.9999/x",), LONG), {"title": LONG}, True),
    (CitedWork((), KITES), {"title": KITES}, False),
    (CitedWork((), "Kites that learn!x"), {"title": "Kites that learn x"}, True),
    (CitedWork((), LONG, 2020), {"title": LONG, "date": (2021,)}, True),
    (CitedWork((), LONG, 2020), {"title": LONG, "date": (2022,)}, False),
    (CitedWork((), LONG, 2020), {"title": LONG}, True),
    (CitedWork((), LONG), {"title": LONG, "date": (2022,)}, True),
    (CitedWork((), LONG), {"other_titles": (LONG,)}, True),
    (CitedWork((), "Introduction to the special issue"),
     {"title": "Introduction to the special issue"}, False),
    # titles in references
    (CitedWork(text=f"A. Bee. {LONG}. J. Kites, 2020."), {"title": LONG}, True),
    (CitedWork(text=f"A. Bee (2020) “{LONG}”, J. Kites"), {"title": LONG}, True),
    (CitedWork(text=LONG), {"title": LONG}, True),
    *((CitedWork(text=f"A. Bee. {LONG} {sign} 2020"), {"title": LONG}, True)
      for sign in ".,;?!\"”’'(["),
    *((CitedWork(text=f"A. Bee{sign} {LONG}."), {"title": LONG}, True) for sign in ".,:;()?!"),
    (CitedWork(text=f"A. Bee – {LONG}."), {"title": LONG}, False),
    (CitedWork(text=f"A. Bee. {LONG} – 2020"), {"title": LONG}, False),
    (CitedWork(text=f"A. Bee. {LONG}"), {"title": LONG, "date": (2022,)}, True),
    (CitedWork(text=f"A. Bee. {LONG}. 2020."), {"title": LONG, "date": (2022,)}, False),
    (CitedWork(text=f"A. Bee. {LONG}. 1899."), {"title": LONG, "date": (2022,)}, False),
    (CitedWork(text=f"{LONG}. CVPR 2021, 2022."), {"title": LONG, "date": (2022,)}, True),
    (CitedWork(text=f"A. Bee. {LONG} and rain. 2020."), {"title": LONG}, False),
    (CitedWork(text=f"A. Bee. {LONG}: a reply. 2020."), {"title": LONG}, False),
    (CitedWork(text=f"A. Bee. Comment on “{LONG}”. 2020."), {"title": LONG}, False),
    (CitedWork(text="A. Bee. Kites that fly. 2020."), {"title": "Kites that fly"}, False),
    (CitedWork(text="A. Bee. Kites, and all that learn. 2020."),
     {"title": "Kites, and all that learn"}, False),
    (CitedWork(text="A. Bee. Antidisestablishmentarianism of kites. 2020."),
     {"title": "Antidisestablishmentarianism of kites"}, False),
    (CitedWork(text="A. Bee. Kites of antidisestablishment today. 2020."),
     {"title": "Kites of antidisestablishment today"}, True),
]  # fmt: skip


@for_rows(("work", "fields", "here"), NAMES)
def test_a_work_is_known_by_its_names_or_its_title(
    work: CitedWork, fields: dict[str, Any], *, here: bool
) -> None:
    assert bool(cites(citing(work), cited(**fields))) is here


KEYS = [
    ("bee2020", True),  # long enough to be meant in another file too
    ("be20", False),
    ("1234567", False),
    ("bee20", True),
]


@pytest.mark.parametrize(("key", "here"), KEYS)
def test_a_key_of_another_file_counts_where_it_tells_enough(key: str, *, here: bool) -> None:
    work = CitedWork((key,))
    assert bool(cites(citing(work), cited(file="b.txt", key=key))) is here


def test_a_key_means_the_paper_of_its_own_file_first() -> None:
    found = cites(
        citing(CitedWork(("bee2020",))),
        cited("The first work of them", key="bee2020"),
        cited("Something else entirely, by others", file="b.txt", key="bee2020"),
    )
    assert found == {("A citing paper of ours", "The first work of them")}


def test_a_key_of_two_papers_in_other_files_means_none() -> None:
    found = cites(
        citing(CitedWork(("bee2020",))),
        cited("The first work of them", file="c.txt", key="bee2020"),
        cited("Something else entirely, by others", file="b.txt", key="bee2020"),
    )
    assert found == set()


def test_a_title_of_two_papers_means_none() -> None:
    one = entry(LONG, "b.txt", 1, authors=("Ann Bee",), date=(1990,), doi="10.1/a")
    other = entry(LONG, "b.txt", 2, authors=("Cor Vlieger",), date=(2020,), doi="10.1/b")
    assert len(together(one, other)[0]) == 2
    assert cites(citing(CitedWork((), LONG)), one, other) == set()


def test_our_own_addresses_and_keys_name_papers() -> None:
    papers, _ = together(citing(CitedWork(("second",))), cited())
    for place in (PaperAddress("second", "k", DAY), PaperAddress("a", "second", DAY)):
        assert citations_of(papers, [PaperAddress("x", "y", DAY), place]) == {0: (1,)}


def test_a_paper_does_not_cite_itself() -> None:
    own = entry("A citing paper of ours", key="me2020", cites=(CitedWork(("me2020",)),))
    assert cites(own) == set()


def test_cited_by_is_the_same_the_other_way_round() -> None:
    own = entry("A cited paper of ours", cited_by=(CitedWork(("bee2020",)),))
    assert cites(own, cited(key="bee2020")) == {("Another work of theirs", "A cited paper of ours")}


def test_all_entries_of_a_paper_tell() -> None:
    one = entry("A citing paper", "a.txt", arxiv="2401.00001", cites=(CitedWork(("bee2020",)),))
    two = entry("A citing paper", "b.txt", arxiv="2401.00001", cites=(CitedWork(("vli2020",)),))
    others = cited("Another work", "a.txt", key="bee2020"), cited("More", "b.txt", key="vli2020")
    assert len(cites(one, two, *others)) == 2


def test_nothing_is_looked_up_where_no_listing_names_a_work() -> None:
    papers, _ = together(cited(), cited("Something else entirely", "b.txt"))
    untouched = [replace(paper, title=None) for paper in papers]  # type: ignore[arg-type]
    assert citations_of(untouched, []) == {}
