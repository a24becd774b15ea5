"""The shape of each line of a text of unknown layout."""

from __future__ import annotations

from paperweave.read.formats.plain_text.line_types import is_foreign, shapes_of, without_number
from tests.support.rows import for_rows

LABELS = {
    "title": """
        Title Titel Titre Título titulo Titolo 标题 題目 题目 篇名 タイトル 題名 Название Заголовок
        제목 Tytuł başlık
    """,
    "abstract": """
        Abstract Summary Zusammenfassung Kurzfassung Résumé Resume Resumen Riassunto Sommario
        Resumo 摘要 要旨 概要 Аннотация 초록 Streszczenie özet Samenvatting Sammanfattning
    """,
    "authors": """
        Author Authors Author(s) Autor Autoren Autores Autori Auteur Auteurs Verfasser 作者 著者
        Автор Авторы 저자 Autorzy Yazarlar By
    """,
    "date": "Date Year Published Datum Jahr Année Año Anno 日期 年份 発行年 год 연도",
    "venue": """
        Venue Journal Conference Published_in Zeitschrift Revue Revista Rivista 期刊 会议 Журнал
    """,
    "other": """
        Keyword Keywords Key_words DOI URL Link PDF arXiv Schlüsselwörter Mots-clés
        Palabras_clave 关键词 Comment Comments
    """,
}
EVERY_LABEL = [
    (label.replace("_", " "), kind) for kind, labels in LABELS.items() for label in labels.split()
]
WRITTEN = [
    "Title: Looms",
    "Title : Looms",
    "Title：Looms",
    "**Title**: Looms",
    "__Title__: Looms",
    "- Title: Looms",
    "TITLE:Looms",
]
UNLABELLED = [
    "Title Looms",
    "Titles: Looms",
    "----- Title: Looms",
    "A Title: Looms",
]


@for_rows(("label", "kind"), EVERY_LABEL)
def test_a_line_is_labelled_in_many_languages(label: str, kind: str) -> None:
    (line,) = shapes_of([f"{label}: Looms in May 2021"])
    assert (line.label, line.text) == (kind, "Looms in May 2021")
    assert (line.shape.name, str(line.date)) == ("OTHER", "2021-05")
    assert line.raw == f"{label}: Looms in May 2021"


@for_rows("text", WRITTEN)
def test_a_label_has_a_colon_and_signs_around_it(text: str) -> None:
    (line,) = shapes_of([text])
    assert (line.label, line.text) == ("title", "Looms")


@for_rows("text", UNLABELLED)
def test_other_lines_have_no_label(text: str) -> None:
    (line,) = shapes_of([text])
    assert line.label is None


NUMBERED = """
1. Looms; 123456. Looms; 1) Looms; [1] Looms; [123456] Looms; (1) Looms; (123) Looms; - Looms;
* Looms; • Looms; + Looms; – Looms; 2. Looms
"""
UNNUMBERED = "1 Looms; 1234567. Looms; (1234) Looms; [a] Looms; 1.Looms; -Looms; [1234567] Looms"


@for_rows("text", [text.strip() for text in NUMBERED.split(";")])
def test_a_number_is_taken_off(text: str) -> None:
    assert without_number(text) == "Looms"


@for_rows("text", UNNUMBERED.split("; "))
def test_what_is_no_number_stays(text: str) -> None:
    assert without_number(text) == text


FOREIGN = """
#!/bin/sh
<?xml version="1.0"?>
<!doctype html>
<html>
</body>
<loom a="b">
import loom.threads
let it be;
a = { }
threads{
```
@misc{a,
%PDF-1.4
def weave():
class Loom(Thread):
import (
from a import (
function weave() {
const a = {
let a = (
var a = [1] {
public void weave(
#include "a":
pip install loom
npm install loom
git clone loom
sudo loom
apt install loom
apt-get install loom
docker run loom
cd loom
curl loom
From: Ada
To: Ben
Subject: Looms
Message-ID: 1
Received: 1
Reply-To: Ada
In-Reply-To: 1
On Monday, Ada Weaver wrote:
Dear Ada,
Hi,
Hello Ben and Ada,
Best regards
Kind regards, Ada
Sincerely
sincerely,
Metadata-Version: 2.1
Home-page: loom
Classifier: Loom
Requires-Dist: loom
Provides-Extra: loom
License-File: LICENSE
Maintainer: Ada
Depends: loom
.. looms::
See :mod:`loom`
:class:`Loom`
:ref:`loom`
:func:`loom`
:meth:`loom`
:doc:`loom`
:term:`loom`
:pep:`8`
:rfc:`1`
:data:`loom`
:attr:`loom`
:exc:`LoomError`
---
+++
Permission is hereby granted
Copyright (c) 2024 Ada
Copyright © 2024 Ada
THE SOFTWARE IS PROVIDED
Licensed under the Loom License
Redistribution and use
It is WITHOUT WARRANTY
We hereby grant looms
Ada hereby licenses looms
MIT Loom License
BSD 3 licence
Apache Loom License
GNU Loom licence
Installation
## Usage
1. Getting started
Quick start
Quickstart
Requirements
License
Licence
Contributing
1 Introduction
2.1 Related work
Conclusion
Conclusions
Acknowledgments
Acknowledgement
Appendix
a tablespoon of thread
two tablespoons
a teaspoon
teaspoons
Preheat the loom
1 tbsp
1 tsp
a cup of wool
two cups of wool
"""
NATIVE = """
Looms
Usage of looms
Conclusions on looms
Importing looms
- a loom;
A loom, {of} wool
On walking, Ada wrote
Dear looms of all of us
Hi looms
pips
Front-end looms
The cupboard of looms
A loom in front of <b>
From looms to threads
---- looms
MIT looms
On Monday: Ada wrote
define looms
"""


@for_rows("line", FOREIGN.strip().splitlines())
def test_a_line_shows_that_a_file_is_something_else(line: str) -> None:
    assert is_foreign(line)
    assert is_foreign(f"  {line.swapcase()}")


@for_rows("line", NATIVE.strip().splitlines())
def test_a_line_may_be_of_papers(line: str) -> None:
    assert not is_foreign(line)


def test_only_the_beginning_of_a_line_shows_that_it_is_foreign() -> None:
    assert is_foreign("<" + "a" * 198 + ">looms")
    assert not is_foreign("<" + "a" * 199 + ">looms")
    assert not is_foreign("<" + "a" * 197 + ">looms")


LONG = (
    "We propose a novel method for looms, and show that it weaves as well as any other loom does, "
)
SHAPES = [
    ("Looms in linear time", "TITLE"),
    ("Looms in time", "TITLE"),
    ("Two looms", "OTHER"),
    ("looms in linear time", "OTHER"),
    ("3 looms in time", "TITLE"),
    ("1. Looms in linear time", "NUMBERED_TITLE"),
    ("- Looms in linear time", "NUMBERED_TITLE"),
    ("线性时间的织机", "TITLE"),
    ("织机织机织", "OTHER"),
    ("织机织机织机", "TITLE"),
    ("Looms in linear time.", "PROSE"),
    ("Looms in linear time,", "OTHER"),
    ("Looms in linear time;", "FOREIGN"),
    ("Looms in linear time:", "TITLE"),
    ("织机织机织机:", "OTHER"),
    ("Looms in linear time!", "OTHER"),
    ("Looms in linear time?", "TITLE"),
    ("Looms weave well. Threads tear", "OTHER"),
    ("Looms by A. Weaver of Porto", "TITLE"),
    ("Looms in time https://a.example/b", "TITLE"),
    ("https://a.example/b of/looms/at", "OTHER"),
    ("Ada Weaver, Ben Thread", "NAMES"),
    ("Ada Weaver", "NAMES"),
    ("Ada Weaver Loom Thread", "TITLE"),
    ("ICML 2021", "DATED"),
    ("May 2021", "DATED"),
    ("Weaver, A. (2019). Looms in time. Loom Letters, 12(3), 4–5.", "REFERENCE"),
    (LONG * 2, "ABSTRACT"),
    (
        LONG[:-1] * 1 + " and of threads that tear in the cold of all the northern winters.",
        "ABSTRACT",
    ),
    ("Looms are old, and there are many of them in the north, where it is cold. " * 3, "PROSE"),
    ("We Propose A Novel Method For Looms And Threads And Knots And Wefts " * 3, "PROSE"),
    ("本文提出织机。" * 25, "ABSTRACT"),
]


@for_rows(("text", "shape"), SHAPES)
def test_a_line_has_a_shape(text: str, shape: str) -> None:
    assert [line.shape.name for line in shapes_of([text])] == [shape]


def test_an_abstract_is_as_long_as_two_lines() -> None:
    text = "We propose a novel method, and we show that it is a loom of threads and it "
    assert [line.shape.name for line in shapes_of([(text * 2)[:149] + "."])] == ["ABSTRACT"]
    assert [line.shape.name for line in shapes_of([(text * 2)[:148] + "."])] == ["PROSE"]


def test_a_title_is_no_longer_than_a_line_of_prose() -> None:
    assert [line.shape.name for line in shapes_of(["Loom " * 29 + "Loom"])] == ["TITLE"]
    assert [line.shape.name for line in shapes_of(["Loom " * 30 + "Loom"])] == ["PROSE"]


WIDE = "this line is wider than sixty signs, as lines of wrapped prose are"
BLOCKS = [
    ("Looms in time|Knots in time", "1-1 2-2"),
    (f"{WIDE}|and goes on", "1-2"),
    (f"{WIDE}.|And a new one", "1-1 2-2"),
    (f"{WIDE}?|And a new one", "1-1 2-2"),
    (f"{WIDE}!|And a new one", "1-1 2-2"),
    (f"{WIDE}|{WIDE}.|And a last one", "1-3"),
    (f"{WIDE}|a short one|and another", "1-2 3-3"),
    (f"{WIDE}|1. Looms in time", "1-1 2-2"),
    (f"{WIDE}|Abstract: Looms", "1-1 2-2"),
    (f"{WIDE}|import loom", "1-1 2-2"),
    (f"{WIDE}|  Weaver, A. (2019). Looms in time. Loom Letters, 12(3).", "1-1 2-2"),
    ("1. Looms|in time", "1-2"),
    ("1. Looms|In time", "1-1 2-2"),
    (f"1. {WIDE}|In time", "1-2"),
    ("Title: Looms|  in time", "1-2"),
    ("Title: Looms|In time", "1-1 2-2"),
    ("Looms||Knots", "1-1! 3-3!"),
    ("|Looms|Knots||Wefts", "2-2! 3-3 5-5!"),
    ("this line has sixty signs exactly as narrow columns have them|go", "1-2"),
]


@for_rows(("text", "spans"), BLOCKS)
def test_lines_that_belong_together_are_one(text: str, spans: str) -> None:
    found = shapes_of(text.split("|"))
    told = [f"{n.first_line}-{n.last_line}{'!' * n.after_blank}" for n in found]
    assert [one.rstrip("!") for one in told] == [one.rstrip("!") for one in spans.split()]
    if "!" in spans:
        assert told == spans.split()


def test_a_dated_line_has_its_date_and_venue() -> None:
    (line,) = shapes_of(["[ICML 2021] (https://a.example/b)"])
    assert (line.text, line.venue, str(line.date)) == ("ICML 2021", "ICML 2021", "2021")
    assert line.raw == "[ICML 2021] (https://a.example/b)"


ADDRESSES = [
    ("Looms in time (https://a.example/b)", "Looms in time"),
    ("<http://a.example/b> | Looms in time", "Looms in time"),
    ("Looms in time – arXiv:1905.01234", "Looms in time"),
    ("Looms in time — doi: 10.1000/1", "Looms in time"),
    ("Looms arXiv:1905.01234", "Looms arXiv:1905.01234"),
    ("1. https://a.example/b", "https://a.example/b"),
]


@for_rows(("text", "bare"), ADDRESSES)
def test_an_address_is_no_part_of_a_line_with_words(text: str, bare: str) -> None:
    (line,) = shapes_of([text])
    assert (line.text, line.raw) == (bare, text)
