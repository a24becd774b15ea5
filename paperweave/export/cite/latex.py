"""Text as LaTeX prints it: its own signs escaped, other letters as commands, formulas left."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from string import ascii_letters
from typing import TYPE_CHECKING

from paperweave.export.cite.formulas import braces_pair, only_prints
from paperweave.text.spans import segments

if TYPE_CHECKING:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

_SIGNS = {c: f"\\{c}" for c in "&%#_$"} | {
    # Escaped, braces would still have to pair, and readers take some for those of capitals.
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\\": r"\textbackslash{}",
}
# `str.translate` looks up every letter, in five times as long.
_A_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
# In a text with a Greek word, its letters are no signs of mathematics.
_GREEK = r"\u0370-\u03ff\u1f00-\u1fff"
_ACCENTED = r"\u0386-\u0390\u03aa-\u03b0\u03ca-\u03ce\u1f00-\u1fff"
_GREEK_WORD = re.compile(
    rf"[{_GREEK}]{{3}}|[{_GREEK}][{_ACCENTED}]|[{_ACCENTED}][{_GREEK}]"
)
_NOT_GREEK = re.compile(rf"[^\x00-\x7f{_GREEK}]")
_IN_MATH = re.compile(r"\\ensuremath\{(.*)\}", re.DOTALL)
_BARE_SIGN = re.compile(r"(?<!\\)([%#]|&(?!.*\\end\{))")
# LaTeX sets these as they are; as commands they would not read back everywhere.
_TYPOGRAPHY = frozenset("–—“”‘’…")
_HYPHENS = re.compile(r"-{2,}")  # LaTeX makes another sign of these
_LATIN = frozenset(ascii_letters)
# {\textrightarrow}, but not {\ss}.
_COMMAND = re.compile(r"\{(\\[A-Za-z]{3,})\}")

# The commands of the accents that a font of seven bits has.
_ACCENTS = {
    "\u0300": "`", "\u0301": "'", "\u0302": "^", "\u0303": "~", "\u0304": "=", "\u0306": "u",
    "\u0307": ".", "\u0308": '"', "\u030a": "r", "\u030b": "H", "\u030c": "v", "\u0323": "d",
    "\u0326": "textcommabelow", "\u0327": "c", "\u0328": "k", "\u0331": "b",
}  # fmt: skip


@lru_cache(256)  # an abstract is asked for twice, and names come again
def latex(text: str) -> str:
    """A text for a field of BibTeX, as LaTeX prints it."""
    return "".join(
        _formula(part.text)
        if part.kind == "math" and _is_sound(part.text)
        else _words(part.text)
        for part in segments(text)
    )


def _is_sound(formula: str) -> bool:
    """Tell whether a formula only prints, and ends no field by its braces."""
    return only_prints(formula) and braces_pair(formula)


def with_signs(text: str) -> str:
    """A text with LaTeX's own signs as commands."""
    return _A_SIGN.sub(lambda found: _SIGNS[found[0]], text)


def _words(text: str) -> str:
    escaped = with_signs(text)
    if "--" in escaped:
        escaped = _HYPHENS.sub(lambda found: "{}".join(found[0]), escaped)
    if "`" in escaped:
        escaped = escaped.replace("`", "`{}")
    if escaped.isascii():
        return escaped
    signs = _NOT_GREEK if _GREEK_WORD.search(escaped) else _NOT_ASCII
    return signs.sub(lambda found: latex_sign(found[0]), escaped)


def _formula(text: str) -> str:
    safe = _BARE_SIGN.sub(r"\\\1", text)
    return (
        safe
        if safe.isascii()
        else _NOT_ASCII.sub(lambda found: _in_formula(found[0]), safe)
    )


@cache
def latex_sign(character: str) -> str:
    r"""A letter or sign as a group: ``{\'e}`` is one letter to BibTeX; the unknown stays."""
    if character in _TYPOGRAPHY:
        return character
    found = str(_encoder().unicode_to_latex(character))
    if found in _LATIN:
        # A capital Greek letter that looks like one of Latin's is not that.
        return character
    if found == character:
        return _accented(character) or character
    formula = _IN_MATH.fullmatch(found)
    if formula:
        return f"{{${formula[1]}$}}"
    command = _COMMAND.fullmatch(found)
    if command:
        return f"{command[1]}{{}}"
    return found if found.startswith("{") or found.isalnum() else f"{{{found}}}"


def _accented(character: str) -> str | None:
    r"""A letter in its accents: ``{\~{\^e}}``; None where one has no command."""
    letter, *marks = list(unicodedata.normalize("NFD", character))
    if not marks or not letter.isascii() or not set(marks) <= _ACCENTS.keys():
        return None
    for mark in marks:
        letter = f"\\{_ACCENTS[mark]}{{{letter}}}"
    return f"{{{letter}}}"


@cache
def _in_formula(character: str) -> str:
    found = str(_encoder().unicode_to_latex(character))
    formula = _IN_MATH.fullmatch(found)
    return f"{{{formula[1]}}}" if formula else f"\\mbox{{{found}}}"


@cache
def _encoder() -> UnicodeToLatexEncoder:
    from pylatexenc.latexencode import UnicodeToLatexEncoder

    return UnicodeToLatexEncoder(
        unknown_char_policy="keep",
        unknown_char_warning=False,
        replacement_latex_protection="braces",
    )
