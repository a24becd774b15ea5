"""Eleven bad entries are eleven problems, also on one line, and each says what is true of it."""

from __future__ import annotations

from io import BytesIO

import pytest

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS

BAD = 11
SOUND = '{"title": "Sound Looms of Rows", "abstract": "We propose looms.", "authors": ["A. W."]}'
DIGEST = (
    "\\\\\narXiv:{number}\nDate: Fri, 2 Feb 2024\n\n{title}Authors: A. Weaver\n"
    "\\\\\n  Looms are slow.\n\\\\ ( https://arxiv.org/abs/2402.01234 , 1kb)\n"
)
NUMBERED = '{"paper": {"id": "2402.17412", "title": "Sound Looms of Rows", "authors": []}}'
FEED = "<feed xmlns='http://www.w3.org/2005/Atom'>"


def _array(sound: str, bad: str) -> str:
    return "[" + ",".join([sound, *[bad] * BAD, sound]) + "]"


def _below(sound: str, bad: str, end: str = "") -> str:
    return sound + bad * BAD + end


# Each a listing with one sound entry (arrays: two) and eleven bad ones, and what is said of these.
LISTINGS = {
    "JSON, no title": (_array(SOUND, '{"abstract": "x"}'), "it has no title"),
    "JSON, empty title": (_array(SOUND, '{"title": ""}'), "it has no title"),
    "JSON, a number as title": (_array(SOUND, '{"title": 5}'), "its title is not text"),
    "JSON, a list as title": (_array(SOUND, '{"title": ["a"]}'), "its title is not text"),
    "JSON, a number": (_array(SOUND, "5"), "it is no object"),
    "JSON, null": (_array(SOUND, "null"), "it is no object"),
    "JSON, a text": (_array(SOUND, '"looms"'), "it is no object"),
    "JSON, broken": (_array(SOUND, '{"title": "x" "y"}'), "delimiter"),
    "JSON by names": (
        "{" + f'"k": {SOUND}' + "".join(f', "b{n}": {{"a": 1}}' for n in range(BAD)) + "}",
        "it has no title",
    ),
    "JSON lines": (_below(SOUND + "\n", '{"year": 2020}\n'), "it has no title"),
    "Hugging Face's JSON": (_array(NUMBERED, '{"paper": {"id": "x"}}'), "it has no title"),
    "DBLP": (
        _below(
            "<dblp><article key='a'><author>A</author><title>Sound Looms</title></article>",
            "<article key='b'><author>B</author></article>",
            "</dblp>",
        ),
        "with a title was expected",
    ),
    "a feed": (
        _below(
            f"{FEED}<entry><title>Sound Looms</title><summary>We propose.</summary>"
            "<id>http://arxiv.org/abs/2402.01234v1</id></entry>",
            "<entry><summary>x</summary></entry>",
            "</feed>",
        ),
        "with a title was expected",
    ),
    "MODS": (
        _below(
            "<modsCollection xmlns='http://www.loc.gov/mods/v3'>"
            "<mods><titleInfo><title>Sound Looms</title></titleInfo></mods>",
            "<mods><name/></mods>",
            "</modsCollection>",
        ),
        "with a title was expected",
    ),
    "BibTeX": (
        _below("@article{a, title = {Sound Looms}}", "@article{b, year = 2020}"),
        "has no title",
    ),
    "BibTeX of an unknown type": (
        _below("@article{a, title = {Sound Looms}}\n", "@spaceship{b, year = 2020}\n"),
        "has no title",
    ),
    "a table": (
        _below("title,authors,year\nSound Looms,A. W.,2020\n", ",B. T.,2020\n"),
        "no title",
    ),
    "a Markdown table": (
        _below(
            "|Title|PDF|\n|---|---|\n|Sound Looms of Rows|[x](http://arxiv.org/abs/2405.13741)|\n",
            "| |[x](http://arxiv.org/abs/2405.13742)|\n",
        ),
        "with a title was expected",
    ),
    "RIS": (
        _below("TY  - JOUR\nTI  - Sound Looms\nER  - \n", "TY  - JOUR\nAU  - X\nER  - \n"),
        "with a title",
    ),
    "EndNote": (_below("%0 Book\n%T Sound Looms\n%A B\n\n", "%0 Book\n%A X\n\n"), "with a title"),
    "MEDLINE": (_below("PMID- 1\nTI  - Sound Looms.\n\n", "PMID- 2\nAU  - X\n\n"), "with a title"),
    "CITATION.cff": (
        _below(
            "cff-version: 1.2.0\ntitle: looms\npreferred-citation:\n  type: article\n"
            "  title: Sound Looms\nreferences:\n",
            "- type: article\n  year: 2020\n",
        ),
        "with a title was expected",
    ),
    "arXiv's mails": (
        _below(
            DIGEST.format(number="2402.01234", title="Title: Sound Looms\n"),
            DIGEST.format(number="none", title=""),
        ),
        "neither a number",
    ),
}


@pytest.mark.parametrize(("listing", "said"), LISTINGS.values(), ids=LISTINGS)
def test_each_bad_entry_is_told_once_and_the_sound_ones_are_read(listing: str, said: str) -> None:
    reading = read_file("bad.txt", BytesIO(listing.encode()), FORMATS)
    lost = [problem.message for problem in reading.problems if problem.severity == "lost"]
    assert len(lost) == BAD, lost
    assert all(said in message for message in lost), lost
    assert {record.title for record in reading.records} <= {
        "Sound Looms of Rows", "Sound Looms", "Sound Looms."
    }  # fmt: skip
    assert reading.records


@pytest.mark.parametrize(
    ("entry", "count"),
    [
        ("@spaceship{b, title = {Looms in Space}}\n", 12),
        ("@article{b, title = {Looms in Space}}\n", 12),
    ],
)
def test_an_unknown_type_is_a_paper_like_any_other(entry: str, count: int) -> None:
    text = "@article{a, title = {Sound Looms}}\n" + entry * BAD
    reading = read_file("a.bib", BytesIO(text.encode()), FORMATS)
    assert (len(reading.records), reading.lost) == (count, 0)


def test_an_unknown_type_of_csl_is_not_called_a_missing_title() -> None:
    text = '[{"id": "a", "type": "spaceship", "title": "Looms in Space", "author": []}]'
    listing = _array('{"id": "s", "type": "book", "title": "Sound", "author": []}', text[1:-1])
    reading = read_file("a.json", BytesIO(listing.encode()), FORMATS)
    lost = [problem.message for problem in reading.problems if problem.severity == "lost"]
    assert len(lost) == BAD
    assert all("its type or its fields" in message for message in lost)
