"""Runs of words, formulas and addresses; texts that are compared; addresses of pages."""

from __future__ import annotations

from paperweave.text.normalize import fingerprint, fold, slug
from paperweave.text.spans import segments, trim_url
from tests.support.rows import for_rows


@for_rows(
    ("text", "kinds"),
    [
        ("plain", "words:plain"),
        ("", ""),
        ("a $x$ b", "words:a |math:$x$|words: b"),
        ("$x$", "math:$x$"),
        ("$$x$$ b", "math:$$x$$|words: b"),
        ("from $5 to $10", "words:from $5 to $10"),
        ("a $ x$", "words:a $ x$"),
        ("a $x $", "words:a $x $"),
        ("a $x$5", "words:a $x$5"),
        (r"a \$x$ b", r"words:a \$x$ b"),
        (r"a $x\$ y$ b", r"words:a |math:$x\$ y$|words: b"),
        ("$x$ and $y$", "math:$x$|words: and |math:$y$"),
        ("a $x\n\ny$ b", "words:a $x\n\ny$ b"),
        ("a $x\ny$ b", "words:a |math:$x\ny$|words: b"),
        ("a ${x$ b", "words:a ${x$ b"),
        ("a ${x}$ b", "words:a |math:${x}$|words: b"),
        (f"${'x' * 1000}$", f"math:${'x' * 1000}$"),
        (f"${'x' * 1001}$", f"words:${'x' * 1001}$"),
        ("see https://a.example/b.", "words:see |url:https://a.example/b|words:."),
        ("see HTTPS://a.example", "words:see |url:HTTPS://a.example"),
        ("see http://a.example", "words:see |url:http://a.example"),
        ("see http://ab", "words:see |url:http://ab"),
        ("see http://a", "words:see http://a"),
        ("see https://", "words:see https://"),
        ("see http://.", "words:see http://."),
        *(
            (f"https://a.example/x{sign}b", f"url:https://a.example/x|words:{sign}b")
            for sign in '<>"\\{}^` \n'
        ),
        ("$x$ and $$y$$", "math:$x$|words: and |math:$$y$$"),
        ("$$x$ y", "words:$$x$ y"),
        ("$x$ costs $5", "math:$x$|words: costs $5"),
        ("https://a.example/$x$", "url:https://a.example/$x$"),
        ("$x$ https://a.example", "math:$x$|words: |url:https://a.example"),
        ("ftp://a.example", "words:ftp://a.example"),
    ],
)
def test_a_text_is_cut_into_runs(text: str, kinds: str) -> None:
    found = list(segments(text))
    assert "|".join(f"{part.kind}:{part.text}" for part in found) == kinds
    assert "".join(part.text for part in found) == text


@for_rows(
    ("url", "bare"),
    [
        *((f"https://a.example/b{sign}", "https://a.example/b") for sign in ".,;:!?'\"*_)]"),
        ("https://a.example/b(c)", "https://a.example/b(c)"),
        ("https://a.example/b(c))", "https://a.example/b(c)"),
        ("https://a.example/b[c]", "https://a.example/b[c]"),
        ("https://a.example/b(c)).", "https://a.example/b(c)"),
        ("https://a.example/b))", "https://a.example/b"),
        ("https://a.example/(b", "https://a.example/(b"),
        ("...", ""),
    ],
)
def test_an_address_ends_before_what_ends_its_sentence(url: str, bare: str) -> None:
    assert trim_url(url) == bare


@for_rows(
    ("text", "folded"),
    [
        ("A-b_c d", "abcd"),
        ("C# and C++", "c#andc++"),
        ("Éa", "ea"),
        ("ñ", "n"),
        ("שָׁ", "שָׁ"),
        ("x\u0300", "x"),
        ("ß", "ss"),
        ("a—b", "ab"),
        ("!! !", "!!!"),
        ("ﬁ", "fi"),
        ("Ⅸ", "ix"),
        ("नि", "नि"),
        ("İ", "i"),
    ],
)
def test_a_text_is_folded(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_a_fingerprint_is_twelve_figures_of_the_folded_text() -> None:
    assert fingerprint("A Title!") == fingerprint("a title") == fingerprint("atitle")
    assert len(fingerprint("x")) == 12
    assert fingerprint("atitle") != fingerprint("btitle")


@for_rows(
    ("text", "longest", "name"),
    [
        ("A b", 80, "a-b"),
        ("abcd efgh", 9, "abcd-efgh"),
        ("abcd efgh", 8, "abcd"),
        ("abcdefgh", 7, "a"),
        ("abcdefgh", 4, "a"),
        ("???", 80, ""),
        ("a_b", 80, "a-b"),
        ("a" * 80, 80, "a" * 80),
        ("a" * 81, 80, "a" * 20),
        ("深" * 66, 80, "深" * 66),
        ("深" * 67, 80, "深" * 20),
        ("深" * 40 + " " + "学" * 27, 80, "深" * 40),
        ("深" * 40 + " " + "学" * 26 + "a", 80, "深" * 40 + "-" + "学" * 26 + "a"),
    ],
)
def test_an_address_is_cut_at_a_words_end(text: str, longest: int, name: str) -> None:
    assert slug(text, longest) == name


def test_an_address_has_eighty_letters_if_nobody_says_otherwise() -> None:
    assert slug("a" * 79 + " b") == "a" * 79
    assert slug("a" * 78 + " b") == "a" * 78 + "-b"
