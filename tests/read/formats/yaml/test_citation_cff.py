"""The works of a CITATION.cff: the program itself, and those that its file refers to."""

from __future__ import annotations

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.yaml.citation_cff import FORMAT

FILE = """cff-version: 1.2.0
title: Loom Kit
references:
  - a line that is no work
  - type: article
    title: On Looms
  - type: article
    title: On Knots
  - type: software
    title: A tool
"""


def test_a_program_ends_where_the_first_paper_begins_that_its_file_refers_to() -> None:
    parts = FORMAT.split(Seed("CITATION.cff", tuple(FILE.split("\n"))))
    works = [part for part in parts if isinstance(part, Record)]
    assert [(work.title, work.first_line, work.last_line) for work in works] == [
        ("Loom Kit", 1, 4),
        ("On Looms", 5, 6),
        ("On Knots", 7, 8),
    ]
