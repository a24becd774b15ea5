"""What is told of lines that name a paper which was not read, or not alone."""

from __future__ import annotations

from io import BytesIO

from paperweave.model.reading import Reading, Seed
from paperweave.model.record import Record
from paperweave.read.detect import read_file
from paperweave.read.formats.registry import FORMATS
from paperweave.read.formats.tagged.scopus_text import FORMAT as SCOPUS_TEXT
from paperweave.read.taken_in import taken_in
from tests.support.rows import for_rows

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
BLOCK = "A Loom for the Number {n}\n\n{text}\n\n• 4 authors\n·\nOct 1{n}, 2023\n\n"
BLOCKS = "".join(BLOCK.format(n=n, text=TEXT) for n in range(4))
SEARCH = (
    "1.\narXiv:2401.0001{n}  [pdf]  stat.ML\n\nLooms and Their Cloth\n\nAuthors: Ada Weaver\n"
    "{more}Abstract: We weave.\n\nSubmitted 2 January, 2024; originally announced January 2024.\n\n"
)
NEW = "Tue, 2 Jan 2024 (showing 2 of 2 entries )\n\n"
NEWS = (
    "Title: The Only Loom of Friday\nAuthors: Ada Weaver\n"
    "Subjects: Computation and Language (cs.CL)\n\n"
)
VOLUME = (
    "<collection id='2024.looms'><volume id='1'><paper id='1'><title>On Looms</title></paper>\n"
    "</volume></collection>\n"
)
PROFILE = (
    "Title\tCited by\tYear\n{}\nA Weaver, B Thread\nJournal of Looms 12 (3), 1-9, 2019\t123\t2019\n"
    "Knots at rest\nD Knot\nJournal of Knots 1, 2-3, 2020\t1\t2020\n"
)
FEED = (
    '<feed xmlns="http://www.w3.org/2005/Atom">\n<entry>\n<id>http://arxiv.org/abs/2401.00001v1</id>\n'
    "<title>On Looms</title>\n<summary>We weave.</summary>\n</entry>\n</feed>\n"
)
DIGEST = (
    "### [2401.00007] A Digest of Our Looms\n- **Authors**: Ada Weaver\n"
    "- **Link**: [x](https://arxiv.org/abs/2401.00007)\n- **Abstract**: We write a digest.\n"
)
TOLD |= {
    "a title in the place of a count": (BLOCKS.replace("• 4 authors", "We weave looms anew", 1), 5),
    "a title at the end of a footer": (f"{BLOCKS}\nWhy Do All Knots Untie?\n", 34),
    "a menu's word before a title": (
        f"Get trending papers in your email inbox!\n- SubscribeOn Looms\n- {TEXT}\n"
        + "".join(f"The {n} Looms of Us\n- {TEXT}\n" for n in ("First", "Second", "Third")),
        2,
    ),
    "a label before a title": (
        f"{NEW}[1]  arXiv:2401.00011 [pdf, other]\n  – {NEWS}[2]  arXiv:2401.00012 [pdf]\n{NEWS}",
        3,
    ),
    "a title among names": (
        SEARCH.format(n=1, more="A Title on Its Own Line\n") + SEARCH.format(n=2, more=""),
        7,
    ),
    "a line with large letters among prose": (
        f"# Looms\n\n{ITEM}\n\nThe Impact of Looms\n\nWords.\n",
        6,
    ),
    "a bold one above links": (
        f"# Looms\n\n{ITEM}\n🔥 **A Benchmark for All Looms**\n\n[PDF](https://x.example)\n",
        5,
    ),
    "a title of XML that is cut off": (f"{VOLUME}<title>Cut Off While\n", 3),
    "a title within an abstract of Markdown": (
        f"{DIGEST}A Loom for Each Thread\nLooms are made of wood.\n",
        5,
    ),
    "fields at the end of a title": (
        RIS.format("").replace("On Looms", "On Looms month: 3 start: 1"),
        1,
    ),
}
TOLD["a title in the place of a source"] = (
    "\n\n".join(
        f"On the {n} Loom of Them All\n\n{source}\n\n{TEXT}"
        for n, source in enumerate(["arXiv.org"] * 3 + ["The Threads of All Our Looms"])
    ),
    19,
)


FOUND = (
    "Looms in linear time\nA Weaver, B Thread - Looms, 2019 - Loom Press\nWe weave.\n"
    "Save Cite Cited by 12 Related articles\n{}"
    "Knots at rest\nD Knot - Knots, 2020 - knot.example\nWe rest.\nCite Cited by 3\n{}"
)
TOLD |= {
    "a title between Scholar's results": (FOUND.format("Threads that tear\n", ""), 5),
    "one below a link": (FOUND.format("[PDF] a.example\nThreads that tear\n", ""), 6),
    "one of a book": (FOUND.format("[BOOK] Threads that tear\n", ""), 5),
    "one behind a bullet": (FOUND.format("• Threads that tear\n", ""), 5),
    "one below the last result": (FOUND.format("", "Threads that tear\n"), 9),
    "one that begins with a number": (FOUND.format("", "99 threads that tear\n"), 9),
    "one in Chinese": (FOUND.format("", "织机 与 线 的 故事 与 历史\n"), 9),
    "a book in a result's text": (FOUND.replace("We rest", "[BOOK] Tears").format("", ""), 7),
    "a title above names in a page's prose": (
        f"# Looms\n\n{ITEM}\n\nKnots in water: a study\nL Berg, T Arendt, C Okafor\n",
        6,
    ),
    "a numbered one above turned names": (
        f"# Looms\n\n{ITEM}\n\n2. Knots in water: a study\nBerg, L., Arendt, T.\n",
        6,
    ),
}

WORKS = "[{}]\n".format('{"title": "On Looms", "abstract": "We weave."}')
PAGE = (
    "<html><body><ul><li>Voss, C., &amp; Berg, L. (2021). Threads by night. "
    "<i>Journal of Craft</i>, <i>10</i>(1), 1&ndash;9.</li></ul></body></html>\n"
)
PROGRAM = "cff-version: 1.2.0\nmessage: Cite it.\ntitle: A loom of our own\n{}\n"
BYLINE = "C Knot, B Thread - Journal of Looms, 2019 - Loom Press"
LINKED = "# Looms\n\n- [On Looms](https://arxiv.org/abs/2401.00001)"
OWN = "Lina Berg, Tom Arendt\nJournal of Looms 12(3), 2019\n"
WORK = "Berg, L., Arendt, T.\nJournal of Looms 12(3), 2019\n"
NOTE = "TY  - JOUR\nTI  - On Looms\nAU  - Weaver, Ada\nJF  - {}\nAB  - We weave.\n{}ER  - \n"
TOLD |= {
    "a headline with words behind a colon": (f"{ITEM}\n\nThis Loom Was Mended: May It Stay\n", 4),
    "a title below JSON": (f"{WORKS}A loom for each thread\n", 2),
    "one in brackets, as no JSON has": (f"{WORKS}[BOOK] Threads\n", 2),
    "one that begins with a number": (f"{WORKS}99 threads that tear\n", 2),
    "a title below a page's end": (f"{PAGE}\nA loom for each thread\n", 3),
    "one below an archive's comment": (f"{PAGE}<!--\nKept.\n--><b>x</b>\nA loom\n", 5),
    "a long title above Scholar's results": (
        "Looms for winter: a survey\nSort by date\n" + FOUND.format("", ""),
        1,
    ),
    "a menu as the title of a result": (
        FOUND.replace("Knots at rest", "Any type").format("", ""),
        5,
    ),
    "a line below the end of a result's text": (
        FOUND.format("", "") + "Threads\nE Knot - Knots, 2020 - knot.example\nWe tear …\nLooms\n",
        12,
    ),
    "code of BibTeX in a title": (
        (
            "- title: On Looms\n  authors: Ada Weaver\n  year: 2020\n"
            "- title: On Knots\n    booktitle={LoomConf},\n  authors: Ada Weaver\n  year: 2020\n"
        ),
        4,
    ),
    "a title of a program's file that is no YAML": (
        PROGRAM.format("a: b: [\n\nknots:\n  title: Counting knots"),
        7,
    ),
    "a name of many words with a colon": (
        RIS.format("").replace(
            "ER", "AU  - Language arxiv logo and Weaving Paper: Looms for Texts\nER"
        ),
        1,
    ),
    "a title in the place of a name": (
        SCOPUS.replace("Weaver, A.", "Private Tuning at Half the Noise").format(""),
        4,
    ),
    "names and a source in a record": (NOTE.format("Cloth", f"Warps in water\n{WORK}"), 6),
    "names and a source in a page's prose": (
        f"# Looms\n\n{ITEM}\n\nwarps\nDora Knot and Fay Warp\nProceedings of LoomConf 2020\n",
        6,
    ),
    "names below a title in a record": (
        NOTE.format("Cloth", "KW  - Cloth\nWarps in water and in wool\nBerg, L., Arendt, T.\n"),
        7,
    ),
    "a second source below a paper's names": (f"{LINKED} (NeurIPS 2023)\n{OWN}", 4),
    "a line of Scholar's in a record": (NOTE.format("Cloth", f"warps\n{BYLINE}\n"), 7),
    "Scholar's buttons in a record": (NOTE.format("Cloth", "Cited by 3 Related articles\n"), 6),
    "a link of Scholar's in a record": (NOTE.format("Cloth", "[PDF] arxiv.org\n"), 6),
    "titles in a text below an element that has no end": (
        f"{VOLUME.partition('</title>')[0]} and\n</title>\nA Loom for Each Thread\n\n{TEXT}\n",
        3,
    ),
    "a title below a feed": (f"{FEED}\nA loom for each thread\n", 9),
    "a title in a damaged entry of BibTeX": (
        (
            "@article{a,\n title = {On Looms},\n year = 2020\n• 6 authors\n\n"
            "A Loom for Each Thread\n\n• 5 authors\n"
        ),
        6,
    ),
    "a numbered title above names in a record": (
        NOTE.format("Cloth", "2. Do all threads break\nBerg, L., Arendt, T.\n"),
        6,
    ),
    "a menu's word before a title in Russian": (
        "Get trending papers in your email inbox!\n- SubscribeКак стареют нити\n"
        f"- {TEXT}\n"
        + "".join(f"The {n} Looms of Us\n- {TEXT}\n" for n in ("First", "Second", "Third")),
        2,
    ),
    "names as the title of a page": (
        (
            "[Submitted on 2 Feb 2024]\nLina Berg, Tom Arendt\nAbstract:Rivers weave.\n"
            "Cite as: arXiv:2402.01234 [cs.CL]\n"
        ),
        1,
    ),
    "a paper's own names as its title": (PROFILE.format("A Weaver, B Thread"), 2),
    "a source as a title": (PROFILE.format("Journal of Looms 12 (3), 1-9, 2019"), 2),
    "the end of code in a title": (
        (
            "- title: On Looms\n  authors: Ada Weaver\n  year: 2020\n"
            "- title: On Knots\n    }\n  authors: Ada Weaver\n  year: 2020\n"
        ),
        4,
    ),
    "a title that goes on with a capital": (RIS.format("      They Stay\n"), 3),
    "a text in a reference's title": (
        (
            f'{TEXT}[1] A. Weaver and B. Thread, "Looms that learn from cloth," IEEE Trans. Looms, '
            "vol. 12, no. 3, pp. 45–67, 2021.\n[2] Heddle G, Warp F. Shuttles and the health of "
            "weavers. J Cloth. 2020 Mar;14(2):101-9. doi:10.1000/cloth.14\n"
        ),
        1,
    ),
}


def _told(text: str) -> set[int | None]:
    reading = read_file("a.txt", BytesIO(text.encode()), FORMATS)
    return {problem.line for problem in reading.problems if problem.severity != "noted"}


@for_rows(("text", "line"), TOLD.values(), ids=TOLD)
def test_a_line_that_may_be_another_papers_is_told(text: str, line: int) -> None:
    assert line in _told(text)


JSON_LINES = (
    '{\n"n":\n[\n1,\n-2.5e3\n],\n"a"\n:\nnull\n,\n"b":\ntrue,\n"c":\nfalse,\n"d":\nNaN,\n"e":\n'
    f'-Infinity,\n"papers":\n{WORKS}}}\n// kept\n# kept\n/* kept */\n'
)
# Listings in which nothing is amiss.
SOUND = {
    "the date of an export": SCOPUS.format(""),
    "a date behind a label of several words": f"{ITEM}\n\nThis List Was Updated: May 3, 2023\n",
    "a title over two lines, set in": RIS.format("      and Their Cloth\n"),
    "a long title that was wrapped": RIS.replace(
        "On Looms", "A loom for each thread of a cloth, and what is left of it"
    ).format("when the cloth is gone\n"),
    "a title of capitals, wrapped at 40 characters": RIS.replace(
        "On Looms", "A Study of Looms and Cloth From the"
    ).format("      Beginning to the End\n"),
    "a subtitle set in": RIS.replace("On Looms", "On Looms:").format("      A Survey\n"),
    "a heading of few words": f"# Looms\n\n## Other papers\n\n{ITEM}",
    "a bold line of few words": f"**Other papers**\n\n{ITEM}\n\n**More papers**\n\n{ITEM}",
    "a table's header": "|Title|Authors|\n|---|---|\n|[On Looms](https://arxiv.org/abs/2401.00001)|Ada|\n",
    "sub-items of an entry": f"{ITEM}  - Keyword: A large loom of our own\n  - {TEXT}\n",
    "a title in brackets": "PMID- 1\nTI  - [On looms and their cloth].\nAB  - We weave.\n",
    "a program that is no paper": (
        "cff-version: 1.2.0\nmessage: Cite it.\ntitle: A loom of our own\nauthors:\n"
        "  - family-names: Weaver\npreferred-citation:\n  type: article\n  title: On Looms\n"
    ),
    "Scholar's menus": FOUND.format(
        "[PDF] a.example\nCited by all\nShow more papers\nany time at all\n",
        "Sort by relevance\nCreate alert\nBen Thread-Weaver\nHelp\nPrivacy and terms\n",
    ).replace("Privacy and", "privacy and"),
    "other searches below Scholar's results": FOUND.format(
        "", "Related searches\nThreads that tear\nLooms that last\n"
    ),
    "people below a profile": FOUND.format("", "Co-authors\nDean of looms and threads\n"),
    "a book among Scholar's results": FOUND.replace("Knots at", "[BOOK] Knots at").format("", ""),
    "names below few words": f"# Looms\n\n{ITEM}\n\nOur authors\nA Berg, T Arendt, C Oka\n",
    "names below names": f"# Looms\n\n{ITEM}\n\nA Knot, B Berg, C Oka\nL Berg, T Arendt, C Oka\n",
    "a title like a list of names": "TY  - JOUR\nTI  - Looms, Threads, and Cloth\nER  - \n",
    "JSON over many lines, with comments": JSON_LINES,
    "an archive's comment below a page": (
        f"{PAGE}<!--\nKept by an archive of looms\n-->\n<script>\nlet a = 1\n</script>\n"
    ),
    "a sentence above Scholar's results": (
        "Tip: search for looms in English only.\n" + FOUND.format("", "")
    ),
    "four words above Scholar's results": "Looms of the north\n" + FOUND.format("", ""),
    "a paper's own names and source": f"{LINKED}\n{OWN}",
    "the same source twice": f"{LINKED} (Journal of Looms 2019)\n{OWN}",
    "two tags of Web of Science": (
        "FN Clarivate Analytics Web of Science\nVR 1.0\nPT C\nAU Knot, D\nTI Knots\nCY JUN 03-07, "
        "2019\nCL Porto, PORTUGAL\nPY 2019\nER\n\nEF\n"
    ),
    "comments of BibTeX": (
        "% == Quality of weaver2019looms:\n% ? Title Looks Like It Was Stored in Capitals\n"
        "@article{weaver2019looms, title = {Looms at Rest}, author = {Weaver, Ada}, year = 2019}\n"
    ),
    "a publisher above its place": (
        "<?xml version='1.0' encoding='UTF-8'?>\n<collection id=\"1993.loom\">\n"
        '  <volume id="1">\n    <meta>\n      <booktitle>Third Workshop on Looms</booktitle>\n'
        "      <publisher>Weavers Northern Press</publisher>\n"
        "      <address>Porto, Portugal</address>\n      <year>1993</year>\n    </meta>\n"
        '    <paper id="1">\n      <title>Counting Knots of Looms</title>\n'
        "      <author><first>Ada</first><last>Weaver</last></author>\n"
        "    </paper>\n  </volume>\n</collection>\n"
    ),
    "a group's long name": RIS.format("").replace(
        "ER", "AU  - The Collaboration of Weavers and Spinners of the Northern Looms\nER"
    ),
}


@for_rows("text", SOUND.values(), ids=SOUND)
def test_a_sound_listing_is_told_nothing(text: str) -> None:
    assert _told(text) == set()


def test_a_line_above_a_source_that_is_not_the_title_is_told() -> None:
    lines = ("Weaver, A.", "Counting knots", "* (2002) Looms, 3.", "", "Looms: A review")
    seed = Seed("a.txt", lines)
    for title, told in (("Looms: A review", [2]), ("Counting knots", [])):
        reading = Reading(seed, SCOPUS_TEXT.name, (Record("a.txt", 1, 5, title=title),))
        assert [line for line, _ in taken_in(reading, {SCOPUS_TEXT.name})] == told


# A page, and which of its headings are told as perhaps titles.
HEADINGS = {
    "right above a paper": (f"# Looms\n\n## Weaving in Two Dimensions\n\n{ITEM}", []),
    "in HTML": (f"# Looms\n\n<h2>Weaving in Two Dimensions</h2>\n{ITEM}", []),
    "above another heading": (
        f"# Looms\n\n## Weaving in Two Dimensions\n### Weaving in Three of Them\n{ITEM}",
        [],
    ),
    "above prose": (f"# Looms\n\n## Weaving in Two Dimensions\n\nWords.\n\n{ITEM}", [3]),
    "above another heading and prose": (
        f"# Looms\n\n## Weaving in Two Dimensions\n### Weaving in Three of Them\nWords.\n\n{ITEM}",
        [3, 4],
    ),
    "above a table": (
        (
            "# Looms\n\n## Weaving in Two Dimensions\n\n| Title | Link |\n|---|---|\n"
            "| Looms at rest | [pdf](https://arxiv.org/abs/1905.01234) |\n"
            "| Knots at rest | [pdf](https://arxiv.org/abs/1905.01235) |\n"
        ),
        [],
    ),
    "among the contents": (
        (
            f"# Looms\n\n- [Weaving in Two Dimensions of Cloth](#weaving)\n"
            f"- [Weaving in Three Dimensions of Cloth](./#weaving)\n\n{ITEM}"
        ),
        [],
    ),
    "at the end": (f"# Looms\n\n{ITEM}\n## Weaving in Two Dimensions\n", [5]),
}


@for_rows(("text", "told"), HEADINGS.values(), ids=HEADINGS)
def test_headings_right_above_papers_are_not_told_as_titles(text: str, told: list[int]) -> None:
    reading = read_file("a.md", BytesIO(text.encode()), FORMATS)
    found = [p.line for p in reading.problems if "written like a title" in p.message]
    assert found == told
