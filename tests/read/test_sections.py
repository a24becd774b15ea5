"""Listings of several layouts glued into one file, each read by its own format."""

from __future__ import annotations

from io import BytesIO
from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows
from tests.support.site_of import REAL_SEEDS

if TYPE_CHECKING:
    from pathlib import Path

_ABOUT = "We propose a way to work {} and show in experiments that it outperforms the baselines."
_CLOTHS = ("silk", "wool", "linen", "cotton", "hemp", "jute")


def _each(pattern: str) -> str:
    return "".join(
        pattern.replace("CLOTH", cloth).replace("ABOUT", _ABOUT.format(cloth)).replace("NO", str(n))
        for n, cloth in enumerate(_CLOTHS, 1)
    )


_OBJECT = '{"title": "Dyeing CLOTH by rows", "abstract": "ABOUT"},\n'

LISTINGS = {
    "ris": _each("TY  - JOUR\nTI  - Learning to weave CLOTH with looms\nAB  - ABOUT\nER  - \n\n"),
    "csv": "title,authors,year,abstract\n" + _each('Spinning CLOTH,Ada Weaver,2021,"ABOUT"\n'),
    "json": "[" + _each(_OBJECT)[:-2] + "]\n",
    "markdown": "# Cloth\n\n"
    + _each("- [Knitting CLOTH by hand](https://arxiv.org/abs/2301.0000NO)\n"),
    "bibtex": _each(
        "@article{kNO,\n title = {Felting CLOTH from noise},\n abstract = {ABOUT}\n}\n\n"
    ),
}
PAIRS = list(permutations(LISTINGS, 2))
SEEDS = sorted(path for path in REAL_SEEDS.iterdir() if path.suffix in {".txt", ".bib"})


@for_rows("between", ["\n\n", "\n"], ids=["blank line", "line end"])
@for_rows("pair", PAIRS, ids="-".join)
def test_two_glued_listings_are_each_read_by_their_own_format(
    pair: tuple[str, str], between: str
) -> None:
    above, below = (LISTINGS[name] for name in pair)
    reading = read_file("a.txt", BytesIO(f"{above.rstrip()}{between}{below}".encode()), FORMATS)
    assert len(reading.records) == 2 * len(_CLOTHS)
    assert any("another layout begins here" in problem.message for problem in reading.problems)


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name[:3])
@pytest.mark.parametrize("name", ["ris", "json", "bibtex"])
def test_records_below_a_real_listing_are_read(seed: Path, name: str) -> None:
    if seed.suffix == ".bib" and name == "bibtex":
        pytest.skip("one layout")
    alone = read_file("a.txt", BytesIO(seed.read_bytes()), FORMATS)
    text = seed.read_text(encoding="utf-8").rstrip() + "\n\n" + LISTINGS[name]
    glued = read_file("a.txt", BytesIO(text.encode()), FORMATS)
    assert len(glued.records) == len(alone.records) + len(_CLOTHS)


def test_bibtex_in_a_fence_belongs_to_the_page_around_it() -> None:
    entry = "- [Knitting silk by hand](https://arxiv.org/abs/2301.00001)\n"
    fence = "\n```bibtex\n@article{k, title = {Knitting silk by hand}, year = 2023}\n```\n\n"
    page = "# Cloth\n\n" + (entry + fence) * 3
    reading = read_file("a.md", BytesIO(page.encode()), FORMATS)
    assert "BibTeX" not in (reading.format or "")
