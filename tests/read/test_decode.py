"""Bytes become lines: odd spaces, zero-width characters, strange bytes, text encoded twice."""

from __future__ import annotations

import pytest

from paperweave.read.decode import UnreadableSeedError, read_seed
from paperweave.read.double_encoding import mend_double_encoding
from tests.support.rows import for_rows


@for_rows(
    ("line", "settled"),
    [
        ("a\u00a0b", "a b"),
        ("a\u1680b", "a b"),
        ("a\u2007b", "a b"),
        ("a\u200ab", "a b"),
        ("a\u202fb", "a b"),
        ("a\u205fb", "a b"),
        ("a\u3000b", "a b"),
        ("\u200bA title", "A title"),
        ("\u2060A title", "A title"),
        ("  \ufeffA title", "  A title"),
        ("A title\u200b \u2060", "A title"),
        ("\u200b", ""),
        (" \ufeff\u2060 ", ""),
        ("ဘာ\u200bသာ", "ဘာ\u200bသာ"),  # it parts words there
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_spaces_and_characters_without_width_are_settled(line: str, settled: str) -> None:
    assert read_seed("list.txt", f"above\n{line}\nbelow\n".encode()).lines[1] == settled


@for_rows(
    ("line", "mended"),
    [
        ("â€¢ 5 authors", "• 5 authors"),
        ("Â·", "·"),
        ("CafÃ©", "Café"),
        ("â€œnaÃ¯ve loomsâ€\ufffd", "“naïve looms”"),
        ("Ð¢ÐºÐ°Ñ†ÐºÐ¸Ð¹", "Ткацкий"),
        ("ç»‡æœº", "织机"),
        ("ðŸ˜€", "😀"),
        ("Amount: 5 Â£", "Amount: 5 £"),
        ("plain", "plain"),
        ("CAFÉ»", "CAFÉ»"),
        ("à\u00a0«\u00a0la carte\u00a0»", "à\u00a0«\u00a0la carte\u00a0»"),
        ("São João, Ângela", "São João, Ângela"),
        ("ÃO", "ÃO"),
    ],
)
def test_text_that_was_encoded_twice_is_decoded_once_more(line: str, mended: str) -> None:
    assert mend_double_encoding(line) == mended


def test_every_line_that_was_mended_is_told() -> None:
    seed = read_seed("list.txt", "A title\nâ€¢ one\nplain\nÂ·\n".encode())
    assert [problem.line for problem in seed.problems] == [2, 4]
    assert {problem.severity for problem in seed.problems} == {"guessed"}


def test_one_byte_of_windows_1252_is_read_and_told() -> None:
    seed = read_seed("list.txt", b"one\ntwo\nnobody\x92s\nfour\n")
    assert seed.lines[2] == "nobody’s"
    assert [(problem.line, problem.severity) for problem in seed.problems] == [(3, "guessed")]


def test_a_character_that_is_cut_off_is_shown_as_one_that_cannot_be_read() -> None:
    seed = read_seed("list.txt", b"one\ntwo\nthree\nfour \xe2\x80")
    assert seed.lines[3] == "four \ufffd"


@pytest.mark.parametrize(
    "data",
    [
        "Как стареют нити\nв мастерских\n".encode("cp1251"),
        "织机在线性时间内的研究\n本文综述织机\n".encode("gbk"),
        "Współczesne światło krosna, część łódzka\n".encode("iso-8859-2"),
        b"n\x81e\n" * 40,  # a byte that Windows-1252 does not have
        b"\xe9\xe8\xe0\n" * 40,  # letters with accents in long rows
        b"\xe9 \xe8 \xe0\n" * 40,  # and with no plain ones between
    ],
)
def test_a_file_in_an_unknown_encoding_is_refused_with_its_first_line(data: bytes) -> None:
    with pytest.raises(UnreadableSeedError, match="not UTF-8") as told:
        read_seed("list.txt", data)
    assert told.value.line == 1


@pytest.mark.parametrize(
    "text", ["Über alles\nWebstühle\n", "Née en été\n" * 40 + "plain\n" * 400, "“Looms” – naïve\n"]
)
def test_a_whole_file_in_windows_1252_is_read_and_told(text: str) -> None:
    seed = read_seed("list.txt", text.encode("cp1252"))
    assert "\n".join(seed.lines) + "\n" == text
    assert [(problem.line, problem.severity) for problem in seed.problems] == [(None, "guessed")]


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ('<?xml version="1.0" encoding="ISO-8859-2"?>', "iso-8859-2"),
        ("<meta http-equiv='x' content='text/html; charset=koi8-r'>", "koi8-r"),
        ("% Encoding: windows-1251", "cp1251"),
        ("<meta charset=gb18030>", "gb18030"),
    ],
)
def test_a_file_that_names_its_encoding_is_read_in_it(head: str, encoding: str) -> None:
    texts = {"iso-8859-2": "światło", "gb18030": "织机"}
    text = texts.get(encoding, "нити мастерских")
    seed = read_seed("list", f"{head}\n{text}\n".encode(encoding))
    assert seed.lines == (head, text)
    assert seed.problems == ()


@pytest.mark.parametrize("named", ["no-such-code", "base64", "utf-8", "ascii"])
def test_an_encoding_that_does_not_fit_is_not_believed(named: str) -> None:
    data = f"% Encoding: {named}\n".encode() + "нити мастерских\n".encode("cp1251") * 9
    with pytest.raises(UnreadableSeedError, match="not UTF-8"):
        read_seed("list", data)
