"""Addresses under change.

Each test edits listings as a person would, and builds with the real command.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.support.making import abstract
from tests.support.site_of import bibliography

if TYPE_CHECKING:
    from collections.abc import Callable

    from paperweave.address.ledger import Ledger
    from tests.support.site_of import Site

BLUE, GREEN, RED = abstract("blue"), abstract("green"), abstract("red")
CURATION = "curation.toml"
ACL = "https://aclanthology.org/"


def test_a_paper_is_found_by_its_arxiv_number_else_by_its_title(site: Site) -> None:
    site.bibliography(
        a={"title": "One", "eprint": "2402.17412"},
        b={"title": "A Second: Paper", "abstract": BLUE},
        c={"title": "Old", "eprint": "astro-ph/0601001"},
    )
    assert site.build() == 0
    assert site.addresses() == {
        "One": "2402.17412",
        "A Second: Paper": "a-second-paper",
        "Old": "astro-ph/0601001",
    }


@pytest.mark.parametrize(
    "where",
    [
        {"url": "https://aclanthology.org/P18-1001/"},
        {"doi": "10.18653/v1/P18-1001"},
        {"url": "https://www.aclweb.org/anthology/P18-1001.pdf"},
    ],
)
def test_a_paper_of_the_acl_anthology_is_found_by_its_number_there(
    site: Site, where: dict[str, str]
) -> None:
    site.bibliography(a={"title": "One", **where})
    assert site.build() == 0
    assert site.addresses() == {"One": "P18-1001"}


@pytest.mark.parametrize(
    ("more", "address"),
    [
        ({"eprint": "1802.17412"}, "1802.17412"),
        ({"url": "https://looms.example/", "abstract": f"{BLUE} {ACL}P18-1001"}, "one"),
    ],
)
def test_a_number_of_the_anthology_counts_behind_arxivs_and_only_where_it_is_the_papers_own(
    site: Site, more: dict[str, str], address: str
) -> None:
    site.bibliography(a={"title": "One", "url": f"{ACL}P18-1001/", **more})
    assert site.build() == 0
    assert site.addresses() == {"One": address}


def test_a_published_address_stays_where_the_anthologys_number_is_found_later(site: Site) -> None:
    site.bibliography(a={"title": "One", "abstract": BLUE})
    site.build()
    site.bibliography(a={"title": "One", "abstract": BLUE, "url": f"{ACL}P18-1001/"})
    assert site.build() == 0
    assert site.addresses() == {"One": "one"}


def test_a_paper_of_the_anthology_keeps_its_address_though_all_its_words_are_corrected(
    site: Site,
) -> None:
    site.bibliography(a={"title": "One", "abstract": BLUE})
    site.build()
    site.bibliography(a={"title": "One", "abstract": BLUE, "url": f"{ACL}P18-1001/"})
    site.build()
    site.bibliography(a={"title": "Two", "abstract": GREEN, "url": f"{ACL}P18-1001/"})
    assert site.build() == 0
    assert site.addresses() == {"Two": "one"}


def test_an_address_is_not_taken_over_by_another_work_of_the_anthology(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.bibliography(a={"title": "Overview", "url": f"{ACL}P18-1001/"})
    site.build()
    site.bibliography(a={"title": "Overview", "url": f"{ACL}P19-1001/"})
    assert site.build() == 1
    assert "papers/P18-1001" in capsys.readouterr().err


def test_a_corrected_title_keeps_the_address(site: Site) -> None:
    site.bibliography(a={"title": "Teh Title", "abstract": BLUE})
    site.build()
    site.bibliography(a={"title": "The Title", "abstract": BLUE})
    assert site.build() == 0
    assert site.addresses() == {"The Title": "teh-title"}


def test_a_corrected_abstract_keeps_the_address(site: Site) -> None:
    site.bibliography(a={"title": "The Title", "abstract": BLUE})
    site.build()
    site.bibliography(a={"title": "The Title", "abstract": GREEN})
    site.build()
    site.bibliography(a={"title": "Another Title", "abstract": GREEN})
    assert site.build() == 0
    assert site.addresses() == {"Another Title": "the-title"}


def test_listings_that_are_renamed_and_reordered_change_no_address_and_no_line_of_the_ledger(
    site: Site,
) -> None:
    one, two = {"title": "One", "abstract": BLUE}, {"title": "Two", "abstract": GREEN}
    site.put("first.bib", bibliography(one=one))
    site.put("second.bib", bibliography(two=two))
    site.build()
    before, ledger = site.addresses(), _of_papers(site)
    (site.seeds / "first.bib").unlink()
    (site.seeds / "second.bib").unlink()
    site.put("sub/all.bib", bibliography(zwei=two, eins=one))
    assert site.build() == 0
    assert site.addresses() == before
    assert _of_papers(site) == ledger
    assert b"redirect:" in site.pages()["sources/first-bib.md"]


def _of_papers(site: Site) -> Ledger:
    return {path: line for path, line in site.ledger.items() if path.startswith("papers/")}


def test_a_listing_that_is_removed_is_refused_with_the_addresses_that_would_die(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    site.put("first.bib", bibliography(one={"title": "One", "abstract": BLUE}))
    site.put("second.bib", bibliography(two={"title": "Two", "abstract": GREEN}))
    site.build()
    pages = site.pages()
    (site.seeds / "second.bib").unlink()
    assert site.build() == 1
    assert "papers/two" in capsys.readouterr().err
    assert site.pages() == pages


def test_a_listing_that_is_removed_costs_nothing_where_another_has_its_papers(site: Site) -> None:
    site.put(
        "first.bib", bibliography(one={"title": "One", "abstract": BLUE}, two={"title": "Two"})
    )
    site.put("second.bib", bibliography(two={"title": "Two", "abstract": GREEN}))
    site.build()
    (site.seeds / "second.bib").unlink()
    assert site.build() == 0
    assert site.addresses() == {"One": "one", "Two": "two"}


def test_two_papers_found_to_be_one_answer_under_both_addresses(site: Site) -> None:
    site.bibliography(
        a={"title": "Early Title", "abstract": BLUE}, b={"title": "Later Title", "abstract": GREEN}
    )
    site.build()
    site.put(CURATION, 'same_paper = [["Early Title", "Later Title"]]')
    assert site.build() == 0
    assert len(site.papers) == 1
    assert site.answer("early-title") == site.answer("later-title")
    assert [path for path in site.report["redirects"] if path.startswith("papers/")] == [
        "papers/later-title"
    ]


def test_two_papers_that_become_one_by_a_corrected_title_answer_under_both_addresses(
    site: Site,
) -> None:
    site.put("list.bib", bibliography(a={"title": "Foo Baar and Its Friends", "abstract": BLUE}))
    site.put("other.bib", bibliography(a={"title": "Something Unlike It", "abstract": BLUE}))
    site.build()
    assert len(site.papers) == 2
    site.put("other.bib", bibliography(a={"title": "Foo Baar and Its Friends", "abstract": BLUE}))
    assert site.build() == 0
    assert site.answer("something-unlike-it") == "Foo Baar and Its Friends"


def test_one_paper_found_to_be_two_keeps_its_address_for_one_and_no_later_edit_swaps_them(
    site: Site,
) -> None:
    one, two = {"title": "One Title", "abstract": BLUE}, {"title": "Two Title", "abstract": GREEN}
    site.bibliography(a=one, b=two)
    site.put(CURATION, 'same_paper = [["One Title", "Two Title"]]')
    site.build()
    (first,) = site.addresses().values()
    (site.seeds / CURATION).unlink()
    assert site.build() == 0
    split = site.addresses()
    assert first in split.values()
    for _ in range(2):
        site.build()
        assert site.addresses() == split
    kept = next(title for title, address in split.items() if address == first)
    (one if kept == "One Title" else two)["title"] = "Corrected Title"
    site.bibliography(a=one, b=two)
    assert site.build() == 0
    assert site.addresses() == {
        ("Corrected Title" if t == kept else t): a for t, a in split.items()
    }


def test_two_papers_that_were_one_for_a_while_get_their_own_addresses_back(site: Site) -> None:
    site.bibliography(
        a={"title": "One Title", "abstract": BLUE}, b={"title": "Two Title", "abstract": GREEN}
    )
    site.build()
    before = site.addresses()
    site.put(CURATION, 'same_paper = [["One Title", "Two Title"]]')
    site.build()
    (site.seeds / CURATION).unlink()
    assert site.build() == 0
    assert site.addresses() == before
    assert site.report["redirects"] == {}


@pytest.mark.parametrize("gained", [{"eprint": "2402.17412"}, {"doi": "10.1000/xyz"}])
def test_a_paper_that_gains_an_identifier_keeps_its_address(
    site: Site, gained: dict[str, str]
) -> None:
    site.bibliography(a={"title": "The Title"})
    site.build()
    site.bibliography(a={"title": "The Title"} | gained)
    site.build()
    assert site.addresses() == {"The Title": "the-title"}
    site.bibliography(a={"title": "Renamed At Once"} | gained)
    assert site.build() == 0
    assert site.addresses() == {"Renamed At Once": "the-title"}


def test_a_bibliography_that_arrives_later_changes_no_address(site: Site) -> None:
    site.put(
        "list.bib",
        bibliography(a={"title": "One", "abstract": BLUE}, b={"title": "Two", "abstract": GREEN}),
    )
    site.build()
    site.bibliography(
        a={"title": "One", "eprint": "2402.17412", "author": "Doe, Jane", "year": "2024"}
    )
    assert site.build() == 0
    assert site.addresses() == {"One": "one", "Two": "two"}


def test_two_new_papers_of_one_title_get_two_addresses_that_stay(site: Site) -> None:
    papers = {
        "a": {"title": "Editorial", "abstract": BLUE},
        "b": {"title": "Editorial", "abstract": GREEN},
    }
    site.bibliography(**papers)
    site.build()
    before = {paper["abstract"]: paper["address"] for paper in site.papers}
    assert set(before.values()) == {"editorial", "editorial-2"}
    site.bibliography(b=papers["b"], a=papers["a"])
    site.build()
    assert {paper["abstract"]: paper["address"] for paper in site.papers} == before


def test_a_removed_paper_does_not_lead_to_another_of_the_same_title(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    papers = {
        "a": {"title": "Editorial", "abstract": BLUE},
        "b": {"title": "Editorial", "abstract": GREEN},
    }
    site.bibliography(**papers)
    site.build()
    gone = next(paper["address"] for paper in site.papers if paper["abstract"] == BLUE)
    site.bibliography(b=papers["b"])
    assert site.build() == 1
    assert f"papers/{gone};" in capsys.readouterr().err


def test_a_corrected_arxiv_number_keeps_the_address(site: Site) -> None:
    site.bibliography(a={"title": "One", "abstract": BLUE, "eprint": "2402.17412"})
    site.build()
    site.bibliography(a={"title": "One", "abstract": BLUE, "eprint": "2402.17421"})
    assert site.build() == 0
    assert site.addresses() == {"One": "2402.17412"}


def test_another_paper_of_the_same_title_does_not_take_a_number_s_address(site: Site) -> None:
    site.bibliography(a={"title": "Editorial", "eprint": "2402.17412"})
    site.build()
    site.bibliography(a={"title": "Editorial", "eprint": "2502.00001"})
    assert site.build() == 1


def test_a_withdrawn_paper_keeps_its_page_and_loses_its_citations(site: Site) -> None:
    one = {"title": "One", "eprint": "2402.17412"}
    site.put("list.bib", bibliography(a=one, b={"title": "Two"}))
    site.build()
    assert "papers/2402.17412.bib" in site.pages()
    site.put("list.bib", bibliography(b={"title": "Two"}))
    site.bibliography(a=one | {"withdrawn": "yes"})
    assert site.build() == 0
    pages = site.pages()
    assert b"withdrawn" in pages["papers/2402.17412.md"]
    assert not [
        name for name in pages if name.startswith("papers/2402") and not name.endswith(".md")
    ]
    assert b"2402.17412" not in pages["papers.bib"] + pages["papers.ris"] + pages["papers.json"]


def test_keywords_authors_years_and_bibtex_keys_are_in_the_ledger_and_stay(site: Site) -> None:
    entries = {
        f"k{n}": {"title": f"Pruning by diffusion, part {n}", "author": "Doe, Jane", "year": "2024"}
        for n in (1, 2)
    }
    site.bibliography(**entries)
    site.build()
    sections = {path.partition("/")[0] for path in site.ledger}
    assert {"papers", "authors", "years"} <= sections
    keys = {paper["title"]: paper["bibtex_key"] for paper in site.papers}
    site.bibliography(
        **{
            key: fields | {"author": "Roe, Richard", "year": "2025"}
            for key, fields in entries.items()
        }
    )
    assert site.build() == 0
    assert {paper["title"]: paper["bibtex_key"] for paper in site.papers} == keys
    pages = site.pages()
    assert b"redirect:" in pages["authors/jane-doe.md"]
    assert b"redirect:" in pages["years/2024.md"]


def test_two_papers_never_share_a_bibtex_key(site: Site) -> None:
    same = {"author": "Doe, Jane", "year": "2024"}
    site.bibliography(
        **{
            f"k{n}": same | {"title": f"Pruning {n}", "eprint": f"2402.0000{n}"}
            for n in range(1, 5)
        }
    )
    listing = (site.seeds / "bibliography.bib").read_text()
    site.put("bibliography.bib", re.sub(r"\{k\d,", "{key with spaces,", listing))
    site.build()
    assert sorted(p["bibtex_key"] for p in site.papers) == [
        "doe2024pruning",
        "doe2024pruninga",
        "doe2024pruningb",
        "doe2024pruningc",
    ]


def test_the_ledger_is_sorted_and_only_grows(site: Site) -> None:
    site.bibliography(a={"title": "B"}, b={"title": "A"})
    site.build()
    before = (site.seeds / "addresses.tsv").read_text().splitlines()
    assert before[1:] == sorted(before[1:])
    site.bibliography(a={"title": "B"}, b={"title": "A"}, c={"title": "Aa"})
    site.build()
    after = (site.seeds / "addresses.tsv").read_text().splitlines()
    assert set(before) < set(after)
    assert after[1:] == sorted(after[1:])


def test_a_line_that_a_person_leads_elsewhere_leads_there(site: Site) -> None:
    site.bibliography(a={"title": "Wrong"}, b={"title": "Right"})
    site.build()
    path = site.seeds / "addresses.tsv"
    path.write_text(
        path.read_text().replace("papers/wrong\t", "papers/wrong\tredirect:papers/right ")
    )
    site.bibliography(b={"title": "Right"})
    assert site.build() == 0
    assert site.answer("wrong") == "Right"


@pytest.mark.parametrize(
    ("damage", "line"),
    [
        (lambda _: "", 1),
        (lambda text: text.replace("# address", "address"), 1),
        (lambda text: text[:-4], None),
        (lambda text: text.replace("papers/two\t", "papers/../two\t"), 3),
        (lambda text: text.replace("papers/two\t", "/etc/two\t"), 3),
        (lambda text: text.replace("papers/two\t", "about/two\t"), 3),
        (lambda text: text.replace("title:", "title"), 2),
        (lambda text: text.replace("\t20", "\t30000"), 2),
        (lambda text: text.replace("papers/two", "<<<<<<< mine\npapers/two"), 3),
        (lambda text: text + ">>>>>>> theirs\n", None),
        (lambda text: text.replace("papers/two", "papers/two\textra"), 3),
        (lambda text: text.replace("\n", "\n\n", 1), 2),
    ],
)
def test_a_damaged_ledger_is_an_error_with_its_line_and_is_never_rebuilt(
    site: Site,
    damage: Callable[[str], str],
    line: int | None,  # None: the last one
    capsys: pytest.CaptureFixture[str],
) -> None:
    site.bibliography(a={"title": "One"}, b={"title": "Two"})
    site.build()
    path = site.seeds / "addresses.tsv"
    damaged = damage(path.read_text())
    path.write_text(damaged)
    pages = site.pages()
    last = len(damaged.splitlines())
    assert site.build() == 1
    assert f"{path}:{line or last}:" in capsys.readouterr().err
    assert path.read_text() == damaged
    assert site.pages() == pages


def test_a_ledger_with_the_line_ends_of_windows_is_read(site: Site) -> None:
    site.bibliography(a={"title": "One"})
    site.build()
    path = site.seeds / "addresses.tsv"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert site.build() == 0


def test_check_fails_where_the_ledger_would_change_and_leaves_it_alone(site: Site) -> None:
    site.bibliography(a={"title": "One"})
    assert site.build("--check") == 1
    assert not (site.seeds / "addresses.tsv").exists()
    assert site.build() == 0
    assert site.build("--check") == 0
    ledger = (site.seeds / "addresses.tsv").read_bytes()
    site.bibliography(a={"title": "One"}, b={"title": "Two"})
    assert site.build("--check") == 1
    assert site.build("--check") == 1
    assert (site.seeds / "addresses.tsv").read_bytes() == ledger
    assert site.build() == 0


def test_owners_keys_are_used_and_never_twice(site: Site) -> None:
    site.put("a.bib", "@misc{doe24, title = {One}, author = {Doe, Jane}, year = 2024}\n")
    site.put("b.bib", "@misc{doe24, title = {Two}, author = {Doe, Jane}, year = 2024}\n")
    site.build()
    assert sorted(p["bibtex_key"] for p in site.papers) == ["doe24", "doe24a"]


def test_works_of_one_title_keep_their_addresses_when_another_comes_before_them(site: Site) -> None:
    def entry(key: str, author: str) -> str:
        return f"@article{{{key}, title={{Editorial}}, author={{{author}}}, year=2001}}\n"

    site.put("a.bib", entry("x", "Shuttle, Eve") + entry("y", "Bobbin, Finn"))
    site.build()
    before = {paper["authors"][0]: paper["address"] for paper in site.papers}
    site.put(
        "a.bib", entry("z", "Ant, Ada") + entry("y", "Bobbin, Finn") + entry("x", "Shuttle, Eve")
    )
    site.build()
    after = {paper["authors"][0]: paper["address"] for paper in site.papers}
    assert len(set(after.values())) == 3
    assert {name: after[name] for name in before} == before
