"""Files beside listings that are surely none are passed over in one line of the report."""

from __future__ import annotations

import pytest

from paperweave.model.reading import Reading, Seed
from paperweave.read.detect import read_lines
from paperweave.read.formats.registry import FORMATS
from paperweave.report.figures import gather_problems
from tests.support.rows import for_rows

VOLUME = """<?xml version='1.0' encoding='UTF-8'?>
<collection id="1992.looms">
  <event id="looms-1992">
    <meta>
      <title>Looms 1992</title>
    </meta>
  </event>
</collection>"""
OLD_VOLUME = """<volume id="W92">
  <meta><booktitle>Looms</booktitle></meta>
  <frontmatter><url>W92-0000</url></frontmatter>
</volume>"""
NO_LISTINGS = {
    "relax_ng": ("start = Collection\nCollection = element collection {\n  Volume+\n}", "a schema"),
    "relax_ng_types": ('datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"', "a schema"),
    "relax_ng_names": ('default namespace = "http://loom.example"', "a schema"),
    "relax_ng_name": ('namespace xml = "http://loom.example"', "a schema"),
    "relax_ng_include": ('include "types.rnc"', "a schema"),
    "relax_ng_part": ("# of looms\nLoom &= attribute id { text }", "a schema"),
    "relax_ng_in_xml": (
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0">\n</grammar>',
        "a schema",
    ),
    "xml_schema": (
        '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">\n</xs:schema>',
        "a schema",
    ),
    "dtd": ("<!ELEMENT loom (thread+)>", "a schema"),
    "volume": (VOLUME, "a volume without papers"),
    "old_volume": (OLD_VOLUME, "a volume without papers"),
}


def reading_of(text: str, name: str = "a") -> Reading:
    return read_lines(Seed(name, tuple(text.split("\n"))), FORMATS)


@for_rows("what", NO_LISTINGS)
def test_what_is_no_listing_is_known_for_what_it_is(what: str) -> None:
    text, told = NO_LISTINGS[what]
    reading = reading_of(text)
    assert (reading.no_listing, reading.problems, reading.records) == (told, (), ())


@pytest.mark.parametrize(
    "text",
    [
        "start here\nand go on",
        "<volume id='1'><paper id='1'></paper></volume>",
        "<html><p>a schema</p></html>",
        "milk\neggs",
    ],
)
def test_another_file_that_no_format_reads_is_an_error_as_before(text: str) -> None:
    reading = reading_of(text)
    assert reading.no_listing is None
    assert reading.lost == 1


def test_a_hundred_files_without_papers_share_a_line_of_the_report() -> None:
    readings = [reading_of(VOLUME, f"{number:03}.xml") for number in range(100)]
    readings.append(reading_of(NO_LISTINGS["dtd"][0], "schema.dtd"))
    told = gather_problems(readings, [])
    assert [str(problem) for problem in told] == [
        (
            "000.xml: 101 files were passed over for want of papers: a schema, a volume"
            " without papers (100 of them); 000.xml, 001.xml, 002.xml, 003.xml, 004.xml and 96 more"
        )
    ]
    assert told[0].severity == "noted"


def test_one_file_without_papers_is_named() -> None:
    told = gather_problems([reading_of(VOLUME, "a.xml")], [])
    assert [problem.message for problem in told] == [
        "1 file was passed over for want of papers: a volume without papers; a.xml"
    ]
