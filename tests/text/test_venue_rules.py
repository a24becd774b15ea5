"""Venues taken apart: each word of each pattern by cases."""

from __future__ import annotations

import pytest

from paperweave.text.venues.series import is_masters, school_of, venue_in
from tests.support.rows import for_rows

_CONFERENCE = (
    "Proceedings of Bees|Conference on Bees|Workshop on Bees|Workshops on Bees|Bee Symposium|"
    "Bee Congress|Bee Colloquium|Findings of Bees|Annual Meeting of Bees|Bee Summit|Bee "
    "Companion|Extended Abstracts on Bees|Bees @ Wasps|Bees@Wasps"
)
_JOURNAL = (
    "Journal of Bees|Transactions on Bees|Bee Letters|Annals of Bees|Bee Magazine|Bee "
    "Quarterly|Bee Bulletin|Bee Gazette|Archives of Bees|Acta Bee|Frontiers in Bees|Bee "
    "Review|Bee Reviews|Revue Bee|Zeitschrift Bee|Rivista Bee|J. Bees"
)
_THESES = (
    "PhD thesis|Ph.D. thesis|Ph. D. dissertation|Doctoral dissertation|Master's thesis|"
    "Masters thesis|Master thesis|MSc thesis|M.Sc. thesis|Bachelor's thesis|Bachelor thesis|"
    "Thesis|Dissertation"
)


@for_rows("name", _CONFERENCE.split("|"))
def test_a_conference_is_known_by_its_words(name: str) -> None:
    assert venue_in(name).kind == "conference"
    assert venue_in(name.upper()).kind == "conference"


@for_rows("name", _JOURNAL.split("|"))
def test_a_journal_is_known_by_its_words(name: str) -> None:
    assert venue_in(name).kind == "journal"


@pytest.mark.parametrize(
    "name", ["Bee", "Confer Bees", "Actas", "A Journalist", "XJ. Bees", "User@"]
)
def test_what_has_no_such_word_has_no_kind(name: str) -> None:
    assert venue_in(name).kind is None


@for_rows(
    ("text", "kind"),
    [
        ("BEES 2023", "conference"),
        ("BeeSys 2023", "conference"),
        ("Bees-X 2023", "conference"),
        ("BEES", None),  # no year: a society, a series, a shop
        ("Bees 2023", None),
        ("The BEES 2023", "conference"),
        ("Wasps and BEES 2023", None),
        ("TBEES 2023", None),  # Transactions on …
        ("JBEES 2023", None),
        ("IJBEES 2023", None),
        ("BeeJ 2023", None),
        ("PRL 2023", "journal"),
        ("ACL Findings 2025", "conference"),
        ("Findings 2025", None),
    ],
)
def test_an_acronym_with_a_year_is_a_conference(text: str, kind: str | None) -> None:
    assert venue_in(text).kind == kind


@for_rows("name", _THESES.split("|"))
def test_a_thesis_is_known_by_its_words(name: str) -> None:
    venue = venue_in(f"{name}, University of Bees, 2020")
    assert (venue.kind, venue.year) == ("thesis", 2020)
    assert school_of(f"{name}, University of Bees, 2020") == "University of Bees"


@pytest.mark.parametrize(
    ("text", "masters"),
    [
        ("Master's thesis", True),
        ("master thesis", True),
        ("MSc thesis", True),
        ("M. Sc thesis", True),
        ("Diplomarbeit", True),
        ("PhD thesis", False),
        ("Webmaster", False),
        ("Postmsc", False),
    ],
)
def test_a_masters_thesis_says_so(text: str, masters: bool) -> None:
    assert is_masters(text) is masters


@pytest.mark.parametrize(
    ("text", "school"),
    [
        ("Thesis", None),
        ("PhD thesis, MIT", "MIT"),
        ("MIT, PhD thesis, 2020, Boston", "MIT, Boston"),
        ("PhD thesis (MIT; 2020)", "MIT"),
    ],
)
def test_the_school_is_what_is_left_of_a_thesis(text: str, school: str | None) -> None:
    assert school_of(text) == school


@for_rows(
    ("text", "series", "year"),
    [
        ("Bees 2024", "Bees", 2024),
        ("Bees (2024)", "Bees", 2024),
        ("2024 Bees", "Bees", 2024),
        ("Bees'24", "Bees", 2024),
        ("Bees ’24", "Bees", 2024),
        ("Bees 1999", "Bees", 1999),
        ("Bees 1899", "Bees 1899", None),
        ("Bees 2024-2025", "Bees 2024", 2025),
        ("Bees 12024", "Bees 12024", None),
        ("Bees, 2023. Wasps, 2024", "Bees, 2023. Wasps", 2024),
        ("Bees ()", "Bees ()", None),
        ("Bees", "Bees", None),
        (" Bees.,; ", "Bees", None),
        ("Bees 2024-A", "Bees 2024-A", None),
        ("Bees 12'24", "Bees 12", 2024),
        ("Bees'245", "Bees'245", None),
        ("Bees'24 days", "Bees'24 days", None),
    ],
)
def test_a_venues_year_is_not_its_name(text: str, series: str, year: int | None) -> None:
    venue = venue_in(text)
    assert (venue.series, venue.year) == (series, year)


@for_rows(
    ("text", "parts"),
    [
        ("Journal of Bees 12(3):45-67", ("12", "3", "45-67")),
        ("Journal of Bees 12(3), pp. 45--67", ("12", "3", "45-67")),
        ("Journal of Bees 12(3), p. 45–67", ("12", "3", "45-67")),
        ("Journal of Bees 12(3) pages 45 - 67", ("12", "3", "45-67")),
        ("Journal of Bees 12", ("12", None, None)),
        ("Journal of Bees, 12", ("12", None, None)),
        ("Journal of Bees: 12", ("12", None, None)),
        ("Journal of Bees, vol. 12, no. 3", ("12", "3", None)),
        ("Journal of Bees, Volume 12, number 3", ("12", "3", None)),
        ("Journal of Bees, vol 12, issue 3", ("12", "3", None)),
        ("Journal of Bees 1234", ("1234", None, None)),
        ("Journal of Bees 12345", (None, None, None)),
        ("Journal of Bees 12(3/4)", ("12", "3/4", None)),
        ("Journal of Bees 12(3-4)", ("12", "3-4", None)),
        ("Journal of Bees 12(123456789)", ("12", "123456789", None)),
        ("Journal of Bees 12(1234567890)", (None, None, None)),
        ("Journal of Bees", (None, None, None)),
        ("Journal of Bees, pp. 45-67", (None, None, "45-67")),
        ("Journal of Bees, PP 45-67", (None, None, "45-67")),
        ("Journal of Bees: 45-67", (None, None, "45-67")),
        ("Journal of Bees 45-67", (None, None, "45-67")),
        ("Journal of Bees 12(3-4):5-6", ("12", "3-4", "5-6")),
        ("Journal of Bees 12; 45-67", ("12", None, "45-67")),
        ("Journal of Bees 12,: 45-67", ("12", None, "45-67")),
        ("Journal of Bees 12:, 45-67", ("12", None, "45-67")),
        ("Journal of Bees 12 , 45-67", ("12", None, "45-67")),
        ("Journal of Bees, VOL. 12, NO. 3", ("12", "3", None)),
        ("Journal of Bees, vol. 12 , no 3", ("12", "3", None)),
        ("Journal of Bees vol.12", ("12", None, None)),
        ("Journal of Bees volume12", ("12", None, None)),
        ("Journal of Bees 12 (3)", ("12", "3", None)),
        ("Journal of Bees 12 (3a)", ("12", "3a", None)),
        ("Journal of Bees 12, no. 3/4", ("12", "3/4", None)),
        ("Journal of Bees 12, no. 3-4", ("12", "3-4", None)),
        ("Journal of Bees 12, no. 123456789", ("12", "123456789", None)),
        ("Journal of Bees 12, no. 1234567890", (None, None, None)),
    ],
)
def test_a_journals_volume_number_and_pages_are_not_its_name(
    text: str, parts: tuple[str | None, ...]
) -> None:
    venue = venue_in(text)
    assert (venue.volume, venue.number, venue.pages) == parts


@for_rows(
    "text",
    [
        *(f"Journal of Bees{sign} 2024" for sign in (" ", ".", ",", ";", ":", " -", "()")),
        *(f"Journal of Bees{sign} 12, 2024" for sign in (",", ":", ";", ",,", " ")),
        *(f"Journal of Bees{sign} 45-67" for sign in (",", ":", ";", ",,", "")),
    ],
)
def test_signs_between_a_journal_and_what_follows_are_not_its_name(text: str) -> None:
    assert venue_in(text).name == "Journal of Bees"


@for_rows(
    "before",
    [
        "In",
        "In:",
        "To appear in",
        "Accepted at",
        "Accepted to",
        "Accepted by",
        "Published in",
        "Published at",
        "the",
        "Proceedings of",
        "Proceedings of the",
        "Proc of",
        "Proc. of",
        "Proc.",
        "1st",
        "22nd",
        "3rd",
        "38th",
        "Annual",
        "First",
        "Second",
        "Third",
        "Twenty-first",
        "Thirty-eighth",
        "Forty",
        "Fifty-second",
        "Sixty-third",
        "Twelfth",
        "Twentieth",
        "Fourth",
        "In Proceedings of the 38th Annual",
        "in",
        "PROCEEDINGS OF",
    ],
)
def test_what_stands_before_a_conferences_name_is_not_its_name(before: str) -> None:
    assert (
        venue_in(f"{before} Conference on Neural Information Processing Systems").series
        == "NeurIPS"
    )


@for_rows(
    ("text", "series"),
    [
        ("Conference on Neural Information Processing Systems (NIPS)", "NeurIPS"),
        ("NeurIPS 37", "NeurIPS"),
        ("NeurIPS, 37", "NeurIPS"),
        ("NeurIPS 12345", "NeurIPS 12345"),
        ("neurips", "NeurIPS"),
        ("Workshop at NeurIPS", "Workshop at NeurIPS"),
        ("Proceedings of Bees (PB)", "Bees (PB)"),
        (
            "Conference on Neural (NIPS) Information Processing Systems",
            "Conference on Neural (NIPS) Information Processing Systems",
        ),
        ("NeurIPS(NIPS)", "NeurIPS"),
        ("NeurIPS (NI)", "NeurIPS"),
        ("NeurIPS (N)", "NeurIPS (N)"),
        (f"NeurIPS ({'N' * 20})", "NeurIPS"),
        (f"NeurIPS ({'N' * 21})", f"NeurIPS ({'N' * 21})"),
        ("NeurIPS 123", "NeurIPS"),
        ("NeurIPS,  37", "NeurIPS"),
        ("Incheon Bees", "Incheon Bees"),
        ("Theory of Bees", "Theory of Bees"),
        ("Annualbees", "Annualbees"),
        ("1001st Bees", "1001st Bees"),
        ("2x Bees", "2x Bees"),
        ("Bees of the 3rd kind", "Bees of the 3rd kind"),
    ],
)
def test_a_name_of_the_table_is_found_with_its_acronym_or_number(text: str, series: str) -> None:
    assert venue_in(text).series == series


@pytest.mark.parametrize(("text", "volume"), [("NeurIPS 123", None), ("NeurIPS 1234", "1234")])
def test_a_number_of_three_figures_behind_a_conference_is_its_place_in_a_row(
    text: str, volume: str | None
) -> None:
    venue = venue_in(text)
    assert (venue.series, venue.volume) == ("NeurIPS", volume)
