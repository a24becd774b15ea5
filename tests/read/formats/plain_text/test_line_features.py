"""Signs of titles, abstracts, items and menus in lines without markers."""

from __future__ import annotations

import pytest

from paperweave.read.formats.plain_text.line_features import is_item, is_menu, prose
from tests.support.rows import for_rows

MENU = """
About; All papers; Back to top; Blog; Careers; Collaborating authors; Community; Company; Contact;
Cookie settings; Cookies; Daily; Daily Papers; Datasets; Date; Docs; Enterprise; Feedback; Filters;
Go to page; Help; Home; Hugging Face; HuggingChat; Inference Endpoints; Jobs; Load more; Log In;
Login; Menu; Models; Monthly; More; New; Next; Papers; Plotting; Posts; Prev; Previous; Pricing;
Privacy; Privacy Policy; Relevance; Search; Share; Show more; Sign in; Sign Up; Signup; Sort by;
Spaces; Submit paper; Subscribe; System theme; Terms; Terms of service; TOS; Trending;
Trending Papers; Upvote; Upvotes; Website; Weekly; Home Papers Blog Docs; ; -; • ·; | Home |;
< Prev; Next >; «Prev; Next»; ‹ Prev; Next ›; ← Prev; Next →; Next –; Next —;
Get trending papers in your inbox; Subscribe to our mails; by ada; by ada.w;
By ada and the research community; © 2024 Looms; ©2024; Copyright 2024 Looms; Page 2; Page 2 of 9;
1 2 3 … 9 Next; 1 ... 3; … Previous; ... 2; All rights reserved; Showing 25 of 90;
Submitted by ada; Submitted by Ada Weaver of the north; Sort by date; Mar 1, 2024; Mar 1;
Suscribirse; Artículos diarios; Papeles diarios; S'abonner; Articles du jour; Abonnieren;
Tägliche Artikel; Iscriviti; Articoli quotidiani; Inscrever-se; Assinar; Artigos diários;
Подписаться; Ежедневные статьи; 订阅; 每日论文; 購読する
"""
NO_MENU = """
Looms; Home of looms; Home Papers Blog; Home Papers Blog Looms; Page two; Page 2 of looms;
1 2 loom; By Ada and friends; 2024 looms; Rights; Sort by date of birth;
Submitted by a weaver of the far north who has no name; © Looms; Subscribe a loom
"""
ITEMS = """
- a; • a; * a; ▪ a; ◦ a; · a; – a; 1. a; 12) a; (1) a; (i) a; (ii) a; i) a; (iv) a; (x) a; xiii) a
"""
NO_ITEMS = "a; -a; 1 a; 123. a; 1.a; (a) a; i. a; xviii) a; 1] a"
CLAUSES = """
we our us is are was were has have had been can cannot may it its they these this that which such
there however propose proposes proposed show shows shown introduce introduces present presents
presented studies provide provides
"""
OPENINGS = """
We; In this; This paper; This work; This article; This study; This report; This thesis;
This survey; This is; Recent; Despite; Although; While; However; The recent; The growing;
The rapid; The ability; The problem; There is; There are; There has; There have; It is; Abstract:x;
Abstract.x; Abstract—x; Abstract-x; 本文; 我们; 我們; 摘要; we; IN THIS
"""


def _split(table: str) -> list[str]:
    return [text.strip() for text in table.split(";")]


@for_rows("text", _split(MENU))
def test_the_words_of_a_page_are_its_own(text: str) -> None:
    assert is_menu(text)


@for_rows("text", _split(NO_MENU))
def test_other_words_are_none_of_a_menu(text: str) -> None:
    assert not is_menu(text)


def test_a_menu_has_nothing_but_menu_lines_and_no_long_ones() -> None:
    assert is_menu("Home\nMar 1, 2024")
    assert not is_menu("Home\nLooms")
    assert is_menu("Subscribe to " + "a" * 106)
    assert not is_menu("Subscribe to " + "a" * 107)


@for_rows("text", _split(ITEMS))
def test_an_item_begins_with_its_sign(text: str) -> None:
    assert is_item(text)


@for_rows("text", _split(NO_ITEMS))
def test_other_lines_are_no_items(text: str) -> None:
    assert not is_item(text)


@for_rows("word", CLAUSES.split())
def test_a_word_of_sentences_has_its_weight(word: str) -> None:
    other = "x" * len(word)
    assert prose(f"a loom {word} a") == pytest.approx(prose(f"a loom {other} a") + 0.6)


@for_rows("opening", _split(OPENINGS))
def test_an_abstract_is_known_by_how_it_begins(opening: str) -> None:
    assert prose(f"{opening} and a") == pytest.approx(prose(f"a {opening} and") + 1.2)


# A text and its weight: above 0 of an abstract, below of a title.
WEIGHTS = [
    ("Looms in linear time", -2.67),
    ("Looms in Linear Time", -4.0),
    ("Looms", -2.8),
    ("Looms?", -1.8),
    ("Looms!", -1.8),
    ("Looms…", -1.8),
    ("Looms:", -1.8),
    ("Looms？", -1.8),
    ("Looms！", -1.8),
    ("Looms。", 0.0),
    ("Looms.", 0.0),
    ("(Looms.)", 0.0),
    ('Looms."', 0.0),
    ("Looms.'", 0.0),
    ("[Looms.]", 0.0),
    ("{Looms.} ", 0.0),
    ("Looms: a study of threads", -3.37),
    ("Looms: a study. Threads weave", -1.8),
    ("Looms tear. Knots hold.", 1.0),
    ("Looms tear. knots hold.", 0.3),
    ("Looms tear.  (Knots hold.)", 1.0),
    ('Looms tear." Knots hold.', 1.0),
    ("Looms tear.') \"Knots hold.", 1.0),
    ("Looms tear.] Knots hold.", 1.0),
    ("Looms tear.'\"] Knots hold.", -0.2),
    ("Looms tear! Knots hold.", 1.0),
    ("Looms tear? Knots hold.", 1.0),
    ("Looms tear. $n$ knots hold.", 1.5),
    ("Looms tear. 'Knots hold.", 1.0),
    ("Looms tear. Knots hold. Warps rest. Wefts run.", 3.45),
    ("Looms tear. Knots hold. Warps rest. Wefts run. Cloth lies.", 3.71),
    ("We show that it is ours and that they have it", 1.77),
    ("We show that looms tear", 1.0),
    ("织机断裂。线结保持。经线静止。", 2.43),
    ("织机断裂！线结保持？经线；静止。", 3.65),
    ("Über Webstühle und Fäden", -4.0),
    ("loom Threads knot Weft", -3.0),
    ("loom Threads", -3.0),
    ("Loom", -2.8),
    ("1 2 3", -2.8),
    ("We weave looms. " * 20, 10.13),
    ("We weave looms. " * 40, 10.83),
    ("The " + "loom of ada " * 20, -0.14),
    ("织机与线结" * 20, -0.73),
    ("織り機は糸を" * 20, -0.55),
    ("직기는실을끊" * 20, -0.55),
    ("Станки" * 20, -1.65),
    (f"{'a' * 58}: b", -3.02),
    (f"{'a' * 59}: b", -2.31),
    ("a " * 300 + "We show it", -0.02),
    ("a " * 299 + "we show", 0.57),
]


@for_rows(("text", "weight"), WEIGHTS)
def test_a_text_is_weighed_as_a_title_or_an_abstract(text: str, weight: float) -> None:
    assert round(prose(text), 2) == weight
