"""What is said of a topic: its papers by year, as a list and as a small picture."""

from __future__ import annotations

from paperweave.render.topic_facts import sparkline, years_of
from tests.support.rows import for_rows
from tests.support.topical import corpus


@for_rows(
    ("dates", "years", "picture"),
    [
        ([], [], ""),
        (["", ""], [], ""),
        (["2024", "2024-05", "2023", ""], [(2023, 1), (2024, 2)], "▁▁▁▁▁▁▁▁▅█"),
        (["2015", "2016", "2024"], [(2015, 1), (2016, 1), (2024, 1)], "██▁▁▁▁▁▁▁█"),
        (["2014", "2024"], [(2014, 1), (2024, 1)], "▁▁▁▁▁▁▁▁▁█"),  # eleven years ago
        (["2023"] + ["2024"] * 7, [(2023, 1), (2024, 7)], "▁▁▁▁▁▁▁▁▂█"),
    ],
)
def test_a_topic_has_a_bar_for_each_of_the_last_ten_years(
    dates: list[str], years: list[tuple[int, int]], picture: str
) -> None:
    found = corpus({"looms": dates})
    (topic,) = found.groups.topics
    assert years_of(found, topic) == years
    assert sparkline(found, topic) == picture


def test_the_last_ten_years_are_those_of_the_whole_collection() -> None:
    found = corpus({"old": ["2010", "2016"], "new": ["2024"]})
    assert [sparkline(found, topic) for topic in found.groups.topics] == [
        "▁█▁▁▁▁▁▁▁▁",
        "▁▁▁▁▁▁▁▁▁█",
    ]


def test_a_single_paper_of_far_later_does_not_hide_the_others() -> None:
    for early, picture in ((99, "▁▁▁▁▁▁▁▁▅█"), (98, "▁▁▁▁▁▁▁▁▁█")):
        found = corpus({"old": ["2009"] * 33 + ["2010"] * (early - 33) + ["2031"]})
        (topic,) = found.groups.topics
        assert sparkline(found, topic) == picture  # of 2009 and 2010, or of 2031 alone
