"""Keywords that a listing names with their short forms."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.support.site_of import Site


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
