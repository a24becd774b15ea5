"""Texts are compared by their letters, of which each is known to stand somewhere."""

from __future__ import annotations

from paperweave.text.folded_text import Folded
from tests.support.rows import for_rows

RAW = r"<b>M{\"u}ller&#233;</b> | C++, \ss \O_x &weave; <1>"
JSON = r'"Caf\u00e9\nKites \"x\u12"'


@for_rows(
    ("text", "json", "letters"),
    [
        (RAW, False, "mullerec++ssøxweave1"),
        (JSON, True, "cafekitesx12"),
        (JSON, False, "caf00e9x12"),
        ("R&amp;D, R&D", False, "rdrd"),
        ("<first>Ada</first><last>Ö</last> < b", False, "adaob"),
        ("½ ﬁ ℃ ² x\u0301 深", False, "12fi2x深"),
        ("a|B\ud800_ #1", False, "ab#1"),
        ("ꭰ", False, "Ꭰ"),  # whose capital is the form that is compared
        ("", False, ""),
    ],
)
def test_what_only_spells_a_text_is_passed_over(text: str, json: bool, letters: str) -> None:
    assert Folded(text, json=json).letters == letters


@for_rows(
    ("text", "json", "letters", "piece"),
    [
        (RAW, False, "mull", r"M{\"u}ll"),
        (RAW, False, "lere", "ler&#233;"),
        (RAW, False, "c++ss", r"C++, \ss"),
        (RAW, False, "x", "x"),
        (JSON, True, "fek", r"f\u00e9\nK"),
        ("½ ﬁ ℃ ²", False, "2f", "½ ﬁ"),  # a part of a sign is the whole sign
        ("ab", False, "b", "b"),
    ],
)
def test_letters_stand_where_their_signs_stand(
    text: str, json: bool, letters: str, piece: str
) -> None:
    folded = Folded(text, json=json)
    start, end = folded.span(folded.letters.index(letters), len(letters))
    assert text[start:end] == piece
