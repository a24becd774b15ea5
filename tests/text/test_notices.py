"""Copyright notices are no part of what a paper is about."""

from __future__ import annotations

import pytest

from paperweave.text.notices import without_notices

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
    ],
)
def test_a_notice_at_the_end_is_left_out(notice: str) -> None:
    left = without_notices(TEXT + notice)
    assert left.startswith(TEXT.rstrip())
    assert "2014" not in left
    assert "reserved" not in left
    assert "Elsevier" not in left


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
