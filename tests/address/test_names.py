"""New addresses are names that every system can have side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.making import abstract

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.support.site_of import Site

RESERVED = ["Index", "CON", "prn", "Aux", "NUL", "COM1", "lpt9"]
FIELDS = ("title", "abstract", "author")
FREE = {"Console": "console", "Com": "com", "Parts": "parts", "Aux1": "aux1"}


def _titled(titles: Iterable[str]) -> dict[str, dict[str, str]]:
    """Entries of these titles, no two of which are one paper."""
    texts = {f"k{n}": (title, abstract(f"w{n}"), f"Writer {n}") for n, title in enumerate(titles)}
    return {key: dict(zip(FIELDS, values, strict=True)) for key, values in texts.items()}


def test_a_name_that_a_system_keeps_for_itself_is_not_given(site: Site) -> None:
    site.bibliography(**_titled(RESERVED))
    assert site.build() == 0
    assert site.addresses() == {title: f"{title.lower()}-2" for title in RESERVED}


def test_a_name_that_only_looks_like_one_is_given(site: Site) -> None:
    site.bibliography(**_titled(FREE))
    assert site.build() == 0
    assert site.addresses() == FREE


def test_no_two_addresses_are_one_file_on_any_machine(site: Site) -> None:
    titles = ["Straße", "STRASSE", "Cafe\u0301", "Café", "\u212bngström", "Ångström", "X", "x"]
    site.bibliography(**_titled(titles))
    assert site.build() == 0
    files = [name.casefold() for name in site.pages()]
    assert len(files) == len(set(files))


def test_a_title_of_any_length_makes_a_file(site: Site) -> None:
    site.bibliography(**_titled(sign * 20_000 for sign in ("a", "ß", "深", "\U00020000", "a ")))
    assert site.build() == 0
    assert len(site.papers) == 5
    assert all(len(part.encode()) < 255 for name in site.pages() for part in name.split("/"))
