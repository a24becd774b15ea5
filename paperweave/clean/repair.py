"""A listing's text becomes plain Unicode.

Mathematics between dollars (``$…$``) is kept, and nothing is joined or dropped.

Three kinds of damage are settled: characters that nobody sees (controls, zero-width, direction
overrides), LaTeX outside of mathematics, and LaTeX whose backslashes were lost on the way. A repair
is made only where it is certain; what may be damage but has more than one reading stays as it
stands and is named as unclear.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from paperweave.text.latex import plain_groups, plain_latex
from paperweave.text.spans import segments


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A cleaned text with its repairs.

    A repair is a change (before, after); pieces that are unclear are left and listed too.
    """

    text: str
    repairs: tuple[tuple[str, str], ...] = ()
    unclear: tuple[str, ...] = ()


# Space where something invisible may stand between two words: controls, zero-width space, line and
# paragraph marks.
_SPACES = dict.fromkeys(
    (
        *range(9),
        *range(11, 32),
        *range(0x7F, 0xA0),
        0x200B,
        0x2028,
        0x2029,
        0xFEFF,
    ),
    " ",
)
# Nothing where it stands inside a word, or turns the direction of all that follows (Unicode UAX 9
# overrides).
_NOTHING = dict.fromkeys(
    (
        0xAD,
        0x2060,
        *range(0x200E, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2066, 0x206A),
    ),
    "",
)
_NOTHING |= dict.fromkeys(
    (*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF), ""
)  # characters that Unicode will never have
# Signs for two or three letters, which programs that read PDFs leave in the text.
_LIGATURES = {
    sign: unicodedata.normalize("NFKC", chr(sign))
    for sign in range(0xFB00, 0xFB07)
}
_LIGATURE_SIGNS = tuple(map(chr, _LIGATURES))
_UNSEEN = str.maketrans(_SPACES | _NOTHING | _LIGATURES)
_AN_UNSEEN = re.compile(f"[{re.escape(''.join(map(chr, _UNSEEN)))}]")
# A hyphen that a program which reads PDFs wrote twice, with a soft one between.
_HYPHEN_TWICE = re.compile("[-\u2010\u2011]\u00ad+[-\u2010\u2011]")
_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")
_MOST_PASSES = 12
_TIMES_BEHIND = re.compile(r"[\d.,]times")  # not "sometimes", nor the word


def clean(text: str) -> Cleaned:
    """Clean one field's text.

    Cleaning a cleaned text changes nothing; time is linear in the text's length.
    """
    if is_clean(text):
        return Cleaned(text)
    plain = text = _plain(text)
    if not _may_need_repair(text):
        return Cleaned(text)
    repairs: list[tuple[str, str]] = []
    for _ in range(_MOST_PASSES):
        once, found = _repaired(text)
        if once == text:
            break
        text, repairs = _plain(once), repairs + found
    else:
        text, repairs = plain, []  # nested deeper than this it is no LaTeX
    return Cleaned(
        text,
        tuple(dict.fromkeys(repairs)),
        tuple(dict.fromkeys(_unclear(text))),
    )


def is_clean(text: str) -> bool:
    """Tell that cleaning would change nothing, where that is seen at once.

    It is so for three texts in four.
    """
    return _is_plain(text) and not _may_need_repair(text)


def _may_need_repair(text: str) -> bool:
    """Tell whether any repair below could apply, or anything be unclear: of ten texts, in two.

    It is asked of every text: one pattern for all of this took five times as long.
    """
    braced = "{" in text or "}" in text or "\\" in text or "~" in text
    if braced or "tarrow" in text or "ell_" in text:
        return True
    return "times" in text and _TIMES_BEHIND.search(text) is not None


def _is_plain(text: str) -> bool:
    # What can be printed has no white space but the space.
    if not text.isprintable() or "  " in text or text != text.strip(" "):
        return False
    if text.isascii():
        return True
    # To look for each of the seven takes a fifth of the time of a pattern for all.
    ligature = any(map(text.__contains__, _LIGATURE_SIGNS))
    return not ligature and unicodedata.is_normalized("NFC", text)


def _plain(text: str) -> str:
    """NFC, nothing invisible, single spaces; a blank line between paragraphs stays."""
    if _is_plain(text):
        return text
    if _AN_UNSEEN.search(text):
        text = _HYPHEN_TWICE.sub("-", text).translate(_UNSEEN)
    seen = unicodedata.normalize("NFC", text)
    if "\n" not in seen:
        plain = " ".join(seen.split())
    else:
        paragraphs = (
            " ".join(part.split()) for part in _PARAGRAPHS.split(seen)
        )
        plain = "\n\n".join(part for part in paragraphs if part)
    return (
        text if plain == text else plain
    )  # the same object: a corpus holds most texts once, and not twice


# \href{url}{text} that lost all but its braces: the address, then in braces the address again or a
# word for it.
_URL_AND_BRACES = re.compile(
    r"(https?://[^\s{}]{1,400})\{([^{}\s]{1,400}(?: [^{}\s]{1,40}){0,8})\}"
)
# A line end that a program wrote as a backslash and an n: before a capital, which no TeX command
# that begins with n has there, save those of the second part.
_LINE_END = re.compile(
    r"(?<!\\)\\n(?=[A-Z(\"“](?!eftarrow|eftrightarrow|ightarrow|dash|Dash))"
)
# \times between figures or after one, as in 256times256, 4times faster. Nobody glues the English
# word to a figure.
_TIMES = re.compile(r"(\d[\d.,]{0,12})times(?=\d|\s|[.,;:)]|$)")
# A LaTeX font command without its backslash; none of these is an English word before a brace.
_FONT = re.compile(
    r"(?<![\\\w])(?:text(?:tt|bf|it|sc|rm|sf|up)|emph|underline)\{([^{}]*)\}(?!\{)"
)
_ARROW = re.compile(r"(?<![\\\w])(left|right)arrow(?!\w)")
_ELL = re.compile(r"(?<![\\\w$])ell_(\d|\w)(?!\w)")
# {\color{ddt}D} that lost its inner braces: a name in lower case, then a capital.
_COLOUR = re.compile(r"\{?\\?\bcolor\{([a-z]+)([A-Z]\w*)\}")
# Braces around a command alone only end its name.
_GROUPED = re.compile(r"\{(\\[A-Za-z]{1,30})\}(?=[^\w])")
# A tie (~) glues two words by a space that never breaks. After a space it means "about", between
# figures "to". What must stand before it is asked behind its first sign, which is found quickly.
_TIE = re.compile(
    r"~(?<=[^\s~/([=<>]~)~*(?=[^\s~/\d])|~(?:(?<=[^\W\d_]~)|(?<=[.,;:)\]}]~))~*(?=\d)"
)


def _repaired(text: str) -> tuple[str, list[tuple[str, str]]]:
    """One pass over the text, and the repairs that it made."""
    repairs: list[tuple[str, str]] = []

    def sub(
        pattern: re.Pattern[str],
        text: str,
        replacement: Callable[[re.Match[str]], str],
    ) -> str:
        def noted(match: re.Match[str]) -> str:
            repairs.append((match.group(), replacement(match)))
            return repairs[-1][1]

        return pattern.sub(noted, text)

    text = (
        sub(_URL_AND_BRACES, text, _link)
        if "{" in text and "://" in text
        else text
    )
    replacements = (
        _OF_COLOUR | _REPLACEMENTS if _has_one_colour(text) else _REPLACEMENTS
    )
    pieces = []
    for part in segments(text):
        piece = part.text
        if part.kind == "words":
            for pattern, (sign, replacement) in replacements.items():
                piece = (
                    sub(pattern, piece, replacement) if sign in piece else piece
                )
            piece = (
                _GROUPED.sub(r"\1", plain_groups(piece))
                if "{" in piece
                else piece
            )
            piece = plain_latex(_TIE.sub(" ", piece) if "~" in piece else piece)
        pieces.append(piece)
    return "".join(pieces), repairs


def _has_one_colour(text: str) -> bool:
    """Tell whether several coloured pieces share a name: only then is it sure where they begin."""
    colours = (
        [name for name, _ in _COLOUR.findall(text)] if "color{" in text else []
    )
    return len(colours) > 1 and len(set(colours)) == 1


def _link(match: re.Match[str]) -> str:
    url, word = match.groups()
    return url if word.rstrip("/") == url.rstrip("/") else f"{url} ({word})"


_Replacement = Callable[[re.Match[str]], str]
# Each with a sign without which it does not apply: looking for that takes a fiftieth of the
# pattern's time.
_REPLACEMENTS: dict[re.Pattern[str], tuple[str, _Replacement]] = {
    _TIMES: ("times", lambda m: f"{m[1]}×"),
    _FONT: ("{", lambda m: m[1]),
    _ARROW: ("tarrow", lambda m: "→" if m[1] == "right" else "←"),
    _LINE_END: ("\\n", lambda _: " "),
    _ELL: ("ell_", lambda m: f"$ℓ_{m[1]}$"),
}
_OF_COLOUR: dict[re.Pattern[str], tuple[str, _Replacement]] = {
    _COLOUR: ("color{", lambda m: m[2])
}

_MAYBE_DAMAGE = re.compile(
    r"\\[A-Za-z]+(?:\{[^{}]*\})*"  # a command that nobody but its authors knows
    # a command that lost its backslash
    r"|(?<![\\\w])(?:text\w*|math\w+|frac|sqrt|color)\{[^{}]*\}(?:\{[^{}]*\})*"
    r"|\{[^{}\s][^{}]{0,60}\}"
)


def _unclear(text: str) -> list[str]:
    if "\\" not in text and "{" not in text:
        return []
    return [
        m
        for part in segments(text)
        if part.kind == "words"
        for m in _MAYBE_DAMAGE.findall(part.text)
    ]
