"""LaTeX in running text: each command and sign by cases."""

from __future__ import annotations

import pytest

from paperweave.text.latex import plain_groups, plain_latex, typographic
from tests.support.rows import for_rows

_SIGNS = {
    "textgreater": ">",
    "textless": "<",
    "textasciitilde": "~",
    "textasciicircum": "^",
    "deg": "°",
    "degree": "°",
    "textmu": "μ",
    "micro": "μ",
    "ldots": "…",
    "dots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textunderscore": "_",
    "guillemotleft": "«",
    "guillemotright": "»",
    "fg": " »",
    "pounds": "£",
    "euro": "€",
}
_LETTERS = {
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "aa": "å",
    "AA": "Å",
    "o": "ø",
    "O": "Ø",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "dh": "ð",
    "DH": "Ð",
    "th": "þ",
    "TH": "Þ",
    "ng": "ŋ",
    "NG": "Ŋ",
    "textmu": "μ",
    "micro": "μ",
    "og": "« ",
    "relax": "",
}
_KEPT = (
    "author begin cite citep citet date documentclass end eqref footnote href include "
    "includegraphics input item label maketitle ref title today url"
)


@for_rows(("command", "sign"), _SIGNS.items())
def test_a_command_for_a_sign_becomes_it(command: str, sign: str) -> None:
    assert plain_latex(f"a\\{command}{{}}b") == f"a{sign}b"
    assert plain_latex(f"a\\{command}.") == f"a{sign}."


@for_rows(("command", "letter"), _LETTERS.items())
def test_a_letter_that_is_a_command_takes_the_space_behind_it(command: str, letter: str) -> None:
    found = plain_latex(f"a\\{command} b")
    assert found == f"a{letter}b"


@for_rows("command", _KEPT.split())
def test_a_command_that_stands_for_something_outside_stays(command: str) -> None:
    text = f"a \\{command}{{bees}} b"
    assert plain_latex(text) == text


@for_rows(
    ("text", "plain"),
    [
        (r"50\% \& \_ \# \{x\}", "50% & _ # {x}"),
        (r"a\,b\;c\:d\ e", "a b c d e"),
        (r"a\/b\-c", "abc"),
        (r"\$5", r"\$5"),
        (r"\?", r"\?"),
        (r"Erd\H{o}s", "Erdős"),
        (r"\"o \'e \`a \^i \~n \=a \.z", "ö é à î ñ ā ż"),
        (r"\u g", "ğ"),
        (r"\v{s}\c{c}\d{a}\b{b}\r{a}\k{a}", "šçạḇåą"),
        (r"\'\i", "í"),
        (r"\'{\i}", "í"),
        (r"\v \j", "ǰ"),
        (r"\'", r"\'"),
        (r"\' e", r"\' e"),
        (r"\'\alpha", r"\'α"),
        (r"\emph{fast}", "fast"),
        *(
            (f"a \\{word}{{fast 2}} b", "a fast 2 b")
            for word in (
                *("ensuremath", "NoCaseChange", "mkbibemph", "mkbibitalic", "emph", "textit"),
                *("textbf", "textsc", "texttt", "textrm", "textsf", "textsl", "textup"),
                *("textnormal", "underline", "uline", "mbox"),
            )
        ),
        (r"\c c \d a \b b \r a \k a \H o \v s \u g", "ç ạ ḇ å ą ő š ğ"),
        (r"\v\i", "ǐ"),
        (r"\'{}", r"\'{}"),
        (r"\emph{}", r"\emph{}"),
        (r"\emph{\{x}", r"\emph{{x}"),
        (r"\textit" + "{" * 11 + "a" + "}" * 11, "{" * 10 + "a" + "}" * 10),
        (r"\textit" + "{" * 12 + "a" + "}" * 12, r"\textit" + "{" * 12 + "a" + "}" * 12),
        (r"\textbf{\emph{fast}}", r"\textbf{fast}"),
        (r"\undefinedthing{fast}", r"\undefinedthing{fast}"),
        (r"\enquote{fast}", "“fast”"),
        (r"looms\index{loom!fast}\index{wool} weave", "looms weave"),
        (r"\mkbibquote{fast}", "“fast”"),
        (r"\uppercase{a}\MakeUppercase{b}\MakeTextUppercase{c}", "ABC"),
        (r"\lowercase{A}\MakeLowercase{B}\MakeTextLowercase{C}", "abc"),
        (r"Tret'\t{ia}kov", "Tret'i\N{COMBINING DOUBLE INVERTED BREVE}akov"),
        (r"\t{12}", r"\t{12}"),
        (r"Jan\ocirc{u}", "Janů"),
        (r"(11\=22)", "(112\N{COMBINING MACRON}2)"),
        (r"5\'2", r"5\'2"),
        (r"10\textsuperscript{10}", "10¹⁰"),
        (r"x\textsuperscript{n}", "xn"),
        (r"x\textsuperscript{+-=()n1}", "x⁺⁻⁼⁽⁾ⁿ¹"),
        (r"x\textsuperscript{23456789}", "x²³⁴⁵⁶⁷⁸⁹"),
        (r"x\textsubscript{0123456789+-=()}", "x₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎"),
        (r"\ensuremath{x}", "x"),
        (r"\ensuremath{\alpha}", r"\ensuremath{α}"),
        (r"\alpha-helix", "α-helix"),
        ("no command", "no command"),
        ("end\\", "end\\"),
        (r"\textit{" + "a" * 398 + "}", "a" * 398),
        (r"\textit{" + "a" * 399 + "}", r"\textit{" + "a" * 399 + "}"),
        (r"\textit{unclosed", r"\textit{unclosed"),
    ],
)
def test_a_command_becomes_what_it_prints_or_stays(text: str, plain: str) -> None:
    assert plain_latex(text) == plain


@for_rows(
    "switch",
    [
        "it",
        "bf",
        "em",
        "sc",
        "tt",
        "rm",
        "sl",
        "sf",
        "itshape",
        "bfseries",
        "scshape",
        "slshape",
        "upshape",
        "ttfamily",
        "sffamily",
        "rmfamily",
        "mdseries",
        "normalfont",
        "small",
        "large",
    ],
)
def test_braces_around_a_switch_go_with_it(switch: str) -> None:
    assert plain_groups(f"a {{\\{switch} fast}} b") == "a fast b"


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        (r"{\mu}m", "μm"),
        (r"{ \mu {} }m", "μm"),
        (r"{\undefinedthing}m", r"{\undefinedthing}m"),
        (r"{\it a {\bf b} c}", "a b c"),
        (r"{\italic x}", r"{\italic x}"),
        (r"{\it a\}b}", r"a\}b"),
        ("{plain}", "{plain}"),
        (r"\mu", r"\mu"),
    ],
)
def test_braces_that_only_end_a_command_go(text: str, plain: str) -> None:
    assert plain_groups(text) == plain


@for_rows(
    ("text", "plain"),
    [
        ("a -- b --- c", "a – b — c"),
        ("a ---- b", "a ---- b"),
        ("a - b", "a - b"),
        ("``a'' and ``b''", "“a” and “b”"),
        ("``a\nb''", "“a\nb”"),
        ("``a", "``a"),
        ("`a' b", "‘a’ b"),
        ("``a `b' c''", "“a ‘b’ c”"),
        ("x`a'", "x`a'"),
        ("`{}a'", "`{}a'"),
        ("`a'b", "`a'b"),
        ("`a''", "`a''"),
        ("`a\nb'", "`a\nb'"),
        ("`a`b'", "`a`b'"),
        ("`" + "a" * 200 + "'", "‘" + "a" * 200 + "’"),
        ("`" + "a" * 201 + "'", "`" + "a" * 201 + "'"),
        ("1990--2000 ``x''", "1990–2000 “x”"),
    ],
)
def test_dashes_and_quotes_are_those_of_print(text: str, plain: str) -> None:
    assert typographic(text) == plain
