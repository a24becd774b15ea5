"""The history of a collection: what it records, what it refuses, what two branches make of it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from paperweave.address.history import grown, read_history, told, write_history
from paperweave.address.ledger import DamagedLedgerError, write_ledger
from paperweave.commands.main import main
from paperweave.model.history import Change, History, Known, before_the
from paperweave.model.paper import Paper, PaperAddress
from tests.support.making import entry, together

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

FIRST, LATER = date(2026, 1, 1), date(2026, 2, 2)
HEAD = "# address\tfact\tvalue\tsince\tsource\n"
LINE = "papers/a\ttitle\tKites\t2026-01-01\ta.txt:1\n"


def paper(title: str | None = "Kites", address: str = "a", **fields: Any) -> Paper:  # noqa: ANN401
    """A paper as it is published."""
    (merged,), _ = together(entry(title, abstract="We fly.", **fields))
    return Paper.of(merged, PaperAddress(address, "k", FIRST), (), ())


def after(*states: Sequence[Paper], redirects: dict[str, str] | None = None) -> History:
    """The history after a build of each of these states, the first on the first day."""
    history: History | None = History()
    for number, papers in enumerate(states):
        led = redirects if redirects and number == len(states) - 1 else {}
        day = FIRST if number == 0 else LATER
        history = grown(history, papers, [FIRST for _ in papers], led, day)
    assert history is not None
    return history


def said(history: History) -> list[tuple[str, str, str]]:
    """What changed after all was new: fact, before, after."""
    return [(one.what, one.before, one.after) for one in history.changes if one.what != "new"]


CHANGES: list[tuple[dict[str, Any], dict[str, Any], tuple[str, str, str]]] = [
    ({"title": "Kites"}, {"title": "Kites fly"}, ("title", "Kites", "Kites fly")),
    ({"authors": ("A B",)}, {"authors": ("A B", "C; D")}, ("authors", "A B", "A B; C, D")),
    ({"date": (2020,)}, {"date": (2021, 3)}, ("date", "2020", "2021-03")),
    ({}, {"venue": "Looms"}, ("venue", "", "Looms")),
    ({"doi": "10.1234/x"}, {}, ("doi", "10.1234/x", "")),
    ({"date": (2024, 2)}, {"date": (2024, 2), "arxiv": "2402.17412"}, ("arxiv", "", "2402.17412")),
    ({}, {"withdrawn": True}, ("withdrawn", "", "yes")),
    ({"withdrawn": True}, {}, ("withdrawn", "yes", "")),
]


@pytest.mark.parametrize(("before", "now", "change"), CHANGES)
def test_a_fact_that_is_another_is_a_change(
    before: dict[str, Any], now: dict[str, Any], change: tuple[str, str, str]
) -> None:
    history = after([paper(**before)], [paper(**now)])
    assert said(history) == [change]
    assert [one.what for one in history.changes] == [change[0], "new"]
    assert history.changes[0].day == LATER
    assert history.changes[0].source == "a.txt:1"


def test_a_paper_comes_with_all_its_facts_as_one_change() -> None:
    history = after([paper(doi="10.1234/x", withdrawn=True, date=(2020,))])
    assert [(one.what, one.day) for one in history.changes] == [("new", FIRST)]


def test_what_did_not_change_is_not_recorded_again() -> None:
    history = after([paper()])
    assert after([paper()], [paper()], [paper()]) == history


def test_a_made_up_title_is_no_fact() -> None:
    assert "title" not in after([paper(None, arxiv="2402.17412")]).now["papers/a"]


def test_two_papers_that_become_one_and_two_again_are_two_changes() -> None:
    both = [paper(), paper("Strings", "b")]
    history = after(both, both[:1], redirects={"papers/b": "papers/a"})
    assert said(history) == [("merged", "", "papers/a")]
    again = grown(history, both, [FIRST, FIRST], {}, LATER)
    assert again is not None
    assert said(again) == [("merged", "", "papers/a"), ("merged", "papers/a", "")]


LED = [
    {"papers/b": "papers/index"},  # left out on purpose
    {"papers/c": "papers/a"},  # the history never had it
    {"keywords/b": "papers/a"},
]


@pytest.mark.parametrize("redirects", LED)
def test_other_redirects_are_no_merges(redirects: dict[str, str]) -> None:
    both = [paper(), paper("Strings", "b")]
    assert said(after(both, both[:1], redirects=redirects)) == []


def test_a_history_is_read_as_it_was_written() -> None:
    history = after([paper(date=(2020,))], [paper("Kites fly")], [paper("Kites sink")])
    assert read_history(write_history(history)) == history
    assert read_history("") == History()
    assert read_history("\n") == History()
    assert read_history(write_history(history).replace("\n", "\r\n")) == history


DAMAGED = [
    ("# other\n", "h.tsv:1: '# other' where '# address"),
    (HEAD + LINE[:-1], "h.tsv:2: the last line is cut off"),
    (HEAD + LINE + "papers/a\ttitle\tx\n", "h.tsv:3: 3 columns where five were expected"),
    (HEAD + LINE.replace("papers/a", "papers/../a"), "h.tsv:2: 'papers/../a' is no paper's"),
    (HEAD + LINE.replace("papers/a", "keywords/a"), "h.tsv:2: 'keywords/a' is no paper's"),
    (HEAD + LINE.replace("title", "colour"), "h.tsv:2: 'colour' where one of abstract, arxiv,"),
    (HEAD + LINE.replace("2026-01-01", "2026-02-30"), "h.tsv:2: '2026-02-30' is not a date"),
    (HEAD + LINE.replace("title", "merged"), "h.tsv:2: 'Kites' is no paper's address"),
    (
        HEAD + "<<<<<<< ours\n" + LINE,
        "h.tsv:2: conflict markers of an unfinished merge; `paperweave merge-addresses`",
    ),
]


@pytest.mark.parametrize(("text", "message"), DAMAGED)
def test_what_is_no_history_is_refused_with_its_line(text: str, message: str) -> None:
    with pytest.raises(DamagedLedgerError) as error:
        read_history(text, "h.tsv")
    assert str(error.value).startswith(message)


def test_the_lines_of_two_branches_are_one_history() -> None:
    one = after([paper()], [paper("Kites fly")])
    other = after([paper()], [paper(), paper("Strings", "b")])
    lines = [*write_history(one).splitlines(), *write_history(other).splitlines()[1:]]
    together_ = read_history("\n".join(lines) + "\n")
    assert {(c.path, c.what) for c in together_.changes} == {
        ("papers/a", "new"), ("papers/a", "title"), ("papers/b", "new"),
    }  # fmt: skip


def test_changes_of_one_day_stay_in_their_order() -> None:
    history = after([paper("B")], [paper("A")], [paper("C")])
    kept = read_history(write_history(history))
    assert said(kept) == [("title", "B", "A"), ("title", "A", "C")]


def test_what_was_known_before_a_day_is_what_the_first_change_from_then_on_replaced() -> None:
    changes = [
        Change(date(2026, 3, 3), "papers/a", "title", "C", "D", ""),
        Change(LATER, "papers/a", "title", "A", "B", ""),
        Change(LATER, "papers/a", "title", "B", "C", ""),
        Change(FIRST, "papers/a", "venue", "", "Looms", ""),
    ]
    assert before_the(changes, date(2026, 3, 3)) == {"title": "C"}
    assert before_the(changes, LATER) == {"title": "A"}
    assert before_the(changes, FIRST) == {"title": "A", "venue": ""}


def test_told_are_the_changes_that_a_history_lacks() -> None:
    before = after([paper()])
    assert told(before, after([paper()], [paper("Kites fly")])) == ["papers/a: title"]
    assert told(History(), before) == ["papers/a: new"]
    assert told(before, before) == []


def test_a_source_is_the_line_of_the_entry_that_says_the_fact() -> None:
    listing = entry("Kites", "b.txt", 7, arxiv="2402.17412", venue="Looms")
    own = entry("Kites", "bibliography.bib", 3, arxiv="2402.17412", date=(2020,))
    (merged,), _ = together(listing, own)
    one = Paper.of(merged, PaperAddress("a", "k", FIRST), (), ())
    sources = {line.what: line.source for line in after([one]).lines}
    assert sources["venue"] == "b.txt:7"
    assert sources["title"] == "bibliography.bib:3"
    assert sources["date"] == "bibliography.bib:3"


def test_no_value_breaks_a_line() -> None:
    odd = after([paper("Kites\u2028 \x85fly \x1c far", venue="A\tB")])
    assert read_history(write_history(odd)) == odd
    assert Known("papers/a", "venue", "A B", FIRST, "a.txt:1") in odd.lines


OTHER = LINE.replace("papers/a", "papers/b")
MERGES = {
    "two papers": (f"{HEAD}<<<<<<< HEAD\n{OTHER}=======\n{LINE}>>>>>>> one\n", HEAD + LINE + OTHER),
    "one fact twice": (f"{HEAD}<<<<<<< HEAD\n{LINE}=======\n{LINE}>>>>>>> one\n", HEAD + LINE),
    "two new files": (
        f"<<<<<<< HEAD\n{HEAD}{LINE}=======\n{HEAD}{OTHER}>>>>>>> one\n",
        HEAD + LINE + OTHER,
    ),
    "three ways": (
        f"{HEAD}<<<<<<< HEAD\n{OTHER}||||||| base\n=======\n{LINE}>>>>>>> one\n",
        HEAD + LINE + OTHER,
    ),
    "no conflict": (HEAD + OTHER + LINE, HEAD + OTHER + LINE),
    "none yet": ("", ""),
}


@pytest.mark.parametrize("kind", MERGES)
def test_the_command_resolves_the_conflicts_of_a_history(tmp_path: Path, kind: str) -> None:
    text, whole = MERGES[kind]
    ledger, history = tmp_path / "addresses.tsv", tmp_path / "history.tsv"
    ledger.write_text(write_ledger({}))
    history.write_text(text)
    assert main(["merge-addresses", str(ledger)]) == 0
    assert history.read_text() == whole


def test_a_line_that_is_no_fact_is_refused_also_in_a_conflict(tmp_path: Path) -> None:
    ledger, history = tmp_path / "addresses.tsv", tmp_path / "history.tsv"
    ledger.write_text(write_ledger({}))
    history.write_text(f"{HEAD}<<<<<<< HEAD\nx\n=======\n{LINE}>>>>>>> one\n")
    assert main(["merge-addresses", str(ledger)]) == 1
    assert history.read_text().startswith(f"{HEAD}<<<")
