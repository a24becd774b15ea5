"""Where a conference was held, which references have behind its name: ``, Vienna, Austria``."""

from __future__ import annotations

import re

_COUNTRIES = (
    "USA", "U.S.A.", "US", "United States", "UK", "U.K.", "United Kingdom", "England", "Scotland",
    "Wales", "Ireland", "France", "Germany", "Italy", "Spain", "Portugal", "Austria", "Switzerland",
    "Belgium", "Netherlands", "The Netherlands", "Luxembourg", "Denmark", "Sweden", "Norway",
    "Finland", "Iceland", "Poland", "Czech Republic", "Czechia", "Slovakia", "Hungary", "Romania",
    "Bulgaria", "Greece", "Turkey", "Türkiye", "Russia", "Ukraine", "Estonia", "Latvia",
    "Lithuania", "Slovenia", "Croatia", "Serbia", "Cyprus", "Malta", "Monaco", "Israel", "Egypt",
    "Morocco", "Tunisia", "South Africa", "Kenya", "Nigeria", "Ethiopia", "Rwanda", "UAE",
    "United Arab Emirates", "Qatar", "Saudi Arabia", "India", "Sri Lanka", "Bangladesh", "Pakistan",
    "Nepal", "China", "Hong Kong", "Macao", "Taiwan", "Japan", "Korea", "South Korea",
    "Republic of Korea", "Singapore", "Malaysia", "Thailand", "Indonesia", "Vietnam", "Philippines",
    "Australia", "New Zealand", "Canada", "Mexico", "Brazil", "Argentina", "Chile", "Colombia",
    "Peru", "Uruguay", "Puerto Rico", "Dominican Republic", "Costa Rica",
)  # fmt: skip
_PLACE = re.compile(
    r",\s[^\W\d_a-z][\w.'’-]*(?:\s[^\W\d_][\w.'’-]*){0,3}"
    rf"(?:,\s[A-Z]{{2,3}})?,\s(?:{'|'.join(map(re.escape, _COUNTRIES))})$"
)
_MEETING = re.compile(
    r"\b(?:Proc|Proceedings|Conf|Conference|Symposium|Symp|Workshop|Congress|Meeting)\b"
)


def parted_from_place(venue: str) -> tuple[str, str | None]:
    """A conference's name, and city and country behind it; any other name as it is."""
    place = _PLACE.search(venue)
    if place is None or not _MEETING.search(venue, 0, place.start()):
        return venue, None
    return venue[: place.start()], place[0].removeprefix(", ")
