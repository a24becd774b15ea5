"""Which forms of a word are one keyword before anything else is known of it."""

from __future__ import annotations

from paperweave.config.curation import Curation
from paperweave.keywords import phrases_of, shared_keywords
from paperweave.keywords.folding import folding_of
from tests.support.rows import for_rows

Paper = tuple[str, str]


def nouns(papers: list[Paper], same_keyword: tuple[tuple[str, ...], ...] = ()) -> dict[str, str]:
    return dict(folding_of([phrases_of(*paper) for paper in papers], same_keyword).same)


@for_rows(
    ("one", "other", "found"),
    [
        (
            "Loom efficiency matters.",
            "Our loom-efficient threads last.",
            {"loomefficiency": "loomefficient"},
        ),
        (
            "Loom efficiency matters.",
            "Our threads are loom efficient.",
            {"loomefficiency": "loomefficient"},
        ),
        ("Loom efficiency matters.", "Our silk-efficient threads last.", {}),
        ("Efficiency matters.", "Our efficient threads last.", {}),
        (
            "Autoregression is slow.",
            "Autoregressive looms are slow.",
            {"autoregression": "autoregressive"},
        ),
        ("Autoregression is slow.", "Looms are slow.", {}),
        ("Cooperation is slow.", "Cooperative looms are slow.", {}),  # both are usual
        ("Extension is slow.", "Extensive looms are slow.", {}),  # neither is in many titles
    ],
)
def test_a_noun_is_one_with_the_usual_adjective(
    one: str, other: str, found: dict[str, str]
) -> None:
    assert nouns([("On it", one), ("Of it", other)]) == found


def test_what_a_person_says_is_the_same_goes_before() -> None:
    papers = [("On it", "Loom efficiency matters."), ("Of it", "Loom-efficient threads last.")]
    found = nouns(papers, (("weaving", "loom-efficient"), ("speed", "loom efficiency")))
    assert found == {"loomefficient": "weaving", "loomefficiency": "speed"}
    assert nouns(papers, (("weaving", "loom-efficient"),))["loomefficiency"] == "weaving"


def test_a_keyword_is_counted_in_both_its_forms() -> None:
    papers = [
        ("Energy Efficient Looms", "Our chip is energy efficient, says the weaver."),
        ("Compact looms", "We want energy efficiency. For energy efficiency is worth it."),
        ("Autoregression of looms", "Looms work by autoregression."),
        ("Old looms", "In autoregressive looms, threads are autoregressive."),
        ("New looms", "We weave autoregressive silk."),
    ]
    found = shared_keywords([phrases_of(*paper) for paper in papers], [()] * 5, Curation())
    shown = [set(names) for names in found.shown_of_each]
    assert all("energy efficiency" in names for names in shown[:2])
    assert all("autoregressive" in names for names in shown[2:])
