from __future__ import annotations

import pytest

from paperweave.model.reading import Seed
from paperweave.read.formats.base import Detection, Format, begins_as_xml, unless_xml
from tests.support.rows import for_rows


@pytest.mark.parametrize(
    "line",
    [
        "<?xml version='1.0'?>",
        "<!DOCTYPE dblp SYSTEM 'dblp.dtd'>",
        "<PubmedArticleSet>",
        '<collection id="2024.loom">',
        "  <dblp>",
        "<rdf:RDF",
        "<oai_dc:dc xmlns:dc='x'>",
    ],
)
def test_a_file_begins_as_xml(line: str) -> None:
    assert begins_as_xml(["", "  ", line])


@for_rows(
    "line",
    [
        "",
        "# Looms",
        "<1>",
        "<1. >",
        "< 5 looms are few",
        "<https://example.org>",
        "<!-- a comment -->",
        "<!DOCTYPE html>",
        "<div align='center'>",
        "<h1>Looms</h1>",
        "<p>",
        "<table>",
        "<details><summary>More</summary>",
        "<img src='loom.png'>",
        "<a name='top'></a>",
        "<br>",
        "Texts are long <b>and</b> looms short.",
    ],
)
def test_text_and_markdown_begin_otherwise(line: str) -> None:
    assert not begins_as_xml([line])


def test_a_layout_that_is_never_xml_is_not_asked_about_it() -> None:
    asked = []

    def detect(seed: Seed) -> Detection:
        asked.append(seed.name)
        return Detection(1, "mine")

    one = unless_xml(Format("text", detect, lambda _: iter(())))
    assert one.detect(Seed("a.xml", ("<dblp>",))).confidence == 0
    assert one.detect(Seed("a.txt", ("Looms",))).confidence == 1
    assert asked == ["a.txt"]
