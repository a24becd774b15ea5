"""LaTeX in running text.

The commands that pylatexenc knows become Unicode, the others stay as they stand.

pylatexenc reads whole documents: a bare ``%`` is a comment to it and an unknown command nothing. So
it is only shown one command with its arguments at a time, and its word is taken only where the
arguments' own words are still there.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from paperweave.text.latex_library import converter
from paperweave.text.normalize import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_COMMAND = re.compile(r"\\(?:([A-Za-z]+)\*?|(.))", re.DOTALL)
_ESCAPED = {c: c for c in "%&_#{}"} | {
    ",": " ",
    ";": " ",
    ":": " ",
    " ": " ",
    "/": "",
    "-": "",
}
_ACCENTS = frozenset("\"'`^~=.")
_LETTER_ACCENTS = frozenset("uvHcdbrk")
_DOTLESS = re.compile(r"\\[ij](?![A-Za-z])")
_BRACE = re.compile(r"[{}]")
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
    "og": "« ",
    "fg": " »",
    "guillemotleft": "«",
    "guillemotright": "»",
    "pounds": "£",
    "euro": "€",
    "relax": "",
}
# Between the two letters that it joins.
_TIE = "\N{COMBINING DOUBLE INVERTED BREVE}"
# What stands in braces after these is kept, as Unicode writes it where it has the signs.
_RAISED = str.maketrans("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ")
_LOWERED = str.maketrans("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎")
# Letters that are commands: TeX leaves out the space that ends their names.
_LETTERS = frozenset((
    "ss", "ae", "AE", "oe", "OE", "aa", "AA", "o", "O", "l", "L", "i", "j", "dh", "DH", "th", "TH",
    "ng", "NG", "textmu", "micro", "og", "relax",
))  # fmt: skip
_TRANSPARENT = frozenset((
    "ensuremath", "NoCaseChange", "mkbibemph", "mkbibitalic", "emph", "textit", "textbf", "textsc",
    "texttt", "textrm", "textsf", "textsl", "textup", "textnormal", "underline", "uline", "mbox",
))  # fmt: skip
# {\it fast}: the switch holds until the brace.
_SWITCH = re.compile(
    r"\{\s*\\(?:it|bf|em|sc|tt|rm|sl|sf|itshape|bfseries|scshape|slshape|upshape|ttfamily|sffamily"
    r"|rmfamily|mdseries|normalfont|small|large)(?![A-Za-z])\s*((?:[^{}\\]|\\.)*)\}"
)
_ALONE = re.compile(r"\{\s*(\\[A-Za-z]{1,30})\s*(?:\{\})?\s*\}")  # {\mu}m
_DASHES = re.compile(r"(?<!-)(-{2,3})(?!-)")
_QUOTED_ONCE = re.compile(r"(?<![\w`])`(?!\{\})([^`'\n]{1,200})'(?![\w'])")
_QUOTED = re.compile(r"``(.+?)''", re.DOTALL)
# Commands that stand for something outside of the text (today's date among them, which would differ
# from day to day), or of which pylatexenc draws a picture.
_KEPT = frozenset((
    "author", "begin", "cite", "citep", "citet", "date", "documentclass", "end", "eqref",
    "footnote", "href", "include", "includegraphics", "input", "item", "label", "maketitle", "ref",
    "title", "today", "url",
))  # fmt: skip
_ARGUMENT_WORD = re.compile(r"(?<!\\)\b[^\W\d_]{3,}")


def plain_latex(text: str) -> str:
    """Replace the LaTeX commands in a run of words.

    Whatever is not understood stays. Time is linear in the text's length.
    """
    if "\\" not in text:
        return text
    pieces: list[str] = []
    position = 0
    while match := _COMMAND.search(text, position):
        end, plain = _command(text, match)
        pieces += (text[position : match.start()], plain)
        position = end
    pieces.append(text[position:])
    return "".join(pieces)


def plain_groups(text: str) -> str:
    r"""Undo braces that only end a command: ``{\it fast}`` is "fast" and ``{\mu}m`` is "μm"."""
    if "{" not in text or "\\" not in text:
        return text
    before = None
    while before != text:
        before = text
        text = _SWITCH.sub(r"\1", text)
    return _ALONE.sub(_alone, text)


def _alone(match: re.Match[str]) -> str:
    plain = plain_latex(match[1])
    return match.group() if "\\" in plain else plain


def typographic(text: str) -> str:
    """TeX's ways to type dashes and quotation marks, as Unicode has them."""
    if "--" in text:
        text = _DASHES.sub(
            lambda match: "–" if len(match[1]) == 2 else "—", text
        )
    if "`" not in text:
        return text
    return _QUOTED_ONCE.sub(r"‘\1’", _QUOTED.sub(r"“\1”", text))


def _in_place(word: str | None, inner: str) -> str | None:
    """What a command with its argument stands for that pylatexenc would leave out or flatten."""
    prints = None if "\\" in inner else _PRINTS.get(word or "")
    return prints(inner.removeprefix("{").removesuffix("}")) if prints else None


def _quoted(argument: str) -> str:
    return f"“{argument}”"


def _raised(argument: str) -> str:
    return argument.translate(_RAISED) if argument.strip("n") else argument


def _lowered(argument: str) -> str:
    return argument.translate(_LOWERED)


def _tied(letters: str) -> str:
    return (
        f"{letters[0]}{_TIE}{letters[1:]}"
        if letters.isalpha()
        else f"\\t{{{letters}}}"
    )


def _with_ring(letter: str) -> str:
    return _to_text(f"\\r{{{letter}}}")


_PRINTS: dict[str, Callable[[str], str]] = {
    **dict.fromkeys(_TRANSPARENT, str),
    **dict.fromkeys(("enquote", "mkbibquote"), _quoted),
    **dict.fromkeys(
        ("uppercase", "MakeUppercase", "MakeTextUppercase"), str.upper
    ),
    **dict.fromkeys(
        ("lowercase", "MakeLowercase", "MakeTextLowercase"), str.lower
    ),
    "index": lambda _: "",  # of a book's title: nothing is printed there
    "textsuperscript": _raised,
    "textsubscript": _lowered,
    "t": _tied,
    "ocirc": _with_ring,
}


def _command(text: str, match: re.Match[str]) -> tuple[int, str]:
    """Where the command that ``match`` found ends, and what it stands for."""
    word, sign = match.groups()
    if sign is not None and sign not in _ACCENTS:
        # An escaped dollar keeps its backslash: without it the text around it might become a
        # formula.
        return match.end(), _ESCAPED.get(sign, match.group())
    if sign == "=" and text[match.end() : match.end() + 1].isdecimal():
        # a plane of a crystal: (11\=22)
        return match.end() + 1, f"{text[match.end()]}\N{COMBINING MACRON}"
    return _word_or_accent(
        text, match, word, accent=sign is not None or word in _LETTER_ACCENTS
    )


def _word_or_accent(
    text: str, match: re.Match[str], word: str | None, *, accent: bool
) -> tuple[int, str]:
    """The same of a command with a name, and of an accent."""
    end = _command_end(
        text, match.end(), accent=accent, spaced=word is not None
    )
    snippet = text[match.start() : end]
    inner = text[match.end() : end]
    if not inner and word in _LETTERS:
        letter = _SIGNS[word] if word in _SIGNS else _to_text(snippet)
        return end + (text[end : end + 1] == " "), letter
    said = (
        _in_place(word, inner) if inner.strip("{}") else _SIGNS.get(word or "")
    )
    if said is not None:
        return end, said
    if _stays(word, inner, accent=accent):
        return match.end(), match.group()
    return end, _to_text(snippet)


def _command_end(text: str, start: int, *, accent: bool, spaced: bool) -> int:
    """Where the command ends whose name ends at ``start``, with its letter or its arguments."""
    end = _accented(text, start, spaced=spaced) if accent else start
    return _arguments_end(text, end) if end == start else end


def _stays(word: str | None, inner: str, *, accent: bool) -> bool:
    """Tell whether a command stays as it is written, with ``inner`` as its argument."""
    # Commands in its arguments come first; the next pass comes back to this one.
    if "\\" in inner and not (
        accent and _DOTLESS.fullmatch(inner.strip(" {}"))
    ):
        return True
    if word and (word in _KEPT or not _known(word)):
        return True
    return accent and not inner


def _accented(text: str, start: int, *, spaced: bool) -> int:
    """The end of the bare letter that takes the accent before ``start``.

    A space may stand between where it must.
    """
    after = start + (spaced and text[start : start + 1] == " ")
    if text[after : after + 1].isalpha():
        return after + 1
    letter = _DOTLESS.match(text, after)
    return letter.end() if letter else start


def _arguments_end(text: str, start: int) -> int:
    """The end of the braced arguments that begin at ``start``."""
    end = start
    while text[end : end + 1] == "{" and (close := _closing_brace(text, end)):
        end = close
    return end


def _closing_brace(
    text: str, start: int, longest: int = 400, deepest: int = 12
) -> int | None:
    """The place after the brace that closes the one at ``start``.

    Bounds keep unclosed braces from costing much.
    """
    depth = 0
    for brace in _BRACE.finditer(text, start, start + longest):
        depth += 1 if brace.group() == "{" else -1
        if depth in (0, deepest):
            return None if depth else brace.end()
    return None


@functools.cache
def _tools() -> tuple[Any, Any]:
    from pylatexenc.latex2text import get_default_latex_context_db

    return converter(math_mode="verbatim"), get_default_latex_context_db()


@functools.lru_cache(maxsize=4096)
def _known(word: str) -> bool:
    # pylatexenc answers for a command it does not know with a specification without a name.
    return bool(getattr(_tools()[1].get_macro_spec(word), "macroname", ""))


@functools.lru_cache(maxsize=4096)
def _to_text(snippet: str) -> str:
    try:
        found = str(_tools()[0].latex_to_text(snippet))
    except Exception:  # noqa: BLE001  # a library's fault on hostile input costs no more than this command
        return snippet
    folded = fold(found)
    return (
        found
        if found
        and all(
            fold(word) in folded for word in _ARGUMENT_WORD.findall(snippet)
        )
        else snippet
    )
