"""Keywords that a listing names: with short forms, for one paper alone, for every article."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.support.site_of import Site

Names = list[str]
# Papers on what the first two are about; the third and fourth only use the words in passing.
STRESS = [
    ("Posttraumatic stress disorder after looms fall", "Weavers report their life with looms."),
    ("Looms and posttraumatic stress disorder", "Each life goes on, and weavers weave again."),
    ("A model of worn threads", "Their life is short, and nobody counts the worn threads."),
    ("Threads that wear", "A long life, and a model of it, are what worn threads need."),
]


def keywords(
    given: Mapping[int, tuple[str, ...]], papers: list[tuple[str, str]]
) -> list[list[str]]:
    listed = [given.get(i, ()) for i in range(len(papers))]
    found = shared_keywords([phrases_of(*paper) for paper in papers], listed, Curation())
    return [list(names) for names in found.shown_of_each]


def test_a_plain_word_that_a_listing_names_is_no_keyword_of_other_papers() -> None:
    shown = keywords({2: ("life", "thread wear"), 3: ("life",)}, STRESS)
    assert ["life" in names for names in shown] == [False, False, True, True]


def test_a_phrase_that_a_listing_names_is_one_of_other_papers_too() -> None:
    shown = keywords({3: ("worn threads",)}, STRESS)
    assert ["worn threads" in names for names in shown] == [False, False, True, True]


def test_a_part_of_a_longer_keyword_is_shown_only_where_the_listing_names_it() -> None:
    given = {1: ("posttraumatic stress",), 2: ("posttraumatic stress",)}
    shown = keywords(given, STRESS)
    assert ["posttraumatic stress" in names for names in shown] == [False, True, True, False]
    assert ["posttraumatic stress disorder" in names for names in shown[:2]] == [True, True]


@for_rows(
    "tag",
    [
        # MEDLINE, as PubMed exports them
        "Humans", "Animals", "Male", "*Female", "Infant, Newborn", "Infant", "Child, Preschool",
        "Child", "Adolescent", "Young Adult", "Adult", "Middle Aged", "Aged", "Aged, 80 and over",
        "Comparative Study", "English Abstract", "Journal Article", "Case Reports",
        "Research Support, Non-U.S. Gov't", "Research Support, U.S. Gov't, P.H.S.",
        "Research Support, U.S. Gov't, Non-P.H.S.", "Research Support, N.I.H., Extramural",
        # Emtree, as Scopus and Embase export them
        "human", "Article", "review", "letter", "note", "editorial", "short survey", "erratum",
        "conference paper", "conference abstract", "priority journal", "major clinical study",
        "clinical article", "controlled study", "case report", "nonhuman", "animal",
        "animal experiment", "animal model", "animal tissue", "animal cell", "human cell",
        "human tissue", "human experiment", "normal human", "newborn", "preschool child",
        "school child", "very elderly",
    ],
)  # fmt: skip
def test_what_indexers_tick_for_every_article_is_no_subject(tag: str) -> None:
    shown = keywords({0: (tag, "weaving"), 1: (tag, "weaving")}, STRESS)[0]
    assert "weaving" in shown
    assert tag.strip("*").casefold() not in {name.casefold() for name in shown}


def test_a_keyword_listed_with_its_short_form_is_shown_once(site: Site) -> None:
    entries = [
        f"@misc{{k{n}, title={{Looms number {n} of neural networks (NN)}},"
        f" abstract={{We train neural networks (NN) on looms."
        f" Neural networks weave, and {n} threads hold.}},"
        " keywords={neural networks (NN); neural networks; looms}}\n"
        for n in range(4)
    ]
    site.put("a.bib", "".join(entries))
    site.build()
    for paper in site.papers:
        names = [name.casefold() for name in paper["keywords"]]
        assert len(names) == len(set(names))


def test_a_word_of_grammar_in_a_list_of_keywords_is_none(site: Site) -> None:
    entries = [
        f"@misc{{k{n}, title={{Looms number {n} by hand}}, keywords={{by; silk looms}}}}\n"
        for n in range(4)
    ]
    site.put("a.bib", "".join(entries))
    site.build()
    assert all("silk looms" in paper["keywords"] for paper in site.papers)
    assert not any("by" in paper["keywords"] for paper in site.papers)
