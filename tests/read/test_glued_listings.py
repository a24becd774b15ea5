"""Each pair of layouts in one file: both are read as alone, or what is not is told.

The examples of the page about formats are glued; they have one to three papers each, which is as
hard as it gets.
"""

from __future__ import annotations

import pytest

from tests.read.glued import GAPS, pairs, read, swallowed
from tests.support.rows import for_rows

PAIRS = pairs()
_LINES = "Hugging Face daily papers, in alternating lines"
_FRONT_MATTER = "Markdown with front matter"
_SCHOLAR = "Google Scholar results (text)"
# What is swallowed all the same, between the layouts that have no marks.
KNOWN = {
    "blank line": set[tuple[str, str]](),
    "line end": set[tuple[str, str]](),
    "nothing": {
        # The text below front matter goes on with the first title, or with a link and a title.
        (_FRONT_MATTER, _LINES),
        (_FRONT_MATTER, _SCHOLAR),
    },
}
EVERY = {"blank line": 43, "line end": 41, "nothing": 47}  # pair of the sample


@pytest.mark.parametrize("gap", GAPS)
def test_a_sample_of_glued_pairs_is_read_or_told(gap: str) -> None:
    sample = set(PAIRS[:: EVERY[gap]]) - KNOWN[gap]
    assert {pair: found for pair in sorted(sample) if (found := swallowed(*pair, gap))} == {}


@pytest.mark.nightly
@pytest.mark.parametrize("gap", GAPS)
def test_all_glued_pairs_are_read_or_told(gap: str) -> None:
    assert {pair for pair in PAIRS if swallowed(*pair, gap)} == KNOWN[gap]


RIS = "TY  - JOUR\nTI  - Looms and Their Cloth\nAB  - We propose looms.\nER  - \n"
CSV = "title,authors,year\nSpinning Wool,Ada Weaver,2021\nSpinning Silk,Ben Thread,2022\n"
JSON = '[{"title": "Knitting by Hand", "authors": "Dora Knot", "year": 2020}]\n'
BIBTEX = "@article{k1,\n  title = {Felting from Noise},\n  year = 2019\n}\n"
ENW = "%0 Journal Article\n%T Dyeing in Rows\n%A Weaver, Ada\n"
XML = "<dblp>\n<article key='a'><author>Ada</author><title>On Felt</title></article>\n</dblp>\n"
DIRT = {
    "prose above a table": ("Dear all,\nhere is my list.\n\n" + CSV, 2),
    "a mail's headers above BibTeX": ("From: a@b.example\nTo: c@d.example\n\n" + BIBTEX, 1),
    "a mail's headers above RIS": ("From: a@b.example\nSubject: looms\n\n" + RIS, 1),
    "a signature below RIS": (RIS + "\n-- \nAda Weaver, Loom University\n", 1),
    "another format's head above": ("FN Clarivate Analytics Web of Science\nVR 1.0\n" + BIBTEX, 1),
    "a table's header alone above": ("title,authors,year\n\n" + BIBTEX, 1),
    "a rule of dashes between": (RIS + "-----\n" + BIBTEX, 2),
    "a heading between": (RIS + "\n# More\n\n" + BIBTEX, 2),
    "a comment of a shell above": ("# exported by me\n" + RIS, 1),
    "a byte order mark in the middle": (RIS + "\ufeff" + BIBTEX, 2),
    "a line of NULs' place holders": ("\ufffd\ufffd\n" + RIS, 1),
    "a table below JSON": (JSON + CSV, 3),
    "JSON below a table": (CSV + JSON, 3),
    "a table below BibTeX, touching": (BIBTEX.rstrip() + CSV, 3),
    "a table below tags, touching": (ENW.rstrip() + CSV, 3),
    "JSON above a table, touching": (JSON.rstrip() + CSV, 3),
    "XML above RIS": (XML + RIS, 2),
    "RIS above XML, touching": (RIS.rstrip() + XML, 2),
    "three in a row": (RIS + ENW + BIBTEX, 3),
    "a table between two others": (BIBTEX + CSV + RIS, 4),
    "two tables with other headers": (CSV + "title;doi\nOn Hemp;10.1000/h\n", 3),
}


@for_rows(("text", "papers"), DIRT.values(), ids=DIRT)
def test_dirt_around_a_listing_costs_no_paper(text: str, papers: int) -> None:
    reading = read(text)
    titles = [record.title for record in reading.records]
    assert len(titles) == papers, (reading.format, titles, list(map(str, reading.problems)))
