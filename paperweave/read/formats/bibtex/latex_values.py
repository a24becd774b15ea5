"""LaTeX in BibTeX fields becomes plain text: case braces, accents, escapes.

``$…$`` stays as it is written.
"""

from __future__ import annotations

import re

from paperweave.read.formats.bibtex.printed_commands import printed
from paperweave.text.html_text import without_markup
from paperweave.text.latex import plain_groups, plain_latex, typographic
from paperweave.text.spans import segments

# Without one nothing is to be done.
_SIGNS = ("\\", "{", "}", "$", "~", "`", "--")
_MATH = re.compile(r"((?<!\\)\$\$?[^$]+?(?<!\\)\$\$?|\\\([^$]*?\\\))")
# {$\lambda$} is a letter, and $\mu$m a unit: no formulas
_BRACE_AS_FORMULA = re.compile(r"\$(\\[{}])\$")  # Google Scholar: $\{$BERT$\}$
_LONE_SIGN = re.compile(r"\{\$(\\[A-Za-z]+)\$\}|\$(\\mu)\$(?=[A-Za-z])")
# "the 12$^{th}$ Conference", "$3^{\textrm{rd}}$": an ordinal, and no formula.
_ORDINAL = re.compile(
    r"(?:\$(?P<figures>\d{1,4})|(?<=\d)\s?\$)\s*\^\s*\{?\s*(?:\\(?:textrm|mathrm|text|rm)\b\s*)?\{?\s*"
    r"(?P<ending>st|nd|rd|th|[èe]me|er)\s*\}{0,2}\s*\$"
)
_TIED_FORMULA = re.compile(r"(?<=[\w.,;)}])~(?=\$)|(?<=\$)~(?=[^\W\d])")
_LETTER_IN_FORMULA = re.compile(r"\{(\\[A-Za-z]+)\}")
# A tilde at half its height, as people wrote "about" before there was a command for it.
_ABOUT = re.compile(
    r"(?:\{\s*)?\\raise-?[\d.]+(?:ex|em|pt)\s*\\hbox\{"
    r"(?:\$?(?:\\scriptst(?:yle|ack))?\s*\\sim\s*\$?|\\~\{\s?\})\}(?:\s*\})?"
)
_ENSUREMATH = re.compile(r"\\ensuremath\s*\{((?:[^{}]|\{[^{}]*\})*)\}")
_COMMAND = re.compile(r"\\[A-Za-z]+")
_ESCAPE = re.compile(r"\\([&%#_])")
_TIE = re.compile(
    r"(?<=[\w.,;)}])~(?=[^\W\d]|[\\$({])|(?<=[^\W\d]|[.,;)}])~(?=\d)"
)
_ARGUMENT = re.compile(r"\\[A-Za-z]+\*?(?:\[[^\[\]]*\])?$")
_BRACE = re.compile(r"(\\[{}]|[{}])")
_UNDERSCORE = re.compile(r"\\textunderscore(?:\s*\{\}|\s+|(?![A-Za-z]))")
_PRINTED_BRACE = re.compile(
    r"\\textbrace(left|right)(?:\{\}|[ ]|(?![A-Za-z]))|\\[{}]"
)
_BRACED_BRACE = re.compile(r"\{(\\[{}])\}")
_CASE_BRACES = re.compile(r"(?<![\w}])\\\{([A-Z][A-Za-z0-9-]*)\\\}(?!\w)")
# No letters.
_SIGN_OF = {"{": "\ufdd0", "}": "\ufdd1", "left": "\ufdd0", "right": "\ufdd1"}
_BRACES = {0xFDD0: "{", 0xFDD1: "}"}
_LESS_OR_GREATER = re.compile(r"\\text(less|greater)(?![A-Za-z])\s*(?:\{\})?")
_SIGN_IN_FORMULA = re.compile(r"\$\s*([<>_])\s*\$")  # 35:7$<$1::AID
_ADDRESS = re.compile(r"\\url\s*\{([^{}]{1,500})\}")
_LINK = re.compile(r"\\href\s*\{([^{}]{1,500})\}\s*\{([^{}]{0,300})\}")
_ESCAPED_SIGN = re.compile(r"\\([_%&#$~{}])")


def plain_text(value: str) -> str:
    """A title's or an abstract's text.

    Braces stay only where they are the argument of a command that stays.
    """
    if not any(map(value.__contains__, _SIGNS)):
        return value.strip()
    if "\\" in value:
        value = _without_arguments(value)
    if "$\\" in value:
        value = _BRACE_AS_FORMULA.sub(r"\1", value)
    value = _LONE_SIGN.sub(
        lambda found: plain_latex(found[1] or found[2]), value
    )
    if "^" in value:
        value = _ORDINAL.sub(
            lambda found: (found["figures"] or "") + found["ending"], value
        )
    value = _TIED_FORMULA.sub(" ", value) if "~" in value else value
    parts = _MATH.split(value) if "$" in value or "\\(" in value else [value]
    pieces = [
        _formula(part) if index % 2 else _plain(part)
        for index, part in enumerate(parts)
    ]
    return _without_escaped_dollars("".join(pieces).strip())


def _without_arguments(value: str) -> str:
    """A value without the commands that may have formulas or addresses in their arguments."""
    if "\\ensuremath" in value:
        value = _without_ensuremath(value)
    if "hbox" in value:
        value = _ABOUT.sub("~", value)
    if "\\url" in value or "\\href" in value:
        value = _LINK.sub(
            _linked,
            _ADDRESS.sub(lambda found: plain_identifier(found[1]), value),
        )
    return printed(value)


def running_text(value: str) -> str:
    """The same of a text in which publishers and Zotero leave tags and entities."""
    plain = plain_text(value)
    marked = "<" in plain or ("&" in plain and ";" in plain)
    return (without_markup(plain) or "") if marked else plain


def _without_ensuremath(value: str) -> str:
    r"""``\ensuremath`` undone: nothing in a formula, a letter by itself, else a formula."""
    parts = _MATH.split(value)
    return "".join(
        _ENSUREMATH.sub(r"\1" if index % 2 else _ensured, part)
        for index, part in enumerate(parts)
    )


def _ensured(found: re.Match[str]) -> str:
    return (
        f"{{{found[1]}}}" if _COMMAND.fullmatch(found[1]) else f"${found[1]}$"
    )


def plain_identifier(value: str) -> str:
    r"""A DOI or an address in plain characters.

    ``\_``, ``{\_}`` and ``\textunderscore{}`` are underscores, and braces nothing.
    """
    if "\\" not in value and "{" not in value and "$" not in value:
        return value
    escaped = _UNDERSCORE.sub("_", _SIGN_IN_FORMULA.sub(r"\1", value))
    escaped = _LESS_OR_GREATER.sub(
        lambda found: "<" if found[1] == "less" else ">", escaped
    )
    return _ESCAPED_SIGN.sub(r"\1", escaped.replace("{", "").replace("}", ""))


def _linked(found: re.Match[str]) -> str:
    r"""The words of ``\href`` with the address behind them, unless they are the address."""
    address, words = plain_identifier(found[1]), found[2].strip()
    return (
        address
        if words in {"", found[1]} or "://" in words
        else f"{words} ({address})"
    )


def _formula(text: str) -> str:
    r"""A formula as it stands, save letters in braces of their own: ``${\lambda}$`` is ``$λ$``."""
    return _LETTER_IN_FORMULA.sub(lambda found: plain_latex(found[1]), text)


def _without_escaped_dollars(text: str) -> str:
    r"""``\$5`` as ``$5`` where that makes no formula of it."""
    if r"\$" not in text:
        return text
    bare = text.replace(r"\$", "$")
    return bare if _formulas_in(bare) == _formulas_in(text) else text


def _formulas_in(text: str) -> list[str]:
    return [part.text for part in segments(text) if part.kind == "math"]


def _plain(text: str) -> str:
    plain = _TIE.sub(" ", text) if "~" in text else text
    if "\\{" in plain or "\\}" in plain or "\\textbrace" in plain:
        return _without_commands(_with_printed_braces(plain)).translate(_BRACES)
    return _without_commands(plain)


def _with_printed_braces(text: str) -> str:
    r"""Braces that are printed, as signs of their own: no group of LaTeX ends with them.

    Programs escape the braces that keep a word's capitals (``\{BERT\}``): these are not printed.
    """
    bare = _CASE_BRACES.sub(r"\1", _BRACED_BRACE.sub(r"\1", text))
    return _PRINTED_BRACE.sub(
        lambda found: _SIGN_OF[found[0][-1] if found[1] is None else found[1]],
        bare,
    )


def _without_commands(plain: str) -> str:
    if "\\" in plain:
        plain = plain_groups(plain)
        # The second pass reaches an accent on an accent: Nguy{\\~{\\^e}}n
        for _ in range(2):
            plain = plain_latex(plain)
    return _ESCAPE.sub(r"\1", _without_case_braces(typographic(plain)))


def _without_case_braces(text: str) -> str:
    if "{" not in text and "}" not in text:
        return text
    kept: list[str] = []
    stays: list[bool] = []  # of each brace that is open, whether it is kept
    for part in _BRACE.split(text):
        keep = bool(part)
        if part == "{":
            keep = bool(kept) and _ARGUMENT.search(kept[-1][-40:]) is not None
            stays.append(keep)
        elif part == "}":
            keep = bool(stays) and stays.pop()
        if keep:
            kept.append(part)
    return "".join(kept)
