r"""LaTeX commands that only say how text is printed, undone where formulas are not yet parted.

``\emph{the $L_1$ norm}`` would be cut in two by its formula, and ``\ion{H}{ii}`` has two arguments.
"""

from __future__ import annotations

import re

_ENVIRONMENTS = (
    "itemize|enumerate|description|center|quote|quotation|abstract|flushleft"
)
_COMMAND = re.compile(
    r"\\ion\s?\{(?P<element>[^{}]{1,10})\}\s?\{(?:\\sc\s)?(?P<stage>[^{}\\]{1,10})\}"
    r"|\\noopsort\s?\{[^{}]*+\}"
    r"|\\(?:emph|text[a-z]{2,6}|mbox|hbox|underline|mkbibemph)\s?"
    r"\{(?P<around>(?:[^{}]|\{[^{}]*+\})*+)\}"
    r"|\\(?P<quote>enquote|mkbibquote)\s?\{(?P<quoted>(?:[^{}]|\{[^{}]*+\})*+)\}"
    rf"|\\(?:begin|end)\{{(?:{_ENVIRONMENTS})\*?\}}"
    r"|(?P<item>\\item(?![A-Za-z]))"
    r"|\\(?:noindent|newline|linebreak|par|smallskip|medskip|bigskip)(?![A-Za-z])"
    r"|\\\\(?=\s|$)"
)
_STAGES = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII XIX XX".split()  # noqa: SIM905


def printed(value: str) -> str:
    r"""A value without these commands; whatever stands in a formula stays as it is.

    Time is linear in the value's length.
    """
    pieces: list[str] = []
    position = counted = signs = 0
    for match in _COMMAND.finditer(value):
        signs += _dollars(value, counted, match.start())
        counted = match.start()
        if signs % 2 or (said := _said(match)) is None:
            continue
        pieces += (value[position : match.start()], said)
        position = match.end()
    return "".join((*pieces, value[position:])) if pieces else value


def _dollars(value: str, start: int, end: int) -> int:
    """How many signs stand there that open or close a formula."""
    return value.count("$", start, end) - value.count("\\$", start, end)


def _said(match: re.Match[str]) -> str | None:
    """What takes the command's place; None where it is left to what reads single commands."""
    if match["element"]:
        return f"{match['element'].strip()} {_stage(match['stage'].strip())}"
    around = match["quoted"] if match["quote"] else match["around"]
    if around is not None:
        if "$" not in around:
            return None
        return f"“{around}”" if match["quote"] else around
    if match["item"]:
        return " • "
    return "" if "sort" in match[0] else " "


def _stage(figure: str) -> str:
    """How far an atom is ionised, as astronomers write it: ``ii`` and ``2`` are II."""
    if figure.isdecimal() and 0 < int(figure) <= len(_STAGES):
        return _STAGES[int(figure) - 1]
    return figure.upper()
