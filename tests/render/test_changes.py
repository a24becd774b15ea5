"""A change of a collection in words, and citations as they were before it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from paperweave.config.project import own_templates
from paperweave.config.settings import read_settings
from paperweave.model.history import Change, History, Known
from paperweave.model.record import Author, PartialDate
from paperweave.render.changes import (
    Teller,
    changes_files,
    changes_page,
    past_citations,
    sentence,
)
from paperweave.render.words import words_in
from tests.support.rows import for_rows
from tests.support.topical import corpus

WORDS = words_in(own_templates(), "en")
DAY = date(2025, 3, 9)
OURS, GONE, UNKNOWN = "papers/p000", "papers/gone", "papers/never"
HISTORY = History((Known(GONE, "title", "A $x^2$ that is gone", DAY, "a.bib:1"),))
FOUND = replace(
    corpus({"looms": ["2024"]}), history=HISTORY, redirects={"papers/renamed": "papers/p000"}
)
LONG = "x" * 200


@for_rows(
    ("change", "said"),
    [
        ((OURS, "new", "", "title"), "New paper: A paper (b.bib:3)."),
        ((GONE, "new", "", "title"), "New paper: A x² that is gone (b.bib:3)."),
        ((UNKNOWN, "new", "", "title"), "New paper: papers/never (b.bib:3)."),
        ((GONE, "merged", "", OURS), "A x² that is gone was merged into A paper (b.bib:3)."),
        (
            (OURS, "merged", GONE, ""),
            "A paper is a separate paper again, no longer part of A x² that is gone (b.bib:3).",
        ),
        ((OURS, "withdrawn", "", "yes"), "A paper was withdrawn (b.bib:3)."),
        ((OURS, "withdrawn", "yes", ""), "A paper is no longer marked as withdrawn (b.bib:3)."),
        ((OURS, "abstract", "a", "b"), "A paper: abstract changed (b.bib:3)."),
        ((OURS, "abstract", "", "b"), "A paper: abstract changed (b.bib:3)."),
        ((OURS, "doi", "", "10.1/a"), "A paper: DOI added, “10.1/a” (b.bib:3)."),
        ((OURS, "doi", "10.1/a", ""), "A paper: DOI removed, formerly “10.1/a” (b.bib:3)."),
        ((OURS, "title", "A", "B"), "A paper: title changed from “A” to “B” (b.bib:3)."),
        ((OURS, "authors", "A", "B"), "A paper: authors changed from “A” to “B” (b.bib:3)."),
        ((OURS, "date", "A", "B"), "A paper: date changed from “A” to “B” (b.bib:3)."),
        ((OURS, "venue", "A", "B"), "A paper: venue changed from “A” to “B” (b.bib:3)."),
        ((OURS, "arxiv", "A", "B"), "A paper: arXiv number changed from “A” to “B” (b.bib:3)."),
        ((OURS, "venue", "", LONG), f"A paper: venue added, “{LONG}” (b.bib:3)."),
        ((OURS, "venue", "", f"{LONG}y"), f"A paper: venue added, “{LONG}…” (b.bib:3)."),
    ],
)
def test_a_change_is_told_in_a_sentence(change: tuple[str, str, str, str], said: str) -> None:
    told = Teller(FOUND, HISTORY, WORDS)(Change(DAY, *change, "b.bib:3"))
    assert sentence(told, WORDS) == said


@for_rows(("path", "leads_to"), [(OURS, OURS), ("papers/renamed", "papers/renamed"), (GONE, "")])
def test_a_change_leads_to_what_has_a_page(path: str, leads_to: str) -> None:
    tell = Teller(FOUND, HISTORY, WORDS)
    assert tell(Change(DAY, path, "title", "A", "B", "")).path == leads_to
    merged = tell(Change(DAY, OURS, "merged", "", path, ""))
    assert (merged.path, merged.other_path) == (OURS, leads_to)


PAPER = replace(
    FOUND.papers[0],
    authors=(Author("Ada Byron", "Byron"),),
    venue="Looms",
    date=PartialDate(2024),
    doi=None,
)


@for_rows(
    ("changes", "before"),
    [
        ([], []),
        ([("title", "An old title")], ["Byron, A. (2024). An old title. Looms."]),
        ([("title", "")], []),  # it never had none
        ([("date", "2023-05")], ["Byron, A. (2023). A paper. Looms."]),
        ([("venue", "")], ["Byron, A. (2024). A paper."]),
        ([("venue", "Old Looms")], ["Byron, A. (2024). A paper. Old Looms."]),
        ([("doi", "10.1234/a")], ["Byron, A. (2024). A paper. Looms. https://doi.org/10.1234/a"]),
        ([("authors", "Ada Byron; Charles Babbage")],
         ["Byron, A., & Babbage, C. (2024). A paper. Looms."]),
        ([("abstract", "We spun.")], []),  # which no citation has
    ],
)  # fmt: skip
def test_a_citation_is_told_as_it_was(changes: list[tuple[str, str]], before: list[str]) -> None:
    made = [Change(DAY, OURS, what, was, "now", "") for what, was in changes]
    assert [past.citation for past in past_citations(PAPER, made, WORDS)] == before


def test_earlier_citations_come_newest_first_each_with_its_last_day() -> None:
    first = Change(date(2025, 1, 1), OURS, "title", "The first title", "The second", "")
    second = Change(DAY, OURS, "title", "The second", "A paper", "")
    told = list(past_citations(PAPER, [second, first], WORDS))
    assert [(past.until, past.citation[15:]) for past in told] == [
        ("9 March 2025", "). The second. Looms."),
        ("1 January 2025", "). The first title. Looms."),
    ]


def test_the_page_shows_500_changes_and_the_feed_100() -> None:
    lines = [Known(OURS, "venue", f"Looms {n}", DAY, "b.bib:3") for n in range(501)]
    found = replace(FOUND, history=History(tuple(lines)))
    settings = read_settings("site_name: Looms\nsite_url: https://a.b/\n")
    ((path, _, front, names),) = changes_page(found, settings, WORDS)
    assert (path, front["feed"], names["more"]) == ("changes.md", "feeds/changes.atom", 1)
    assert [len(day.changes) for day in names["days"]] == [500]
    history, feed = changes_files(found, settings, WORDS)
    assert history.path == "history.tsv"
    assert str(feed.text()).count("<entry>") == 100


@for_rows(
    ("url", "lines", "files"),
    [
        (True, 1, ["history.tsv", "feeds/changes.atom"]),
        (False, 1, ["history.tsv"]),  # a feed needs addresses
        (True, 0, ["history.tsv"]),
    ],
)
def test_a_collection_without_changes_or_an_address_has_no_feed(
    *, url: bool, lines: int, files: list[str]
) -> None:
    found = replace(FOUND, history=History(HISTORY.lines[:lines]))
    settings = read_settings("site_name: Looms\n" + "site_url: https://a.b/\n" * url)
    assert [file.path for file in changes_files(found, settings, WORDS)] == files
    ((_, _, front, _),) = changes_page(found, settings, WORDS)
    assert front["feed"] == ("feeds/changes.atom" if url else None)
