"""Each rule of the repairs alone: what it mends, and what is too close to it to be mended."""

from __future__ import annotations

from paperweave.clean.repair import clean, is_clean
from tests.support.rows import for_rows

MENDED = {
    # Behind figures, before what may follow a number.
    "4times8": "4×8", "4times faster": "4× faster", "4times": "4×", "1.5times2": "1.5×2",
    "1,000times, 4times; 4times: 4times. (4times)": "1,000×, 4×; 4×: 4×. (4×)",
    # Commands of a font that lost their backslash.
    "texttt{a}b": "ab", "textbf{a}b": "ab", "textit{a}b": "ab", "textsc{a}b": "ab",
    "textrm{a}b": "ab", "textsf{a}b": "ab", "textup{a}b": "ab", "emph{a}b": "ab",
    "underline{a}b": "ab",
    "leftarrow b": "← b", "a rightarrow": "a →",
    "the ell_2 and ell_p": "the $ℓ_2$ and $ℓ_p$",
    # A line end in letters.
    r"one\nTwo": "one Two", r"one\n(two)": "one (two)", r"one\n“two”": "one “two”",
    r'one\n"two"': 'one "two"',
    # An address and a word for it.
    "https://a.b/{https://a.b}": "https://a.b/", "http://a.b/c{here}": "http://a.b/c (here)",
    "https://a.b/{a b c d e f g h i}": "https://a.b/ (a b c d e f g h i)",
    r"{\color{redA}b \color{redC}d": "Ab Cd", "color{redA}b color{redC}d": "Ab Cd",
}  # fmt: skip
KEPT = (
    "4timesx", "4times]", "4times-", "times8",
    "xtexttt{a}b", "texttt{a}{b}", "textqq{a}b",
    "xleftarrow b", "leftarrows", "uparrow",
    "$ell_2$", "xell_2", "ell_22", "ell_-",
    r"one\ntwo", r"one\\nTwo",
    "https://a.b/{a b c d e f g h i j}", "https://a.b/{ here}", "ftp://a.b/{here}",
    r"\color{redA}b \color{blueC}d", r"\color{redA}b", r"\color{RedA}b \color{RedC}d",
)  # fmt: skip


@for_rows(("damaged", "mended"), MENDED.items())
def test_what_is_certain_is_mended_and_told(damaged: str, mended: str) -> None:
    cleaned = clean(damaged)
    assert (cleaned.text, bool(cleaned.repairs)) == (mended, True)


@for_rows("text", KEPT)
def test_what_only_looks_like_it_stays(text: str) -> None:
    cleaned = clean(text)
    assert (cleaned.text, cleaned.repairs) == (text, ())


@for_rows(
    ("command", "sign"),
    [("Leftarrow", "⇍"), ("Leftrightarrow", "⇎"), ("Rightarrow", "⇏"), ("Vdash", "⊮"),
     ("VDash", "⊯")],
)  # fmt: skip
def test_a_command_that_begins_with_n_is_no_line_end(command: str, sign: str) -> None:
    assert clean(rf"a \n{command} b").text == f"a {sign} b"


@for_rows(
    "text",
    [
        r"\foo", r"\foo{a}{b}", "textqq{a}", "mathqq{a}", "frac{a}{b}", "sqrt{a}", "color{a}",
        "{a b}", "{" + "a" * 61 + "}",
    ],
)  # fmt: skip
def test_what_may_be_damage_is_named_whole(text: str) -> None:
    assert clean(f"see {text} here").unclear == (text,)


def test_damage_ends_with_its_brace() -> None:
    assert clean("see {a b} and c} here").unclear == ("{a b}",)


@for_rows("text", ["frac", "{ a}", "{" + "a" * 62 + "}", "xfrac {}", "a_b"])
def test_what_is_no_damage_is_not_named(text: str) -> None:
    assert clean(f"see {text} here").unclear == ()


@for_rows(("text", "plain"), [(r"{\alpha} b", "α b"), (r"{\alpha}b", "αb"), (r"{\alpha}", "α")])
def test_braces_around_a_command_alone_go(text: str, plain: str) -> None:
    assert clean(text).text == plain


# Most texts of a listing are clean; one look tells.
CLEAN = ("plain words", "three times", "sometimes", "Zoë", "a_b")
NOT_CLEAN = (
    "Zoe\u0308", "\ufb01n", " x", "x ", "a  b", "a\tb", "a\xa0b", "a\n\nb",
    "x{", "x}", "a~b", r"a\b",
    "rightarrow", "leftarrow", "ell_2", "4times", "4.times", "4,times",
)  # fmt: skip


@for_rows(("text", "is_it"), [*((text, True) for text in CLEAN), *((t, False) for t in NOT_CLEAN)])
def test_a_text_is_clean_where_nothing_of_it_could_change(text: str, *, is_it: bool) -> None:
    assert is_clean(text) == is_it
    assert not is_it or clean(text).text == text
