"""Copyright notices are no part of what a paper is about."""

from __future__ import annotations

import pytest

from paperweave.text.notices import without_notices
from tests.support.rows import for_rows

TEXT = "We weave cloth on looms and measure how long it lasts in the rain. " * 2


@pytest.mark.parametrize(
    "notice",
    [
        "© 2014 Some Press B.V.",
        "©The Authors.",
        "(c) 2014 Some Press",
        "Copyright 2014 Some Press",
        "Copyright (C) 2014 Some Press",
        "?? 2014 Some Press",
        "Some Press. All rights reserved.",
        "Published by Elsevier Ltd.",
        "(PsycINFO Database Record (c) 2014 APA, all rights reserved)",
        "(PsycINFO Database Record of 2014",
    ],
)
def test_a_notice_at_the_end_is_left_out(notice: str) -> None:
    left = without_notices(TEXT + notice)
    assert left.startswith(TEXT.rstrip())
    assert "2014" not in left
    assert "reserved" not in left
    assert "Elsevier" not in left


@for_rows(
    ("abstract", "left"),
    [
        # the space before a notice goes with it
        (f"{TEXT} \n© 2014 Some Press", TEXT.rstrip()),
        # a notice stands in the second half, and in the last 300 characters of a long text
        ("w " * 40 + "© looms " + "w " * 36, ("w " * 40).rstrip()),
        ("w " * 40 + "© looms " + "w " * 37, None),
        ("w" * 500 + "©" + "x" * 299, "w" * 500),
        ("w" * 500 + "©" + "x" * 300, None),
        # capitals do not matter, words are whole
        (f"{TEXT}COPYRIGHT 2014", TEXT.rstrip()),
        (f"{TEXT}copyright 1999", TEXT.rstrip()),
        (f"{TEXT}copyright1999", None),
        (f"{TEXT}(C)(c) 2014", TEXT.rstrip()),
        (f"{TEXT}?? (c) 2014", TEXT.rstrip()),
        (f"{TEXT}Copyright 1899", None),
        (f"{TEXT}Copyright 20145", None),
        (f"{TEXT}Copyrighted 2014", None),
        (f"{TEXT}uncopyright 2014", None),
        (f"{TEXT}Copyright of 2014", None),
        (f"{TEXT}? 2014", None),
        (f"{TEXT}overall rights reserved", None),
        (f"{TEXT}all rights reservedly", None),
        (f"{TEXT}republished by elsevier", None),
        (f"{TEXT}published by elseviers", None),
    ],
)
def test_a_notice_is_known_by_its_words_and_its_place(abstract: str, left: str | None) -> None:
    assert without_notices(abstract) == (abstract if left is None else left)


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "© 2014 Some Press. " + TEXT,
        "Copyright of looms. " + TEXT + "Who holds the copyright of 2014 looms?",
        "All rights reserved. " + TEXT * 9,
        "",
    ],
)
def test_other_texts_stay_whole(text: str) -> None:
    assert without_notices(text) == text


def test_only_the_last_words_of_a_long_text_are_looked_at() -> None:
    text = TEXT * 4 + "© 2014 is a sign. " + TEXT * 3
    assert without_notices(text) == text
