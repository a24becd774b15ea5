"""What stands around the papers of two kinds of pages: buttons below, and brackets in front."""

from __future__ import annotations

from paperweave.model.reading import Seed
from paperweave.model.record import Record
from paperweave.read.formats.huggingface.cards import FORMAT as CARDS
from paperweave.read.formats.markdown.list_format import FORMAT as LIST
from tests.support.rows import for_rows

TEXT = "Knots hold. We show that they do, in rain and in wind, and that nothing is lost in a year."
DAYS = """
    Published on May 3, 2024; Publicado el 3 de mayo de 2024; Publicado em 3 de maio de 2024
    Publié le 3 mai 2024; Veröffentlicht am 3. Mai 2024; Pubblicato il 3 maggio 2024
    Опубликовано 3 мая 2024 г.; 发布于 2024年5月3日; 發布於 2024年5月3日; 公開日：2024年5月3日
"""
ALL_DAYS = [day.strip() for line in DAYS.strip().split("\n") for day in line.split(";")]


def _blocks(text: str) -> list[Record]:
    seed = Seed("a.txt", tuple(text.split("\n")))
    return [part for part in CARDS.split(seed) if isinstance(part, Record)]


@for_rows("day", ALL_DAYS)
def test_words_may_stand_before_the_date_of_a_block(day: str) -> None:
    paper, _ = _blocks(
        f"Knots in Trees\n\n{TEXT}\n\n3 authors\n·\n{day}\n\nRopes in Trees\n\n{TEXT}"
    )
    assert (paper.author_count, str(paper.date)) == (3, "2024-05-03")


BUTTONS = ["·", "•", "Upvote", "Upvote\n12", "Upvote\n1.2k", "Upvote\n12345", "GitHub\n7"]


@for_rows("buttons", [*BUTTONS, "arXiv Page", "·\nUpvote\n3\nGitHub\n2\narXiv Page"])
def test_buttons_below_a_block_are_no_title(buttons: str) -> None:
    foot = f"3 authors\n·\nMay 3, 2024\n{buttons}"
    both = _blocks(f"Knots in Trees\n\n{TEXT}\n\n{foot}\n\n1984\n\n{TEXT}\n\n{foot}")
    assert [paper.title for paper in both] == ["Knots in Trees", "1984"]
    assert all(paper.author_count == 3 and paper.abstract == TEXT for paper in both)


FRONT = {
    "(Loom Reviews 2023)": "Loom Reviews",
    "[Knots and Ropes, 2022]": "Knots and Ropes",
    "【Annals of Looms 2022】": "Annals of Looms",
} | {
    f"({words} 2023)": None
    for words in (
        *("Google Brain", "Microsoft Looms", "Meta Knots", "Facebook Knots", "OpenAI Looms"),
        *("DeepMind Looms", "Amazon Looms", "Apple Looms", "NVIDIA Looms", "IBM Looms"),
        *("Intel Looms", "Baidu Looms", "Tencent Looms", "Alibaba Looms", "Huawei Looms"),
        *("Under Revision", "Submitted Somewhere", "Accepted Somewhere", "Tech Notes"),
        *("Technical Notes", "Doctoral Thesis", "Loom Report", "Loom Blog", "Loom Post"),
        *("Loom Code", "Loom Dataset", "Loom Lab", "Loom Labs"),
        *("Loom University", "Loom Institute", "with Looms"),
    )
}


@for_rows(("front", "venue"), FRONT.items())
def test_what_stands_in_brackets_before_a_title_is_a_venue_by_its_words(
    front: str, venue: str | None
) -> None:
    line = f"- {front} Looms that learn from rain [[paper](https://arxiv.org/abs/2301.00021)]"
    (paper,) = [part for part in LIST.split(Seed("a.md", (line,))) if isinstance(part, Record)]
    assert (paper.title, paper.venue) == ("Looms that learn from rain", venue)
