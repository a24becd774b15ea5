"""The distinct papers of all listings: which the settings want, and whose names are marked."""

from __future__ import annotations

from dataclasses import replace

from paperweave.clean.listings import Gathered
from paperweave.config.curation import Curation
from paperweave.config.selection import read_only
from paperweave.config.settings import Settings
from paperweave.merge.papers import distinct_papers
from paperweave.model.record import Author
from tests.support.making import entry

LISTINGS = (
    Gathered((), (entry("Looms", arxiv="2402.17412"), entry("Silk", line=2, date=(2019,))), ()),
    Gathered((), (entry("Looms", "b.txt", arxiv="2402.17412"),), ()),
)


def test_what_the_settings_leave_out_is_kept_apart() -> None:
    everything = distinct_papers(LISTINGS, Curation(), Settings())
    assert [paper.title for paper in everything.wanted] == ["Looms", "Silk"]
    assert everything.left_out == ()
    some = distinct_papers(LISTINGS, Curation(), Settings(only=read_only(["2019"])))
    assert [paper.title for paper in some.wanted] == ["Silk"]
    assert [(record.file, record.first_line) for record in some.records_left_out] == [
        ("a.txt", 1),
        ("b.txt", 1),
    ]


def test_a_family_name_that_any_listing_marks_is_known_in_all() -> None:
    marked = replace(entry("Silk"), authors=(Author("Nimal De Silva", "De Silva"),))
    bare = replace(entry("Looms", line=2), authors=(Author("Kamal De Silva"),))
    found = distinct_papers([Gathered((), (marked, bare), ())], Curation(), Settings())
    assert [paper.authors[0].family for paper in found.wanted] == ["De Silva", "De Silva"]


def test_what_is_unclear_in_merging_and_in_a_paper_is_told() -> None:
    entries = (entry("Looms", date=(None, 4, 8)), entry("Silk", line=2), entry("Preface", line=3))
    curation = Curation(same_paper=(("Silk", "Wool"),))
    found = distinct_papers([Gathered((), entries, ())], curation, Settings())
    assert [problem.file for problem in found.problems] == ["curation.toml", "a.txt"]
