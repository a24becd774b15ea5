from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from paperweave.clean.repair import clean
from paperweave.text.spans import segments, trim_url
from tests.support.rows import for_rows
from tests.support.timing import growth

# Each is a piece of a real listing whose backslashes were lost on the way.
LOST_BACKSLASHES = [
    ("ImageNet 256times256", "ImageNet 256×256"),
    ("an 80times speedup", "an 80× speedup"),
    ("1.86times.", "1.86×."),
    ("texttt{D}ual-texttt{H}ead", "Dual-Head"),
    ("https://a.b/{https://a.b/} is", "https://a.b/ is"),
    ("at https://a.b/seco{here}.", "at https://a.b/seco (here)."),
    (
        r"{\color{ddtD}ecoupled \color{ddtD}iffusion \color{ddtT}ransformer",
        "Decoupled Diffusion Transformer",
    ),
    ("the ell_2 norm", "the $ℓ_2$ norm"),
    ("image rightarrow text", "image → text"),
]

# What Unicode promises never to make characters; cleaning leaves them out.
NEVER_CHARACTERS = "".join(map(chr, (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF)))


@pytest.mark.parametrize(("damaged", "mended"), LOST_BACKSLASHES)
def test_a_lost_backslash_is_mended_where_it_is_certain_and_the_repair_is_told(
    damaged: str, mended: str
) -> None:
    cleaned = clean(damaged)
    assert cleaned.text == mended
    assert cleaned.repairs
    assert not cleaned.unclear


@pytest.mark.parametrize(
    "text",
    [
        r"an agent called \carboneq in",
        "reward is text{response length}{3} here",
        r"one \color{ddtD}ecoupled piece could be cut anywhere",
    ],
)
def test_what_has_more_than_one_reading_stays_and_is_named_as_unclear(text: str) -> None:
    assert clean(text).text == text
    assert clean(text).unclear


@for_rows(
    "text",
    [
        "three times faster",
        "sometimes 4 times",
        "in 5~10 steps",
        "about ~5 GB",
        "underline{",
        "from $5 to $10",
        "C# and C++",
        "100% of it",
        "the New York Times",
        "arrowheads and leftarrows",
        "a_b and x{y}",
    ],
)
def test_plain_words_stay_as_they_are_written(text: str) -> None:
    assert clean(text).text == text
    assert not clean(text).repairs


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"Sch\"{o}lkopf and \'Evariste", "Schölkopf and Évariste"),
        (r"\emph{deep \textbf{word}}", "deep word"),
        (r"95\% of R\&D", "95% of R&D"),
        (r"$\alpha$-stable, \alpha-stable", r"$\alpha$-stable, α-stable"),
        ("Fig.~3 of~Smith", "Fig. 3 of Smith"),
        (r"costs \$5", r"costs \$5"),
    ],
)
def test_latex_outside_of_formulas_becomes_unicode(latex: str, plain: str) -> None:
    assert clean(latex).text == plain


TIES = {
    "a~b": "a b", "3~b": "3 b", ")~b": ") b", "a~3": "a 3", ".~3": ". 3", ",~3": ", 3",
    ";~3": "; 3",
    ":~3": ": 3", ")~3": ") 3", "]~3": "] 3", "a~~b": "a b",
    "5~10": "5~10", "a ~b": "a ~b", "a ~3": "a ~3", "/~user": "/~user", "(~b": "(~b", "[~b": "[~b",
    "=~b": "=~b", "<~b": "<~b", ">~b": ">~b", "a~/b": "a~/b",
}  # fmt: skip


@for_rows(("tied", "plain"), TIES.items())
def test_a_tie_is_a_space_between_words_and_behind_their_signs(tied: str, plain: str) -> None:
    assert clean(f"see {tied} here").text == f"see {plain} here"


@pytest.mark.parametrize(
    "command", [r"\today", r"\input{/etc/passwd}", r"\includegraphics{x.png}", r"\maketitle"]
)
def test_a_command_that_stands_for_something_outside_of_the_text_stays_as_it_is_written(
    command: str,
) -> None:
    assert clean(f"see {command} here").text == f"see {command} here"


def test_what_nobody_sees_is_taken_away_without_joining_words() -> None:
    assert clean("one\u200btwo\x00three\u2028four").text == "one two three four"
    assert (
        clean("right\u202eot\u202c left, co\u00adoperate, word\u2060joiner").text
        == "rightot left, cooperate, wordjoiner"
    )


_ODD_SPACES = (
    "\x00\t\x0b\x0c\x1f\x7f\x85\x9f\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008"
    "\u2009\u200a\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
)


@for_rows("space", _ODD_SPACES)
def test_every_odd_space_is_a_space(space: str) -> None:
    assert clean(f"one{space}two").text == "one two"


_NO_LETTERS = (
    "\xad\u2060\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2066\u2067\u2068\u2069\ufdd0\ufdef\ufffe\uffff"
)


@for_rows("sign", _NO_LETTERS)
def test_what_is_no_letter_inside_a_word_goes(sign: str) -> None:
    assert clean(f"one{sign}two").text == "onetwo"


@for_rows("sign", "\u200d\u2010\u2065\u206a\ufdcf\ufdf0")  # each beside one of those
def test_other_signs_inside_a_word_stay(sign: str) -> None:
    assert clean(f"one{sign}two").text == f"one{sign}two"


@pytest.mark.parametrize(
    ("sign", "letters"),
    [
        ("\ufb00", "ff"),
        ("\ufb01", "fi"),
        ("\ufb02", "fl"),
        ("\ufb03", "ffi"),
        ("\ufb04", "ffl"),
        ("\ufb05", "st"),
        ("\ufb06", "st"),
    ],
)
def test_a_sign_for_several_letters_is_those_letters(sign: str, letters: str) -> None:
    assert clean(f"o{sign}e").text == f"o{letters}e"


def test_paragraphs_stay_apart_and_wrapped_lines_are_joined() -> None:
    assert clean("one\ntwo\r\n\n \n three\t four ").text == "one two\n\nthree four"


LATEX_LIKE = st.sampled_from([
    r"\emph{", r"\'", r"\textbf{x", "}", "{", "$", "$$", "~", r"\\", "texttt{", "256times256",
    r"\unknown{", r"\$", "https://a.b/{c}", "\u200b", "\n\n", "\\", "\u202e", "ell_2",
    r"\color{aB}", r"\href{x}{y}", "%", "{\\ss}",
])  # fmt: skip
PLAIN_WORD = st.text("abcdeßж", min_size=1, max_size=6).map(lambda w: "w" + w)


@given(st.text())
@example("\n\u0345")
@example("\\" * 30 + "{" * 30)
def test_cleaning_a_cleaned_text_changes_nothing(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@given(st.lists(LATEX_LIKE | PLAIN_WORD, max_size=12).map("".join))
@example("texttt{" * 30 + "a" + "}" * 30)
@example(r"\texttt{" * 30 + "a" + "}" * 30)
def test_cleaning_latex_twice_changes_nothing_more(text: str) -> None:
    once = clean(text).text
    assert clean(once).text == once


@given(st.lists(st.tuples(PLAIN_WORD, LATEX_LIKE), min_size=1, max_size=8))
def test_cleaning_neither_joins_nor_drops_words(pairs: list[tuple[str, str]]) -> None:
    text = clean(" ".join(f"{word} {latex}" for word, latex in pairs)).text
    words = [word for word, _ in pairs]
    # LaTeX may put an accent on the first letter of the next word, and no more.
    found = iter(re.findall(r"(?<!\w)[wẃ][abcdeßж]+(?!\w)", text.replace("ẃ", "w")))
    assert all(word in found for word in words)


@given(
    st.text(
        st.characters(
            exclude_characters="\\${}~" + NEVER_CHARACTERS,
            exclude_categories=["Cc", "Cf", "Cs", "Zl", "Zp", "M"],
        )
    )
)
def test_a_text_without_latex_keeps_every_word(text: str) -> None:
    plain = text.replace("times", "").replace("arrow", "").replace("ell_", "")
    for ligature in map(chr, range(0xFB00, 0xFB07)):
        plain = plain.replace(ligature, unicodedata.normalize("NFKC", ligature))
    assert clean(plain).text.split() == unicodedata.normalize("NFC", plain).split()


@for_rows(
    "unit",
    [
        "$",
        "{",
        "\\",
        r"\a{",
        "~",
        "http://",
        "texttt{",
        r"\emph{",
        "9times",
        "\n \n",
        r"\color{aB}",
        "$x ",
    ],
)
def test_time_grows_with_the_length_of_the_text_only(unit: str) -> None:
    assert growth(lambda size: clean(unit * (size // len(unit))), 20_000) < 9


# Segments  ---


def kinds(text: str) -> list[tuple[str, str]]:
    return [(part.kind, part.text) for part in segments(text)]


@given(st.lists(LATEX_LIKE | PLAIN_WORD | st.text(max_size=3), max_size=12).map("".join))
def test_the_segments_of_a_text_joined_give_the_text(text: str) -> None:
    assert "".join(part.text for part in segments(text)) == text


def test_a_dollar_with_a_figure_behind_it_is_money() -> None:
    assert kinds("from $5 to $10 or $20") == [("words", "from $5 to $10 or $20")]


def test_a_formula_is_told_from_the_words_around_it() -> None:
    assert kinds("an $O(n^2)$ way") == [("words", "an "), ("math", "$O(n^2)$"), ("words", " way")]
    assert kinds(r"\$5 and $x$") == [("words", r"\$5 and "), ("math", "$x$")]


def test_an_unclosed_formula_costs_only_itself() -> None:
    assert kinds("a ${b, then $x$") == [("words", "a ${b, then "), ("math", "$x$")]


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("https://a.b/c.", "https://a.b/c"),
        ("https://a.b/c_(d))", "https://a.b/c_(d)"),
        ("https://a.b/c]:", "https://a.b/c"),
        ("https://a.b/?q=1&r=2,", "https://a.b/?q=1&r=2"),
    ],
)
def test_an_address_ends_before_what_ends_the_sentence(written: str, address: str) -> None:
    assert trim_url(written) == address


@for_rows("hyphens", ["-\u00ad\u2010", "\u2010\u00ad-", "-\u00ad\u2011", "-\u00ad\u00ad-"])
def test_a_hyphen_that_a_program_wrote_twice_is_one(hyphens: str) -> None:
    assert clean(f"semi{hyphens}supervised").text == "semi-supervised"
    assert clean("semi--supervised, co\u00adoperate").text == "semi--supervised, cooperate"
