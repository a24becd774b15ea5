"""What real exports and pages have beside their formats' rules, a small listing for each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from paperweave.model.record import Author
from paperweave.read.formats.huggingface.cards import FORMAT as CARDS
from paperweave.read.formats.huggingface.lines import FORMAT as LINES
from paperweave.read.formats.markdown.authors import listed_authors
from paperweave.read.formats.markdown.citations import title_in_citation
from paperweave.read.formats.plain_text.abstract_cues import abstract_cues
from paperweave.read.formats.records.field_names import field_named
from paperweave.read.formats.records.field_values import authors_of
from tests.read.glued import read
from tests.support.rows import for_rows

if TYPE_CHECKING:
    from paperweave.model.record import Record

DYES = (
    "Dyes fade, and museums would like to know when. We propose a model of fading light, and show "
    "on forty tapestries that it is right within a decade for most of their colours."
)
SHEEP = (
    "Sheep are counted by hand in most valleys. We count them from the air with two cameras, and "
    "report that forty flocks were counted in an hour with an error of three sheep."
)


IRON = (
    "Ironing is dull work. We compare three ways to iron a shirt, by the time that they take and "
    "by the creases that remain, and find that the oldest way is still the best one."
)


def records(text: str) -> list[Record]:
    """What is read of a listing; nothing of it may be lost."""
    reading = read(text)
    assert [str(p) for p in reading.problems if p.severity == "lost"] == []
    return list(reading.records)


def test_links_that_ovid_puts_below_a_record_belong_to_the_export() -> None:
    link = "Link to the Ovid Full Text or citation: http://o.example/a?b=1 Link to More: http://x"
    (record,) = records(f"1.\nTY  - JOUR\nTI  - Looms\nAU  - Weaver, Ada\nER  - \n\n{link}\n")
    assert record.title == "Looms"


@for_rows(
    ("tag", "field"),
    [
        *(("DO", "doi"), ("SO", "venue"), ("JO", "venue"), ("JF", "venue"), ("T2", "venue")),
        *(("KW", "keywords"), ("IS", "number"), ("SP", "first_page"), ("PB", "publisher")),
        *(("SN", "issn"), ("UR", "url")),
    ],
)
def test_a_column_may_be_called_by_its_tag_in_ris(tag: str, field: str) -> None:
    known = field_named(tag)
    assert known is not None
    assert known[1] == field


def test_web_of_science_puts_an_address_for_mail_behind_a_name() -> None:
    text = "FN X\nVR 1.0\nPT J\nAU Weaver, Ada (ada@loom.example) \n   Thread, B.\nTI On looms\n"
    (record,) = records(f"{text}SO Condor\nPY 2019\nER\n\nEF\n")
    assert [author.name for author in record.authors] == ["Ada Weaver", "B. Thread"]


def test_cnki_labels_a_doi_by_its_own_name() -> None:
    text = "SrcDatabase-来源库: 期刊\nTitle-题名: 织机\nAuthor-作者: 李明\nSource-文献来源: 学报\n"
    (record,) = records(f"{text}Year-年: 2021\nPageCount-页码: 1-9\nDOI-DOI: 10.1000/zj.2\n")
    assert record.doi == "10.1000/zj.2"
    assert record.publication.pages == "1-9"


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Ada Weaver (Loom University)", "Ada Weaver"),
        ("Ada Weaver (A.)", "Ada Weaver (A.)"),
        ("Ada (Loom University)", "Ada"),
        ("Team (LOOM)", "Team (LOOM)"),
        ("J&ouml;rg M&uuml;ller", "Jörg Müller"),
        ("Ada <b>Weaver</b>", "Ada Weaver"),
        ("Ada (Loomy) Weaver", "Ada (Loomy) Weaver"),
    ],
)
def test_a_place_of_work_behind_a_name_is_left_out(given: str, name: str) -> None:
    assert [author.name for author in authors_of([given])] == [name]


@pytest.mark.parametrize(
    ("foot", "count", "organisation", "day"),
    [
        ("• 5 authors\n·\nMar 4, 2024 7", 5, None, "2024-03-04"),
        ("knotco Knot Inc · 12 authors\n·\nMar 4, 2024 7", 12, "knotco Knot Inc", "2024-03-04"),
        ("knotco Knot Inc • 1 author", 1, "knotco Knot Inc", "None"),
        ("· Mar 3, 2024 2", None, None, "2024-03-03"),
        ("•Mar 3, 2024", None, None, "2024-03-03"),
    ],
)
def test_the_foot_of_a_block_may_be_on_fewer_lines(
    foot: str, count: int | None, organisation: str | None, day: str
) -> None:
    block = "{}\n\n{}\n\n{}\n\n"
    last = block.format("Sheep", SHEEP, "• 2 authors\n·\nMay 1, 2024")
    reading = read(block.format("When Will the Curtain Fade", DYES, foot) + last)
    assert reading.format == CARDS.name
    first, second = reading.records
    assert (first.author_count, first.organisation, str(first.date)) == (count, organisation, day)
    assert (first.abstract, second.abstract) == (DYES, SHEEP)


def test_a_foot_without_a_block_is_no_paper() -> None:
    text = f"Sheep from the Air\n\n{SHEEP}\n\n• 2 authors\n·\nMay 1, 2024\n\nloomlab Loom Lab\n·\n"
    assert [record.title for record in records(text)] == ["Sheep from the Air"]


@pytest.mark.parametrize("bullet", ["-", "–", "*", "•", "●", "▪", "◦", "‣", "·"])
def test_each_line_of_an_alternating_page_may_have_a_bullet(bullet: str) -> None:
    lines = ["The Curtain", DYES, "Sheep from the Air", SHEEP, "Ironing", IRON]
    reading = read("".join(f"{bullet} {line}\n" for line in lines))
    assert reading.format == LINES.name
    assert [record.title for record in reading.records] == lines[::2]


@for_rows(
    "said",
    [
        *("Wir schlagen Folgendes vor.", "Diese Arbeit zeigt es.", "Nous comparons deux voies."),
        *("Proponemos un modelo.", "En este trabajo", "Propomos um modelo.", "Neste artigo"),
        *("Presentiamo un modello.", "In questo lavoro", "Proponujemy model.", "W pracy tej"),
        *("In dit artikel staat", "We onderzoeken dit.", "Bu çalışmada", "Bir model öneriyoruz."),
        *("Мы сравниваем три способа.", "В статье", "Ми пропонуємо модель."),
        *("我们提出", "我們比較", "本文", "本研究", "本論文では", "本稿では", "提案する"),
        *("모델을 제안하고", "본 연구", "우리는 센다"),
    ],
)
def test_abstracts_speak_in_other_languages(said: str) -> None:
    assert abstract_cues(said) >= 2


@pytest.mark.parametrize(
    "said",
    ["Wir fahren heute.", "Nous sommes là.", "Мы приехали домой.", "우유를 샀다", "我们走吧"],
)
def test_letters_in_other_languages_do_not(said: str) -> None:
    assert abstract_cues(said) == 0


@pytest.mark.parametrize(
    ("names", "people"),
    [
        ("Warp, Weft, et al.", ["Warp", "Weft"]),
        ("Warp, Weft et.al.", ["Warp", "Weft"]),
        ("Warp, F., et al.", ["F. Warp"]),
        ("Warp, Fay", ["Fay Warp"]),
        ("Warp, Fay*; van Weft, Ida", ["Fay Warp", "Ida van Weft"]),
        ("Fay Warp, Ida Weft; Bo Loom", ["Fay Warp", "Ida Weft", "Bo Loom"]),
    ],
)
def test_two_families_before_et_al_are_two_people(names: str, people: list[str]) -> None:
    assert [author.name for author in listed_authors(names)] == people


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Weaver et al., Looms for beginners, LoomConf 2020", "Looms for beginners"),
        ("Weaver et.al., Looms for beginners, LoomConf 2020", "Looms for beginners"),
        ("van Loom et al. Looms for all beginners, 2020", "Looms for all beginners"),
        ("A. Weaver, B. Thread, et al: Looms for beginners", "Looms for beginners"),
        ("A. Weaver, B. Thread, Looms for all ages, Loom Days 2020", "Looms for all ages"),
        ("Looms et al. and their many uses", None),
        ("Weaver et al., Looms", None),
    ],
)
def test_a_title_stands_behind_names_of_which_some_are_left_out(
    text: str, title: str | None
) -> None:
    found = title_in_citation(text)
    assert (text[found[0] : found[1]] if found else None) == title


def test_rows_between_bars_are_a_table_without_a_head_or_a_rule() -> None:
    row = (
        "| 2023-05-0{0} | [Looms at night {0}](https://arxiv.org/abs/2305.0000{0}) | Ada Weaver |\n"
    )
    found = records("# Looms\n\n" + "".join(row.format(at) for at in (1, 2, 3)))
    assert [record.arxiv for record in found] == ["2305.00001", "2305.00002", "2305.00003"]
    assert {record.authors for record in found} == {(Author("Ada Weaver"),)}
    assert [str(record.date) for record in found] == ["2023-05-01", "2023-05-02", "2023-05-03"]


def test_a_cell_may_have_a_summary_below_title_and_names() -> None:
    summary = "*We fly looms over fields and find that they land.*"
    cell = f"**Looms that fly**<br>Ada Weaver, Bo Loom<br>{summary}"
    link = "[pdf](https://arxiv.org/abs/2201.00001)"
    (record,) = records(f"| Paper | Venue |\n|---|---|\n| {cell} {link} | Knots |\n")
    assert record.title == "Looms that fly"
    assert (record.abstract or "").startswith("We fly looms over fields")


def test_a_short_title_that_is_a_link_stands_behind_names() -> None:
    linked = "<a href='https://doi.org/10.1000/k.7'>Small knots</a>"
    text = f"D. Knot and A. Weaver. {linked}. <i>Knots</i>, 7(2):12, 2019."
    (record,) = records(f"<html><body><h1>Papers</h1><ul><li>{text}</li></ul></body></html>")
    assert (record.title, record.venue) == ("Small knots", "Knots")


@pytest.mark.parametrize("bullet", ["•", "●", "-", "–", "*"])
def test_an_abstract_may_hold_a_list_and_go_on_below_it(bullet: str) -> None:
    items = [
        "We describe ways to iron:",
        f"{bullet} with steam,",
        f"{bullet} without,",
        "and more.",
    ]
    lines = ["The Curtain", DYES, "Ways to Iron", *items, "Sheep from the Air", SHEEP]
    reading = read("".join(f"{line}\n" for line in lines))
    assert reading.format == LINES.name
    assert [record.title for record in reading.records] == [lines[0], lines[2], lines[-2]]
    assert reading.records[1].abstract == "\n\n".join(items)
    assert [(p.severity, p.line) for p in reading.problems] == [("guessed", 5)]


def test_a_title_in_small_letters_goes_on_no_list() -> None:
    lines = ["The Curtain", DYES, "eIron: Ways to Iron", IRON, "Sheep from the Air", SHEEP]
    reading = read("".join(f"{line}\n" for line in lines))
    assert [record.title for record in reading.records] == lines[::2]


def test_the_head_of_an_aitopics_page_is_no_paper() -> None:
    head = "Filters\nWeaver, Ada\nCollaborating Authors\nWeaver, Ada\nTitle\nSort by relevance\n"
    source = "arXiv.org Artificial Intelligence"
    papers = (("The Curtain", DYES), ("Sheep from the Air", SHEEP), ("Ways to Iron", IRON))
    found = records(head + "".join(f"{title}\n{source}\n{text}\n" for title, text in papers))
    assert [record.title for record in found] == [title for title, _ in papers]


def test_zoteros_extra_has_the_citation_key() -> None:
    head = "Item Type,Author,Title,Extra,Automatic Tags\n"
    row = 'journalArticle,"Weaver, Ada",On looms,"Citation Key: weaver20\nPMID: 12345678",\n'
    (record,) = records(head + row)
    assert record.key == "weaver20"


@pytest.mark.parametrize(
    ("head", "papers"),
    [
        ("<td><b>Paper Title</b></td><td><b>Author Names</b></td>", 2),
        ("<td>Title</td><td>Authors</td>", 2),
        ("<td>Name</td><td>Phone</td>", 0),
    ],
)
def test_the_first_row_of_a_table_may_be_its_head(head: str, papers: int) -> None:
    rows = (("Cloth in the Wild", "Weaver, Ada*; Thread, Ben"), ("Three Looms", "Knot, Dora*"))
    body = "".join(f"<tr><td>{title}</td><td>{names}</td></tr>" for title, names in rows)
    page = f"<!doctype html><html><body><table><tr>{head}</tr>{body}</table></body></html>"
    reading = read(page)
    assert [record.title for record in reading.records] == [title for title, _ in rows][:papers]


def test_references_may_be_wrapped_in_a_narrow_column() -> None:
    lines = (
        "[Knot19] Dora Knot. Counting knots in\nlinear time. In Proceedings of the 3rd Knot\n"
        "Workshop, pages 12–19, 2019.\n[WT20] Ada Weaver and Ben Thread. Looms\nthat learn. "
        "Journal of Looms, 12(3):45–67,\n2020.\n"
    )
    first, second = records(lines)
    assert (first.title, first.publication.pages) == ("Counting knots in linear time", "12–19")
    assert (second.title, second.venue) == ("Looms that learn", "Journal of Looms")


def test_a_book_may_have_its_publisher_in_brackets() -> None:
    text = "1.\tWeaver, A. Looms of the deep. Nat. Looms 12, 345–350 (2020).\n"
    _, book = records(f"{text}2.\tWarp, H. Warps and wefts (Loom Press, 2001).\n")
    assert (book.title, book.publication.publisher) == ("Warps and wefts", "Loom Press")
    assert (book.publication.type, str(book.date)) == ("book", "2001")


def test_a_year_behind_an_issue_is_no_page() -> None:
    text = (
        "- Thread B, Warp H. *Threads of old*. Knots, 7(2), 2022. [pdf](https://a.example/a.pdf)\n"
    )
    other = "- Thread B. *Threads anew*. Knots, 7(2), 12–19, 2022. [pdf](https://a.example/b.pdf)\n"
    first, second = records(text + other)
    assert (first.publication.volume, first.publication.pages) == ("7", None)
    assert second.publication.pages == "12–19"


@pytest.mark.parametrize(
    ("names", "title"),
    [
        ("**Weaver A**, Thread B.", "Looms in markdown"),
        ("Knot D, **Weaver A**.", "Looms in markdown"),
        ("**A. Weaver** and B. Thread.", "Looms in markdown"),
    ],
)
def test_who_is_in_bold_among_the_authors_is_no_title(names: str, title: str) -> None:
    line = f"- {names} *{title}*. Knots, 2023. [pdf](https://a.example/{{}}.pdf)\n"
    found = records(line.format(1) + line.format(2).replace("markdown", "prose"))
    assert [record.title for record in found] == [title, "Looms in prose"]


def test_a_link_that_is_bold_in_part_is_a_whole_title() -> None:
    cell = "[Knots & **bolts** of looms](https://openreview.net/forum?id=x)"
    (record,) = records(f"| Year | Title |\n|---|---|\n| 2022 | {cell} |\n")
    assert record.title == "Knots & bolts of looms"


def test_publications_may_stand_in_blocks_without_blank_lines() -> None:
    works = (
        "Warps in water\nLina Berg, Tom Arendt\nJournal of Looms 12(3), 2019\n"
        "The weight of cloth\nDora Knot and Fay Warp\nLoom Days 2020\nhttps://a.example/1\n"
        "Spindles before the wheel\nIda Weft\nIn Handbook of Looms, 2018\n"
    )
    first, second, third = records(works)
    assert [r.title for r in (first, second)] == ["Warps in water", "The weight of cloth"]
    assert [link.url for link in second.links] == ["https://a.example/1"]
    assert (third.first_line, third.last_line) == (8, 10)


def test_lines_that_are_no_works_are_not_parted() -> None:
    works = "Warps in water\nLina Berg, Tom Arendt\nJournal of Looms 12(3), 2019\n"
    reading = read(f"{works}\n{works}\n{works}\n{works}a note on it\nand another\nand more\n")
    assert len(reading.records) == 3
    assert [p.line for p in reading.problems if p.severity == "lost"] == [13]


@pytest.mark.parametrize("source", ["arXiv.org Statistics", "AAAI Conferences Mar-3-2024"])
def test_a_source_of_aitopics_is_known_where_it_stands_once(source: str) -> None:
    text = f"The Curtain\n{source}\n{DYES}\n\nSheep from the Air\nKnot Journal\n{SHEEP}\n"
    found = records(text)
    assert [record.title for record in found] == ["The Curtain", "Sheep from the Air"]
    assert [record.source for record in found] == [source, "Knot Journal"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ("Weaver AM, Thread B.", ["AM Weaver", "B Thread"]),
        ("Weaver A.M., Thread B.", ["A.M. Weaver", "B. Thread"]),
    ],
)
def test_a_full_stop_behind_a_list_is_no_part_of_its_last_name(
    given: str, names: list[str]
) -> None:
    assert [author.name for author in authors_of(given)] == names
