"""Fields with tags, entities and formulas become text, and text becomes HTML, by cases."""

from __future__ import annotations

import pytest

from paperweave.text.display import description, html
from paperweave.text.html_text import one_line, unescaped, without_markup
from paperweave.text.mathml import mathml
from paperweave.text.unicode_math import without_tex
from tests.support.rows import for_rows

_INLINE = (
    "a b big bold em ext-link fixed-case font i inline-formula italic label monospace "
    "named-content nobr roman sc scp small span strike strong styled-content tt u underline "
    "uri xref alternatives"
)
_BLOCK = (
    "abstract article-title abstracttext blockquote body br dd disp-formula div dl dt h1 h2 "
    "h3 h4 h5 h6 head hr html img li list list-item object ol p paragraph para pre sec "
    "section simple-para table tbody td th tr title ul"
)


@for_rows("name", [*_INLINE.split(), "math"])
def test_a_tag_inside_a_line_goes_without_a_trace(name: str) -> None:
    assert without_markup(f"x<{name}>y</{name}>z") == "xyz"


@for_rows("name", _BLOCK.split())
def test_a_tag_of_a_block_parts_words(name: str) -> None:
    assert without_markup(f"x<{name}>y</{name}>z") == "x y z"


@for_rows(
    ("text", "plain"),
    [
        ("<p>H<sub>2</sub>O &amp; ice</p>", "H$_{2}$O & ice"),
        ("x<sup>2</sup>", "x$^{2}$"),
        ("x<inf>2</inf>", "x$_{2}$"),
        ("<jats:p>One</jats:p><jats:p>two</jats:p>", "One two"),
        ('<a href="x" class=y>z</a>', "z"),
        ("<a href='x'>z</a>", "z"),
        ("<br/>z<br />y", "z y"),
        ("<BR>z", "z"),
        ("if a <b and c> d", "if a <b and c> d"),
        ("a < b", "a < b"),
        ("<foo>x</foo>", "<foo>x</foo>"),
        ("<title>Abstract</title><p>We</p>", "We"),
        ("<title>Summary</title><p>We</p>", "We"),
        ("<title>Background</title><p>We</p>", "Background We"),
        ("<tex-math>$x^2$</tex-math>", "$x^2$"),
        ("<tex-math>x</tex-math><mml:math><mi>x</mi></mml:math>", "$x$"),
        ("<tex-math>x</tex-math> <mml:math><mi>x</mi></mml:math>y", "$x$ y"),
        ("a <math><mi>x</mi></math>b", "a <mi>x</mi>b"),
        ("$x$ <math><mi>x</mi></math>", "$x$"),
        ("$x$ is <math><mi>x</mi></math>", "$x$ is <mi>x</mi>"),
        ("<tex-math>x</tex-math><math><math>y</math>z</math>w", "$x$zw"),
        ("<tex-math>x</tex-math><math>y</b>z</math>w", "$x$w"),
        ("<tex-math> $ x $ </tex-math>", "$x$"),
        ("<title>ABSTRACT </title>We", "We"),
        ("a<title/>b", "a b"),
        ('<a href = "x" class = y >z</a>', "z"),
        ('<a href="x<y">z</a>', '<a href="x<y">z'),
        ("<a href>z</a>", "<a href>z"),
        ('<a xlink:href="x" data-a.b="y">z</a>', "z"),
        ("<1>x", "<1>x"),
        (
            r"<tex-math>\documentclass{m}\begin{document} $$x$$ \end{document}</tex-math>",
            "$x$",
        ),
        ("<tex-math>x</tex-math><math><sup>y", "$x$"),
        ("&lt;b&gt;", "<b>"),
        ("AT&T", "AT&T"),
        ("a &amp;lt; b", "a < b"),
        ("&#233;&#xe9;", "éé"),
        ("&eacute;", "é"),
        ("&Eacute;", "É"),
        ("&frac12;", "½"),
        ("&#XE9;&#xEf;", "éï"),
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("&#0000233;", "é"),
        ("&#x0000e9;", "é"),
        ("a &lt b", "a &lt b"),
        ("", None),
        ("<p></p>", None),
    ],
)
def test_tags_and_entities_are_undone(text: str, plain: str | None) -> None:
    assert without_markup(text) == plain


@pytest.mark.parametrize(
    ("text", "once"),
    [
        ("&amp;lt;", "<"),
        ("&lt;&amp;", "<&"),
        ("&lt;", "<"),
        ("&#12345678;", "&#12345678;"),
        ("&#x1234567;", "&#x1234567;"),
        ("& amp;", "& amp;"),
    ],
)
def test_entities_are_undone_twice_where_one_was_escaped_again(text: str, once: str) -> None:
    assert unescaped(text) == once


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (" a\n  b\tc ", "a b c"),
        ("a\x00b\x08c\x0ed\x1be\x7ff", "abcdef"),
        ("a\ud800b", "ab"),
        ("c\udfffd", "cd"),
        ("\x00", None),
        (" ", None),
        ("a\u200bb", "a\u200bb"),
    ],
)
def test_a_text_becomes_one_printable_line(text: str, line: str | None) -> None:
    assert one_line(text) == line


@for_rows(
    ("abstract", "shown"),
    [
        (None, None),
        (" ", None),
        ("a" * 160, "a" * 160),
        ("word " * 31 + "words", "word " * 31 + "words"),
        ("word " * 31 + "wordss", "word " * 30 + "word…"),
        ("word, " * 40, "word, " * 25 + "word…"),
        ("word; " * 40, "word; " * 25 + "word…"),
        ("word: " * 40, "word: " * 25 + "word…"),
        ("one\ntwo", "one two"),
        ("one" + " " * 400 + "two", "one two"),
        ("one" + " " * 400 + "word " * 40, "one " + "word " * 30 + "word…"),
        ("a" * 158 + " b " + "c" * 9, "a" * 158 + "…"),
        ("a" * 157 + " b " + "c" * 9, "a" * 157 + "…"),
        ("a" * 156 + " b " + "c" * 9, "a" * 156 + " b…"),
        ("深" * 160, "深" * 160),
        ("深" * 161, "深" * 159 + "…"),
    ],
)
def test_a_description_is_the_abstracts_first_words(
    abstract: str | None, shown: str | None
) -> None:
    assert description(abstract) == shown


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a < b & \"c\" 'd'", "a &lt; b &amp; &quot;c&quot; &#x27;d&#x27;"),
        (r"x $\undefined$", r"x $\undefined$"),
        ("x $y$", "x " + str(mathml("$y$"))),
    ],
)
def test_a_title_becomes_html(text: str, shown: str) -> None:
    assert html(text) == shown


@pytest.mark.parametrize(
    ("formula", "markup"),
    [
        ("$x$", '<math display="inline"><mrow><mi>x</mi></mrow></math>'),
        ("$$x$$", '<math display="block"><mrow><mi>x</mi></mrow></math>'),
        ("$ $", None),
        ("$$", None),
        (r"$\undefined$", None),
    ],
)
def test_a_formula_becomes_mathml_or_stays(formula: str, markup: str | None) -> None:
    assert mathml(formula) == markup


@for_rows(
    ("formula", "element"),
    [
        (r"$\frac{a}{b}$", "mfrac"),
        (r"$\sqrt{x}$", "msqrt"),
        (r"$\sqrt[3]{x}$", "mroot"),
        ("$x_1$", "msub"),
        ("$x^2$", "msup"),
        ("$x_1^2$", "msubsup"),
        ("$7$", "mn"),
        ("$+$", "mo"),
        (r"$\text{if}$", "mtext"),
        (r"$\overline{x}$", "mover"),
        (r"$\underline{x}$", "munder"),
        (r"$\sum\limits_{i}^{n}$", "munderover"),
        (r"$x\,y$", "mspace"),
        (r"$\phantom{x}$", "mphantom"),
        (r"$\begin{matrix}a&b\\c&d\end{matrix}$", "mtable"),
        (r"$\displaystyle x$", "mstyle"),
        (r"$\boxed{x}$", "menclose"),
        (r"$\begin{matrix}a\end{matrix}$", "mtr"),
        (r"$\begin{matrix}a\end{matrix}$", "mtd"),
        (r"$\raise 2pt x$", "mpadded"),
    ],
)
def test_what_mathematics_has_is_kept(formula: str, element: str) -> None:
    assert f"<{element}" in str(mathml(formula))


@for_rows(
    ("formula", "attribute"),
    [
        (r"$\overline{x}$", "accent"),
        (r"$\mathrm{ab}$", "mathvariant"),
        (r"$\left(x\right)$", "stretchy"),
        (r"$\left(x\right)$", "fence"),
        (r"$\left(x\right)$", "form"),
        (r"$\begin{array}{lr}a&b\end{array}$", "columnalign"),
        (r"$\begin{array}{l|r}a&b\end{array}$", "columnlines"),
        (r"$\begin{array}{l}a\\\hline b\end{array}$", "rowlines"),
        (r"$x\,y$", "width"),
        (r"$\binom{a}{b}$", "linethickness"),
        (r"$\big(x$", "minsize"),
        (r"$\big(x$", "maxsize"),
        (r"$\displaystyle x$", "displaystyle"),
        (r"$\displaystyle x$", "scriptlevel"),
        (r"$\raise 2pt x$", "voffset"),
        (r"$\raise 2pt x$", "height"),
        (r"$\raise 2pt x$", "depth"),
        (r"$\llap{x}$", "lspace"),
        (r"$\begin{align}a\end{align}$", "rowspacing"),
        (r"$$\begin{align}a&b\end{align}$$", "columnspacing"),
        (r"$\sideset{_a}{_c}\sum$", "movablelimits"),
        (r"$\boxed{x}$", "notation"),
        (r"$\color{red}{x}$", "mathcolor"),
        (r"$\left(a\middle|b\right)$", "rspace"),
    ],
)
def test_what_mathematics_says_of_itself_is_kept(formula: str, attribute: str) -> None:
    assert f'{attribute}="' in str(mathml(formula))


@for_rows(
    ("text", "plain"),
    [
        (r"$\lambda$-nets", "λ-nets"),
        ("$x^2$", "x²"),
        ("$x^{-1}$", "x⁻¹"),
        ("$x^{n+i}$", "xⁿ⁺ⁱ"),
        ("$x^n$", "xⁿ"),
        ("$x^{(0)}$ $x^{34567890=}$", "x⁽⁰⁾ x³⁴⁵⁶⁷⁸⁹⁰⁼"),
        ("$x_{0123456789}$", "x₀₁₂₃₄₅₆₇₈₉"),
        ("$x_{+-=()}$", "x₊₋₌₍₎"),
        ("$x_{aeijknmprstuvx}$", "xₐₑᵢⱼₖₙₘₚᵣₛₜᵤᵥₓ"),
        ("$x_i$", "xᵢ"),
        (r"$3 \times 4$", "3×4"),
        (r"$3 \pm 4$", "3±4"),
        (r"$3 \cdot 4$", "3·4"),
        (r"costs \$5 and $x$", "costs $5 and x"),
        ("no formula  here", "no formula  here"),
        ("$100%x$", "100%x"),
        ("$%x$", "%x"),
        ("${}$", "{}"),
        ("$x^+ y^- z^i$", "x⁺ y⁻ zⁱ"),
        # Letters of an index are none of the command before it.
        (r"$\alpha_i < \lambda_{ij}$", "αᵢ < λᵢⱼ"),
        (r"$\mu_t^2 \beta^{n-1}$", "μₜ² βⁿ⁻¹"),
        *(
            (f"$x^{figure}$", f"x{sign}")
            for figure, sign in zip("0123456789n", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿ", strict=True)
        ),
        *(
            (f"$x_{figure}$", f"x{sign}")
            for figure, sign in zip("0123456789", "₀₁₂₃₄₅₆₇₈₉", strict=True)
        ),
        *(
            (f"$x_{letter}$", f"x{sign}")
            for letter, sign in zip("aeijknmprstuvx", "ₐₑᵢⱼₖₙₘₚᵣₛₜᵤᵥₓ", strict=True)
        ),
    ],
)
def test_a_formula_is_plain_where_no_html_is_shown(text: str, plain: str) -> None:
    assert without_tex(text) == plain


@pytest.mark.parametrize(
    ("formula", "not_there"),
    [
        (r"$\href{https://a.example}{x}$", "a.example"),
        (r"$\style{color:red}{x}$", "color:red"),
        (r"$\class{a}{x}$", "class"),
        (r"$\color{expression(1)}x$", "expression"),
        (rf"$\color{{{'a' * 81}}}x$", "aaa"),
        (r"$\text{a*b_c`d[e]!|~^#@:}$", "*"),
    ],
)
def test_what_a_formula_could_do_to_a_page_is_left_out(formula: str, not_there: str) -> None:
    assert not_there not in str(mathml(formula))


def test_signs_of_markdown_are_written_as_numbers() -> None:
    shown = str(mathml(r"$\text{*_`[]!|~^#@:}$"))
    assert all(f"&#{ord(sign)};" in shown for sign in "*_`[]!|~^#@:")
    assert "&#92;" in str(mathml(r"$\backslash$"))
    assert "&#123;" in str(mathml(r"$\{x\}$"))
    assert "&#125;" in str(mathml(r"$\{x\}$"))
