"""Who wrote what: identifiers and a person's word decide, and nothing else joins two names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations, permutations
from random import Random
from typing import TYPE_CHECKING

import pytest

from paperweave.address.author_groups import AuthorPages
from paperweave.address.circles import Circles, Signed, are_tied
from paperweave.address.people import Mention, maybe_same, people_of
from paperweave.config.curation import Curation
from paperweave.model.paper import Paper, PaperAddress
from paperweave.model.record import Author
from tests.support.making import entry, together

if TYPE_CHECKING:
    from collections.abc import Sequence

    from paperweave.address.people import People

Named = str | tuple[str, str]


def paper(number: int, *authors: Named, **fields: object) -> Paper:
    """A paper by these authors, each a name or a name with an identifier."""
    title = f"Title {number} about thing {number}"
    (merged,), _ = together(entry(title, arxiv=f"2402.{number:05}"))
    place = PaperAddress(f"2402.{number:05}", f"key{number}", date(2026, 1, 2))
    people = tuple(Author(a) if isinstance(a, str) else Author(a[0], None, a[1]) for a in authors)
    made = Paper.of(merged, place, (), ())
    return replace(made, authors=people, **fields)  # type: ignore[arg-type]  # a test's own fields


def persons(papers: Sequence[Paper], **curation: object) -> set[tuple[str, tuple[int, ...]]]:
    """Each person's name and papers."""
    found = people_of(papers, Curation(**curation))  # type: ignore[arg-type]  # a test's own
    return {(person.name, person.papers) for person in found.persons if not person.is_question}


def test_one_spelling_without_identifiers_is_one_page() -> None:
    assert persons([paper(1, "Wei Zhang"), paper(2, "Wei Zhang"), paper(3, "W. Zhang")]) == {
        ("Wei Zhang", (0, 1)),
        ("W. Zhang", (2,)),
    }


def test_an_identifier_joins_spellings_and_splits_a_name() -> None:
    papers = [
        paper(1, ("Wei Zhang", "acl:w-1")),
        paper(2, ("W. Zhang", "acl:w-1")),
        paper(3, ("Wei Zhang", "acl:w-2")),
    ]
    assert persons(papers) == {("W. Zhang", (0, 1)), ("Wei Zhang", (2,))}


def test_a_split_name_asks_which_and_keeps_the_papers_that_do_not_say() -> None:
    papers = [
        paper(1, ("Wei Zhang", "acl:w-1")),
        paper(2, ("Wei Zhang", "acl:w-2")),
        paper(3, "Wei Zhang"),
    ]
    asking = [p for p in people_of(papers, Curation()).persons if p.is_question]
    assert [(p.name, p.papers, len(p.namesakes)) for p in asking] == [("Wei Zhang", (2,), 2)]


def test_one_identifier_beside_the_bare_name_splits_nothing() -> None:
    assert persons([paper(1, ("Ann Bee", "acl:a")), paper(2, "Ann Bee")]) == {("Ann Bee", (0, 1))}


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        ((("Ann Bee", "A. Bee"),), {("A. Bee", (0, 1)), ("Cee", (2,))}),
        ((("Ann Bee", "A. Bee", "Cee"),), {("A. Bee", (0, 1, 2))}),
        # a name in two groups joins both, in whatever order they stand
        ((("Ann Bee", "A. Bee"), ("A. Bee", "Cee")), {("A. Bee", (0, 1, 2))}),
        ((("Cee", "A. Bee"), ("Ann Bee", "A. Bee")), {("A. Bee", (0, 1, 2))}),
        (
            (("Ann Bee", "Dee"), ("Cee", "Eff"), ("Eff", "Dee")),
            {("Ann Bee", (0, 2)), ("A. Bee", (1,))},
        ),
        ((), {("Ann Bee", (0,)), ("A. Bee", (1,)), ("Cee", (2,))}),
    ],
)
def test_a_persons_word_joins_names(
    same: tuple[tuple[str, ...], ...], expected: set[tuple[str, tuple[int, ...]]]
) -> None:
    papers = [paper(1, "Ann Bee"), paper(2, "A. Bee"), paper(3, "Cee")]
    assert persons(papers, same_author=same) == expected


def test_a_persons_word_joins_identifiers() -> None:
    papers = [paper(1, ("Ann Bee", "acl:a")), paper(2, ("Ann Bee", "acl:b"))]
    assert persons(papers, same_author=(("acl:a", "acl:b"),)) == {("Ann Bee", (0, 1))}


def test_a_chain_of_identifiers_is_one_person() -> None:
    papers = [paper(n, ("Ann Bee", f"acl:{known}")) for n, known in enumerate("abcd", 1)]
    said = (("acl:a", "acl:b"), ("acl:b", "acl:c"))
    assert persons(papers, same_author=said) == {("Ann Bee", (0, 1, 2)), ("Ann Bee", (3,))}


def test_a_person_of_two_identifiers_is_not_asked_about() -> None:
    papers = [paper(1, ("Ann Bee", "acl:a"), "Cee"), paper(2, ("Ann Bee", "acl:b"), "Cee")]
    papers.append(paper(3, "A. Bee", "Cee"))
    said = Curation(same_author=(("acl:a", "acl:b"),))
    assert not maybe_same(people_of(papers, said), papers, said)


@pytest.mark.parametrize(("others", "asked"), [(298, True), (299, False)])
def test_of_a_family_of_hundreds_the_first_three_hundred_are_compared(
    others: int, *, asked: bool
) -> None:
    alone = paper(1)
    papers = [replace(alone, authors=(Author(f"Of{n}th Bee"),)) for n in range(others)]
    papers += [paper(2, "Ann Bee", "Cee"), paper(3, "A. Bee", "Cee")]
    assert bool(maybe_same(people_of(papers, Curation()), papers, Curation())) is asked


def test_a_persons_word_splits_a_name_by_its_papers() -> None:
    papers = [paper(n, "Wei Zhang") for n in range(1, 4)]
    said = (("Wei Zhang (2402.00001; Title 2 about thing 2)", "Wei Zhang (2402.00003)"),)
    assert persons(papers, different_author=said) == {("Wei Zhang", (0, 1)), ("Wei Zhang", (2,))}


def test_the_order_of_the_papers_decides_nothing() -> None:
    papers = [
        paper(1, ("Wei Zhang", "acl:w-1"), "Ann Bee"),
        paper(2, "Wei Zhang", "Ann Bee"),
        paper(3, ("Wei Zhang", "acl:w-2"), ("Ann Bee", "acl:a")),
    ]
    seen = set()
    for order in permutations(papers):
        people = people_of(order, Curation())
        titles = (
            (p.name, tuple(sorted(order[i].title for i in p.papers)), p.is_question)
            for p in people.persons
        )
        seen.add(frozenset(titles))
    assert len(seen) == 1


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("A. Bee", "Ann Bee", True),
        ("Ann B. Bee", "Ann Bee", True),
        ("Zoë Bee", "Zoe Bee", True),
        ("Ann-Marie Bee", "A. M. Bee", True),
        ("Ann Bee", "Anna Bee", False),
        ("Ann Bee", "Ann Cee", False),
        ("Ann B. Bee", "Ann C. Bee", False),
        ("Bee", "Ann Bee", False),
    ],
)
def test_names_that_fit_and_share_a_co_author_may_be_one_person(
    one: str, other: str, *, alike: bool
) -> None:
    papers = [paper(1, one, "Co Author"), paper(2, other, "Co Author")]
    people = people_of(papers, Curation())
    found = maybe_same(people, papers, Curation())
    number = people.of[Mention(0, one)]
    assert [(people.persons[a.person].name, a.beside) for a in found.get(number, [])] == (
        [(other, ("Co Author",))] if alike else []
    )


def test_names_are_not_said_to_be_alike_without_evidence_or_against_a_persons_word() -> None:
    apart = Curation(different_author=(("A. Bee", "Ann Bee"),))
    for papers, curation in (
        ([paper(1, "A. Bee", "Cee"), paper(2, "Ann Bee", "Dee")], Curation()),
        ([paper(1, "A. Bee", "Ann Bee", "Cee")], Curation()),
        ([paper(1, "A. Bee", "Cee"), paper(2, "Ann Bee", "Cee")], apart),
    ):
        assert not maybe_same(people_of(papers, curation), papers, curation)


def test_papers_without_anything_in_common_may_be_several_peoples() -> None:
    papers = [
        paper(1, "Wei Zhang", "Bee"),
        paper(2, "Wei Zhang", "Bee"),
        paper(3, "Wei Zhang", keywords=("optics",)),
        paper(4, "Wei Zhang", "Cee", keywords=("optics",)),
        paper(5, "Wei Zhang", "Dee", venue="ICML"),
    ]
    people = people_of(papers, Curation())
    assert Circles(people, papers).of(people.of[Mention(0, "Wei Zhang")]) == [[0, 1], [2, 3], [4]]


def test_papers_are_compared_once_however_many_people_signed_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    names = [f"Person {chr(97 + n)}{chr(97 + n)} Loom{chr(97 + n)}" for n in range(20)]
    papers = [paper(number, *names) for number in (1, 2, 3)]
    people = people_of(papers, Curation())
    compared: list[Signed] = []

    def tied(one: Signed, other: Signed) -> bool:
        compared.append(one)
        return are_tied(one, other)

    monkeypatch.setattr("paperweave.address.circles.are_tied", tied)
    circles = Circles(people, papers)
    assert [circles.of(number) for number in range(20)] == [[[0, 1, 2]]] * 20
    assert len(compared) == 2  # the first with each of the others


def test_a_co_author_whom_a_person_told_apart_joins_no_papers() -> None:
    papers = [paper(n, "Ann Bee", ("Bo Cee", "acl:b")) for n in (1, 2)]
    said = Curation(different_author=(("Bo Cee (2402.00001)", "Bo Cee (2402.00002)"),))
    for curation, expected in ((Curation(), [[0, 1]]), (said, [[0], [1]])):
        people = people_of(papers, curation)
        assert Circles(people, papers).of(people.of[Mention(0, "Ann Bee")]) == expected


def test_namesakes_stand_in_the_order_of_their_papers() -> None:
    others = [f"Co Author{n}" for n in range(6)]
    papers = [
        paper(1, "Cee", ("Wei Zhang", "acl:w-1")),
        paper(2, *others),
        paper(3, ("Wei Zhang", "acl:w-2")),
    ]
    people = people_of(papers, Curation())
    (asking,) = (person for person in people.persons if person.is_question)
    assert [people.persons[n].papers for n in asking.namesakes] == [(0,), (2,)]


def test_namesakes_have_names_of_their_own_and_the_list_goes_by_family_name() -> None:
    papers = [
        paper(1, ("Wei Zhang", "acl:wei-zhang-1"), "Jan van Aalst"),
        paper(2, ("Wei Zhang", "acl:wei-zhang-1"), "Éva Bee"),
        paper(3, ("Wei Zhang", "acl:wei-zhang-2")),
    ]
    pages = AuthorPages(papers, Curation(), {0: 2, 1: 1, 2: 0})
    things = pages.things()
    assert [(thing.wanted, sorted(thing.identities)) for thing in things] == [
        ("wei-zhang", ["author:weizhang"]),
        ("wei-zhang-1", ["person:acl:wei-zhang-1"]),
    ]
    paths = {n: f"authors/{thing.wanted}" for n, thing in zip(pages.shown, things, strict=True)}
    assert [(a.letter, a.name) for a in pages.listed(paths)] == [
        ("A", "Jan van Aalst"),
        ("B", "Éva Bee"),
        ("Z", "Wei Zhang"),
        ("Z", "Wei Zhang (1)"),
        ("Z", "Wei Zhang (2)"),
    ]
    assert pages.pages_on(paths)[0] == {"Wei Zhang": "authors/wei-zhang-1"}


# As a library has them
# --------------------------------------------------------------------------------------------------


def _library() -> tuple[list[Paper], list[tuple[Mention, str]]]:
    """200 papers of 60 people, some of one name and some of two spellings.

    Nine names in ten have an identifier.
    """
    rng = Random(7)  # noqa: S311 - the same names each time
    given, family = ("Wei", "Ann", "Li", "Max", "Eva"), ("Zhang", "Bee", "Chen", "Roe")
    people = [(f"acl:p-{n}", rng.choice(given), rng.choice(family)) for n in range(60)]
    papers, truth = [], []
    for i in range(200):
        authors: list[Named] = []
        for known, first, last in rng.sample(people, 3):
            name = f"{first[0]}. {last}" if rng.random() < 0.2 else f"{first} {last}"
            if any(name == (a if isinstance(a, str) else a[0]) for a in authors):
                continue
            authors.append((name, known) if rng.random() < 0.9 else name)
            truth.append((Mention(i, name), known))
        papers.append(paper(i + 1, *authors))
    return papers, truth


def _pairs(groups: Sequence[Sequence[Mention]]) -> set[frozenset[Mention]]:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def _by(people: People, mentions: Sequence[Mention]) -> list[list[Mention]]:
    groups: dict[int, list[Mention]] = {}
    for mention in mentions:
        if not people.persons[people.of[mention]].is_question:
            groups.setdefault(people.of[mention], []).append(mention)
    return list(groups.values())


def test_on_identifiers_the_persons_are_found_and_nobody_is_merged_in_silence() -> None:
    papers, truth = _library()
    people = people_of(papers, Curation())
    given = {Mention(i, a.name): a.id for i, p in enumerate(papers) for a in p.authors}
    told = [(mention, known) for mention, known in truth if given[mention]]
    right: dict[str, list[Mention]] = {}
    for mention, known in told:
        right.setdefault(known, []).append(mention)
    wanted = _pairs(list(right.values()))
    found = _pairs(_by(people, [mention for mention, _ in told]))
    assert found == wanted
    assert len(wanted) > 500


def test_an_identifier_on_one_paper_does_not_vouch_for_a_bare_name_elsewhere() -> None:
    papers = [
        paper(1, ("Wei Zhang", "orcid:1"), "Ann Bee", keywords=("wasps",)),
        paper(2, ("Wei Zhang", "orcid:1"), "Eva Roe", keywords=("bees",)),
        paper(3, "Wei Zhang", "Max Poe", keywords=("steel",)),
    ]
    assert _flagged(papers, Curation()) == {"Wei Zhang": ((0, 1), (2,))}
    tied = [papers[0], papers[1], paper(3, "Wei Zhang", "Eva Roe", keywords=("steel",))]
    assert _flagged(tied, Curation()) == {}
    said = Curation(different_author=(("Wei Zhang (2402.00003)", "Wei Zhang (2402.00001)"),))
    assert "Wei Zhang" not in _flagged(papers[1:], said)


def _flagged(papers: Sequence[Paper], curation: Curation) -> dict[str, tuple[tuple[int, ...], ...]]:
    """The pages that say that they may be several people's, with their circles of papers."""
    pages = AuthorPages(papers, curation, {i: i for i in range(len(papers))})
    paths = {n: f"authors/{n}" for n in pages.shown}
    return {name: group.circles for name, group in pages.groups(paths).items() if group.circles}


# Common names, a few spellings of each, and groups of people who write together.
_GIVEN = ("Wei", "Jing", "Jürgen", "Søren", "Anna Maria", "Jian-Ping", "Min", "Yan", "Thomas")
_FAMILY = ("Zhang", "Wang", "Li", "Müller", "Nguyễn", "Kim", "Chen", "García")
_PLAIN = str.maketrans(
    {"ü": "ue", "ø": "o", "ễ": "e", "í": "i", "-": ""}  # as other databases write them
)


def _spelled(rng: Random, given: str, family: str) -> str:
    """A name as one of several databases writes it."""
    kind = rng.random()
    if kind < 0.2:
        return f"{' '.join(part[0] + '.' for part in given.replace('-', ' ').split())} {family}"
    if kind < 0.35:
        return f"{given} {family}".translate(_PLAIN)
    return f"{family} {given}" if kind < 0.4 else f"{given} {family}"


def _hard_library(with_ids: float) -> tuple[list[Paper], list[tuple[Mention, str]]]:
    """400 papers of 40 groups of five, with many namesakes; each group has a field of its own."""
    rng = Random(11)  # noqa: S311 - the same names each time
    papers: list[Paper] = []
    truth: list[tuple[Mention, str]] = []
    for group in range(40):
        people = [(f"orcid:{group}-{n}", rng.choice(_GIVEN), rng.choice(_FAMILY)) for n in range(5)]
        for _ in range(10):
            authors: dict[str, str | None] = {}
            for known, given, family in rng.sample(people, 3):
                name = _spelled(rng, given, family)
                if name not in authors:
                    authors[name] = known if rng.random() < with_ids else None
                    truth.append((Mention(len(papers), name), known))
            named = [(name, known) if known else name for name, known in authors.items()]
            papers.append(paper(len(papers) + 1, *named, keywords=(f"field {group}",)))
    return papers, truth


def _f1(found: set[frozenset[Mention]], wanted: set[frozenset[Mention]]) -> float:
    return 2 * len(found & wanted) / (len(found) + len(wanted))


def test_among_namesakes_and_spellings_identifiers_find_the_persons() -> None:
    papers, truth = _hard_library(with_ids=0.6)
    people = people_of(papers, Curation())
    given = {Mention(i, a.name): a.id for i, p in enumerate(papers) for a in p.authors}
    told = [(mention, known) for mention, known in truth if given[mention]]
    found = _pairs(_by(people, [mention for mention, _ in told]))
    assert _f1(found, _pairs(_grouped(told))) >= 0.95
    assert len(told) > 600


def _grouped(truth: Sequence[tuple[Mention, str]]) -> list[list[Mention]]:
    groups: dict[str, list[Mention]] = {}
    for mention, known in truth:
        groups.setdefault(known, []).append(mention)
    return list(groups.values())


def _on_one_page(with_ids: float) -> tuple[int, int, int]:
    """Pairs of mentions that a page shows as one person's.

    All of them, those of two people, and of these the ones that the page does not put apart.
    """
    papers, truth = _hard_library(with_ids)
    pages = AuthorPages(papers, Curation(), {i: i for i in range(len(papers))})
    groups = pages.groups({n: f"authors/{n}" for n in pages.shown})
    person = dict(truth)
    shown = wrong = silent = 0
    for n in pages.shown:
        group = groups[pages.names[n]]
        circle = {i: place for place, some in enumerate(group.circles) for i in some}
        meant = [m for m, number in pages.people.of.items() if number == n]
        for a, b in combinations(() if group.namesakes else meant, 2):
            shown += 1
            wrong += person[a] != person[b]
            silent += person[a] != person[b] and circle.get(a.paper) == circle.get(b.paper)
    return shown, wrong, silent


# Those that stay silent have a co-author of one name too, or write in one field.
@pytest.mark.parametrize(("with_ids", "most"), [(0.0, 0.12), (0.1, 0.1), (0.6, 0.02)])
def test_where_two_people_share_a_page_it_mostly_says_so(with_ids: float, most: float) -> None:
    shown, wrong, silent = _on_one_page(with_ids)
    assert silent <= most * shown
    assert silent < wrong
