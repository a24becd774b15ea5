"""Texts that differ in spelling only fold into one, in any script."""

from __future__ import annotations

from paperweave.text.normalize import fold, slug
from tests.support.rows import for_rows


@for_rows(
    ("text", "folded"),
    [
        ("LoRA+: Low-Rank_Adaptation, in C++ & C#", "lora+lowrankadaptationinc++c#"),
        ("Poincaré – “Straße”", "poincarestrasse"),
        ("Nguye\u0302\u0303n", "nguyen"),
        ("Ⅸ ﬁne ½", "ixfine12"),
        ("हिन्दी, שָׁלוֹם", "हिन्दीשָׁלוֹם"),
        ("x\u0301_y\u0301 + 深度 学习", "xy+深度学习"),
        ("? ! ?", "?!?"),
        ("…", "…"),
        ("", ""),
        ("lone \ud800 half", "lonehalf"),
    ],
)
def test_texts_that_differ_in_case_accents_and_punctuation_fold_into_one(
    text: str, folded: str
) -> None:
    assert fold(text) == folded
    assert fold(text.upper()) == fold(text.lower()) == folded


def test_an_address_has_letters_of_any_script_without_accents() -> None:
    assert slug("Poincaré’s Hyperbolic_Space, 2.0") == "poincare-s-hyperbolic-space-2-0"
    assert slug("深度 学习: A Survey") == "深度-学习-a-survey"
