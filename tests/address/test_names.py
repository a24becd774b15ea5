"""New addresses are names that every system can have side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.support.making import abstract

if TYPE_CHECKING:
    from tests.support.site_of import Site

RESERVED = ["Index", "CON", "prn", "Aux", "NUL", "COM1", "lpt9"]
FREE = {"Console": "console", "Com": "com", "Parts": "parts", "Aux1": "aux1"}


@pytest.mark.parametrize("title", RESERVED)
def test_a_name_that_a_system_keeps_for_itself_is_not_given(site: Site, title: str) -> None:
    site.bibliography(one={"title": title, "abstract": abstract("blue")})
    assert site.build() == 0
    assert list(site.addresses().values()) == [f"{title.lower()}-2"]


@pytest.mark.parametrize("title", FREE)
def test_a_name_that_only_looks_like_one_is_given(site: Site, title: str) -> None:
    site.bibliography(one={"title": title, "abstract": abstract("blue")})
    assert site.build() == 0
    assert site.addresses() == {title: FREE[title]}


def test_no_two_addresses_are_one_file_on_any_machine(site: Site) -> None:
    titles = ["Straße", "STRASSE", "Cafe\u0301", "Café", "\u212bngström", "Ångström", "X", "x"]
    entries = {
        f"k{n}": {"title": title, "abstract": abstract(f"w{n}"), "author": f"Writer {n}"}
        for n, title in enumerate(titles)
    }
    site.bibliography(**entries)
    assert site.build() == 0
    files = [name.casefold() for name in site.pages()]
    assert len(files) == len(set(files))


@pytest.mark.parametrize("sign", ["a", "ß", "深", "\U00020000", "a "])
def test_a_title_of_any_length_makes_a_file(site: Site, sign: str) -> None:
    site.bibliography(one={"title": sign * 20_000, "abstract": abstract("blue")})
    assert site.build() == 0
    assert all(len(part.encode()) < 255 for name in site.pages() for part in name.split("/"))
