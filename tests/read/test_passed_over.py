"""What is told of lines that name a paper which was not read, or not alone."""

from __future__ import annotations

from io import BytesIO

import pytest

from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS

TEXT = "We propose looms that learn from their cloth alone, and show that they weave as well. " * 2
ITEM = "- [On Looms and Their Cloth](https://arxiv.org/abs/2401.00001) - Ada Weaver, 2024\n"
HEADED = f"### A Loom for Each Thread\n**Authors**: Ada Weaver, Ben Thread\n\n{ITEM}"
RIS = "TY  - JOUR\nTI  - On Looms\n{}ER  - \n"
MAIL = "\\\\\narXiv:2402.01234\nDate: Fri, 2 Feb 2024 10:00:00 GMT   (9kb)\n\nTitle: On Looms\n{}"
SCOPUS = (
    "Scopus\nEXPORT DATE: 1 January 2024\n\nWeaver, A.\n57000000001;\nOn looms\n"
    "(2023) Looms, 1 (2), pp. 1-2.\n\nDOI: 10.1000/1\n{}ABSTRACT: We weave.\n"
    "DOCUMENT TYPE: Article\nSOURCE: Scopus\n"
)

# A listing, and the lines at which something is told; a second line is what else is sound in it.
TOLD = {
    "a title with a label, of no record": (
        f"# Looms\n\n{ITEM}\ntitle: A Loom for Each Thread\n",
        5,
    ),
    "the same in Chinese": (f"# Looms\n\n{ITEM}\n标题：从布料中学习的织机与线程\n", 5),
    "a tag's title": (f"# Looms\n\n{ITEM}\nT1  - A Loom for Each Thread\n", 5),
    "a tag's title without a dash": (f"# Looms\n\n{ITEM}\nTI A Loom for Each Thread\n", 5),
    "a title and a text among prose": (f"# Looms\n\n{ITEM}\nA Loom for Each Thread\n\n{TEXT}\n", 5),
    "names and a source between": (
        f"# Looms\n\n{ITEM}\nA Loom for Each Thread\n\nAda Weaver\n\nJournal of Looms\n\n{TEXT}\n",
        5,
    ),
    "a title below such a one, without a text": (
        f"{ITEM}\nA Loom for Each Thread\n\n{TEXT}\n\nThe Threads of Each Loom\n",
        7,
    ),
    "a bold line as those of other papers": (
        (
            "**On Looms and Their Cloth**\n\n- 论文：https://arxiv.org/abs/2401.00001\n\n"
            "**A Loom for Each Thread**\n\nNothing is said of it.\n"
        ),
        5,
    ),
    "a heading above authors": (HEADED, 1),
    "authors of no paper": (f"{ITEM}\n\nWords.\n\n*Authors:* Ada Weaver, Ben Thread\n", 6),
    "a footer of no paper": (f"{ITEM}\n\nWords.\n\n• 4 authors\n", 6),
    "a row without a header": (
        f"# Looms\n\n{ITEM}\n\nWords.\n\n|**2024**|**A loom that is cut\n",
        8,
    ),
    "a title that goes on": (RIS.format("A Loom for Each Thread\n"), 3),
    "a title that goes on in a tag": (RIS.format("      M1  - Other\n"), 3),
    "a title that takes in an abstract": (RIS.format(f"      \n      {TEXT}\n"), 1),
    "a title in an entry of BibTeX": (
        f"@article{{a,\n title = {{On Looms}},\n year = 2020\nA Loom for Each Thread\n{TEXT}\n",
        4,
    ),
    "two titles in one mail": (
        MAIL.format(f"Authors: Ada\n\\\\\n  {TEXT}\nTitle: Threads\n\\\\ ( https://x.example )\n"),
        9,
    ),
    "a second source in a record of Scopus": (
        SCOPUS.format("Kites that end\n(2019) Kites, 3, pp. 4-6.\n"),
        11,
    ),
}
TOLD["a title in the place of a source"] = (
    "\n\n".join(
        f"On the {n} Loom of Them All\n\n{source}\n\n{TEXT}"
        for n, source in enumerate(["arXiv.org"] * 3 + ["The Threads of All Our Looms"])
    ),
    19,
)


def _told(text: str) -> set[int | None]:
    reading = read_file("a.txt", BytesIO(text.encode()), FORMATS)
    return {problem.line for problem in reading.problems if problem.severity != "noted"}


@pytest.mark.parametrize(("text", "line"), TOLD.values(), ids=TOLD)
def test_a_line_that_may_be_another_papers_is_told(text: str, line: int) -> None:
    assert line in _told(text)


# Listings in which nothing is amiss.
SOUND = {
    "a title over two lines, set in": RIS.format("      and Their Cloth\n"),
    "a long title that was wrapped": RIS.replace(
        "On Looms", "A loom for each thread of a cloth, and what is left of it"
    ).format("when the cloth is gone\n"),
    "a heading of few words": f"# Looms\n\n## Other papers\n\n{ITEM}",
    "a bold line of few words": f"**Other papers**\n\n{ITEM}\n\n**More papers**\n\n{ITEM}",
    "a table's header": "|Title|Authors|\n|---|---|\n|[On Looms](https://arxiv.org/abs/2401.00001)|Ada|\n",
    "sub-items of an entry": f"{ITEM}  - Keyword: A large loom of our own\n  - {TEXT}\n",
    "a title in brackets": "PMID- 1\nTI  - [On looms and their cloth].\nAB  - We weave.\n",
    "a program that is no paper": (
        "cff-version: 1.2.0\nmessage: Cite it.\ntitle: A loom of our own\nauthors:\n"
        "  - family-names: Weaver\npreferred-citation:\n  type: article\n  title: On Looms\n"
    ),
    "a title like a list of names": "TY  - JOUR\nTI  - Looms, Threads, and Cloth\nER  - \n",
}


@pytest.mark.parametrize("text", SOUND.values(), ids=SOUND)
def test_a_sound_listing_is_told_nothing(text: str) -> None:
    assert _told(text) == set()
