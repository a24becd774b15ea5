"""Formulas of listings in files for LaTeX: what would do more there than print is no formula."""

from __future__ import annotations

import re

_COMMAND = re.compile(r"\\([A-Za-z@]+)")
# They read or write files, run programs, make commands, or lead elsewhere.
_ACTING = re.compile(
    r"input|include\w*|import|subfile|usepackage|documentclass|RequirePackage|\w*listing|verb\w*"
    r"|write|immediate|openin|openout|closein|closeout|read|readline|special|directlua|lua\w+"
    r"|csname|catcode|[egx]?def|let|futurelet|new(?:command|environment|write|read|if|toks|count)"
    r"|(?:re|provide)\w+command|loop|repeat|aftergroup|expandafter|every\w+|jobname|ShellEscape"
    r"|href|url|hyper\w+|scantokens|pdf\w+|output|shipout|\w*@\w*"
)
_ENVIRONMENT = re.compile(r"\\(?:begin|end)\s*(?:\{([^{}]*)\})?")
_OF_FORMULAS = re.compile(
    r"[a-zA-Z]*matrix\*?|cases|array|aligned|gathered|split|align\*?|equation\*?"
)
_BRACE = re.compile(r"[{}]")
_SIGNS_BY_NUMBER = "^^"  # ^^5cinput is \\input


def only_prints(formula: str) -> bool:
    """Tell whether LaTeX would only print a formula."""
    if _SIGNS_BY_NUMBER in formula:
        return False
    if any(_ACTING.fullmatch(name) for name in _COMMAND.findall(formula)):
        return False
    return all(
        _OF_FORMULAS.fullmatch(name) for name in _ENVIRONMENT.findall(formula)
    )


def braces_pair(text: str) -> bool:
    """Tell whether every brace that closes was opened: others would end a field of BibTeX."""
    depth = 0
    for brace in _BRACE.findall(text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
