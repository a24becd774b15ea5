"""The pages of authors: whose papers stand in which order, and who may be the same person."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from paperweave.address import author_groups
from paperweave.address.author_groups import AuthorPages
from paperweave.address.people import people_of
from paperweave.config.curation import Curation
from paperweave.engine.cache import Cache
from paperweave.model.corpus import AlikeName
from paperweave.model.record import Author
from tests.address.test_people import paper

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from paperweave.address.assign import Named
    from paperweave.address.people import People
    from paperweave.model.corpus import AuthorGroup
    from paperweave.model.paper import Paper


def groups_of(papers: Sequence[Paper], *places: int) -> dict[str, AuthorGroup]:
    """The pages of authors of papers, of which these are the places among the newest."""
    pages = AuthorPages(papers, Curation(), dict(enumerate(places or range(len(papers)))))
    return pages.groups({n: f"authors/{thing.wanted}" for n, thing in _things(pages)})


def _things(pages: AuthorPages) -> list[tuple[int, Named]]:
    return list(zip(pages.shown, pages.things(), strict=True))


def test_an_authors_papers_stand_newest_first_and_so_do_those_of_a_circle() -> None:
    papers = [paper(1, "Ann Bee", "Cee"), paper(2, "Ann Bee", "Cee"), paper(3, "Ann Bee")]
    group = groups_of(papers, 2, 0, 1)["Ann Bee"]
    assert group.papers == (1, 2, 0)
    assert group.circles == ((1, 0), (2,))


def test_a_name_that_may_be_the_same_persons_is_told_with_its_page_where_it_has_one() -> None:
    papers = [paper(1, "Ann Bee", "Cee"), paper(2, "Ann Bee"), paper(3, "A. Bee", "Cee")]
    assert groups_of(papers)["Ann Bee"].alike == (AlikeName("A. Bee", None, ("Cee",)),)
    papers.append(paper(4, "A. Bee"))
    groups = groups_of(papers)
    assert groups["Ann Bee"].alike == (AlikeName("A. Bee", "authors/a-bee", ("Cee",)),)
    assert groups["A. Bee"].alike == (AlikeName("Ann Bee", "authors/ann-bee", ("Cee",)),)
    assert groups["Cee"].alike == ()


def test_an_author_has_the_spelling_of_most_papers_and_all_others_beside() -> None:
    known = "acl:a"
    papers = [paper(n, (name, known)) for n, name in enumerate(("Bee, A", "Ann Bee", "Ann Bee"))]
    group = groups_of(papers)["Ann Bee"]
    assert (group.spellings, group.ids) == (("Ann Bee", "Bee, A"), (known,))


@pytest.mark.parametrize(
    ("author", "letter"),
    [
        (Author("Ann Lee Park"), "P"),
        (Author("Ann Lee Park", "Lee Park"), "L"),
        (Author("Vincent van Gogh"), "G"),
        (Author("…"), "#"),
    ],
)
def test_an_author_stands_under_the_family_name_that_a_paper_marks(
    author: Author, letter: str
) -> None:
    papers = [replace(paper(1), authors=(Author("Ann Zoe"), author))]
    listed = AuthorPages(papers, Curation(), {0: 0}).listed({})
    assert sorted(one.letter for one in listed) == sorted([letter, "Z"])


def test_a_name_without_letters_would_like_to_be_called_an_author() -> None:
    pages = AuthorPages([paper(1, "…"), paper(2, "…")], Curation(), {0: 0, 1: 1})
    assert [thing.wanted for thing in pages.things()] == ["author"]


@pytest.mark.parametrize(
    ("least", "published", "shown"),
    [
        (2, {}, ["Ann Bee", "Ann Bée", "Cee"]),
        (3, {}, ["Ann Bee"]),
        (4, {}, []),
        (4, {"author:cee": 1}, ["Cee"]),  # an address never dies …
        (4, {"author:dee": 1}, []),  # … but of one paper there never was a page
        (4, {"author:annbee": 1}, ["Ann Bee"]),
        (3, {"author:annbee": 1}, ["Ann Bee"]),  # which is hers, and no other's
        (3, {"author:annbee": 2}, ["Ann Bee", "Ann Bée"]),
        (4, {"author:annbee": 2}, ["Ann Bee", "Ann Bée"]),
    ],
)
def test_a_person_has_a_page_from_enough_papers_on_or_keeps_that_of_two(
    least: int, published: dict[str, int], shown: list[str]
) -> None:
    papers = [
        paper(1, "Ann Bee", "Ann Bée", "Cee"),
        paper(2, "Ann Bee", "Ann Bée", "Cee"),
        paper(3, "Ann Bee", "Dee"),
    ]
    pages = AuthorPages(papers, Curation(), {0: 0, 1: 1, 2: 2}, least, published)
    assert [pages.names[n] for n in pages.shown] == shown


def test_a_name_that_asks_which_person_has_a_page_in_a_site_of_any_size() -> None:
    papers = [paper(1, ("Ann Bee", "acl:a")), paper(2, ("Ann Bee", "acl:b")), paper(3, "Ann Bee")]
    pages = AuthorPages(papers, Curation(), {0: 0, 1: 1, 2: 2}, 9)
    assert [pages.names[n] for n in pages.shown] == ["Ann Bee"]


def test_persons_are_found_again_only_where_a_name_or_what_a_person_says_of_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = []

    def people(papers: Sequence[Paper], curation: Curation) -> People:
        asked.append(curation)
        return people_of(papers, curation)

    monkeypatch.setattr(author_groups, "people_of", people)

    def listed(papers: list[Paper], curation: Curation) -> list[str]:
        pages = AuthorPages(papers, curation, {0: 0, 1: 1}, cache=Cache(tmp_path, ""))
        return [one.name for one in pages.listed({})]

    papers = [paper(1, "Ann Bee", "Cee"), paper(2, "Ann Bee")]
    assert listed(papers, Curation()) == ["Ann Bee", "Cee"]
    changed = [replace(papers[0], abstract="Another."), papers[1]]
    assert (listed(changed, Curation()), len(asked)) == (["Ann Bee", "Cee"], 1)
    assert listed([papers[0], paper(2, "Dee")], Curation()) == ["Ann Bee", "Cee", "Dee"]
    names = tuple(f"Ann Bee ({one.address})" for one in papers)
    said = Curation(different_author=(names,))
    assert listed(papers, said) == ["Ann Bee", "Ann Bee (1)", "Ann Bee (2)", "Cee"]
    elsewhere = [replace(papers[0], address="elsewhere", arxiv=None), papers[1]]
    assert listed(elsewhere, said) == ["Ann Bee", "Cee"]
