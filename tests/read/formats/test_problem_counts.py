"""Eleven bad entries are eleven problems, also on one line, and each says what is true of it."""

from __future__ import annotations

from io import BytesIO

import pytest

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from tests.support.rows import for_rows

BAD = 11
SOUND = '{"title": "Sound Looms of Rows", "abstract": "We propose looms.", "authors": ["A. W."]}'
DIGEST = (
    "\\\\\narXiv:{number}\nDate: Fri, 2 Feb 2024\n\n{title}Authors: A. Weaver\n"
    "\\\\\n  Looms are slow.\n\\\\ ( https://arxiv.org/abs/2402.01234 , 1kb)\n"
)
NUMBERED = '{"paper": {"id": "2402.17412", "title": "Sound Looms of Rows", "authors": []}}'
FEED = "<feed xmlns='http://www.w3.org/2005/Atom'>"


SCOPUS = "Scopus\nEXPORT DATE: 04 March 2024\n\n"
EMBASE = (
    '"TITLE","Sound Looms"\n"AUTHOR NAMES","A."\n"SOURCE","J (2020) 1"\n"ABSTRACT","We weave."\n\n'
)
PUBLICATION = "- title: Sound Looms\n  authors: Ada\n  year: 2020\n"


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
    "Web of Science": (
        _below("FN Clarivate\nPT J\nAU A\nTI Sound Looms\nER\n\n", "PT J\nAU B\nER\n\n", "EF\n"),
        "with a title",
    ),
    "RefWorks": (
        _below("RT Journal Article\nA1 A\nT1 Sound Looms\n\n", "RT Journal Article\nA1 B\n\n"),
        "with a title",
    ),
    "Cochrane": (
        _below(
            "Record #1 of 12\nID: CN-1\nAU: A\nTI: Sound Looms\nYR: 2020\n\n",
            "Record #2 of 12\nID: CN-2\nAU: B\nYR: 2020\n\n",
        ),
        "with a title",
    ),
    "Scopus, only numbers above the source": (
        _below(
            SCOPUS
            + "A.\n5;\nSound Looms\n(2024) J, 7, pp. 1-2.\nDOCUMENT TYPE: A\nSOURCE: Scopus\n\n",
            "B.\n57000000002;\n(2024) J, 7 (2), pp. 3-4.\nDOCUMENT TYPE: A\nSOURCE: Scopus\n\n",
        ),
        "with a title",
    ),
    "Scopus, no lines without labels": (
        _below(
            SCOPUS
            + "A.\n5;\nSound Looms\n(2024) J, 7, pp. 1-2.\nDOCUMENT TYPE: A\nSOURCE: Scopus\n\n",
            "DOI: 10.1000/1\nDOCUMENT TYPE: Article\nSOURCE: Scopus\n\n",
        ),
        "with a title",
    ),
    "CNKI": (
        _below(
            "SrcDatabase-来源库: 期刊\nTitle-题名: Sound Looms\nAuthor-作者: 张三;\n\n",
            "SrcDatabase-来源库: 期刊\nAuthor-作者: 李四;\n\n",
        ),
        "with a title",
    ),
    "Embase, an empty title": (
        _below(EMBASE, '"TITLE",""\n"AUTHOR NAMES","B."\n\n'),
        "with a title",
    ),
    "Embase, no title": (_below(EMBASE, '"AUTHOR NAMES","B."\n"SOURCE","J"\n\n'), "with a title"),
    "PubMed's XML": (
        _below(
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article>"
            "<ArticleTitle>Sound Looms</ArticleTitle></Article></MedlineCitation></PubmedArticle>",
            "<PubmedArticle><MedlineCitation><PMID>2</PMID></MedlineCitation></PubmedArticle>",
            "</PubmedArticleSet>",
        ),
        "with a title was expected",
    ),
    "YAML, no title": (_below(PUBLICATION * BAD, "- authors: Bo\n  year: 2020\n"), "with a title"),
    "YAML, an empty title": (_below(PUBLICATION * BAD, "- title: ''\n"), "with a title"),
    "YAML, a number": (_below(PUBLICATION * BAD, "- 5\n"), "an entry of a YAML list"),
    "ACL's XML": (
        _below(
            "<collection id='2024.x'><volume id='1'>"
            "<paper id='1'><title>Sound Looms</title></paper>",
            "<paper id='2'><author>A</author></paper>",
            "</volume></collection>",
        ),
        "with a <title>",
    ),
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


@for_rows(("listing", "said"), LISTINGS.values(), ids=LISTINGS)
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
