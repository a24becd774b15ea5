"""What small sites make of everything stays where it was published when they grow."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest

from paperweave.address.ledger import Address
from paperweave.address.small_site import SmallSite, few_forms, groups_with_feeds
from paperweave.config.page_sizes import Sizes
from paperweave.config.settings import Settings, read_settings
from paperweave.export.addresses import FEWER, compressed_forms
from paperweave.export.citations import JOININGS
from paperweave.model.corpus import Corpus, Group, Groups, KeywordGroup, TopicGroup, VenueGroup
from tests.support.rows import for_rows
from tests.support.site_of import Site

if TYPE_CHECKING:
    from pathlib import Path

    from paperweave.config.settings import Choice

DAY = timedelta(days=1)
ONE, TWO, THREE = (date(2026, 1, day) for day in (1, 2, 3))


@pytest.mark.parametrize(
    ("added", "most", "now", "last"),
    [
        ([], 2, True, None),
        ([ONE, TWO], 2, True, None),
        ([ONE, ONE, ONE], 2, False, None),
        ([ONE, TWO, TWO], 2, False, ONE),
        ([TWO, ONE, TWO], 2, False, ONE),
        ([ONE, TWO, THREE], 2, False, TWO),
        ([ONE, ONE, TWO, THREE], 2, False, ONE),
    ],
)
def test_the_last_small_day_is_the_last_on_which_there_were_few_papers(
    added: list[date], most: int, now: bool, last: date | None
) -> None:
    assert SmallSite.of(added, most) == SmallSite(now, last)


@pytest.mark.parametrize(
    ("site", "choice", "published", "had"),
    [
        (SmallSite(now=True, last_day=None), "auto", THREE, True),
        (SmallSite(now=False, last_day=None), "auto", ONE, False),
        (SmallSite(now=False, last_day=TWO), "auto", TWO, True),
        (SmallSite(now=False, last_day=TWO), "auto", THREE, False),
        (SmallSite(now=False, last_day=None), "always", THREE, True),
        (SmallSite(now=True, last_day=None), "never", ONE, False),
        (SmallSite(now=False, last_day=TWO), "never", ONE, False),
    ],
)
def test_what_was_published_in_time_keeps_what_small_sites_have(
    site: SmallSite, choice: Choice, published: date, had: bool
) -> None:
    assert site.had(choice, published) is had


def group(path: str, papers: int) -> KeywordGroup:
    return KeywordGroup(path, path, tuple(range(papers)))


def groups_of(*keywords: KeywordGroup) -> Groups:
    return Groups({k.name: k for k in keywords}, {}, {}, {}, {}, (), (), {})


@for_rows(
    ("site", "choice", "papers", "line", "fed", "noted"),
    [
        # small: every group has a feed, and nothing needs to be noted
        (SmallSite(now=True, last_day=None), "auto", 2, "keyword:x", True, False),
        (SmallSite(now=True, last_day=None), "auto", 9, "keyword:x", True, False),
        (SmallSite(now=False, last_day=None), "auto", 4, "keyword:x", False, False),
        (SmallSite(now=False, last_day=None), "auto", 5, "keyword:x", True, True),
        # it had enough once, or was published while the site was small
        (SmallSite(now=False, last_day=None), "auto", 2, "feed:yes", True, False),
        (SmallSite(now=False, last_day=TWO), "auto", 2, "keyword:x", True, False),
        (SmallSite(now=False, last_day=None), "always", 2, "keyword:x", True, False),
        (SmallSite(now=False, last_day=None), "always", 9, "keyword:x", True, False),
        (SmallSite(now=False, last_day=None), "always", 2, "feed:yes", True, False),
        (SmallSite(now=True, last_day=None), "never", 2, "feed:yes", False, False),
        (SmallSite(now=False, last_day=ONE), "auto", 2, "keyword:x", False, False),
        (SmallSite(now=False, last_day=None), "never", 9, "feed:yes", False, False),
    ],
)
def test_a_feed_that_was_published_stays(  # noqa: PLR0913, PLR0917 - the table's columns
    site: SmallSite, choice: Choice, papers: int, line: str, fed: bool, noted: bool
) -> None:
    settings = Settings(url="https://a.example/", feeds=choice, sizes=Sizes(papers_of_a_feed=5))
    ledger = {"keywords/x": Address("keywords/x", frozenset({line}), TWO)}
    found, lines = groups_with_feeds(groups_of(group("keywords/x", papers)), site, settings, ledger)
    assert (found == {"keywords/x"}) is fed
    assert ("keywords/x" in lines) is noted
    if noted:
        assert lines["keywords/x"].identities == {line, "feed:yes"}


def test_a_site_without_an_address_has_no_feeds() -> None:
    site = SmallSite(now=True, last_day=None)
    ledger = {"keywords/x": Address("keywords/x", frozenset({"keyword:x"}), TWO)}
    found = groups_with_feeds(groups_of(group("keywords/x", 9)), site, Settings(), ledger)
    assert found == (frozenset(), {})


def test_keywords_venues_and_topics_have_feeds_and_years_have_none() -> None:
    papers = (0, 1)
    groups = Groups(
        keywords={"k": KeywordGroup("keywords/k", "k", papers)},
        authors={},
        years={1: Group("years/1", "1", papers)},
        sources={"s": Group("sources/s", "s", papers)},
        venues={"v": VenueGroup("venues/v", "v", papers, None, ())},
        everyone=(),
        author_pages=(),
        venue_pages={},
        topics=(TopicGroup("topics/t", "t", papers, (), ()),),
    )
    paths = ("keywords/k", "years/1", "sources/s", "venues/v", "topics/t")
    ledger = {path: Address(path, frozenset({"x:1"}), TWO) for path in paths}
    settings = Settings(url="https://a.example/")
    found, _ = groups_with_feeds(groups, SmallSite(now=True, last_day=None), settings, ledger)
    assert found == {"keywords/k", "venues/v", "topics/t"}


@for_rows(
    ("added", "moved", "most", "choice", "compressed"),
    [
        ([ONE], [], 1, "auto", False),
        ([ONE], [], 1, "never", False),  # about files of single papers
        ([ONE, ONE], [], 1, "auto", True),
        ([ONE, ONE], [], 1, "never", True),
        ([ONE, ONE], [], 1, "always", False),
        ([ONE, TWO], [], 1, "auto", False),  # it was small once, and has published them
        ([ONE], [ONE], 1, "auto", True),  # it is small now
        ([ONE], [TWO], 1, "auto", False),
        ([], [], 0, "auto", False),
    ],
)
def test_a_site_that_never_was_small_has_the_files_of_all_papers_compressed(
    added: list[date], moved: list[date], most: int, choice: Choice, compressed: bool
) -> None:
    corpus = Corpus((), groups_of(), (), {}, tuple(added), {}, moved=tuple(moved))
    settings = Settings(citation_files=choice, sizes=Sizes(small_site=most))
    assert bool(compressed_forms(corpus, settings)) is compressed


@for_rows(("few", "forms"), [(True, FEWER), (False, tuple(JOININGS))])
def test_a_site_that_published_the_files_of_all_forms_keeps_them(
    few: bool,
    forms: tuple[str, ...],
) -> None:
    corpus = Corpus((), groups_of(), (), {}, (ONE, ONE), {}, few_forms=few)
    assert compressed_forms(corpus, Settings(sizes=Sizes(small_site=1))) == forms


LARGE = SmallSite(now=False, last_day=None)


@for_rows(
    ("before", "site", "few", "marked"),
    [
        ({}, LARGE, True, {"papers/a"}),  # its first build
        ({}, SmallSite(now=True, last_day=None), True, set()),
        ({}, SmallSite(now=False, last_day=ONE), True, set()),
        ({"papers/a": "title:1"}, LARGE, False, set()),  # older code published it
        ({"papers/a": "title:1", "papers/b": "files:few"}, LARGE, True, set()),
    ],
)
def test_the_ledger_knows_which_large_sites_began_with_few_files(
    before: dict[str, str], site: SmallSite, few: bool, marked: set[str]
) -> None:
    now = [Address(path, frozenset({"x:1"}), ONE) for path in ("papers/b", "papers/a", "years/1")]
    known = {path: Address(path, frozenset({said}), ONE) for path, said in before.items()}
    found, lines = few_forms(site, known, {address.path: address for address in now})
    assert (found, set(lines)) == (few, marked)
    assert all(line.identities == {"x:1", "files:few"} for line in lines.values())


def test_a_site_without_papers_marks_nothing() -> None:
    assert few_forms(LARGE, {}, {}) == (True, {})


def test_a_large_site_whose_papers_turn_out_to_be_fewer_keeps_its_compressed_files(
    tmp_path: Path,
) -> None:
    def large(text: str) -> Settings:
        return replace(read_settings(text), sizes=Sizes(small_site=2))

    site = Site(tmp_path)
    numbers = {f"key{n}": {"title": f"Loom {n}", "eprint": f"2001.0000{n}"} for n in range(3)}
    site.bibliography(**numbers)
    with patch("paperweave.config.settings.read_settings", large):
        assert site.build() == 0
        published = {path.name for path in site.docs.glob("papers.*.gz")}
        line = "arxiv:2001.00002 "
        ledger = (site.seeds / "addresses.tsv").read_text("utf-8")
        site.put("addresses.tsv", ledger.replace(line, f"{line}redirect:papers/2001.00001 "))
        del numbers["key2"]
        site.bibliography(**numbers)
        assert site.build() == 0
    assert len(site.papers) == 2
    assert published == {f"papers.{form}.gz" for form in FEWER}
    assert published <= site.pages().keys()
