"""The marks by which entries of a layout are known, and the lines on which two listings touch."""

from __future__ import annotations

from io import BytesIO
from time import process_time

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from paperweave.read.marks.kinds import runs
from paperweave.read.marks.seams import seams
from tests.support.rows import for_rows

TEXT = (
    "Cloth remembers its loom. We train looms on cloth alone, and show that they weave as well." * 2
)
NOTE = "A line of a menu"
ENTRY = f"{TEXT}\n\narXiv:2402.01234\n\nCreated: 2024-02-02\nUpdated: 2024-04-09"
PAPER = f"Title: On Looms\nAbstract: {TEXT}"

# What stands in a file, and its kinds from the first line to the last, blank lines as those above.
KINDS = {
    "a title and an abstract with labels": (f"{NOTE}\n\n{PAPER}", "text text labelled labelled"),
    "labels in Chinese": (f"{NOTE}\n标题：织机\n摘要：{TEXT}", "text labelled labelled"),
    "names between the two": (
        f"Title: On Looms\nAuthors: Ada\nAbstract: {TEXT}",
        "labelled labelled labelled",
    ),
    "a blank line between two": (
        f"{PAPER}\n\n{PAPER}",
        "labelled labelled labelled labelled labelled",
    ),
    "a line below a whole abstract": (f"{PAPER}\n{NOTE}", "labelled labelled text"),
    "a wrapped abstract": (
        f"{PAPER[:-1]}\nand so on.\n{NOTE}",
        "labelled labelled labelled text",
    ),
    "a label below an abstract": (f"{PAPER}\nComments: 4 pages", "labelled labelled labelled"),
    "another program's small letters": (f"{PAPER}\nmessage: x", "labelled labelled text"),
    "a title alone": ("Title: On Looms\nAuthors: Ada\n\nAbstract: x", "text text text text"),
    "small letters, as YAML has them": (f"title: On Looms\nabstract: {TEXT}", "text text"),
    "an entry of an arXiv author list": (f"{NOTE}\n{ENTRY}", "text " + "author " * 6),
    "its comment": (
        f"{TEXT}\n\nComment: 4 pages\n\narXiv:2402.01234\nCreated: 2024-02-02",
        "author " * 6,
    ),
    "a number without a comment or a text": (
        f"{NOTE}\narXiv:2402.01234\nCreated: 2024-02-02",
        "author " * 3,
    ),
    "a number without dates": (f"{TEXT}\n\narXiv:2402.01234", "text text text"),
    "what stands between two entries": (f"{ENTRY}\n{NOTE}\n{ENTRY}", "author " * 13),
    "entries that are far apart": (
        f"{ENTRY}\n" + f"{NOTE}\n" * 40 + ENTRY,
        "author " * 6 + "text " * 40 + "author " * 6,
    ),
    "references below front matter": (
        "---\ntitle: Looms\n---\nWe weave.\n[1] Weaver A. Looms. 2020.",
        "matter " * 4 + "text",
    ),
    "a record of another dialect right below a tag": (
        "RT Journal Article\nT1 Looms\nYR 2020\nPMID- 12345678\nTI  - Threads",
        "refworks refworks refworks nbib nbib",
    ),
}
_SHORT = {
    "arXiv author": "author",
    "front matter 0": "matter",
    "RefWorks (tagged text)": "refworks",
    "PubMed (MEDLINE, nbib)": "nbib",
}


@for_rows(("text", "kinds"), KINDS.values(), ids=KINDS)
def test_lines_have_the_kind_that_their_marks_show(text: str, kinds: str) -> None:
    found = [
        _SHORT.get(run.kind, run.kind)
        for run in runs(text.split("\n"))
        for _ in range(run.start, run.end)
    ]
    assert found == kinds.split()


# A line, and what of it is another listing's.
TOUCHING = {
    "a labelled title": ("}Title: On Looms", "Title: On Looms"),
    "a title in the middle of a sentence": ("in the Title: On Looms", None),
    "a date of arXiv's": ("Updated: 2024-04-09Texts are long", "Texts are long"),
    "a date alone": ("Updated: 2024-04-09", None),
    "the footer of a block": ("Mar 1, 2024 12Weaving Diffusion", "Weaving Diffusion"),
    "a row of a table": ("| a | b |TY  - JOUR", "TY  - JOUR"),
    "a row that is whole": ("|Year|Title|Authors|", None),
    "a row whose last cell has no bar": ("|2024|On Looms", "On Looms"),
    "a table's header": ("  year: 2024title,authors,year", "title,authors,year"),
    "a table's header below a bracket": ("</records></xml>title;authors", "title;authors"),
    "a header by itself": ("key,title,authors", None),
    "columns within JSON": ('{"title": "On Looms", "authors": "Ada"}', None),
    "a title at a text's end": ("We weave.On Looms and Their Cloth", "On Looms and Their Cloth"),
    "a sentence without its space": ("We weave.We show that looms weave cloth.", None),
    "few words at a text's end": ("We weave.On Looms", None),
    "a heading within a value": ("  comment = {# Looms of wool", None),
    "a list within a value": ("note=- looms: of wool", None),
    "a heading within brackets": ("(# Looms of wool)", None),
    "a word that was broken": ("an empiri- cal: looms", None),
    "an item of YAML at a text's end": ("looms- title: On Looms", "- title: On Looms"),
    "an address at a text's end": ("See example.org for more of these looms", None),
}


@for_rows(("line", "below"), TOUCHING.values(), ids=TOUCHING)
def test_a_line_is_parted_where_another_listing_begins(line: str, below: str | None) -> None:
    found = [line[column:] for _, column in seams([line])]
    assert found == ([] if below is None else [below])


def test_a_line_of_many_sentences_is_looked_at_in_linear_time() -> None:
    begun = process_time()
    assert len(seams(["We weave.On Looms and Cloth " * 20_000])) == 1
    assert process_time() - begun < 3  # 0.1 s; looked at up to its end at each place, a minute


def test_a_paper_written_as_we_advise_is_read_by_itself() -> None:
    reading = read_file("a.txt", BytesIO(b"Title: On Looms\nAbstract: We weave.\n"), FORMATS)
    assert [(record.title, record.abstract) for record in reading.records] == [
        ("On Looms", "We weave.")
    ]


def test_an_abstract_by_itself_is_no_paper() -> None:
    reading = read_file("a.txt", BytesIO(b"On Looms and Cloth\nAbstract: We weave.\n"), FORMATS)
    assert not reading.records
