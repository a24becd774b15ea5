from __future__ import annotations

import pytest

from paperweave.text.venues import school_of, venue_in


@pytest.mark.parametrize(
    "text",
    [
        "NeurIPS 2024",
        "NeurIPS'24",
        "NIPS ’24",
        "Advances in Neural Information Processing Systems 37 (2024)",
        "Advances in Neural Information Processing Systems, volume 37, 2024",
        "Proceedings of the 2024 Conference on Neural Information Processing Systems (NeurIPS)",
        "Thirty-eighth Conference on Neural Information Processing Systems, 2024",
        "In: Proc. of the 38th Annual Conference on Neural Information Processing Systems 2024",
    ],
)
def test_the_names_of_one_conference_meet(text: str) -> None:
    venue = venue_in(text)
    assert (venue.series, venue.kind, venue.year) == ("NeurIPS", "conference", 2024)


@pytest.mark.parametrize(
    ("text", "series"),
    [
        ("MLSys Workshop @ NeurIPS 2023", "MLSys Workshop @ NeurIPS"),
        ("Workshop on Bees at NeurIPS 2023", "Workshop on Bees at NeurIPS"),
        ("Findings of EMNLP 2023", "Findings of EMNLP"),
        ("NeurIPS Datasets and Benchmarks 2023", "NeurIPS Datasets and Benchmarks"),
        ("Nature Communications", "Nature Communications"),
    ],
)
def test_what_only_resembles_a_known_name_stays_apart(text: str, series: str) -> None:
    assert venue_in(text).series == series


@pytest.mark.parametrize(
    ("text", "kind", "name", "volume", "number", "pages"),
    [
        ("JMLR 24(324), 2023", "journal", "JMLR", "24", "324", None),
        ("Nature 521, 436-444 (2015)", "journal", "Nature", "521", None, "436-444"),
        ("IEEE Transactions on Bees, vol. 3, no. 2, pp. 10–20, 2021", "journal",
         "IEEE Transactions on Bees", "3", "2", "10-20"),
        ("JAIR 75, 2022", "journal", "JAIR", "75", None, None),
        ("Proceedings of the IEEE", "journal", "Proceedings of the IEEE", None, None, None),
        ("Symposium on Bees", "conference", "Symposium on Bees", None, None, None),
        ("PhD thesis, ETH", "thesis", "PhD thesis, ETH", None, None, None),
        ("Hive 12", None, "Hive 12", None, None, None),
    ],
)  # fmt: skip
def test_a_venue_is_taken_apart(  # noqa: PLR0913, PLR0917 - the columns of the table
    text: str,
    kind: str | None,
    name: str,
    volume: str | None,
    number: str | None,
    pages: str | None,
) -> None:
    venue = venue_in(text)
    assert (venue.kind, venue.name) == (kind, name)
    assert (venue.volume, venue.number, venue.pages) == (volume, number, pages)


def test_a_school_is_what_a_thesis_says_beside_its_kind_and_year() -> None:
    assert school_of("Ph.D. thesis, Department of Bees, ETH, 2020") == "Department of Bees, ETH"
    assert school_of("PhD thesis") is None
