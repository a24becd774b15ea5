"""Where a conference was held is no part of its name."""

from __future__ import annotations

from paperweave.read.formats.references.held_at import parted_from_place
from tests.support.rows import for_rows

COUNTRIES = """
USA U.S.A. US United_States UK U.K. United_Kingdom England Scotland Wales Ireland France Germany
Italy Spain Portugal Austria Switzerland Belgium Netherlands The_Netherlands Luxembourg Denmark
Sweden Norway Finland Iceland Poland Czech_Republic Czechia Slovakia Hungary Romania Bulgaria Greece
Turkey Türkiye Russia Ukraine Estonia Latvia Lithuania Slovenia Croatia Serbia Cyprus Malta Monaco
Israel Egypt Morocco Tunisia South_Africa Kenya Nigeria Ethiopia Rwanda UAE United_Arab_Emirates
Qatar Saudi_Arabia India Sri_Lanka Bangladesh Pakistan Nepal China Hong_Kong Macao Taiwan Japan
Korea South_Korea Republic_of_Korea Singapore Malaysia Thailand Indonesia Vietnam Philippines
Australia New_Zealand Canada Mexico Brazil Argentina Chile Colombia Peru Uruguay Puerto_Rico
Dominican_Republic Costa_Rica
"""


@for_rows("country", COUNTRIES.split())
def test_city_and_country_stand_behind_a_conference(country: str) -> None:
    place = f"Rome, {country.replace('_', ' ')}"
    found = parted_from_place(f"Proceedings of LoomConf, {place}")
    assert found == ("Proceedings of LoomConf", place)


NAMES = [
    ("Proc. LoomConf, Rio de Janeiro, Brazil", "Proc. LoomConf"),
    ("Proc. LoomConf, St. Louis, MO, USA", "Proc. LoomConf"),
    ("Proc. LoomConf, Winston-Salem, USA", "Proc. LoomConf"),
    ("Proc. LoomConf, San Juan del Sur Alto, USA", "Proc. LoomConf, San Juan del Sur Alto, USA"),
    ("Proc. LoomConf, France", "Proc. LoomConf, France"),
    ("Proc. LoomConf, Rome, Atlantis", "Proc. LoomConf, Rome, Atlantis"),
    ("Looms, Rome, Italy", "Looms, Rome, Italy"),
    ("Looms, Meeting, Italy", "Looms, Meeting, Italy"),
]


@for_rows(("written", "name"), NAMES)
def test_a_name_stays_where_no_place_is_certain(written: str, name: str) -> None:
    found, place = parted_from_place(written)
    assert (found, place is not None) == (name, name != written)
