"""Which line of the ledger a thing keeps, and what its name becomes: each rule by cases."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from paperweave.address.assign import Named, assign
from paperweave.address.author_groups import AuthorPages
from paperweave.address.circles import Circles
from paperweave.address.citation_keys import keys_beside, made_key, wanted_key
from paperweave.address.groups import redirects_of
from paperweave.address.ledger import (
    Address,
    DamagedLedgerError,
    merged,
    newest_day,
    read_ledger,
    write_ledger,
)
from paperweave.address.papers import address_papers
from paperweave.address.people import Mention, maybe_same, people_of, tells_apart
from paperweave.address.slugs import keyword_slug
from paperweave.address.topic_groups import (
    address_topics,
    places_before,
    topics_before,
    with_places,
)
from paperweave.address.venue_groups import VenuePapers, venues_of
from paperweave.config.curation import Curation
from paperweave.model.keyword import Keyword
from paperweave.model.paper import PaperAddress
from paperweave.model.topic import Topic
from tests.address.test_people import paper
from tests.support.making import entry, published, together
from tests.support.rows import for_rows

DAY, EARLIER = date(2024, 5, 6), date(2023, 1, 2)


def ledger(**lines: str) -> dict[str, Address]:
    """Lines of papers by their names; a day behind ``@`` is an earlier one."""
    found = {}
    for name, identities in lines.items():
        words = identities.split()
        day = EARLIER if "@" in words else DAY
        path = f"papers/{name}"
        found[path] = Address(path, frozenset(words) - {"@"}, day)
    return found


def kept(known: dict[str, Address], *things: str) -> list[str]:
    """The names that papers of these identities keep or get."""
    named = [Named("papers", frozenset(thing.split()), "new") for thing in things]
    return [path.partition("/")[2] for path in assign(named, known, DAY).paths]


@for_rows(
    ("lines", "thing", "name"),
    [
        ({"a": "arxiv:1", "b": "doi:1"}, "arxiv:1 doi:1", "a"),
        ({"b": "arxiv:1", "a": "doi:1"}, "arxiv:1 doi:1", "b"),
        ({"a": "title:1 abstract:1", "b": "doi:1"}, "doi:1 title:1 abstract:1", "b"),
        ({"a": "title:1", "b": "title:1 abstract:1"}, "title:1 abstract:1", "b"),
        # a title says as much as an abstract: then the line of which less is left unexplained
        ({"a": "title:1 bibtex:k", "b": "abstract:1"}, "title:1 abstract:1", "b"),
        ({"b": "title:1", "a": "abstract:1 bibtex:k"}, "title:1 abstract:1", "b"),
        # then the older, then the first
        ({"a": "title:1", "b": "title:1 @"}, "title:1", "b"),
        ({"b": "title:1", "a": "title:1"}, "title:1", "a"),
        # a line that leads elsewhere comes last
        ({"a": "title:1 abstract:1 redirect:papers/b", "b": "title:1"}, "title:1 abstract:1", "b"),
        # other arXiv numbers are other papers, unless title and abstract, or a DOI, are the same
        ({"a": "arxiv:1 title:1"}, "arxiv:2 title:1", "new"),
        ({"a": "arxiv:1 title:1 abstract:1"}, "arxiv:2 title:1 abstract:1", "a"),
        ({"a": "arxiv:1 abstract:1"}, "arxiv:2 abstract:1", "new"),
        ({"a": "arxiv:1 doi:1"}, "arxiv:2 doi:1", "a"),
        ({"a": "arxiv:1 title:1"}, "title:1", "a"),
        ({"a": "title:1"}, "arxiv:2 title:1", "a"),
        ({"a": "arxiv:1 arxiv:2 title:1"}, "arxiv:2 title:1", "a"),
        ({"a": "title:2"}, "title:1", "new"),
        ({"new": "title:2"}, "title:1", "new-2"),
        ({"new": "title:2", "new-2": "title:3"}, "title:1", "new-3"),
        ({"NEW": "title:2"}, "title:1", "new-2"),
    ],
)
def test_a_paper_keeps_the_line_that_says_most_of_it(
    lines: dict[str, str], thing: str, name: str
) -> None:
    assert kept(ledger(**lines), thing) == [name]


def test_a_corrected_arxiv_number_with_the_same_doi_keeps_its_address() -> None:
    before = ledger(**{"2402.17412": "arxiv:2402.17412 doi:10.1000/x title:1"})
    assert kept(before, "arxiv:2402.17421 doi:10.1000/x title:2") == ["2402.17412"]


@pytest.mark.parametrize(("count", "found"), [(40, True), (41, False)])
def test_what_is_on_more_than_forty_lines_leads_to_none(count: int, found: bool) -> None:
    lines = ledger(**{f"n{number}": "title:editorial" for number in range(count)})
    assert (kept(lines, "title:editorial") != ["new"]) is found


@pytest.mark.parametrize("more", ["", " feed:yes"])
def test_things_of_the_same_letters_keep_their_lines_whether_or_not_they_have_a_feed(
    more: str,
) -> None:
    lines = ledger(**{"bert": f"keyword:bert{more}", "bert-2": "keyword:bert"})
    assert kept(lines, "keyword:bert", "keyword:bert") == ["bert", "bert-2"]


def test_each_thing_keeps_one_line_and_each_line_goes_to_one_thing() -> None:
    lines = ledger(a="title:1 abstract:1", b="title:1")
    assert kept(lines, "title:1 abstract:1", "title:1") == ["a", "b"]
    assert kept(lines, "title:1", "title:1 abstract:1") == ["b", "a"]
    assert kept(ledger(a="title:1"), "title:1 abstract:1", "title:1 abstract:2") == ["a", "new"]


def test_a_thing_whose_old_line_leads_away_leaves_a_line_to_the_other() -> None:
    lines = ledger(a="title:1 abstract:1 redirect:papers/b", b="title:1 title:2 abstract:2")
    assert kept(lines, "title:1 abstract:1", "title:2 abstract:2") == ["a", "b"]


def test_new_names_go_by_what_the_things_are_and_not_by_their_order() -> None:
    things = [Named("papers", frozenset({f"title:{n}"}), "x") for n in "cab"]
    assert assign(things, {}, DAY).paths == ("papers/x-3", "papers/x", "papers/x-2")
    index = Named("papers", frozenset({"title:1"}), "index")
    assert assign([index], {}, DAY).paths == ("papers/index-2",)


@for_rows(
    ("lines", "things", "redirects", "homeless"),
    [
        # a line that is left over leads to the paper that it speaks of
        (
            {"a": "title:1 abstract:1", "b": "title:1 abstract:1 @"},
            ["title:1 abstract:1"],
            {"a": "b"},
            "",
        ),
        # of two papers to that of which it says most
        (
            {"a": "abstract:1 title:2", "b": "doi:1", "c": "doi:2"},
            ["doi:1 abstract:1", "doi:2 abstract:1 title:2"],
            {"a": "c"},
            "",
        ),
        # the title alone is too little beside another abstract, or other authors
        ({"a": "title:1 abstract:1", "b": "title:1 abstract:2"}, ["title:1 abstract:2"], {}, "a"),
        ({"a": "title:1 facts:1", "b": "title:1 facts:2"}, ["title:1 facts:2"], {}, "a"),
        (
            {"a": "title:1 facts:1", "b": "title:1 abstract:2"},
            ["title:1 abstract:2"],
            {"a": "b"},
            "",
        ),
        ({"a": "title:1", "b": "title:1 abstract:2"}, ["title:1 abstract:2"], {"a": "b"}, ""),
        # where nothing is left it leads where it led before
        ({"a": "title:9 redirect:papers/b", "b": "title:1"}, ["title:1"], {"a": "b"}, ""),
        (
            {"a": "title:9 redirect:papers/c", "c": "title:8 redirect:papers/b", "b": "title:1"},
            ["title:1"],
            {"a": "b", "c": "b"},
            "",
        ),
        ({"a": "title:9 redirect:papers/c", "c": "title:8 redirect:papers/a"}, [], {}, "a c"),
        ({"a": "title:9 redirect:papers/gone"}, [], {}, "a"),
        ({"a": "title:9"}, ["title:1"], {}, "a"),
    ],
)
def test_a_line_that_nothing_keeps_leads_on_or_is_told(
    lines: dict[str, str], things: list[str], redirects: dict[str, str], homeless: str
) -> None:
    named = [Named("papers", frozenset(thing.split()), "new") for thing in things]
    addressed = assign(named, ledger(**lines), DAY)
    assert {a[7:]: b[7:] for a, b in addressed.redirects.items()} == redirects
    assert [path[7:] for path in addressed.homeless] == homeless.split()
    for path, target in addressed.redirects.items():
        assert addressed.ledger[path].values("redirect") == [target]


def test_what_a_line_shows_again_leads_nowhere_and_knows_what_is_new() -> None:
    lines = ledger(a="title:1 redirect:papers/b @")
    addressed = assign([Named("papers", frozenset({"title:1", "doi:1"}), "x")], lines, DAY)
    line = addressed.ledger["papers/a"]
    assert line == Address("papers/a", frozenset({"title:1", "doi:1"}), EARLIER)


def test_sections_do_not_mix() -> None:
    lines = {"keywords/a": Address("keywords/a", frozenset({"title:1"}), DAY)}
    assert kept(lines, "title:1") == ["new"]


# Papers


def test_a_paper_left_out_on_purpose_keeps_its_line_and_leads_to_the_list() -> None:
    shown, hidden = _merged("One"), _merged("Two")
    _, places, before = address_papers([shown, hidden], [], {}, DAY)
    assert [place.address for place in places] == ["one", "two"]
    _, places, after = address_papers([shown], [hidden], before.ledger, DAY)
    assert [place.address for place in places] == ["one"]
    assert after.redirects == {"papers/two": "papers/index"}
    assert after.ledger == before.ledger
    assert not after.homeless
    # what led to it leads to the list, too
    led = Address("papers/old", frozenset({"title:9", "redirect:papers/two"}), DAY)
    _, _, led_on = address_papers([shown], [hidden], {**before.ledger, led.path: led}, DAY)
    assert led_on.redirects == {"papers/two": "papers/index", "papers/old": "papers/index"}
    # one that was never published has no line
    _, _, fresh = address_papers([shown], [_merged("Three")], before.ledger, DAY)
    assert set(fresh.ledger) == {"papers/one", "papers/two"}


def _merged(title: str | None, **fields: Any) -> Any:  # noqa: ANN401
    return together(entry(title, **fields))[0][0]


@pytest.mark.parametrize(
    ("fields", "identities"),
    [
        ({"arxiv": "2402.17412"}, "arxiv title"),
        ({"doi": "10.1000/X"}, "doi title"),
        ({"abstract": "We show."}, "abstract title"),
        ({"authors": ["Ann Lee"]}, "facts title"),
        ({"date": (2024,)}, "facts title"),
        ({"doi": "10.1000/X", "authors": ["Ann Lee"]}, "doi title"),
        ({"arxiv": "2402.17412", "authors": ["Ann Lee"]}, "arxiv title"),
        ({"other_titles": ("Bees", "Wasps")}, "title title title"),
    ],
)
def test_a_paper_is_known_by_its_identities(fields: dict[str, Any], identities: str) -> None:
    _, (place,), addressed = address_papers([_merged("One", **fields)], [], {}, DAY)
    line = addressed.ledger[f"papers/{place.address}"]
    kinds = sorted(i.partition(":")[0] for i in line.identities if not i.startswith("bibtex:"))
    assert kinds == identities.split()
    assert "doi:10.1000/X" not in line.identities


@pytest.mark.parametrize(
    ("title", "fields", "beginning"),
    [
        ("One Two", {}, "one-two"),
        ("One", {"arxiv": "2402.17412"}, "2402.17412"),
        ("???", {}, "paper-"),
        (None, {"abstract": "We show."}, "untitled-paper-we-show"),
        (None, {}, "untitled-paper"),
    ],
)
def test_a_paper_would_like_an_address(
    title: str | None, fields: dict[str, Any], beginning: str
) -> None:
    _, (place,), addressed = address_papers([_merged(title, **fields)], [], {}, DAY)
    assert place.address.startswith(beginning)
    assert any(
        i.startswith(("title:", "abstract:"))
        for i in addressed.ledger[f"papers/{place.address}"].identities
    )


def test_papers_come_in_the_order_of_addresses_with_keys_that_no_other_has() -> None:
    papers = [_merged(f"Bees {n}", authors=["Ann Lee"], date=(2024,)) for n in range(30, 0, -1)]
    ordered, places, _ = address_papers(papers, [], {}, DAY)
    assert [p.title for p in ordered[:3]] == ["Bees 1", "Bees 10", "Bees 11"]
    keys = [place.bibtex_key for place in places]
    assert keys[:3] == ["lee2024bees", "lee2024beesa", "lee2024beesb"]
    assert keys[-4:] == ["lee2024beesz", "lee2024beesaa", "lee2024beesab", "lee2024beesac"]


# Keys

_SKIPPED = "a an the on of for in to and with from towards toward is are at by"


@for_rows("word", _SKIPPED.split())
def test_a_small_word_is_not_in_a_key(word: str) -> None:
    assert made_key(_merged(f"{word} bees", authors=["Ann Lee"])) == "leebees"


@for_rows(
    ("title", "fields", "key"),
    [
        ("On Bees", {"authors": ["Ann Lee"], "date": (2024,)}, "lee2024bees"),
        ("On Bees", {"authors": ["Vincent van Gogh"]}, "goghbees"),
        ("On Bees", {"authors": ["The Bee Team", "Ann Lee"]}, "beeteambees"),
        ("On Bees", {"authors": ["Jörg Müller"]}, "mullerbees"),
        ("Bees' $x^2$ Life", {"authors": ["Ann Lee"]}, "leebees"),
        ("The of", {"authors": ["Ann Lee"]}, "leethe"),
        ("Bees", {"authors": ["A" * 21]}, "a" * 20 + "bees"),
        ("b" * 17, {"authors": ["Ann Lee"]}, "lee" + "b" * 16),
        ("…", {"authors": ["Ann Lee"]}, "lee"),
        ("One Two and Three Four", {"date": (2024,)}, "onetwothree2024"),
        ("b" * 17, {}, "b" * 16),
        ("…", {}, "paper"),
        ("3D Bees", {"authors": ["Ann Lee"]}, "lee3d"),
    ],
)
def test_our_key_is_author_year_and_word(title: str, fields: dict[str, Any], key: str) -> None:
    assert made_key(_merged(title, **fields)) == key


@for_rows(
    ("owners", "key"),
    [
        # it tells of the paper: a name, a word, the number, a word and the year
        ("lee", "lee"),
        ("le", "le"),
        ("l", "lee2024queens"),
        ("queen", "queen"),
        ("quee", "quee"),
        ("que", "lee2024queens"),
        ("queenhood", "lee2024queens"),
        ("2402.17412", "2402.17412"),
        ("2402.17421", "lee2024queens"),
        ("abc2024", "abc2024"),
        ("abc24", "abc24"),
        ("ab2024", "lee2024queens"),
        ("abc2023", "lee2024queens"),
        ("2024", "lee2024queens"),
        ("mine", "lee2024queens"),
        # every program takes it
        ("lee.b:c+d/e-f_1", "lee.b:c+d/e-f_1"),
        ("lee two", "lee2024queens"),
        ("leé", "lee2024queens"),
        ("_lee", "lee2024queens"),
        ("1lee", "1lee"),
        ("lee{", "lee2024queens"),
        ("lee" + "a" * 77, "lee" + "a" * 77),
        ("lee" + "a" * 78, "lee2024queens"),
    ],
)
def test_an_owners_key_is_used_where_it_tells_of_the_paper(owners: str, key: str) -> None:
    fields: dict[str, Any] = {"authors": ["Ann Lee"], "date": (2024,), "arxiv": "2402.17412"}
    assert wanted_key(_merged("Queens", key=owners, **fields)) == key


def test_other_keys_stand_beside_the_one_that_is_used() -> None:
    entries = [
        entry("Bees", line=n, authors=["Ann Lee"], key=key, arxiv="2402.17412")
        for n, key in enumerate(["key0", "theirs", "not sound", "theirs"])
    ]
    (found,) = published(together(*entries)[0])
    assert keys_beside(found) == ("theirs", "lee2024bees")
    (other,) = published(together(*entries[1:])[0])
    assert keys_beside(other) == ("theirs",)


# The ledger's lines

HEADER = "# address\tidentifies\tfirst published\n"


@for_rows(
    ("line", "expected"),
    [
        ("papers/a\ttitle:1f\t1970-01-01", "papers/a"),
        ("papers/astro-ph/0601001\ttitle:1f\t2026-11-21", "papers/astro-ph/0601001"),
        ("keywords/a.b-c_d\tkeyword:x\t2026-11-21", "keywords/a.b-c_d"),
        ("lists/keywords/lora\tparts:1\t2026-11-21", "lists/keywords/lora"),
        ("lists/keywords/lora\tparts:9999\t2026-11-21", "lists/keywords/lora"),
        ("papers/a\tredirect:papers/b title:a:b\t2026-11-21", "papers/a"),
        ("papers/深度\ttitle:1f\t2026-11-21", "papers/深度"),
        *(
            (f"{s}/a\tx:1\t2099-12-31", f"{s}/a")
            for s in ("papers", "keywords", "authors", "years", "sources", "venues", "topics")
        ),
        ("about/a\tx:1\t2026-11-21", "not an address"),
        ("papers/a-\tx:1\t2026-11-21", "not an address"),
        ("papers/-a\tx:1\t2026-11-21", "not an address"),
        ("papers/.a\tx:1\t2026-11-21", "not an address"),
        ("papers/a/b/c\tx:1\t2026-11-21", "not an address"),
        ("papers\tx:1\t2026-11-21", "not an address"),
        ("papers/a\tX:1\t2026-11-21", "not identities"),
        ("papers/a\tx::1\t2026-11-21", "not identities"),
        ("papers/a\tx:1 y::1\t2026-11-21", "not identities"),
        ("papers/a\tx:1  y:1\t2026-11-21", "not identities"),
        ("papers/a\tx:1 \t2026-11-21", "not identities"),
        ("papers/a\tx:1\t1969-12-31", "not a date"),
        ("papers/a\tx:1\t2100-01-01", "not a date"),
        ("papers/a\tx:1\t2026-13-01", "not a date"),
        ("papers/a\tparts:1\t2026-11-21", "'parts:1' for 'papers/a'"),
        ("lists/years/1\tparts:1 x:1\t2026-11-21", "'x:1' for"),
        ("lists/years/1\tparts:10000\t2026-11-21", "a number from 1 to 9999"),
        ("lists/years/1\tparts:0\t2026-11-21", "a number from 1 to 9999"),
        ("papers/a\tredirect:x/b\t2026-11-21", "'x/b' is not an address in papers/"),
        ("papers/a\tx:1", "2 columns where three"),
        ("<<<<<<< a", "unfinished merge"),
        ("=======", "unfinished merge"),
        (">>>>>>> a", "unfinished merge"),
        ("||||||| a", "unfinished merge"),
    ],
)
def test_a_line_is_read_or_refused(line: str, expected: str) -> None:
    text = f"{HEADER}{line}\n"
    if "/" in expected and "'" not in expected:
        assert list(read_ledger(text)) == [expected]
        assert write_ledger(read_ledger(text)).count("\n") == 2
    else:
        with pytest.raises(DamagedLedgerError, match=expected) as raised:
            read_ledger(text, "l.tsv")
        assert str(raised.value).startswith("l.tsv:2: ")


def test_long_faults_are_cut_and_bytes_before_a_text_do_not_count() -> None:
    with pytest.raises(DamagedLedgerError) as raised:
        read_ledger("x" * 70 + "\n")
    assert f"{'x' * 60!r} where" in str(raised.value)
    assert read_ledger(f"\ufeff{HEADER}") == {}
    with pytest.raises(DamagedLedgerError, match=r"tsv:2: the last line is cut off"):
        read_ledger(HEADER + "papers/a\tx:1\t2026-11-21")


@pytest.mark.parametrize(
    "mark", ["<<<<<<< a", "=======", ">>>>>>> b", "||||||| c", HEADER.strip(), ""]
)
def test_what_git_leaves_in_a_merged_ledger_goes(mark: str) -> None:
    line = "papers/a\tx:1\t2026-11-21\n"
    assert merged(f"\ufeff{HEADER}{mark}\n{line}") == HEADER + line


@pytest.mark.parametrize(
    ("lines", "day"),
    [
        (
            ["papers/a\tx:1\t2026-11-21", "papers/b\tx:1\t2026-11-23", "papers/c\tx:1\t2026-11-22"],
            date(2026, 11, 23),
        ),
        (["papers/a\tx:1\t2026-11-21 "], date(2026, 11, 21)),
        (["papers/a\tx:1\tyesterday"], None),
        ([], None),
    ],
)
def test_the_newest_day_of_a_ledger(lines: list[str], day: date | None) -> None:
    assert newest_day(HEADER + "".join(f"{line}\n" for line in lines)) == day


def test_an_address_changes_as_a_whole() -> None:
    line = Address("papers/a", frozenset({"x:1", "topic:b"}), EARLIER)
    assert line.with_identities(["x:1"]) is line
    assert line.with_identities(["x:2"]).identities == {"x:1", "x:2", "topic:b"}
    assert line.leading_to(None) is line
    led = line.leading_to("papers/b").leading_to("papers/c")
    assert led.values("redirect") == ["papers/c"]
    assert led.leading_to(None) == line
    assert line.having("topic", "c").identities == {"x:1", "topic:c"}
    assert line.with_identities(["x:0"]).values("x") == ["0", "1"]


# Topics, keywords, venues


def _places(*names: str) -> list[PaperAddress]:
    return [PaperAddress(name, f"key{name}", DAY) for name in names]


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ("1,2", (1.0, 2.0)),
        ("12.5,99.25", (12.5, 99.25)),
        ("100,0", (100.0, 0.0)),
        ("1000,1", None),
        ("1,1000", None),
        ("1.123,1", None),
        ("1,1.123", None),
        ("1", None),
        ("-1,1", None),
    ],
)
def test_a_place_on_the_map_is_read_back(written: str, place: tuple[float, float] | None) -> None:
    assert places_before(_places("a", "b"), ledger(a=f"title:1 place:{written}")) == [place, None]


def test_places_and_topics_are_kept_in_the_line_of_a_paper() -> None:
    lines = with_places(
        ledger(a="title:1 place:1,1", b="title:2"), _places("a", "b"), {0: (2.5, 3)}
    )
    assert lines["papers/a"].values("place") == ["2.5,3"]
    assert lines["papers/b"].values("place") == []
    assert topics_before(_places("a", "b", "c"), ledger(a="topic:x", b="title:1")) == [
        "x",
        None,
        None,
    ]


def _topic(
    name: str, *papers: int, before: str | None = None, beside: tuple[int, ...] = ()
) -> Topic:
    return Topic(before, name, papers, ("k",), beside)


def test_a_topic_has_the_address_of_the_topic_that_it_was() -> None:
    places, lines = _places("a", "b", "c"), ledger(a="title:1", b="title:2", c="title:3")
    topics = [_topic("Bees (Apis)", 0, beside=(1,)), _topic("…", 1), _topic("Bees", 2)]
    first = address_topics(topics, places, lines, DAY)
    assert [group.path for group in first.groups] == [
        "topics/bees",
        "topics/topic",
        "topics/bees-2",
    ]
    assert first.groups[0].beside == ("topics/topic",)
    assert first.ledger["papers/a"].values("topic") == ["bees"]
    known = {**lines, **first.ledger}
    renamed = [_topic("Wasps", 0, before="bees"), _topic("Bees", 1, 2)]
    second = address_topics(renamed, places, known, DAY)
    assert [group.path for group in second.groups] == ["topics/bees", "topics/bees-3"]
    assert second.redirects == {"topics/topic": "topics/index", "topics/bees-2": "topics/index"}


@pytest.mark.parametrize(
    ("shown", "folded", "name"),
    [
        ("low-rank adaptation (LoRA)", "low rank adaptation", "low-rank-adaptation"),
        ("f(x) (y)", "fx", "f-x"),
        ("looms (L) (M)", "looms", "looms"),
        ("… (A)", "dots", "dots"),
        ("…", "…", "keyword"),
    ],
)
def test_a_keyword_would_like_an_address_without_its_acronym(
    shown: str, folded: str, name: str
) -> None:
    keyword = Keyword.__new__(Keyword)
    object.__setattr__(keyword, "shown", shown)
    object.__setattr__(keyword, "folded", folded)
    assert keyword_slug(keyword) == name


def test_a_venue_has_the_name_that_stands_most_often() -> None:
    from dataclasses import replace

    names = ["Hive Days", "hive days", "Hive Days", "Hive days", "PhD thesis", "PhD thesis"]
    papers = [replace(paper(n), venue=name) for n, name in enumerate(names)]
    (found,) = venues_of(papers, [3, 2, 1, 0, 4, 5])
    assert (found.name, found.papers) == ("Hive Days", (3, 2, 1, 0))
    assert found.variants == ("Hive Days", "Hive days", "hive days")
    (even,) = venues_of(papers[1:3], [0, 1])
    assert even.name == "Hive Days"
    kinds = [
        replace(paper(n), venue=name) for n, name in enumerate(["Bee Journal X", "bee journal x"])
    ]
    assert [v.kind for v in venues_of(kinds, [0, 1])] == ["journal"]
    assert VenuePapers("…", None, (), ()).wanted == "venue"
    assert VenuePapers("b" * 61, None, (), ()).wanted == "b" * 15
    assert VenuePapers("b" * 60, None, (), ()).wanted == "b" * 60


def test_what_is_gone_leads_to_the_list_of_its_kind() -> None:
    from paperweave.address.assign import Addressed

    papers = Addressed((), {"papers/a": "papers/b"}, (), {})
    groups = Addressed((), {"keywords/a": "keywords/b"}, ("keywords/c", "years/1"), {})
    parts = {"keywords/parts/c-1": "keywords/c", "years/parts/2-1": "years/2"}
    assert redirects_of(papers, groups, parts) == {
        "papers/a": "papers/b",
        "keywords/a": "keywords/b",
        "keywords/c": "keywords/index",
        "years/1": "years/index",
        "keywords/parts/c-1": "keywords/index",
        "years/parts/2-1": "years/2",
    }


# Persons


@pytest.mark.parametrize(
    ("identifier", "apart"),
    [
        ("acl:wei-zhang-0001", "0001"),
        ("acl:wei-zhang", "wei-zhang"),
        ("said:2-abcdef", "2"),
        ("orcid:0000-0002-1825-0097", "0000-0002-1825-0097"),
        ("acl:zhang1", "zhang1"),
    ],
)
def test_namesakes_are_told_apart_by_what_their_identifier_says(
    identifier: str, apart: str
) -> None:
    assert tells_apart(identifier) == apart


@for_rows(
    ("one", "other", "same"),
    [
        ("Andrew Ng", "A. Ng", True),
        ("A. Y. Ng", "Andrew Ng", True),
        ("Andrew Y. Ng", "A. Ng", True),
        ("Andrew Y. Ng", "Andrew X. Ng", False),
        ("Andrew Yan Ng", "Andrew Y. Ng", True),
        ("Andrew Ng", "Anna Ng", False),
        ("Ng", "A. Ng", False),
        ("Jean-Paul Ng", "J.-P. Ng", True),
        ("Jean-Paul Ng", "J.-K. Ng", False),
        ("Andrew Ng", "Andrew Wu", False),
        ("Éva Ng", "Eva Ng", True),
        ("ANDREW Ng", "a. Ng", True),
        ("Andrew Ng", "An Ng", False),
    ],
)
def test_two_names_may_be_one_persons(one: str, other: str, same: bool) -> None:
    papers = [paper(1, one, "Ann Bee"), paper(2, other, "Ann Bee")]
    people = people_of(papers, Curation())
    assert bool(maybe_same(people, papers, Curation())) is same
    told_apart = Curation(different_author=((one, other),))
    assert not maybe_same(people, papers, told_apart)


def test_names_are_asked_about_only_where_a_co_author_speaks_for_them() -> None:
    apart = [paper(1, "Andrew Ng", "Ann Bee"), paper(2, "A. Ng", "Bo Cee")]
    assert not maybe_same(people_of(apart, Curation()), apart, Curation())
    together_on_one = [paper(1, "Andrew Ng", "A. Ng", "Ann Bee"), paper(2, "A. Ng", "Ann Bee")]
    assert not maybe_same(people_of(together_on_one, Curation()), together_on_one, Curation())
    known = [paper(1, ("Andrew Ng", "acl:a"), "Ann Bee"), paper(2, ("A. Ng", "acl:b"), "Ann Bee")]
    assert not maybe_same(people_of(known, Curation()), known, Curation())
    half_known = [paper(1, ("Andrew Ng", "acl:a"), "Ann Bee"), paper(2, "A. Ng", "Ann Bee")]
    found = maybe_same(people_of(half_known, Curation()), half_known, Curation())
    assert sorted(found) == [0, 2]
    assert [(alike.person, alike.beside) for alike in found[0]] == [(2, ("Ann Bee",))]


def test_at_most_five_co_authors_are_named() -> None:
    others = [f"Co Author{n}" for n in range(7)]
    papers = [paper(1, "Andrew Ng", *others), paper(2, "A. Ng", *others)]
    found = maybe_same(people_of(papers, Curation()), papers, Curation())
    assert [len(alike.beside) for alike in found[0]] == [5]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("Wei Zhang (2402.00001)", (0,)),
        ("Wei Zhang (papers/2402.00002)", (1,)),
        ("Wei Zhang (KEY; 2402.00001 ; 2402.00003)", (0, 2)),
        ("Wei Zhang(2402.00001)", (0,)),
        ("Wei Zhang (title 2 about thing 2)", (1,)),
    ],
)
def test_a_person_names_the_papers_that_are_meant(said: str, who: tuple[int, ...]) -> None:
    papers = [paper(n, "Wei Zhang", "Bo Cee") for n in (1, 2, 3, 4)]
    people = people_of(papers, Curation(different_author=((said, "Wei Zhang (2402.00004)"),)))
    assert who in [p.papers for p in people.persons]
    assert people.persons[people.of[Mention(0, "Bo Cee")]].papers == (0, 1, 2, 3)


def test_a_name_of_two_persons_gets_a_page_that_asks() -> None:
    papers = [paper(1, ("Wei Zhang", "acl:a-1")), paper(2, ("Wei Zhang", "acl:a-2"))]
    people = people_of(papers, Curation())
    assert [(p.name, p.papers, p.namesakes) for p in people.persons] == [
        ("Wei Zhang", (0,), ()),
        ("Wei Zhang", (1,), ()),
        ("Wei Zhang", (), (0, 1)),
    ]


def test_circles_are_of_papers_with_a_co_author_a_keyword_or_a_venue_in_common() -> None:
    from dataclasses import replace

    papers = [
        paper(1, "Wei Zhang", "Ann Bee"),
        paper(2, "Wei Zhang", "Bo Cee"),
        paper(3, "Wei Zhang", "Ann Bee"),
        replace(paper(4, "Wei Zhang"), keywords=("Bees",)),
        replace(paper(5, "Wei Zhang"), keywords=("Bees",)),
        replace(paper(6, "Wei Zhang"), venue="Hive"),
        replace(paper(7, "Wei Zhang"), venue="Hive"),
        paper(8, "Wei Zhang"),
    ]
    people = people_of(papers, Curation())
    number = people.of[Mention(0, "Wei Zhang")]
    assert Circles(people, papers).of(number) == [[0, 2], [3, 4], [5, 6], [1], [7]]


def _pages(papers: list[Any]) -> AuthorPages:
    return AuthorPages(papers, Curation(), {i: i for i in range(len(papers))})


def test_a_page_is_for_persons_of_several_papers_in_the_order_of_names() -> None:
    papers = [
        paper(1, "bo Cee", "Ann Bee", "Zoe One"),
        paper(2, "bo Cee", "Ann Bee", "Cy Dee"),
        paper(3, "Cy Dee"),
    ]
    pages = _pages(papers)
    assert [thing.wanted for thing in pages.things()] == ["ann-bee", "bo-cee", "cy-dee"]
    paths = {n: f"authors/{n}" for n in pages.shown}
    groups = pages.groups(paths)
    assert list(groups) == ["Ann Bee", "bo Cee", "Cy Dee"]
    assert groups["Ann Bee"].circles == ()
    assert groups["Cy Dee"].circles == ((1,), (2,))
    assert [a.name for a in pages.listed(paths)] == ["Ann Bee", "bo Cee", "Cy Dee", "Zoe One"]
    assert pages.pages_on(paths)[0] == {
        name: paths[pages.people.of[Mention(0, name)]] for name in ("bo Cee", "Ann Bee")
    }


@pytest.mark.parametrize(("count", "shown"), [(200, True), (201, False)])
def test_a_person_of_very_many_papers_has_one_circle(count: int, shown: bool) -> None:
    papers = [paper(n, "Wei Zhang") for n in range(1, count + 1)]
    pages = _pages(papers)
    (group,) = pages.groups(dict.fromkeys(pages.shown, "authors/x")).values()
    assert bool(group.circles) is shown


def test_a_person_with_an_identifier_or_a_question_has_no_circles() -> None:
    papers = [paper(1, ("Ann Bee", "acl:a"), "Bo Cee"), paper(2, ("Ann Bee", "acl:a"), "Cy Dee")]
    pages = _pages(papers)
    (group,) = pages.groups(dict.fromkeys(pages.shown, "authors/x")).values()
    assert group.circles == ()
    assert group.ids == ("acl:a",)
    (thing,) = pages.things()
    assert thing.identities == {"person:acl:a", "author:annbee"}


def test_namesakes_have_labels_and_identities_of_their_own() -> None:
    papers = [
        paper(1, ("Wei Zhang", "acl:wei-zhang-0001"), "Ann Bee"),
        paper(2, ("Wei Zhang", "acl:wei-zhang-0001")),
        paper(3, ("Wei Zhang", "acl:wei-zhang-0002")),
        paper(4, "Wei Zhang"),
    ]
    pages = _pages(papers)
    assert [pages.names[n] for n in pages.shown] == ["Wei Zhang", "Wei Zhang (0001)"]
    wanted = {thing.wanted: thing.identities for thing in pages.things()}
    assert wanted["wei-zhang-0001"] == {"person:acl:wei-zhang-0001"}
    assert wanted["wei-zhang"] == {"author:weizhang"}
    groups = pages.groups({n: f"authors/{n}" for n in pages.shown})
    assert [namesake.name for namesake in groups["Wei Zhang"].namesakes] == [
        "Wei Zhang (0001)",
        "Wei Zhang (0002)",
    ]
    assert groups["Wei Zhang"].namesakes[1].path is None
