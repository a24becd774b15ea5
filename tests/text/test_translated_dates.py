from __future__ import annotations

import pytest

from paperweave.text.translated_dates import parse_translated_date
from tests.support.rows import for_rows


@for_rows(
    ("text", "day"),
    [
        ("14 de mayo de 2024", "2024-05-14"),
        ("14 may 2024", "2024-05-14"),
        ("1er janvier 2024", "2024-01-01"),
        ("3 août 2023", "2023-08-03"),
        ("7 juin 2023", "2023-06-07"),
        ("7 juil. 2023", "2023-07-07"),
        ("14. März 2024", "2024-03-14"),
        ("2. Dezember 2024", "2024-12-02"),
        ("1º de fevereiro de 2024", "2024-02-01"),
        ("9 out. 2023", "2023-10-09"),
        ("5 settembre 2022", "2022-09-05"),
        ("8 novembre 2022", "2022-11-08"),
        ("14 мая 2024 г.", "2024-05-14"),
        ("30 апр. 2024", "2024-04-30"),
        ("mayo 14, 2024", "2024-05-14"),
        ("2024年5月14日", "2024-05-14"),
        ("2024년 5월 14일", "2024-05-14"),
    ],
)
def test_a_day_in_another_language_is_read(text: str, day: str) -> None:
    assert str(parse_translated_date(text)) == day


@pytest.mark.parametrize(
    "text",
    ["", "May", "12 hilos 2024", "31 de febrero de 2024", "2024年13月1日", "on 14 de mayo de 2024"],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_translated_date(text) is None
